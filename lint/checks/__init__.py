"""The checks: each a dataclass whose fields are the YAML keys, with one method, ``matches(document)``.

A new check is a module here and a row in CHECKS. Checks see a Document and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Protocol

from ..document import Document
from ..finding import Match
from .candidate import Candidate
from .collocation import Collocation
from .consistency import Consistency
from .disorder import Disorder
from .doubled import Doubled
from .duplicate import Duplicate
from .existence import Existence
from .fragment import Fragment
from .intrusion import Intrusion
from .layout import Layout
from .name import Name
from .near import Near
from .numbering import Numbering
from .occurrence import Occurrence
from .omission import Omission
from .pairs import Pairs
from .placeholder import Placeholder
from .recomputation import Recomputation
from .reference import Reference
from .substitution import Substitution
from .transposition import Transposition
from .truncation import Truncation
from .width import Width


class Check(Protocol):
    """The named values that its matches bring for the rule's message, besides ``match``."""

    values: ClassVar[frozenset[str]]
    """What a rule configures."""

    @property
    def literals(self) -> Iterable[str]:
        """Folded words that it looks up with ``Document.places``."""

    def matches(self, document: Document) -> Iterator[Match]:
        """What is wrong, in any order."""


CHECKS: dict[str, type[Check]] = {
    "candidate": Candidate,
    "collocation": Collocation,
    "consistency": Consistency,
    "disorder": Disorder,
    "doubled": Doubled,
    "duplicate": Duplicate,
    "existence": Existence,
    "fragment": Fragment,
    "intrusion": Intrusion,
    "layout": Layout,
    "name": Name,
    "near": Near,
    "numbering": Numbering,
    "occurrence": Occurrence,
    "omission": Omission,
    "pairs": Pairs,
    "placeholder": Placeholder,
    "recomputation": Recomputation,
    "reference": Reference,
    "substitution": Substitution,
    "transposition": Transposition,
    "truncation": Truncation,
    "width": Width,
}
