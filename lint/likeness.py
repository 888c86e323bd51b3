"""Which characters are taken for each other: those that sound or look alike."""

from __future__ import annotations

from functools import cache, lru_cache

from .record import NamedTuple
from .store import list_path, list_signature, remembered

_BLURRED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))
"""Sounds that speakers and input methods confuse (平翘舌, 前后鼻音)."""
_NONE: frozenset[str] = frozenset()


class _Likeness(NamedTuple):
    """What sounds and what looks alike."""

    syllables: dict[str, tuple[str, ...]]
    """The blurred syllables of each character."""
    characters: dict[str, str]
    """The characters of each blurred syllable."""
    looks: dict[str, str]
    """What looks like each character, itself included."""


@cache
def _likeness() -> _Likeness:
    """Kept in the cache folder, since most drafts need it and the lists are long."""
    signature = list_signature(("sounds", "shapes"))
    return _Likeness(*remembered("likeness", signature, lambda: (*_sounds(), _looks())))


def _sounds() -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    syllables: dict[str, tuple[str, ...]] = {}
    sounding: dict[str, str] = {}
    for line in _lines("sounds"):
        syllable, _, characters = line.partition(" ")
        for sound, blurred in _BLURRED:
            syllable = syllable.replace(sound, blurred)
        sounding[syllable] = sounding.get(syllable, "") + characters
        for character in characters:
            syllables[character] = (*syllables.get(character, ()), syllable)
    return syllables, sounding


def _looks() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for line in _lines("shapes"):
        for group in line.split():
            for one in group:
                found.setdefault(one, set()).update(group)
    return {one: "".join(sorted(others)) for one, others in found.items()}


@lru_cache(maxsize=2048)
def like(character: str) -> frozenset[str]:
    """The characters that sound or look like *character*, itself left out."""
    known = _likeness()
    sounding = (known.characters[syllable] for syllable in known.syllables.get(character, ()))
    return frozenset("".join((*sounding, known.looks.get(character, "")))) - {character}


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
    text = list_path(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def alike(one: str, other: str) -> bool:
    """Whether two characters sound alike but for the tone, or look alike."""
    return one != other and not like(one).isdisjoint(other)
