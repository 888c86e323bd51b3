"""Every way in which a report writes a figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lint.interval import Interval, point
from lint.quantity import (
    CLOCK,
    DATE,
    PERCENT,
    POINTS,
    RANK,
    YEAR,
    Day,
    calendar_day,
    in_range,
    plain,
    quantities,
    restated,
    unit_factor,
)
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


@pytest.mark.parametrize(
    "text",
    ["统一战线", "一府一委两院", "“四个意识”", "零分之三", "三分之十千", "三四十", "万众一心", "一、提案", "十几"],
)
def test_numerals_inside_words_are_no_figures(text: str) -> None:
    assert quantities(text) == []


def test_a_blank_has_no_value() -> None:
    (figure,) = quantities("立案**件")
    assert figure.value is None


@pytest.mark.parametrize(
    ("text", "printed", "value_and_step", "rest"),
    [
        ("共立案1,256件。", "1,256件", ("1256", "1"), ("件", "件", False, 0)),
        ("结案1,200余件。", "1,200余件", ("1200", "1"), ("件", "件", True, 0)),
        ("投资12.36亿元。", "12.36亿元", ("1236000000", "1000000"), ("元", "元", False, 8)),
        ("投入二百亿元。", "二百亿元", ("20000000000", "100000000"), ("元", "元", False, 0)),
        ("完成1.2 万亿元。", "1.2 万亿元", ("1200000000000", "100000000000"), ("元", "元", False, 12)),
        ("补助200块钱。", "200块钱", ("200", "1"), ("块钱", "元", False, 0)),
        ("新增三万户。", "三万户", ("30000", "10000"), ("户", "户", False, 0)),
        ("惠及12余万人。", "12余万人", ("120000", "10000"), ("人", "人", True, 4)),
        ("惠及3万多户。", "3万多户", ("30000", "10000"), ("户", "户", True, 4)),
        ("发动三百余名。", "三百余名", ("300", "1"), ("名", "人", True, 0)),
        ("造林0.5万公顷。", "0.5万公顷", ("225000", "45000"), ("公顷", "亩", False, 4)),
        ("改造30厘米。", "30厘米", ("0.3", "0.01"), ("厘米", "米", False, 0)),
        ("全长一百二十三点四五公里。", "一百二十三点四五公里", ("123450", "10"), ("公里", "米", False, 0)),
        ("用时3个小时。", "3个小时", ("180", "60"), ("个小时", "分钟", False, 0)),
        ("下降5.94‰。", "5.94‰", ("0.594", "0.001"), ("‰", PERCENT, False, 0)),
        ("占百分之五点一。", "百分之五点一", ("5.1", "0.1"), ("%", PERCENT, False, 0)),
        ("占千分之三点五。", "千分之三点五", ("0.35", "0.01"), ("%", PERCENT, False, 0)),
        ("占万分之八。", "万分之八", ("0.08", "0.01"), ("%", PERCENT, False, 0)),
        ("占约百分之六十。", "百分之六十", ("60", "1"), ("%", PERCENT, True, 0)),
        ("占四分之三。", "四分之三", ("75", "2"), ("%", PERCENT, True, 0)),
        ("占八成五。", "八成五", ("85", "1"), ("成", PERCENT, True, 0)),
        ("占三成。", "三成", ("30", "10"), ("成", PERCENT, True, 0)),
        ("提高0.7个百分点。", "0.7个百分点", ("0.7", "0.1"), ("个百分点", POINTS, False, 0)),
        ("在2024年12月27日。", "2024年12月27日", ("2024", "1"), ("年", DATE, False, 0)),
        ("在2023年3月。", "2023年3月", ("2023", "1"), ("年", DATE, False, 0)),
        ("在2022年。", "2022年", ("2022", "1"), ("年", YEAR, False, 0)),
        ("在二○二四年。", "二○二四年", ("2024", "1"), ("年", YEAR, False, 0)),
        ("在3月15日。", "3月15日", ("3", "1"), ("", DATE, False, 0)),
        ("在12日起。", "12日", ("12", "1"), ("", DATE, False, 0)),
        ("上午9时30分开会。", "9时30分", ("570", "1"), ("", CLOCK, False, 0)),
        ("下午14:05散会。", "14:05", ("845", "1"), ("", CLOCK, False, 0)),
        ("晚8时开始。", "8时", ("480", "1"), ("", CLOCK, False, 0)),
        ("列第18位。", "第18位", ("18", "1"), ("位", RANK, False, 0)),
        ("列第五。", "第五", ("5", "1"), ("", RANK, False, 0)),
        ("有45台（套）。", "45台（套）", ("45", "1"), ("台", "台", False, 0)),
        ("达20万元以上。", "20万元以上", ("200000", "10000"), ("元", "元", True, 4)),
        ("达二十人左右。", "二十人左右", ("20", "1"), ("人", "人", True, 0)),
        ("编号 5。", "5", ("5", "1"), ("", "", False, 0)),
    ],
)
def test_a_figure_is_read_whole(
    text: str, printed: str, value_and_step: tuple[str, str], rest: tuple[str, str, bool, int]
) -> None:
    (figure,) = quantities(fold(text))
    assert (figure.text, text[slice(*figure.span)]) == (printed, printed)
    assert (figure.value, figure.step) == tuple(map(Decimal, value_and_step))
    assert (figure.unit, figure.dimension, figure.vague, figure.scale) == rest


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("近三年", False),
        ("近3年来", False),
        ("近10年", False),
        ("将近三年", True),
        ("接近三年", True),
        ("近三万元", True),
        ("赶超20个", False),
        ("不足5公里", True),
        ("不低于了5公里", True),
        ("约 3000 人", True),
        ("大约20个", True),
        ("节约，20个", False),
        ("至少有限责任公司20个", False),
    ],
)
def test_what_stands_before_makes_a_figure_vague(text: str, vague: bool) -> None:
    assert [figure.vague for figure in quantities(text)] == [vague]


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("增长5%～10%。", [True, True]),
        ("每组6至8个。", [True, True]),
        ("抽查20 - 30人。", [True, True]),
        ("抽查20人，30人。", [False, False]),
        ("走访5户，增长5%～10%，结案3件。", [False, True, True, False]),
        ("5%～10%，其中3%", [True, True, False]),
    ],
)
def test_only_the_ends_of_a_range_are_vague(text: str, vague: list[bool]) -> None:
    assert [figure.vague for figure in quantities(text)] == vague


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("由5%到10%，由3人 — 4人", [("5%", "10%"), ("3人", "4人")]),
        ("5%和10%", []),
        ("5%的户数到10%", []),
        ("2021至2023年", [("2021", "2023年")]),
    ],
)
def test_ranges(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(a.text, b.text) for a, b in in_range(quantities(text), text)] == pairs


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("200元", "200", "200"),
        ("约200元", "199.5", "200.5"),
        ("200.5元", "200.45", "200.55"),
        ("3万元", "25000", "35000"),
        ("约3件", "2.5", "3.5"),
        ("5公里", "4500", "5500"),
    ],
)
def test_prices_and_counts_are_not_rounded(text: str, low: str, high: str) -> None:
    (figure,) = quantities(text)
    assert figure.interval == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "value", "shown", "digits"),
    [
        ("12.36亿元", "1250000000", "12.5", "12.36"),
        ("1,256件", "1300", "1300", "1,256"),
        ("2.5公顷", "90", "2", "2.5"),
        ("三万二千人", "32100", "32100", "三万二千"),
        ("5.94‰", "0.6", "6", "5.94"),
        ("300", "1234.5", "1234.5", "300"),
    ],
)
def test_values_are_shown_in_the_unit_of_a_figure(text: str, value: str, shown: str, digits: str) -> None:
    (figure,) = quantities(text)
    assert (figure.show(Decimal(value)), figure.digits) == (shown, digits)


def test_factors_of_units() -> None:
    assert [unit_factor(unit) for unit in ("平方公里", "小时", "件", "马")] == [4500, 60, 1, 1]
    assert [figure.factor for figure in quantities("9小时9号")] == [60, 1]


@pytest.mark.parametrize(
    ("printed", "value", "inexact", "expected"),
    [
        ("109件", "110", False, "110件"),
        ("1,256件", "1300", False, "1,300件"),
        ("12.36亿元", "1250000000", False, "12.50亿元"),
        ("12.36亿元", "1250500000", False, None),
        ("12.36亿元", "1250500000", True, "12.51亿元"),
        ("12.36亿元", "1250400000", True, "12.50亿元"),
        ("２５８件", "300", False, "３００件"),
        ("１，２５６件", "1300", False, "１，３００件"),
        ("1.5公里", "2500", False, "2.5公里"),
        ("84.2%", "84.25", True, "84.3%"),
        ("25.8万元", "2580000", True, "258万元"),
        ("25.8万元", "1290000", True, "129万元"),
        ("25.8万元", "1280000", True, "128.0万元"),
        ("25.8万元", "51600", True, "5.2万元"),
        ("25.8万元", "50000", True, "5万元"),
        ("25.8万元", "60000", True, "6.0万元"),
        ("0.5亿元", "1000000", True, None),
        ("三万二千人", "32100", False, None),
        ("109件", "0", True, None),
        ("109件", "-5", True, None),
        ("109件", "1", True, "1件"),
        ("109件", "Infinity", True, None),
        ("第18位", "19", False, None),
    ],
)
def test_a_figure_is_restated_as_it_was_printed(printed: str, value: str, inexact: bool, expected: str | None) -> None:
    (figure,) = quantities(fold(printed))
    assert restated(figure, Decimal(value), printed, inexact=inexact) == expected


@pytest.mark.parametrize("length", [20, 21])
def test_a_very_long_figure_is_a_code(length: int) -> None:
    found = quantities(f"编号{'7' * length}件，占百分之{'3' * length}")
    assert len(found) == (2 if length == 20 else 0)
    if found:
        assert restated(found[0], Decimal(9), found[0].text, inexact=True) == "9件"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年12月27日", Day(2024, 12, 27)),
        ("2024年3月", Day(2024, 3, None)),
        ("二○二四年十二月五日", Day(2024, 12, 5)),
        ("3月15日", Day(None, 3, 15)),
        ("3月15号", Day(None, 3, 15)),
        ("27日", Day(None, None, 27)),
        ("2024年", Day(2024, None, None)),
        ("109件", None),
        ("到2024年", None),
    ],
)
def test_days_of_the_calendar(text: str, day: Day | None) -> None:
    assert calendar_day(text) == day


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1250", "1250"), ("1E+3", "1000"), ("0.125", "0.125"), ("2.50", "2.5"), ("0.33333333", "0.333333"),
     ("3.0000001", "3"), ("-7.10", "-7.1"), ("Infinity", "—"), ("NaN", "—")],
)  # fmt: skip
def test_plain_numbers(value: str, shown: str) -> None:
    assert plain(Decimal(value)) == shown


def test_the_arithmetic_of_intervals() -> None:
    a, b = Interval(Decimal(2), Decimal(3)), Interval(Decimal(-1), Decimal(5))
    assert a + b == (1, 8)
    assert a - b == (-3, 4)
    assert a.scaled(Decimal(-2)) == (-6, -4)
    assert a.times(b) == (-3, 15)
    assert b.over(a) == (Decimal("-0.5"), Decimal("2.5"))
    assert a.over(b) == (Decimal("-Infinity"), Decimal("Infinity"))
    assert a.over(Interval(Decimal(0), Decimal(5))) == (Decimal("-Infinity"), Decimal("Infinity"))
    assert a.over(Interval(Decimal(-5), Decimal(0))) == (Decimal("-Infinity"), Decimal("Infinity"))
    assert a.over(Interval(Decimal("0.5"), Decimal(1))) == (2, 6)
    assert a.widened(Decimal("0.5")) == (Decimal("1.5"), Decimal("3.5"))
    assert a.middle == Decimal("2.5")
    assert Interval(Decimal("-Infinity"), Decimal(1)).middle == Decimal("Infinity")
    assert Interval(Decimal(1), Decimal("Infinity")).middle == Decimal("Infinity")
    assert point(Decimal(4)) == (4, 4)


@pytest.mark.parametrize(
    ("low", "high", "meets"), [(3, 9, True), (0, 2, True), (0, 9, True), (0, 1, False), (4, 9, False)]
)
def test_intervals_meet_at_their_ends(low: int, high: int, meets: bool) -> None:
    assert Interval(Decimal(2), Decimal(3)).meets(Interval(Decimal(low), Decimal(high))) is meets


def test_roots_of_intervals() -> None:
    low, high = Interval(Decimal(8), Decimal(27)).root(3)
    assert (round(low, 20), round(high, 20)) == (2, 3)
    assert Interval(Decimal(-4), Decimal(0)).root(2) == (0, 0)
    assert Interval(Decimal(4), Decimal(9)).root(0) == (0, 0)
    assert Interval(Decimal("0.25"), Decimal("0.25")).root(1).middle.quantize(Decimal("0.0001")) == Decimal("0.25")
    assert Interval(Decimal(1), Decimal("Infinity")).root(2).high == Decimal("Infinity")


def test_intervals_are_exact_to_sixty_digits_and_never_overflow() -> None:
    third = Interval(Decimal(1), Decimal(1)).over(point(Decimal(3)))
    assert str(third.low) == "0." + "3" * 60
    huge = point(Decimal(10) ** 900_000)
    assert huge.times(huge).high == Decimal("Infinity")
    for found in (huge + huge, huge - point(Decimal(1)), huge.scaled(Decimal(2)), huge.widened(Decimal(1))):
        assert found.high.adjusted() in (899_999, 900_000)
    digits = point(Decimal("1." + "1" * 50))
    assert (digits + digits).low == Decimal("2." + "2" * 50)
    assert (digits - point(Decimal(1))).low == Decimal("0." + "1" * 50)
    assert digits.widened(Decimal(1)) == (Decimal("0." + "1" * 50), Decimal("2." + "1" * 50))
    assert digits.scaled(Decimal(3)).low == Decimal("3." + "3" * 50)
    assert Interval(digits.low, digits.low).middle == digits.low


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
