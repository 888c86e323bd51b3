"""A draft as a report for people shows it: its lines, its outline, its figures; kept only where such a report is asked."""

from __future__ import annotations

from collections.abc import Iterator

from .document import Document
from .finding import Coverage
from .ledger import Entry, entries
from .outline import outline, title
from .record import NamedTuple
from .text import Location


class Head(NamedTuple):
    """A heading or numbered item of a draft."""

    start: Location
    depth: int
    """0 for what stands under no other."""
    title: str
    alone: bool
    """Whether its line holds nothing else: a heading, no numbered paragraph."""


class Draft(NamedTuple):
    """What a page on a draft shows beside its findings."""

    path: str
    lines: tuple[str, ...]
    """As they stand in the file, line ends left out; the first is line 1 of every ``Location``."""
    characters: int
    """How many there are, blanks left out."""
    heads: tuple[Head, ...]
    coverage: Coverage | None
    """How many figures there are and could be recomputed; None where no rule asks."""
    figures: tuple[Entry, ...]
    """Those that could be recomputed, one for each computation."""


def draft(document: Document, coverage: Coverage | None) -> Draft:
    """What there is to show of a document; *coverage* is that of its figures."""
    return Draft(
        document.path,
        tuple(_line(document, number) for number in range(1, len(document.lines.starts) + 1)),
        len("".join(document.source.split())),
        tuple(_heads(document)),
        coverage,
        tuple(_recomputed(document)) if coverage else (),
    )


def _line(document: Document, number: int) -> str:
    span = document.lines.span(number)
    return document.source[span.start : span.end].rstrip("\r\n")


def _recomputed(document: Document) -> Iterator[Entry]:
    """The figures that could be recomputed, of those that one computation ties together the first."""
    seen: set[tuple[int, str]] = set()
    for entry in entries(document):
        same = (entry.start.line, entry.computation)
        if entry.computation and entry.verdict != "unknown" and same not in seen:
            seen.add(same)
            yield entry


def _heads(document: Document) -> list[Head]:
    heads = []
    for section in document.derive(outline).sections:
        name = title(document, section)
        alone = section.span.length == len(name) and document.is_heading(document.blocks[section.block])
        heads.append(Head(document.location(section.span)[0], section.depth, name, alone and not section.glued))
    return heads
