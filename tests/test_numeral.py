"""Chinese numerals, ordinals, sentences."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import ordinal
from lint.numeral import han, parse_han, parse_number
from lint.sentence import clauses, sentences
from lint.text import Span


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("零", 0), ("七", 7), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("一百零八", 108), ("一百二", 120),
        ("两千三百", 2300), ("九千八百七十六", 9876), ("一千零一十", 1010), ("三百二十一万", 3_210_000), ("一百一", 110),
        ("三亿二", 320_000_000), ("两千五", 2500), ("一万二千亿", 1_200_000_000_000), ("一亿零五万", 100_050_000), ("三千万零五", 30_000_005), ("两亿三千万四", 230_004_000), ("三万二", 32000), ("一万零五百", 10500), ("三亿五千万", 350_000_000), ("二〇二四", 2024),
        ("一九九八", 1998), ("二○○五", 2005), ("十万", 100_000), ("一百一十五万", 1_150_000),
    ],
)  # fmt: skip
def test_numerals_are_read(numeral: str, value: int) -> None:
    assert parse_han(numeral) == value


@pytest.mark.parametrize(
    "numeral",
    [
        "",
        "三四十",
        "一二三",
        "百",
        "二百百",
        "万",
        "十千",
        "一甲",
        "亿万三四",
        "一百十",
        "百三",
        "三十二十",
        "一百二百",
        "一百二千",
        "三〇二",
        "十甲",
        "〇一二三四",
    ],
)
def test_what_is_no_numeral_is_none(numeral: str) -> None:
    assert parse_han(numeral) is None


@pytest.mark.parametrize(
    ("digits", "value"),
    [("1,256.50", "1256.50"), ("零点五", "0.5"), ("三万点二五", "30000.25"), ("五点一〇", "5.10"), ("十二", "12"),
     ("十二点", None), ("点五", None), ("五点十", None), ("三四十点五", None), ("", None)],
)  # fmt: skip
def test_numbers_are_read(digits: str, value: str | None) -> None:
    found = parse_number(digits)
    assert (found if found is None else str(found)) == value


@pytest.mark.parametrize(
    ("number", "numeral"), [(0, "零"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")]
)
def test_ordinals_are_written(number: int, numeral: str) -> None:
    assert han(number) == numeral


@given(st.integers(0, 99))
def test_ordinals_of_headings_are_written_as_they_are_read(number: int) -> None:
    assert parse_han(han(number)) == number


@pytest.mark.parametrize(
    ("text", "style", "value", "written"),
    [
        ("第三编 总则", "第一编", 3, "第三编"),
        ("第十二章　附则", "第一章", 12, "第十二章"),
        ("第二节 措施", "第一节", 2, "第二节"),
        ("第15条 本办法", "第一条", 15, "第15条"),
        ("三、主要任务", "一、", 3, "三、"),
        ("十二，其他", "一、", 12, "十二，"),
        ("（四）强化保障", "（一）", 4, "（四）"),
        ("( 四 )强化保障", "（一）", 4, "( 四 )"),
        ("㈤强化", "（一）", 5, "㈤"),
        ("2.加强领导", "1.", 2, "2."),
        ("3．加强领导", "1.", 3, "3．"),
        ("⒋加强领导", "1.", 4, "⒋"),
        ("（5）加强", "（1）", 5, "（5）"),
        ("⑹加强", "（1）", 6, "⑹"),
        ("⑦加强", "①", 7, "⑦"),
        ("1.2.3 范围", "1.1", 3, "1.2.3"),
    ],
)
def test_ordinals_at_the_start_of_a_block(text: str, style: str, value: int, written: str) -> None:
    found = ordinal.read(f"前文{text}", 2)
    assert found is not None
    assert (found.style, found.value) == (style, value)
    assert f"前文{text}"[slice(*found.span)] == written
    assert ordinal.STYLES[found.rank] == style


@pytest.mark.parametrize(
    "text",
    ["", "加强领导", "2.3%的增长", "一九五八，", "三百五十、", "第三条、第四条", "（2024年1月）", "2024年", "一心为民"],
)
def test_what_is_no_ordinal(text: str) -> None:
    assert ordinal.read(text) is None


def test_sentences_and_clauses() -> None:
    text = "“好！”他说。一年来，成效明显；仍有不足  \n 未完"
    whole = Span(0, len(text))
    assert [text[slice(*span)] for span in sentences(text, whole)] == [
        "“好！”",
        "他说。",
        "一年来，成效明显；仍有不足  \n",
        "未完",
    ]
    assert [text[slice(*span)] for span in clauses(text, Span(7, 19))] == ["一年来", "成效明显", "仍有不"]


@settings(max_examples=60)
@given(st.text(alphabet="甲。！”\n 一", max_size=30))
def test_sentences_do_not_overlap_and_hold_all_that_is_no_blank(text: str) -> None:
    spans = list(sentences(text, Span(0, len(text))))
    assert all(first.end <= second.start for first, second in itertools.pairwise(spans))
    assert "".join("".join(text[slice(*span)].split()) for span in spans) == "".join(text.split())
