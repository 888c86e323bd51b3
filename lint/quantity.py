"""The figures of a report: 1,256件, 12.36亿元, 百分之五点一, 三成, 0.7个百分点, 2024年, 第18位, 近3000人次.

One grammar reads them all from folded text. A figure keeps what is printed, so that its precision is known:
12.3亿元 stands for everything from 12.25 to 12.35亿元, 109件 for 109 alone.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal, getcontext
from sys import intern

from .expression import expression
from .interval import Interval, point
from .numeral import SCALES, parse_number
from .record import NamedTuple
from .text import Span

PERCENT, POINTS, TIMES, DOUBLINGS = "%", "个百分点", "倍", "番"
"""Dimensions of figures that compare two others; PERCENT takes in ‰, 百分之 and 成."""
YEAR, DATE, CLOCK, RANK, PLAIN = "year", "date", "clock", "rank", ""
"""Dimensions of a year, a day (or month) of the calendar, a time of day, an ordinal, a number without unit."""
PEOPLE = "人"

_MEASURES: dict[str, tuple[str, int | str]] = {
    "元": ("元", 1), "块钱": ("元", 1), "美元": ("美元", 1), "欧元": ("欧元", 1), "港元": ("港元", 1), "日元": ("日元", 1),
    "亩": ("亩", 3), "公顷": ("亩", 45), "平方公里": ("亩", 4500), "平方千米": ("亩", 4500),
    "平方米": ("亩", "0.0045"), "平米": ("亩", "0.0045"), "公里": ("米", 1000), "千米": ("米", 1000), "米": ("米", 1),
    "延米": ("米", 1), "厘米": ("米", "0.01"), "毫米": ("米", "0.001"),
    "吨": ("公斤", 1000), "公斤": ("公斤", 1), "千克": ("公斤", 1), "斤": ("公斤", "0.5"), "担": ("公斤", 50), "克": ("公斤", "0.001"),
    "立方米": ("立方米", 1), "升": ("升", 1), "TB": ("GB", 1024), "GB": ("GB", 1), "千瓦时": ("千瓦时", 1), "度": ("千瓦时", 1),
    "瓦": ("千瓦", "0.001"), "千瓦": ("千瓦", 1), "兆瓦": ("千瓦", 1000), "标准煤": ("标准煤", 1), "吨标准煤": ("吨标准煤", 1),
    "/万": ("/10万", 10), "/10万": ("/10万", 1), "/100万": ("/10万", "0.1"), "℃": ("℃", 1), "摄氏度": ("℃", 1), "分钟": ("分钟", 1), "小时": ("分钟", 60), "个小时": ("分钟", 60), "学时": ("学时", 1), "课时": ("课时", 1),
}  # fmt: skip
"""Units of measured things: the dimension they share and how many of its smallest unit they are.

Areas count thirds of an 亩 (666.67 square metres), so that 1公顷 = 15亩 is exact.
"""

_PEOPLE = ("人", "名", "位")
_COUNTS = (
    "人次", "件次", "批次", "件", "个", "项", "次", "期", "篇", "条", "场次", "场", "户次", "户", "家次", "家", "所", "座", "批",
    "册", "份", "张", "辆", "台套", "台", "套", "处", "宗", "起", "只", "头", "支", "队", "门", "间", "栋", "幢", "株", "棵",
    "眼", "艘", "架", "架次", "车次", "班次", "趟", "部", "本", "幅", "首", "届", "轮", "类", "种", "点", "级", "方面", "章", "节", "款",
    "字", "分", "枚", "床", "口", "列", "班", "对", "面", "票", "笔", "单", "例", "句", "堂", "尾", "羽", "盏", "标段",
    "岁", "周岁", "卷", "组", "块", "片", "段", "根", "箱", "桶", "桌", "集", "颗", "孔", "粒", "封", "顶", "双", "副", "扇", "袋", "瓶", "盒", "剂次", "剂", "针", "台次", "辆次", "桩", "道", "路", "工作日", "个工作日", "天", "日", "个月", "周", "年", "个年度", "年度", "标箱", "学位", "工时",
)  # fmt: skip
_UNITS: dict[str, tuple[str, Decimal]] = {
    **{name: (dimension, Decimal(factor)) for name, (dimension, factor) in _MEASURES.items()},
    **{name: (name, Decimal(1)) for name in _COUNTS},
    **{name: (PEOPLE, Decimal(1)) for name in _PEOPLE},
    "个方面": ("方面", Decimal(1)),
    "大类": ("类", Decimal(1)),
    "日历天": ("天", Decimal(1)),
    "场次": ("场", Decimal(1)),
    "批次": ("批", Decimal(1)),
    "个百分点": (POINTS, Decimal(1)),
    "百分点": (POINTS, Decimal(1)),
    "个千分点": (POINTS, Decimal("0.1")),
    "千分点": (POINTS, Decimal("0.1")),
    "倍": (TIMES, Decimal(1)),
    "番": (DOUBLINGS, Decimal(1)),
    "%": (PERCENT, Decimal(1)),
    "‰": (PERCENT, Decimal("0.1")),
    "成": (PERCENT, Decimal(10)),
}
_WHOLE = frozenset(_COUNTS) | {PEOPLE, "方面", "类"}
"""Dimensions of things that are counted one by one: a bare figure of these is exact."""

_ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_HAN = r"[零〇一二三四五六七八九十两][零〇一二三四五六七八九十百千万亿两]*(?:点[零〇一二三四五六七八九]+)?"
_NUMBER = expression(rf"{_ARABIC}|{_HAN}")
_JOINT = expression(r" ?(?:[—–~～\-]{1,2}|至|到) ?")
_SMALL = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_YEAR = r"[0-9]{4}|[一二][一二三四五六七八九〇零○]{3}"
_SCALE = r"十万|百万|千万|万亿|千亿|百亿|十亿|万|亿"
_LONGER_WORDS = {"部": "分门队署委"}
"""What makes another word of a unit: 三部分, 四部门."""
_UNIT = "|".join(
    re.escape(unit) + (f"(?![{_LONGER_WORDS[unit]}])" if unit in _LONGER_WORDS else "")
    for unit in sorted(_UNITS, key=len, reverse=True)
)
_FIGURE = expression(
    rf"""
      (?=[0-9*×○第百千万零〇一二三四五六七八九十两])(?:
      (?P<blank>[*×○]{{1,8}}(?:\.\*+)?)(?=\ ?(?:万|亿)?(?:{_UNIT}))
    | (?P<year>(?<![0-9.])(?:{_YEAR}))年(?!级|龄|度?内生)(?:(?P<month>{_SMALL})月(?:(?P<day>{_SMALL})[日号])?)?
    | (?P<month2>(?<![0-9.])(?:{_SMALL}))月(?!球|饼|台)(?:(?P<day2>{_SMALL})[日号])?
    | (?P<day3>(?<![0-9.])(?:[0-3]?[0-9]))日(?!均|常|益|产|处理|供)
    | (?P<hour>(?<![0-9.:])[0-9]{{1,2}})(?:[时](?!段|代|期|速)(?:(?P<minute>[0-9]{{1,2}})分)?|:(?P<minute2>[0-5][0-9])(?![0-9:]))
    | 第(?P<rank>[0-9]{{1,5}}|{_HAN})(?P<ranked>[位名届次]|个)?
    | (?P<base>[百千万])分之(?P<parts>{_ARABIC}|{_HAN})
    | (?P<denominator>{_HAN})分之(?P<numerator>{_HAN})
    | (?P<digits>(?<![0-9A-Za-z.])(?:{_ARABIC}))(?P<more>余|多)?\ ?(?P<scale>{_SCALE})?(?P<more2>余|多|来)?\ {{0,2}}
      (?P<unit>{_UNIT})?(?:（[^（）]{{1,2}}）)?(?P<tail>以上|以下|左右|上下|以内|之内)?
    | (?P<han>(?<![0-9“‘《第统专唯同单惟逐分几某每零〇一二三四五六七八九十两百千万亿])(?!(?<=数)(?<![总件人户个次]数)[十百千万])(?!(?<=个)一[批个项])(?:{_HAN}))(?P<scale2>(?<=点[零〇一二三四五六七八九])(?:{_SCALE})|(?<=点[零〇一二三四五六七八九]{{2}})(?:{_SCALE}))?(?P<more3>余|多)?(?P<unit2>{_UNIT})
      (?![性线体化流]|(?<=年)(?:义务教育|一贯制))(?:（[^（）]{{1,2}}）)?(?P<tail2>以上|以下|左右|上下|以内)?
    )
    """,
    re.VERBOSE,
)
_BEFORE = expression(
    r"(?:不低于|不少于|不小于|至少|最少|不超过|不多于|不高于|不到|不足|至多|最多|少于|多于|低于|高于|将近|接近|"
    r"(?<![节公合集预签契])约|(?<![最附临邻靠新])近|超过|(?<![赶反])超|逾|突破)(?:了|到|达|为)? ?$"
)
_LAST_YEARS = expression(r"(?:[二两三四五六七八九十]|[2-9]|10)年$")
_LONGEST = 20
"""Digits of a figure; what is longer is a code, not a quantity. Decimal reckons with 28, its scale and unit included."""
_TENTH = expression(r"[零一二三四五六七八九0-9]")


class Quantity(NamedTuple):
    """A figure of a text."""

    span: Span
    text: str
    """As printed, folded."""
    value: Decimal | None
    """In the smallest unit of its dimension, percentages as 84.2; None for a placeholder."""
    step: Decimal
    """One unit of its last printed place, in the same unit as *value*."""
    unit: str
    """As printed, without the scale: 元, 件, %, 个百分点; empty for a bare number."""
    dimension: str
    """What may be added and compared: 元 for all Chinese money, 人 for 人, 名 and 位."""
    vague: bool = False
    """Whether it is an approximation or one end of a range: 近, 余, 以上, 5%～10%."""
    scale: int = 0
    """The power of ten of 万, 亿 …, for the conversion back to the printed unit."""

    @property
    def exact(self) -> bool:
        """Whether it counts whole things one by one, so that nothing is rounded."""
        return self.dimension in _WHOLE and self.step == 1 and not self.vague

    @property
    def interval(self) -> Interval:
        """What it can stand for by the rules of rounding."""
        assert self.value is not None
        if self.exact or (self.unit == "元" and self.step == 1 and not self.vague):  # a price is not rounded
            return point(self.value)
        half = self.step / 2
        return Interval(self.value - half, self.value + half)

    @property
    def digits(self) -> str:
        """The printed digits alone."""
        match = _NUMBER.match(self.text)
        return match[0] if match else self.text

    @property
    def factor(self) -> Decimal:
        """How many of the smallest unit of its dimension one of its unit is, 万 and 亿 left aside."""
        return _UNITS[self.unit][1] if self.unit in _UNITS else Decimal(1)

    def show(self, value: Decimal) -> str:
        """A value of this dimension written in this figure's unit: 1250 as 0.125万元."""
        return plain(value / self.factor / Decimal(10) ** self.scale)


def restated(figure: Quantity, value: Decimal, printed: str, *, inexact: bool) -> str | None:
    """A figure as *printed*, with another value in its own unit, places and width; None where that cannot be done.

    *value* is in the unit of ``Quantity.value``; it is rounded to the printed places only where *inexact* allows it.
    """
    digits = printed[: len(figure.digits)]
    if value <= 0 or not figure.digits[:1].isdecimal() or not value.is_finite():
        return None
    places = len(figure.digits.partition(".")[2])
    scaled = value / figure.factor / Decimal(10) ** figure.scale
    if scaled.adjusted() + places >= getcontext().prec - 1:  # more digits than are reckoned with
        return None
    rounded = scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if len(figure.digits) > _LONGEST or rounded == 0 or (not inexact and rounded != scaled):
        return None
    moved = figure.value and not Decimal("0.2") < value / figure.value < 5  # a decimal point has slipped: no 258.0
    rounded = rounded.to_integral_value() if moved and rounded == rounded.to_integral_value() else rounded
    text = f"{rounded:,}" if "," in figure.digits else f"{rounded}"
    if not digits[:1].isascii():
        text = text.translate({ord(char): ord(char) + 0xFEE0 for char in "0123456789,."})
    return text + printed[len(figure.digits) :]


class Day(NamedTuple):
    """The parts of a date that are written."""

    year: int | None
    month: int | None
    day: int | None


def plain(value: Decimal) -> str:
    """*value* without exponent and without trailing zeros, at most six decimals."""
    if not value.is_finite():
        return "—"
    if value == value.to_integral_value():
        return f"{value:f}".partition(".")[0]
    return f"{value:.6f}".rstrip("0").rstrip(".")


def quantities(text: str) -> list[Quantity]:
    """The figures of folded *text*, in order."""
    found = [figure for match in _FIGURE.finditer(text) if (figure := _read(match))]
    return [_ranged(text, found, index) for index in range(len(found))]


def calendar_day(text: str) -> Day | None:
    """The year, month and day that a figure of dimension DATE or YEAR names."""
    match = _FIGURE.fullmatch(text)
    if not match:
        return None
    year, month, day = (
        match["year"],
        match["month"] or match["month2"],
        match["day"] or match["day2"] or match["day3"],
    )
    if not (year or month or day):
        return None
    return Day(_small(year), _small(month), _small(day))


def _small(numeral: str | None) -> int | None:
    if not numeral:
        return None
    value = parse_number(numeral.replace("○", "〇"))
    return int(value) if value is not None else None


def _read(match: re.Match[str]) -> Quantity | None:  # noqa: PLR0911 - one row a form
    kind = match.lastgroup
    text, span = match[0], Span(*match.span())
    if match["blank"]:
        return Quantity(span, text, None, Decimal(1), "", PLAIN)
    if match["year"]:
        year = _small(match["year"])
        if year is None:
            return None
        dimension = DATE if match["month"] else YEAR
        return Quantity(span, text, Decimal(year), Decimal(1), "年", dimension)
    if match["month2"] or match["day3"]:
        return Quantity(span, text, Decimal(_small(match["month2"] or match["day3"]) or 0), Decimal(1), "", DATE)
    if match["hour"]:
        minutes = int(match["hour"]) * 60 + int(match["minute"] or match["minute2"] or 0)
        return Quantity(span, text, Decimal(minutes), Decimal(1), "", CLOCK)
    if match["rank"]:
        value = parse_number(match["rank"])
        return None if value is None else Quantity(span, text, value, Decimal(1), match["ranked"] or "", RANK)
    if match["base"]:
        return _percentage(match, {"百": "1", "千": "0.1", "万": "0.01"}[match["base"]], match["parts"])
    if match["denominator"]:
        return _fraction(match)
    del kind
    return _number(match)


def _percentage(match: re.Match[str], factor: str, digits: str) -> Quantity | None:
    value = parse_number(digits) if len(digits) <= _LONGEST else None
    if value is None:
        return None
    step = _step(digits) * Decimal(factor)
    return Quantity(Span(*match.span()), match[0], value * Decimal(factor), step, "%", PERCENT, _vague(match))


def _fraction(match: re.Match[str]) -> Quantity | None:
    """三分之一 as 33.3 %, a figure of speech rather than a measurement."""
    whole, part = parse_number(match["denominator"]), parse_number(match["numerator"])
    if not whole or part is None:
        return None
    return Quantity(Span(*match.span()), match[0], part / whole * 100, Decimal(2), "%", PERCENT, vague=True)


def _number(match: re.Match[str]) -> Quantity | None:
    digits = match["digits"] or match["han"]
    unit = match["unit"] or match["unit2"] or ""
    value = parse_number(digits) if len(digits) <= _LONGEST else None
    if value is None:
        return None
    end = match.end()
    dimension, factor = _UNITS.get(unit, (PLAIN, Decimal(1)))
    scale = SCALES.get(match["scale"] or match["scale2"] or "", 0)
    power = Decimal(10) ** scale * factor
    vague = bool(match["more"] or match["more2"] or match["more3"] or match["tail"] or match["tail2"]) or _vague(match)
    step = _step(digits)
    if unit == "成" and (tenth := _TENTH.match(match.string, end)) and not _begins_figure(match.string, end):
        value += (parse_number(tenth[0]) or Decimal(0)) / 10
        step, end = Decimal("0.1"), end + 1
    text = match.string[match.start() : end]
    if power != 1:
        value, step = value * power, step * power
    vague = vague or unit == "成"
    return Quantity(Span(match.start(), end), intern(text), value, step, intern(unit), dimension, vague, scale)


def _begins_figure(text: str, start: int) -> bool:
    """Whether a figure of its own stands at *start*: 三成二十人 is 30 % and 20 people, 三成五 is 35 %."""
    match = _FIGURE.match(text, start)
    return match is not None and _read(match) is not None


def _step(digits: str) -> Decimal:
    """One unit of the last printed place; 三万 and 二百 are round, so that their last place is the scale."""
    decimals = digits.partition("." if digits[0].isdecimal() else "点")[2]
    if not decimals and digits[-1] in "万亿":
        return Decimal(10) ** SCALES[digits[-1]]
    return _PLACES[len(decimals)]


_PLACES = [Decimal(1).scaleb(-places) for places in range(_LONGEST + 1)]


def _vague(match: re.Match[str]) -> bool:
    """Whether a word before the figure says that it is an approximation or a bound."""
    start = match.start()
    before = match.string[max(0, start - 6) : start]
    if before.endswith("近") and _LAST_YEARS.match(match[0]) and not before.endswith(("将近", "接近")):
        return False  # 近三年: the last three years
    return bool(_BEFORE.search(before))


_TO = expression(r" ?(?:[—–~～\-]{1,2}|至) ?")


def _ranged(text: str, found: Sequence[Quantity], index: int) -> Quantity:
    """The figure, marked vague where it is one end of a range."""
    figure = found[index]
    for left, right in ((index - 1, index), (index, index + 1)):
        if left >= 0 and right < len(found):
            a, b = found[left], found[right]
            if b.span.start - a.span.end <= 3 and _TO.fullmatch(text, a.span.end, b.span.start):
                return figure._replace(vague=True)
    return figure


def unit_factor(unit: str) -> Decimal:
    """How many of the smallest unit of its dimension a unit is; 1 for one that is not known."""
    return _UNITS[unit][1] if unit in _UNITS else Decimal(1)


def in_range(figures: Sequence[Quantity], text: str) -> Iterator[tuple[Quantity, Quantity]]:
    """The pairs of neighbours that a dash, 至 or 到 joins."""
    for a, b in itertools.pairwise(figures):
        if b.span.start - a.span.end <= 3 and _JOINT.fullmatch(text, a.span.end, b.span.start):
            yield a, b
