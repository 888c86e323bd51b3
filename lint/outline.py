"""The skeleton of a draft: its headings and numbered items as a tree, and every row of numbers in it.

A row (“series”) is all that is numbered in one style: the headings 一、二、三, the items 一是…二是… inside
sentences, the captions 表1, 表2. Each row is read as a whole (``alignment``), so a lost heading is one defect.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from . import ordinal
from .alignment import NONE, START, Boundary, Numbered, Step, align
from .document import Block, Document
from .expression import expression
from .ordinal import LABELS, STYLES, Ordinal
from .record import NamedTuple, dataclass, field
from .text import Span

SeriesKind = Literal["heading", "inline", "caption"]

_WEAK = Boundary(0.5, 0.0)
"""After a short line without a mark, which may be a heading."""
_SOFT = Boundary(0.0, 0.05)
"""After an unnumbered heading, which permits but does not force a restart."""
_UNDER_NEW_PARENT = Boundary(0.0, 1.3)
_RUNS_ON = Boundary(0.9, 0.0)
"""After a heading of higher rank, where the draft numbers on across them, as 第N条 does."""

_SAME_SENTENCE = NONE
_NEXT_SENTENCE = Boundary(0.2, 0.0)
_NEXT_PARAGRAPH = Boundary(0.0, 0.1, 0.3)
_NEXT_SECTION = Boundary(0.0, 0.6)

_LEADER = expression(r"[.．…·—-]{4,}[ \u3000]*\d*$")
"""The dots of a table of contents."""
_ATTACHED = expression(r"附件[：:][ \u3000]*(?=1[.．、])")
_GLUED = expression(
    r"(?<=[。！？；”])[ \u3000]*(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]\D)"
)
_HALF_BRACKETED = expression(r"[（(]([一二三四五六七八九十]{1,3}|\d{1,2})|([一二三四五六七八九十]{1,3}|\d{1,2})[）)]")
_LISTED_HALF = expression(r"(?<![（(\d一二三四五六七八九十])(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]")
_ENDS_OPEN = expression(r"[^。！？；：…，、,;:!?]$")
_SENTENCE_MARK = expression(r"[。！？；，,;!?]")
_GLUED_REACH, _PARAGRAPH, _WEAK_LENGTH, _CAPTION_LENGTH, _TITLE = 60, 20, 30, 45, 48


class Member(NamedTuple):
    """One number of a row."""

    ordinal: Ordinal
    block: int
    """The index of its block in the document."""
    initial: bool = True
    """Whether it stands at the start of its block."""

    @property
    def value(self) -> int:
        return self.ordinal.value


class Series(NamedTuple):
    """A row of numbers of one style, in order, each with how it is read."""

    kind: SeriesKind
    style: str
    prefix: str
    members: tuple[Member, ...]
    steps: tuple[Step, ...]

    def written(self, value: int) -> str:
        """A number of the row as it should stand."""
        return ordinal.written(self.style, value, self.prefix)

    def scopes(self) -> Iterator[range]:
        """The parts of the row that are numbered from 1, as ranges of indices; nested lists belong to theirs."""
        start = 0
        for index, step in enumerate(self.steps):
            if step.restart and index > start:
                yield range(start, index)
                start = index
        if self.members:
            yield range(start, len(self.members))


@dataclass
class Section:
    """A heading or numbered item with what stands below it."""

    block: int
    """The index of its block in the document."""
    span: Span
    """Its line from the ordinal on."""
    ordinal: Ordinal | None
    level: int
    """The number of ``#`` of a Markdown heading, or the outline level in Word; else 0."""
    step: Step | None = None
    """How its number is read; None where there is none."""
    glued: bool = False
    """Whether it stands at the end of another paragraph."""
    depth: int = 0
    """0 for what stands under no other section."""
    parent: Section | None = field(default=None, repr=False)
    children: list[Section] = field(default_factory=list, repr=False)

    @property
    def style(self) -> str:
        """The style of its ordinal, or ""."""
        return self.ordinal.style if self.ordinal else ""


@dataclass
class Outline:
    """The tree of a draft's headings and its rows of numbers."""

    sections: Sequence[Section]
    """All, in order; the tree is in ``parent`` and ``children``."""
    series: Sequence[Series]

    @property
    def roots(self) -> Sequence[Section]:
        """The sections that stand under no other."""
        return [section for section in self.sections if section.parent is None]


def outline(document: Document) -> Outline:
    """The outline of a document; by ``document.derive(outline)`` it is made once."""
    sections = list(_sections(document))
    series = [
        *_heading_series(document, sections),
        *_caption_series(document),
        *_inline_series(document, sections),
        *_listed_series(document),
    ]
    _arrange(sections, series)
    return Outline(sections, series)


def title(document: Document, section: Section) -> str:
    """A heading as far as its first full stop, cut when long."""
    text = document.slice(section.span).partition("\n")[0]
    head, stop, _ = text.partition("。")
    whole = head + stop
    return whole if len(whole) <= _TITLE else f"{whole[:_TITLE]}…"


def _sections(document: Document) -> Iterator[Section]:
    """The headings and numbered items, those glued to a paragraph's end among them."""
    text = document.text
    unnumbered = {heading.block.span.start for heading in document.headings if heading.ordinal is None}
    for index, block in enumerate(document.blocks):
        if block.kind == "table" or _LEADER.search(text, max(block.span.start, block.span.end - 12), block.span.end):
            continue
        start = block.span.start
        if (match := _ATTACHED.match(text, start)) and match.end() < block.span.end:
            start = match.end()
        number = ordinal.read(text, start)
        if (number and number.span.end <= block.span.end) or (number := _half_bracketed(document, block)):
            yield Section(index, Span(start, block.span.end), number, block.level)
        elif start in unnumbered and not ordinal.caption(text, start):
            yield Section(index, block.span, None, block.level)
        if (number := _glued(document, block)) is not None:
            yield Section(index, Span(number.span.start, block.span.end), number, 0, glued=True)


def _half_bracketed(document: Document, block: Block) -> Ordinal | None:
    """The ordinal of a line of which one bracket is lost: “（三 加强管理”, “三）加强管理”. It counts where it fits."""
    line = document.text[block.span.start : min(block.span.end, block.span.start + _PARAGRAPH)]
    match = _HALF_BRACKETED.match(line)
    if not match or line.count("（") + line.count("(") == line.count("）") + line.count(")"):
        return None
    if match[2] and len(_LISTED_HALF.findall(document.text, *block.span)) > 1:
        return None  # 一）…；二）…
    written = f"（{match[1] or match[2]}）"
    number = ordinal.read(written)
    span = Span(block.span.start, block.span.start + match.end())
    return number._replace(span=span, doubtful=True) if number else None


def _glued(document: Document, block: Block) -> Ordinal | None:
    """The ordinal of a heading that stands at the end of a paragraph instead of on its own line."""
    start, end = block.span
    text = document.text
    if end - start < _PARAGRAPH or not _ENDS_OPEN.search(text, end - 1, end):
        return None
    for match in _GLUED.finditer(text, max(start + 1, end - _GLUED_REACH), end):
        number = ordinal.read(text, match.end())
        if number and number.span.end + 2 < end and not expression("[。！？；]").search(text[number.span.end : end]):
            same = [other for other in ordinal.listed(text, block.span) if other.style == number.style]
            return number._replace(doubtful=True) if len(same) < 2 else None
    return None


def _heading_series(document: Document, sections: Sequence[Section]) -> Iterator[Series]:
    """The rows of the numbered blocks, one for each style."""
    rows: dict[tuple[str, str], list[tuple[Member, int]]] = {}
    pending: dict[str, int] = {}
    """By style, the strongest boundary since its last number; 1.1 names its own place and needs none."""
    glued = {section.span.start for section in sections if section.glued}
    strays = _strays(sections)
    for section, weak in _with_weak(document, sections):
        if section and section.span.start in strays:
            continue
        if section is None or section.ordinal is None:
            for style, strength in pending.items():
                pending[style] = max(strength, 1 if weak else 2)
            continue
        number = section.ordinal
        row = rows.setdefault((number.style, number.prefix), [])
        row.append((Member(number, section.block, not section.glued), pending.get(number.style, 0)))
        row += [(member, 0) for member in _carried_on(document, section, glued)]
        for style in pending:
            if STYLES.index(style) > number.rank and style != "第一条":
                pending[style] = 3
        if number.style != "1.1":
            pending[number.style] = 0
    for (style, prefix), row in rows.items():
        members = [member for member, _ in row]
        series = _series("heading", style, prefix, members, _boundaries(row))
        if any(step.kind == "nested" for step in series.steps):  # then it hardly runs on across headings besides
            series = _series("heading", style, prefix, members, _boundaries(row, runs_on=False))
        yield series


def _strays(sections: Sequence[Section]) -> set[int]:
    """The starts of numbers in another style than that of the numbers right before and behind them: 1. 2. （三） 4."""
    numbered = [section for section in sections if section.ordinal]
    found = set()
    for before, section, behind in zip(numbered, numbered[1:], numbered[2:], strict=False):
        one, middle, other = before.ordinal, section.ordinal, behind.ordinal
        if not one or not middle or not other or one.prefix != other.prefix or middle.prefix:
            continue
        if one.style == other.style != middle.style and one.value + 1 == middle.value == other.value - 1:
            found.add(section.span.start)
    return found


def _with_weak(document: Document, sections: Sequence[Section]) -> Iterator[tuple[Section | None, bool]]:
    """The sections in order and, between them, None for a short line that may be an unnumbered heading."""
    known = iter(sections)
    section = next(known, None)
    for index, block in enumerate(document.blocks):
        here = False
        while section and section.block == index:
            yield section, False
            here = True
            section = next(known, None)
        if here or block.kind == "table" or not 2 < block.span.length <= _WEAK_LENGTH:
            continue
        line = document.slice(block.span)
        if line.endswith("：") and not (section and section.block == index + 1):
            continue  # it leads to a list of its own
        if not _SENTENCE_MARK.search(line) and not line.strip(" -—").isdigit():
            yield None, True


def _boundaries(row: Sequence[tuple[Member, int]], *, runs_on: bool = True) -> list[Boundary]:
    """The boundaries before the members of a row, from what stands between them; *runs_on*: whether it may be one
    that is numbered on across headings."""
    restarts = sum(strength == 3 and member.value == 1 for member, strength in row)
    going_on = sum(
        strength == 3 and member.value == before.value + 1 for (before, _), (member, strength) in pairwise(row)
    )
    under_parent = _RUNS_ON if runs_on and going_on > restarts else _UNDER_NEW_PARENT
    return [START, *((NONE, _WEAK, _SOFT, under_parent)[strength] for _, strength in row[1:])]


def _series(
    kind: SeriesKind, style: str, prefix: str, members: Sequence[Member], boundaries: Sequence[Boundary]
) -> Series:
    numbers = [
        Numbered(
            member.value,
            boundary,
            member.ordinal.doubtful,
            nests=kind == "inline" and not member.initial,
            resumes=kind != "inline" or member.initial,
            second=index > 0 and boundaries[index - 1] == _UNDER_NEW_PARENT,
        )
        for index, (member, boundary) in enumerate(zip(members, boundaries, strict=True))
    ]
    return Series(kind, style, prefix, tuple(members), tuple(align(numbers)))


def _caption_series(document: Document) -> Iterator[Series]:
    """The rows of captions and attachments."""
    rows: dict[tuple[str, str], list[Member]] = {}
    for member in captions(document):
        rows.setdefault((member.ordinal.style, member.ordinal.prefix), []).append(member)
    for (style, prefix), members in rows.items():
        yield _series("caption", style, prefix, members, [START, *[NONE] * (len(members) - 1)])


def captions(document: Document) -> Iterator[Member]:
    """The captions of tables and figures, the attachments, listed or heading their own pages, and labelled items."""
    for index, block in enumerate(document.blocks):
        if block.kind == "table":
            continue
        start = block.span.start
        if document.text.startswith(("附件：附件", "附件:附件"), start):
            start += 3
        number = ordinal.caption(document.text, start)
        if number and (number.style in LABELS or _is_caption(document, block, number)):
            yield Member(number, index)


def _is_caption(document: Document, block: Block, number: Ordinal) -> bool:
    """Whether a block is no more than a name: “表1　人口情况”, not “表1显示，人口……”."""
    rest = _SENTENCE_MARK.search(document.text, number.span.end, block.span.end)
    return block.span.length <= _CAPTION_LENGTH and rest is None


def _inline_series(document: Document, sections: Sequence[Section]) -> Iterator[Series]:
    """The rows of ordinals inside running text."""
    rows: dict[str, list[Member]] = {}
    for index, block in enumerate(document.blocks):
        if block.kind == "table":
            continue
        for number in ordinal.inline(document.text, block.span):
            member = Member(number, index, number.span.start == block.span.start)
            rows.setdefault(number.style, []).append(member)
    heads = [section.block for section in sections]
    for style, members in rows.items():
        boundaries = [START, *_between(document, members, heads)]
        yield _series("inline", style, "", members, boundaries)


def _between(document: Document, members: Sequence[Member], heads: Sequence[int]) -> Iterator[Boundary]:
    """The boundaries between neighbouring members of an inline row."""
    head = 0
    for before, member in pairwise(members):
        while head < len(heads) and heads[head] <= before.block:
            head += 1
        if before.block == member.block:
            inside = document.text[before.ordinal.span.end : member.ordinal.span.start]
            yield _NEXT_SENTENCE if "。" in inside else _SAME_SENTENCE
        elif head < len(heads) and heads[head] <= member.block:
            yield _NEXT_SECTION
        else:
            yield _NEXT_PARAGRAPH


def _listed_series(document: Document) -> Iterator[Series]:
    """The rows of lists inside one paragraph: “议程：一、…；二、…”."""
    for index, block in enumerate(document.blocks):
        if block.kind == "table":
            continue
        head = ordinal.read(document.text, block.span.start)
        rows: dict[str, list[Member]] = {}
        for number in ordinal.listed(document.text, block.span):
            if not head or number.span.start >= head.span.end:
                rows.setdefault(number.style, []).append(Member(number, index, initial=False))
        for style, members in rows.items():
            if len(members) > 1 and not (head and _follows(members[0].ordinal, head)):
                yield _series("inline", style, "", members, [START, *[_NEXT_SENTENCE] * (len(members) - 1)])


def _carried_on(document: Document, section: Section, glued: set[int]) -> Iterator[Member]:
    """The members of a row that follow its first one inside the same paragraph: “①…；②…；③…”."""
    head = section.ordinal
    if head is None or section.glued:
        return
    following = [
        number
        for number in ordinal.listed(document.text, Span(head.span.end, section.span.end))
        if number.style == head.style and number.span.start not in glued
    ]
    if following and _follows(following[0], head):
        for number in following:
            yield Member(number, section.block, initial=False)


def _follows(number: Ordinal, head: Ordinal) -> bool:
    """Whether a number inside a paragraph carries on the one at its start, even over a lost one."""
    return number.style == head.style and 0 < number.value - head.value < 3


def _arrange(sections: Sequence[Section], series: Iterable[Series]) -> None:
    """Give every section its step, its parent and its depth."""
    steps = {
        member.ordinal.span.start: step
        for row in series
        if row.kind == "heading"
        for member, step in zip(row.members, row.steps, strict=True)
    }
    for section in sections:
        if section.ordinal:
            section.step = steps.get(section.ordinal.span.start)
    open_sections: list[Section] = []
    for index, section in enumerate(sections):
        _close(open_sections, section, sections[index + 1 : index + 2])
        if open_sections:
            section.parent = open_sections[-1]
            section.parent.children.append(section)
        section.depth = len(open_sections)
        open_sections.append(section)


def _close(open_sections: list[Section], section: Section, following: Sequence[Section]) -> None:
    """Close the sections that *section* does not belong to."""
    if section.ordinal and section.step and not section.step.restart and section.step.kind != "nested":
        for index in range(len(open_sections) - 1, -1, -1):
            other = open_sections[index]
            if other.ordinal and (other.style, other.ordinal.prefix) == (section.style, section.ordinal.prefix):
                del open_sections[index:]
                return
    if section.ordinal is None and not section.level and _goes_on(open_sections, following):
        while open_sections and open_sections[-1].ordinal is None and not open_sections[-1].level:
            open_sections.pop()
        return
    while open_sections and not _above(open_sections[-1], section):
        open_sections.pop()


def _goes_on(open_sections: Sequence[Section], following: Sequence[Section]) -> bool:
    """Whether the next number carries on a row that is open, so that an unnumbered heading lies inside it."""
    return any(
        after.step and not after.step.restart and any(other.style == after.style for other in open_sections)
        for after in following
    )


def _above(upper: Section, section: Section) -> bool:
    """Whether *section* can stand below *upper*."""
    if upper.level and section.level and upper.level != section.level:
        return upper.level < section.level
    if upper.ordinal is None:
        return section.ordinal is not None and (bool(upper.level) or not section.level)
    if section.ordinal is None:
        return False
    if upper.style == section.style == "1.1":
        return len(upper.ordinal.prefix) < len(section.ordinal.prefix)
    return upper.ordinal.rank < section.ordinal.rank
