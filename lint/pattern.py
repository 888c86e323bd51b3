"""A rule's regular expressions: compiled when first needed, tried only where their literal stands, never for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from .complaint import Complaint
from .expression import expression, regex_expression
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
        self.literals = frozenset(required_literals(source))
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
            index = _class_end(source, index) if char == "[" else index + 1 + (char == "\\")
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
    return re.sub(r"[０-９Ａ-Ｚａ-ｚ％＋－＝～＊]+", lambda match: re.escape(fold(match[0])), source)


def required_literals(source: str) -> tuple[str, ...]:
    """Texts one of which every match of an expression must hold, or hold right beside it; () where none is known.

    Cautious: what may be left out, what stands in a class or under a flag, does not count.
    """
    try:
        needed = None if "(?i" in source or "\\n" in source else _Reader(source).alternatives()
    except RecursionError:  # thousands of brackets: whoever compiles it will say so
        needed = None
    return tuple(sorted(needed)) if needed else ()


Needed: TypeAlias = "frozenset[str] | None"
"""Texts one of which must be there; None where nothing is known."""

_MOST = 40
"""Alternatives beyond which looking for all of them costs more than it saves."""


class _Reader:
    """Reads an expression for the texts that it needs: the grammar of ``regex`` as far as rules use it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.index = 0

    def alternatives(self) -> Needed:
        """Up to the end or the closing bracket: what each alternative needs, together."""
        branches = [self._sequence()]
        while self._next() == "|":
            self.index += 1
            branches.append(self._sequence())
        together: frozenset[str] = frozenset()
        for branch in branches:
            if branch is None:
                return None
            together |= branch
        return together if len(together) <= _MOST else None

    def _next(self) -> str:
        return self.source[self.index : self.index + 1]

    def _sequence(self) -> Needed:
        """What one alternative needs: of its parts the one that is the longest, then the rarest."""
        found: list[Needed] = []
        run = ""
        while (char := self._next()) and char not in "|)":
            literal = ""
            needed: Needed = None
            if char == "(":
                needed = self._group()
            elif char == "[":
                self.index = _class_end(self.source, self.index)
            elif char == "\\":
                literal = self._escape()
            else:
                self.index += 1
                literal = "" if char in ".^$" else char
            least = self._quantifier()
            if literal and least is None:
                run += literal
                continue
            found.append(_only(run + literal if literal and least else run))
            run = ""
            found.append(needed if least != 0 else None)
        found.append(_only(run))
        known = [each for each in found if each]
        return max(known, key=_worth, default=None)

    def _group(self) -> Needed:
        """What a group needs; the look-arounds that forbid need nothing."""
        opening = _GROUP.match(self.source, self.index)
        self.index = opening.end() if opening else self.index + 1
        needed = self.alternatives()
        self.index += 1
        return None if opening and "!" in opening[0] else needed

    def _escape(self) -> str:
        """The character that an escape stands for, or "" for a class, a reference or a property."""
        char = self.source[self.index + 1 : self.index + 2]
        self.index += 2
        if char in "pP" and self._next() == "{":
            self.index = self.source.find("}", self.index) + 1
        return "" if char.isalnum() else char

    def _quantifier(self) -> int | None:
        """The least number of times that a quantifier at this place asks for; None where there is none."""
        match = _QUANTIFIER.match(self.source, self.index)
        if not match:
            return None
        self.index = match.end()
        return int(match[1] or 0) if match[0].startswith("{") else int(match[0][0] == "+")


def _only(text: str) -> Needed:
    return frozenset({text}) if text.strip() else None


def _worth(needed: frozenset[str]) -> tuple[int, int]:
    """Long texts are rarer than short ones, few are rarer than many; a single mark or digit is hardly rare at all."""
    return min(len(text) - (not text.isalpha()) for text in needed), -len(needed)


def _class_end(source: str, index: int) -> int:
    """The index behind a character class that opens at *index*."""
    index += 2 if source[index + 1 : index + 2] == "^" else 1
    index += source[index : index + 1] == "]"  # a bracket that comes first is one of the characters
    while index < len(source) and source[index] != "]":
        index += 2 if source[index] == "\\" else 1
    return index + 1
