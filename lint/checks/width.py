"""Half-width marks in Chinese text and full-width digits (GB/T 15834-2011 5.1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from ..document import Document
from ..expression import expression
from ..finding import Edit, Match
from ..record import dataclass
from ..text import HAN, Span

Extent = Literal["stray", "throughout", "digits"]

_CHINESE = f"{HAN}“”‘’《》（）【】、。，；：！？…％"
_HALF = expression(
    rf"(?<=[{_CHINESE}])(?:[,?!]|[;:](?![)(DPpO3/|\\-]))|[,;:](?=[{HAN}“《（])|(?<=[{HAN}”）》]{{2}})\.(?![.\w])|"
    rf"\((?=[^()\n]{{0,60}}\))|(?<![:;=\-])\)"
)
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
_BRACKETED = expression(rf"(?<=[{_CHINESE}])\([^()\n]{{1,60}}\)|\([^()\n]{{0,60}}[{HAN}][^()\n]{{0,60}}\)")
_DIGITS = expression("[０-９Ａ-Ｚａ-ｚ％]+(?:[.．][０-９％]+)*")
_SMALL = expression("[0-9A-Za-z%]+")
_THROUGHOUT = 0.3
"""The share of a mark's occurrences from which on its half-width form is a habit, not a slip."""
_HABIT = 4
"""The fewest occurrences of a habit."""
_LATIN = expression("[A-Za-z]+")
_HAN = expression(f"[{HAN}]+")


@dataclass
class Width:
    """Flags marks, letters and digits of the wrong width; what a draft does throughout is one match."""

    extent: Extent
    """stray: half-width marks here and there; throughout: a draft that uses them all over, as one match with all its
    edits; digits: full-width letters and digits beside half-width ones, as one match."""

    values: ClassVar[frozenset[str]] = frozenset({"count", "marks"})

    @property
    def literals(self) -> Iterable[str]:
        return ()

    def matches(self, document: Document) -> Iterator[Match]:
        if self.extent == "digits":
            yield from _digits(document)
            return
        found = document.derive(half_width)
        if not found or _is_habit(document, found) != (self.extent == "throughout"):
            return
        if self.extent == "stray":
            yield from found
            return
        marks = Counter(mark for match in found for mark in match.values["marks"])
        listed = "".join(mark for mark, _ in marks.most_common())
        edits = tuple(edit for match in found for edit in match.edits)
        yield Match(found[0].span, {"count": str(marks.total()), "marks": listed}, edits)


def half_width(document: Document) -> list[Match]:
    """The half-width marks of the Chinese paragraphs; two brackets that belong together are one match."""
    return [match for block in document.prose for match in _in_block(document.text, block.span)]


def _in_block(text: str, span: Span) -> Iterator[Match]:
    found = list(_HALF.finditer(text, *span))
    if not found or _count(_LATIN, text, span) > _count(_HAN, text, span):
        return
    brackets = {match.start(): match.end() for match in _BRACKETED.finditer(text, *span)}
    for match in found:
        place, mark = match.start(), match[0]
        if mark == "(" and place in brackets:
            both = Span(place, brackets[place])
            edits = (Edit(Span(place, place + 1), "（"), Edit(Span(both.end - 1, both.end), "）"))
            yield Match(both, {"count": "1", "marks": "()"}, edits)
        elif mark not in "()":
            yield Match(
                Span(place, place + 1), {"count": "1", "marks": mark}, (Edit(Span(place, place + 1), _FULL[mark]),)
            )


def _count(stretches: re.Pattern[str], text: str, span: Span) -> int:
    """How many characters of *span* lie in stretches."""
    return sum(match.end() - match.start() for match in stretches.finditer(text, *span))


def _is_habit(document: Document, found: Iterable[Match]) -> bool:
    """Whether some mark is half-width so often that the writer means it."""
    half = Counter(mark for match in found for mark in match.values["marks"])
    return any(
        count >= _HABIT and count >= _THROUGHOUT * (count + document.text.count(_FULL[mark]))
        for mark, count in half.items()
    )


def _digits(document: Document) -> Iterator[Match]:
    found = [Span(*match.span()) for match in _DIGITS.finditer(document.text)]
    if not found or not _SMALL.search(document.text):
        return
    edits = tuple(Edit(span, document.folded[span.start : span.end]) for span in found)
    shown = "、".join(dict.fromkeys(document.slice(span) for span in found[:3]))
    yield Match(found[0], {"count": str(len(found)), "marks": shown}, edits, tuple(found[1:4]))
