"""Regular expressions of rules: folded, gated by a literal, never for ever."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import pattern
from lint.complaint import Complaint
from lint.document import Vocabulary
from lint.pattern import Pattern, fold_pattern, is_pattern
from lint.prefilter import required_literals


@pytest.mark.parametrize(
    ("source", "literals"),
    [
        ("提案工作", "提案工作"),
        (r"\d+件提案(?:办理|督办)", "件提案办理 件提案督办"),
        (r"\d+(?:办理|督办|.)件", "件"),
        (r"[^，](?:转接|上接|(?:续|再)接版)\d", "上接 再接版 续接版 转接"),
        ("甲乙?丙丁", "甲丙丁 甲乙丙丁"),
        ("甲乙*", "甲"),
        ("甲乙{0,2}", "甲"),
        ("甲乙{2,}丙", "乙乙丙"),
        ("甲乙+丙", "乙丙"),
        ("甲乙丙|丁", "丁 甲乙丙"),
        (r"甲乙|\d", ""),
        ("(?:甲|乙)丙丁", "乙丙丁 甲丙丁"),
        ("(?:甲乙丙)?丁", "丁"),
        ("(?:甲乙丙)+丁", "甲乙丙丁"),
        ("(?<=甲乙|丙丁)戊", "丙丁戊 甲乙戊"),
        ("戊(?=甲乙|丙丁)", "戊丙丁 戊甲乙"),
        ("(?<!甲乙)戊(?!丙丁)", "戊"),
        ("(?P<name>甲乙)(?P=name)丙", "甲乙"),
        ("[甲乙]丙", "乙丙 甲丙"),
        ("[^]甲]丙", "丙"),
        (r"[\]甲]丙\甲", "]丙 甲丙"),
        (r"\p{Han}{2}丙", "丙"),
        (r"（\*）", "（*）"),
        ("(?i)todo", ""),
        (r"甲\n乙丙", ""),
        (r"\d+", ""),
        ("", ""),
    ],
)
def test_the_literals_of_which_every_match_holds_one(source: str, literals: str) -> None:
    assert set(required_literals(source)) == set(literals.split())


@settings(max_examples=400)
@given(st.text(alphabet="甲乙丙?*+|()[]^{1,}=!<:", max_size=12), st.text(alphabet="甲乙丙", max_size=9))
def test_one_literal_is_in_every_text_with_a_match(source: str, text: str) -> None:
    try:
        compiled = regex.compile(source)
    except regex.error:
        return
    literals = required_literals(source)
    for match in compiled.finditer(text):
        assert not literals or not match[0] or any(literal in text for literal in literals)


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


@given(
    st.lists(st.text(alphabet="提案办理的×", min_size=1, max_size=4), max_size=12),
    st.text(alphabet="提案办理的×，", max_size=60),
)
def test_words_are_found_wherever_they_begin(words: list[str], text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lint.text._AT_ONCE", 7)  # some lie across the ends of what is searched at once
        found = {word: list(places) for word, places in Vocabulary(words).places(text).items()}
    expected = {word: [at for at in range(len(text)) if text.startswith(word, at)] for word in set(words)}
    assert found == {word: places for word, places in expected.items() if places}


@pytest.mark.parametrize(
    "source",
    [
        "甲{" + "9" * 5000 + "}", "(?:(?:甲{1000}){1000}){1000}", r"\p{Han}{99999999}", "(?x)(?:甲{1000}) {1000}乙", "(?:[甲乙]{500}丙){500,}",
        "(" * 5000 + "甲" + ")" * 5000, "(?<=" * 2000, "(?(1)" * 2000, "(?R)", "(?R)+甲", "（(?:[^（）]|(?0))*）", "(?P<a>(?&a)x|y)", "(甲(?1))",
    ],
    ids=lambda source: source[:20],
)  # fmt: skip
def test_what_would_take_memory_without_bound_is_refused(source: str) -> None:
    with pytest.raises(Complaint):
        Pattern(source)


@pytest.mark.parametrize(
    "source",
    [
        r"\d{4}年\d{1,2}月", "(?>件+)", "(?:(?:甲|乙{2,3}){5,}丙){10}", "[{99999999}]", r"甲\{99999999}", "甲{0,99999999}", "(" * 40 + "甲" + ")" * 40,
        "|".join(["甲乙丙"] * 50_000), "(?P<a>件)(?P=a)", ")(", "[", "甲)",
    ],
    ids=lambda source: source[:20],
)  # fmt: skip
def test_what_takes_little_memory_is_let_be(source: str) -> None:
    assert Pattern(source).source == source
