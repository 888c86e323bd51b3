"""What people and programs get to see."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.config import Config
from lint.finding import Finding, Related, Replacement
from lint.linter import Linter
from lint.reporters import REPORTERS, Options, reporter
from lint.reporters.text import visible, width
from lint.result import Failure, Result
from lint.text import Location

from .conftest import document

FINDING = Finding(
    path="稿件/a.md",
    start=Location(3, 5),
    end=Location(3, 8),
    rule="typo/sample",
    level="error",
    message="“提案案”应为“提案”",
    excerpt="提案案",
    why="多打一字。",
    fix="safe",
    fixes=(Replacement(Location(3, 5), Location(3, 8), "提案"),),
    related=(Related("稿件/a.md", Location(1, 1), Location(1, 3), "前文写作“提案”"),),
    context="一年来，提案案工作a有进展",
)


def text(*findings: Finding, failures: int = 0, passed_over: int = 0, **look: object) -> str:
    out = io.StringIO()
    trouble = [Failure("b.md", "读不出来")] * failures
    result = Result(findings=list(findings), failures=trouble, files=2, passed_over=passed_over)
    reporter("text")(result, out, Options(**look))  # type: ignore[arg-type]
    return out.getvalue()


def test_the_place_the_words_underlined_the_evidence_and_a_summary() -> None:
    first, snippet, marks, related, blank, summary = text(FINDING).splitlines()
    assert first == "稿件/a.md:3:5: 错误 typo/sample “提案案”应为“提案”"
    assert snippet.strip() == FINDING.context
    assert width(snippet[: snippet.index("提案案")]) == marks.index("^")
    assert marks.strip() == "^" * width("提案案")
    assert related.strip() == "第1行：前文写作“提案”"
    assert blank == ""
    assert summary == "检查2个文件，错误1处。"


def test_it_speaks_english() -> None:
    report = text(FINDING, FINDING._replace(level="info"), failures=1, passed_over=3, lang="en")
    assert "稿件/a.md:3:5: error typo/sample" in report
    assert "line 1: " in report
    assert report.endswith("Checked 2 files: 1 error, 1 info. 3 passed over. 1 could not be used.\n")
    assert "nothing found" in text(lang="en")


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        ({}, "检查2个文件，未发现问题。略过1个。1项未能使用。\n"),
        ({"quiet": True}, ""),
    ],
)
def test_the_summary_says_what_was_not_checked(look: dict[str, object], expected: str) -> None:
    assert text(failures=1, passed_over=1, **look) == expected


def test_statistics_count_by_rule() -> None:
    other = FINDING._replace(rule="typo/other", level="warning")
    lines = text(FINDING, other, other, statistics=True).splitlines()
    assert [line.split() for line in lines[:2]] == [["2", "警告", "typo/other"], ["1", "错误", "typo/sample"]]


def test_colour_only_when_asked_for() -> None:
    assert "\x1b[" not in text(FINDING)
    assert "\x1b[" in text(FINDING, color=True)


def test_a_long_line_is_cut_on_both_sides() -> None:
    context = "甲" * 500 + "提案案" + "乙" * 500
    long = FINDING._replace(context=context, start=Location(3, 501), end=Location(3, 504))
    _, snippet, marks, *_ = text(long).splitlines()
    assert snippet.strip().startswith("…")
    assert snippet.endswith("…")
    assert width(snippet) <= 4 + 80
    assert width(snippet[: snippet.index("提")]) == marks.index("^")


FIGURES = "全年收到来信36件，其中表扬12件、建议18件、求助8件，另有咨询电话若干"


@pytest.mark.parametrize(
    ("context", "marked"),
    [
        (FIGURES, {"36件": "^", "12件": "~", "18件": "~", "8件": "~"}),
        (
            FIGURES.replace("，其中", "，" + "如实登记并及时转办，" * 3 + "其中"),
            {"36件": "^"},
        ),  # too far to be shown together
        ("甲" * 90 + FIGURES + "乙" * 90, {"36件": "^", "12件": "~", "18件": "~", "8件": "~"}),
    ],
)
def test_other_places_on_the_line_are_marked_beside_it(context: str, marked: dict[str, str]) -> None:
    def at(words: str) -> tuple[Location, Location]:
        start = context.index("助8件") + 2 if words == "8件" else context.index(words) + 1
        return Location(3, start), Location(3, start + len(words))

    parts = tuple(Related("稿件/a.md", *at(words), f"参与计算：{words}", words) for words in ("12件", "18件", "8件"))
    start, end = at("36件")
    _, snippet, marks, *rest = text(
        FINDING._replace(context=context, start=start, end=end, excerpt="36件", related=parts)
    ).splitlines()
    shown = {}
    for words in ("36件", "12件", "18件", "8件"):
        column = width(snippet[: snippet.rfind(words)])
        if words in snippet and marks[column : column + 1].strip():
            shown[words] = marks[column]
            assert marks[column : column + width(words)] == marks[column] * width(words)
    assert shown == marked
    said = [line.strip() for line in rest if "参与计算" in line]
    assert said == ([] if len(marked) > 1 else [f"第3行：参与计算：{words}" for words in ("12件", "18件", "8件")])


def test_a_mark_takes_no_words_away() -> None:
    """What else is wrong on the line is said, though its place is marked."""
    other = Related("稿件/a.md", Location(3, 10), Location(3, 12), "“进展”疑有误，应为“进步”", "进展")
    report = text(FINDING._replace(context="一年来，提案案工作进展快", related=(other,)))
    assert "第3行：“进展”疑有误，应为“进步”" in report


def test_a_place_over_several_lines_is_underlined_to_the_end_of_its_first() -> None:
    _, snippet, marks, *_ = text(FINDING._replace(end=Location(5, 2))).splitlines()
    assert len(marks) == width(snippet)


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\x9b", "\u202e", "\u2028", "\r", "\n", "\0"])
def test_control_characters_command_no_terminal(char: str) -> None:
    report = text(FINDING._replace(path=f"a{char}.md", message=f"甲{char}乙", context=f"一年来，提{char}案工作"))
    assert char not in report.replace("\n", "") or char == "\n"
    assert len(report.splitlines()) == 6
    assert visible("甲\t乙") == "甲 乙"


@pytest.mark.parametrize(
    ("sample", "cells"),
    [("提案", 4), ("ab", 2), ("“”…", 6), ("e\u0301", 1), ("😀", 2), ("ﾊ", 1), ("❤\ufe0f", 1), ("\u200b", 0)],
)
def test_width_in_a_terminal(sample: str, cells: int) -> None:
    assert width(sample) == cells


@settings(max_examples=80)
@given(st.text(alphabet="提案aé😀\t“*e\u0301", min_size=1, max_size=90), st.data())
def test_marks_stand_below_the_flagged_characters(context: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(context) - 1))
    end = data.draw(st.integers(start + 1, len(context)))
    finding = FINDING._replace(context=context, start=Location(1, start + 1), end=Location(1, end + 1), related=())
    _, snippet, marks, *_ = text(finding).splitlines()
    shown = visible(context)[start]
    before = marks[: marks.index("^")]
    reached = 0
    for char in snippet:
        if reached >= width(before) and char == shown:
            break
        reached += width(char)
    assert reached == width(before)


def test_the_contract_of_json() -> None:
    out = io.StringIO()
    result = Result([FINDING], [Failure("b.md", "读不出来"), Failure("own.yaml", "有误", 3)], files=1)
    reporter("json")(result, out, Options())
    data = json.loads(out.getvalue())
    assert data["version"] == 1
    assert data["summary"] == {"files": 1, "error": 1, "warning": 0, "info": 0}
    assert data["errors"] == [
        {"path": "b.md", "line": None, "reason": "读不出来"},
        {"path": "own.yaml", "line": 3, "reason": "有误"},
    ]
    (finding,) = data["findings"]
    place = {"line": 3, "column": 5, "end_line": 3, "end_column": 8}
    expected = {
        **place,
        "path": "稿件/a.md",
        "rule": "typo/sample",
        "level": "error",
        "severity": "error",
        "message": "“提案案”应为“提案”",
        "excerpt": "提案案",
        "why": "多打一字。",
        "fix": "safe",
        "fixes": [{**place, "replacement": "提案"}],
    }
    assert {key: finding[key] for key in expected} == expected
    (related,) = finding["related"]
    assert related["path"] == "稿件/a.md"
    assert (related["line"], related["column"], related["end_line"], related["end_column"]) == (1, 1, 1, 3)
    assert related["message"] == "前文写作“提案”"
    assert finding["fingerprint"]


@pytest.mark.parametrize("name", REPORTERS)
def test_every_format_takes_every_text(name: str) -> None:
    draft = document("😀甲e\u0301\t立案**件，\r\n“立案**件\x1b[0m共××件\n", "a\u202e.md")
    result = Linter(Config()).check(draft)
    for found in (result, replace(result, findings=[]), Result(failures=[Failure("a", "b")])):
        out = io.StringIO()
        reporter(name)(found, out, Options(lang="en"))
        assert out.getvalue().endswith("\n")


def test_places_count_code_points() -> None:
    (finding,) = Linter(Config(select=("placeholder",))).check(document("😀e\u0301\t立案**件\r\n")).findings
    assert (finding.start, finding.end) == ((1, 7), (1, 9))
