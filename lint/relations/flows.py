"""What comes in and goes out: 年初A，调入B，退休C，年末D; 收到A，剔除B，有效C; 已整改A，剩余B."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..document import Document
from ..expression import expression
from ..quantity import DATE, PERCENT
from .balances import OPENING, explicable, result, sign_of, slip
from .parts import COMPARING, DELTA, NEVER_SUMMED, added, all_told, includes, tied
from .passage import Figure, Passage, passages
from .relation import Relation, sum_of

_STILL = expression(r"(?:[\u4e00-\u9fff]{0,4})?(?:正在|仍在|尚在|继续|尚未|结转)")
"""Words behind a figure of what is left."""
_LEFT_OVER = expression(r"旧存|陈案|积存|结转|遗留")
_SELECTED = expression(r"规上|规模以上|限额|高新|骨干|重点|其中|示范|省级|国家级|市级")
_STATE = expression(r"截至(?:去年|上年|[12][0-9]{3}年)年?(?:底|末)[^0-9。；]{0,24}$")
_CLOSING = expression(
    r"未结|旧存|仍有|其余|剩余|余下|在建|尚未|结存|库存|在押|在校|在册|在办|尚有|年末|期末|目前|现有|实有|现为|现实有|年底|年终|结余|期末结余|净结余|余额|累计|总数|达到|增至|增加到|减至|减少到|至今|已达|扩大到|截至|保留|结转(?:至|到)?(?:下|明|次|20)|转下年|留存|存栏|月末|月底|季末|学年末|(?:改造|调整|撤并|整合|重组|合并|优化|清理|调剂)后[^，。；]{0,6}$"
)
_END = expression("年末|年底|期末|月末|季末|现有|目前|实有|结余|尚|仍")
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
_STANDS = expression(r"达到|增至|年末|年底|期末|月末|季末|截至|目前|现有|实有|现为")
_ENDS = expression(r"年末|年底|期末|月末|季末|年终|现有|目前|实有|现为|结存|在册")
_STOCK = expression(
    r"[^\u4e00-\u9fff]|年末|年底|期末|月末|季末|年终|现有|目前|实有|现为|结存|在册|库存|存栏|保有|[为有共达余数量总]"
)
_WAS = expression(r"(?:上年度?末|上年底|去年底|去年末|[年期月季]初|原有|上年)(?:为|是|有|共有)$|原有$")
_STEPS = 6
_MUCH = Decimal("1.5")
_BEFORE = expression("结转|旧存|[年月季期]初|上年(?!度[\u4e00-\u9fff]*报告)|上月|原有")
"""Words of what there was before, so that more can be done than came in."""
_REMAINDER = expression("^[，、]?(?:其余|剩余|余下|其他)")
_UNDONE = expression(r"(?:尚未|还未|仍未|未)(?:完成|实现|得到|能|有效)?(?P<deed>[\u4e00-\u9fff]{2})(?:到位)?的$")
_IN_MIND = 20
"""Tasks of which it is known how much is done that later figures are held against."""


def relations(document: Document) -> Iterator[Relation]:
    """Every balance of the prose: an opening figure, what changed it, and a closing figure."""
    for passage in document.derive(passages):
        figures = passage.figures
        for index, figure in enumerate(figures):
            if figure.dimension in COMPARING | NEVER_SUMMED:
                continue
            yield from _progress(passage, figures, index)
            yield from _stock(figures, index)
            opening = OPENING.search(figure.before) and not _AGAINST_PAST.search(figure.before)
            if opening or _STATE.search(_head(passage, figure)):
                yield from _taken_in(figures, index) if _is_left_over(figures, index) else _flow(figures, index)
            elif _WHOLE.search(figure.lead):
                yield from _remainder(figures, index)
    yield from _spoken_of_again(document)


def _head(passage: Passage, figure: Figure) -> str:
    """The words of a figure's sentence before it, at most 40."""
    return passage.text[max(passage.sentence_span(figure).start, figure.span.start - 40) : figure.span.start]


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
        if "；" in figure.gap and not _END.search(figure.lead) and sign_of(figure) == 0:
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
        if (
            known
            and (len(set(signs)) > 1 or _WAS.search(opening.before))
            and None not in known
            and not _SELECTED.search(closing.before)
        ):
            guessed = [place for place, sign in enumerate(signs, 1) if not sign]
            relation = _closed(closing, [opening, *steps], [1, *(sign or 1 for sign in signs)], guessed=guessed)
            if relation.verdict == "inconsistent" and not explicable(closing, [opening, *steps], relation):
                relation = relation._replace(verdict="unknown")
            yield relation
            return


def _told_in_turn(first: Figure, run: Sequence[Figure]) -> Iterator[tuple[Sequence[Figure], Figure, Figure]]:
    """The steps of a balance with what it opens and what it closes with, as a figure and those behind it may tell it."""
    for place, figure in enumerate(run):
        if place == 0 and _WAS.search(figure.before):
            yield run[1:], figure, first
        elif _WAS.search(figure.before):
            yield run[:place], figure, first
        elif place > 1 and _same_stock(first, figure):
            yield run[:place], first, figure


def _same_stock(first: Figure, closing: Figure) -> bool:
    """Whether a closing figure counts what the first did: 在编126人, 目前在岗131人 does not."""
    if not _ENDS.search(closing.before) or _STANDS.search(first.before):
        return False
    own = first.before + first.after[:8]
    return all(character in own for character in _STOCK.sub("", closing.lead))


def _is_left_over(figures: Sequence[Figure], index: int) -> bool:
    """Whether a figure is what was left of the time before, behind what came in: 新收A，旧存B."""
    opening, before = figures[index], figures[index - 1] if index else None
    alike = before and (before.dimension, before.sentence) == (opening.dimension, opening.sentence)
    return bool(alike and _LEFT_OVER.search(opening.lead))


def _closed(closing: Figure, steps: Sequence[Figure], signs: Sequence[int], *, guessed: Sequence[int]) -> Relation:
    """The balance that a closing figure ends; *guessed* are the steps of which the words do not say which way they go.

    These are taken as they make the closing figure, or miss it by a slip.
    """
    readings = [result(closing, steps, way) for way in _ways(signs, guessed)]
    known = all_told(steps)
    relation = next((each for each in readings if each.verdict != "inconsistent"), None) or next(
        (each for each in readings if known and slip(closing, each.right)), readings[0]
    )
    elsewhere = -1 not in signs and _LEFT_OVER.search(steps[0].lead)  # what was done with them stands elsewhere
    other = _SELECTED.search(closing.lead) and not _SELECTED.search(steps[0].before)
    unsure = guessed and relation.verdict == "inconsistent" and not slip(closing, relation.right)
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
    if sign_of(total) == -1:
        return  # 新收228件，连同旧存29件，共审结241件: what was done with them, not how many there were
    if expression("共|合计|总计").search(total.lead) and expression("新|当年|本年|今年").search(fresh.lead):
        yield result(total, [fresh, left], [1, 1])


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
            yield result(figure, [whole, *taken], [1, *([-1] * len(taken))])
            return
        if not _TAKEN.search(figure.lead + figure.after[:4]) or "其中" in figure.lead:
            return
        taken.append(figure)


def _progress(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """排查T处，已整改A处，剩余B处: what is done and what is left make the whole."""
    near = [f for f in figures[index : index + 7] if f.dimension not in {PERCENT, DATE}]
    trio = near[:3]
    if len(trio) < 3 or len({f.dimension for f in trio}) > 1 or trio[2].sentence != trio[0].sentence:
        return
    whole, done, left = trio
    if "已" in whole.lead and not all(f in trio or f.dimension == PERCENT for f in figures[index : index + 3]):
        return  # 已整改109个；截至10月底，已整改143个: the same thing at another time
    inside = whole.clause == done.clause and done.gap == done.lead and _DONE_OF.fullmatch(done.lead)
    apart = _DONE.search(done.lead) and done.clause != whole.clause
    if not (inside or apart) or done.clause == left.clause or whole.listed or done.listed:
        return
    behind = left.lead + left.after[:6].partition("，")[0]
    remaining, going_on = _LEFT.search(behind), _GOING_ON.search(behind)
    before = _head(passage, whole)
    told = _SO_FAR.sub("", passage.between(whole, left))
    carried = _BEYOND.search(told) or _BEFORE.search(before)
    if not (remaining or going_on) or _DONE.search(whole.lead) or carried:
        return
    fourth = near[3] if len(near) > 3 else None
    if going_on and fourth and fourth.clause - left.clause == 1 and _REMAINDER.match(fourth.lead):
        yield from _in_three(whole, [done, left, fourth])
        return
    if not all_told(trio):
        yield tied("sum", whole, [done, left], "unknown")
        return
    relation, both = added(whole, [done, left]), sum_of([done.quantity, left.quantity])
    short, beyond = both.high < whole.quantity.interval.low, both.low > whole.quantity.interval.high * _MUCH
    if relation.verdict == "inconsistent" and (short or beyond) and not remaining:
        relation = relation._replace(verdict="unknown")
    outer = figures[index - 1] if index and includes(whole) and "；" in left.gap else None
    if relation.verdict == "inconsistent" and outer and outer.dimension == whole.dimension and all_told([outer]):
        relation = added(outer, [whole, left])  # 142个，其中应于年内整改的110个，已整改108个；其余32个
    yield relation


def _in_three(whole: Figure, parts: Sequence[Figure]) -> Iterator[Relation]:
    """问题163个，已整改137个，正在推进21个，其余5个: what is done, what goes on and what is left."""
    if all_told([whole, *parts]) and len({(f.dimension, f.sentence, f.depth) for f in [whole, *parts]}) == 1:
        yield added(whole, parts)


def _spoken_of_again(document: Document) -> Iterator[Relation]:
    """118个问题已整改106个 … 对尚未完成整改的12个问题: what is left of something is spoken of again, wherever that is."""
    done: list[tuple[Figure, Figure]] = []
    for passage in document.derive(passages):
        figures = passage.figures
        for index, figure in enumerate(figures):
            if (left := _UNDONE.search(figure.lead)) and all_told([figure]):
                pairs = (pair for pair in reversed(done) if left["deed"] in pair[1].lead)
                if pair := next((pair for pair in pairs if _of_one_noun(pair[0], figure)), None):
                    yield result(figure, pair, [1, -1])
            before = figures[index - 1] if index else None
            beside = before and before.clause == figure.clause and _DONE_OF.fullmatch(figure.gap)
            if before and beside and all_told([before, figure]):
                done.append((before, figure))
        del done[:-_IN_MIND]


def _of_one_noun(whole: Figure, part: Figure) -> bool:
    """Whether the same noun follows two figures: 118个问题, 12个问题."""
    return len(part.after) > 1 and whole.dimension == part.dimension and whole.after[:2] == part.after[:2]
