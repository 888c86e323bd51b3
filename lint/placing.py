"""Findings from flags: places in the source, the words around them, what identifies them when they move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from . import ordinal
from .document import Document
from .expression import expression
from .finding import Finding, Match, Related, Replacement, digest
from .flag import Flag
from .text import HAN, Location, Span, UnitIndex

_CONTEXT = 60
_MANY = 1_000
"""Characters of flagged words beyond which they are known by their digest."""
_SENTENCE = 300
"""Characters of a sentence on either side of a place that tell it from others."""


def place(document: Document, flag: Flag) -> Finding:
    """The finding that a flag makes, in places of the source."""
    rule, match = flag.rule, flag.match
    start, end = document.location(match.span)
    excerpt = document.slice(match.span)
    context, column = _context(document, match.span)
    related = [_related(document, span, rule.related or "{match}") for span in match.related]
    return Finding(
        path=document.path,
        start=start,
        end=end,
        rule=rule.id,
        level=rule.level,
        message=rule.say(match, excerpt),
        excerpt=excerpt,
        why=rule.why,
        fix=rule.fix if match.edits else "none",
        fixes=tuple(_replacements(document, match)) if rule.fix != "none" else (),
        related=(*related, *(_related(document, span, said) for span, said in flag.merged)),
        identity=identity(rule.id, _normal(_around(document, match.span)), _shortened(_normal(excerpt))),
        context=context,
        context_column=column,
        place=document.place(match.span),
    )


def _related(document: Document, span: Span, message: str) -> Related:
    start, end = document.location(span)
    excerpt = document.slice(span)
    message = message.replace("{match}", excerpt[:40])
    return Related(document.path, start, end, message, excerpt, document.place(span))


def _replacements(document: Document, match: Match) -> Iterator[Replacement]:
    for edit in match.edits:
        start, end = document.location(edit.span)
        yield Replacement(start, end, edit.replacement)


def _context(document: Document, span: Span) -> tuple[str, int]:
    """The source line on which *span* starts, cut around it, and the column at which the cut begins."""
    source = document.map.span(span)
    line = document.lines.span(document.lines.line(source.start))
    text_end = line.end
    while text_end > line.start and document.source[text_end - 1] in "\r\n":
        text_end -= 1
    first = max(line.start, source.start - _CONTEXT)
    last = min(text_end, max(source.start + 1, min(source.end, source.start + 2 * _CONTEXT)) + _CONTEXT)
    return document.source[first:last], first - line.start + 1


def _around(document: Document, span: Span) -> str:
    """The sentence in which *span* starts."""
    block = document.block_at(span.start).span
    text = document.text
    start, end = max(block.start, span.start - _SENTENCE), min(block.end, span.start + _SENTENCE)
    first = max((text.rfind(mark, start, span.start) for mark in "。！？"), default=-1)
    last = [place for mark in "。！？" if (place := text.find(mark, span.start, end)) >= 0]
    return text[max(first + 1, start) : min(last, default=end)]


def _normal(text: str) -> str:
    """Text without what changes when a paragraph is moved or renumbered."""
    text = text.lstrip("# \t\u3000")
    number = ordinal.read(text)
    return expression(rf"[^{HAN}A-Za-z%*]").sub("", text[number.span.end :] if number else text)


def _shortened(words: str) -> str:
    """*words*, or what stands for them where they are many: a section may be flagged as a whole."""
    return words if len(words) <= _MANY else digest(words)


def byte_columns(document: Document, findings: Iterable[Finding]) -> dict[Location, int]:
    """The columns in UTF-8 bytes of all places that *findings* name."""
    units = UnitIndex(document.source, "utf-8")
    places: set[Location] = set()
    for finding in findings:
        items: tuple[Finding | Replacement | Related, ...] = (finding, *finding.fixes, *finding.related)
        places.update(place for item in items for place in (item.start, item.end))
    starts = document.lines.starts
    return {
        place: units.units(starts[place.line - 1] + place.column - 1) - units.units(starts[place.line - 1]) + 1
        for place in places
    }


def identity(*parts: str) -> str:
    """What stays of a finding when its paragraph is moved or renumbered, made of *parts*."""
    return "\0".join(parts)


def numbered(finding: Finding, seen: Counter[str]) -> Finding:
    """The finding, counted among those of its identity."""
    seen[finding.identity] += 1
    return finding._replace(occurrence=seen[finding.identity])
