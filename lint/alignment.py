"""The cheapest explanation of a row of numbers that should run 1, 2, 3: what is lost, doubled, mistyped, restarted.

A heading that is lost or mistyped must be one defect, not one for every heading after it. So the numbers
are not compared with their neighbours: of all ways to read the whole row, the one with the fewest and mildest
defects is taken, by dynamic programming over the number that is expected next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nsmallest
from typing import Literal

from .record import NamedTuple

StepKind = Literal["next", "gap", "repeat", "wrong", "back", "nested", "aside"]
"""How a number is read: as expected; after lost ones; as the one before again; as mistyped; as going back;
as the first of a list within the list; as no number of the row at all."""

_GAP, _EACH_FURTHER, _REPEAT, _WRONG, _BACK = 1.0, 0.1, 1.0, 1.25, 1.5
_FURTHEST = 2
"""A gap of many numbers stays cheaper than a mistyped one: only what follows can show the latter."""
_NESTED, _RESUME, _ASIDE = 0.9, 0.1, 0.6
_AT_ONCE, _LONE, _NO_SECOND = 0.2, 0.5, 1.2
"""What makes a nested list less likely: that it begins right after the first item, that it has one item and the row ends,
that the list around it goes on from an earlier section."""
_LONE_AGAIN = 0.8
"""What makes a new list behind a weak boundary less likely: that it has one item and the row ends."""
_SECOND = 2
_WIDTH = 10
"""How many readings are kept at each step; a bound that keeps the cost linear in the length of the row."""


class Boundary(NamedTuple):
    """What lies between a number and the one before it, as the costs of two readings."""

    restart: float | None
    """Of beginning again at 1; None where nothing allows it save a nested list."""
    go_on: float
    """Of carrying on with the next number."""
    lost: float = 0.0
    """Of beginning again with the first numbers lost, besides the cost of the gap."""


START = Boundary(0.0, 0.0)
NONE = Boundary(None, 0.0)


class Numbered(NamedTuple):
    """A number with what stands before it."""

    value: int
    boundary: Boundary = NONE
    doubtful: bool = False
    """It may be no ordinal at all (“8.6个百分点” at the start of a line)."""
    nests: bool = False
    """Whether a list that begins anew here may lie inside the one before, which may then be resumed."""
    resumes: bool = True
    """Whether it may carry on the list around a nested one."""
    second: bool = False
    """Whether the number before it was the first under a new heading: hardly may a list nested in it begin."""


class Step(NamedTuple):
    """How one number of a row is read."""

    kind: StepKind
    expected: int
    """The number that was expected; of a gap the first one that is lost."""
    restart: bool = False
    """Whether the row begins anew here."""

    @property
    def sound(self) -> bool:
        return self.kind in {"next", "nested", "aside"}


class _State(NamedTuple):
    expected: int
    outer: int
    """What the list around a nested one expects; 0 for none."""


class _Reading(NamedTuple):
    cost: float
    before: _State | None
    step: Step


def align(numbers: Sequence[Numbered]) -> list[Step]:
    """The cheapest reading of *numbers*, a step for each."""
    beam: dict[_State, _Reading] = {_State(1, 0): _Reading(0.0, None, Step("next", 1))}
    history: list[dict[_State, _Reading]] = []
    for index, number in enumerate(numbers):
        following: dict[_State, _Reading] = {}
        for state, reading in beam.items():
            for after, cost, step in _readings(number, state, first=not index):
                known = following.get(after)
                if known is None or known.cost > reading.cost + cost + 1e-9:
                    following[after] = _Reading(reading.cost + cost, state, step)
        if len(following) > _WIDTH:
            following = dict(nsmallest(_WIDTH, following.items(), key=lambda item: item[1].cost))
        history.append(following)
        beam = following
    last = numbers[-1].boundary.restart if len(numbers) > 1 else None
    return _trace(history, weak=bool(last))


def _at_the_end(state: _State, reading: _Reading, *, weak: bool) -> float:
    """What makes a reading less likely by how it ends: a list of one item, nested or behind a *weak* boundary."""
    if state.expected != _SECOND:
        return 0.0
    return _LONE if state.outer else _LONE_AGAIN * (weak and reading.step.restart)


def _trace(history: Sequence[dict[_State, _Reading]], *, weak: bool) -> list[Step]:
    steps: list[Step] = []
    state: _State | None = None
    for readings in reversed(history):
        if state is None:
            state = min(readings, key=lambda each: readings[each].cost + _at_the_end(each, readings[each], weak=weak))
        reading = readings[state]
        steps.append(reading.step)
        state = reading.before
    return steps[::-1]


def _readings(number: Numbered, state: _State, *, first: bool) -> Iterator[tuple[_State, float, Step]]:
    """The ways to read one number: the state after it, what it costs, the step."""
    value, (restart, go_on, lost), doubtful, nests, resumes, second = number
    if not first:
        yield from _in_row(value, state, go_on, restart=False, doubtful=doubtful)
        if resumes and state.outer and value == state.outer:
            yield _State(value + 1, 0), _RESUME, Step("next", value)
    if first:
        yield from _in_row(value, _State(1, 0), 0.0, restart=True, doubtful=doubtful)
    elif restart is not None:
        base = restart + (lost if value > 1 else 0)
        base += _LONE if state.outer and state.expected == _SECOND else 0
        yield from _in_row(value, _State(1, 0), base, restart=True, doubtful=doubtful)
    if not first and value == 1 and not doubtful and (restart is None or nests):
        cost = _NESTED if restart is None else restart + 2 * _EACH_FURTHER
        cost += _AT_ONCE if state.expected == _SECOND and restart is None else 0
        cost += _NO_SECOND if second and state.expected > _SECOND else 0
        yield _State(_SECOND, state.expected), cost, Step("nested", 1)
    if doubtful:
        yield state, _ASIDE, Step("aside", state.expected)


def _in_row(
    value: int, state: _State, base: float, *, restart: bool, doubtful: bool
) -> Iterator[tuple[_State, float, Step]]:
    expected, outer = state
    if value == expected:
        yield _State(value + 1, outer), base, Step("next", expected, restart)
        return
    if doubtful:
        return
    if value > expected:
        cost = _GAP + _EACH_FURTHER * min(value - expected - 1, _FURTHEST)
        yield _State(value + 1, outer), base + cost, Step("gap", expected, restart)
    elif value == expected - 1 and expected > 1:
        yield state, base + _REPEAT, Step("repeat", expected, restart)
    elif value < expected - 1 and not restart:
        yield _State(value + 1, outer), base + _BACK, Step("back", expected, restart)
    yield _State(expected + 1, outer), base + _WRONG, Step("wrong", expected, restart)
