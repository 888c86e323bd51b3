"""Comments lie on exactly the characters, changes on exactly theirs, and all else stays as it was."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree

from lint import fix
from lint.annotate import annotate
from lint.cli import main
from lint.complaint import Complaint
from lint.config import Config
from lint.finding import Finding
from lint.linter import Linter
from lint.readers import parse
from lint.text import spliced
from lint.word.manuscript import Manuscript
from lint.word.package import W

from .docx_files import deleted, docx, field, ins, note, p, packed, r, tbl, text_box, unpacked
from .random_docx import random_docx

CONCERNED = {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml", "word/comments.xml"}
WRITTEN = {"word/document.xml", "word/footnotes.xml", "word/header1.xml"}
FOOTNOTES = f'<w:footnote w:id="2">{p("注中**件，尽管如此。")}</w:footnote>'
DRAFT = (
    p("关于2025年提案工作的报告")
    + p("共立案", r("*", "<w:b/>"), r("*", "<w:i/>"), "件，提案", r("案", "<w:b/>"), "工作已布署。", number=(1, 1))
    + p("各单位", ins("认真落实，全面", r("布", "<w:b/>"), "署"), deleted("旧的"), note(2), "，存在的的问题。")
    + tbl(["单位", "件数"], ["甲", "**"])
    + p("见图", text_box(p("框内××件。")))
)


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Config())


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "报告.docx"
    path.write_bytes(docx(DRAFT, footnotes=FOOTNOTES))
    return path


def commented(linter: Linter, data: bytes) -> tuple[bytes, list[Finding]]:
    document = parse(data, "draft.docx")
    findings = linter.check(document).findings
    annotated, count = annotate(data, document, findings)
    assert count == len(findings)
    return annotated, findings


def anchored(data: bytes) -> dict[str, str]:
    """By a comment's id the characters between its marks, read from the XML anew: neither deleted nor hidden ones."""
    open_comments: dict[str, str] = {}
    closed: dict[str, str] = {}
    for element in etree.fromstring(unpacked(data)["word/document.xml"]).iter():
        number = element.get(f"{W}id", "") if isinstance(element.tag, str) else ""
        if element.tag == f"{W}commentRangeStart":
            open_comments[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            closed[number] = open_comments.pop(number)
        elif element.tag == f"{W}p":
            open_comments = {each: f"{text}\n" for each, text in open_comments.items()}
        elif element.tag == f"{W}t" and not element.getparent().findall(f"{W}rPr/{W}vanish"):
            open_comments = {each: text + (element.text or "") for each, text in open_comments.items()}
    assert not open_comments
    return closed


def own_comments(data: bytes) -> list[tuple[str, list[str]]]:
    """Our comments: their ids, and their paragraphs."""
    root = etree.fromstring(unpacked(data).get("word/comments.xml", b"<none/>"))
    return [
        (each.get(f"{W}id"), ["".join(line.itertext()) for line in each.iter(f"{W}p")])
        for each in root
        if each.get(f"{W}author") == "draftlint"
    ]


def same_parts(before: bytes, after: bytes, concerned: set[str]) -> bool:
    """Whether every part is the same, but those that are concerned."""
    old, new = unpacked(before), unpacked(after)
    return (
        all(new[name] == part for name, part in old.items() if name not in concerned)
        and set(new) - set(old) <= concerned
    )


def test_a_comment_says_what_where_and_why(linter: Linter, draft: Path) -> None:
    data, findings = commented(linter, draft.read_bytes())
    texts = anchored(data)
    told = {tuple(lines[-1:]): (texts[number], lines[0]) for number, lines in own_comments(data)}
    assert told[("draftlint typo/doubled-character",)][0] == "的的"
    assert told[("draftlint typo/homophone",)] == ("布署", "警告：“布署”是别字，应为“部署”")
    # Word allows no comments in notes and boxes: they go to the mark and the drawing, and say of what they speak.
    assert told[("draftlint placeholder/star footnote 1",)] == (
        "",
        "错误：脚注1“**”：“**”还没有填写（1处），请补上数字或名称",
    )
    assert told[("draftlint placeholder/cross textbox 1",)][1].startswith("错误：文本框1“××”：")
    assert sorted(texts[number] for number, lines in own_comments(data) if len(lines[-1].split()) == 2) == sorted(
        finding.excerpt for finding in findings if finding.place and not finding.place.part
    )


@pytest.mark.parametrize("seed", range(25))
def test_random_files_there_and_back(linter: Linter, seed: int) -> None:
    there_and_back(linter, random_docx(seed).data)


def there_and_back(linter: Linter, data: bytes) -> int:
    """Put comments on a file, see that they lie where they should and that all else is as it was; how many there are."""
    document = parse(data, "draft.docx")
    after, findings = commented(linter, data)
    assert same_parts(data, after, CONCERNED)
    assert Manuscript(after).source == document.source
    texts = anchored(after)
    starts = {paragraph.start: paragraph for paragraph in Manuscript(data).paragraphs}
    for (number, _), finding in zip(own_comments(after), findings, strict=True):
        label = next(
            (piece for piece in starts[document.lines.starts[finding.start.line - 1]].pieces if piece.node is None),
            None,
        )
        labelled = finding.start.column == 1 and label is not None
        if finding.place and not finding.place.part and not labelled and "\n" not in finding.excerpt:
            assert texts[number].replace("\n", "|") == finding.excerpt
    assert annotate(after, parse(after, "draft.docx"), linter.check(parse(after, "draft.docx")).findings) == (after, 0)
    assert {each.text for each in python_docx.Document(BytesIO(after)).comments if each.author == "李四"} <= {"请核实"}
    return len(findings)


def looks(manuscript: Manuscript) -> dict[int, tuple[str, bytes]]:
    """By its offset every character that the file holds, with the look of its run."""
    source = manuscript.source
    found = {}
    for piece in manuscript.pieces:
        look = None if piece.node is None else piece.node.getparent().find(f"{W}rPr")
        said = b"" if look is None else etree.tostring(look)
        found.update((offset, (source[offset], said)) for offset in range(piece.start, piece.end))
    return found


@pytest.mark.parametrize("seed", range(25))
def test_fixes_change_only_their_spans(linter: Linter, seed: int) -> None:
    only_its_spans(linter, random_docx(seed).data)


def only_its_spans(linter: Linter, data: bytes) -> int:
    """Fix a file, in place and by suggestions, and see that nothing else changes; how many fixes there were."""
    document = parse(data, "draft.docx")
    ready = [each for each in linter.check(document).findings if fix.fixable(each, document, frozenset(), unsafe=False)]
    edits, count = fix.edits(ready, document.lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fix, "MAX_ROUNDS", 1)
        try:
            fixed = linter.fix(data, "draft.docx")
        except Complaint:  # a fix would have made another rule speak up: then the other way must refuse, too
            with pytest.raises(Complaint):
                linter.fix(data, "draft.docx", suggest=True)
            return 0
        suggested = linter.fix(data, "draft.docx", suggest=True)
    assert fixed.count == suggested.count == count
    assert fixed.after == suggested.after == spliced(document.source, edits)
    assert same_parts(data, fixed.data, WRITTEN)
    assert same_parts(data, suggested.data, WRITTEN)
    after = looks(Manuscript(fixed.data))
    for offset, look in looks(Manuscript(data)).items():
        if not any(span.start <= offset < span.end for span, _ in edits):
            moved = sum(len(text) - span.length for span, text in edits if span.end <= offset)
            assert after[offset + moved] == look
    return count


def test_suggestions_can_be_taken_one_by_one(linter: Linter, draft: Path) -> None:
    data = draft.read_bytes()
    fixed = linter.fix(data, "draft.docx", suggest=True)
    assert fixed.count == 4
    root = etree.fromstring(unpacked(fixed.data)["word/document.xml"])
    own = [each for each in root.iter(f"{W}ins", f"{W}del") if each.get(f"{W}author") == "draftlint"]
    numbers = [each.get(f"{W}id") for each in root.iter(f"{W}ins", f"{W}del")]
    assert len(set(numbers)) == len(numbers)
    assert [(etree.QName(each).localname, "".join(each.itertext())) for each in own] == [
        ("del", "案"), ("del", "布"), ("ins", "部"), ("del", "布"), ("ins", "部"), ("del", "的"),
    ]  # fmt: skip
    bold = own[4].find(f"{W}r/{W}rPr/{W}b")
    assert bold is not None, "what is put in looks like what it replaces"
    # Rejecting all of ours gives the draft back.
    for each in own:
        if etree.QName(each).localname == "ins":
            each.getparent().remove(each)
        else:
            for text in each.iter(f"{W}delText"):
                text.tag = f"{W}t"
            each.tag = f"{W}smartTag"
    files = unpacked(fixed.data)
    files["word/document.xml"] = etree.tostring(root)
    assert Manuscript(packed(files)).source == Manuscript(data).source


def test_a_second_round_works_on_our_own_insertions(linter: Linter) -> None:
    data = docx(p("全面", ins("布署", author="draftlint"), "工作。"))
    suggested = linter.fix(data, "draft.docx", suggest=True).data
    document = unpacked(suggested)["word/document.xml"].decode()
    assert Manuscript(suggested).source == "全面部署工作。"
    assert "<w:del " not in document


@pytest.mark.parametrize(
    "body",
    [
        p("见", field(" REF _Ref1 ", "提案案"), "。"),
        p("见图", text_box(p("全面布署工作。"))),
        p("公式", "<m:oMath><m:r><m:t>布署</m:t></m:r></m:oMath>"),
    ],
)
def test_what_word_computes_or_holds_twice_is_not_changed(linter: Linter, body: str) -> None:
    data = docx(body)
    assert linter.check(parse(data, "draft.docx")).findings
    fixed = linter.fix(data, "draft.docx")
    assert (fixed.count, fixed.data) == (0, data)


def test_the_text_of_notes_links_and_headers_is_fixed(linter: Linter) -> None:
    link = f'<w:hyperlink w:anchor="x">{r("全面布署")}</w:hyperlink>'
    data = docx(p("各地", link, note(2)), footnotes=f'<w:footnote w:id="2">{p("做为依据。")}</w:footnote>')
    fixed = linter.fix(data, "draft.docx")
    assert fixed.after == "各地全面部署\n作为依据。"
    assert same_parts(data, fixed.data, {"word/document.xml", "word/footnotes.xml"})


def test_a_text_box_that_is_held_once_is_fixed(linter: Linter) -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('全面布署工作。')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    fixed = linter.fix(docx(p("见图", box)), "draft.docx", suggest=True)
    assert fixed.after == "见图\n全面部署工作。"
    assert (fixed.count, Manuscript(fixed.data).source) == (1, fixed.after)


def test_comments_of_others_stay(linter: Linter) -> None:
    comment = '<w:comment w:id="4" w:author="李四" w:date="2026-01-01T00:00:00Z"><w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment>'
    marks = '<w:commentRangeStart w:id="4"/>{}<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    data = docx(p("立案", marks.format(r("**件")), "，已全面布署。"), comments=comment)
    after, _ = commented(linter, data)
    texts = anchored(after)
    assert texts.pop("4") == "**件"
    assert sorted(texts.values()) == ["**", "布署"]
    assert next((each.author, each.text) for each in python_docx.Document(BytesIO(after)).comments) == (
        "李四",
        "请核实",
    )
    assert same_parts(data, after, {"word/document.xml", "word/comments.xml"})


def test_a_number_that_word_prints_gets_its_comment_behind_it(linter: Linter) -> None:
    body = p("回顾", number=(1, 0)) + p("（一）甲。") + p("（三）乙。") + p("安排", number=(3, 0))
    data = docx(body)
    after, findings = commented(linter, data)
    texts = anchored(after)
    assert findings
    assert all(
        re.sub("^[一二]、", "", each.excerpt) == texts[number]
        for each, (number, _) in zip(findings, own_comments(after), strict=True)
    )
    assert annotate(after, parse(after, "a.docx"), linter.check(parse(after, "a.docx")).findings)[1] == 0


def run(*arguments: str) -> int:
    return main([arguments[0], "--no-config", *arguments[1:]])


def test_the_command_writes_a_copy(linter: Linter, draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    original = draft.read_bytes()
    count = len(linter.check(parse(original, "draft.docx")).at_least("warning"))
    draft.chmod(0o640)
    copy = draft.with_name("批注.docx")
    assert run("annotate", str(draft), "-o", str(copy)) == 1
    assert f"新加批注{count}条" in capsys.readouterr().out
    assert draft.read_bytes() == original
    assert copy.stat().st_mode & 0o777 == 0o640
    again = draft.with_name("再批注.docx")
    assert run("annotate", str(copy), "-o", str(again)) == 1
    assert "新加批注0条" in capsys.readouterr().out
    assert again.read_bytes() == copy.read_bytes()
    assert run("annotate", "--suggest", "--lang", "en", str(copy), "-o", str(again)) == 1
    assert "0 comments, 4 tracked changes" in capsys.readouterr().out
    assert run("annotate", "--suggest", str(again), "-o", str(copy)) == 1
    assert copy.read_bytes() == again.read_bytes()


@pytest.mark.parametrize(
    ("name", "out", "reason"),
    [
        ("报告.txt", "批注.docx", "加不了批注"),
        ("报告.docx", "批注.txt", "后缀应为 .docx"),
        ("报告.docx", "没有/批注.docx", "写不进去"),
        ("没有.docx", "批注.docx", "没有这个文件"),
    ],
)
def test_what_cannot_be_done_is_said(
    draft: Path, capsys: pytest.CaptureFixture[str], name: str, out: str, reason: str
) -> None:
    draft.with_name("报告.txt").write_text("立案**件。", encoding="utf-8")
    assert run("annotate", str(draft.with_name(name)), "-o", str(draft.parent / out)) == 2
    assert reason in capsys.readouterr().err
    assert sorted(path.name for path in draft.parent.iterdir()) == ["报告.docx", "报告.txt"]


def test_fix_writes_word_files_in_place(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    original = draft.read_bytes()
    draft.chmod(0o640)
    assert run("fix", "--diff", str(draft)) == 1
    shown = capsys.readouterr().out.splitlines()
    assert "-各单位认真落实，全面布署，存在的的问题。" in shown
    assert "+各单位认真落实，全面部署，存在的问题。" in shown
    assert draft.read_bytes() == original
    assert run("fix", str(draft)) == 1
    assert "改正4处" in capsys.readouterr().out
    assert draft.stat().st_mode & 0o777 == 0o640
    fixed = draft.read_bytes()
    assert same_parts(original, fixed, WRITTEN)
    assert run("fix", str(draft)) == 1
    assert draft.read_bytes() == fixed
