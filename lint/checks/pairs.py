"""Marks that come in pairs: quotation marks, brackets, book-title marks (GB/T 15834-2011 4.8, 4.9, 4.15)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from ..document import Block, Document
from ..expression import expression
from ..finding import Edit, Match
from ..record import NamedTuple, dataclass
from ..text import HAN, Span

Fault = Literal["unclosed", "unopened", "reversed", "nested", "mixed", "width", "crossed", "straight"]

FAMILIES = ("“”", "‘’", "（）()", "【】", "[]［］", "〔〕", "《》", "〈〉", "「」", "『』")
"""Marks that come in pairs: an opening one and its partner, and the same of another width."""
_OPENS = {mark: family for family in FAMILIES for mark in family[::2]}
_CLOSES = {mark: family for family in FAMILIES for mark in family[1::2]}
_FLAT = frozenset({"“”", "‘’", "《》", "〈〉"})
"""Pairs that must not stand inside a pair of their own kind."""
_STRAIGHT = {'"': "“”", "'": "‘’"}
_QUOTES = frozenset({"“”", "‘’"})
_MARK = expression(r"[“”‘’（）()【】\[\]［］〔〕《》〈〉「」『』\"']")
_NUMBER = expression(r"(?:^|[\s，。；：、！？“”])(?:\d{1,3}|[A-Za-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3}|[①-⑳])$")
_INTERVAL = expression(r"[\[(（][-+\d.∞]+[,，][ ]?[-+\d.∞]+[\])）]")
_FACE = expression(r"[:;=：；]-?$")
_POINT = expression(r"[，。；：、！？,;:]")
_HAN = expression(f"[{HAN}]")
_NEAR = 60
"""How far apart two marks of different kinds may stand to be taken for one pair."""
_REVERSED = 30
"""How long the text between two marks that look away from each other may be."""
_VERSE = 16
"""How long a line of verse may be."""
_TORN = 20
"""How far from a break the two halves of a torn pair stand."""
_BLOCKS = 4
"""How many paragraphs a quotation or a bracket may run over."""


class Mark(NamedTuple):
    """A mark of a pair; *way* is 1 for an opening one, -1 for a closing one, 0 for one that shows no direction."""

    offset: int
    char: str
    family: str
    way: int
    optional: bool = False
    """Whether it may stand alone: the bracket of an item's number, 1）."""

    @property
    def span(self) -> Span:
        return Span(self.offset, self.offset + 1)


class Flaw(NamedTuple):
    """What is wrong with a mark or a pair of marks."""

    fault: Fault
    span: Span
    mark: str
    partner: str
    edits: tuple[Edit, ...] = ()
    related: tuple[Span, ...] = ()


@dataclass
class Pairs:
    """Flags marks without a partner, with a wrong one, or wrongly nested, paragraph by paragraph."""

    fault: Fault
    """What is wrong: no partner behind or before, both marks looking the same or the wrong way, a pair in a pair of
    its own kind, two kinds or two widths in one pair, pairs that cross, straight quotes among curly ones."""

    values: ClassVar[frozenset[str]] = frozenset({"mark", "partner"})

    @property
    def literals(self) -> Iterable[str]:
        return ()

    def matches(self, document: Document) -> Iterator[Match]:
        for flaw in document.derive(flaws):
            if flaw.fault == self.fault:
                yield Match(flaw.span, {"mark": flaw.mark, "partner": flaw.partner}, flaw.edits, flaw.related)


def flaws(document: Document) -> list[Flaw]:
    """Everything that is wrong with the pairs of a draft."""
    found: list[Flaw] = []
    lone: list[tuple[int, Mark]] = []
    for index, block in enumerate(document.blocks):
        pairing = Pairing(document.text, block)
        if pairing.marks:
            found += pairing.flaws
            lone += [(index, mark) for mark in pairing.lone]
    found += _lone(document, lone)
    found += _straight(document, [flaw for flaw in found if flaw.fault == "straight"])
    return [flaw for flaw in found if flaw.fault != "straight" or flaw.partner]


class Pairing:
    """The marks of one paragraph put into pairs with the fewest faults."""

    def __init__(self, text: str, block: Block) -> None:
        self._text = text
        self._block = block.span
        self.marks = list(_marks(text, block.span))
        self.flaws: list[Flaw] = []
        self.pairs: list[tuple[Mark, Mark]] = []
        self.lone: list[Mark] = []
        """Marks without a partner, by place."""
        for family in dict.fromkeys(mark.family for mark in self.marks):
            self._match([mark for mark in self.marks if mark.family == family])
        self.lone.sort()
        self._find_crossed()
        for opening, closing in self.pairs:
            if opening.char in "（(" and (opening.char == "（") != (closing.char == "）"):
                self._add(
                    "width", Span(opening.offset, closing.offset + 1), opening, closing, _widened(opening, closing)
                )

    def _add(self, fault: Fault, span: Span, mark: Mark, partner: Mark | str, edits: Sequence[Edit] = ()) -> None:
        char = partner if isinstance(partner, str) else partner.char
        related = () if isinstance(partner, str) or span.contains(partner.span) else (partner.span,)
        self.flaws.append(Flaw(fault, span, mark.char, char, tuple(edits), related))

    def _match(self, marks: list[Mark]) -> None:
        """Pair the marks of one family. Depth 2 is a pair inside a pair of its own kind."""
        opened: list[Mark] = []
        for mark, reading in zip(marks, _readings(marks), strict=True):
            if reading == "lone":
                self.lone.append(mark)
            elif reading == "reopen":  # what was open lacks its partner, and this one opens anew
                self.lone.append(opened.pop())
                opened.append(mark)
            elif reading == "open":
                if opened and mark.family in _FLAT and not self._alternates(opened[-1], mark):
                    self._add("nested", mark.span, mark, opened[-1])
                opened.append(mark)
            elif reading == "skip":
                continue
            elif reading == "flip":
                self._flip(mark, opened)
            else:
                self.pairs.append((opened.pop(), mark))
        self.lone += opened

    def _alternates(self, outer: Mark, inner: Mark) -> bool:
        """Whether the other kind of quotation mark is open between the two: “…‘…“…”…’…”."""
        between = self._text[outer.offset : inner.offset]
        return between.count("‘") > between.count("’") or between.count("〈") > between.count("〉")

    def _flip(self, mark: Mark, opened: list[Mark]) -> None:
        """A mark that looks the wrong way: it closes what is open, or opens."""
        right = mark.family[1] if opened else mark.family[0]
        self._add("reversed", mark.span, mark, right, [Edit(mark.span, right)])
        if opened:
            self.pairs.append((opened.pop(), mark))
        else:
            opened.append(mark)

    def _find_crossed(self) -> None:
        """Pairs that begin inside another pair and end outside it."""
        open_pairs: list[tuple[Mark, Mark]] = []
        for pair in sorted(self.pairs):
            while open_pairs and open_pairs[-1][1].offset < pair[0].offset:
                open_pairs.pop()
            if open_pairs and open_pairs[-1][1].offset < pair[1].offset:
                self._add("crossed", pair[1].span, pair[1], open_pairs[-1][1])
            open_pairs.append(pair)
        for opening, closing in self.pairs:
            if opening.char in _STRAIGHT or closing.char in _STRAIGHT:
                span = Span(opening.offset, closing.offset + 1)
                if _HAN.search(self._text, *span):
                    edits = [Edit(opening.span, opening.family[0]), Edit(closing.span, closing.family[1])]
                    edits = [edit for edit in edits if self._text[edit.span.start] in _STRAIGHT]
                    self._add("straight", span, opening, "", edits)


def _marks(text: str, span: Span) -> Iterator[Mark]:
    """The marks of a paragraph, without what only looks like one: primes, apostrophes, 1）, :), [0,1)."""
    intervals = {place for match in _INTERVAL.finditer(text, *span) for place in match.span()} if span.length else set()
    for match in _MARK.finditer(text, *span):
        offset, char = match.start(), match[0]
        before = text[max(span.start, offset - 8) : offset]
        if char in _STRAIGHT:
            if before and (before[-1].isdigit() or (char == "'" and before[-1].isascii() and before[-1].isalpha())):
                continue
            yield Mark(offset, char, _STRAIGHT[char], 0)
        elif char in _OPENS:
            if char == "‘" and _is_shortened_year(text, offset, span.end):
                continue
            if offset not in intervals:
                yield Mark(offset, char, _OPENS[char], 1)
        elif not (_spares(char, before) or offset + 1 in intervals):
            yield Mark(offset, char, _CLOSES[char], -1, char in "）)" and bool(_NUMBER.search(before)))


def _is_shortened_year(text: str, offset: int, end: int) -> bool:
    """Whether ‘ stands for the first digits of a year (‘24年) rather than opening a quotation (‘12345’热线)."""
    if not text[offset + 1 : offset + 2].isdigit():
        return False
    closing = text.find("’", offset + 1, min(end, offset + _NEAR))
    return closing < 0 or text.find("‘", offset + 1, closing) >= 0


def _spares(char: str, before: str) -> bool:
    """Whether a closing mark is something else: an apostrophe, the mouth of a face."""
    if char == "’":
        return bool(before) and before[-1].isascii() and before[-1].isalnum() and "‘" not in before
    if char in "）)" and "（" not in before and "(" not in before:
        return bool(_FACE.search(before))
    return False


_COSTS = {"lone": 2, "reopen": 2, "flip": 2, "nest": 2}


def _readings(marks: Sequence[Mark]) -> list[str]:
    """What each mark of a family does, so that the fewest are at fault: open, close, lone, reopen or flip.

    Brackets may nest; the others may not, and a pair in a pair of their own kind is one fault.
    """
    flat = bool(marks) and marks[0].family in _FLAT
    deepest = 2 if flat else 8
    best: dict[int, int] = {0: 0}
    steps: list[dict[int, tuple[int, str]]] = []
    for mark in marks:
        reached: dict[int, int] = {}
        step: dict[int, tuple[int, str]] = {}
        for depth, cost in best.items():
            for goal, reading, price in _moves(mark, depth, flat=flat):
                if goal <= deepest and cost + price < reached.get(goal, 1 << 30):
                    reached[goal] = cost + price
                    step[goal] = (depth, reading)
        best = reached
        steps.append(step)
    depth = min(best, key=lambda depth: best[depth] + depth * _COSTS["lone"])
    readings = []
    for step in reversed(steps):
        depth, reading = step[depth]
        readings.append(reading)
    return readings[::-1]


def _moves(mark: Mark, depth: int, *, flat: bool) -> Iterator[tuple[int, str, int]]:
    """For a mark at a depth: the depth behind it, what it does, and what that costs."""
    if mark.way >= 0 and not (mark.way == 0 and depth):
        yield depth + 1, "open", _COSTS["nest"] if flat and depth else 0
    if mark.way > 0 and depth:
        yield depth, "reopen", _COSTS["reopen"]
        if mark.family in _QUOTES:
            yield depth - 1, "flip", _COSTS["flip"]
    if mark.way <= 0 and depth:
        yield depth - 1, "close", 0
    if mark.optional:
        yield depth, "skip", 0
    if mark.way < 0 and not depth:
        yield depth, "lone", _COSTS["lone"]
        if mark.family in _QUOTES:
            yield depth + 1, "flip", _COSTS["flip"]


def _widened(opening: Mark, closing: Mark) -> list[Edit]:
    """The half-width one of two brackets made full-width."""
    return [Edit(mark.span, right) for mark, right in ((opening, "（"), (closing, "）")) if mark.char != right]


def _lone(document: Document, lone: Sequence[tuple[int, Mark]]) -> Iterator[Flaw]:
    """Marks without a partner in their paragraph; what goes on over several paragraphs is excused."""
    excused, elsewhere = _partners(document, lone)
    left = [(index, mark) for index, mark in lone if mark.offset not in excused and mark.char != "'"]
    place = 0
    while place < len(left):
        index, mark = left[place]
        flaw = None
        if place + 1 < len(left) and left[place + 1][0] == index and mark.offset not in elsewhere:
            flaw = _strangers(document.text, mark, left[place + 1][1])
        place += 2 if flaw else 1
        if flaw:
            yield flaw
        elif mark.way >= 0:
            yield Flaw("unclosed", mark.span, mark.char, mark.family[1], related=elsewhere.get(mark.offset, ()))
        else:
            yield Flaw("unopened", mark.span, mark.char, mark.family[0])


def _strangers(text: str, one: Mark, other: Mark) -> Flaw | None:
    """What is wrong with two lone marks that belong together: the wrong way round, or of two kinds."""
    between = text[one.offset + 1 : other.offset]
    both = Span(one.offset, other.offset + 1)
    if one.family != other.family:
        is_pair = one.way >= 0 >= other.way and len(between) <= _NEAR and "。" not in between
        return Flaw("mixed", both, one.char, other.char) if is_pair else None
    if not 0 < len(between) <= _REVERSED or "。" in between or between[0] in "，。；：、！？":
        return None
    if one.way < 0 < other.way:
        edits = (Edit(one.span, other.char), Edit(other.span, one.char))
        return Flaw("reversed", both, one.char, other.char, edits)
    wrong, right = (other, other.family[1]) if one.way > 0 else (one, one.family[0])
    if one.way != other.way or _POINT.search(between):
        return None
    return Flaw("reversed", wrong.span, wrong.char, right, (Edit(wrong.span, right),))


def _partners(document: Document, lone: Sequence[tuple[int, Mark]]) -> tuple[set[int], dict[int, tuple[Span, ...]]]:
    """The marks that need no partner in their paragraph, and the partners of opening marks in a later one.

    Brackets may run over several paragraphs; a quotation may, when it is verse or opens each paragraph anew.
    """
    excused: set[int] = set()
    elsewhere: dict[int, tuple[Span, ...]] = {}
    waiting: dict[str, tuple[int, Mark]] = {}
    for index, mark in lone:
        before = waiting.pop(mark.family, None)
        if before and mark.way <= 0 and 0 < index - before[0] < _BLOCKS and _may_close(document, before, (index, mark)):
            excused.add(mark.offset)
            if mark.family not in _QUOTES or _runs_on(document, before[0], index):
                excused.add(before[1].offset)
            else:
                elsewhere[before[1].offset] = (mark.span,)
        elif mark.way >= 0:
            waiting[mark.family] = (index, mark)
        if mark.way > 0 and mark.family in _QUOTES and _goes_on(document, mark, index):
            excused.add(mark.offset)
    return excused, elsewhere


def _may_close(document: Document, opening: tuple[int, Mark], closing: tuple[int, Mark]) -> bool:
    """Whether a mark may close what an earlier paragraph has opened: behind a sentence, at the end, or torn off near by."""
    block, before = document.blocks[closing[0]].span, document.blocks[opening[0]].span
    place = closing[1].offset
    if place == block.start or place + 1 >= block.end or document.text[place - 1] in "。！？；…，":
        return True
    torn = document.text[before.end - 1] not in "。！？；"
    return torn and place - block.start < _TORN and before.end - opening[1].offset < _TORN


def _runs_on(document: Document, first: int, last: int) -> bool:
    """Whether a quotation over several lines is verse or torn: lines that are short or do not end a sentence."""
    lines = [document.slice(block.span) for block in document.blocks[first:last]]
    return all(len(line) <= _VERSE or line[-1] not in "。！？" for line in lines)


def _goes_on(document: Document, mark: Mark, index: int) -> bool:
    """Whether the next paragraph goes on with the quotation and so opens it again (GB/T 15834-2011 4.8.3.5)."""
    if index + 1 >= len(document.blocks):
        return False
    block, following = document.slice(document.blocks[index].span), document.slice(document.blocks[index + 1].span)
    start = mark.offset - document.blocks[index].span.start
    if not following.startswith(mark.char) or (start and block[start - 1] not in "：，。"):
        return False
    closing = following.find(mark.family[1])
    return closing < 0 or closing >= len(following) - 2


def _straight(document: Document, found: Sequence[Flaw]) -> Iterator[Flaw]:
    """Straight quotes: each for itself among curly ones, one finding where a draft has hardly any others."""
    curly = document.text.count("“")
    if len(found) > max(3, curly):
        edits = tuple(edit for flaw in found for edit in flaw.edits)
        yield found[0]._replace(partner=f"{len(found)}处", edits=edits)
    else:
        yield from (flaw._replace(partner="1处") for flaw in found)
