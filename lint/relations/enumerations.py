"""Announced counts whose items stand in a form of their own.

“三大行动” as a heading and 一是…行动 below it, 《甲》《乙》两个文件, 由三名同志（甲、乙）组成, 共六章，第一章…第七章,
16条建议，即A4条、B5条.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..document import Document
from ..expression import expression
from ..numeral import whole_number
from ..text import Span
from .counts import run_of_items
from .passage import Figure, passages
from .relation import Relation, Verdict, addition, counted, judge_sum, said

_N = r"[二两三四五六七八九十]|[2-9]|1[0-9]"
_HEADED = expression(rf"“(?P<n>{_N})(?P<unit>大|个|项)(?P<noun>[\u4e00-\u9fff]{{1,4}})”$")
_LONGEST_HEADING = 40
_WORKS = expression(
    rf"(?P<list>(?:《[^《》\n]{{2,40}}》[、和及]?){{2,12}})(?P<etc>等)?(?P<n>{_N})(?P<unit>个|项|部|件|份|篇|本)(?=[\u4e00-\u9fff])"
)
_WORKS_BEHIND = expression(
    rf"(?<![0-9.第几数十百两多余近约等前])(?P<n>{_N})(?P<unit>个|项|部|件|份|篇|本|封)(?P<noun>[^，。；：（）《》0-9]{{0,10}})(?:：|，即|，分别[是为]|（)(?P<list>(?:《[^《》\n]{{2,40}}》[、和及以]{{0,2}}){{2,12}})(?P<etc>等)?(?=[。；）])"
)
_MEMBERS = expression(
    rf"(?<![0-9.第几数十百两多余近约等前])(?P<n>{_N})(?P<unit>名|位|家|个|所)(?P<noun>[\u4e00-\u9fff]{{2,6}})（(?P<list>[\u4e00-\u9fff]{{2,10}}(?:、[\u4e00-\u9fff]{{2,10}}){{1,15}})）"
)
_LOOSE = expression(r"等|和|与|及|含|其中|如|或|以下|简称|包括|不|市属|各|的|若干|同志|第[一二三四五]|挂牌|分|为|正|副")
_CHAPTERS = expression(
    rf"(?:共|分为?|包括|设)(?P<n>{_N})(?P<unit>章|编|节|部分)(?=[0-9一二三四五六七八九十百，。：；、])"
)
_CHAPTER = r"(?<=[，、；：。（])第(?P<k>[一二三四五六七八九十]{1,3})"
_ITEMIZED = expression(
    r"^(?:[\u4e00-\u9fff“”]{0,10})(?:，即|，分别是|，分别为|，包括|：|——)(?:[\u4e00-\u9fff“”]{1,14}|“[^“”]{1,14}”)$"
)
_DISTRICT = r"(?:镇|乡|街道|办事处|民族乡|苏木|开发区|林场|园区)"
_DISTRICTS = expression(
    rf"(?<![0-9])(?P<list>(?:(?:[0-9]{{1,3}}|[一二两三四五六七八九十]{{1,3}})个?{_DISTRICT}[、，和]?){{2,4}})，?(?:共计?|合计|总计|计)(?:辖)?(?P<n>[0-9]{{1,3}}|[一二三四五六七八九十]{{1,3}})(?P<unit>个)?(?:乡镇|镇街|镇乡|镇|街道)"
)
_OF_DISTRICTS = expression(
    rf"(?<![0-9])(?P<n>[0-9]{{1,3}}|[一二三四五六七八九十]{{1,3}})(?P<unit>个)?(?:乡镇街道|乡镇（街道）|镇（街道）|乡镇|镇街|镇乡)[（，](?:其中|即|包括)?(?P<list>(?:(?:[0-9]{{1,3}}|[一二两三四五六七八九十]{{1,3}})个?{_DISTRICT}[、，和]?){{2,4}})[）。，；]"
)
_WHEN = r"(?:(?:[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|份|底|初)?)|[一二三四]季度)"
_TIMES = r"(?P<n>[2-9]|1[0-2]|[两二三四五六七八九十])(?P<unit>次|场|轮|批)(?![^，。；]{0,2}[日各])"
_OCCASIONS = (
    expression(
        rf"(?<![至到—\-])(?P<list>{_WHEN}(?:[、和]{_WHEN}){{1,11}})(?:先后|共|集中|组织|开展|召开|举办|进行|举行)*{_TIMES}"
    ),
    expression(
        rf"{_TIMES}（(?:分别)?(?:在|为|于)?(?P<list>{_WHEN}(?:[、和]{_WHEN}){{1,11}})(?:各(?:一|1)?(?:次|场)|召开|举办|开展)?）"
    ),
    expression(
        rf"(?<![0-9第])(?P<n>[2-9]|1[0-2]|[两二三四五六七八九十])(?P<unit>次|场)[^。；，0-9]{{0,14}}，分别(?:在|于|为)+(?P<list>{_WHEN}(?:[、和]{_WHEN}){{1,11}})(?![至到—\-])"
    ),
    expression(
        r"每周(?P<list>[一二三四五六日](?:[、和]周?[一二三四五六日]){1,5})[^。；]{0,16}?(?:每周|一周)[^。；，0-9]{0,6}?(?P<n>[2-6两二三四五六])(?P<unit>天|次|场)"
    ),
    expression(
        r"每月(?P<list>[0-9]{1,2}日(?:[、和][0-9]{1,2}日){1,8})[^。；]{0,16}?(?:每月|一个月)[^。；，0-9]{0,6}?(?P<n>[2-9两二三四五六七八九])(?P<unit>天|次|场)"
    ),
)
_BY = expression(r"^[\u4e00-\u9fff“”]{0,10}(?:，|：|（)(?:分别)?由[\u4e00-\u9fff、]{2,14}$")
"""8件重点提案，由书记领衔2件、县长领衔2件: who takes how many of them."""
_CLASSES = frozenset({"类", "种", "方面", "项", "板块"})
_CLASSED = expression(
    r"^[\u4e00-\u9fff“”]{0,10}(?:，|：|——|（)(?:其中|包括|即|分别[是为])?[：]?[\u4e00-\u9fff“”]{1,14}$"
)
_SOME = expression("其中|等|约|近|余")
_FEWEST = 3
_HEADS = expression(r"^[）、，的]?[^，。；：0-9]{0,6}$")
_GIVEN = expression("其中|等|涉及|主要|重点|约|近|余")


def relations(document: Document) -> Iterator[Relation]:
    """Every announced count of the prose whose items stand beside it in one of these forms."""
    text = document.folded
    for index, block in enumerate(document.blocks):
        if block.kind == "table" or block.span.length < 6:
            continue
        yield from _headed(document, index)
        yield from _works(text, block.span)
        yield from _members(text, block.span)
        yield from _chapters(text, block.span)
        yield from _districts(text, block.span)
        yield from _occasions(text, block.span)
    yield from _itemized(document)


def _headed(document: Document, index: int) -> Iterator[Relation]:
    """“三大行动” at the end of a heading, and 一是实施…行动；二是… in the paragraph below, each with its word."""
    text, span = document.folded, document.blocks[index].span
    if span.length > _LONGEST_HEADING or index + 1 >= len(document.blocks):
        return
    match = _HEADED.search(text, span.start, span.end)
    if not match:
        return
    below = document.blocks[index + 1].span
    items = run_of_items(text, Span(max(0, below.start - 1), below.end))
    ends = [*(item.start for item in items[1:]), below.end]
    taken = [expression("[，；。]").split(text[item.end : end])[0] for item, end in zip(items, ends, strict=False)]
    if len(items) >= 2 and all(match["noun"] in words for words in taken):
        yield counted(match, [items[-1]], {len(items)}, f"后文列了{len(items)}项，文中为{match['n']}{match['unit']}")


def _works(text: str, span: Span) -> Iterator[Relation]:
    """《甲》《乙》两个文件."""
    for match in _WORKS.finditer(text, *span):
        count, n = match["list"].count("《"), whole_number(match["n"])
        behind = next((match["list"].rpartition(mark)[2].count("《") for mark in "和及" if mark in match["list"]), 0)
        led = text[max(span.start, match.start() - 1) : match.start()]
        if n == behind != count or (n > count and (match["etc"] or (led and led in "和与及、"))):
            continue  # 《甲》和《乙》《丙》两个文件: the two behind 和
        words = f"前面列了{count}项，文中为{match['n']}{match['unit']}"
        yield counted(match, [Span(*match.span("list"))], {count}, words)
    for match in _WORKS_BEHIND.finditer(text, *span):
        count = match["list"].count("《")
        if count > whole_number(match["n"]) or not match["etc"]:
            words = f"后面列了{count}项，文中为{match['n']}{match['unit']}"
            yield counted(match, [Span(*match.span("list"))], {count}, words)


def _members(text: str, span: Span) -> Iterator[Relation]:
    """三名同志（甲、乙）: the bracket names them all where nothing says otherwise."""
    for match in _MEMBERS.finditer(text, *span):
        count, n = match["list"].count("、") + 1, whole_number(match["n"])
        lengths = {len(item) for item in match["list"].split("、")}
        loose = _LOOSE.search(match["list"]) or max(lengths) - min(lengths) > 3 or abs(count - n) > 2
        if count == n or not loose:
            words = f"括号内列了{count}项，文中为{match['n']}{match['unit']}"
            yield counted(match, [Span(*match.span("list"))], {count}, words)


def _chapters(text: str, span: Span) -> Iterator[Relation]:
    """共六章三十二条，第一章总则、第二章…."""
    for match in _CHAPTERS.finditer(text, *span):
        last = None
        count = 0
        for chapter in expression(_CHAPTER + match["unit"]).finditer(
            text, match.end(), min(span.end, match.end() + 400)
        ):
            if whole_number(chapter["k"]) != count + 1:
                break
            count, last = count + 1, chapter
        n = whole_number(match["n"])
        whole = last is not None and "附则" in text[last.end() : last.end() + 4]
        if last is not None and count >= 2 and (count >= n or whole):
            words = f"后面列了{count}{match['unit']}，文中为{match['n']}{match['unit']}"
            yield counted(match, [Span(*last.span())], {count}, words)


def _occasions(text: str, span: Span) -> Iterator[Relation]:
    """于3月、6月、9月三次组织督查; 三次（4月、7月、10月）."""
    for match in [match for pattern in _OCCASIONS for match in pattern.finditer(text, *span)]:
        count = len(expression("[、和]").split(match["list"]))
        words = f"列了{count}个时间，文中为{match['n']}{match['unit']}"
        yield counted(match, [Span(*match.span("list"))], {count}, words)


def _districts(text: str, span: Span) -> Iterator[Relation]:
    """9镇3乡2街道，共14个乡镇（街道）."""
    for match in [*_DISTRICTS.finditer(text, *span), *_OF_DISTRICTS.finditer(text, *span)]:
        numbers = expression(r"[0-9]+|[一二两三四五六七八九十]+").findall(match["list"])
        total = sum(whole_number(numeral) for numeral in numbers)
        words = f"{'+'.join(numbers)}={total}，文中为{match['n']}"
        verdict: Verdict = "consistent" if total == whole_number(match["n"]) else "inconsistent"
        yield Relation("count", Span(*match.span("n")), (Span(*match.span("list")),), verdict, words)


def _itemized(document: Document) -> Iterator[Relation]:
    """16条建议，即品种4条、品质5条、品牌3条: the parts behind 即 are all there are."""
    for passage in document.derive(passages):
        figures = passage.figures
        for index, total in enumerate(figures[:-2]):
            first = figures[index + 1]
            if (
                first.dimension.rstrip("次") != total.dimension.rstrip("次")
                or first.sentence != total.sentence
                or total.listed
            ):
                continue
            between = passage.between(total, first)
            if _ITEMIZED.search(between) and not _GIVEN.search(between):
                yield from _parts(total, figures[index + 1 :])
            if _BY.search(between) and not _SOME.search(between):
                yield from _parts(total, figures[index + 1 :], shared=True)
            if _CLASSED.search(between):
                yield from _classes(figures, index)


def _classes(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """六个方面18条建议，即A5条、B4条…: as many parts as classes are told before the total or behind the parts."""
    parts = _run(figures[index], figures[index + 1 :])
    behind = figures[index + 1 + len(parts) : index + 2 + len(parts)]
    before = figures[index - 1 : index] if index else []
    for told in [f for f in before if _HEADS.match(figures[index].gap)] + [
        f for f in behind if f.gap in {"，", "，共"}
    ]:
        count = told.quantity.value
        classes = told.dimension in _CLASSES and told.quantity.exact and told.sentence == figures[index].sentence
        if len(parts) < _FEWEST or not classes or count is None or told.dimension == figures[index].dimension:
            continue
        words = f"列了{len(parts)}项，文中为{said(told.quantity)}"
        operands = (parts[0].span, parts[-1].span)
        value = sum((part.quantity.value or 0 for part in parts), Decimal(0))
        every = value == figures[index].quantity.value or not any(_GIVEN.search(part.lead) for part in parts)
        if told in before and every:
            yield Relation("count", told.span, operands, "consistent" if count == len(parts) else "inconsistent", words)
        elif count == len(parts) and all(f.quantity.exact for f in [figures[index], *parts]):
            quantities = [part.quantity for part in parts]
            total = figures[index]
            verdict = judge_sum(quantities, total.quantity)
            spans = tuple(part.span for part in parts)
            yield Relation("sum", total.span, spans, verdict, addition(quantities, total.quantity))


def _run(total: Figure, following: Sequence[Figure]) -> list[Figure]:
    """The listed figures that follow a total in its sentence, of its own unit or of one that tells the same."""
    parts: list[Figure] = []
    for figure in following:
        joined = figure.listed or not parts
        if (
            not joined
            or figure.sentence != total.sentence
            or figure.dimension.rstrip("次") != total.dimension.rstrip("次")
        ):
            break
        parts.append(figure)
    return parts


def _parts(total: Figure, following: list[Figure], *, shared: bool = False) -> Iterator[Relation]:
    parts = _run(total, following)
    if shared and len({part.lead[-2:] for part in parts}) > 1:
        return
    closed = parts[-1].after[:1] in {"", "，", "；", "）"}
    known = all(
        f.quantity.exact and f.quantity.value is not None and f.depth == parts[0].depth for f in [total, *parts]
    )
    if (
        len(parts) < _FEWEST
        or not closed
        or not known
        or any((_SOME if shared else _GIVEN).search(part.lead) for part in parts)
    ):
        return
    quantities = [part.quantity for part in parts]
    words = addition(quantities, total.quantity)
    spans = tuple(part.span for part in parts)
    yield Relation("sum", total.span, spans, judge_sum(quantities, total.quantity), words)
