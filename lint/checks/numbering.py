"""What is wrong with the numbers of headings, items, captions: lost, repeated, mistyped, out of order, in the wrong style."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import ClassVar, Literal

from ..document import Document
from ..expression import expression
from ..finding import Edit, Match
from ..numeral import han
from ..outline import Member, Outline, Section, Series, outline
from ..record import NamedTuple, dataclass
from ..text import Span

Kind = Literal["gap", "first", "repeat", "wrong", "order", "style", "level", "mixed", "mark", "dot", "family"]

_SHOWN = 12
"""How many numbers of a wrong order a message shows."""
_HEADS = {"第一编", "第一章", "第一节", "第一条", "一、", "（一）"}
"""The styles of which a single number that is not the first is a defect; a lone “3.” may be anything."""
_FAR = 3
"""A row of captions or decimal numbers that begins later than this has been cut out of another text."""
_DIGITS = expression(r"\d+|[零〇一二三四五六七八九十百]+")
_HALF = expression(r"[（(][^）)]*")
"""An ordinal whose closing bracket is lost: the pair is what is wrong, not its form."""
_MARK_AFTER = expression(r"[ \u3000]*([、，,．.：:])")
_ALIAS = expression("首先|其次|再次|再者|然后")
_NO_MARK_AFTER = {"（一）", "（1）", "①", "（a）"}
_NAMES = {"第一阶段", "第一步", "第一个"}
"""Ordinals by which a thing may be named again."""
_COMMA_AFTER = {"第一，", "其一", "首先"}


class Defect(NamedTuple):
    """A defect of a row of numbers, once for all the rules that speak of it."""

    kind: Kind | Literal["lone"]
    """lone: a number that stands alone and is not the first; by itself it proves nothing."""
    match: Match


@dataclass
class Numbering:
    """Flags one kind of defect in the numbers of headings, items and captions."""

    defect: Kind
    """gap: a number is lost; first: the first one is; repeat; wrong: one is mistyped; order: several are out of
    place; style: a heading among others of another style; level: one is skipped that the siblings have;
    mixed: the siblings' marks differ; mark: the wrong mark after it; dot: 1、 for 1.; family: 一是…第二，…."""

    values: ClassVar[frozenset[str]] = frozenset({"previous", "expected", "missing", "sequence", "count"})

    @property
    def literals(self) -> Iterable[str]:
        return ()

    def matches(self, document: Document) -> Iterator[Match]:
        for kind, match in document.derive(defects):
            if kind == self.defect:
                yield match


def defects(document: Document) -> list[Defect]:
    """All that is wrong with the numbers of a document."""
    skeleton = document.derive(outline)
    found: list[Defect] = []
    for series in skeleton.series:
        for scope in series.scopes():
            found += _mixed(document, series, scope)
        for scope in _joined(series):
            found += _in_scope(document, series, scope)
        found += _marks(document, series)
    found = _restyled(found, skeleton)
    found += _levels(skeleton)
    found += _dots(document, skeleton)
    return found


def _joined(series: Series) -> Iterator[range]:
    """The scopes of a row; two damaged ones that together have every number once are one, its parts exchanged."""
    before: range | None = None
    for scope in series.scopes():
        if before and _complete(series, range(before.start, scope.stop)) and _damaged(series, before):
            before = range(before.start, scope.stop)
            continue
        if before:
            yield before
        before = scope
    if before:
        yield before


def _damaged(series: Series, scope: range) -> bool:
    return any(not series.steps[index].sound for index in scope)


def _complete(series: Series, scope: range) -> bool:
    """Whether the numbers are those from 1 on, each once, in whatever order."""
    return sorted(series.members[index].value for index in scope) == list(range(1, len(scope) + 1))


def _in_scope(document: Document, series: Series, scope: range) -> Iterator[Defect]:
    """The defects of one row from 1 on: one for all where the order is wrong, else one each."""
    lost = {value for index in scope for value in _lost(series, index)}
    counted = [index for index in scope if series.steps[index].kind != "aside" or series.members[index].value in lost]
    damaged = [index for index in counted if not series.steps[index].sound]
    if not damaged:
        return
    if not _serious(series, counted):
        alone = series.members[damaged[0]]
        yield _after_first(document, series, alone) or Defect("lone", Match(alone.ordinal.span))
        return
    if _out_of_order(series, counted, damaged):
        if series.style != "第一个":  # what is counted may be told in another order
            yield _order(series, counted)
        return
    previous = {index: series.members[before] for before, index in pairwise(counted)}
    for index in damaged:
        defect = _single(document, series, index, previous.get(index), len(counted))
        if defect:
            yield defect


def _after_first(document: Document, series: Series, member: Member) -> Defect | None:
    """A lone 第五 behind 首先…其次…再次…, which lacks 第四."""
    if series.style != "第一，":
        return None
    reach = document.blocks[max(member.block - member.value, 0)].span.start
    said = [*_ALIAS.finditer(document.text, reach, member.ordinal.span.start)]
    first = next((index for index, match in enumerate(said) if match[0] == "首先"), len(said))
    count = len(said) - first
    if count < 2 or member.value < count + 2:
        return None
    last = Span(*said[-1].span())
    values = {"previous": document.slice(last), "missing": _range(document, series, member, count + 1), "expected": ""}
    return Defect("gap", Match(member.ordinal.span, values, related=(last,)))


def _serious(series: Series, scope: Sequence[int]) -> bool:
    """Whether a row is one at all: a lone number proves nothing, save of a heading."""
    if len(scope) > 1:
        return True
    alone = len(series.members) == 1  # an excerpt, or a heading quoted
    return series.kind == "heading" and series.style in _HEADS and series.members[scope[0]].initial and not alone


def _out_of_order(series: Series, scope: Sequence[int], damaged: Sequence[int]) -> bool:
    """Whether the numbers are all there, or came back later, only not in their places."""
    values = {series.members[index].value for index in scope}
    steps = [series.steps[index] for index in damaged]
    if all(step.kind == "repeat" for step in steps):
        return False
    if any(step.kind == "back" for step in steps):
        return True
    for index in damaged:
        if any(value in values for value in _lost(series, index)):
            return True
    return len(damaged) > 1 and values == set(range(min(values), max(values) + 1))


def _lost(series: Series, index: int) -> range:
    """The numbers that are lost before one."""
    step = series.steps[index]
    return range(step.expected, series.members[index].value) if step.kind == "gap" else range(0)


def _order(series: Series, scope: Sequence[int]) -> Defect:
    members = [series.members[index] for index in scope]
    values = [member.value for member in members]
    moved = [
        place for place, (is_now, should) in enumerate(zip(values, sorted(values), strict=True)) if is_now != should
    ]
    if not moved:
        moved = [place for place, index in enumerate(scope) if not series.steps[index].sound]
    first, last = moved[0], moved[-1]
    inside = set(values[first : last + 1])
    last = max(place for place, value in enumerate(values) if place <= last or value in inside)
    shown = values if len(values) <= _SHOWN else values[max(0, first - 1) : last + 2][:_SHOWN]
    sequence = "".join(_brief(series, value) for value in shown).rstrip("、") + (
        "…" if len(shown) < len(values) else ""
    )
    span = Span(members[first].ordinal.span.start, members[last].ordinal.span.end)
    related = (members[first - 1].ordinal.span,) if first else ()
    return Defect("order", Match(span, {"sequence": sequence, "count": str(last - first + 1)}, related=related))


def _brief(series: Series, value: int) -> str:
    """A number as it is listed in a message."""
    written = series.written(value)
    return written if written.endswith(("、", "）")) else f"{written.rstrip('，')}、"


def _single(document: Document, series: Series, index: int, previous: Member | None, count: int) -> Defect | None:
    """The defect of one number in a row of *count*, after the *previous* one."""
    member, step = series.members[index], series.steps[index]
    related = (previous.ordinal.span,) if previous else ()
    values = {
        "expected": _like(document, series, member, step.expected),
        "missing": _range(document, series, member, step.expected),
        "previous": _text(document, previous) if previous else "",
    }
    match = Match(member.ordinal.span, values, related=related)
    if step.kind != "gap":
        if step.kind == "repeat" and series.style in _NAMES and not member.initial:
            return None
        return Defect("repeat" if step.kind == "repeat" else "wrong", match)
    if series.kind == "inline" and (other := _elsewhere(document, series, previous, member, step.expected)):
        lost = [
            value
            for value in range(step.expected + 1, min(member.value, step.expected + _SHOWN))
            if not _elsewhere(document, series, previous, member, value)
        ]
        if lost and previous:
            values["missing"] = "”、“".join(_like(document, series, member, value) for value in lost)
            return Defect("gap", match)
        return Defect("family", match) if other == "family" and previous else None
    if previous:
        return Defect("gap", match)
    if not _may_lack_first(series, member, count):
        return None
    return Defect("first", match)


def _may_lack_first(series: Series, member: Member, count: int) -> bool:
    """Whether a row that does not begin at 1 has lost its beginning, or never had it here.

    A text that opens with “三、” is an excerpt.
    """
    if member.ordinal.span.start == 0 or series.style in {"首先", *_NAMES}:
        return False
    if series.kind == "inline":
        return series.style not in {"1.", "（1）"} and member.value <= _FAR
    return member.value <= _FAR or (series.kind == "heading" and series.style in _HEADS and count > 1)


def _elsewhere(document: Document, series: Series, previous: Member | None, member: Member, value: int) -> str:
    """How an inline number that the row lacks stands in the text after all: "family" in other words, "same", or ""."""
    if value >= 100:
        return ""
    start = previous.ordinal.span.end if previous else document.blocks[max(member.block - 1, 0)].span.start
    between = document.text[max(start, member.ordinal.span.start - 3000) : member.ordinal.span.start]
    numeral = han(value)
    if series.written(value).rstrip("，、") in between:
        return "same"
    others = [f"{numeral}是", f"{numeral}要", f"第{numeral}", f"其{numeral}", f"{numeral}、", f"（{numeral}）"]
    others += [("首先", "其次", "再次")[value - 1]] if value <= 3 else []
    return "family" if any(other in between for other in others) else ""


def _range(document: Document, series: Series, member: Member, first: int) -> str:
    """The numbers from *first* to the one before *member*, as a message lists them."""
    last = member.value - 1
    if last <= first:
        return _like(document, series, member, first)
    between = "”、“" if last == first + 1 else "”至“"
    return _like(document, series, member, first) + between + _like(document, series, member, last)


def _like(document: Document, series: Series, member: Member, value: int) -> str:
    """A number of the row in the way in which *member* is written: (三) after (二), 第4章 after 第3章."""
    text = _text(document, member)
    numeral = list(_DIGITS.finditer(text))
    if not numeral or series.style == "首先" or value >= 100:
        return series.written(value)
    start, end = numeral[-1].span()
    return text[:start] + (str(value) if text[start].isdecimal() else han(value)) + text[end:]


def _text(document: Document, member: Member) -> str:
    return document.slice(member.ordinal.span)


def _restyled(found: Iterable[Defect], skeleton: Outline) -> list[Defect]:
    """Where a number is lost and the heading in its place has that number in another style, that is the one defect."""
    found = list(found)
    beginnings = {defect.match.span.start for defect in found if defect.kind in {"first", "lone"}}
    beginnings |= {section.span.start for section in skeleton.sections if section.ordinal and not section.step}
    starts = sorted(beginnings)
    known = {section.ordinal.span.start: section for section in skeleton.sections if section.ordinal}
    gone: set[int] = set()
    made: list[Defect] = []
    for defect in found:
        here = known.get(defect.match.span.start)
        if defect.kind != "gap" or not defect.match.related or here is None or here.step is None:
            continue
        first = bisect_left(starts, defect.match.related[0].end)
        for start in starts[first : bisect_left(starts, defect.match.span.start, first)][:_SHOWN]:
            stray = known.get(start)
            if stray and stray.ordinal and stray.ordinal.value == here.step.expected:
                values = {**defect.match.values}
                made.append(Defect("style", Match(stray.ordinal.span, values, related=defect.match.related)))
                gone |= {start, defect.match.span.start}
                break
    return [each for each in found if each.match.span.start not in gone or each.kind not in {"gap", "first"}] + made


def _levels(skeleton: Outline) -> Iterator[Defect]:
    """First items that skip a level which the sections beside their own have: 一、（一） but 二、1."""
    parents = sorted((section for section in skeleton.sections if section.ordinal and section.children), key=_place)
    for _, siblings in groupby(parents, key=lambda section: _place(section)[:2]):
        firsts = [child for section in siblings if (child := _first_numbered(section))]
        styles = Counter(child.style for child in firsts)
        if len(styles) < 2:
            continue
        (usual, count), *_ = styles.most_common(1)
        model = next(child for child in firsts if child.style == usual)
        for child in firsts:
            if count < 2 or styles[child.style] > 1 or not child.ordinal or not model.ordinal:
                continue
            if child.ordinal.rank > model.ordinal.rank and child.ordinal.value == 1:
                values = {"expected": model.style, "previous": model.style}
                yield Defect("level", Match(child.ordinal.span, values, related=(model.ordinal.span,)))


def _place(section: Section) -> tuple[int, str, int]:
    """A key by which sections stand beside their siblings, in order."""
    return section.parent.span.start if section.parent else -1, section.style, section.span.start


def _first_numbered(section: Section) -> Section | None:
    return next((child for child in section.children if child.ordinal), None)


def _mixed(document: Document, series: Series, scope: range) -> Iterator[Defect]:
    """A row whose marks are not all of one form: (一) beside （二）, 1、 beside 2."""
    if series.kind != "heading" or series.style == "一、" or len(scope) < 3:  # 一. for 一、 is a wrong mark
        return
    whole = [index for index in scope if not _HALF.fullmatch(_text(document, series.members[index]))]
    forms = [_form(_text(document, series.members[index])) for index in whole]
    counted = Counter(forms)
    if len(counted) < 2:
        return
    (usual, count), *_ = counted.most_common(1)
    if count * 2 <= len(forms):
        return
    odd = [index for index, form in zip(whole, forms, strict=True) if form != usual]
    model = next(series.members[index] for index, form in zip(whole, forms, strict=True) if form == usual)
    spans = [series.members[index].ordinal.span for index in odd]
    values = {"previous": _text(document, model), "count": str(len(odd)), "expected": _text(document, model)}
    yield Defect("mixed", Match(spans[0], values, related=(model.ordinal.span, *spans[1:])))


def _form(written: str) -> str:
    """An ordinal without its number: what is left is its marks."""
    return _DIGITS.sub("1", written.replace(" ", "").replace("\u3000", ""))


def _marks(document: Document, series: Series) -> Iterator[Defect]:
    """Marks after an ordinal that GB/T 15834-2011 B.3 does not allow."""
    for member in series.members:
        ordinal = member.ordinal
        text = document.slice(ordinal.span)
        if series.style in _NO_MARK_AFTER or (series.style in {"一是", "一要"}):
            if match := _MARK_AFTER.match(document.text, ordinal.span.end):
                yield _mark(ordinal.span, Span(*match.span()), "", text)
        elif len(series.members) > 1 and (
            (series.style in _COMMA_AFTER and text[-1] in "、：:")
            or (series.style == "一、" and text[-1] in "，,．.：:")
        ):
            right = "，" if series.style in _COMMA_AFTER else "、"
            yield _mark(ordinal.span, Span(ordinal.span.end - 1, ordinal.span.end), right, text[:-1] + right)


def _mark(ordinal: Span, mark: Span, right: str, expected: str) -> Defect:
    span = Span(ordinal.start, max(ordinal.end, mark.end))
    return Defect("mark", Match(span, {"expected": expected}, (Edit(mark, right),)))


def _dots(document: Document, skeleton: Outline) -> Iterator[Defect]:
    """1、 where the standard has 1.: house style, said once a document."""
    odd = [
        section.ordinal.span
        for section in skeleton.sections
        if section.style == "1." and section.ordinal and document.slice(section.ordinal.span).endswith("、")
    ]
    if odd:
        values = {"count": str(len(odd)), "expected": f"{document.slice(odd[0])[:-1]}."}
        edits = tuple(Edit(Span(span.end - 1, span.end), ".") for span in odd)
        yield Defect("dot", Match(odd[0], values, edits, related=tuple(odd[1:4])))
