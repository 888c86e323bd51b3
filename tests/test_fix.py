"""Fixing: only what the findings say, in the file's own encoding, and never for the worse."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import fix
from lint.cli import main
from lint.complaint import Complaint
from lint.config import Config
from lint.finding import Finding, Replacement
from lint.linter import Linter
from lint.readers.encoding import decode
from lint.text import LineIndex, Location, Span, spliced

from .conftest import ROOT, document
from .docx_files import docx, p

PACK = """\
rules:
  wrong-word:
    check: substitution
    level: error
    swap: {布署: 部署, 做为: 作为, 严历: 严厉}
    message: "“{match}”应为“{right}”"
    why: 写错的词。
    fix: safe
    bad: [工作<<布署>>, "<<做为>>主席"]
    good: [工作部署, 作为主席]
  wrong-figure:
    check: substitution
    level: error
    swap: {"(\\\\d)千万": "\\\\g<1>000万"}
    message: "“{match}”应为“{right}”"
    why: 数字的写法。
    fix: safe
    bad: ["<<3千万>>元", "<<5千万>>元"]
    good: [3000万元, 三千万元]
  doubtful:
    check: substitution
    level: warning
    swap: {反应强烈: 反映强烈}
    message: "“{match}”疑为“{right}”"
    why: 要人看的词。
    fix: unsafe
    bad: ["群众<<反应强烈>>", "基层<<反应强烈>>"]
    good: [反应迅速, 反映强烈]
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "house.yaml"
    path.write_text(PACK, encoding="utf-8")
    return path


@pytest.fixture
def linter(pack: Path) -> Linter:
    made = Linter(Config(rules=(str(pack),), select=("house",), lexicon=("布署村",)))
    assert not made.failures
    return made


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("全面布署，做为重点。", "全面部署，作为重点。"),
        ("《关于布署防汛的通知》已经布署。", "《关于布署防汛的通知》已经部署。"),  # a title is quoted as it is
        ("布署村的布署工作", "布署村的部署工作"),  # a term of the project's
        ("投入3千万元", "投入3千万元"),  # digits are not touched
        ("群众反应强烈", "群众反应强烈"),  # unsafe
        ("没有问题。", "没有问题。"),
    ],
)
def test_safe_fixes(linter: Linter, before: str, after: str) -> None:
    assert linter.fix(before.encode(), "draft.txt").after == after


def test_unsafe_fixes_are_made_when_asked_for(linter: Linter) -> None:
    fixed = linter.fix("群众反应强烈，投入3千万元".encode(), "draft.txt", unsafe=True)
    assert fixed.after == "群众反映强烈，投入3000万元"
    assert fixed.count == 2
    assert not fixed.left.findings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_encoding_and_line_ends_stay(linter: Linter, encoding: str, line_end: str) -> None:
    lines = ["一、工作布署", "做为委员，履职尽责。", ""]
    data = line_end.join(lines).encode(encoding)
    fixed = linter.fix(data, "draft.txt")
    assert fixed.data == line_end.join(lines).replace("布署", "部署").replace("做为", "作为").encode(encoding)


def test_a_fix_that_makes_it_worse_is_not_kept(tmp_path: Path) -> None:
    bad = PACK.replace("布署: 部署", "布署: 做为做为").replace("工作<<布署>>", "<<做为>>委员")
    path = tmp_path / "house.yaml"
    path.write_text(bad.replace("做为: 作为", "做为: 布署布署"), encoding="utf-8")
    looping = Linter(Config(rules=(str(path),), select=("house",)))
    with pytest.raises(Complaint, match="house/wrong-word"):
        looping.fix("工作布署".encode(), "draft.txt")


def test_a_copy_that_a_slip_had_hidden_is_no_harm_done_by_the_fix() -> None:
    text = "各乡镇走访了沿线企业，，布署了汛期值守。各乡镇走访了沿线企业，部署了汛期值守。"
    fixed = built_in_linter().fix(text.encode(), "draft.md")
    assert fixed.after.count("，部署") == 2
    assert [finding.category for finding in fixed.left.findings] == ["duplicate"]


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(["布署", "做为", "严历", "工作", "，", "。\n", "3千万", "《做为》", "**重点。**", "\r\n"]),
        max_size=30,
    )
)
def test_fixing_changes_only_its_spans_and_settles(parts: list[str]) -> None:
    linter = property_linter()
    source = "".join(parts)
    before = linter.check_bytes(source.encode(), "draft.md").findings
    fixed = linter.fix(source.encode(), "draft.md")
    expected = source
    lines = LineIndex(source)
    draft = document(source, "draft.md")
    for finding in reversed([each for each in before if fix.fixable(each, draft, frozenset(), unsafe=False)]):
        for edit in finding.fixes:
            start = lines.starts[edit.start.line - 1] + edit.start.column - 1
            end = lines.starts[edit.end.line - 1] + edit.end.column - 1
            expected = expected[:start] + edit.text + expected[end:]
    assert fixed.after == expected
    again = linter.fix(fixed.data, "draft.md")
    assert again.count == 0
    assert again.data == fixed.data


@lru_cache(maxsize=1)
def property_linter() -> Linter:
    with TemporaryDirectory() as folder:
        path = Path(folder, "house.yaml")
        path.write_text(PACK, encoding="utf-8")
        return Linter(Config(rules=(str(path),), select=("house",)))


def test_edits_that_overlap_wait_for_their_turn() -> None:
    def finding(start: int, end: int, text: str) -> Finding:
        place = (Location(1, start), Location(1, end))
        return Finding("d", *place, "typo/x", "error", "", "", fix="safe", fixes=(Replacement(*place, text),))

    source = "甲乙丙丁戊"
    found = [finding(2, 4, "二"), finding(3, 5, "三"), finding(5, 6, "五")]
    edits, count = fix.edits(found, LineIndex(source))
    assert (spliced(source, edits), count) == ("甲二丁五", 2)


def _replacement(start: int, end: int, text: str) -> Replacement:
    return Replacement(Location(1, start), Location(1, end), text)


def _finding(*fixes: Replacement, policy: str = "safe") -> Finding:
    here = Location(1, 1)
    return Finding("d", here, here, "typo/x", "error", "", "", fix=policy, fixes=fixes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "fixed", "safe"),
    [
        ("全面布署工作", _replacement(3, 5, "部署"), True),
        ("全面，布署", _replacement(3, 4, ","), True),
        ("共１２件", _replacement(2, 4, "12"), True),  # the same digits in another width
        ("共12件", _replacement(2, 4, "13"), False),
        ("共12件", _replacement(4, 5, "件2"), False),
        ("共1件2", _replacement(2, 5, "1个2"), True),
        ("《关于布署的通知》", _replacement(4, 6, "部署"), False),
        ("《关于布署的通知", _replacement(4, 6, "部署"), True),
        ("《通知》布署《通知》", _replacement(5, 7, "部署"), True),
        ("《" + "长" * 57 + "布署》", _replacement(59, 61, "部署"), False),
        ("在布署村", _replacement(2, 4, "部署"), False),
        ("布署村在布署", _replacement(5, 7, "部署"), True),
        ("布署村布署", _replacement(4, 6, "部署"), True),
        ("布署，（布署）村", _replacement(5, 7, "部署"), True),
    ],
)
def test_a_safe_fix_spares_digits_titles_and_terms(source: str, fixed: Replacement, safe: bool) -> None:
    draft = document(source)
    terms = frozenset({"布署村"})
    assert fix.fixable(_finding(fixed), draft, terms, unsafe=False) is safe
    assert fix.fixable(_finding(fixed), draft, terms, unsafe=True) is True
    assert fix.fixable(_finding(fixed, policy="unsafe"), draft, terms, unsafe=False) is False
    assert fix.fixable(_finding(fixed, policy="unsafe"), draft, terms, unsafe=True) is True
    assert fix.fixable(_finding(fixed, policy="none"), draft, terms, unsafe=True) is False
    assert fix.fixable(_finding(), draft, terms, unsafe=True) is False
    assert fix.fixable(_finding(_replacement(1, 1, "，"), fixed), draft, terms, unsafe=False) is safe


@pytest.mark.parametrize(
    ("fixed", "possible"),
    [
        (_replacement(1, 3, "甲乙"), True),
        (_replacement(3, 4, "丙"), False),
        (_replacement(2, 4, "丙"), False),
        (_replacement(5, 6, "戊"), True),
        (_replacement(5, 6, "戊\n己"), False),
    ],
)
def test_what_a_file_does_not_hold_is_not_changed(fixed: Replacement, possible: bool) -> None:
    draft = document("甲乙丙丁戊")
    draft.locked = (Span(2, 4),)
    assert fix.fixable(_finding(fixed), draft, frozenset(), unsafe=True) is possible
    draft.locked = ()
    assert fix.fixable(_finding(fixed), draft, frozenset(), unsafe=True) is True


def test_edits_of_a_finding_are_made_together_in_order() -> None:
    lines = LineIndex("甲乙丙丁\n戊己庚辛")
    second = Replacement(Location(2, 1), Location(2, 2), "五")
    found = [
        _finding(second, _replacement(3, 4, "三")),
        _finding(_replacement(1, 2, "一")),
        _finding(Replacement(Location(2, 2), Location(2, 4), "六七")),
        _finding(_replacement(4, 5, "四")),
    ]
    edits, count = fix.edits(found, lines)
    assert edits == [((0, 1), "一"), ((2, 3), "三"), ((5, 6), "五"), ((6, 8), "六七")]
    assert count == 3


def test_command_writes_in_place_and_keeps_the_mode(
    tmp_path: Path, pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("工作布署\n", encoding="utf-8")
    draft.chmod(0o640)
    arguments = ["fix", "--no-config", "--rules", str(pack), "--select", "house", str(draft)]
    assert main([*arguments, "--diff"]) == 0
    assert "+工作部署" in capsys.readouterr().out
    assert draft.read_text(encoding="utf-8") == "工作布署\n"
    assert main(arguments) == 0
    assert "改正1处" in capsys.readouterr().out
    assert draft.read_text(encoding="utf-8") == "工作部署\n"
    assert draft.stat().st_mode & 0o777 == 0o640
    assert main(arguments) == 0
    assert capsys.readouterr().out == ""


def test_command_says_what_is_left(tmp_path: Path, pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("投入3千万元，布署\n", encoding="utf-8")
    arguments = ["fix", "--no-config", "--rules", str(pack), "--select", "house"]
    assert main([*arguments, str(draft)]) == 1
    assert main([*arguments, str(draft), str(tmp_path / "none.txt")]) == 2
    assert "none.txt" in capsys.readouterr().err


DRAFTS = [path for path in sorted((ROOT / "fixtures").rglob("*")) if path.suffix in {".md", ".txt"}]


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.relative_to(ROOT).as_posix())
def test_fixing_a_draft_twice_changes_nothing_the_second_time(draft: Path) -> None:
    linter = built_in_linter()
    once = linter.fix(draft.read_bytes(), draft.name)
    again = linter.fix(once.data, draft.name)
    assert (again.count, again.data) == (0, once.data)
    text = decode(draft.read_bytes())[0]
    word = linter.fix(docx("".join(p(line) for line in re.split(r"\r\n|\n", text))), "draft.docx", suggest=True)
    assert linter.fix(word.data, "draft.docx", suggest=True).data == word.data


@lru_cache(maxsize=1)
def built_in_linter() -> Linter:
    return Linter(Config())
