"""What a regular expression cannot do without: texts that are looked for before the expression is tried.

Of each part of an expression it is read which texts it can be, where these are few, else which it begins and ends
with; what stands side by side is joined, and of all that every match needs the rarest is taken. RE2 and Rust's
``regex`` do the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

from .record import NamedTuple

# The compiled forms are had from ``re``, which remembers them: most runs need none, and ``expression`` rests on this module.
_GROUP = r"\((?:\?(?:[:=!>|]|<[=!]|P?<\w+>|\w+:))?"
_QUANTIFIER = r"(?:([?*+])|\{(\d*)(,?)(\d*)\})[?+]?"
_ALL_BUT = r"(?<!\\)\[\^\]?(?:\\.|[^\]\\])*\]"
"""A class of all characters but some, which may name the end of a line."""
_REFERENCE = r"\(\?P=\w+\)"
_UNREAD = r"\(\?(?:\w*[ix]\w*[:)]|[-(#&0-9RV]|P[>&]|\w+\))|\[\[:|\\n|(?<!\\[pP])\{[^0-9,}]"
"""Flags, conditions, comments, recursion, classes by name, fuzzy counts; what reaches over the end of a block."""

Texts: TypeAlias = "frozenset[str]"
_EMPTY: Texts = frozenset({""})
_MOST = 64
"""Texts beyond which looking for all of them costs more than it saves."""
_EVERYWHERE = 1 / 150
"""What stands so often, for each character of a text, is in most paragraphs."""
_RARITY = dict.fromkeys("，。、；：“”0123456789", 25.0) | dict.fromkeys(
    "的一和在了中大发展工作全业人会为年国有市政建设", 60.0
)
"""One character in how many is each of these, about."""
_RARE = 400.0
"""The same of all others."""


class _Shape(NamedTuple):
    """What is known of all matches of a part of an expression."""

    exact: Texts | None
    """All that it can be; None where that is unknown or too much."""
    prefix: Texts
    """What it begins with, one of these."""
    suffix: Texts
    """What stands before its end, one of these; it may reach back beyond its beginning."""
    needed: Texts | None
    """What stands inside or right beside it, one of these at least; None where nothing is known."""

    def times(self, least: int, most: int | None) -> tuple[Texts, Texts, bool]:
        """What it begins and ends with where it stands so often, and whether that is all that it can be."""
        if self.exact is None or (texts := _repeated(self.exact, least)) is None:
            return (self.prefix, self.suffix, False) if least else (_EMPTY, _EMPTY, False)
        if (least, most) == (0, 1):
            return self.exact | _EMPTY, self.exact | _EMPTY, True
        return texts, texts, least == most


_UNKNOWN = _Shape(None, _EMPTY, _EMPTY, None)


@lru_cache(maxsize=4096)  # the same rules are built anew for each configuration
def required_literals(source: str) -> tuple[str, ...]:
    """Texts one of which every match of an expression must hold, or hold right beside it; () where none is known."""
    try:
        unread = re.search(_UNREAD, re.sub(_ALL_BUT, "", source))
        needed = None if unread else _Reader(source).alternatives().needed
    except RecursionError:  # thousands of brackets: whoever compiles it will say so
        return ()
    return tuple(sorted(text for text in needed if not _holds_other(text, needed))) if needed else ()


def screen(source: str, longest: int) -> str:
    """An expression that is found fast, and always where *source* matches or up to *longest* characters before that;
    "" where there is none, or it would be found almost everywhere."""
    needed = frozenset(required_literals(source))
    if not needed or max(map(len, needed)) > longest or _frequency(needed)[0] > _EVERYWHERE:
        return ""
    return "|".join(map(re.escape, sorted(needed)))


def _holds_other(text: str, texts: Texts) -> bool:
    return any(other in text for other in texts if other != text)


class _Reader:
    """Reads an expression: the grammar of ``regex`` as far as rules use it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.index = 0

    def alternatives(self) -> _Shape:
        """Up to the end or the closing bracket."""
        branches = [self._sequence()]
        while self._next() == "|":
            self.index += 1
            branches.append(self._sequence())
        return _Shape(
            _together(branch.exact for branch in branches),
            _together(branch.prefix for branch in branches) or _EMPTY,
            _together(branch.suffix for branch in branches) or _EMPTY,
            _together(branch.needed for branch in branches),
        )

    def _next(self) -> str:
        return self.source[self.index : self.index + 1]

    def _sequence(self) -> _Shape:
        """One alternative."""
        exact: Texts | None = _EMPTY
        prefix = run = _EMPTY
        found: list[Texts | None] = []
        while (char := self._next()) and char not in "|)":
            look, shape = self._item(char)
            least, most = self._quantifier()
            if look:
                if "!" not in look and least:
                    found += [_joined(run, shape.prefix) if look == "(?=" else None, shape.needed]
                    run = shape.suffix if look == "(?<=" and run == _EMPTY else run
                continue
            begin, end, whole = shape.times(least, most)
            found += [shape.needed if least else None, _joined(run, begin) or run]
            run = (_joined(run, end) if whole else None) or end
            if exact is not None:
                prefix, exact = _joined(exact, begin) or exact, _joined(exact, begin) if whole else None
        found.append(run)
        known = [each for each in found if each and all(text.strip() for text in each)]
        return _Shape(exact, prefix if exact is None else exact, run, min(known, key=_frequency, default=None))

    def _item(self, char: str) -> tuple[str, _Shape]:
        """The next part, behind the opening of a look-around if it is one."""
        if reference := re.compile(_REFERENCE).match(self.source, self.index):
            self.index = reference.end()
            return "", _UNKNOWN
        if char == "(":
            opening = re.compile(_GROUP).match(self.source, self.index)
            self.index = opening.end() if opening else self.index + 1
            shape = self.alternatives()
            self.index += 1
            opened = opening[0] if opening else ""
            return (opened if opened in _LOOKS else ""), shape
        if char == "[":
            start, self.index = self.index, class_end(self.source, self.index)
            return "", _only(_members(self.source[start + 1 : self.index - 1]))
        if char == "\\":
            return self._escape()
        self.index += 1
        if char in "^$":
            return "(?!", _UNKNOWN
        return "", _UNKNOWN if char == "." else _only(frozenset(char))

    def _escape(self) -> tuple[str, _Shape]:
        """An escaped character, a class, a reference or a property."""
        char = self.source[self.index + 1 : self.index + 2]
        self.index += 2
        if char in "pP" and self._next() == "{":
            self.index = self.source.find("}", self.index) + 1
        if char in "bBAZ":
            return "(?!", _UNKNOWN
        return "", _UNKNOWN if char.isalnum() else _only(frozenset(char))

    def _quantifier(self) -> tuple[int, int | None]:
        """How many times the part before stands, at least and at most; None where there is no limit."""
        match = re.compile(_QUANTIFIER).match(self.source, self.index)
        if not match:
            return 1, 1
        self.index = match.end()
        if match[1]:
            return {"?": (0, 1), "*": (0, None), "+": (1, None)}[match[1]]
        least = int(match[2] or 0)
        return least, least if not match[3] else int(match[4]) if match[4] else None


_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")


def _only(texts: Texts | None) -> _Shape:
    return _Shape(texts, texts, texts, texts) if texts else _UNKNOWN


def _together(sets: Iterable[Texts | None]) -> Texts | None:
    together: frozenset[str] = frozenset()
    for each in sets:
        if each is None or len(together | each) > _MOST:
            return None
        together |= each
    return together


def _joined(heads: Texts, tails: Texts) -> Texts | None:
    """Each of *heads* before each of *tails*; None where that is too much."""
    if len(heads) * len(tails) > _MOST:
        return None
    return frozenset(head + tail for head in heads for tail in tails)


def _repeated(texts: Texts, times: int) -> Texts | None:
    """*texts* side by side, so many times; None where that is too much."""
    repeated: Texts | None = _EMPTY
    for _ in range(times):
        repeated = _joined(repeated, texts) if repeated else None
    return repeated


def _frequency(texts: Texts) -> tuple[float, int, list[str]]:
    """How often one of *texts* is about to be found; for an order that does not depend on chance also themselves."""
    total = 0.0
    for text in texts:
        share = 1.0
        for char in text:
            share /= _RARITY.get(char, _RARE)
        total += share
    return total, len(texts), sorted(texts)


def _members(inside: str) -> Texts | None:
    """The characters of a class; None where they are many, or all but some."""
    members: set[str] = set()
    index = 0
    if inside.startswith("^"):
        return None
    while index < len(inside):
        escaped = inside[index] == "\\"
        char = inside[index + escaped : index + escaped + 1]
        index += 1 + escaped
        if escaped and char.isalnum():
            return None
        last = char
        if inside[index : index + 1] == "-" and index + 1 < len(inside):
            last = inside[index + 1]
            index += 2
            if last == "\\":
                return None
        members.update(map(chr, range(ord(char), ord(last) + 1)) if ord(last) - ord(char) < _MOST else ())
        if len(members) > _MOST or ord(last) - ord(char) >= _MOST:
            return None
    return frozenset(members)


def class_end(source: str, index: int) -> int:
    """The index behind a character class that opens at *index*."""
    index += 2 if source[index + 1 : index + 2] == "^" else 1
    index += source[index : index + 1] == "]"  # a bracket that comes first is one of the characters
    while index < len(source) and source[index] != "]":
        index += 2 if source[index] == "\\" else 1
    return index + 1
