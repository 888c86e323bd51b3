"""How often something may stand in a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from ..document import Document
from ..finding import Match
from ..pattern import Pattern
from ..record import dataclass
from ..text import Span


@dataclass
class Occurrence:
    """Flags a unit of the draft in which a pattern occurs too often, or not often enough."""

    pattern: Pattern
    min: int = 0
    max: int | None = None
    within: Literal["document", "block", "sentence"] = "document"
    """The unit in which occurrences are counted."""

    values: ClassVar[frozenset[str]] = frozenset({"count", "min", "max"})

    def __post_init__(self) -> None:
        if self.max is None and self.min < 1:
            raise ValueError("needs min or max")

    @property
    def literals(self) -> Iterable[str]:
        return self.pattern.literals

    def matches(self, document: Document) -> Iterator[Match]:
        for unit in self._units(document):
            found = [Span(*match.span()) for match in self.pattern.finditer(document.folded, *unit)]
            values = {"count": str(len(found)), "min": str(self.min), "max": str(self.max)}
            if self.max is not None and len(found) > self.max:
                yield Match(found[self.max], values, related=tuple(found[: self.max]))
            elif len(found) < self.min and document.blocks:
                first = document.block_at(unit.start).span
                yield Match(Span(max(unit.start, first.start), min(unit.end, first.end)), values)

    def _units(self, document: Document) -> Iterable[Span]:
        if self.within == "document":
            return (Span(0, len(document.text)),)
        if self.within == "block":
            return [block.span for block in document.blocks]
        return document.sentences
