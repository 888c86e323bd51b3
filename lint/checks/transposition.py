"""Two neighbours that have changed places (营环商境, 人代大表)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from ..bigram import bigrams, company, official
from ..document import Document
from ..finding import Edit, Match
from ..record import dataclass
from ..text import Span
from .candidate import apart, clause, doubtful, familiarity

_PAIR = 2
_FIXED = frozenset("一二三四五六七八九十百千万亿两省市县区镇乡村组首")
"""Numerals and divisions of the land, which stand beside whatever they count or name."""
_PARALLEL = 17.0
"""The gain that is asked for where the swap makes two words of two characters: 三纵九横, 千岗万哨 are written on purpose."""
_LEAST = 5.5
"""The gain that is asked for a common word turned round (策政, 持支)."""
_USUAL = 600
"""A word that the dictionary counts so often is common."""
_FREE = frozenset(
    "度高户用要重区地大小广空天新更的真到得好做中水个市城上下前后内外东西南北海电龙岸脑人家有无不为以和与及等各多少图片表远短长最"
)
"""Characters that stand alone, or in names, so often that two of them side by side are no sign of a slip."""
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
        found = {reading for start in _strangers(document) if (reading := self._meant(text, start))}
        for span, (word, start) in apart(found):
            yield Match(span, {"right": word}, (Edit(Span(start, start + 2), text[start + 1] + text[start]),))

    def _meant(self, text: str, start: int) -> tuple[float, Span, tuple[str, int]] | None:
        """What is gained when the characters at *start* and behind it change places; the extent of the words that they
        make then, and these words with *start*."""
        first, second = text[start], text[start + 1]
        if first == second or first in _FIXED or second in _FIXED or not bigrams().count(second + first):
            return None
        head, _ = clause(text, start)
        _, tail = clause(text, start + 1)
        lexicon = official()
        written, meant = head + first + second + tail, head + second + first + tail
        if company(meant) - company(written) <= _COMPANY:
            return None
        gain = lexicon.likelihood(meant) - lexicon.likelihood(written)
        if gain <= _LEAST:
            return None
        at = len(head)
        spans = lexicon.spans(meant)
        word = next(span for span in spans if span.end > at)
        other = next(span for span in spans if span.end > at + 1)
        alone = Span(at, at + 1) in (singles := lexicon.spans(written)) and Span(at + 1, at + 2) in singles
        if gain <= self._least(meant, word, other, alone=alone):
            return None
        return gain, Span(start - at + word.start, start - at + other.end), (meant[word.start : other.end], start)

    def _least(self, meant: str, word: Span, other: Span, *, alone: bool) -> float:
        """The gain that is asked for when the first character comes to stand in *other*, the second in *word*.

        Two characters that stand *alone* as they are written need less to be a common word turned round.
        """
        if word != other:
            return _PARALLEL if word.length == other.length == _PAIR else self.crossing
        text = meant[word.start : word.end]
        if word.length > _PAIR or not alone or _FREE & set(text) or official().count(text) < _USUAL:
            return self.gain
        return _LEAST


def _strangers(document: Document) -> Iterator[int]:
    """The places of doubtful characters, and of those before them, that words do not have with the next, ascending."""
    familiar, reached = document.derive(familiarity), -1
    for place, run in document.derive(doubtful):
        for start in range(max(place - 1, run.start, reached + 1), min(place + 1, run.end - 1)):
            if not familiar[start]:
                yield start
        reached = place
