"""Which characters are taken for each other: those that sound or look alike."""

from __future__ import annotations

from functools import cache

from .store import rules_folder

_BLURRED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))
"""Sounds that speakers and input methods confuse (平翘舌, 前后鼻音)."""


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
def _by_sound() -> dict[str, str]:
    """The characters of each blurred syllable."""
    found: dict[str, str] = {}
    for character, syllables in _sounds().items():
        for syllable in syllables:
            found[syllable] = found.get(syllable, "") + character
    return found


@cache
def _by_shape() -> dict[str, set[str]]:
    """What looks like each character."""
    found: dict[str, set[str]] = {}
    for one, other in _shapes():
        found.setdefault(one, set()).add(other)
    return found


def likes(character: str) -> frozenset[str]:
    """The characters that sound or look like *character*, itself left out."""
    sounding = {other for syllable in _sounds().get(character, ()) for other in _by_sound()[syllable]}
    return frozenset(sounding | _by_shape().get(character, set())) - {character}


def _lines(name: str) -> list[str]:
    text = (rules_folder() / "lexicon" / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def alike(one: str, other: str) -> bool:
    """Whether two characters sound alike but for the tone, or look alike."""
    return (one, other) in _shapes() or not _sounds().get(one, frozenset()).isdisjoint(_sounds().get(other, ()))
