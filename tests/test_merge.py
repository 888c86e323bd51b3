"""One defect is one finding: which of overlapping findings keeps the place."""

from __future__ import annotations

import pytest

from lint.checks.existence import Existence
from lint.document import Document
from lint.finding import Edit, Level, Match
from lint.flag import Flag, merge
from lint.rule import Rule
from lint.text import Span

from .conftest import document

TEXT = "一、甲乙丙丁戊己庚辛壬癸。\n二、子丑寅卯辰巳午未申酉。\n三、天地玄黄宇宙洪荒日月。\n"


def flag(rule: str, start: int, end: int, level: Level = "error", edits: tuple[Edit, ...] = ()) -> Flag:
    check = Existence(words=("无",))
    return Flag(Rule(id=rule, check=check, level=level, message=rule, why=""), Match(Span(start, end), edits=edits))


def merged(*flags: Flag, draft: Document | None = None) -> list[tuple[str, list[str]]]:
    """The rules that keep their place, with what goes along with each."""
    kept = merge(draft or document(TEXT), flags)
    return [(each.rule.id, [said for _, said in each.merged]) for each in kept]


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        # apart: both stay
        ([flag("typo/a", 2, 4), flag("typo/b", 5, 7)], [("typo/a", []), ("typo/b", [])]),
        # the first category keeps the place, wherever it starts
        ([flag("typo/a", 2, 6), flag("punctuation/b", 3, 4)], [("punctuation/b", ["typo/a"])]),
        ([flag("numbering/a", 0, 2), flag("typo/b", 1, 3)], [("numbering/a", ["typo/b"])]),
        ([flag("typo/a", 2, 4), flag("own/b", 3, 5)], [("typo/a", ["own/b"])]),
        # a hint never hides an error
        ([flag("punctuation/a", 2, 6, "info"), flag("typo/b", 3, 4)], [("typo/b", ["punctuation/a"])]),
        ([flag("punctuation/a", 2, 6, "warning"), flag("typo/b", 3, 4, "warning")], [("punctuation/a", ["typo/b"])]),
        # two findings of one rule are two, the same one twice is one
        ([flag("typo/a", 2, 4), flag("typo/a", 3, 5)], [("typo/a", []), ("typo/a", [])]),
        ([flag("typo/a", 2, 4), flag("typo/a", 2, 4)], [("typo/a", ["typo/a"])]),
        # a repeated passage takes in what is milder inside it, and never goes along with it
        ([flag("duplicate/a", 2, 12), flag("typo/b", 3, 4)], [("duplicate/a", ["typo/b"])]),
        ([flag("duplicate/a", 0, 25), flag("typo/b", 3, 4)], [("duplicate/a", ["typo/b"])]),
        ([flag("duplicate/a", 2, 12), flag("placeholder/b", 3, 4)], [("duplicate/a", []), ("placeholder/b", [])]),
        ([flag("duplicate/a", 0, 25), flag("placeholder/b", 3, 4)], [("duplicate/a", []), ("placeholder/b", [])]),
        ([flag("duplicate/a", 2, 12, "warning"), flag("typo/b", 3, 4)], [("duplicate/a", []), ("typo/b", [])]),
        ([flag("duplicate/a", 0, 16), flag("typo/b", 15, 18)], [("duplicate/a", []), ("typo/b", [])]),
        # a wrong order of headings says nothing of the sentences between
        ([flag("numbering/a", 0, 30), flag("typo/b", 3, 4)], [("numbering/a", []), ("typo/b", [])]),
        ([flag("placeholder/a", 3, 4), flag("numbering/b", 0, 30)], [("numbering/b", []), ("placeholder/a", [])]),
        # a number that was pasted along with its paragraph
        ([flag("numbering/a", 0, 30), flag("duplicate/b", 14, 26, "warning")], [("duplicate/b", ["numbering/a"])]),
        ([flag("numbering/a", 14, 16), flag("duplicate/b", 14, 26, "warning")], [("duplicate/b", ["numbering/a"])]),
        ([flag("numbering/a", 0, 30), flag("duplicate/b", 16, 26)], [("duplicate/b", []), ("numbering/a", [])]),
        # what stands for the whole draft is no event of its first place
        (
            [flag("punctuation/a", 2, 3, edits=(Edit(Span(20, 21), "，"),)), flag("typo/b", 2, 5)],
            [("typo/b", []), ("punctuation/a", [])],
        ),
        # three in a row
        (
            [flag("arithmetic/a", 2, 5), flag("typo/b", 4, 8), flag("style/c", 7, 9)],
            [("arithmetic/a", ["typo/b"]), ("style/c", [])],
        ),
        ([], []),
    ],
)
def test_who_keeps_the_place(flags: list[Flag], expected: list[tuple[str, list[str]]]) -> None:
    assert sorted(merged(*flags)) == sorted(expected)
    assert sorted(merged(*reversed(flags))) == sorted(expected)


@pytest.mark.parametrize(
    ("weaker", "said"),
    [
        (Edit(Span(3, 4), ""), []),
        (Edit(Span(2, 4), "甲"), []),  # the same words in the end
        (Edit(Span(3, 5), "丙"), []),
        (Edit(Span(3, 4), "己"), ["typo/b"]),
        (Edit(Span(4, 5), ""), ["typo/b"]),
    ],
)
def test_what_mends_the_same_is_said_once(weaker: Edit, said: list[str]) -> None:
    first = flag("typo/a", 2, 4, edits=(Edit(Span(3, 4), ""),))
    assert merged(first, flag("typo/b", 3, 5, "warning", (weaker,))) == [("typo/a", said)]


def test_a_number_goes_along_with_the_copy_that_brought_it_though_a_word_was_changed() -> None:
    text = "（三）全年新建社区食堂九家。\n（一）加强党建。\n（三）全年建设社区食堂九家。\n"
    first, later = text.index("社区"), text.rindex("社区")
    copy = flag("duplicate/a", later, later + 6, "warning")
    copy = copy._replace(match=copy.match._replace(related=(Span(first, first + 6),)))
    assert merged(flag("numbering/b", 0, 3), copy, draft=document(text)) == [("duplicate/a", ["numbering/b"])]


def test_a_finding_carries_only_so_many_along() -> None:
    text = "甲" * 3000
    flags = [flag("duplicate/a", 0, 3000), *(flag("typo/b", start, start + 1) for start in range(2000))]
    ((rule, said),) = merged(*flags, draft=document(text))
    assert rule == "duplicate/a"
    assert len(said) == 20
