"""Tables that add up: totals by row and by column, subtotals, shares, rates and rates of growth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from ..document import Cell, Document, Table
from ..expression import expression
from ..interval import Interval, point
from ..quantity import plain
from ..record import NamedTuple
from ..text import Span, fold
from .relation import Relation, Verdict

_NUMBER = expression(r"([-−]?)((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?) ?(%|‰)?[\u4e00-\u9fff]{0,3}")
_TOTAL = expression(
    r"(?:.{0,6}(?:合 *计|总 *计|共 *计)|总数|小 *计|[年季月周累]?计|(?:本|全)[年季月页]计|全部|总体)"
    r"(?:[（(](?![^（）()]*(?:重复|扣除|剔除|去重|不重|净))[^（）()]*[）)])?$"
)
_SUBTOTAL = expression(r"小 *计")
_INCLUDED = expression(r"其中|#|含")
_NUMBERED = expression(r"[（(]?[一二三四五六七八九十0-9]{1,2}[)）、.．]")
_NOT_SUMMED = expression(
    r"率|占|比|%|增速|增长|增幅|平均|人均|户均|单价|均价|排名|名次|序号|年份|编号|年度|得分|位次|时间|日期|电话|指数|差|备注"
)
_RATIO = expression(r"率|占|比|%|增速|增长|增幅|降幅|进度|同比")
_GRAND = expression(r"总(?:里程|面积|[件人户]数|产量|产值|投资|收入|支出|规模|[量额长])(?:[（(][^（）()]*[）)])?")
"""What a last row may be called that holds a total."""
_EVERY = expression(
    r"全(?:年|[市县区省州镇乡校院局国部])|[一二三四]季度|[上下]半年|前三季度|年度|本年|累计|汇总|总量|总额|[0-9]{1,2}[—–~～\-至][0-9]{1,2}月|[0-9]{1,2}个[^，。]{1,6}"
)
"""What the last row or column is called that holds a total where most of its figures are the sum of the others."""
_INDICATORS = expression(r"指标|项目|内容|名称")
_PERIOD = expression(
    r"[12][0-9]{3}年?|(?:19|20)[0-9]{2}年[\u4e00-\u9fff]{1,6}|[0-9]{1,2}(?:月|季度|年|期)[\u4e00-\u9fff]{0,2}"
)
"""Heads that are numbers only to look at: 2024, 2024年, 3月."""
_WITHOUT = expression(r"重复|重叠|交叉|去重")
"""Words of a note by which a total may hold less than its parts."""
_DIFFERENCE = expression(
    r"增减|增加额|增量|差额|净增|(?:增加|减少)(?:[（(][^（）()]*[）)])?$|结余|余额|(?:尚)?未[\u4e00-\u9fff]{2,4}|剩余|缺口|欠"
)
_MEASURED = expression(r"元|吨|公顷|亩|万|亿|千|米|克|小时|(?<![季年月进程])度")
_HUNDRED = Decimal(100)
_COLUMNS = 12
_HALF = Decimal("0.5")


class Value(NamedTuple):
    """A number in a table."""

    span: Span
    value: Decimal
    step: Decimal
    exact: bool
    percent: bool

    @property
    def interval(self) -> Interval:
        slack = Decimal(0) if self.exact else self.step / 2
        return Interval(self.value - slack, self.value + slack)


Grid = list[list[Value | None]]


class Sheet(NamedTuple):
    """A table as numbers: its column heads, row labels and values."""

    heads: list[str]
    labels: list[str]
    grid: Grid
    shared: bool = False
    """Whether a note says that something is counted in several rows, but once in the total."""


def relations(document: Document) -> Iterator[Relation]:
    """Every total, share and rate of the tables that can be recomputed."""
    for table in document.tables:
        sheet = _sheet(document, table)
        if sheet is None:
            continue
        yield from _column_totals(sheet)
        yield from _row_totals(sheet)
        yield from _derived_columns(sheet)
        yield from _share_columns(sheet)


def _sheet(document: Document, table: Table) -> Sheet | None:
    rows = table.rows
    if len(rows) < 3 or not rows[0]:
        return None
    start = document.block_at(rows[0][0].span.start)
    before = document.block_index(start.span.start) - 1
    title = document.slice(document.blocks[before].span) if before >= 0 else ""
    heads = [fold(cell.text) for cell in rows[0]]
    first = 1 if not any(_value(cell, exact=True) and not _named(cell) for cell in rows[0][1:]) else 0
    heads = heads if first else [""] * len(heads)
    labels = [_label(row) for row in rows[first:]]
    grid = []
    for row in rows[first:]:
        values = []
        for column in range(len(heads)):
            measured = _MEASURED.search(
                (heads[column] if column < len(heads) else "") + expression("[^（(）)单位:：万亿元]").sub("", title)
            )
            cell = row[column] if column < len(row) else None
            values.append(_value(cell, exact=not measured) if cell and column else None)
        grid.append(values)
    last = document.block_index(rows[-1][0].span.start) + 1 if rows[-1] else len(document.blocks)
    note = document.slice(document.blocks[last].span)[:200] if last < len(document.blocks) else ""
    return Sheet(heads, labels, grid, note.startswith(("注", "说明", "备注")) and bool(_WITHOUT.search(note)))


def _named(cell: Cell) -> bool:
    return bool(_PERIOD.fullmatch(fold(cell.text).strip("* ")))


def _label(row: Sequence[Cell]) -> str:
    return next(
        (fold(cell.text).strip("* ") for cell in row if cell.text and not _NUMBER.fullmatch(fold(cell.text))), ""
    )


def _value(cell: Cell, *, exact: bool) -> Value | None:
    match = _NUMBER.fullmatch(fold(cell.text).strip("* "))
    if not match:
        return None
    value = Decimal(match[2].replace(",", "")) * (-1 if match[1] else 1)
    decimals = len(match[2].partition(".")[2])
    return Value(
        cell.span, value, Decimal(1).scaleb(-decimals), exact and not decimals and not match[3], bool(match[3])
    )


def _judge(parts: Sequence[Value], total: Value) -> Verdict:
    computed = point(Decimal(0))
    for part in parts:
        computed = computed + part.interval
    if computed.meets(total.interval):
        return "consistent"
    if total.exact and all(part.exact for part in parts):
        return "inconsistent"
    coarsest = max(total.step, *(part.step for part in parts))
    return "rounding" if computed.widened(coarsest / 2).meets(total.interval) else "inconsistent"


def _addition(parts: Sequence[Value], total: Value) -> str:
    shown = [plain(part.value) for part in parts]
    words = "+".join(shown if len(shown) <= 12 else [*shown[:3], "…", shown[-1]])
    return f"{words}={plain(sum((part.value for part in parts), Decimal(0)))}，表中为{plain(total.value)}"


def _summed(sheet: Sheet, column: int) -> bool:
    values = [row[column] for row in sheet.grid]
    return not _NOT_SUMMED.search(sheet.heads[column]) and not any(value.percent for value in values if value)


def _column_totals(sheet: Sheet) -> Iterator[Relation]:
    totals = [index for index, label in enumerate(sheet.labels) if _TOTAL.fullmatch(label)]
    if not totals and _GRAND.fullmatch(sheet.labels[-1]) and not _INDICATORS.search(sheet.heads[0]):
        totals = [len(sheet.labels) - 1]
    if not totals:
        if _EVERY.fullmatch(sheet.labels[-1]):
            yield from _proved(sheet)
        return
    for column in range(1, len(sheet.heads)):
        if _summed(sheet, column):
            yield from _column(sheet, column, totals)


def _proved(sheet: Sheet) -> Iterator[Relation]:
    """The last row, where it is shown to hold totals by the columns that add up: no fewer than those that do not."""
    rows = range(len(sheet.labels) - 1)
    columns = [column for column in range(1, len(sheet.heads)) if _summed(sheet, column)]
    found = [relation for column in columns for relation in _total(sheet, column, rows, len(rows))]
    agreeing = sum(relation.verdict != "inconsistent" for relation in found)
    if agreeing and agreeing * 2 >= len(found):
        yield from found


def _column(sheet: Sheet, column: int, totals: Sequence[int]) -> Iterator[Relation]:
    """One column: subtotals close their rows, a total takes in subtotals and what none has taken."""
    open_rows: list[int] = []
    closed: list[int] = []
    for row in range(len(sheet.labels)):
        if row not in totals:
            open_rows.append(row)
            continue
        if _SUBTOTAL.search(sheet.labels[row]):
            yield from _total(sheet, column, open_rows, row)
            closed, open_rows = [*closed, row], []
        elif row == 0:
            inner = [other for other in totals if other]
            rest = [other for other in range(1, len(sheet.labels)) if other not in totals]
            if not inner:
                yield from _total(sheet, column, rest, row)
        else:
            parts = [*closed, *open_rows]
            leading = bool(totals[0] == 0 and row)
            if not leading:
                yield from _total(sheet, column, parts, row)
            closed, open_rows = [row] if row + 1 < len(sheet.labels) else [], []


def _total(sheet: Sheet, column: int, rows: Sequence[int], row: int) -> Iterator[Relation]:
    total = sheet.grid[row][column]
    parts = [value for other in rows if (value := sheet.grid[other][column])]
    if total is None or len(parts) < 2:
        return
    blank = any(sheet.grid[other][column] is None for other in rows) and len(parts) < len(rows) * _HALF
    included = [other for other in rows if _INCLUDED.match(sheet.labels[other])]
    verdict = _judge(parts, total)
    if verdict == "inconsistent" and included:
        rest = [value for other in rows if other not in included and (value := sheet.grid[other][column])]
        numbered = all(_NUMBERED.match(sheet.labels[other]) for other in rows if other not in included)
        if len(rest) >= 2 and (numbered or _judge(rest, total) != "inconsistent"):
            parts, verdict = rest, _judge(rest, total)
        else:
            verdict = "unknown"
    elif verdict == "inconsistent" and (blank or sheet.shared):
        verdict = "unknown"
    yield Relation("table", total.span, tuple(part.span for part in parts), verdict, _addition(parts, total))


def _row_totals(sheet: Sheet) -> Iterator[Relation]:
    """A column headed 合计 holds the sum of the columns before it, or of those after it."""
    named = [index for index in range(1, len(sheet.heads)) if _TOTAL.fullmatch(sheet.heads[index])]
    last = len(sheet.heads) - 1
    columns = named or (
        [last] if last > 1 and (_EVERY.fullmatch(sheet.heads[last]) or _GRAND.fullmatch(sheet.heads[last])) else []
    )
    previous = 0
    for column in columns:
        left = [c for c in range(previous + 1, column) if _summed(sheet, c)]
        right = [c for c in range(column + 1, len(sheet.heads)) if _summed(sheet, c) and c not in columns]
        previous = column
        for parts in (left, right):
            if len(parts) < 2:
                continue
            found = [relation for row in sheet.grid if (relation := _row(row, parts, column))]
            wrong = sum(relation.verdict == "inconsistent" for relation in found)
            sure = bool(named or _GRAND.fullmatch(sheet.heads[column]))
            if found and wrong * 2 <= len(found) - (not sure):
                yield from found
                break


def _row(row: Sequence[Value | None], parts: Sequence[int], column: int) -> Relation | None:
    total = row[column]
    values = [value for part in parts if (value := row[part])]
    if total is None or len(values) < 2:
        return None
    return Relation("table", total.span, tuple(v.span for v in values), _judge(values, total), _addition(values, total))


def _derived_columns(sheet: Sheet) -> Iterator[Relation]:
    """Columns computed from two others: a rate, a rate of growth, a difference; known by what most rows hold."""
    numeric = [c for c in range(1, min(len(sheet.heads), _COLUMNS)) if any(row[c] for row in sheet.grid)]
    plain_columns = [c for c in numeric if not _RATIO.search(sheet.heads[c])]
    for column in numeric:
        head = sheet.heads[column]
        formulas = _RATE_FORMULAS if _RATIO.search(head) else _DIFFERENCES if _DIFFERENCE.search(head) else ()
        best: list[Relation] = []
        for formula in formulas:
            for a, b in permutations([c for c in plain_columns if c != column], 2):
                found = [relation for row in sheet.grid if (relation := _derived(row, a, b, column, formula))]
                good = sum(relation.verdict != "inconsistent" for relation in found)
                proved = good >= 2 and good * 5 >= len(found) * 3
                if (proved or (good and good * 2 >= len(found) and _by_year(sheet, a, b, head))) and good > sum(
                    r.verdict != "inconsistent" for r in best
                ):
                    best = found
        yield from best


def _by_year(sheet: Sheet, a: int, b: int, head: str) -> bool:
    """Whether a column is headed 同比 or 增长, and stands behind those of a year and of the year after it."""
    later, earlier = (expression("[0-9]{4}").search(sheet.heads[column]) for column in (a, b))
    return bool(
        later and earlier and int(later[0]) == int(earlier[0]) + 1 and expression("同比|增长|增幅|增速").search(head)
    )


class _Formula(NamedTuple):
    compute: Callable[[Interval, Interval], Interval]
    words: str
    scale: bool


_RATE_FORMULAS = (
    _Formula(lambda a, b: a.over(b).scaled(_HUNDRED), "{a}÷{b}={x}%", True),
    _Formula(lambda a, b: (a.over(b) - point(Decimal(1))).scaled(_HUNDRED), "（{a}−{b}）÷{b}={x}%", True),
)
_DIFFERENCES = (_Formula(lambda a, b: a - b, "{a}−{b}={x}", False),)


def _derived(row: Sequence[Value | None], a: int, b: int, column: int, formula: _Formula) -> Relation | None:
    first, second, claim = row[a], row[b], row[column]
    if first is None or second is None or claim is None or not second.value:
        return None
    computed = formula.compute(first.interval, second.interval)
    claimed = Interval(claim.value - claim.step / 2, claim.value + claim.step / 2)
    verdict: Verdict = "consistent" if computed.meets(claimed) else "inconsistent"
    if verdict == "inconsistent" and computed.meets(claimed.widened(claim.step * Decimal("0.499"))) and not claim.exact:
        verdict = "rounding"
    shown = (
        plain(round(computed.middle, max(0, -int(claim.step.adjusted())) + 1)) if computed.middle.is_finite() else "—"
    )
    words = formula.words.format(a=plain(first.value), b=plain(second.value), x=shown)
    unit = "%" if claim.percent else ""
    return Relation(
        "table", claim.span, (first.span, second.span), verdict, f"{words}，表中为{plain(claim.value)}{unit}"
    )


def _share_columns(sheet: Sheet) -> Iterator[Relation]:
    """占比 columns: each figure over the column's total."""
    totals = [
        index for index, label in enumerate(sheet.labels) if _TOTAL.fullmatch(label) and not _SUBTOTAL.search(label)
    ]
    if len(totals) != 1:
        return
    for column in range(1, min(len(sheet.heads), _COLUMNS)):
        if not expression(r"占|比重|比例|构成").search(sheet.heads[column]):
            continue
        best: list[Relation] = []
        for base in range(1, min(len(sheet.heads), _COLUMNS)):
            whole = sheet.grid[totals[0]][base]
            if base == column or whole is None or not whole.value:
                continue
            found = [
                relation
                for row in sheet.grid
                if row[base] is not whole and (relation := _part_of(row, base, column, whole))
            ]
            good = sum(relation.verdict != "inconsistent" for relation in found)
            if good >= 1 and good * 5 >= len(found) * 3 and good > sum(r.verdict != "inconsistent" for r in best):
                best = found
        if best:
            yield from best
            continue
        parts = [row[column] for index, row in enumerate(sheet.grid) if index not in totals]
        shares = [part for part in parts if part]
        total = sheet.grid[totals[0]][column]
        if total and total.value == _HUNDRED and len(shares) >= 3 and len(shares) == len(parts):
            yield Relation(
                "table",
                total.span,
                tuple(s.span for s in shares),
                _judge(shares, total._replace(exact=True)),
                _addition(shares, total),
            )


def _part_of(row: Sequence[Value | None], base: int, column: int, whole: Value) -> Relation | None:
    part, claim = row[base], row[column]
    if part is None or claim is None:
        return None
    computed = part.interval.over(whole.interval).scaled(_HUNDRED)
    claimed = Interval(claim.value - claim.step / 2, claim.value + claim.step / 2)
    verdict: Verdict = "consistent" if computed.meets(claimed) else "inconsistent"
    if verdict == "inconsistent" and computed.meets(claimed.widened(claim.step * Decimal("0.499"))):
        verdict = "rounding"
    shown = plain(round(computed.middle, max(0, -int(claim.step.adjusted())) + 1))
    words = (
        f"{plain(part.value)}÷{plain(whole.value)}={shown}%，表中为{plain(claim.value)}{'%' if claim.percent else ''}"
    )
    return Relation("table", claim.span, (part.span, whole.span), verdict, words)
