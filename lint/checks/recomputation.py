"""Figures that contradict each other when they are recomputed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from ..document import Document
from ..finding import Match
from ..record import dataclass
from ..relations import contradictions
from ..relations.correction import correction
from ..relations.relation import Kind


@dataclass
class Recomputation:
    """Flags the figure that is most likely wrong; the figures it was computed from are related."""

    relation: Kind
    """The sort of relation that is judged."""

    values: ClassVar[frozenset[str]] = frozenset({"computation", "hint"})

    @property
    def literals(self) -> Iterable[str]:
        return ()

    def matches(self, document: Document) -> Iterator[Match]:
        for event in document.derive(contradictions):
            if event.kind == self.relation:
                values = {"computation": event.relation.computation, "hint": event.relation.hint}
                edit = correction(document, event)
                yield Match(event.suspect, values, (edit,) if edit else (), event.others)
