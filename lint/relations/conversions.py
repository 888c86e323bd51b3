"""One amount in two units: 86,400米（86.4公里）, 工期18个月，即一年半, 1.1亿美元，按7.1的汇率折合人民币7.81亿元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..document import Document
from ..expression import expression
from ..quantity import PLAIN, Quantity, plain
from .parts import COMPARING
from .passage import Figure, Passage, passages
from .relation import Kind, Relation, Verdict, judge, said

_SAME = expression(r"^ ?[（(，](?:约|折合约?|也即|亦即|即|合|约合|相当于|等于|也就是|折|换算(?:为|成)|计)*$")
_BRACKETS = expression(r"（[^（）]*）")
_LASTING = expression(r" ?[，（](?:即|合|折合|也就是|相当于|共|计|为期)*")
_MONTHS_A_YEAR = 12
_HALF = expression(r"半(?!数|价|径|成|程)")
_FOREIGN = frozenset({"美元", "欧元", "港元", "日元"})
_RATE = expression(r"(?:汇率|折算率|折算价)[^，。；]{0,6}$|兑(?:换)?$|按(?:约|照)?$")
_RATED = expression(r"(?:元)?(?:人民币)?(?:的)?(?:折算|汇率|比价|计算|换算|折合)")
_INTO = expression(r"折合|折算|约合|换算|合(?:人民币)|相当于")
_SLACK = Decimal("0.03")
"""How far a sum may be off that is converted at a rate: what is paid on several days has several."""


def relations(document: Document) -> Iterator[Relation]:
    """Every amount of the prose that is told a second time in another unit."""
    for passage in document.derive(passages):
        figures = passage.figures
        for index in range(1, len(figures)):
            yield from _conversion(passage, figures, index)
            yield from _slipped(passage, figures, index)
            yield from _lasting(passage, figures, index)
            yield from _exchanged(passage, figures, index)


def _first(figures: Sequence[Figure], index: int) -> Figure:
    """The figure before another one, those left out that a bracket between the two holds."""
    second = figures[index]
    return next(
        (f for f in reversed(figures[max(0, index - 4) : index]) if f.depth <= second.depth), figures[index - 1]
    )


def _slipped(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """湖面3.6平方公里，约36公顷: what follows with 约 alone is the same amount if it is off by a power of ten only."""
    a, b = figures[index - 1].quantity, figures[index].quantity
    if a.dimension != b.dimension or a.unit == b.unit or a.dimension in COMPARING or not a.value or not b.value:
        return
    if passage.text[a.span.end : b.span.start] != "，约":
        return
    ratio = max(a.value / b.value, b.value / a.value)
    if any(abs(ratio / power - 1) < _SLACK for power in (10, 100, 1000)):
        words = f"{said(a)}={b.show(a.value)}{b.text[len(b.digits) :]}，文中为{said(b)}"
        yield Relation("conversion", b.span, (a.span,), "inconsistent", words, "，可能是单位或小数点有误", a.value)


def _lasting(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """工期18个月，即一年半: months and years."""
    a, b = figures[index - 1].quantity, figures[index].quantity
    if {a.dimension, b.dimension} != {"个月", "年"} or a.vague or b.vague or a.value is None or b.value is None:
        return
    between = passage.text[a.span.end : b.span.start]
    half = _HALF.match(passage.text, b.span.end) if b.dimension == "年" else None
    head = _HALF.match(between) if a.dimension == "年" else None
    link = between[1:] if head else between
    behind = passage.text[b.span.end : b.span.end + 2]
    if expression("半?[内后前以之多]").match(behind):  # 36个月，即三年内完成
        return
    if not _LASTING.fullmatch(link) or link.strip() == "，":
        return
    years, months = (a, b) if a.dimension == "年" else (b, a)
    computed = (years.value or Decimal(0)) * _MONTHS_A_YEAR + (6 if half or head else 0)
    if link.lstrip()[:1] == "（" and passage.text[b.span.end + bool(half) :][:1] != "）":
        return
    if (months.value or Decimal(0)) % (_MONTHS_A_YEAR // 2):
        return  # 20个月，即一年多
    verdict: Verdict = "consistent" if computed == months.value else "inconsistent"
    words = f"{said(years)}{'半' if half or head else ''}为{plain(computed)}个月，文中为{said(months)}"
    yield Relation("conversion", b.span, (a.span,), verdict, words)


def _exchanged(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """1.1亿美元，按7.1的汇率折合人民币7.81亿元: an amount of money, the rate and what it makes."""
    result = figures[index]
    if result.dimension != "元" or not _INTO.search(result.before):
        return
    near = [f for f in figures[max(0, index - 4) : index] if f.sentence == result.sentence]
    amounts = [f for f in near if f.dimension in _FOREIGN and f.quantity.value != 1]
    rates = [f for f in near if f.dimension in {PLAIN, "元"} and _is_rate(passage, f)]
    if len(amounts) != 1 or len(rates) != 1 or result.clause - amounts[0].clause > 3:
        return
    amount, rate, claim = amounts[0].quantity, rates[0].quantity, result.quantity
    if amount.vague or claim.vague or not amount.value or not rate.value or not claim.value:
        return
    yield _converted(amount, rate, claim)


def _is_rate(passage: Passage, figure: Figure) -> bool:
    behind = _RATED.match(passage.text, figure.span.end)
    return bool(_RATE.search(figure.lead) and (behind or "汇率" in figure.lead or figure.lead.endswith(("兑", "兑换"))))


def _converted(amount: Quantity, rate: Quantity, claim: Quantity) -> Relation:
    assert amount.value
    assert rate.value
    assert claim.value
    right = amount.value * rate.value
    near = abs(right / claim.value - 1) < _SLACK
    verdict: Verdict = (
        "inconsistent"
        if not near
        else "consistent"
        if judge(amount.interval.times(rate.interval), claim) == "consistent"
        else "rounding"
    )
    hint = "，可能是单位或小数点有误" if right / claim.value > 5 or claim.value / right > 5 else ""
    words = f"{said(amount)}×{said(rate)}={claim.show(right)}{claim.text[len(claim.digits) :]}，文中为{said(claim)}"
    return Relation("conversion", claim.span, (amount.span, rate.span), verdict, words, hint)


def _conversion(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """A（B）, A，折合B, A（1担为50公斤），合B: the same amount in two units."""
    first = _first(figures, index)
    a, b = first.quantity, figures[index].quantity
    link = _BRACKETS.sub("", passage.text[a.span.end : b.span.start])
    if a.dimension != b.dimension or a.dimension in COMPARING or len(link) > 8 or not _SAME.match(link) or "计" in link:
        return
    if (a.unit, a.scale) == (b.unit, b.scale) or a.value is None or not b.value:
        return
    bracket = link.lstrip()[:1] in "（("
    if not bracket and not expression("折|合|即|相当于|也就是|换算").search(link):
        return
    if {a.unit, b.unit} & {"名", "位"} or (
        bracket and not expression(r" ?[）)]").match(passage.text[b.span.end : b.span.end + 2])
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
    yield Relation(kind, b.span, (a.span,), verdict, words, right=a.value)
