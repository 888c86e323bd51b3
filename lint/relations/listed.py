"""Announced counts of any noun against the list beside them, whatever joins the two.

3次视察，分别视察了A、B和C; A镇、B镇、C乡三个乡镇; 第1号至第27号卷宗，共计27卷; 分三期，第一期…第二期…第三期…; “一核两翼”三大.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..expression import expression
from ..numeral import whole_number
from ..text import Span
from .relation import Relation, listing

_N = r"[2-9]|1[0-9]|十[一二三四五六七八九]?|[二两三四五六七八九]"
_FREE = r"(?<![0-9.,第几数十百千万两多余约近等每前后一二三四五六七八九“])"
_MEASURE = r"个方面|个|项|大|类|种|件|家|处|条|名|位|所|座|支|章|部|批|次|场|期|轮|篇|门|组|块|片|级|层|步|点|张|本|面|口|枚|幅|首|道|届"
_APART = expression(
    rf"{_FREE}(?P<n>{_N})(?P<unit>{_MEASURE})(?P<noun>[^，。；：（）、0-9“”《》]{{0,12}})(?:，|，?并|：|——|（)(?:内容|主题|对象|地点|时间|人选|单位|分工)?"
    r"(?:分别|依次)(?P<verb>[\u4e00-\u9fff]{0,4}?)[了在于到至为是：]*(?P<list>[^，。；：！？\n（）0-9]{4,120})(?=[，。；）]|$)"
)
_OF_OTHERS = expression("由|位于|涉及|来自|分布|属|归|负责|带队|明确|规定|从|用于|对应|有")
"""What is listed behind these need not be as many: 三次调研，分别由甲、乙带队."""
_ENDINGS = {
    "乡镇": "乡镇", "镇街": "镇街道办处", "镇": "镇", "乡": "乡", "街道": "道", "村": "村", "行政村": "村", "建制村": "村", "社区": "区", "县": "县",
    "县区": "县区", "区县": "县区", "县市": "县市", "县市区": "县市区", "市州": "市州", "部门": "局委办部厅院", "单位": "局委办部厅院", "学校": "校学园院", "中学": "学中", "小学": "学小",
    "医院": "院", "企业": "司厂", "公司": "司", "银行": "行", "园区": "区园", "委员会": "会", "水库": "库", "产业": "业", "工程": "程",
    "行动": "动", "平台": "台", "机制": "制", "体系": "系", "基地": "地", "项目": "目程", "制度": "度", "专项行动": "动",
}  # fmt: skip
"""What the items of a list end with, by the noun that sums them up."""
_SUMMED = expression(
    rf"(?P<list>[\u4e00-\u9fff]{{2,16}}(?:[、和及与][\u4e00-\u9fff]{{2,10}}){{1,11}}?)(?:这|共|共计)?(?<![第等])(?P<n>{_N})(?P<unit>个|家|所|座|条|大|项)(?P<noun>{'|'.join(sorted(_ENDINGS, key=len, reverse=True))})"
)
_SUM = expression(rf"(?:{_N})[个家所座条大项](?:{'|'.join(sorted(_ENDINGS))})")
"""The end of such a list, which is found much faster than its beginning."""
_NUMBERED = expression(
    r"第?(?P<a>[0-9]{1,4}|[一二三四五六七八九十百]{1,5})(?P<of>[号条章节款页期批届次轮组集讲])(?:[—–~～\-]{1,2}|至|到)第?(?P<b>[0-9]{1,4}|[一二三四五六七八九十百]{1,5})(?P=of)(?P<noun>[^，。；：0-9]{0,8})(?:，|（|）)?(?:以上|均)?(?:共|共计|合计|总计|计)有?(?P<n>[0-9]{1,4}|[一二两三四五六七八九十百]{1,5})(?P<unit>[个份件卷册张宗幅本条章节款页期批届次轮组集讲])"
)
_ORDINALS = expression(rf"{_FREE}(?P<n>{_N})个?(?P<unit>期|批|轮|阶段|步|场|梯队|环节|档|片区|标段)")
_PERSONS = expression(
    rf"(?P<list>[\u4e00-\u9fff]{{2,10}}(?:、[\u4e00-\u9fff]{{2,3}}){{1,11}})(?:这)?(?<![等第和])(?P<n>{_N})(?P<unit>名|位)(?=同志|委员|代表|专家|教授|干部|老师|同学|选手|候选人|常委|主席|组长|成员|人员)"
)
_PLUS = expression(
    r"“(?P<list>[0-9]{1,2}(?:\+[0-9]{1,2}){1,5})”(?:合计|总计|共计?)(?P<n>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?P<unit>个|项|大|条|件|张|类)"
)
_PLAIN_SORTS = frozenset("个项大条种类级次点名位年月日批步")
_COMPOUND = expression(
    r"“(?P<list>(?:[一二两三四五六七八九][\u4e00-\u9fff]{1,2}){2,4})”(?P<n>[二三四五六七八九十])(?P<unit>大)(?=[\u4e00-\u9fff])"
)
_SORT = expression(r"([一二两三四五六七八九])([\u4e00-\u9fff]{1,2}?)(?=[一二两三四五六七八九]|$)")
_IDIOMS = expression("一带一路|一国两制|四梁八柱|五湖四海|两不三|一心一意|三三|一二三|五位一体|一体")
_PARTIAL = expression("等|如|其中|以及其他|……|主要|例如|或|各|若干|所有|不同|多")
_JOINED = expression("以及|和|及|与")
_MARKS = expression("、|以及|和|及|与")
_QUOTED = expression(r"“[^“”]*”|《[^《》]*》")
_LONGEST = 16
_SENTENCE = 240


def relations(document: Document) -> Iterator[Relation]:
    """Every announced count of the prose whose items stand in its sentence in one of these forms."""
    text = document.folded
    for block in document.prose:
        if block.span.length < 8:
            continue
        yield from _apart(text, block.span)
        yield from _summed(text, block.span)
        yield from _numbered(text, block.span)
        yield from _ordinals(text, block.span)
        yield from _compound(text, block.span)
        for match in _PERSONS.finditer(text, *block.span):
            items = match["list"].split("、")
            led = text[max(block.span.start, match.start() - 1) : match.start()]
            if led not in {"、", "和", "与", "”", "）"} and len(items) > 2 and not _JOINED.search("".join(items[1:])):
                yield listing(match, Span(*match.span("list")), len(items))
        for match in _PLUS.finditer(text, *block.span):
            numbers = [int(numeral) for numeral in match["list"].split("+")]
            yield listing(match, Span(*match.span("list")), sum(numbers))


def counts_of(listed: str) -> list[int]:
    """How many items a list can be read as; one number only where the conjunction at its end is no part of an item."""
    bare = _QUOTED.sub(lambda match: "引" * min(len(match[0]), 4), listed)
    items = bare.split("、")
    if any(_JOINED.search(item) for item in items[:-1]):
        return []  # pairs, or items that are themselves joined
    last = [part for part in _JOINED.split(items[-1]) if part]
    if len(last) == 1:
        return [len(items)]
    lengths = {len(part) for part in [*items[1:-1], *last]}
    sure = len(last) == 2 and ("以及" in items[-1] or (len(lengths) == 1 and len(items) > 2))
    return [len(items) - 1 + len(last)] if sure else [len(items), len(items) - 1 + len(last)]


def _apart(text: str, span: Span) -> Iterator[Relation]:
    """全年组织3次视察，分别视察了A、B和C."""
    for match in _APART.finditer(text, *span):
        listed = match["list"]
        if "、" not in listed or _PARTIAL.search(_QUOTED.sub("引", listed)) or _PARTIAL.search(match["noun"]):
            continue
        if _OF_OTHERS.match(match["verb"] + listed):
            continue
        items = [item for item in _MARKS.split(_QUOTED.sub("引", listed)) if item]
        counts = counts_of(listed)
        if counts and max(map(len, items)) <= _LONGEST:
            n = whole_number(match["n"])
            nearest = min(counts, key=lambda count: abs(count - n))
            yield listing(match, Span(*match.span("list")), nearest, counts)


def _summed(text: str, span: Span) -> Iterator[Relation]:
    """青山镇、白河镇、双桥乡三个乡镇: every item ends as the noun behind the count says."""
    for match in _SUMMED.finditer(text, *span) if _SUM.search(text, *span) else ():
        listed = match["list"]
        start = max(span.start, match.start() - 1)
        head = text[start : match.start()]
        items = [item for item in _MARKS.split(listed) if item]
        endings = _ENDINGS[match["noun"]]
        if not all(item[-1] in endings for item in items) or _PARTIAL.search(listed) or len(items) < 2:
            continue
        if head in {"、", "和", "及", "与", "”", "）", "》"} or (head and "\u4e00" <= head <= "\u9fff"):
            continue
        if len(items) < 3 and "、" not in listed:
            continue
        yield listing(match, Span(*match.span("list")), len(items))


def _numbered(text: str, span: Span) -> Iterator[Relation]:
    """第1号至第27号卷宗，共计27卷."""
    for match in _NUMBERED.finditer(text, *span):
        a, b = whole_number(match["a"]), whole_number(match["b"])
        same = match["unit"] == match["of"] or match["unit"] in match["noun"]
        if 0 < a < b and (same or (match["of"] == "号" and match["unit"] in "个份件")):
            if text[match.start() : match.start() + 1] != "第" and match["unit"] not in match["noun"] + match["of"]:
                continue
            yield listing(match, Span(match.start("a"), match.end("b")), b - a + 1)


def _ordinals(text: str, span: Span) -> Iterator[Relation]:
    """分三期举办，第一期…，第二期…，第三期…: no more of them than announced."""
    for match in _ORDINALS.finditer(text, *span):
        end = text.find("。", match.end(), span.end)
        stop = min(end if end >= 0 else span.end, match.end() + _SENTENCE)
        told = expression(rf"(?P<k>首|第[0-9一二三四五六七八九十]{{1,3}}){match['unit']}")
        count, last = 0, None
        for ordinal in told.finditer(text, match.end(), stop):
            number = 1 if ordinal["k"] == "首" else whole_number(ordinal["k"][1:])
            if number != count + 1:
                break
            count, last = number, ordinal
        if last is not None and count >= 2 and (count >= whole_number(match["n"])):
            yield listing(match, Span(*last.span()), count)


def _compound(text: str, span: Span) -> Iterator[Relation]:
    """“一核两翼”三大板块: as many as the sorts of the name make together."""
    for match in _COMPOUND.finditer(text, *span):
        sorts = _SORT.findall(match["list"])
        named = "".join(n + sort for n, sort in sorts) == match["list"] and len(sorts) >= 2
        if not named or _IDIOMS.search(match["list"]) or any(sort in _PLAIN_SORTS for _, sort in sorts):
            continue
        yield listing(match, Span(*match.span("list")), sum(whole_number(n) for n, _ in sorts))


__all__ = ["counts_of", "relations"]
