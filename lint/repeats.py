"""Passages that occur twice in one text, exactly or with a few characters changed, in linear time."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import pairwise

from .expression import expression
from .record import NamedTuple
from .text import Span

_COMPARED = expression(r"[^\W_]+")
_CANDIDATES = 6
"""How many places of one gram are remembered: what stands more often than that is a set phrase."""


class Run(NamedTuple):
    """The same characters at two places of a text; *first* < *later*."""

    first: int
    later: int
    length: int

    @property
    def diagonal(self) -> int:
        return self.later - self.first

    def holds(self, other: Run) -> bool:
        """Whether *other* is a part of this run."""
        return (
            self.diagonal == other.diagonal
            and self.later <= other.later
            and other.later + other.length <= self.later + self.length
        )


def _later(run: Run) -> int:
    return run.later


class Passage(NamedTuple):
    """Two regions that are made of the same runs but for what was changed between them."""

    runs: tuple[Run, ...]
    """In order at both places."""

    @property
    def first(self) -> Span:
        return Span(self.runs[0].first, self.runs[-1].first + self.runs[-1].length)

    @property
    def later(self) -> Span:
        return Span(self.runs[0].later, self.runs[-1].later + self.runs[-1].length)

    @property
    def matched(self) -> int:
        """How many characters the two have in common."""
        return sum(run.length for run in self.runs)

    def is_over(self, other: Passage) -> bool:
        """Whether this is a long copy that takes in the later place of *other*, whatever the first one is."""
        return self.matched >= _LONG and self.ratio >= _LIKE and self.later.contains(other.later)

    def holds(self, other: Passage) -> bool:
        """Whether the ends of *other* lie in runs of this one, at both places."""
        return all(any(run.holds(end) for run in self._around(end)) for end in (other.runs[0], other.runs[-1]))

    def _around(self, run: Run) -> tuple[Run, ...]:
        """The run of this passage that may hold *run*, if there is one."""
        index = bisect_right(self.runs, run.later, key=_later) - 1
        return self.runs[index : index + 1] if index >= 0 else ()

    @property
    def ratio(self) -> float:
        """Their likeness: 1.0 for exact copies."""
        return 2 * self.matched / max(1, self.first.length + self.later.length)


def runs(text: str, shortest: int, since: int = 0) -> Iterator[Run]:
    """Repeats of *text*, by place of the later copy; copies do not overlap one another.

    With *since* only copies behind that offset of what stands before it.

    Each character belongs to the later copy of one run at most. Every repeat of *shortest* characters is
    found, or a part of it where several overlap: of any such stretch one gram at a multiple of the gram's
    size lies wholly inside, and only those are remembered.
    """
    size = (shortest + 1) // 2
    grams = _Grams(text, size)
    heads, mask = grams.heads, grams.mask
    diagonal = 0
    taken = place = since
    last = len(text) - size
    while place <= last:
        if grams.due <= (since or place):
            grams.remember(since or place)
        if not heads[hash(text[place : place + size]) & mask]:
            place += 1
            continue
        best: Run | None = None
        for candidate in grams.places(place):
            run = _extend(text, candidate, place, taken)
            if run.length >= shortest and (best is None or _rank(run, diagonal) > _rank(best, diagonal)):
                best = run
        if best is None:
            place += 1
            continue
        yield best
        diagonal = best.diagonal
        taken = place = best.later + best.length


class _Grams:
    """Where the grams at multiples of their size stand: a hash table in two arrays, for a text may be long."""

    def __init__(self, text: str, size: int) -> None:
        self.text = text
        self.size = size
        count = len(text) // size + 1
        self.mask = (2 << count.bit_length()) - 1
        self.heads = array("I", bytes(4 * (self.mask + 1)))
        """By hash the number of the last gram, from 1; 0 where there is none."""
        self._earlier = array("I", bytes(4 * (count + 1)))
        """By number the gram before it with the same end of its hash."""
        self._next = 1
        self.due = size
        """Where the next gram to be taken in ends."""

    def remember(self, end: int) -> None:
        """Take in the grams that end at *end* or before."""
        size = self.size
        while self._next * size <= end:
            number = self._next
            self._next += 1
            self.due += size
            place = (number - 1) * size
            bucket = hash(self.text[place : place + size]) & self.mask
            if not self.heads[bucket] or len(self.places(place)) < _CANDIDATES:
                self._earlier[number] = self.heads[bucket]
                self.heads[bucket] = number

    def places(self, place: int) -> list[int]:
        """The places, ascending, at which the gram at *place* is remembered."""
        text, size = self.text, self.size
        gram = text[place : place + size]
        found = []
        number = self.heads[hash(gram) & self.mask]
        while number:
            start = (number - 1) * size
            if text[start : start + size] == gram:
                found.append(start)
            number = self._earlier[number]
        return found[::-1]


def _rank(run: Run, diagonal: int) -> tuple[bool, int]:
    """What goes on along with the last run is its continuation; else the longest run is the likeliest copy."""
    return abs(run.diagonal - diagonal) <= _SHIFT, run.length


def _extend(text: str, first: int, later: int, floor: int) -> Run:
    """The longest run through two places, the later copy not before *floor* and the two not overlapping."""
    limit = later - first
    back = 0
    while (
        first - back > 0 and later - back > floor and back < limit and text[first - back - 1] == text[later - back - 1]
    ):
        back += 1
    length = _alike(text, first, later, min(limit, len(text) - later))
    return Run(first - back, later - back, min(back + length, limit))


def _alike(text: str, first: int, later: int, room: int) -> int:
    """How many characters are the same from two places on, at most *room*."""
    length = 0
    step = 64
    while length < room:
        step = min(step, room - length)
        if text[first + length : first + length + step] == text[later + length : later + length + step]:
            length += step
        elif step == 1:
            break
        else:
            step = max(1, step // 2)
    return length


_SHIFT = 12
"""How far two runs' diagonals may lie apart for them to be parts of one copy: what was put in or left out."""
_GAP = 30
"""How much may lie between two runs of one copy. It is no longer than either run, or half of it is alike."""
_SURE = 4
"""The shortest run beyond an end of a passage."""
_COMMON = 2
"""The shortest stretch that counts as common inside a gap."""
_SKIPS = sorted(((a, b) for a in range(9) for b in range(9) if (a or b) and abs(a - b) <= 4), key=sum)
"""How many characters may be skipped at the first place and at the later one to find one, the fewest first."""
_LONG, _LIKE, _ENOUGH = 100, 0.8, 2
"""Of how many characters and of what likeness a copy is long, and how many such ones are enough for one stretch."""
_LOOK_BACK = 3
"""How many passages may still go on: inside a copy a set phrase may be found elsewhere first."""


def passages(text: str, shortest: int) -> Iterator[Passage]:
    """The copies in *text*: runs of *shortest* and more that follow one another at both places, and what
    of the same copy is left at their ends behind a changed word.

    What lies wholly inside a copy that is already there is none of its own, nor is what lies inside two long ones. So
    each stretch is compared with a few places at most, however many copies of it there are.
    """
    grown: deque[Passage] = deque(maxlen=_CANDIDATES)
    for passage in _joined(text, runs(text, shortest)):
        if any(each.holds(passage) for each in grown) or sum(each.is_over(passage) for each in grown) >= _ENOUGH:
            continue
        grown.append(_grown(text, passage))
        yield grown[-1]


def _joined(text: str, found: Iterable[Run]) -> Iterator[Passage]:
    """Runs that follow one another at both places made one passage."""
    joined: list[list[Run]] = []
    for run in found:
        if len(joined) > _LOOK_BACK:
            yield Passage(tuple(joined.pop(0)))
        for back in range(1, min(_LOOK_BACK, len(joined)) + 1):
            if _continues(text, joined[-back], run):
                joined[-back].append(run)
                del joined[len(joined) - back + 1 :]  # set phrases of other places, inside this copy
                break
        else:
            joined.append([run])
    yield from (Passage(tuple(part)) for part in joined)


def _continues(text: str, part: list[Run], run: Run) -> bool:
    last = part[-1]
    first, later = Span(last.first + last.length, run.first), Span(last.later + last.length, run.later)
    if first.length < 0 or max(first.length, later.length) > _GAP or abs(first.length - later.length) > _SHIFT:
        return False
    if run.first + run.length > part[0].later:
        return False
    if max(first.length, later.length) <= min(run.length, last.length):
        return True
    return 2 * sum(each.length for each in _common(text, first, later)) >= first.length + later.length - _SURE


def _common(text: str, first: Span, later: Span) -> Iterator[Run]:
    """What two short stretches have in common, in order."""
    if min(first.length, later.length) < _COMMON:
        return
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, text[first.start : first.end], text[later.start : later.end], autojunk=False)
    for one, other, length in matcher.get_matching_blocks():
        if length >= _COMMON:
            yield Run(first.start + one, later.start + other, length)


def _grown(text: str, passage: Passage) -> Passage:
    """The passage with the short runs that go on beyond its ends, and those in its gaps."""
    found = list(passage.runs)
    while run := _before(text, found[0]):
        found.insert(0, run)
    while run := _behind(text, found[-1], found[0].later):
        found.append(run)
    filled: list[Run] = []
    for run, following in pairwise(found):
        first, later = Span(run.first + run.length, following.first), Span(run.later + run.length, following.later)
        filled += [run, *_common(text, first, later)]
    return Passage((*filled, found[-1]))


def _before(text: str, run: Run) -> Run | None:
    """The nearest run that ends a few characters before *run* at both places."""
    for skipped, other in _SKIPS:
        first, later = run.first - skipped, run.later - other
        if first < _SURE or text[first - _SURE : first] != text[later - _SURE : later]:
            continue
        length = 0
        while (
            first > length
            and later - length > run.first + run.length
            and text[first - length - 1] == text[later - length - 1]
        ):
            length += 1
        if length >= _SURE:
            return Run(first - length, later - length, length)
    return None


def _behind(text: str, run: Run, limit: int) -> Run | None:
    """The nearest run that begins a few characters behind *run* at both places, the first copy before *limit*."""
    for skipped, other in _SKIPS:
        first, later = run.first + run.length + skipped, run.later + run.length + other
        if text[first : first + _SURE] != text[later : later + _SURE]:
            continue
        length = _alike(text, first, later, min(limit - first, len(text) - later))
        if length >= _SURE:
            return Run(first, later, length)
    return None


_AT_ONCE = 10_000
"""Parts of a text that are held before they are joined."""


class Skeleton:
    """A text without marks, blanks and placeholders, in which copies are looked for, and the way back."""

    def __init__(self, text: str, spans: Iterable[Span]) -> None:
        """*spans* are the parts of *text* to look at, in order."""
        parts: list[str] = []
        whole: list[str] = []
        self._starts = array("I")
        self._places = array("I")
        length = 0
        for span in spans:
            for match in _COMPARED.finditer(text, *span):
                self._starts.append(length)
                self._places.append(match.start())
                parts.append(match[0])
                length += len(match[0])
                if len(parts) > _AT_ONCE:  # each takes many times the room of its characters
                    whole.append("".join(parts))
                    parts.clear()
        self.text = "".join([*whole, *parts])
        """The characters that are compared: letters, digits, Han."""

    def place(self, offset: int) -> int:
        """Where the character at *offset* stands in the whole text."""
        piece = bisect_right(self._starts, offset) - 1
        return self._places[piece] + offset - self._starts[piece]

    def span(self, span: Span) -> Span:
        """The part of the whole text from the first to the last character of *span*."""
        return Span(self.place(span.start), self.place(span.end - 1) + 1)

    def offset(self, place: int) -> int:
        """The offset of the first compared character at or behind *place* of the whole text."""
        piece = bisect_right(self._places, place) - 1
        if piece < 0:
            return 0
        end = self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.text)
        return min(self._starts[piece] + place - self._places[piece], end)
