"""Sentences and clauses: GB/T 15834-2011 4.1 to 4.6, as far as cutting needs it."""

from __future__ import annotations

from collections.abc import Iterator

from .expression import expression
from .text import Span

_SENTENCE = expression(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』）)》\]】]*|\n|$)")
_CLAUSE = expression(r"[^，。；：！？,;:!?\n]+")


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences inside *span*, end marks and closing quotation marks included, blanks left out."""
    for match in _SENTENCE.finditer(text, span.start, span.end):
        if not match[0].strip():
            continue
        yield Span(match.start() + len(match[0]) - len(match[0].lstrip()), match.end())


def clauses(text: str, span: Span) -> Iterator[Span]:
    """The clauses inside *span*: what stands between two point marks, the marks left out."""
    for match in _CLAUSE.finditer(text, span.start, span.end):
        yield Span(*match.span())
