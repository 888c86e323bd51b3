"""Shares that make up a whole: 分别占35%、40%、25%; 8.2∶41.5∶50.3."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from .. import ordinal
from ..document import Document
from ..expression import expression
from ..quantity import PERCENT, PLAIN
from .parts import nested
from .passage import Figure, Passage, passages
from .relation import Relation, Verdict, said
from .shares import GROWING

_HUNDRED = Decimal(100)
_PARTITION = expression(
    r"部分(?:构成|组成)|构成|组成|股权|级承担|不满意|(?:构成|结构)(?:看|为|是|比|：|中|上|方面|分别)|A类[^。；]*B类[^。；]*C类|分担|(?:比例|占比|比重)分别为|其余|其他|其它|各占|年龄|三次产业|共同(?:承担|出资|分担)|全部(?:由|来自)|按[^，。；]{1,10}(?:分|划分|看)|分配|比例(?:承担|出资)|分为|权重|来源|自筹|留作参考|(?:暂难|难以|暂不|暂时不|尚不|无法|暂未|尚未)[^，。；]{0,8}解决"
)
_OPPOSITES = (
    ("男性", "女性"), ("男", "女"), ("城镇", "农村"), ("城镇", "乡村"), ("汉族", "少数民族"), ("公办", "民办"), ("线上", "线下"), ("税收", "非税"),
    ("个人提案", "集体提案"), ("委员提案", "集体提案"), ("国有", "民营"), ("已婚", "未婚"), ("本地", "外地"), ("境内", "境外"), ("本省", "外省"), ("县内", "县外"), ("新建", "续建"), ("直接投资", "间接投资"), ("晴天", "雨天"),
)  # fmt: skip
"""Sorts of which the second is all that the first is not."""
_MULTIPLE = expression(r"兼|交叉|重复|同时")
_CHOICES = expression(
    r"(?:可|限|最多|至多|任)(?:选择?|勾选|填报?|报)[^，。；不]{0,3}[二两三四五六2-9多][个项种类]|多选|多项选择|不定项|选择?多[个项]"
)
"""What says, anywhere before, that who is asked may give several answers."""
_BEFORE = 300
"""Characters before the shares in which it stands."""
_LIST_LINK = expression(r"(?:、|和|及|以及|与|，|，?[其余他它各类合计共占的分别为、]{1,12}|：|∶|:)")


_FEW = 4
_NEAR = 15
"""Points by which shares miss 100 % at most, if a slip is to explain it."""
_SHARES = expression(r"占|比例|比重|权重|承担|分担|负担|出资|自筹")
_RATE = expression(r"率(?:为|达)?$")
_OF = expression(r"占(?:比|到|了)?(?:为|约)?$|占(?:总量|总数|总额|全部|全年|其)[^，。；0-9]{0,4}的$")
_DIVIDED = expression(r"(?:分担|分成|分配|承担|出资)(?:比例)?(?:分别)?(?:为|是|：|，即|即)[^，。；：]{1,12}$")
_DIVIDED_BEHIND = expression(
    r"(?:[、和及与][0-9.]+%){1,5}的(?:比例|比重|标准)(?:共同|予以|进行|分别)?(?:分担|承担|负担|分成|分配|出资|配套|筹集|投入)"
)
_INDUSTRIES = ("第一产业", "第二产业", "第三产业"), ("一产", "二产", "三产")
"""The sorts that make all of an economy; what is told behind them is told of another division."""
_BRACKETED = expression(r"）[、，和及]?[\u4e00-\u9fff]{1,12}（(?:占|占比)?")
_COUNTED = expression(r"）(?:等)?([三四五六七八九])(?:个|大|类)")
_ITEM = expression(r"[、，；和及]{1,2}[\u4e00-\u9fff]{1,12}(?:为|占|承担)?")
_HEAD = expression(
    r"(?:比例|占比|权重|比重|构成|结构|分担|股权|出资|组成|来源)(?:分别|情况|如下)*(?:为|是|：|，即|即|，)[：]?[^，。；：]{1,12}$"
    r"|(?:分配|分成|分担|计分|赋分)(?:方案|办法|情况|如下)*(?:为|是|：)[：]?[^，。；：]{1,14}$"
)


_REST = expression(r"^[，、；和及]*(?:其余|其他|其它)")
_ITEM_SHARE = expression(r"^[，：（—]*(?:分值|所)?(?:权重|占比|占|比重|比例)(?:为|是|：|达)*$")
_ANNOUNCING = expression(r"权重|占比|比例|比重|构成|结构|组成|分值|评分|计分|考核|赋分")
_OPINIONS = (("好评", "中评", "差评"), ("赞成", "反对", "弃权"), ("同意", "反对", "弃权"))
_MOST_ITEMS = 12
_BY_SORT = expression(r"按[^，。；：]{1,12}分(?:类|布)?(?:看|来看)?[：，][^，。；：]{1,14}$")
_ABOUT = expression(r"(?:近|约|超|逾|多|不到|不足|以上)[^，。；]{0,2}$")


def relations(document: Document) -> Iterator[Relation]:
    """Every list of shares or percentage ratio of the prose that can make a whole."""
    for passage in document.derive(passages):
        yield from _wholes(passage, passage.figures)
        yield from _ratios(passage, passage.figures)
        yield from _complements(passage, passage.figures)
        yield from _bracketed(passage, passage.figures)
        yield from _opinions(passage.figures)
    yield from _itemised(document)


def _wholes(passage: Passage, figures: Sequence[Figure]) -> Iterator[Relation]:
    """Shares of one whole, listed: they make 100 %."""
    group: list[Figure] = []
    for index, figure in enumerate(figures):
        if len(group) > 2 and _REST.search(group[-1].lead):
            yield from _hundred(passage, group)
            group = []
        if (
            figure.dimension != PERCENT
            or GROWING.search(figure.lead.replace("增加值", ""))
            or ("其中" in figure.before and group)
            or figure.quantity.value is None
        ):
            if figure.dimension == PERCENT and group and figure.sentence == group[-1].sentence:
                continue
            if group and figure.sentence != group[-1].sentence:
                yield from _hundred(passage, group)
                group = []
            continue
        linked = bool(group) and figure.sentence == group[-1].sentence and figure.depth == group[-1].depth
        next_one = linked and figures[index - 1] is group[-1] and "率" not in figure.gap
        if next_one and (
            _LIST_LINK.fullmatch(figure.gap)
            or (_ITEM.fullmatch(figure.gap) and (_headed(passage, group[0]) or _in_tenths(passage, group[0])))
        ):
            group.append(figure)
        elif (
            _SHARES.search(figure.before)
            or _headed(passage, figure)
            or _shared_out(passage, figure)
            or _in_tenths(passage, figure)
        ) and not _RATE.search(figure.lead):
            if not linked:
                yield from _hundred(passage, group)
                group = []
            group.append(figure)
    yield from _hundred(passage, group)


def _opinions(figures: Sequence[Figure]) -> Iterator[Relation]:
    """好评率72.5%，中评率22.3%，差评率5.2%: three rates that leave no other answer."""
    for trio in zip(figures, figures[1:], figures[2:], strict=False):
        if any(f.dimension != PERCENT or f.quantity.value is None or f.quantity.vague for f in trio):
            continue
        names = tuple(
            expression("^[，、；和及]*|(?:率|比例|占比)?(?:为|达|是|占|达到)?$").sub("", f.before) for f in trio
        )
        if not any(all(n.endswith(o) for n, o in zip(names, three, strict=True)) for three in _OPINIONS):
            continue
        total = sum((f.quantity.value or Decimal(0) for f in trio), Decimal(0))
        words = f"{'+'.join(said(f.quantity) for f in trio)}={total}%，各部分应合计100%"
        off = abs(total - _HUNDRED)
        if off <= _NEAR:
            verdict: Verdict = (
                "consistent" if not off else "rounding" if off <= trio[0].quantity.step else "inconsistent"
            )
            yield Relation("whole", trio[2].span, (trio[0].span, trio[1].span), verdict, words)


def _itemised(document: Document) -> Iterator[Relation]:
    """权重如下： and, in the lines below, one share an item: （1）…，权重40%；（2）…，权重30%."""
    run: list[tuple[int, Figure]] = []
    for passage in [*document.derive(passages), None]:
        place = document.block_index(passage.span.start) if passage else -1
        share = _own_share(document, passage, place) if passage else None
        if share and run and place == run[-1][0] + 1:
            run.append((place, share))
            continue
        if 2 < len(run) <= _MOST_ITEMS:
            yield from _of_items(document, run)
        run = [(place, share)] if share else []


def _own_share(document: Document, passage: Passage, place: int) -> Figure | None:
    """The one percentage of an item of a list that says of itself that it is a share."""
    block = document.blocks[place]
    shares = [figure for figure in passage.figures if figure.dimension == PERCENT]
    numbered = block.kind == "item" or ordinal.read(document.folded, block.span.start)
    if not numbered or len(shares) != 1 or not _ITEM_SHARE.search(shares[0].lead) or shares[0].quantity.vague:
        return None
    return shares[0] if shares[0].quantity.value is not None else None


def _of_items(document: Document, run: Sequence[tuple[int, Figure]]) -> Iterator[Relation]:
    first = run[0][0]
    head = document.blocks[first - 1] if first else None
    last = document.blocks[run[-1][0] + 1] if run[-1][0] + 1 < len(document.blocks) else None
    text = document.folded[head.span.start : head.span.end].rstrip() if head else ""
    more = last and (last.kind == "item" or ordinal.read(document.folded, last.span.start)) and last.kind != "heading"
    if (
        not text.endswith(("：", ":"))
        or not _ANNOUNCING.search(text)
        or (more and last and "%" in document.folded[last.span.start : last.span.end])
    ):
        return
    shares = [figure for _, figure in run]
    total = sum((figure.quantity.value or Decimal(0) for figure in shares), Decimal(0))
    words = f"{'+'.join(said(figure.quantity) for figure in shares)}={total}%，各部分应合计100%"
    spans = tuple(figure.span for figure in shares[:-1])
    slack = (
        sum((figure.quantity.step for figure in shares), Decimal(0)) / 2
        if any("." in f.quantity.digits for f in shares)
        else 0
    )
    if abs(total - _HUNDRED) <= slack:
        yield Relation("whole", shares[-1].span, spans, "consistent" if total == _HUNDRED else "rounding", words)
    elif abs(total - _HUNDRED) <= _NEAR:
        yield Relation("whole", shares[-1].span, spans, "inconsistent", words)


def _industries(group: Sequence[Figure]) -> bool:
    """Whether the first three of some shares are those of the three industries."""
    labels = [figure.before for figure in group[:3]]
    return any(all(name in label for name, label in zip(names, labels, strict=False)) for names in _INDUSTRIES)


def _filled(group: Sequence[Figure]) -> Sequence[Figure]:
    """The first shares of a group where they alone make the whole: what follows divides it anew."""
    total = Decimal(0)
    for count, figure in enumerate(group, 1):
        total += figure.quantity.value or Decimal(0)
        if 2 < count < len(group) and abs(total - _HUNDRED) <= figure.quantity.step:
            return group[:count]
    return group


def _complements(passage: Passage, figures: Sequence[Figure]) -> Iterator[Relation]:
    """国有企业占36.2%，非国有企业占63.8%: two shares of which one is what the other is not."""
    for a, b in itertools.pairwise(figures):
        if not (a.dimension == PERCENT == b.dimension and a.sentence == b.sentence and b.clause - a.clause <= 1):
            continue
        if any(f.quantity.value is None or f.quantity.vague for f in (a, b)) or GROWING.search(a.lead + b.lead):
            continue
        if not _complementary(a.lead, b.lead) or "；" in passage.between(a, b):
            continue
        total = (a.quantity.value or Decimal(0)) + (b.quantity.value or Decimal(0))
        slack = (a.quantity.step + b.quantity.step) / 2
        words = f"{said(a.quantity)}+{said(b.quantity)}={total}%，两部分应合计100%"
        if abs(total - _HUNDRED) <= slack:
            yield Relation("whole", b.span, (a.span,), "consistent" if total == _HUNDRED else "rounding", words)
        elif abs(total - _HUNDRED) <= 15:
            yield Relation("whole", b.span, (a.span,), "inconsistent", words)


def _bracketed(passage: Passage, figures: Sequence[Figure]) -> Iterator[Relation]:
    """经济（38%）、社会（42%）、生态（20%）三个方面: as many shares in brackets as there are sorts."""
    run: list[Figure] = []
    for figure in [*figures, None]:
        if figure and run and figure.dimension == PERCENT and _BRACKETED.fullmatch(figure.gap):
            run.append(figure)
            continue
        last = run[-1] if run else None
        counted = _COUNTED.match(passage.text, last.span.end) if last else None
        if counted and "三四五六七八九".find(counted[1]) + 3 == len(run):
            yield from _hundred(passage, run, closed=True)
        run = [figure] if figure and figure.dimension == PERCENT and figure.depth else []


def _complementary(first: str, second: str) -> bool:
    """Whether the words before two shares name a sort of things and all the others: 国有, 非国有."""
    if "占" not in first + second and "比" not in first + second:
        return False
    one, other = (words.strip("，、；的占比为例重达到分别 ") for words in (first, second))
    if not one or not other:
        return False
    if other[0] == "非":
        return other[1:3] in one
    return any(a in one and b in other and b not in one for a, b in _OPPOSITES)


def _shared_out(passage: Passage, first: Figure) -> bool:
    """Whether the words before two shares say that a cost or gain is divided between two."""
    head = passage.text[max(passage.sentence_span(first).start, first.span.start - 30) : first.span.start]
    return bool(_DIVIDED.search(head)) or bool(_DIVIDED_BEHIND.match(passage.text, first.span.end))


def _headed(passage: Passage, first: Figure) -> bool:
    """Whether the words before a list say that its figures are shares: 评分权重为：业务工作50%."""
    head = passage.text[max(passage.sentence_span(first).start, first.span.start - 30) : first.span.start]
    return bool(_HEAD.search(head))


def _in_tenths(passage: Passage, first: Figure) -> bool:
    """Whether a list begins that divides something into 成: 按居住方式分：自购住房的四成，租房的三成."""
    head = passage.text[max(passage.sentence_span(first).start, first.span.start - 30) : first.span.start]
    return first.quantity.unit == "成" and bool(_BY_SORT.search(head))


def _of_one(group: Sequence[Figure]) -> bool:
    """Whether 占 stands before each of some shares, or before all of a list: 分别占总量的26.4%、31.2%、42.4%."""
    if all(_OF.search(figure.before) for figure in group):
        return True
    listed = all(figure.listed for figure in group[1:])
    return listed and "分别" in group[0].lead and bool(_OF.search(group[0].lead))


def _labels(passage: Passage, group: Sequence[Figure]) -> list[tuple[int, int]]:
    """Where the words that lead to each of some shares stand."""
    starts = [max(passage.sentence_span(group[0]).start, group[0].span.start - 40), *(f.span.end for f in group)]
    return [(start, figure.span.start) for start, figure in zip(starts, group, strict=False)]


def _side_by_side(passage: Passage, group: Sequence[Figure]) -> list[list[Figure]]:
    """Shares cut where a semicolon parts some of them but not all: what stands behind it is of another whole."""
    cuts = [place for place in range(1, len(group)) if "；" in passage.between(group[place - 1], group[place])]
    if not cuts or len(cuts) == len(group) - 1:
        return [list(group)]
    bounds = [0, *cuts, len(group)]
    return [list(group[first:last]) for first, last in itertools.pairwise(bounds)]


def _hundred(passage: Passage, group: Sequence[Figure], *, closed: bool = False) -> Iterator[Relation]:
    for run in _side_by_side(passage, group) if group else []:
        yield from _whole(passage, run, closed=closed)


def _whole(passage: Passage, group: Sequence[Figure], *, closed: bool = False) -> Iterator[Relation]:
    if len(group) < 3 and not (len(group) == 2 and _shared_out(passage, group[0])):
        return
    if len(group) > 3 and _industries(group):
        group, closed = group[:3], True
    group = group if _in_tenths(passage, group[0]) else _filled(group)
    quantities = [figure.quantity for figure in group]
    total = sum((quantity.value or Decimal(0) for quantity in quantities), Decimal(0))
    slack = sum((quantity.step for quantity in quantities), Decimal(0)) / 2 + min(q.step for q in quantities) / 2
    if len(group) <= _FEW and len({quantity.step for quantity in quantities}) == 1:
        slack = quantities[0].step  # three errors of rounding make less than one and a half units
    words = f"{'+'.join(said(quantity) for quantity in quantities)}={total}%"
    sentence = passage.text[max(passage.span.start, passage.sentence_span(group[0]).start) : group[-1].span.end + 20]
    spans = tuple(figure.span for figure in group[:-1])
    tenths = _in_tenths(passage, group[0]) and total >= _HUNDRED + 10 and all(q.unit == "成" for q in quantities)
    tenths = tenths and len(group) <= _FEW and not any(_ABOUT.search(figure.lead) for figure in group)
    slack = Decimal(0) if tenths else slack
    if (any(quantity.vague for quantity in quantities) and not tenths) or nested(
        [passage.text[a:b] for a, b in _labels(passage, group)]
    ):
        return
    if abs(total - _HUNDRED) <= slack:
        verdict: Verdict = "consistent" if total == _HUNDRED else "rounding"
        yield Relation("whole", group[-1].span, spans, verdict, f"{words}，应为100%")
        return
    head = passage.text[passage.sentence_span(group[0]).start : group[0].span.start]
    counted = expression(r"([三四五六七八九])(?:大?类|级|种|项|档|方面|部分)").search(head)
    exact = bool(counted and "三四五六七八九".find(counted[1]) + 3 == len(group)) and "等" not in head
    ages = sum(bool(expression(r"岁").search(figure.before)) for figure in group) >= 2
    over = total > _HUNDRED and (_headed(passage, group[0]) or _of_one(group))
    over = over and len({figure.clause for figure in group}) in {1, len(group)}
    closed = closed or over or bool(_PARTITION.search(sentence)) or exact or ages
    several = _CHOICES.search(passage.text, max(0, group[0].span.start - _BEFORE), group[-1].span.end + 20)
    closed = closed and not (several or _MULTIPLE.search(sentence))
    if closed and abs(total - _HUNDRED) <= 15 and (total > _HUNDRED or "等" not in head):
        yield Relation("whole", group[-1].span, spans, "inconsistent", f"{words}，各部分应合计100%")


def _ratios(passage: Passage, figures: Sequence[Figure]) -> Iterator[Relation]:
    """三次产业结构比为25.7∶26.8∶47.5: the members of a percentage ratio make 100."""
    run: list[Figure] = []
    for figure in [*figures, None]:
        if (
            figure
            and run
            and figure.dimension in {PLAIN, PERCENT}
            and expression(r" ?[:：∶] ?").fullmatch(figure.gap[-3:].strip() or "x")
            and passage.text[run[-1].span.end : figure.span.start].strip() in {":", "：", "∶"}
        ):
            run.append(figure)
            continue
        if len(run) >= 3:
            yield from _ratio(passage, run)
        run = [figure] if figure and figure.dimension in {PLAIN, PERCENT} and figure.quantity.value is not None else []


def _ratio(passage: Passage, run: Sequence[Figure]) -> Iterator[Relation]:
    quantities = [figure.quantity for figure in run]
    total = sum((quantity.value or Decimal(0) for quantity in quantities), Decimal(0))
    slack = sum((quantity.step for quantity in quantities), Decimal(0)) / 2
    if not expression(r"结构|构成|比例|比重|占比").search(
        passage.text[max(passage.span.start, run[0].span.start - 40) : run[0].span.start]
    ):
        return
    if not 85 <= total <= 115:
        return
    verdict: Verdict = (
        "consistent" if total == _HUNDRED else "rounding" if abs(total - _HUNDRED) <= slack else "inconsistent"
    )
    words = f"{'+'.join(said(quantity) for quantity in quantities)}={total}，各部分应合计100"
    yield Relation("whole", run[-1].span, tuple(f.span for f in run[:-1]), verdict, words)
