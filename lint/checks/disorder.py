"""Listed terms of which one character stands out of place (经主体营, 中民华人共和国)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
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
    def _terms(self) -> Mapping[str, str]:
        """The terms by their characters in a fixed order; "" where two have the same."""
        terms: Mapping[str, str] = remembered("orders", list_signature(self.lists), self._list_terms)
        return terms

    def _list_terms(self) -> dict[str, str]:
        terms: dict[str, str] = {}
        for name in self.lists:
            for term in word_list(name):
                if _TERM.fullmatch(term):
                    key = "".join(sorted(term))
                    terms[key] = term if terms.get(key, term) == term else ""
        return terms

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
        for place, (first, last) in places:
            for size in _SIZES:
                for start in range(max(first, place - size + 1), min(place, last - size) + 1):
                    written = text[start : start + size]
                    term = terms.get("".join(sorted(written)))  # this runs twenty times for each place
                    if term and term != written:
                        yield Span(start, start + size), term


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
