"""What there was, what has come since and what there is: 截至十月底已建成A个，十一月新建成B个，十二月新建成C个，全年建成D个."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ..document import Document
from ..expression import expression
from ..numeral import parse_number
from ..quantity import YEAR
from .parts import COMPARING, DELTA, NEVER_SUMMED, added
from .passage import Figure, Passage, passages
from .relation import Relation, total_of

_N = "[0-9一二两三四五六七八九十]{1,3}"
_STOCK = expression(
    rf"截至|截止|(?:^|[，；])到?{_N}月(?:底|末)|此前|累计|上年[底末]|去年[底末]|年初|[0-9]{{4}}年[底末]|前{_N}(?:批|期|轮|次|年|个月|个?季度)[^，。；]{{0,6}}(?:共|合计|累计|总计)"
)
_LAST_YEAR, _YEARS = expression(r"去年(?!同期)|前年|上年(?!同期)"), expression("[两三]年")
_FRESH = expression(
    rf"又|再|新|(?<![至到—\-~～0-9]){_N}月(?!底|末)|第{_N}[批期轮次年季]|今年|本年|当年|上半年|下半年|[一二三四]季度|本月|本季度"
)
_TOTAL = expression(rf"累计|总计|合计|全年|共|总[数量额]|{_N}(?:批|期|轮|年|个月|个?季度)|达到?|增至|增加到")
_NOT = expression(
    r"减少|退出|注销|撤|拆|其中|计划|目标|预计|力争|预算|任务|同比|增长|较|比|占|均|应|需|未|剩|尚|分别|另|消耗|支出|调出|销售|使用"
)
_SAID = expression(
    rf"^[，；。、]|全年|累计|总计|合计|一共|共|总[数量额]|达到?|增至|增加到|已|现|目前|截至|(?:前)?{_N}(?:批|期|轮|年|个月|个?季度)|为|有|了|年末|年底"
)
_LOW, _HIGH = Decimal("0.6"), Decimal("1.7")
_OVER_YEARS = expression(r"(?P<n>[两二三四五六七八九十])年(?:来|间|里)?(?:一?共|累计|合计|总计)[^，。；]{0,8}$")
_SPANS = frozenset({"批", "期", "轮", "年", "个月", "次"})
"""Dimensions of the stretches that a total covers: 三批总计."""
_MOST = 5
"""Steps between what there was and what there is."""


def relations(document: Document) -> Iterator[Relation]:
    """Every running total of the prose with the figures it goes on from."""
    for passage in document.derive(passages):
        figures = passage.figures
        for index, total in enumerate(figures):
            if index < 2 or total.dimension in COMPARING | NEVER_SUMMED:
                continue
            if _OVER_YEARS.search(total.before):
                yield from _over_years(figures, index)
            if _TOTAL.search(total.lead) and (steps := _steps(passage, figures, index)):
                yield _summed(steps, total)


def _steps(passage: Passage, figures: Sequence[Figure], index: int) -> list[Figure]:
    """What a running total is made of: a stock and, each in a clause of its own, what has come since."""
    total = figures[index]
    steps: list[Figure] = []
    for figure in reversed(figures[max(0, index - 12) : index]):
        if figure.sentence < total.sentence - 1:
            return []
        later = steps[0] if steps else total
        if figure.dimension in COMPARING or (figure.dimension in _SPANS and figure.clause == later.clause):
            continue
        beside = figure.clause != later.clause and later.clause - figure.clause <= 2 and figure.depth == total.depth
        if figure.dimension != total.dimension or not beside or figure.listed or _doubtful(figure):
            return []
        steps.insert(0, figure)
        words = passage.text[max(passage.sentence_span(figure).start, figure.span.start - 40) : figure.span.start]
        own = expression("[，；。]").split(words)[-1]
        before = expression("[，；。]").split(words)[-2:]
        stock = _STOCK.search(own) or (not _FRESH.search(own) and _STOCK.search("，".join(before)))
        stock = stock or (_LAST_YEAR.search(own) and _YEARS.search(total.before))
        if stock and not expression("又|再|新增").search(own):
            break
        if not _FRESH.search(own) or len(steps) > _MOST:
            return []
    else:
        return []
    if len(steps) < 2 or _NOT.search(total.lead) or total.quantity.value is None or total.quantity.vague:
        return []
    told = "".join(step.before + step.after[:8] for step in steps)
    return steps if all(character in told for character in _SAID.sub("", total.lead)) else []


def _over_years(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """2022年、2023年分别化解34个、29个；2024年再化解21个，三年共化解84个: a figure for each of as many years."""
    total = figures[index]
    told = _OVER_YEARS.search(total.before)
    before = [f for f in figures[max(0, index - 14) : index] if f.sentence == total.sentence]
    years = [f for f in before if f.dimension == YEAR]
    steps = [f for f in before if f.dimension == total.dimension and f.depth == total.depth]
    if not told or not len(years) == len(steps) == parse_number(told["n"]):
        return
    ahead = years[0].span.start < steps[0].span.start
    consecutive = all((b.quantity.value or 0) - (a.quantity.value or 0) == 1 for a, b in pairwise(years))
    known = total.quantity.value and not total.quantity.vague and not any(_doubtful(step) for step in steps)
    if ahead and consecutive and known:
        yield _summed(steps, total)


def _doubtful(figure: Figure) -> bool:
    quantity = figure.quantity
    bare = expression(rf"新增|增加|增长到?|{_N}月").sub("", figure.lead)
    lead = figure.lead.removeprefix("分别")  # 2022年、2023年分别化解34个、29个
    return quantity.value is None or quantity.vague or bool(_NOT.search(lead) or DELTA.search(bare))


def _summed(steps: Sequence[Figure], total: Figure) -> Relation:
    relation = added(total, steps)
    ratio = total_of([step.quantity for step in steps]) / (total.quantity.value or Decimal(1))
    twice = len(steps) == 2 and steps[0].lead[-2:] == steps[1].lead  # told month by month: the periods speak of it
    if relation.verdict == "inconsistent" and (twice or not _LOW < ratio < _HIGH):
        relation = relation._replace(verdict="unknown")
    return relation
