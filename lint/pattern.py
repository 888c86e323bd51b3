"""A rule's regular expressions: compiled when first needed, tried only where their literal stands, never for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from .complaint import Complaint
from .expression import expression, regex_expression
from .prefilter import class_end, required_literals
from .text import fold

if TYPE_CHECKING:
    import regex

TIMEOUT = 5.0
"""Seconds that one pattern may take on one document; then TimeoutError is raised."""

_GROUP = expression(r"\((?:\?(?:[:=!>|]|<[=!]|P?<\w+>|P=\w+|#|\w+:?))?")
_QUANTIFIER = expression(r"(?:[?*+]|\{(\d*)(?:,\d*)?\})[?+]?")
_CALL = expression(r"\(\?(?:R|[0-9]+|&\w+|P[>&]\w+)\)")
_DEEPEST = 50
"""Brackets inside each other; ``regex`` gives up at a few hundred."""
_LONGEST = 100_000
"""Characters of an expression whose repetitions are written out, its own length not counted; each takes 300 bytes."""
_WIDE = expression("[０-９Ａ-Ｚａ-ｚ％＋－＝～＊]+")
_META = expression(r"[\\\[\](){}?*+|^$.]")


def is_pattern(text: str) -> bool:
    """Whether *text* has a character that means something in a regular expression."""
    return bool(_META.search(text))


class Pattern:
    """A regular expression of the ``regex`` module over folded text; ``^`` and ``$`` are the ends of a block."""

    def __init__(self, source: str) -> None:
        """Raises Complaint for an expression that would take memory without bound."""
        refuse_unbounded(source)
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


def refuse_unbounded(source: str) -> None:
    """Raise Complaint for what ``regex`` would take memory without bound for, when it compiles or when it searches.

    It writes repetitions out, calls itself for each bracket inside another, and follows an expression that contains
    itself without end.
    """
    if call := _CALL.search(source):
        raise Complaint(
            f"不支持递归 {call[0]}，请写明嵌套的层次", f"recursion, {call[0]}, is not supported; write the levels out"
        )
    sizes, last, index = [0], 0, 0
    while index < len(source):
        char = source[index]
        if char == "(":
            opening = _GROUP.match(source, index)
            index = opening.end() if opening else index + 1
            sizes.append(0)
            last = 0
        elif char == ")" and len(sizes) > 1:
            last = sizes.pop()
            sizes[-1] += last
            index += 1
        elif match := _QUANTIFIER.match(source, index):
            index = match.end()
            more = last * (_least(match[1]) - 1)
            sizes[-1] += more
            last += more
        elif char.isspace() and last:
            index += 1  # under a flag it may stand before a quantifier
        else:
            index = class_end(source, index) if char == "[" else index + 1 + (char == "\\")
            last = 1
            sizes[-1] += 1
        if len(sizes) > _DEEPEST:
            raise Complaint(f"括号嵌套超过 {_DEEPEST} 层，请简化", f"more than {_DEEPEST} brackets inside each other")
        if sizes[-1] > _LONGEST + len(source):
            raise Complaint(f"重复展开后超过 {_LONGEST:,} 字，请简化", f"longer than {_LONGEST:,} when written out")


def _least(digits: str | None) -> int:
    """The least number that a quantifier names, 1 at the least; of many digits only how long they are counts."""
    return max(int((digits or "1")[:9]), 1)


def fold_pattern(source: str) -> str:
    """The expression with its wide letters and digits folded, its own punctuation untouched."""
    return _WIDE.sub(lambda match: re.escape(fold(match[0])), source)
