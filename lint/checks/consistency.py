"""Several ways of writing one thing within one draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import ClassVar

from ..document import Document
from ..finding import Edit, Match
from ..record import dataclass
from ..text import Span, fold
from .search import find_word


@dataclass
class Consistency:
    """Flags the rarer forms where one form clearly prevails."""

    forms: tuple[tuple[str, ...], ...]
    """Groups of forms of which a draft should use one."""
    majority: float = 0.75
    """The share of all occurrences that the prevailing form must have."""

    values: ClassVar[frozenset[str]] = frozenset({"right", "count"})

    @cached_property
    def _forms(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(fold(form) for form in group) for group in self.forms)

    @property
    def literals(self) -> Iterable[str]:
        return (form for group in self._forms for form in group)

    def matches(self, document: Document) -> Iterator[Match]:
        for group in self._forms:
            found = {form: list(find_word(document, form)) for form in group}
            total = sum(map(len, found.values()))
            right = max(group, key=lambda form: len(found[form]))
            count = len(found[right])
            if count == total or count < self.majority * total:
                continue
            for form, spans in found.items():
                for span in spans if form != right else ():
                    yield _match(span, right, found[right])


def _match(span: Span, right: str, others: list[Span]) -> Match:
    return Match(span, {"right": right, "count": str(len(others))}, (Edit(span, right),), (others[0],))
