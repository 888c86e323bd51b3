"""Comments on exact characters of a Word file; those that are already there are left alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import etree

from ..record import NamedTuple
from ..text import Span
from .change import AUTHOR, SPACE, now, split
from .manuscript import WRAPPERS, M, Manuscript, Paragraph
from .numbering import whole
from .package import Element, W

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PARAGRAPH, _RUN = f"{W}p", f"{W}r"
_OUTERMOST = frozenset({_RUN, f"{M}oMath", f"{M}oMathPara"})


class Note(NamedTuple):
    """What a comment is to say of a span of the source."""

    span: Span
    lines: tuple[str, ...]
    """Its paragraphs. The last one tells the comment from others on the same characters."""


class _Anchor(NamedTuple):
    """The elements between which a comment lies, and what it is put on."""

    first: Element
    last: Element
    span: Span | None
    """In the source; None where it stands for another part, which cannot be commented on."""


def add(data: bytes, notes: Sequence[Note]) -> tuple[bytes, int]:
    """The file with comments, and how many are new; the same bytes where none is. Raises Complaint.

    A comment of ours on the same characters with the same last line is already there. Word allows none in text boxes,
    notes, headers and footers: there it is put on the mark that calls the note, on the box, or at the beginning.
    """
    manuscript = Manuscript(data)
    new = list(_missing(manuscript, notes))
    if not new:
        return data, 0
    spans = [anchor.span for note in new if (anchor := _anchor(manuscript, note.span)).span]
    split(manuscript, (offset for span in spans if span for offset in span))
    root = _comments(manuscript)
    document = manuscript.package.root(manuscript.package.main)
    taken = [whole(each.get(f"{W}id"), -1) for each in (*root, *document.iter(f"{W}commentRangeStart"))]
    date = now()
    for number, note in enumerate(new, max(taken, default=-1) + 1):
        anchor = _anchor(manuscript, note.span)
        _put(anchor, str(number))
        root.append(_comment(note, str(number), date))
    manuscript.package.changed.add(manuscript.package.main)
    return manuscript.package.packed(), len(new)


def _missing(manuscript: Manuscript, notes: Sequence[Note]) -> Iterator[Note]:
    """The notes that no comment of ours says yet."""
    there = Counter(_existing(manuscript))
    for note in notes:
        key = (_anchor(manuscript, note.span).span, note.lines[-1])
        if there[key]:
            there[key] -= 1
        else:
            yield note


def _existing(manuscript: Manuscript) -> Iterator[tuple[Span | None, str]]:
    """What our comments in the file are put on, and their last lines."""
    name = manuscript.package.related("comments")
    for comment in manuscript.package.root(name).iterfind(f"{W}comment") if name else ():
        paragraphs = comment.findall(_PARAGRAPH)
        if comment.get(f"{W}author") != AUTHOR or not paragraphs:
            continue
        last = "".join(text.text or "" for text in paragraphs[-1].iter(f"{W}t"))
        span = manuscript.anchors.get(comment.get(f"{W}id", ""))
        yield span, last
        yield None, last


def _anchor(manuscript: Manuscript, span: Span) -> _Anchor:
    """Where in the body a comment on *span* goes."""
    paragraph = manuscript.paragraph_at(span.start)
    if paragraph.part:
        call = manuscript.calls.get(paragraph.part)
        if call is not None:
            call = _outermost(call)
            return _Anchor(call, call, None)
        return _beginning(manuscript.paragraphs[0])._replace(span=None)
    held = [piece for piece in manuscript.covering(span) if piece.node is not None]
    held = [piece for piece in held if not manuscript.paragraph_at(piece.start).part]
    if not held:
        return _beginning(paragraph)
    inside = Span(max(span.start, held[0].start), min(span.end, held[-1].end))
    return _Anchor(_outermost(held[0].node), _outermost(held[-1].node), inside)


def _beginning(paragraph: Paragraph) -> _Anchor:
    """The place behind the number that Word prints: there are no characters to put the comment on."""
    label = paragraph.pieces[0].end if paragraph.pieces and paragraph.pieces[0].node is None else paragraph.start
    return _Anchor(paragraph.element, paragraph.element, Span(label, label))


def _outermost(node: Element) -> Element:
    """The run or formula that holds an element and stands in a paragraph, perhaps inside an insertion or a link."""
    found = node
    while node.tag not in {_PARAGRAPH, f"{W}txbxContent"}:
        parent = node.getparent()
        if node.tag in _OUTERMOST and (parent.tag == _PARAGRAPH or parent.tag in WRAPPERS):
            found = node
        node = parent
    return found


def _put(anchor: _Anchor, number: str) -> None:
    """Put the marks of a comment around its characters, and the reference behind them."""
    start = etree.Element(f"{W}commentRangeStart", {f"{W}id": number})
    end = etree.Element(f"{W}commentRangeEnd", {f"{W}id": number})
    reference = etree.Element(_RUN)
    etree.SubElement(reference, f"{W}commentReference", {f"{W}id": number})
    if anchor.first.tag != _RUN and anchor.first.tag not in _OUTERMOST:
        paragraph = anchor.first if anchor.first.tag == _PARAGRAPH else anchor.first.find(f".//{_PARAGRAPH}")
        if paragraph is None:
            paragraph = etree.Element(_PARAGRAPH)
            anchor.first.insert(0, paragraph)
        look = paragraph.find(f"{W}pPr")
        for mark in (reference, end, start):
            paragraph.insert(0 if look is None else 1, mark)
        return
    anchor.first.addprevious(start)
    anchor.last.addnext(end)
    outer = end
    while outer.getparent().tag in WRAPPERS:
        outer = outer.getparent()
    outer.addnext(reference)


def _comments(manuscript: Manuscript) -> Element:
    """The root of the comments part, made where there is none."""
    package = manuscript.package
    name = package.related("comments")
    if name:
        package.changed.add(name)
        return package.root(name)
    folder = package.main.rpartition("/")[0]
    names = (f"{folder}/comments{number}.xml".lstrip("/") for number in ("", *range(1, 99)))
    root = etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
    package.add(next(each for each in names if each not in package.names), root, "comments", _TYPE)
    return root


def _comment(note: Note, number: str, date: str) -> Element:
    attributes = {f"{W}id": number, f"{W}author": AUTHOR, f"{W}date": date, f"{W}initials": "dl"}
    comment = etree.Element(f"{W}comment", attributes)
    for index, line in enumerate(note.lines):
        paragraph = etree.SubElement(comment, _PARAGRAPH)
        if not index:
            etree.SubElement(etree.SubElement(paragraph, _RUN), f"{W}annotationRef")
        text = etree.SubElement(etree.SubElement(paragraph, _RUN), f"{W}t")
        text.text = _ILLEGAL.sub("\ufffd", line.replace("\n", " "))
        text.set(SPACE, "preserve")
    return comment
