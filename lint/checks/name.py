"""One name in two forms: a person, a body, a place, a quoted term or a title that is written otherwise once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from ..document import Document
from ..finding import Edit, Match
from ..names import SOURCES
from ..record import dataclass


@dataclass
class Name:
    """Flags the one place where a name departs from the form that stands twice or more."""

    of: Literal["quoted", "title", "person", "place", "body", "abbreviation", "number"]
    """What is named."""

    values: ClassVar[frozenset[str]] = frozenset({"right", "count"})

    @property
    def literals(self) -> Iterable[str]:
        return ()

    def matches(self, document: Document) -> Iterator[Match]:
        for odd, usual in SOURCES[self.of](document):
            span = odd.places[0]
            values = {"right": usual.text, "count": str(len(usual.places))}
            yield Match(span, values, (Edit(span, usual.text),), (usual.places[0],))
