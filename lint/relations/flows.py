"""What comes in and goes out: 年初A，调入B，退休C，年末D; 收到A，剔除B，有效C; 已整改A，剩余B; 收入A，支出B，结余C."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..document import Document
from ..expression import expression
from ..quantity import PERCENT, POINTS
from .parts import COMPARING, DELTA, NEVER_SUMMED, tied
from .passage import Figure, Passage, passages
from .relation import Relation, addition, judge_sum, one_slip, said, sum_of, total_of

OPENING = expression(
    r"[年月季学期]初|上年度?末|上年底|上月末|上季度?末|上学年末|去年底|去年末|期初|原有|原为|上年结转|年初结转|上年结余|期初结余|上期|(?<![中由从])原(?!则|因|创|材|油|煤|来的)|旧存|陈案|积存|此前|[0-9]年(?:底|末)|年以前"
)
_STILL = expression(r"(?:[\u4e00-\u9fff]{0,4})?(?:正在|仍在|尚在|继续|尚未|结转)")
"""Words behind a figure of what is left."""
_LEFT_OVER = expression(r"旧存|陈案|积存|结转|遗留")
_GAP = expression(
    r"^[，、]?(?:收支|尚|仍|当[年期]|本[年期]|本?年度)?(?:超收|短收|超支|超额|超出|缺口|空编|超编|超计划|超任务|超目标|超预算|超定额|超编制|节约(?:资金|投资|财政资金|经费)?|节省(?:资金)?|核减(?:资金|金额|投资)?|审减(?:金额)?|缺岗|缺员|空岗|欠收|拖欠|未到位|欠缴|空缺|缺额|缺编|尚缺|差额|少收|多收|盈余|亏损|赤字|尚欠|欠|富余|净流出|净流入|净迁出|净迁入|缺考|缺席|缺勤|未报到|顺差|逆差|贸易顺差|贸易逆差|提前|延期|超期|逾期|结余|节余)(?:了|为|达|共)?$"
)
_UNFILLED = expression(r"空编|空缺|缺额|缺编|空岗|缺岗|缺员")
_POSTS = expression(r"编制|核定|定编|名额|应|需|定员|职数|计划|指标|设|岗位|总")
_STILL_TO = expression(r"^[，、]?(?:还|尚|仍)(?:需|差|缺|要)(?![\u4e00-\u9fff]*投)[\u4e00-\u9fff]{0,4}$")
_AIMED = expression(r"计划|规划|目标|任务|总|应|需|设计|核定|拟|设")
_REACHED = expression(r"已|完成|现有|到位|建成|实际")
_SELECTED = expression(r"规上|规模以上|限额|高新|骨干|重点|其中|示范|省级|国家级|市级")
_STATE = expression(r"截至(?:去年|上年|[12][0-9]{3}年)年?(?:底|末)[^0-9。；]{0,24}$")
_CLOSING = expression(
    r"未结|旧存|仍有|其余|剩余|余下|在建|尚未|结存|库存|在押|在校|在册|在办|尚有|年末|期末|目前|现有|实有|现为|现实有|年底|年终|结余|期末结余|净结余|余额|累计|总数|达到|增至|增加到|减至|减少到|至今|已达|扩大到|截至|保留|结转(?:至|到)?(?:下|明|次|20)|转下年|留存|存栏|月末|月底|季末|学年末|(?:改造|调整|撤并|整合|重组|合并|优化|清理|调剂)后[^，。；]{0,6}$"
)
_END = expression("年末|年底|期末|月末|季末|现有|目前|实有|结余|尚|仍")
_GAINS = expression(
    r"调入|新招|招录|录用|增补|新增|增加|转入|收入|新收|接收|加入|纳入|迁入|新建|引进|补选|补充|来水|轮入|加上|新设|购入|入库|发展|吸纳|出生|聘任|收到|新办|新进|进入|安置|招聘|选调|遴选|考录|"
    r"(?<!重)新[\u4e00-\u9fff]|今年建成|收押|收治|收购|购进|入院|受理|建成|发生|产生|引入|招收|交存|存入|受让|认缴|拨款|拨入|预拨|补栏|补录|新开|开通|增开|增设|续聘|新聘|迁来|落户"
)
_LOSSES = expression(
    r"调出|退休|终止|减少|注销|支出|撤减|减编|减员|办结|办完|审结|执结|竣工|完工|离职|辞去|辞职|转出|去世|病故|核减|撤销|迁出|报废|出库|调离|免去|流出|辞退|解聘|死亡|取消|关闭|清退|除名|使用|拨付|淘汰|退出|撤并|摘牌|离任|"
    r"消除|离院|离园|离世|康复|出列|摘帽|放归|放生|放流|停运|停开|停办|停用|灭失|移除|核销|终结|退休|离岗|出售|下降|缴存使用|用去|下拨|回复|淘汰|释放|转送|移送|销售|售出|出院|剔除|扣除|吊销|作废|处置|核销|清收|化解|偿还|归还|收回|压降|转让|支取|提取|结案|摘除|销号|退役|劝退|毕业|解除|期满|调减|拆除|提用|出栏|调剂出|解聘|退租|迁走|用水|下泄|轮出|供水|弃水|死淘|剔旧|报损|领用|脱困|出党|退库|退规|退统|移出"
)
_WHOLE = expression(r"拟|原定|推荐|收到|收回|回收|应到|应参会|应出席|应参加|总数|共有|征集|受理|提交|报名")
_TAKEN = expression(
    r"取消|剔除|扣除|核减|注销|淘汰|作废|无效|请假|缺席|因故|因病|因公|未参加|未到|未出席|不合格|排除|去除|退回|撤回|撤销|并案|撤案|合并|不予|重复"
)
_REST = expression(r"有效|实际|实到|净|最终|保留|出席|到会|合格|符合|实有|确认|立案")
_BEYOND = expression(r"上年|结转|往年|跨年|含|历年|去年|以前|累计|超额|另|补充|分别|比")
_DONE = expression(
    r"^[，、（]?(?:截至|截止|到)?(?:其中|目前|现在?|至今|均)?(?:累计|已累计)?(?:已(?:经)?|完成|办结|办复|整改|解决|落实|建成|开工|化解|销号|竣工|审结|投产|改造|当年)"
)
_SO_FAR = expression(
    r"(?:截至|到)?(?:目前|现在|至今|今|[0-9]{1,2}月底|(?:今年|本年|年)底)[，已]?累计(?=完成|建成|整改|办结|改造|化解|销号)"
)
"""Of a whole that is told right before, what is done up to now: 总里程120公里，目前累计完成87公里."""
_DONE_OF = expression(r"[\u4e00-\u9fff]{1,10}?(?:已经?|完成)[\u4e00-\u9fff]{1,6}")
"""183件建议已办结171件: the whole and what is done of it in one clause."""
_LEFT = expression(
    r"剩余|余下|其余|尚有|还有|还剩|尚余|未(?:结|完成|整改|办结|开工|解决|销号|化解|落实|审结)|待|空置|闲置"
)
_GOING_ON = expression(r"正在|正(?:抓紧|加快)|推进中|处理中|办理中|整改中|在建|继续")
_AGAINST_PAST = expression(r"(?:比|较)(?:上年|去年|上一?年|同期)[^，。；]{0,8}$|同比[^，。；]{0,6}$")
"""Words before a change against the year before, which is no step of a balance."""
_SURPLUS = expression(r"结余|结转|盈余|节余|盈利|利润")
_GRAND = expression(r"总计|合计|总量|总数|总额|总收入|总支出|收入(?:共)?[^，。]{0,2}$|支出(?:共)?[^，。]{0,2}$")
_INCOME, _SPENT = expression(r"收入[^，。；支出]{0,6}$"), expression(r"支出[^，。；收入]{0,6}$")
_EVEN = expression(r"收支相抵|收支相减|轧差")


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
    r"[，、；]?(?:全年|年内|当年|本年)?(?:实现|实际)?净(?:增加?|增长|减少?|流入|流出|迁入|迁出|入|出)[\u4e00-\u9fff]{0,4}"
)
_MORE_OR_LESS = expression(
    "(?P<way>少|多)[蓄收支交缴退产销用排耗发供存储播种采运办结征投购来拨贷还摊付领接]?[了出入水]?"
)
_THAN = expression(r"[，、]?(?:[比较])(?:上|去|前|同|往|常|历|多|年初|[0-9]{4}年)[^，。；]{0,10}")
"""Words before the figure that another is held against: 较去年同期6.86亿立方米少蓄."""
_CHANGE = expression(
    r"[，、]?(?:比|较)(?:上年|去年)(?:同期)?(?:(?P<more>多|增)|少|减)(?![\u4e00-\u9fff]{4})[\u4e00-\u9fff]{0,3}"
)
_PAST = expression(r"[，、；]?(?:上年|去年)(?:同期)?(?:为|是)")
_STANDS = expression(r"达到|增至|年末|年底|期末|月末|季末|截至|目前|现有|实有|现为")
_ENDS = expression(r"年末|年底|期末|月末|季末|年终|现有|目前|实有|现为|结存|在册")
_STOCK = expression(
    r"[^\u4e00-\u9fff]|年末|年底|期末|月末|季末|年终|现有|目前|实有|现为|结存|在册|库存|存栏|保有|[为有共达余数量总]"
)
_WAS = expression(r"(?:上年度?末|上年底|去年底|去年末|[年期月季]初|原有|上年)(?:为|是|有|共有)$")
_STEPS = 6
_NEAR = Decimal("0.1")
_MUCH = Decimal("1.5")


def relations(document: Document) -> Iterator[Relation]:
    """Every balance of the prose: an opening figure, what changed it, and a closing figure."""
    for passage in document.derive(passages):
        figures = passage.figures
        for index, figure in enumerate(figures):
            if _APART.search(figure.lead) or _CUT.search(figure.lead):
                yield from _apart(figures, index)
            if index > 1 and _SHORT_OF.fullmatch(figure.gap):
                yield from _short(figures, index)
            if figure.dimension in COMPARING | NEVER_SUMMED:
                continue
            yield from _progress(passage, figures, index)
            yield from _stock(figures, index)
            yield from _held_against(figures, index)
            if _GAP.search(figure.lead) or _STILL_TO.search(figure.lead):
                yield from _gap(figures, index)
            if (OPENING.search(figure.before) and not _AGAINST_PAST.search(figure.before)) or _STATE.search(
                _head(passage, figure)
            ):
                yield from _taken_in(figures, index) if _is_left_over(figures, index) else _flow(figures, index)
            elif _WHOLE.search(figure.lead):
                yield from _remainder(figures, index)
            if _SURPLUS.search(figure.lead):
                yield from _balance(figures, index)


def _head(passage: Passage, figure: Figure) -> str:
    """The words of a figure's sentence before it, at most 40."""
    return passage.text[max(passage.sentence_span(figure).start, figure.span.start - 40) : figure.span.start]


def _told(figures: Sequence[Figure]) -> bool:
    return all(figure.quantity.value is not None and not figure.quantity.vague for figure in figures)


def _result(closing: Figure, steps: Sequence[Figure], signs: Sequence[int]) -> Relation:
    """The closing figure of a balance against the opening one and its changes."""
    if not _told([closing, *steps]):
        return tied("difference", closing, steps, "unknown")
    quantities = [step.quantity for step in steps]
    verdict = judge_sum(quantities, closing.quantity, signs)
    words = addition(quantities, closing.quantity, signs)
    return Relation(
        "difference",
        closing.span,
        tuple(step.span for step in steps),
        verdict,
        words,
        right=total_of(quantities, signs),
    )


def _flow(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """年初A，调入B，退休C，年末D."""
    opening = figures[index]
    steps: list[Figure] = []
    signs = [1]
    guessed: list[int] = []
    for figure in figures[index + 1 : index + 14]:
        if figure.sentence > opening.sentence + 1:
            return
        if figure.dimension in COMPARING or _AGAINST_PAST.search(figure.before):
            continue
        if figure.dimension != opening.dimension or figure.depth != opening.depth:
            if figure.depth > opening.depth:
                continue
            return
        if (
            "；" in figure.gap
            and not _END.search(figure.lead)
            and not (_GAINS.search(figure.lead) or _LOSSES.search(figure.lead))
        ):
            return
        if steps and (_CLOSING.search(figure.lead) or (-1 in signs and _STILL.match(figure.after))):
            yield _closed(figure, [opening, *steps], signs, guessed=guessed)
            return
        sign = sign_of(figure)
        if sign is None:
            return
        steps.append(figure)
        if not sign:
            guessed.append(len(steps))
        signs.append(sign or 1)


def _stock(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """在册268家，新设12家，退出19家，年末261家; 现有286家，年初为251家，入库48家，退库13家; the year before may stand last."""
    first = figures[index]
    if OPENING.search(first.before) or DELTA.search(first.lead) or sign_of(first) != 0 or first.listed:
        return
    run: list[Figure] = []
    for figure in figures[index + 1 : index + 1 + _STEPS]:
        if figure.sentence != first.sentence or "；" in figure.gap or "其中" in figure.before:
            break
        if figure.dimension in COMPARING:
            continue
        if (figure.dimension, figure.depth) != (first.dimension, first.depth):
            break
        run.append(figure)
    ways = [sign_of(figure) for figure in run]
    for steps, opening, closing in _told_in_turn(first, run):
        signs = [way for figure, way in zip(run, ways, strict=True) if figure in steps]
        known = set(signs) - {0}
        if known and len(set(signs)) > 1 and None not in known and not _SELECTED.search(closing.before):
            guessed = [place for place, sign in enumerate(signs, 1) if not sign]
            relation = _closed(closing, [opening, *steps], [1, *(sign or 1 for sign in signs)], guessed=guessed)
            if relation.verdict == "inconsistent" and not _explicable(closing, [opening, *steps], relation):
                relation = relation._replace(verdict="unknown")
            yield relation
            return


def _told_in_turn(first: Figure, run: Sequence[Figure]) -> Iterator[tuple[Sequence[Figure], Figure, Figure]]:
    """The steps of a balance with what it opens and what it closes with, as a figure and those behind it may tell it."""
    for place, figure in enumerate(run):
        if place == 0 and _WAS.search(figure.before):
            yield run[1:], figure, first
        elif place > 1 and _WAS.search(figure.before):
            yield run[:place], figure, first
        elif place > 1 and _same_stock(first, figure):
            yield run[:place], first, figure


def _same_stock(first: Figure, closing: Figure) -> bool:
    """Whether a closing figure counts what the first did: 在编126人, 目前在岗131人 does not."""
    if not _ENDS.search(closing.before) or _STANDS.search(first.before):
        return False
    own = first.before + first.after[:8]
    return all(character in own for character in _STOCK.sub("", closing.lead))


def _explicable(closing: Figure, steps: Sequence[Figure], relation: Relation) -> bool:
    """Whether a slip in one of its figures explains a balance that does not hold, or it is but little out."""
    value, computed = closing.quantity.value, relation.right
    if not value or computed is None:
        return False
    return (
        _slip(closing, computed)
        or abs(computed / value - 1) < _NEAR
        or any(
            step.quantity.value
            and abs(computed - value) < step.quantity.value
            and _slip(step, step.quantity.value + way * (computed - value))
            for step in steps
            for way in (1, -1)
        )
    )


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
    trio = figures[max(0, index - 2) : index + 1]
    if len({(f.dimension, f.sentence, f.depth) for f in trio}) > 1 or len(trio) < 3 or not _told(trio):
        return
    first, second, claim = trio
    if {sign_of(first), sign_of(second)} != {1, -1} or claim.clause - second.clause != 1 or second.listed:
        return
    larger, smaller = (first, second) if (first.quantity.value or 0) > (second.quantity.value or 0) else (second, first)
    relation = _result(claim, [larger, smaller], [1, -1])
    if relation.verdict == "inconsistent" and not _explicable(claim, [first, second], relation):
        relation = relation._replace(verdict="unknown")
    yield relation


def _against(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """蓄水A，较去年同期B少蓄C: the difference, and which of the two is the larger."""
    trio = figures[max(0, index - 2) : index + 1]
    if len(trio) < 3 or len({(f.dimension, f.sentence, f.depth) for f in trio}) > 1 or not _told(trio):
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
    yield _result(claim, [now, then] if more else [then, now], [1, -1])


def _past(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """办理A，比上年多退B，上年为C: the year before, told last."""
    trio = figures[max(0, index - 2) : index + 1]
    if len(trio) < 3 or len({(f.dimension, f.sentence, f.depth) for f in trio}) > 1 or not _told(trio):
        return
    now, change, then = trio
    way = _CHANGE.fullmatch(change.before)
    if way and change.clause - now.clause == 1 and then.clause - change.clause == 1:
        yield _result(then, [now, change], [1, -1 if way["more"] else 1])


def _is_left_over(figures: Sequence[Figure], index: int) -> bool:
    """Whether a figure is what was left of the time before, behind what came in: 新收A，旧存B."""
    opening, before = figures[index], figures[index - 1] if index else None
    alike = before and (before.dimension, before.sentence) == (opening.dimension, opening.sentence)
    return bool(alike and _LEFT_OVER.search(opening.lead))


def sign_of(step: Figure) -> int | None:
    """1 for what comes in, -1 for what goes out, 0 where the words do not say; None where they say both."""
    gains, losses = _GAINS.search(step.lead), _LOSSES.search(step.lead)
    return None if gains and losses else 1 if gains else -1 if losses else 0


def _closed(closing: Figure, steps: Sequence[Figure], signs: Sequence[int], *, guessed: Sequence[int]) -> Relation:
    """The balance that a closing figure ends; *guessed* are the steps of which the words do not say which way they go.

    These are taken as they make the closing figure, or miss it by a slip.
    """
    readings = [_result(closing, steps, way) for way in _ways(signs, guessed)]
    told = _told(steps)
    relation = next((each for each in readings if each.verdict != "inconsistent"), None) or next(
        (each for each in readings if told and _slip(closing, each.right)), readings[0]
    )
    elsewhere = -1 not in signs and _LEFT_OVER.search(steps[0].lead)  # what was done with them stands elsewhere
    other = _SELECTED.search(closing.lead) and not _SELECTED.search(steps[0].before)
    unsure = guessed and relation.verdict == "inconsistent" and not _slip(closing, relation.right)
    return relation._replace(verdict="unknown") if elsewhere or other or unsure else relation


def _ways(signs: Sequence[int], guessed: Sequence[int]) -> Iterator[list[int]]:
    """The signs as guessed, and those with one guess or all of them turned round."""
    for turned in ((), *((place,) for place in guessed), tuple(guessed)):
        yield [-sign if place in turned else sign for place, sign in enumerate(signs)]


def _taken_in(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """新收A，旧存B，共C: what came in and what was left make what there was to do."""
    fresh, left = figures[index - 1 : index + 1]
    total = figures[index + 1] if index + 1 < len(figures) else None
    if total is None or (total.dimension, total.sentence) != (left.dimension, left.sentence):
        return
    if expression("共|合计|总计").search(total.lead) and expression("新|当年|本年|今年").search(fresh.lead):
        yield _result(total, [fresh, left], [1, 1])


def _slip(claim: Figure, computed: Decimal | None) -> bool:
    """Whether a figure is a slip away from what was computed."""
    value = claim.quantity.value
    return (
        computed is not None
        and value is not None
        and one_slip(claim.quantity.show(computed), claim.quantity.show(value))
    )


def _remainder(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """收到A份，剔除B份，有效C份; 应到A名，请假B名，实到C名."""
    whole = figures[index]
    taken: list[Figure] = []
    for figure in figures[index + 1 : index + 8]:
        if figure.sentence != whole.sentence or figure.depth != whole.depth or "；" in figure.gap:
            return
        if figure.dimension != whole.dimension:
            if figure.dimension in COMPARING:
                continue
            return
        if taken and _REST.search(figure.lead) and not _TAKEN.search(figure.lead):
            yield _result(figure, [whole, *taken], [1, *([-1] * len(taken))])
            return
        if not _TAKEN.search(figure.lead + figure.after[:4]) or "其中" in figure.lead:
            return
        taken.append(figure)


def _gap(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """预算4.2亿元，实际完成4.36亿元，超收0.16亿元; 名额298名，已选296名，缺额2名."""
    trio = figures[max(0, index - 2) : index + 1]
    if (
        len(trio) < 3
        or len({(f.dimension, f.sentence, f.depth) for f in trio}) > 1
        or trio[2].clause - trio[0].clause > 3
    ):
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
    larger, smaller = (first, second) if (first.quantity.value or 0) > (second.quantity.value or 0) else (second, first)
    yield _result(claim, [larger, smaller], [1, -1])


def _apart(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """甲A，乙B，相差C; 法定时限A天，承诺时限B天，压缩C天: how far two figures right before lie apart."""
    trio = figures[max(0, index - 2) : index + 1]
    if len(trio) < 3 or len({(f.sentence, f.depth) for f in trio}) > 1:
        return
    first, second, claim = trio
    points = first.dimension == PERCENT and claim.dimension in {POINTS, PERCENT}
    alike = first.dimension == second.dimension and (points or first.dimension == claim.dimension)
    beside = 0 < second.clause - first.clause <= 2 and claim.clause - second.clause == 1
    if not alike or not beside or (first.dimension in COMPARING and not points) or not _told(trio):
        return
    if first.listed or second.listed or DELTA.search(first.lead + second.lead) or "；" in first.after + second.after:
        return
    larger, smaller = (first, second) if (first.quantity.value or 0) > (second.quantity.value or 0) else (second, first)
    if _CUT.search(claim.lead) and not (
        larger is first and _FORMER.search(first.before) and _PRESENT.search(second.before)
    ):
        return
    yield _result(claim, [larger, smaller], [1, -1])


def _short(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """完成A，距目标B还差C."""
    done, aim, claim = figures[index - 2 : index + 1]
    alike = len({(f.dimension, f.sentence, f.depth) for f in (done, aim, claim)}) == 1 and aim.clause - done.clause == 1
    if not alike or not expression("^[，、]?(?:距离?|离)").match(aim.before) or not _told([done, aim, claim]):
        return
    if not DELTA.search(done.lead):
        yield _result(claim, [aim, done], [1, -1])


def _progress(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """排查T处，已整改A处，剩余B处: what is done and what is left make the whole."""
    trio = [f for f in figures[index : index + 5] if f.dimension != PERCENT][:3]
    if len(trio) < 3 or len({f.dimension for f in trio}) > 1 or trio[2].sentence != trio[0].sentence:
        return
    whole, done, left = trio
    inside = whole.clause == done.clause and done.gap == done.lead and _DONE_OF.fullmatch(done.lead)
    apart = _DONE.search(done.lead) and done.clause != whole.clause
    if not (inside or apart) or done.clause == left.clause or whole.listed or done.listed:
        return
    behind = left.lead + left.after[:6].partition("，")[0]
    remaining, going_on = _LEFT.search(behind), _GOING_ON.search(behind)
    before = _head(passage, whole)
    told = _SO_FAR.sub("", passage.between(whole, left))
    carried = _BEYOND.search(told) or expression("结转|旧存|[年月季期]初|上年|上月|原有").search(before)
    if not (remaining or going_on) or _DONE.search(whole.lead) or carried:
        return
    if not _told(trio):
        yield tied("sum", whole, [done, left], "unknown")
        return
    verdict = judge_sum([done.quantity, left.quantity], whole.quantity)
    short = sum_of([done.quantity, left.quantity]).high < whole.quantity.interval.low
    beyond = sum_of([done.quantity, left.quantity]).low > whole.quantity.interval.high * _MUCH
    if verdict == "inconsistent" and (short or beyond) and not remaining:
        verdict = "unknown"
    parts = [done.quantity, left.quantity]
    words = addition(parts, whole.quantity)
    yield Relation("sum", whole.span, (done.span, left.span), verdict, words, right=total_of(parts))


def _balance(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """收入合计A，支出合计B，结余C."""
    surplus = figures[index]
    near = [
        f
        for f in figures[max(0, index - 24) : index]
        if f.dimension == surplus.dimension and f.sentence >= surplus.sentence - 3
    ]
    income = next((f for f in reversed(near) if _INCOME.search(f.lead) and _GRAND.search(f.lead)), None)
    spent = next((f for f in reversed(near) if _SPENT.search(f.lead) and _GRAND.search(f.lead)), None)
    if not income or not spent or not _told([income, spent, surplus]):
        return
    relation = _result(surplus, [income, spent], [1, -1])
    alone = near[-2:] == [income, spent] and income.sentence == surplus.sentence and "上年" not in income.before
    alone = alone and expression("合计|总计|共计|总收入|总额").search(income.lead) is not None
    if relation.verdict == "inconsistent" and not (alone or _EVEN.search(surplus.before + surplus.gap)):
        relation = relation._replace(verdict="unknown")
    yield relation
