"""Comments that let a finding stand, and those that let nothing stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.config import Config
from lint.finding import Finding
from lint.linter import Linter
from lint.session import Session
from lint.suppress import UNUSED, Suppression, covered, suppressions
from lint.text import Location

from .conftest import document

STAR = "placeholder/star"


def findings(text: str, name: str = "draft.md", **settings: object) -> list[Finding]:
    return Linter(Config(**settings)).check(document(text, name)).findings  # type: ignore[arg-type]


def lines(text: str, name: str = "draft.md", **settings: object) -> list[tuple[int, str]]:
    """The line and the rule of what is found, placeholders and idle comments only."""
    return [
        (finding.start.line, finding.rule.partition("/")[2])
        for finding in findings(text, name, **settings)
        if finding.category in {"placeholder", "suppression"}
    ]


@pytest.mark.parametrize("name", ["draft.md", "draft.txt"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("立案**件。<!-- draftlint-disable-line placeholder/star -->\n立案**件。", [(2, "star")]),
        ("立案**件。<!-- draftlint-disable-line -->", []),
        ("立案**件。<!-- draftlint-disable-line placeholder -->", []),
        ("立案**件。<!-- draftlint-disable-line placeholder/star placeholder/cross -->共××件。", []),
        ("立案**件。<!-- draftlint-disable-line placeholder/star, placeholder/cross -->共××件。", []),
        ("立案**件。<!-- draftlint-disable-line placeholder/star -- 保密数字 -->", []),
        ("立案**件，<!-- draftlint-disable-line placeholder/star -->共××件。", [(1, "cross")]),
        ("<!-- draftlint-disable-next-line -->\n\n　\n立案**件。\n立案**件。", [(5, "star")]),
        ("<!-- draftlint-disable-next-line\nplaceholder -->\n立案**件。", []),
        ("立案**件。<!-- draftlint-disable -->立案**件。\n立案**件。", [(1, "star")]),
        ("<!-- draftlint-disable -->\n立案**件。\n<!-- draftlint-enable -->\n立案**件。", [(4, "star")]),
        ("<!-- draftlint-disable placeholder -->立案**件。<!-- draftlint-enable -->立案**件。", [(1, "star")]),
        (
            "<!-- draftlint-disable placeholder -->甲**件。<!-- draftlint-enable placeholder -->\n乙**件。",
            [(2, "star")],
        ),
        ("<!-- 一般批注 -->\n立案**件。", [(2, "star")]),
    ],
)
def test_what_comments_speak_of_is_let_stand(text: str, expected: list[tuple[int, str]], name: str) -> None:
    assert lines(text, name) == expected


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("立案36件。<!-- draftlint-disable-line -->", "全部规则"),
        ("立案36件。<!-- draftlint-disable-line placeholder/star -->", STAR),
        ("立案**件。<!-- draftlint-disable-line placeholder/star placeholder/cross -->", "placeholder/cross"),
        ("立案36件。<!-- draftlint-disable-line no/such-rule -->", "no/such-rule"),
        ("<!-- draftlint-disable placeholder -->\n立案36件。", "placeholder"),
        ("立案36件。\n<!-- draftlint-enable -->", "draftlint-enable"),
        ("立案36件。<!-- draftlint-disble-line -->", "draftlint-disble-line"),
        ("<!-- draftlint-disable-next-line -->", "全部规则"),
    ],
)
def test_a_comment_that_suppresses_nothing_is_reported_with_its_names(text: str, named: str) -> None:
    (finding,) = [finding for finding in findings(text) if finding.rule == UNUSED]
    assert f"（{named}）" in finding.message
    assert finding.level == "warning"
    assert finding.excerpt.startswith("<!-- draftlint-")


@pytest.mark.parametrize("settings", [{"ignore": ("placeholder",)}, {"select": ("suppression", "typo")}])
def test_nothing_is_said_of_rules_that_were_not_asked(settings: dict[str, object]) -> None:
    text = "立案**件。<!-- draftlint-disable-line placeholder/star -->\n立案**件。<!-- draftlint-disable-line -->"
    assert lines(text, **settings) == []


def test_nothing_is_said_of_rules_that_a_file_leaves_out(tmp_path: Path) -> None:
    draft = tmp_path / "a.md"
    draft.write_text("立案**件。<!-- draftlint-disable-line placeholder/star -->\n", encoding="utf-8")
    config = Config(per_file_ignores={"a.md": ("placeholder",)}, root=tmp_path)
    assert Session(config).check_file(str(draft)).findings == []


def test_the_report_of_idle_comments_can_be_left_out() -> None:
    assert lines("立案36件。<!-- draftlint-disable-line -->", ignore=(UNUSED,)) == []


def test_what_went_along_with_a_finding_that_is_let_stand_is_reported() -> None:
    text = "完成率达到九成,,群众满意。"
    (both,) = findings(text)
    assert both.rule == "punctuation/doubled-mark"
    left = findings(f"{text}<!-- draftlint-disable-line {both.rule} -->")
    assert {each.message for each in left} == {each.message for each in both.related} != {both.message}
    assert findings(f"{text}<!-- draftlint-disable-line {both.rule}, {left[0].rule} -->") == []


def test_rules_of_a_range_are_closed_one_by_one() -> None:
    disable = "<!-- draftlint-disable placeholder/star placeholder/cross -->"
    enable = "<!-- draftlint-enable placeholder/star -->"
    assert lines(f"{disable}\n甲**件，共××件。\n{enable}\n乙**件，共××件。") == [(4, "star")]


def test_it_speaks_english() -> None:
    (finding,) = findings("立案36件。<!-- draftlint-disable-line -->", lang="en")
    assert "all rules" in finding.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲。<!-- draftlint-disable-line a/b c -- 因故 -->", ["2 1:1-2:1 a/b,c"]),
        ("<!-- draftlint-disable-next-line\n a/b，c、d -->\n\n\n甲。\n乙。", ["0 5:1-6:1 a/b,c,d"]),
        ("<!-- draftlint-disable-next-line -->", ["0 2:1-3:1 "]),
        ("<!-- draftlint-disable-next-line -->\n甲。\n乙。", ["0 2:1-3:1 "]),
        (
            "甲<!-- draftlint-disable a b -->乙\n丙<!-- draftlint-enable a -->丁",
            ["1 1:32-2:2 a", "1 1:32-1152921504606846976:1 b"],
        ),
        ("甲<!-- draftlint-disable -->乙<!-- draftlint-enable a -->", ["1 1:28-1:29 "]),
        ("甲<!-- draftlint-disable a b -->乙<!-- draftlint-enable a b -->", ["1 1:32-1:33 a", "1 1:32-1:33 b"]),
        ("甲<!-- draftlint-enable -->", ["1 1:2-1:2 draftlint-enable"]),
        ("甲<!-- draftlint-disble a -->", ["1 1:2-1:2 draftlint-disble"]),
        ("甲<!-- 批注 --><!--draftlint-disable-line a--b-->", ["12 1:1-2:1 a--b"]),
    ],
)
def test_comments_are_read(text: str, expected: list[str]) -> None:
    found = suppressions(document(text, "draft.md"))
    assert [
        f"{each.span.start} {each.start.line}:{each.start.column}-{each.end.line}:{each.end.column} "
        + ",".join(sorted(each.rules))
        for each in found
    ] == expected


def test_every_comment_that_covers_a_finding_is_used() -> None:
    """So that none of two that say the same is reported as idle; its end is exclusive."""
    comments = suppressions(
        document(
            "甲<!-- draftlint-disable a a/b -->乙<!-- draftlint-disable-line c -->\n<!-- draftlint-enable -->",
            "draft.md",
        )
    )

    def finding(rule: str, line: int, column: int) -> Finding:
        place = Location(line, column)
        return Finding("d", place, place, rule, "error", "", "")

    found = [finding("a/b", 1, 36), finding("c/d", 1, 1), finding("a/b", 2, 1), finding("x/y", 1, 40)]

    def kept(comments: list[Suppression]) -> list[Finding]:
        return [each for each in found if not covered(each.start, each.rule, comments)]

    assert kept(comments) == found[2:]
    assert [sorted(each.unused) for each in comments] == [[], [], []]
    assert [sorted(each.used) for each in comments] == [["a"], ["a/b"], ["c"]]
    assert kept(suppressions(document("甲<!-- draftlint-disable-line -->", "draft.md"))) == [found[2]]
