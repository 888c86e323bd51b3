"""The lines of a draft with the places of its findings marked. Places are columns in code points, here from 0."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from ..draft import Draft
from ..finding import LEVELS, Finding
from ..record import NamedTuple

EVIDENCE = 30
"""How many other places of a finding are marked and named at the most."""
_WIDE = 60


def is_wide(finding: Finding) -> bool:
    """Whether a finding's place is so long that it is faintly tinted, not underlined, and numbered at its start."""
    return len(finding.excerpt) > _WIDE


class Segment(NamedTuple):
    """A stretch of a line on which the same findings lie."""

    text: str
    numbers: tuple[int, ...]
    """The findings whose place this is."""
    evidence: tuple[int, ...]
    """The findings to which this is another place."""
    level: str
    """The most severe of the findings, of the narrow ones if there are any; empty where there is none."""
    wide: bool
    """Whether there are wide ones only."""
    before: tuple[int, ...]
    """The findings whose number stands before the stretch."""
    after: tuple[int, ...]


class Line(NamedTuple):
    """A line of a draft."""

    number: int
    kind: str
    """``h0`` to ``h3`` for a heading by its depth, ``row`` for a line of a table, else empty."""
    segments: tuple[Segment, ...]
    found: tuple[int, ...]
    """The findings that begin here."""


class _Place(NamedTuple):
    """A part of a line, half-open, that belongs to a finding."""

    start: int
    end: int
    number: int
    evidence: bool
    first: bool
    last: bool
    """Whether it is the first, and the last, part of the finding's place."""


def lines(draft: Draft, findings: Mapping[int, Finding]) -> Iterator[Line]:
    """The lines of *draft* that hold something, with its findings, by number, marked."""
    places = _places(draft, findings)
    found: dict[int, list[int]] = defaultdict(list)
    for number, finding in findings.items():
        found[min(finding.start.line, len(draft.lines))].append(number)
    kinds = {head.start.line: f"h{min(head.depth, 3)}" for head in draft.heads if head.alone}
    for line, text in enumerate(draft.lines, 1):
        if text.strip() or line in found:
            kind = kinds.get(line) or ("row" if text.lstrip().startswith("|") else "")
            yield Line(line, kind, tuple(_segments(text, places.get(line, ()), findings)), tuple(found.get(line, ())))


def _places(draft: Draft, findings: Mapping[int, Finding]) -> dict[int, list[_Place]]:
    """By line, what belongs to the findings: their own places and, in the same draft, the others."""
    places: dict[int, list[_Place]] = defaultdict(list)
    for number, finding in findings.items():
        others = [(other.start, other.end) for other in finding.related[:EVIDENCE] if other.path == finding.path]
        for evidence, (start, end) in ((False, (finding.start, finding.end)), *((True, other) for other in others)):
            last = min(end.line, len(draft.lines))
            for line in range(start.line, last + 1):
                left = start.column - 1 if line == start.line else 0
                right = end.column - 1 if line == end.line else len(draft.lines[line - 1])
                places[line].append(_Place(left, right, number, evidence, line == start.line, line == last))
    return places


def _segments(text: str, places: Iterable[_Place], findings: Mapping[int, Finding]) -> Iterator[Segment]:
    """A line cut wherever a place begins or ends, so that no mark lies inside another."""
    size = len(text)
    waiting = sorted(
        (place._replace(start=min(place.start, size), end=min(place.end, size)) for place in places), reverse=True
    )
    cuts = sorted({0, size, *(edge for place in waiting for edge in (place.start, place.end))})
    points = {(place.start, place.end) for place in waiting if place.start == place.end}
    active: list[_Place] = []
    for start, end in sorted({*pairwise(cuts), *points}):
        active = [place for place in active if place.end > start]
        while waiting and waiting[-1].start <= start:
            active.append(waiting.pop())
        here = [place for place in active if start < end or place.start == place.end]
        yield _segment(text[start:end], start, end, here, findings)


def _segment(text: str, start: int, end: int, here: Iterable[_Place], findings: Mapping[int, Finding]) -> Segment:
    own = [place for place in here if not place.evidence]
    narrow = [place for place in own if not is_wide(findings[place.number])]
    broad = [place for place in own if place not in narrow]
    levels = (findings[place.number].level for place in narrow or own)
    return Segment(
        text,
        numbers=tuple(sorted({place.number for place in own})),
        evidence=tuple(sorted({place.number for place in here if place.evidence})),
        level=max(levels, key=LEVELS.index, default=""),
        wide=bool(own) and not narrow,
        before=tuple(place.number for place in broad if place.first and place.start == start),
        after=tuple(place.number for place in narrow if place.last and place.end == end),
    )
