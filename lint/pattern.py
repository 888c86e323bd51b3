"""A rule's regular expressions: compiled when first needed, tried only where their literal stands, never for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from .expression import expression, regex_expression
from .prefilter import required_literals
from .text import fold

if TYPE_CHECKING:
    import regex

TIMEOUT = 5.0
"""Seconds that one pattern may take on one document; then TimeoutError is raised."""

_META = expression(r"[\\\[\](){}?*+|^$.]")


def is_pattern(text: str) -> bool:
    """Whether *text* has a character that means something in a regular expression."""
    return bool(_META.search(text))


class Pattern:
    """A regular expression of the ``regex`` module over folded text; ``^`` and ``$`` are the ends of a block."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.literals = frozenset(required_literals(fold_pattern(source)))
        """Texts one of which stands in or right beside every match; empty where none is known."""

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in self.__dict__.items() if name != "compiled"}

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled expression. Raises ``regex.error``."""
        return regex_expression(fold_pattern(self.source), re.MULTILINE)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[regex.Match[str]]:
        """The matches in ``text[start:end]`` that are not empty. Raises TimeoutError."""
        for match in self.compiled.finditer(text, start, len(text) if end is None else end, timeout=TIMEOUT):
            if match.end() > match.start():
                yield match


def fold_pattern(source: str) -> str:
    """The expression with its wide letters and digits folded, its own punctuation untouched."""
    return re.sub(r"[０-９Ａ-Ｚａ-ｚ％＋－＝～＊]+", lambda match: re.escape(fold(match[0])), source)
