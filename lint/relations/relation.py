"""A relation between figures of a text, recomputed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import Literal

from ..interval import Interval, point
from ..numeral import whole_number
from ..quantity import Quantity, plain
from ..record import NamedTuple
from ..text import Span

Verdict = Literal["consistent", "rounding", "inconsistent", "unknown"]
"""unknown: tied together, but the text does not decide (approximations, real growth, blanks)."""

Kind = Literal[
    "sum", "part", "difference", "share", "whole", "impossible", "proportion", "growth", "points", "percentage", "multiple", "fall",
    "average", "product", "conversion", "count", "listing", "years", "since", "calendar", "timing", "date", "day", "range",
    "direction", "table", "same",
]  # fmt: skip


class Relation(NamedTuple):
    """What was recomputed, and what came out."""

    kind: Kind
    claimed: Span
    """The figure that states the result."""
    operands: tuple[Span, ...]
    """The figures from which it can be computed."""
    verdict: Verdict
    computation: str
    """What was computed and what the text says: 5+35+68=108，文中为109."""
    hint: str = ""
    """What probably went wrong, for the message; empty where nothing can be said."""
    right: Decimal | None = None
    """What the claimed figure would be by the others, in the unit of ``Quantity.value``; None where that is not computed."""

    @property
    def spans(self) -> tuple[Span, ...]:
        return (self.claimed, *self.operands)


def judge(computed: Interval, claimed: Quantity) -> Verdict:
    """Whether a computed interval agrees with a printed figure.

    Truncation and one unit of the last printed place are *rounding*, not errors; of a figure of one or two
    digits, on which a unit is much, only truncation is.
    """
    assert claimed.value is not None
    if computed.meets(claimed.interval):
        return "consistent"
    if claimed.exact:
        return "inconsistent"
    slack = claimed.step * Decimal("0.999")
    below = slack if abs(claimed.value) >= 100 * claimed.step else claimed.step * Decimal("0.6")
    spoken = Interval(claimed.value - below, claimed.value + slack)
    return "rounding" if computed.meets(spoken) else "inconsistent"


def counted(
    match: re.Match[str], operands: Iterable[Span], counts: Collection[int], words: str, kind: Kind = "count"
) -> Relation:
    """The number that *match* announces as ``n``, its ``unit`` with it where there is one, against what was counted.

    *counts* holds every number that may be right, *words* say what was counted and what is announced.
    """
    unit = "unit" if match.groupdict().get("unit") else "n"
    verdict: Verdict = "consistent" if whole_number(match["n"]) in counts else "inconsistent"
    return Relation(kind, Span(match.start("n"), match.end(unit)), tuple(operands), verdict, words)


def listing(match: re.Match[str], listed: Span, count: int, others: Iterable[int] = ()) -> Relation:
    """The number that *match* announces against *count* items that stand in *listed*, and may be read as *others*."""
    words = f"列了{count}项，文中为{match['n']}{match.groupdict().get('unit') or ''}"
    return counted(match, [listed], {count, *others}, words)


def statement(text: str, span: Span, inside: Span) -> Span:
    """The extent of what 。 and ； part off around *inside*, within *span*."""
    start = max([span.start, *(text.rfind(mark, span.start, inside.start) + 1 for mark in "。；")])
    ends = [at for mark in "。；" if (at := text.find(mark, inside.end, span.end)) >= 0]
    return Span(start, min([span.end, *ends]))


def sum_of(parts: Iterable[Quantity], signs: Sequence[int] = ()) -> Interval:
    """The interval of a sum; *signs* are 1 or -1, all 1 where none are given."""
    total = point(Decimal(0))
    for index, part in enumerate(parts):
        total = total - part.interval if signs and signs[index] < 0 else total + part.interval
    return total


def total_of(parts: Iterable[Quantity], signs: Sequence[int] = ()) -> Decimal:
    """The sum of the printed values."""
    return sum_of([part._replace(step=Decimal(0)) for part in parts], signs).middle


def judge_sum(parts: Sequence[Quantity], claimed: Quantity, signs: Sequence[int] = ()) -> Verdict:
    """Whether figures add up to *claimed*, each rounded on its own, with half a last place of slack over all."""
    parts, claimed = _spelt([*parts, claimed])
    computed = sum_of(parts, signs)
    if _beyond_rounding(parts, claimed, signs):
        return "inconsistent"
    if computed.meets(claimed.interval):
        exact = sum((p.value or Decimal(0)) * (signs[i] if signs else 1) for i, p in enumerate(parts))
        return "consistent" if abs(exact - (claimed.value or Decimal(0))) <= claimed.step / 2 else "rounding"
    if all(part.exact for part in parts) and claimed.exact:
        return "inconsistent"
    coarsest = max(claimed.step, *(part.step for part in parts))
    if sum(quantity.step == coarsest for quantity in (*parts, claimed)) > 2:
        return "inconsistent"  # the intervals alone leave room for more than one unit
    return "rounding" if computed.widened(coarsest * Decimal("0.499")).meets(claimed.interval) else "inconsistent"


_ROUND = ("万", "亿")


def _spelt(figures: Sequence[Quantity]) -> tuple[Sequence[Quantity], Quantity]:
    """Parts and their total, where 二万 beside 六万三千 is as exact as this: what is counted is spelt out to its last place."""
    *parts, claimed = figures
    finer = any(q.digits[-1:] in "十百千" for q in figures)
    if not finer or any(q.digits[:1].isdecimal() or q.dimension != claimed.dimension for q in figures):
        return parts, claimed
    fine = [
        q._replace(step=Decimal(1000)) if q.step > 1000 and q.digits.endswith(_ROUND) and q.step <= 10000 else q
        for q in figures
    ]
    return fine[:-1], fine[-1]


_FEW = 4


def _beyond_rounding(parts: Sequence[Quantity], claimed: Quantity, signs: Sequence[int]) -> bool:
    """Whether a few parts, printed to one place as their total is, miss it by two units of that place.

    Errors of rounding of three parts make less than one and a half units; of four, two units once in two hundred.
    """
    steps = {quantity.step for quantity in (*parts, claimed)}
    if len(steps) > 1 or len(parts) > _FEW:
        return False
    exact = sum((p.value or Decimal(0)) * (signs[i] if signs else 1) for i, p in enumerate(parts))
    return abs(exact - (claimed.value or Decimal(0))) > claimed.step * Decimal("1.5")


def addition(parts: Sequence[Quantity], claimed: Quantity, signs: Sequence[int] = ()) -> str:
    """The computation of a sum in the unit of the claimed figure."""
    values = [part.value or Decimal(0) for part in parts]
    words = []
    for index, value in enumerate(values):
        sign = signs[index] if signs else 1
        words.append(("−" if sign < 0 else "+" if index else "") + claimed.show(value))
    total = sum((value * (signs[index] if signs else 1) for index, value in enumerate(values)), Decimal(0))
    unit = claimed.text[len(claimed.digits) :] if claimed.scale else ""
    head = (
        "".join(words)
        if len(words) <= 12
        else "+".join([*(word.lstrip("+") for word in words[:3]), "…", words[-1].lstrip("+")])
    )
    return f"{head}={claimed.show(total)}{unit}，文中为{said(claimed)}"


def said(quantity: Quantity) -> str:
    """A figure as the text has it, blanks left out."""
    return quantity.text.replace(" ", "")


def rounded(value: Decimal, like: Quantity) -> str:
    """*value* with one digit more than *like* is printed with."""
    if not value.is_finite():
        return "—"
    places = max(0, -int(like.step.adjusted())) if like.step < 1 else 0
    return plain(round(value, places + 1))


def _level(left: str, right: str) -> tuple[str, str]:
    """The digits of two figures with as many places behind the point: 3.1 is 310 beside 3.01."""
    (whole, _, rest), (other, _, more) = left.partition("."), right.partition(".")
    places = max(len(rest), len(more))
    return whole + rest.ljust(places, "0"), other + more.ljust(places, "0")


def one_slip(left: str, right: str) -> bool:
    """Whether two figures differ as a slip of the finger does: one digit, or two neighbours changed about."""
    left, right = _level(left, right)
    if len(left) != len(right) or left == right:
        return False
    places = [index for index, (x, y) in enumerate(zip(left, right, strict=True)) if x != y]
    return len(places) == 1 or transposed(left, right)


def transposed(left: str, right: str) -> bool:
    """Whether two figures of three digits or more differ by two neighbours changed about."""
    left, right = _level(left, right)
    if len(left) != len(right) or left == right:
        return False
    places = [index for index, (x, y) in enumerate(zip(left, right, strict=True)) if x != y]
    return len(places) == 2 and places[1] == places[0] + 1 and sorted(left) == sorted(right)
