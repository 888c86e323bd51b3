"""How often two characters stand side by side in words: what tells a slip from a word that no dictionary has.

The counts come from jieba's dictionary and our own lists (``rules/lexicon``); they are made once and kept in the
user's cache folder beside the dictionary.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from math import log

from .expression import expression
from .lexicon import Dictionary, Lexicon, dictionary, dictionary_rows, dictionary_source, stored, word_list
from .store import list_path
from .text import HAN, Span

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
_UNIT = 1_000_000
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
    counted: defaultdict[str, int] = defaultdict(int)
    filling: defaultdict[str, str] = defaultdict(str)
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


def _add(counted: dict[str, int], filling: dict[str, str], word: str, count: int, *, common: bool) -> None:
    """Count what *word* holds, and note which of its characters the others ask for."""
    for character in word:
        counted[character] += count
    for first, second in pairwise(word):
        counted[first + second] += count
    asked: list[tuple[str, str]] = []
    for first, middle, last in zip(word, word[1:], word[2:], strict=False):
        asked += (_LAST + first + middle, last), (_FIRST + middle + last, first), (_MIDDLE + first + last, middle)
    if len(word) == 2 and common:
        asked += (_SECOND + word[0], word[1]), (_LEADING + word[1], word[0])
    for known, other in asked:
        if other not in filling[known]:
            filling[known] += other


class OfficialLexicon(Lexicon):
    """The dictionary together with the words of our own lists, for weighing one reading against another."""

    _longest = 26  # characters of the longest of them, or more

    def __init__(self, lists: Iterable[str]) -> None:
        """*lists* names further lists of ``rules/lexicon``."""
        super().__init__()
        self.lists = tuple(lists)

    @cached_property
    def _costs(self) -> Dictionary:
        """Each word of the lists with its negative log-probability, in millionths."""
        names = (*OFFICIAL, COINAGES, *self.lists, _COMMONEST)
        return stored("-".join(("official", *self.lists)), map(list_path, names), lambda: _weighed(names))

    def _listed(self, text: str) -> Sequence[tuple[int, float]]:
        trie, costs, _ = self._costs
        return [(len(word), costs[index] / -_UNIT) for word, index in trie.iter_prefixes_with_ids(text)]

    def _lists_longer(self, head: str) -> bool:
        return self._costs.begins_longer(head)

    def entry(self, text: str, span: Span, reach: int) -> str:
        """The longest word that covers *span* of *text* and at least two characters beside it, *reach* of them to either
        side; empty where there is none."""
        tries = (dictionary().trie, self._costs.trie)
        found = (
            word
            for start in range(max(0, span.start - reach), span.start + 1)
            for trie in tries
            for word, _ in trie.iter_prefixes_with_ids(text[start : span.end + reach])
            if start + len(word) >= span.end and len(word) >= span.end - span.start + 2
        )
        return max(found, key=len, default="")


def _weighed(names: Iterable[str]) -> tuple[Mapping[str, int], int]:
    """The words of lists with what they cost; of the commonest, which come last, that is less."""
    costs: dict[str, int] = {}
    for name in names:
        cost = round((_CHEAP if name == _COMMONEST else COST) * _UNIT)
        costs |= dict.fromkeys(word_list(name), cost)
    return costs, 0


@cache
def official(*lists: str) -> OfficialLexicon:
    """The lexicon of official texts, with the words of further *lists* of ``rules/lexicon``."""
    return OfficialLexicon(lists)


def fillers(text: str, place: int, among: frozenset[str]) -> set[str]:
    """Those of *among* that with the neighbours of ``text[place]`` make part of a long word, or a common short one."""
    before, after = text[max(0, place - 2) : place], text[place + 1 : place + 3]
    asked = (_LAST + before, _FIRST + after, _MIDDLE + before[-1:] + after[:1])
    keys = [known for known in asked if len(known) == 3]
    keys += [mark + known for mark, known in ((_SECOND, before[-1:]), (_LEADING, after[:1])) if known]
    return set().union(*(_in_both(among, _asked_for(known)) for known in keys))


def _in_both(among: frozenset[str], others: str) -> Iterable[str]:
    return among.intersection(others) if len(others) < len(among) else [char for char in among if char in others]


@lru_cache(maxsize=1 << 13)
def _asked_for(known: str) -> str:
    """The characters that a mark and the characters behind it ask for."""
    return next((key[len(known) :] for key in bigrams().trie.keys(known)), "")


def holds_three(characters: str) -> bool:
    """Whether a word holds these three *characters* side by side."""
    return any(characters[2:] in key[3:] for key in bigrams().trie.keys(_LAST + characters[:2]))


def leading(character: str) -> set[str]:
    """The characters that with *character* behind them make a common word of two characters."""
    return set(_asked_for(_LEADING + character))


def is_common(word: str) -> bool:
    """Whether *word*, of two characters, is a common one."""
    return word[1] in _asked_for(_SECOND + word[0])


def company(text: str) -> float:
    """The logarithm of the probability of the characters of *text*, each given the one before it."""
    counted = bigrams()
    return sum(_step(counted, first, second) for first, second in pairwise(text))


def _step(counted: Dictionary, first: str, second: str) -> float:
    if together := counted.count(first + second):
        return log(together / max(counted.count(first), together))
    return _UNSEEN + log((counted.count(second) + _SMOOTH) / counted.total)
