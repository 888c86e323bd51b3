"""Findings that the writer has let stand, by comments in the draft.

``<!-- draftlint-disable-line RULE … -->`` speaks of its own line, ``-disable-next-line`` of the next one that
is not blank, ``-disable`` of all that follows up to ``-enable`` or the end. RULE is an id or a category;
without one, all rules are meant. What stands after `` -- `` is a reason, for the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .document import Document
from .expression import expression
from .record import dataclass, field
from .text import Location, Span

UNUSED = "suppression/unused"
"""The rule that reports a comment which suppresses nothing."""

_COMMENT = expression(r"<!--\s*draftlint-([\w-]*\w)(.*?)-->", re.DOTALL)
_REASON = expression(r"\s--+\s.*", re.DOTALL)
_SEPARATOR = expression(r"[\s,，、;；]+")
_FOREVER = 1 << 60


@dataclass
class Suppression:
    """One comment: the extent and the rules of which it speaks."""

    span: Span
    """The comment, in the source."""
    start: Location
    end: Location
    """Exclusive."""
    rules: frozenset[str]
    """Empty for all rules."""
    used: set[str] = field(default_factory=set)

    def covers(self, place: Location, rule: str) -> bool:
        """Whether the comment speaks of what *rule* finds at *place*; what it is used for is remembered."""
        if not self.start <= place < self.end:
            return False
        names = self.rules & {rule, rule.partition("/")[0]} if self.rules else {""}
        self.used |= names
        return bool(names)

    @property
    def unused(self) -> frozenset[str]:
        """The names that covered nothing; an empty name stands for all rules."""
        return (self.rules or frozenset({""})) - self.used


def suppressions(document: Document) -> list[Suppression]:
    """The comments of a document that suppress something, or were meant to."""
    found: list[Suppression] = []
    ranges: list[Suppression] = []
    for comment in document.comments:
        match = _COMMENT.match(document.source, *comment)
        if not match:
            continue
        names = frozenset(filter(None, _SEPARATOR.split(_REASON.sub("", match[2]))))
        if match[1] == "disable":
            opened = list(_ranges(document, comment, names))
            ranges += opened
            found += opened
        elif match[1] == "enable":
            closed = [each for each in ranges if not names or not each.rules or each.rules <= names]
            for each in closed:
                each.end = document.lines.location(comment.start)
            ranges = [each for each in ranges if each not in closed]
            if not closed:
                found.append(_idle(document, comment, match[1]))
        elif match[1] in {"disable-line", "disable-next-line"}:
            line = document.lines.line(comment.end - 1)
            line = line if match[1] == "disable-line" else _next_line(document, line)
            found.append(Suppression(comment, Location(line, 1), Location(line + 1, 1), names))
        else:
            found.append(_idle(document, comment, match[1]))
    return found


def _ranges(document: Document, comment: Span, names: frozenset[str]) -> Iterator[Suppression]:
    """An open range for each of the rules, since each may be closed by itself."""
    start, end = document.lines.location(comment.end), Location(_FOREVER, 1)
    for rules in [frozenset({name}) for name in sorted(names)] or [frozenset[str]()]:
        yield Suppression(comment, start, end, rules)


def _idle(document: Document, comment: Span, word: str) -> Suppression:
    """A comment that can suppress nothing: a misspelt one, or the end of a range that was never begun."""
    here = document.lines.location(comment.start)
    return Suppression(comment, here, here, frozenset({f"draftlint-{word}"}))


def _next_line(document: Document, line: int) -> int:
    """The next line after *line* that is not blank."""
    for later in range(line + 1, len(document.lines.starts) + 1):
        span = document.lines.span(later)
        if document.source[span.start : span.end].strip():
            return later
    return line + 1


def covered(place: Location, rule: str, comments: Iterable[Suppression]) -> bool:
    """Whether any comment covers what *rule* finds at *place*; all are asked, for each that does is used."""
    return sum(comment.covers(place, rule) for comment in comments) > 0
