"""The ledger of a draft: every figure, what it was held against and what came out; so that silence means something."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from .document import Document
from .expression import expression
from .finding import Coverage
from .quantity import DATE, YEAR, Quantity
from .record import NamedTuple
from .relations import contradictions, relations
from .relations.relation import Relation, Verdict
from .text import Location, Span

_PERIOD = expression(
    r"(?:20|19)[0-9]{2}年|今年|去年|上年|前年|全年|上半年|下半年|[一二三四]季度|五年来|过去五年|一年来"
)
_BLANK = expression("[*＊×xXＸ○_]{2,}")
"""A cell of a table that is still to be filled in."""
_RANK: dict[Verdict, int] = {"inconsistent": 0, "consistent": 1, "rounding": 2, "unknown": 3}


class Entry(NamedTuple):
    """A figure of a draft."""

    start: Location
    text: str
    unit: str
    period: str
    """The year or time that its sentence names last before it; empty where none is."""
    tied: str
    """The figures that it was held against, as printed; empty where it stands alone."""
    verdict: Verdict
    computation: str


def coverage(document: Document) -> Coverage:
    """How many figures there are, and how many of them could be recomputed."""
    wrong = {event.suspect for event in document.derive(contradictions) if event.kind != "proportion"}
    assessed = {
        relation.claimed for relation in document.derive(relations) if relation.verdict in {"consistent", "rounding"}
    }
    agreeing = assessed - wrong
    undecided = {relation.claimed for relation in document.derive(relations) if relation.verdict == "unknown"}
    undecided |= {figure.span for figure in document.quantities if figure.value is None}
    cells = (cell for table in document.tables for row in table.rows for cell in row)
    undecided |= {cell.span for cell in cells if _BLANK.fullmatch(cell.text)}
    return Coverage(
        len(document.quantities),
        len(agreeing) + len(wrong),
        len(agreeing),
        len(wrong),
        len(undecided - assessed - wrong),
    )


def entries(document: Document) -> Iterator[Entry]:
    """The figures of a document, in order."""
    figures = document.quantities
    tied = _tied(document, figures)
    suspects = {event.suspect for event in document.derive(contradictions)}
    for index, figure in enumerate(figures):
        relation = _telling(tied[index], figure.span, suspects)
        start, _ = document.location(figure.span)
        yield Entry(
            start,
            figure.text.replace(" ", ""),
            figure.unit,
            _period(document, figure),
            "、".join(document.slice(span) for span in relation.spans if not span.overlaps(figure.span))
            if relation
            else "",
            _verdict(relation, suspects),
            relation.computation if relation else "",
        )


def _tied(document: Document, figures: Sequence[Quantity]) -> dict[int, list[Relation]]:
    """The relations of each figure, by its index."""
    starts = [figure.span.start for figure in figures]
    tied: dict[int, list[Relation]] = defaultdict(list)
    for relation in document.derive(relations):
        for span in relation.spans:
            index = max(bisect_left(starts, span.start) - 1, 0)
            while index < len(figures) and figures[index].span.start < span.end:
                if figures[index].span.overlaps(span):
                    tied[index].append(relation)
                index += 1
    return tied


def _telling(tied: Sequence[Relation], span: Span, suspects: set[Span]) -> Relation | None:
    """The relation that says most of a figure: one that it states before one that it only enters."""

    def order(relation: Relation) -> tuple[bool, bool, int]:
        broken = relation.verdict == "inconsistent" and not any(other in suspects for other in relation.spans)
        return broken, not relation.claimed.overlaps(span), _RANK[relation.verdict]

    return min(tied, key=order, default=None)


def _verdict(relation: Relation | None, suspects: set[Span]) -> Verdict:
    if relation is None:
        return "unknown"
    if relation.verdict != "inconsistent":
        return relation.verdict
    return "inconsistent" if any(other in suspects for other in relation.spans) else "unknown"


def _period(document: Document, figure: Quantity) -> str:
    """The time that the words before a figure name last, in its own sentence."""
    if figure.dimension in {YEAR, DATE}:
        return ""
    block = document.block_at(figure.span.start).span
    head = document.folded[max(block.start, figure.span.start - 120) : figure.span.start]
    named = _PERIOD.findall(head.rpartition("。")[2])
    return str(named[-1]) if named else ""
