"""Lists of parts: which figures belong to one, and whether they are apart from each other and all there are."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from decimal import Decimal

from ..expression import expression
from ..numeral import parse_number
from ..quantity import CLOCK, DATE, DOUBLINGS, PERCENT, PLAIN, POINTS, RANK, TIMES, YEAR, Quantity
from .passage import Figure, Passage
from .relation import Kind, Relation, Verdict, addition, judge_sum, one_slip, said, sum_of, total_of, transposed

COMPARING = frozenset({PERCENT, POINTS, TIMES, DOUBLINGS, RANK, YEAR, DATE, CLOCK, PLAIN})
"""Dimensions that are never parts of a total."""
NEVER_SUMMED = frozenset({"岁", "周岁", "℃", "分", "级", "届", "分钟", "学时"})
"""Dimensions whose figures are never added up."""
DELTA = expression(
    r"增加(?!值)|增长|减少|下降|净增|净减|多(?![种元次重类项个数功彩层])|提高|降低|增收|减收|上升|比(?![较重例赛选对])|(?<!比)较(?![好大强多为])|扩大|压减"
)
OVERLAP = expression(
    r"多个(?:部门|单位)|兼|交叉|重复|重叠|同时|多种|可多选|又有|又是|既有|既是|不含重|部分.{0,6}两项|两项[均都]|[两三各][类者种]中?均|[均都]有"
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
_FRESH = expression(r"新收|新立|新受理|当年|本年|今年")
AVERAGE = expression(
    r"每(?![年月季批期次届][\u4e00-\u9fff]{0,2}分别)|[人户村社校企店亩镇乡县件]均|平均|单价|均价|日均|月均|年均|最|不足|不到|(?<!高)标准(?!化)"
)
_INCLUDING = expression(
    r"^。?分[^，。]{1,6}[看说讲][，：][^（）；，、]*$|(?:其中|，从中)(?:[^（）；]*$|[^（）；]*（[^）]*$)|^[\u4e00-\u9fff]{0,10}[，：（]?(?:主要)?(?:包括|包含|含)[^（）]*$"
)
CLOSED = expression(
    r"分别(?:为|是|有)|，计(?=[\u4e00-\u9fff]{2})(?![入划算])|[，（—：]即|——|由[^，。]{0,12}(?:组成|构成)|，具体(?:为|是)[：，]?"
)
"""Words before a list that say it leaves nothing out."""
RECEIVED = expression(r"收到|提交|提出|征集|受理|收集|报送|接收|共有|共收|接到|登记")
"""Words of what has come in, and is then disposed of."""
TOTAL = expression(
    r"(?:合计|总计|共计|一共|总共|合起来)[^，。；：由从]{0,6}$|^(?:[^，。；：]{0,2}(?:总数|总额|总量))(?:为|达|是|共)?$|^(?:共|计)$"
)
AMOUNT = expression(r"(?:总数|总量|总额|总规模)(?:达到?|为|是|有|增至)?$")
LOW, HIGH = Decimal("0.6"), Decimal("1.7")
RUNNING = expression(r"累计[^，。；]{0,10}$|总(?:数|量|额|计|规模|里程|面积)?(?:达到?|增至|增加到|为)了?$")
_OTHERS = expression(r"其他|其它|其余|剩余|余下|未[办审执]?结的?$")
_PAIRS = (
    ("制定", "废止"), ("第一产业", "第三产业"), ("税收", "非税"), ("城镇", "乡村"), ("城镇", "农村"), ("男", "女"), ("大会期间", "闭会期间"),
    ("会议期间", "闭会期间"), ("委员提案", "集体提案"), ("主办", "会办"), ("主办", "协办"), ("主办", "分办"), ("会前", "会后"),
    ("夏粮", "秋粮"), ("线上", "线下"), ("一期", "二期"), ("集体", "个人"), ("集体", "联名"), ("通过", "退回"), ("国有", "民营"), ("中央", "自筹"), ("省派", "县派"), ("已办结", "正在办理"), ("A类", "C类"), ("公办", "民办"), ("进口", "出口"),
    ("在职", "退休"), ("在岗", "退休"), ("正式党员", "预备党员"), ("内资", "外资"), ("省内", "省外"), ("市内", "市外"), ("新任", "连任"),
    ("个人提案", "集体提案"), ("委员个人", "集体"), ("新开工", "续建"), ("养殖", "捕捞"), ("收件", "派件"), ("入境", "出境"), ("真烟", "假烟"), ("新建", "改造"), ("新建", "改扩建"), ("基金支付", "个人"), ("统筹", "个人负担"), ("财政", "个人缴"), ("人工", "智能"), ("纸质", "平台"), ("解决", "留作参考"), ("采纳", "参考"),
)  # fmt: skip
_STOP_LEAD = expression(
    r"^[，、；]*(?:全年|共|先后|并|还|又)*(?:经审查|立案|审结|办结|办复|结案|执结|采纳|整改|建成|实现|投入|吸引|带动|撬动|拉动|惠及|受理|收到|走出|召开|形成|组织|提出|解决|被|走访|开展|帮助|举办|收集|参加|参与|报送|编发|推动|促成|发放|帮扶|培训|发布|刊发|落实)|(?<!比)较(?![好大强多为差])|比上|同比|每|人均|平均|累计"
)
_OTHER_SIDE = expression(r"^[，、；]*(?:总?支出|结余|年末|期末)")
"""What follows the sorts of an income, and is none of them."""
DEED = expression(
    r"^(?:全年|先后|共|又|还|已)*(?:走访|开展|帮助|举办|参加|参与|被|获|编发|推动|促成|发放|帮扶|培训|发布|刊发|落实|完成|实施|启动|建成|新建|改造|建设|引进|办结|办复|达到|突破|召开|组织|调研|视察|立项|吸引|带动|惠及|实现|投入|采纳|采用)|增长|增加|减少|下降|比上|较上|同比|每|累计|计划|目标|调入|调出|转入|转出|退休|新进|增补|撤销|辞去|现有|年末|年底|实有|请假|剔除|扣除|支出|结余|节约|节省|核减|审减|缺编|空编|超编|缺额|空缺|欠缴|尚欠|缺口|差额|超收|短收|超支"
)
"""Verbs of deeds of their own: what follows them is no part of what stands before."""
_DEGREE = expression(".*[非不]|非常|很|十分|比较|较为?|基本|不太|一般")
"""What makes another sort of one, not a sort of it: 满意, 基本满意, 不满意."""
_DUE = expression(r"应|需|拟|计划|要求|承诺")
_LAST = expression(r"[，、]?(?:其他|其它|其余|(?:至?[年期月]末|[年月]底)?(?:尚有|尚|仍有)?未[办审执]?结的?$)")
"""Words of what comes last in a list and leaves nothing out."""
_STATE = expression("已|正|未|尚|待|均|完成|[办审执调]结|办复|采纳|解决|整改|落实|答复|解释|留作|通过|销号|化解")
"""Words of a part that say themselves what became of it."""
_DONE = expression(r"[，、]?(?:截至[^，。；]{0,6})?(?:目前|现)?均?已")
"""Words of what was done of a part that was due, and is no further part."""
_INSIDE = expression(r"([\u4e00-\u9fff]{2,8})(?<![高初其集期])中(?![心小学国央医药型级等])")
"""Words before what is counted of one part only."""
_BRACKETS = expression(r"（[^（）]*）")
_ANEW = expression(r"(?:全[市县省区州]|[今去上本]年|全年|经|截至|目前|年初|年末|出席|参加|按)")
"""Words behind a semicolon with which a statement of its own begins."""
LABEL = expression("[一二三四五](?:类|级|期|等|组|批)")
"""Names of sorts that look like figures: 一类县, 二类县."""
_SCALES_APART = frozenset(Decimal(10) ** power for power in (4, -4, 8, -8))
_SORTS = expression(r"，?(?P<n>[2-9]|[三四五六七八九])大?(?:类|种)")
LIMIT = 40
LINK = expression(r"[^\u4e00-\u9fff]|其中|有|为|达到?|完成|共")
"""What the name of a sort is told without."""
_BEFORE = expression("[，、；]?(?:其中)?(?:前[两二三四五六七八九][年期批轮]|此前|以前年度|往年|历年)")
_SINCE = expression("[，、；]?(?:今年|本年|当年|本期|本批|本轮)")
"""Words of what was done before and of what has been done since: together, all that is told of."""


def includes(figure: Figure) -> bool:
    """Whether 其中 or 包括 leads to a figure; what stands in brackets between does not count: 其中各县（区）报送."""
    return bool(_INCLUDING.search(_BRACKETS.sub("", figure.gap)))


def parts_from(passage: Passage, figures: Sequence[Figure], first: int) -> tuple[list[Figure], bool]:
    """The list that begins at *first*, and whether nothing doubtful stands in it."""
    start = figures[first]
    parts = [start]
    sure = not AVERAGE.search(start.lead)
    separator = ""
    for figure in figures[first + 1 : first + LIMIT]:
        if figure.sentence != start.sentence or figure.depth < start.depth:
            break
        if figure.depth > start.depth or figure.dimension in COMPARING - {PLAIN} or _bounds(passage, figure, start):
            continue
        mark = _separator(passage, parts[-1], figure)
        if mark == "；" and (separator in {"、", "，"} or _ANEW.match(figure.before)):
            break
        if figure.dimension != start.dimension or includes(figure):
            sure = sure and figure.dimension != start.dimension and "；" not in passage.between(parts[-1], figure)
            break
        rest = bool(_LAST.match(figure.lead)) and figure.lead == figure.before
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
    if TOTAL.search(lead) or AMOUNT.search(lead) or AVERAGE.search(lead) or DELTA.search(lead):
        return True
    if (inside := _INSIDE.match(lead)) and any(inside[1][:2] in part.lead for part in parts):
        return True  # 医院468.2亿元、…，医院收入中公立医院431.7亿元
    if _DONE.match(lead) and (_DUE.search(parts[-1].lead) or not _STATE.search(parts[-1].lead)):
        return not _DONE.match(parts[-1].lead)  # 应于年内整改的110个，已整改108个
    last = len(parts) > 1 and _LAST.match(lead)
    if figure.depth == 0 and _OTHER_SIDE.search(lead) and not (last or _OTHER_SIDE.search(start.lead)):
        return True
    return bool(_STOP_LEAD.search(label_of(figure)) and not _STOP_LEAD.search(label_of(start)))


def _bounds(passage: Passage, figure: Figure, start: Figure) -> bool:
    """Whether a figure bounds a class in the label of a part: 100至300亩156户."""
    if figure.dimension == start.dimension:
        return False
    if LABEL.fullmatch(figure.quantity.text) and not figure.after:
        return True  # 一期6.2亿元、二期7.1亿元
    if not figure.quantity.vague:
        return False
    return not expression("[，。；：]").match(passage.text, figure.span.end)


def label_of(figure: Figure) -> str:
    """The words between the mark before a figure and itself, what stands in brackets left out: 县（区）立案."""
    return expression("[，、；：。]").split(_BRACKETS.sub("", figure.gap))[-1] if "）" in figure.gap else figure.lead


def _separator(passage: Passage, a: Figure, b: Figure) -> str:
    """The strongest mark between two parts, what stands in brackets and comparisons left out."""
    text = expression(r"（[^（）]*）").sub("", passage.between(a, b))
    return next((mark for mark in "；，、" if mark in text), "、")


def crossing(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts need not be apart: 女代表 and 党员代表; cases of last year and new ones, which make what came in."""
    labels = [
        (label_of(part) if "）" in part.gap else part.before) + expression("[，、；]").split(part.after[:4])[0]
        for part in parts
    ]
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
        len(a) > 2 and a != b and b.endswith(a) and not _DEGREE.fullmatch(b[: -len(a)])
        for a, b in itertools.pairwise(names)
    ):
        return True
    open_ended = [label for label in labels if "以上" in label and "以下" not in label]
    return len(open_ended) > 1 and not any("以下" in label for label in labels)


def mixed_up(parts: Sequence[Figure], whole: Figure) -> Figure | None:
    """The one part that makes up the whole once its 万 is read as 亿, or 元 as 万元."""
    rest = (whole.quantity.value or Decimal(0)) - sum((part.quantity.value or Decimal(0) for part in parts), Decimal(0))
    for part in parts:
        value = part.quantity.value
        wanted = rest + (value or Decimal(0))
        if value and wanted / value in _SCALES_APART:
            return part
    return None


def nearly_all(parts: Sequence[Quantity], total: Quantity, computed: Decimal) -> bool:
    """Whether parts stay so little below their total that a slip is likelier than parts left out.

    In 2.6 million characters of finished reports no list of three parts or more came within a tenth of its total.
    """
    if len(parts) < 2 or not total.value or total.value <= 0:
        return False
    ratio = computed / total.value
    slip = one_slip(total.show(computed), total.show(total.value))
    if slip and ratio > LOW and transposed(total.show(computed), total.show(total.value)):
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


def added(total: Figure, parts: Sequence[Figure]) -> Relation:
    """Parts, added up, against their total, all of them definite numbers."""
    quantities = [part.quantity for part in parts]
    verdict, words = judge_sum(quantities, total.quantity), addition(quantities, total.quantity)
    spans = tuple(part.span for part in parts)
    return Relation("sum", total.span, spans, verdict, words, right=total_of(quantities))


def exhaustive(passage: Passage, parts: Sequence[Figure]) -> bool:
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
    if len(parts) == 2 and (denied(parts, "非$") or (_BEFORE.match(parts[0].before) and _SINCE.match(parts[1].before))):
        return True
    announced = expression(r"(?<!第)([两二三四五六七八九])个?(?:大?类|种|方面|部分|级|批|期|轮|阶段)").search(
        passage.text[max(passage.span.start, parts[0].span.start - 40) : parts[0].span.start],
    )
    return bool(announced and "两二三四五六七八九".find(announced[1]) == len(parts) - 1)


def denied(parts: Sequence[Figure], denial: str = "(?:非|未|不予|未予|不)$") -> bool:
    """Whether the one sort is what the other is not: 立案, 不予立案; 中共委员, 非中共委员."""
    one, other = (expression(r"[^\u4e00-\u9fff]|其中|有|为").sub("", label_of(part)) for part in parts)
    for done, not_done in ((one, other), (other, one)):
        rest = not_done.removesuffix(done[-2:])
        if len(done) >= 2 and rest != not_done and expression(denial).search(rest):
            return True
    return False


def left_open(passage: Passage, parts: Sequence[Figure]) -> bool:
    """Whether a list goes on without figures: 等, 、其他学校."""
    tail = _tail(passage, parts)
    return "等" in tail or bool(expression("[、及和]|以及").match(tail))


def _tail(passage: Passage, parts: Sequence[Figure]) -> str:
    last = parts[-1].span.end
    return passage.text[last : min(last + 8, passage.span.end)]


def nominal(part: Figure) -> bool:
    """Whether the words of a part name a sort of the whole, rather than tell of another deed."""
    label = part.lead.strip("，、；：和及其中有为 ")
    return 0 < len(label) <= 14 and not DEED.search(label) and not AVERAGE.search(label)


def one_slipped(
    parts: Sequence[Quantity], total: Quantity, slip: Callable[[str, str], bool] = one_slip, least: int = 2
) -> bool:
    """Whether one slip in one of several parts, of *least* digits, explains why they do not make their total."""
    short = (total.value or Decimal(0)) - sum((part.value or Decimal(0) for part in parts), Decimal(0))
    if len(parts) < 2 or not total.value or abs(short) > abs(total.value) / 4:
        return False
    for part in parts:
        wanted = (part.value or Decimal(0)) + short
        if (
            wanted > 0
            and sum(digit.isdigit() for digit in part.digits) >= least
            and slip(part.show(wanted), part.show(part.value or Decimal(0)))
        ):
            return True
    return False


def alike(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether two sorts bear names of one make: 市级院团, 县级院团; 过夜游客, 一日游客 of 游客."""
    one, other = (LINK.sub("", label_of(part)) for part in parts)
    if len(one) < 2 or len(other) < 2 or one == other:
        return False
    headed = one[-1] == other[-1] == LINK.sub("", whole.lead)[-1:]
    return headed or one[-2:] == other[-2:] or one[:2] == other[:2]


def summed_up(figures: Sequence[Figure], parts: Sequence[Figure]) -> bool:
    """Whether a total of their own follows some parts: 其中佛教142处、道教28处，两类合计170处."""
    behind = figures.index(parts[-1]) + 1
    following = [figure for figure in figures[behind : behind + 2] if figure.dimension not in {"类", "项", "种", "个"}]
    total = following[0] if following else None
    if total is None or (total.dimension, total.sentence) != (parts[0].dimension, parts[0].sentence):
        return False
    told = len(parts) > 1 and expression("合计|共|总计").search(total.lead) and all_told([*parts, total])
    return bool(told) and judge_sum([part.quantity for part in parts], total.quantity) != "inconsistent"


def all_told(figures: Sequence[Figure]) -> bool:
    """Whether every one of some figures is a definite number."""
    return all(figure.quantity.value is not None and not figure.quantity.vague for figure in figures)


def continued(figures: Sequence[Figure], index: int, parts: Sequence[Figure], whole: Figure) -> list[Figure]:
    """其中维持A件、撤销B件，调解终止C件，驳回D件: the list with what follows its last 、 if all of it nearly makes the whole."""
    if len(parts) < 2 or not all(part.listed for part in parts[1:]) or not all_told([whole, *parts]):
        return []
    longer = list(parts)
    for figure in figures[index : index + 6]:
        alike = (figure.dimension, figure.sentence, figure.depth) == (whole.dimension, whole.sentence, parts[0].depth)
        if not alike or figure.clause - longer[-1].clause != 1 or not all_told([figure]) or not nominal(figure):
            break
        longer.append(figure)
    quantities = [part.quantity for part in longer]
    short = judge_sum([part.quantity for part in parts], whole.quantity) == "inconsistent"
    if len(longer) == len(parts) or not short or sum_of(quantities[: len(parts)]).low > whole.quantity.interval.high:
        return []
    beneath = sum_of(quantities).low <= whole.quantity.interval.high
    nearly = beneath and nearly_all(quantities, whole.quantity, sum_of(quantities).middle)
    over = one_slip(
        whole.quantity.show(sum_of(quantities).middle), whole.quantity.show(whole.quantity.value or Decimal(0))
    )
    return longer if nearly or over or judge_sum(quantities, whole.quantity) != "inconsistent" else []
