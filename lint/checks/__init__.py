"""The checks: each a dataclass whose fields are the YAML keys, with one method, ``matches(document)``.

A new check is a module here and a row in CHECKS. Checks see a Document and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Protocol

from ..document import Document
from ..finding import Match
from .consistency import Consistency
from .doubled import Doubled
from .existence import Existence
from .name import Name
from .near import Near
from .occurrence import Occurrence
from .placeholder import Placeholder
from .substitution import Substitution


class Check(Protocol):
    """What a rule configures."""

    values: ClassVar[frozenset[str]]
    """The named values that its matches bring for the rule's message, besides ``match``."""

    @property
    def literals(self) -> Iterable[str]:
        """Folded words that it looks up with ``Document.places``."""

    def matches(self, document: Document) -> Iterator[Match]:
        """What is wrong, in any order."""


CHECKS: dict[str, type[Check]] = {
    "consistency": Consistency,
    "doubled": Doubled,
    "existence": Existence,
    "name": Name,
    "near": Near,
    "occurrence": Occurrence,
    "placeholder": Placeholder,
    "substitution": Substitution,
}
