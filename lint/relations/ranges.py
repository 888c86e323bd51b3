"""Ranges whose ends stand in the wrong order: 95%至90%之间, 2025—2021年, 第十八条至第十二条."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from ..document import Document
from ..expression import expression
from ..numeral import parse_number
from ..quantity import CLOCK, DATE, DOUBLINGS, PLAIN, RANK, TIMES, YEAR, Quantity, calendar_day, in_range
from ..text import Span
from .relation import Relation, Verdict, said

_CHANGE = expression(
    r"由|从|自|(?:降(?!雨|水)|减|回落|缩短?|收窄|调整|升|增长?|提高|扩大|改为|变|移|退|进位|压缩?)[^，。在]{0,3}$"
)
_RISE = expression(r"(?<![由从])(?:增长|增收|提高|增加|增|涨)[^，。在由从]{0,3}$")
"""Words of rising: a larger figure before a smaller one is wrong behind them, read as a range or as a change."""
_WITHIN = expression("不等|之间|的?区间|的?范围内?")
"""What only a range has behind it: 从5元至3元不等."""
_FROM = expression(r"由|从|自")
_SINCE = expression(r"(?:自|从)$")
_PUT_OFF = expression(r"提前|推迟|延|调整|缩短|改|压缩|前移")
_KEPT = expression(
    r"(?:(?:控制|保持|维持|稳定|介于|处于|调节|限定)[^，。；0-9]{0,6}|(?<![A-Za-z])pH值?[^，。；0-9]{0,6}|含量[^，。；0-9]{0,4}|(?:比值|系数|浓度|密度|坍落度|湿度|酸碱度)(?:为|在|是)?)$",
    re.IGNORECASE,
)
"""Words before a range of bare numbers, which may else be a code or a score."""
_MINUS = ("零下", "负", "-", "－", "−", "—", "–")
_ORDINALS = expression(
    r"第(?P<a>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})(?P<unit>季度|学期|[条章节款页期批届次类卷])?(?:至|到|—|～|-)第?(?P<b>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})(?P<unit2>季度|学期|[条章节款页期批届次类卷])"
)
_QUARTERS = expression(r"(?<!第)(?P<a>[一二三四])季度?(?:至|到|—)(?P<b>[一二三四])(?P<unit2>季度)")
_EVENING, _NOON = 18 * 60, 12 * 60
"""From the evening a range may run into the next morning, but hardly past its noon."""
_SMALL = 1000
_YEARS = 2100


def relations(document: Document) -> Iterator[Relation]:
    """Every range of the text, in order or not."""
    text = document.folded
    for a, b in in_range(document.quantities, text):
        if document.block_at(a.span.start) is not document.block_at(b.span.start):
            continue
        head = text[max(document.block_at(a.span.start).span.start, a.span.start - 14) : a.span.start]
        head = expression("[，。；：、（）]").split(head)[-1]
        if head.endswith(_MINUS) or a.value is None or b.value is None:
            continue
        loose = _WITHIN.match(text, b.span.end)
        bare = a.dimension == PLAIN == b.dimension and (loose or _KEPT.search(head))
        wrong = b.value < a.value if bare and a.value < _SMALL else _reversed(a, b)
        changed = _CHANGE.search(head) and not _lasting(head, a, b, text[b.span.end : b.span.end + 16])
        if wrong is None or (changed and not loose and not (wrong and _rising(head, a, b))):
            continue
        span = Span(a.span.start, b.span.end)
        words = f"{said(a)}在后、{said(b)}在前" if wrong else f"{said(a)}至{said(b)}"
        yield Relation("range", span, (), "inconsistent" if wrong else "consistent", words)
    yield from _bounds(document)
    for block in document.prose:
        for match in [*_ORDINALS.finditer(text, *block.span), *_QUARTERS.finditer(text, *block.span)]:
            first, last = parse_number(match["a"]), parse_number(match["b"])
            unit = match["unit"] if match.re.groups > 3 else None
            if first is not None and last is not None and unit in {None, match["unit2"]} and last < first:
                yield Relation("range", Span(*match.span()), (), "inconsistent", f"{match['a']}大于{match['b']}")


def _bounds(document: Document) -> Iterator[Relation]:
    """二万元以上五万元以下: the lower bound comes first."""
    for a, b in itertools.pairwise(document.quantities):
        if a.span.end != b.span.start or not a.text.endswith("以上") or not b.text.endswith("以下"):
            continue
        if a.value is not None and b.value is not None and a.dimension == b.dimension != PLAIN:
            words = f"{said(a)}在后、{said(b)}在前" if b.value < a.value else f"{said(a)}{said(b)}"
            verdict: Verdict = "inconsistent" if b.value < a.value else "consistent"
            yield Relation("range", Span(a.span.start, b.span.end), (), verdict, words)


def _rising(head: str, a: Quantity, b: Quantity) -> bool:
    """增长6.5%—6%: what has risen from one to the other cannot be less."""
    return a.dimension in {b.dimension, PLAIN} and bool(_RISE.search(head)) and not _FROM.search(head)


def _lasting(head: str, a: Quantity, b: Quantity, behind: str) -> bool:
    """自2025年10月至2025年3月: from one month of the calendar to another, where nothing is said to be put off."""
    return a.dimension == DATE == b.dimension and bool(_SINCE.search(head)) and not _PUT_OFF.search(behind)


def _reversed(a: Quantity, b: Quantity) -> bool | None:
    """Whether a range runs backwards; None where that cannot be said."""
    assert a.value is not None
    assert b.value is not None
    if b.dimension == YEAR:
        plausible = a.dimension in {YEAR, PLAIN} and 1900 <= a.value <= 2100
        return b.value < a.value if plausible else None
    if DATE in (a.dimension, b.dimension):
        return _days_reversed(a, b) if a.dimension == DATE else None
    if a.dimension == CLOCK == b.dimension:
        return (b.value < a.value and (a.value < _EVENING or b.value > _NOON)) or None
    if a.dimension == b.dimension and a.dimension not in {PLAIN, RANK, TIMES, DOUBLINGS, CLOCK}:
        return b.value < a.value
    if a.dimension == PLAIN and b.dimension not in {PLAIN, RANK, CLOCK, YEAR, DATE}:
        first, last = parse_number(a.digits), parse_number(b.digits)
        if first is None or last is None or expression(r"[^0-9.,]").search(a.digits):
            return None
        same = (a.scale and a.scale == b.scale) or (b.unit == "元" and first > _YEARS)
        if a.value >= _SMALL and "," not in a.digits and not same:
            return None  # a year or a code
        return last < first
    return None


def _days_reversed(a: Quantity, b: Quantity) -> bool | None:
    first, last = calendar_day(a.text), calendar_day(b.text)
    if not first or not last:
        return None
    if last.month is None and last.year is None:  # 10月28日至21日
        if first.day is None or last.day is None:
            return None
        return last.day < first.day
    if first.year and last.year and first.month and last.month:
        return (last.year, last.month, last.day or 0) < (first.year, first.month, first.day or 0)
    if first.year and first.month and last.year is None and last.month and last.month < first.month:
        return True  # 2024年6月至3月: what runs into another year says so
    if last.year is None and first.month == last.month and first.day and last.day:
        return last.day < first.day
    return None
