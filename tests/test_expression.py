"""Compiled expressions come back from the cache folder as they were, or are made anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
import regex

import lint
from lint import expression, store
from lint.rule import built_in_entries, compile_patterns, load
from lint.text import HAN


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DRAFTLINT_CACHE", str(tmp_path))
    monkeypatch.setattr(expression, "_new", {})
    store.cache_folder.cache_clear()
    expression._kept.cache_clear()
    expression.expression.cache_clear()
    yield
    store.cache_folder.cache_clear()
    expression._kept.cache_clear()


SOURCES = [
    (r"第(?P<number>[一二三四五六七八九十百]+)届", 0),
    (rf"(?<![{HAN}])[{HAN}]{{2,8}}(?:局|委|办)(?![{HAN}])", 0),
    (r"^#{1,6}\s+(.*)$", re.MULTILINE),
    (r"(提案|建议)(?:\s*)\1", re.DOTALL | re.IGNORECASE),
    (r"[^，。；！？\n]*?(?:增长|下降)(\d+(?:\.\d+)?)%", 0),
    ("", 0),
]
TEXT = "# 一、工作回顾\n政协第十二届委员会收到提案提案109件，增长5.2%。\n市水利局 牵头。"


def test_kept_expressions_are_the_compiled_ones() -> None:
    first = [expression.expression(source, flags) for source, flags in SOURCES]
    found = [[(match.span(), match.groupdict()) for match in each.finditer(TEXT)] for each in first]
    expression.keep()
    for (source, flags), before in zip(SOURCES, found, strict=True):
        key = ("re", source, int(flags))
        assert key in expression._kept("re")
        again = expression._compiled(key, _must_not_be_made, expression._to_re)
        assert again == re.compile(source, flags)
        assert again.groupindex == re.compile(source, flags).groupindex
        assert [(match.span(), match.groupdict()) for match in again.finditer(TEXT)] == before


def test_an_expression_has_what_a_compiled_one_has() -> None:
    source = r"第(?P<number>[一二三四五六七八九十百]+)届"
    each, compiled = expression.expression(source), re.compile(source)
    for name in ("pattern", "flags", "groups", "groupindex"):
        assert getattr(each, name) == getattr(compiled, name)
    assert not hasattr(each, "nothing")


def test_kept_rule_patterns_find_the_same() -> None:
    rules, errors = load(built_in_entries())
    assert not errors
    for rule in rules:
        compile_patterns(rule)
    expression.keep()
    kept = expression._kept("regex")
    assert len(kept) > 200
    text = "\n".join(example.text for rule in rules for example in (*rule.bad, *rule.good))[:6_000]
    for key in kept:
        again = expression._compiled(key, _must_not_be_made, expression._to_regex)
        made = regex.compile(key[1], key[2])
        assert [match.span() for match in again.finditer(text)] == [match.span() for match in made.finditer(text)]


def ours() -> list[expression._Expression]:
    """The expressions that the modules of this package name."""
    modules = [
        import_module(module.name) for module in walk_packages(lint.__path__, "lint.") if "__main" not in module.name
    ]
    values = [value for module in modules for value in vars(module).values()]
    values += [inner for value in values if isinstance(value, tuple) for inner in value]
    return list({id(value): value for value in values if isinstance(value, expression._Expression)}.values())


def test_what_is_tried_only_where_it_can_match_is_found_all_the_same() -> None:
    """In paragraphs that end where one begins to match, too: what is looked for may stand right before or behind them."""
    rules, _ = load(built_in_entries())
    text = "\n".join(example.text for rule in rules for example in (*rule.bad, *rule.good))
    lines = list(re.finditer(".+", text))
    every = ours()
    assert len(every) > 600
    screened = 0
    for each in every:
        if each.finditer == each.everywhere:
            continue
        screened += 1
        places = [match.span() for match in re.compile(each.pattern, each._flags).finditer(text)][:20]
        parts = [(start + cut, end - cut) for start, end in places for cut in (0, 1)]
        for start, end in (*parts, *(line.span() for line in lines[screened % 7 :: 7])):
            found = [match.span() for match in each.finditer(text, start, end)]
            assert found == [match.span() for match in each.everywhere(text, start, end)], each.pattern
        assert [match.span() for match in each.finditer(text)] == [match.span() for match in each.everywhere(text)]
    assert screened > 150


def _must_not_be_made(source: str, flags: int) -> tuple[object, object]:
    raise AssertionError(f"compiled again: {source!r} {flags}")


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[: len(data) // 2], id="cut off"),
        pytest.param(lambda data: data[:-1] + bytes([data[-1] ^ 1]), id="a bit"),
        pytest.param(lambda _: b"", id="empty"),
    ],
)
def test_a_damaged_file_is_a_miss(damage, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert expression.expression(r"[0-9]+件").search(TEXT)
    expression.keep()
    path = tmp_path / "expressions-re.bin"
    path.write_bytes(damage(path.read_bytes()))
    expression._kept.cache_clear()
    expression.expression.cache_clear()
    assert expression._kept("re") == {}
    found = expression.expression(r"[0-9]+件").search(TEXT)
    assert found
    assert found[0] == "109件"


def test_refused_code_is_made_anew() -> None:
    import marshal

    expression._kept("re")["re", r"[0-9]+件", 0] = marshal.dumps((r"[0-9]+件", 32, [255, 7, 1], 0, {}, (None,)))
    found = expression.expression(r"[0-9]+件").search(TEXT)
    assert found
    assert found[0] == "109件"


def test_another_python_is_a_miss(monkeypatch: pytest.MonkeyPatch) -> None:
    assert expression.expression(r"[0-9]+件").search(TEXT)
    expression.keep()
    assert expression._kept("re")
    monkeypatch.setattr(expression, "_signature", lambda _: ("another",))
    expression._kept.cache_clear()
    assert expression._kept("re") == {}


def test_the_file_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expression, "_MOST", 3)
    for number in range(8):
        assert expression.expression(f"{number}件?").search("0123456789")
        expression.keep()
    assert len(expression._kept("re")) <= 3


def test_nothing_is_written_where_nothing_is_new(tmp_path: Path) -> None:
    expression.keep()
    assert not list(tmp_path.iterdir())
