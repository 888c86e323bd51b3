"""How a written form departs from the right one by a single slip: a character wrong, missing, too many or out of place."""

from __future__ import annotations

from collections.abc import Iterator

from .likeness import synonymous
from .record import NamedTuple
from .text import Span


class Slip(NamedTuple):
    """How a written form departs from a phrase."""

    span: Span
    """The written form."""
    at: int
    """Where in the phrase the two part."""
    written: str
    """What stands there."""
    right: str
    """What should stand there."""

    def inside(self, phrase: str) -> bool:
        """Whether the first and the last character of *phrase* are there."""
        return self.at > 0 and self.at + len(self.right) < len(phrase)


def slips_at(text: str, phrase: str, place: int, start: int, length: int) -> Iterator[Slip]:
    """The one slip between *phrase* and the text, where ``phrase[start:start+length]`` stands at *place*."""
    size = len(phrase)
    if start < 0:  # two neighbours swapped in the middle of a short phrase
        middle = size // 2
        yield Slip(
            Span(place, place + size),
            middle - 1,
            phrase[middle - 1 : middle + 1][::-1],
            phrase[middle - 1 : middle + 1],
        )
        return
    left, right = start, start + length
    base = place - start
    while left and base + left > 0 and text[base + left - 1] == phrase[left - 1]:
        left -= 1
    while right < size and base + right < len(text) and text[base + right] == phrase[right]:
        right += 1
    if left == 0 and right < size:
        rest = phrase[right:]
        ahead = text[base + right : base + size + 1]
        for written, wanted in _ahead(ahead, rest):
            end = base + size + len(written) - len(wanted)
            yield Slip(Span(base, end), right, written, wanted)
    elif right == size and left > 0:
        rest = phrase[:left][::-1]
        behind = text[max(0, base - 1) : base + left][::-1]
        for written, wanted in _ahead(behind, rest):
            first = base - (len(written) - len(wanted))
            if first >= 0:
                yield Slip(Span(first, base + size), left - len(wanted), written[::-1], wanted[::-1])


def _ahead(text: str, phrase: str) -> Iterator[tuple[str, str]]:
    """How *text* can begin with *phrase* but for one slip at its first character: written and wanted part."""
    if text[1 : len(phrase)] == phrase[1:] and len(text) >= len(phrase):
        yield text[0], phrase[0]
        return
    if text[2 : len(phrase)] == phrase[2:] and len(text) >= len(phrase) > 1 and _is_synonym(text[:2], phrase[:2]):
        yield text[:2], phrase[:2]
    if text[:2] == phrase[1::-1] and text[2 : len(phrase)] == phrase[2:] and len(phrase) > 1:
        yield text[:2], phrase[:2]  # first: 现化代 does not lack 代 before 化, but has it behind
    elif len(phrase) > 1 and text.startswith(phrase[1:]):
        yield "", phrase[0]
    elif text[1 : len(phrase) + 1] == phrase:
        yield text[0], ""
    elif len(phrase) >= 3 and sorted(text[: len(phrase)]) == sorted(phrase):
        moved = len(phrase)
        while text[moved - 1] == phrase[moved - 1]:
            moved -= 1
        yield text[:moved], phrase[:moved]


def _is_synonym(written: str, wanted: str) -> bool:
    """Whether two words are put for each other; both may be reversed."""
    return synonymous(written, wanted) or synonymous(written[::-1], wanted[::-1])


def one_edit(written: str, right: str) -> frozenset[str] | None:
    """The characters in which two strings differ when they are one slip apart, else None.

    A slip is a character replaced, left out or put in, or two neighbours swapped.
    """
    start = 0
    while start < min(len(written), len(right)) and written[start] == right[start]:
        start += 1
    left, other = written[start:], right[start:]
    if not left or not other:
        return frozenset(left + other) if len(left + other) < 2 else None
    for here, there in _ahead(left + "\0", other + "\0"):
        if len(left) - len(here) == len(other) - len(there):
            return frozenset(here + there)
    return None
