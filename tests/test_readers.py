"""From bytes to a document: encodings, blocks, markup, and the way back to the file."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import readers
from lint.complaint import Complaint
from lint.document import Document
from lint.readers import parse
from lint.readers.encoding import decode
from lint.readers.inline import OBJECT
from lint.text import Span

from .conftest import document

DRAFT = "各位委员：\r\n现在，我代表常务委员会报告工作，请予审议。全年提出提案128件，立案“一号提案”①等112件——完。\r\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("text", [DRAFT, DRAFT.replace("\r\n", "\n"), "在第一线一一走访"])
def test_encodings_are_told_apart_and_written_as_they_came(codec: str, text: str) -> None:
    data = text.encode(codec)
    decoded, encoding = decode(data)
    assert decoded == text
    assert encoding.encode(decoded) == data


def test_utf16_big_endian_with_its_mark() -> None:
    assert decode("\ufeff报告".encode("utf-16-be"))[0] == "报告"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("各位委員：現在，我代表常務委員會作工作報告，請予審議。".encode("big5"), "认不出编码"),
        (("Résumé très bien, être à côté. " * 20).encode("latin-1"), "既不是 UTF-8"),
        ("Наша работа за год".encode("koi8-r") * 9, "既不是 UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 20, "二进制"),
        (bytes(range(256)) * 9, "二进制"),
        ("报告\0正文".encode(), "二进制"),
        ("报告\0正文".encode("gb18030"), "二进制"),
        (b"\xef\xbb\xbfa\0b", "二进制"),
        (b"\xed\xa0\x80\xed\xb0\x80abc", "既不是 UTF-8"),
        (b"\xff\xfe\x00\xd8a\x00", "带有 UTF-16-LE 标记，却在第 0 字节处"),
        (b"\xef\xbb\xbf\xff", "带有 UTF-8 标记"),
        ("工作报告".encode()[:-1], "既不是 UTF-8"),
        ("工作报告".encode("gb18030")[:-1], "既不是 UTF-8"),
        ("各位".encode("utf-32"), "二进制"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Complaint, match=reason) as caught:
        decode(data)
    assert "UTF-8" in caught.value.say("en")


def test_a_stream_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MAX_BYTES", 10)
    assert readers.load_stream(io.BytesIO(b"0123456789")) == b"0123456789"
    with pytest.raises(Complaint, match="超过上限"):
        readers.load_stream(io.BytesIO(b"0123456789a"))


def blocks(text: str, name: str = "draft.md") -> list[tuple[str, str]]:
    draft = document(text, name)
    return [(block.kind, draft.slice(block.span)) for block in draft.blocks]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_is_a_block_whatever_ends_it(end: str) -> None:
    text = end.join(["# 工作报告", "", "　　各位代表：", "- 第一项", "> 引文", "| 甲 | 乙 |", "|---|---|", "完。"])
    draft = document(text, "draft.md")
    assert [(block.kind, draft.slice(block.span)) for block in draft.blocks] == [
        ("heading", "工作报告"),
        ("paragraph", "各位代表："),
        ("item", "第一项"),
        ("paragraph", "引文"),
        ("table", "| 甲 | 乙 |"),
        ("table", "|---|---|"),
        ("paragraph", "完。"),
    ]
    assert draft.location(draft.blocks[1].span)[0] == (3, 3)
    assert draft.location(draft.blocks[-1].span) == ((8, 1), (8, 3))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: 报告\n---\n正文。", [("paragraph", "正文。")]),
        ("---\n正文不是前言。", [("paragraph", "正文不是前言。")]),
        ("```\n**代码**\n```\n正文。", [("paragraph", "正文。")]),
        ("~~~~ yaml\na: 1\n~~~\n~~~~\n正文。", [("paragraph", "正文。")]),
        ("```\n没有合上的围栏不吞正文。", [("paragraph", "```"), ("paragraph", "没有合上的围栏不吞正文。")]),
        ("甲<!-- 批注 -->乙。", [("paragraph", "甲乙。")]),
        ("<!--\n整段\n批注\n-->\n正文。", [("paragraph", "正文。")]),
        ("前文<!-- 没有合上。", [("paragraph", "前文<!-- 没有合上。")]),
        ("见`a*b`一节。", [("paragraph", f"见{OBJECT}一节。")]),
        ("见``a`b``一节`。", [("paragraph", f"见{OBJECT}一节`。")]),
        ("见[公报](https://a.example/x_1)，", [("paragraph", "见公报，")]),
        ('![图](a.png "题")如下', [("paragraph", f"{OBJECT}如下")]),
        ("网址https://a.example/*x，邮箱a.b@c.example。", [("paragraph", f"网址{OBJECT}，邮箱{OBJECT}。")]),
        ("增长<b>8%</b>。<br/>", [("paragraph", "增长8%。")]),
        ("<br>\n正文。", [("paragraph", "正文。")]),
        ("宽3\\*5米\\_", [("paragraph", "宽3\\*5米_")]),
        ("__总体要求__，稳中求进", [("paragraph", "总体要求，稳中求进")]),
        ("共__件，其中__件", [("paragraph", "共__件，其中__件")]),
        ("保留~~删去~~的话", [("paragraph", "保留的话")]),
        ("##（一）夯实基础 ##", [("heading", "（一）夯实基础")]),
        ("#话题一", [("paragraph", "#话题一")]),
        ("# 学习C#", [("heading", "学习C#")]),
        ("***\n* * *\n---\n====\n正文", [("paragraph", "正文")]),
        ("| **甲** | **5** |\n| ** | 6 |", [("table", "| 甲 | 5 |"), ("table", "| ** | 6 |")]),
        ("甲 | 乙\n---|---\n1 | 2", [("table", "甲 | 乙"), ("table", "---|---"), ("table", "1 | 2")]),
        ("甲|乙两地", [("paragraph", "甲|乙两地")]),
        ("| a | <!-- x --> b |", [("table", "| a |  b |")]),
        ("<!-- x --> <!-- y -->\n正文", [("paragraph", "正文")]),
        ("", []),
        ("\n\n　　\n", []),
    ],
)
def test_markdown_leaves_prose_alone_and_markup_out(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


def test_plain_text_has_headings_tables_and_comments_but_no_code_or_links() -> None:
    text = "## 一、概况\n见`a`和[甲](乙)。<!-- 注 -->\n```\n---\n| 甲 | 乙 |\n"
    assert blocks(text, "draft.txt") == [
        ("heading", "一、概况"),
        ("paragraph", "见`a`和[甲](乙)。"),
        ("paragraph", "```"),
        ("table", "| 甲 | 乙 |"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "**一、总体情况**",
        "**一是强化领导。**成立专班，**二是压实责任。**签订责任书",
        "全年完成投资**35.6亿元**，同比增长**8.2%**，收到提案**3**件",
        "坚持**党的领导**，始终把**高质量发展**作为首要任务",
        "一是**加强学习**，二是**改进作风**。",
        "1. **加强学习**，提升能力",
        "（一）**夯实基础**。建立台账",
        "**标题 **",
        "**各位代表：过去一年，成绩来之不易！**",
        "由 *秘书科* 统一编号，报 *秘书长* 签发。",
        "***重要提示***",
        "推动**人才引进**工作取得实效，落实**项目建设**责任",
        "“**枫桥经验**”在基层",
        "**（一）产业振兴**稳步推进",
        "| **合计** | **100** |",
    ],
)
def test_certain_emphasis_is_markup(line: str) -> None:
    assert "*" not in document(line).text
    assert "*" not in document(line, "draft.md").text


@pytest.mark.parametrize(
    ("line", "stars"),
    [
        ("近年来，**市政协积极探索", 2),
        ("**市**县政协", 4),
        ("过去一年，**区坚持为民，**项目顺利推进", 4),
        ("**同志任组长，**同志任副组长", 4),
        ("新**作出了新贡献。加强**影响力", 4),
        ("*市政协和*县政协", 2),
        ("建设富裕文明新**，加快打造幸福**。", 4),
        ("推动**镇、**村联动", 4),
        ("投资**亿元，增长**%", 4),
        ("**重点工作。**今年完成**项", 2),
        ("开展**次。**二是强化责任。**签订**份。", 4),
        ("1. **重点工作。**今年完成**项", 2),
        ("第**届*次会议", 3),
    ],
)
def test_placeholders_are_never_markup(line: str, stars: int) -> None:
    assert document(line).text.count("*") == stars


def test_a_paragraph_torn_by_page_layout_is_joined_and_maps_to_the_file() -> None:
    first = "　　一年来，常务委员会坚持服务大局，围绕产业升级、城乡融合和民生改善组织委员深入调研，提出的建议得到县委、"
    draft = document(f"{first}\n\n县政府的重视和采纳。\n下一年，继续努力。\n")
    assert [block.kind for block in draft.blocks] == ["paragraph", "paragraph"]
    (join,) = draft.joins
    assert draft.text[join - 2 : join + 2] == "委、县政"
    assert draft.location(Span(join - 1, join + 1)) == ((1, len(first)), (3, 2))


@pytest.mark.parametrize(
    "lines",
    [
        ["一、总体情况", "一年来，我们努力工作。"],
        ["一年来，我们努力工作。", "二、存在的问题"],
        ["短行没有句号", "下一行"],
        [
            "会议审议通过了下列事项，各有关方面要认真抓好贯彻落实，并将办理情况按时报送常务委员会办公室备案，",
            "一是报告。",
        ],
    ],
)
def test_separate_paragraphs_are_not_joined(lines: list[str]) -> None:
    assert len(document("\n".join(lines)).blocks) == len(lines)


ALPHABET = "甲市届，。（）“”一、1 \t　\n\r*_`[]()<>!-|#~\\:/.@a\ufeff"


@settings(max_examples=300)
@given(st.text(alphabet=ALPHABET, max_size=80), st.sampled_from(["draft.md", "draft.txt"]))
def test_every_character_maps_to_itself_in_the_file(text: str, name: str) -> None:
    draft = parse(text.encode("utf-8"), name)
    inside = {index for block in draft.blocks for index in range(*block.span)}
    for index in inside:
        if draft.text[index] != OBJECT:
            assert draft.source[draft.map.offset(index)] == draft.text[index]
            assert draft.map.text_offset(draft.map.offset(index)) == index
    assert all(draft.text[index] == "\n" for index in range(len(draft.text)) if index not in inside)
    places = [draft.map.offset(index) for index in range(len(draft.text)) if index in inside]
    assert places == sorted(set(places))


@settings(max_examples=100)
@given(st.text(alphabet=ALPHABET, max_size=60), st.data())
def test_locations_round_trip(text: str, data: st.DataObject) -> None:
    draft: Document = parse(text.encode("utf-8"), "draft.md")
    if not draft.blocks:
        return
    block = data.draw(st.sampled_from(list(draft.blocks)))
    start = data.draw(st.integers(block.span.start, max(block.span.start, block.span.end - 1)))
    first, end = draft.location(Span(start, start + 1))
    line = draft.source[slice(*draft.lines.span(first.line))]
    if draft.text[start] != OBJECT:
        assert line[first.column - 1] == draft.text[start]
    assert end == (first.line, first.column + 1)


@pytest.mark.parametrize(
    "unit",
    ["全年**亿元，*个", "坚持**党的领导**，", "`a``b", "[", '[甲](b "', "<a ", "http://a.b 甲", "a@", "<!-- a --> ", "- ",
     "|甲", ">", "__甲乙 ", "~~甲", "\\*", "```\n甲\n", "#", " ", "\n", "甲乙，\n"],
)  # fmt: skip
def test_reading_takes_time_in_proportion_to_the_text(unit: str) -> None:
    """Counted in function calls, which no busy machine can falsify."""
    import sys

    def calls(size: int) -> int:
        count = 0

        def profile(*_: object) -> None:
            nonlocal count
            count += 1

        data = (unit * size).encode("utf-8")
        sys.setprofile(profile)
        try:
            parse(data, "draft.md")
        finally:
            sys.setprofile(None)
        return count

    assert calls(2000) < 3 * calls(1000) + 1000
