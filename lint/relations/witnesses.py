"""Totals that figures around them happen to make: nothing is contradicted here, only confirmed.

A list may be told in any words; where a run of neighbouring figures adds up to another figure exactly, the two
are tied, and a stricter reading that fails on the same total is taken back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..document import Document
from .passage import Figure, passages
from .relation import Relation, addition, judge_sum
from .sums import COMPARING, NEVER_SUMMED

_REACH = 14
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
            ahead = [f for f in figures[index + 1 : index + 1 + _REACH] if _belongs(f, total)]
            behind = [f for f in figures[max(0, index - _REACH) : index] if _belongs(f, total)]
            run = _run(total, ahead) or _run(total, behind)
            if run:
                quantities = [figure.quantity for figure in run]
                words = addition(quantities, total.quantity)
                yield Relation(
                    "sum", total.span, tuple(f.span for f in run), judge_sum(quantities, total.quantity), words
                )


def _belongs(figure: Figure, total: Figure) -> bool:
    quantity = figure.quantity
    return (
        figure.dimension == total.dimension
        and abs(figure.sentence - total.sentence) <= _SENTENCES
        and quantity.value is not None
        and quantity.value > 0
        and not quantity.vague
    )


def _run(total: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """The neighbouring figures that make *total*, whole ones taken without the parts they themselves list."""
    for first in range(len(figures) - 1):
        run: list[Figure] = []
        low = Decimal(0)
        index = first
        while index < len(figures) and low <= total.quantity.interval.high:
            figure = figures[index]
            run.append(figure)
            low += figure.quantity.interval.low
            index += 1 + _listed(figure, figures[index + 1 : index + 7])
            if len(run) > 1 and judge_sum([f.quantity for f in run], total.quantity) != "inconsistent":
                return run
    return []


def _listed(whole: Figure, figures: Sequence[Figure]) -> int:
    """How many of *figures* are the parts of *whole*."""
    for count in range(2, len(figures) + 1):
        if judge_sum([f.quantity for f in figures[:count]], whole.quantity) != "inconsistent":
            return count
    return 0
