"""Clauses that end in a term cut short by a character (遗留问。, 民生实，)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import ClassVar

from ..bigram import COINAGES
from ..document import Document
from ..expression import expression
from ..finding import Edit, Match
from ..lexicon import word_list
from ..record import dataclass
from ..text import HAN, Span

_END = expression(rf"[{HAN}]{{3,}}(?=[，。；、！])")
_SHORTEST = 4
_ALONE = 4
"""A clause of fewer characters may well be a word of its own (责任链)."""
_LONGEST = 12
_ENDINGS = frozenset(
    "了的着过中上下内外前后里间等人者们地得时年月日去来到起好住成为是有在和与及也都就才又还更最第其之以化性力率量度感"
)
"""Characters in which a clause may well end, whatever they are the beginning of."""


@dataclass
class Truncation:
    """Flags the end of a clause that is a listed term but for its last character."""

    lists: tuple[str, ...]
    """Names of built-in lists of terms (``rules/lexicon``), of four characters and more."""

    values: ClassVar[frozenset[str]] = frozenset({"right"})

    @cached_property
    def _terms(self) -> frozenset[str]:
        return frozenset(term for name in self.lists for term in word_list(name))

    @cached_property
    def _missing(self) -> Mapping[str, str]:
        """What a term begins with, and the one character that then follows; "" where several may."""
        missing: dict[str, str] = {}
        for term in self._terms:
            if _SHORTEST <= len(term) <= _LONGEST and term[-2] not in _ENDINGS:
                missing[term[:-1]] = term[-1] if missing.get(term[:-1], term[-1]) == term[-1] else ""
        return missing

    @property
    def literals(self) -> Iterable[str]:
        return ()

    def matches(self, document: Document) -> Iterator[Match]:
        text = document.folded
        for clause in _END.finditer(text):
            end = clause.end()
            for size in range(min(_LONGEST - 1, len(clause[0])), _SHORTEST - 2, -1):
                start = end - size
                if size == len(clause[0]) < _ALONE:
                    continue
                if (last := self._missing.get(text[start:end])) and self._is_cut(document, Span(start, end)):
                    yield Match(Span(start, end), {"right": text[start:end] + last}, (Edit(Span(end, end), last),))
                    break

    def _is_cut(self, document: Document, span: Span) -> bool:
        """Whether the last character of *span* is left over when the clause falls into words, and no term ends there."""
        text = document.folded
        ends = {text[start : span.end] for start in range(span.start, span.end - 1)}
        if not ends.isdisjoint(self._terms) or not ends.isdisjoint(word_list(COINAGES)):
            return False
        words = document.lexicon.around(text, span)
        return Span(span.end - 1, span.end) in words and any(word.start == span.start for word in words)
