"""Wrong forms and the right ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import ClassVar

from ..document import Document
from ..finding import Edit, Match
from ..lexicon import misspellings
from ..pattern import Pattern, is_pattern
from ..record import dataclass, field
from ..text import Span, fold
from .search import find_pattern, find_words, pattern_literals


@dataclass
class Substitution:
    """Flags a wrong form and offers the right one."""

    swap: Mapping[str, str] = field(default_factory=dict)
    """Wrong to right. A wrong form with regular-expression marks is a pattern, its right form may use ``\\1``."""
    lists: tuple[str, ...] = ()
    """Names of built-in lists of misspellings (``rules/lexicon``) to be taken in, all of them literal."""

    values: ClassVar[frozenset[str]] = frozenset({"right"})

    def __post_init__(self) -> None:
        if not self.swap and not self.lists:
            raise ValueError("needs swap or lists")

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The literal wrong forms, folded."""
        listed = {wrong: right for name in self.lists for wrong, right in misspellings(name).items()}
        return listed | {fold(wrong): right for wrong, right in self.swap.items() if not is_pattern(wrong)}

    @cached_property
    def patterns(self) -> tuple[tuple[Pattern, str], ...]:
        """The wrong forms that are patterns."""
        return tuple((Pattern(wrong), right) for wrong, right in self.swap.items() if is_pattern(wrong))

    @property
    def literals(self) -> Iterable[str]:
        return (*self.words, *pattern_literals(pattern for pattern, _ in self.patterns))

    def matches(self, document: Document) -> Iterator[Match]:
        found = [(span, self.words[wrong]) for wrong, span in find_words(document, self.words.keys())]
        for pattern, template in self.patterns:
            found += [(Span(*match.span()), match.expand(template)) for match in find_pattern(document, pattern)]
        reached = -1
        for span, right in sorted(found, key=lambda item: (item[0].start, -item[0].end)):
            if span.start >= reached:  # one edit a place: of two that overlap the first and longer one
                reached = span.end
                yield _match(span, right)


def _match(span: Span, right: str) -> Match:
    return Match(span, {"right": right}, (Edit(span, right),))
