"""Characters that stand in no company they keep, where one alike would make words."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from operator import add
from typing import ClassVar, TypeVar

from ..bigram import bigrams, company, fillers, is_common, official
from ..document import Document
from ..expression import expression
from ..finding import Edit, Match
from ..likeness import like
from ..record import NamedTuple, dataclass
from ..text import HAN, Span, stretches

T = TypeVar("T")

_RUN = expression(f"[{HAN}]{{2,}}")
_CLAUSE = expression(f"[{HAN}0-9A-Za-z]*")
_SEEN = 100
"""A pair that words have so often is company for a character."""
_COMMON = 700
"""A pair that words have so often leaves no doubt, whatever stands on the other side."""
_BEYOND_DOUBT = 2
"""The familiarity with both neighbours together that leaves none."""
_SHORT = 2
_SIZES = 3
"""Words of two characters, of three, and of more have limits of their own."""
_NAMED = expression(
    f"[{HAN}]{{1,3}}(?:村|镇|乡|街道|县|区|市|州|旗|庄|屯|寨|公司|集团|企业|高铁|高速|水库|景区|泉|山|河|湖|岛|港|寺|同志|担任|市长|省长|县长|区长|主席|主任|书记|总理|副)"
)
_SAID = expression(
    f"[{HAN}]{{3}}(?:同志)?(?:指出|强调|要求|表示|介绍|认为|主持|传达|通报|率队|带队|一行|代表|出席|陪同)"
)
"""What is told of a person with whose name a clause begins (，周海艳指出)."""
_ROUTE = expression(
    f"[{HAN}]{{0,8}}(?:铁路|高铁|公路|高速|城际|地铁|快线|号线|机场|大桥|隧道|灌区|电站|枢纽|至[{HAN}])"
)
"""What follows the names of places of which a line or a site is called (龙胜至宜州, 京张铁路)."""
_QUOTED = expression("[^“”《》「」]{0,8}[”》」]")
_UNFIT = frozenset("不之以各还更为这而就都也由其该与及叫至")
"""What such a character stands beside it hardly ever was a word with (以商招商, 作风不实, 和谐之源)."""
_FIRM = expression(f"[{HAN}]{{1,10}}有限(?:责任)?公司")
_REGIONS = frozenset("冀晋沪皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇陕陇")
"""Regions in short, which stand before any noun (滇商)."""
_SUFFIXES = frozenset("寺村镇乡县市省州山河湖港岛庙桥站行")
"""What names of places and of tours end in (莫尔寺, 安徽行)."""
_RANKED = expression("[居列占][全第首前世]")
"""A verb of rank, which stands alone (获奖数居全国第二)."""
_GRAMMAR = frozenset("的了和与及在是为对将把被从并也都我这以或向该各就让由按但而不等个更一二三四五六七八九十")
"""Characters that stand alone so often that they are no sign of a slip."""
_OFTEN = 3
"""What stands in a draft so often is a coinage, even where it is close to a long word."""
_NUMERALS = frozenset("一二三四五六七八九十百千万亿两几")
_REPORT = 1 << 15
"""Characters to either side of what is counted."""
_REACH = 6
"""Characters to either side that are weighed."""
_LEAST = 2.0
"""By how much (natural logarithm) a character must at least go better with its neighbours to be weighed on."""
_TRIED = 2
"""The likeliest characters whose words are weighed."""


class Reading(NamedTuple):
    """A character that may be meant, and what speaks for it."""

    right: str
    company: float
    """By how much (natural logarithm) it goes better with its neighbours."""
    gain: float
    """By how much the words of the clause become likelier."""
    word: str
    """The word that it becomes part of."""


@dataclass
class Candidate:
    """Flags a character that goes with neither neighbour, where one alike makes a word with them."""

    company: tuple[float, ...] = (6.0, 3.0, 2.0)
    """By how much (natural logarithm) the character meant must go better with its neighbours, for words of two, three
    and more characters."""
    gain: tuple[float, ...] = (6.0, 5.0, 4.0)
    """By how much the words of the clause must become likelier, in the same way."""
    together: tuple[float, ...] = (17.0, 13.0, 6.0)
    """How much both must be together."""
    shortest: int = 2
    """Characters of the shortest word that may be meant; two that make no word are often a name."""
    repeated: bool = False
    """Whether what stands in the draft again and again is flagged too; it is rather a coinage than a slip."""

    values: ClassVar[frozenset[str]] = frozenset({"right"})

    def __post_init__(self) -> None:
        if {len(self.company), len(self.gain), len(self.together)} != {_SIZES}:
            raise ValueError("company, gain and together take three numbers each")

    @property
    def literals(self) -> Iterable[str]:
        return ()

    def matches(self, document: Document) -> Iterator[Match]:
        for place, reading, span in _readings(document):
            if len(reading.word) < self.shortest:
                continue
            size = min(len(reading.word), _SIZES + 1) - 2
            if reading.company <= self.company[size] or reading.gain <= self.gain[size]:
                continue
            if reading.company + reading.gain <= self.together[size]:
                continue
            if self.repeated or _times(document, place) < (2 if size < _SIZES - 1 else _OFTEN):
                yield Match(span, {"right": reading.word}, (Edit(Span(place, place + 1), reading.right),))


class Places:
    """Places of a text, each with the extent of its run of characters, in little room: a long text has very many."""

    def __init__(self, found: Iterable[tuple[int, int, int]]) -> None:
        self._flat = array("I", chain.from_iterable(found))

    def __iter__(self) -> Iterator[tuple[int, Span]]:
        numbers, run = iter(self._flat), Span(0, 0)
        for place, start, end in zip(numbers, numbers, numbers, strict=True):
            if start != run.start or end != run.end:
                run = Span(start, end)
            yield place, run


def familiarity(document: Document) -> bytes:
    """For each character how well it goes with the next in words: 0 not, 1 at times, 2 beyond doubt."""
    familiar = bytearray()
    for _, part in stretches(document.folded, 1):
        familiar += bytes(map(_familiar, map(add, part, part[1:])))  # this runs for every character
    return bytes(familiar) + b"\0"


@lru_cache(maxsize=1 << 15)
def _familiar(pair: str) -> int:
    count = bigrams().count(pair) if _RUN.fullmatch(pair) else 0
    return (count > _SEEN) + (count > _COMMON)


def doubtful(document: Document) -> Places:
    """The places of characters that words have with neither neighbour."""
    text, familiar = document.folded, document.derive(familiarity)
    runs = (run.span() for run in _RUN.finditer(text))
    return Places((place, start, end) for start, end in runs for place in _doubtful(text, familiar, start, end))


def _doubtful(text: str, familiar: bytes, start: int, end: int) -> Iterator[int]:
    pairs = familiar[start:end]
    for place, (before, after) in enumerate(zip(b"\0" + pairs, pairs, strict=False), start):
        if before + after < _BEYOND_DOUBT and text[place] not in _GRAMMAR:
            yield place


def _readings(document: Document) -> Iterator[tuple[int, Reading, Span]]:
    """The doubtful characters that one alike makes part of a long word, or of a common short one: what each may stand
    for, and the extent of the word that is meant."""
    text = document.folded
    for place, run in document.derive(doubtful):
        around = text[max(run.start, place - 2) : min(run.end, place + 3)]
        others = fillers(around, min(place - run.start, 2), like(text[place]))
        if others and (read := _read(text, run, place, others)):
            yield place, *read


def _read(text: str, run: Span, place: int, others: Iterable[str]) -> tuple[Reading, Span] | None:
    """The best reading of the character at *place*, None where none is better than what is written."""
    start, end = run
    left, right = text[max(start, place - 1) : place], text[place + 1 : min(end, place + 3)]
    written = company(left + text[place] + right)
    weighed = ((company(left + other + right) - written, other) for other in others)
    if not (tried := sorted((found for found in weighed if found[0] > _LEAST), reverse=True)[:_TRIED]):
        return None
    before, after = clause(text, place)
    lexicon = official()
    as_written = before + text[place] + after
    base = lexicon.likelihood(as_written)
    gains = ((lexicon.likelihood(before + other + after) - base, better, other) for better, other in tried)
    gain, better, other = max(gains, key=lambda found: found[0] + found[1])
    if gain <= 0 or other in _NUMERALS:
        return None
    at = len(before)
    meant = before + other + after
    word = next(span for span in lexicon.spans(meant) if span.end > at)
    right, span = meant[word.start : word.end], Span(place - at + word.start, place - at + word.end)
    if text[place] in _REGIONS or _FIRM.match(text, span.start) or _RANKED.match(text, place):
        return None
    if len(right) == 1 or (len(right) == _SHORT and not _is_plain(text, span, right)):
        return None
    if len(right) == _SIZES and (_is_name(text, span) or (text[place] in _SUFFIXES and span.end == place + 1)):
        return None
    if span.end == place + 1 and _NUMERALS.issuperset(right[:-1]):  # a measure (一百二十份)
        return None
    if len(right) <= _SIZES and not _leaves_words_whole(lexicon.spans(as_written), word):
        return None
    return Reading(other, better, gain, right), span


def _leaves_words_whole(written: Iterable[Span], meant: Span) -> bool:
    """Whether a word that is meant takes no character from a word beside it (户厕|底数)."""
    return not any(word.start < edge < word.end for word in written for edge in meant)


def _is_plain(text: str, span: Span, right: str) -> bool:
    """Whether the two characters in *span* rather were the common word *right* than part of a name or a coinage."""
    if not is_common(right) or not _UNFIT.isdisjoint(text[span.start : span.end]):
        return False
    if _is_name(text, span) or _ROUTE.match(text, span.end):
        return False
    opening = max(text.rfind(mark, max(0, span.start - 8), span.start) for mark in "“《「")
    return opening < 0 or not _QUOTED.match(text, span.end)


def _is_name(text: str, span: Span) -> bool:
    """Whether what stands in *span* seems to be part of a name (齐圣村, 高雨担任)."""
    begins = next((at for at in (span.start, span.start - 1) if at < 1 or text[at - 1] in "，。；：\n"), None)
    said = begins is not None and _SAID.match(text, max(begins, 0))
    return bool(said or _NAMED.match(text, span.start))


def apart(readings: Iterable[tuple[float, Span, T]]) -> Iterator[tuple[Span, T]]:
    """Of readings, each with what is gained by it and its extent, those that stand apart; where two meet, the better."""
    taken: set[int] = set()
    for _, span, reading in sorted(readings, reverse=True):
        if taken.isdisjoint(range(*span)):
            taken.update(range(*span))
            yield span, reading


def clause(text: str, place: int) -> tuple[str, str]:
    """What stands before and behind *place* in its clause, so far as it is weighed."""
    before = text[max(0, place - _REACH) : place]
    tail = _CLAUSE.match(before[::-1])
    head = _CLAUSE.match(text, place + 1, place + 1 + _REACH)
    assert tail is not None
    assert head is not None
    return tail[0][::-1], head[0]


def _times(document: Document, place: int) -> int:
    """How often what stands at *place* stands in the draft, each time with the same neighbour."""
    pairs = Span(max(0, place - 1), place + 1), Span(place, place + 2)
    return min(times(document.folded, pair) for pair in pairs)


def times(text: str, span: Span) -> int:
    """How often what stands in *span* stands in *text*, as far as a long report reaches: so the cost stays linear."""
    return text.count(text[span.start : span.end], max(0, span.start - _REPORT), span.end + _REPORT)
