"""How far two figures lie apart: 收入A，支出B，结余C; 新登记A，注销B，净增C; 较去年同期B少蓄C; 上年为C."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document import Document
from ..expression import expression
from ..quantity import PERCENT, POINTS
from .balances import explicable, result, sign_of
from .parts import COMPARING, DELTA, NEVER_SUMMED, all_told
from .passage import Figure, Passage, passages
from .relation import Relation, said

_GAP = expression(
    r"^[，、]?(?:收支|尚|仍|当[年期]|本[年期]|本?年度)?(?:超收|短收|超支|超额|超出|缺口|空编|超编|超计划|超任务|超目标|超预算|超定额|超编制|节约(?:资金|投资|财政资金|经费)?|节省(?:资金)?|核减(?:资金|金额|投资)?|审减(?:金额)?|缺岗|缺员|空岗|欠收|拖欠|未到位|欠缴|空缺|缺额|缺编|尚缺|差额|少收|多收|盈余|亏损|赤字|尚欠|欠|富余|净流出|净流入|净迁出|净迁入|缺考|缺席|缺勤|未报到|顺差|逆差|贸易顺差|贸易逆差|提前|延期|超期|逾期|结余|节余)(?:了|为|达|共)?$"
)
_UNFILLED = expression(r"空编|空缺|缺额|缺编|空岗|缺岗|缺员")
_POSTS = expression(r"编制|核定|定编|名额|应|需|定员|职数|计划|指标|设|岗位|总")
_STILL_TO = expression(r"^[，、]?(?:还|尚|仍)(?:需|差|缺|要)(?![\u4e00-\u9fff]*投)[\u4e00-\u9fff]{0,4}$")
_AIMED = expression(r"计划|规划|目标|任务|总|应|需|设计|核定|拟|设")
_REACHED = expression(r"已|完成|现有|到位|建成|实际")
_SURPLUS = expression(r"结余|结转|盈余|节余|盈利|利润")
_GRAND = expression(r"总计|合计|总量|总数|总额|总收入|总支出|收入(?:共)?[^，。]{0,2}$|支出(?:共)?[^，。]{0,2}$")
_INCOME, _SPENT = expression(r"收入[^，。；支出]{0,6}$"), expression(r"支出[^，。；收入]{0,6}$")
_EVEN = expression(r"收支相抵|收支相减|轧差")
_CARRIED = expression(r"(?:上年|年初|期初|上期)(?:结转|结余)[^，。；]{0,4}$")
_ROOMS = 3
"""Paragraphs back in which the income and the expenditure of a balance may stand."""
_APART = expression(
    r"^[，、]?(?:[两二][者镇县市地区项类组校村国省家个年]?|双方|彼此|前后|城乡|上下|高低)?(?:之间|之差)?(?:相差|差距|差值|落差|差额|价差|温差|高差|分差|级差|差)(?:了|为|是|达|有)?$"
)
"""Words of how far two figures lie apart that are told right before."""
_CUT = expression(
    r"^[，、]?(?:共|净|累计|平均|整体|实际)?(?:压缩|缩短|压减|精简|减少|节省|缩减|减|省|提前|提速|下降|降低|调减|调低|核减)(?:了|为|达)?$"
)
_SHORT_OF = expression(r"[\u4e00-\u9fff]{0,4}?(?:还|尚|仍)?(?:相差|差|缺)(?:了)?")
_FORMER = expression(r"法定|原|过去|以前|以往|改革前|优化前|调整前|此前|先前|规定|起初|旧")
_PRESENT = expression(r"承诺|现|目前|实际|如今|改革后|优化后|调整后|今|压缩后|新")
_NET = expression(
    r"[，、；]?(?:全年|年内|当年|本年)?(?:实现|实际)?(?:净|自然)(?:增加?|增长|减少?|流入|流出|迁入|迁出|入|出)[\u4e00-\u9fff]{0,4}"
)
_GROWN = expression("(?:增|升|扩大|减|降|提高)[加长少]?(?:到|至)")
_MORE_OR_LESS = expression(
    "(?P<way>少|多)[蓄收支交缴退产销用排耗发供存储播种采运办结征投购来拨贷还摊付领接]?[了出入水]?"
)
_THAN = expression(r"[，、]?(?:[比较])(?:上|去|前|同|往|常|历|多|年初|[0-9]{4}年)[^，。；]{0,10}")
"""Words before the figure that another is held against: 较去年同期6.86亿立方米少蓄."""
_CHANGE = expression(
    r"[，、]?(?:比|较)(?:上年|去年)(?:同期)?(?:(?P<more>多|增)|少|减)(?![\u4e00-\u9fff]{4})[\u4e00-\u9fff]{0,3}"
)
_PAST = expression(r"[，、；]?(?:上年|去年)(?:同期)?(?:为|是)")


def relations(document: Document) -> Iterator[Relation]:
    """Every difference of the prose that is told beside the two figures that make it."""
    for passage in document.derive(passages):
        figures = passage.figures
        for index, figure in enumerate(figures):
            if _APART.search(figure.lead) or _CUT.search(figure.lead):
                yield from _apart(figures, index)
            if _SHORT_OF.fullmatch(figure.gap):
                yield from _short(figures, index)
            if figure.dimension in COMPARING | NEVER_SUMMED:
                continue
            yield from _held_against(figures, index)
            if _GAP.search(figure.lead) or _STILL_TO.search(figure.lead):
                yield from _gap(figures, index)
            if _SURPLUS.search(figure.lead):
                yield from _balance(figures, index)
    yield from _balanced_below(document)


def _balance(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """收入合计A，支出合计B，结余C."""
    surplus = figures[index]
    near = [
        f
        for f in figures[max(0, index - 24) : index]
        if f.dimension == surplus.dimension and f.sentence >= surplus.sentence - 3
    ]
    if index > 2 and _CARRIED.search(figures[index - 2].lead):
        yield from _with_carried(figures[index - 3 : index], surplus)
        return
    income = next((f for f in reversed(near) if _INCOME.search(f.lead) and _GRAND.search(f.lead)), None)
    spent = next((f for f in reversed(near) if _SPENT.search(f.lead) and _GRAND.search(f.lead)), None)
    if not income or not spent or not all_told([income, spent, surplus]):
        return
    relation = result(surplus, [income, spent], [1, -1])
    alone = near[-2:] == [income, spent] and income.sentence == surplus.sentence and "上年" not in income.before
    alone = alone and expression("合计|总计|共计|总收入|总额").search(income.lead) is not None
    if relation.verdict == "inconsistent" and not (alone or _EVEN.search(surplus.before + surplus.gap)):
        relation = relation._replace(verdict="unknown")
    yield relation


def _with_carried(figures: Sequence[Figure], surplus: Figure) -> Iterator[Relation]:
    """收入A，上年结转B，支出C，年终结余D."""
    income, carried, spent = figures
    every = [*figures, surplus]
    alike = len({(f.dimension, f.sentence, f.depth) for f in every}) == 1 and surplus.clause - income.clause <= 4
    named = _INCOME.search(income.lead) and _SPENT.search(spent.lead)
    if alike and named and all_told(every):
        yield result(surplus, [income, carried, spent], [1, 1, -1])


def _trio(figures: Sequence[Figure], index: int) -> tuple[Figure, Figure, Figure] | None:
    """The figure at *index* behind the two before it, where all three are of one dimension, sentence and bracket."""
    if index < 2:
        return None
    first, second, third = figures[index - 2 : index + 1]
    alike = len({(f.dimension, f.sentence, f.depth) for f in (first, second, third)}) == 1
    return (first, second, third) if alike else None


def _larger_first(first: Figure, second: Figure) -> tuple[Figure, Figure]:
    return (first, second) if (first.quantity.value or 0) > (second.quantity.value or 0) else (second, first)


def _gap(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """预算4.2亿元，实际完成4.36亿元，超收0.16亿元; 名额298名，已选296名，缺额2名."""
    trio = _trio(figures, index)
    if trio is None or trio[2].clause - trio[0].clause > 3:
        return
    first, second, claim = trio
    if "余" in claim.lead and "支出" in first.lead:
        return  # 收入A，支出B，上解C，结余D
    if _UNFILLED.search(claim.lead) and not _POSTS.search(first.lead + second.lead):
        return
    if _STILL_TO.search(claim.lead) and not (_AIMED.search(first.before) and _REACHED.search(second.before)):
        return
    if first.listed or second.listed or first.clause == second.clause or DELTA.search(first.lead + second.lead):
        return
    yield result(claim, _larger_first(first, second), [1, -1])


def _apart(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """甲A，乙B，相差C; 法定时限A天，承诺时限B天，压缩C天: how far two figures right before lie apart."""
    trio = figures[max(0, index - 2) : index + 1]
    if len(trio) < 3 or len({(f.sentence, f.depth) for f in trio}) > 1:
        return
    first, second, claim = trio
    points = first.dimension == PERCENT and claim.dimension in {POINTS, PERCENT}
    alike = first.dimension == second.dimension and (points or first.dimension == claim.dimension)
    beside = 0 < second.clause - first.clause <= 2 and claim.clause - second.clause == 1
    if not alike or not beside or (first.dimension in COMPARING and not points) or not all_told(trio):
        return
    if first.listed or second.listed or DELTA.search(first.lead + second.lead) or "；" in first.after + second.after:
        return
    larger, smaller = _larger_first(first, second)
    if _CUT.search(claim.lead) and not (
        larger is first and _FORMER.search(first.before) and _PRESENT.search(second.before)
    ):
        return
    yield result(claim, [larger, smaller], [1, -1])


def _short(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """完成A，距目标B还差C."""
    trio = _trio(figures, index)
    if trio is None or not all_told(trio):
        return
    done, aim, claim = trio
    if aim.clause - done.clause != 1 or not expression("^[，、]?(?:距离?|离)").match(aim.before):
        return
    if not DELTA.search(done.lead):
        yield result(claim, [aim, done], [1, -1])


def _held_against(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """The balance of three figures that the last of them tells: what is gained on the whole, or against the year before."""
    figure = figures[index]
    if _NET.fullmatch(figure.lead):
        yield from _net(figures, index)
    if _MORE_OR_LESS.fullmatch(figure.gap):
        yield from _against(figures, index)
    if _PAST.fullmatch(figure.before):
        yield from _past(figures, index)


def _net(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """新登记A户，注销B户，净增C户."""
    trio = _trio(figures, index)
    if trio is None or not all_told(trio):
        return
    first, second, claim = trio
    grown = _GROWN.search(second.gap) and first.clause == second.clause
    if (
        (not grown and {sign_of(first), sign_of(second)} != {1, -1})
        or claim.clause - second.clause != 1
        or second.listed
    ):
        return
    relation = result(claim, _larger_first(first, second), [1, -1])
    if relation.verdict == "inconsistent" and not explicable(claim, [first, second], relation):
        relation = relation._replace(verdict="unknown")
    yield relation


def _against(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """蓄水A，较去年同期B少蓄C: the difference, and which of the two is the larger."""
    trio = _trio(figures, index)
    if trio is None or not all_told(trio):
        return
    now, then, claim = trio
    way = _MORE_OR_LESS.fullmatch(claim.gap)
    if not way or not _THAN.fullmatch(then.before) or then.clause - now.clause != 1 or now.listed:
        return
    if DELTA.search(now.lead) or now.quantity.value is None or then.quantity.value is None:
        return
    more = now.quantity.value > then.quantity.value
    if more != (way["way"] == "多") and now.quantity.value != then.quantity.value:
        words = f"{said(now.quantity)}比{said(then.quantity)}{'多' if more else '少'}，文中为“{claim.gap}”"
        yield Relation("direction", claim.span, (now.span, then.span), "inconsistent", words)
        return
    yield result(claim, [now, then] if more else [then, now], [1, -1])


def _past(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """办理A，比上年多退B，上年为C: the year before, told last."""
    trio = _trio(figures, index)
    if trio is None or not all_told(trio):
        return
    now, change, then = trio
    way = _CHANGE.fullmatch(change.before)
    if way and change.clause - now.clause == 1 and then.clause - change.clause == 1:
        yield result(then, [now, change], [1, -1 if way["more"] else 1])


def _balanced_below(document: Document) -> Iterator[Relation]:
    """一、收入情况。全年收入A，其中…。 二、支出情况。全年支出B，其中…。 三、收支相抵，结余C: each in its own paragraph."""
    every = document.derive(passages)
    for number, passage in enumerate(every):
        surplus = next((f for f in passage.figures if _SURPLUS.search(f.lead) and _EVEN.search(f.before + f.gap)), None)
        if not surplus or not all_told([surplus]):
            continue
        near = [_total(other, surplus) for other in every[max(0, number - _ROOMS) : number]]
        income = next((f for f in reversed(near) if f and _INCOME.search(f.lead)), None)
        spent = next((f for f in reversed(near) if f and _SPENT.search(f.lead)), None)
        if income and spent and all_told([income, spent]) and _total(passage, surplus) is surplus:
            yield result(surplus, [income, spent], [1, -1])


def _total(passage: Passage, like: Figure) -> Figure | None:
    """The first figure of a paragraph that is measured as another is."""
    return next((figure for figure in passage.figures if figure.dimension == like.dimension), None)
