"""Two neighbours that have changed places (营环商境, 人代大表)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from ..bigram import bigrams, official
from ..document import Document
from ..finding import Edit, Match
from ..text import Span
from .candidate import SEEN, clause, doubtful

_SHORTEST = 3


@dataclass
class Transposition:
    """Flags two characters that make no words as they stand, and a longer word the other way round."""

    gain: float = 15.0
    """By how much (natural logarithm) the words of the clause must become likelier."""

    values: ClassVar[frozenset[str]] = frozenset({"right"})

    @property
    def literals(self) -> Iterable[str]:
        return ()

    def matches(self, document: Document) -> Iterator[Match]:
        reached = 0
        for place, run in document.derive(doubtful):
            for start in (place - 1, place):
                if max(run.start, reached) <= start < run.end - 1 and (
                    found := self._meant(document.folded, run, start)
                ):
                    span, word = found
                    reached = start + 2
                    right = document.folded[start + 1] + document.folded[start]
                    yield Match(span, {"right": word}, (Edit(Span(start, start + 2), right),))

    def _meant(self, text: str, run: Span, start: int) -> tuple[Span, str] | None:
        """The word that the characters at *start* and behind it make when they change places, and its extent."""
        count = bigrams().count
        first, second = text[start], text[start + 1]
        before = text[start - 1] if start > run.start else ""
        after = text[start + 2] if start + 2 < run.end else ""
        joined = (before and count(before + second) > SEEN) or (after and count(first + after) > SEEN)
        if first == second or not joined or count(first + second) > SEEN or not count(second + first):
            return None
        head, _ = clause(text, start)
        _, tail = clause(text, start + 1)
        lexicon = official()
        meant = head + second + first + tail
        if lexicon.likelihood(meant) - lexicon.likelihood(head + first + second + tail) <= self.gain:
            return None
        at = len(head)
        word = next(span for span in lexicon.spans(meant, 0, len(meant)) if span.end > at)
        if word.length < _SHORTEST or word.end < at + 2:
            return None
        return Span(start - at + word.start, start - at + word.end), meant[word.start : word.end]
