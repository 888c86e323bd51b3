"""Shares told in words: 占比超过八成, 超过半数, 近三分之二, 不足四成."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..document import Document
from ..expression import expression
from ..interval import Interval
from ..numeral import parse_number
from ..text import Span
from .parts import COMPARING, DELTA
from .passage import Figure, Passage, passages
from .relation import Relation, said
from .shares import GROWING, OWN_BASE, percent_of

_HUNDRED = Decimal(100)
_ABOVE = "超过了?|超出|超|逾|突破|高于|多于|大于|过"
_BELOW = "不足|不到|低于|少于|未到|未达到?|未超过|不超过"
_NEAR = "接近|将近|近"
_N = "[一二三四五六七八九1-9]"
_TOLD = expression(
    rf"(?P<subject>[^，。；、（）0-9]{{0,10}}?)[，、（]?(?:已|均|总?共|合计|约)*(?P<of>占(?:比|到|了|据)?[^，。；、（）]{{0,14}}?|[\u4e00-\u9fff]{{2}}率)(?:为|达到?)?"
    rf"(?P<bound>{_ABOVE}|{_BELOW}|{_NEAR}|约)?(?P<share>(?:一?半|半数)|{_N}分之{_N}|{_N}成(?:半|{_N}(?![0-9个件项名户家人亩]))?|百分之[一二三四五六七八九十]{{1,3}}|[0-9.]+%)"
    r"(?P<more>以上|多|强|左右|上下|以下|弱)?(?![0-9个分点的倍])"
)
_EXCEEDS = expression(_ABOVE)
_FALLS_SHORT = expression(_BELOW)
_NEARLY = expression(_NEAR)
_WITHIN = expression(r"其中|中|里|的$")
_SLACK = Decimal("0.05")
_FINER = 3
"""What a share told to the half of a tenth may be off by, in points: 四成五."""


def relations(document: Document) -> Iterator[Relation]:
    """Every share of the prose that is told in words or as a bound, with both its figures beside it."""
    for passage in document.derive(passages):
        for index, figure in enumerate(passage.figures):
            if figure.dimension not in COMPARING and figure.quantity.value and not figure.quantity.vague:
                yield from _told(passage, index)


def _told(passage: Passage, index: int) -> Iterator[Relation]:
    figures = passage.figures
    part = figures[index]
    end = min(passage.span.end, part.span.end + 60)
    found = _TOLD.match(passage.text, part.span.end, end)
    if not found or not (found["bound"] or found["more"] or "%" not in found["share"]):
        return
    bounds = _bounds(found)
    words = expression(r"^占(?:比|到|了|据)?").sub("", found["of"])
    if (
        bounds is None
        or DELTA.search(part.lead)
        or GROWING.search(found[0])
        or expression("每[人户个家亩]|人均").search(part.lead)
    ):
        return
    bases = _bases(passage, index, found)
    rate = words.removesuffix("率")
    if rate != words:  # 其中54条被采纳，采纳率超过七成
        words = "" if rate in found["subject"] else words
    if not bases or not (OWN_BASE.fullmatch(expression("[0-9,.]+万?[亿]?[个名件户家人亩项处]?").sub("", words))):
        return
    agreeing = [base for base in bases if percent_of(part.quantity, base.quantity).meets(bounds)]
    base = (agreeing or bases)[0]
    span = Span(found.start("bound") if found["bound"] else found.start("share"), found.end())
    percent = percent_of(part.quantity, base.quantity).middle
    shown = f"{said(part.quantity)}÷{said(base.quantity)}={percent:.1f}%，文中为“{passage.text[span.start : span.end]}”"
    yield Relation("share", span, (part.span, base.span), "consistent" if agreeing else "inconsistent", shown)


def _bases(passage: Passage, index: int, found: re.Match[str]) -> list[Figure]:
    """What a part may be a share of: a figure within the share's own words, else those before it in its sentence."""
    figures = passage.figures
    part = figures[index]
    inside = [
        f
        for f in figures[index + 1 : index + 3]
        if f.span.end <= found.start("share") and f.dimension == part.dimension and f.quantity.value
    ]
    if inside:
        return inside
    back = [
        f
        for f in figures[max(0, index - 6) : index]
        if f.sentence == part.sentence and f.dimension == part.dimension and f.depth <= part.depth and f.quantity.value
    ]
    larger = [f for f in reversed(back) if (f.quantity.value or 0) > (part.quantity.value or 0)]
    if not larger or any(f.quantity.vague for f in larger[:1]):
        return []
    between = passage.between(larger[0], part)
    return larger if _WITHIN.search(between) and "；" not in between else []


def _bounds(found: re.Match[str]) -> Interval | None:
    """The percentages that a share told in words can mean, with some slack."""
    value = _value(found["share"])
    if value is None or not 0 < value <= _HUNDRED:
        return None
    bound, more = found["bound"] or "", found["more"] or ""
    if _EXCEEDS.fullmatch(bound) or more in {"以上", "多", "强"}:
        return Interval(value - _SLACK, _HUNDRED + _SLACK)
    if _FALLS_SHORT.fullmatch(bound) or more in {"以下", "弱"}:
        return Interval(Decimal(0), value + _SLACK)
    if _NEARLY.fullmatch(bound):
        return Interval(value * Decimal("0.88"), value * Decimal("1.02"))
    slack = 8 if found["share"][-1] in "成半数" or "分" in found["share"] else _FINER
    return Interval(value - slack, value + slack)


def _value(share: str) -> Decimal | None:
    """半数 as 50, 三分之二 as 66.7, 八成 as 80, 百分之六十 as 60."""
    if "半" in share and "成" not in share:
        return Decimal(50)
    if share.endswith("%"):
        return parse_number(share[:-1])
    if share.startswith("百分之"):
        return parse_number(share[3:])
    if "分之" in share:
        whole, part = (parse_number(numeral) for numeral in share.split("分之"))
        return part / whole * _HUNDRED if whole and part else None
    tenths = parse_number(share[0])
    if tenths is None:
        return None
    more = share.partition("成")[2]
    return tenths * 10 + (5 if more == "半" else parse_number(more) or 0)
