"""What a finding's fix does, as a page shows it: the words that stay, go and come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Literal

from ..finding import Finding, Replacement
from ..record import NamedTuple

_SHOWN = 60
"""A change of no more characters is shown, and copied, with the flagged words around it."""
_DIFFERENT = 3
"""How many different edits of a larger one are shown."""


class Piece(NamedTuple):
    """A few words of a change."""

    kind: Literal["", "del", "ins"]
    text: str


class Change(NamedTuple):
    """What a fix does."""

    pieces: tuple[Piece, ...]
    """What stays, goes and comes, in order."""
    copied: str
    """The words as they should stand, for the clipboard; empty where there is nothing to paste."""
    more: bool
    """Whether there are edits that the pieces do not show."""
    edits: int
    """How many edits there are."""


def change(finding: Finding, lines: Sequence[str]) -> Change | None:
    """What a finding's fix does to *lines*: on one line and short enough with the flagged words, else edit by edit."""
    edits = sorted(finding.fixes)
    if not edits:
        return None
    ends = max(edit.end for edit in edits)
    for start, end in ((min(finding.start, edits[0].start), max(finding.end, ends)), (edits[0].start, ends)):
        if start.line == end.line <= len(lines) and end.column - start.column <= _SHOWN:
            pieces = tuple(_on_a_line(edits, lines[start.line - 1], start.column - 1, end.column - 1))
            copied = "".join(piece.text for piece in pieces if piece.kind != "del")
            return Change(pieces, copied.strip(), False, len(edits))
    different = [*dict.fromkeys((_old(edit, finding, lines), edit.text) for edit in edits)]
    copied = edits[0].text.strip("\n") if len(edits) == 1 else ""
    more = len(edits) > min(len(different), _DIFFERENT)
    return Change(tuple(_one_by_one(different[:_DIFFERENT])), copied, more, len(edits))


def _on_a_line(edits: Sequence[Replacement], line: str, start: int, end: int) -> Iterator[Piece]:
    """*line* from *start* to *end*, 0-based, with the edits in it; what an edit leaves as it was stays."""
    for edit in edits:
        first, last = edit.start.column - 1, edit.end.column - 1
        head = _shared(line[first:last], edit.text)
        tail = _shared(line[first + head : last][::-1], edit.text[head:][::-1])
        yield from _pieces(
            ("", line[start : first + head]),
            ("del", line[first + head : last - tail]),
            ("ins", edit.text[head : len(edit.text) - tail]),
        )
        start = last - tail
    yield from _pieces(("", line[start:end]))


def _one_by_one(edits: Sequence[tuple[str, str]]) -> Iterator[Piece]:
    for number, (old, new) in enumerate(edits):
        yield from _pieces(("", "\u3000" if number else ""), ("del", _cut(old)), ("ins", _cut(new)))


def _pieces(*given: tuple[Literal["", "del", "ins"], str]) -> Iterator[Piece]:
    return (Piece(kind, text) for kind, text in given if text)


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common at their start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _old(edit: Replacement, finding: Finding, lines: Sequence[str]) -> str:
    """The words that an edit takes away, lines parted by ↵."""
    if edit.end.line > len(lines):
        return finding.excerpt if (edit.start, edit.end) == (finding.start, finding.end) else ""
    parts = list(lines[edit.start.line - 1 : edit.end.line])
    parts[-1] = parts[-1][: edit.end.column - 1]
    parts[0] = parts[0][edit.start.column - 1 :]
    return "↵".join(part for part in parts if part)


def _cut(text: str) -> str:
    """*text*, its middle left out when long."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN // 2]}…{text[-_SHOWN // 4 :]}"
