"""The figure that would make everything agree, for a fix that a person has to approve."""

from __future__ import annotations

from bisect import bisect_left

from ..document import Document
from ..finding import Edit
from ..quantity import restated
from ..record import replace
from ..text import Span
from . import Contradiction, contradictions

_ROUNDED = frozenset({"share", "growth", "average", "points", "conversion"})
"""Kinds whose result is a quotient, so that it may be rounded to the places that are printed."""
_LONGEST = 2_000
"""Characters of a paragraph beyond which nothing is proposed: it would have to be read again."""


def correction(document: Document, event: Contradiction) -> Edit | None:
    """The edit after which the paragraph of a contradiction contradicts itself no more; None where there is none."""
    relation = event.relation
    if relation.right is None or relation.claimed != event.suspect:
        return None
    starts = [figure.span.start for figure in document.quantities]
    place = bisect_left(starts, event.suspect.start)
    figure = document.quantities[place] if place < len(starts) else None
    block = document.block_at(event.suspect.start)
    alone = all(block.span.start <= span.start < block.span.end for span in event.others)
    if figure is None or figure.span != event.suspect or not alone or block.span.length > _LONGEST:
        return None
    text = restated(figure, relation.right, document.slice(event.suspect), inexact=relation.kind in _ROUNDED)
    if text is None:
        return None
    edit = Edit(event.suspect, text)
    return edit if not contradictions(_corrected(document, block.span, edit)) else None


def _corrected(document: Document, span: Span, edit: Edit) -> Document:
    """The paragraph alone, as the edit would leave it."""
    before, after = document.text[span.start : edit.span.start], document.text[edit.span.end : span.end]
    text = before + edit.replacement + after
    block = document.block_at(span.start)._replace(span=Span(0, len(text)))
    return replace(document, source=text, text=text, blocks=[block], joins=(), comments=(), _derived={})
