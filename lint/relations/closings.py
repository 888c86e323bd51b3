"""Totals that stand behind their parts: …，共计, 三年累计, 由…组成，总里程, …，加上…，达到."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..expression import expression
from ..numeral import parse_number
from .parts import (
    AMOUNT,
    AVERAGE,
    DELTA,
    HIGH,
    LIMIT,
    LOW,
    OVERLAP,
    RUNNING,
    TOTAL,
    added,
    all_told,
    denied,
    exhaustive,
    label_of,
    mixed_up,
    nearly_all,
    one_slipped,
    tied,
)
from .passage import Figure, Passage
from .relation import Relation, addition, judge_sum, one_slip, said, sum_of, total_of

_ACCUMULATED = expression(r"^(?:目前|现|至今|全市|全县|截至目前)?累计[^，。；分]{0,6}$")
_ALL = expression(r"^(?:全[\u4e00-\u9fff]{1,7})?共[\u4e00-\u9fff]{0,8}$")
_ALL_TOLD = expression(
    r"^(?:项目|工程|估算|概算|计划|建设)?总(?:投资|规模|里程|面积|长度|造价|费用|成本|金额|收入|支出|人数|户数)(?:额|为|达|约)?$"
)
"""Words of a total behind a list joined by 、."""
_SAME = expression(r"[，（]?(?:折合?|即|约合|合|相当于|也就是)")
_STOCK = expression(r"累计|总里程|总数达|总量达|历年|有史以来|截至")
_CUMULATIVE = expression(
    r"(?P<n>[二两三四五六七八九十]|[0-9]{1,2})(?:年|个月|个季度|期|批|次|届|轮|项|类|者|部分|个阶段|次产业|重保障)?(?:来)?(?:累计|合计|共计|总计|共)[^，。；]{0,10}$"
)
_ABOUT_ALL = Decimal("0.88")
"""What some sorts make at least of a 总数 behind them, if they are all of it."""
_CLOSED_BRACKET = expression(r"）(?:，)?(?:共|合计|总计|共计)[^，。；]{0,6}$")
_NOW = expression(r"(?:本月|当月|本季度?|本周|当日|当天)[\u4e00-\u9fff]{0,8}$")
_CAME = expression(
    r"又|再|第[二三四五六七八九十]年|新|今年|本年|当年|[0-9]{4}年(?!底|末)|[0-9]{1,2}月(?!底|末)|本月|本季度|此次|本次"
)
"""Words of what has come to what there was."""
_ENTIRE = expression(r"全长|总长|总投资|总规模|计划|设计|任务|目标|总面积")
_ADDED = expression(r"加上|连同|加之|算上")
_COMPOSED = expression(
    r"[^，。；0-9]{0,8}(?:[二两三四五六七八九]个?(?:部分|方面|段|块|类))?(?:组成|构成)[，；](?:总|共|合计)[\u4e00-\u9fff]{0,8}$"
)
"""Between the last part and the total: …和应急养护12.6公里三部分组成，总里程232.2公里."""
_PERIOD = expression(r"年|期间|以来|时期|阶段|批|期|季度|月|届")
_LISTED_WITH_NOUN = expression(r"[\u4e00-\u9fff]{1,8}、[\u4e00-\u9fff]{0,6}")
"""Between two figures of a list whose nouns stand behind them: 11个行政村、3个社区."""
_GROWN = expression(r"(?:增|升|降|减|提高|扩大|发展|达)[加长少]?(?:到|至)了?$")
"""Words before what something has grown to, which is no part of a total."""
_JOINED = expression("[、，]?(?:和|及|与|以及)")
_FEW = 8
"""Figures that 共 before a deed can sum up."""


def relations_at(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """The relations of a figure that closes a list, or says what there is in all."""
    figure = figures[index]
    if _sums_up(passage, figures, index):
        yield from _closing_total(passage, figures, index)
    if index and _COMPOSED.fullmatch(figure.gap):
        yield from _composed_of(passage, figures, index)
    if index and _ADDED.search(figures[index - 1].before):
        yield from _added_up(figures, index)
    elif RUNNING.search(figure.lead):
        yield from _running_total(passage, figures, index)


def _sums_up(passage: Passage, figures: Sequence[Figure], index: int) -> bool:
    """Whether the words before a figure call it a total of what stands before."""
    figure = figures[index]
    return bool(
        TOTAL.search(figure.before)
        or (figure.gap.endswith("）") and _ALL.search(label_of(figure)))  # 共有村（社区）15个
        or _ACCUMULATED.search(figure.before)
        or _CUMULATIVE.search(figure.before)
        or _ALL.search(figure.before)
        or (_ALL_TOLD.search(figure.before) and figures[index - 1].listed)
        or _distributed(passage, figures, index)
    )


def _closing_total(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """P1、P2…，共计T: what stands before a closing total in its sentence."""
    total = figures[index]
    parts = _parts_before(passage, figures, index)
    weak = not TOTAL.search(total.before) and (
        _ALL.search(label_of(total) if total.gap.endswith("）") else total.before) or _ALL_TOLD.search(total.before)
    )
    parts = parts[-_FEW:] if weak else parts
    if len(parts) < 2:
        return
    quantities = [part.quantity for part in parts]
    if any(q.value is None or q.vague for q in [*quantities, total.quantity]):
        yield tied("sum", total, parts, "unknown")
        return
    for first in range(len(parts) - 1):
        verdict = judge_sum(quantities[first:], total.quantity)
        if verdict != "inconsistent":
            words = addition(quantities[first:], total.quantity)
            yield Relation("sum", total.span, tuple(part.span for part in parts[first:]), verdict, words)
            return
    if mixed := mixed_up(parts, total):
        words = addition(quantities, total.quantity)
        yield Relation("sum", mixed.span, (total.span,), "inconsistent", words, "，可能是“万”“亿”写混")
        return
    if _doubtful(passage, total, parts) or (weak and not _surely_all(passage, parts, total)):
        yield tied("sum", total, parts, "unknown")
        return
    yield added(total, parts)


def _composed_of(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """由A、B和C三部分组成，总里程T: the parts are named as all there are."""
    total = figures[index]
    parts = _parts_before(passage, figures, index)
    if len(parts) > 1 and all_told([total, *parts]) and parts[-1] is figures[index - 1]:
        yield added(total, parts)


def _surely_all(passage: Passage, parts: Sequence[Figure], total: Figure) -> bool:
    """Whether 共 before a deed sums up what is told right before it: 第一书记36名、工作队员72名，共选派108名."""
    quantities = [part.quantity for part in parts]
    if total.clause - parts[-1].clause != 1 or total.depth or any(part.sentence != total.sentence for part in parts):
        return False
    listed = all(part.listed or _LISTED_WITH_NOUN.fullmatch(part.gap) for part in parts[1:])
    if len(parts) == 2 and denied(parts) and one_slipped(quantities, total.quantity):
        return True  # 立案392件，不予立案34件，共收到426件
    return (listed and nearly_all(quantities, total.quantity, sum_of(quantities).middle)) or exhaustive(passage, parts)


def _added_up(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """A，B，加上C，累计T: what 加上 adds is the last part."""
    total, last = figures[index], figures[index - 1]
    parts = [last]
    for figure in reversed(figures[max(0, index - 8) : index - 1]):
        if figure.sentence != total.sentence:
            break
        if figure.dimension != total.dimension or figure.depth != total.depth or _ENTIRE.search(figure.lead):
            continue
        parts.insert(0, figure)
    alike = last.dimension == total.dimension and last.sentence == total.sentence and total.clause - last.clause == 1
    if (
        len(parts) < 2
        or not alike
        or not all_told([*parts, total])
        or not expression("累计|合计|共|总|达").search(total.lead)
    ):
        return
    readings = [added(total, parts[first:]) for first in range(len(parts) - 1)]
    relation = next((reading for reading in readings if reading.verdict != "inconsistent"), readings[0])
    quantities = [part.quantity for part in parts]
    if relation.verdict == "inconsistent" and not nearly_all(quantities, total.quantity, sum_of(quantities).middle):
        relation = relation._replace(verdict="unknown")
    yield relation


def _running_total(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """截至2023年底累计A；2024年又完成B，累计达到C: what there was and what has come make what there is."""
    total = figures[index]
    near = [
        f
        for f in figures[max(0, index - 6) : index]
        if f.dimension == total.dimension and f.depth == total.depth and f.sentence >= total.sentence - 1
    ]
    if near and all_told([near[-1], total]) and _NOW.match(near[-1].before) and total.clause - near[-1].clause == 1:
        over = near[-1].quantity.interval.low > total.quantity.interval.high and "累计" in total.lead
        words = f"{said(near[-1].quantity)}大于累计的{said(total.quantity)}"
        yield Relation("part", total.span, (near[-1].span,), "inconsistent" if over else "consistent", words)
    if len(near) < 2 or not all_told([*near[-2:], total]):
        return
    before, fresh = near[-2:]
    words = passage.between(before, total)
    came = _CAME.search(fresh.before) and not fresh.listed and total.clause - fresh.clause == 1
    if not RUNNING.search(before.lead) or not came or expression("减少|退出|注销|撤|拆|其中|计划|目标").search(words):
        return
    if fresh.sentence != total.sentence or fresh.clause == before.clause or "累计" in fresh.lead:
        return
    relation = added(total, [before, fresh])
    ratio = total_of([before.quantity, fresh.quantity]) / (total.quantity.value or Decimal(1))
    if relation.verdict == "inconsistent" and not (LOW < ratio < HIGH and before.lead[-2:] != fresh.lead):
        relation = relation._replace(verdict="unknown")
    yield relation


def _distributed(passage: Passage, figures: Sequence[Figure], index: int) -> bool:
    """Whether 分别A、B、C，共T stands before a figure: a list told apart and then summed up."""
    total = figures[index]
    last = figures[index - 1] if index else None
    joined = last and (last.listed or _JOINED.fullmatch(last.gap))
    if last is None or last.dimension != total.dimension or not joined or last.sentence != total.sentence:
        return False
    following = figures[index + 1] if index + 1 < len(figures) else None
    if following and (following.listed or _JOINED.fullmatch(following.gap)):
        return False  # 分别新增A、B，累计分别达到C、D
    summed = expression(r"^[\u4e00-\u9fff0-9—-]{0,6}?(?:共|累计|合计)[^，。；]{0,6}$").match(total.before)
    return bool(summed) and "分别" in passage.sentence_text(total)


def _parts_before(passage: Passage, figures: Sequence[Figure], index: int) -> list[Figure]:
    """The figures of a sentence that its closing total can take in."""
    total = figures[index]
    parts: list[Figure] = []
    for figure in reversed(figures[max(0, index - LIMIT) : index]):
        if figure.sentence != total.sentence:
            break
        if figure.dimension == total.dimension and figure.depth == total.depth + 1 and _CLOSED_BRACKET.match(total.gap):
            parts.append(figure)
            continue
        if figure.depth != total.depth or figure.dimension != total.dimension:
            continue
        if parts and parts[-1].depth > total.depth:
            break
        if (
            parts
            and parts[-1].quantity.value == figure.quantity.value
            and _SAME.match(passage.between(figure, parts[-1]))
        ):
            continue  # 0.65亿元，折6,500万元
        between = passage.between(figure, parts[-1] if parts else total)
        if "；" in between and len(parts) > 1 and "；" not in passage.between(parts[-1], total):
            break  # the list begins behind the semicolon
        if ("；" in between and "其中" in between) or TOTAL.search(figure.before) or _CUMULATIVE.search(figure.before):
            break
        parts.append(figure)
    return parts[::-1]


def _doubtful(passage: Passage, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether something in the sentence explains that the parts do not make the total."""
    spanned = _CUMULATIVE.search(total.before)
    announced = parse_number(spanned["n"]) if spanned else None
    start = passage.sentence_span(total).start
    start = max(start, passage.text.rfind("；", start, parts[0].span.start))
    end = passage.sentence_span(total).end
    stop = passage.text.find("；", total.span.end, end)
    sentence = passage.text[start : stop if stop > 0 else end]  # what semicolons part off says nothing of this list
    ratio = total_of([part.quantity for part in parts]) / (total.quantity.value or Decimal(1))
    return bool(
        announced not in {None, len(parts)}
        or (spanned and not LOW < ratio < HIGH)  # something else than the parts
        or any(AVERAGE.search(part.lead) or DELTA.search(part.lead) or _GROWN.search(part.lead) for part in parts)
        or (AMOUNT.search(total.lead) and not _ABOUT_ALL < ratio < 2 - _ABOUT_ALL)
        or OVERLAP.search(sentence)
        or "其中" in passage.between(parts[0], total)
        or (
            _STOCK.search(total.lead)
            and not spanned
            and not ((parts[-1].listed or _JOINED.fullmatch(parts[-1].gap)) and "分别" in sentence)
            and not _staged(parts, total)
        )
        or expression(r"另|加上|扣除|不含|除").search(
            sentence.replace("加上", "") if announced == len(parts) else sentence
        )
        or "预算" in "".join(part.lead for part in parts[1:]) + total.lead
    )


def _staged(parts: Sequence[Figure], total: Figure) -> bool:
    """Whether parts of several periods miss their 累计 total by a slip: it may else hold what came before."""
    quantities = [part.quantity for part in parts]
    computed = sum_of(quantities).middle
    slip = one_slip(total.quantity.show(computed), total.quantity.show(total.quantity.value or Decimal(0)))
    return slip and all(_PERIOD.search(part.before) for part in parts)
