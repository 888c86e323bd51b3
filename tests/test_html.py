"""The page: what it shows, and that nothing of a draft, a path or a rule is ever markup."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from lint.cli import main
from lint.config import Config
from lint.draft import Draft, Head
from lint.finding import Finding, Related, Replacement
from lint.linter import Linter
from lint.reporters import Options, reporter
from lint.reporters.change import change
from lint.reporters.marks import lines
from lint.result import Failure, Result
from lint.text import Location

from .conftest import document

DRAFT = """\
# 清漪区政协常委会工作报告

## 一、过去一年的工作

全年共收到提案109件，其中经济类38件、社会类52件、文化类20件，提案案工作稳步推进。

## 三、今年的打算

立案***件，组织市县三级委员视察。清漪河治理三期年内完工，两岸绿道全线贯通，沿河六个街道的居民出门就能散步健身。

清漪河治理三期年内完工，两岸绿道全线贯通，沿河六个街道的居民出门就能散步健身。
"""
HOSTILE = (
    "</script><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'><svg onload=alert(1)>", "{{ 7*7 }}",
    "{% raw %}", "<!--", "]]>", "</style>", "</title>", "&lt;b&gt;", "javascript:alert(1)", "\u2028", "\u2029", "\x00",
    "\x1b[2J", "\u202e", "\u2066", "\x85", "\ufffe",
)  # fmt: skip


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Config(), with_drafts=True)


def page(result: Result, **options: Any) -> Any:
    return html.fromstring(source(result, **options))


def source(result: Result, **options: Any) -> str:
    out = io.StringIO()
    reporter("html")(result, out, Options(**options))
    return out.getvalue()


def texts(root: Any, name: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in root.find_class(name)]


def finding(start: tuple[int, int], end: tuple[int, int], excerpt: str = "提案", **more: Any) -> Finding:
    given = {"path": "a.md", "rule": "typo/x", "level": "error", "message": "应改"} | more
    return Finding(start=Location(*start), end=Location(*end), excerpt=excerpt, **given)


def edit(line: int, start: int, end: int, text: str) -> Replacement:
    return Replacement(Location(line, start), Location(line, end), text)


def kept(*given: str, path: str = "a.md") -> Draft:
    return Draft(path, given, sum(map(len, given)), (), None, ())


# What it shows


def test_summary_outline_and_figures(linter: Linter) -> None:
    root = page(linter.check(document(DRAFT, "报告.md")))
    tiles = " ".join(texts(root, "tiles"))
    assert "错误" in tiles
    assert "每万字差错（估）" in tiles
    assert "处不一致" in tiles
    assert {"漏填", "序号", "数字核算", "错字", "重复"} <= set(re.findall(r"[一-龥]+", texts(root, "kinds")[0]))
    (outline,) = root.find_class("outline")
    assert [each.text_content() for each in outline.iter("a") if "defect" not in each.get("class", "")] == [
        "清漪区政协常委会工作报告", "一、过去一年的工作", "三、今年的打算",
    ]  # fmt: skip
    assert any("缺“二、”" in each for each in texts(outline, "defect"))
    (figures,) = root.find_class("figures")
    assert "38+52+20=110" in figures.text_content()
    assert "不一致" in figures.text_content()


def test_lines_are_those_of_the_file(linter: Linter) -> None:
    root = page(linter.check(document(DRAFT, "报告.md")))
    for reference in root.find_class("ref"):
        reference.drop_tree()
    shown = {each.get("id"): each.find("p").text_content() for each in root.find_class("line")}
    assert shown == {f"d1l{number}": line for number, line in enumerate(DRAFT.splitlines(), 1) if line}


def test_notes_and_marks_are_linked_both_ways(linter: Linter) -> None:
    result = linter.check(document(DRAFT, "报告.md"))
    root = page(result)
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    hrefs = [each.get("href") for each in root.iter("a")]
    assert all(href[0] == "#" and href[1:] in ids for href in hrefs)
    for number, found in enumerate(result.findings, 1):
        marked = [mark.text_content() for mark in root.iter("mark") if str(number) in mark.get("data-f", "").split()]
        assert "".join(marked).replace("\n", "") == found.excerpt.replace("\n", "")
        assert f"#t{number}" in hrefs
        assert f"#n{number}" in hrefs


def test_clean_draft_is_shown_alone_and_listed_among_others(linter: Linter) -> None:
    clean = linter.check(document("各项工作扎实推进。\n", "好.md"))
    root = page(clean)
    assert texts(root, "line") == ["1 各项工作扎实推进。"]
    assert not root.find_class("bar")
    both = linter.check(document(DRAFT, "坏.md"))
    both.add(clean)
    root = page(both)
    assert len(root.find_class("draft")) == 1
    (table,) = root.find_class("drafts")
    assert ["坏.md" in table.text_content(), "好.md" in table.text_content()] == [True, True]


def test_findings_without_their_draft_are_listed() -> None:
    result = Result([finding((3, 5), (3, 7), context="一年来，提案工作")], [Failure("坏.md", "不是文本")], files=1)
    root = page(result)
    assert texts(root, "context") == ["一年来，提案工作"]
    assert texts(root, "failures") == ["未能使用： 坏.md: 不是文本"]
    assert not root.find_class("text")


def test_it_speaks_english(linter: Linter) -> None:
    result = linter.check(document(DRAFT, "报告.md"))
    root = page(result, lang="en")
    for kind in ("text", "message", "why", "outline", "figures", "pieces", "evidence"):
        for each in root.find_class(kind):
            each.drop_tree()
    for each in root.iter("method", "script", "style"):
        each.text = ""
    said = root.find("body").text_content().replace("报告.md", "").replace("图书质量管理规定", "")
    assert re.findall("[一-龥]+", said) == []


def test_carryover_is_a_section(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    kept_sentence = "全年新增城镇就业3.2万人，城镇调查失业率保持在5%以内。"
    Path("去年.md").write_text(f"# 工作报告\n\n{kept_sentence}\n", encoding="utf-8")
    Path("今年.md").write_text(f"# 工作报告\n\n{kept_sentence}\n\n清漪河治理三期完工。\n", encoding="utf-8")
    main(["check", "--no-config", "--against", "去年.md", "--output", "html:out.html", "--quiet", "--", "今年.md"])
    (section,) = html.fromstring(Path("out.html").read_text(encoding="utf-8")).find_class("carryover")
    said = section.text_content()
    assert "去年.md" in said
    assert kept_sentence in said
    assert {"3.2", "5%"} <= {each.text_content() for each in section.find_class("figure")}
    assert "#d1l3" in {link.get("href") for link in section.iter("a")}


# Changes


@pytest.mark.parametrize(
    ("start", "end", "edits", "pieces", "copied"),
    [
        (3, 6, [edit(1, 3, 6, "提案")], [("", "提案"), ("del", "案")], "提案"),
        (3, 6, [edit(1, 5, 6, "")], [("", "提案"), ("del", "案")], "提案"),
        (3, 5, [edit(1, 3, 3, "“"), edit(1, 5, 5, "”")], [("ins", "“"), ("", "提案"), ("ins", "”")], "“提案”"),
        (3, 6, [edit(1, 3, 6, "议案")], [("del", "提案"), ("ins", "议"), ("", "案")], "议案"),
        (3, 6, [edit(1, 3, 6, "")], [("del", "提案案")], ""),
        (3, 6, [], None, ""),
    ],
)
def test_change(
    start: int, end: int, edits: list[Replacement], pieces: list[tuple[str, str]] | None, copied: str
) -> None:
    done = change(finding((1, start), (1, end), fixes=tuple(edits)), ("全年提案案工作",))
    if pieces is None:
        assert done is None
        return
    assert done
    assert (list(done.pieces), done.copied, done.more) == (pieces, copied, False)


def test_change_over_lines_and_of_many_places() -> None:
    torn = finding((1, 3), (2, 2), fixes=(Replacement(Location(1, 4), Location(2, 2), "案办"),))
    done = change(torn, ("全年提案", "办理"))
    assert done
    assert (list(done.pieces), done.copied) == ([("del", "案↵办"), ("ins", "案办")], "案办")
    commas = finding((1, 2), (1, 3), fixes=tuple(edit(line, 2, 3, "，") for line in range(1, 9)))
    done = change(commas, ("甲,乙",) * 8)
    assert done
    assert (list(done.pieces), done.copied, done.more, done.edits) == ([("del", ","), ("ins", "，")], "", True, 8)
    unseen = change(finding((1, 3), (1, 6), "提案案", fixes=(edit(1, 3, 6, "提案"),)), ())
    assert unseen
    assert list(unseen.pieces) == [("del", "提案案"), ("ins", "提案")]


# Marks


def test_overlapping_places_are_cut_not_nested() -> None:
    findings = {
        1: finding((1, 1), (2, 3), "甲" * 61, level="warning"),
        2: finding((1, 2), (1, 4), "乙丙"),
        3: finding(
            (1, 3), (1, 5), "丙丁", level="info", related=(Related("a.md", Location(2, 2), Location(2, 3), ""),)
        ),
    }
    first, second = lines(kept("甲乙丙丁戊", "己庚辛"), findings)
    assert [(part.text, part.numbers, part.level, part.wide, part.before, part.after) for part in first.segments] == [
        ("甲", (1,), "warning", True, (1,), ()),
        ("乙", (1, 2), "error", False, (), ()),
        ("丙", (1, 2, 3), "error", False, (), (2,)),
        ("丁", (1, 3), "info", False, (), (3,)),
        ("戊", (1,), "warning", True, (), ()),
    ]
    assert [(part.text, part.numbers, part.evidence) for part in second.segments] == [
        ("己", (1,), ()), ("庚", (1,), (3,)), ("辛", (), ()),
    ]  # fmt: skip
    assert (first.found, second.found) == ((1, 2, 3), ())


def test_place_without_characters_and_places_beyond_the_text() -> None:
    findings = {1: finding((1, 2), (1, 2), ""), 2: finding((1, 9), (1, 12)), 3: finding((7, 1), (7, 2))}
    (line,) = lines(kept("甲乙"), findings)
    assert "".join(part.text for part in line.segments) == "甲乙"
    assert [part.numbers for part in line.segments if not part.text] == [(1,), (2,)]
    assert line.found == (1, 2, 3)


@settings(max_examples=80)
@given(st.data())
def test_marked_text_is_the_text(data: st.DataObject) -> None:
    """Whatever overlaps, the stretches of a place make up its characters, and each number is written once."""
    given = data.draw(st.lists(st.text("甲乙😀 \t", min_size=1, max_size=9), min_size=1, max_size=4))
    findings = {}
    for number in range(1, data.draw(st.integers(0, 6)) + 1):
        points = [(line, column) for line, text in enumerate(given, 1) for column in range(1, len(text) + 2)]
        start, end = sorted(data.draw(st.lists(st.sampled_from(points), min_size=2, max_size=2, unique=True)))
        findings[number] = finding(start, end, "甲" * data.draw(st.sampled_from([1, 99])))
    made = list(lines(kept(*given), findings))
    shown = {line.number for line in made}
    assert all(text.isspace() for line, text in enumerate(given, 1) if line not in shown)
    assert all("".join(part.text for part in line.segments) == given[line.number - 1] for line in made)
    for number, each in findings.items():
        parts = [part for line in made for part in line.segments if number in part.numbers]
        cut = []
        for row in range(each.start.line, each.end.line + 1):
            text = given[row - 1]
            end = each.end.column - 1 if row == each.end.line else len(text)
            cut.append(text[each.start.column - 1 if row == each.start.line else 0 : end] if row in shown else "")
        assert "".join(part.text for part in parts) == "".join(cut)


# Nothing is markup


@pytest.mark.parametrize("evil", HOSTILE)
def test_hostile_words_stay_words(evil: str) -> None:
    """In the text, the path, the message, the evidence, the fix, the outline, the failures."""
    path = f"稿{evil}.md"
    start, end = Location(1, 1), Location(1, 3)
    bad = Finding(
        path, start, end, f"own/{evil}", "error", f"甲{evil}乙", evil, f"因{evil}", "unsafe",
        (Replacement(start, end, evil),), (Related(path, start, end, evil, evil), Related("b" + evil, start, end, evil)),
    )  # fmt: skip
    draft = Draft(path, (f"甲乙{evil}丙",), 9, (Head(start, 0, evil, True),), None, ())
    result = Result([bad, bad._replace(path="c" + evil)], [Failure(path, evil)], 1, 0, [path], drafts=[draft])
    text = source(result)
    root = html.fromstring(text)
    assert [each.tag for each in root.iter("script", "img", "svg", "style")] == ["style", "script"]
    assert all(not name.startswith("on") for each in root.iter() for name in each.attrib)
    assert all(link.get("href").startswith("#") for link in root.iter("a"))
    plain = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe]", "\ufffd", evil)
    plain = re.sub("[\u2028\u2029]", "\n", plain)
    assert f"甲{plain}乙" in [each.text_content() for each in root.find_class("message")]
    assert {each.get("data-copy") for each in root.find_class("copy")} == {plain}
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe]", text)


def test_policy_allows_the_own_style_and_script_alone() -> None:
    text = source(Result())
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    for tag, name in (("style", "style-src"), ("script", "script-src")):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{name} &#39;sha256-{digest}&#39;" in policy
    assert policy.startswith("default-src &#39;none&#39;;")
    assert "unsafe" not in policy


def test_page_refers_to_nothing_outside(linter: Linter) -> None:
    text = source(linter.check(document(DRAFT, "报告.md")))
    assert not re.search(r"https?:|//[a-z]|\burl\(|@import|\bsrc=", text)


# The run


def test_drafts_are_kept_only_where_a_page_asks(linter: Linter) -> None:
    assert Linter(Config()).check(document(DRAFT)).drafts == []
    (draft,) = linter.check(document(DRAFT, "a.md")).drafts
    assert draft.lines[: len(DRAFT.splitlines())] == tuple(DRAFT.splitlines())
    assert draft.characters == len("".join(DRAFT.split()))


@pytest.mark.parametrize("form", ["html", "text"])
def test_command_keeps_drafts_for_the_page(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard output and to a file, in this process and in others, after a run without it, the same page."""
    monkeypatch.chdir(tmp_path)
    for name in ("甲.md", "乙.md", "丙.md"):
        Path(name).write_text(DRAFT, encoding="utf-8")
    main(["check", "--no-config", "--quiet", "甲.md", "乙.md", "丙.md"])
    capsys.readouterr()
    written = []
    for jobs in ("1", "2", "2"):
        main(
            [
                "check",
                "--no-config",
                "--format",
                form,
                "--jobs",
                jobs,
                "--output",
                "html:out.html",
                "甲.md",
                "乙.md",
                "丙.md",
            ]
        )
        written.append(Path("out.html").read_text(encoding="utf-8"))
        assert (capsys.readouterr().out == written[-1]) == (form == "html")
    assert len(set(written)) == 1
    assert len(html.fromstring(written[0]).find_class("text")) == 3


def test_level_and_selection_apply_to_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(DRAFT, encoding="utf-8")
    main(["check", "--no-config", "--select", "placeholder", "--output", "html:o.html", "--quiet", "a.md"])
    root = html.fromstring(Path("o.html").read_text(encoding="utf-8"))
    assert {note.get("data-category") for note in root.iter("article")} == {"placeholder"}
    assert not root.find_class("figures")
