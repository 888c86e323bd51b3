"""Shares: 其中M件，占x%; M件，占T件的x%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..document import Document
from ..expression import expression
from ..interval import Interval
from ..quantity import PERCENT, Quantity
from ..record import NamedTuple
from .parts import COMPARING, DELTA
from .passage import Figure, Passage, passages
from .relation import Relation, judge, rounded, said

_HUNDRED = Decimal(100)
_SHARE = expression(r"占(?:比|了)?(?:到|达|为|约)?")
_PLANNED = expression(
    r"^[，、]?(?:已)?(?:完成|占|为|达到?|是)?(?:了)?(?P<named>(?:全年|年度|年初|调整后?|变更后?|总|目标|计划|本年|当年|预期)*(?:任务|计划|目标|预算|下达)(?:任务|数|总数|指标|的)?)的$"
)
_PLAN = expression(r"计划|任务|目标|下达|预算")
_OF = expression(r"的(?:近|约)?")
_AMOUNTS = expression(
    r"^[，、（]?(?:仅|约|已|分别)*(?:为|是|达到?|相当于|等于|完成|占|实现)(?!了)(?![^，。]*(?:同期|上年|去年))[^，。；]{0,14}$"
)
OWN_BASE = expression(
    r"(?:比|总|全|其|的|为|达|到|约|例|重|全部|所有|立案|提案|建议|意见|委员|代表|议案|件|数|量|人|额|收到|受理|办理|承办|交办|反馈|"
    r"调查|样本|答复|回收|测评|投资|规划|计划|任务|完成|提交|人数|项目|问题|支出|收入|资金|户|家|企业|比例|比重|占比|分别|、|"
    r"党员|人口|户籍|常住|干部|职工|课题|报告|信息|案件|会议|预算|目标|年度|年|应|需|在|部)*"
)
_CALLED = expression(r"(?P<noun>[\u4e00-\u9fff]{2})(?P<sum>总(?:数|量|额|人数|户数|面积|产量))?的?")
_FOREIGN = expression(
    r"全[市县省国州区镇乡]|生产总值|GDP|产值|经济总量|同期|比上年|较上年|全球|世界|本地|辖区|我[市县省]"
)
GROWING = expression(
    r"增长|提高|下降|上升|增加|减少|降低|回落|提升|增幅|降幅|增速|涨|跌|同比|环比|节约率|毛利|利率|税率|折|费率"
)


_ENTIRE = expression(r"总[数量额](?:为|是|共|达)?$")
_SHORTEST = 3
"""Characters of a name by which a whole is known again: 国土面积, 总投资."""
_BEING = "(?:总[数量额]|余额)?(?:为|达到?|是|共|有|完成|了)*"
_SHARED = expression(r"[^，。；]{0,3}，?占|[^，。；]{0,14}，占")


class _Claim(NamedTuple):
    """M…，占(T的)x%."""

    passage: int
    """The index of its paragraph among those with figures."""
    place: int
    """The index of the part among the figures of its paragraph."""
    part: Figure
    share: Figure
    inside: tuple[Figure, ...]
    """The figures between 占 and the percentage: 占总投资1.4亿元的25%."""
    foreign: bool
    """Whether the words after 占 name another whole: 占全市生产总值的."""
    words: str = ""
    """The words between 占 and the percentage, which may name the whole."""


_ROUGHLY = expression("(?:近|约|大约|约为|将近|接近)$")
_FAR = 12
"""Points by which a rough share misses what it is told of, if it is to be called wrong."""


def relations(document: Document) -> Iterator[Relation]:
    """Every percentage of the prose that two figures beside it make."""
    for place, claim in enumerate(document.derive(_claims)):
        yield from _share(document, place, claim)


def _claims(document: Document) -> list[_Claim]:
    """The shares of a document with the part that each speaks of."""
    return [
        claim
        for number, passage in enumerate(document.derive(passages))
        for index, figure in enumerate(passage.figures)
        if figure.dimension == PERCENT and not GROWING.search(figure.lead)
        if (claim := _claim(passage, number, index) if "占" in figure.before else _amounting(passage, number, index))
    ]


def _amounting(passage: Passage, number: int, index: int) -> _Claim | None:
    """完成投资38.6亿元，为年度计划42亿元的91.9%: the whole stands right before the percentage."""
    figures = passage.figures
    share = figures[index]
    if index >= 2 and _PLANNED.search(share.before):
        return _of_plan(passage, number, index)
    if index < 2 or not _OF.fullmatch(share.lead) or share.gap != share.lead:
        return None
    base = figures[index - 1]
    place = next((i for i in range(index - 2, max(-1, index - 4), -1) if figures[i].dimension == base.dimension), None)
    if base.dimension in COMPARING or place is None or not _AMOUNTS.search(base.lead):
        return None
    part = figures[place]
    if part.sentence != share.sentence or base.clause - part.clause > 1 or DELTA.search(part.lead) or part.listed:
        return None
    if expression("；|其中|比|较").search(passage.between(part, base)):
        return None
    return _Claim(number, place, part, share, (base,), foreign=False)


def _of_plan(passage: Passage, number: int, index: int) -> _Claim | None:
    """计划退出120万吨，实际退出126万吨，完成年度任务的105%."""
    figures = passage.figures
    base, part, share = figures[index - 2 : index + 1]
    alike = base.dimension == part.dimension and base.dimension not in COMPARING and base.sentence == share.sentence
    named = _PLANNED.search(share.before)
    told = base.before + base.after[:8].partition("，")[0]
    if not named or any(word in named["named"] and word not in told for word in ("年初", "调整", "变更")):
        return None
    if not alike or not _PLAN.search(told) or _PLAN.search(part.lead) or share.clause - base.clause > 3:
        return None
    return (
        None if "；" in passage.between(base, share) else _Claim(number, index - 1, part, share, (base,), foreign=False)
    )


def _claim(passage: Passage, number: int, index: int) -> _Claim | None:
    figures = passage.figures
    share = figures[index]
    at = share.before.rfind("占")
    found = _SHARE.match(share.before, at)
    assert found
    start = share.span.start - len(share.before) + at
    near = range(max(0, index - 5), index)
    inside = [figures[i] for i in near if figures[i].span.start >= start and figures[i].dimension not in COMPARING]
    part = _respective(passage, index, start)
    part = _part(passage, share, start, [i for i in near if figures[i].span.end <= start]) if part is None else part
    if part is None:
        return None
    between = passage.text[figures[part].span.end : start]
    changed = DELTA.search(figures[part].lead) or GROWING.search(between)
    if "其中" in between or (changed and not inside):
        return None
    words = _ROUGHLY.sub("", share.before[found.end() :])
    if not inside and (base := _called(passage, part, words)):
        return _Claim(number, part, figures[part], share, (base,), foreign=False)
    strange = not OWN_BASE.fullmatch(words) and not _named_before(passage, figures[part], words)
    foreign = not inside and bool(_FOREIGN.search(words) or strange)
    return _Claim(number, part, figures[part], share, tuple(inside), foreign, words)


def _respective(passage: Passage, index: int, start: int) -> int | None:
    """The part of a share in A、B，占比分别为x、y: the one in the same place of its list."""
    figures = passage.figures
    if "分别" not in passage.text[start : figures[index].span.start]:
        return None
    first, last = index, index
    while figures[first].listed and figures[first - 1].dimension == PERCENT and figures[first - 1].span.start > start:
        first -= 1
    while last + 1 < len(figures) and figures[last + 1].listed and figures[last + 1].dimension == PERCENT:
        last += 1
    count = last - first + 1
    own = [
        i
        for i in range(max(0, first - 12), first)
        if figures[i].span.end <= start
        and figures[i].sentence == figures[index].sentence
        and "；" not in passage.text[figures[i].span.end : start]
        and figures[i].dimension not in COMPARING
    ][-count:]
    alike = len(own) == count > 1 and len({figures[i].dimension for i in own}) == 1
    return own[index - first] if alike else None


def _called(passage: Passage, part: int, words: str) -> Figure | None:
    """The one figure that is called as the words behind 占 say: 国土面积2,400平方公里，…占国土面积的.

    It stands before in the sentence, or behind the share in a clause of its own: 占工业投资的34.5%；工业投资106.7亿元.
    """
    figures = passage.figures
    entire = expression(r"(?:全部|所有|各项)").match(words)
    name = (
        expression(r"^全[市县区省州镇乡]|^其|^全部|^所有|^各项|(?:总?[数量额]|总计)?的$")
        .sub("", words)
        .removesuffix("总")
    )
    if len(name) < (2 if entire else _SHORTEST) or not expression(r"[\u4e00-\u9fff]+").fullmatch(name):
        return None
    own = figures[part]
    near = [f for f in figures[max(0, part - 8) : part] if f.sentence == own.sentence and f.dimension == own.dimension]
    called = [f for f in near if _bears(passage, f, name)]
    called = called or [f for f in figures[max(0, part - 3) : part] if f.dimension == own.dimension and _names(f, name)]
    if not called:
        behind = [f for f in figures[part + 1 : part + 5] if f.dimension == own.dimension and f.lead == f.before]
        called = [
            f
            for f in behind
            if expression(rf"[；。，]?(?:全部|同期|全年|全[市县区省州镇乡])?{name}{_BEING}").fullmatch(f.lead)
        ]
        called = [] if any(f.dimension == own.dimension for f in near) else called
    if len(called) != 1 or DELTA.search(called[0].lead) or called[0].depth > own.depth:
        return None
    return called[0]


def _names(figure: Figure, name: str) -> bool:
    """Whether a figure of the sentence before is called just so, but for where it is: 全区地区生产总值."""
    words = expression(rf"^(?:初步核算，?)?(?:全年|全[市县区省州])*|{_BEING}$").sub("", figure.lead)
    return words == name


def _bears(passage: Passage, figure: Figure, name: str) -> bool:
    """Whether a figure is called *name*: 农村公路通车里程 is 农村公路里程, 发出函件…收回 is 收回函件."""
    words = expression(rf"{_BEING}$").sub("", figure.lead)
    if words.endswith(name):
        return True
    if len(name) < _SHORTEST or not words:
        return False
    letters = iter(words)
    if words[-1] == name[-1] and name[:2] in words and all(character in letters for character in name):
        return True
    head = passage.text[passage.sentence_span(figure).start : figure.span.start - len(figure.lead)]
    return words[-2:] == name[:2] and any(character in head for character in name[2:])


def _named_before(passage: Passage, part: Figure, words: str) -> bool:
    """Whether a whole that is called by name stands in the same sentence: 238名法官中…，占法官总数的."""
    named = _CALLED.fullmatch(words)
    if not named:
        return False
    head = passage.text[passage.sentence_span(part).start : part.span.start]
    return named["noun"] in head or ("其中" in head and bool(named["sum"]))


def _part(passage: Passage, share: Figure, start: int, near: Sequence[int]) -> int | None:
    """The figure of which a share speaks: the one just before, or the one whose label is repeated before 占."""
    figures = passage.figures
    parts = [i for i in near if figures[i].dimension not in COMPARING and figures[i].sentence == share.sentence]
    exact = [i for i in parts if figures[i].quantity.exact and share.clause - figures[i].clause <= 1]
    if exact and parts[-1] != exact[-1] and figures[parts[-1]].quantity.vague:
        parts = exact  # 69个村收入超过20万元，占…
    label = share.before[: share.before.rfind("占")].strip("，其中的 ")
    if parts and label and figures[parts[-1]].span.end < start - len(label):
        named = [i for i in parts if expression(f"(?<![非不未]){re.escape(label)}").search(figures[i].lead)]
        return named[-1] if named else None
    if not parts or share.clause - figures[parts[-1]].clause > 2 or figures[parts[-1]].dimension in {"年", "个月"}:
        return None
    return parts[-1]


def _share(document: Document, place: int, claim: _Claim) -> Iterator[Relation]:
    """The relation of a share to the whole it is most likely a share of."""
    if claim.inside:
        bases = [f for f in claim.inside if f.dimension == claim.part.dimension]
        yield from compared(claim.share, claim.part, bases, sure=True, near=True)
        return
    bases = list(_bases(document, claim))
    siblings = _siblings(document, place)
    common = _common_base(document, claim, siblings)
    if common and not any(_agrees(claim.part, base, claim.share) for base in bases):
        bases = [common]
    elif not bases:
        return
    if not any(_agrees(claim.part, base, claim.share) for base in bases) and (both := _of_both(claim, bases)):
        yield both
        return
    near = [other for other in siblings if other.part.sentence == claim.part.sentence]
    passage = document.derive(passages)[claim.passage]
    apart = bases[0].sentence != claim.part.sentence or "；" in passage.between(bases[0], claim.part)
    far = apart and len(near) > 1
    lost = far and not any(_agrees(other.part, bases[0], other.share) for other in near)
    yield from compared(claim.share, claim.part, bases, sure=not claim.foreign and not lost)


def _of_both(claim: _Claim, bases: Sequence[Figure]) -> Relation | None:
    """男代表168名，女代表72名，女代表占30%: a share of the part and its counterpart together."""
    part, share = claim.part, claim.share
    for base in bases:
        if base.sentence != part.sentence or not base.quantity.value or not part.quantity.value:
            continue
        rate = part.quantity.interval.over(part.quantity.interval + base.quantity.interval).scaled(_HUNDRED)
        if share.quantity.value is not None and judge(rate, share.quantity) != "inconsistent":
            words = (
                f"{said(part.quantity)}÷（{said(part.quantity)}+{said(base.quantity)}），文中为{said(share.quantity)}"
            )
            return Relation("share", share.span, (part.span, base.span), "consistent", words)
    return None


def _bases(document: Document, claim: _Claim) -> Iterator[Figure]:
    """What a part may be a share of in its own paragraph, the likeliest first: of its own sentence, then before."""
    figures = document.derive(passages)[claim.passage].figures
    part = claim.part
    back = [
        figures[i]
        for i in range(max(0, claim.place - 16), claim.place)
        if figures[i].dimension == part.dimension and figures[i].depth <= part.depth and not _has_share(figures, i)
        if _may_be_called(figures[i], claim)
    ]
    here = [figure for figure in back if figure.sentence == part.sentence]
    yield from sorted(here, key=lambda figure: -(figure.quantity.value or Decimal(0)))
    behind = figures[claim.place + 1 : claim.place + 12]
    yield from [
        f for f in behind if f.sentence == part.sentence and f.dimension == part.dimension and _ENTIRE.search(f.lead)
    ]
    yield from reversed([figure for figure in back if figure.sentence != part.sentence])


def _may_be_called(base: Figure, claim: _Claim) -> bool:
    """Whether a figure can be what 占 names: a plan only if it says so, and far off only what bears the name."""
    told = base.before + base.after[:8].partition("，")[0]
    if _PLAN.search(claim.words):
        return bool(_PLAN.search(told))
    name = expression(r"总[数量额]?|的|全部|所有|其中?|全[市县区省州镇]|比例?|重").sub("", claim.words)[:2]
    return base.sentence == claim.part.sentence or len(name) < 2 or name in told


def _has_share(figures: Sequence[Figure], index: int) -> bool:
    """Whether a figure is itself followed by its share, so that it is one part among others."""
    following = figures[index + 1] if index + 1 < len(figures) else None
    if following is None or following.dimension != PERCENT:
        return False
    return bool(_SHARED.match(figures[index].after))


def _siblings(document: Document, place: int) -> list[_Claim]:
    """The shares around one that are told in the same way, itself included."""
    claims = document.derive(_claims)
    own = claims[place]
    return [
        claim
        for claim in claims[max(0, place - 8) : place + 9]
        if abs(claim.passage - own.passage) <= 3
        and claim.part.dimension == own.part.dimension
        and not claim.inside
        and not claim.foreign
        and (claim.passage != own.passage or abs(claim.part.sentence - own.part.sentence) <= 1)
    ]


def _common_base(document: Document, claim: _Claim, siblings: Sequence[_Claim]) -> Figure | None:
    """The figure before a list of shares that explains most of them: the base may stand paragraphs earlier."""
    if len(siblings) < 2 or claim.foreign:
        return None
    every = document.derive(passages)
    nearby = [
        figure for passage in every[max(0, claim.passage - 3) : claim.passage + 1] for figure in passage.figures[-60:]
    ]
    candidates = [f for f in nearby if f.dimension == claim.part.dimension and f.span.start < claim.part.span.start]
    best, most = None, 1
    for base in candidates[-40:]:
        explained = sum(_agrees(sibling.part, base, sibling.share) for sibling in siblings)
        if explained > most and explained * 2 >= len(siblings):
            best, most = base, explained
    return best


def _agrees(part: Figure, base: Figure, share: Figure) -> bool:
    if part.quantity.value is None or not base.quantity.value or share.quantity.value is None:
        return False
    return judge(percent_of(part.quantity, base.quantity), share.quantity) != "inconsistent"


def compared(
    claim: Figure, part: Figure, bases: Sequence[Figure], *, sure: bool, near: bool = False
) -> Iterator[Relation]:
    """The share of a part in the first base that explains it; a contradiction where none does."""
    if not bases:
        return
    for base in bases:
        if claim.quantity.value is None or part.quantity.value is None or not base.quantity.value:
            continue
        verdict = judge(percent_of(part.quantity, base.quantity), claim.quantity)
        if verdict != "inconsistent":
            vague = any(figure.quantity.vague for figure in (claim, part, base))
            words = division(part, base, claim)
            yield Relation("share", claim.span, (part.span, base.span), "rounding" if vague else verdict, words)
            return
    base = bases[0]
    below = (
        base.quantity.value is not None
        and part.quantity.value is not None
        and base.quantity.value < part.quantity.value
    )
    unknown = not sure or any(q.value is None or q.vague for q in (claim.quantity, part.quantity, base.quantity))
    unknown = unknown and not (sure and _is_far_from(claim, part, base))
    if unknown or not base.quantity.value or (below and not near):
        yield Relation("share", claim.span, (part.span, base.span), "unknown", division(part, base, claim))
        return
    assert part.quantity.value is not None
    right = part.quantity.value / base.quantity.value * _HUNDRED
    hint = _share_hint(right, claim.quantity)
    words = division(part, base, claim)
    yield Relation("share", claim.span, (part.span, base.span), "inconsistent", words, hint, right)


def _is_far_from(claim: Figure, part: Figure, base: Figure) -> bool:
    """Whether a share told with 近 or 约 is off by more than that can mean: 798÷1,140 is no 近九成."""
    told, some, whole = claim.quantity, part.quantity, base.quantity
    if not (told.value and some.value and whole.value) or some.vague or whole.vague or not _ROUGHLY.search(claim.lead):
        return False
    return abs(some.value / whole.value * _HUNDRED - told.value) > _FAR


def percent_of(part: Quantity, base: Quantity) -> Interval:
    """A part as a percentage of a whole."""
    return part.interval.over(base.interval).scaled(_HUNDRED)


def division(part: Figure, base: Figure, claim: Figure) -> str:
    """The computation of a share: 196÷238=82.35%，文中为84.2%."""
    a, b = part.quantity, base.quantity
    if a.value is None or not b.value:
        return f"{said(a)}÷{said(b)}，文中为{said(claim.quantity)}"
    left, right = (a.digits, b.digits) if a.unit == b.unit and a.scale == b.scale else (said(a), said(b))
    result = rounded(a.value / b.value * 100, claim.quantity) if claim.quantity.value is not None else "—"
    return f"{left}÷{right}={result}%，文中为{said(claim.quantity)}"


def _share_hint(computed: Decimal, claim: Quantity) -> str:
    if not claim.value or computed <= 0:
        return ""
    ratio = computed / claim.value
    for power in (10, 100, 1000, 10000):
        if abs(ratio / power - 1) < Decimal("0.03") or abs(ratio * power - 1) < Decimal("0.03"):
            return "，可能是单位或小数点有误"
    return ""
