"""Announced counts whose items are told by a word or a mark they share.

“三早”（早发现、早报告、早处置）; 领导满意、群众满意、社会满意“三个满意”; 五项议程：…；…；…; 三个关系 of pairs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ..document import Document
from ..expression import expression
from ..numeral import whole_number
from ..text import Span
from .relation import Relation, listing

_N = r"[2-9]|1[0-2]|十[一二]?|[二两三四五六七八九]"
_SLOGAN = expression(
    rf"(?P<q>“)?(?<![0-9.第几数十百两多余约近前后每])(?P<n>{_N})(?P<unit>个|项|大|种|张|类|条|支|级|件|步|对|道|套)?(?P<w>(?:统一|一线|一流|(?![一二三四五六七八九十百千万])[\u4e00-\u9fff]){{1,4}}?)(?(q)”|(?=[，：（。；、——]|$|等|工作|要求|机制|活动|行动|原则|目标|实施|推进|进行|开展))"
)
_OPEN = expression(
    r"[\u4e00-\u9fff]{0,8}(?:：|（|——|，?(?:即|也就是)|，[\u4e00-\u9fff]{0,3}?(?=做到|实现|确保|坚持|推动|着力|切实|努力)|，)(?:即|做到|实现|确保|推动|着力|切实|努力|认真|必须|要|：|分别是|包括)*"
)
_MARKS = expression("[、，；]")
_SO = expression("，(?:真正|切实|努力|确保)?(?:做到|实现|落实|达到|体现)了?$")
_LED = expression("^(?:坚持|做到|确保|实现|推动|要|务必)+")
_STOP = expression("[。：！？\n]")
_REACH = 160
_LONGEST_ITEM = 16
_PARTIAL = expression("等|……|以及其他|例如|比如|特别是|其中|尤其")
_JOINED = expression("和|与|及|并|或")
_SEMICOLONS = expression(
    rf"(?<![0-9.第几数十百两多余约近])(?P<n>{_N})(?P<unit>项|个|件|条|种|类|个?方面|大|步|点|次|场|处)(?P<noun>[^，。；：（）、0-9“”]{{0,12}})：(?P<list>(?!一[是要、]|[（①]|第一[^条章款]|1[.、．]|[甲A]、)[^。：\n]{{9,500}})(?=。|$)"
)
_AGENDA = expression("议程|议题|任务|步走|大事|活动|阶段|节点|期限|时限|事$|内容|措施|环节|报告|事项|修改|修订")
_YEARLY = expression("(?:20[0-9]{2}年|[0-9]{1,2}月|一件|一项|一个|一条|一场|第[一二三四五六七八九十百]{1,5}[条章款])")
_PAIRS = expression(
    rf"(?P<list>[\u4e00-\u9fff]{{2,8}}(?:与|和)[\u4e00-\u9fff]{{2,6}}(?:、[\u4e00-\u9fff]{{2,6}}(?:与|和)[\u4e00-\u9fff]{{2,6}}){{1,7}})(?:的|这|等)*(?P<n>{_N})(?P<unit>个|对|大|种|组)(?=关系|矛盾|方面|维度)"
)
_NAMESAKES = expression(
    rf"(?P<list>(?P<w>[\u4e00-\u9fff]{{1,2}})(?:[、和][\u4e00-\u9fff]{{1,12}}(?P=w)){{1,8}})[”]?(?P<n>{_N})(?P<unit>个|项|大|类|种|张|本)?(?P=w)(?![一二三四五六七八九十])"
)
_TWO_SIDES = expression(
    rf"(?<![0-9第])(?P<n>{_N})(?P<unit>个?方面|点|个)(?P<noun>[^，。；：0-9]{{0,8}})：(?P<list>一方面，?[^。：]{{4,200}}另一方面)"
)
_PARTICIPANTS = expression(
    rf"(?<![0-9.第几数十百两多余约近各个])(?P<n>{_N})(?P<unit>(?:个|家)?(?:部门|单位|乡镇|县区|村|社区|企业|学校|机构|党派))[^。；、]{{0,30}}[，；。](?:参加|参与|出席|涉及|涉事|成员|具体|牵头|包括|约谈|联合|协办|入选)[^，。；、]{{0,8}}?(?:的有|有|的为|为|的是|是|包括|：)(?P<list>[\u4e00-\u9fff（）]{{2,14}}(?:、[\u4e00-\u9fff（）]{{2,14}}){{1,12}})(?=[。；，]|$)"
)


def relations(document: Document) -> Iterator[Relation]:
    """Every announced count of the prose whose items share a word, a mark or a form."""
    text = document.folded
    for block in document.prose:
        if block.span.length < 8:
            continue
        yield from _slogans(text, block.span)
        yield from _marked(text, block.span)
        for match in _NAMESAKES.finditer(text, *block.span):
            count = len(expression("[、和]").findall(match["list"])) + 1
            head = expression("[，。；：]").split(text[max(block.span.start, match.start() - 60) : match.start()])[-1]
            if "、" not in head:  # else the list began with items of another name
                yield listing(match, Span(*match.span("list")), count)
        for match in _TWO_SIDES.finditer(text, *block.span):
            count = 1 + match["list"].count("另一方面")
            yield listing(match, Span(*match.span("list")), count)
        for pattern in (_PAIRS, _PARTICIPANTS):
            for match in pattern.finditer(text, *block.span):
                items = match["list"].split("、")
                paired = pattern is _PAIRS
                if _PARTIAL.search(match["list"]):
                    continue
                if paired or not _JOINED.search(items[-1]) or len(items) > whole_number(match["n"]):
                    yield listing(match, Span(*match.span("list")), len(items))


def _slogans(text: str, span: Span) -> Iterator[Relation]:
    for match in _SLOGAN.finditer(text, *span):
        if not match["q"] and (not match["unit"] or len(match["w"]) < 2):
            continue
        yield from _behind(text, span, match)
        if match["q"]:
            yield from _before(text, span, match)


def _behind(text: str, span: Span, match: re.Match[str]) -> Iterator[Relation]:
    """“四个到位”，做到认识到位、责任到位、措施到位、督查到位."""
    opened = _OPEN.match(text, match.end(), min(span.end, match.end() + 24))
    if not opened:
        return
    start = opened.end() - (len(match["w"]) if text.endswith(match["w"], opened.start(), opened.end()) else 0)
    end = min(span.end, start + _REACH)
    stop = _STOP.search(text, start, end)
    listed = text[start : stop.start() if stop else end]
    bracket = listed.find("）")
    if "（" in opened[0] and bracket >= 0:
        listed = listed[:bracket]
    bare = expression("（[^（）]*）").sub("", listed)
    segments = _MARKS.split(bare)
    if match["q"] and "；" in bare:
        clauses = [segment for segment in bare.split("；") if segment.strip()]
        heads = [clause.partition("，")[0] for clause in clauses]
        if len(clauses) > 1 and all(match["w"] in head and "、" not in head for head in heads):
            yield listing(match, Span(start, start + len(listed)), len(clauses))
            return
    places = (str.startswith, str.endswith, str.__contains__) if match["q"] else (str.startswith, str.endswith)
    for place in places if match["q"] or not opened[0].endswith("，") else ():
        run = _run(segments, match["w"], place)
        if place is str.__contains__ and (len(run) < max(len(segments), 3) or opened[0].endswith("，")):
            continue
        if len(run) < 2:
            continue
        rest = segments[len(run) :]
        told = "".join(run)
        if _PARTIAL.search(told) or (rest and match["w"] in rest[0]) or (rest and "等" in rest[0][:2]):
            return
        allowed = {len(run), told.count(match["w"])} if len(match["w"]) > 1 or _JOINED.search(told) else {len(run)}
        last = start + (len(told) + len(run) - 1 if bare == listed else len(listed))
        yield listing(match, Span(start, last), len(run), allowed)
        return


def _run(segments: Sequence[str], word: str, place: Callable[[str, str], bool]) -> list[str]:
    """The first segments that all begin with a word, or end with it, or hold it."""
    run: list[str] = []
    for segment in segments:
        bare = segment.strip("“”）) ")
        if (
            not place(bare, word)
            or expression("[0-9]").search(bare)
            or len(bare) <= len(word)
            or len(bare) > _LONGEST_ITEM
        ):
            break
        run.append(segment)
    return run


def _before(text: str, span: Span, match: re.Match[str]) -> Iterator[Relation]:
    """产业、人才、文化、生态、组织“五个振兴”: items of one length, or that share the word."""
    floor = max(span.start, match.start() - _REACH // 2)
    start = max([floor, *(text.rfind(mark, floor, match.start()) + 1 for mark in "，。；：！？\n（）“”")])
    head = text[floor : match.start()]
    if led := _SO.search(head):  # 有人抓、有人管、有人干，做到“三有”
        stop = floor + led.start()
        start = max([floor, *(text.rfind(mark, floor, stop) + 1 for mark in "，。；：！？\n（）“”")])
        listed = _LED.sub("", text[start:stop])
        items = listed.split("、")
        if len(items) > 1 and all(item.startswith(match["w"]) or item.endswith(match["w"]) for item in items):
            yield listing(match, Span(start, stop), len(items))
        return
    listed = text[start : match.start()].removesuffix("的")
    items = listed.split("、")
    if len(items) < 2 or _PARTIAL.search(listed) or _JOINED.search("".join(items[1:])) or "的" in items[-1]:
        return
    word, rest = match["w"], items[1:]
    ends = all(item.endswith(word[-1:]) for item in items)
    begins = all(item.startswith(word[:1]) for item in rest) and word[:1] in items[0]
    begins = begins or (len(word) > 1 and all(word in item for item in items))
    alike = len({len(item) for item in rest}) == 1 and len(items) > 2 and len(items[0]) >= len(rest[0])
    if (ends or begins or alike) and max(map(len, rest)) <= 8 and text[start - 1 : start] not in {"、", "”"}:
        yield listing(match, Span(start, match.start()), len(items))


def _marked(text: str, span: Span) -> Iterator[Relation]:
    """五项议程：…；…；…。 and 三步走：2023年…，2024年…，2025年…"""
    for match in _SEMICOLONS.finditer(text, *span):
        listed, n = match["list"], whole_number(match["n"])
        told = text[max(span.start, match.start() - 10) : match.start("list")]
        if _PARTIAL.search(listed.rpartition("；")[2][-4:]) or not _AGENDA.search(told):
            continue
        mark = "；" if "；" in listed else "，"
        items = listed.split(mark)
        yearly = all(_YEARLY.match(item) for item in items)
        if len(items) < 2 or (mark == "，" and not (yearly or ("、" not in listed and "议" in told))):
            continue
        if any(len(item) < 3 for item in items):
            continue
        yield listing(match, Span(*match.span("list")), len(items), _nested(listed, n))


def _nested(listed: str, n: int) -> set[int]:
    """The other numbers of items that a list can be read as: split at every mark, or at 、 alone."""
    return {len(_MARKS.split(listed)), listed.count("、") + 1} & {n}
