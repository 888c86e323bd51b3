"""What rules match in a document, before it is placed: of overlapping flags one finding is made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from . import ordinal
from .document import Document
from .finding import CATEGORIES, LEVELS, Match
from .rule import Rule
from .text import Span

_MERGED = 20
"""How many weaker findings a finding carries along at the most."""


class Flag(NamedTuple):
    """A rule's match on a document, not yet placed."""

    rule: Rule
    match: Match
    merged: tuple[tuple[Span, str], ...] = ()
    """Weaker findings on the same place: where, and what they said."""


def priority(rule: Rule) -> int:
    """The rank of a rule's category when findings overlap; a user's own categories come last."""
    return CATEGORIES.index(rule.category) if rule.category in CATEGORIES else len(CATEGORIES)


def merge(document: Document, flags: Iterable[Flag]) -> list[Flag]:
    """One finding an event: of overlapping flags the most severe keeps the place, then the first category; the
    others go along with it.

    A repeated passage takes in what lies wholly inside it, since the first copy shows that, too; but it never
    goes along with something small inside it. A wrong order of headings says nothing of the sentences between,
    but goes along with a copy that brought its number with it.
    """
    ordered = sorted(flags, key=lambda flag: (flag.match.span.start, _rank(flag), -flag.match.span.end))
    alive: list[Flag | None] = []
    open_flags: list[int] = []
    for candidate in ordered:
        flag: Flag | None = candidate
        open_flags = [index for index in open_flags if _reaches(alive[index], candidate.match.span.start)]
        for index in open_flags:
            other = alive[index]
            if flag is None or other is None:
                continue
            strong, weak = (other, flag) if _rank(other) <= _rank(flag) else (flag, other)
            if _is_pasted_number(document, weak, strong):
                strong, weak = weak, strong
            elif not (_is_pasted_number(document, strong, weak) or _same_event(document, strong, weak)):
                continue
            merged = _with(document, strong, weak)
            alive[index], flag = (merged, None) if strong is other else (None, merged)
        if flag:
            open_flags.append(len(alive))
            alive.append(flag)
    return [flag for flag in alive if flag]


def _rank(flag: Flag) -> tuple[int, int, bool]:
    """Which of two overlapping flags keeps the place: the lower one. An error never hides behind a hint, nor what is
    mended safely behind a guess of the same kind."""
    return -LEVELS.index(flag.rule.level), priority(flag.rule), flag.rule.fix != "safe"


def _reaches(flag: Flag | None, offset: int) -> bool:
    return flag is not None and flag.match.span.end > offset


def _same_event(document: Document, strong: Flag, weak: Flag) -> bool:
    """Whether *weak* says of the same place what *strong* says."""
    outer, inner = strong.match.span, weak.match.span
    if strong.rule.id == weak.rule.id and outer != inner:
        return False
    if _is_general(strong) or _is_general(weak):
        return False
    if strong.rule.category == "duplicate" and outer.contains(inner):
        return True
    if _is_wide(document, outer) or _is_wide(document, inner):
        return False
    if weak.rule.category == "duplicate" and inner.contains(outer) and inner != outer:
        return False
    return outer.overlaps(inner)


def _is_pasted_number(document: Document, copy: Flag, numbering: Flag) -> bool:
    """Whether a wrong number is that of a copy: it was pasted along with its paragraph."""
    start = copy.match.span.start
    return (
        copy.rule.category == "duplicate"
        and numbering.rule.category == "numbering"
        and numbering.match.span.start <= start < numbering.match.span.end
        and ordinal.read(document.text, start) is not None
    )


def _is_general(flag: Flag) -> bool:
    """Whether a flag stands for many places of the draft and is only shown at the first."""
    return any(edit.span.end > flag.match.span.end for edit in flag.match.edits)


def _is_wide(document: Document, span: Span) -> bool:
    """Whether *span* goes over several blocks."""
    return document.block_index(span.start) != document.block_index(max(span.start, span.end - 1))


def _with(document: Document, flag: Flag, weaker: Flag) -> Flag:
    """*flag* with what *weaker* says, as far as there is room."""
    span = weaker.match.span
    said = (span, weaker.rule.say(weaker.match, document.slice(span)))
    return flag._replace(merged=(*flag.merged, said, *weaker.merged)[:_MERGED])
