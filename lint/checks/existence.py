"""Words and patterns that must not stand in a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import ClassVar

from ..document import Document
from ..finding import Match
from ..pattern import Pattern
from ..record import dataclass
from ..text import Span, fold
from .search import find_pattern, find_words, pattern_literals


@dataclass
class Existence:
    """Flags every place where a word or a pattern occurs, once."""

    words: tuple[str, ...] = ()
    """Literal words."""
    patterns: tuple[Pattern, ...] = ()
    """Regular expressions."""

    values: ClassVar[frozenset[str]] = frozenset()

    def __post_init__(self) -> None:
        if not self.words and not self.patterns:
            raise ValueError("needs words or patterns")

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(fold(word) for word in self.words)

    @property
    def literals(self) -> Iterable[str]:
        return (*self._words, *pattern_literals(self.patterns))

    def matches(self, document: Document) -> Iterator[Match]:
        spans = [span for _, span in find_words(document, self._words)]
        spans += [Span(*match.span()) for pattern in self.patterns for match in find_pattern(document, pattern)]
        reached = -1
        for span in sorted(spans, key=lambda span: (span.start, -span.end)):
            if span.end > reached:  # what lies inside another match is the same defect
                reached = span.end
                yield Match(span)
