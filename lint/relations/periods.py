"""Cumulative figures: 1至9月累计A，1至10月累计B，其中10月C; 上半年, 下半年, 全年."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document import Document
from ..expression import expression
from ..numeral import parse_number
from .passage import Figure, passages
from .relation import Relation, addition, judge_sum, said
from .sums import COMPARING

_MONTHS = expression(
    r"(?:1|一)(?:月)?(?:[—–~～\-]{1,2}|至|到)([0-9]{1,2}|[一二三四五六七八九十]{1,3})月|截至([0-9]{1,2})月(?:底|末|份)?[^，。；]{0,4}累计"
)
_YEAR_ENDS = expression(r"截至([12][0-9]{3})年(?:底|末)[^，。；]{0,4}累计")
_YEAR = expression(r"^[^，。；]{0,4}([12][0-9]{3})年(?![底末])[^，。；]{0,4}(?:新|完成|增)")
_MONTH = expression(r"(?<![0-9一二三四五六七八九十至到—\-～])([0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:份|当月)?")
_PARTS = (
    ("一季度", "二季度", "上半年"),
    ("三季度", "四季度", "下半年"),
    ("一季度", "二季度", "前两季度"),
    ("上半年", "下半年", "全年"),
    ("上半年", "下半年", "年度"),
    ("上半年", "下半年", "共"),
    ("一季度", "二季度", "三季度", "四季度", "全年"),
    ("一季度", "二季度", "三季度", "前三季度"),
    ("一季度", "二季度", "三季度", "四季度", "共"),
    ("前三季度", "四季度", "全年"),
)
_CHANGE = expression(r"增长|下降|比|同期|较|增加|减少|目标|计划|预算")


def relations(document: Document) -> Iterator[Relation]:
    """Every cumulative figure of the prose whose parts stand beside it."""
    for passage in document.derive(passages):
        by_sentence: dict[int, list[Figure]] = {}
        for figure in passage.figures:
            by_sentence.setdefault(figure.sentence, []).append(figure)
        for figures in by_sentence.values():
            if len(figures) <= 60:
                yield from _cumulated(figures)
                yield from _halves(figures)


def _number(numeral: str) -> int:
    value = parse_number(numeral)
    return -1 if value is None else int(value)


def _cumulated(figures: Sequence[Figure]) -> Iterator[Relation]:
    """The state at the end of a month or year, that of the one before, and what came in between."""
    for running, single in ((_MONTHS, _MONTH), (_YEAR_ENDS, _YEAR)):
        totals: dict[int, Figure] = {}
        gains: dict[int, Figure] = {}
        for figure in figures:
            if figure.dimension in COMPARING or _CHANGE.search(figure.lead):
                continue
            if match := running.search(figure.before):
                totals.setdefault(_number(next(filter(None, match.groups()))), figure)
            elif match := single.search(figure.before):
                gains.setdefault(_number(match[1]), figure)
        for time, figure in totals.items():
            before, own = totals.get(time - 1), gains.get(time)
            if not before or before.dimension != figure.dimension:
                continue
            if own and own.dimension == figure.dimension:
                yield from _adds_up([before, own], figure, own)
            else:
                yield from _shrunk(before, figure)


def _shrunk(before: Figure, figure: Figure) -> Iterator[Relation]:
    """A cumulative figure that is smaller than the one of the time before."""
    if before.quantity.value is None or figure.quantity.value is None or before.quantity.vague or figure.quantity.vague:
        return
    if before.span.start < figure.span.start and figure.quantity.interval.high < before.quantity.interval.low:
        words = f"累计数{said(figure.quantity)}少于前一期的{said(before.quantity)}"
        yield Relation("sum", figure.span, (before.span,), "inconsistent", words)


def _adds_up(parts: Sequence[Figure], total: Figure, suspect: Figure) -> Iterator[Relation]:
    quantities = [part.quantity for part in parts]
    operands = tuple(figure.span for figure in (*parts, total) if figure is not suspect)
    if any(q.value is None or q.vague for q in [*quantities, total.quantity]):
        yield Relation("sum", suspect.span, operands, "unknown", f"文中为{said(suspect.quantity)}")
        return
    verdict = judge_sum(quantities, total.quantity)
    words = (
        addition(
            [total.quantity, *(p.quantity for p in parts if p is not suspect)],
            suspect.quantity,
            [1, *([-1] * (len(parts) - 1))],
        )
        if suspect is not total
        else addition(quantities, total.quantity)
    )
    yield Relation("sum", suspect.span, operands, verdict, words)


def _halves(figures: Sequence[Figure]) -> Iterator[Relation]:
    """上半年A，下半年B，全年C; the four quarters and their year."""
    told = [f for f in figures if f.dimension not in COMPARING and not _CHANGE.search(f.lead)]
    for *times, whole in _PARTS:
        totals = [f for f in told if whole in f.before and not any(time in f.before for time in times)]
        found = [[f for f in told if _spoken(f, time)] for time in times]
        if len(totals) == 1 and all(len(group) == 1 for group in found):
            parts, total = [group[0] for group in found], totals[0]
            alike = {part.dimension for part in parts} == {total.dimension}
            if alike and len({part.span for part in parts}) == len(parts):
                yield from _adds_up(parts, total, total)
                return


def _spoken(figure: Figure, time: str) -> bool:
    """Whether a figure is told of 三季度, and not of 前三季度."""
    at = figure.before.find(time)
    return at >= 0 and not (time.endswith("季度") and figure.before[max(0, at - 1) : at] == "前")
