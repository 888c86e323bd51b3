"""A draft as the checks see it: running text, blocks, tables, and the way back to the file."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from operator import add
from typing import Any, Literal, TypeAlias, TypeVar

from . import ordinal, sentence
from .complaint import Complaint
from .expression import expression
from .lexicon import Lexicon
from .ordinal import Ordinal
from .quantity import Quantity, quantities
from .record import NamedTuple, dataclass, field
from .text import LineIndex, Location, Place, SourceMap, Span, Spans, fold, stretches

T = TypeVar("T")
Rewrite: TypeAlias = "Callable[[Sequence[tuple[Span, str]]], bytes]"
"""Takes spans of the source and what is to stand there instead, in order, none overlapping another."""
BlockKind = Literal["paragraph", "heading", "item", "table"]
_MARKS = expression(r"[，。；！？,;!?…]")


class Block(NamedTuple):
    """A logical paragraph: one line of a draft, or several that page layout has torn apart."""

    span: Span
    """Its extent in ``Document.text``, markup, indent and line end left out."""
    kind: BlockKind
    level: int = 0
    """The number of ``#`` of a Markdown heading, or the outline level in Word; of a row in Word its table's number; else 0."""


class Heading(NamedTuple):
    """A block that heads a section or a numbered item."""

    block: Block
    ordinal: Ordinal | None
    """None for an unnumbered heading."""


class Cell(NamedTuple):
    """A cell of a table; *span* is its text in the document without surrounding blanks."""

    span: Span
    text: str


class Table(NamedTuple):
    """A pipe table or a Word table: rows of cells, the separator row left out."""

    rows: tuple[tuple[Cell, ...], ...]


class Vocabulary:
    """The literals that the rules look for, found in one pass over a document."""

    def __init__(self, words: Iterable[str]) -> None:
        self.known = frozenset(word for word in words if word)
        self._characters = frozenset(word for word in self.known if len(word) == 1)
        self._lengths: dict[str, tuple[int, ...]] = {}
        """How long the words are that begin with two characters."""
        for size in sorted({len(word) for word in self.known} - {1}):
            heads = {word[:2] for word in self.known if len(word) == size}
            self._lengths.update((head, (*self._lengths.get(head, ()), size)) for head in heads)
        same: dict[tuple[int, ...], tuple[int, ...]] = {}  # one object for each value is read back faster
        self._lengths = {head: same.setdefault(lengths, lengths) for head, lengths in self._lengths.items()}

    def places(self, text: str) -> dict[str, Sequence[int]]:
        """The start of every occurrence, overlapping ones included, of each word that occurs, ascending."""
        found: dict[str, array[int]] = {}
        for word, start in self._occurrences(text):
            if word in found:
                found[word].append(start)
            else:
                found[word] = array("I", (start,))
        return {**found}

    def _occurrences(self, text: str) -> Iterator[tuple[str, int]]:
        """The words of *text*, and where they begin."""
        known, characters = self.known, self._characters
        for offset, part in stretches(text, 1):
            for place, lengths in enumerate(map(self._lengths.get, map(add, part, part[1:])), offset):
                for length in lengths or ():
                    word = text[place : place + length]
                    if word in known and len(word) == length:  # not cut off by the end
                        yield word, place
        for place, character in enumerate(text):
            if character in characters:
                yield character, place


def _unwritable(_: Sequence[tuple[Span, str]]) -> bytes:
    raise Complaint("这种格式不能写回", "this format cannot be written")


@dataclass
class Document:
    """A draft's text, its blocks, and a map back to the file."""

    path: str
    """As given by the user; for messages only."""
    source: str
    """The file's characters as decoded, line ends as they stand, a byte order mark left out."""
    text: str
    """What is checked: the prose, a block a line, without markup, comments, code and addresses."""
    blocks: Sequence[Block]
    map: SourceMap
    joins: Sequence[int] = ()
    """Offsets in the text at which a line break inside a block was left out, ascending."""
    comments: Sequence[Span] = ()
    """HTML comments, as spans of the source."""
    rewrite: Rewrite = field(default=_unwritable, repr=False)
    """The bytes of the file with spans of the source replaced, all else as it came. Raises Complaint."""
    suggest: Rewrite | None = field(default=None, repr=False)
    """The same as changes that the writer accepts or rejects, where the format knows such. Raises Complaint."""
    locked: Sequence[Span] = ()
    """What of the source the file does not hold as characters of its own, ascending: Word's numbers, fields, cell ends."""
    regions: Sequence[tuple[int, Place]] = ()
    """In a Word file, from which offset of the source on a place is what it is, ascending; else empty."""
    margins: Sequence[Document] = ()
    """Headers and footers, over the same source; they are no part of the text."""
    lexicon: Lexicon = field(default_factory=Lexicon)
    vocabulary: Vocabulary = field(default_factory=lambda: Vocabulary(()))
    previous: Sequence[Document] = ()
    """Earlier documents to compare with, such as last year's report."""
    date: str | None = None
    """The document's own date as configured, ISO 8601; None where nothing is said."""
    _derived: dict[Callable[[Document], Any], Any] = field(default_factory=dict, repr=False)

    @cached_property
    def folded(self) -> str:
        """The text with widths evened out (see ``text.fold``); same length, same offsets."""
        return fold(self.text)

    @cached_property
    def lines(self) -> LineIndex:
        """The lines of the source."""
        return LineIndex(self.source)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    @cached_property
    def _region_starts(self) -> list[int]:
        return [offset for offset, _ in self.regions]

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        return self.vocabulary.places(self.folded)

    def location(self, span: Span) -> tuple[Location, Location]:
        """Start and exclusive end of a span of the text, as places of the source."""
        start, end = self.map.span(span)
        first = self.lines.location(start)
        if end <= start:
            return first, first
        last = self.lines.location(end - 1)
        return first, Location(last.line, last.column + 1)

    def place(self, span: Span) -> Place | None:
        """Where in a Word file a span of the text begins; None in other files."""
        if not self.regions:
            return None
        index = bisect_right(self._region_starts, self.map.offset(span.start)) - 1
        return self.regions[max(index, 0)][1]

    def slice(self, span: Span) -> str:
        """The text of *span*."""
        return self.text[span.start : span.end]

    def block_index(self, offset: int) -> int:
        """The index of the block that holds *offset*, or of the nearest one before it."""
        return max(bisect_right(self._block_starts, offset) - 1, 0)

    def block_at(self, offset: int) -> Block:
        """The block that holds *offset*, or the nearest one before it."""
        return self.blocks[self.block_index(offset)]

    def places(self, word: str) -> Sequence[int]:
        """The starts of all occurrences of a folded *word* in the folded text, ascending.

        Words that a check names in its ``literals`` are found for all rules in one pass.
        """
        if found := self._places.get(word):
            return found
        if word in self.vocabulary.known:
            return ()
        return [match.start() for match in re.finditer(f"(?={re.escape(word)})", self.folded)]

    def occurring(self, words: Set[str]) -> Set[str]:
        """Those of the folded *words* that occur in the folded text."""
        found = self._places.keys() & words
        if words <= self.vocabulary.known:
            return found
        return found | {word for word in words - self.vocabulary.known if word in self.folded}

    def derive(self, function: Callable[[Document], T]) -> T:
        """``function(self)``, computed once: for an analysis that several rules share."""
        if function not in self._derived:
            self._derived[function] = function(self)
        result: T = self._derived[function]
        return result

    @cached_property
    def prose(self) -> Sequence[Block]:
        """The blocks that are not rows of a table."""
        return [block for block in self.blocks if block.kind != "table"]

    @cached_property
    def sentences(self) -> Sequence[Span]:
        """The sentences of the prose, end marks included."""
        return Spans(span for block in self.prose for span in sentence.sentences(self.text, block.span))

    @cached_property
    def quantities(self) -> Sequence[Quantity]:
        """The figures of the text, in order."""
        return quantities(self.folded)

    @cached_property
    def headings(self) -> Sequence[Heading]:
        """The headings and numbered items, in order."""
        return list(self._headings())

    @cached_property
    def _heading_starts(self) -> frozenset[int]:
        return frozenset(heading.block.span.start for heading in self.headings if self._is_short(heading))

    def is_heading(self, block: Block) -> bool:
        """Whether *block* heads a section: a Markdown or Word heading, or a short line that reads like one."""
        return block.span.start in self._heading_starts

    def _is_short(self, heading: Heading) -> bool:
        """A numbered block that holds a whole sentence is an item, not a heading."""
        return heading.block.kind == "heading" or "。" not in self.slice(heading.block.span)

    def _headings(self) -> Iterator[Heading]:
        for block in self.prose:
            number = ordinal.read(self.text, block.span.start)
            if number or block.kind == "heading" or self._heads(block):
                yield Heading(block, number)

    def _heads(self, block: Block) -> bool:
        """Whether an unnumbered plain line reads like a heading: short, no mark, a word that heads sections."""
        return (
            block.kind == "paragraph"
            and block.span.length <= 22
            and self.slice(block.span).endswith(_HEADING_ENDS)
            and not _MARKS.search(self.text, *block.span)
        )

    @cached_property
    def tables(self) -> Sequence[Table]:
        """The tables, in order."""
        tables: list[Table] = []
        rows: list[tuple[Cell, ...]] = []
        previous, number = -1, 0
        for index, block in enumerate(self.blocks):
            if block.kind != "table":
                continue
            if rows and (index != previous + 1 or block.level != number):
                tables.append(Table(tuple(rows)))
                rows = []
            rows.append(tuple(_cells(self.text, block.span)))
            previous, number = index, block.level
        if rows:
            tables.append(Table(tuple(rows)))
        return [Table(tuple(row for row in table.rows if not _separates(row))) for table in tables]


_HEADING_ENDS = (
    "回顾", "建议", "安排", "体会", "部署", "任务", "目标", "要求", "重点", "工作", "打算", "计划", "情况", "展望",
    "思路", "意见", "措施", "问题", "附件", "说明", "总结", "成效",
)  # fmt: skip
_CELL = expression(r"\\\||[^|]")


def _cells(text: str, span: Span) -> Iterator[Cell]:
    """The cells of a pipe-table row."""
    start, end = span
    if text[start:end].startswith("|"):
        start += 1
    while start <= end:
        stop = start
        while stop < end and (match := _CELL.match(text, stop, end)):
            stop = match.end()
        content = text[start:stop]
        left = start + len(content) - len(content.lstrip())
        if not (stop >= end and not content.strip()):
            yield Cell(Span(left, left + len(content.strip())), content.strip())
        start = stop + 1


def _separates(row: Sequence[Cell]) -> bool:
    """Whether a row is the line of dashes below a table's head."""
    return bool(row) and all(expression(r":?-+:?").fullmatch(cell.text) for cell in row)
