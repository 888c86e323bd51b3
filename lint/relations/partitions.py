"""One whole divided twice: 328批1,206人次，其中集体访46批512人次，个体访282批694人次; by who asked, then by what for.

Where one division agrees and the other does not, it is not parts left out that explain it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..document import Document
from .parts import COMPARING, NEVER_SUMMED, added, nominal
from .passage import Figure, passages
from .relation import Relation, addition, judge_sum, total_of

_MOST = 40
_NEAR = Decimal("0.15")
_LEAST = 20
_DIGITS = 3
"""Characters of a rounded figure, its point among them, that parts do not make by chance."""


def relations(document: Document) -> Iterator[Relation]:
    """Every whole of the prose that is told in two measures, or divided once more behind a semicolon."""
    for passage in document.derive(passages):
        figures = passage.figures
        yield from _measured_twice(figures)
        for index in range(3, len(figures)):
            if "；" in figures[index].gap:
                yield from _divided_again(figures, index)


def _told(figure: Figure) -> bool:
    quantity = figure.quantity
    return figure.dimension not in COMPARING | NEVER_SUMMED and quantity.value is not None and not quantity.vague


def _measured_twice(figures: Sequence[Figure]) -> Iterator[Relation]:
    """T批U人次，其中A批B人次，C批D人次: the parts in both measures."""
    pairs = [(a, b) for a, b in itertools.pairwise(figures) if not b.gap and _told(a) and _told(b)]
    for place, whole in enumerate(pairs):
        parts = []
        for pair in pairs[place + 1 : place + _MOST]:
            alike = all(x.dimension == y.dimension for x, y in zip(whole, pair, strict=True))
            if not alike or pair[0].sentence != whole[0].sentence or pair[0].depth < whole[0].depth:
                break
            parts.append(pair)
            if len(parts) > 1 and (relation := _one_agrees(whole, parts)):
                yield relation
                break


def _one_agrees(whole: tuple[Figure, Figure], parts: Sequence[tuple[Figure, Figure]]) -> Relation | None:
    """The sum in the one measure that does not hold, where the sum in the other holds to the unit."""
    verdicts = [
        judge_sum([pair[place].quantity for pair in parts], whole[place].quantity)
        if whole[place].quantity.exact or len(whole[place].quantity.digits) > _DIGITS
        else "unknown"
        for place in (0, 1)
    ]
    if sorted(verdicts) != ["consistent", "inconsistent"]:
        return None
    place = verdicts.index("inconsistent")
    return added(whole[place], [pair[place] for pair in parts])


def _divided_again(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """T件，其中A件，B件；C件，D件: what stands behind the semicolon makes the same whole."""
    first = figures[index]
    run = [f for f in figures[max(0, index - _MOST) : index] if f.sentence == first.sentence]
    if len(run) < 3 or any(f.dimension != first.dimension or not _told(f) or f.depth for f in run):
        return
    second = [f for f in figures[index : index + _MOST] if f.sentence == first.sentence]
    if len(second) < 2 or any(f.dimension != first.dimension or not _told(f) or f.depth for f in second):
        return
    if any("；" in f.gap for f in [*run[1:], *second[1:]]) or not all(nominal(f) for f in [*run[1:], *second]):
        return
    if second[0].after.startswith(("中，", "里，")):
        return  # 当年受理的1,214件中，尚有27件: of those alone
    whole, parts = run[0].quantity, [f.quantity for f in run[1:]]
    total, again = total_of([f.quantity for f in second]), [f.quantity for f in second]
    if judge_sum(parts, whole) != "consistent" or not whole.value or whole.value < _LEAST:
        return
    if abs(total / whole.value - 1) > _NEAR:
        return
    last, others = second[-1], [run[0], *second[:-1]]
    signs = [1] + [-1] * len(second[:-1])
    terms = [f.quantity for f in others]
    words, verdict = addition(terms, last.quantity, signs), judge_sum(again, whole)
    spans = tuple(f.span for f in others)
    yield Relation("difference", last.span, spans, verdict, words, right=total_of(terms, signs))
