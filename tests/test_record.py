"""Classes of values behave like those of ``dataclasses`` and ``typing``."""

from __future__ import annotations

import dataclasses
import pickle

import pytest

from lint.record import NamedTuple, dataclass, field, replace


class Point(NamedTuple):
    """A named tuple."""

    x: int
    y: int = 2

    @property
    def total(self) -> int:
        return self.x + self.y


@dataclass
class Shelf:
    """A dataclass."""

    name: str
    size: int = 3
    books: list[str] = field(default_factory=list)
    hidden: str = field(default="x", repr=False)

    def __post_init__(self) -> None:
        if self.size < 0:
            raise ValueError("size")


@dataclass(frozen=True)
class Label:
    text: str
    count: int = 0


def test_a_named_tuple() -> None:
    point = Point(1)
    assert (point.x, point.y, point.total, point) == (1, 2, 3, (1, 2))
    assert point._replace(y=5) == Point(x=1, y=5) == Point._make([1, 5])
    assert (point._asdict(), Point._fields, repr(point)) == ({"x": 1, "y": 2}, ("x", "y"), "Point(x=1, y=2)")
    assert pickle.loads(pickle.dumps(point)) == point
    assert not hasattr(point, "__dict__")


class Change(NamedTuple):
    new: list[str]
    cls: int = 0


def test_a_field_may_be_called_as_it_likes() -> None:
    assert Change(["甲"], cls=1) == (["甲"], 1)
    assert Change(new=[]) == ([], 0)


@pytest.mark.parametrize(("given", "named"), [((), {}), ((1, 2, 3), {}), ((1,), {"z": 1}), ((1,), {"x": 1})])
def test_a_named_tuple_refuses_what_it_does_not_have(given: tuple[int, ...], named: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        Point(*given, **named)


def test_a_dataclass() -> None:
    shelf, other = Shelf("a"), Shelf("a", books=[])
    assert shelf == other
    assert shelf.books is not other.books
    assert repr(shelf) == "Shelf(name='a', size=3, books=[])".replace("Shelf", Shelf.__qualname__)
    assert replace(shelf, size=4) == Shelf("a", 4)
    assert pickle.loads(pickle.dumps(shelf)) == shelf


@pytest.mark.parametrize(
    ("given", "named"), [((), {}), (("a", 1, [], "x", 5), {}), (("a",), {"name": "b"}), (("a",), {"z": 1})]
)
def test_a_dataclass_refuses_what_it_does_not_have(given: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        Shelf(*given, **named)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="size"):
        Shelf("a", -1)


def test_a_frozen_one_stays_and_can_be_a_key() -> None:
    label = Label("a")
    with pytest.raises(AttributeError):
        label.count = 1  # type: ignore[misc]
    assert {label: 1}[Label("a", 0)] == 1


def test_it_becomes_one_of_pythons_own_when_it_is_asked_about_its_fields() -> None:
    @dataclass(frozen=True)
    class Late:
        text: str
        parts: list[int] = field(default_factory=list)

    before = Late("a")
    assert [each.name for each in dataclasses.fields(Late)] == ["text", "parts"]
    assert before == Late("a")
    assert dataclasses.replace(before, text="b") == Late("b")
    with pytest.raises(dataclasses.FrozenInstanceError):
        before.text = "c"  # type: ignore[misc]
