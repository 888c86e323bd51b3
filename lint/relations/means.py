"""Averages, unit prices and conversions: 人均2.6件, 每人2000元共计250万元, 86,400米（86.4公里）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..document import Document
from ..expression import expression
from ..interval import point
from ..quantity import DATE, PEOPLE, PLAIN, YEAR
from .passage import Figure, Passage, passages
from .relation import Kind, Relation, Verdict, judge, rounded, said
from .sums import COMPARING

_PER = {"人": PEOPLE, "户": "户", "年": "年", "月": "个月", "日": "天", "天": "天", "场": "场", "件": "件", "期": "期", "次": "次", "家": "家", "所": "所", "篇": "篇", "亩": "亩", "个": "个", "名": PEOPLE, "位": PEOPLE, "辆": "辆", "台": "台", "套": "套", "张": "张", "份": "份", "座": "座", "处": "处", "条": "条", "公里": "米", "吨": "公斤", "批": "批", "项": "项", "头": "头", "只": "只", "棵": "棵", "株": "株", "间": "间", "栋": "栋", "班": "班", "组": "组", "支": "支", "课时": "课时", "平方米": "亩", "公顷": "亩", "周": "周", "轮": "轮", "届": "届", "盏": "盏", "本": "本", "块": "块", "门": "门", "床": "床", "立方米": "立方米", "幅": "幅", "眼": "眼", "宗": "宗", "册": "册"}  # fmt: skip
"""What an average or a unit price is counted by, and the dimension of that count."""

_WORDS = "|".join(sorted(map(re.escape, _PER), key=len, reverse=True))
_VERB = r"(?:约|为|是|达到?|近|仅|计|(?:可|能|共)?[提撰报参受获增享完听承办接审查走调捐落联]?[\u4e00-\u9fff]{0,3})"
_MEAN = expression(
    rf"(?:(?P<by>人|户|年|月|日|场|村|亩|件|期|校|家|次)均|每(?P<each>{_WORDS})平均|平均每(?:一)?(?P<per>{_WORDS})?(?P<noun>[\u4e00-\u9fff]{{0,4}}?)){_VERB}$"
)
_EACH = expression(rf"每(?:一)?(?P<per>{_WORDS})?(?P<noun>[\u4e00-\u9fff])?[^每，。；]{{0,18}}$")
_PRICE = expression(r"(?:单价|均价|价格)(?:为|均为|约为|约|是|仅|均)?$")
_TOTAL = expression(
    r"(?:共计|合计|总计|一共|总共|总价|总额|总金额|总投资|总费用|总造价|总量|累计|共需|需|共)[^，。；、]{0,8}$|^[，、]?计$"
)
_BESIDES = expression(
    r"另|外加|加上|含安装|含税|优惠|折扣|不等|其余|扣除|不含|起步|以上|最高|最低|至少|不少于|不低于|标准|其中|补差|分别"
)
_EVENTS = {"次": "人次", "件": "件次", "批": "批次"}
"""Dimensions whose mean is given in another one: 312人次，人均13次."""
_SAME = expression(r"^ ?[（(，](?:约|折合约?|即|合|约合|相当于|也就是|折|换算为|计)*$")


def relations(document: Document) -> Iterator[Relation]:
    """Every average, product and conversion of the prose that can be recomputed."""
    for passage in document.derive(passages):
        figures = passage.figures
        for index in range(1, len(figures)):
            yield from _mean(passage, figures, index)
            yield from _product(passage, figures, index)
            yield from _conversion(passage, figures, index)


def _mean(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """T…N人，人均M."""
    mean = figures[index]
    named = _MEAN.search(mean.lead) or _MEAN.search(mean.before)
    if not named or mean.dimension in COMPARING or mean.quantity.value is None:
        return
    near = [
        f
        for f in figures[max(0, index - 8) : index]
        if f.sentence == mean.sentence and "；" not in passage.between(f, mean)
    ]
    by = named["by"] or named["each"] or named["per"]
    counts = _counted(near, by, named["noun"] or "")
    totals = [
        f
        for f in reversed(near)
        if f.dimension in {mean.dimension, _EVENTS.get(mean.dimension)}
        and f not in counts[:1]
        and not _MEAN.search(f.lead)
    ]
    label = mean.lead[named.start() :] if named.string == mean.lead else ""
    statistic = bool(re.search(r"收入|面积|产值|生产总值|GDP|支出|寿命|预算|消费|存款|占有|用水|能耗", label))
    pairs = [(total, count) for total in totals for count in counts if total is not count]
    if not pairs:
        return
    for total, count in pairs:
        verdict = _quotient(total, count, mean)
        if verdict != "inconsistent":
            yield Relation("average", mean.span, (total.span, count.span), verdict, _division(total, count, mean))
            return
    total, count = pairs[0]
    vague = any(f.quantity.vague or f.quantity.value is None for f in (total, count, mean))
    sure = not statistic and not vague and not _BESIDES.search(passage.between(total, mean))
    yield Relation(
        "average",
        mean.span,
        (total.span, count.span),
        "inconsistent" if sure else "unknown",
        _division(total, count, mean),
    )


def _counted(near: Sequence[Figure], by: str | None, noun: str) -> list[Figure]:
    """The figures that count what an average or price is taken by, nearest first."""
    if by in _PER:
        found = [f for f in reversed(near) if f.dimension == _PER[by]]
        if by == "个" and noun:
            found = [f for f in found if f.after.startswith(noun[:1])]
        if by == "年":
            found = [
                f for f in reversed(near) if f.quantity.unit in {"年", "个年度"} and f.dimension not in {YEAR, DATE}
            ]
        return found
    name = by or noun[:1]
    return [
        f
        for f in reversed(near)
        if name and f.dimension not in COMPARING and (f.after.startswith(name[:1]) or f.dimension == name)
    ]


def _quotient(total: Figure, count: Figure, mean: Figure) -> Verdict:
    if total.quantity.value is None or not count.quantity.value or mean.quantity.value is None:
        return "unknown"
    computed = total.quantity.interval.over(count.quantity.interval).scaled(_unit_of(count))
    if mean.quantity.vague or total.quantity.vague or count.quantity.vague:
        near = abs(computed.middle - mean.quantity.value) <= abs(mean.quantity.value) / 8
        return "rounding" if near else "inconsistent"
    if mean.quantity.exact:
        claimed = mean.quantity._replace(dimension=PLAIN)  # 人均4件 is a rounded mean, not a count
        return judge(computed, claimed)
    return judge(computed, mean.quantity)


def _unit_of(count: Figure) -> Decimal:
    """What one of the counted is in the smallest unit: a mean by 公里 is over kilometres, not metres."""
    return count.quantity.factor


def _division(total: Figure, count: Figure, mean: Figure) -> str:
    a, b, m = total.quantity, count.quantity, mean.quantity
    if a.value is None or not b.value or m.value is None:
        return f"文中为{said(m)}"
    result = rounded(
        Decimal(m.show(a.value / b.value * _unit_of(count))), m._replace(step=Decimal(1).scaleb(-_places(m.digits)))
    )
    return f"{said(a)}÷{said(b)}={result}{m.text[len(m.digits) :]}，文中为{said(m)}"


def _places(digits: str) -> int:
    return len(digits.partition(".")[2])


def _product(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """N人，每人M元，共计T元: the figure at *index* is T."""
    total = figures[index]
    if not _TOTAL.search(total.lead) or total.dimension in COMPARING:
        return
    near = [f for f in figures[max(0, index - 8) : index] if f.sentence == total.sentence]
    prices = [f for f in near if f.dimension == total.dimension and (_EACH.search(f.before) or _PRICE.search(f.lead))]
    if len(prices) != 1:
        return
    price = prices[0]
    each = _EACH.search(price.before)
    others = [f for f in near if f is not price]
    counts = _counted(others, each["per"], each["noun"] or "") if each else [f for f in others if f.quantity.exact]
    if not counts:
        return
    operands = (counts[0].span, price.span)
    values = [f.quantity for f in (counts[0], price, total)]
    between = passage.text[passage.sentence_span(total).start : total.span.start]
    if (
        (len(counts) > 1 and each)
        or any(q.value is None or q.vague for q in values)
        or _BESIDES.search(between)
        or not price.quantity.value
    ):
        fits = (
            not any(q.value is None for q in values)
            and judge(values[0].interval.times(values[1].interval), values[2]) != "inconsistent"
        )
        yield Relation(
            "product", total.span, operands, "consistent" if fits else "unknown", f"文中为{said(total.quantity)}"
        )
        return
    price_range = (
        values[1].interval if "." in values[1].digits else point(values[1].value or Decimal(0))
    )  # 每村3万元 is set
    computed = values[0].interval.times(price_range)
    middle = (values[0].value or Decimal(0)) * (values[1].value or Decimal(0))
    claim = total.quantity
    unit = claim.text[len(claim.digits) :]
    words = f"{said(values[0])}×{said(values[1])}={claim.show(middle)}{unit}，文中为{said(claim)}"
    verdict = judge(computed, claim)
    ratio = middle / claim.value if claim.value else Decimal(0)
    slipped = verdict == "inconsistent" and any(
        abs(ratio / p - 1) < Decimal("0.01") or abs(ratio * p - 1) < Decimal("0.01") for p in (10, 100, 1000, 10000)
    )
    yield Relation("product", total.span, operands, verdict, words, "，可能是单位或小数点有误" if slipped else "")


def _conversion(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """A（B）, A，折合B: the same amount in two units."""
    a, b = figures[index - 1].quantity, figures[index].quantity
    link = passage.text[a.span.end : b.span.start]
    if a.dimension != b.dimension or a.dimension in COMPARING or len(link) > 8 or not _SAME.match(link):
        return
    if (a.unit, a.scale) == (b.unit, b.scale) or a.value is None or not b.value:
        return
    bracket = link.lstrip()[:1] in "（("
    if not bracket and not re.search("折|合|即|相当于|也就是|换算", link):
        return
    if {a.unit, b.unit} & {"名", "位"} or (
        bracket and not re.match(r" ?[）)]", passage.text[b.span.end : b.span.end + 2])
    ):
        return
    ratio = a.value / b.value
    if b.vague or a.vague:
        verdict: Verdict = "rounding" if abs(ratio - 1) < Decimal("0.06") else "inconsistent"
    else:
        verdict = judge(a.interval, b) if Decimal("0.5") < ratio < 2 else "inconsistent"
        if verdict == "inconsistent" and judge(b.interval, a) != "inconsistent":
            verdict = "rounding"
    kind: Kind = "conversion"
    words = f"{said(a)}={b.show(a.value)}{b.text[len(b.digits) :]}，文中为{said(b)}"
    yield Relation(kind, b.span, (a.span,), verdict, words)
