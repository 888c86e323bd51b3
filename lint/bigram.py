"""How often two characters stand side by side in words: what tells a slip from a word that no dictionary has.

The counts come from jieba's dictionary and our own lists (``rules/lexicon``); they are made once and kept in the
user's cache folder beside the dictionary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from math import log

from .expression import expression
from .lexicon import Dictionary, Lexicon, dictionary_rows, dictionary_source, stored, word_list
from .store import list_path, list_signature, remembered
from .text import HAN

OFFICIAL = ("official", "terms", "phrases", "names", "idioms")
"""The lists whose words official texts are made of."""
_COMMONEST = "common"
"""The list of their commonest words, which a general dictionary counts too low."""
COINAGES = "coinages"
"""The list of words that no dictionary has; they are company for a character, but not put forward as what was meant."""
_LISTS = (*OFFICIAL, _COMMONEST, COINAGES)

_RAREST = 10
"""Words that the dictionary counts less often say nothing of which characters go together."""
_COUNT = 600
"""The count that a word of our own lists is taken to have."""
COST = 11.5
"""The negative log-probability of such a word."""
_OFTEN = 10000
"""The count that the commonest words are taken to have at least."""
_CHEAP = 8.7
"""The negative log-probability of such a word: log(60,000,000 / 10,000)."""
_UNSEEN = log(0.4)
"""What it costs that two characters never stand together; then the second is weighed alone."""
_SMOOTH = 17.0
_LAST, _FIRST, _MIDDLE = "\1", "\2", "\3"
"""Which of three characters of a word a key asks for; the two others follow it, then all that may be asked for."""
_SECOND, _LEADING = "\4", "\5"
"""The same for a common word of two characters."""
_COMMON = 1500
"""A word of two characters is common from this count on."""
_WORDS = expression(f"[{HAN}]+")


@lru_cache(maxsize=1)
def bigrams() -> Dictionary:
    """The characters and the pairs of characters that words hold, with their counts; and see ``fillers``."""
    return stored("pairs", (dictionary_source(), *map(list_path, _LISTS)), _count)


def _count() -> tuple[Mapping[str, int], int]:
    counted: Counter[str] = Counter()
    filling: dict[str, set[str]] = {}
    total = 0
    commonest = word_list(_COMMONEST)
    for word, given in dictionary_rows():
        if given >= _RAREST:
            count = max(given, _OFTEN) if word in commonest else given
            _add(counted, filling, word, count, common=count >= _COMMON)
            total += count * len(word)
    for word in word_list(COINAGES):
        for first, second in pairwise(word):
            counted[first + second] += _COUNT
    for name in OFFICIAL:
        for term in word_list(name):
            for word in _WORDS.findall(term):
                _add(counted, filling, word, _COUNT, common=True)
                total += _COUNT * len(word)
    return counted | {known + "".join(sorted(others)): 1 for known, others in filling.items()}, total


def _add(counted: Counter[str], filling: dict[str, set[str]], word: str, count: int, *, common: bool) -> None:
    """Count what *word* holds, and note which of its characters the others ask for."""
    for character in word:
        counted[character] += count
    for first, second in pairwise(word):
        counted[first + second] += count
    for first, middle, last in zip(word, word[1:], word[2:], strict=False):
        filling.setdefault(_LAST + first + middle, set()).add(last)
        filling.setdefault(_FIRST + middle + last, set()).add(first)
        filling.setdefault(_MIDDLE + first + last, set()).add(middle)
    if len(word) == 2 and common:
        filling.setdefault(_SECOND + word[0], set()).add(word[1])
        filling.setdefault(_LEADING + word[1], set()).add(word[0])


@lru_cache(maxsize=1)
def official() -> Lexicon:
    """The dictionary together with the words of our own lists, for weighing one reading against another."""
    return Lexicon(remembered("official", list_signature(_LISTS), _official_terms))


def _official_terms() -> dict[str, float]:
    terms = dict.fromkeys(word_list(COINAGES), COST)
    terms.update((term, COST) for name in OFFICIAL for term in word_list(name))
    terms.update(dict.fromkeys(word_list(_COMMONEST), _CHEAP))
    return terms


def fillers(text: str, place: int, among: frozenset[str]) -> set[str]:
    """Those of *among* that with the neighbours of ``text[place]`` make part of a long word, or a common short one."""
    before, after = text[max(0, place - 2) : place], text[place + 1 : place + 3]
    asked = (_LAST + before, _FIRST + after, _MIDDLE + before[-1:] + after[:1])
    keys = [known for known in asked if len(known) == 3]
    keys += [mark + known for mark, known in ((_SECOND, before[-1:]), (_LEADING, after[:1])) if known]
    iterkeys = bigrams().trie.iterkeys
    return {char for known in keys for key in iterkeys(known) for char in among.intersection(key[len(known) :])}


def leading(character: str) -> set[str]:
    """The characters that with *character* behind them make a common word of two characters."""
    return {char for key in bigrams().trie.iterkeys(_LEADING + character) for char in key[2:]}


def is_common(word: str) -> bool:
    """Whether *word*, of two characters, is a common one."""
    return any(word[1] in key[2:] for key in bigrams().trie.iterkeys(_SECOND + word[0]))


def company(text: str) -> float:
    """The logarithm of the probability of the characters of *text*, each given the one before it."""
    counted = bigrams()
    return sum(_step(counted, first, second) for first, second in pairwise(text))


def _step(counted: Dictionary, first: str, second: str) -> float:
    if together := counted.count(first + second):
        return log(together / max(counted.count(first), together))
    return _UNSEEN + log((counted.count(second) + _SMOOTH) / counted.total)
