"""Word files are read as they are printed, and every character is known by the element that holds it."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path

import pytest

from lint.config import Config
from lint.finding import Finding
from lint.linter import Linter, Result
from lint.readers import parse
from lint.readers.encoding import decode
from lint.reporters import Options, reporter
from lint.text import Span
from lint.word.manuscript import Manuscript
from lint.word.numbering import written

from .conftest import ROOT
from .docx_files import deleted, docx, field, ins, note, p, packed, r, tbl, tc, text_box, unpacked

DRAFTS = sorted(path for path in (ROOT / "fixtures").iterdir() if path.suffix in {".md", ".txt"})
FOOTNOTES = f'<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">{p("口径见附件××。")}</w:footnote>'


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Config())


def lines(body: str, **parts: str) -> list[str]:
    return Manuscript(docx(body, **parts)).source.split("\n")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("各位", r("委员", "<w:b/>"), r("：")), ["各位委员："]),
        (p("甲") + p("") + "<w:p/>" + p("乙"), ["甲", "", "", "乙"]),
        (p("收到", ins("提案"), deleted("建议"), "213件"), ["收到提案213件"]),
        (p("收到", ins("提案", deleted("案")), "213件"), ["收到提案213件"]),
        (p("上段", look='<w:rPr><w:del w:id="1" w:author="王五"/></w:rPr>') + p("下段"), ["上段下段"]),
        (p("最后一段", look='<w:rPr><w:del w:id="1" w:author="王五"/></w:rPr>'), ["最后一段"]),
        (p("看得见", r("看不见", "<w:vanish/>"), r("也", '<w:vanish w:val="0"/>')), ["看得见也"]),
        (p("看得见", r("看不见", '<w:rStyle w:val="secret"/>')), ["看得见"]),
        (p("左", "<w:r><w:tab/></w:r>", "右", "<w:r><w:br/></w:r>", "下"), ["左\t右\u2028下"]),
        (p("上页", '<w:r><w:br w:type="page"/></w:r>', "下页"), ["上页下页"]),
        (p("2020", "<w:r><w:noBreakHyphen/></w:r>", "2025"), ["2020-2025"]),
        (p("符号", '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'), ["符号☑"]),
        (p("符号", '<w:r><w:sym w:font="Wingdings" w:char="F0AB"/></w:r>'), ["符号\ufffc"]),
        (p("见", field(" REF _Ref1 ", "表1"), "。"), ["见表1。"]),
        (p("见", field(' IF a = "', "乙", ), "。"), ["见乙。"]),
        (p("第", field(" PAGE "), "页，共", field(" NUMPAGES ", "9"), "页"), ["第1页，共9页"]),
        (p("第", '<w:fldSimple w:instr=" PAGE "/>', "页"), ["第1页"]),
        (p("没有结尾", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "的域"), ["没有结尾的域"]),
        (p("链接", '<w:hyperlink w:anchor="x">' + r("附件") + "</w:hyperlink>"), ["链接附件"]),
        (p("控件", f"<w:sdt><w:sdtPr/><w:sdtContent>{r('内容')}</w:sdtContent></w:sdt>"), ["控件内容"]),
        (f"<w:sdt><w:sdtContent>{p('整段的控件')}</w:sdtContent></w:sdt>" + p("之后"), ["整段的控件", "之后"]),
        (p("公式", "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), ["公式a+b"]),
        (p("拼音", f"<w:r><w:ruby><w:rt>{r('zhuó')}</w:rt><w:rubyBase>{r('涿')}</w:rubyBase></w:ruby></w:r>"), ["拼音涿"]),
        (p("移走", f'<w:moveFrom w:id="1" w:author="王五">{r("旧处")}</w:moveFrom>', f'<w:moveTo w:id="2" w:author="王五">{r("新处")}</w:moveTo>'), ["移走新处"]),
        ("", [""]),
    ],
)  # fmt: skip
def test_the_final_text(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


def test_numbers_are_those_that_word_prints() -> None:
    body = [
        p("总体要求", number=(1, 0)), p("原则", number=(1, 1)), p("目标", number=(1, 1)), p("要点", number=(1, 2)),
        p("不编号的一段"), p("保障措施", number=(1, 0)), p("组织领导", number=(1, 1)), p("细目", number=(1, 3)),
        p("删去的一项", number=(1, 1), look='<w:rPr><w:del w:id="1" w:author="王五"/></w:rPr>').replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>"),
        p("下一项", number=(1, 1)), p("另起", number=(3, 0)), p("续编", number=(3, 0)), p("圆点", number=(2, 0)),
        p("总则", number=(4, 0)), p("范围", number=(4, 1)), p("取消编号", number=(0, 0)),
    ]  # fmt: skip
    assert lines("".join(body)) == [
        "一、总体要求", "（一）原则", "（二）目标", "1.要点", "不编号的一段", "二、保障措施", "（一）组织领导", "①细目",
        "（二）下一项", "一、另起", "二、续编", "圆点", "1 总则", "1.1 范围", "取消编号",
    ]  # fmt: skip


def test_a_style_numbers_its_paragraphs() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '<w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="k"><w:basedOn w:val="h"/></w:style>'
    )
    body = p("工作回顾", style="h") + p("工作安排", style="k") + p("不编号", style="k", number=(0, 0))
    document = parse(docx(body, styles=styles), "a.docx")
    assert document.source.split("\n") == ["一、工作回顾", "二、工作安排", "不编号"]
    assert [(block.kind, block.level) for block in document.blocks] == [("heading", 1)] * 3


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (10, "chineseCountingThousand", "十"), (11, "chineseCounting", "十一"), (20, "japaneseCounting", "二十"),
        (101, "chineseCountingThousand", "一百零一"), (110, "chineseCountingThousand", "一百一十"),
        (1001, "chineseCountingThousand", "一千零一"), (12, "chineseLegalSimplified", "壹拾贰"), (10, "ideographDigital", "一〇"),
        (3, "ideographTraditional", "丙"), (3, "ideographZodiac", "寅"), (21, "decimalEnclosedCircle", "㉑"),
        (2, "decimalEnclosedParen", "⑵"), (2, "decimalEnclosedFullstop", "⒉"), (12, "decimalFullWidth", "１２"),
        (7, "decimalZero", "07"), (28, "upperLetter", "BB"), (2, "lowerLetter", "b"), (14, "upperRoman", "XIV"),
        (4, "lowerRoman", "iv"), (3, "none", ""), (0, "chineseCounting", "0"), (5, "unheardOf", "5"),
    ],
)  # fmt: skip
def test_number_formats(number: int, style: str, expected: str) -> None:
    assert written(number, style) == expected


def test_headings_come_from_styles_and_outline_levels() -> None:
    long = "（一）加强队伍建设。健全培训机制，全年举办培训班6期，培训委员280人次，履职能力进一步提高。"
    body = (
        p("回顾", style="1")
        + p("落实", style="2")
        + p("直接设级", look='<w:outlineLvl w:val="2"/>')
        + p(long, style="2")
    )
    blocks = parse(docx(body), "a.docx").blocks
    assert [(block.kind, block.level) for block in blocks] == [
        ("heading", 1), ("heading", 2), ("heading", 3), ("paragraph", 0),
    ]  # fmt: skip


def test_a_table_of_contents_is_no_text() -> None:
    entries = [
        p("一、回顾\t1", style="TOC1"),
        p(field(' TOC \\o "1-3" ', "二、安排2", "</w:p><w:p>", "三、附件3", "</w:p><w:p>"), "正文从这里开始。"),
    ]
    document = parse(docx("".join(entries)), "a.docx")
    assert document.text == "正文从这里开始。"
    assert document.location(document.blocks[0].span)[0].line == 4


def test_tables_keep_their_grid() -> None:
    table = tbl(
        ["单位", tc("件数", span=2), "说明"],
        [tc("市直", merge="restart"), "12", "13", tc("甲|乙", p("丙"))],
        [tc(merge="continue"), "14", "15", tc(tbl(["内", "表"]), p("后"))],
        [tc(p("", r("新", "")), span=1), "", "", ""],
    )
    document = parse(docx(p("表前") + table + p("") + tbl(["甲", "乙"], ["1", "2"])), "a.docx")
    rows = [[cell.text for cell in row] for row in document.tables[0].rows]
    assert rows == [
        ["单位", "件数", "", "说明"],
        ["市直", "12", "13", "甲｜乙\u2003丙"],
        ["", "14", "15", "内\u2003表\u2003后"],
        ["新", "", "", ""],
    ]
    assert len(document.tables) == 2
    for row in document.tables[0].rows:
        for cell in row:
            if "｜" not in cell.text:
                start, end = document.map.span(cell.span)
                assert document.source[start:end].replace("\n", "\u2003") == cell.text


@pytest.mark.parametrize("apart", ["<w:r><w:br/></w:r>", "</w:p><w:p>"])
def test_lines_of_a_cell_are_no_blank_between_words(linter: Linter, apart: str) -> None:
    cell = tc(p("镇政府负责日常巡查和登记", apart, "村委会配合做好宣传引导"))
    data = docx(tbl(["职责", "单位"], [cell, "各村"]))
    assert [each.rule for each in linter.check(parse(data, "a.docx")).findings] == []


def test_a_table_of_one_column_holds_prose() -> None:
    document = parse(docx(tbl([tc("第一段。", "第二段。")])), "a.docx")
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph"]


def test_places_name_part_cell_and_page(linter: Linter) -> None:
    page = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = (
        p("立案**件。")
        + p("前页的字，", page, "城镇新增就业××人。")
        + tbl(["单位", "件数"], ["甲", "**"])
        + p("见注", note(2), "和图", text_box(p("框内××件。"), p("好"))),
    )  # fmt: skip
    data = docx("".join(body), footnotes=FOOTNOTES, header1=p("内部资料××"), footer1=p("第", field(" PAGE "), "页"))
    found = linter.check(parse(data, "a.docx")).findings
    assert [
        (each.start.line, each.start.column, each.excerpt, each.place and each.place.say("zh")) for each in found
    ] == [
        (1, 3, "**", "第1页"),
        (2, 12, "××", "第2页"),
        (6, 1, "**", "第2页，表1第2行第2列"),
        (8, 3, "××", "文本框1"),
        (10, 6, "××", "脚注1"),
        (11, 5, "××", "页眉1"),
    ]


def test_headers_are_searched_for_placeholders_only(linter: Linter) -> None:
    data = docx(p("正文没有问题。"), header1=p("做为××单位"), footer1=p("布署"))
    assert [each.rule for each in linter.check(parse(data, "a.docx")).findings] == ["placeholder/cross"]


@pytest.mark.parametrize(
    ("section", "settings", "read"),
    [
        ("", "", True),
        ('w:type="first"', "", False),
        ('w:type="first"', "title", True),
        ('w:type="even"', "", False),
        ('w:type="even"', "<w:evenAndOddHeaders/>", True),
    ],
)
def test_a_header_that_is_not_printed_is_not_read(section: str, settings: str, read: bool) -> None:
    files = unpacked(docx(p("正文"), header1=p("首页××"), settings=settings.replace("title", "")))
    document = files["word/document.xml"].decode()
    document = document.replace('w:type="default"', section or 'w:type="default"')
    if settings == "title":
        document = document.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")
    files["word/document.xml"] = document.encode()
    assert Manuscript(packed(files)).source == ("正文\n首页××" if read else "正文")


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.name)
def test_a_word_file_gives_the_findings_of_its_text(linter: Linter, draft: Path) -> None:
    text = "\n".join(re.split(r"\r\n|\n|\r", decode(draft.read_bytes())[0].rstrip()))
    twin = linter.check_bytes(text.encode(), "twin.txt")
    ours = linter.check_bytes(docx("".join(p(line) for line in text.split("\n"))), "twin.docx")
    assert [told(each) for each in ours.findings] == [told(each) for each in twin.findings]
    if "|" not in text:  # a table of bars and dashes is one in a plain text only
        assert ours.coverage == twin.coverage


def told(finding: Finding) -> tuple[object, ...]:
    """All of a finding but its path and what only Word has."""
    related = [(other.start, other.end, other.message) for other in finding.related]
    return (
        finding.start,
        finding.end,
        finding.rule,
        finding.message,
        finding.excerpt,
        finding.fixes,
        related,
        finding.fingerprint,
    )


def test_reports_speak_of_paragraphs(linter: Linter) -> None:
    body = p("关于提案工作的报告") + p("一、工作回顾") + p("全年办复提案213件。") + p("三、工作安排")
    found = linter.check_bytes(docx(body + tbl(["甲", "乙"], ["1", "**"])), "a.docx")
    out = StringIO()
    reporter("text")(found, out, Options())
    assert "第2段：" in out.getvalue()
    assert "a.docx:8:1（表1第2行第2列）: 错误 placeholder/star" in out.getvalue()
    out = StringIO()
    reporter("json")(Result(findings=found.findings), out, Options())
    data = json.loads(out.getvalue())["findings"]
    assert data[-1]["cell"] == {"table": 1, "row": 2, "column": 2}
    assert "cell" not in data[0]


def test_word_files_of_a_folder_are_drafts(linter: Linter, tmp_path: Path) -> None:
    from lint import check

    (tmp_path / "报告.docx").write_bytes(docx(p("立案**件。")))
    (tmp_path / "~$报告.docx").write_bytes(b"lock")
    (tmp_path / "宏.docm").write_bytes(docx(p("立案**件。")))
    result = check(tmp_path)
    assert [each.excerpt for each in result.findings] == ["**"]
    assert (result.files, result.passed_over, result.failures) == (1, 1, [])
    assert [each.excerpt for each in check(tmp_path / "宏.docm").findings] == ["**"]


def test_a_note_that_is_called_twice_is_read_once() -> None:
    data = docx(p("见注", note(2)) + p("又见注", note(2)), footnotes=FOOTNOTES)
    draft = parse(data, "draft.docx")
    assert draft.source == "见注\n又见注\n口径见附件××。"
    start = draft.source.index("附件")
    new = parse(draft.rewrite([(Span(start, start + 2), "附表")]), "draft.docx")
    assert new.source == draft.source.replace("附件", "附表")
