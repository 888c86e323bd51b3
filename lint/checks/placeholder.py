"""Places that were left to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from ..document import Document
from ..finding import Match
from ..text import Span


@dataclass
class Placeholder:
    """Flags what stands for a text that is still missing; neighbours in one clause are one finding."""

    values: ClassVar[frozenset[str]] = frozenset({"count"})

    @property
    def literals(self) -> Iterable[str]:
        return ()

    def matches(self, document: Document) -> Iterator[Match]:
        for match in re.finditer(r"\*+", document.text):
            yield Match(Span(*match.span()), {"count": "1"})
