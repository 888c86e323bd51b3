"""Where a rule's words and patterns stand in a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING

from ..document import Document
from ..pattern import Pattern
from ..text import Span, merge

if TYPE_CHECKING:
    import regex


def find_words(document: Document, words: Set[str]) -> Iterator[tuple[str, Span]]:
    """The occurrences of folded literals, word by word, in no order that means anything."""
    for word in sorted(document.occurring(words)):
        for start in document.places(word):
            yield word, Span(start, start + len(word))


def find_word(document: Document, word: str) -> Iterator[Span]:
    """The occurrences of a folded literal."""
    for start in document.places(word):
        yield Span(start, start + len(word))


def around(document: Document, words: Set[str], before: int, behind: int) -> list[Span]:
    """The text around the occurrences of folded literals: so much before their starts and behind them."""
    size = len(document.folded)
    places = sorted(place for word in document.occurring(words) for place in document.places(word))
    return merge(Span(max(0, place - before), min(size, place + behind)) for place in places)


def may_match(document: Document, pattern: Pattern) -> bool:
    """Whether one of the pattern's literals occurs, or it has none."""
    return not pattern.literals or bool(document.occurring(pattern.literals))


def find_pattern(document: Document, pattern: Pattern) -> Iterator[regex.Match[str]]:
    """The matches of a pattern, block by block; only blocks that hold one of its literals are searched, if it has any."""
    text, blocks = document.folded, document.blocks
    if not pattern.literals:
        for block in blocks:
            yield from pattern.finditer(text, *block.span)
        return
    following = 0
    for place in sorted(
        place for literal in document.occurring(pattern.literals) for place in document.places(literal)
    ):
        if following < len(blocks) and place >= blocks[following].span.start:
            following = document.block_index(place) + 1
            yield from pattern.finditer(text, *blocks[following - 1].span)


def pattern_literals(patterns: Iterable[Pattern]) -> Iterator[str]:
    """The literals behind which patterns are searched."""
    for pattern in patterns:
        yield from pattern.literals
