"""Rates with a name: 立案率, 办复率, 满意率 against what is done and what was due."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..document import Document
from ..expression import expression
from ..interval import point
from ..quantity import PERCENT, plain
from ..text import HAN
from .parts import COMPARING
from .passage import Figure, Passage, passages
from .relation import Relation, Verdict, judge, rounded, said
from .shares import GROWING, compared, division, percent_of

_HUNDRED = Decimal(100)
_RATE = expression(
    r"([\u4e00-\u9fff]{1,8}(?:率|(?<!占)比例|(?<=支出|拨付|执行|完成|到位|支付|使用|兑付|整改|销号|办结)进度))(?:仅|只|均|已|也|才|刚刚?|高|约|分别)*(?:为|达到?|是|有|过)?：?$"
)
_STEMS = {
    "办结": "办结|办复|完成|审结|结案", "办复": "办复|办结|答复", "答复": "答复|办复", "结案": "结案|审结|办结", "审结": "审结|结案",
    "满意": "满意", "立案": "立案", "采纳": "采纳|采用", "整改": "整改|完成", "完成": "完成|实现|建成", "合格": "合格", "不合格": "不合格", "不满意": "不满意", "适用": "适用",
    "出席": "出席|实到|到会", "到会": "到会|实到|出席", "参会": "参会|参加|实到|出席", "回收": "收回|回收", "开工": "开工", "竣工": "竣工|完工",
    "达标": "达标", "履约": "履约", "签约": "签约", "覆盖": "覆盖|建成", "落实": "落实", "化解": "化解|调解成功|成功", "调解成功": "成功", "通过": "通过|合格|获批",
    "就业": "就业", "录取": "录取|录用", "优良": "优良", "破案": "破获|破案|侦破", "登记": "登记", "面商": "面商|见面", "转化": "转化", "投票": "投票|参加投票",
    "参与": "参与|参加", "入选": "入选", "检出": "检出", "脱贫": "脱贫", "销号": "销号|完成", "执结": "执结", "调撤": "调解|撤诉", "反馈": "反馈|收回", "支付": "支付|拨付",
    "执行": "执行|支出|完成", "支出": "支出|拨付|使用", "拨付": "拨付|拨出|下拨", "兑付": "兑付|兑现|发放", "优秀": "优秀|优良", "参训": "参训|参加", "到位": "到位", "当选": "当选", "获奖": "获奖", "及格": "及格", "缺考": "缺考", "参选": "参选|投票", "弃考": "弃考", "缺席": "缺席", "请假": "请假", "流失": "流失", "参考": "实考|参考|实际参加", "到考": "实考|到考|实际参加", "违约": "违约",
    "成活": "成活", "投产": "投产", "兑现": "兑现", "修复": "修复", "评价": "评价", "参保": "参保", "提交": "提交", "委员提案": "提交", "接种": "接种", "签约服务": "签约",
}  # fmt: skip
_STEMS_BY_LENGTH = sorted(_STEMS, key=len, reverse=True)
_BOUNDED = expression(
    r"(?:办复|办结|满意|立案|合格|采纳|答复|出席|到会|优良|达标|整改|覆盖|参与|回收|化解|面商|见面|及时|按期办结|基本满意|(?<!能)处理|处置|普惠|接通|投票|参训|参考|出勤|通过|完好|正确|准确|合规|成活|清零|整改到位|检出|中标|就业|知晓|应用|公开|公示|受理|建档|建账)率$"
)
"""Rates of a part to its whole."""
_QUALIFIER = expression(
    r"(?:综合|总体|平均|提案|建议|议案|基本|整体|总|全年|委员|代表|群众|其|件|案件|问题|任务|投资|计划|答复|办理)*"
)
_STATISTIC = expression(
    r"出生|死亡|增长|利率|税率|失业|城镇化|贡献|森林|绿化|植被|林木|林草|利润|毛利|费率|汇率|自给|杠杆|负债|增值|存活|死伤|发病|致死|升学|巩固|就诊|周转|使用|利用|效率|概率|频率|比率|节约|收益|回报|"
    r"渗透|普及|机械化|数字化|良种|抚养|赡养|毛入|入学|入园|中签|点击|命中|上座|入住|空置|压降|下降|提高|存贷|不良|拨备|资产|成本|综合|复种|恩格尔|投资|增幅|达峰|还|集中|参与"
)
"""Rates whose base is no figure beside them."""
_STATED = {
    "城镇化": (r"(?:城镇|城市)(?:常住)?人口", r"(?:常住|总|全[市县区省州])[^，。；]{0,4}人口"),
    "森林覆盖": (r"(?:森林|林地)(?:总)?面积", r"(?:国土|土地|总)面积"),
    "资产负债": (r"负债", r"资产"),
    "满意": (r"(?<!不)(?<!基本)(?<!较)(?<!不太)满意", r"参加|参评|测评|发出|收回|回收|投票|出席"),
    "得票": (r"得?(?:赞成|同意)?票|赞成|同意", r"出席|到会|实到|投票|表决|收回|组成人员"),
    "赞成": (r"(?:赞成|同意)", r"出席|到会|实到|投票|表决|收回|组成人员"),
    "同意": (r"(?:赞成|同意)", r"出席|到会|实到|投票|表决|收回|组成人员"),
    "支持": (r"(?:赞成|同意|支持)", r"出席|到会|实到|投票|表决|收回|组成人员|调查|问卷"),
}
"""Rates that are defined by the names of part and whole, whatever stands nearer."""
_HALVES = {
    "城镇化": (r"(?:城镇|城市)(?:常住)?人口", r"(?:乡村|农村)(?:常住)?人口"),
    "满意": (r"(?<![不较])(?<!基本)满意", r"不满意"),
    "合格": (r"(?<!不)合格", r"不合格"),
    "成功": (r"(?<!不)成功", r"失败|未成功|不成功"),
}
"""Rates of which both parts are named, the other one after."""
_VOTERS = frozenset({"人", "票", "张", "份"})
_OTHER_BASE = expression(r"比上年|较上年|上年|去年|同比|增加|其余")
_OF_WHICH = expression(r"[^，。；0-9]{0,12}(?<![高初其集期])中(?:，|有|已|$)")
_OWED = expression(r"应(?![急用对邀聘])[\u4e00-\u9fff]{0,14}$")
_ACTUAL = expression(r"^[，、]?(?:截至)?(?:目前|现|至今)?(?:实际|实|现?已)[\u4e00-\u9fff]{0,6}$")
_LACKING = expression(r"[欠缺未漏空逾超旷不无]")
"""Characters of rates of what was not done."""
_GRADE = expression(
    r"(?:(?P<best>非常|十分|很)|(?P<half>基本|比较|较)|(?P<no>不太?))?满意[”的]?(?:票|者)?(?:为|有)?$|(?P<none>一般|不了解|说不清|无所谓)[”的]?(?:票|者)?(?:为|有)?$"
)
"""Answers to whether people are satisfied; together they are all who answered."""
_JOINING = frozenset({"参与", "入学", "投票"})
"""Names of rates that are told of many bodies, but of a part of some people where both stand beside them."""
_GENERAL = expression(
    r"[，、]?(?:总体|综合|整体|平均|全年|产品|样品|一次|监督|风险)?(?:抽检|抽查|检测|检验|检查|监测|送检|验收)?(?:总体|综合|批次|样品|产品)?"
)
_NEGATED = expression(r"[不未非没](?:合格|满意|办结|办复|通过|采纳|整改|达标|完成|到会|出席|立案)")
_DUE = expression(r"预算|安排|任务|计划|目标|应|需|共|列入|确定|总")


def relations(document: Document) -> Iterator[Relation]:
    """Every named rate of the prose, held against the counts beside it."""
    for passage in document.derive(passages):
        figures = passage.figures
        for index, figure in enumerate(figures):
            named = _RATE.search(figure.lead) if figure.dimension == PERCENT else None
            if named and not GROWING.search(figure.lead):
                name = named[1].removesuffix("比例").removesuffix("进度").removesuffix("率") + "率"
                yield from _impossible(figure, named[1])
                yield from _rate(passage, index, name)


def _impossible(claim: Figure, name: str) -> Iterator[Relation]:
    value = claim.quantity.value
    if value is not None and value > _HUNDRED and not claim.quantity.vague and _BOUNDED.search(name):
        words = f"{name}不会超过100%，文中为{said(claim.quantity)}"
        yield Relation("impossible", claim.span, (), "inconsistent", words)


def _rate(passage: Passage, index: int, name: str) -> Iterator[Relation]:
    """What is done over what was due, both printed in the same sentence or the one before."""
    figures = passage.figures
    claim = figures[index]
    stem = next((stem for stem in _STEMS_BY_LENGTH if name.endswith(stem + "率")), None)
    stem = stem or _own_stem(name)
    if within := _within(passage, index, name) or _owed(passage, index, name):
        yield from compared(claim, *within, sure=True)
        return
    if (
        name.endswith("满意率")
        and not name.endswith(("不满意率", "基本满意率"))
        and (answers := _answers(figures, index))
    ):
        yield _satisfied(claim, answers)
        return
    if halves := _of_halves(figures, index, name):
        yield halves
        return
    if (stated := _stated(figures, index, name)) and (name[-3:] != "满意率" or stated[0].dimension == "票"):
        yield from compared(claim, stated[0], [stated[1]], sure=True, near=True)
        return
    if stem is None or (claim.quantity.value is not None and claim.quantity.value > _HUNDRED):
        return
    pattern = expression(_STEMS.get(stem) or f"{stem[0]}[\u4e00-\u9fff]{{0,3}}{stem[1:]}")
    near = [
        place
        for place in range(max(0, index - 10), index)
        if figures[place].sentence >= claim.sentence - 1
        and figures[place].dimension not in COMPARING
        and figures[place].depth <= claim.depth
    ]
    done = [place for place in near if _does(figures[place], pattern, claim)]
    if not done:
        yield from _unnamed(figures, index, near, stem)
        return
    yield from _of_done(
        passage, claim, [figures[place] for place in near], [figures[place] for place in done], (name, stem)
    )


def _of_done(
    passage: Passage, claim: Figure, near: Sequence[Figure], done: Sequence[Figure], called: tuple[str, str]
) -> Iterator[Relation]:
    """A rate against the figures that count what was done; *called* is its name and the stem of it."""
    name, stem = called
    part = next((figure for figure in reversed(done) if figure.sentence == claim.sentence), done[-1])
    others = [figure for figure in near if figure.dimension == part.dimension]
    bases = [figure for figure in reversed(others) if figure.span.start < part.span.start]
    bases += [figure for figure in others if figure.span.start > part.span.start]
    behind = passage.between(part, claim)
    every = claim.quantity.value == _HUNDRED and behind.startswith(("均", "都"))
    if not bases or every or "全部" in behind + part.lead:
        yield Relation("share", claim.span, (part.span,), "unknown", f"文中为{said(claim.quantity)}")
        return
    if explained := _explained(others, part, done, claim):
        yield explained
        return
    bases = [base for base in bases if not _apart(part, base, others)] or bases
    bases = [f for f in bases if f.lead[-4:] != part.lead[-4:] or f.sentence == part.sentence or len(part.lead) < 4]
    if bases:
        larger = [f for f in bases if (f.quantity.value or 0) >= (part.quantity.value or 0) > 0]
        sure = bool(larger) and _surely(passage, claim, part, larger[0], (name, stem))
        yield from compared(claim, part, larger[:1] or bases[:1], sure=sure)


def _explained(others: Sequence[Figure], part: Figure, done: Sequence[Figure], claim: Figure) -> Relation | None:
    """A reading of the figures beside a rate by which it is right."""
    for a, b in itertools.permutations(others, 2):
        turned = b in done and a not in done  # 8.6亿元 of the budget are no share of the 8.74亿元 that were spent
        if _explains(a, b, claim) and not _apart(a, b, others) and not turned:
            verdict = judge(percent_of(a.quantity, b.quantity), claim.quantity)
            return Relation("share", claim.span, (a.span, b.span), verdict, division(a, b, claim))
    pair = _summed_base(others, part, claim)
    together = (part, *pair) if pair else _summed_part(done, others, claim)
    spans = tuple(figure.span for figure in together)
    return Relation("share", claim.span, spans, "consistent", f"文中为{said(claim.quantity)}") if spans else None


def _surely(passage: Passage, claim: Figure, part: Figure, whole: Figure, called: tuple[str, str]) -> bool:
    """Whether a rate can be of nothing but a part and a whole beside it."""
    name, stem = called
    qualifier = name.removesuffix(stem + "率")
    about = passage.text[max(passage.span.start, whole.span.start - 20) : claim.span.start - len(name)]
    due = _DUE.search(whole.lead + whole.after[:8]) or _due(whole, part)
    return (
        (not qualifier or _QUALIFIER.fullmatch(qualifier) is not None or qualifier in about)
        and not _OTHER_BASE.search(passage.between(whole, claim))
        and claim.clause - part.clause <= 3
        and part.sentence == claim.sentence
        and (stem not in {"完成", "执行", "到位"} or bool(due))
    )


_NOUN = 4
"""Characters of what is counted, behind how much of it there is: 158个问题，已完成整改147个."""


def _due(whole: Figure, part: Figure) -> bool:
    """Whether things counted one by one stand right before those of them that are done: 反馈问题84个，已完成整改79个."""
    noun = part.gap.removesuffix(f"，{part.before}")
    near = part.clause - whole.clause == 1 and noun != part.gap and len(noun) <= _NOUN
    done = "已" in part.lead or expression("[，、]?(?:共|实际|目前)*(?:完成|执行|到位)[\u4e00-\u9fff]{0,2}").fullmatch(
        part.lead
    )
    return whole.quantity.exact and near and bool(done)


def _within(passage: Passage, index: int, name: str) -> tuple[Figure, list[Figure]] | None:
    """N个项目中，已过半的M个，达标率x%: the part and the whole of a rate that come right before it."""
    if index < 2 or (_STATISTIC.search(name) and name.removesuffix("率")[-2:] not in _JOINING):
        return None
    claim, part, base = passage.figures[index], passage.figures[index - 1], passage.figures[index - 2]
    alike = base.dimension == part.dimension and base.dimension not in COMPARING and base.sentence == claim.sentence
    if not alike or claim.clause - part.clause != 1 or part.clause - base.clause > 2 or not base.quantity.value:
        return None
    if "；" in passage.between(base, claim):
        return None
    stem, subject = name.removesuffix("率")[-2:], name.removesuffix("率")[:-2]
    around = passage.between(base, claim)[: -len(name)]
    if len(subject) > 2 and subject[-2:] not in around and not all(character in around for character in stem):
        return None  # 38项指标中有34项达到进度，重大工程开工率92%: of something else
    told = part.before.lstrip("，").startswith("其中") and not any(name.endswith(stem + "率") for stem in _STEMS)
    named = told and any(character in part.lead for character in name.removesuffix("率")[-2:])
    return (part, [base]) if _OF_WHICH.match(base.after) or named else None


def _owed(passage: Passage, index: int, name: str) -> tuple[Figure, list[Figure]] | None:
    """应参加N人，实际参加M人，参加率x%: what was due and what was done, whatever the rate is called."""
    if index < 2 or _LACKING.search(name):
        return None
    base, part, claim = passage.figures[index - 2 : index + 1]
    alike = base.dimension == part.dimension and base.dimension not in COMPARING and base.sentence == claim.sentence
    if not alike or base.listed or part.listed or "；" in passage.between(base, claim):
        return None
    beside = part.clause - base.clause == 1 == claim.clause - part.clause
    told = _OWED.search(base.lead) and _ACTUAL.search(part.lead)
    shared = any(character in base.lead + part.lead for character in name.removesuffix("率")[-3:])
    return (part, [base]) if beside and told and shared else None


def _answers(figures: Sequence[Figure], index: int) -> list[Figure]:
    """The figures of all answers where no figure says how many were asked: 满意A件，基本满意B件，不满意C件."""
    claim = figures[index]
    found: list[Figure] = []
    for figure in reversed(figures[max(0, index - 6) : index]):
        if figure.sentence != claim.sentence or (found and figure.dimension != found[0].dimension):
            break
        if not _GRADE.search(figure.lead) or figure.quantity.value is None or figure.quantity.vague:
            return []
        found.insert(0, figure)
    refused = any(grade and (grade["no"] or grade["none"]) for grade in (_GRADE.search(f.lead) for f in found))
    before = figures[index - len(found) - 1] if len(found) < index else None
    asked = (
        before and before.dimension in _VOTERS | {f.dimension for f in found} and before.sentence >= claim.sentence - 1
    )
    return found if len(found) > 1 and refused and not asked else []


def _satisfied(claim: Figure, answers: Sequence[Figure]) -> Relation:
    """满意率 of answers that are told one by one: those who are satisfied, with or without those who are so by and large."""
    grades = [_GRADE.search(figure.lead) for figure in answers]
    content = [f for f, g in zip(answers, grades, strict=True) if g and not (g["no"] or g["none"])]
    full = [f for f, g in zip(answers, grades, strict=True) if g and not (g["no"] or g["none"] or g["half"])]
    whole = sum((f.quantity.value or Decimal(0) for f in answers), Decimal(0))
    spans = tuple(f.span for f in answers)
    if not whole or claim.quantity.value is None or claim.quantity.vague:
        return Relation("share", claim.span, spans, "unknown", f"文中为{said(claim.quantity)}")
    shown = [
        sum((f.quantity.value or Decimal(0) for f in some), Decimal(0)) * _HUNDRED / whole for some in (full, content)
    ]
    verdicts = [judge(point(value), claim.quantity) for value in shown]
    verdict: Verdict = next((v for v in verdicts if v != "inconsistent"), "inconsistent")
    every = "+".join(f.quantity.digits for f in answers)
    rates = "或".join(dict.fromkeys(f"{rounded(value, claim.quantity)}%" for value in shown))
    return Relation(
        "share",
        claim.span,
        spans,
        verdict,
        f"各项共{every}={plain(whole)}，满意率为{rates}，文中为{said(claim.quantity)}",
    )


def _stated(figures: Sequence[Figure], index: int, name: str) -> tuple[Figure, Figure] | None:
    """常住人口186.4万人，其中城镇人口112.7万人，城镇化率: the part and the whole that the rate is defined by."""
    stem = next((stem for stem in _STATED if name.endswith(stem + "率")), None)
    if stem is None:
        return None
    part_named, whole_named = (expression(source) for source in _STATED[stem])
    claim = figures[index]
    near = [f for f in figures[max(0, index - 6) : index] if f.sentence == claim.sentence]
    part = next((f for f in reversed(near) if part_named.search(f.lead) and f.dimension not in COMPARING), None)
    if part is None:
        return None
    alike = [f for f in near if f is not part and f.span.start < part.span.start]
    alike = [f for f in alike if f.dimension == part.dimension or {f.dimension, part.dimension} <= _VOTERS]
    whole = next((f for f in reversed(alike) if whole_named.search(f.before + f.after[:8].partition("，")[0])), None)
    if whole is None or any(f.dimension == PERCENT and f.span.start > whole.span.start for f in near):
        return None
    return (part, whole) if "；" not in whole.after else None


def _of_halves(figures: Sequence[Figure], index: int, name: str) -> Relation | None:
    """城镇人口A，乡村人口B，城镇化率: the part and the other part, which together are the whole."""
    halves = next((_HALVES[stem] for stem in _HALVES if name.endswith(stem + "率")), None)
    if halves is None or index < 2:
        return None
    part, rest = figures[index - 2 : index]
    claim = figures[index]
    alike = len({part.dimension, rest.dimension}) == 1 and part.sentence == rest.sentence == claim.sentence
    named = expression(halves[0]).search(part.lead) and expression(halves[1]).search(rest.lead)
    if not (alike and named) or None in {part.quantity.value, rest.quantity.value, claim.quantity.value}:
        return None
    if claim.quantity.vague or part.quantity.vague or rest.quantity.vague:
        return None
    whole = part.quantity.interval + rest.quantity.interval
    share = part.quantity.interval.over(whole).scaled(_HUNDRED)
    words = f"{said(part.quantity)}÷（{said(part.quantity)}+{said(rest.quantity)}）={rounded(share.middle, claim.quantity)}%，文中为{said(claim.quantity)}"
    verdict = judge(share, claim.quantity)
    return Relation("share", claim.span, (part.span, rest.span), verdict, words, right=share.middle)


def _unnamed(figures: Sequence[Figure], index: int, near: Sequence[int], stem: str) -> Iterator[Relation]:
    """A rate beside no figure that its own name calls what was done."""
    if pair := _due_and_done(figures, near, stem):
        yield from compared(figures[index], pair[1], [pair[0]], sure=True)
    elif stem in _STEMS:
        if refused := _without_the_rest(figures, index, stem):
            yield refused
            return
        yield from _proportion(figures[index - 1] if index else None, figures[index])


def _without_the_rest(figures: Sequence[Figure], index: int, stem: str) -> Relation | None:
    """抽检A批次，不合格B批次，合格率x%: the rate is of what is left of A without B."""
    if index < 2:
        return None
    whole, rest, claim = figures[index - 2 : index + 1]
    told = not any(f.quantity.value is None or f.quantity.vague or f.listed or f.depth for f in (whole, rest, claim))
    near = whole.sentence == claim.sentence and rest.clause - whole.clause == 1 == claim.clause - rest.clause
    named = expression(f"(?:不|未|没有){stem}(?:的|产品|样品|项目)?(?:有|为)?$").search(rest.lead) or expression(
        f"[{HAN}]{{0,4}}(?:不|未){stem}(?=$|[，。；])"
    ).match(rest.after)
    if not (told and near and named) or whole.dimension != rest.dimension or not whole.quantity.value:
        return None
    own = _GENERAL.fullmatch(claim.lead.partition(stem + "率")[0])
    if rest.quantity.value is None or rest.quantity.value > whole.quantity.value or not own:
        return None
    left = (whole.quantity.interval - rest.quantity.interval).over(whole.quantity.interval).scaled(_HUNDRED)
    words = f"（{said(whole.quantity)}−{said(rest.quantity)}）÷{said(whole.quantity)}={rounded(left.middle, claim.quantity)}%，文中为{said(claim.quantity)}"
    verdict = judge(left, claim.quantity)
    return Relation("share", claim.span, (whole.span, rest.span), verdict, words, right=left.middle)


def _due_and_done(figures: Sequence[Figure], near: Sequence[int], stem: str) -> tuple[Figure, Figure] | None:
    """应检4.2万辆，已检3.78万辆，受检率: what was due and what was done share a word with the rate."""
    if len(near) < 2:
        return None
    due, done = figures[near[-2]], figures[near[-1]]
    was_done = any(f"{word}{stem[-1]}" in done.lead for word in ("已", "实"))
    told = f"应{stem[-1]}" in due.lead and was_done
    if stem in {"完成", "执行", "落实", "实现", "达成", "兑现"}:
        planned = expression("^(?:全年|年初|本年)*(?:计划|任务|目标|应|预算)").match(due.lead)
        told = bool(planned) and "实际" in done.lead
    return (due, done) if told and due.dimension == done.dimension else None


def _own_stem(name: str) -> str | None:
    """The word behind a rate that is not listed: 治理 of 治理率; None where such a rate has another base."""
    stem = name.removesuffix("率")[-2:]
    return stem if len(stem) == 2 and not _STATISTIC.search(name) else None


def _proportion(base: Figure | None, claim: Figure) -> Iterator[Relation]:
    """N件，满意率x%: whether any whole number of N gives x, rounded or truncated (the GRIM test)."""
    if base is None or base.sentence != claim.sentence or claim.clause - base.clause > 1 or not base.quantity.exact:
        return
    rate, count = claim.quantity, base.quantity.value
    if rate.value is None or rate.vague or not count or count * rate.step >= 50:
        return
    near = int(rate.value * count / _HUNDRED)
    shown = [Decimal(part) * _HUNDRED / count for part in range(max(0, near - 1), near + 3)]
    if all(judge(point(value), rate) == "inconsistent" for value in shown):
        words = f"{said(base.quantity)}中没有整数能得出{said(rate)}"
        yield Relation("proportion", claim.span, (base.span,), "inconsistent", words)


def _does(figure: Figure, pattern: re.Pattern[str], claim: Figure) -> bool:
    """Whether a figure counts what the rate is named after: 立案398件 for 立案率."""
    behind = expression("[，；：]").split(figure.after)[0] if figure.sentence == claim.sentence else ""
    behind = behind.removesuffix(claim.lead) if figure.clause == claim.clause else behind
    if pattern.pattern.startswith("不"):
        return bool(pattern.search(figure.lead) or pattern.search(behind))
    return bool(pattern.search(_NEGATED.sub("", figure.lead)) or pattern.search(_NEGATED.sub("", behind)))


def _explains(part: Figure, base: Figure, claim: Figure) -> bool:
    a, b = part.quantity, base.quantity
    if not a.value or not b.value or a.value > b.value or claim.quantity.value is None:
        return False
    return judge(percent_of(a, b), claim.quantity) != "inconsistent"


def _apart(a: Figure, b: Figure, others: Sequence[Figure]) -> bool:
    """Whether two figures are what a third is made of, so that neither is a share of the other: 实考, 缺考 of 报名."""
    together = (a.quantity.value or Decimal(0)) + (b.quantity.value or Decimal(0))
    return a.quantity.exact and b.quantity.exact and any(f.quantity.value == together for f in others)


def _summed_part(done: Sequence[Figure], bases: Sequence[Figure], claim: Figure) -> tuple[Figure, ...]:
    """The neighbours that together are the part: 满意238件、基本满意21件."""
    if len(done) < 2 or claim.quantity.value is None or any(f.quantity.value is None for f in done):
        return ()
    for a, b in itertools.pairwise(done):
        part = a.quantity.interval + b.quantity.interval
        for base in bases:
            rate = part.over(base.quantity.interval).scaled(_HUNDRED) if base.quantity.value else None
            if rate and base not in (a, b) and judge(rate, claim.quantity) != "inconsistent":
                return a, b, base
    return ()


def _summed_base(figures: Sequence[Figure], part: Figure, claim: Figure) -> tuple[Figure, Figure] | None:
    """The two neighbours that together are the base: 大会提案950件，平时提案24件."""
    if part.quantity.value is None or claim.quantity.value is None:
        return None
    for a, b in itertools.pairwise(figures):
        if a.quantity.value and b.quantity.value:
            rate = part.quantity.interval.over(a.quantity.interval + b.quantity.interval).scaled(_HUNDRED)
            if judge(rate, claim.quantity) != "inconsistent":
                return a, b
    return None
