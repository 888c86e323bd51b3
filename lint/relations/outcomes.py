"""What became of what came in: 收到T件，受理A件，不予受理B件; 合并, 转为, 立案; 采纳, 部分采纳, 未采纳."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..expression import expression
from .parts import DELTA, RECEIVED, added, all_told, nearly_all, one_slipped, tied
from .passage import Figure, Passage
from .relation import Relation, addition, judge_sum, sum_of, total_of

_CARRIED = expression(r"结转|旧存|陈案|积存|年初")
"""Words of what was left of the time before, so that more can be done than came in."""
_PARTITION = expression(
    r"合并|并案|归并|转为|转作|转社|转交|转送|转|谈话函询|了结|初步核实|初核|暂存|撤案|撤销|撤回|退回|不予立案|未予立案|未立案|不立案|不予受理|作为|留存|存查|存档|改作|列为|其余|其他|剩余|余下|留作|另有"
)
_REFUSAL = expression(r"(?:不予|未予|未|不)(?P<verb>[\u4e00-\u9fff]{2})$")
_NOT_DONE = expression(
    r"(?:尚|暂|均)?(?:未|不|没有|不予)(?:获得?|能|予|得到|被|按期|如期)?(?P<verb>[\u4e00-\u9fff]{2})"
)
_OTHERS = expression("[，、]?(?:其余|其他|其它|剩余|余下)的?$")
_UNDONE = expression(r"(?:不予|未予|尚未|暂未|未|不)[\u4e00-\u9fff]{2,4}$")
_BEYOND = Decimal("1.25")
_GRADES = 4
_MOST = 6
"""Figures up to the rest, behind the whole."""
_OUTCOMES = (
    ("成功", "不成|未成|失败"), ("合格", "不合格"), ("通过", "退回|不通过"), ("达标", "超标|不达标"), ("胜诉", "败诉"), ("属实", "不实|失实|不属实"),
    ("支持", "驳回"), ("维持", "改判|发回"), ("有效", "无效|作废"), ("正常", "异常|停用"), ("盈利", "亏损"),
)  # fmt: skip
"""What may come of a thing and the only other that may."""


def relations_at(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """The relations of a figure that says how much came in."""
    if RECEIVED.search(figures[index].lead):
        yield from _disposed(figures, index)
    yield from _refused(passage, figures, index)
    yield from _graded(figures, index)
    yield from _rest(figures, index)


def _refused(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """收到T件，受理A件，不予受理B件: what was done and what was not are all of it."""
    trio = figures[index : index + 3]
    if len(trio) < 3 or len({(f.dimension, f.sentence, f.depth) for f in trio}) > 1 or not all_told(trio):
        return
    whole, done, refused = trio
    no = _REFUSAL.search(refused.lead) or (_NOT_DONE.match(refused.after) if refused.lead.strip("，有") == "" else None)
    opposed = any(done.lead.endswith(a) and expression(f"(?:{b})$").search(refused.lead) for a, b in _OUTCOMES)
    if _CARRIED.search(passage.text[passage.sentence_span(whole).start : whole.span.start]):
        return
    same = no and done.lead.endswith(no["verb"]) and not _REFUSAL.search(done.lead)
    if not (same or opposed) or "其中" in refused.lead:
        return
    relation = added(whole, [done, refused])
    short = sum_of([done.quantity, refused.quantity]).high < whole.quantity.interval.low
    if relation.verdict == "inconsistent" and short and not _near([done, refused], whole):
        relation = relation._replace(verdict="unknown")
    yield relation


def _graded(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """征集T条，采纳A条，部分采纳B条，未采纳C条: done, half done and not done are all of it."""
    whole = figures[index]
    grades: list[Figure] = []
    for figure in figures[index + 1 : index + 1 + _GRADES]:
        if (figure.dimension, figure.sentence, figure.depth) != (whole.dimension, whole.sentence, whole.depth):
            break
        grades.append(figure)
    grades = grades[: next((n + 1 for n, grade in enumerate(grades) if _UNDONE.search(grade.lead)), 2)]
    if len(grades) < 2 or not all_told([whole, *grades]) or grades[0].clause == whole.clause:
        return
    verb = grades[0].lead[-2:]
    half = [
        grade
        for grade in grades[1:]
        if expression(f"(?:部分|基本|阶段性)[\u4e00-\u9fff]{{0,4}}{verb}$").search(grade.lead)
    ]
    same = len(verb) == 2 and expression(r"^[\u4e00-\u9fff]{2}$").match(verb) and all(verb in g.lead for g in grades)
    refused = _UNDONE.search(grades[-1].lead)
    if not same or not half or len(half) + bool(refused) + 1 != len(grades) or "其中" in grades[-1].lead:
        return
    relation = added(whole, grades)
    short = sum_of([grade.quantity for grade in grades]).high < whole.quantity.interval.low
    if relation.verdict == "inconsistent" and not refused and short and not _near(grades, whole):
        relation = relation._replace(verdict="unknown")
    yield relation


def _rest(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """考生T人，普通高中录取A人，中职学校录取B人，其余C人…: with the rest, all of it is told."""
    whole = figures[index]
    parts: list[Figure] = []
    for figure in figures[index + 1 : index + 1 + _MOST]:
        alike = (figure.dimension, figure.sentence, figure.depth) == (whole.dimension, whole.sentence, whole.depth)
        if not alike or "其中" in figure.before or "；" in figure.gap or DELTA.search(figure.lead):
            return
        parts.append(figure)
        if _OTHERS.match(figure.before):
            break
    if len(parts) < 2 or not _OTHERS.match(parts[-1].before) or not all_told([whole, *parts]):
        return
    before = figures[index - 1] if index else None
    nested = before and (before.dimension, before.sentence, before.depth) == (
        whole.dimension,
        whole.sentence,
        whole.depth,
    )
    if nested or parts[0].clause == whole.clause or _CARRIED.search(whole.before) or DELTA.search(whole.lead):
        return
    relation = added(whole, parts)
    if relation.verdict == "inconsistent" and not _near(parts, whole):
        relation = relation._replace(verdict="unknown")
    yield relation


def _near(parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether parts come so near their whole that a slip is likelier than another meaning."""
    quantities = [part.quantity for part in parts]
    if not whole.quantity.value or sum_of(quantities).middle > whole.quantity.value * _BEYOND:
        return False
    return nearly_all(quantities, whole.quantity, sum_of(quantities).middle) or one_slipped(quantities, whole.quantity)


def _disposed(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
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
