"""Totals told before parts that the text announces: 其中, 包括, 分别为, 立案的…件中, a list in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..expression import expression
from ..quantity import RANK, YEAR
from .parts import (
    AVERAGE,
    CLOSED,
    all_told,
    continued,
    exhaustive,
    includes,
    left_open,
    parts_from,
    summed_up,
)
from .passage import Figure, Passage
from .relation import Relation, addition, judge_sum
from .totals import assess

_BOUND = expression(r"(?:及|（含）)以[上下]")
_OWN_COUNT = expression(r"；(?!其中|其|上述|以上)[\u4e00-\u9fff]{2,12}分别(?:为|是|有|达)")
"""Behind a semicolon, a list with a name of its own: 参保186.2万人；领取人数分别为…."""
_HEADED = expression(r"[^，。；]{0,14}(?<![高初其集期])(?:中|里)[，：:]|[^，。；（]{0,12}(?:(?<!未)按|分为|包括)")
"""Behind a total that heads its own list."""
_OPPOSED = expression(r"收入.*支出|支出.*收入|新增.*减少|增加.*减少|调入.*调出|转入.*转出")
"""Words of two figures of which one is taken from the other."""
_HEADS = ("立案", "收到", "提交", "受理", "承办", "办结", "办复", "交办", "审结", "采纳")
_HEADING = expression(
    r"[。；，、 ]*(?:在)?([^，。；：]{2,12}?)(?:提案|建议|议案|案件|项目|问题|资金|企业|人员|委员)?(?<![高初其集期])中[，：:]"
)
_NAMED_AGAIN = expression(r"，([\u4e00-\u9fff]{2,8})(?<![高初其集期])中，?[\u4e00-\u9fff]{1,8}$")
_BEYOND_AIM = expression(r"(?:超出|超过|超|高于|低于|短于)[^，。；]*[0-9][^，。；]*$")
_DEFINED = expression(r" ?（每?[1一][^，。；（）0-9]{1,4}(?:为|等于|=|合|折|约)")
"""A bracket that says what a unit is."""


def including(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """T，其中P1、P2: the parts may not exceed the whole, and make it up where the list is closed."""
    parts, sure = parts_from(passage, figures, index)
    wholes = list(_wholes(figures, index))
    if not wholes or _OWN_COUNT.match(figures[index].gap):
        return
    if (longer := _lengthened(figures, index + len(parts), parts, wholes[0])) or (
        longer := continued(figures, index + len(parts), parts, wholes[0])
    ):
        parts = longer
    if summed_up(figures, parts):
        return
    closed = bool(CLOSED.search(figures[index].gap)) or exhaustive(passage, parts)
    yield from assess(passage, wholes, parts, closed=closed and not left_open(passage, parts), sure=sure)


def qualified(figures: Sequence[Figure], index: int) -> bool:
    """其中十亿元以上项目12个: a figure stands between 其中 and what it qualifies."""
    previous, figure = figures[index - 1] if index else None, figures[index]
    if previous and previous.dimension == RANK and previous.clause == figure.clause and not figure.listed:
        return includes(previous)  # 其中第一种形态12人次
    return bool(
        previous
        and (previous.quantity.vague or _BOUND.match(figure.gap))
        and previous.clause == figure.clause
        and previous.dimension != figure.dimension
        and expression(r"(?:[及（含）]{0,3}(?:以上|以下))?[^，。；、]{0,8}$").match(figure.gap)
        and includes(previous)
    )


def bracketed(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """T（P1、P2）: a list in brackets right behind its total."""
    whole = before_bracket(figures, index)
    parts, sure = parts_from(passage, figures, index)
    if whole.dimension != figures[index].dimension or len(parts) < 2:
        return
    if passage.text.find("）", whole.span.end, parts[0].span.start) >= 0:
        return
    if _DEFINED.match(passage.text, whole.span.end):  # 3.2万担（1担为50公斤）
        return
    if _OPPOSED.search(parts[0].lead + parts[1].lead):
        signs = [1, -1]
        told = all_told([whole, *parts])
        verdict = judge_sum([part.quantity for part in parts[:2]], whole.quantity, signs) if told else "unknown"
        words = addition([part.quantity for part in parts[:2]], whole.quantity, signs) if told else ""
        if verdict == "inconsistent" and not expression("结余|净").search(whole.lead):
            verdict = "unknown"
        yield Relation("difference", whole.span, tuple(p.span for p in parts[:2]), verdict, words)
        return
    partial = expression(r"等|含|如|其中").search(passage.text[whole.span.end : parts[-1].span.end + 4])
    yield from assess(passage, [whole], parts, closed=not partial, sure=sure)


def before_bracket(figures: Sequence[Figure], index: int) -> Figure:
    """The figure before the one at *index*, a year in the same bracket left out: 8,462人次（2022年2,486人次、…）."""
    before = figures[index - 1]
    return figures[index - 2] if before.dimension == YEAR and before.depth and index > 1 else before


def named(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """立案提案中，A件、B件…: a list headed by the name of a total of the sentences before."""
    first = figures[index]
    heading = _HEADING.match(first.gap)
    before = figures[index - 1] if index else None
    if not heading and before and (again := _NAMED_AGAIN.match(first.gap)) and before.lead.endswith(again[1]):
        heading = again  # 先进个人86名，先进个人中机关24名、…
    elif not heading or (before and before.sentence == first.sentence and "；" not in first.gap):
        return
    name = heading[1].strip("全部所有在")
    key = next((word for word in _HEADS if word in name), name[-2:])
    back = [f for f in reversed(figures[max(0, index - 12) : index]) if f.dimension == first.dimension]
    short = f"{key[0]}[\u4e00-\u9fff]{{0,2}}{key[1]}" if len(key) == 2 else key  # 批捕 of 批准逮捕
    wholes = [
        f for f in back if key and expression(short).search(f.lead) and not expression(f"[未不]予?{key}").search(f.lead)
    ]
    parts, sure = parts_from(passage, figures, index)
    if wholes and len(parts) > 1 and not expression("[未不]").search(name):
        yield from assess(passage, wholes[:1], parts, closed=exhaustive(passage, parts), sure=sure)


def divided(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """立案的T件提案中，A件、B件…: a total that heads its own list."""
    whole = figures[index]
    if index + 1 >= len(figures) or includes(figures[index + 1]) or not _HEADED.match(whole.after):
        return
    first = next(
        (
            place
            for place in range(index + 1, min(index + 6, len(figures)))
            if figures[place].dimension == whole.dimension and figures[place].depth == whole.depth
        ),
        None,
    )
    if first is None or figures[first].sentence != whole.sentence:
        return
    parts, sure = parts_from(passage, figures, first)
    within = expression(r"[^，。；]{0,14}(?<![高初其集期])(?:中|里)[，：:]").match(whole.after)
    if len(parts) < 2 and not (within and first == index + 1 and parts[0].clause - whole.clause <= 2):
        return
    yield from assess(passage, [whole], parts, closed=exhaustive(passage, parts), sure=sure)


def _wholes(figures: Sequence[Figure], index: int) -> Iterator[Figure]:
    """What a list of parts may be parts of, nearest first: a figure of the same dimension, at most a sentence back."""
    part = figures[index]
    gap = (figures[index - 1] if qualified(figures, index) else part).gap.lstrip("。 ")
    for figure in reversed(figures[max(0, index - 12) : index]):
        if figure.sentence < part.sentence - 1 or figure.depth > part.depth:
            continue
        if figure.sentence < part.sentence and not expression(
            r"[^，。]{0,8}其中|[^。]{0,14}中[，：:]|分[^，。]{1,6}[看说讲][，：]"
        ).match(gap):
            continue
        beyond = _BEYOND_AIM.search(figure.before)  # 超出52.0亿元目标4.8亿元
        if figure.dimension == part.dimension and not beyond and not AVERAGE.search(figure.lead):
            yield figure


def _lengthened(figures: Sequence[Figure], index: int, parts: Sequence[Figure], whole: Figure) -> list[Figure]:
    """审执结T件，其中审结A件、B件，执结C件: the list with the part behind its last comma, where the whole names both."""
    more = figures[index] if index < len(figures) else None
    first = parts[0]
    if more is None or len(parts) < 2 or more.dimension != first.dimension or more.depth != first.depth:
        return []
    if more.sentence != first.sentence:
        return []
    verb = expression(r"[^\u4e00-\u9fff]*([\u4e00-\u9fff]{2})").match(more.lead)
    named = verb and all(character in whole.lead[-8:] for character in verb[1])
    return [*parts, more] if named and more.clause - parts[-1].clause == 1 else []
