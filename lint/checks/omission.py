"""Listed terms that lack a character, told by the half word that is left over (退役人事务局, 围群众关心的问题)."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from itertools import accumulate, count
from math import inf
from operator import add
from typing import ClassVar

from ..bigram import bigrams, official
from ..document import Document
from ..expression import expression
from ..finding import Edit, Match
from ..lexicon import word_list
from ..record import NamedTuple, dataclass
from ..store import list_signature, remembered
from ..text import HAN, Span, stretches
from .candidate import apart, clause, times
from .fragment import bound

_TERM = expression(f"[{HAN}]{{4,12}}")
_RUN = expression(f"[{HAN}]{{3,}}")
_KEY = 3
"""Characters by which what is left of a term is looked up."""
_NUMERALS = frozenset("一二三四五六七八九十百千万亿两几")
_OPTIONAL = frozenset("的了和与及之等各新大小省市县区州镇乡村级全化性党国汽业还也仍都")
"""Characters that a term may well do without, so that only half a word proves them missing."""
_EPITHETS = frozenset("新大高强优好更再多快")
"""Characters that stand before a noun on purpose (激发新活力)."""
_ALONE = frozenset(
    "大小多少新老高低上下中前后内外省市县区镇乡村组人家年月日个件项次率量度化性力有无不可能会要为以与及和的了在对向由从将把被等各全再更最就也都还又很较已未让使用做到至"
)
"""Characters that are words of their own, so that one left over proves nothing."""
_SHORT = 4
"""What is left of a term so short may be a slogan (强支撑, 勇担当), unless it holds half a word."""
_TAILS = frozenset("商众场居共态础济层业部员表目程技育疗融字费品案职任险访源食利略量术想风族营境督")
"""Characters that begin hardly any word; behind one of _VERBS they are the end of a word that has lost its first."""
_VERBS = expression(
    "(?:优化|打造|推进|推动|加强|提升|提高|增强|完善|改善|维护|激发|促进|保障|深化|强化|健全|落实|服务|坚持|加快|实施|营造|建设|开展|"
    "发展|规范|满足|拓展|巩固|构建|提供|提振|创新|扩大|保护|培育|壮大|化解|防范|丰富|方便|引导|持续|全面|一流|进一步|不断|有效|切实)了?$"
)
"""What a term of its own stands behind."""
_FAR = 5.0
"""The further gain that is asked for where the first or the last character is missing."""
_OFTEN = 3
"""What stands in a draft so often is written on purpose."""


class Remains:
    """For the first characters of what is left of a term, a line each: the index of the character that it lacks, as a
    digit, and the term; for one behind these characters the index is their number, and the place is still to be found.

    They are kept as two texts and cut up no further than is needed: to have 50,000 texts back takes its time.
    """

    def __init__(self, keys: str, lines: str, ends: bytes) -> None:
        self._lines = lines
        self._ends = array("I", ends)
        self.numbers = dict(zip(keys.split("\n"), count()))
        """The keys, in order."""

    def of(self, key: str) -> list[str]:
        """The lines of a key that there is."""
        number = self.numbers[key]
        start = self._ends[number - 1] if number else 0
        return self._lines[start : self._ends[number]].splitlines()


class Gap(NamedTuple):
    """A place where a character of a term is missing."""

    span: Span
    """What stands there of the term."""
    at: int
    """Where the character should stand."""
    term: str

    @property
    def missing(self) -> str:
        return self.term[self.at - self.span.start]

    @property
    def inside(self) -> bool:
        """Whether the first and the last character of the term are there."""
        return self.span.start < self.at < self.span.end


@dataclass
class Omission:
    """Flags what is a listed term but for one character and makes no words without it."""

    lists: tuple[str, ...]
    """Names of built-in lists of terms (``rules/lexicon``), of four characters and more."""
    gain: float = 4.0
    """By how much (natural logarithm) the words of the clause must become likelier with the character."""
    clear: float = 12.0
    """The gain that proves a character missing inside, whether or not half a word is left over."""

    values: ClassVar[frozenset[str]] = frozenset({"right"})

    @property
    def literals(self) -> Iterable[str]:
        return ()

    @cached_property
    def _terms(self) -> frozenset[str]:
        return frozenset(term for name in self.lists for term in word_list(name))

    @cached_property
    def _remains(self) -> Remains:
        return Remains(*remembered("remains", list_signature(self.lists), self._list_remains))

    def _list_remains(self) -> tuple[str, str, bytes]:
        remains: dict[str, str] = {}
        for term in sorted(self._terms):
            if _TERM.fullmatch(term):
                for index in range(_KEY + 1):
                    key = (term[:index] + term[index + 1 :])[:_KEY]
                    remains[key] = f"{remains.get(key, '')}{index}{term}\n"
        ends = array("I", accumulate(map(len, remains.values())))
        return "\n".join(remains), "".join(remains.values()), ends.tobytes()

    def __getstate__(self) -> dict[str, object]:
        """What is kept with the rules: not what is remembered on its own, which is read back faster."""
        return {name: value for name, value in self.__dict__.items() if name != "_remains"}

    def matches(self, document: Document) -> Iterator[Match]:
        text = document.folded
        weighed = [(gain, gap.span, gap) for gap in self._gaps(text) if (gain := self._weigh(document, gap))]
        for span, gap in apart(weighed):
            yield Match(span, {"right": gap.term}, (Edit(Span(gap.at, gap.at), gap.missing),))

    def _gaps(self, text: str) -> Iterator[Gap]:
        """Every place of what is left of a term."""
        remains, run = self._remains, Span(0, 0)
        for start, key in _hits(text, remains.numbers.keys()):
            if start >= run.end and (found := _RUN.match(text, start)):
                run = Span(*found.span())
            for line in remains.of(key):
                index, term = int(line[0]), line[1:]
                if index == _KEY and text.startswith(term, start):
                    continue  # as most often, nothing is missing
                if gap := _gap(text, Span(start, run.end), term, index):
                    yield gap

    def _weigh(self, document: Document, gap: Gap) -> float:
        """What is gained with the missing character, 0.0 where it proves nothing."""
        text = document.folded
        tail = _is_tail(text, gap)
        if self._is_meant(text, gap) or not (tail or self._could_prove(text, gap)):
            return 0.0
        before, _ = clause(text, gap.span.start)
        _, after = clause(text, gap.span.end - 1)
        written, meant = before + text[gap.span.start : gap.span.end] + after, before + gap.term + after
        lexicon = official(*self.lists)
        words = lexicon.spans(written, 0, len(written))
        first, last = len(before), len(before) + len(gap.term)
        at = first + gap.at - gap.span.start
        alone = {
            written[word.start] for word in words if word.length == 1 and at in word and first <= word.start < last - 1
        }
        if not alone:
            return 0.0
        gain = lexicon.likelihood(meant) - lexicon.likelihood(written)
        if gain <= self.gain + (0.0 if gap.inside or tail else _FAR):
            return 0.0
        if not {first, last} <= _edges(lexicon.spans(meant, 0, len(meant))):
            return 0.0
        if gain < 2 * self.clear and not {first, last - 1} <= _edges(words):
            return 0.0
        if not (tail or self._proves(text, gap, gain, alone)) or times(text, gap.span) >= _OFTEN:
            return 0.0
        return gain

    def _is_meant(self, text: str, gap: Gap) -> bool:
        """Whether what is written may be left as it is: a term of its own, a number, a line broken inside a word."""
        start, end = gap.span
        if gap.missing in _NUMERALS or "\n" in text[start - 1 : start] + text[end : end + 1]:
            return True
        return any(text[start - before : end + after] in self._terms for before in range(3) for after in range(3))

    def _could_prove(self, text: str, gap: Gap) -> bool:
        """Whether one of the characters beside the gap, or both, would prove anything if they stood alone."""
        beside = {text[place] for place in (gap.at - 1, gap.at) if gap.span.start <= place < gap.span.end}
        return any(self._proves(text, gap, inf, alone) for alone in (beside, *({one} for one in beside)))

    def _proves(self, text: str, gap: Gap, gain: float, alone: set[str]) -> bool:
        """Whether the characters that stand *alone* beside the gap, with what is gained, prove a character missing."""
        long, stray = len(gap.term) > _SHORT, not alone <= _ALONE
        if long and gap.inside and gain > self.clear:
            return stray or not (gap.missing in _OPTIONAL or alone <= _EPITHETS)
        if gap.missing in _OPTIONAL:
            return False
        if stray and gap.inside:
            return long or gain > self.clear + 1.0 or not bound().isdisjoint(alone)
        certain = long and stray and gain > self.clear and not _joins(text, gap)
        return certain or not bound().isdisjoint(alone)


def _hits(text: str, keys: Set[str]) -> Iterator[tuple[int, str]]:
    """The places where one of *keys* stands."""
    for offset, part in stretches(text, _KEY - 1):
        found = enumerate(map(add, map(add, part, part[1:]), part[2:]), offset)  # this runs for every character
        yield from [(start, key) for start, key in found if key in keys]


def _edges(words: Iterable[Span]) -> set[int]:
    return {edge for word in words for edge in word}


def _gap(text: str, run: Span, term: str, index: int) -> Gap | None:
    """The gap of *term*, of which something stands at the start of *run*; None where nothing is missing."""
    start, last = run.start, run.start + len(term) - 1
    if last > run.end or (index == 0 and text[start - 1 : start] == term[0]):
        return None
    if index == _KEY:
        while index <= last - start and text[start + index : start + index + 1] == term[index]:
            index += 1
        if index > last - start:
            return None
    return Gap(Span(start, last), start + index, term) if text[start + index : last] == term[index + 1 :] else None


def _is_tail(text: str, gap: Gap) -> bool:
    """Whether the first character is missing, and what is left of its word cannot begin one (优化|商环境)."""
    start = gap.span.start
    if gap.at != start or text[start] not in _TAILS or bigrams().count(text[start - 1 : start + 1]):
        return False
    return bool(_VERBS.search(text, max(0, start - 4), start))


def _joins(text: str, gap: Gap) -> bool:
    """Whether the half word at the end of what is left of a term makes part of a word with what stands beside it."""
    beside = gap.at - 1 if gap.at == gap.span.start else gap.span.end - 1
    return beside < 0 or bigrams().count(text[beside : beside + 2]) > 0
