"""What rules match in a document, before it is placed: of overlapping flags one finding is made."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from . import ordinal
from .document import Document
from .finding import CATEGORIES, LEVELS, Match
from .record import NamedTuple
from .rule import Rule
from .text import Span

_CHANGED = 24
"""How far behind its number a copy of a paragraph may begin: a word was changed."""
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
    given = _with_pasted_numbers(document, list(flags))
    ordered = sorted(given, key=lambda flag: (flag.match.span.start, _rank(flag), -flag.match.span.end))
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
            if not _same_event(document, strong, weak):
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


def _with_pasted_numbers(document: Document, flags: list[Flag]) -> list[Flag]:
    """The flags, but that a wrong number goes along with the copy that brought it when its paragraph was pasted."""
    pasted = {
        start: index
        for index, flag in enumerate(flags)
        if flag.rule.category == "duplicate"
        for start in _pasted_numbers(document, flag.match)
    }
    if not pasted:
        return flags
    starts, kept = sorted(pasted), dict(enumerate(flags))
    for index, flag in enumerate(flags):
        if flag.rule.category != "numbering":
            continue
        for span in (flag.match.span, *flag.match.related[:1]):  # the number itself, or the one before it
            place = bisect_left(starts, span.start)
            if place < len(starts) and starts[place] < span.end:
                copy = pasted[starts[place]]
                kept[copy] = _with(document, kept[copy], flag)
                del kept[index]
                break
    return list(kept.values())


def _pasted_numbers(document: Document, copy: Match) -> Iterator[int]:
    """The starts of the numbers of two like paragraphs where they are the same."""
    spans = [copy.span, *copy.related[:1]]
    blocks = [document.block_at(span.start).span for span in spans]
    starts = [block.start for block in blocks]
    numbers = [ordinal.read(document.text, start) or _inline_number(document.text, start) for start in starts]
    written = {number and document.slice(number.span) for number in numbers}
    for span, block, number in zip(spans, blocks, numbers, strict=True):
        reach = max(_CHANGED, block.length // 3) if len(spans) > 1 else 0
        if number and len(written) == 1 and span.start < number.span.end + reach:
            yield number.span.start


def _inline_number(text: str, start: int) -> ordinal.Ordinal | None:
    """The ordinal of running text (三是, 第二，) with which a paragraph begins."""
    first = next(ordinal.inline(text, Span(start, min(len(text), start + _CHANGED))), None)
    return first if first and first.span.start == start else None


def _is_general(flag: Flag) -> bool:
    """Whether a flag stands for many places of the draft and is only shown at the first."""
    return any(edit.span.end > flag.match.span.end for edit in flag.match.edits)


def _is_wide(document: Document, span: Span) -> bool:
    """Whether *span* goes over several blocks."""
    return document.block_index(span.start) != document.block_index(max(span.start, span.end - 1))


def _with(document: Document, flag: Flag, weaker: Flag) -> Flag:
    """*flag* with what *weaker* says, as far as there is room; that the same is to be mended is said once."""
    span = weaker.match.span
    both = Span(min(flag.match.span.start, span.start), max(flag.match.span.end, span.end))
    new = not (flag.match.edits and weaker.match.edits) or _mended(document, both, flag.match) != _mended(
        document, both, weaker.match
    )
    said = [(span, weaker.rule.say(weaker.match, document.slice(span)))] if new else []
    return flag._replace(merged=(*flag.merged, *said, *weaker.merged)[:_MERGED])


def _mended(document: Document, span: Span, match: Match) -> str:
    """The text of *span* as it is when what matched is mended."""
    text, end = document.slice(span), span.start
    parts = []
    for edit in sorted(match.edits, key=lambda edit: edit.span):
        parts += [text[end - span.start : edit.span.start - span.start], edit.replacement]
        end = edit.span.end
    return "".join((*parts, text[end - span.start :]))
