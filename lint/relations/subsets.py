"""Parts that cannot exceed their whole: 应到A名，实到B名; 排查A处，已整改B处; N个部门中有M个…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document import Document
from ..expression import expression
from ..quantity import PEOPLE
from .parts import COMPARING, DELTA
from .passage import Figure, Passage, passages
from .relation import Relation, said

_PAIRS = (
    ("受灾(?:面积|人口)?$", "成灾|绝收|转移"), ("成灾(?:面积)?$", "绝收"), ("(?:检查|抽查|巡查|排查)[^，。；]{0,12}(?:机构|企业|单位|门店|商户|网点|药店|场所)$", "约谈|暂停|解除|停业|关停|取缔|吊销"),
    ("(?:编报|报送|上报|编发)[^，。；]{0,12}(?:信息|专报|简报|要情)$", "采用|批示|转化"),
    ("(?:发放|发出|下发|印发)[^，。；]{0,8}$", "(?:收回|回收)"), ("组成人员|委员|代表|会员|成员", "出席会议|到会|出席"), ("应到|应参会|应参加|应出席", "实到|到会|出席|实际参"),
    ("(?:收到|提交|征集)[^，。；]{0,8}$", "立案[^，。；]{0,4}$"), ("报名", "录用|录取|考取|参加考试|到考|参考"), ("(?:抽检|抽查|检测|送检|检验)", "合格"),
    ("参加考试|应考|参考", "合格|通过|及格"), ("提出(?:意见|建议|意见建议)?$", "(?:被)?采纳"),
    ("监测天数", "优良天数|达标天数|优良的?有"), ("耕地(?:保有量|面积|总面积)(?:为|达到?|稳定在|保持在)?$", "基本农田|高标准农田|水田|旱地|水浇地"),
    ("(?:常住人口|总人口|户籍人口)(?:为|达到?)?$", "城镇人口|城镇常住人口|乡村人口|农村人口|农业人口|劳动年龄人口|岁以上人口|男性|女性"),
    ("一般公共预算收入(?:完成|为|达到?)?$", "^[，、]?(?:税收收入|非税收入|税收)(?:完成|为|达到?)?$"), ("(?:国土|土地|行政区域)(?:总)?面积(?:为|达到?)?$", "耕地|林地|草地|湿地|森林面积|建成区"),
    ("(?:党员总数|现有党员|共有党员|党员)$", "女党员|少数民族党员|农民党员"), ("进出口总[额值](?:为|达到?|完成)?$", "^[，、]?(?:其中)?(?:进口|出口)(?:额|总额|值|完成)?(?:为|达到?)?$"),
    ("各项存款余额(?:为|达到?)?$", "住户存款|储蓄存款|非金融企业存款"), ("(?<![速村道线])公路(?:通车)?总里程(?:为|达到?)?$", "^[，、]?(?:其中)?(?:高速公路|农村公路|国省干线)(?:通车)?(?:里程)?(?:为|达到?)?$"),
    ("规上工业企业|规模以上工业企业", "^[，、]?(?:其中)?(?:盈利|亏损|停产|减产|增产)企业"), ("(?:全[市县区省校]|共有|现有|^)在校(?:学)?生", "寄宿生|住校生|留守儿童"), ("收到[^，。；]{0,8}$", "^[，、]?(?:其中|经审[查核]|予以|依法|已|决定)*受理(?:的|了)?$"), ("(?:发出|印发|寄发|发放)[^，。；]{0,10}$", "(?:收回|回收|反馈)"), ("应考|应试|报考", "实考|实际参加|到考"),
    ("(?:共有|现有)委员|委员总数", "到会|出席|提交提案"), ("招收|录取|招生|新生", "^[，、]?(?:实际|已)?报到(?:的)?$"), ("申报|申请", "获批|通过评审|获准|批准|立项|入选|获奖|命名|认定|授牌|入围|挂牌"), ("^[，、]?(?:已|实际)?开工(?:建设|改造)?$", "^[，、]?(?:已|现已)?(?:竣工|完工)$"), ("适龄(?:儿童|少年|人口)|应入学", "入学"), ("(?:来信|来访|来电|诉求|工单|来信来访)$", "^[，、]?(?:已|均已)?(?:办结|办复|答复|回复)$"),
)  # fmt: skip
"""Names of two figures of which the second cannot exceed the first."""
_PAIRED = tuple((expression(a), expression(b)) for a, b in _PAIRS)
_BEYOND = expression(
    r"上年|结转|往年|可供|若加上|跨年|含|历年|去年|以前|累计|超额|另|补充|分别|比|陈案|旧存|本年|新收|同期|计划|目标|任务"
)
_AMONG = expression(_BEYOND.pattern.replace("分别|", ""))
"""The same before the words of the part: there 分别 tells of what was done, not of several figures."""
_LISTED = expression(r"(?:列入|纳入)[^，。；]{0,10}(?:计划|任务|目标)")
_BODY = expression(r"(?:本届|全会|现|共|实)[^，。；0-9]{0,8}有(?:[省市县区州]?(?:政协|人大))?(委员|代表)$")
_MEMBERS = expression(r"(委员|代表)(?!团|们的家属)")
_OTHERS_TOO = expression(
    r"各级|[省市县乡镇区](?:、|[与和]|[省市县乡镇区])[^，。]{0,4}|联动|历届|住[\u4e00-\u9fff]{1,3}(?:全国|省|市)|全国|全省|上届|三级|两级"
)
"""Words of other bodies than the one that reports."""
_TASKS = expression(r"^[\u4e00-\u9fff]{1,6}任务")
"""15项重点改革任务: things of which there are so many, no amount that was set."""
_CHANGED = expression(r"新增|恢复|补充|整治|新建|改造|流转|净增|新开|查处|占用|违法|核减|增加|修复|治理")
"""Words of a figure that counts what was done to some, not how much there is."""
_CARRIED = expression(r"结转|旧存|陈案|(?:上年|去年|年初|上一年)[^，。；]{0,8}(?:未|存|转|遗留|积存|余)")
_WHOLE = expression(
    r"共|立案提案|立案建议|现有|在册|总数|总计|合计|收到|受理|征集|排查|摸排|梳理|列入|确定|参加|参与|登记|抽查|抽检|检测|下达|下拨|安排|筹集|发现|交办|接到|纳入|反馈|移送|申报|立项|应|"
    r"到期|报名|培训|发出|制发|报考|面试|在编|在岗|持证|批复|录入|遴选|审查|承办|办理|实施|转办|建立|存量|原有"
)
"""Words before a figure that takes in all of its sort."""
_NO_WHOLE = expression(
    r"计划|目标|任务|预算|新收|收案|不予|未|开工|新增|新建|比|较|专利|标准|拟|不少于|以上|平均|人均|每"
)
_DONE = (
    "属实|整改|化解|落实|办结|办复|脱贫|盈利|达标|合格|不合格|获批|结项|验收|采纳|采用|录用|录取|到位|支出|拨付|拨出|使用|竣工|开工|投产|销号|审结|结案|执结|调解|兑现|答复|回复|回收|"
    "收回|治理|修复|拆除|搬迁|入住|就业|上岗|参训|通过|出席|到会|参会|实到|赞成|同意|满意|成活|安置|解决|消除|投用|上线|完成|完工|发放|支付|清退|签约|履约|开通|运行|处置|处理|"
    "关停|退出|销售|入库|返还|追回|执行|核实|查实|立案|接通|提交提案|建成|清零|评定|优秀|良好|面商|核销|发行|认领|运营|发证|确权|流转|腾退|盘活|接种|启用|激活|认证|批准|出让"
)
_ADVERB = "经(?:核查|审查|调查|核实|评审|排查|研究|初核|查|审核|验收|复核|研判|认定)|已经|已|目前|现场|当场|现|均|全部|按期|如期|实际|其中|有|达|为|了|顺利|及时|成功|完成|实现|得到|经|通过|予以|正式|陆续|先后|基本|共|到|被|其|的|仅|只|率先|当年|年内|当场|能够"
_SOME = expression(
    r"[，、；]?(?:截至|截止|到)?(?:目前|现在?|其中|今年|年内|当年|日前|(?:今年|去年|本年)?(?:年|[0-9]{1,2}月)?(?:底|末)|[0-9]{1,2}月[0-9]{1,2}日|)[前，]?(?:已有|已经有|有|已)?"
)
_DID = expression(
    rf"(?:已|均|均已|全部|提前|顺利|如期|按期|率先|基本|成功|全面)*(?:实现|列入|纳入|开展|成立|设立|建立|获得|被|通过|落地|见效|达产|整改|{_DONE})"
)
_ENTERED = expression(r"(?:报名|参加|参考|应考|应试|参训|参评)[\u4e00-\u9fff]{0,4}(?:，|$)")
_PASSED = expression(r"(?:成绩|考核|考试|测试)*(?:全部)?(?:合格|通过|及格|被录|录用|取得|获得|结业)")
_ALL_TAKEN = expression(
    r"[\u4e00-\u9fff]{2,10}?(?:，)?(?:全部|均|都|全面|已全|进展|建立|纳入|列入|推进|实行|有序|加快|稳步|压茬|明确|落实)"
)
"""Words behind a definite figure that tell of all of what it counts."""
_DEEDS = frozenset({"次", "场", "期", "件次", "人次", "户次", "家次", "班次", "批"})
"""Dimensions of deeds, of which more can be done than were asked for."""
_ALL_OF = expression(r"(?:全[市县区省州镇乡]|所属|下辖|辖区?|[\u4e00-\u9fff]的)$")
"""28个乡镇，已有26个完成换届: words around a figure that counts some of all there are."""
_VERBAL = expression(
    rf"[，、；（]?(?:[县市区省镇乡]里?|各地|各单位|各部门|财政|我[县市区局])?(?:截至)?(?:日|底|末|份|前|初|中旬|上旬|下旬)*(?:{_ADVERB})*(?:{_DONE})(?:{_ADVERB})*$"
)
"""Words before a figure that name what became of things, but no things of their own: 已完成整改, 按期结项."""
_ALL_DONE = expression(rf"(?:{_ADVERB})*(?:{_DONE})+(?:{_ADVERB})*")
_OF_THESE = expression(
    rf"(?![^，]*(?:乡|镇|县|区|市|村|街道|单位|部门|企业|学校|公司|支队|机构|组织|团队|党支部)[^，]{{0,2}}已)[\u4e00-\u9fff]{{2,12}}?已经?(?:{_DONE})+"
)
"""86个整改任务已完成…个: the deed done to some of what was told right before."""
_FAR = 4
"""Clauses from a whole to a part that its name alone ties to it."""
_ALREADY = expression(
    r"[，、；]?(?:截至)?(?:日|底|末|前)?(?:目前|现|其中)?(?:已(?:经)?(?!建|新|投|购|签)[\u4e00-\u9fff]{2,6}|(?:最终|实际|顺利|正常)[\u4e00-\u9fff]{2}|完成(?!投资|建设|改造|新)[\u4e00-\u9fff]{2,4})"
)
_BARE = expression(r"(?!共计|合计|累计|总计|其中|另有|以及|新增|新建)(?:[\u4e00-\u9fff]{2}|正常[\u4e00-\u9fff]{2})")
_RELATIVE = expression(r"^[，；]?(?!其他|其余)[^，。；、（）0-9]{2,14}的(?:有|为|达到?|共|约)?$")
"""表示满意的有, 实现盈利的: those of the whole of which something is said."""
_WITHIN = expression(
    r"^(?P<noun>[^，。；、（0-9]{0,12}(?:（[^（）]{1,10}）)?[^，。；、（0-9]{0,8}?)(?:中|里)(?!心|学|小|国|央|医|药|华|部|型|级|等|外|青|老|期|标|考|介|职|层|枢|欧|西|药|山|江|原)(?:[，：]|(?=[已有约仅只就共均]|$))"
    r"(?P<link>(?:目前|均|已经?|就|约|仅|只|共|其)*(?:有|占|达)?)$"
)
_OUT_OF = expression(
    r"^(?P<noun>[^，。；、（0-9]{0,14})(?<![高初其集期])[中里]，?(?:截至|截止|到)?(?:目前|现在|年底|年末|(?:今年|本年)?[0-9]{1,2}月(?:[0-9]{1,2}日|上旬|中旬|下旬|底|末|份)?)，?"
    r"(?:(?P<link>(?:已经?|均|共|就|约|仅|只)*有)|(?P<deed>[\u4e00-\u9fff]{2,10}))$"
)
"""Between a whole and those of it of whom something is said by a date: …个项目中，截至11月底已建成…个."""
_FROM = expression(r"(?:^|[，。；：])(?:从|在)?(?:[\u4e00-\u9fff]{0,10}的|这|上述)$|^(?:从|在)")
_AGAIN = expression(r"[，、]?(?:一年来|全年|目前|今年|先后|已|共|其中|有|现|累计|年内)*")
_OWNED = expression(r"所属|下属|下辖|辖|拥有|设有|登记|注册|成员|共|现有|在册|总数|全")
_THINGS = frozenset({"个", "项", "次", "处", "种", "条", "座", "批", "类", "家", "所", "支", "场"})
"""Measures of so many sorts of things that a part and its whole must be of one noun."""
_PREDICATE = expression(
    r"[，。；、（）：]|已|得|被|建|实|获|完|通|开|达|成|在|参|提|没|未|不|超|进|列|入|均|全|落|办|整|出|受|有|是|和|以|的|率|位|均|$"
)


_THESE = expression(
    r"[。！？\s]*(?:在)?(?:这些|这批|上述|以上|全部|所有)?(?P<noun>(?<=这些)[\u4e00-\u9fff]{2,6}?|(?<=这批)[\u4e00-\u9fff]{2,6}?|(?<=上述)[\u4e00-\u9fff]{2,6}?|)(?:(?<=[\u4e00-\u9fff])(?:当中|之中|中|里)，|其中，|(?P<checked>经[\u4e00-\u9fff]{1,4}，))"
)
"""The beginning of a sentence that is told of what the one before counts."""
_THOSE = expression(
    r"^[，；]?(?!其他|其余|未|没)[^，。；0-9]{0,14}(?:的(?P<noun>[\u4e00-\u9fff]{2,5}?)?|[得获]奖(?P<winners>[\u4e00-\u9fff]{2,3}?))(?:也|已|就|共|合计|共计)?(?:有|为|达到?|共|合计|共计|)$"
)
"""Words before those of a whole of whom something is said: 获评示范的达, 获得优秀的学员."""
_MOVES = expression("(?:增加|增长|提高|上升|扩大|扩展|拓展|发展|壮大|减少|下降|压减|增|升|减|降)了?(?:到|至|为)")
"""What stands between two values of one thing: 由12万人增加到30万人."""
_FLAT = expression(r"（[^（）]*）")
_EXISTING = expression(r"共计|共有|现有|建有|设有|拥有|总数|总计|注册|在册|登记|[\u4e00-\u9fff]共$")


def relations(document: Document) -> Iterator[Relation]:
    """Every pair of figures of the prose of which one counts some of what the other counts."""
    for passage in document.derive(passages):
        figures = passage.figures
        for index in range(1, len(figures)):
            whole = _whole(passage, figures, index)
            whole = whole or _referring(passage, figures, index) or _standing(passage, figures, index)
            if whole:
                yield _compared(figures[index], whole)
    yield from _beyond_members(document)


def _beyond_members(document: Document) -> Iterator[Relation]:
    """共有委员268名 … 一年来有284名委员提交了提案: more of a body than it has, wherever the two are told."""
    bodies: dict[str, Figure] = {}
    for passage in document.derive(passages):
        for figure in passage.figures:
            quantity = figure.quantity
            if quantity.dimension != PEOPLE or not quantity.value or quantity.vague or figure.listed:
                continue
            body, members = _BODY.search(figure.lead), _MEMBERS.match(figure.after)
            if not (body or members) or _OTHERS_TOO.search(passage.sentence_text(figure)):
                continue
            if body:
                bodies.setdefault(body[1], figure)
            elif members and members[1] in bodies and expression("(?:有|已有|共有)$").search(figure.lead):
                yield _compared(figure, bodies[members[1]])


def _referring(passage: Passage, figures: Sequence[Figure], index: int) -> Figure | None:
    """办理案件N件。这些案件里，…有M件: the whole of the sentence before that a part is told of."""
    part = figures[index]
    if not _told_exactly(part) or part.listed:
        return None
    start = passage.sentence_span(part).start
    these = _THESE.match(passage.text, start, part.span.start)
    if (
        not these
        or "；" in passage.text[start : part.span.start]
        or _BEYOND.search(part.lead)
        or DELTA.search(part.lead)
    ):
        return None
    before = [f for f in figures[max(0, index - 8) : index] if f.dimension == part.dimension]
    if not before or before[-1].sentence != part.sentence - 1:
        return None  # a part that is told before stands nearer than the whole
    wholes = [f for f in before if f.sentence == part.sentence - 1 and not f.depth]
    named = [
        f
        for f in wholes
        if not these["noun"]
        or expression(f"[{these['noun'][0]}{these['noun'][-1]}]").search(f.lead + f.after[:8].partition("，")[0])
    ]
    again = expression("(?:共|共计|合计|有|达|为|达到)+$").sub("", part.lead)[-2:]
    if these["checked"] and not (wholes and len(again) == 2 and again in wholes[-1].lead[-6:]):
        return None
    if len(wholes) != 1 or not named or not _told_exactly(wholes[0]) or _carried(passage, wholes[0]):
        return None
    return None if _NO_WHOLE.search(wholes[0].lead) or DELTA.search(wholes[0].lead) else wholes[0]


def _standing(passage: Passage, figures: Sequence[Figure], index: int) -> Figure | None:
    """全县建有党组织N个，…；获评示范的达M个, 共有学员N名，…获得优秀的学员M名: those of all there are who did something."""
    part = figures[index]
    if not _told_exactly(part) or part.listed or part.depth or DELTA.search(part.lead) or _BEYOND.search(part.before):
        return None
    among = _THOSE.search(part.lead)
    if not among or _CHANGED.search(part.lead) or not _bare_after(part):
        return None
    near = [f for f in figures[max(0, index - 6) : index] if f.sentence == part.sentence]
    alike = [f for f in near if f.dimension == part.dimension]
    whole = alike[0] if alike else None
    if (
        whole is None
        or any((f.quantity.value or 0) > (whole.quantity.value or 0) for f in alike)
        or whole.depth
        or whole.listed
        or not _told_exactly(whole)
        or part.clause - whole.clause > 4
    ):
        return None
    head = passage.text[passage.sentence_span(whole).start : whole.span.start]
    noun = among["noun"] or among["winners"]
    own = whole.lead + whole.after[:8].partition("，")[0]
    clause = expression("[，；：]").split(expression(r"（[^（）]*）").sub("", _FLAT.sub("", head)))[-1]
    if (
        not (_EXISTING.search(clause) or (_EXISTING.search(head) and noun))
        or _NO_WHOLE.search(head)
        or _carried(passage, whole)
    ):
        return None
    if noun and noun[-2:] not in (head if expression("计|总").search(whole.lead) else own):
        return None
    other = passage.between(whole, part)
    return None if _BEYOND.search(other) or _MOVES.search(other) else whole


def _told_exactly(figure: Figure) -> bool:
    quantity = figure.quantity
    return quantity.dimension not in COMPARING and quantity.value is not None and not quantity.vague


def _bare_after(figure: Figure) -> bool:
    """Whether no noun follows a figure."""
    return not figure.after or figure.after[0] in "，。；）、"


def _compared(part: Figure, whole: Figure) -> Relation:
    over = part.quantity.interval.low > whole.quantity.interval.high
    words = f"{said(part.quantity)}{'大于' if over else '不大于'}{said(whole.quantity)}"
    return Relation("part", part.span, (whole.span,), "inconsistent" if over else "consistent", words)


def _whole(passage: Passage, figures: Sequence[Figure], index: int) -> Figure | None:
    """What the figure at *index* is by its words a part of."""
    part = figures[index]
    if part.dimension in COMPARING or part.quantity.value is None or part.quantity.vague or part.listed:
        return None
    nearest = True
    for whole in reversed(figures[max(0, index - 3) : index]):
        if (
            whole.sentence != part.sentence
            or part.clause - whole.clause > (2 if nearest else _FAR)
            or whole.depth > part.depth
        ):
            return None
        if "；" in passage.between(whole, part) or _MOVES.search(passage.between(whole, part)):
            return None
        if whole.dimension != part.dimension:
            continue
        if whole.quantity.value is None or whole.quantity.vague or whole.listed:
            return None
        if _holds(passage, whole, part) if nearest else _paired(whole, part):
            return whole
        nearest = False
    return None


def _carried(passage: Passage, whole: Figure) -> bool:
    """Whether the sentence begins with what was left of the time before, so that more can be done than came in."""
    start = passage.sentence_span(whole).start
    return bool(_CARRIED.search(passage.text[start : whole.span.start]))


def _paired(whole: Figure, part: Figure) -> bool:
    told = whole.lead + whole.after[:4].partition("，")[0]
    if _CHANGED.search(whole.before + part.lead) or (part.dimension == "元" and "贷" in whole.lead + part.lead):
        return False
    return any(a.search(told) and b.search(part.lead) for a, b in _PAIRED)


def _holds(passage: Passage, whole: Figure, part: Figure) -> bool:
    """Whether *part* counts some of what *whole* counts."""
    if DELTA.search(whole.lead) or DELTA.search(part.lead) or "；" in passage.between(whole, part):
        return False
    if (within := _within(passage, whole, part)) is not None:
        return within
    if (
        _BEYOND.search(part.before)
        or _AMONG.search(_TASKS.sub("", passage.between(whole, part)))
        or _carried(passage, whole)
    ):
        return False
    if part.dimension in _DEEDS and expression("应|需").search(whole.lead) and "实际" in part.lead:
        return False
    if _paired(whole, part):
        return True
    sibling = _RELATIVE.match(whole.lead) and not expression(r"[\u4e00-\u9fff]").match(whole.after)
    if sibling or part.clause == whole.clause or _NO_WHOLE.search(_LISTED.sub("", whole.before)):
        return False
    return _told_of(whole, part) or _told_again(whole, part)


def _within(passage: Passage, whole: Figure, part: Figure) -> bool | None:
    """Whether N个…中有M个 counts one sort of thing; None where nothing ties the part to the whole so."""
    gap = passage.between(whole, part)
    if part.gap == gap and (within := _WITHIN.match(gap)):
        return _one_noun(within["noun"], part)
    if (of := _OUT_OF.match(gap)) and (of["link"] or (_FROM.search(whole.before) and _ALL_DONE.fullmatch(of["deed"]))):
        return _one_noun(of["noun"], part) and not _NO_WHOLE.search(part.before)
    these = part.gap == gap and _OF_THESE.fullmatch(gap) and _bare_after(part)
    return True if these and not _NO_WHOLE.search(whole.before) else None


def _told_again(whole: Figure, part: Figure) -> bool:
    """Whether the noun of the whole stands again before the part: 发放消费券26万张，核销消费券24万张."""
    shared = 0
    while shared < min(len(whole.lead), len(part.lead)) and whole.lead[-1 - shared] == part.lead[-1 - shared]:
        shared += 1
    if shared < 2 or part.dimension == "元" or part.lead != part.before.lstrip("，") or shared == len(part.lead):
        return False
    deed = part.lead[:-shared]
    own = part._replace(lead=deed, before=part.before[:-shared])
    return bool(_RELATIVE.match(deed) or _VERBAL.fullmatch(deed)) and _told_of(whole, own)


def _told_of(whole: Figure, part: Figure) -> bool:
    """Whether a figure is told of what another counts: 已整改1,392处, 表示满意的有298人."""
    if _ENTERED.match(whole.after) and _PASSED.match(part.after):
        return True
    relative = bool(_RELATIVE.match(part.lead))
    same_noun = part.after[:1] and part.after[0] in whole.lead[-2:] + whole.after[:6]
    did = _DID.match(part.after) or (same_noun and _DID.match(part.after.lstrip("个")[1:]))
    if part.clause - whole.clause <= 2 and _SOME.fullmatch(part.before) and did:
        definite = len(whole.lead) > 2 and whole.lead.endswith("的") and _ALL_TAKEN.match(whole.after)
        near = part.clause - whole.clause == 1 and _ALL_OF.search(whole.before)
        named = same_noun and part.clause - whole.clause == 1 and expression("全|共有|现有|下辖").search(whole.before)
        return (bool(definite or near) and bool(expression(r"[\u4e00-\u9fff]").match(whole.after))) or bool(named)
    if not relative and not _bare(whole, part):
        return False
    if _AGAIN.fullmatch(part.before) and _renamed(whole, part):
        return True
    definite = len(whole.lead) > 2 and whole.lead.endswith("的") and expression(r"[\u4e00-\u9fff]").match(whole.after)
    if relative and _OWNED.search(whole.before):
        return True
    if not definite and not _WHOLE.search(whole.before):
        return False
    told = relative or _VERBAL.fullmatch(part.lead) or _ALREADY.fullmatch(part.before)
    return bool(told or (definite and _BARE.fullmatch(part.lead)))


def _bare(whole: Figure, part: Figure) -> bool:
    """Whether nothing else is named behind a part than its whole is: 已整改1,392处, 已整改1,392处隐患."""
    noun = part.after[:2]
    return not noun or noun[0] in "，。；、）：" or noun in whole.lead or whole.after.startswith(noun)


def _one_noun(noun: str, part: Figure) -> bool:
    """Whether the figures of N个A中有M个B count one sort of thing."""
    if part.dimension not in _THINGS or _PREDICATE.match(part.after):
        return True
    return part.after[:2] in noun or (len(noun) >= 2 and noun[-2:] in part.after[:8])


def _renamed(whole: Figure, part: Figure) -> bool:
    """现有委员298名，276名委员提交了提案: the noun of the whole stands again behind the part."""
    noun = part.after[:2]
    named = len(noun) == 2 and (whole.lead.endswith(noun) or whole.after.startswith(noun))
    return named and bool(_OWNED.search(whole.before)) and bool(_PREDICATE.match(part.after[2:] or "，"))
