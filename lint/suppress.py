"""Findings that the writer has let stand, by comments in the draft.

``<!-- draftlint-disable-line RULE … -->`` speaks of its own line, ``-disable-next-line`` of the next one that
is not blank, ``-disable`` of all that follows up to ``-enable`` or the end. RULE is an id or a category;
without one, all rules are meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .document import Document
from .finding import Finding
from .text import Span

UNUSED = "suppression/unused"
"""The rule that reports a comment which suppresses nothing."""

_COMMENT = re.compile(r"<!--\s*draftlint-(disable-line|disable-next-line|disable|enable)\b([^>]*?)-->")
_NAME = re.compile(r"[\w.-]+(?:/[\w.-]+)?")


@dataclass
class Suppression:
    """One comment: the lines and the rules of which it speaks."""

    span: Span
    """The comment, in the source."""
    first: int
    last: int
    rules: frozenset[str]
    used: set[str] = field(default_factory=set)

    def covers(self, finding: Finding) -> bool:
        """Whether the comment speaks of *finding*; what it is used for is remembered."""
        if not self.first <= finding.start.line <= self.last:
            return False
        names = self.rules & {finding.rule, finding.category} if self.rules else {""}
        self.used |= names
        return bool(names)

    @property
    def unused(self) -> frozenset[str]:
        """The names that covered nothing; an empty name stands for all rules."""
        return (self.rules or frozenset({""})) - self.used


def suppressions(document: Document) -> list[Suppression]:
    """The comments of a document that suppress something."""
    found: list[Suppression] = []
    open_ranges: list[Suppression] = []
    last_line = len(document.lines.starts)
    for comment in document.comments:
        match = _COMMENT.match(document.source[comment.start : comment.end])
        if not match:
            continue
        line = document.lines.line(comment.start)
        rules = frozenset(_NAME.findall(match[2]))
        if match[1] == "enable":
            for opened in [each for each in open_ranges if not rules or each.rules & rules or not each.rules]:
                opened.last = line
                open_ranges.remove(opened)
            continue
        if match[1] == "disable-line":
            suppression = Suppression(comment, line, line, rules)
        elif match[1] == "disable-next-line":
            following = _next_line(document, document.lines.line(comment.end - 1))
            suppression = Suppression(comment, following, following, rules)
        else:
            suppression = Suppression(comment, line, last_line, rules)
            open_ranges.append(suppression)
        found.append(suppression)
    return found


def _next_line(document: Document, line: int) -> int:
    """The next line after *line* that is not blank."""
    for later in range(line + 1, len(document.lines.starts) + 1):
        span = document.lines.span(later)
        if document.source[span.start : span.end].strip():
            return later
    return line + 1


def kept(findings: Iterable[Finding], comments: Sequence[Suppression]) -> list[Finding]:
    """The findings of which no comment speaks."""
    return [finding for finding in findings if not _covered(finding, comments)]


def _covered(finding: Finding, comments: Sequence[Suppression]) -> bool:
    """Whether any comment covers *finding*; all are asked, for each that does is used."""
    return sum(comment.covers(finding) for comment in comments) > 0
