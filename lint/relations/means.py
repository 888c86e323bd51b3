"""Averages and unit prices: 人均2.6件, 每人2000元共计250万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from .. import almanac
from ..document import Document
from ..expression import expression
from ..interval import point
from ..numeral import parse_number
from ..quantity import PEOPLE, PERCENT, PLAIN, Quantity, unit_factor
from .parts import COMPARING
from .passage import Figure, Passage, passages
from .relation import Relation, Verdict, judge, one_slip, rounded, said

_DIMENSIONS = {"人": PEOPLE, "名": PEOPLE, "位": PEOPLE, "年": "年", "月": "个月", "日": "天", "天": "天", "公里": "米", "米": "米", "亩": "亩", "公顷": "亩", "平方米": "亩", "平方公里": "亩", "吨": "公斤", "立方米": "立方米"}  # fmt: skip
"""Dimensions of what is counted by a measure, where they are not called as the measure is."""
_MEASURES = (
    "平方公里", "平方米", "立方米", "公里", "公顷", "课时", "标段", "家次", "人次", "批次", "人", "名", "位", "户", "年", "月", "日", "天", "场", "件", "期", "次", "家", "所",
    "篇", "亩", "个", "辆", "台", "套", "张", "份", "座", "处", "条", "吨", "批", "项", "头", "只", "棵", "株", "间", "栋", "班", "支", "周", "轮", "届", "盏", "本",
    "块", "门", "床", "口", "幅", "眼", "宗", "册", "米", "村", "组", "校", "县", "乡", "镇", "亩", "季", "车", "单", "队", "站", "店", "社", "厂", "园", "企", "院", "岗", "桌",
)  # fmt: skip
_MEASURE = expression("|".join(sorted(set(_MEASURES), key=len, reverse=True)))
_LIGHT = "个家名位项所件次条支"
"""Measures that say little of what they count: 62个单位 and 每家单位 may be the same."""
_MEAN = expression(
    r"(?P<by>人|户|年|月|日|天|场|村|亩|件|期|校|家|次|组|班|队|站|店|社|厂|园|企|院|岗|桌|车|批|县|乡|镇|项)均[^每，。；]{0,6}$|(?:每(?P<each>[^每，。；平]{1,8})平均|平均每一?(?P<per>[^每，。；]{1,14})(?:每[天日月年])?)[^每，。；]{0,6}$"
    r"|单(?P<single>[个户家场次笔篇亩项村校][^每均，。；]{0,4})平均[^每，。；]{0,8}$"
    r"|^(?P<any>[\u4e00-\u9fff])(?<![平其各已也全皆如不亦数])均(?![已可按由匀等衡])[^每，。；]{0,6}$"
    r"|(?P<yield>(?<![\u4e00-\u9fff])(?:平均)?亩产)量?(?:为|达|达到|约)?$|平均(?P<score>得分|成绩|分)(?:为|达|是)?$"
)
_OWN = expression(r"[\u4e00-\u9fff]{1,8}平均[\u4e00-\u9fff]{0,6}")
_EVERY = expression(r"[，、]每一?(?P<per>[^每，。；平]{1,8})$")
EACH = expression(
    r"每一?(?P<per>[^每，。；]{1,18})$|(?<![\u4e00-\u9fff])单(?=[户人口块盏个台株口套辆间床亩张件只头栋座根])[^每，。；均日月年]{1,10}$"
)
_LABOUR = expression(r"劳务|人工|运费|运输费|管理费|差旅|水电|利息|税")
"""What is paid beside the price of a thing."""
_CONTAINING = expression(r"（(?:含|包括|包含)")
_GRAND = expression(r"总[\u4e00-\u9fff]{2,8}?(?:为|达到?|约)?")
_OUTLAY = expression(
    r"^[，、]?(?:共|合计|累计|需|实际|全部|已|总共)*(?:支出|花费|耗资|费用|投入|付款|支付|开支|用款|发放|兑付|占用|动用|补助|补贴|发放资金|价款|保费|(?:储备|周转)?资金|造价|金额|费用){0,2}(?:共计|合计|总计|共|为|达)?$"
)
"""What stands right behind a price and a count, so that it can be nothing but what they make: 120条，每条680元，支出."""
_WEIGHED = frozenset({"公斤", "亩", "立方米"})
"""Dimensions in which what is bought is measured."""
_DONE_IN_ALL = expression(
    r"[，、]?(?:全年|年度|累计|共|合计|总计|一年)(?:共|累计|合计|总计)?(?P<deed>[\u4e00-\u9fff]{0,4})"
)
"""What sums up how often something was done: 48周，每周3次，全年巡查."""
_RISING = expression("(?:增|升|降|减|提高|提升|增加|减少|下降|上升)(?:至|到|为)")
"""Behind a figure that is so no longer: 由112件增至136件."""
_APIECE = expression(
    r"各(?:奖励|补助|发放|安排|拨付|资助|给予|投入|捐赠|配备|配套|补贴|奖|捐)?$"
    r"|各(?:奖励|补助|发放|安排|拨付|资助|投入|捐赠|捐建|配备|配置|配送|配发|配套|新建|建设|安装|赠送|选派|开展|举办|组织|培训|购置|栽植)了?[\u4e00-\u9fff“”]{1,8}$"
)
_SUM = expression(
    r"^(?:标准)?(?:全年|每年|年)?(?:需|应)?(?:共|总共)?(?:发放|支付|兑付|拨付|缴纳|支出|补助|奖励|安排|所需|补偿|补贴|奖补|工程|项目|合同|租赁|岗位)*(?:工资|薪酬|报酬|劳务费|津贴|补助|生活费|保费|学费|慰问金|救助金|补助金|助学金|奖金|奖励金|补偿款|补助款|资金|金额|费用|补贴|经费|租金|造价|总价|款项|价款)(?:为|达|约)?$"
)
_PAID = expression(
    r"^(?:共|累计|全年|需|应|已)*(?:支付|兑付|发放|拨付|缴纳|支出|收取|实现|兑现|到账)(?:了)?[^，。；0-9]{0,8}(?:款|金|费|费用|工资|薪酬|收入|产值|销售额|销售收入)(?:为|达|约|共)*$"
)
_EARNED = expression(
    r"^(?:实现)?(?P<of>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{0,2}(?:收入|款|费用?|金额?|产值|销售额)(?:为|达|约|共)*$"
)
_IN_ALL = expression(r"^总(?P<of>[\u4e00-\u9fff]{2})(?:量|规模)?(?:为|达到?|约)?$")
_PURPOSES = "补奖租罚保"
"""Words for what is paid that a price and what it makes must share."""
_ATTENDING = {"人次": PEOPLE}
"""What is counted where people come several times: 6批，每批25人，150人次."""
MONTHS_A_YEAR = 12
_PER_HEAD = expression(
    r"(?:(?P<by>人|户|村|校|场|期|亩|队|站|店|社|厂|园|企|院|岗|桌|班|组)均|月(?=均|工资|薪|租金|补贴|补助|津贴|人均))[^，。；]{0,6}$"
)
_MONTHLY = expression(r"月(?:均|工资|薪|租金|补贴|补助|津贴|人均|人工)|按月")
_SO_MANY_MONTHS = expression(r"(?<![0-9])(?P<n>[0-9]{1,2})个月")
_RATED = expression(r"标准|每(?:年|月|天|日|季)")
_PRICE = expression(r"(?:单价|均价|价格|票价|售价)(?:为|均为|约为|约|是|仅|均)?$")
_TAKEN, _GIVEN = expression("缴|交纳|收取|自付"), expression("支付|给付|赔付|发放|兑付|报销|支出")
_PLANNED = expression(r"预算|概算|控制价|限价|计划|估算|挂牌|起拍|评估")
_AGREED = expression(r"中标|成交|合同|结算|决算|实际|审定|竞得")
"""Words of a price that was planned and of a sum that was agreed on later."""
_BRACKETS = expression(r"（[^（）]*）")
_TOTAL = expression(
    r"(?:共计|合计|总计|一共|总共|总价|总额|总金额|总投资|总费用|总造价|总经费|总资金|总成本|总收入|总工资|总租金|总保费|总收益|总支出|总货款|总面积|总产量|总产值|总人数|总时长|总里程|总长度|工资总额|总量|累计|共需|需|共)[^，。；、]{0,8}$|^[，、]?(?:共|累计|合计)(?:培训|轮训|发放|兑付|拨付|补助|奖励|资助|安装|栽植|种植|采购|购置)[^，。；、0-9]{0,12}$|^[，、]?计$"
)
BESIDES = expression(
    r"另|外加|加上|含安装|含税|优惠|折扣|不等|其余|扣除|不含|起步|以上|最高|最低|至少|不少于|不低于|其中|补差|分别|据实|折算|"
    r"按实际[^，。；]{0,8}(?:计|核|结|发|付)"
)
_CLASSED = expression(r"周?岁(?:及)?以[上下]|(?:规模|限额|规|县级|乡镇|副高|中级|科级|处级)(?:及)?以上")
"""Names of classes that are no bounds of a figure."""
_AGENTS = expression(r"每一?[^每，。；]{1,6}由$")
"""每户由2名执法人员检查: the same people go to many."""
_MONTHS = expression(r"(?<![0-9])(?P<a>[0-9]{1,2})月?(?:[—–~～\-]{1,2}|至|到)(?P<b>[0-9]{1,2})月(?![0-9]{1,2}日)")
_DAYS = expression(
    r"(?<![0-9])(?P<a>[0-9]{1,2})月(?P<b>[0-9]{1,2})日(?:[—–~～\-]{1,2}|至|到)(?:(?P<c>[0-9]{1,2})月)?(?P<d>[0-9]{1,2})日(?:期间)?，"
)
_BOTH = 2
_ANY_YEAR = 2023
ABOUT = Decimal("0.12")
_FAR = Decimal("0.25")
_ROUGHLY = expression(r"(?:约为?|将近|接近|近)$")
_FOR_YEARS = expression(r"(?<![0-9第])(?P<n>[0-9]{1,2}|[两二三四五六七八九十])年(?:来|间|期)?(?:共|累计|总|合)")
_STATISTIC = expression(r"收入|面积|产值|生产总值|GDP|支出|寿命|预算|消费|存款|占有|用水|能耗|标准")
_WHOLE_TIME = expression(r"全年|一年来|上半年|下半年|前三季度")
_IN_THE_YEAR = expression(
    r"(?<![自从至到于截止前比较0-9])(?:20[0-9]{2}|去|上)年度?，?(?!末|底|初|[0-9]|以来|以前|之前|起|来|至|前|后|间|和|、|—)(?:(?![0-9]{1,2}月|[0-9]{4}年|季度|半年|以来|开通|启用|上线|投[入运用]|试运行|成立|启动).)*$"
)
"""2024年，全市共受理…: the figure is of that year and of all of it."""
_EVERY_DAY = expression(r"热线|警情|诉求|来电|供水|发电|用电|污水|垃圾|高速|轨道|地铁|公交|机场|车流|客流|急诊|急救")
"""What goes on every day of the year, Sundays and holidays too."""
_NEVER_RESTS = expression(r"警情|供水|发电|用电|污水|垃圾|高速|轨道|地铁|机场|急诊|急救")
"""What no office counts by its working days."""
_TIMES = {"年": "年", "年度": "年", "个年度": "年", "月": "月", "天": "日天", "日": "日天"}
"""Units of time and the measures that count them: 三年…年均."""
_SESSIONS = {
    "场": {"期", "次", "场次", "讲", "堂"},
    "次": {"场", "期", "场次"},
    "期": {"场", "次"},
    "户": {"家"},
    "企": {"家", "户"},
}
"""Units that count the same as a measure where nothing else does: 15期…场均, 320家…户均."""
_EVENTS = {"次": "人次", "件": "件次", PEOPLE: "人次"}
"""Dimensions whose mean is given in another one: 312人次，人均13次."""


def relations(document: Document) -> Iterator[Relation]:
    """Every average and product of the prose that can be recomputed."""
    for passage in document.derive(passages):
        figures = passage.figures
        for index in range(1, len(figures)):
            yield from _mean(passage, figures, index)
            if not (figures[index - 1].dimension == PERCENT and figures[index - 1].clause == figures[index].clause):
                yield from _product(passage, figures, index)  # not of 首付30%计1,224万元


def _mean(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """T…N人，人均M."""
    mean = figures[index]
    if mean.dimension in COMPARING or mean.quantity.value is None:
        return
    words = _words(passage, mean)
    named = _MEAN.search(words)
    every = None if named else _EVERY.search(mean.gap)
    thing = mean.lead.partition("平均")[0]
    again = mean.gap == f"{thing}，{mean.lead}" or (
        mean.gap == f"，{mean.lead}" and figures[index - 1].lead.endswith(thing)
    )
    own = not named and _OWN.fullmatch(mean.lead) and (mean.gap == mean.lead or again)
    if not named and not every and not own:
        return
    near = [
        f
        for f in figures[max(0, index - 8) : index]
        if f.sentence == mean.sentence and "；" not in passage.between(f, mean)
    ]
    by = _counter(named) if named else (every["per"] if every else "")
    counts = near[-1:] if own else _counted(near, by)
    if len(near) == 1 and counts == near:
        near = [*_told_before(figures, index, words), *near]
    totals = [
        f
        for f in reversed(near)
        if f.dimension in {mean.dimension, _EVENTS.get(mean.dimension)}
        and (not _MEAN.search(f.before) or _by_one_time(words, f.before))
        and not EACH.search(f.before)
    ]
    pairs = [(total, count) for total in totals for count in counts if total is not count]
    if not pairs and not totals:
        return
    if not pairs:
        yield from _by_the_calendar(passage, totals[0], mean, by)
        return
    for total, count in pairs:
        verdict = _quotient(total, count, mean, by)
        if verdict != "inconsistent":
            yield Relation("average", mean.span, (total.span, count.span), verdict, _division(total, count, mean, by))
            return
    total, count = max(pairs, key=lambda pair: _reasonable(*pair))
    between = passage.between(total, mean) if total.span.start < count.span.start else passage.between(count, mean)
    vague = any(f.quantity.vague or f.quantity.value is None for f in (total, count, mean))
    vague = vague and not _far_from_about(total, count, mean, by)
    close = near[-1] is count and (
        count.clause == mean.clause or expression(r"[^，。；]{0,4}(?:计算?|测算|核算|计)，").match(count.after)
    )
    apart = total.sentence != mean.sentence and not _alike(total, count, mean, by)
    called = words.rpartition("均")[2][:2]
    repeated = len(called) == 2 and total.lead.endswith(called) and count.quantity.exact and near[-2:] == [count, total]
    close = close or (repeated and mean.clause - total.clause == 1 == total.clause - count.clause)
    sure = not vague and not apart and (close or not _STATISTIC.search(words)) and not BESIDES.search(between)
    if every:  # 每人2000元 may be what is meant to be given, not what came out
        sure = sure and len(near) == 2 and not _RATED.search(mean.before) and mean.clause - near[0].clause <= 2
    shown = _division(total, count, mean, by)
    verdict = "inconsistent" if sure else "unknown"
    right = _right(total, count, by) if sure else None
    yield Relation("average", mean.span, (total.span, count.span), verdict, shown, right=right)


def _far_from_about(total: Figure, count: Figure, mean: Figure, by: str) -> bool:
    """Whether a mean that is told with 约 or 近 is off by more than that can mean."""
    if any(f.quantity.vague or f.quantity.value is None for f in (total, count)) or not _ROUGHLY.search(mean.lead):
        return False
    if not count.quantity.exact or _MEAN.search(count.before) or not _alike(total, count, mean, by):
        return False
    right = _right(total, count, by)
    return bool(right and mean.quantity.value and abs(mean.quantity.value / right - 1) > _FAR)


def _by_one_time(mean: str, total: str) -> bool:
    """Whether two figures are told of the same stretch of time: 日均供餐4,650份，平均每家每天供餐310份."""
    return any(
        expression(a).search(mean) and expression(b).search(total)
        for a, b in (("每[天日]|日均", "日均"), ("每月|月均", "月均"), ("每年|年均", "年均"))
    )


def _words(passage: Passage, figure: Figure) -> str:
    """What leads to a figure from the mark or figure before it, brackets left out: 平均每个社区（村）."""
    gap = _BRACKETS.sub("", passage.text[max(passage.span.start, figure.span.start - 60) : figure.span.start])
    return expression("[，；：。、0-9]").split(gap)[-1] if "）" in figure.gap else figure.before


def _told_before(figures: Sequence[Figure], index: int, words: str) -> list[Figure]:
    """The totals of the sentence before that a mean can be taken of: they tell of the same deed."""
    mean = figures[index]
    verb = expression(r"^.*(?:均|平均)").sub("", words)[:2]
    return [
        f
        for f in figures[max(0, index - 8) : index]
        if f.sentence == mean.sentence - 1 and f.dimension == mean.dimension and verb and verb[0] in f.lead[-4:]
    ]


def _alike(total: Figure, count: Figure, mean: Figure, by: str) -> bool:
    """Whether a mean of a total of another sentence comes near the one that is told, so that it can be meant."""
    right = _right(total, count, by)
    return bool(right and mean.quantity.value and Decimal("0.3") < right / mean.quantity.value < 3)


def _reasonable(total: Figure, count: Figure) -> bool:
    """Whether a total is more than what it is divided by, where both count the same sort of thing."""
    a, b = total.quantity, count.quantity
    return a.dimension != b.dimension or (a.value or 0) > (b.value or 0)


def _counter(named: re.Match[str]) -> str:
    """What an average is taken by, in the words of the text: 人, 个乡镇, 公里造价."""
    if named["yield"]:
        return "亩"
    if named["score"]:
        return "人"
    return str(named["by"] or named["any"] or named["single"] or named["each"] or named["per"] or "")


def _by_the_calendar(passage: Passage, total: Figure, mean: Figure, by: str) -> Iterator[Relation]:
    """全年编发简报48期，平均每月4期: the months are not printed."""
    head = passage.text[passage.sentence_span(total).start : total.span.start]
    lasting = _WHOLE_TIME.search(head) or (
        by[:1] in {"日", "天"} and _EVERY_DAY.search(head) and _IN_THE_YEAR.search(head)
    )
    if span := _MONTHS.search(head):
        yield from _by_months(span, total, mean, by)
        return
    if (span := _DAYS.search(head)) and by[:1] in {"日", "天"} and not BESIDES.search(head):
        yield from _by_days(span, total, mean)
        return
    claim = mean.quantity._replace(dimension=PLAIN)
    known = lasting and total.quantity.value is not None and claim.value is not None
    if not lasting or not known or total.quantity.vague or claim.vague or BESIDES.search(head):
        return
    short = {"上半年": 6, "下半年": 6, "前三季度": 9}
    months = short.get(lasting[0], MONTHS_A_YEAR)
    if by.startswith(("月", "个月")):
        counts = [months]
    elif by.startswith(("日", "天")) and months == 12:
        working = () if _NEVER_RESTS.search(head) else range(240, 257)
        counts = [365, 366, *working]  # all days, or those on which people work
    else:
        return
    result = claim.show((total.quantity.value or Decimal(0)) / counts[0])
    time = "个月" if counts[0] <= 12 else "天"
    yield _over_time(total, mean, _judged(total, claim, counts), f"{counts[0]}{time}={result}")


def _judged(total: Figure, claim: Quantity, counts: Sequence[int]) -> Verdict:
    """Whether a mean agrees with its total over one of several stretches of time, the likeliest first."""
    verdicts = [judge(total.quantity.interval.scaled(Decimal(1) / count), claim) for count in counts]
    return next((verdict for verdict in verdicts if verdict != "inconsistent"), "inconsistent")


def _over_time(total: Figure, mean: Figure, verdict: Verdict, division: str) -> Relation:
    """A mean over a time that is not printed as a figure; *division* tells the time and what comes out."""
    claim = mean.quantity
    words = f"{said(total.quantity)}÷{division}{claim.text[len(claim.digits) :]}，文中为{said(claim)}"
    return Relation("average", mean.span, (total.span,), verdict, words)


def _by_months(span: re.Match[str], total: Figure, mean: Figure, by: str) -> Iterator[Relation]:
    """1—6月受理21.7万件，日均1,200件: the days or months of the time that is named."""
    first, last = int(span["a"]), int(span["b"])
    claim = mean.quantity._replace(dimension=PLAIN)
    if (
        not 1 <= first < last <= MONTHS_A_YEAR
        or total.quantity.value is None
        or not claim.value
        or total.quantity.vague
    ):
        return
    months = last - first + 1
    days = sum(almanac.days(_ANY_YEAR, month) for month in range(first, last + 1))
    if by.startswith(("月", "个月")):
        counts, time = [months], "个月"
    elif by.startswith(("日", "天")):
        counts, time = [days, days + 1, *range(20 * months - 4, 21 * months + 3)], "天"
    else:
        return
    if claim.vague:
        fits = any(abs(total.quantity.value / count / claim.value - 1) < ABOUT for count in counts)
        verdict: Verdict = "rounding" if fits else "inconsistent"
    else:
        verdict = _judged(total, claim, counts)
    result = claim.show(round(total.quantity.value / counts[0], 2))
    yield _over_time(total, mean, verdict, f"{counts[0]}{time}={result}")


def _by_days(span: re.Match[str], total: Figure, mean: Figure) -> Iterator[Relation]:
    """10月1日至7日发送旅客98.7万人次，日均14.1万人次: the first and the last day count."""
    claim = mean.quantity._replace(dimension=PLAIN)
    month, first, last = int(span["a"]), int(span["b"]), int(span["d"])
    end = int(span["c"] or month)
    if not (1 <= month <= end <= MONTHS_A_YEAR and total.quantity.value and claim.value) or total.quantity.vague:
        return
    days = sum(almanac.days(_ANY_YEAR, number) for number in range(month, end)) + last - first + 1
    if days < _BOTH or claim.vague:
        return
    result = claim.show(round(total.quantity.value / days, 2))
    yield _over_time(total, mean, _judged(total, claim, [days]), f"{days}天={result}")


def _counted(near: Sequence[Figure], by: str) -> list[Figure]:
    """The figures that count what an average or price is taken by, nearest first."""
    measure = _MEASURE.match(by)
    unit = measure[0] if measure else by if len(by) == 1 else ""
    noun = by[len(unit) :][:2]
    dimension = _DIMENSIONS.get(unit, unit)
    found = []
    for figure in reversed(near):
        if figure.dimension in COMPARING or not figure.quantity.unit or figure.quantity.value is None:
            continue
        own = figure.quantity.unit.removeprefix("个")
        if (
            not noun
            and own in _SESSIONS.get(unit, ())
            and not any(unit in (f.quantity.unit, f.after[:1]) for f in near)
        ):
            found.append(figure)
            continue
        behind = expression("[，。；、]").split(_BRACKETS.sub("", figure.after))[0][:12]
        same = figure.dimension == dimension or (unit and (own.startswith(unit) or unit in _TIMES.get(own, "")))
        named = bool(noun) and (noun in behind or behind.startswith(noun[0]) or noun[:1] in figure.lead[-3:])
        if same and unit in _LIGHT and noun and not named and _nouned(near, figure, noun):
            continue
        if (
            same
            or (figure.quantity.unit in _LIGHT and (named if noun else False))
            or (
                unit
                and figure.quantity.unit in _LIGHT
                and (unit not in _LIGHT or (figure.quantity.unit == "个" and unit != "个"))
                and (unit in behind or unit in figure.lead[-3:])
            )
        ):
            found.append(figure)
    return found


def _nouned(near: Sequence[Figure], figure: Figure, noun: str) -> bool:
    """Whether another figure of the same dimension is the one that a noun names."""
    others = [f for f in near if f is not figure and f.dimension == figure.dimension]
    return any(noun[0] in f.after[:6] or noun in f.lead for f in others)


def _quotient(total: Figure, count: Figure, mean: Figure, by: str) -> Verdict:
    if total.quantity.value is None or not count.quantity.value or mean.quantity.value is None:
        return "unknown"
    computed = total.quantity.interval.over(count.quantity.interval).scaled(_unit_of(by))
    if mean.quantity.vague or total.quantity.vague or count.quantity.vague:
        near = abs(computed.middle - mean.quantity.value) <= abs(mean.quantity.value) / 8
        return "rounding" if near else "inconsistent"
    if mean.quantity.exact:
        claimed = mean.quantity._replace(dimension=PLAIN)  # 人均4件 is a rounded mean, not a count
        return judge(computed, claimed)
    return judge(computed, mean.quantity)


def _unit_of(by: str) -> Decimal:
    """What one of the counted is in the smallest unit: a mean by 公里 is over kilometres, not metres."""
    measure = _MEASURE.match(by)
    return unit_factor(measure[0]) if measure else Decimal(1)


def _division(total: Figure, count: Figure, mean: Figure, by: str) -> str:
    a, b, m = total.quantity, count.quantity, mean.quantity
    if a.value is None or not b.value or m.value is None:
        return f"文中为{said(m)}"
    result = rounded(
        Decimal(m.show(a.value / b.value * _unit_of(by))), m._replace(step=Decimal(1).scaleb(-_places(m.digits)))
    )
    return f"{said(a)}÷{said(b)}={result}{m.text[len(m.digits) :]}，文中为{said(m)}"


def _right(total: Figure, count: Figure, by: str) -> Decimal | None:
    """The mean by its total and count."""
    if total.quantity.value is None or not count.quantity.value:
        return None
    return total.quantity.value / count.quantity.value * _unit_of(by)


def _places(digits: str) -> int:
    return len(digits.partition(".")[2])


def _product(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """N人，每人M元，共计T元: the figure at *index* is T."""
    total = figures[index]
    earned = _EARNED.match(total.lead) or _IN_ALL.match(total.lead)
    paid = _PAID.search(total.lead) or (
        earned and earned["of"] in figures[index - 1].before + figures[index - 2].before
    )
    spent = _spent(figures, index)
    if total.dimension in COMPARING or not (paid or spent or _TOTAL.search(total.lead) or _SUM.search(total.lead)):
        return
    near = [f for f in figures[max(0, index - 8) : index] if f.sentence == total.sentence]
    own = [f for f in near if "；" not in passage.between(f, total)]
    near = [
        f
        for f in (near if expression("^(?:以上|[两三四]项|上述)").match(total.lead) else own)
        if not (f.quantity.value == 1 and "每" in f.lead)
    ]
    prices = [
        f
        for f in near
        if not _RISING.match(f.after)
        and f.dimension in {total.dimension, _ATTENDING.get(total.dimension)}
        and (
            (EACH.search(_words(passage, f)) and not _AGENTS.search(f.lead))
            or _APIECE.search(f.lead)
            or _PRICE.search(f.lead)
            or _PER_HEAD.search(f.lead)
        )
    ]
    if len(prices) != 1 or (not _TOTAL.search(total.lead) and total.clause - near[-1].clause > 1):
        return
    price = prices[0]
    if paid and expression("标准[^，。；]{0,4}(?:提高|提升|调整|增加|上调)").search(price.before):
        return  # what those who have some income of their own get is less
    if _LABOUR.search(total.lead) and not _LABOUR.search(price.lead):
        return
    if _CONTAINING.match(total.after):
        return
    purpose = price.lead + expression("[，。；]").split(price.after)[0]
    returned = _TAKEN.search(price.lead) and _GIVEN.search(total.lead)  # 每人缴费50元，…，支付互助金312万元
    if paid and (returned or any((word in purpose) != (word in total.lead) for word in _PURPOSES)):
        return
    by, times = _rate(price, total, passage.between(price, total))
    others = [f for f in near if f is not price]
    counts = _counted(others, by) if by else [f for f in others if f.quantity.exact or f.dimension == "亩"]
    if _APIECE.search(price.lead):
        counts = [f for f in others if f.clause == price.clause and f.quantity.exact]
    counts = [f for f in counts if f.dimension != "个月" or by]
    if not counts:
        return
    operands = (counts[0].span, price.span)
    values = [f.quantity for f in (counts[0], price, total)]
    between = passage.text[passage.sentence_span(total).start : total.span.start]
    later = bool(_PLANNED.search(price.lead) and _AGREED.search(total.lead))
    besides = BESIDES.search(_CLASSED.sub("", between))
    unsure = later or not times or (len(counts) > 1 and by) or bool(besides)
    if unsure or any(q.value is None or q.vague for q in values) or not price.quantity.value:
        fits = (
            not any(q.value is None for q in values)
            and judge(values[0].interval.times(values[1].interval).scaled(times / _unit_of(by)), values[2])
            != "inconsistent"
        )
        yield Relation(
            "product", total.span, operands, "consistent" if fits else "unknown", f"文中为{said(total.quantity)}"
        )
        return
    price_range = (
        values[1].interval
        if "." in values[1].digits
        else values[1]._replace(dimension=PLAIN).interval
        if "均" in price.lead
        else point(values[1].value or Decimal(0))
    )  # 每村3万元 is set
    computed = values[0].interval.times(price_range).scaled(times / _unit_of(by))
    middle = (values[0].value or Decimal(0)) * (values[1].value or Decimal(0)) * times / _unit_of(by)
    claim = total.quantity
    unit = claim.text[len(claim.digits) :]
    by_month = f"×{times}" if times > 1 else ""
    words = f"{said(values[0])}×{said(values[1])}{by_month}={claim.show(middle)}{unit}，文中为{said(claim)}"
    verdict = judge(computed, claim)
    ratio = middle / claim.value if claim.value else Decimal(0)
    slipped = verdict == "inconsistent" and any(
        abs(ratio / p - 1) < Decimal("0.01") or abs(ratio * p - 1) < Decimal("0.01") for p in (10, 100, 1000, 10000)
    )
    yield Relation(
        "product", total.span, operands, verdict, words, "，可能是单位或小数点有误" if slipped else "", middle
    )


def _spent(figures: Sequence[Figure], index: int) -> bool:
    """Whether a sum of money stands right behind how many of something were got and what each of them costs."""
    if index < 2:
        return False
    count, price, total = figures[index - 2 : index + 1]
    beside = price.clause - count.clause == 1 == total.clause - price.clause and count.sentence == total.sentence
    whole = count.quantity.exact or count.quantity.dimension in _WEIGHED
    same = price.dimension == total.dimension and whole and count.depth == total.depth
    words = total.lead.rpartition("，")[2]
    paid = total.dimension == "元" and _OUTLAY.fullmatch(words)
    again = _DONE_IN_ALL.fullmatch(words)
    done = again and again["deed"][-2:] in count.before + price.before and _is_near_product(count, price, total)
    told = EACH.search(price.lead) and (paid or done or _GRAND.fullmatch(words))
    return bool(beside and same and told) and (total.quantity.value or 0) > (price.quantity.value or 0)


def _is_near_product(count: Figure, price: Figure, total: Figure) -> bool:
    """Whether a figure is what two others make, or a slip away from it."""
    values = [figure.quantity.value for figure in (count, price, total)]
    if any(value is None for value in values):
        return False
    made = (values[0] or Decimal(0)) * (values[1] or Decimal(0))
    return made == values[2] or one_slip(total.quantity.show(made), total.quantity.show(values[2] or Decimal(0)))


def _rate(price: Figure, total: Figure, told: str) -> tuple[str, Decimal]:
    """What a price is paid by, and how often beside that: 每村每年3万元 by 村, once where the total names no years."""
    chain = expression(r"每一?([^每，。；]{1,18})").findall(price.before)
    if not chain and (single := expression(r"单([^每，。；均]{1,10})$").search(price.lead)) and EACH.search(price.lead):
        chain = [single[1]]
    if not chain:
        per_head = _PER_HEAD.search(price.lead)
        return (per_head["by"] or "" if per_head else ""), _months(price, total, told)
    chain[0] = expression(r"^[\u4e00-\u9fff]{1,4}[1一](?=[人名户个家项件亩台辆])").sub("", chain[0])  # 每吸纳1人
    times = Decimal(1)
    whole = expression("全年|一年").search(total.before + total.gap)
    if chain[0][0] == "月" and len(chain) == 1 and whole and "个月" not in told:  # 1,200名老人每月50元
        chain.insert(0, "")
    if len(chain) > 1 and (years := _FOR_YEARS.search(told)):
        value = parse_number(years["n"])
        times = value if value and chain[1][0] == "年" else Decimal(0)
    elif len(chain) > 1 and chain[1][0] == "年":
        times = Decimal(1) if chain[0] else Decimal(0)
    elif len(chain) > 1 and chain[1][0] == "月":
        monthly = "每月" in total.before
        if (months := _SO_MANY_MONTHS.search(told)) and not monthly:
            return chain[0], Decimal(months["n"])
        yearly = expression("全年|每年|一年").search(total.before + total.gap)
        times = Decimal(1) if monthly else Decimal(12) if yearly or "12个月" in told else Decimal(0)
    elif len(chain) > 1 and chain[1][0] in "天日":
        days = expression(r"(?<![0-9.])([0-9]{1,3})[天日]").findall(told)
        times = Decimal(days[0]) if len(days) == 1 else Decimal(0)
    elif len(chain) > 1 and chain[1][0] not in "年次期个":
        times = Decimal(0)
    return chain[0], times


def _months(price: Figure, total: Figure, told: str) -> Decimal:
    """How often what is paid by the month is paid for a total: 12 for a year, 0 where that is not told, else once."""
    if not _MONTHLY.search(price.lead):
        return Decimal(1)
    if months := _SO_MANY_MONTHS.search(told):
        return Decimal(months["n"])
    if expression("每月|月(?:支付|发放|支出)").search(total.before):
        return Decimal(1)
    return Decimal(MONTHS_A_YEAR if expression("全年|一年|每年|年").search(total.before + total.gap) else 0)
