"""Changes: 由A增加到B，增长x%; 比上年增加D，增长x%; 提高x个百分点; 翻番; 年均增长."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..document import Document
from ..expression import expression
from ..interval import Interval, point
from ..quantity import DATE, DOUBLINGS, PERCENT, POINTS, RANK, TIMES, YEAR, Quantity, plain
from ..record import NamedTuple
from .parts import COMPARING
from .passage import Figure, Passage, passages
from .relation import Kind, Relation, Verdict, judge, judge_sum, rounded, said

_ONE = point(Decimal(1))
_HUNDRED = Decimal(100)
_REAL = expression(
    r"实际(?!完成|支出|收入|到位|使用|执行|利用|投资|办理|征收|入库|拨付|建成|报名|到会)|可比|不变价|扣除|剔除|同口径|名义|同比例|价格因素|按.{0,4}口径|折年|日均"
)
UP = "增产|调增|上调|上浮|调高|调升|提标|抬升|跃升|增加|增长|提高|上升|扩大|提升|增至|升至|上涨|扩展|攀升|拓展|壮大|延长|净增|增收|新增|多|增|升|扩|增幅|升幅|涨幅|升高|增进|翻"
DOWN = "减产|缩短|调低|下浮|减轻|放缓|锐减|调减|核减|减少|下降|降低|缩减|压减|回落|缩小|缩短|压缩|减|降|跌|下滑|降幅|减幅|下跌|少|收窄|压降|精简|节约|减收|下调"
_TO = expression(
    rf"(?:{UP}|{DOWN}|延伸|延展|充实|扩充|扩容|发展|调整|撤并|合并|整合|优化|变|前移|前进|进位|跃升|跃居|跃进|晋升|晋|进|后移|后退|退|滑落|滑)(?:了)?(?:到|至|为|成)(?:了|目前的|现在的|今年的|的)?[^，。；、]{{0,4}}$"
)
_FALL = expression(rf"(?:{DOWN})")
_CHANGE = expression(
    rf"^[，、（\s]*(?:比|较|同比|环比|累计|共|总|净|年均|平均每年|平均|每年|亩均|户均|人均|每亩|名义|上年|去年|前年|年初|年底|末|同期|期间|总体|整体|实现|幅度|分别|合计|期内|这|间|来|年|绝对|翻|了|的|，|则|约|五年|"
    rf"即|相当于|也就是)*(?:为|达|是|又)?(?P<verb>{UP}|{DOWN})(?:了|幅|幅度|率|幅为|为|达|到|约|近)*$"
)
_MEAN = expression(r"年均|平均每年|每年")
_BASE = expression(r"(?:比|较|与)[^，。；]{0,16}$")
_NAMED_BASE = expression(r"(?:比|较)(?:上年|去年|年初)(?P<base>预算|执行|决算|完成|实际|调整|计划)")
_JOINED = expression(r"[、，]?(?:和|及|与|、)?")
_ANNOUNCED = expression(rf"(?:年均|同比|比上年|较上年)(?P<verb>{UP}|{DOWN})$")
_MOVED = expression(r"(?:前移|前进|进|升|提升|上升|跃升|进位|后移|后退|下降|下滑|退|退步)了?$")
_FORMER = expression(r"(?:比|较|在)(?:上年|去年|上届|上次|同期|前年|年初|上年同期|去年同期)[^，。；0-9]{0,6}的$")
_MOVED_BY = expression(rf"^[^，。；]{{0,3}}(?P<verb>{UP}|{DOWN})了?$")
_SINCE_LAST = expression(
    rf"(?:(?:比|较)(?:上年|去年|上届|上次|同期|前年|年初|上年同期|去年同期)[^，。；0-9]{{0,4}}?|同比|净)(?P<verb>{UP}|{DOWN})了?$"
)
_REACHED = expression(r"，(?:总量|总数|总额)?(?:达到了?|达|增至|升至|增加到|减至|减少到|降至|为)")
_BEING = expression(
    r"(?:是|为|相当于)(?:“[^”，。]{2,4}”)?(?:时期|期间)?(?:[0-9]{4}年)?(?:上年|去年|同期|前年|上届|年初|末|底|的)*$"
)
_INVERSE = expression("埋深|等候|等待")
"""What rises as its figure falls: 地下水埋深由14米回升到12米."""
_OF_ANOTHER_YEAR = expression("[比较](?:[0-9]{4}年|前年|上上年)")
_WINDOW = 6
_CLAUSES = 2
"""Clauses between a figure and the base that it is held against."""


class Change(NamedTuple):
    """A figure that went from one value to another."""

    before: Figure
    after: Figure
    years: int | None
    """The years between the two, where both are named."""


def relations(document: Document) -> Iterator[Relation]:
    """Every change of the prose whose two ends are printed."""
    for passage in document.derive(passages):
        figures = passage.figures
        for index in range(1, len(figures)):
            if change := _change(passage, figures, index):
                yield from _direction(change)
                yield from _consequences(passage, figures, index, change)
            else:
                yield from _increase(passage, figures, index)
                yield from _against(passage, figures, index)
                yield from _multiple_of(figures, index)
                yield from _doubled(figures, index)
                yield from _by_delta(figures, index)
            yield from _falling_times(figures[index])
        yield from _years(passage, figures)
        if figures:
            yield from _falling_times(figures[0])


def _change(passage: Passage, figures: Sequence[Figure], index: int) -> Change | None:
    """由A增加到B that ends at *index*."""
    after = figures[index]
    if after.dimension in {YEAR, DATE, POINTS, DOUBLINGS}:
        return None
    verb = passage.text[max(passage.span.start, after.span.start - 16) : after.span.start]
    if not _TO.search(_without_year(verb)):
        return None
    ends = [
        figure
        for figure in figures[max(0, index - 3) : index]
        if figure.sentence == after.sentence and figure.dimension not in {YEAR, DATE} and not _is_divisor(figure)
    ]
    if not ends or _is_divisor(after):
        return None
    before = ends[-1]
    if before.dimension != after.dimension or before.quantity.value is None or after.quantity.value is None:
        return None
    if before.listed or (index + 1 < len(figures) and figures[index + 1].listed):
        return None  # 分别由A、B增加到C、D
    head = passage.text[max(passage.span.start, before.span.start - 24) : before.span.start]
    from_ = max(head.rfind("由"), head.rfind("从"))
    if from_ < 0 or expression("[。；]").search(head[from_:] + passage.between(before, after)):
        return None
    return Change(before, after, _span_of_years(figures[max(0, index - 8) : index], before, after))


def _is_divisor(figure: Figure) -> bool:
    """Whether a figure is the second of a ratio (由14.2∶1降至13.6∶1), of which the first one moves."""
    return expression(" ?[:：∶] ?").fullmatch(figure.gap) is not None


def _without_year(text: str) -> str:
    return expression(r"(?:[0-9]{4}年|今年|目前|现在)(?:底|末)?的?").sub("", text)


def _span_of_years(figures: Sequence[Figure], before: Figure, after: Figure) -> int | None:
    """How many years lie between the two ends: 由2020年的A增加到2024年的B."""
    years = [
        f for f in figures if f.dimension == YEAR and f.sentence == before.sentence and f.span.start < after.span.start
    ]
    near = [f for f in years if before.span.start - 30 <= f.span.start]
    if len(near) >= 2 and near[-1].quantity.value and near[-2].quantity.value:
        count = int(near[-1].quantity.value - near[-2].quantity.value)
        return count if 0 < count < 100 else None
    return None


def _direction(change: Change) -> Iterator[Relation]:
    """上升到 a smaller figure; a rank that 上升 to a larger number."""
    before, after = change.before.quantity, change.after.quantity
    assert before.value is not None
    assert after.value is not None
    verb = _TO.search(_without_year(change.after.gap))
    if not verb or before.vague or after.vague:
        return
    if _INVERSE.search(change.before.before):
        return
    placed = before.unit == after.unit == "位" and expression("排名|排位|位次|名次|排序").search(change.before.before)
    rank = before.dimension == RANK or bool(placed)
    if rank and not expression(r"位|名").search(before.unit + after.unit):
        return
    word = verb[0]
    falling = bool(_FALL.match(word)) or bool(expression("后移|后退|退|滑").match(word))
    rising = bool(expression(UP).match(word)) or bool(expression("前移|前进|进|跃|晋").match(word))
    grows = after.value > before.value
    if rank:
        wrong = (rising and grows) or (falling and after.value < before.value and not expression("缩|减").match(word))
    else:
        wrong = (rising and after.value < before.value) or (falling and grows)
    if wrong:
        words = f"{said(before)}到{said(after)}是{'下降' if grows == rank else '上升'}，文中为“{_verb(word)}”"
        yield Relation("direction", change.after.span, (change.before.span,), "inconsistent", words)


def _verb(text: str) -> str:
    match = expression(rf"{UP}|{DOWN}").match(text)
    return match[0] if match else text


def _consequences(passage: Passage, figures: Sequence[Figure], index: int, change: Change) -> Iterator[Relation]:
    """What the clauses after 由A增加到B say about the change."""
    sentence = passage.sentence_text(change.after)
    if change.before.dimension == RANK:
        yield from _moved(figures, index, change)
        return
    announced = _announced(passage, figures, index, change)
    if announced and announced.dimension in {DOUBLINGS, TIMES}:
        yield _times(change, announced, announced.lead.removesuffix("了")[-2:])
    elif announced and (verb := _ANNOUNCED.search(announced.lead)):
        yield from consequence(change, announced, verb["verb"], sentence)
    for figure in figures[index + 1 : index + 1 + _WINDOW]:
        if figure.sentence != change.after.sentence or "；" in passage.between(change.after, figure):
            return
        if figure.dimension in {YEAR, DATE, "年"}:
            continue
        between = passage.between(change.after, figure) if figure is figures[index + 1] else figure.gap
        own = _CHANGE.match(expression(r"[0-9]{4}年|[二两三四五六七八九十]年").sub("", figure.before))
        times = expression(
            r"(?:翻了?|增长了?|增加了?|是[^，。]{0,8}的|扩大了?|提高了?|为[^，。]{0,8}的|达到[^，。]{0,8}的)$"
        ).search(
            figure.lead,
        )
        if figure.dimension in {TIMES, DOUBLINGS} and times:
            yield _times(change, figure, times[0])
            continue
        if not own:
            return
        yield from consequence(change, figure, own["verb"], sentence)
        del between


def _moved(figures: Sequence[Figure], index: int, change: Change) -> Iterator[Relation]:
    """由第26位上升至第19位，前移7位."""
    claim = figures[index + 1] if index + 1 < len(figures) else None
    if claim is None or claim.sentence != change.after.sentence or claim.clause - change.after.clause > 1:
        return
    places = claim.quantity.unit in {"位", "名"} or (claim.quantity.unit == "个" and claim.after.startswith("位"))
    if not places or not _MOVED.search(claim.lead) or claim.quantity.value is None or claim.quantity.vague:
        return
    first, last = change.before.quantity.value or 0, change.after.quantity.value or 0
    verdict: Verdict = "consistent" if abs(first - last) == claim.quantity.value else "inconsistent"
    words = f"{said(change.before.quantity)}与{said(change.after.quantity)}相差{abs(first - last)}位，文中为{said(claim.quantity)}"
    yield Relation("difference", claim.span, (change.before.span, change.after.span), verdict, words)


def _announced(passage: Passage, figures: Sequence[Figure], index: int, change: Change) -> Figure | None:
    """The 8% of 年均增长8%，由2019年的A增加到2024年的B."""
    near = [f for f in figures[max(0, index - 5) : index] if f.span.start < change.before.span.start]
    claim = next((f for f in reversed(near) if f.dimension not in {YEAR, DATE}), None)
    if claim is None or claim.sentence != change.before.sentence or change.before.clause - claim.clause != 1:
        return None
    if not expression("[，：—]{1,2}[由从]").match(passage.between(claim, change.before)):
        return None
    doubled = claim.dimension in {DOUBLINGS, TIMES} and expression("(?:翻|增长|增加|提高|扩大)了?$").search(claim.lead)
    return claim if doubled or (claim.dimension == PERCENT and _ANNOUNCED.search(claim.lead)) else None


def consequence(change: Change, figure: Figure, verb: str, sentence: str) -> Iterator[Relation]:
    """What a figure behind a verb says of a change: a rate, a difference, percentage points."""
    before, after, claim = change.before.quantity, change.after.quantity, figure.quantity
    operands = (change.before.span, change.after.span)
    vague = before.vague or after.vague or claim.vague or claim.value is None
    difference = after.interval - before.interval
    if expression(DOWN).match(verb):
        difference = before.interval - after.interval
    if before.dimension == PERCENT and claim.dimension in {POINTS, PERCENT}:
        yield from _points(change, figure, difference)
    elif claim.dimension == PERCENT:
        mean = bool(_MEAN.search(figure.before))
        real = "名义" not in figure.before and _REAL.search(sentence)
        if vague or real or (mean and not change.years):
            yield Relation(
                "growth", figure.span, operands, "unknown", f"{said(before)}到{said(after)}，文中为{said(claim)}"
            )
            return
        ratio = after.interval.over(before.interval)
        ratio = ratio.root(change.years) if mean and change.years else ratio
        rate = (ratio - _ONE).scaled(_HUNDRED if not expression(DOWN).match(verb) else -_HUNDRED)
        words = _growth_words(before, after, rate.middle, claim, change.years if mean else None)
        hint = _growth_hint(before, after, claim, change)
        yield Relation("growth", figure.span, operands, judge(rate, claim), words, hint, rate.middle)
    elif claim.dimension == before.dimension:
        if vague or _MEAN.search(figure.before):
            yield Relation("difference", figure.span, operands, "unknown", f"文中为{said(claim)}")
            return
        words = f"{claim.show(after.value or Decimal(0))}与{claim.show(before.value or Decimal(0))}相差{claim.show(abs(difference.middle))}，文中为{said(claim)}"
        signs = [1, -1] if not expression(DOWN).match(verb) else [-1, 1]
        whole = all(q.dimension == "分钟" and q.digits.isdecimal() for q in (before, after, claim))
        exact = [
            q._replace(step=Decimal(0)) if whole else q for q in (after, before, claim)
        ]  # 8小时 is a term, not measured
        verdict = judge_sum(exact[:2], exact[2], signs)
        yield Relation("difference", figure.span, operands, verdict, words, right=abs(difference.middle))


def _growth_words(before: Quantity, after: Quantity, rate: Decimal, claim: Quantity, years: int | None) -> str:
    if years:
        return f"（{said(after)}÷{said(before)}）开{years}次方−1={rounded(rate, claim)}%，文中为{said(claim)}"
    a, b = (
        (after.digits, before.digits)
        if after.unit == before.unit and after.scale == before.scale
        else (said(after), said(before))
    )
    return f"（{a}−{b}）÷{b}={rounded(abs(rate) if rate < 0 else rate, claim)}%，文中为{said(claim)}"


def _growth_hint(before: Quantity, after: Quantity, claim: Quantity, change: Change) -> str:
    """The usual slip behind a wrong rate of growth."""
    if not before.value or not after.value or claim.value is None:
        return ""
    if judge((point(Decimal(1)) - before.interval.over(after.interval)).scaled(_HUNDRED), claim) == "consistent":
        return "，可能是除以了增长后的数"
    if (
        change.years
        and judge((after.interval.over(before.interval) - _ONE).scaled(_HUNDRED / change.years), claim) == "consistent"
    ):
        return "，可能是用总增幅除以年数"
    return ""


def _points(change: Change, figure: Figure, difference: Interval) -> Iterator[Relation]:
    """Between two percentages the distance is measured in percentage points."""
    before, after, claim = change.before.quantity, change.after.quantity, figure.quantity
    operands = (change.before.span, change.after.span)
    if before.vague or after.vague or claim.vague or claim.value is None or _MEAN.search(figure.before):
        yield Relation("points", figure.span, operands, "unknown", f"文中为{said(claim)}")
        return
    distance = plain(abs((after.value or Decimal(0)) - (before.value or Decimal(0))))
    if claim.dimension == POINTS:
        rising = difference.middle == (after.interval - before.interval).middle
        verdict = judge_sum([after, before] if rising else [before, after], claim, [1, -1])
        if verdict == "rounding" and before.step == after.step == claim.step:
            verdict = "inconsistent"  # both ends are printed to the same place: their distance is what it is
        yield Relation(
            "points",
            figure.span,
            operands,
            verdict,
            f"{said(before)}与{said(after)}相差{distance}个百分点，文中为{said(claim)}",
            right=abs(difference.middle),
        )
        return
    relative = difference.over(before.interval).scaled(_HUNDRED)
    if judge(point(relative.middle), claim) == "consistent":
        yield Relation(
            "points", figure.span, operands, "consistent", f"{said(before)}到{said(after)}，相对变化{said(claim)}"
        )
        return
    words = f"{said(before)}与{said(after)}相差{distance}个百分点，文中为{said(claim)}"
    yield Relation("percentage", figure.span, operands, "inconsistent", words, "，两个百分数之差应写“个百分点”")


def _times(change: Change, figure: Figure, word: str) -> Relation:
    """翻n番 is 2 to the n, 增长n倍 is n+1 times, 是…的n倍 is n times."""
    before, after, claim = change.before.quantity, change.after.quantity, figure.quantity
    operands = (change.before.span, change.after.span)
    ratio = after.interval.over(before.interval)
    if (
        before.vague
        or after.vague
        or claim.vague
        or claim.value is None
        or claim.value > 30
        or _REAL.search(figure.before)
    ):
        return Relation("multiple", figure.span, operands, "unknown", f"文中为{said(claim)}")
    value = claim.value
    if claim.dimension == DOUBLINGS:
        expected = point(Decimal(2) ** int(value))
        agrees = ratio.widened(ratio.middle / 20).meets(expected)
    else:
        shift = Decimal(0) if expression("是|为|达").match(word) else Decimal(1)
        expected = Interval(value + shift - claim.step / 2, value + shift + claim.step / 2)
        agrees = ratio.meets(expected)
    shown = f"{said(after)}÷{said(before)}={rounded(ratio.middle, claim)}，“{word}{said(claim)}”是{plain(expected.middle)}倍"
    kind: Kind = "multiple"
    hint = (
        "，“增长n倍”是原来的n+1倍"
        if not agrees and claim.dimension == TIMES and ratio.meets(point(value).widened(claim.step / 2))
        else ""
    )
    return Relation(kind, figure.span, operands, "consistent" if agrees else "inconsistent", shown, hint)


def _by_delta(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """较上年的320件增加40件，增长12.5%; 比上年增加3亿元，达到33亿元，增长10%: the figure at *index* is the rate."""
    rate = figures[index]
    verb = _CHANGE.search(rate.gap) if rate.dimension == PERCENT and index > 1 else None
    if not verb or _REAL.search(rate.before) or _MEAN.search(rate.before) or rate.quantity.vague:
        return
    a, b = figures[index - 2], figures[index - 1]
    near = a.sentence == b.sentence == rate.sentence and rate.clause - b.clause <= 1 and b.clause - a.clause <= 1
    if not near or a.dimension != b.dimension or a.dimension in COMPARING or rate.listed or b.listed:
        return
    if any(q.value is None or q.vague for q in (a.quantity, b.quantity, rate.quantity)):
        return
    if a.clause == b.clause and _FORMER.search(a.before) and (moved := _MOVED_BY.search(b.gap)):
        delta, base = b, a.quantity.interval
    elif (moved := _SINCE_LAST.search(a.before)) and _REACHED.fullmatch(b.gap):
        level, delta = b.quantity.interval, a
        base = level - a.quantity.interval if expression(UP).match(moved["verb"]) else level + a.quantity.interval
    else:
        return
    same = bool(expression(UP).match(moved["verb"])) == bool(expression(UP).match(verb["verb"]))
    if base.low <= 0 or not same:
        return
    computed = delta.quantity.interval.over(base).scaled(_HUNDRED)
    claim = rate.quantity
    words = f"{said(delta.quantity)}÷{delta.quantity.show(base.middle)}={rounded(computed.middle, claim)}%，文中为{said(claim)}"
    yield Relation("growth", rate.span, (a.span, b.span), judge(computed, claim), words, right=computed.middle)


def _multiple_of(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """达到742家，是2020年530家的1.4倍: the figure at *index* is the multiple, the one before it the base."""
    claim, base = figures[index], figures[index - 1]
    behind = claim.dimension == TIMES and expression("的(?:近|约)?").fullmatch(claim.gap)
    if not behind or base.dimension in COMPARING or not _BEING.search(base.before):
        return
    levels = [
        f
        for f in figures[max(0, index - 5) : index - 1]
        if f.dimension == base.dimension and f.sentence == base.sentence
    ]
    if not levels or base.clause - levels[-1].clause > 1 or levels[-1].listed:
        return
    level = levels[-1]
    quantities = [level.quantity, base.quantity, claim.quantity]
    if any(not q.value or q.vague for q in quantities):
        return
    ratio = level.quantity.interval.over(base.quantity.interval)
    words = f"{said(level.quantity)}÷{said(base.quantity)}={rounded(ratio.middle, claim.quantity)}，文中为{said(claim.quantity)}"
    yield Relation("multiple", claim.span, (level.span, base.span), judge(ratio, claim.quantity), words)


def _doubled(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """有经营主体A，比2020年底的B翻了一番."""
    claim = figures[index]
    near = [f for f in figures[max(0, index - 4) : index] if f.dimension not in {YEAR, DATE}]
    if claim.dimension != DOUBLINGS or len(near) < 2 or not expression("^(?:翻了?|实现翻了?)$").match(claim.lead):
        return
    level, base = near[-2:]
    alike = level.dimension == base.dimension and level.sentence == base.sentence == claim.sentence
    if alike and _BASE.search(base.before) and base.clause == claim.clause == level.clause + 1 and base.quantity.value:
        yield _times(Change(base, level, None), claim, "翻")


def _falling_times(figure: Figure) -> Iterator[Relation]:
    """下降2倍: nothing can fall by more than all of itself."""
    verb = expression(r"(减少|下降|降低|缩短|缩小|压缩|减轻|压减)了?(?:近|约|将近)?$").search(figure.lead)
    value = figure.quantity.value
    if figure.dimension == TIMES and verb and value is not None and value >= 1:
        words = f"“{verb[1]}{said(figure.quantity)}”不成立"
        yield Relation(
            "fall", figure.span, (), "inconsistent", words, f"，请改为“{verb[1]}百分之几”或“{verb[1]}到几分之一”"
        )


def _increase(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """V，比上年(的B)增加D，增长x%: the figure at *index* is D."""
    delta = figures[index]
    if delta.dimension in COMPARING - {POINTS} or delta.quantity.value is None:
        return
    own = _CHANGE.match(expression(r"[0-9]{4}年").sub("", delta.before)) or expression(
        r"(?:比|较)[^，。；]{0,20}?(?P<verb>高出|高|低|净增加?|增加|减少|增收|减收|多收|多增|少增|(?:多|少)(?=[招收放办用产种养销建交花支报到卖发]|)|上升|下降|新增|提高|降低|增长)(?:(?<=[多少])(?:[招收放办用产种养销建交花支报到卖]|发生|发放|办理|支出|安排|投入|接待|受理|完成|录取))?了?$"
    ).search(
        delta.before,
    )
    if not own or _OF_ANOTHER_YEAR.search(delta.before):
        return  # 4次，较上年多1次、较2022年少2次
    level, base = _ends(passage, figures, index)
    if not level:
        return
    falling = bool(expression(DOWN).match(own["verb"])) or own["verb"] in {"减收", "少", "低"}
    signs = [-1, 1] if falling else [1, -1]
    if base is not None:
        yield _difference(level, base, delta, signs)
    if delta.dimension != POINTS and index + 1 < len(figures):
        yield from _rate_of(passage, figures[index + 1], level, delta, falling)


def _difference(level: Figure, base: Figure, delta: Figure, signs: Sequence[int]) -> Relation:
    """V，比B增加D."""
    quantities = [level.quantity, base.quantity]
    claim = delta.quantity
    kind: Kind = "points" if delta.dimension == POINTS else "difference"
    operands = (level.span, base.span)
    if any(q.value is None or q.vague for q in [*quantities, claim]):
        return Relation(kind, delta.span, operands, "unknown", f"文中为{said(claim)}")
    high, low = sorted((q.value or Decimal(0) for q in quantities), reverse=True)
    words = f"{claim.show(high)}−{claim.show(low)}={claim.show(high - low)}，文中为{said(claim)}"
    verdict = judge_sum(quantities, claim, signs)
    turned = verdict == "inconsistent" and judge_sum(quantities, claim, signs[::-1]) == "consistent"
    return Relation(
        kind,
        delta.span,
        operands,
        verdict,
        words,
        "，而且增减方向相反" if turned else "",
        None if turned else high - low,
    )


def _ends(passage: Passage, figures: Sequence[Figure], index: int) -> tuple[Figure | None, Figure | None]:
    """The level and, where it is printed, the base of an increase at *index*."""
    delta = figures[index]
    wanted = PERCENT if delta.dimension == POINTS else delta.dimension
    near = [
        f
        for f in figures[max(0, index - 5) : index]
        if f.sentence == delta.sentence and f.dimension not in {YEAR, DATE, RANK, "年"}
    ]
    if not near or near[-1].dimension != wanted or near[-1].quantity.value is None:
        return None, None
    last = near[-1]
    if expression("[；]").search(passage.between(last, delta)) or delta.clause - last.clause > 1:
        return None, None
    if delta.clause == last.clause and _BASE.search(last.before) and len(near) > 1:
        level = next((f for f in reversed(near[:-1]) if not _is_change(f)), near[-2])
        if level.dimension == wanted and level.quantity.value is not None and last.clause - level.clause <= _CLAUSES:
            return level, last
        return None, None
    if delta.dimension == POINTS or (
        delta.clause == last.clause and not expression("比|较|同比|净").search(passage.between(last, delta))
    ):
        return None, None
    if expression(r"增加|减少|增长|下降").search(last.lead):
        return None, None
    return last, None


def _is_change(figure: Figure) -> bool:
    """Whether a figure tells of a change or of what was before, not of what is: 比预算2,000万元减少158万元."""
    return bool(expression(f"(?:{UP}|{DOWN})了?$").search(figure.lead) or _BASE.search(figure.before))


def _rate_of(passage: Passage, claim: Figure, level: Figure, delta: Figure, falling: bool) -> Iterator[Relation]:
    """The x% of V，增加D，增长x%."""
    own = _CHANGE.match(claim.before)
    if (
        claim.dimension != PERCENT
        or not own
        or claim.sentence != delta.sentence
        or claim.clause - delta.clause > 1
        or "；" in claim.gap
        or _MEAN.search(claim.before)
    ):
        return
    quantities = [level.quantity, delta.quantity, claim.quantity]
    operands = (level.span, delta.span)
    if any(q.value is None or q.vague for q in quantities) or _REAL.search(passage.sentence_text(claim)):
        yield Relation("growth", claim.span, operands, "unknown", f"文中为{said(claim.quantity)}")
        return
    v, d = level.quantity, delta.quantity
    base = v.interval + d.interval if falling else v.interval - d.interval
    if base.low <= 0:
        return
    rate = d.interval.over(base).scaled(_HUNDRED)
    unit = (d.value or Decimal(0)) * 100
    middle = unit / base.middle
    words = f"{said(d)}÷（{said(v)}{'+' if falling else '−'}{said(d)}）={rounded(middle, claim.quantity)}%，文中为{said(claim.quantity)}"
    verdict = judge(rate, claim.quantity)
    hint = ""
    if (
        verdict == "inconsistent"
        and judge(d.interval.over(v.interval).scaled(_HUNDRED), claim.quantity) != "inconsistent"
    ):
        hint = "，可能是除以了本年的数"
    yield Relation("growth", claim.span, operands, verdict, words, hint, middle)


def _against(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """V，比上年的B增长x%: the figure at *index* is x."""
    claim = figures[index]
    if claim.dimension != PERCENT or claim.quantity.value is None:
        return
    verb = expression(rf"^[^，。；、0-9]{{0,4}}?({UP}|{DOWN})了?$").match(claim.lead)
    near = [
        f
        for f in figures[max(0, index - 5) : index]
        if f.sentence == claim.sentence and f.dimension not in {YEAR, DATE, "年"}
    ]
    if not verb or len(near) < 2 or near[-1].clause != claim.clause or not _BASE.search(near[-1].before):
        return
    base, level = near[-1], near[-2]
    if (
        base.dimension != level.dimension
        or base.dimension in COMPARING
        or level.clause < base.clause - 1
        or not base.quantity.value
    ):
        return
    falling = bool(expression(DOWN).match(verb[1]))
    rate = (
        (level.quantity.interval.over(base.quantity.interval) - _ONE).scaled(-_HUNDRED if falling else _HUNDRED)
        if level.quantity.value is not None
        else _ONE
    )
    vague = (
        level.quantity.value is None
        or any(f.quantity.vague for f in (claim, base, level))
        or bool(_REAL.search(passage.sentence_text(claim)))
    )
    words = _growth_words(base.quantity, level.quantity, rate.middle, claim.quantity, None)
    verdict: Verdict = "unknown" if vague else judge(rate, claim.quantity)
    yield Relation("growth", claim.span, (level.span, base.span), verdict, words, right=rate.middle)


def _years(passage: Passage, figures: Sequence[Figure]) -> Iterator[Relation]:
    """2023年A，2024年B，同比增长x%: two neighbouring years and one rate."""
    dated: list[tuple[int, Figure]] = []
    rates: list[Figure] = []
    for index, figure in enumerate(figures):
        if dated and figure.sentence != dated[-1][1].sentence:
            yield from _year_on_year(passage, dated, rates)
            dated, rates = [], []
        previous = figures[index - 1] if index else None
        if figure.dimension == PERCENT and expression(
            rf"(?:同比|比上年|较上年)[^，。；]{{0,4}}(?:{UP}|{DOWN})了?$"
        ).search(figure.before):
            rates.append(figure)
        elif figure.dimension not in COMPARING and (year := _apart(figures, index)):
            dated.append((int(year.quantity.value or 0), figure))
        elif (
            previous
            and previous.dimension == YEAR
            and previous.clause == figure.clause
            and figure.dimension not in COMPARING
        ):
            dated.append((int(previous.quantity.value or 0), figure))
    if dated:
        yield from _year_on_year(passage, dated, rates)


def _apart(figures: Sequence[Figure], index: int) -> Figure | None:
    """The YEAR that 2022年、2023年…分别为A和B gives to the figure at *index*."""
    figure = figures[index]
    if index >= 3 and figure.dimension == figures[index - 1].dimension and _JOINED.fullmatch(figure.gap):
        years, values = figures[index - 3 : index - 1], (figures[index - 1], figure)
        own = 1
    elif (
        index >= 2
        and index + 1 < len(figures)
        and figures[index + 1].dimension == figure.dimension
        and _JOINED.fullmatch(figures[index + 1].gap)
    ):
        years, values = figures[index - 2 : index], (figure, figures[index + 1])
        own = 0
    else:
        return None
    told = all(year.dimension == YEAR for year in years) and _JOINED.fullmatch(years[1].gap) and "分别" in values[0].gap
    return years[own] if told else None


def _year_on_year(passage: Passage, dated: Sequence[tuple[int, Figure]], rates: Sequence[Figure]) -> Iterator[Relation]:
    if len(dated) != 2 or len(rates) != 1:
        return
    (year, old), (later, new) = sorted(dated, key=lambda item: item[0])
    claim = rates[0]
    if later != year + 1 or old.dimension != new.dimension or claim.sentence != new.sentence or not old.quantity.value:
        return
    falling = bool(expression(rf"(?:{DOWN})了?$").search(claim.lead))
    if (named := _NAMED_BASE.search(claim.lead)) and named["base"] not in old.lead:
        return  # 比上年执行数增长: of another figure of that year
    if new.quantity.value is None or claim.quantity.value is None:
        return
    rate = (new.quantity.interval.over(old.quantity.interval) - _ONE).scaled(-_HUNDRED if falling else _HUNDRED)
    vague = any(f.quantity.vague for f in (old, new, claim)) or bool(_REAL.search(passage.sentence_text(claim)))
    words = _growth_words(old.quantity, new.quantity, rate.middle, claim.quantity, None)
    verdict: Verdict = "unknown" if vague else judge(rate, claim.quantity)
    yield Relation("growth", claim.span, (old.span, new.span), verdict, words, right=rate.middle)
