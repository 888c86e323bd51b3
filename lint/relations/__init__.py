"""What the figures of a report say about each other: every relation that can be recomputed, with its verdict.

A module finds the relations of its sort; nothing here flags anything. The check ``recomputation`` turns
contradictions into findings, the ledger lists them all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from ..document import Document
from ..record import NamedTuple
from ..text import Span
from . import (
    accumulations,
    ballots,
    calendars,
    comparisons,
    compounds,
    conversions,
    counts,
    dates,
    differences,
    distances,
    durations,
    echoes,
    enumerations,
    flows,
    growth,
    listed,
    means,
    ordered,
    partitions,
    periods,
    ranges,
    rates,
    recalled,
    recurrences,
    same,
    sessions,
    shares,
    slogans,
    spoken,
    subsets,
    sums,
    tables,
    transposed,
    wholes,
    witnesses,
    yearly,
)
from .passage import passages
from .relation import Kind, Relation

SOURCES: tuple[Callable[[Document], Iterator[Relation]], ...] = (
    tables.relations, ballots.relations, sums.relations, partitions.relations, flows.relations, differences.relations, subsets.relations, periods.relations, accumulations.relations, shares.relations, spoken.relations, rates.relations, wholes.relations, growth.relations, distances.relations, comparisons.relations, means.relations, conversions.relations, compounds.relations,
    counts.relations, enumerations.relations, slogans.relations, listed.relations, ordered.relations, calendars.relations, sessions.relations, dates.relations, durations.relations, recurrences.relations, ranges.relations, same.relations, transposed.relations, yearly.relations, recalled.relations, echoes.relations, witnesses.relations,
)  # fmt: skip
"""The sorts of relations; where two contradict each other in one place, the earlier one speaks."""


class Contradiction(NamedTuple):
    """Figures that cannot all be right: one event, however many relations it breaks."""

    relation: Relation
    """The one that tells it best."""
    suspect: Span
    """The figure that is most likely wrong."""
    others: tuple[Span, ...]
    """The figures it was held against."""

    @property
    def kind(self) -> Kind:
        return self.relation.kind


def relations(document: Document) -> list[Relation]:
    """All relations of a document, each set of figures once: of two readings the first that says something."""
    found: dict[tuple[Span, tuple[Span, ...]], Relation] = {}
    for source in SOURCES:
        for relation in source(document):
            key = (relation.claimed, relation.operands)
            known = found.get(key)
            weak = known and (known.verdict == "unknown" or (known.kind == "part" and known.verdict == "consistent"))
            if known is None or (weak and relation.verdict != "unknown"):
                found[key] = relation
    for passage in document.derive(passages):
        passage.let_go()
    return list(found.values())


def contradictions(document: Document) -> list[Contradiction]:
    """The events in which figures contradict each other, by place."""
    every = document.derive(relations)
    agreed: dict[tuple[Kind, Span], list[Relation]] = defaultdict(list)
    for relation in every:
        if relation.kind in _YIELDING and relation.verdict in {"consistent", "rounding"}:
            agreed[relation.kind, relation.claimed].append(relation)
    wrong = [
        r
        for r in every
        if r.verdict == "inconsistent" and not _explained(document.folded, r, agreed[r.kind, r.claimed])
    ]
    broken = {(r.kind, r.claimed): set(r.operands) for r in wrong}
    agreeing = Counter(
        span
        for relation in every
        if relation.verdict == "consistent" and relation.kind != "part"
        if not set(relation.operands) < broken.get((relation.kind, relation.claimed), set())
        for span in relation.spans
    )  # that a part is smaller than its whole says little of either
    firm = {span for relation in wrong if relation.kind != "proportion" for span in relation.spans}
    wrong = [r for r in wrong if r.kind != "proportion" or not firm & {r.claimed}]
    return [_event(group, agreeing) for group in _events(document, wrong)]


_YIELDING = frozenset({"sum", "share", "growth", "average", "product", "difference"})
"""Kinds that hold only one reading of a figure: another reading that agrees explains it."""


def _explained(text: str, relation: Relation, agreeing: Sequence[Relation]) -> bool:
    """Whether another reading of a figure agrees; that some of its parts make it by chance explains nothing."""
    own = set(relation.operands)
    return any(
        not set(other.operands) < own and not _is_told_before(relation, other) and not _is_picked(text, relation, other)
        for other in agreeing
    )


def _is_picked(text: str, relation: Relation, other: Relation) -> bool:
    """Whether a sum takes some parts of a list that stands behind its total, but not the first one: that is chance."""
    own = relation.operands
    behind = relation.kind == "sum" and all(span.start >= relation.claimed.end for span in own)
    behind = behind and "；" not in text[min(own).end : max(own).start]
    return behind and min(own) not in other.operands and not set(own).isdisjoint(other.operands)


def _is_told_before(relation: Relation, other: Relation) -> bool:
    """Whether one sum leads to a total and another divides it (294件，闭会期间23件，共317件，其中政府承办268件，…), or a
    second one divides it anew (45名，其中男性33名、女性12名；党员28名、党外17名): both must hold."""
    behind = all(span.start >= relation.claimed.end for span in relation.operands)
    before = all(span.end <= relation.claimed.start for span in other.operands)
    anew = all(span.start > max(relation.operands).end for span in other.operands)
    return relation.kind == "sum" and behind and (before or anew)


def _events(document: Document, wrong: Sequence[Relation]) -> list[list[Relation]]:
    """Relations that share a figure in one sentence or table are one event."""
    starts = [span.start for span in document.sentences]
    groups: list[list[Relation]] = []
    by_place: dict[tuple[int, Span], int] = {}
    for relation in wrong:
        home = bisect_right(starts, relation.claimed.start)
        keys = [(home if relation.kind != "table" else -1, span) for span in relation.spans]
        known = sorted({by_place[key] for key in keys if key in by_place})
        group = known[0] if known else len(groups)
        if not known:
            groups.append([])
        groups[group].append(relation)
        for other in known[1:]:
            groups[group] += groups[other]
            groups[other] = []
        for key in [(home if r.kind != "table" else -1, span) for r in groups[group] for span in r.spans]:
            by_place[key] = group
    return [group for group in groups if group]


def _event(group: Sequence[Relation], agreeing: Counter[Span]) -> Contradiction:
    """The figure in most of the broken relations and in fewest of the others is the suspect."""
    first = group[0]
    broken = Counter(span for relation in group for span in relation.spans)
    score = {span: (count, -agreeing[span]) for span, count in broken.items()}
    best = max(score.values())
    likely = [span for span, value in score.items() if value == best]
    suspect = first.claimed if first.claimed in likely or len(likely) != 1 else likely[0]
    telling = next((r for r in group if r.claimed == suspect), next(r for r in group if suspect in r.spans))
    others = tuple(dict.fromkeys(span for span in telling.spans if span != suspect))
    return Contradiction(telling, suspect, others)


__all__ = ["SOURCES", "Contradiction", "Kind", "Relation", "contradictions", "relations"]
