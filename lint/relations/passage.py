"""Paragraphs as sequences of figures: each with the words before it, its clause and its brackets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import TypeVar

from ..document import Document
from ..expression import expression
from ..quantity import Quantity
from ..record import NamedTuple
from ..text import Span

T = TypeVar("T")

_MARK = expression(r"[，；：。！？、（）()《》]|—{2}")
_BRACKETS = expression(r"（[^（）]*）")
_REACH = 60


class Figure(NamedTuple):
    """A figure in its place."""

    quantity: Quantity
    lead: str
    """The words between the mark or figure before it and itself: what it counts or does."""
    before: str
    """The words between the mark before it and itself, other figures included, at most 60 characters."""
    gap: str
    """Everything between the figure before it (or the start of the sentence) and itself, at most 60 characters."""
    after: str
    """Everything up to the next figure or the end of the sentence, at most 60 characters."""
    sentence: int
    clause: int
    """The number of point marks before it in the paragraph, brackets' own marks included."""
    depth: int
    """How many brackets are open around it."""
    listed: bool
    """Whether 、 joins it to the figure before it."""

    @property
    def span(self) -> Span:
        return self.quantity.span

    @property
    def dimension(self) -> str:
        return self.quantity.dimension


class Passage:
    """A paragraph (or item, or heading) and its figures."""

    def __init__(self, document: Document, span: Span, figures: Sequence[Quantity]) -> None:
        self.document = document
        self.span = span
        self.quantities = figures

    @property
    def text(self) -> str:
        """The folded text of the whole document, for look-ups by offset."""
        return self.document.folded

    @cached_property
    def figures(self) -> list[Figure]:
        return list(_placed(self))

    def let_go(self) -> None:
        """Forget the figures, which take more room than the text; they are made again where they are asked for."""
        self.__dict__.pop("figures", None)

    def sentence_text(self, figure: Figure) -> str:
        """The sentence around a figure, at most 400 characters to either side."""
        start, end = self.sentence_span(figure)
        return self.text[start:end]

    def sentence_span(self, figure: Figure) -> Span:
        """The extent of the sentence around a figure, at most 400 characters to either side."""
        first, last = figure.span.start, figure.span.end
        floor, ceiling = max(self.span.start, first - 400), min(self.span.end, last + 400)
        start = max((self.text.rfind(mark, floor, first) for mark in "。！？"), default=-1) + 1
        ends = [place for mark in "。！？" if (place := self.text.find(mark, last, ceiling)) >= 0]
        return Span(max(start, floor), min(ends, default=ceiling))

    def between(self, a: Figure, b: Figure) -> str:
        """The text from the end of one figure to the start of another, at most 200 characters."""
        return self.text[a.span.end : min(b.span.start, a.span.end + 200)]


class Recent(list[T]):
    """What was told last of one thing, and no more of it than a report tells, so that the cost stays linear.

    A list takes a tenth of the room of a deque, and of most things little is told.
    """

    __slots__ = ()
    _most = 50

    def remember(self, item: T) -> None:
        self.append(item)
        if len(self) > self._most:
            del self[0]


def passages(document: Document) -> list[Passage]:
    """The prose of a document with its figures, block by block."""
    found = []
    starts = [figure.span.start for figure in document.quantities]
    for block in document.prose:
        first, last = bisect_left(starts, block.span.start), bisect_left(starts, block.span.end)
        if first < last:
            found.append(Passage(document, block.span, document.quantities[first:last]))
    return found


def _placed(passage: Passage) -> list[Figure]:
    text, end = passage.text, passage.span.end
    marks = list(_MARK.finditer(text, *passage.span))
    figures: list[Figure] = []
    sentence = clause = depth = index = 0
    boundary = sentence_start = passage.span.start
    previous_end = passage.span.start
    mark = ""
    queue = passage.quantities
    for number, quantity in enumerate(queue):
        while index < len(marks) and marks[index].start() < quantity.span.start:
            mark = marks[index][0]
            boundary = marks[index].end()
            if mark in "。！？":
                sentence, depth, sentence_start = sentence + 1, 0, boundary
            if mark in "，；：。！？" or mark.startswith("—"):
                clause += 1
            depth = depth + 1 if mark in "（(" else max(0, depth - 1) if mark in "）)" else depth
            index += 1
        while index < len(marks) and marks[index].end() <= quantity.span.end:
            index += 1  # a bracket that belongs to the unit: 21篇（条）
        start, at = max(previous_end, sentence_start), quantity.span.start
        begins = max(boundary, start, at - 30), max(boundary, sentence_start, at - _REACH), max(start, at - _REACH)
        heads: dict[int, str] = {}  # as a rule two of the three are the same, and then one text
        lead, before, gap = (heads.setdefault(begin, text[begin:at]) for begin in begins)
        stop = queue[number + 1].span.start if number + 1 < len(queue) else end
        after = text[quantity.span.end : min(stop, quantity.span.end + _REACH)]
        for point_mark in "。！？":
            after = after.partition(point_mark)[0]
        listed = gap.startswith("、") and (boundary <= previous_end + 1 or not _MARK.search(_BRACKETS.sub("", gap[1:])))
        figures.append(Figure(quantity, lead, before, gap, after, sentence, clause, depth, listed))
        previous_end = quantity.span.end
    return figures
