"""Words with a character too many inside (常务会委员会, 经济社会济发展), told by what is left when it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from ..bigram import bigrams, holds_three, official
from ..document import Document
from ..expression import expression
from ..finding import Edit, Match
from ..record import dataclass
from ..text import HAN, Span
from .candidate import clause, familiarity
from .fragment import bound

_RUN = expression(f"[{HAN}]{{5,}}")
_LONG = 5
"""A word so long is hardly taken apart by anything but a slip."""
_CLEARER = 4.0
"""The further gain that is asked for where the character stands alone in other texts."""
_INSERTED = frozenset(
    "的了和与及或在把将对向为从由被以于而并也都还又再更最很就不未非无可能要等各每全总大小多少新老好高低强优深快前后上下中内外"
    "添促抓做提人性类型化级届期区县市省州乡镇村室组队子母一二三四五六七八九十百千万亿两几零〇双半首第次个项"
)
"""Characters that are put into a term on purpose (统筹好发展和安全, 新官不理旧账, 物价总水平)."""


@dataclass
class Intrusion:
    """Flags a character that belongs to no word and parts a word of four characters and more."""

    shortest: int = 4
    """Characters of the shortest word that is taken to be parted."""
    gain: float = 8.0
    """By how much (natural logarithm) the words of the clause must become likelier without the character."""

    values: ClassVar[frozenset[str]] = frozenset({"right"})

    @property
    def literals(self) -> Iterable[str]:
        return ()

    def matches(self, document: Document) -> Iterator[Match]:
        text, familiar = document.folded, document.derive(familiarity)
        for run in _RUN.finditer(text):
            start, end = run.span()
            beside = zip(familiar[start : end - 2], familiar[start + 1 : end - 1], strict=True)
            for place, both in enumerate(beside, start + 1):
                if 0 in both and _may_part(text, place) and (word := self._parted(text, place)):
                    right = text[word.start : place] + text[place + 1 : word.end]
                    yield Match(word, {"right": right}, (Edit(Span(place, place + 1), ""),))

    def _parted(self, text: str, place: int) -> Span | None:
        """The word with the character at *place* inside, None where the character may belong there."""
        before, after = clause(text, place)
        lexicon, at, character = official(), len(before), text[place]
        meant = before + after
        word = next((word for word in lexicon.spans(meant) if word.start < at < word.end), None)
        if word is None or word.length < self.shortest:
            return None
        slip = character in bound() or character in meant[word.start : word.end]
        if not (slip or word.length >= _LONG):
            return None
        written = before + character + after
        words = lexicon.spans(written)
        edges = {edge for found in words for edge in found}
        if not {word.start, at, at + 1, word.end + 1} <= edges:
            return None
        gain = lexicon.likelihood(meant) - lexicon.likelihood(written)
        if gain <= self.gain + (0.0 if slip else _CLEARER):
            return None
        return Span(place - at + word.start, place - at + word.end + 1)


def _may_part(text: str, place: int) -> bool:
    """Whether the neighbours of the character at *place*, which is not put there on purpose, go together in a long word."""
    before, character, after = text[place - 1], text[place], text[place + 1]
    if character in _INSERTED or character in (before, after):  # or it is doubled
        return False
    if not bigrams().count(before + after):
        return False
    return holds_three(text[place - 2 : place] + after) or holds_three(before + text[place + 1 : place + 3])
