"""What a printed figure can stand for: an interval, and the arithmetic of intervals in Decimal."""

from __future__ import annotations

from decimal import Context, Decimal, DecimalException, localcontext

from .record import NamedTuple

_CONTEXT = Context(prec=60, Emax=10**6, Emin=-(10**6), traps=[])
_INFINITY = Decimal("Infinity")


class Interval(NamedTuple):
    """All values from *low* to *high*, both included."""

    low: Decimal
    high: Decimal

    def __add__(self, other: tuple[object, ...]) -> Interval:
        assert isinstance(other, Interval)
        return Interval(_CONTEXT.add(self.low, other.low), _CONTEXT.add(self.high, other.high))

    def __sub__(self, other: Interval) -> Interval:
        return Interval(_CONTEXT.subtract(self.low, other.high), _CONTEXT.subtract(self.high, other.low))

    def scaled(self, factor: Decimal) -> Interval:
        """Every value times *factor*."""
        ends = sorted((_CONTEXT.multiply(self.low, factor), _CONTEXT.multiply(self.high, factor)))
        return Interval(ends[0], ends[1])

    def times(self, other: Interval) -> Interval:
        """Every product of a value of the one and a value of the other."""
        products = [_CONTEXT.multiply(a, b) for a in self for b in other]
        return Interval(min(products), max(products))

    def over(self, other: Interval) -> Interval:
        """Every quotient; all numbers where the divisor may be 0."""
        if other.low <= 0 <= other.high:
            return Interval(-_INFINITY, _INFINITY)
        quotients = [_CONTEXT.divide(a, b) for a in self for b in other]
        return Interval(min(quotients), max(quotients))

    def root(self, degree: int) -> Interval:
        """The real root of *degree* of every value; values below 0 count as 0."""
        return Interval(_root(self.low, degree), _root(self.high, degree))

    def widened(self, slack: Decimal) -> Interval:
        """The interval with *slack* more at either end."""
        return Interval(_CONTEXT.subtract(self.low, slack), _CONTEXT.add(self.high, slack))

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high

    @property
    def middle(self) -> Decimal:
        if not (self.low.is_finite() and self.high.is_finite()):
            return _INFINITY
        return _CONTEXT.divide(_CONTEXT.add(self.low, self.high), Decimal(2))


def point(value: Decimal) -> Interval:
    """The interval of one value."""
    return Interval(value, value)


def _root(value: Decimal, degree: int) -> Decimal:
    if value <= 0 or degree < 1:
        return Decimal(0)
    with localcontext(_CONTEXT):
        try:
            return (value.ln() / degree).exp()
        except DecimalException:  # out of every range: no statement is possible
            return _INFINITY
