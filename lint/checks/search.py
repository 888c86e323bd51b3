"""Where a rule's words and patterns stand in a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..document import Document
from ..pattern import Pattern
from ..text import Span

if TYPE_CHECKING:
    import regex


def find_word(document: Document, word: str) -> Iterator[Span]:
    """The occurrences of a folded literal."""
    for start in document.places(word):
        yield Span(start, start + len(word))


def find_pattern(document: Document, pattern: Pattern) -> Iterator[regex.Match[str]]:
    """The matches of a pattern; only blocks that hold its literal are searched."""
    text = document.folded
    if not pattern.literal:
        yield from pattern.finditer(text)
        return
    searched = -1
    for start in document.places(pattern.literal):
        index = document.block_index(start)
        if index > searched:
            searched = index
            yield from pattern.finditer(text, *document.blocks[index].span)
