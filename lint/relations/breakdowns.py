"""Totals told before parts that no word announces: 新增就业5.82万人，城镇3.64万人，农村2.18万人."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..expression import expression
from ..numeral import parse_number
from ..quantity import RANK, YEAR, Quantity
from .balances import sign_of
from .parts import (
    AVERAGE,
    CLOSED,
    COMPARING,
    DEED,
    DELTA,
    LABEL,
    LINK,
    OVERLAP,
    RECEIVED,
    added,
    alike,
    all_told,
    continued,
    crossing,
    exhaustive,
    includes,
    label_of,
    left_open,
    nearly_all,
    nominal,
    one_slipped,
    parts_from,
    summed_up,
)
from .passage import Figure, Passage
from .relation import Relation, judge_sum, sum_of, transposed

_AFTER_WHOLE = expression(
    r"[\u4e00-\u9fff]{0,8}(?:交由|分别由|分由)|[\u4e00-\u9fff]{0,6}(?:（[^（）]{1,12}）)?(?:[，：；]|——|。)(?:按[^，。：；]{1,12}分[，：]?|资金来源(?:为|是|：)|涉及|主要|交由|构成为|从[^，。：；]{1,12}看[，：])?"
)
_DATED = expression(r"[0-9]{4}年[\u4e00-\u9fff]{0,6}$")
_NTH = expression(r"[批期轮年季阶]")
_SEVERAL = expression(r"[两二三四五六][个]?(?:批|期|轮|年|季度|阶段|批次)[^，。；]{0,12}$")
"""第一批14.6亿元 … of 两个批次共23.4亿元."""
_ANEW_AND_MENDED = expression(
    "[，、；]?(?:其中)?(?:计划)?新建[\u4e00-\u9fff]{0,4}，[，、；]?(?:计划)?(?:改造|改建|改扩建|扩建|提升)[\u4e00-\u9fff]{0,4}"
)
_AT_FIRST = expression("[年月期季]初|上年度?[末底]|去年[末底]|原有")
_LONG = 3
"""Digits of a part that one other digit makes right by chance but once in thirty times."""
_LEAST = 20
"""Totals below it are a digit away from too much for a slip to be told from another meaning."""


def unannounced(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """新增就业5.82万人，城镇3.64万人，农村2.18万人: parts behind their total that no word announces."""
    whole = figures[index]
    parts, sure = _parts_behind(passage, figures, index)
    quantities = [part.quantity for part in parts]
    if not parts or _larger(quantities, whole.quantity):
        return
    relation = added(whole, parts)
    if relation.verdict != "inconsistent":
        yield relation
        return
    for count in range(2, len(parts)):
        if judge_sum(quantities[:count], whole.quantity) == "consistent":
            return  # 住校生6,240人，走读生6,620人，留守儿童1,480人: the first ones are all of it, the last is told of them
    if OVERLAP.search(passage.sentence_text(whole)) or left_open(passage, parts) or crossing(whole, parts):
        return
    computed = sum_of(quantities).middle
    if not whole.quantity.value or not Decimal("0.7") < computed / whole.quantity.value < Decimal("1.4"):
        return
    if whole.quantity.value < _LEAST:
        return
    between = passage.between(whole, parts[0])
    apart = len(parts) == 2 and _told_apart(whole, parts)
    headed = "：" in between or "来源" in between or "分" in between
    slipped = nearly_all(quantities, whole.quantity, computed) or (
        len(parts) >= 3 and one_slipped(quantities, whole.quantity)
    )
    dated = _yearly(parts, whole)
    told_apart = dated or (between.startswith(("：", "——")) and "；" not in between)  # 发展党员86名：机关12名，农村31名
    if told_apart or apart or exhaustive(passage, parts) or (slipped and (sure or headed)):
        yield relation


def _named_after(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a whole bears the names of two sorts: 投诉举报…件，投诉…件，举报…件."""
    one, other = (LINK.sub("", label_of(part)) for part in parts)
    both = f"{re.escape(one)}[和与、及]?{re.escape(other)}|{re.escape(other)}[和与、及]?{re.escape(one)}"
    return min(len(one), len(other)) > 1 and bool(expression(both).search(whole.lead))


def _told_apart(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether two sorts are the two that the whole is named after, or are alike in name and one of them has a slip."""
    one, other = (LINK.sub("", label_of(part)) for part in parts)
    quantities = [part.quantity for part in parts]
    if len(one) < 2 or len(other) < 2 or one == other:
        return False
    if _named_after(whole, parts):  # deeds may be done together: 走访慰问, 培训演练
        return all(nominal(part) for part in parts) or one_slipped(quantities, whole.quantity)
    if one_slipped(quantities, whole.quantity, transposed):
        return True
    return alike(whole, parts) and one_slipped(quantities, whole.quantity, least=_LONG)


def _yearly(parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether as many years are told behind a total as it says: 三年累计投入9.8亿元，2022年2.6亿元，…"""
    several = _SEVERAL.search(whole.before)
    count = parse_number(several[0][0]) if several else None
    return count == len(parts) and all(_DATED.search(part.before) for part in parts)


def _larger(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """Whether one of some parts is larger than their whole, and no two digits that changed places explain it."""
    swapped = transposed(whole.show(sum_of(parts).middle), whole.show(whole.value or Decimal(0)))
    return not swapped and any(part.interval.low > whole.interval.high for part in parts)


def _parts_behind(passage: Passage, figures: Sequence[Figure], index: int) -> tuple[list[Figure], bool]:
    """The list behind a figure that no word announces, if all of it names sorts of what the figure counts."""
    whole, start = figures[index], index + 1
    while start + 1 < len(figures) and (_aside(figures[start], whole) or _between(figures, start, whole)):
        start += 1
    first = figures[start]
    between = passage.between(whole, figures[index + 1])
    alike = first.dimension == whole.dimension and first.depth == whole.depth
    if not alike or whole.listed or not all_told([whole]) or not _AFTER_WHOLE.match(between):
        return [], False
    if AVERAGE.search(whole.lead) or DELTA.search(whole.lead):
        return [], False
    announced = includes(first) or CLOSED.search(first.gap)
    divided = RECEIVED.search(whole.lead) and "立案" in first.lead
    if announced or divided or not _leads(passage, figures, index):
        return [], False
    parts, sure = parts_from(passage, figures, start)
    parts = continued(figures, start + len(parts), parts, whole) or parts
    if _in_and_out(parts) or summed_up(figures, parts):
        return [], False
    if (
        len(parts) < 2
        or not all_told(parts)
        or not (
            between.startswith("：")
            or all(nominal(part) or not part.gap or _DATED.search(part.before) for part in parts)
            or (len(parts) == 2 and (exhaustive(passage, parts) or _named_after(whole, parts)))
            or _ANEW_AND_MENDED.fullmatch("，".join(label_of(part) for part in parts))
        )
    ):
        return [], False
    if "；" in between and not all("；" in passage.between(a, b) for a, b in itertools.pairwise(parts)):
        return [], False
    behind = figures.index(parts[-1], start) + 1
    if any(f.dimension not in {RANK, YEAR, "期", "批", whole.dimension} for f in figures[start:behind]):
        behind = start + len(parts)
    stop = figures[behind] if behind < len(figures) else None
    more = stop and (stop.sentence, stop.dimension, stop.depth) == (whole.sentence, whole.dimension, whole.depth)
    if (
        more
        and stop
        and all(part.listed for part in parts[1:])
        and not stop.listed
        and DEED.search(stop.lead.strip("，"))
    ):
        more = False  # A、B和C，被采用D: what follows the list is told of all of it
    return ([], False) if more else (parts, sure)


def _between(figures: Sequence[Figure], place: int, whole: Figure) -> bool:
    """Whether a figure between the total of several years and the years is none of its parts: 惠及5.8万户，2022年132个."""
    figure, following = figures[place], figures[place + 1]
    if figure.lead == "，前" and following.before.startswith(figure.gap + figure.quantity.text):
        return True  # 累计86.4万亩，前三年62.8万亩，今年23.6万亩
    other = figure.dimension not in COMPARING and figure.dimension != whole.dimension
    return other and following.dimension == YEAR and following.gap == "，" and bool(_SEVERAL.search(whole.before))


def _in_and_out(parts: Sequence[Figure]) -> bool:
    """Whether figures are the steps of a balance rather than the sorts of a whole: 年初为251家，新入库48家，退库13家."""
    ways = {sign_of(part) for part in parts}
    return any(_AT_FIRST.search(part.before) for part in parts) or ways >= {1, -1}


def _aside(figure: Figure, whole: Figure) -> bool:
    """Whether a figure belongs to the names of the sorts behind a total: 一类县1,420座, 分属5家公司：."""
    if figure.dimension == YEAR:
        return bool(_SEVERAL.search(whole.before)) and figure.gap == "，"
    if figure.dimension == RANK:
        return bool(_NTH.match(figure.after)) and bool(_SEVERAL.search(whole.before))
    if figure.dimension == whole.dimension:
        return False
    if LABEL.fullmatch(figure.quantity.text) and not figure.after:
        return bool(expression("[，：]").fullmatch(figure.gap))  # 一期6.2亿元
    if not figure.after:
        return False
    counted = expression(r"[\u4e00-\u9fff]{0,8}：").match(figure.after)
    bounding = figure.quantity.vague and expression(r"[的\u4e00-\u9fff]{0,6}$").fullmatch(figure.after)
    return bool(bounding or LABEL.fullmatch(figure.quantity.text) or (counted and figure.quantity.exact))


def _leads(passage: Passage, figures: Sequence[Figure], index: int) -> bool:
    """Whether a figure is the first of its dimension in its sentence, or behind a semicolon."""
    whole = figures[index]
    for figure in reversed(figures[max(0, index - 6) : index]):
        if figure.sentence != whole.sentence:
            return True
        if figure.dimension == whole.dimension:
            return (
                "；" in passage.between(figure, whole)
                or expression("共(?!同)[^，。；]{0,8}$").search(whole.lead) is not None
            )
    return True
