"""Announced counts whose items are told in order, away from the count.

一是…；二是…；三是…，这三个问题亟待解决; 三点意见：首先…，其次…，最后…; 三项机制 in a paragraph, and （一）健全…机制 below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..document import Block, Document
from ..expression import expression
from ..numeral import whole_number
from ..text import Span
from .counts import items_below
from .relation import Relation, counted

_N = r"[2-9]|1[0-2]|十[一二]?|[二两三四五六七八九]"
_ITEM = expression(r"(?:(?<=[：。；，、为有\n ])|^)(?P<k>[一二三四五六七八九十]{1,2})是(?!一)")
_BEHIND = expression(
    rf"[，。；](?:(?:针对|对于?|围绕|解决|做好|落实|其中)?(?P<all>以上|上述|前述)|(?:针对|对于?)?这)(?P<n>{_N})(?P<unit>个方面|方面|个|项|大|点|条|类|种)(?=问题|困难|难题|短板|原因|矛盾|不足|瓶颈|因素|举措|措施|工作|任务|要求|建议|意见|做法|经验|特点|体会|薄弱|[，。：])"
)
_CLOSING = expression(rf"(?P<n>{_N})(?P<unit>个方面|方面)(?:的)?(?:突出)?(?:问题|不足|困难|短板)[。；]")
_HEADED = expression(r"(?:存在|表现为|表现在|主要有|反映出|暴露出)$")
_PAIRED = expression("、|和|与|及|两|二|2")
"""Words of the last item that “这两项” may take up."""
_FIRSTLY = expression(
    rf"(?<![0-9.第几数十百两多余近约每])(?P<n>{_N})(?P<unit>个方面|方面|个|项|点|条|件)(?P<noun>[^，。；：（）“”、0-9]{{0,10}})(?P<mark>[：。，])首先(?=[，是要、])"
)
_SPOKEN = expression("意见|要求|建议|希望|体会|看法|想法|问题|工作|感受|事")
_NEXT = expression(
    r"(?<=[。；，])(?:(?P<second>其次)|(?P<more>再次|再者|然后|还有|另外|此外)|(?P<last>最后))(?=[，是要、])"
)
_WORDED = expression(
    rf"(?<![0-9.第几数十百两多余近约每各前后等其一二三四五六七八九])(?P<n>{_N})(?P<unit>个|项|大|张|类|条)(?P<noun>[\u4e00-\u9fff]{{2,6}})"
)
_HEAD = expression("[，。；：！？\n]")
_SHORTEST = 2


def relations(document: Document) -> Iterator[Relation]:
    """Every announced count of the prose whose items are told in order before it, behind it or in the blocks below."""
    text = document.folded
    for index, block in enumerate(document.blocks):
        if block.kind == "table" or block.span.length < 8:
            continue
        yield from _behind(text, block.span)
        yield from _firstly(text, block.span)
        yield from _below(document, index, block)


def _behind(text: str, span: Span) -> Iterator[Relation]:
    """一是…，二是…，三是…，这三个问题亟待解决."""
    items = list(_ITEM.finditer(text, *span))
    numbers = [whole_number(match["k"]) for match in items]
    if len(items) < _SHORTEST or numbers != list(range(1, len(items) + 1)):
        return  # more than one row, or a gap
    last = items[-1]
    words = f"前面列了{len(items)}项，文中为"
    if match := _BEHIND.search(text, last.end(), span.end):
        told = text[last.end() : match.start()]
        less = whole_number(match["n"]) < len(items)
        taken = less and _PAIRED.search(told)  # 三是办好教育和医疗，这两项工作…
        if told.count("。") <= 1 and not taken:
            yield counted(match, _ends(items), {len(items)}, words + match["n"] + match["unit"])
    elif _HEADED.search(text, span.start, items[0].start()):
        closing = _CLOSING.search(text, last.end(), span.end)
        if closing and not _HEAD.search(text, last.end(), closing.start()):
            yield counted(closing, _ends(items), {len(items)}, words + closing["n"] + closing["unit"])


def _ends(items: Sequence[re.Match[str]]) -> list[Span]:
    return [Span(*items[0].span()), Span(*items[-1].span())]


def _firstly(text: str, span: Span) -> Iterator[Relation]:
    """我讲三点意见。首先，…。其次，…。最后，…."""
    for match in _FIRSTLY.finditer(text, *span):
        if match["mark"] != "：" and not (_SPOKEN.search(match["noun"]) or match["unit"] in {"点", "方面", "个方面"}):
            continue
        told = list(_NEXT.finditer(text, match.end(), span.end))
        if not told or not told[0]["second"] or any(item["second"] for item in told[1:]):
            continue
        ends = [place for place, item in enumerate(told) if item["last"]]
        told = told[: ends[0] + 1] if ends else told
        count = 1 + len(told)
        if count >= whole_number(match["n"]) or ends:
            words = f"后文列了{count}项，文中为{match['n']}{match['unit']}"
            yield counted(match, _ends(told), {count}, words)


def _below(document: Document, index: int, block: Block) -> Iterator[Relation]:
    """健全三项机制，推动…。 and （一）健全…机制 below: every item takes up the word in its head."""
    text = document.folded
    told = list(_WORDED.finditer(text, *block.span))
    if not told or not document.blocks[index + 1 : index + 2]:
        return
    items = items_below(document, index, block)
    if len(items) < _SHORTEST:
        return
    homes = [document.block_at(item.end).span for item in items]
    heads = [_HEAD.split(text[item.end : home.end].lstrip())[0] for item, home in zip(items, homes, strict=True)]
    if any(home.start <= block.span.start for home in homes):
        return
    found = []
    for match in told:
        noun = match["noun"]
        words = [noun[:size] for size in range(len(noun), _SHORTEST - 1, -1)]
        if word := next((word for word in words if _shared(word, heads)), ""):
            found.append((match, word))
    if len(found) == 1:
        match, word = found[0]
        said = f"下文列了{len(items)}个“{word}”，文中为{match['n']}{match['unit']}"
        yield counted(match, [items[0], items[-1]], {len(items)}, said)


def _shared(word: str, heads: Sequence[str]) -> bool:
    """Whether all heads begin with a word, or all end with it: 健全平台机制 and 拓展平台功能 are no two platforms."""
    return all(head.startswith(word) for head in heads) or all(head.endswith(word) for head in heads)
