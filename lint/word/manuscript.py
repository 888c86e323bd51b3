"""The final text of a Word file, paragraph by paragraph, and for every character the element that holds it.

Final means as it is printed when all tracked changes are accepted: insertions in, deletions and hidden text out, numbers
of lists as Word counts them, results of fields instead of their codes. Paragraphs are counted through the body, those in
tables included; text boxes, footnotes, endnotes, headers and footers follow behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from ..record import NamedTuple, dataclass, field
from ..text import Place, Span
from .numbering import Numbering, switched, value, whole
from .package import Element, Package, R, W
from .styles import Styles, hidden, numbered, outline

BREAK = "\u2028"
"""A line break inside a paragraph. It ends no line of the source."""
OBJECT = "\ufffc"
"""A symbol of a font that no other has."""

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHOICE, _FALLBACK, _ALTERNATIVES = f"{_MC}Choice", f"{_MC}Fallback", f"{_MC}AlternateContent"
WRAPPERS = frozenset(
    {f"{W}{name}" for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "bdo", "fldSimple")}
) | {f"{W}sdt", f"{W}sdtContent"}
"""What stands between a paragraph and its runs without taking them out of the text."""
_SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": BREAK, f"{W}noBreakHyphen": "-",
}  # fmt: skip
_DRAWINGS = frozenset({f"{W}drawing", f"{W}pict", f"{W}object", _ALTERNATIVES})
_BOX = f"{W}txbxContent"
_APART = frozenset({f"{W}del", f"{W}moveFrom", _BOX, _FALLBACK})
"""What is not read along with the text around it."""
_LINE_ENDS = re.compile("[\r\n\u2028]")
_SYMBOLS = {"f052": "☑", "f0fe": "☑", "f053": "☒", "f0a3": "□", "f0a8": "□", "f06f": "□", "f0fc": "✓", "f0b7": "•",
            "f06c": "●", "f06e": "■", "f0d8": "➢", "f0b1": "±", "f0b4": "×"}  # fmt: skip
_MOST_COLUMNS = 63
_COUNTING = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b", re.IGNORECASE)
_CONTENTS = re.compile(r"\s*(?:TOC|INDEX)\b", re.IGNORECASE)
_LINK = re.compile(r"\s*HYPERLINK\b", re.IGNORECASE)
_CONTENTS_STYLE = re.compile(r"(?:toc|目录) ?\d|table of figures|index \d")


class Piece(NamedTuple):
    """Characters that stand together in one element of the file."""

    start: int
    """Where they begin, in the source."""
    length: int
    node: Element
    """The ``w:t``, ``w:tab`` … that holds them; None for what Word makes when it prints."""
    locked: bool = False
    """Whether a change would be lost or wrong: Word computes them anew, or holds them twice."""

    @property
    def end(self) -> int:
        return self.start + self.length


class Cell(NamedTuple):
    """A cell of a table; all counted from 1, columns as in the grid."""

    table: int
    row: int
    column: int
    width: int
    """How many columns of the grid it covers."""


@dataclass
class Paragraph:
    """A paragraph of the final text."""

    element: Element
    """Its ``w:p``; of several that accepting deletions makes one, the last."""
    part: str = ""
    """Empty in the body, else ``footnote 2``, ``textbox 1``, ``header 1`` …"""
    cell: Cell | None = None
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    """In order, without gaps."""
    start: int = 0
    """Where it begins in the source."""
    heading: int = 0
    """The outline level, 1 to 9, or 0."""
    bullet: bool = False
    generated: bool = False
    """Whether Word makes it of others: a line of the table of contents."""
    breaks: list[int] = field(default_factory=list)
    """Offsets in its text at which Word last began a new page."""
    markers: list[tuple[str, bool, int]] = field(default_factory=list)
    """Where comments begin (True) and end in its text, by their ids."""

    def add(self, text: str, node: Element | None, *, locked: bool = False) -> None:
        """Put *text* at the end."""
        if text:
            self.pieces.append(Piece(len(self.text), len(text), node, locked or node is None))
            self.text += text

    def put_before(self, label: str) -> None:
        """Put a label that Word prints before the text."""
        length = len(label)
        self.text = label + self.text
        moved = (piece._replace(start=piece.start + length) for piece in self.pieces)
        self.pieces = [Piece(0, length, None, locked=True), *moved]
        self.breaks = [offset + length for offset in self.breaks]
        self.markers = [(name, opens, offset + length) for name, opens, offset in self.markers]


class Field(NamedTuple):
    """A field that is being read: its code so far, and whether its result has begun."""

    code: list[str]
    result: list[int]
    """Empty in the code; in the result the number of characters before it."""


class Manuscript:
    """A Word file's final text. Raises Complaint for a file that cannot be read."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self.read()

    def read(self) -> None:
        """Read the text from the parts, as they are now."""
        _Reading(self)
        offset = 0
        for paragraph in self.paragraphs:
            paragraph.start = offset
            paragraph.pieces = [piece._replace(start=piece.start + offset) for piece in paragraph.pieces]
            offset += len(paragraph.text) + 1
        self.pieces = [piece for paragraph in self.paragraphs for piece in paragraph.pieces]
        self._paragraph_starts = [paragraph.start for paragraph in self.paragraphs]
        self._starts = [piece.start for piece in self.pieces]

    paragraphs: list[Paragraph]
    tables: dict[int, int]
    """The number of columns of each table."""
    calls: dict[str, Element]
    """By the name of a part (``footnote 2``) the run of the body that calls it."""
    anchors: dict[str, Span]
    """By its id what an existing comment is put on, in the source."""
    parts: dict[str, str]
    """By a paragraph's ``part`` the name of the part of the package that holds it."""

    @property
    def source(self) -> str:
        """The text, a paragraph a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def part_of(self, paragraph: Paragraph) -> str:
        """The name of the part of the package that holds a paragraph."""
        return self.parts[paragraph.part]

    def covering(self, span: Span) -> list[Piece]:
        """The pieces that hold characters of *span*."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_right(self._starts, max(span.end - 1, span.start))
        return [piece for piece in self.pieces[first:last] if piece.start < span.end and span.start < piece.end]

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds a character of the source."""
        return self.paragraphs[max(bisect_right(self._paragraph_starts, offset) - 1, 0)]

    @property
    def locked(self) -> Iterator[Span]:
        """What of the source cannot be changed, in order: ends of paragraphs among it."""
        for paragraph in self.paragraphs:
            for piece in paragraph.pieces:
                if piece.locked:
                    yield Span(piece.start, piece.end)
            end = paragraph.start + len(paragraph.text)
            yield Span(end, end + 1)

    @property
    def regions(self) -> Iterator[tuple[int, Place]]:
        """From which offset of the source on a place is what it is; the page only where Word has left it."""
        page = 1 if any(paragraph.breaks for paragraph in self.paragraphs) else 0
        for paragraph in self.paragraphs:
            cell = paragraph.cell
            here = Place(paragraph.part, (cell.table, cell.row, cell.column) if cell else None, page or None)
            if paragraph.part:
                here = here._replace(page=None)
            yield paragraph.start, here
            for offset in paragraph.breaks:
                page += 1
                here = here._replace(page=page)
                yield paragraph.start + offset, here


class _Reading:
    """One pass over the parts of a file."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.package = manuscript.package
        self.styles = Styles(self._root("styles"))
        self.numbering = Numbering(self._root("numbering"))
        self.paragraphs: list[Paragraph] = []
        self.tables: dict[int, int] = {}
        self.calls: dict[str, Element] = {}
        self.parts: dict[str, str] = {}
        self.part = ""
        self.twice = False
        self.boxes: list[tuple[Element, Element, bool]] = []
        self.notes: list[tuple[str, str, Element]] = []
        self.fields: list[Field] = []
        self.matched: set[Element] = set()
        self.hidden = False
        self._read()
        manuscript.paragraphs = self.paragraphs
        manuscript.tables = self.tables
        manuscript.calls = self.calls
        manuscript.parts = self.parts
        manuscript.anchors = self._anchors()

    def _root(self, kind: str) -> Element | None:
        name = self.package.related(kind)
        return self.package.root(name) if name else None

    def _read(self) -> None:
        document = self.package.root(self.package.main)
        body = document.find(f"{W}body")
        self.parts[""] = self.package.main
        if body is not None:
            self._story(body, "", self.package.main)
        in_body, self.boxes = self.boxes, []
        notes, self.notes = self.notes, []
        self._text_boxes(in_body)
        for kind in ("footnote", "endnote"):
            self._notes(kind, notes)
        self._margins(document)

    def _story(self, container: Element, part: str, name: str) -> None:
        """The paragraphs of a text of its own."""
        self.part = part
        self.parts[part] = name
        self.fields = []
        self.matched = _matched(container)
        self._flow(container, None)
        if not part and not self.paragraphs:
            self.paragraphs.append(Paragraph(container))

    def _text_boxes(self, boxes: list[tuple[Element, Element, bool]]) -> None:
        number = 0
        while boxes:
            number += 1
            content, run, self.twice = boxes.pop(0)
            part = f"textbox {number}"
            self.calls[part] = run
            self._story(content, part, self.package.main)
            boxes[:0] = [(inner, run, True) for inner, _, _ in self.boxes]
            self.boxes = []
        self.twice = False

    def _notes(self, kind: str, notes: list[tuple[str, str, Element]]) -> None:
        """The notes that the body calls, in order of their numbers."""
        root = self._root(f"{kind}s")
        name = self.package.related(f"{kind}s")
        if root is None or name is None:
            return
        known = {each.get(f"{W}id"): each for each in root.iterfind(f"{W}{kind}")}
        called = [(id_, run) for what, id_, run in notes if what == kind and id_ in known]
        for number, (id_, run) in enumerate(called, 1):
            if id_ in known:  # a note that is called twice stands in the file once
                self.calls[f"{kind} {number}"] = run
                self._story(known.pop(id_), f"{kind} {number}", name)

    def _margins(self, document: Element) -> None:
        """The headers and footers that are printed."""
        settings = self._root("settings")
        even = settings is not None and switched(settings.find(f"{W}evenAndOddHeaders"))
        targets = {relation.id: relation.target for relation in self.package.relations(self.package.main)}
        seen: dict[str, set[str]] = {"header": set(), "footer": set()}
        for section in document.iter(f"{W}sectPr"):
            first = switched(section.find(f"{W}titlePg"))
            for kind, names in seen.items():
                for reference in section.iterfind(f"{W}{kind}Reference"):
                    name = targets.get(reference.get(f"{R}id", ""), "")
                    which = reference.get(f"{W}type", "default")
                    printed = which == "default" or (first if which == "first" else even)
                    if printed and name in self.package.names and name not in names:
                        names.add(name)
                        self._story(self.package.root(name), f"{kind} {len(names)}", name)
        self.boxes = []

    def _anchors(self) -> dict[str, Span]:
        """What each existing comment is put on."""
        ends: dict[str, dict[bool, int]] = {}
        offset = 0
        for paragraph in self.paragraphs:
            for name, opens, place in paragraph.markers:
                ends.setdefault(name, {})[opens] = offset + place
            offset += len(paragraph.text) + 1
        return {name: Span(both[True], max(both[True], both[False])) for name, both in ends.items() if len(both) == 2}

    # Blocks

    def _flow(self, container: Element, cell: Cell | None) -> list[Paragraph]:
        """The paragraphs of a container, in order; they are also put at the end of those that there are."""
        first = len(self.paragraphs)
        blocks = list(_blocks(container))
        pending: Paragraph | None = None
        for index, block in enumerate(blocks):
            if block.tag == f"{W}p":
                following = blocks[index + 1].tag if index + 1 < len(blocks) else ""
                paragraph = self._paragraph(block, cell, pending)
                if _mark_deleted(block) and following == f"{W}p":
                    pending = paragraph
                    continue
                pending = None
                self._number(paragraph, block)
                self.paragraphs.append(paragraph)
            elif block.tag == f"{W}tbl":
                self._table(block, cell)
        return self.paragraphs[first:]

    def _table(self, table: Element, outer: Cell | None) -> None:
        """A table; one inside a cell belongs to the text of that cell."""
        number = outer.table if outer else len(self.tables) + 1
        self.tables.setdefault(number, 0)
        row_number = 0
        for row in _parts(table, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            row_number += 1
            column = 1 + _columns(None if properties is None else value(properties, "gridBefore"))
            for cell in _parts(row, f"{W}tc"):
                look = cell.find(f"{W}tcPr")
                width = max(_columns(None if look is None else value(look, "gridSpan")), 1)
                if look is not None and look.find(f"{W}cellDel") is not None:
                    continue
                self._cell(cell, look, outer or Cell(number, row_number, column, width))
                column += width
            if not outer:
                self.tables[number] = max(self.tables[number], column - 1)

    def _cell(self, cell: Element, look: Element | None, place: Cell) -> None:
        merged = None if look is None else look.find(f"{W}vMerge")
        if merged is not None and merged.get(f"{W}val", "continue") == "continue":
            # Word shows the first cell of the merged ones; this one keeps its place in the grid.
            self.paragraphs.append(Paragraph(cell, self.part, place))
            return
        if not self._flow(cell, place):
            self.paragraphs.append(Paragraph(cell, self.part, place))

    # Paragraphs

    def _paragraph(self, element: Element, cell: Cell | None, pending: Paragraph | None) -> Paragraph:
        paragraph = pending or Paragraph(element)
        paragraph.element, paragraph.part, paragraph.cell = element, self.part, cell
        properties = element.find(f"{W}pPr")
        style = (None if properties is None else value(properties, "pStyle")) or self.styles.default
        look = self.styles.look(style)
        own = None if properties is None else outline(properties)
        level = look.outline if own is None else own
        paragraph.heading = 0 if level is None or level > 8 else level + 1
        self.hidden = bool(look.hidden)
        self._inline(element, paragraph, locked=self.twice)
        paragraph.generated |= bool(_CONTENTS_STYLE.match(look.name))
        return paragraph

    def _number(self, paragraph: Paragraph, element: Element) -> None:
        """Put the number that Word prints before the text."""
        properties = element.find(f"{W}pPr")
        style = (None if properties is None else value(properties, "pStyle")) or self.styles.default
        mark = None if properties is None else properties.find(f"{W}rPr")
        if not paragraph.text and mark is not None and hidden(mark):
            return
        look = self.styles.look(style)
        number, level = (None, None) if properties is None else numbered(properties)
        if number is None and look.number is not None:
            number = look.number
            if level is None:
                level = self.numbering.level_of_style(number, style)
                level = look.level if level is None else level
        if number in {None, "0"}:
            return
        label = self.numbering.label(number or "", min(max(level or 0, 0), 8))
        if label is None:
            return
        said, paragraph.bullet = label
        said = _LINE_ENDS.sub(" ", said)
        if said and (said[-1].isalpha() or said[-1].isdecimal() or (said[-1] == "." and paragraph.text[:1].isascii())):
            said += " "
        if said:
            paragraph.put_before(said)

    def _in_contents(self) -> bool:
        return any(each.result and _CONTENTS.match("".join(each.code)) for each in self.fields)

    def _inline(self, container: Element, paragraph: Paragraph, *, locked: bool) -> None:
        """What stands in a paragraph, or in a wrapper inside it."""
        for child in container:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, paragraph, locked=locked)
            elif tag in WRAPPERS:
                fixed = locked or (tag == f"{W}fldSimple" and not _LINK.match(child.get(f"{W}instr", "")))
                before = len(paragraph.text)
                self._inline(child, paragraph, locked=fixed)
                if tag == f"{W}fldSimple" and before == len(paragraph.text):
                    self._stand_in(child.get(f"{W}instr", ""), paragraph)
            elif tag in {f"{W}commentRangeStart", f"{W}commentRangeEnd"}:
                opens = tag == f"{W}commentRangeStart"
                paragraph.markers.append((child.get(f"{W}id", ""), opens, len(paragraph.text)))
            elif tag in {f"{M}oMath", f"{M}oMathPara"}:
                for text in child.iter(f"{M}t"):
                    paragraph.add(_flat(text.text), text, locked=True)
            elif tag == _ALTERNATIVES and (chosen := _chosen(child)) is not None:
                self._inline(chosen, paragraph, locked=locked)

    def _run(self, run: Element, paragraph: Paragraph, *, locked: bool) -> None:
        unseen = self._is_hidden(run)
        for child in run:
            tag = child.tag
            if tag == f"{W}fldChar":
                self._field(child, paragraph)
            elif tag == f"{W}instrText":
                if self.fields and not self.fields[-1].result:
                    self.fields[-1].code.append(child.text or "")
            elif tag == f"{W}lastRenderedPageBreak":
                if not self.part:
                    paragraph.breaks.append(len(paragraph.text))
            elif not unseen and all(each.result for each in self.fields):
                before = len(paragraph.text)
                self._content(child, run, paragraph, locked=locked or self._computed())
                paragraph.generated |= len(paragraph.text) > before and self._in_contents()

    def _content(self, child: Element, run: Element, paragraph: Paragraph, *, locked: bool) -> None:
        """What of a run is printed."""
        tag = child.tag
        if tag == f"{W}t":
            paragraph.add(_flat(child.text), child, locked=locked)
        elif tag in _SIGNS:
            paragraph.add(_SIGNS[tag], child, locked=locked)
        elif tag == f"{W}br":
            if child.get(f"{W}type", "textWrapping") == "textWrapping":
                paragraph.add(BREAK, child, locked=locked)
        elif tag == f"{W}sym":
            paragraph.add(_symbol(child), child, locked=locked)
        elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            self.notes.append((tag[len(W) : -len("Reference")], child.get(f"{W}id", ""), run))
        elif tag == f"{W}ruby":
            base = child.find(f"{W}rubyBase")
            if base is not None:
                self._inline(base, paragraph, locked=True)
        elif tag in _DRAWINGS:
            self.boxes += [(box, run, child.tag == _ALTERNATIVES) for box in _boxes(child)]

    def _is_hidden(self, run: Element) -> bool:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return self.hidden
        own = hidden(properties)
        if own is None and (style := value(properties, "rStyle")) is not None:
            own = self.styles.look(style).hidden
        return self.hidden if own is None else own

    def _field(self, mark: Element, paragraph: Paragraph) -> None:
        """A mark of a field: where it begins, where its result begins, where it ends. Marks without a partner say nothing."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            if mark in self.matched:
                self.fields.append(Field([], []))
        elif self.fields and kind == "separate":
            self.fields[-1].result.append(len(paragraph.text))
        elif self.fields and kind == "end":
            ended = self.fields.pop()
            printed = ended.result and ended.result[0] != len(paragraph.text)
            if not printed and all(each.result for each in self.fields):
                self._stand_in("".join(ended.code), paragraph)

    def _stand_in(self, code: str, paragraph: Paragraph) -> None:
        """A number for a field that counts and has no result yet."""
        if _COUNTING.match(code):
            paragraph.add("1", None)

    def _computed(self) -> bool:
        """Whether Word will write the text here anew."""
        return any(not _LINK.match("".join(each.code)) for each in self.fields)


def _blocks(container: Element) -> Iterator[Element]:
    """The paragraphs, tables and markers of a container, in order, content controls opened."""
    for child in container:
        if child.tag in {f"{W}sdt", f"{W}customXml"}:
            content = child.find(f"{W}sdtContent")
            yield from _blocks(child if content is None else content)
        elif child.tag == _ALTERNATIVES:
            if (chosen := _chosen(child)) is not None:
                yield from _blocks(chosen)
        elif isinstance(child.tag, str):
            yield child


def _parts(container: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row."""
    return (child for child in _blocks(container) if child.tag == tag)


def _chosen(alternatives: Element) -> Element | None:
    choice = alternatives.find(_CHOICE)
    found: Element | None = alternatives.find(_FALLBACK) if choice is None else choice
    return found


def _boxes(drawing: Element) -> Iterable[Element]:
    """The texts of the boxes in a drawing, outermost ones only; of two renderings the first that has any."""
    if drawing.tag == _ALTERNATIVES:
        for rendering in drawing:
            if found := list(_outermost(rendering)):
                return found
        return ()
    return list(_outermost(drawing))


def _outermost(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag == _ALTERNATIVES:
            yield from _boxes(child)
        elif isinstance(child.tag, str):
            yield from _outermost(child)


def _matched(container: Element) -> set[Element]:
    """The marks that begin a field which also ends."""
    opened: list[Element] = []
    matched: set[Element] = set()
    for mark in container.iter(f"{W}fldChar"):
        if any(above.tag in _APART for above in _above(mark, container)):
            continue
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            opened.append(mark)
        elif kind == "end" and opened:
            matched.add(opened.pop())
    return matched


def _above(element: Element, container: Element) -> Iterator[Element]:
    """What stands around an element inside a container."""
    above = element.getparent()
    while above is not None and above is not container:
        yield above
        above = above.getparent()


def _mark_deleted(paragraph: Element) -> bool:
    """Whether accepting the changes joins a paragraph to the next one."""
    look = paragraph.find(f"{W}pPr/{W}rPr")
    return look is not None and (look.find(f"{W}del") is not None or look.find(f"{W}moveFrom") is not None)


def _flat(text: str | None) -> str:
    """*text* without line ends of the XML, which print as blanks."""
    return _LINE_ENDS.sub(" ", text or "")


def _symbol(symbol: Element) -> str:
    code = symbol.get(f"{W}char", "").lower()
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    try:
        char = chr(int(code, 16))
    except (ValueError, OverflowError):
        return OBJECT
    return OBJECT if "\ue000" <= char <= "\uf8ff" or not char.isprintable() else char


def _columns(text: str | None) -> int:
    """A number of columns, of which a table has 63 at most."""
    return min(max(whole(text, 0), 0), _MOST_COLUMNS)
