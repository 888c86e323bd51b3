"""A rule's regular expressions: compiled when first needed, tried only where their literal stands, never for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from .text import fold

if TYPE_CHECKING:
    import regex

TIMEOUT = 5.0
"""Seconds that one pattern may take on one document; then TimeoutError is raised."""

_HAN_RUN = re.compile(r"[\u3007\u4e00-\u9fff“”《》（）：；，。、]+")
_META = re.compile(r"[\\\[\](){}?*+|^$.]")


def is_pattern(text: str) -> bool:
    """Whether *text* has a character that means something in a regular expression."""
    return bool(_META.search(text))


class Pattern:
    """A regular expression of the ``regex`` module over folded text; ``^`` and ``$`` are the ends of a block."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.literal = required_literal(source)
        """Text that every match contains, or "" where none is known."""

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled expression. Raises ``regex.error``."""
        import regex

        return regex.compile(fold_pattern(self.source), regex.MULTILINE)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[regex.Match[str]]:
        """The matches in ``text[start:end]`` that are not empty. Raises TimeoutError."""
        for match in self.compiled.finditer(text, start, len(text) if end is None else end, timeout=TIMEOUT):
            if match.end() > match.start():
                yield match


def fold_pattern(source: str) -> str:
    """The expression with its wide letters and digits folded, its own punctuation untouched."""
    return re.sub(r"[０-９Ａ-Ｚａ-ｚ％＋－＝～＊]+", lambda match: re.escape(fold(match[0])), source)


def required_literal(source: str) -> str:
    """The longest run of Han characters that every match of an expression must contain.

    Cautious: what stands in a group, a class or an alternative, or may be left out, does not count.
    """
    best, depth, start = "", 0, 0
    runs: list[tuple[int, int]] = []
    index = 0
    while index < len(source):
        char = source[index]
        if char == "\\":
            index += 2
            continue
        if char == "[":
            index = _class_end(source, index)
            continue
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            return ""
        if not depth and (run := _HAN_RUN.match(source, index)):
            start, index = run.span()
            optional = index < len(source) and source[index] in "?*{"
            runs.append((start, index - optional))
            continue
        index += 1
    for start, end in runs:
        if end - start > len(best):
            best = source[start:end]
    return best


def _class_end(source: str, index: int) -> int:
    """The index behind a character class that opens at *index*."""
    index += 2 if source[index + 1 : index + 2] == "^" else 1
    index += source[index : index + 1] == "]"  # a bracket that comes first is one of the characters
    while index < len(source) and source[index] != "]":
        index += 2 if source[index] == "\\" else 1
    return index + 1
