"""Words and patterns that must not stand in a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from ..document import Document
from ..finding import Match
from ..pattern import Pattern
from ..text import Span, fold
from .search import find_pattern, find_word


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
    def _words(self) -> tuple[str, ...]:
        return tuple(fold(word) for word in self.words)

    @property
    def literals(self) -> Iterable[str]:
        return (*self._words, *(pattern.literal for pattern in self.patterns))

    def matches(self, document: Document) -> Iterator[Match]:
        for span in sorted(set(self._spans(document))):
            yield Match(span)

    def _spans(self, document: Document) -> Iterator[Span]:
        for word in self._words:
            yield from find_word(document, word)
        for pattern in self.patterns:
            for match in find_pattern(document, pattern):
                yield Span(*match.span())
