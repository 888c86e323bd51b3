"""This period's figure beside an earlier one: 今年428件，去年392件，增加36件，增长9.2%; 与上年的392件相比，428件增长9.2%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document import Document
from ..expression import expression
from ..quantity import DATE, DOUBLINGS, PERCENT, POINTS, TIMES, YEAR
from ..record import NamedTuple
from .growth import DOWN, UP, consequence
from .growth import Change as Pair
from .parts import COMPARING, DELTA
from .passage import Figure, Passage, passages
from .relation import Relation

_EARLIER = expression(
    r"(?:上年|去年|上一年度?|前一年度?|上届|上次|上一次|上期|上轮|前年|同期|上一届|上季度|上月|上学年)(?:同期|全年|度|末|底|年底|一年|会议|全会|大会|活动|测评|评估)?(?P<rest>[^，。；0-9]{0,12})$"
)
_SAID = expression(r"^(?:调整|变)?(?:的|为|是|有|共|仅|只|达到?|了|则|数|数据|实际|完成|，)*")
_LEVEL = expression(
    r"(?:(?:调整|增加|增长|提高|上升|减少|下降|降|升|增|减|扩大|发展)(?:到|至|为)|为|是|共|达到?|有|的)+$"
)
_VERB = expression(
    rf"^[，、（]?(?:[^，。；0-9]{{0,4}}?(?:比|较|同比|环比|分别|共|净|实际|年|累计|总|约|又|即|也就是|则|，)*)(?:了|为|是|幅度|达)*(?P<verb>{UP}|{DOWN})(?:了|幅|幅度|率|为|达|到|约|近)*$"
)
_LATER = expression(r"今年|本年|当年|本届|全年|本季|本月|目前|现|共|本学年")
_OTHERWISE = expression(r"前年|计划|目标|预算|年均|平均")
_OWN_YEAR = expression(r"^[，、]?(?:[0-9]{4}年(?!相比|同期|底|末)|[两二三四五六七八九十]年)")
_NEAR = 6


class _Told(NamedTuple):
    """A figure with the time it is told of."""

    figure: Figure
    year: int
    """The year where it is printed, else -1 for the period before and 0 for the one that is reported on."""
    about: str
    """The words between the time and the figure: what is counted."""


def relations(document: Document) -> Iterator[Relation]:
    """Every change of the prose that is told after the two figures it lies between."""
    for passage in document.derive(passages):
        figures = passage.figures
        for index, figure in enumerate(figures):
            if figure.dimension in COMPARING - {PERCENT}:
                continue
            earlier = _earlier(figures, index)
            if earlier and (later := _later(passage, figures, index, earlier)):
                yield from _claims(passage, figures, index, earlier, later)


def _earlier(figures: Sequence[Figure], index: int) -> _Told | None:
    """The figure at *index*, where it is told of a period before; not where it is a change since then."""
    figure = figures[index]
    if figure.quantity.value is None or figure.quantity.vague:
        return None
    if match := _EARLIER.search(figure.before):
        rest = _SAID.sub("", match["rest"]).removesuffix("的")
        if DELTA.search(match["rest"]) or expression(f"(?:{UP}|{DOWN})").search(rest):
            return None
        return _Told(figure, -1, expression(r"(?:为|是|共|达到?|有|的)+$").sub("", rest))
    year = figures[index - 1] if index else None
    if (
        year
        and year.dimension == YEAR
        and figure.dimension != "天"
        and year.clause == figure.clause
        and year.sentence == figure.sentence
    ):
        about = figure.lead
        if (
            len(about) <= 14
            and not DELTA.search(_LEVEL.sub("", about))
            and not expression(r"[、以底末]|期间|起").search(about)
        ):
            return _Told(figure, int(year.quantity.value or 0), _LEVEL.sub("", about))
    return None


def _later(passage: Passage, figures: Sequence[Figure], index: int, earlier: _Told) -> Figure | None:
    """The figure that is compared with an earlier one: in the clause or two before it, or behind."""
    if earlier.year > 0 and (earlier.about or not _said_after(figures, index, earlier)):
        return _next_year(figures, index, earlier)
    old = earlier.figure
    for figure in reversed(figures[max(0, index - _NEAR) : index]):
        if figure.sentence != old.sentence or figure.dimension != old.dimension:
            if figure.dimension in COMPARING:
                continue
            break
        if DELTA.search(figure.lead):
            continue
        if old.clause - figure.clause > 2 or old.clause == figure.clause or figure.listed:
            break
        if figure.depth <= old.depth:
            near = "；" not in passage.between(figure, old) and _same(earlier, figure.before)
            return figure if near else _behind(passage, figures, index, earlier)
    return _behind(passage, figures, index, earlier)


def _said_after(figures: Sequence[Figure], index: int, earlier: _Told) -> bool:
    """Whether the figure of a year only explains one before it: 682项，增长24%，2023年为550项."""
    year = figures[index - 2] if index > 1 else None
    return year is not None and year.sentence == earlier.figure.sentence and earlier.figure.clause - year.clause <= 1


def _behind(passage: Passage, figures: Sequence[Figure], index: int, earlier: _Told) -> Figure | None:
    """去年392件，今年428件; 与上年的392件相比，428件…"""
    old = earlier.figure
    for figure in figures[index + 1 : index + _NEAR]:
        if figure.sentence != old.sentence or figure.clause - old.clause > 2:
            return None
        if figure.dimension != old.dimension or figure.clause == old.clause:
            continue
        if _VERB.match(figure.before) or DELTA.search(figure.lead):
            continue
        between = passage.between(old, figure)
        if "；" in between and (len(earlier.about) < 2 or earlier.about[-2:] not in figure.before):
            return None
        told = bool(_LATER.search(figure.before)) or "相比" in between
        return figure if told and _same(earlier, figure.before) else None
    return None


def _next_year(figures: Sequence[Figure], index: int, earlier: _Told) -> Figure | None:
    """2023年A，2024年B."""
    old = earlier.figure
    for place in range(index + 1, min(index + _NEAR, len(figures))):
        told = _earlier(figures, place)
        if told and told.year == earlier.year + 1 and told.figure.sentence == old.sentence:
            alike = told.figure.dimension == old.dimension and told.figure.clause - old.clause <= 2
            return told.figure if alike and (not told.about or _same(earlier, told.about)) else None
    return None


def _same(earlier: _Told, words: str) -> bool:
    """Whether the words before another figure name what the earlier one counts, or the earlier one names nothing."""
    about = earlier.about
    return not about or about[-2:] in words or (len(about) > 3 and about[:2] in words)


def _claims(
    passage: Passage, figures: Sequence[Figure], index: int, earlier: _Told, later: Figure
) -> Iterator[Relation]:
    """The changes that are told behind or between the two figures."""
    old = earlier.figure
    first, last = sorted((old, later), key=lambda figure: figure.span.start)
    if later.quantity.value is None or later.quantity.vague or later.quantity == old.quantity:
        return
    pair = Pair(old, later, None)
    start = next(place for place in range(max(0, index - _NEAR), index + 1) if figures[place] is first) + 1
    for claim in figures[start : start + _NEAR + 2]:
        if claim is last or claim.dimension in {YEAR, DATE}:
            continue
        after = claim.span.start > last.span.start
        if claim.sentence != old.sentence or (after and claim.clause - last.clause > 2):
            return
        if expression("；|其中").search(passage.between(last if after else first, claim)):
            return
        if _OWN_YEAR.search(claim.before):
            return
        own = _VERB.match(_bare(claim, last if after else first))
        if not own and after and claim.dimension == old.dimension:
            return
        if own and _comparable(claim, old):
            yield from consequence(pair, claim, own["verb"], passage.sentence_text(claim))


def _comparable(claim: Figure, old: Figure) -> bool:
    """Whether a figure can say how another one has changed."""
    if claim.dimension in {TIMES, DOUBLINGS} or _OTHERWISE.search(claim.before):
        return False
    if old.dimension == PERCENT:
        return claim.dimension in {PERCENT, POINTS}
    return claim.dimension != POINTS


def _bare(claim: Figure, previous: Figure) -> str:
    """The words that lead to a claim, from the mark or the figure before it."""
    words = claim.before if claim.clause != previous.clause else claim.lead
    return expression(r"(?:比|较|与|同)?(?:上年|去年|上届|上一届|上一年|前一年|[0-9]{4}年)(?:同期|相比|底|末)*").sub(
        "", words
    )
