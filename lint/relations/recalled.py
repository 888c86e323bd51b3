"""Figures that a report recalls as known: 新建残疾人之家13个 … 13个残疾人之家全部…; 一年来，专题协商8次、视察6次."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile

from ..document import Document
from ..expression import expression
from ..record import NamedTuple
from .parts import COMPARING
from .passage import Figure, Passage, Recent, passages
from .relation import Relation, one_slip, said

_ALL = expression(
    r"^(?P<noun>“[\u4e00-\u9fff]{2,10}”|[\u4e00-\u9fff]{2,10}?)(?:已经?|现已|均已|都已|已经)?(?:全部|均|都|无一|悉数)"
)
_LED = expression(
    r"^[，、；：。]?(?:[\u4e00-\u9fff]{0,3}?(?:是|、))?(?:对|将|把|这|上述|目前|其中|会后|现)?(?:新一届|本届|(?:年内|今年|全年|当年)?(?:新[增建设选聘]|建成|参训|入选|受训|选派|遴选|确定|发放|开展|改造后?|当选|组建|引进|培育|认定|评选|表彰)的)?$"
)
_OTHER_TIME = expression(
    r"上年|去年|往年|前年|明年|下年|上届|下届|[0-9]{4}年|[0-9一二三四五六七八九十]{1,2}月|季度|上半年|下半年|目标|计划|预计|力争|拟|将(?!$)|每|第(?!一书记)|平均|累计|其中|另|首批|[一二三]批|全国|全省"
)
_YEAR_LONG = expression(r"^[^，。；]{0,6}(?:全年|一年来|过去一年|一年中|本年度|今年以来|这一年)")
_DEEDS = "组织|开展|召开|举办|进行|印发|编发|完成|建立|建成|新建|新增|选举产生|选派|遴选|确定|培训|组建|改造|引进|培育|认定|形成|提交|发放|收到|办理|立案|评选|聘请|聘任|选聘|发现|排查|查处|受理|审结|整治|化解|清理|征集|梳理|争取|签约|下达|筹集|投入|处置"
_VERBS = expression(rf"^(?:[，、；：。]|全年|今年|年内|一年来|过去一年|共|累计|已|先后)*(?:.*(?:{_DEEDS}))?(?:了|出)?")
_UNNAMED = frozenset({"年", "天", "个月", "岁", "届", "级", "%", "分", "小时", "周", "月"})
_LEAST = 4


class _Told(NamedTuple):
    figure: Figure
    passage: Passage


def relations(document: Document) -> Iterator[Relation]:
    """The later of two figures for what the report speaks of as all there is, or as what the year has brought."""
    told: defaultdict[tuple[str, str], Recent[_Told]] = defaultdict(Recent)
    for passage in document.derive(passages):
        for figure in passage.figures:
            quantity = figure.quantity
            if quantity.value is None or quantity.vague or figure.dimension in COMPARING | _UNNAMED or figure.depth:
                continue
            if found := _recalling(passage, figure, told):
                yield found
            elif name := _name(figure):
                told[name, figure.dimension].remember(_Told(figure, passage))


def _name(figure: Figure) -> str:
    """The words before a figure that say what it counts: 选举产生 理事 45名."""
    if _OTHER_TIME.search(figure.before.replace("全年", "")) or figure.quantity.text.startswith("第"):
        return ""
    name = _VERBS.sub("", figure.lead).strip("“”、共有了为")
    return name if len(name) >= 2 and expression(r"[\u4e00-\u9fff“”]{2,12}").fullmatch(name) else ""


def _recalling(passage: Passage, figure: Figure, told: Mapping[tuple[str, str], Sequence[_Told]]) -> Relation | None:
    """A figure of all of them, or of the deeds of the year once more."""
    known: Sequence[_Told] = []
    if (every := _ALL.match(figure.after)) and _LED.match(figure.before):
        known = told.get((every["noun"].strip("“”"), figure.dimension), [])
    elif (name := _name(figure)) and len(name) >= _LEAST:
        sentence = passage.sentence_text(figure)
        if _YEAR_LONG.match(sentence):
            known = [
                item
                for item in told.get((name, figure.dimension), [])
                if _YEAR_LONG.match(
                    item.passage.sentence_text(item.figure).lstrip("0123456789.一二三四五六七八九十、（）")
                )
                or "全年" in item.figure.before
            ]
            known = [item for item in known if _repeated(item.passage.sentence_text(item.figure), passage, figure)]
    known = [item for item in known if item.passage is not passage]
    values = {item.figure.quantity.value for item in known}
    if len(values) != 1 or figure.quantity.value in values:
        return None
    other = known[-1].figure
    if not one_slip(other.quantity.digits.replace(",", ""), figure.quantity.digits.replace(",", "")):
        return None
    words = f"同一指标前文为{said(other.quantity)}，此处为{said(figure.quantity)}"
    return Relation("same", figure.span, (other.span,), "inconsistent", words)


def _repeated(earlier: str, passage: Passage, figure: Figure) -> bool:
    """Whether another count of the sentence is told again word for word: 专题视察6次."""
    start, end = passage.sentence_span(figure)
    first = bisect_left(passage.figures, start, key=lambda other: other.span.start)
    for other in takewhile(lambda other: other.span.end <= end, islice(passage.figures, first, None)):
        name = _name(other)
        beside = other.sentence == figure.sentence and other is not figure and len(name) >= 2
        if beside and name + other.quantity.text in earlier:
            return True
    return False
