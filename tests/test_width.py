"""Half-width marks: single slips, and a draft that uses them throughout."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.checks.width import Width
from lint.document import Document
from lint.finding import Edit

from .conftest import document, told

Flag = Callable[..., list[str]]


def mended(draft: Document, edits: tuple[Edit, ...]) -> str:
    text = draft.text
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成绿道12公里,新增绿地30公顷，植树四万株。", [","]),
        ("会议指出:要抓好落实，务求实效。", [":"]),
        ("（一）总量(不含外资)稳步增长（见附表）。", ["(不含外资)"]),
        ("同志们!新的征程已经开启，让我们携手前进！", ["!"]),
        ("各项任务全部完成.", ["."]),
        ("增长5%,其中工业增长7%，农业增长3%。", [","]),
        ("投资1,256万元，9:30开会，比例为3:1，版本为2.0。", []),
        ("接入 Wi-Fi, Bluetooth, ZigBee 等协议。", []),
        ("详见 http://example.com/a?b=1,2 的说明。", []),
        ("The committee (in short, CPPCC) met: it adopted a report.", []),
        ("| 项目,单位 | 数量 |\n|---|---|\n| 道路,公里 | 12 |\n", []),
        ("", []),
    ],
)
def test_stray_marks(flag: Flag, text: str, expected: list[str]) -> None:
    assert flag(text, "punctuation/half-width") == expected


def test_a_habit_is_one_finding_with_all_its_edits() -> None:
    text = "一年来,我们紧扣中心,服务大局,成效明显.\n(一)加强学习,(二)深入调研!\n"
    draft = document(text)
    (match,) = Width("throughout").matches(draft)
    assert match.values["count"] == "10"
    assert mended(draft, match.edits) == "一年来，我们紧扣中心，服务大局，成效明显。\n（一）加强学习，（二）深入调研！"
    assert list(Width("stray").matches(draft)) == []


def test_few_slips_in_a_long_draft_are_no_habit() -> None:
    draft = document("完成任务，取得成效。" * 20 + "第一,第二,第三,第四,第五。")
    assert len(list(Width("stray").matches(draft))) == 4
    assert list(Width("throughout").matches(draft)) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [("增长8％，去年增长7%。", 1), ("增长８％。", 0), ("增长8%。", 0), ("第１２次，第3次，第４次。", 2)],
)
def test_full_width_digits(text: str, count: int) -> None:
    matches = list(Width("digits").matches(document(text)))
    assert [match.values["count"] for match in matches] == ([str(count)] if count else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成绿道12公里,新增绿地30公顷，植树四万株。", ["8:, count=1 marks=, [8:,>，]"]),
        (
            "会议指出:要抓好落实，务求实效;要真抓实干。",
            ["4:: count=1 marks=: [4::>：]", "15:; count=1 marks=; [15:;>；]"],
        ),
        ("（一）总量(不含外资)稳步增长（见附表）(略）。", ["5:(不含外资) count=1 marks=() [5:(>（] [10:)>）]"]),
        (
            "同志们!新的征程已经开启，让我们携手前进？好吗?",
            ["3:! count=1 marks=! [3:!>！]", "23:? count=1 marks=? [23:?>？]"],
        ),
        (
            "一年来,我们紧扣中心,服务大局,成效明显.\n(一)加强学习,(二)深入调研!",
            [
                "3:, count=10 marks=,().! [3:,>，] [10:,>，] [15:,>，] [20:.>。] [22:(>（] [24:)>）] [29:,>，] [30:(>（] [32:)>）] [37:!>！]"
            ],
        ),
        ("建成(GDP)项目,投产(TODO list)。", []),
        (
            "一,二,三,四，五，六，七，八，九，十，十一，十二，十三。",
            ["1:, count=1 marks=, [1:,>，]", "3:, count=1 marks=, [3:,>，]", "5:, count=1 marks=, [5:,>，]"],
        ),
        (
            "一,二,三,四,五，六，七，八，九，十，十一，十二，十三。",
            ["1:, count=4 marks=, [1:,>，] [3:,>，] [5:,>，] [7:,>，]"],
        ),
        ("一,二,三；四；五，六，七。", ["1:, count=1 marks=, [1:,>，]", "3:, count=1 marks=, [3:,>，]"]),
        ("增长8％，去年增长7%。", ["3:％ count=1 marks=％ [3:％>%]"]),
        ("增长１２．５％，去年增长7%。", ["2:１２．５％ count=1 marks=１２．５％ [2:１２．５％>12.5%]"]),
        (
            "第１２次，第3次，第４次，第４次，第６次，Ａ组。",
            ["1:１２ count=5 marks=１２、４ [1:１２>12] [10:４>4] [14:４>4] [18:６>6] [21:Ａ>A] <10:４ <14:４ <18:６"],
        ),
        ("全县各村普遍接入 Wi-Fi (WLAN) 设备,已经启用。", ["24:, count=1 marks=, [24:,>，]"]),
        (
            "The committee met in short order and adopted a report.\n建成绿道,新增绿地。",
            ["59:, count=1 marks=, [59:,>，]"],
        ),
        ("GDP,CPI,PPI等ABC指标。", []),
        (
            "甲,甲,甲,甲,甲,甲,乙，乙，乙，乙，乙，乙，乙，乙，乙，乙，乙，乙，乙，乙，好",
            ["1:, count=6 marks=, [1:,>，] [3:,>，] [5:,>，] [7:,>，] [9:,>，] [11:,>，]"],
        ),
        (
            "甲,甲,甲,甲,甲,甲,乙，乙，乙，乙，乙，乙，乙，乙，乙，乙，乙，乙，乙，乙，乙，好",
            [
                "1:, count=1 marks=, [1:,>，]",
                "3:, count=1 marks=, [3:,>，]",
                "5:, count=1 marks=, [5:,>，]",
                "7:, count=1 marks=, [7:,>，]",
                "9:, count=1 marks=, [9:,>，]",
                "11:, count=1 marks=, [11:,>，]",
            ],
        ),
    ],
)
def test_marks_and_their_mending(text: str, expected: list[str]) -> None:
    assert (
        told(text, "punctuation/half-width", "punctuation/half-width-throughout", "punctuation/full-width-digits")
        == expected
    )
