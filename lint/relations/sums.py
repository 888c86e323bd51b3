"""Totals and their parts: 其中, 共计, 分别为, 合并/转为/立案, 年初…年末, 累计."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from .. import ordinal
from ..document import Document
from ..expression import expression
from ..numeral import parse_number
from ..quantity import CLOCK, DATE, DOUBLINGS, PERCENT, PLAIN, POINTS, RANK, TIMES, YEAR, Quantity
from .passage import Figure, Passage, passages
from .relation import Kind, Relation, Verdict, addition, judge_sum, one_slip, said, sum_of, total_of, transposed

COMPARING = frozenset({PERCENT, POINTS, TIMES, DOUBLINGS, RANK, YEAR, DATE, CLOCK, PLAIN})
"""Dimensions that are never parts of a total."""
NEVER_SUMMED = frozenset({"岁", "周岁", "℃", "分", "级", "届", "分钟", "学时"})
"""Dimensions whose figures are never added up."""
DELTA = expression(
    r"增加|增长|减少|下降|净增|净减|多(?![种元次])|提高|降低|增收|减收|上升|比(?![较重例赛选对])|(?<!比)较(?![好大强多为])|扩大|压减"
)
_FALLING = expression(r"减少|下降|降低|减收|回落|净减")
_OVERLAP = expression(
    r"多个(?:部门|单位)|兼|交叉|重复|重叠|同时|多种|可多选|又有|又是|既有|既是|不含重|部分.{0,6}两项|两项[均都]|[均都]有"
)
_ATTRIBUTES = tuple(
    expression(source)
    for source in (
        r"妇女|女[委代职教干党工]|女性|男性|(?<![子])女$",
        r"少数民族|汉族|民族",
        r"(?<!非)党员|中共|非中共|党外|无党派|民主党派|团员",
        r"学历|博士|硕士|研究生|本科|大专|大学",
        r"知识分子|工人|农民|基层|一线|技术人员|企业家|干部|职称|退役|军人",
        r"青年|老年|[岁龄]|[0-9]后|妇幼|儿童",
        r"中小|小微|微型|中型|大型",
        r"规上|规下|规模以上|限额以上",
        r"国有|民营|外资|港澳台|合资",
        r"高新技术|科技型|专精特新|上市|独角兽|瞪羚",
        r"归侨|侨[眷胞]|台胞|港澳|宗教|残疾|低保|脱贫|连任|新任|专职|兼职",
    )
)
"""Sorts of attributes of people and firms: who has one of the one sort may have one of any other, too."""
_STALE = expression(r"旧存|陈案|结转|上年|上一年|去年|往年|以前年度")
_CARRIED = expression(r"结转|旧存|陈案|积存|年初")
"""Words of what was left of the time before, so that more can be done than came in."""
_FRESH = expression(r"新收|新立|新受理|当年|本年|今年")
_AVERAGE = expression(
    r"每(?![年月季批期次届][\u4e00-\u9fff]{0,2}分别)|[人户村社校企店亩镇乡县件]均|平均|单价|均价|日均|月均|年均|最|不足|不到|(?<!高)标准(?!化)"
)
_INCLUDING = expression(
    r"^。?分[^，。]{1,6}[看说讲][，：][^（）；，、]*$|(?:其中|，从中)(?:[^（）；]*$|[^（）；]*（[^）]*$)|^[\u4e00-\u9fff]{0,10}[，：（]?(?:主要)?(?:包括|包含|含)[^（）]*$"
)
_BOUND = expression(r"(?:及|（含）)以[上下]")
_OWN_COUNT = expression(r"；(?!其中|其|上述|以上)[\u4e00-\u9fff]{2,12}分别(?:为|是|有|达)")
"""Behind a semicolon, a list with a name of its own: 参保186.2万人；领取人数分别为…."""
_CLOSED = expression(
    r"分别(?:为|是|有)|，计(?=[\u4e00-\u9fff]{2})(?![入划算])|[，（—：]即|——|由[^，。]{0,12}(?:组成|构成)"
)
_PARTITION = expression(
    r"合并|并案|归并|转为|转作|转社|转交|转送|转|谈话函询|了结|初步核实|初核|暂存|撤案|撤销|撤回|退回|不予立案|未予立案|未立案|不立案|不予受理|作为|留存|存查|存档|改作|列为|其余|其他|剩余|余下|留作|另有"
)
_RECEIVED = expression(r"收到|提交|提出|征集|受理|收集|报送|接收|共有|共收|接到|登记")
_TOTAL = expression(
    r"(?:合计|总计|共计|一共|总共|合起来)[^，。；：由从]{0,6}$|^(?:[^，。；：]{0,2}(?:总数|总额|总量))(?:为|达|是|共)?$|^(?:共|计)$"
)
_ACCUMULATED = expression(r"^(?:目前|现|至今|全市|全县|截至目前)?累计[^，。；分]{0,6}$")
_AMOUNT = expression(r"(?:总数|总量|总额|总规模)(?:达到?|为|是|有|增至)?$")
_COMPOSED = expression(
    r"[^，。；0-9]{0,8}(?:[二两三四五六七八九]个?(?:部分|方面|段|块|类))?(?:组成|构成)[，；](?:总|共|合计)[\u4e00-\u9fff]{0,8}$"
)
"""Between the last part and the total: …和应急养护12.6公里三部分组成，总里程232.2公里."""
_ALL = expression(r"^(?:全[\u4e00-\u9fff]{1,7})?共[\u4e00-\u9fff]{0,8}$")
_SAME = expression(r"[，（]?(?:折合?|即|约合|合|相当于|也就是)")
_STOCK = expression(r"累计|总里程|总数达|总量达|历年|有史以来|截至")
_CUMULATIVE = expression(
    r"(?P<n>[二两三四五六七八九十]|[0-9]{1,2})(?:年|个月|个季度|期|批|次|届|轮|项|类|者|部分|个阶段)?(?:来)?(?:累计|合计|共计|总计|共)[^，。；]{0,10}$"
)
_ABOUT_ALL = Decimal("0.88")
"""What some sorts make at least of a 总数 behind them, if they are all of it."""
_LOW, _HIGH = Decimal("0.6"), Decimal("1.7")
_CLOSED_BRACKET = expression(r"）(?:，)?(?:共|合计|总计|共计)[^，。；]{0,6}$")
_ADDED = expression(r"加上|连同|加之|算上")
_RUNNING = expression(r"累计[^，。；]{0,10}$|总(?:数|量|额|计|规模|里程|面积)?(?:达到?|增至|增加到|为)了?$")
_NOW = expression(r"(?:本月|当月|本季度?|本周|当日|当天)[\u4e00-\u9fff]{0,8}$")
_CAME = expression(
    r"又|再|第[二三四五六七八九十]年|新|今年|本年|当年|[0-9]{4}年(?!底|末)|[0-9]{1,2}月(?!底|末)|本月|本季度|此次|本次"
)
"""Words of what has come to what there was."""
_ENTIRE = expression(r"全长|总长|总投资|总规模|计划|设计|任务|目标|总面积")
_OPPOSED = expression(r"收入.*支出|支出.*收入|新增.*减少|增加.*减少|调入.*调出|转入.*转出")
"""Words of two figures of which one is taken from the other."""
_OTHERS = expression(r"其他|其它|其余|剩余|余下")
_PAIRS = (
    ("制定", "废止"), ("第一产业", "第三产业"), ("税收", "非税"), ("城镇", "乡村"), ("城镇", "农村"), ("男", "女"), ("大会期间", "闭会期间"),
    ("会议期间", "闭会期间"), ("委员提案", "集体提案"), ("主办", "会办"), ("主办", "协办"), ("主办", "分办"), ("会前", "会后"),
    ("夏粮", "秋粮"), ("线上", "线下"), ("一期", "二期"), ("集体", "个人"), ("集体", "联名"), ("通过", "退回"), ("国有", "民营"), ("中央", "自筹"), ("省派", "县派"), ("已办结", "正在办理"), ("A类", "C类"), ("公办", "民办"), ("进口", "出口"),
    ("在职", "退休"), ("在岗", "退休"), ("正式党员", "预备党员"), ("内资", "外资"), ("省内", "省外"), ("市内", "市外"), ("新任", "连任"),
    ("个人提案", "集体提案"), ("委员个人", "集体"), ("新开工", "续建"), ("纸质", "平台"), ("解决", "留作参考"), ("采纳", "参考"),
)  # fmt: skip
_STOP_LEAD = expression(
    r"^[，、；]*(?:全年|共|先后|并|还|又)*(?:经审查|立案|审结|办结|办复|结案|执结|采纳|整改|建成|实现|投入|吸引|带动|撬动|拉动|惠及|受理|收到|走出|召开|形成|组织|提出|解决|被|走访|开展|帮助|举办|收集|参加|参与|报送|编发|推动|促成|发放|帮扶|培训|发布|刊发|落实)|(?<!比)较(?![好大强多为差])|比上|同比|每|人均|平均|累计"
)
_OTHER_SIDE = expression(r"^[，、；]*(?:总?支出|结余|年末|期末)")
"""What follows the sorts of an income, and is none of them."""
_SPECIFIED = expression(
    r"(?:具体|分别|划分|[类型质域业别源]分|来看|情况|分布|构成|分类|明细|如下)(?:为|是|如下)?[：:]$"
)
_REFUSAL = expression(r"(?:不予|未予|未|不)(?P<verb>[\u4e00-\u9fff]{2})$")
_NOT_DONE = expression(
    r"(?:尚|暂|均)?(?:未|不|没有|不予)(?:获得?|能|予|得到|被|按期|如期)?(?P<verb>[\u4e00-\u9fff]{2})"
)
_OUTCOMES = (
    ("成功", "不成|未成|失败"), ("合格", "不合格"), ("通过", "退回|不通过"), ("达标", "超标|不达标"), ("胜诉", "败诉"), ("属实", "不实|失实|不属实"),
    ("支持", "驳回"), ("维持", "改判|发回"), ("有效", "无效|作废"), ("正常", "异常|停用"), ("盈利", "亏损"),
)  # fmt: skip
"""What may come of a thing and the only other that may."""
_PERIOD = expression(r"年|期间|以来|时期|阶段|批|期|季度|月|届")
_AFTER_WHOLE = expression(
    r"[\u4e00-\u9fff]{0,8}(?:交由|分别由|分由)|[\u4e00-\u9fff]{0,6}(?:（[^（）]{1,12}）)?(?:[，：；]|——|。)(?:按[^，。：；]{1,12}分[，：]?|资金来源(?:为|是|：)|涉及|主要|交由|构成为|从[^，。：；]{1,12}看[，：])?"
)
_DEED = expression(
    r"^(?:全年|先后|共|又|还|已)*(?:走访|开展|帮助|举办|参加|参与|被|获|编发|推动|促成|发放|帮扶|培训|发布|刊发|落实|完成|实施|启动|建成|新建|改造|建设|引进|办结|办复|达到|突破|召开|组织|调研|视察|立项|吸引|带动|惠及|实现|投入|采纳|采用)|增长|增加|减少|下降|比上|较上|同比|每|累计|计划|目标|调入|调出|转入|转出|退休|新进|增补|撤销|辞去|现有|年末|年底|实有|请假|剔除|扣除|支出|结余|节约|节省|核减|审减|缺编|空编|超编|缺额|空缺|欠缴|尚欠|缺口|差额|超收|短收|超支"
)
"""Verbs of deeds of their own: what follows them is no part of what stands before."""
_HEADS = ("立案", "收到", "提交", "受理", "承办", "办结", "办复", "交办", "审结", "采纳")
_HEADING = expression(
    r"[。；，、 ]*(?:在)?([^，。；：]{2,12}?)(?:提案|建议|议案|案件|项目|问题|资金|企业|人员|委员)?(?<![高初其集期])中[，：:]"
)
_INSIDE = expression(r"([\u4e00-\u9fff]{2,8})(?<![高初其集期])中(?![心小学国央医药型级等])")
"""Words before what is counted of one part only."""
_LISTED_WITH_NOUN = expression(r"[\u4e00-\u9fff]{1,8}、[\u4e00-\u9fff]{0,6}")
"""Between two figures of a list whose nouns stand behind them: 11个行政村、3个社区."""
_NAMED_AGAIN = expression(r"，([\u4e00-\u9fff]{2,8})(?<![高初其集期])中，?[\u4e00-\u9fff]{1,8}$")
_CLASSES = expression(
    r"(?:分为|按[^，。；]{1,12}分|共分|分成)[^。；]{0,10}?([二两三四五六七八九]|[2-9])(?:大?类|种|部分|个?方面|个?档)[^。；]{0,6}[：:]$"
)
_BRACKETS = expression(r"（[^（）]*）")
_ANEW = expression(r"(?:全[市县省区州]|[今去上本]年|全年|经|截至|目前|年初|年末|出席|参加|按)")
"""Words behind a semicolon with which a statement of its own begins."""
_GROWN = expression(r"(?:增|升|降|减|提高|扩大|发展|达)[加长少]?(?:到|至)了?$")
"""Words before what something has grown to, which is no part of a total."""
_JOINED = expression("[、，]?(?:和|及|与|以及)")
_LABEL = expression("[一二三四五](?:类|级|期|等|组|批)")
"""Names of sorts that look like figures: 一类县, 二类县."""
_SCALES_APART = frozenset(Decimal(10) ** power for power in (4, -4, 8, -8))
_LATER_MONTH = expression(r"；[^，。；]{0,6}[0-9]{1,2}月")
_DEFINED = expression(r" ?（每?[1一][^，。；（）0-9]{1,4}(?:为|等于|=|合|折|约)")
"""A bracket that says what a unit is."""
_HALVES = expression(r"[上下]半年|季度|[0-9]月|[一二三]期|第[一二三四]批|[首二三]批|[0-9]{4}年|去年|今年")
_SORTS = expression(r"，?(?P<n>[2-9]|[三四五六七八九])大?(?:类|种)")
_DATED = expression(r"[0-9]{4}年[\u4e00-\u9fff]{0,6}$")
_NTH = expression(r"[批期轮年季阶]")
_SEVERAL = expression(r"[两二三四五六][个]?(?:批|期|轮|年|季度|阶段|批次)[^，。；]{0,12}$")
"""第一批14.6亿元 … of 两个批次共23.4亿元."""
_LEAST = 20
"""Totals below it are a digit away from too much for a slip to be told from another meaning."""
_LIMIT = 40
_FEW = 8
"""Figures that 共 before a deed can sum up."""


def relations(document: Document) -> Iterator[Relation]:
    """Every total of the prose that can be added up."""
    for passage in document.derive(passages):
        figures = passage.figures
        for index in range(len(figures)):
            for relation in _at(passage, figures, index):
                if relation.verdict != "inconsistent" or _side_by_side(document.folded, relation):
                    yield relation
    yield from itemised(document)


def _side_by_side(text: str, relation: Relation) -> bool:
    """Whether the figures that are added up stand side by side: all behind semicolons or none of them, and none told of
    months behind those of the total (截至10月底累计812.6毫米；11月、12月分别为36.4毫米和21.0毫米)."""
    places = sorted(relation.operands)
    between = [text[one.end : other.start] for one, other in itertools.pairwise(places)]
    apart = {"；" in gap for gap in between}
    later = _LATER_MONTH.search(text[relation.claimed.end : places[0].start]) if places else None
    return len(apart) < 2 and not later


def _at(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    figure = figures[index]
    if figure.dimension in COMPARING | NEVER_SUMMED:
        return
    yield from _listed(passage, figures, index)
    if _sums_up(passage, figures, index):
        yield from _closing(passage, figures, index)
    if index and _COMPOSED.fullmatch(figure.gap):
        yield from _composed(passage, figures, index)
    if index and _ADDED.search(figures[index - 1].before):
        yield from _added(figures, index)
    elif _RUNNING.search(figure.lead):
        yield from _running(passage, figures, index)
    if _RECEIVED.search(figure.lead):
        yield from _partitioned(figures, index)
    yield from _refused(passage, figures, index)
    yield from _graded(figures, index)
    yield from _named(passage, figures, index)
    if expression(r"[^，。；]{0,14}(?<![高初其集期])(?:中|里)[，：:]|[^，。；（]{0,12}(?:(?<!未)按|分为|包括)").match(
        figure.after
    ):
        yield from _divided(passage, figures, index)


def _listed(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """The list that a figure begins, or that stands behind it."""
    figure = figures[index]
    if _includes(figure) or _CLOSED.search(figure.gap) or _qualified(figures, index):
        yield from _including(passage, figures, index)
    elif figure.depth and index and _before_bracket(figures, index).depth < figure.depth:
        yield from _bracketed(passage, figures, index)
    elif index + 1 < len(figures):
        yield from _unmarked(passage, figures, index)


def _sums_up(passage: Passage, figures: Sequence[Figure], index: int) -> bool:
    """Whether the words before a figure call it a total of what stands before."""
    figure = figures[index]
    return bool(
        _TOTAL.search(figure.before)
        or (figure.gap.endswith("）") and _ALL.search(_label(figure)))  # 共有村（社区）15个
        or _ACCUMULATED.search(figure.before)
        or _CUMULATIVE.search(figure.before)
        or _ALL.search(figure.before)
        or _distributed(passage, figures, index)
    )


def _includes(figure: Figure) -> bool:
    """Whether 其中 or 包括 leads to a figure; what stands in brackets between does not count: 其中各县（区）报送."""
    return bool(_INCLUDING.search(_BRACKETS.sub("", figure.gap)))


def _qualified(figures: Sequence[Figure], index: int) -> bool:
    """其中十亿元以上项目12个: a figure stands between 其中 and what it qualifies."""
    previous, figure = figures[index - 1] if index else None, figures[index]
    if previous and previous.dimension == RANK and previous.clause == figure.clause and not figure.listed:
        return _includes(previous)  # 其中第一种形态12人次
    return bool(
        previous
        and (previous.quantity.vague or _BOUND.match(figure.gap))
        and previous.clause == figure.clause
        and previous.dimension != figure.dimension
        and expression(r"(?:[及（含）]{0,3}(?:以上|以下))?[^，。；、]{0,8}$").match(figure.gap)
        and _includes(previous)
    )


def _named(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """立案提案中，A件、B件…: a list headed by the name of a total of the sentences before."""
    first = figures[index]
    heading = _HEADING.match(first.gap)
    before = figures[index - 1] if index else None
    if not heading and before and (again := _NAMED_AGAIN.match(first.gap)) and before.lead.endswith(again[1]):
        heading = again  # 先进个人86名，先进个人中机关24名、…
    elif not heading or (before and before.sentence == first.sentence and "；" not in first.gap):
        return
    name = heading[1].strip("全部所有在")
    key = next((word for word in _HEADS if word in name), name[-2:])
    back = [f for f in reversed(figures[max(0, index - 12) : index]) if f.dimension == first.dimension]
    short = f"{key[0]}[\u4e00-\u9fff]{{0,2}}{key[1]}" if len(key) == 2 else key  # 批捕 of 批准逮捕
    wholes = [
        f for f in back if key and expression(short).search(f.lead) and not expression(f"[未不]予?{key}").search(f.lead)
    ]
    parts, sure = _parts(passage, figures, index)
    if wholes and len(parts) > 1 and not expression("[未不]").search(name):
        yield from _assess(passage, wholes[:1], parts, closed=_exhaustive(passage, parts), sure=sure)


def _refused(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """收到T件，受理A件，不予受理B件: what was done and what was not are all of it."""
    trio = figures[index : index + 3]
    if len(trio) < 3 or len({(f.dimension, f.sentence, f.depth) for f in trio}) > 1 or not _told(trio):
        return
    whole, done, refused = trio
    no = _REFUSAL.search(refused.lead) or (_NOT_DONE.match(refused.after) if refused.lead.strip("，有") == "" else None)
    opposed = any(done.lead.endswith(a) and expression(f"(?:{b})$").search(refused.lead) for a, b in _OUTCOMES)
    if _CARRIED.search(passage.text[passage.sentence_span(whole).start : whole.span.start]):
        return
    same = no and done.lead.endswith(no["verb"]) and not _REFUSAL.search(done.lead)
    if not (same or opposed) or "其中" in refused.lead:
        return
    quantities = [done.quantity, refused.quantity]
    verdict = judge_sum(quantities, whole.quantity)
    short = sum_of(quantities).high < whole.quantity.interval.low
    if verdict == "inconsistent" and short and not _nearly(quantities, whole.quantity, sum_of(quantities).middle):
        verdict = "unknown"
    words = addition(quantities, whole.quantity)
    yield Relation("sum", whole.span, (done.span, refused.span), verdict, words, right=total_of(quantities))


def _graded(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """征集T条，采纳A条，部分采纳B条，未采纳C条: done, half done and not done are all of it."""
    four = figures[index : index + 4]
    if len(four) < 4 or len({(f.dimension, f.sentence, f.depth) for f in four}) > 1 or not _told(four):
        return
    whole, done, half, refused = four
    no = _REFUSAL.search(refused.lead) if done.clause > whole.clause else None
    if not no or not done.lead.endswith(no["verb"]) or not expression(f"(?:部分|基本){no['verb']}$").search(half.lead):
        return
    quantities = [part.quantity for part in four[1:]]
    verdict = judge_sum(quantities, whole.quantity)
    words = addition(quantities, whole.quantity)
    spans = tuple(part.span for part in four[1:])
    yield Relation("sum", whole.span, spans, verdict, words, right=total_of(quantities))


def itemised(document: Document) -> Iterator[Relation]:
    """T件，分为三类： or T处，具体为： and, in the lines below, an item for each class with its count."""
    every = document.derive(passages)
    for number, passage in enumerate(every):
        tail = document.folded[max(passage.span.start, passage.span.end - 40) : passage.span.end]
        if not tail.endswith(("：", ":")):
            continue
        announced = _CLASSES.search(tail)
        count = int(parse_number(announced[1]) or 0) if announced else _items_below(document, every, number)
        items = every[number + 1 : number + 1 + count]
        wholes = [f for f in passage.figures if f.dimension not in COMPARING | {"类", "种", "部分", "方面", "个"}]
        if not announced:
            wholes = [f for f in passage.figures[-1:] if f.dimension not in COMPARING]
        parts = [
            next((f for f in item.figures if wholes and f.dimension == wholes[-1].dimension), None) for item in items
        ]
        known = [part for part in parts if part]
        if count > 1 and len(known) == count:
            closed = bool(announced or _SPECIFIED.search(tail))
            yield from _assess(passage, wholes[-1:], known, closed=closed, sure=True)


def _items_below(document: Document, every: Sequence[Passage], number: int) -> int:
    """How many numbered lines follow a paragraph, one right behind the other."""
    count = 0
    place = document.block_index(every[number].span.start)
    for passage in every[number + 1 : number + 13]:
        block = document.block_index(passage.span.start)
        if block != place + 1 or not _item(document, block):
            break
        place, count = block, count + 1
    more = place + 1 < len(document.blocks) and _item(document, place + 1)
    return 0 if more and not every[number + 1 + count : number + 2 + count] else count


def _item(document: Document, place: int) -> bool:
    """Whether a block is an item of a list: numbered, or behind a bullet."""
    block = document.blocks[place]
    return block.kind == "item" or bool(ordinal.read(document.folded, block.span.start))


def _parts(passage: Passage, figures: Sequence[Figure], first: int) -> tuple[list[Figure], bool]:
    """The list that begins at *first*, and whether nothing doubtful stands in it."""
    start = figures[first]
    parts = [start]
    sure = not _AVERAGE.search(start.lead)
    separator = ""
    for figure in figures[first + 1 : first + _LIMIT]:
        if figure.sentence != start.sentence or figure.depth < start.depth:
            break
        if figure.depth > start.depth or figure.dimension in COMPARING - {PLAIN} or _bounds(passage, figure, start):
            continue
        mark = _separator(passage, parts[-1], figure)
        if mark == "；" and (separator in {"、", "，"} or _ANEW.match(figure.before)):
            break
        if figure.dimension != start.dimension or _includes(figure):
            sure = sure and figure.dimension != start.dimension and "；" not in passage.between(parts[-1], figure)
            break
        rest = bool(expression(r"^[，、]?(?:其他|其它|其余)").match(figure.lead)) and figure.lead == figure.before
        if separator == "、" and mark == "，" and not rest:
            break
        if _is_no_part(figure, parts):
            break
        separator = separator or mark
        parts.append(figure)
    return parts, sure


def _is_no_part(figure: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the words before a figure say that it is no further part of a list: a total, a change, another deed."""
    start, lead = parts[0], figure.lead
    if _TOTAL.search(lead) or _AMOUNT.search(lead) or _AVERAGE.search(lead) or DELTA.search(lead):
        return True
    if (inside := _INSIDE.match(lead)) and any(inside[1][:2] in part.lead for part in parts):
        return True  # 医院468.2亿元、…，医院收入中公立医院431.7亿元
    if figure.depth == 0 and _OTHER_SIDE.search(lead) and not _OTHER_SIDE.search(start.lead):
        return True
    return bool(_STOP_LEAD.search(_label(figure)) and not _STOP_LEAD.search(_label(start)))


def _bounds(passage: Passage, figure: Figure, start: Figure) -> bool:
    """Whether a figure bounds a class in the label of a part: 100至300亩156户."""
    if figure.dimension == start.dimension:
        return False
    if _LABEL.fullmatch(figure.quantity.text) and not figure.after:
        return True  # 一期6.2亿元、二期7.1亿元
    if not figure.quantity.vague:
        return False
    return not expression("[，。；：]").match(passage.text, figure.span.end)


def _label(figure: Figure) -> str:
    """The words between the mark before a figure and itself, what stands in brackets left out: 县（区）立案."""
    return expression("[，、；：。]").split(_BRACKETS.sub("", figure.gap))[-1] if "）" in figure.gap else figure.lead


def _separator(passage: Passage, a: Figure, b: Figure) -> str:
    """The strongest mark between two parts, what stands in brackets and comparisons left out."""
    text = expression(r"（[^（）]*）").sub("", passage.between(a, b))
    return next((mark for mark in "；，、" if mark in text), "、")


def _including(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """T，其中P1、P2: the parts may not exceed the whole, and make it up where the list is closed."""
    parts, sure = _parts(passage, figures, index)
    wholes = list(_wholes(figures, index))
    if not wholes or _OWN_COUNT.match(figures[index].gap):
        return
    if (longer := _lengthened(figures, index + len(parts), parts, wholes[0])) or (
        longer := _continued(figures, index + len(parts), parts, wholes[0])
    ):
        parts = longer
    closed = bool(_CLOSED.search(figures[index].gap)) or _exhaustive(passage, parts)
    yield from _assess(passage, wholes, parts, closed=closed and not _open(passage, parts), sure=sure)


def _within(passage: Passage, parts: Sequence[Figure], whole: Figure) -> list[Figure]:
    """A list up to what stands behind a semicolon and is far larger than its whole: that is told of something else."""
    most = 2 * (whole.quantity.value or Decimal(0))
    for place in range(1, len(parts)):
        beyond = (parts[place].quantity.value or Decimal(0)) > most
        if beyond and "；" in passage.between(parts[place - 1], parts[place]):
            return list(parts[:place])
    return list(parts)


def _lengthened(figures: Sequence[Figure], index: int, parts: Sequence[Figure], whole: Figure) -> list[Figure]:
    """审执结T件，其中审结A件、B件，执结C件: the list with the part behind its last comma, where the whole names both."""
    more = figures[index] if index < len(figures) else None
    first = parts[0]
    if more is None or len(parts) < 2 or more.dimension != first.dimension or more.depth != first.depth:
        return []
    if more.sentence != first.sentence:
        return []
    verb = expression(r"[^\u4e00-\u9fff]*([\u4e00-\u9fff]{2})").match(more.lead)
    named = verb and all(character in whole.lead[-8:] for character in verb[1])
    return [*parts, more] if named and more.clause - parts[-1].clause == 1 else []


def _continued(figures: Sequence[Figure], index: int, parts: Sequence[Figure], whole: Figure) -> list[Figure]:
    """其中维持A件、撤销B件，调解终止C件，驳回D件: the list with what follows its last 、 if all of it nearly makes the whole."""
    if len(parts) < 2 or not all(part.listed for part in parts[1:]) or not _told([whole, *parts]):
        return []
    longer = list(parts)
    for figure in figures[index : index + 6]:
        alike = (figure.dimension, figure.sentence, figure.depth) == (whole.dimension, whole.sentence, parts[0].depth)
        if not alike or figure.clause - longer[-1].clause != 1 or not _told([figure]) or not nominal(figure):
            break
        longer.append(figure)
    quantities = [part.quantity for part in longer]
    short = judge_sum([part.quantity for part in parts], whole.quantity) == "inconsistent"
    if len(longer) == len(parts) or not short or sum_of(quantities[: len(parts)]).low > whole.quantity.interval.high:
        return []
    beneath = sum_of(quantities).low <= whole.quantity.interval.high
    nearly = beneath and _nearly(quantities, whole.quantity, sum_of(quantities).middle)
    over = one_slip(
        whole.quantity.show(sum_of(quantities).middle), whole.quantity.show(whole.quantity.value or Decimal(0))
    )
    return longer if nearly or over or judge_sum(quantities, whole.quantity) != "inconsistent" else []


def _wholes(figures: Sequence[Figure], index: int) -> Iterator[Figure]:
    """What a list of parts may be parts of, nearest first: a figure of the same dimension, at most a sentence back."""
    part = figures[index]
    for figure in reversed(figures[max(0, index - 12) : index]):
        if figure.sentence < part.sentence - 1 or figure.depth > part.depth:
            continue
        if figure.sentence < part.sentence and not expression(
            r"[^，。]{0,8}其中|[^。]{0,14}中[，：:]|分[^，。]{1,6}[看说讲][，：]"
        ).match(part.gap.lstrip("。 ")):
            continue
        if figure.dimension == part.dimension and not _AVERAGE.search(figure.lead):
            yield figure


def _assess(
    passage: Passage, wholes: Sequence[Figure], parts: Sequence[Figure], *, closed: bool, sure: bool
) -> Iterator[Relation]:
    """The relation of a whole, one of several candidates, and its listed parts."""
    near = [whole for whole in wholes if whole.quantity.digits != "一"][: 1 if parts[0].depth else 4]
    if not near:  # 一批、一次 say that there is such a thing, not how many
        return
    parts = _within(passage, parts, near[0])
    quantities = [part.quantity for part in parts]
    if any(quantity.value is None for quantity in [*quantities, near[0].quantity]):
        yield tied("sum", near[0], parts, "unknown")
        return
    for whole in near:
        for signs in _signs(parts, whole):
            least = len(parts) if all(part.listed for part in parts[1:]) else 2
            for count in range(len(parts), least - 1, -1):
                if whole.quantity.value is None or any(q.vague for q in [whole.quantity, *quantities[:count]]):
                    continue
                verdict = judge_sum(quantities[:count], whole.quantity, signs[:count])
                if verdict != "inconsistent":
                    said_so = addition(quantities[:count], whole.quantity, signs[:count])
                    yield Relation("sum", whole.span, tuple(p.span for p in parts[:count]), verdict, said_so)
                    return
    whole = next((figure for figure in near if not DELTA.search(figure.lead)), near[0])
    if DELTA.search(whole.lead) or any(_FALLING.search(part.lead) for part in parts):
        yield tied("sum", whole, parts, "unknown")
        return
    yield from _exceeding(passage, whole, parts, closed=closed, sure=sure)


def _exceeding(
    passage: Passage, whole: Figure, parts: Sequence[Figure], *, closed: bool, sure: bool
) -> Iterator[Relation]:
    quantities = [part.quantity for part in parts]
    total = whole.quantity
    if "均" in whole.lead:  # 村均69.9万元，其中最高的村426万元
        return
    overlapping = bool(_OVERLAP.search(passage.sentence_text(parts[-1]))) or _crossing(whole, parts)
    if expression("最[高低大小多少]").search(parts[0].lead):  # the richest village of 村均69.9万元
        yield tied("part", whole, parts, "unknown")
        return
    larger = next(
        (part for part in parts if part.quantity.interval.low > total.interval.high * Decimal("1.0001")), None
    )
    if larger and (_beyond_semicolon(passage, parts, larger) or _of_two_periods(passage, whole, larger)):
        yield tied("part", whole, parts[:1], "consistent")
        return
    if larger and expression("加上|连同|若计入|如计入").search(passage.between(whole, larger)):
        return  # with what is added, it is more than the whole
    if larger and not larger.quantity.vague and not total.vague and (larger is parts[0] or sure):
        words = f"{said(larger.quantity)}大于{said(total)}"
        yield Relation("part", larger.span, (whole.span,), "inconsistent", words, _unit_hint(larger, whole))
        return
    vague = total.vague or any(quantity.vague for quantity in quantities)
    if vague or overlapping or not sure or len(parts) < 2:
        single = len(parts) == 1 and not vague and not larger
        yield tied("part" if single else "sum", whole, parts, "consistent" if single else "unknown")
        return
    computed = sum_of(quantities)
    coarsest = max(total.step, *(quantity.step for quantity in quantities))
    over = computed.low > total.interval.high + coarsest / 2
    if mixed := _mixed(parts, whole):
        hint = "，可能是“万”“亿”写混"
        yield Relation("sum", mixed.span, (whole.span,), "inconsistent", addition(quantities, total), hint)
    elif over or closed or (_nearly(quantities, total, computed.middle) and not _open(passage, parts)):
        words = addition(quantities, total)
        spans = tuple(p.span for p in parts)
        yield Relation("sum", whole.span, spans, "inconsistent", words, right=total_of(quantities))
    else:
        yield tied("part", whole, parts, "consistent")


def _of_two_periods(passage: Passage, whole: Figure, part: Figure) -> bool:
    """Whether a part may be of two periods together: 上半年查处86件，下半年查处94件，其中立案的120件."""
    before = [f for f in passage.figures if f.sentence == whole.sentence and f.span.start < whole.span.start]
    other = next((f for f in reversed(before) if f.dimension == whole.dimension), None)
    if other is None or whole.clause - other.clause != 1 or other.depth != whole.depth:
        return False
    both = _HALVES.search(other.before) and _HALVES.search(whole.before)
    return bool(both) and (other.quantity.value or 0) + (whole.quantity.value or 0) >= (part.quantity.value or 0)


def _beyond_semicolon(passage: Passage, parts: Sequence[Figure], part: Figure) -> bool:
    """Whether a semicolon parts a figure from the first of a list that semicolons do not divide throughout."""
    cuts = ["；" in passage.between(a, b) for a, b in itertools.pairwise(parts)]
    return "；" in passage.between(parts[0], part) and (not all(cuts) or "；" not in parts[0].gap)


def _crossing(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts need not be apart: 女代表 and 党员代表; cases of last year and new ones, which make what came in."""
    labels = [part.before + expression("[，、；]").split(part.after[:4])[0] for part in parts]
    if nested(labels):
        return True
    if any(_STALE.search(label) for label in labels) and any(_FRESH.search(label) for label in labels):
        return not expression("受理|共有|承办|登记|在手|合计|总").search(whole.lead)
    if any("党纪" in label for label in labels) and any("政务" in label for label in labels):
        return True  # one person may be given both
    named = {place for place, attribute in enumerate(_ATTRIBUTES) if attribute.search(whole.lead)}  # all are 党员
    sorts = [{n for n, attribute in enumerate(_ATTRIBUTES) if attribute.search(label)} - named for label in labels]
    known = [sort for sort in sorts if sort]
    return any(not a & b for a, b in itertools.pairwise(known)) and not _OTHERS.search(labels[-1])


def nested(labels: Sequence[str]) -> bool:
    """Whether one sort takes in another: bounded from one side alone (亿元以上, 10亿元以上), or named in it (公益林, 国家级公益林)."""
    names = [expression(r"[^\u4e00-\u9fff]|其中|有|为").sub("", label) for label in labels]
    if any(
        len(a) > 2 and a != b and b.endswith(a) and b[: -len(a)][-1:] not in "非不"
        for a, b in itertools.pairwise(names)
    ):
        return True
    open_ended = [label for label in labels if "以上" in label and "以下" not in label]
    return len(open_ended) > 1 and not any("以下" in label for label in labels)


def _mixed(parts: Sequence[Figure], whole: Figure) -> Figure | None:
    """The one part that makes up the whole once its 万 is read as 亿, or 元 as 万元."""
    rest = (whole.quantity.value or Decimal(0)) - sum((part.quantity.value or Decimal(0) for part in parts), Decimal(0))
    for part in parts:
        value = part.quantity.value
        wanted = rest + (value or Decimal(0))
        if value and wanted / value in _SCALES_APART:
            return part
    return None


def _nearly(parts: Sequence[Quantity], total: Quantity, computed: Decimal) -> bool:
    """Whether parts stay so little below their total that a slip is likelier than parts left out.

    In 2.6 million characters of finished reports no list of three parts or more came within a tenth of its total.
    """
    if len(parts) < 2 or not total.value or total.value <= 0:
        return False
    ratio = computed / total.value
    slip = one_slip(total.show(computed), total.show(total.value))
    if slip and ratio > _LOW and transposed(total.show(computed), total.show(total.value)):
        return True  # two figures of three digits or more are no neighbours' swap apart by chance
    if len(parts) == 2:
        return slip and Decimal("0.9") < ratio < Decimal("1.1")
    return ratio > Decimal("0.97") or (slip and ratio > Decimal("0.88"))


def tied(kind: Kind, whole: Figure, parts: Sequence[Figure], verdict: Verdict) -> Relation:
    """Figures that belong together although the text does not let them be added up."""
    words = "、".join(said(part.quantity) for part in parts[:8])
    return Relation(
        kind, whole.span, tuple(part.span for part in parts), verdict, f"{words}，其总数{said(whole.quantity)}"
    )


def _signs(parts: Sequence[Figure], whole: Figure) -> Iterator[list[int]]:
    """All parts added; where the whole is a change, falling parts taken away."""
    if DELTA.search(whole.lead) and any(_FALLING.search(part.lead) for part in parts):
        yield [-1 if _FALLING.search(part.lead) else 1 for part in parts]
    yield [1] * len(parts)


def _unit_hint(part: Figure, whole: Figure) -> str:
    """A part larger by thousands than its whole: 万元 written as 亿元."""
    if not whole.quantity.value or part.quantity.value is None:
        return ""
    return "，可能是“万”“亿”写混" if part.quantity.value / whole.quantity.value > 500 else ""


def _exhaustive(passage: Passage, parts: Sequence[Figure]) -> bool:
    """Whether the labels of a list say that it leaves nothing out."""
    if len(parts) < 2:
        return False
    labels = [part.before + part.after[:12] for part in parts]
    if len(parts) > 2 and any("以下" in labels[i] and expression("以上").search(labels[-1 - i]) for i in (0, -1)):
        return True  # 100亩以下, 100至300亩, 300亩以上
    if _OTHERS.search(parts[-1].lead):
        return True
    behind = _SORTS.match(_tail(passage, parts))
    if behind and parse_number(behind["n"]) == len(parts) > 2:
        return True  # 读书16场、讲座12场、书展9场，3类活动…
    if any((a in labels[0] and b in labels[-1]) or (b in labels[0] and a in labels[-1]) for a, b in _PAIRS):
        return True
    announced = expression(r"(?<!第)([两二三四五六七八九])个?(?:大?类|种|方面|部分|级|批|期|轮|阶段)").search(
        passage.text[max(passage.span.start, parts[0].span.start - 40) : parts[0].span.start],
    )
    return bool(announced and "两二三四五六七八九".find(announced[1]) == len(parts) - 1)


def _open(passage: Passage, parts: Sequence[Figure]) -> bool:
    """Whether a list goes on without figures: 等, 、其他学校."""
    tail = _tail(passage, parts)
    return "等" in tail or bool(expression("[、及和]|以及").match(tail))


def _tail(passage: Passage, parts: Sequence[Figure]) -> str:
    last = parts[-1].span.end
    return passage.text[last : min(last + 8, passage.span.end)]


def _before_bracket(figures: Sequence[Figure], index: int) -> Figure:
    """The figure before the one at *index*, a year in the same bracket left out: 8,462人次（2022年2,486人次、…）."""
    before = figures[index - 1]
    return figures[index - 2] if before.dimension == YEAR and before.depth and index > 1 else before


def _bracketed(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """T（P1、P2）: a list in brackets right behind its total."""
    whole = _before_bracket(figures, index)
    parts, sure = _parts(passage, figures, index)
    if whole.dimension != figures[index].dimension or len(parts) < 2:
        return
    if passage.text.find("）", whole.span.end, parts[0].span.start) >= 0:
        return
    if _DEFINED.match(passage.text, whole.span.end):  # 3.2万担（1担为50公斤）
        return
    if _OPPOSED.search(parts[0].lead + parts[1].lead):
        signs = [1, -1]
        told = _told([whole, *parts])
        verdict = judge_sum([part.quantity for part in parts[:2]], whole.quantity, signs) if told else "unknown"
        words = addition([part.quantity for part in parts[:2]], whole.quantity, signs) if told else ""
        if verdict == "inconsistent" and not expression("结余|净").search(whole.lead):
            verdict = "unknown"
        yield Relation("difference", whole.span, tuple(p.span for p in parts[:2]), verdict, words)
        return
    partial = expression(r"等|含|如|其中").search(passage.text[whole.span.end : parts[-1].span.end + 4])
    yield from _assess(passage, [whole], parts, closed=not partial, sure=sure)


def _unmarked(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """新增就业5.82万人，城镇3.64万人，农村2.18万人: parts behind their total that no word announces."""
    whole = figures[index]
    parts, sure = _parts_behind(passage, figures, index)
    quantities = [part.quantity for part in parts]
    if not parts or _larger(quantities, whole.quantity):
        return
    verdict = judge_sum(quantities, whole.quantity)
    words, spans = addition(quantities, whole.quantity), tuple(part.span for part in parts)
    relation = Relation("sum", whole.span, spans, verdict, words, right=total_of(quantities))
    if verdict != "inconsistent":
        yield relation
        return
    if _OVERLAP.search(passage.sentence_text(whole)) or _open(passage, parts) or _crossing(whole, parts):
        return
    computed = sum_of(quantities).middle
    if not whole.quantity.value or not Decimal("0.7") < computed / whole.quantity.value < Decimal("1.4"):
        return
    if whole.quantity.value < _LEAST:
        return
    between = passage.between(whole, parts[0])
    headed = "：" in between or "来源" in between or "分" in between
    slipped = _nearly(quantities, whole.quantity, computed) or (
        len(parts) >= 3 and _slipped(quantities, whole.quantity)
    )
    dated = _yearly(parts, whole)
    told_apart = dated or (between.startswith(("：", "——")) and "；" not in between)  # 发展党员86名：机关12名，农村31名
    if told_apart or _exhaustive(passage, parts) or (slipped and (sure or headed)):
        yield relation


def _yearly(parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether as many years are told behind a total as it says: 三年累计投入9.8亿元，2022年2.6亿元，…"""
    several = _SEVERAL.search(whole.before)
    count = parse_number(several[0][0]) if several else None
    return count == len(parts) and all(_DATED.search(part.before) for part in parts)


def _larger(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """Whether one of some parts is larger than their whole, and no two digits that changed places explain it."""
    swapped = transposed(whole.show(sum_of(parts).middle), whole.show(whole.value or Decimal(0)))
    return not swapped and any(part.interval.low > whole.interval.high for part in parts)


def _parts_behind(passage: Passage, figures: Sequence[Figure], index: int) -> tuple[list[Figure], bool]:
    """The list behind a figure that no word announces, if all of it names sorts of what the figure counts."""
    whole, start = figures[index], index + 1
    while start + 1 < len(figures) and _aside(figures[start], whole):
        start += 1
    first = figures[start]
    between = passage.between(whole, figures[index + 1])
    alike = first.dimension == whole.dimension and first.depth == whole.depth
    if not alike or whole.listed or not _told([whole]) or not _AFTER_WHOLE.match(between):
        return [], False
    if _AVERAGE.search(whole.lead) or DELTA.search(whole.lead):
        return [], False
    announced = _includes(first) or _CLOSED.search(first.gap)
    divided = _RECEIVED.search(whole.lead) and "立案" in first.lead
    if announced or divided or not _leads(passage, figures, index):
        return [], False
    parts, sure = _parts(passage, figures, start)
    if (
        len(parts) < 2
        or not _told(parts)
        or not (
            between.startswith("：")
            or all(nominal(part) or not part.gap or _DATED.search(part.before) for part in parts)
        )
    ):
        return [], False
    if "；" in between and not all("；" in passage.between(a, b) for a, b in itertools.pairwise(parts)):
        return [], False
    behind = figures.index(parts[-1], start) + 1
    if any(f.dimension not in {RANK, YEAR, "期", "批", whole.dimension} for f in figures[start:behind]):
        behind = start + len(parts)
    stop = figures[behind] if behind < len(figures) else None
    more = stop and (stop.sentence, stop.dimension, stop.depth) == (whole.sentence, whole.dimension, whole.depth)
    if (
        more
        and stop
        and all(part.listed for part in parts[1:])
        and not stop.listed
        and _DEED.search(stop.lead.strip("，"))
    ):
        more = False  # A、B和C，被采用D: what follows the list is told of all of it
    return ([], False) if more else (parts, sure)


def _aside(figure: Figure, whole: Figure) -> bool:
    """Whether a figure belongs to the names of the sorts behind a total: 一类县1,420座, 分属5家公司：."""
    if figure.dimension == YEAR:
        return bool(_SEVERAL.search(whole.before)) and figure.gap == "，"
    if figure.dimension == RANK:
        return bool(_NTH.match(figure.after)) and bool(_SEVERAL.search(whole.before))
    if figure.dimension == whole.dimension:
        return False
    if _LABEL.fullmatch(figure.quantity.text) and not figure.after:
        return bool(expression("[，：]").fullmatch(figure.gap))  # 一期6.2亿元
    if not figure.after:
        return False
    counted = expression(r"[\u4e00-\u9fff]{0,8}：").match(figure.after)
    bounding = figure.quantity.vague and expression(r"[的\u4e00-\u9fff]{0,6}$").fullmatch(figure.after)
    return bool(bounding or _LABEL.fullmatch(figure.quantity.text) or (counted and figure.quantity.exact))


def _leads(passage: Passage, figures: Sequence[Figure], index: int) -> bool:
    """Whether a figure is the first of its dimension in its sentence, or behind a semicolon."""
    whole = figures[index]
    for figure in reversed(figures[max(0, index - 6) : index]):
        if figure.sentence != whole.sentence:
            return True
        if figure.dimension == whole.dimension:
            return (
                "；" in passage.between(figure, whole)
                or expression("共(?!同)[^，。；]{0,8}$").search(whole.lead) is not None
            )
    return True


def nominal(part: Figure) -> bool:
    """Whether the words of a part name a sort of the whole, rather than tell of another deed."""
    label = part.lead.strip("，、；：和及其中有为 ")
    return 0 < len(label) <= 14 and not _DEED.search(label) and not _AVERAGE.search(label)


def _slipped(parts: Sequence[Quantity], total: Quantity) -> bool:
    """Whether one slip in one of several parts explains why they do not make their total."""
    short = (total.value or Decimal(0)) - sum((part.value or Decimal(0) for part in parts), Decimal(0))
    if len(parts) < 2 or not total.value or abs(short) > abs(total.value) / 4:
        return False
    for part in parts:
        wanted = (part.value or Decimal(0)) + short
        if wanted > 0 and len(part.digits) >= 2 and one_slip(part.show(wanted), part.show(part.value or Decimal(0))):
            return True
    return False


def _told(figures: Sequence[Figure]) -> bool:
    return all(figure.quantity.value is not None and not figure.quantity.vague for figure in figures)


def _closing(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """P1、P2…，共计T: what stands before a closing total in its sentence."""
    total = figures[index]
    parts = _parts_before(passage, figures, index)
    weak = not _TOTAL.search(total.before) and _ALL.search(_label(total) if total.gap.endswith("）") else total.before)
    parts = parts[-_FEW:] if weak else parts
    if len(parts) < 2:
        return
    quantities = [part.quantity for part in parts]
    if any(q.value is None or q.vague for q in [*quantities, total.quantity]):
        yield tied("sum", total, parts, "unknown")
        return
    for first in range(len(parts) - 1):
        verdict = judge_sum(quantities[first:], total.quantity)
        if verdict != "inconsistent":
            words = addition(quantities[first:], total.quantity)
            yield Relation("sum", total.span, tuple(part.span for part in parts[first:]), verdict, words)
            return
    if mixed := _mixed(parts, total):
        words = addition(quantities, total.quantity)
        yield Relation("sum", mixed.span, (total.span,), "inconsistent", words, "，可能是“万”“亿”写混")
        return
    if _doubtful(passage, total, parts) or (weak and not _surely_all(passage, parts, total)):
        yield tied("sum", total, parts, "unknown")
        return
    words = addition(quantities, total.quantity)
    spans = tuple(part.span for part in parts)
    yield Relation("sum", total.span, spans, "inconsistent", words, right=total_of(quantities))


def _composed(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """由A、B和C三部分组成，总里程T: the parts are named as all there are."""
    total = figures[index]
    parts = _parts_before(passage, figures, index)
    if len(parts) > 1 and _told([total, *parts]) and parts[-1] is figures[index - 1]:
        quantities = [part.quantity for part in parts]
        verdict, words = judge_sum(quantities, total.quantity), addition(quantities, total.quantity)
        spans = tuple(part.span for part in parts)
        yield Relation("sum", total.span, spans, verdict, words, right=total_of(quantities))


def _surely_all(passage: Passage, parts: Sequence[Figure], total: Figure) -> bool:
    """Whether 共 before a deed sums up what is told right before it: 第一书记36名、工作队员72名，共选派108名."""
    quantities = [part.quantity for part in parts]
    if total.clause - parts[-1].clause != 1 or total.depth or any(part.sentence != total.sentence for part in parts):
        return False
    listed = all(part.listed or _LISTED_WITH_NOUN.fullmatch(part.gap) for part in parts[1:])
    return (listed and _nearly(quantities, total.quantity, sum_of(quantities).middle)) or _exhaustive(passage, parts)


def _added(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """A，B，加上C，累计T: what 加上 adds is the last part."""
    total, last = figures[index], figures[index - 1]
    parts = [last]
    for figure in reversed(figures[max(0, index - 8) : index - 1]):
        if figure.sentence != total.sentence:
            break
        if figure.dimension != total.dimension or figure.depth != total.depth or _ENTIRE.search(figure.lead):
            continue
        parts.insert(0, figure)
    alike = last.dimension == total.dimension and last.sentence == total.sentence and total.clause - last.clause == 1
    if (
        len(parts) < 2
        or not alike
        or not _told([*parts, total])
        or not expression("累计|合计|共|总|达").search(total.lead)
    ):
        return
    runs = [parts[first:] for first in range(len(parts) - 1)]
    verdicts = [judge_sum([part.quantity for part in run], total.quantity) for run in runs]
    best = next((place for place, verdict in enumerate(verdicts) if verdict != "inconsistent"), 0)
    quantities = [part.quantity for part in runs[best]]
    verdict = verdicts[best]
    if verdict == "inconsistent" and not _nearly(quantities, total.quantity, sum_of(quantities).middle):
        verdict = "unknown"
    spans = tuple(part.span for part in runs[best])
    words = addition(quantities, total.quantity)
    yield Relation("sum", total.span, spans, verdict, words, right=total_of(quantities))


def _running(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """截至2023年底累计A；2024年又完成B，累计达到C: what there was and what has come make what there is."""
    total = figures[index]
    near = [
        f
        for f in figures[max(0, index - 6) : index]
        if f.dimension == total.dimension and f.depth == total.depth and f.sentence >= total.sentence - 1
    ]
    if near and _told([near[-1], total]) and _NOW.match(near[-1].before) and total.clause - near[-1].clause == 1:
        over = near[-1].quantity.interval.low > total.quantity.interval.high and "累计" in total.lead
        words = f"{said(near[-1].quantity)}大于累计的{said(total.quantity)}"
        yield Relation("part", total.span, (near[-1].span,), "inconsistent" if over else "consistent", words)
    if len(near) < 2 or not _told([*near[-2:], total]):
        return
    before, fresh = near[-2:]
    words = passage.between(before, total)
    came = _CAME.search(fresh.before) and not fresh.listed and total.clause - fresh.clause == 1
    if not _RUNNING.search(before.lead) or not came or expression("减少|退出|注销|撤|拆|其中|计划|目标").search(words):
        return
    if fresh.sentence != total.sentence or fresh.clause == before.clause or "累计" in fresh.lead:
        return
    quantities = [before.quantity, fresh.quantity]
    verdict = judge_sum(quantities, total.quantity)
    ratio = total_of(quantities) / (total.quantity.value or Decimal(1))
    if verdict == "inconsistent" and not (_LOW < ratio < _HIGH and before.lead[-2:] != fresh.lead):
        verdict = "unknown"
    words = addition(quantities, total.quantity)
    yield Relation("sum", total.span, (before.span, fresh.span), verdict, words, right=total_of(quantities))


def _distributed(passage: Passage, figures: Sequence[Figure], index: int) -> bool:
    """Whether 分别A、B、C，共T stands before a figure: a list told apart and then summed up."""
    total = figures[index]
    last = figures[index - 1] if index else None
    joined = last and (last.listed or _JOINED.fullmatch(last.gap))
    if last is None or last.dimension != total.dimension or not joined or last.sentence != total.sentence:
        return False
    following = figures[index + 1] if index + 1 < len(figures) else None
    if following and (following.listed or _JOINED.fullmatch(following.gap)):
        return False  # 分别新增A、B，累计分别达到C、D
    summed = expression(r"^[\u4e00-\u9fff0-9—-]{0,6}?(?:共|累计|合计)[^，。；]{0,6}$").match(total.before)
    return bool(summed) and "分别" in passage.sentence_text(total)


def _parts_before(passage: Passage, figures: Sequence[Figure], index: int) -> list[Figure]:
    """The figures of a sentence that its closing total can take in."""
    total = figures[index]
    parts: list[Figure] = []
    for figure in reversed(figures[max(0, index - _LIMIT) : index]):
        if figure.sentence != total.sentence:
            break
        if figure.dimension == total.dimension and figure.depth == total.depth + 1 and _CLOSED_BRACKET.match(total.gap):
            parts.append(figure)
            continue
        if figure.depth != total.depth or figure.dimension != total.dimension:
            continue
        if parts and parts[-1].depth > total.depth:
            break
        if (
            parts
            and parts[-1].quantity.value == figure.quantity.value
            and _SAME.match(passage.between(figure, parts[-1]))
        ):
            continue  # 0.65亿元，折6,500万元
        between = passage.between(figure, parts[-1] if parts else total)
        if "；" in between and len(parts) > 1 and "；" not in passage.between(parts[-1], total):
            break  # the list begins behind the semicolon
        if ("；" in between and "其中" in between) or _TOTAL.search(figure.before) or _CUMULATIVE.search(figure.before):
            break
        parts.append(figure)
    return parts[::-1]


def _doubtful(passage: Passage, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether something in the sentence explains that the parts do not make the total."""
    spanned = _CUMULATIVE.search(total.before)
    announced = parse_number(spanned["n"]) if spanned else None
    start = passage.sentence_span(total).start
    start = max(start, passage.text.rfind("；", start, parts[0].span.start))
    end = passage.sentence_span(total).end
    stop = passage.text.find("；", total.span.end, end)
    sentence = passage.text[start : stop if stop > 0 else end]  # what semicolons part off says nothing of this list
    ratio = total_of([part.quantity for part in parts]) / (total.quantity.value or Decimal(1))
    return bool(
        announced not in {None, len(parts)}
        or (spanned and not _LOW < ratio < _HIGH)  # something else than the parts
        or any(_AVERAGE.search(part.lead) or DELTA.search(part.lead) or _GROWN.search(part.lead) for part in parts)
        or (_AMOUNT.search(total.lead) and not _ABOUT_ALL < ratio < 2 - _ABOUT_ALL)
        or _OVERLAP.search(sentence)
        or "其中" in passage.between(parts[0], total)
        or (
            _STOCK.search(total.lead)
            and not spanned
            and not ((parts[-1].listed or _JOINED.fullmatch(parts[-1].gap)) and "分别" in sentence)
            and not _staged(parts, total)
        )
        or expression(r"另|加上|扣除|不含|除").search(sentence)
        or "预算" in "".join(part.lead for part in parts[1:]) + total.lead
    )


def _staged(parts: Sequence[Figure], total: Figure) -> bool:
    """Whether parts of several periods miss their 累计 total by a slip: it may else hold what came before."""
    quantities = [part.quantity for part in parts]
    computed = sum_of(quantities).middle
    slip = one_slip(total.quantity.show(computed), total.quantity.show(total.quantity.value or Decimal(0)))
    return slip and all(_PERIOD.search(part.before) for part in parts)


def _partitioned(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """收到T件，合并A件，转B件，立案C件."""
    whole = figures[index]
    parts: list[Figure] = []
    for figure in figures[index + 1 : index + 12]:
        if figure.sentence > whole.sentence + 1:
            break
        if figure.dimension != whole.dimension or figure.depth != whole.depth:
            continue
        own = expression(r"(?:并案|合并|归并|整合)后").sub("", figure.lead) + (
            figure.after[:14] if not figure.lead.strip("，其为") or "其余" in figure.lead else ""
        )
        if not (_PARTITION.search(own) or expression("立案|采用|采纳").search(figure.lead)):
            break
        if expression(r"其中|增加|增长").search(figure.lead) and not parts:
            break
        parts.append(figure)
    accepted = [
        p
        for p in parts
        if expression("立案|采用|采纳").search(p.lead) and not expression(r"[不未]予?(?:立案|采)").search(p.lead)
    ]
    if len(parts) < 2 or len(accepted) != 1 or (len(parts) < 3 and "立案" not in accepted[0].lead):
        return
    quantities = [part.quantity for part in parts]
    if any(q.value is None or q.vague for q in [whole.quantity, *quantities]):
        yield tied("sum", whole, parts, "unknown")
        return
    verdict = judge_sum(quantities, whole.quantity)
    claimed = accepted[0] if verdict == "inconsistent" else whole
    operands = tuple(figure.span for figure in (whole, *parts) if figure is not claimed)
    if verdict == "inconsistent":
        others = [part for part in parts if part is not claimed]
        signs = [1, *([-1] * len(others))]
        terms = [whole.quantity, *(part.quantity for part in others)]
        words, right = addition(terms, claimed.quantity, signs), total_of(terms, signs)
    else:
        words, right = addition(quantities, whole.quantity), None
    yield Relation("sum", claimed.span, operands, verdict, words, right=right)


def _divided(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """立案的T件提案中，A件、B件…: a total that heads its own list."""
    whole = figures[index]
    if index + 1 >= len(figures) or _includes(figures[index + 1]):
        return
    first = next(
        (
            place
            for place in range(index + 1, min(index + 6, len(figures)))
            if figures[place].dimension == whole.dimension and figures[place].depth == whole.depth
        ),
        None,
    )
    if first is None or figures[first].sentence != whole.sentence:
        return
    parts, sure = _parts(passage, figures, first)
    within = expression(r"[^，。；]{0,14}(?<![高初其集期])(?:中|里)[，：:]").match(whole.after)
    if len(parts) < 2 and not (within and first == index + 1 and parts[0].clause - whole.clause <= 2):
        return
    yield from _assess(passage, [whole], parts, closed=_exhaustive(passage, parts), sure=sure)
