"""Single characters that make a common word when one of them is taken for one alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from ..document import Document
from ..finding import Edit, Match
from ..likeness import likes
from ..text import Span

_GRAMMAR = frozenset(
    "的了和与及在是为对将把被从并也都我这以或向其该各就让使由按于但而不有无可要会能一二三四五六七八九十百千万亿两几个年月日时"
)


@dataclass
class Candidate:
    """Flags two characters that are no word and would be a common one with a single character alike."""

    gain: float = 10.0
    """By how much (natural logarithm) the words of the clause must become likelier."""
    count: int = 1000
    """How often the dictionary must count the word."""

    values: ClassVar[frozenset[str]] = frozenset({"right"})

    @property
    def literals(self) -> Iterable[str]:
        return ()

    def matches(self, document: Document) -> Iterator[Match]:
        text = document.folded
        for block in document.blocks:
            words = document.lexicon.spans(text, *block.span)
            reached = 0
            for first, second in pairwise(words):
                if first.length == second.length == 1 and first.start >= reached and _is_stray(text, first, second):
                    span = Span(first.start, second.end)
                    if right := self._word(document, span):
                        reached = span.end
                        yield Match(span, {"right": right}, (Edit(span, right),))

    def _word(self, document: Document, span: Span) -> str:
        """The one common word that the two characters of *span* stand for, or ""."""
        written, lexicon = document.folded[span.start : span.end], document.lexicon
        forms = [char + written[1] for char in likes(written[0])] + [written[0] + char for char in likes(written[1])]
        counted = sorted(((lexicon.count(form), form) for form in forms), reverse=True)[:2]
        if not counted or counted[0][0] < self.count or (len(counted) > 1 and counted[1][0] * 5 > counted[0][0]):
            return ""
        right = counted[0][1]
        before, after = document.folded[max(0, span.start - 8) : span.start], document.folded[span.end : span.end + 8]
        gain = lexicon.likelihood(before + right + after) - lexicon.likelihood(before + written + after)
        return right if gain > self.gain else ""


def _is_stray(text: str, first: Span, second: Span) -> bool:
    one, other = text[first.start], text[second.start]
    return one > "\u3400" and other > "\u3400" and one not in _GRAMMAR and other not in _GRAMMAR
