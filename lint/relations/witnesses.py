"""Totals that figures around them happen to make: nothing is contradicted here, only confirmed.

A list may be told in any words; where a run of neighbouring figures adds up to another figure exactly, the two
are tied, and a stricter reading that fails on the same total is taken back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..document import Document
from ..expression import expression
from .parts import COMPARING, NEVER_SUMMED
from .passage import Figure, passages
from .relation import Relation, addition, judge_sum

_WINDOW = 40
_REACH = 14
_BASE = expression(
    r"(?:比|较)(?:上年|去年|同期)[^，。；]{0,6}$|(?:预算|决算|计划|目标)数?(?:为|的)?$|比[^，。；]{0,10}(?:增|减)[^，。；]{0,2}$"
)
"""Words before a figure that others are compared with, or by which they have changed."""
_SENTENCES = 2
_LEAST = 10


def relations(document: Document) -> Iterator[Relation]:
    """The totals of the prose that a run of figures behind or before them makes."""
    for passage in document.derive(passages):
        figures = passage.figures
        for index, total in enumerate(figures):
            value = total.quantity.value
            if total.dimension in COMPARING | NEVER_SUMMED or value is None or total.quantity.vague or value < _LEAST:
                continue
            ahead = [f for f in figures[index + 1 : index + 1 + _WINDOW] if _belongs(f, total)][:_REACH]
            behind = [f for f in figures[max(0, index - _WINDOW) : index] if _belongs(f, total)][-_REACH:]
            for run in [*_runs(total, ahead)] or [*_runs(total, behind)]:
                quantities = [figure.quantity for figure in run]
                verdict = judge_sum(quantities, total.quantity)
                words = addition(quantities, total.quantity)
                yield Relation("sum", total.span, tuple(f.span for f in run), verdict, words)


def _belongs(figure: Figure, total: Figure) -> bool:
    quantity = figure.quantity
    return (
        figure.dimension == total.dimension
        and abs(figure.sentence - total.sentence) <= _SENTENCES
        and quantity.value is not None
        and quantity.value > 0
        and not quantity.vague
        and not _BASE.search(figure.lead)
    )


def _runs(total: Figure, figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The neighbouring figures that make *total*, whole ones taken without the parts they themselves list.

    A total may be divided more than once: by who asked, then by what for.
    """
    listed: dict[int, int] = {}
    first = 0
    while first < len(figures) - 1:
        run: list[Figure] = []
        value = Decimal(0)
        index = first
        first += 1
        while index < len(figures) and value < _most(total):
            figure = figures[index]
            run.append(figure)
            value += figure.quantity.value or 0
            if len(run) > 1 and _makes(run, value, total):
                yield run
                first = index + 1
                break
            if index not in listed:
                listed[index] = _listed(figure, figures[index + 1 : index + 7])
            index += 1 + listed[index]


def _most(total: Figure) -> Decimal:
    return (total.quantity.value or Decimal(0)) + 3 * total.quantity.step


def _makes(run: Sequence[Figure], value: Decimal, total: Figure) -> bool:
    """Whether figures with the sum *value* make a total; the sum first, since it is cheap."""
    coarsest = max(total.quantity.step, *(figure.quantity.step for figure in run))
    if abs(value - (total.quantity.value or 0)) > coarsest * len(run):
        return False
    return judge_sum([figure.quantity for figure in run], total.quantity) != "inconsistent"


def _listed(whole: Figure, figures: Sequence[Figure]) -> int:
    """How many of *figures* are the parts of *whole*."""
    value = Decimal(0)
    for count, figure in enumerate(figures, 1):
        value += figure.quantity.value or 0
        if count > 1 and _makes(figures[:count], value, whole):
            return count
        if value > _most(whole):
            break
    return 0
