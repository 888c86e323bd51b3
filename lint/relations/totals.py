"""A whole against the parts that a text names: whether they make it, exceed it or leave room."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..expression import expression
from .parts import DELTA, OVERLAP, alike, crossing, left_open, mixed_up, nearly_all, one_slipped, tied
from .passage import Figure, Passage
from .relation import Relation, addition, judge_sum, said, sum_of, total_of, transposed

_FALLING = expression(r"减少|下降|降低|减收|回落|净减")
_HALVES = expression(r"[上下]半年|季度|[0-9]月|[一二三]期|第[一二三四]批|[首二三]批|[0-9]{4}年|去年|今年")


def assess(
    passage: Passage, wholes: Sequence[Figure], parts: Sequence[Figure], *, closed: bool, sure: bool
) -> Iterator[Relation]:
    """The relation of a whole, one of several candidates, and its listed parts."""
    near = [whole for whole in wholes if whole.quantity.digits != "一"][: 1 if parts[0].depth else 4]
    if not near:  # 一批、一次 say that there is such a thing, not how many
        return
    parts = _within(passage, parts, near[0])
    quantities = [part.quantity for part in parts]
    if any(quantity.value is None for quantity in [*quantities, near[0].quantity]):
        yield tied("sum", near[0], parts, "unknown")
        return
    for whole in near:
        for signs in _signs(parts, whole):
            least = len(parts) if all(part.listed for part in parts[1:]) else 2
            for count in range(len(parts), least - 1, -1):
                if whole.quantity.value is None or any(q.vague for q in [whole.quantity, *quantities[:count]]):
                    continue
                verdict = judge_sum(quantities[:count], whole.quantity, signs[:count])
                if verdict != "inconsistent":
                    said_so = addition(quantities[:count], whole.quantity, signs[:count])
                    yield Relation("sum", whole.span, tuple(p.span for p in parts[:count]), verdict, said_so)
                    return
    whole = next((figure for figure in near if not DELTA.search(figure.lead)), near[0])
    if DELTA.search(whole.lead) or any(_FALLING.search(part.lead) for part in parts):
        yield tied("sum", whole, parts, "unknown")
        return
    yield from _exceeding(passage, whole, parts, closed=closed, sure=sure)


def _exceeding(
    passage: Passage, whole: Figure, parts: Sequence[Figure], *, closed: bool, sure: bool
) -> Iterator[Relation]:
    quantities = [part.quantity for part in parts]
    total = whole.quantity
    if "均" in whole.lead:  # 村均69.9万元，其中最高的村426万元
        return
    overlapping = bool(OVERLAP.search(passage.sentence_text(parts[-1]))) or crossing(whole, parts)
    if expression("最[高低大小多少]").search(parts[0].lead):  # the richest village of 村均69.9万元
        yield tied("part", whole, parts, "unknown")
        return
    larger = next(
        (part for part in parts if part.quantity.interval.low > total.interval.high * Decimal("1.0001")), None
    )
    if larger and (_beyond_semicolon(passage, parts, larger) or _of_two_periods(passage, whole, larger)):
        yield tied("part", whole, parts[:1], "consistent")
        return
    if larger and expression("加上|连同|若计入|如计入").search(passage.between(whole, larger)):
        return  # with what is added, it is more than the whole
    if larger and not larger.quantity.vague and not total.vague and (larger is parts[0] or sure):
        words = f"{said(larger.quantity)}大于{said(total)}"
        yield Relation("part", larger.span, (whole.span,), "inconsistent", words, _unit_hint(larger, whole))
        return
    vague = total.vague or any(quantity.vague for quantity in quantities)
    if vague or overlapping or not sure or len(parts) < 2:
        single = len(parts) == 1 and not vague and not larger
        yield tied("part" if single else "sum", whole, parts, "consistent" if single else "unknown")
        return
    computed = sum_of(quantities)
    coarsest = max(total.step, *(quantity.step for quantity in quantities))
    over = computed.low > total.interval.high + coarsest / 2
    if mixed := mixed_up(parts, whole):
        hint = "，可能是“万”“亿”写混"
        yield Relation("sum", mixed.span, (whole.span,), "inconsistent", addition(quantities, total), hint)
    elif (
        over
        or closed
        or _two_alike(whole, parts)
        or (nearly_all(quantities, total, computed.middle) and not left_open(passage, parts))
    ):
        words = addition(quantities, total)
        spans = tuple(p.span for p in parts)
        yield Relation("sum", whole.span, spans, "inconsistent", words, right=total_of(quantities))
    else:
        yield tied("part", whole, parts, "consistent")


def _two_alike(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether two digits changed about in one of two sorts of one make explain that they do not make the whole."""
    quantities = [part.quantity for part in parts]
    return len(parts) == 2 and alike(whole, parts) and one_slipped(quantities, whole.quantity, transposed)


def _of_two_periods(passage: Passage, whole: Figure, part: Figure) -> bool:
    """Whether a part may be of two periods together: 上半年查处86件，下半年查处94件，其中立案的120件."""
    before = [f for f in passage.figures if f.sentence == whole.sentence and f.span.start < whole.span.start]
    other = next((f for f in reversed(before) if f.dimension == whole.dimension), None)
    if other is None or whole.clause - other.clause != 1 or other.depth != whole.depth:
        return False
    both = _HALVES.search(other.before) and _HALVES.search(whole.before)
    return bool(both) and (other.quantity.value or 0) + (whole.quantity.value or 0) >= (part.quantity.value or 0)


def _beyond_semicolon(passage: Passage, parts: Sequence[Figure], part: Figure) -> bool:
    """Whether a semicolon parts a figure from the first of a list that semicolons do not divide throughout."""
    cuts = ["；" in passage.between(a, b) for a, b in itertools.pairwise(parts)]
    return "；" in passage.between(parts[0], part) and (not all(cuts) or "；" not in parts[0].gap)


def _signs(parts: Sequence[Figure], whole: Figure) -> Iterator[list[int]]:
    """All parts added; where the whole is a change, falling parts taken away."""
    if DELTA.search(whole.lead) and any(_FALLING.search(part.lead) for part in parts):
        yield [-1 if _FALLING.search(part.lead) else 1 for part in parts]
    yield [1] * len(parts)


def _unit_hint(part: Figure, whole: Figure) -> str:
    """A part larger by thousands than its whole: 万元 written as 亿元."""
    if not whole.quantity.value or part.quantity.value is None:
        return ""
    return "，可能是“万”“亿”写混" if part.quantity.value / whole.quantity.value > 500 else ""


def _within(passage: Passage, parts: Sequence[Figure], whole: Figure) -> list[Figure]:
    """A list up to what stands behind a semicolon and is far larger than its whole: that is told of something else."""
    most = 2 * (whole.quantity.value or Decimal(0))
    for place in range(1, len(parts)):
        beyond = (parts[place].quantity.value or Decimal(0)) > most
        if beyond and "；" in passage.between(parts[place - 1], parts[place]):
            return list(parts[:place])
    return list(parts)
