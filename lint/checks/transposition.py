"""Two neighbours that have changed places (营环商境, 人代大表)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from ..bigram import bigrams, company, is_common, official
from ..document import Document
from ..finding import Edit, Match
from ..text import Span
from .candidate import SEEN, clause, doubtful

_PAIR = 2
_NUMERALS = frozenset("一二三四五六七八九十百千万亿两")
_PARALLEL = 17.0
"""The gain that is asked for where the swap makes two words of two characters: 三纵九横, 千岗万哨 are written on purpose."""
_COMPANY = 4.0
"""By how much (natural logarithm) the characters must go better with each other."""


@dataclass
class Transposition:
    """Flags two characters that make no words as they stand, and words the other way round."""

    gain: float = 10.5
    """By how much (natural logarithm) the words of the clause must become likelier for one word that holds both."""
    crossing: float = 13.0
    """The same where each character becomes part of a word of its own."""

    values: ClassVar[frozenset[str]] = frozenset({"right"})

    @property
    def literals(self) -> Iterable[str]:
        return ()

    def matches(self, document: Document) -> Iterator[Match]:
        text = document.folded
        found = []
        for place, run in document.derive(doubtful):
            for start in (place - 1, place):
                if run.start <= start < run.end - 1 and (meant := self._meant(text, run, start)):
                    found.append((*meant, start))
        taken: set[int] = set()
        for _, span, word, start in sorted(set(found), reverse=True):  # where two readings meet, the better one
            if taken.isdisjoint(range(*span)):
                taken.update(range(*span))
                yield Match(span, {"right": word}, (Edit(Span(start, start + 2), text[start + 1] + text[start]),))

    def _meant(self, text: str, run: Span, start: int) -> tuple[float, Span, str] | None:
        """What is gained when the characters at *start* and behind it change places; the words that they make then, and
        their extent."""
        count = bigrams().count
        first, second = text[start], text[start + 1]
        before = text[start - 1] if start > run.start else ""
        after = text[start + 2] if start + 2 < run.end else ""
        joined = is_common(second + first) or (before and count(before + second) > SEEN)
        joined = joined or (after and count(first + after) > SEEN)
        if (
            first == second
            or not joined
            or count(first + second) > SEEN
            or {first, second} & _NUMERALS
            or not count(second + first)
        ):
            return None
        head, _ = clause(text, start)
        _, tail = clause(text, start + 1)
        lexicon = official()
        written, meant = head + first + second + tail, head + second + first + tail
        gain = lexicon.likelihood(meant) - lexicon.likelihood(written)
        if gain <= self.gain or company(meant) - company(written) <= _COMPANY:
            return None
        at = len(head)
        spans = lexicon.spans(meant, 0, len(meant))
        word = next(span for span in spans if span.end > at)
        other = next(span for span in spans if span.end > at + 1)
        if gain <= self._least(word, other):
            return None
        return gain, Span(start - at + word.start, start - at + other.end), meant[word.start : other.end]

    def _least(self, word: Span, other: Span) -> float:
        """The gain that is asked for when the first character comes to stand in *other*, the second in *word*."""
        if word == other:
            return self.gain
        return _PARALLEL if word.length == other.length == _PAIR else self.crossing
