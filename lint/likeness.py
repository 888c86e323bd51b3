"""Which characters are taken for each other: those that sound or look alike."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from .store import rules_folder

_BLURRED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))
"""Sounds that speakers and input methods confuse (平翘舌, 前后鼻音)."""
_SILENT: frozenset[str] = frozenset()
_NOTHING: set[str] = set()


@cache
def _sounds() -> dict[str, frozenset[str]]:
    """The blurred syllables of each character."""
    found: dict[str, set[str]] = {}
    for line in _lines("sounds"):
        syllable, _, characters = line.partition(" ")
        for sound, blurred in _BLURRED:
            syllable = syllable.replace(sound, blurred)
        for character in characters:
            found.setdefault(character, set()).add(syllable)
    return {character: frozenset(syllables) for character, syllables in found.items()}


@cache
def _shapes() -> frozenset[tuple[str, str]]:
    """The pairs of characters that look alike, in both orders."""
    groups = [group for line in _lines("shapes") for group in line.split()]
    return frozenset((one, other) for group in groups for one in group for other in group if one != other)


@cache
def _by_shape() -> dict[str, set[str]]:
    """What looks like each character."""
    found: dict[str, set[str]] = {}
    for one, other in _shapes():
        found.setdefault(one, set()).add(other)
    return found


def among(character: str, others: Iterable[str]) -> list[str]:
    """Those of *others* that sound or look like *character*, itself left out."""
    sounds, looks = _sounds(), _by_shape().get(character, _NOTHING)
    mine = sounds.get(character, _SILENT)
    return [
        other
        for other in others
        if other != character and (other in looks or not mine.isdisjoint(sounds.get(other, _SILENT)))
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
    return one != other and other in _groups().get(one, _SILENT)


def _lines(name: str) -> list[str]:
    text = (rules_folder() / "lexicon" / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def alike(one: str, other: str) -> bool:
    """Whether two characters sound alike but for the tone, or look alike."""
    return (one, other) in _shapes() or not _sounds().get(one, frozenset()).isdisjoint(_sounds().get(other, ()))
