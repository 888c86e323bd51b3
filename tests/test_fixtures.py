"""Whole drafts beside their expected reports.

After a change of the rules ``pytest tests/test_fixtures.py --update-fixtures`` writes the reports anew; read the
difference before committing it. What the writers of the drafts did wrong is listed here by hand, so that a new
report cannot lose it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from lint.config import Config
from lint.finding import Finding
from lint.readers.encoding import decode
from lint.session import Session
from lint.text import LINE_END

from .conftest import ROOT, built_in_rules

FOLDER = ROOT / "fixtures"
DRAFTS = sorted(path for path in FOLDER.iterdir() if path.suffix in {".md", ".txt"})
CLEAN = sorted(path for path in (FOLDER / "clean").iterdir() if path.suffix in {".md", ".txt"})

Defect = tuple[int, str, str]
"""A line, words on it that are wrong or part of what is wrong, and the category that must say so."""

DEFECTS: dict[str, list[Defect]] = {
    "annual-summary.txt": [
        (3, ",", "punctuation"),
        (7, "【填写金额】", "placeholder"),
        (9, "28家", "arithmetic"),
        (9, "   人", "placeholder"),
        (11, "(四)", "numbering"),
        (11, "既使", "typo"),
        (19, "(七)", "numbering"),
        (17, "XX", "placeholder"),
        (21, "做为", "typo"),
        (31, "的的", "typo"),
        (38, "月  日", "placeholder"),
    ],
    "cppcc-standing-committee.txt": [
        (13, "*次", "placeholder"),
        (13, "**条", "placeholder"),
        (25, "168件", "arithmetic"),
        (25, "提案案", "typo"),
        (27, "（四）", "numbering"),
        (29, "××", "placeholder"),
        (35, "**辑", "placeholder"),
        (37, "深入开展“委员走基层”活动", "duplicate"),
        (41, "的的", "typo"),
        (47, "布署", "typo"),
        (53, "四是", "numbering"),
    ],
    "government.txt": [
        (13, "＊＊", "placeholder"),
        (13, "%；固定", "placeholder"),
        (17, "62个", "arithmetic"),
        (17, "时侯", "typo"),
        (21, "　　亿元", "placeholder"),
        (25, "（其中", "punctuation"),
        (27, "（四）", "numbering"),
        (37, "空气质量优良天数比例", "duplicate"),
        (41, "。。", "punctuation"),
        (45, "做为", "typo"),
        (51, "五个方面", "arithmetic"),
        (53, "XX", "placeholder"),
    ],
    "implementation-plan.md": [
        (13, "　　座", "placeholder"),
        (17, "〔单位名称〕", "placeholder"),
        (29, "对群众反映强烈", "duplicate"),
        (39, "4.", "numbering"),
        (43, "***", "placeholder"),
        (43, "的的", "typo"),
        (45, "2400万元", "arithmetic"),
        (47, "严肃追究责任", "duplicate"),
        (49, ",", "punctuation"),
        (51, "TBD", "placeholder"),
        (51, "（　）", "placeholder"),
    ],
    "npc-standing-committee.md": [
        (27, "{{数量}}", "placeholder"),
        (33, "（待补充）", "placeholder"),
        (37, "（三）", "numbering"),
        (41, "245件", "arithmetic"),
        (43, "代表建议办理质量不断提高", "duplicate"),
        (55, "五个方面", "arithmetic"),
        (58, "××", "placeholder"),
        (60, "5.", "numbering"),
    ],
    "proposals.md": [
        (13, "215件", "arithmetic"),
        (15, "18.2%", "arithmetic"),
        (35, "____", "placeholder"),
        (37, "（四）", "numbering"),
        (39, "完善提案办理双向评价办法，对21个承办单位", "duplicate"),
        (43, "“重答复", "punctuation"),
        (43, "四是", "numbering"),
        (49, "（数据待核实）", "placeholder"),
    ],
}
NOT_FOUND = {
    ("cppcc-standing-committee.txt", 41),
    ("government.txt", 45),
    ("npc-standing-committee.md", 55),
    ("proposals.md", 13),
}
"""Places of defects that no rule finds yet; one that is found must leave this list."""

WANTED = {"placeholder": 12, "duplicate": 5, "numbering": 6, "typo": 6, "arithmetic": 6, "punctuation": 4}
"""How many of each kind the drafts hold at least, all together."""

CATEGORIES = {rule.category for rule in built_in_rules().values()}


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Config(root=ROOT))


def found(session: Session, draft: Path) -> list[Finding]:
    result = session.check_file(str(draft))
    assert not result.failures
    return result.findings


def report(draft: Path, findings: list[Finding]) -> dict[str, Any]:
    """What is kept of a report: the places and the words."""
    return {
        "path": draft.relative_to(FOLDER).as_posix(),
        "findings": [
            {
                "line": finding.start.line,
                "column": finding.start.column,
                "end_line": finding.end.line,
                "end_column": finding.end.column,
                "rule": finding.rule,
                "level": finding.level,
                "message": finding.message,
                "excerpt": finding.excerpt,
            }
            for finding in findings
        ],
    }


@pytest.mark.parametrize("draft", [*DRAFTS, *CLEAN], ids=lambda draft: draft.relative_to(FOLDER).as_posix())
def test_a_draft_is_reported_as_expected(session: Session, draft: Path, request: pytest.FixtureRequest) -> None:
    expected = draft.with_name(f"{draft.name}.expected.json")
    now = report(draft, found(session, draft))
    if request.config.getoption("--update-fixtures"):
        expected.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert now == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.name)
def test_what_was_done_wrong_is_found(session: Session, draft: Path) -> None:
    findings = found(session, draft)
    lines = LINE_END.split(decode(draft.read_bytes())[0])
    missed = set()
    for line, words, category in DEFECTS[draft.name]:
        assert words in lines[line - 1], f"{draft.name}:{line} does not hold {words}"
        if category in CATEGORIES and not any(covers(finding, line, words, category, lines) for finding in findings):
            missed.add((draft.name, line))
    assert missed == {place for place in NOT_FOUND if place[0] == draft.name}


def covers(finding: Finding, line: int, words: str, category: str, lines: list[str]) -> bool:
    """Whether *finding* is of *category* and touches *words* somewhere on *line*."""
    places = [match.span() for match in re.finditer(re.escape(words), lines[line - 1])]
    return finding.category == category and any(
        finding.start < (line, end + 1) and (line, start + 1) < finding.end for start, end in places
    )


@pytest.mark.parametrize("draft", CLEAN, ids=lambda draft: draft.name)
def test_a_clean_draft_stays_silent(session: Session, draft: Path) -> None:
    assert [f"{each.start.line}: {each.rule} {each.message}" for each in found(session, draft)] == []


def test_every_kind_of_defect_occurs_several_times() -> None:
    listed = Counter(category for defects in DEFECTS.values() for _, _, category in defects)
    assert all(listed[category] >= number for category, number in WANTED.items())
    assert len(DRAFTS) >= 6
    assert len(CLEAN) >= 4


def test_encodings_and_line_ends_are_various() -> None:
    encodings = {decode(draft.read_bytes())[1].codec for draft in DRAFTS}
    assert encodings == {"utf-8", "gb18030"}
    assert b"\r\n" in (FOLDER / "government.txt").read_bytes()
