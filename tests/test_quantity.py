"""Every way in which a report writes a figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lint.quantity import DATE, PERCENT, POINTS, RANK, YEAR, quantities, restated
from lint.text import fold


@pytest.mark.parametrize(
    ("text", "value", "dimension"),
    [
        ("1,256件", "1256", "件"),
        ("１，２５６件", "1256", "件"),
        ("12.36亿元", "1236000000", "元"),
        ("1.2万亿元", "1200000000000", "元"),
        ("三万二千人", "32000", "人"),
        ("两千二百五十名", "2250", "人"),
        ("百分之五点一", "5.1", PERCENT),
        ("8.2%", "8.2", PERCENT),
        ("5.94‰", "0.594", PERCENT),
        ("0.7个百分点", "0.7", POINTS),
        ("2.5公顷", "112.5", "亩"),
        ("1.5公里", "1500", "米"),
        ("二〇二四年", "2024", YEAR),
        ("2024年12月27日", "2024", DATE),
        ("第18位", "18", RANK),
        ("翻了两番", "2", "番"),
        ("45台（套）", "45", "台"),
        ("15.6 %", "15.6", PERCENT),
    ],
)
def test_value_and_dimension(text: str, value: str, dimension: str) -> None:
    (figure,) = quantities(fold(text))
    assert (figure.value, figure.dimension) == (Decimal(value), dimension)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("109件", "109", "109"),
        ("12.3亿元", "1225000000", "1235000000"),
        ("98.4%", "98.35", "98.45"),
        ("25%", "24.5", "25.5"),
        ("1.36万户", "13550", "13650"),
    ],
)
def test_interval_is_what_the_digits_say(text: str, low: str, high: str) -> None:
    (figure,) = quantities(text)
    assert figure.interval == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text",
    ["近3000人", "约3000人", "3000余人", "3000多人", "3000人左右", "不低于3000人", "超过3000人", "1.2万余人", "八成"],
)
def test_approximations_are_vague(text: str) -> None:
    assert [figure.vague for figure in quantities(text)] == [True]


@pytest.mark.parametrize("text", ["节约11万元", "新近12人", "总数12件", "年末实有12人"])
def test_words_that_only_look_vague(text: str) -> None:
    assert [figure.vague for figure in quantities(text)] == [False]


def test_both_ends_of_a_range_are_vague() -> None:
    assert [figure.vague for figure in quantities("增长5%～10%")] == [True, True]


@pytest.mark.parametrize("text", ["统一战线", "一府一委两院", "“四个意识”", "三四十", "万众一心", "一、提案", "十几"])
def test_numerals_inside_words_are_no_figures(text: str) -> None:
    assert quantities(text) == []


def test_a_blank_has_no_value() -> None:
    (figure,) = quantities("立案**件")
    assert figure.value is None


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("增长三成五。", ["三成五"]),
        ("约两成五以上。", ["两成五"]),
        ("占三成二十人。", ["三成", "二十人"]),
        ("完成五成3%是新的。", ["五成", "3%"]),
        ("三成五成都有。", ["三成", "五成"]),
    ],
)
def test_a_tenth_is_no_figure_of_its_own(text: str, figures: list[str]) -> None:
    assert [figure.text for figure in quantities(text)] == figures


@pytest.mark.parametrize("value", ["9" * 28, "12345678901234567890123456789.12", "1e400"])
def test_a_value_of_more_digits_than_are_reckoned_with_is_not_written(value: str) -> None:
    (figure,) = quantities("109.5元")
    assert restated(figure, Decimal(value), figure.text, inexact=True) is None


@pytest.mark.parametrize(
    "text", ["98765432109876543211公顷", "0.123456789012345678平方米", "999999999999999999.9万亿元"]
)
def test_a_figure_of_many_digits_lies_in_what_it_stands_for(text: str) -> None:
    (figure,) = quantities(text)
    assert figure.value is not None
    low, high = figure.interval
    assert low < figure.value < high
    assert low + high == 2 * figure.value


def test_a_code_is_no_figure() -> None:
    assert quantities("编号123456789012345678901234567890123456789的文件") == []
