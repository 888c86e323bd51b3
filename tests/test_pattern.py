"""Regular expressions of rules: folded, gated by a literal, never for ever."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import pattern
from lint.pattern import Pattern, fold_pattern, is_pattern, required_literal


@pytest.mark.parametrize(
    ("source", "literal"),
    [
        ("提案工作", "提案工作"),
        (r"\d+件提案(?:办理|督办)", "件提案"),
        ("甲乙?丙丁", "丙丁"),
        ("甲乙*", "甲"),
        ("甲乙{0,2}", "甲"),
        ("甲乙|丙", ""),
        ("(?:甲|乙)丙丁", "丙丁"),
        ("[甲乙]丙", "丙"),
        ("[^]甲]丙", "丙"),
        (r"[\]甲]丙\甲", "丙"),
        (r"\d+", ""),
        ("", ""),
    ],
)
def test_the_literal_that_every_match_holds(source: str, literal: str) -> None:
    assert required_literal(source) == literal


@settings(max_examples=200, derandomize=True)
@given(st.text(alphabet="甲乙丙?*+|()[]^", max_size=9), st.text(alphabet="甲乙丙", max_size=9))
def test_the_literal_is_in_every_match(source: str, text: str) -> None:
    try:
        compiled = regex.compile(source)
    except regex.error:
        return
    for match in compiled.finditer(text):
        assert required_literal(source) in match[0]


def test_wide_characters_of_a_source_are_folded() -> None:
    assert fold_pattern("＊＊（Ａ）") == r"\*\*（A）"
    assert [match[0] for match in Pattern("Ａ＊").finditer("A*")] == ["A*"]


def test_ends_of_a_block_and_empty_matches() -> None:
    assert [match.span() for match in Pattern("^甲|丙$|乙*").finditer("甲乙\n甲丙")] == [(0, 1), (1, 2), (3, 4), (4, 5)]
    assert [match[0] for match in Pattern("甲").finditer("甲甲甲", 1, 2)] == ["甲"]


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern, "TIMEOUT", 0.05)
    with pytest.raises(TimeoutError):
        list(Pattern("(?:x|xx)+[Q-Z]").finditer("x" * 60))


def test_a_wrong_expression_says_so_when_it_is_compiled() -> None:
    with pytest.raises(regex.error):
        assert Pattern("(甲").compiled


def test_what_is_a_pattern() -> None:
    assert not is_pattern("提案工作")
    assert is_pattern("提案.工作")
