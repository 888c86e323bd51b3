"""Half a word between two words, where its other half was left out (群众切身益问题)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import ClassVar

from ..bigram import bigrams, leading, official
from ..document import Document
from ..expression import expression
from ..finding import Edit, Match
from ..lexicon import dictionary, word_list
from ..record import dataclass
from ..text import HAN, Span
from .candidate import clause

_PAIR = 2
_COMMON = 900
"""How often the dictionary counts a word that may be meant."""
_SEEN = 300
"""A pair of characters that words have so often is company."""
_CLEARER = 1.5
"""By how much (natural logarithm) the likeliest word must be likelier than the next to be put in."""
_GRAMMAR = frozenset("的了和与及等在是将把被对为从")
_MARKS = "，。；、："
"""What may stand beside half a word instead of a word; the end of a line may not, since lines are broken inside words."""


@cache
def bound() -> frozenset[str]:
    """The characters that stand in words only (``rules/lexicon/morphemes.txt``)."""
    return frozenset("".join(word_list("morphemes")))


@cache
def _pattern() -> re.Pattern[str]:
    return expression(f"(?<=[{HAN}{_MARKS}])[{''.join(sorted(bound()))}](?=[{HAN}{_MARKS}])")


@cache
def _words(character: str) -> tuple[str, ...]:
    """The common words of two characters that hold *character*."""
    found = {word for word in dictionary().trie.iterkeys(character) if len(word) == _PAIR}
    found |= {other + character for other in leading(character)}
    count = dictionary().count
    return tuple(sorted(word for word in found if count(word) >= _COMMON))


@dataclass
class Fragment:
    """Flags a character that is used in words only and stands alone between two words."""

    values: ClassVar[frozenset[str]] = frozenset({"right"})

    @property
    def literals(self) -> Iterable[str]:
        return ()

    def matches(self, document: Document) -> Iterator[Match]:
        text = document.folded
        count = bigrams().count
        for match in _pattern().finditer(text):
            place = match.start()
            if count(text[place - 1 : place + 1]) > _SEEN or count(text[place : place + 2]) > _SEEN:
                continue
            before, after = clause(text, place)
            words = official().spans(before + match[0] + after)
            index = next(index for index, word in enumerate(words) if word.end > len(before))
            if words[index].length == 1 and len(words) > 1 and _alone(text, words, index, place - len(before)):
                yield from self._meant(before, place, match[0], after)

    def _meant(self, before: str, place: int, character: str, after: str) -> Iterator[Match]:
        """The word that is likeliest to be meant; where another is nearly as likely, nothing is put in."""
        likelihood = official().likelihood
        weighed = sorted(((likelihood(before + word + after), word) for word in _words(character)), reverse=True)
        if weighed:
            best, word = weighed[0]
            clear = len(weighed) == 1 or best - weighed[1][0] > _CLEARER
            at = place + (word[0] == character)
            edit = Edit(Span(at, at), word.replace(character, "", 1))
            yield Match(Span(place, place + 1), {"right": word}, (edit,) if clear else ())


def _alone(text: str, words: list[Span], index: int, start: int) -> bool:
    """Whether the words beside the one at *index* are words of their own; *start* is where the first begins in *text*."""
    beside = (*words[max(0, index - 1) : index], *words[index + 1 : index + 2])
    return all(word.length >= _PAIR or text[start + word.start] in _GRAMMAR for word in beside)
