"""Fixed phrases with one character wrong, missing, too many, or two neighbours swapped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from ..document import Document
from ..finding import Edit, Match
from ..text import Span, fold

_NUMERALS = frozenset("一二三四五六七八九十两0123456789")
_PARTICLES = frozenset("了的地着过、，和与及")


@dataclass
class Near:
    """Flags what is one edit away from a fixed phrase, inside it: its first and last character must be there."""

    phrases: tuple[str, ...]
    """The fixed phrases, five characters and longer."""
    allowed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For a phrase its legal neighbours, which are never flagged."""

    values: ClassVar[frozenset[str]] = frozenset({"right"})

    def __post_init__(self) -> None:
        if short := [phrase for phrase in self.phrases if len(phrase) < 4]:
            raise ValueError(f"too short for near misses: {short[0]}")

    @cached_property
    def _phrases(self) -> tuple[str, ...]:
        return tuple(fold(phrase) for phrase in self.phrases)

    @cached_property
    def _legal(self) -> frozenset[str]:
        return frozenset(self._phrases) | {fold(form) for forms in self.allowed.values() for form in forms}

    @property
    def literals(self) -> Iterable[str]:
        for phrase in self._phrases:
            yield from _halves(phrase)

    def matches(self, document: Document) -> Iterator[Match]:
        for phrase in self._phrases:
            seen = set()
            for half, offset in zip(_halves(phrase), (0, len(phrase) // 2), strict=True):
                for place in document.places(half):
                    for span in self._near(document, phrase, place - offset):
                        if span not in seen:
                            seen.add(span)
                            yield Match(span, {"right": phrase}, (Edit(span, phrase),))

    def _near(self, document: Document, phrase: str, start: int) -> Iterator[Span]:
        """Windows one edit away from *phrase* that begin within one character of *start*."""
        text = document.folded
        size = len(phrase)
        for first in (start, start - 1, start + 1):
            if first < 0 or text[first : first + 1] != phrase[0]:
                continue
            for length in (size, size - 1, size + 1):
                window = text[first : first + length]
                if len(window) == length and window[-1] == phrase[-1] and self._wrong(text, first, window, phrase):
                    yield Span(first, first + length)

    def _wrong(self, text: str, start: int, window: str, phrase: str) -> bool:
        if phrase in window or window in self._legal or "\n" in window:
            return False
        changed = one_edit(window, phrase)
        if changed is None or changed <= _PARTICLES or changed <= _NUMERALS:
            return False
        around = text[max(0, start - 14) : start + len(window) + 14]
        return not any(fold(form) in around for form in self.allowed.get(phrase, ()))


def _halves(phrase: str) -> Sequence[str]:
    """One of the two must stand unharmed in whatever is one edit away."""
    return phrase[: len(phrase) // 2], phrase[len(phrase) // 2 :]


def one_edit(written: str, right: str) -> frozenset[str] | None:
    """The characters in which two strings differ when they are one edit apart, else None.

    An edit is a character replaced, left out or put in, or two neighbours swapped.
    """
    start = 0
    while start < min(len(written), len(right)) and written[start] == right[start]:
        start += 1
    left, other = written[start:], right[start:]
    if len(left) == len(other):
        if left[1:] == other[1:] and left:
            return frozenset(left[0] + other[0])
        swapped = left[:2] == other[1::-1] and left[2:] == other[2:]
        return frozenset(left[:2]) if swapped and len(left) > 1 else None
    if len(left) + 1 == len(other) and left == other[1:]:
        return frozenset(other[0])
    if len(left) == len(other) + 1 and left[1:] == other:
        return frozenset(left[0])
    return None
