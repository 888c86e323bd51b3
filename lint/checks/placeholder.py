"""Places that were left to be filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import ClassVar

from ..document import Document
from ..expression import expression
from ..finding import Match
from ..pattern import Pattern
from ..record import dataclass
from ..text import Span, fold, merge, overlaps_any
from .search import around, may_match, pattern_literals

_REACH = 40
"""Characters searched to either side of a sign."""

_GAP = 8
"""The widest text between two neighbours."""

_BREAK = expression(r"[，。；：！？\n|]")


@dataclass
class Placeholder:
    """Flags what stands for a text that is still missing; neighbours in one clause are one finding."""

    patterns: tuple[Pattern, ...]
    """What a placeholder looks like."""
    signs: tuple[str, ...] = ()
    """Literals one of which stands in or near every match; the patterns are tried only around them."""
    lookalikes: tuple[Pattern, ...] = ()
    """What looks like one and is none: multiplication, masked names, signature lines."""
    legend: Pattern | None = None
    """A note that explains the sign; a draft that holds one uses the sign as a footnote mark."""

    values: ClassVar[frozenset[str]] = frozenset({"count"})

    def __post_init__(self) -> None:
        if not self.patterns:
            raise ValueError("needs patterns")

    @cached_property
    def _signs(self) -> frozenset[str]:
        return frozenset(fold(sign) for sign in self.signs)

    @property
    def literals(self) -> Iterable[str]:
        return (*self._signs, *pattern_literals((*self.patterns, *self.lookalikes)))

    def matches(self, document: Document) -> Iterator[Match]:
        windows = self._windows(document)
        if not windows or (self.legend and next(self.legend.finditer(document.folded), None)):
            return
        legal = merge(_find(document, self.lookalikes, windows))
        found = merge(span for span in _find(document, self.patterns, windows) if not overlaps_any(legal, span))
        for group in _neighbours(document.folded, found):
            yield Match(Span(group[0].start, group[-1].end), {"count": str(len(group))})

    def _windows(self, document: Document) -> list[Span]:
        """The text around the signs, or all of it where no signs are given."""
        if not self._signs:
            return [Span(0, len(document.text))] if document.text else []
        return around(document, self._signs, _REACH, _REACH)


def _find(document: Document, patterns: Iterable[Pattern], windows: Sequence[Span]) -> Iterator[Span]:
    for pattern in patterns:
        for window in windows if may_match(document, pattern) else ():
            for match in pattern.finditer(document.folded, *window):
                yield Span(*match.span())


def _neighbours(text: str, spans: Iterable[Span]) -> Iterator[list[Span]]:
    """The spans in groups: neighbours stand close to each other in one clause."""
    group: list[Span] = []
    for span in spans:
        if group and (span.start - group[-1].end > _GAP or _BREAK.search(text, group[-1].end, span.start)):
            yield group
            group = []
        group.append(span)
    if group:
        yield group
