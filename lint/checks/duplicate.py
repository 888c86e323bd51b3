"""Text that stands twice: pasted sections, paragraphs, sentences, clauses, headings and list items."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import ClassVar, Literal

from .. import ordinal, sentence
from ..document import Block, Document
from ..expression import expression
from ..finding import Edit, Match
from ..outline import outline
from ..record import NamedTuple, dataclass
from ..repeats import Passage, Skeleton, passages
from ..text import HAN, Span
from .pairs import FAMILIES

Kind = Literal["section", "paragraph", "sentence", "passage", "near", "clause", "heading", "item"]

_RUN = 11
"""The shortest run that is looked for; near copies are chained from such runs."""
_MARKS = 6
"""How many characters of a short clause may be marks, which a run does not count."""
_SLACK, _SLACK_EACH = 3, 30
"""How many characters of a unit may lie outside a copy that nearly fills it, a changed word at its end, and of how many
characters of a long one another."""
_LIKE = 0.9
"""The likeness from which on a changed text is a copy; parallel sentences stay below 0.86."""
_SHORT = 30
"""Below this many characters a repeat needs more to be a copy than standing there twice: refrains are short."""
_NEAR = 36
"""The fewest characters of a near copy."""
_PASSAGE = 34
"""The fewest characters of clauses inside two sentences; echoes of 30 characters are legal."""
_SPLICED, _SPLICED_FIGURES = 20, 16
"""The fewest where the two sentences have nothing else in common, without and with two figures."""
_SPOKEN = expression(r"(?:誓|口号|校训|歌词|朗诵|复诵|高呼|承诺|约法|标语)[^。；，：]{0,8}：“?$")
_SPOKEN_REACH = 20
"""What is sworn, sung or shouted is the same each time."""
_REMOTE = 5_000
"""How far around a short repeat is looked whether it is a refrain."""
_LONG = 100
"""From this many characters on a repeat is a paste whatever it says."""
_BREAK = 40
"""How far apart two copies may lie to be one."""
_CLAUSE = 16
"""How much of a torn clause is left out at either end of a copy."""
_LEADER = expression(r"[\s.．…·—-]*\d*$")
"""What stands behind a line of a table of contents."""
_CONTENTS = 200
"""How many lines a table of contents may have."""
_BULLET = expression(r"[·•●▪◆■○◇□★☆➢➤✓*-][ \u3000]*")
_ROW = 8
"""The fewest characters of a row of a table that is compared."""
_LIST = 12
"""How many blocks a list may be long for its items to be compared."""

_FORMULA = expression(
    "习近平|总书记|中国特色|社会主义|新时代|思想|精神|讲话|指示|批示|[党中]中央|国务院|[省市县区]委|党委|坚强领导|全面领导|指导|"
    "贯彻|落实|学习|[一二]十大|全会|战略|部署|要求|会议|现代化|篇章|谱写|奋力|奋斗|新征程|新局面|新作为|新进展|新突破|新发展|"
    "高质量|总基调|稳中求进|发展格局|发展理念|中国式|伟大|复兴|初心|使命|旗帜|道路|理论|制度|两个确立|四个意识|四个自信|"
    "两个维护|决定性|意识|自信|维护|拥护|团结|民主|政治|凝聚|共识|人民|美好|幸福|富强|和谐|美丽|坚持|加快建设|全面建设|深入|"
    "赞成|反对|弃权|表决|同意|票|不断|努力|更加|更大|更好|贡献|智慧|力量|责任|担当|踔厉|砥砺|同心|奋进|工商联|无党派|界别|委员会|代表大会|届|篇"
)
"""Words of what a report repeats on purpose: guiding thought, aims, names of bodies."""
_FIGURE = expression(
    r"\d+(?:\.\d+)?|[一二三四五六七八九两][十百千万][一二三四五六七八九十百千万余多]*|"
    r"[一二三四五六七八九十两][余多]?(?=[个件项条名人家次场处所座户篇册期部台套支路公里米亩吨元天周分])"
)
_AIM = expression(r"[\d%％亿万千百十个项家人元亩吨里米户场次条成](?:左右|以上|以下)|控制在|目标|力争|不低于|不超过")
"""A figure that is aimed at: this year's aims may be last year's."""
_INDICATOR = expression("[%％]|增长|下降|总值|收入|总量|投资|[万亿]元")
"""What a summary tells first and the chapter behind it again."""
_LABEL = expression(r"[（(]?[^，。；：（）]{2,10}：[^，。；：]*$")
"""A list of names behind its label: 责任单位：市教育局、市财政局."""
_MARK = expression(r"[^\w“”]")
_INLINE_ORDINAL = expression("^[第其]?[一二三四五六七八九十]{1,2}[是要]?")
_ITEM = expression(r"(?:^|[。；，：、\n第其])[一二三四五六七八九十][是要]$")
"""What stands before an item inside a sentence; a match must end where the item begins."""
_GENERAL = expression(
    "情况|问题|打算|做法|措施|建议|成效|成绩|安排|计划|目标|要求|任务|经验|体会|说明|部门|单位|方式|对象|条件|流程"
)
"""Words of headings that stand in every chapter."""
_LETTER = expression(r"[^\W_]")
_HAN = expression(f"[{HAN}]")
_POINTS = frozenset("，。；：！？、…）\n")
_DIGITS = frozenset("0123456789.%")
_ENDS = frozenset("。！？；")
_CLOSING = "。！？；，：”’）》】"
_TOLD = 3
"""Changes that a message names; of a long copy there are thousands."""


class Copy(NamedTuple):
    """A later copy of something that stood before."""

    kind: Kind
    first: Span
    later: Span
    size: int
    """How many letters, digits and Han the two have in common."""
    ratio: float = 1.0
    """Their likeness."""
    changes: tuple[tuple[str, str], ...] = ()
    """What was changed first of all: as it is in the first place, as it is in the later one."""


@dataclass
class Duplicate:
    """Flags the later copy; the first is its related place. One pasted section is one match."""

    kind: Kind
    """What is repeated: a section (heading and body, several paragraphs), a paragraph, a whole sentence, a passage
    of a sentence, a near copy with changed words or figures, a clause side by side, a heading among its
    siblings, an item of one list."""
    min: int = 0
    """The fewest letters, digits and Han that count."""
    max: int | None = None
    """The most."""

    values: ClassVar[frozenset[str]] = frozenset({"size", "percent", "changes"})

    @property
    def literals(self) -> Iterable[str]:
        return ()

    def matches(self, document: Document) -> Iterator[Match]:
        for copy in document.derive(copies):
            if copy.kind == self.kind and self.min <= copy.size and (self.max is None or copy.size <= self.max):
                spare = Span(copy.first.end, copy.later.end)
                mended = copy.kind == "clause" and _is_whole(document.slice(spare))
                yield Match(copy.later, _values(copy), (Edit(spare, ""),) if mended else (), (copy.first,))


def _is_whole(text: str) -> bool:
    """Whether no mark of a pair in *text* has its partner outside, so that it can go."""
    pairs = (pair for family in FAMILIES for pair in zip(family[::2], family[1::2], strict=True))
    return all(text.count(opening) == text.count(closing) for opening, closing in pairs)


def _values(copy: Copy) -> dict[str, str]:
    changes = "、".join(f"“{before}”→“{after}”" for before, after in copy.changes)
    return {"size": str(copy.size), "percent": f"{copy.ratio:.0%}", "changes": changes}


def copies(document: Document) -> list[Copy]:
    """Everything in a draft that repeats what stood before, by place, each character in one copy at most."""
    found = [*_joined(_passages(document)), *_clauses(document), *_headings(document)]
    found += [*_items(document), *_rows(document)]
    kept: list[Copy] = []
    numbered = [_with_ordinals(document, copy) for copy in found]
    for copy in sorted(numbered, key=lambda copy: (copy.later.start, -copy.later.length)):
        if not (kept and kept[-1].later.overlaps(copy.later)):
            kept.append(copy)
    return kept


def _passages(document: Document) -> Iterator[Copy]:
    skeleton = Skeleton(document.folded, [block.span for block in document.prose])
    units = Units(document)
    for passage in passages(skeleton.text, _RUN):
        # What is no copy as a whole may hold one: an exact run with a set phrase near its end.
        longest = Passage((max(passage.runs, key=lambda run: run.length),))
        copy = _copy(document, skeleton, units, passage)
        if not copy and len(passage.runs) > 1:
            copy = _copy(document, skeleton, units, longest)
        if copy:
            yield copy


def _with_ordinals(document: Document, copy: Copy) -> Copy:
    """A copy that begins right behind an ordinal takes it in where the first place has the same one."""
    starts = [document.block_at(span.start).span.start for span in (copy.first, copy.later)]
    numbers = [ordinal.read(document.text, start) for start in starts]
    first, later = numbers
    if not first or not later or document.slice(first.span) != document.slice(later.span):
        return copy
    spans = (copy.first, copy.later)
    if any(span.start > number.span.end for span, number in zip(spans, (first, later), strict=True)):
        return copy
    return copy._replace(first=Span(first.span.start, copy.first.end), later=Span(later.span.start, copy.later.end))


def _joined(found: Iterable[Copy]) -> Iterator[Copy]:
    """Copies that follow closely upon each other at both places made one: something was put in between."""
    last: Copy | None = None
    for copy in found:
        together = last and _follows(last.first, copy.first) and _follows(last.later, copy.later)
        if last and together and copy.first.end <= last.later.start:  # else a text stands there three times in a row
            last = Copy(
                kind="section" if last.kind == copy.kind == "section" else "near",
                first=Span(last.first.start, copy.first.end),
                later=Span(last.later.start, copy.later.end),
                size=last.size + copy.size,
                ratio=min(last.ratio, copy.ratio),
                changes=(last.changes + copy.changes)[:_TOLD],
            )
            continue
        if last:
            yield last
        last = copy
    if last:
        yield last


def _follows(span: Span, following: Span) -> bool:
    return 0 <= following.start - span.end <= _BREAK


def _copy(document: Document, skeleton: Skeleton, units: Units, passage: Passage) -> Copy | None:
    """The copy that a passage is, or None."""
    first, later = skeleton.span(passage.first), skeleton.span(passage.later)
    kind = _kind(document, units, passage, first, later)
    if not kind or all(_is_spoken(document, span) for span in (first, later)):
        return None
    changes = [*_changes(document, skeleton, passage)]
    ratio = passage.ratio
    if kind in {"paragraph", "sentence", "near"}:
        edges = [*_edges(document, first, units.around(first), later, units.around(later))]
        first, later = units.around(first), units.around(later)
        if edges:
            kind, changes = "near", changes + edges
            letters = sum(len(_LETTER.findall(document.text, *span)) for span in (first, later))
            ratio = 2 * passage.matched / letters
    if kind == "near" and (ratio < 0.8 or _parallel(document, first, later, changes)):
        return None
    return Copy(kind, *_trim(document, first, later), passage.matched, ratio, tuple(changes[:_TOLD]))


def _is_spoken(document: Document, span: Span) -> bool:
    """Whether a copy is what is sworn or shouted, or also the end of the words that say who does so (学生|们高呼：“…”)."""
    text, start = document.folded, span.start
    if not _opens(text, start) and "”" not in text[start : span.end - 2]:
        start = text.find("“", start, start + _SPOKEN_REACH) + 1 or start
    return bool(_SPOKEN.search(text, max(0, start - _SPOKEN_REACH), start))


def _edges(document: Document, first: Span, whole: Span, later: Span, other: Span) -> Iterator[tuple[str, str]]:
    """What was changed before and behind the passage within the sentences that it nearly fills."""
    text = document.folded
    for before, behind in (
        (text[whole.start : first.start], text[other.start : later.start]),
        (text[first.end : whole.end], text[later.end : other.end]),
    ):
        if _LETTER.findall(before) != _LETTER.findall(behind):
            yield before, behind


class Units:
    """The sentences and blocks of a draft, to see which of them a span holds whole."""

    def __init__(self, document: Document) -> None:
        self._document = document
        text = document.folded
        self._starts = array("q")
        self._ends = array("q")
        for span in document.sentences:
            if _ENDS & set(text[span.end - 2 : span.end]) and text[span.start] != "（":
                start, end = _bare(document, span)
                self._starts.append(start)
                self._ends.append(end)

    def whole(self, span: Span) -> int:
        """How many characters of *span* are sentences that it holds whole; those in brackets do not count."""
        slack = _slack(span)
        index = bisect_left(self._starts, span.start - slack)
        length = 0
        while index < len(self._starts) and self._starts[index] < span.end:
            if span.start < self._ends[index] <= span.end + slack:
                length += self._ends[index] - self._starts[index]
            index += 1
        return length

    def around(self, span: Span) -> Span:
        """*span* with what its first and last sentence have beyond it, where that is a few characters."""
        start, end = span
        slack = _slack(span)
        index = bisect_left(self._starts, start) - 1
        if index >= 0 and start - slack <= self._starts[index] and self._ends[index] > start:
            start = self._starts[index]
        index = bisect_left(self._starts, end) - 1
        if index >= 0 and end < self._ends[index] <= end + slack:
            end = self._ends[index]
        return Span(start, end)

    def is_block(self, span: Span) -> bool:
        """Whether *span* is the whole of the block in which it starts."""
        slack = _slack(span)
        whole = _bare(self._document, self._document.block_at(span.start).span)
        return span.start <= whole.start + slack and span.end + slack >= whole.end


def _slack(span: Span) -> int:
    return _SLACK + min(span.length // _SLACK_EACH, _SLACK)


def _bare(document: Document, span: Span) -> Span:
    """*span* without the ordinal before it, the blanks behind that, and the marks at the end."""
    start, end = span
    number = ordinal.read(document.text, start)
    if number and number.span.end < end:
        start = number.span.end
    while start < end and document.text[start].isspace():
        start += 1
    while end > start and document.folded[end - 1] in _CLOSING:
        end -= 1
    return Span(start, end)


def _kind(document: Document, units: Units, passage: Passage, first: Span, later: Span) -> Kind | None:
    """What a passage repeats, or None for what a report repeats on purpose."""
    size, ratio = passage.matched, passage.ratio
    whole = min(units.whole(first), units.whole(later))
    together = document.block_index(first.start) == document.block_index(later.start)
    if ratio == 1 and together and _beside(document, first, later):
        return "clause"
    if document.block_index(later.start) != document.block_index(later.end - 1):
        if whole < max(10, later.length // 3) and not (whole and size >= _LONG):
            return None
        return "section" if ratio >= _LIKE else "near" if ratio >= 0.8 and size >= 60 else None
    if whole and units.is_block(later):
        unit: Kind | None = "paragraph"
    else:
        unit = "sentence" if whole >= max(12, later.length // 2) else None
    if ratio < 1:
        return "near" if ratio >= _LIKE and size >= (_NEAR if unit else _LONG) else None
    if unit:
        sure = together or _beside(document, first, later)
        if not _telling(document, later, size, sure=sure):
            return None
        return unit if sure or size >= _SHORT or unit == "paragraph" else "passage"  # a summary may echo a short one
    if size >= _LONG or _is_passage(document, first, later):
        return "passage"
    return "passage" if units.is_block(later) and _is_tail(document, first, later) else None


def _beside(document: Document, first: Span, later: Span) -> bool:
    """Whether nothing but marks stands between the two."""
    return first.end <= later.start <= first.end + 8 and not _LETTER.search(document.text, first.end, later.start)


def _formulaic(document: Document, span: Span) -> float:
    """The share of *span* that is words of set phrases."""
    return sum(match.end() - match.start() for match in _FORMULA.finditer(document.folded, *span)) / span.length


def _telling(document: Document, span: Span, size: int, *, sure: bool) -> bool:
    """Whether a whole sentence or paragraph is one that nobody would write twice; *sure*: in one paragraph, or side
    by side, where hardly any refrain stands."""
    text = document.folded
    if size < 12 or len(expression(f"[{HAN}]").findall(text[span.start : span.end])) < 10:
        return False
    if sure and text[span.end : span.end + 1] != "！":
        return True
    if _LABEL.match(text, *span) and size < 2 * _SHORT:
        return False
    if size < _SHORT and text[span.end : span.end + 1] == "！":
        return False
    if size < _SHORT and not _FIGURE.search(text, *span):
        return size >= _SPLICED - 2 and _clause_count(document, span) > 1 and _formulaic(document, span) < 0.2
    return size >= 2 * _SHORT or _formulaic(document, span) < 0.35


def _clause_count(document: Document, span: Span) -> int:
    return len([*sentence.clauses(document.folded, span)])


def _is_passage(document: Document, first: Span, later: Span) -> bool:
    """Whether a repeat inside two sentences is a paste: whole clauses, more than one, that say something."""
    one, span = _trim(document, first, later)
    text = document.folded
    size = len(_LETTER.findall(text, *span))
    if _clause_count(document, span) < 2 or _formulaic(document, span) >= (0.3 if size >= 90 else 0.2):
        return False
    if size >= _PASSAGE:
        return True
    figures = len(_FIGURE.findall(text, *span))
    if not _AIM.search(text, *span) and figures > 2 and size >= _SPLICED:
        return True
    least = _SPLICED_FIGURES if figures > 1 and not _INDICATOR.search(text, *span) else _SPLICED
    return size >= least and _is_spliced(document, one, span)


def _is_tail(document: Document, first: Span, later: Span) -> bool:
    """Whether a paragraph is no more than the end of an earlier one: clauses that say something, cut out."""
    one, span = _trim(document, first, later)
    text = document.folded
    if text[one.end - 1] not in _ENDS or text[span.end - 1] not in _ENDS or not _opens(text, one.start):
        return False
    size = len(_LETTER.findall(text, *span))
    return size >= _SPLICED and _clause_count(document, span) > 1 and _formulaic(document, span) < 0.2


def _is_spliced(document: Document, first: Span, later: Span) -> bool:
    """Whether a short repeat was cut out of one sentence into another that is about something else: no aim, no
    refrain, no line of a list whose lines are made after one pattern."""
    text = document.folded
    for start, end in (first, later):
        if not _opens(text, start) or not (_closes(text, end) or _closes(text, end - 1)):
            return False
    if _AIM.search(text, *later):
        return False
    words = text[later.start : later.end].rstrip(_CLOSING)
    if text.count(words, max(0, later.start - _REMOTE), later.end + _REMOTE) > 2:
        return False
    one, other = _before_copy(document, first), _before_copy(document, later)
    if not one and not other:  # both begin a sentence or an item: then nothing may follow in it, either
        return all(text[span.end - 1] in _ENDS or text[span.end : span.end + 1] in _ENDS for span in (first, later))
    return not _same_pattern(one, other)


def _before_copy(document: Document, span: Span) -> str:
    """What stands before a copy in its sentence or item, without an ordinal."""
    block = document.block_at(span.start).span
    start = max(document.folded.rfind(mark, block.start, span.start) for mark in _ENDS) + 1
    if not start:
        start = _bare(document, block).start
    return _INLINE_ORDINAL.sub("", "".join(_LETTER.findall(document.folded, start, span.start)))


def _same_pattern(one: str, other: str) -> bool:
    """Whether two beginnings of sentences have half of their characters in common."""
    return bool(one and other) and 4 * len(set(one) & set(other)) >= len(set(one)) + len(set(other))


def _trim(document: Document, first: Span, later: Span) -> tuple[Span, Span]:
    """Both spans without the torn clause at either end, where little is lost by it, and with a common end mark."""
    text = document.folded
    reach = min(max(4, later.length // 4), _CLAUSE)
    cut = 0
    while cut < reach and not (_opens(text, first.start + cut) and _opens(text, later.start + cut)):
        cut += 1
    cut = cut if cut < reach and text[first.start : first.start + cut] == text[later.start : later.start + cut] else 0
    drop = 0
    while drop < reach and not (_closes(text, first.end - drop) and _closes(text, later.end - drop)):
        drop += 1
    drop = drop if drop < reach and text[first.end - drop : first.end] == text[later.end - drop : later.end] else 0
    more = 0
    while not drop and text[first.end + more : first.end + more + 1] == text[later.end + more : later.end + more + 1]:
        if text[later.end + more : later.end + more + 1] not in _CLOSING or not text[later.end + more :]:
            break
        more += 1
    return (
        Span(first.start + cut, first.end - drop + more),
        Span(later.start + cut, later.end - drop + more),
    )


def _opens(text: str, start: int) -> bool:
    """Whether a clause begins at *start*."""
    if text[start : start + 1] == "\n":
        return False
    return (
        start == 0
        or text[start - 1] in _POINTS
        or text[start - 1] in " .．"
        or bool(_ITEM.search(text, start - 3, start))
    )


def _closes(text: str, end: int) -> bool:
    """Whether a clause ends at *end*; a line has ended before what ends it."""
    return end >= len(text) or (text[end] in _POINTS and text[end - 1] not in "\n…")


def _changes(document: Document, skeleton: Skeleton, passage: Passage) -> Iterator[tuple[str, str]]:
    """What was changed between two runs, figures whole."""
    for run, following in pairwise(passage.runs):
        before = Span(skeleton.place(run.first + run.length - 1) + 1, skeleton.place(following.first))
        behind = Span(skeleton.place(run.later + run.length - 1) + 1, skeleton.place(following.later))
        yield _figures_whole(document.folded, before), _figures_whole(document.folded, behind)


def _figures_whole(text: str, span: Span) -> str:
    """*span* with the digits that stand right beside it."""
    start, end = span
    while start > 0 and text[start - 1] in _DIGITS:
        start -= 1
    while end < len(text) and text[end] in _DIGITS:
        end += 1
    return text[start:end]


def _parallel(document: Document, first: Span, later: Span, changes: list[tuple[str, str]]) -> bool:
    """Whether two like texts are made after one pattern: the same sentence of another subject, year or place."""
    text = document.folded
    words = [(_HAN.findall(before), _HAN.findall(after)) for before, after in changes]
    contrasts = [("".join(one), "".join(other)) for one, other in words if one and other]
    if len(set(changes)) < len(changes) or len(set(contrasts)) < len(contrasts):
        return True  # one name for another, throughout
    lead, other = (next(sentence.clauses(text, span), span) for span in (first, later))
    same = text[lead.start : lead.end] == text[other.start : other.end]
    if same and document.block_at(later.start).span.start >= later.start - _LIST:
        return False
    if all(_FIGURE.search(before) or _FIGURE.search(after) for before, after in changes):
        return True
    return not same and abs(document.block_index(first.start) - document.block_index(later.start)) <= 1


def _clauses(document: Document) -> Iterator[Copy]:
    """Clauses that stand side by side twice: 加强培训，加强培训，."""
    text = document.folded
    for block in document.prose:
        for clause, following in pairwise(sentence.clauses(text, block.span)):
            if (
                6 <= clause.length == following.length <= _RUN + _MARKS
                and text[clause.end : following.start] not in "！？：\n"
                and text[clause.start : clause.end] == text[following.start : following.end]
                and not document.is_heading(block)
            ):
                yield Copy("clause", clause, following, clause.length)


def _headings(document: Document) -> Iterator[Copy]:
    """Headings that repeat a sibling, unless they are items of a list or of a table of contents."""
    seen: dict[tuple[int, int], dict[str, Span]] = {}
    listed = _contents(document)
    sections = document.derive(outline).sections
    anew = {each.span.start for each in sections if each.step and (each.step.restart or each.step.kind == "nested")}
    for heading in document.headings:
        block, number = heading
        if not document.is_heading(block) or document.folded[block.span.end - 1] in _ENDS:
            continue
        if listed.contains(block.span):
            continue
        rank = (block.level, number.rank if number else -1)
        for below in [other for other in seen if other > rank or (other == rank and block.span.start in anew)]:
            del seen[below]
        span = _bare(document, block.span)
        words = document.folded[span.start : span.end].strip()
        siblings = seen.setdefault(rank, {})
        if words in siblings and len(words) >= (4 if number or block.level else 10):
            yield Copy("heading", siblings[words], span, len(words))
        siblings.setdefault(words, span)
    yield from _plain_headings(document)


def _contents(document: Document) -> Span:
    """The table of contents: the lines below 目录 down to where the first of them comes again."""
    place = next((index for index, block in enumerate(document.blocks) if _is_contents(document, block)), None)
    if place is None or place + 1 >= len(document.blocks):
        return Span(0, 0)
    listed = document.blocks[place + 1 :]
    first = _LEADER.sub("", document.slice(listed[0].span))
    for block in listed[1:_CONTENTS]:
        if document.slice(block.span) == first:
            return Span(listed[0].span.start, block.span.start)
    return Span(0, 0)


def _is_contents(document: Document, block: Block) -> bool:
    return expression(r"\s").sub("", document.slice(block.span)) in {"目录", "目次"}


def _plain_headings(document: Document) -> Iterator[Copy]:
    """Short lines without number or mark over a paragraph, that stand over two of them."""
    seen: dict[str, Span] = {}
    text = document.folded
    for block, body in pairwise(document.prose):
        span = block.span
        if not 8 <= span.length <= 25 or block.level or _MARK.search(text, *span) or ordinal.read(text, span.start):
            continue
        if body.span.length <= span.length or text[body.span.end - 1] not in _ENDS:
            continue
        words = text[span.start : span.end]
        if words in seen and not _GENERAL.search(words):
            yield Copy("heading", seen[words], span, span.length)
        seen.setdefault(words, span)


def _items(document: Document) -> Iterator[Copy]:
    """Items that repeat another one of their list."""
    seen: dict[str, tuple[int, Span]] = {}
    for index, block in enumerate(document.prose):
        ends = document.folded[block.span.end - 1] in _ENDS
        bullet = _BULLET.match(document.text, *block.span)
        if not (block.kind == "item" or bullet or (ends and ordinal.read(document.text, block.span.start))):
            continue
        span = _bare(document, Span(bullet.end(), block.span.end) if bullet else block.span)
        words = document.folded[span.start : span.end].strip()
        if words in seen and len(words) >= 5 and index - seen[words][0] <= _LIST:
            yield Copy("item", seen[words][1], span, len(words))
        seen[words] = (index, span)


def _rows(document: Document) -> Iterator[Copy]:
    """Rows of a table that repeat another one, but for a number in front."""
    for table in document.tables:
        seen: dict[tuple[str, ...], Span] = {}
        for row in table.rows:
            cells = row[1:] if row and row[0].text.isdecimal() else row
            words = tuple(cell.text for cell in cells)
            size = len(_LETTER.findall("".join(words)))
            if len([word for word in words if word]) < 2 or size < _ROW or not expression(f"[{HAN}]").search(words[0]):
                continue
            span = Span(cells[0].span.start, cells[-1].span.end)
            if words in seen:
                yield Copy("item", seen[words], span, size)
            seen.setdefault(words, span)
