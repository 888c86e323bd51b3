"""Which characters are taken for each other: those that sound or look alike."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from .store import remembered, rules_folder

_BLURRED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))
"""Sounds that speakers and input methods confuse (平翘舌, 前后鼻音)."""
_NONE: frozenset[str] = frozenset()


class _Likeness(NamedTuple):
    """What sounds and what looks alike."""

    sounds: dict[str, frozenset[str]]
    """The blurred syllables of each character."""
    looks: dict[str, frozenset[str]]
    """What looks like each character."""


@cache
def _likeness() -> _Likeness:
    """Kept in the cache folder, since most drafts need it and the lists are long."""
    stamps = [(rules_folder() / "lexicon" / f"{name}.txt").stat() for name in ("sounds", "shapes")]
    signature = tuple(number for stamp in stamps for number in (stamp.st_size, stamp.st_mtime_ns))
    return _Likeness(*remembered("likeness", signature, lambda: (_sounds(), _looks())))


def _sounds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _lines("sounds"):
        syllable, _, characters = line.partition(" ")
        for sound, blurred in _BLURRED:
            syllable = syllable.replace(sound, blurred)
        for character in characters:
            found.setdefault(character, set()).add(syllable)
    return {character: frozenset(syllables) for character, syllables in found.items()}


def _looks() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _lines("shapes"):
        for group in line.split():
            for one in group:
                found.setdefault(one, set()).update(group)
    return {one: frozenset(others - {one}) for one, others in found.items()}


def among(character: str, others: Iterable[str]) -> list[str]:
    """Those of *others* that sound or look like *character*, itself left out."""
    sounds, looks = _likeness()
    mine, similar = sounds.get(character, _NONE), looks.get(character, _NONE)
    return [
        other
        for other in others
        if other != character and (other in similar or not mine.isdisjoint(sounds.get(other, _NONE)))
    ]


@cache
def _groups() -> dict[str, frozenset[str]]:
    """For each near synonym the words that are put for it."""
    found: dict[str, set[str]] = {}
    for line in _lines("synonyms"):
        for word in (words := line.split()):
            found.setdefault(word, set()).update(words)
    return {word: frozenset(others) for word, others in found.items()}


def synonymous(one: str, other: str) -> bool:
    """Whether two words are put for each other in set phrases."""
    return one != other and other in _groups().get(one, _NONE)


def _lines(name: str) -> list[str]:
    text = (rules_folder() / "lexicon" / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def alike(one: str, other: str) -> bool:
    """Whether two characters sound alike but for the tone, or look alike."""
    return one != other and bool(among(one, other))
