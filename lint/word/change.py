"""Changes to a Word file: text replaced in place or as tracked changes, every character keeping its formatting.

Only the parts that hold what is changed are written anew. What Word computes or holds twice is never changed
(``Piece.locked``); callers ask only for what is not locked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from datetime import datetime, timezone

from lxml import etree

from ..text import Span
from .manuscript import Manuscript, Piece
from .numbering import whole
from .package import Element, W

AUTHOR = "draftlint"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RUN, _TEXT, _DELETED = f"{W}r", f"{W}t", f"{W}delText"
_TRACKED = frozenset({f"{W}ins", f"{W}moveTo"})

Edit = tuple[Span, str]
"""A span of the source and what is to stand there."""


def rewrite(data: bytes, edits: Sequence[Edit]) -> bytes:
    """The file with *edits* made. Raises Complaint for a file that must not be changed."""
    manuscript = Manuscript(data)
    source = manuscript.source
    for span, text in reversed(edits):
        _replace(manuscript, *_trimmed(source, span, text))
    return _packed(manuscript, edits)


def suggest(data: bytes, edits: Sequence[Edit]) -> bytes:
    """The file with *edits* as tracked changes. Raises Complaint for a file that must not be changed."""
    manuscript = Manuscript(data)
    source = manuscript.source
    smaller = [_trimmed(source, *edit) for edit in edits]
    split(manuscript, (offset for span, _ in smaller for offset in span))
    tracking = _Tracking(manuscript)
    for span, text in reversed(smaller):
        tracking.replace(span, text)
    return _packed(manuscript, edits)


def now() -> str:
    """The time as Word writes it on comments and changes."""
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def _packed(manuscript: Manuscript, edits: Sequence[Edit]) -> bytes:
    package = manuscript.package
    for span, _ in edits:
        package.changed.add(manuscript.part_of(manuscript.paragraph_at(span.start)))
    return package.packed()


def _trimmed(source: str, span: Span, text: str) -> Edit:
    """The edit without the characters that stay, so that these keep their own formatting."""
    old = source[span.start : span.end]
    head = tail = 0
    while head < min(len(old), len(text)) and old[head] == text[head]:
        head += 1
    while tail < min(len(old), len(text)) - head and old[-1 - tail] == text[-1 - tail]:
        tail += 1
    return Span(span.start + head, span.end - tail), text[head : len(text) - tail]


def _replace(manuscript: Manuscript, span: Span, text: str) -> None:
    """Put *text* where *span* is; it looks like the first character that it replaces, or the one before it."""
    for piece in manuscript.covering(span) or _hosts(manuscript, span.start):
        first = max(span.start - piece.start, 0)
        last = max(min(span.end - piece.start, piece.length), first)
        _put(piece.node, first, last, text)
        text = ""


def _put(node: Element, first: int, last: int, text: str) -> None:
    """Replace some characters of an element by *text*."""
    if node.tag == _TEXT:
        old = node.text or ""
        node.text = old[:first] + text + old[last:]
        node.set(SPACE, "preserve")
        if not node.text:
            node.getparent().remove(node)
    elif first == last:
        (node.addprevious if first == 0 else node.addnext)(_text(text))
    else:
        if text:
            node.addprevious(_text(text))
        node.getparent().remove(node)


def _text(text: str) -> Element:
    element = etree.Element(_TEXT)
    element.text = text
    element.set(SPACE, "preserve")
    return element


def _hosts(manuscript: Manuscript, offset: int) -> list[Piece]:
    """The piece beside which a text can be put in, as a list of one: the one that ends there before the one that begins."""
    pieces = [piece for piece in manuscript.covering(Span(max(offset - 1, 0), offset + 1)) if not piece.locked]
    return pieces[:1]


def split(manuscript: Manuscript, offsets: Iterable[int]) -> None:
    """Make a run begin at each of the *offsets* of the source, and read the manuscript anew."""
    for offset in sorted(set(offsets), reverse=True):
        for piece in manuscript.covering(Span(offset, offset + 1)):
            if piece.node is not None:
                _split_run(_second_half(piece, offset))
    manuscript.read()


def _second_half(piece: Piece, offset: int) -> Element:
    """The element that begins at *offset*, made if need be."""
    node = piece.node
    if offset == piece.start or node.tag != _TEXT:
        return node
    text = node.text or ""
    second = _text(text[offset - piece.start :])
    node.text = text[: offset - piece.start]
    node.set(SPACE, "preserve")
    node.addnext(second)
    return second


def _split_run(node: Element) -> None:
    """Begin a new run, of the same look, before an element of a run."""
    run = node.getparent()
    if run.tag != _RUN or all(each.tag == f"{W}rPr" for each in node.itersiblings(preceding=True)):
        return
    second = etree.Element(_RUN, dict(run.attrib))
    if (look := run.find(f"{W}rPr")) is not None:
        second.append(deepcopy(look))
    for each in [node, *node.itersiblings()]:
        second.append(each)
    run.addnext(second)


class _Tracking:
    """Tracked changes of ours, on runs that hold nothing else than what is changed."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.date = now()
        roots = {manuscript.package.root(name) for name in set(manuscript.parts.values())}
        elements = (each for root in roots for each in root.iter() if isinstance(each.tag, str))
        self.number = max((whole(each.get(f"{W}id"), 0) for each in elements), default=0)

    def _mark(self, kind: str) -> Element:
        self.number += 1
        attributes = {f"{W}id": str(self.number), f"{W}author": AUTHOR, f"{W}date": self.date}
        return etree.Element(f"{W}{kind}", attributes)

    def replace(self, span: Span, text: str) -> None:
        """Strike *span* out and put *text* behind it."""
        runs: list[Element] = []
        for piece in self.manuscript.covering(span):
            run = piece.node.getparent()
            if run not in runs:
                runs.append(run)
        if not runs:
            self._insert_at(span.start, text)
            return
        if text:
            beside = runs[-1] if runs[-1].getparent() is runs[0].getparent() else runs[0]
            self._insert_after(beside, text, runs[0].find(f"{W}rPr"))
        deletion: Element | None = None
        for run in runs:
            deletion = self._delete(run, deletion)

    def _insert_at(self, offset: int, text: str) -> None:
        """Put *text* between two characters."""
        for piece in _hosts(self.manuscript, offset) if text else ():
            run = piece.node.getparent()
            self._insert_after(run, text, run.find(f"{W}rPr"), before=piece.start >= offset)

    def _insert_after(self, run: Element, text: str, look: Element | None, *, before: bool = False) -> None:
        """Put a run beside another: as it is where that one is an insertion of ours, else as an insertion."""
        new = etree.Element(_RUN)
        if look is not None:
            new.append(deepcopy(look))
        new.append(_text(text))
        parent = run.getparent()
        if parent.tag in _TRACKED and parent.get(f"{W}author") != AUTHOR:
            run = self._opened(run, before=before)
        if parent.get(f"{W}author") != AUTHOR or parent.tag not in _TRACKED:
            insertion = self._mark("ins")
            insertion.append(new)
            new = insertion
        (run.addprevious if before else run.addnext)(new)

    def _opened(self, run: Element, *, before: bool) -> Element:
        """Another's insertion parted behind (or before) a run, so that ours can stand between; its nearer half."""
        parent = run.getparent()
        second = etree.Element(parent.tag, dict(parent.attrib))
        self.number += 1
        second.set(f"{W}id", str(self.number))
        following = [*([run] if before else []), *run.itersiblings()]
        for each in following:
            second.append(each)
        if len(second):
            parent.addnext(second)
        return second if before else parent

    def _delete(self, run: Element, deletion: Element | None) -> Element | None:
        """Strike a run out, in one deletion with the run before it; an insertion of ours is simply taken back."""
        parent = run.getparent()
        if parent.tag in _TRACKED and parent.get(f"{W}author") == AUTHOR:
            parent.remove(run)
            if not len(parent):
                parent.getparent().remove(parent)
            return None
        if deletion is None or run.getprevious() is not deletion:
            deletion = self._mark("del")
            run.addprevious(deletion)
        deletion.append(run)
        for text in run.iter(_TEXT):
            text.tag = _DELETED
        return deletion
