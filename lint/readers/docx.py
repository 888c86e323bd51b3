"""Word files. A paragraph is a line of the source; a row of a table is a block of the text.

The format itself is known to ``lint.word`` alone; here its paragraphs become lines like those of a plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from ..document import Document
from ..expression import expression
from ..text import Span
from .inline import Piece
from .plain import Line, assemble, line_at

if TYPE_CHECKING:
    from ..word.manuscript import Manuscript, Paragraph

_MARGINS = ("header", "footer")
_APART = "\u2003"
"""Between the lines of a cell, which stand in one line here; folding lets it be, since it is no blank that the writer has typed."""
_SENTENCE = re.compile("[。！？；](?=.)")
_LONGEST_HEADING = 60


def read_docx(data: bytes, path: str) -> Document:
    """A Word file's final text. Raises Complaint for what is no Word file, is damaged, locked or too large."""
    from ..word.change import rewrite, suggest
    from ..word.manuscript import Manuscript

    manuscript = Manuscript(data)
    source = manuscript.source
    running = [each for each in manuscript.paragraphs if not each.part.startswith(_MARGINS)]
    apart = [each for each in manuscript.paragraphs if each.part.startswith(_MARGINS)]
    document = assemble(path, source, _lines(manuscript, source, running))
    document.rewrite = partial(rewrite, data)
    document.suggest = partial(suggest, data)
    document.locked = tuple(manuscript.locked)
    document.regions = tuple(manuscript.regions)
    if apart:
        margins = assemble(path, source, _lines(manuscript, source, apart))
        margins.regions = document.regions
        document.margins = (margins,)
    return document


def _lines(manuscript: Manuscript, source: str, paragraphs: Sequence[Paragraph]) -> Iterator[Line | None]:
    """The lines of some paragraphs, with a None wherever one text ends and another begins."""
    for _, part in groupby(paragraphs, key=lambda each: each.part):
        yield None
        for row, cells in groupby(part, key=lambda each: each.cell and each.cell[:2]):
            if row and manuscript.tables[row[0]] > 1:
                line = _row(source, list(cells), row[0])
                if line:
                    yield line
            else:
                for paragraph in cells:
                    yield from _segments(source, paragraph)


def _segments(source: str, paragraph: Paragraph) -> Iterator[Line]:
    """The lines of a paragraph: one, unless the writer broke it."""
    if paragraph.generated:
        return
    start = paragraph.start
    for text in paragraph.text.split("\u2028"):
        line = line_at(source, Span(start, start + len(text)))
        start += len(text) + 1
        if line is None:
            continue
        if paragraph.heading and len(line.text) <= _LONGEST_HEADING and not _SENTENCE.search(line.text):
            line = line._replace(kind="heading", level=paragraph.heading)
        elif paragraph.bullet:
            line = line._replace(kind="item")
        yield line


def _row(source: str, paragraphs: Sequence[Paragraph], table: int) -> Line | None:
    """A row as a line of cells between bars, one for each column of the grid."""
    if not any(paragraph.text.strip() for paragraph in paragraphs):
        return None
    pieces: list[Piece] = []
    column = 1
    for cell, group in groupby(paragraphs, key=lambda each: each.cell):
        inside = list(group)
        start, end = inside[0].start, inside[-1].start + len(inside[-1].text)
        assert cell is not None
        bars = "|" * (1 + max(cell.column - column, 0))
        text = expression("[\n\u2028]").sub(_APART, source[start:end]).replace("|", "｜")
        pieces += [(bars, start), (text, start)]
        column = cell.column + 1
        if cell.width > 1:
            pieces.append(("|" * (cell.width - 1), end))
            column += cell.width - 1
    pieces.append(("|", end))
    kept = tuple(piece for piece in pieces if piece[0])
    return Line("".join(text for text, _ in kept), kept, "table", table)
