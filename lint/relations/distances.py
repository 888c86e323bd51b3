"""How far two figures lie apart: 完成3,640套，距4,200套的目标还差560套; 限额216.5亿元，余额203.8亿元，低于限额12.7亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..document import Document
from ..expression import expression
from ..quantity import DATE, PERCENT, POINTS, RANK, YEAR
from .parts import COMPARING, DELTA
from .passage import Figure, Passage, passages
from .relation import Kind, Relation, addition, judge_sum, total_of

_SHORT = expression(
    r"(?:还差|尚差|仍差|还缺|尚缺|仍缺|还需|尚需|相差|差额|缺口|差距|只差|仅差|差|超额完成|超(?:目标|任务|计划|预期))(?:为|达|有|了|仅|还)*$"
)
_GOAL = expression(r"下达|指标|距|离|目标|任务|计划|应|限额|需求|相比|预算|定额|编制|标准|核定|要求|需")
_MORE = "高于|多于|大于|超过|超出|高出|多出|快于|长于"
_LESS = "低于|少于|小于|慢于|短于"
_COMPARED = expression(
    rf"^[，、（]?(?P<subject>[^，。；、（）0-9]{{0,14}}?)(?:(?P<verb>{_MORE}|{_LESS})(?P<object>[^，。；、（）0-9]{{2,14}}?)|"
    r"[比较](?P<than>[^，。；、（）0-9]{2,14}?)(?P<word>高出|高|多出|多|大|快|长|低|少|小|慢|短))(?:了|约)?$"
)
_EXTREMES = ("最高", "最低"), ("最低", "最高"), ("最大", "最小"), ("最小", "最大"), ("最多", "最少"), ("最长", "最短")
_ANOTHER_TIME = expression(r"上年|去年|同期|上届|上月|前年|年初")
_APPROXIMATE = expression(r"实际|可比|扣除|同口径")


def relations(document: Document) -> Iterator[Relation]:
    """Every difference of the prose that is told behind the two figures it lies between."""
    for passage in document.derive(passages):
        figures = passage.figures
        for index, claim in enumerate(figures):
            if claim.quantity.value is None or claim.quantity.vague or claim.dimension in COMPARING - {POINTS}:
                continue
            pair = _pair(figures, index)
            if pair is None or "；" in passage.between(pair[0], claim):
                continue
            if _SHORT.search(claim.lead):
                yield from _short(passage, *pair, claim)
            elif compared := _COMPARED.search(claim.lead):
                yield from _compared(*pair, claim, compared)


def _pair(figures: Sequence[Figure], index: int) -> tuple[Figure, Figure] | None:
    """The two figures before a difference that it can lie between, years and dates left out."""
    claim = figures[index]
    wanted = PERCENT if claim.dimension == POINTS else claim.dimension
    near = [
        f
        for f in figures[max(0, index - 6) : index]
        if f.sentence == claim.sentence and f.dimension not in {YEAR, DATE, RANK}
    ][-2:]
    if any(expression("(?:[-－−]|零下|负)$").search(f.gap) for f in near):
        return None  # below nothing
    if len(near) < 2 or any(f.dimension != wanted or f.quantity.value is None or f.quantity.vague for f in near):
        return None
    first, second = near
    apart = first.clause != second.clause and claim.clause - first.clause <= 3 and first.depth == second.depth
    return (first, second) if apart and first.depth == claim.depth and not second.listed else None


def _short(passage: Passage, first: Figure, second: Figure, claim: Figure) -> Iterator[Relation]:
    """已完成A，距B的目标还差D."""
    words = passage.text[first.span.start - len(first.before) : claim.span.start]
    opposed = (
        expression("相差|差额|差距").search(claim.lead) and first.lead[-2:] == second.lead[-2:] and len(first.lead) > 2
    )
    ends = any(a in first.lead and b in second.lead for a, b in _EXTREMES)
    changed = claim.dimension != POINTS and DELTA.search(first.lead + second.lead)
    if not (opposed or ends or _GOAL.search(words)) or "；" in words or changed:
        return
    yield from _difference(first, second, claim)


def _compared(first: Figure, second: Figure, claim: Figure, told: re.Match[str]) -> Iterator[Relation]:
    """限额A，余额B，余额低于限额D; A、B两数，前者高于后者D."""
    subject, other = told["subject"] or "", told["object"] or told["than"]
    other = expression(r"的$|[0-9]").sub("", other)
    larger = bool(expression(f"{_MORE}|高|多|大|快|长").match(told["verb"] or told["word"]))
    changed = claim.dimension != POINTS and DELTA.search(first.lead + second.lead)
    if _ANOTHER_TIME.search(other) or changed or _APPROXIMATE.search(claim.before):
        return
    if "前者" in subject and "后者" in other:
        high, low = (first, second) if larger else (second, first)
    elif ("后者" in subject and "前者" in other) or (_names(other, first) and not _names(other, second)):
        high, low = (second, first) if larger else (first, second)
    elif _names(other, second) and not _names(other, first) and (not subject or _names(subject, first)):
        high, low = (first, second) if larger else (second, first)
    else:
        return
    yield from _difference(high, low, claim, ordered=True)


def _names(words: str, figure: Figure) -> bool:
    """Whether *words* name what a figure counts."""
    words = expression(r"^(?:这|其|该|年末|年初|全年)|(?:数|值|水平|标准)?的?$").sub("", words)
    told = figure.before + expression("[，、；：（]").split(figure.after[:8])[0]
    return len(words) >= 2 and (words in told or (len(words) >= 4 and words[:2] in told and words[-2:] in told))


def _difference(high: Figure, low: Figure, claim: Figure, *, ordered: bool = False) -> Iterator[Relation]:
    if not ordered and (high.quantity.value or 0) < (low.quantity.value or 0):
        high, low = low, high
    quantities = [high.quantity, low.quantity]
    kind: Kind = "points" if claim.dimension == POINTS else "difference"
    verdict = judge_sum(quantities, claim.quantity, [1, -1])
    words = addition(quantities, claim.quantity, [1, -1])
    right = total_of(quantities, [1, -1])
    yield Relation(kind, claim.span, (high.span, low.span), verdict, words, right=right if right > 0 else None)
