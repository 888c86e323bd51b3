"""Fixed phrases and terms with one character wrong, missing, too many or out of place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import ClassVar, TypeAlias

from ..bigram import official
from ..document import Document
from ..finding import Edit, Match
from ..lexicon import Lexicon, word_list
from ..likeness import alike, synonymous
from ..record import dataclass, field
from ..slip import Slip, slips_at
from ..text import Span, fold

_SHORTEST = 4
_SECURE = 6
"""From this length on a phrase is recognised without its first or last character."""
_WORD = 2
"""Characters of a near synonym."""
_CLEARER = 7.0
"""By how much (natural logarithm) the words of the right form must be likelier than those of the written one."""
_NUMERALS = frozenset("一二三四五六七八九十百两双多首0123456789")
_MEASURES = frozenset("大个项类种条家次级批位名")
_PARTICLES = frozenset("了的地着过和与及之以")
_JOINING = frozenset("和与及、")
"""What stands between parts that may change places."""
_IN_WORDS = frozenset("地着过以")
"""Of these set phrases hold none that could be left out (全过程人民民主)."""
_MARKS = str.maketrans("，；", "、、")
_MARKS_AND_BLANKS = frozenset("，。；：、！？“”‘’《》（）—·-… \n")
_ENUMERATING = "、，；"
_INSERTED = frozenset("等好总各大新再更也都还要能会")
"""What writers put into a set phrase on purpose (统筹好发展和安全)."""
_COMPOUND = 5
"""From this length on a phrase is recognised when a character is missing and half a word is left over."""
_ALONE = frozenset(
    "大小多少新老高低上下中前后内外省市县区镇乡村组人家年月日个件项次率量度化性力有无不可能会要为以与及和的了在对向由从将把被等各全再更最就也都还又很较已未让使用做到至"
)
"""Characters that are words of their own, so that one left over proves nothing."""
_LONG = 9
"""From this length on a phrase with one character too many is taken for it."""


_ROOM = 1 << 10
"""More than the longest phrase has characters."""

_ALWAYS = "\0"
"""Stands for the neighbour of a piece that has none."""

Home: TypeAlias = tuple[str, int]
"""A phrase, and where in it a piece of it stands; -1 for a piece with its middle swapped."""


@dataclass
class Near:
    """Flags what is one slip away from a fixed phrase."""

    phrases: tuple[str, ...] = ()
    """The fixed phrases, four characters and longer."""
    lists: tuple[str, ...] = ()
    """Names of built-in lists of phrases (``rules/lexicon``) to be taken in."""
    allowed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For a phrase its legal neighbours, which are never flagged."""
    broken: bool = False
    """Flag only what does not fall into words, so that a legal neighbour of other words stays silent."""

    stray: bool = False
    """Flag also what lacks a character inside where half a word is left over, however likely the words are."""

    replaced: bool = False
    """Flag only one character put for another."""

    values: ClassVar[frozenset[str]] = frozenset({"right"})

    def __post_init__(self) -> None:
        if not self.phrases and not self.lists:
            raise ValueError("needs phrases or lists")
        if short := [phrase for phrase in self.phrases if len(phrase) < _SHORTEST]:
            raise ValueError(f"too short for near misses: {short[0]}")

    @cached_property
    def _legal_by_phrase(self) -> Mapping[str, frozenset[str]]:
        """Each phrase as compared, with its legal neighbours; a phrase in quotation marks also without them."""
        rows = [(phrase, self.allowed.get(phrase, ())) for phrase in self.phrases]
        rows += [(phrase, legal) for name in self.lists for phrase, legal in word_list(name).items()]
        phrases: dict[str, frozenset[str]] = {}
        for phrase, legal in rows:
            for form in {phrase, phrase.replace("“", "").replace("”", "")}:
                if len(form) >= _SHORTEST:
                    others = {_plain(other) for other in legal}
                    phrases[_plain(form)] = phrases.get(_plain(form), frozenset()) | others
        return phrases

    @cached_property
    def _pieces(self) -> Mapping[str, tuple[int, ...]]:
        """Parts of the phrases, of which a slip leaves at least one unharmed, as they may stand in a text, their marks
        of enumeration being any of three: where they belong, as a number (see ``_homes_of``), which is read back fast."""
        pieces: dict[str, list[int]] = {}
        for number, phrase in enumerate(self._legal_by_phrase):
            places = [(phrase[start:end], start) for start, end in _cuts(len(phrase))]
            if len(phrase) < _SECURE:
                middle = len(phrase) // 2
                places.append((phrase[: middle - 1] + phrase[middle] + phrase[middle - 1] + phrase[middle + 1 :], -1))
            for piece, start in places:
                for form in {piece.replace("、", mark) for mark in _ENUMERATING}:
                    pieces.setdefault(form, []).append(number * _ROOM + start + 1)
        return {piece: tuple(homes) for piece, homes in pieces.items()}

    @cached_property
    def _phrases(self) -> Sequence[str]:
        return list(self._legal_by_phrase)

    @cached_property
    def _homes(self) -> dict[str, Mapping[str, list[Home]]]:
        """For each piece that was found its homes by the characters of the phrase beside it, of which one slip leaves one
        in place."""
        return {}

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in self.__dict__.items() if name not in {"_homes", "_phrases"}}

    def _homes_of(self, piece: str) -> Mapping[str, list[Home]]:
        if (homes := self._homes.get(piece)) is None:
            by_neighbour: dict[str, list[Home]] = {}
            for code in self._pieces[piece]:
                phrase, start = self._phrases[code // _ROOM], code % _ROOM - 1
                for neighbour in set(_neighbours(phrase, start, len(piece))):
                    by_neighbour.setdefault(neighbour, []).append((phrase, start))
            homes = self._homes[piece] = by_neighbour
        return homes

    @property
    def literals(self) -> Iterable[str]:
        return self._pieces.keys()

    def matches(self, document: Document) -> Iterator[Match]:
        reached = 0
        found = sorted(self._found(document), key=lambda found: (found[1].span.start, -len(found[0]), found))
        for phrase, slip in found:
            if slip.span.start >= reached:
                reached = slip.span.end
                first = slip.span.start + slip.at
                edit = Edit(Span(first, first + len(slip.written)), slip.right)
                yield Match(slip.span, {"right": phrase}, (edit,))

    def _found(self, document: Document) -> set[tuple[str, Slip]]:
        text = document.folded.translate(_MARKS)
        slips: set[tuple[str, Slip]] = set()
        for literal in document.occurring(self._pieces.keys()):
            homes, length = self._homes_of(literal), len(literal)
            for place in document.places(literal):
                around = text[max(0, place - 3) : place] + text[place + length : place + length + 3]
                for phrase, start in _candidates(homes, around):
                    if _may_fit(text, phrase, place, start):
                        slips.update((phrase, slip) for slip in slips_at(text, phrase, place, start, length))
        return {(phrase, slip) for phrase, slip in slips if self._wrong(document, text, phrase, slip)}

    def _wrong(self, document: Document, text: str, phrase: str, slip: Slip) -> bool:
        if _is_trifle(slip) or (self.replaced and not len(slip.written) == len(slip.right) == 1):
            return False
        start, end = slip.span
        if slip.written in _NUMERALS and text[start + slip.at + 1 : start + slip.at + 2] in _MEASURES:
            return False  # 全国八大枢纽
        around = text[max(0, start - 12) : end + 12]
        if text[start:end] in self._legal_by_phrase or any(form in around for form in self._legal_by_phrase[phrase]):
            return False
        if _may_be_a_brand(text, phrase, slip) or phrase in text[max(0, start - 2) : end + 2]:
            return False
        if not document.lexicon.bounded(text, slip.span):
            return False
        if len(slip.written) == len(slip.right) == _WORD and synonymous(slip.written, slip.right):
            return not self.broken and len(phrase) >= (_SECURE if slip.inside(phrase) else _LONG)
        if self.broken or not slip.inside(phrase):
            certain = len(phrase) >= _LONG and not self.broken
            stray = self.stray and len(phrase) >= _COMPOUND and not slip.written and _leaves_stray(document, slip)
            lexicon = official() if self.replaced else document.lexicon
            return _is_slip_of_hand(slip, phrase) and (certain or stray or _breaks(document, slip, phrase, lexicon))
        return bool(slip.right) or (len(phrase) >= _LONG and slip.written not in _INSERTED)


def _is_trifle(slip: Slip) -> bool:
    """Whether only marks, numerals or words of grammar differ."""
    changed = set(slip.written + slip.right)
    grammar = not changed - _PARTICLES - _NUMERALS and (slip.written or slip.right not in _IN_WORDS)
    return bool(changed & _MARKS_AND_BLANKS) or bool(grammar)


def _plain(phrase: str) -> str:
    return fold(phrase).translate(_MARKS)


def _cuts(size: int) -> list[tuple[int, int]]:
    """The extents of a phrase's pieces: halves of a short one, thirds of a longer one."""
    if size < _SECURE:
        return [(0, size // 2), (size // 2, size)]
    third = size // 3
    return [(0, third), (third, 2 * third), (2 * third, size)]


def _neighbours(phrase: str, start: int, length: int) -> str:
    """The two characters of *phrase* on each side of a piece, which need not be there for one swapped inside."""
    if start < 0:
        return _ALWAYS
    return phrase[max(0, start - 2) : start] + phrase[start + length : start + length + 2]


def _candidates(homes: Mapping[str, list[Home]], around: str) -> Iterable[Home]:
    """The homes of a piece of which a neighbour stands among the characters *around* it, or that have none."""
    if homes.keys().isdisjoint(around) and _ALWAYS not in homes:  # this runs for every piece that stands anywhere
        return ()
    near = {char for char in around + _ALWAYS if char in homes}
    if len(near) < 2:
        return homes[near.pop()]
    return {home for char in near for home in homes[char]}


def _may_fit(text: str, phrase: str, place: int, start: int) -> bool:
    """A cheap look at the far end of the phrase, before its slips are searched for."""
    if start < 0:
        return True
    size = len(phrase)
    base = place - start
    if start + 2 < size:
        end = base + size
        if end > 2 and (phrase[-1] in text[end - 2 : end + 1] or text[end - 2 : end - 1] == phrase[-2]):
            return True
        if not start:
            return False
    return base >= 0 and (phrase[0] in text[max(0, base - 1) : base + 2] or text[base + 1 : base + 2] == phrase[1])


def _may_be_a_brand(text: str, phrase: str, slip: Slip) -> bool:
    """Whether a short phrase, quoted by itself and changed on purpose, may be the name of a programme (“有事来商量”)."""
    if (
        len(phrase.strip("“”")) >= _LONG
        or "、" in phrase
        or not (slip.written and slip.right)
        or alike(slip.written, slip.right)
    ):
        return False
    start, end = slip.span
    return text[start : start + 1] == "“" or (text[start - 1 : start] == "“" and text[end : end + 1] == "”")


def _is_slip_of_hand(slip: Slip, phrase: str) -> bool:
    """Whether such a slip is made in typing: characters alike, left out, swapped, or typed twice."""
    if len(slip.written) == len(slip.right) == 1:
        return alike(slip.written, slip.right)
    if not slip.right:
        return slip.written in phrase[max(0, slip.at - 1) : slip.at + 1]
    exchanged = bool(slip.written) and not _JOINING & set(slip.right)
    return slip.inside(phrase) or (len(phrase) >= _LONG and exchanged and sorted(slip.written) == sorted(slip.right))


def _breaks(document: Document, slip: Slip, phrase: str, lexicon: Lexicon) -> bool:
    """Whether the written form falls into words far worse than the right one."""
    text = document.folded
    start, end = slip.span
    before, after = text[max(0, start - 6) : start], text[end : end + 6]
    gain = lexicon.likelihood(before + phrase + after) - lexicon.likelihood(before + text[start:end] + after)
    return gain > _CLEARER


def _leaves_stray(document: Document, slip: Slip) -> bool:
    """Whether beside the place of a missing character half a word stands alone (政协|员)."""
    text, place = document.folded, slip.span.start + slip.at
    words = document.lexicon.around(text, slip.span)
    return any(word.length == 1 and text[word.start] not in _ALONE for word in words if place in (word.start, word.end))
