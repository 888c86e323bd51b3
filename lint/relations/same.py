"""One indicator with two figures: the same words before a figure, the same period, and digits that look mistyped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document import Document
from ..expression import expression
from ..quantity import PEOPLE, PERCENT
from ..record import NamedTuple
from .parts import COMPARING
from .passage import Figure, Passage, passages
from .relation import Relation, one_slip, said
from .restated import elsewhere

_NEVER = expression(
    r"增长|下降|提高|增加|减少|同比|其中|力争|目标|预计|计划|预算|预期|累计|新增|比上年|较上年|要|争取|确保|左右|未|不予|重点|上一?[年届次]|往年|去年"
)
_PERIOD = expression(
    r"[0-9]{2,4}年|季度|上半年|下半年|去年|上年|前年|明年|过去|[0-9]{1,2}月|[二三四五六七八九十]年(?!义务|制)|全国|全省|上届|本季|当季"
)
_ACTS = ("立案", "收到", "征集", "提交", "承办", "交办", "受理", "办复", "审结", "办结")
"""What is done with the cases of a report: the number of cases under each is one number throughout."""
_MEMBERS = expression(r"(?:[市县区省])?(?:政协)?(委员|代表|党员|干部)")
_BODY = expression(r"组织|全体|全[市县区省体]|现有|共有|总数|实有")
_CASES = expression(r"提案|建议|议案|案件|信访")
_RATE = expression(r"(?:[\u4e00-\u9fff]{3,}率|[\u4e00-\u9fff]{4,}(?:比例|比重))(?:达到|为|达|是|均为)?$")


_ONLY = frozenset({"承办单位", "重点提案"})
"""Indicators of which a report has one, so that two digits are enough to tell a slip."""
_PLAN = expression(
    r"下一步|下步|打算|展望|总体要求|明年|今后|新的一年|(?:目标|任务|工作|发展)(?:安排|部署|建议|任务|思路|目标)$|[0-9]年(?:工作|主要|重点|目标|任务|政府工作|经济社会发展)(?!回顾|总结|情况|成绩|开展|完成)"
)
_INTENDED = expression(r"下一?步|力争|打算|预期目标|明年|今后|目标是|目标：|到[0-9]{4}年")
_HEADING = 40
_UNNAMED = frozenset(
    {"年", "期", "岁", "届", "天", "个月", "工作日", "级", "类", "次", "分", "点", "章", "节", "款", "条"}
)
_FLOW = expression(
    r"新增|新建|改造|建成|推进|安排|实施|筹集|修复|引进|疏解|竣工|开工|启动|惠及|改建|新改|治理|投入|新开|新认定|培育|净增|占|每|人均|最|各|第|平均|调度|选派|开展|新"
)
_HEAD = expression(
    r"^(?:[，、；：。（\s]|全年|今年|本年|一年来|目前|现有|现|共有|共计|共|累计|总|已|本届|至今|以来|截至|其|各类|全(?:市|县|区|省|州)|我(?:市|县|区|省)|（[一二三四五六七八九十]）|[一二三四五六七八九十]、)+"
)
_TAIL = expression(r"(?:达到|达|为|是|有|共|了|约|至|合计|总计|累计|完成|实现|的|均|突破|超过)+$")
_LIGHT = expression(r"开展|进行|组织|召开|完成|累计|共")
_SCOPE = expression(r"(?:对|由|在|组织|全体|这|交由)*")
_NOUN = expression(r"[\u4e00-\u9fff]{3,6}(?=[，。、；]|全部|均|已|实现|都)")
_HAN = expression(r"[\u4e00-\u9fff“”（）]+")
_SHORTEST = 4


_UNDERTAKERS = expression(
    r"承办单位(?:共|有|为|达)*N(?:$|[，。；、])|(?:交由|交|由|分送|涉及)N(?:单位|部门)(?:承办|办理)|^[，。、（]?(?:共|由|对|涉及)?N(?:家|个)?承办单位(?!的)"
)
_CHOSEN = expression(
    r"(?:确定|遴选|筛选|精选|选定|选取)(?:了|出)?(?:年度|全年)?重点提案N|^[，。；、（]?(?:确定的|遴选的|全年)?N(?:年度)?重点提案(?:全部|均|已)"
)


_BACK = expression(
    r"(?:^|[，。；：在对将把为就由从与和])(?:全年|今年|年内|年初|当年|本年度?|一年来|本次|此次|上述|累计|共|已经?|所)*(?P<verb>[\u4e00-\u9fff]{2}|[\u4e00-\u9fff]{4})(?:出|到)?的(?:这|全部|上述)?$"
)


_INDICATOR = expression(r"(?P<name>[\u4e00-\u9fff]{5,16}?)(?:同比|比上年)?(?P<verb>增长|下降)")
_GROWN = expression(r"，?(?:比上年|较上年|同比)?(?P<verb>增长|下降)")


_HEADED = expression(r"\s*[^，。；：\n]{2,12}：")


class _Statement(NamedTuple):
    figure: Figure
    passage: Passage


def relations(document: Document) -> Iterator[Relation]:
    """Rates, counts and amounts that are stated twice under one name."""
    first: dict[tuple[str, str], list[_Statement]] = {}
    planned = _planned_from(document)
    yield from _referred(document)
    for passage in document.derive(passages):
        reviewing = passage.span.start < planned and not _intends(passage)
        figures = passage.figures
        for index, figure in enumerate(figures):
            key = _one_of_a_kind(figure) or _key(passage, figure)
            if key and key[1] == PERCENT and not reviewing:
                continue
            if key is None and reviewing:
                key = _growing(figures, index)
            if key is None and reviewing:
                key = _named(figure, first)
            if key is None:
                continue
            earlier = first.setdefault(key, [])
            for other in [other for other in earlier[:4] if not _speak_of_two(other.passage, passage)]:
                apart = other.passage is not passage and not elsewhere(other.figure, other.passage, figure, passage)
                if apart and _conflict(key, other.figure, figure):
                    words = f"同一指标前文为{said(other.figure.quantity)}，此处为{said(figure.quantity)}"
                    yield Relation("same", figure.span, (other.figure.span,), "inconsistent", words)
                    break
                if other.figure.quantity.value == figure.quantity.value:
                    words = f"前文同为{said(other.figure.quantity)}"
                    yield Relation("same", figure.span, (other.figure.span,), "consistent", words)
                    break
            earlier.append(_Statement(figure, passage))


def _speak_of_two(one: Passage, other: Passage) -> bool:
    """Whether the two lines are headed by different names: 石桥镇：… 青山乡：…"""
    heads = [_HEADED.match(passage.text, passage.span.start) for passage in (one, other)]
    return all(heads) and len({head[0] for head in heads if head}) > 1


def _growing(figures: Sequence[Figure], index: int) -> tuple[str, str] | None:
    """The 6.2% of 地区生产总值386.4亿元，增长6.2%: how an indicator that is named right before has grown."""
    rate = figures[index]
    if alone := _grown_alone(rate):
        return alone
    if rate.dimension != PERCENT or index == 0 or not (grown := _GROWN.fullmatch(rate.gap)):
        return None
    level = figures[index - 1]
    label = _label(level.lead)
    named = level.lead == level.before and _HAN.fullmatch(label) and len(label) >= _SHORTEST
    if not named or level.listed or level.dimension in COMPARING or _FLOW.search(level.lead) or rate.quantity.vague:
        return None
    if level.quantity.value is None or rate.quantity.value is None or _PERIOD.search(level.before.replace("全年", "")):
        return None
    return f"{label[-12:]}{level.quantity.value}{grown['verb']}", PERCENT


def _grown_alone(rate: Figure) -> tuple[str, str] | None:
    """The 8.6% of 规模以上工业增加值增长8.6%."""
    named = _INDICATOR.fullmatch(_label(rate.lead)) if rate.dimension == PERCENT and rate.lead == rate.before else None
    clause = expression("增长|下降|增加值").sub("", rate.before) + rate.after[:6].partition("，")[0]
    if (
        not named
        or rate.quantity.value is None
        or rate.quantity.vague
        or _NEVER.search(clause)
        or _PERIOD.search(clause)
    ):
        return None
    return f"{named['name'][-12:]}的{named['verb']}", PERCENT


def _referred(document: Document) -> Iterator[Relation]:
    """修缮校舍26栋 … 修缮的28栋校舍: what is spoken of as known, with another figure than before."""
    told: dict[tuple[str, str], list[_Statement]] = {}
    every = document.derive(passages)
    backs = (_BACK.search(figure.lead) for passage in every for figure in passage.figures)
    asked = {back["verb"] for back in backs if back}  # only these are remembered: before a figure stand very many words
    for passage in every if asked else ():
        for figure in passage.figures:
            quantity = figure.quantity
            if quantity.value is None or quantity.vague or figure.dimension in COMPARING | _UNNAMED or figure.depth:
                continue
            if back := _BACK.search(figure.lead):
                if _PERIOD.search(figure.before.replace("全年", "")):
                    continue
                noun = "" if figure.after[:1] in "中里，。；、" else figure.after[:8]
                known = [s for s in told.get((back["verb"], figure.dimension), []) if s.passage is not passage]
                same = [s for s in known if _about(s.figure, back["verb"], noun)]
                if (
                    len({s.figure.quantity.value for s in same}) == 1
                    and same[0].figure.quantity.value != quantity.value
                ):
                    other = same[0].figure
                    if one_slip(other.quantity.digits, quantity.digits) and len(quantity.digits) >= 2:
                        words = f"同一指标前文为{said(other.quantity)}，此处为{said(quantity)}"
                        yield Relation("same", figure.span, (other.span,), "inconsistent", words)
                continue
            for verb in asked.intersection(_verbs(figure.lead)):
                told.setdefault((verb, figure.dimension), []).append(_Statement(figure, passage))


def _verbs(lead: str) -> Iterator[str]:
    """The words of two to four characters in front of a figure that may name the deed it tells of."""
    words = expression(r"^[，、；：。]+").sub("", lead)[-14:]
    for length in (2, 4):
        for start in range(len(words) - length + 1):
            yield words[start : start + length]


def _about(figure: Figure, verb: str, noun: str) -> bool:
    """Whether an earlier figure counts what a later one calls by *noun*: 修缮农村校舍26栋, 修缮的26栋农村校舍."""
    between = figure.lead.rpartition(verb)[2].strip("了共有计出")
    return not between or not noun or any(between[i : i + 2] in noun for i in range(len(between) - 1))


def _planned_from(document: Document) -> int:
    """Where a document begins to tell what is to be done: figures behind that heading are targets."""
    for block in document.prose:
        if block.span.length <= _HEADING and _PLAN.search(document.folded, *block.span):
            return block.span.start
    return len(document.text)


def _intends(passage: Passage) -> bool:
    """Whether a paragraph sets out to tell what is to be done."""
    return bool(
        _INTENDED.search(passage.text, passage.span.start, min(passage.span.start + _HEADING, passage.span.end))
    )


def _named(figure: Figure, first: dict[tuple[str, str], list[_Statement]]) -> tuple[str, str] | None:
    """What the words around a figure call it: 一般公共预算收入 86.42亿元, 全县326个 建制村."""
    quantity = figure.quantity
    if quantity.value is None or quantity.vague or figure.dimension in COMPARING | _UNNAMED:
        return None
    clause = figure.before.replace("公共预算", "") + quantity.text + figure.after[:16].partition("，")[0]
    if _NEVER.search(clause) or _PERIOD.search(figure.before.replace("全年", "")) or _FLOW.search(figure.lead):
        return None
    label = _label(figure.lead)
    if figure.lead != figure.before or figure.listed:
        return None
    if _SCOPE.fullmatch(label):
        for length in range(6, 2, -1):
            key = (figure.after[:length], figure.dimension)
            if key in first:
                return key
        noun = _NOUN.match(figure.after)
        return (noun[0], figure.dimension) if noun else None
    if len(label) < _SHORTEST - bool(_BODY.search(figure.lead)) or not _HAN.fullmatch(label):
        return None
    return label[-12:], figure.dimension


def _label(lead: str) -> str:
    """The words before a figure without what says when, that or how it came about."""
    words = _HEAD.sub("", lead)
    words = _LIGHT.sub("", _TAIL.sub("", words))
    return words.replace("GDP", "地区生产总值").removeprefix("实现")


def _key(passage: Passage, figure: Figure) -> tuple[str, str] | None:
    """What a figure measures: an indicator's own name; None where the text does not say enough."""
    quantity = figure.quantity
    if quantity.value is None or quantity.vague or (quantity.value < 100 and figure.dimension != PERCENT):
        return None
    clause = figure.before + figure.quantity.text + figure.after[:16].partition("，")[0]
    if _NEVER.search(clause) or _PERIOD.search(clause):
        return None
    if figure.dimension == PERCENT:
        name = _RATE.search(figure.lead)
        if not name or figure.lead != figure.before:
            return None
        return expression(r"(?:达到|为|达|是|均为)$").sub("", _HEAD.sub("", name[0]))[-10:], PERCENT
    if figure.dimension == PEOPLE:
        body = _MEMBERS.match(figure.after) or _MEMBERS.search(figure.lead[-8:])
        return (body[1], PEOPLE) if body and _BODY.search(figure.lead) else None
    if figure.dimension != "件":
        return None
    act = next(
        (
            word
            for word in _ACTS
            if word in figure.lead
            and expression(rf"{word}(?:的|[\u4e00-\u9fff]{{0,2}}(?:提案|建议|议案)|)$").search(figure.lead)
        ),
        None,
    )
    if act is None and (behind := expression(r"(?:立案|承办|交办|受理)").match(figure.after)):
        act = behind[0]
    about = figure.lead + figure.after[:6] + passage.text[passage.span.start : passage.span.start + 60]
    return (act, "件") if act and _CASES.search(about) else None


def _one_of_a_kind(figure: Figure) -> tuple[str, str] | None:
    """交由63家单位承办, 63个承办单位; 遴选重点提案18件, 18件重点提案."""
    if figure.quantity.value is None or figure.quantity.vague:
        return None
    if _NEVER.search(figure.before) and "重点" not in figure.before:
        return None
    around = figure.lead[-6:] + "N" + figure.after[:8]
    if figure.dimension in {"家", "个"} and _UNDERTAKERS.search(around):
        return "承办单位", "家"
    if figure.dimension == "件" and _CHOSEN.search(figure.lead[-12:] + "N" + figure.after[:8]):
        return "重点提案", "件"
    return None


def _conflict(key: tuple[str, str], a: Figure, b: Figure) -> bool:
    """Whether two figures under one name cannot both be right."""
    if key[0].endswith(("的增长", "的下降")):
        return _mistyped(a, b, short=True) and a.quantity.step == b.quantity.step
    if key[0].endswith(("增长", "下降")):  # of one and the same amount
        return a.quantity.value != b.quantity.value
    return _mistyped(a, b, short=key[0] in _ONLY)


def _mistyped(a: Figure, b: Figure, *, short: bool) -> bool:
    """Whether two figures are one apart by a slip; of two digits only where the indicator is one of a kind."""
    left, right = a.quantity.digits, b.quantity.digits
    if left.endswith("00") and right.endswith("00"):
        return False
    return len(left) >= (2 if short else 3) and one_slip(left, right)
