"""Characters and words that were typed or pasted twice, told from 提案案由, 农民工工资 and 踏踏实实 by segmentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from ..document import Document
from ..expression import expression
from ..finding import Edit, Match
from ..record import dataclass
from ..text import HAN, Span

_PAIR = expression(rf"([{HAN}])\1")
_WORD = expression(rf"([{HAN}0-9]{{2,12}})\1")
_CLAUSE = expression(rf"([{HAN}]{{5,20}})[，、；]\1(?![{HAN}])")
_HAN = expression(f"[{HAN}]")
_NUMERAL_BEFORE = expression(r"(?<!第)[0-9零〇一二三四五六七八九十百千万亿两]$")
_AHEAD = 6
"""Characters behind a pair that are read with it."""
_USUAL = 50
"""How often the dictionary counts a word that is taken for the one meant."""
_CLEARER = 6.5
"""By how much (natural logarithm) the words must be likelier without the second character."""

_NUMERALS = frozenset("一二三四五六七八九十百千万亿零〇两")
_PARTICLES = frozenset("的了和与及在是为对将把被从并也都我这以或向其该各就让使由按于但而已均仍")
"""Words of grammar, of which no two stand side by side."""
_FREE = frozenset(
    "是地作国行管治得有无可要会能不大小多少新老高低上下中前后来去到过给用当像如同比按经靠随"
    "好则即既且因此若虽还再又很更最较太极均皆只仅才便总共连全接化"
)
"""Characters that are words of their own before or behind another word (所有|有条件, 就|就业)."""
_NOUNS = frozenset("港会市县区省州镇乡村路街站所院校社厅局部委办处室科组队团家人名个件条项次号年月日时厂馆店水电气网线")
"""Nouns and measure words that stand alone too (全市|市|有关), though not before one of _CLOSING."""
_HEADS_OF_WORKS = frozenset("坝站库路河桥渠塘堤田林湖江港船车井塔墙楼屋房窗门")
"""Nouns that end one compound and begin the next (主坝|坝顶, 泵站|站房)."""
_HOMELY = frozenset("拉聊唠逛歇喝吃洗擦扫劝唱跳散泡晒遛谈说讲算坐看听问")
"""Verbs of daily life, which are doubled before their object (拉拉家常)."""
_SPREAD = frozenset(
    {"强农", "富农", "惠农", "强边", "富民", "惠民", "利民", "强县", "强市", "强省", "强国", "强企", "助企", "惠企"}
)
"""Short words of slogans that no dictionary has, behind a word that ends alike (增强|强农惠农)."""
_HELD = frozenset("好牢准住稳严")
"""What makes a verb of 把 (要把|把好质量关)."""
_COUNTED = frozenset("件个项次户条")
"""Measure words, of which none stands between its noun and a number (信访件件320件)."""
_CLOSING = frozenset("的和与及等各、")
"""What hardly follows a single noun that begins after a word of its own (社会会各界)."""
_PLAIN = frozenset("高低多长重优广深快强美日年月天时点件项条")
"""Of these none stands alone between a word of grammar or a mark and a word that begins with it (和日日常管理)."""
_ADVERBS = frozenset("大更最很极较均皆仅才又再还常时人事新高全共深")
"""Of these none stands alone before a word that begins with it, unless it ends another word (大大力, 人人士)."""
_MEASURES = frozenset("个项件类种条")
_MOVING = frozenset(
    {
        "带动",
        "组织",
        "引导",
        "帮助",
        "动员",
        "发动",
        "鼓励",
        "支持",
        "推动",
        "促进",
        "吸引",
        "方便",
        "惠及",
        "服务",
        "指导",
        "教育",
        "保障",
        "帮扶",
        "关心",
        "关爱",
        "走访",
        "慰问",
        "邀请",
        "培训",
    }
)
"""Verbs, behind which a place name does not end (带动村村民, not 龙泉村村民)."""
_HEADS = frozenset({"设施", "企业", "部门", "项目", "措施", "事项", "任务", "问题"})
"""What ends a longer word (基础设施) and hardly begins a compound behind it."""
_PUSHED = frozenset(
    [
        "推进",
        "推动",
        "加强",
        "提升",
        "深化",
        "完善",
        "落实",
        "开展",
        "加快",
        "强化",
        "促进",
        "健全",
        "优化",
        "推广",
        "提高",
        "改善",
        "建立",
        "实施",
        "统筹",
        "压实",
        "抓好",
        "做好",
    ]
)
"""Verbs that the dictionary joins with their objects (推进|推进改革), and that are never doubled."""
_OPENING = expression(
    "(?:开展|进行|组织|加快|加强|推进|推动|深化|完善|健全|优化|提升|提高|落实|排查|整治|消除|做好|抓好|强化)了?$"
)
"""Verbs, behind which a word that stands twice is no part of a compound (开展|安全|安全隐患)."""
_VERBS = expression(
    "研究|讨论|商量|考虑|了解|学习|锻炼|活动|休息|打听|调查|合计|琢磨|交流|参观|体验|整理|收拾|放松|考察|检查|总结|"
    "高兴|热闹|凉快|轻松|商议|准备|练习|教育|帮助|介绍|打扫|比划|摇晃|意思"
)
"""Verbs whose repetition is grammar (研究研究)."""


@dataclass
class Doubled:
    """Flags what stands twice in a row; the second copy goes."""

    unit: Literal["character", "word", "clause"] = "character"
    """What is repeated: a character (提案案工作), a word or phrase, or a clause over a comma."""

    values: ClassVar[frozenset[str]] = frozenset({"right"})

    @property
    def literals(self) -> Iterable[str]:
        return ()

    def matches(self, document: Document) -> Iterator[Match]:
        if self.unit == "character":
            found = _characters(document)
        elif self.unit == "word":
            found = _words(document)
        else:
            found = (
                (Span(*match.span()), Span(match.end(1), match.end())) for match in _CLAUSE.finditer(document.text)
            )
        for span, second in found:
            right = document.text[span.start : second.start] + document.text[second.end : span.end]
            yield Match(span, {"right": right}, (Edit(second, ""),))


def _characters(document: Document) -> Iterator[tuple[Span, Span]]:
    """Places where a character stands twice and one is stray, with a word around, and what is too many."""
    text = document.text
    for match in _PAIR.finditer(text):
        start = match.start()
        char = match[1]
        if char in _NUMERALS or _is_chain(text, start):
            continue
        words = document.lexicon.around(text, Span(start, start + 2), reach=10)
        if span := _stray(document, words, start):
            yield span, Span(start + 1, start + 2)


def _is_chain(text: str, start: int) -> bool:
    """Whether the pair at *start* is half of 踏踏实实, or one of three alike."""
    before, after = text[max(0, start - 2) : start], text[start + 2 : start + 4]
    if len(before) == 2 and before[0] == before[1]:
        return True
    return (len(after) == 2 and after[0] == after[1]) or after[:1] == text[start]


def _stray(document: Document, words: list[Span], start: int) -> Span | None:
    """The place to flag when one of the pair at *start* belongs to no word, else None."""
    index = next(place for place, word in enumerate(words) if word.end > start)
    left = words[index]
    if left.end == start + 2 and left.length == 2:
        return _torn(document, words, index)
    if left.end != start + 1:
        return None
    right = words[index + 1]
    if left.length > 1 and right.length > 1:
        return None
    if left.length == 1 and right.length == 1:
        held = document.text[start] == "把" and document.text[start + 2 : start + 3] in _HELD
        return Span(start, start + 2) if document.text[start] in _PARTICLES and not held else None
    if right.length == 1:
        return _second_stray(document, words, index)
    return _first_stray(document, words, index)


def _second_stray(document: Document, words: list[Span], index: int) -> Span | None:
    """提案|案|工作: the second of the pair begins no word."""
    text = document.text
    left, stray = words[index], words[index + 1]
    char = text[stray.start]
    after = words[index + 2] if index + 2 < len(words) else Span(stray.end, stray.end)
    place = Span(left.start, stray.end)
    if not _known(document, left):
        return None
    following = document.slice(after)
    if char + following[:1] in _SPREAD or (char in _HEADS_OF_WORKS and _HAN.match(following)):
        return None
    if (
        following
        and document.lexicon.count(document.slice(left) + following)
        and not document.lexicon.count(char + following)
    ):
        return Span(left.start, after.end)
    ends = left.length > 2 and following[:1] == "的" and char not in _PARTICLES
    if ends or (char in _COUNTED and following[:1].isdigit()):
        return place
    if (char in _FREE and char != "化") or char in _PARTICLES:
        return None
    if char in _NOUNS:
        return place if following[:1] in _CLOSING and following else None
    lonely = after.length == 1 and _HAN.match(following) and following not in _PARTICLES and following not in _FREE
    return None if lonely or (char == "案" and following[:1] in set("由件号例卷源情底")) else place


def _first_stray(document: Document, words: list[Span], index: int) -> Span | None:
    """加|加强: the first of the pair ends no word."""
    text = document.text
    stray, right = words[index], words[index + 1]
    char = text[stray.start]
    if (char in _HOMELY and right.length > 2) or (char in _HEADS_OF_WORKS and index and words[index - 1].length == 1):
        return None
    before = words[index - 1] if index else Span(stray.start, stray.start)
    previous = document.slice(before)
    if _HAN.match(previous) and document.lexicon.count(previous + document.slice(right)):
        return Span(stray.start, right.end)
    alone = _HAN.match(previous) and before.length == 1 and previous not in _MEASURES
    if char in _ADVERBS and not alone and not _NUMERAL_BEFORE.search(previous) and _is_usual(document, right):
        return Span(stray.start, right.end)
    begins = previous in _PARTICLES or not (_HAN.search(previous) or previous[-1:].isdigit())
    moved = char in _NOUNS and previous in _MOVING and _is_usual(document, right)
    if moved or (char in _PLAIN and begins and (right.length > 2 or _is_usual(document, right))):
        return Span(stray.start, right.end)
    if char in _FREE or char in _NOUNS or char in _PARTICLES or not _known(document, right):
        return None
    if before.length == 1 and _HAN.match(previous) and previous not in _PARTICLES and previous not in _FREE:
        return None
    return None if _is_verb_doubled(text, stray.start, right) else Span(stray.start, right.end)


def _is_verb_doubled(text: str, start: int, right: Span) -> bool:
    """喝喝水、歇歇脚: a verb twice before its object, between two marks."""
    before, after = text[max(0, start - 1) : start], text[right.end : right.end + 1]
    return right.length == 2 and not _HAN.match(before) and not _HAN.match(after)


def _known(document: Document, word: Span) -> bool:
    return document.lexicon.knows(document.slice(word))


def _is_usual(document: Document, word: Span) -> bool:
    text = document.slice(word)
    return max(document.lexicon.count(text), document.lexicon.count(text[:2])) >= _USUAL


def _torn(document: Document, words: list[Span], index: int) -> Span | None:
    """国家家级, 各种种形式, 大大力: a word like 家家 that has taken a character from its neighbour."""
    text, lexicon = document.text, document.lexicon
    pair = words[index]
    char = text[pair.start]
    if index and (before := words[index - 1]).length == 1 and before.end == pair.start:
        word = text[before.start] + char
        if _HAN.match(word) and lexicon.count(word) > 20 * lexicon.count(char * 2):
            return Span(before.start, pair.end)
    if char == "处" or index + 1 == len(words) or text[words[index + 1].start] in _FREE | _PARTICLES:
        return None
    if index and _NUMERAL_BEFORE.search(text[words[index - 1].start : pair.start]):
        return None
    clause = Span(pair.start, min(words[-1].end, pair.end + _AHEAD))
    once = text[pair.start + 1 : clause.end]
    first = next(iter(lexicon.cut(once)), "")
    gain = lexicon.likelihood(once) - lexicon.likelihood(text[clause.start : clause.end])
    if len(first) > 1 and lexicon.count(first) >= _USUAL and gain > _CLEARER:
        return Span(pair.start, pair.start + 1 + len(first))
    return None


def _words(document: Document) -> Iterator[tuple[Span, Span]]:
    """Places where a word or a phrase stands twice, and its second copy."""
    text = document.text
    for match in _WORD.finditer(text):
        word = match[1]
        if not _HAN.search(word) or word[0] in _NUMERALS or _VERBS.fullmatch(word) or len(set(word)) == 1:
            continue
        first, second = Span(*match.span(1)), Span(match.end(1), match.end())
        edges = {edge for found in document.lexicon.around(text, Span(*match.span())) for edge in found}
        merged = word in _PUSHED and first.start in edges and second.start in edges
        merged = merged or ({first.start, second.start} <= edges and _begins_compound(document, first, second))
        if ({second.start, second.end} <= edges and (first.start in edges or word in _HEADS)) or merged:
            yield Span(first.start, second.end), second


def _begins_compound(document: Document, first: Span, second: Span) -> bool:
    """开展安全|安全隐患排查: the second copy begins a longer word, and the first is the object of a verb without it."""
    text = document.text
    if second.length != 2 or not _OPENING.search(text, max(0, first.start - 3), first.start):
        return False
    words = document.lexicon.around(text, Span(first.start, second.end))
    return any(word.start == second.start and word.end >= second.start + 4 for word in words)
