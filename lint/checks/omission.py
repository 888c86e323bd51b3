"""Listed terms that lack a character, told by the half word that is left over (退役人事务局, 围群众关心的问题)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, NamedTuple, TypeAlias

from ..bigram import COST, bigrams, official
from ..document import Document
from ..expression import expression
from ..finding import Edit, Match
from ..lexicon import Lexicon, word_list
from ..store import remembered, rules_folder
from ..text import HAN, Span
from .candidate import clause
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
_FAR = 5.0
"""The further gain that is asked for where the first or the last character is missing."""
_OFTEN = 3
"""What stands in a draft so often is written on purpose."""

Remains: TypeAlias = Mapping[str, list[tuple[str, int]]]
"""For the first characters of what is left of a term, the term and the index of the character that it lacks; for one
behind these characters the index is their number, and the place is still to be found."""


class Gap(NamedTuple):
    """A place where a character of a term is missing."""

    span: Span
    """What stands there of the term."""
    at: int
    """Where the character should stand."""
    term: str


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
    def _lexicon(self) -> Lexicon:
        return Lexicon(official().terms | self._terms, COST)

    @cached_property
    def _remains(self) -> Remains:
        stamps = [(rules_folder() / "lexicon" / f"{name}.txt").stat() for name in self.lists]
        signature = (*self.lists, *(number for stamp in stamps for number in (stamp.st_size, stamp.st_mtime_ns)))
        remains: Remains = remembered("remains", signature, self._list_remains)
        return remains

    def _list_remains(self) -> dict[str, list[tuple[str, int]]]:
        remains: dict[str, list[tuple[str, int]]] = {}
        for term in sorted(self._terms):
            if _TERM.fullmatch(term):
                for index in range(_KEY + 1):
                    remains.setdefault((term[:index] + term[index + 1 :])[:_KEY], []).append((term, index))
        return remains

    def matches(self, document: Document) -> Iterator[Match]:
        text = document.folded
        weighed = [(gain, gap) for gap in self._gaps(text) if (gain := self._weigh(document, gap))]
        taken: set[int] = set()
        for _, gap in sorted(weighed, reverse=True):
            if taken.isdisjoint(range(*gap.span)):
                taken.update(range(*gap.span))
                missing = gap.term[gap.at - gap.span.start]
                yield Match(gap.span, {"right": gap.term}, (Edit(Span(gap.at, gap.at), missing),))

    def _gaps(self, text: str) -> Iterator[Gap]:
        """Every place of what is left of a term."""
        remains = self._remains
        for run in _RUN.finditer(text):
            begin, end = run.span()
            for start in range(begin, end - _KEY + 1):
                for term, index in remains.get(text[start : start + _KEY], ()):
                    last = start + len(term) - 1
                    if last > end:
                        continue
                    if index == _KEY:
                        while index < len(term) - 1 and text[start + index] == term[index]:
                            index += 1
                    if text[start + index : last] == term[index + 1 :]:
                        yield Gap(Span(start, last), start + index, term)

    def _weigh(self, document: Document, gap: Gap) -> float:
        """What is gained with the missing character, 0.0 where it proves nothing."""
        text = document.folded
        start, end = gap.span
        missing = gap.term[gap.at - start]
        if "\n" in text[max(0, start - 1) : start] + text[end : end + 1]:
            return 0.0  # a line may be broken inside a word
        if missing in _NUMERALS or gap.term in text[max(0, start - 2) : end + 2]:
            return 0.0
        for first in range(max(0, start - 2), start + 1):
            if any(text[first:last] in self._terms for last in range(end, end + 3)):
                return 0.0
        before, _ = clause(text, start)
        _, after = clause(text, end - 1)
        written, meant = before + text[start:end] + after, before + gap.term + after
        lexicon = self._lexicon
        gain = lexicon.likelihood(meant) - lexicon.likelihood(written)
        inside = start < gap.at < end
        if gain <= self.gain + (0.0 if inside else _FAR) or text.count(text[start:end]) >= _OFTEN:
            return 0.0
        first, last = len(before), len(before) + len(gap.term)
        edges = {edge for span in lexicon.spans(meant, 0, len(meant)) for edge in span}
        words = lexicon.spans(written, 0, len(written))
        if not {first, last} <= edges:
            return 0.0
        if gain < 2 * self.clear and not {first, last - 1} <= {edge for word in words for edge in word}:
            return 0.0
        at = first + gap.at - start
        alone = [
            written[word.start] for word in words if word.length == 1 and at in word and first <= word.start < last - 1
        ]
        stray = any(character not in _ALONE for character in alone)
        certain = inside and len(gap.term) > _SHORT
        if certain and gain > self.clear:
            return gain if stray or not (missing in _OPTIONAL or _EPITHETS.issuperset(alone)) else 0.0
        if missing in _OPTIONAL:
            return 0.0
        if not inside and stray and len(gap.term) > _SHORT and gain > self.clear and not _joins(text, gap):
            return gain
        if certain and stray:
            return gain
        if inside and stray and gain > self.clear + 1.0:
            return gain
        return 0.0 if bound().isdisjoint(alone) else gain


def _joins(text: str, gap: Gap) -> bool:
    """Whether the half word at the end of what is left of a term makes part of a word with what stands beside it."""
    beside = gap.at - 1 if gap.at == gap.span.start else gap.span.end - 1
    return beside < 0 or bigrams().count(text[beside : beside + 2]) > 0
