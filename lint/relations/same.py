"""One indicator with two figures: the same words before a figure, the same period, and digits that look mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..document import Document
from ..expression import expression
from ..quantity import PEOPLE, PERCENT
from .passage import Figure, Passage, passages
from .relation import Relation, one_slip, said

_NEVER = expression(
    r"增长|下降|提高|增加|减少|同比|其中|力争|目标|预计|计划|预算|预期|累计|新增|比上年|较上年|要|争取|确保|左右|未|不予|重点|上一?[年届次]|往年|去年"
)
_PERIOD = expression(
    r"[0-9]{2,4}年|季度|上半年|下半年|去年|上年|前年|明年|过去|[0-9]{1,2}月|[二三四五六七八九十]年|全国|全省|上届|本季|当季"
)
_ACTS = ("立案", "收到", "征集", "提交", "承办", "交办", "受理", "办复", "审结", "办结")
"""What is done with the cases of a report: the number of cases under each is one number throughout."""
_MEMBERS = expression(r"(?:[市县区省])?(?:政协)?(委员|代表|党员|干部)")
_BODY = expression(r"全[市县区省体]|现有|共有|总数|实有")
_CASES = expression(r"提案|建议|议案|案件|信访")
_RATE = expression(r"[\u4e00-\u9fff]{3,}率(?:达到|为|达|是|均为)?$")


class _Statement(NamedTuple):
    figure: Figure
    passage: Passage


def relations(document: Document) -> Iterator[Relation]:
    """Rates and counts that are stated twice under one name."""
    first: dict[tuple[str, str], list[_Statement]] = {}
    for passage in document.derive(passages):
        for figure in passage.figures:
            key = _key(passage, figure)
            if key is None:
                continue
            earlier = first.setdefault(key, [])
            for other in earlier[:4]:
                if other.passage is not passage and _mistyped(other.figure, figure):
                    words = f"同一指标前文为{said(other.figure.quantity)}，此处为{said(figure.quantity)}"
                    yield Relation("same", figure.span, (other.figure.span,), "inconsistent", words)
                    break
                if other.figure.quantity.value == figure.quantity.value:
                    words = f"前文同为{said(other.figure.quantity)}"
                    yield Relation("same", figure.span, (other.figure.span,), "consistent", words)
                    break
            earlier.append(_Statement(figure, passage))


def _key(passage: Passage, figure: Figure) -> tuple[str, str] | None:
    """What a figure measures: an indicator's own name; None where the text does not say enough."""
    quantity = figure.quantity
    if quantity.value is None or quantity.vague or (quantity.value < 100 and figure.dimension != PERCENT):
        return None
    clause = figure.before + figure.quantity.text + figure.after[:16].partition("，")[0]
    if _NEVER.search(clause) or _PERIOD.search(clause):
        return None
    if figure.dimension == PERCENT:
        name = _RATE.search(figure.lead)
        if not name or figure.lead != figure.before:
            return None
        return re.sub(r"(?:达到|为|达|是|均为)$", "", name[0])[-10:], PERCENT
    if figure.dimension == PEOPLE:
        body = _MEMBERS.match(figure.after) or _MEMBERS.search(figure.lead[-8:])
        return (body[1], PEOPLE) if body and _BODY.search(figure.lead) else None
    if figure.dimension != "件":
        return None
    act = next(
        (word for word in _ACTS if re.search(rf"{word}(?:的|[\u4e00-\u9fff]{{0,2}}(?:提案|建议|议案)|)$", figure.lead)),
        None,
    )
    if act is None and (behind := re.match(r"(?:立案|承办|交办|受理)", figure.after)):
        act = behind[0]
    about = figure.lead + figure.after[:6] + passage.text[passage.span.start : passage.span.start + 60]
    return (act, "件") if act and _CASES.search(about) else None


def _mistyped(a: Figure, b: Figure) -> bool:
    """Whether two figures of three digits or more are one apart by a slip."""
    left, right = a.quantity.digits, b.quantity.digits
    return len(left) >= 3 and one_slip(left, right)
