"""Averages and products of more than two figures.

得分分别为78分、74分、70分，三个组平均74分; 12个村每个50万元，18个村每个20万元，两项共计960万元; 一村一月一场; 人口密度.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..document import Document
from ..expression import expression
from ..interval import point
from ..numeral import parse_number
from ..quantity import PEOPLE, PLAIN, plain, unit_factor
from .means import ABOUT, BESIDES, EACH
from .parts import NEVER_SUMMED
from .passage import Figure, Passage, passages
from .relation import Relation, Verdict, judge, said

_USUAL = expression(
    r"一(?P<place>村|校|镇|乡|社区|街道|站|企|班)一(?P<time>月|季度|季|年)(?P<n>[一二两三四五六七八九十]|[0-9]{1,2})(?P<event>场|次|课|堂|期|讲)"
)
_SO_MANY = expression(
    r"每(?P<k>百|千|万)(?:名|个)?(?:常住)?(?:人口|人)(?P<told>[\u4e00-\u9fff]{2,14}?)(?:数|达到?|为|有)?$"
)
_OFTEN = expression(
    r"每(?P<time>月|季度|周|半年|年)[^，。；0-9每]{0,8}?(?P<n>[一二两三四五六七八九十]|[0-9]{1,2})(?P<event>次|场|课|堂|期|遍)"
)
_TIMES_A_YEAR = {"月": 12, "季度": 4, "季": 4, "周": 52, "半年": 2, "年": 1}
_INCOMES = expression(r"收入(?:之)?比(?:值|例)?(?:为|是|达|缩小到|缩小至|缩小为|降至)$")
_TO_ONE = expression(" ?[:：∶] ?1(?![0-9.])")
_OWED = expression(r"(?:应|需|计划|共应|共需)[\u4e00-\u9fff]{0,6}$")
"""Words before what a frequency and a number of people or bodies make."""
_EACH_HAS = expression(
    r"[，、；]?(?:平均)?(?:每(?P<unit>[个家座处所村户人名台辆条亩]|站点)|(?P<head>[人户村])均)(?P<deed>[\u4e00-\u9fff]{2,14})"
)
_EACH_OF = expression(
    r"每[1一]?[个家名所座]?(?P<of>[\u4e00-\u9fff]{1,5}?)(?P<deed>(?:配备|配置|选派|选聘|选配|派驻|安装|建设|发放|种植|培训|设置|设立|聘请|购置|配发|联系|帮扶|走访|签约|服务)[\u4e00-\u9fff]{0,10})$"
)
_TOGETHER = expression(r"(?P<of>[\u4e00-\u9fff]{0,6}?)(?:共|一共|总共|合计|累计|共计)(?P<deed>[\u4e00-\u9fff]{2,12})")
_GETTING = expression("领取|享受|发放|获得?|补助|补贴|奖补|救助|资助|分红|领到")
_GIVEN = expression(
    "[，、]?(?:全年|共|累计|合计|总计|年内)*(?:发放|支付|兑付|拨付|支出|落实|兑现)(?:资金|金额|共计|总额|约|达|了)*(?P<what>[\u4e00-\u9fff]{0,8})"
)
_OFTEN_PAID = expression("[月季]")
_WITH_MORE = expression("（(?:含|包括|包含)")
_BOUNDED = expression("最|不超过|不低于|不少于|上限|至少|以上|左右|标准")
_OTHER_TOTAL = expression("增|减|比|较|计划|目标|预计|累计|最|人均|户均|每")
_LAST = 6
"""How many figures of the paragraph before are looked at for the area that people live on."""
_MIDDLE = expression(r"(?:平均|均分|均值)[^，。；]{0,4}$")
_DENSITY = expression(r"密度[^，。；]{0,4}每平方公里$")
_BOTH = expression(r"(?:两项|两类|三项|三类|项|类|合计|共计|总计)[^，。；]{0,10}$")


def relations(document: Document) -> Iterator[Relation]:
    """Every average and product of the prose that takes more than two figures, or a rule that is named."""
    previous: Sequence[Figure] = []
    for passage in document.derive(passages):
        figures = passage.figures
        before, previous = previous, figures[-_LAST:]
        for index in range(len(figures)):
            yield from _of_listed(figures, index)
            yield from _density(before, figures, index)
            yield from _per_many(figures, index)
            yield from _regular(passage, figures, index)
            yield from _several(passage, figures, index)
            yield from _frequent(passage, figures, index)
            yield from _apiece(figures, index)
            yield from _handed_out(figures, index)
            yield from _income_ratio(passage, figures, index)


def _of_listed(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """得分分别为78分、74分、70分、82分，四个组平均得分76分."""
    mean = figures[index]
    if not _MIDDLE.search(mean.lead) or mean.quantity.value is None or mean.quantity.vague:
        return
    before = [f for f in figures[max(0, index - 12) : index] if f.sentence == mean.sentence]
    told = before.pop() if before and before[-1].clause == mean.clause else None
    run: list[Figure] = []
    while before and before[-1].dimension == mean.dimension:
        run.insert(0, before.pop())
        if not run[0].listed:
            break
    known = (
        len(run) > 1 and not run[0].listed and all(f.quantity.value is not None and not f.quantity.vague for f in run)
    )
    if not known or told is None or told.quantity.value != len(run):
        return
    total = sum((f.quantity.value or Decimal(0) for f in run), Decimal(0))
    claim = mean.quantity._replace(dimension=PLAIN)
    verdict = judge(point(total / len(run)), claim)
    words = f"（{'+'.join(f.quantity.digits for f in run)}）÷{len(run)}={claim.show(round(total / len(run), 2))}，文中为{said(claim)}"
    yield Relation("average", mean.span, tuple(f.span for f in run), verdict, words, right=total / len(run))


def _density(previous: Sequence[Figure], figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """面积1,260平方公里 … 人口40.32万人，人口密度为每平方公里320人."""
    mean = figures[index]
    if mean.dimension != PEOPLE or not _DENSITY.search(mean.lead) or not mean.quantity.value:
        return
    before = [*previous, *figures[max(0, index - 12) : index]]
    people = [f for f in before if f.dimension == PEOPLE and f.sentence == mean.sentence and "人口" in f.lead]
    areas = [f for f in before if f.quantity.unit == "平方公里" and "面积" in f.lead]
    if len(people) != 1 or len(areas) != 1 or not areas[0].quantity.value or people[0].quantity.value is None:
        return
    a, b, claim = people[0].quantity, areas[0].quantity, mean.quantity._replace(dimension=PLAIN)
    if a.vague or b.vague or claim.vague:
        return
    computed = a.interval.over(b.interval).scaled(unit_factor("平方公里"))
    words = f"{said(a)}÷{said(b)}={plain(round(computed.middle, 1))}人，文中为{said(claim)}"
    yield Relation("average", mean.span, (people[0].span, areas[0].span), judge(computed, claim), words)


def _several(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """12个村每个50万元，18个村每个20万元，两项共计960万元."""
    total = figures[index]
    if not _BOTH.search(total.gap) or total.quantity.value is None or total.quantity.vague:
        return
    near = [f for f in figures[max(0, index - 10) : index] if f.sentence == total.sentence]
    near = near[:-1] if near and near[-1].clause == total.clause else near
    pairs = _priced(near, total)
    sound = len(pairs) > 1 and all(
        count.quantity.exact and price.dimension == total.dimension and EACH.search(price.lead)
        and count.quantity.value is not None and price.quantity.value is not None and not price.quantity.vague
        for count, price in pairs
    )  # fmt: skip
    between = passage.text[passage.sentence_span(total).start : total.span.start]
    if not sound or BESIDES.search(between) or expression("每[年月]|年均").search(between):
        return
    computed = sum(((c.quantity.value or Decimal(0)) * (p.quantity.value or Decimal(0)) for c, p in pairs), Decimal(0))
    claim = total.quantity
    terms = "+".join(f"{said(c.quantity)}×{said(p.quantity)}" for c, p in pairs)
    words = f"{terms}={claim.show(computed)}{claim.text[len(claim.digits) :]}，文中为{said(claim)}"
    spans = tuple(f.span for f in near)
    yield Relation("product", total.span, spans, judge(point(computed), claim), words, right=computed)


def _priced(near: Sequence[Figure], total: Figure) -> list[tuple[Figure, Figure]]:
    """Counts with what each of them gets: side by side, or all prices first and the counts of the same names after them."""
    if len(near) % 2:
        return []
    half = len(near) // 2
    prices, counts = near[:half], near[half:]
    if all(f.dimension == total.dimension for f in prices) and all(f.dimension != total.dimension for f in counts):
        names = [expression(r"每.*$").sub("", price.lead)[-4:-1] for price in prices]
        named = all(name and name[-2:] in count.lead for name, count in zip(names, counts, strict=True))
        return list(zip(counts, prices, strict=True)) if named else []
    return [(near[i], near[i + 1]) for i in range(0, len(near) - 1, 2)]


def _per_many(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """户籍人口96万人，执业医师2,832人，平均每万人拥有执业医师29.5人: what comes on so many of all people."""
    mean = figures[index]
    many = _SO_MANY.search(mean.before)
    if not many or not mean.quantity.value or mean.quantity.vague:
        return
    near = [f for f in figures[max(0, index - 6) : index + 4] if f.sentence == mean.sentence and f is not mean]
    people = [f for f in near if f.dimension == PEOPLE and "人口" in f.lead]
    noun = many["told"][-2:]
    totals = [
        f for f in near if f.dimension == mean.dimension and f not in people and noun in f.lead and "每" not in f.before
    ]
    if len(people) != 1 or len(totals) != 1 or len(noun) < 2:
        return
    a, b, claim = totals[0].quantity, people[0].quantity, mean.quantity._replace(dimension=PLAIN)
    if a.vague or b.vague or a.value is None or not b.value:
        return
    computed = a.interval.over(b.interval).scaled(Decimal(10) ** "百千万".index(many["k"]) * 100)
    words = f"{said(a)}÷{said(b)}={plain(round(computed.middle, 2))}（每{many['k']}人），文中为{said(claim)}"
    spans = (totals[0].span, people[0].span)
    yield Relation("average", mean.span, spans, judge(computed, claim), words, right=computed.middle)


def _regular(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """一村一月一场 in 186个村 are 2232场 a year; 6万千瓦 of 1200小时 are 7200万千瓦时."""
    total = figures[index]
    if total.quantity.unit not in {"千瓦时", "度", "场", "次", "课", "堂"}:
        return
    near = [f for f in figures[max(0, index - 8) : index] if f.sentence == total.sentence]
    if total.quantity.value is None or any(f.quantity.value is None for f in near):
        return
    head = passage.text[passage.sentence_span(total).start : total.span.start]
    if total.dimension == "千瓦时" and "利用小时" in head and "发电" in total.before:
        power = [f for f in near if f.dimension == "千瓦"]
        hours = [f for f in near if "小时" in f.quantity.unit]
        times = Decimal(1) / unit_factor("小时")
    elif (
        (usual := _USUAL.search(head))
        and total.quantity.unit.startswith(usual["event"])
        and (usual["time"] == "年" or expression("全年|一年").search(head))
    ):
        power = [f for f in near if f.span.start > passage.sentence_span(total).start + usual.end()]
        power = [f for f in power if usual["place"] in f.quantity.unit + f.after[:4]]
        hours, times = [], _TIMES_A_YEAR[usual["time"]] * (parse_number(usual["n"]) or Decimal(0))
    else:
        return
    factors = [*power, *hours]
    if len(power) != 1 or len(hours) > 1 or (not hours and "利用小时" in head) or not total.quantity.value:
        return
    vague = any(f.quantity.vague for f in factors)
    computed = point(times)
    for factor in factors:
        computed = computed.times(factor.quantity.interval)
    right = times
    for factor in factors:
        right *= factor.quantity.value or Decimal(0)
    near_enough = abs(right / total.quantity.value - 1) < ABOUT
    claim = total.quantity
    verdict: Verdict = judge(computed, claim)
    if vague or (claim.vague and near_enough) or "余" in total.after[:1]:
        verdict = "rounding" if near_enough else "unknown" if vague else verdict
    shown = "×".join(said(f.quantity) for f in factors) + ("" if hours or times == 1 else f"×{times}")
    words = f"{shown}={claim.show(right)}{claim.text[len(claim.digits) :]}，文中为{said(claim)}"
    yield Relation("product", total.span, tuple(f.span for f in factors), verdict, words, right=right)


def _frequent(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """按照每月2次的频次，148名河长全年应巡河3,552次: what a frequency asks of so many in so long a time."""
    total = figures[index]
    if not _OWED.search(total.lead) or total.quantity.value is None or total.quantity.vague:
        return
    start = passage.sentence_span(total).start
    head = passage.text[start : total.span.start]
    often = _OFTEN.search(head)
    lasting = expression("全年|半年|一年").search(head, often.end()) if often else None
    counts = [
        f
        for f in figures[max(0, index - 6) : index]
        if f.span.start >= start
        and f.quantity.exact
        and f.dimension not in NEVER_SUMMED | {"个月", "年", total.dimension}
    ]
    if not often or not lasting or often["event"] != total.quantity.unit or len(counts) != 1:
        return
    times = Decimal(_TIMES_A_YEAR[often["time"]]) * (parse_number(often["n"]) or 0)
    times = times / 2 if "半" in lasting[0] else times
    count = counts[0].quantity
    if count.value is None:
        return
    right = count.value * times
    claim = total.quantity
    words = f"{said(count)}×{plain(times)}次={plain(right)}{claim.unit}，文中为{said(claim)}"
    yield Relation("product", total.span, (counts[0].span,), judge(point(right), claim), words, right=right)


def _handed_out(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """每店配备灭火器4具，286家店共配备1,144具: what each has, how many they are, and what they have together."""
    if index < 2:
        return
    price, count, total = figures[index - 2 : index + 1]
    by, together = _EACH_OF.search(price.lead), _TOGETHER.fullmatch(total.gap)
    if (
        not by
        or not together
        or _WITH_MORE.match(total.after)
        or total.dimension != price.dimension
        or price.lead != price.before.lstrip("，；")
    ):
        return
    if (
        any(f.quantity.value is None or f.quantity.vague for f in (price, count, total))
        or count.clause - price.clause != 1
    ):
        return
    if by["of"][-1] not in count.quantity.unit + together["of"] or by["deed"][:2] != together["deed"][:2]:
        return
    middle = (count.quantity.value or Decimal(0)) * (price.quantity.value or Decimal(0))
    claim = total.quantity
    words = f"{said(count.quantity)}×{said(price.quantity)}={claim.show(middle)}{claim.text[len(claim.digits) :]}，文中为{said(claim)}"
    verdict = judge(count.quantity.interval.times(point(price.quantity.value or Decimal(0))), claim)
    yield Relation("product", total.span, (count.span, price.span), verdict, words, right=middle)


def _apiece(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """厨房16个，每个日供餐2,500份，日供餐能力4万份; 老人3.2万人，人均领取津贴600元，全年发放1,920万元."""
    if index < 2:
        return
    count, price, total = figures[index - 2 : index + 1]
    by = _EACH_HAS.match(price.before)
    told = len({f.sentence for f in (count, price, total)}) == 1 and not any(
        f.quantity.value is None or f.quantity.vague or f.depth or f.listed for f in (count, price, total)
    )
    if not by or not told or price.dimension != total.dimension or price.lead != price.before:
        return
    if (by["unit"] or by["head"]) != count.quantity.unit[-1:] or not (
        price.clause - count.clause == 1 == total.clause - price.clause
    ):
        return
    deed = by["deed"]
    same = any(deed[place : place + 2] in total.lead for place in range(len(deed) - 1))
    given = _GIVEN.fullmatch(total.lead) if by["head"] and _GETTING.match(deed) else None
    paid = given and (not given["what"] or given["what"][-2:] in deed)
    if (
        _BOUNDED.search(deed)
        or _WITH_MORE.match(total.after)
        or not (same or paid)
        or bool(_OFTEN_PAID.search(deed)) != bool(_OFTEN_PAID.search(total.lead))
        or _OTHER_TOTAL.search(total.lead)
    ):
        return
    middle = (count.quantity.value or Decimal(0)) * (price.quantity.value or Decimal(0))
    each = price.quantity.interval if by["head"] else point(price.quantity.value or Decimal(0))
    claim = total.quantity
    verdict = judge(count.quantity.interval.times(each), claim)
    near = claim.value and Decimal("0.5") < middle / claim.value < 2
    if verdict == "inconsistent" and not near:
        verdict = "unknown"
    words = f"{said(count.quantity)}×{said(price.quantity)}={claim.show(middle)}{claim.text[len(claim.digits) :]}，文中为{said(claim)}"
    yield Relation("product", total.span, (count.span, price.span), verdict, words, right=middle)


def _income_ratio(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """城镇居民收入42,860元，农村居民收入21,430元，城乡居民收入比为2∶1."""
    claim = figures[index]
    if not _TO_ONE.match(passage.text, claim.span.end) or not _INCOMES.search(claim.lead) or not claim.quantity.value:
        return
    near = [f for f in figures[max(0, index - 8) : index] if f.sentence == claim.sentence and f.dimension == "元"]
    town = [f for f in near if expression("城镇").search(f.before)]
    land = [f for f in near if expression("农村|乡村|农民").search(f.before)]
    if (
        len(near) != 2
        or len(town) != 1
        or len(land) != 1
        or any(not f.quantity.value or f.quantity.vague for f in near)
    ):
        return
    ratio = town[0].quantity.interval.over(land[0].quantity.interval)
    words = f"{said(town[0].quantity)}÷{said(land[0].quantity)}={plain(round(ratio.middle, 3))}，文中为{said(claim.quantity)}"
    spans = (town[0].span, land[0].span)
    yield Relation("multiple", claim.span, spans, judge(ratio, claim.quantity), words)
