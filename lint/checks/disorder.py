"""Listed terms of which one character stands out of place (经主体营, 中民华人共和国)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import accumulate, groupby
from operator import sub
from typing import ClassVar

from ..bigram import official
from ..document import Document
from ..expression import expression
from ..finding import Edit, Match
from ..lexicon import word_list
from ..record import dataclass
from ..store import list_signature, remembered
from ..text import HAN, Span
from .candidate import apart, clause, doubtful

_SIZES = range(4, 8)
_AT_ONCE = 1 << 16
"""Characters whose places are gone through at once: a clause may be as long as a draft."""
_TERM = expression(f"[{HAN}]{{4,7}}")


@dataclass
class Disorder:
    """Flags the characters of a listed term in an order in which they make no words."""

    lists: tuple[str, ...]
    """Names of built-in lists of terms (``rules/lexicon``), of four to seven characters."""
    gain: float = 11.5
    """By how much (natural logarithm) the words of the clause must become likelier in the right order."""

    values: ClassVar[frozenset[str]] = frozenset({"right"})

    @property
    def literals(self) -> Iterable[str]:
        return ()

    @cached_property
    def _terms(self) -> Mapping[int, str]:
        """The terms by what their characters make together in any order (see ``_sums``), a line each."""
        terms: Mapping[int, str] = remembered("orders", list_signature(self.lists), self._list_terms)
        return terms

    def _list_terms(self) -> dict[int, str]:
        terms: dict[int, set[str]] = {}
        for name in self.lists:
            for term in word_list(name):
                if _TERM.fullmatch(term):
                    terms.setdefault(_sums(term)[-1], set()).add(term)
        return {total: "\n".join(sorted(same)) for total, same in terms.items()}

    def __getstate__(self) -> dict[str, object]:
        """What is kept with the rules: not what is remembered on its own, which is read back faster."""
        return {name: value for name, value in self.__dict__.items() if name != "_terms"}

    def matches(self, document: Document) -> Iterator[Match]:
        text = document.folded
        found = {
            (gain, span, term)
            for span, term in self._readings(text, document.derive(doubtful))
            if _one_moved(text[span.start : span.end], term) and (gain := _gain(text, span, term)) > self.gain
        }
        for span, term in apart(found):
            yield Match(span, {"right": term}, (Edit(span, term),))

    def _readings(self, text: str, places: Iterable[tuple[int, Span]]) -> Iterator[tuple[Span, str]]:
        """The stretches around *places* that hold the characters of a term in another order."""
        terms = self._terms
        for (run, part), group in groupby(places, key=lambda found: (found[1], found[0] // _AT_ONCE)):
            start = max(run.start, part * _AT_ONCE - _SIZES[-1])
            end = min(run.end, (part + 1) * _AT_ONCE + _SIZES[-1])
            marked, sums = [place for place, _ in group], _sums(text[start:end])
            for size in _SIZES:
                totals = enumerate(map(sub, sums[size:], sums), start)  # this runs four times for each character
                for first, total in [(first, total) for first, total in totals if total in terms]:
                    span = Span(first, first + size)
                    if bisect_left(marked, span.start) < bisect_left(marked, span.end):
                        written = text[first : span.end]
                        same = [term for term in terms[total].split() if sorted(term) == sorted(written)]
                        if len(same) == 1 and same[0] != written:
                            yield span, same[0]


def _sums(text: str) -> list[int]:
    """Before each character of *text*, and at its end, the squares of the characters so far, added up: of the characters
    of a stretch these come to the same in any order."""
    return list(accumulate((code * code for code in map(ord, text)), initial=0))


def _one_moved(written: str, term: str) -> bool:
    """Whether one character of *term* has moved to another place of *written*."""
    return any(
        written[:index] + written[index + 1 :] == term[:other] + term[other + 1 :]
        for index in range(len(written))
        for other in range(len(term))
        if written[index] == term[other]
    )


def _gain(text: str, span: Span, term: str) -> float:
    """What is gained in the right order, 0.0 where the term would not stand as a word."""
    before, _ = clause(text, span.start)
    _, after = clause(text, span.end - 1)
    lexicon = official()
    written, meant = before + text[span.start : span.end] + after, before + term + after
    first, last = len(before), len(before) + len(term)
    for whole in (meant, written):
        if not {first, last} <= {edge for word in lexicon.spans(whole) for edge in word}:
            return 0.0
    return lexicon.likelihood(meant) - lexicon.likelihood(written)
