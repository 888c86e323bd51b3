"""Figures of periods that make up a longer one: 上半年A，下半年B，全年C; 1至9月累计A，1至10月累计B，其中10月C."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from .. import almanac
from ..document import Document
from ..expression import expression
from ..numeral import whole_number
from ..quantity import DATE, YEAR
from ..record import NamedTuple
from .parts import COMPARING
from .passage import Figure, Passage, passages
from .relation import Relation, addition, judge_sum, said, total_of

_N = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_QUARTER = {
    "一": (1, 3),
    "二": (4, 6),
    "三": (7, 9),
    "四": (10, 12),
    "1": (1, 3),
    "2": (4, 6),
    "3": (7, 9),
    "4": (10, 12),
}
_PERIODS = expression(
    rf"(?P<to>(?<![0-9一二三四五六七八九十])(?:{_N})月?)(?:[—–~～\-]{{1,2}}|至|到)(?P<until>{_N})月|前(?P<first>{_N})个月|前(?P<quarters>[二两三123])个?季度|第?(?P<quarter>[一二三四1234])季度|"
    rf"(?P<half>[上下])半年|(?P<year>全年|(?<!以前)(?<![上往各])年度)|(?:截至(?:目前|[0-9]{{4}}年)?|(?<![0-9月日年])到)(?P<end>{_N})月(?:底|末|份)?|(?<![0-9一二三四五六七八九十至到—\-～])(?P<month>{_N})月(?:份|当月|底)?"
)
_YEAR_ENDS = expression(r"截至([12][0-9]{3})年(?:底|末)[^，。；]{0,4}累计")
_YEAR = expression(r"^[^，。；]{0,4}([12][0-9]{3})年(?![底末])[^，。；]{0,4}(?:新|完成|增)")
_CHANGE = expression(r"增长|下降|比|同期|较|增加|减少|目标|计划|预算|占|均")
_SPANNED = expression(
    r"(?P<n>[二两三四五六七八九十]|[0-9]{1,2})年(?:来|间)?(?:累计|共计|合计|总计|共|总共)[^，。；]{0,14}$"
)
_STATE = expression(r"底|末|比|较|增长|增加|减少|下降|累计|均|计划|目标|达到[^，。；]*$")
_FROM_TO = expression(
    r"(?P<a>[12][0-9]{3})年?(?:[—–~～\-]{1,2}|至|到)(?P<b>[12][0-9]{3})年(?:底|末)?[^，。；]{0,4}(?:累计|共|总计)[^，。；0-9]{0,14}$"
)
_NTH = expression(
    r"(?:“(?P<plan>[一二三四五六七八九十]{2,3})”(?:时期|期间)?)?(?:[前头](?P<n>[二两三四五六])年|第(?P<k>[二三四五六])年)[^，。；0-9]{0,14}$"
)
_TOGETHER = expression(
    r"^，(?:[二两三四五六七八九十]年|全年|[二两三四]个?季度|三期|[前上下]半年|前三季度)?(?:(?:累计|共计?|合计|总计|总共)[^，。；0-9]{0,8}|(?:全年|[二两三四五六七八九十]年)(?:完成|实现|达到?|为|是|共)*)$"
)
_EACH = expression(
    "(?:每[年月期批季]|逐年|一至[二三四]季度|[各前]年|[一二三]期|[0-9]{4}年|季度).{0,12}分别|分别(?:为|是|完成|达)"
)
_IN_TURN = expression(rf"(?P<n>{_N})(?:年|个月|个季度|批|期|轮|次)(?:来|间|中)?[^，。；]{{0,8}}(?:先后|依次|逐年|逐批)")
"""五年来先后投入A、B、C、D、E: as many figures as years."""
_EARLY = expression(r"年?(?:及)?(?:以前|之前|及以前)|前[二两三四五]年")
_LATE = expression(r"[0-9]{4}年|[近后][二两三四五]年|今年|本年")
_BATCH = expression(
    rf"(?:(?P<one>首)|第(?P<k>{_N})|[前头](?P<n>{_N})|(?<![0-9一二三四五六七八九十第前头])(?P<all>{_N})(?=(?:批|期|轮|阶段)(?:次)?(?:项目|工程)?(?:合计|共计?|总计|累计|总共|一共)))个?(?P<unit>批|期|轮|阶段)(?![间次]的)"
)
"""A batch by its number, the first of them, or all so far: 第二批, 前三批, 四批共."""
_UP_TO = expression(r"^(?:底|末|份|日)?，[\u4e00-\u9fff]{0,12}$")
_FEWEST = 3
_LOW, _HIGH = Decimal("0.6"), Decimal("1.7")
_LONGEST = 10
_SPANS = frozenset({"年", "个月", "批", "期", "轮", "周"})
_MOST = 60


class _Told(NamedTuple):
    """A figure and the months it covers, both counted, from 1."""

    first: int
    last: int
    figure: Figure


def relations(document: Document) -> Iterator[Relation]:
    """Every figure of a period of the prose whose parts stand beside it."""
    for passage in document.derive(passages):
        by_sentence: dict[int, list[Figure]] = {}
        for figure in passage.figures:
            by_sentence.setdefault(figure.sentence, []).append(figure)
        for figures in by_sentence.values():
            if len(figures) <= _MOST:
                yield from _years(figures)
                yield from _respectively(figures)
                yield from _split(figures)
                yield from _months(figures)
                yield from _batches(figures)
    yield from _spans(document.derive(passages))


class _Year(NamedTuple):
    """A figure of one year, or of several that end with it."""

    first: int
    last: int
    passage: int
    figure: Figure


def _spans(every: Sequence[Passage]) -> Iterator[Relation]:
    """三年累计T against the figures of the years, which may stand in sentences and paragraphs before."""
    told: dict[str, list[_Year]] = {}
    for number, passage in enumerate(every):
        for index, figure in enumerate(passage.figures):
            if figure.dimension in COMPARING:
                continue
            own = told.setdefault(figure.dimension, [])
            spanned = _SPANNED.search(figure.before)
            count = whole_number(spanned["n"]) if spanned else 0
            year = passage.figures[index - 1] if index else None
            if own and 2 <= count <= _LONGEST and number - own[-1].passage <= 2:
                parts = _filling(own, count)
                if parts and _alike([part.figure for part in parts], figure):
                    yield from _adds_up([part.figure for part in parts], figure, figure)
                own.append(_Year(own[-1].last - count + 1, own[-1].last, number, figure))
            elif several := _several_years(figure):
                own.append(_Year(*several, number, figure))
            elif year and year.dimension == YEAR and year.clause == figure.clause and _yearly(year, figure):
                value = int(year.quantity.value or 0)
                own.append(_Year(value, value, number, figure))


def _several_years(figure: Figure) -> tuple[int, int] | None:
    """The years of 2021—2023年累计培训3,680人次; of 前四年 and 第五年 by their number."""
    if match := _FROM_TO.search(figure.before):
        first, last = int(match["a"]), int(match["b"])
        return (first, last) if first < last <= first + _LONGEST else None
    if match := _NTH.search(figure.before):
        first = almanac.PLANS.get(match["plan"] or "", (1, 5))[0] - 1
        if first and match["n"]:
            return first + 1, first + whole_number(match["n"])
        return (1, whole_number(match["n"])) if match["n"] else (whole_number(match["k"]), whole_number(match["k"]))
    return None


def _respectively(figures: Sequence[Figure]) -> Iterator[Relation]:
    """每年分别实施62例、75例、81例和90例，累计308例."""
    for index, total in enumerate(figures):
        gap, last = total.gap, index - 1
        if last > 0 and figures[last].dimension in _SPANS and not figures[last].lead:  # ，三年共
            gap, last = figures[last].gap + figures[last].quantity.text + gap, last - 1
        if last < _FEWEST - 1 or not _TOGETHER.search(gap) or total.dimension in COMPARING:
            continue
        run = [figures[last]]
        for figure in reversed(figures[:last]):
            if not (run[0].listed or run[0].gap in {"和", "及", "以及"}):
                break
            run.insert(0, figure)
        alike = all(figure.dimension == total.dimension for figure in run)
        head = "".join(f.quantity.text + f.lead for f in (figures[0], run[0]))
        some = _IN_TURN.search(run[0].before) or _IN_TURN.search(head)
        every = some is not None and whole_number(some["n"]) == len(run)
        if len(run) >= _FEWEST and alike and (every or _EACH.search(run[0].before)):
            yield from _adds_up(run, total, total)


def _split(figures: Sequence[Figure]) -> Iterator[Relation]:
    """累计86.4万人次，其中2023年及以前71.2万人次，2024年15.2万人次; 五年1,860件，前三年1,120件，近两年740件."""
    amounts = [figure for figure in figures if figure.dimension not in COMPARING and figure.dimension != YEAR]
    for total, early, late in zip(amounts, amounts[1:], amounts[2:], strict=False):
        if (
            total.dimension == early.dimension == late.dimension
            and _EARLY.search(early.before)
            and "累计" in total.before
        ):
            behind = _LATE.search(late.before)
            if behind and not _STATE.search(early.lead + late.lead):
                yield from _adds_up([early, late], total, total)


def _yearly(year: Figure, figure: Figure) -> bool:
    """Whether a figure is what was done in a year, not the state at its end or a change."""
    return len(figure.lead) <= 14 and not _STATE.search(figure.lead) and "、" not in figure.gap and not year.listed


def _filling(told: Sequence[_Year], count: int) -> list[_Year]:
    """The latest figures that fill *count* years up to the latest year, one behind the other; empty if there is a gap."""
    parts: list[_Year] = []
    last = told[-1].last
    first = last - count + 1
    for item in reversed(told):
        if item.last == last and item.first >= first:
            parts.insert(0, item)
            last = item.first - 1
        elif parts and item.last != parts[0].last:
            break
    return parts if last == first - 1 and len(parts) > 1 else []


def _alike(parts: Sequence[Figure], total: Figure) -> bool:
    """Whether the words of the total and of its parts name one thing: 新建, 累计新建污水管网."""
    words = _SPANNED.sub("", total.lead).strip("，、累计共合总达到完成为了已")
    ratio = total_of([part.quantity for part in parts]) / (total.quantity.value or Decimal(1))
    if not _LOW < ratio < _HIGH:
        return False  # something else is counted
    for part in parts:
        label = part.lead.strip("，、共完成实现达到为是的年全 ")
        label = _SPANNED.sub("", label)
        if len(label) >= 2 and len(words) >= 2 and not any(label[i : i + 2] in words for i in range(len(label) - 1)):
            return False
    return True


def _months(figures: Sequence[Figure]) -> Iterator[Relation]:
    """The figures of periods of one year, each period against those that fill it."""
    told: list[_Told] = []
    for index, figure in enumerate(figures):
        if figure.dimension in COMPARING or _CHANGE.search(figure.lead):
            continue
        named = list(_PERIODS.finditer(figure.before)) or _clause_before(figures, index)
        if named and (span := _covered(named[-1])):
            told.append(_Told(*span, figure))
    for dimension in {item.figure.dimension for item in told}:
        own = [item for item in told if item.figure.dimension == dimension]
        if len({(item.first, item.last) for item in own}) == len(own):
            yield from _filled(own)


def _clause_before(figures: Sequence[Figure], index: int) -> list[re.Match[str]]:
    """The period in a clause of its own before a figure: 截至10月底，已建成24个; what was there before the year is left out."""
    figure = figures[index]
    day = figures[index - 1] if index else None
    whole = next((other for other in figures[index + 1 :] if "全年" in other.before), None)
    if day is None or day.dimension != DATE or whole is None or not _UP_TO.match(figure.gap) or "累计" in figure.lead:
        return []
    if (figure.quantity.value or 0) >= (whole.quantity.value or 0):
        return []
    words, whole_words = (item.lead.strip("，已共完成实现了全年") for item in (figure, whole))
    if not any(words[i : i + 2] in whole.lead for i in range(len(words) - 1)) and words != whole_words:
        return []
    return list(_PERIODS.finditer(day.lead + day.quantity.text + figure.gap))


def _batches(figures: Sequence[Figure]) -> Iterator[Relation]:
    """首批14个，第二批18个，前两批合计32个，第三批9个，三批共41个."""
    told: dict[tuple[str, str], list[_Told]] = {}
    for figure in figures:
        if figure.dimension in COMPARING | _SPANS or _CHANGE.search(figure.lead) or "其中" in figure.lead:
            continue
        named = list(_BATCH.finditer(figure.before))
        if len(named) != 1 or figure.quantity.value is None:
            continue
        match = named[0]
        number = 1 if match["one"] else whole_number(match["k"] or match["n"] or match["all"])
        first = 1 if match["n"] or match["all"] else number
        if 0 < number <= _LONGEST:
            told.setdefault((match["unit"], figure.dimension), []).append(_Told(first, number, figure))
    for own in told.values():
        if len({(item.first, item.last) for item in own}) == len(own):
            yield from _filled(own)


def _covered(match: re.Match[str]) -> tuple[int, int] | None:
    """The months that a period's name means; None for what is no period of one year."""
    groups = {name: text for name, text in match.groupdict().items() if text}
    if "year" in groups:
        return 1, 12
    if "half" in groups:
        return (1, 6) if groups["half"] == "上" else (7, 12)
    if "quarter" in groups:
        return _QUARTER[groups["quarter"]]
    if "quarters" in groups:
        return 1, 9 if groups["quarters"] in "三3" else 6 if groups["quarters"] in "二两2" else 3
    if "until" in groups:
        first, last = whole_number(groups["to"].rstrip("月")), whole_number(groups["until"])
    elif "month" in groups:
        first = last = whole_number(groups["month"])
    else:
        first, last = 1, whole_number(groups.get("first") or groups.get("end") or "")
    return (first, last) if 1 <= first <= last <= 12 else None


def _filled(told: Sequence[_Told]) -> Iterator[Relation]:
    """Each period that others fill from its first month to its last, one behind the other."""
    starts: dict[int, list[_Told]] = {}
    for item in sorted(told, key=lambda item: item.first - item.last):
        starts.setdefault(item.first, []).append(item)
    for whole in told:
        parts: list[_Told] = []
        month = whole.first
        while month <= whole.last:
            found = [item for item in starts.get(month, []) if item is not whole and item.last <= whole.last]
            longest = next((item for item in found if (item.first, item.last) != (whole.first, whole.last)), None)
            if longest is None:
                break
            parts.append(longest)
            month = longest.last + 1
        if len(parts) > 1 and month == whole.last + 1:
            single = next((item.figure for item in parts if item.first == item.last), None)
            yield from _adds_up(
                [part.figure for part in parts], whole.figure, single if len(parts) == 2 and single else whole.figure
            )
        elif len(parts) == 1 and parts[0].first == whole.first == 1 and parts[0].last == whole.last - 1:
            yield from _shrunk(parts[0].figure, whole.figure)


def _years(figures: Sequence[Figure]) -> Iterator[Relation]:
    """The state at the end of a year, that of the one before, and what came in between."""
    totals: dict[int, Figure] = {}
    gains: dict[int, Figure] = {}
    for figure in figures:
        if figure.dimension in COMPARING or _CHANGE.search(figure.lead):
            continue
        if match := _YEAR_ENDS.search(figure.before):
            totals.setdefault(int(match[1]), figure)
        elif match := _YEAR.search(figure.before):
            gains.setdefault(int(match[1]), figure)
    for year, figure in totals.items():
        before, own = totals.get(year - 1), gains.get(year)
        if not before or before.dimension != figure.dimension:
            continue
        if own and own.dimension == figure.dimension:
            yield from _adds_up([before, own], figure, own)
        else:
            yield from _shrunk(before, figure)


def _shrunk(before: Figure, figure: Figure) -> Iterator[Relation]:
    """A cumulative figure that is smaller than the one of the time before."""
    if before.quantity.value is None or figure.quantity.value is None or before.quantity.vague or figure.quantity.vague:
        return
    if before.span.start < figure.span.start and figure.quantity.interval.high < before.quantity.interval.low:
        words = f"累计数{said(figure.quantity)}少于前一期的{said(before.quantity)}"
        yield Relation("sum", figure.span, (before.span,), "inconsistent", words)


def _adds_up(parts: Sequence[Figure], total: Figure, suspect: Figure) -> Iterator[Relation]:
    quantities = [part.quantity for part in parts]
    operands = tuple(figure.span for figure in (*parts, total) if figure is not suspect)
    if any(q.value is None or q.vague for q in [*quantities, total.quantity]):
        yield Relation("sum", suspect.span, operands, "unknown", f"文中为{said(suspect.quantity)}")
        return
    verdict = judge_sum(quantities, total.quantity)
    terms, signs = quantities, [1] * len(parts)
    if suspect is not total:
        terms = [total.quantity, *(part.quantity for part in parts if part is not suspect)]
        signs = [1, *([-1] * (len(parts) - 1))]
    words = addition(terms, suspect.quantity, signs)
    yield Relation("sum", suspect.span, operands, verdict, words, right=total_of(terms, signs))
