"""Totals and their parts: 其中, 分别为, 合并/转为/立案, 分为三类：, 一期…二期…."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from .. import ordinal
from ..document import Document
from ..expression import expression
from ..numeral import parse_number
from ..quantity import RANK, YEAR, Quantity
from .closings import added_up, closing_total, composed_of, running_total, sums_up
from .parts import (
    AVERAGE,
    COMPARING,
    DEED,
    DELTA,
    LABEL,
    NEVER_SUMMED,
    OVERLAP,
    RUNNING,
    all_told,
    crossing,
    exhaustive,
    includes,
    left_open,
    mixed_up,
    nearly_all,
    nominal,
    one_slipped,
    parts_from,
    tied,
)
from .passage import Figure, Passage, passages
from .relation import Relation, addition, judge_sum, one_slip, said, sum_of, total_of, transposed

_FALLING = expression(r"减少|下降|降低|减收|回落|净减")
_CARRIED = expression(r"结转|旧存|陈案|积存|年初")
"""Words of what was left of the time before, so that more can be done than came in."""
_BOUND = expression(r"(?:及|（含）)以[上下]")
_OWN_COUNT = expression(r"；(?!其中|其|上述|以上)[\u4e00-\u9fff]{2,12}分别(?:为|是|有|达)")
"""Behind a semicolon, a list with a name of its own: 参保186.2万人；领取人数分别为…."""
_CLOSED = expression(
    r"分别(?:为|是|有)|，计(?=[\u4e00-\u9fff]{2})(?![入划算])|[，（—：]即|——|由[^，。]{0,12}(?:组成|构成)"
)
_PARTITION = expression(
    r"合并|并案|归并|转为|转作|转社|转交|转送|转|谈话函询|了结|初步核实|初核|暂存|撤案|撤销|撤回|退回|不予立案|未予立案|未立案|不立案|不予受理|作为|留存|存查|存档|改作|列为|其余|其他|剩余|余下|留作|另有"
)
_RECEIVED = expression(r"收到|提交|提出|征集|受理|收集|报送|接收|共有|共收|接到|登记")
_COMPOSED = expression(
    r"[^，。；0-9]{0,8}(?:[二两三四五六七八九]个?(?:部分|方面|段|块|类))?(?:组成|构成)[，；](?:总|共|合计)[\u4e00-\u9fff]{0,8}$"
)
"""Between the last part and the total: …和应急养护12.6公里三部分组成，总里程232.2公里."""
_ADDED = expression(r"加上|连同|加之|算上")
_OPPOSED = expression(r"收入.*支出|支出.*收入|新增.*减少|增加.*减少|调入.*调出|转入.*转出")
"""Words of two figures of which one is taken from the other."""
_SPECIFIED = expression(
    r"(?:具体|分别|划分|[类型质域业别源]分|来看|情况|分布|构成|分类|明细|如下)(?:为|是|如下)?[：:]$"
)
_REFUSAL = expression(r"(?:不予|未予|未|不)(?P<verb>[\u4e00-\u9fff]{2})$")
_NOT_DONE = expression(
    r"(?:尚|暂|均)?(?:未|不|没有|不予)(?:获得?|能|予|得到|被|按期|如期)?(?P<verb>[\u4e00-\u9fff]{2})"
)
_OUTCOMES = (
    ("成功", "不成|未成|失败"), ("合格", "不合格"), ("通过", "退回|不通过"), ("达标", "超标|不达标"), ("胜诉", "败诉"), ("属实", "不实|失实|不属实"),
    ("支持", "驳回"), ("维持", "改判|发回"), ("有效", "无效|作废"), ("正常", "异常|停用"), ("盈利", "亏损"),
)  # fmt: skip
"""What may come of a thing and the only other that may."""
_AFTER_WHOLE = expression(
    r"[\u4e00-\u9fff]{0,8}(?:交由|分别由|分由)|[\u4e00-\u9fff]{0,6}(?:（[^（）]{1,12}）)?(?:[，：；]|——|。)(?:按[^，。：；]{1,12}分[，：]?|资金来源(?:为|是|：)|涉及|主要|交由|构成为|从[^，。：；]{1,12}看[，：])?"
)
_HEADS = ("立案", "收到", "提交", "受理", "承办", "办结", "办复", "交办", "审结", "采纳")
_HEADING = expression(
    r"[。；，、 ]*(?:在)?([^，。；：]{2,12}?)(?:提案|建议|议案|案件|项目|问题|资金|企业|人员|委员)?(?<![高初其集期])中[，：:]"
)
_NAMED_AGAIN = expression(r"，([\u4e00-\u9fff]{2,8})(?<![高初其集期])中，?[\u4e00-\u9fff]{1,8}$")
_CLASSES = expression(
    r"(?:分为|按[^，。；]{1,12}分|共分|分成)[^。；]{0,10}?([二两三四五六七八九]|[2-9])(?:大?类|种|部分|个?方面|个?档)[^。；]{0,6}[：:]$"
)
_LATER_MONTH = expression(r"；[^，。；]{0,6}[0-9]{1,2}月")
_DEFINED = expression(r" ?（每?[1一][^，。；（）0-9]{1,4}(?:为|等于|=|合|折|约)")
"""A bracket that says what a unit is."""
_HALVES = expression(r"[上下]半年|季度|[0-9]月|[一二三]期|第[一二三四]批|[首二三]批|[0-9]{4}年|去年|今年")
_DATED = expression(r"[0-9]{4}年[\u4e00-\u9fff]{0,6}$")
_NTH = expression(r"[批期轮年季阶]")
_SEVERAL = expression(r"[两二三四五六][个]?(?:批|期|轮|年|季度|阶段|批次)[^，。；]{0,12}$")
"""第一批14.6亿元 … of 两个批次共23.4亿元."""
_LEAST = 20
"""Totals below it are a digit away from too much for a slip to be told from another meaning."""


def relations(document: Document) -> Iterator[Relation]:
    """Every total of the prose that can be added up."""
    for passage in document.derive(passages):
        figures = passage.figures
        for index in range(len(figures)):
            for relation in _at(passage, figures, index):
                if relation.verdict != "inconsistent" or _side_by_side(document.folded, relation):
                    yield relation
    yield from itemised(document)


def _side_by_side(text: str, relation: Relation) -> bool:
    """Whether the figures that are added up stand side by side: all behind semicolons or none of them, and none told of
    months behind those of the total (截至10月底累计812.6毫米；11月、12月分别为36.4毫米和21.0毫米)."""
    places = sorted(relation.operands)
    between = [text[one.end : other.start] for one, other in itertools.pairwise(places)]
    apart = {"；" in gap for gap in between}
    later = _LATER_MONTH.search(text[relation.claimed.end : places[0].start]) if places else None
    return len(apart) < 2 and not later


def _at(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    figure = figures[index]
    if figure.dimension in COMPARING | NEVER_SUMMED:
        return
    yield from _listed(passage, figures, index)
    if sums_up(passage, figures, index):
        yield from closing_total(passage, figures, index)
    if index and _COMPOSED.fullmatch(figure.gap):
        yield from composed_of(passage, figures, index)
    if index and _ADDED.search(figures[index - 1].before):
        yield from added_up(figures, index)
    elif RUNNING.search(figure.lead):
        yield from running_total(passage, figures, index)
    if _RECEIVED.search(figure.lead):
        yield from _partitioned(figures, index)
    yield from _refused(passage, figures, index)
    yield from _graded(figures, index)
    yield from _named(passage, figures, index)
    if expression(r"[^，。；]{0,14}(?<![高初其集期])(?:中|里)[，：:]|[^，。；（]{0,12}(?:(?<!未)按|分为|包括)").match(
        figure.after
    ):
        yield from _divided(passage, figures, index)


def _listed(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """The list that a figure begins, or that stands behind it."""
    figure = figures[index]
    if includes(figure) or _CLOSED.search(figure.gap) or _qualified(figures, index):
        yield from _including(passage, figures, index)
    elif figure.depth and index and _before_bracket(figures, index).depth < figure.depth:
        yield from _bracketed(passage, figures, index)
    elif index + 1 < len(figures):
        yield from _unmarked(passage, figures, index)


def _qualified(figures: Sequence[Figure], index: int) -> bool:
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


def _named(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
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
        yield from _assess(passage, wholes[:1], parts, closed=exhaustive(passage, parts), sure=sure)


def _refused(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """收到T件，受理A件，不予受理B件: what was done and what was not are all of it."""
    trio = figures[index : index + 3]
    if len(trio) < 3 or len({(f.dimension, f.sentence, f.depth) for f in trio}) > 1 or not all_told(trio):
        return
    whole, done, refused = trio
    no = _REFUSAL.search(refused.lead) or (_NOT_DONE.match(refused.after) if refused.lead.strip("，有") == "" else None)
    opposed = any(done.lead.endswith(a) and expression(f"(?:{b})$").search(refused.lead) for a, b in _OUTCOMES)
    if _CARRIED.search(passage.text[passage.sentence_span(whole).start : whole.span.start]):
        return
    same = no and done.lead.endswith(no["verb"]) and not _REFUSAL.search(done.lead)
    if not (same or opposed) or "其中" in refused.lead:
        return
    quantities = [done.quantity, refused.quantity]
    verdict = judge_sum(quantities, whole.quantity)
    short = sum_of(quantities).high < whole.quantity.interval.low
    if verdict == "inconsistent" and short and not nearly_all(quantities, whole.quantity, sum_of(quantities).middle):
        verdict = "unknown"
    words = addition(quantities, whole.quantity)
    yield Relation("sum", whole.span, (done.span, refused.span), verdict, words, right=total_of(quantities))


def _graded(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """征集T条，采纳A条，部分采纳B条，未采纳C条: done, half done and not done are all of it."""
    four = figures[index : index + 4]
    if len(four) < 4 or len({(f.dimension, f.sentence, f.depth) for f in four}) > 1 or not all_told(four):
        return
    whole, done, half, refused = four
    no = _REFUSAL.search(refused.lead) if done.clause > whole.clause else None
    if not no or not done.lead.endswith(no["verb"]) or not expression(f"(?:部分|基本){no['verb']}$").search(half.lead):
        return
    quantities = [part.quantity for part in four[1:]]
    verdict = judge_sum(quantities, whole.quantity)
    words = addition(quantities, whole.quantity)
    spans = tuple(part.span for part in four[1:])
    yield Relation("sum", whole.span, spans, verdict, words, right=total_of(quantities))


def itemised(document: Document) -> Iterator[Relation]:
    """T件，分为三类： or T处，具体为： and, in the lines below, an item for each class with its count."""
    every = document.derive(passages)
    for number, passage in enumerate(every):
        tail = document.folded[max(passage.span.start, passage.span.end - 40) : passage.span.end]
        if not tail.endswith(("：", ":")):
            continue
        announced = _CLASSES.search(tail)
        count = int(parse_number(announced[1]) or 0) if announced else _items_below(document, every, number)
        items = every[number + 1 : number + 1 + count]
        wholes = [f for f in passage.figures if f.dimension not in COMPARING | {"类", "种", "部分", "方面", "个"}]
        if not announced:
            wholes = [f for f in passage.figures[-1:] if f.dimension not in COMPARING]
        parts = [
            next((f for f in item.figures if wholes and f.dimension == wholes[-1].dimension), None) for item in items
        ]
        known = [part for part in parts if part]
        if count > 1 and len(known) == count:
            closed = bool(announced or _SPECIFIED.search(tail))
            yield from _assess(passage, wholes[-1:], known, closed=closed, sure=True)


def _items_below(document: Document, every: Sequence[Passage], number: int) -> int:
    """How many numbered lines follow a paragraph, one right behind the other."""
    count = 0
    place = document.block_index(every[number].span.start)
    for passage in every[number + 1 : number + 13]:
        block = document.block_index(passage.span.start)
        if block != place + 1 or not _item(document, block):
            break
        place, count = block, count + 1
    more = place + 1 < len(document.blocks) and _item(document, place + 1)
    return 0 if more and not every[number + 1 + count : number + 2 + count] else count


def _item(document: Document, place: int) -> bool:
    """Whether a block is an item of a list: numbered, or behind a bullet."""
    block = document.blocks[place]
    return block.kind == "item" or bool(ordinal.read(document.folded, block.span.start))


def _including(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """T，其中P1、P2: the parts may not exceed the whole, and make it up where the list is closed."""
    parts, sure = parts_from(passage, figures, index)
    wholes = list(_wholes(figures, index))
    if not wholes or _OWN_COUNT.match(figures[index].gap):
        return
    if (longer := _lengthened(figures, index + len(parts), parts, wholes[0])) or (
        longer := _continued(figures, index + len(parts), parts, wholes[0])
    ):
        parts = longer
    closed = bool(_CLOSED.search(figures[index].gap)) or exhaustive(passage, parts)
    yield from _assess(passage, wholes, parts, closed=closed and not left_open(passage, parts), sure=sure)


def _within(passage: Passage, parts: Sequence[Figure], whole: Figure) -> list[Figure]:
    """A list up to what stands behind a semicolon and is far larger than its whole: that is told of something else."""
    most = 2 * (whole.quantity.value or Decimal(0))
    for place in range(1, len(parts)):
        beyond = (parts[place].quantity.value or Decimal(0)) > most
        if beyond and "；" in passage.between(parts[place - 1], parts[place]):
            return list(parts[:place])
    return list(parts)


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


def _continued(figures: Sequence[Figure], index: int, parts: Sequence[Figure], whole: Figure) -> list[Figure]:
    """其中维持A件、撤销B件，调解终止C件，驳回D件: the list with what follows its last 、 if all of it nearly makes the whole."""
    if len(parts) < 2 or not all(part.listed for part in parts[1:]) or not all_told([whole, *parts]):
        return []
    longer = list(parts)
    for figure in figures[index : index + 6]:
        alike = (figure.dimension, figure.sentence, figure.depth) == (whole.dimension, whole.sentence, parts[0].depth)
        if not alike or figure.clause - longer[-1].clause != 1 or not all_told([figure]) or not nominal(figure):
            break
        longer.append(figure)
    quantities = [part.quantity for part in longer]
    short = judge_sum([part.quantity for part in parts], whole.quantity) == "inconsistent"
    if len(longer) == len(parts) or not short or sum_of(quantities[: len(parts)]).low > whole.quantity.interval.high:
        return []
    beneath = sum_of(quantities).low <= whole.quantity.interval.high
    nearly = beneath and nearly_all(quantities, whole.quantity, sum_of(quantities).middle)
    over = one_slip(
        whole.quantity.show(sum_of(quantities).middle), whole.quantity.show(whole.quantity.value or Decimal(0))
    )
    return longer if nearly or over or judge_sum(quantities, whole.quantity) != "inconsistent" else []


def _wholes(figures: Sequence[Figure], index: int) -> Iterator[Figure]:
    """What a list of parts may be parts of, nearest first: a figure of the same dimension, at most a sentence back."""
    part = figures[index]
    for figure in reversed(figures[max(0, index - 12) : index]):
        if figure.sentence < part.sentence - 1 or figure.depth > part.depth:
            continue
        if figure.sentence < part.sentence and not expression(
            r"[^，。]{0,8}其中|[^。]{0,14}中[，：:]|分[^，。]{1,6}[看说讲][，：]"
        ).match(part.gap.lstrip("。 ")):
            continue
        if figure.dimension == part.dimension and not AVERAGE.search(figure.lead):
            yield figure


def _assess(
    passage: Passage, wholes: Sequence[Figure], parts: Sequence[Figure], *, closed: bool, sure: bool
) -> Iterator[Relation]:
    """The relation of a whole, one of several candidates, and its listed parts."""
    near = [whole for whole in wholes if whole.quantity.digits != "一"][: 1 if parts[0].depth else 4]
    if not near:  # 一批、一次 say that there is such a thing, not how many
        return
    parts = _within(passage, parts, near[0])
    quantities = [part.quantity for part in parts]
    if any(quantity.value is None for quantity in [*quantities, near[0].quantity]):
        yield tied("sum", near[0], parts, "unknown")
        return
    for whole in near:
        for signs in _signs(parts, whole):
            least = len(parts) if all(part.listed for part in parts[1:]) else 2
            for count in range(len(parts), least - 1, -1):
                if whole.quantity.value is None or any(q.vague for q in [whole.quantity, *quantities[:count]]):
                    continue
                verdict = judge_sum(quantities[:count], whole.quantity, signs[:count])
                if verdict != "inconsistent":
                    said_so = addition(quantities[:count], whole.quantity, signs[:count])
                    yield Relation("sum", whole.span, tuple(p.span for p in parts[:count]), verdict, said_so)
                    return
    whole = next((figure for figure in near if not DELTA.search(figure.lead)), near[0])
    if DELTA.search(whole.lead) or any(_FALLING.search(part.lead) for part in parts):
        yield tied("sum", whole, parts, "unknown")
        return
    yield from _exceeding(passage, whole, parts, closed=closed, sure=sure)


def _exceeding(
    passage: Passage, whole: Figure, parts: Sequence[Figure], *, closed: bool, sure: bool
) -> Iterator[Relation]:
    quantities = [part.quantity for part in parts]
    total = whole.quantity
    if "均" in whole.lead:  # 村均69.9万元，其中最高的村426万元
        return
    overlapping = bool(OVERLAP.search(passage.sentence_text(parts[-1]))) or crossing(whole, parts)
    if expression("最[高低大小多少]").search(parts[0].lead):  # the richest village of 村均69.9万元
        yield tied("part", whole, parts, "unknown")
        return
    larger = next(
        (part for part in parts if part.quantity.interval.low > total.interval.high * Decimal("1.0001")), None
    )
    if larger and (_beyond_semicolon(passage, parts, larger) or _of_two_periods(passage, whole, larger)):
        yield tied("part", whole, parts[:1], "consistent")
        return
    if larger and expression("加上|连同|若计入|如计入").search(passage.between(whole, larger)):
        return  # with what is added, it is more than the whole
    if larger and not larger.quantity.vague and not total.vague and (larger is parts[0] or sure):
        words = f"{said(larger.quantity)}大于{said(total)}"
        yield Relation("part", larger.span, (whole.span,), "inconsistent", words, _unit_hint(larger, whole))
        return
    vague = total.vague or any(quantity.vague for quantity in quantities)
    if vague or overlapping or not sure or len(parts) < 2:
        single = len(parts) == 1 and not vague and not larger
        yield tied("part" if single else "sum", whole, parts, "consistent" if single else "unknown")
        return
    computed = sum_of(quantities)
    coarsest = max(total.step, *(quantity.step for quantity in quantities))
    over = computed.low > total.interval.high + coarsest / 2
    if mixed := mixed_up(parts, whole):
        hint = "，可能是“万”“亿”写混"
        yield Relation("sum", mixed.span, (whole.span,), "inconsistent", addition(quantities, total), hint)
    elif over or closed or (nearly_all(quantities, total, computed.middle) and not left_open(passage, parts)):
        words = addition(quantities, total)
        spans = tuple(p.span for p in parts)
        yield Relation("sum", whole.span, spans, "inconsistent", words, right=total_of(quantities))
    else:
        yield tied("part", whole, parts, "consistent")


def _of_two_periods(passage: Passage, whole: Figure, part: Figure) -> bool:
    """Whether a part may be of two periods together: 上半年查处86件，下半年查处94件，其中立案的120件."""
    before = [f for f in passage.figures if f.sentence == whole.sentence and f.span.start < whole.span.start]
    other = next((f for f in reversed(before) if f.dimension == whole.dimension), None)
    if other is None or whole.clause - other.clause != 1 or other.depth != whole.depth:
        return False
    both = _HALVES.search(other.before) and _HALVES.search(whole.before)
    return bool(both) and (other.quantity.value or 0) + (whole.quantity.value or 0) >= (part.quantity.value or 0)


def _beyond_semicolon(passage: Passage, parts: Sequence[Figure], part: Figure) -> bool:
    """Whether a semicolon parts a figure from the first of a list that semicolons do not divide throughout."""
    cuts = ["；" in passage.between(a, b) for a, b in itertools.pairwise(parts)]
    return "；" in passage.between(parts[0], part) and (not all(cuts) or "；" not in parts[0].gap)


def _signs(parts: Sequence[Figure], whole: Figure) -> Iterator[list[int]]:
    """All parts added; where the whole is a change, falling parts taken away."""
    if DELTA.search(whole.lead) and any(_FALLING.search(part.lead) for part in parts):
        yield [-1 if _FALLING.search(part.lead) else 1 for part in parts]
    yield [1] * len(parts)


def _unit_hint(part: Figure, whole: Figure) -> str:
    """A part larger by thousands than its whole: 万元 written as 亿元."""
    if not whole.quantity.value or part.quantity.value is None:
        return ""
    return "，可能是“万”“亿”写混" if part.quantity.value / whole.quantity.value > 500 else ""


def _before_bracket(figures: Sequence[Figure], index: int) -> Figure:
    """The figure before the one at *index*, a year in the same bracket left out: 8,462人次（2022年2,486人次、…）."""
    before = figures[index - 1]
    return figures[index - 2] if before.dimension == YEAR and before.depth and index > 1 else before


def _bracketed(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """T（P1、P2）: a list in brackets right behind its total."""
    whole = _before_bracket(figures, index)
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
    yield from _assess(passage, [whole], parts, closed=not partial, sure=sure)


def _unmarked(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """新增就业5.82万人，城镇3.64万人，农村2.18万人: parts behind their total that no word announces."""
    whole = figures[index]
    parts, sure = _parts_behind(passage, figures, index)
    quantities = [part.quantity for part in parts]
    if not parts or _larger(quantities, whole.quantity):
        return
    verdict = judge_sum(quantities, whole.quantity)
    words, spans = addition(quantities, whole.quantity), tuple(part.span for part in parts)
    relation = Relation("sum", whole.span, spans, verdict, words, right=total_of(quantities))
    if verdict != "inconsistent":
        yield relation
        return
    if OVERLAP.search(passage.sentence_text(whole)) or left_open(passage, parts) or crossing(whole, parts):
        return
    computed = sum_of(quantities).middle
    if not whole.quantity.value or not Decimal("0.7") < computed / whole.quantity.value < Decimal("1.4"):
        return
    if whole.quantity.value < _LEAST:
        return
    between = passage.between(whole, parts[0])
    headed = "：" in between or "来源" in between or "分" in between
    slipped = nearly_all(quantities, whole.quantity, computed) or (
        len(parts) >= 3 and one_slipped(quantities, whole.quantity)
    )
    dated = _yearly(parts, whole)
    told_apart = dated or (between.startswith(("：", "——")) and "；" not in between)  # 发展党员86名：机关12名，农村31名
    if told_apart or exhaustive(passage, parts) or (slipped and (sure or headed)):
        yield relation


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
    while start + 1 < len(figures) and _aside(figures[start], whole):
        start += 1
    first = figures[start]
    between = passage.between(whole, figures[index + 1])
    alike = first.dimension == whole.dimension and first.depth == whole.depth
    if not alike or whole.listed or not all_told([whole]) or not _AFTER_WHOLE.match(between):
        return [], False
    if AVERAGE.search(whole.lead) or DELTA.search(whole.lead):
        return [], False
    announced = includes(first) or _CLOSED.search(first.gap)
    divided = _RECEIVED.search(whole.lead) and "立案" in first.lead
    if announced or divided or not _leads(passage, figures, index):
        return [], False
    parts, sure = parts_from(passage, figures, start)
    if (
        len(parts) < 2
        or not all_told(parts)
        or not (
            between.startswith("：")
            or all(nominal(part) or not part.gap or _DATED.search(part.before) for part in parts)
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


def _partitioned(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """收到T件，合并A件，转B件，立案C件."""
    whole = figures[index]
    parts: list[Figure] = []
    for figure in figures[index + 1 : index + 12]:
        if figure.sentence > whole.sentence + 1:
            break
        if figure.dimension != whole.dimension or figure.depth != whole.depth:
            continue
        own = expression(r"(?:并案|合并|归并|整合)后").sub("", figure.lead) + (
            figure.after[:14] if not figure.lead.strip("，其为") or "其余" in figure.lead else ""
        )
        if not (_PARTITION.search(own) or expression("立案|采用|采纳").search(figure.lead)):
            break
        if expression(r"其中|增加|增长").search(figure.lead) and not parts:
            break
        parts.append(figure)
    accepted = [
        p
        for p in parts
        if expression("立案|采用|采纳").search(p.lead) and not expression(r"[不未]予?(?:立案|采)").search(p.lead)
    ]
    if len(parts) < 2 or len(accepted) != 1 or (len(parts) < 3 and "立案" not in accepted[0].lead):
        return
    quantities = [part.quantity for part in parts]
    if any(q.value is None or q.vague for q in [whole.quantity, *quantities]):
        yield tied("sum", whole, parts, "unknown")
        return
    verdict = judge_sum(quantities, whole.quantity)
    claimed = accepted[0] if verdict == "inconsistent" else whole
    operands = tuple(figure.span for figure in (whole, *parts) if figure is not claimed)
    if verdict == "inconsistent":
        others = [part for part in parts if part is not claimed]
        signs = [1, *([-1] * len(others))]
        terms = [whole.quantity, *(part.quantity for part in others)]
        words, right = addition(terms, claimed.quantity, signs), total_of(terms, signs)
    else:
        words, right = addition(quantities, whole.quantity), None
    yield Relation("sum", claimed.span, operands, verdict, words, right=right)


def _divided(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """立案的T件提案中，A件、B件…: a total that heads its own list."""
    whole = figures[index]
    if index + 1 >= len(figures) or includes(figures[index + 1]):
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
    yield from _assess(passage, [whole], parts, closed=exhaustive(passage, parts), sure=sure)
