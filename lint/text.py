"""Places in text: spans, lines and columns, and the map from a document's text back to its file.

Everything counts Unicode code points. Spans are half-open and 0-based; lines and columns are 1-based
and exist only for people and for other programs.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Literal, overload

from .expression import expression
from .record import NamedTuple

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
"""The Han characters, as the inside of a regular expression's character class."""

LINE_END = expression(r"\r\n|\n|\r")
"""What ends a line of a draft. Form feeds and U+2028 do not: editors do not count them as lines."""


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of code points."""

    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether *other* lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, offset: int) -> Span:
        """The same range, *offset* code points further on."""
        return Span(self.start + offset, self.end + offset)


def merge(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def overlaps_any(merged: Sequence[Span], span: Span) -> bool:
    """Whether *span* has a character in common with one of the *merged* spans."""
    index = bisect_left(merged, (span.end,)) - 1
    return index >= 0 and merged[index].end > span.start


class Spans(Sequence[Span]):
    """Spans in little room, made anew where they are asked for: a long text has very many."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._flat = array("I", chain.from_iterable(spans))

    def __len__(self) -> int:
        return len(self._flat) // 2

    def __iter__(self) -> Iterator[Span]:
        numbers = iter(self._flat)
        return map(Span, numbers, numbers)

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> list[Span]: ...
    def __getitem__(self, index: int | slice) -> Span | list[Span]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        number = range(len(self))[index]  # so that one from the end, or beyond it, is what it is in a list
        return Span(self._flat[2 * number], self._flat[2 * number + 1])


class Location(NamedTuple):
    """A place for people: 1-based line, 1-based column in code points."""

    line: int
    column: int


_PARTS = {"footnote": "脚注", "endnote": "尾注", "textbox": "文本框", "header": "页眉", "footer": "页脚"}


class Place(NamedTuple):
    """Where in a Word file something stands, besides its paragraph."""

    part: str = ""
    """``footnote 2``, ``textbox 1``, ``header 1`` …; empty in the body."""
    cell: tuple[int, int, int] | None = None
    """Table, row and column, all from 1."""
    page: int | None = None
    """The page on which Word last printed it; None where the file does not say."""

    def named(self, lang: str) -> str:
        """What people call the part: 脚注2; empty in the body."""
        kind, _, number = self.part.partition(" ")
        return self.part if lang == "en" or not kind else f"{_PARTS[kind]}{number}"

    def say(self, lang: str) -> str:
        """All there is to say, for people: 第5页，表1第2行第3列; empty where there is nothing."""
        said = [self.named(lang)] if self.part else []
        if self.page:
            said.append(f"page {self.page}" if lang == "en" else f"第{self.page}页")
        if self.cell:
            words = "table {}, row {}, column {}" if lang == "en" else "表{}第{}行第{}列"
            said.append(words.format(*self.cell))
        return (", " if lang == "en" else "，").join(said)


def spliced(text: str, edits: Iterable[tuple[Span, str]]) -> str:
    """*text* with spans replaced; they are in order and do not overlap."""
    parts = []
    start = 0
    for span, replacement in edits:
        parts += [text[start : span.start], replacement]
        start = span.end
    return "".join([*parts, text[start:]])


_AT_ONCE = 1 << 16


def stretches(text: str, beyond: int) -> Iterator[tuple[int, str]]:
    """*text* in stretches, each with its offset and *beyond* characters of the next one: for going through every character
    without a second copy of a long text."""
    for offset in range(0, len(text), _AT_ONCE):
        yield offset, text[offset : offset + _AT_ONCE + beyond]


class LineIndex:
    """The starts of a text's lines, to turn offsets into lines and columns."""

    def __init__(self, text: str) -> None:
        self.starts = array("q", [0])
        self.starts.extend(match.end() for match in LINE_END.finditer(text))
        self.length = len(text)

    def line(self, offset: int) -> int:
        """The 1-based line on which *offset* lies."""
        return bisect_right(self.starts, offset)

    def location(self, offset: int) -> Location:
        """The 1-based line and column of *offset*."""
        line = self.line(offset)
        return Location(line, offset - self.starts[line - 1] + 1)

    def span(self, line: int) -> Span:
        """The extent of a 1-based line, its line end included."""
        end = self.starts[line] if line < len(self.starts) else self.length
        return Span(self.starts[line - 1], end)


class UnitIndex:
    """Offsets of a text counted in another program's units: UTF-8 bytes, or UTF-16 code units.

    Sums are kept every hundred characters or so, so that a place costs the same wherever it lies on a line.
    """

    STEP = 128

    def __init__(self, text: str, encoding: Literal["utf-8", "utf-16"]) -> None:
        self.text = text
        self._codec, self._size = ("utf-8", 1) if encoding == "utf-8" else ("utf-16-le", 2)
        self._sums = array("q", [0])
        for start in range(0, len(text), self.STEP):
            self._sums.append(self._sums[-1] + self._count(start, start + self.STEP))

    def _count(self, start: int, end: int) -> int:
        return len(self.text[start:end].encode(self._codec, "surrogatepass")) // self._size

    def units(self, offset: int) -> int:
        """How many units stand before code point *offset*."""
        step = offset // self.STEP
        return self._sums[step] + self._count(step * self.STEP, offset)

    def offset(self, units: int) -> int:
        """The code point that holds unit *units*, or the end of the text."""
        step = bisect_right(self._sums, units) - 1
        offset, before = min(step * self.STEP, len(self.text)), self._sums[step]
        while offset < len(self.text):
            before += self._count(offset, offset + 1)
            if before > units:
                break
            offset += 1
        return offset


class SourceMap:
    """Where each character of a document's text stands in its source.

    The text is made of pieces of the source, in order; what lies between two pieces (markup, indents,
    the break inside a paragraph) is not part of the text.
    """

    def __init__(self, pieces: Iterable[tuple[int, int]]) -> None:
        """*pieces* are pairs (offset in the text, offset in the source), ascending in both."""
        self.text_starts = array("q")
        self.source_starts = array("q")
        for text_start, source_start in pieces:
            self.text_starts.append(text_start)
            self.source_starts.append(source_start)

    def offset(self, offset: int) -> int:
        """The source offset of the character at text *offset*."""
        piece = max(bisect_right(self.text_starts, offset) - 1, 0)
        if not self.text_starts:
            return offset
        return self.source_starts[piece] + offset - self.text_starts[piece]

    def span(self, span: Span) -> Span:
        """The source span from the first to the last character of *span*."""
        start = self.offset(span.start)
        return Span(start, self.offset(span.end - 1) + 1 if span.end > span.start else start)

    def pieces(self, span: Span) -> Iterator[Span]:
        """The source spans of which *span* is made: one, unless it crosses something left out."""
        start = span.start
        while start < span.end:
            piece = bisect_right(self.text_starts, start)
            end = min(span.end, self.text_starts[piece] if piece < len(self.text_starts) else span.end)
            first = self.offset(start)
            yield Span(first, first + end - start)
            start = end

    def text_offset(self, offset: int) -> int:
        """The text offset of source *offset*, or of the next character that is part of the text."""
        piece = bisect_right(self.source_starts, offset) - 1
        if piece < 0:
            return 0
        end = self.text_starts[piece + 1] if piece + 1 < len(self.text_starts) else 1 << 62
        return min(self.text_starts[piece] + offset - self.source_starts[piece], end)


_CONTROL = expression(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


def visible(text: str) -> str:
    """*text* in one line: tabs as spaces, and � for control characters, which could command the terminal."""
    return _CONTROL.sub("\ufffd", text.replace("\t", " "))


_WIDE = "".join(chr(0xFF01 + i) for i in range(94))
_FOLD = str.maketrans(
    _WIDE.translate(str.maketrans("", "", "，。：；！？（）")) + "．－\u3000\u2002\u00a0",
    "".join(chr(ord(c) - 0xFEE0) for c in _WIDE if c not in "，。：；！？（）") + ".-" + "   ",
)
_FOLD.update(str.maketrans(",;:?!()", "，；：？！（）"))
_INNER = expression(r"(?<=[0-9A-Za-z])[，：．](?=[0-9A-Za-z])")


def fold(text: str) -> str:
    """*text* with its width evened out, character by character, so that every offset stays.

    Digits, letters, signs and spaces become half-width, Chinese punctuation full-width, save a comma or
    a colon between two digits or letters (``1,256``, ``9:30``), which becomes half-width.
    """
    return _INNER.sub(lambda match: ",:."["，：．".index(match[0])], text.translate(_FOLD))
