"""Fixes: edits of the source, chosen so that none spoils another, and nothing is touched that a fix must not touch."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .document import Document
from .expression import expression
from .finding import Finding, Replacement
from .text import LineIndex, Span, fold, overlaps_any

MAX_ROUNDS = 10
"""How often a text is fixed and checked again at the most; a fix may make room for another."""

_DIGITS = expression(r"[0-9]+")
_TITLE = expression(r"《[^《》\n]*》")


def fixable(finding: Finding, document: Document, terms: frozenset[str], *, unsafe: bool) -> bool:
    """Whether a finding's fix may be made. A safe one never changes digits, a project's terms or quoted titles.

    None changes what the file does not hold as it is read.
    """
    source, lines = document.source, document.lines
    if not finding.fixes or finding.fix == "none" or not all(_possible(document, fix) for fix in finding.fixes):
        return False
    return unsafe or (
        finding.fix == "safe" and all(_harmless(source, _span(lines, fix), fix.text, terms) for fix in finding.fixes)
    )


def _possible(document: Document, fix: Replacement) -> bool:
    """Whether the file holds the characters in question, and can hold the new ones, a line end among them."""
    if not document.locked:
        return True
    span = _span(document.lines, fix)
    return "\n" not in fix.text and not overlaps_any(document.locked, span)


def edits(findings: Iterable[Finding], lines: LineIndex) -> tuple[list[tuple[Span, str]], int]:
    """The edits of the source that the fixes of *findings* are, in order, and how many findings that mends.

    A finding's edits are made together or not at all; one that overlaps an earlier one has to wait.
    """
    taken: list[tuple[Span, str]] = []
    count = 0
    end = 0
    for finding in sorted(findings, key=lambda each: min(fix.start for fix in each.fixes)):
        own = sorted((_span(lines, fix), fix.text) for fix in finding.fixes)
        if own[0][0].start < end:
            continue
        taken += own
        end = own[-1][0].end
        count += 1
    return taken, count


def _span(lines: LineIndex, fix: Replacement) -> Span:
    """A replacement's place as offsets of the source."""
    start, end = (lines.starts[place.line - 1] + place.column - 1 for place in (fix.start, fix.end))
    return Span(start, end)


def _harmless(source: str, span: Span, text: str, terms: frozenset[str]) -> bool:
    """Whether an edit changes nothing but the width of marks, or spares digits, titles and terms."""
    old = source[span.start : span.end]
    if fold(old) == fold(text):
        return True
    if _DIGITS.findall(fold(old)) != _DIGITS.findall(fold(text)):
        return False
    around = Span(max(0, span.start - 60), min(len(source), span.end + 60))
    context = source[around.start : around.end]
    inner = span.shift(-around.start)
    if any(Span(*match.span()).overlaps(inner) for match in _TITLE.finditer(context)):
        return False
    return not any(
        Span(place.start(), place.end()).overlaps(inner)
        for term in terms
        for place in re.finditer(re.escape(term), context)
    )
