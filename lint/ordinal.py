"""The ordinals that head a section or an item: 第一章, 一、, （一）, 1., （1）, ①, 1.1.1 (GB/T 9704-2012 7.3.3).

Besides those that stand at the start of a block there are those inside a sentence (一是…；二是…), and the
numbers of captions and attachments (表1, 附件2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .expression import expression
from .numeral import han, parse_han
from .record import NamedTuple
from .text import HAN, Span

_HAN = "[一二三四五六七八九十百]{1,4}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_IDEOGRAPH = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_UNITS = "亿万千百元个倍公吨米平岁年月日%％‰时分度级人户家吋寸英克升"

STYLES = (
    "第一编", "第一部分", "第一章", "第一节", "第一条", "一、", "（一）", "甲、", "Ⅰ.", "A.", "1.", "1.1", "（1）", "1）", "①", "（a）",
)  # fmt: skip
"""The numbering styles, highest rank first; 第N条 runs on across chapters and 1.1 names its own level."""

CAPTIONS = ("表", "图", "附表", "附图", "附件")
"""What is numbered apart from the text, each a style of its own."""

LABELS = ("专栏", "案例", "问题", "任务", "议题", "议程", "建议", "举措", "步骤", "措施")
"""Words with which items are numbered before a colon or a blank: 案例一：…"""

FAMILIES = ("一是", "一要", "第一，", "其一", "首先", "第一阶段", "第一步", "第一个")
"""The styles of ordinals inside running text, named by their first member (GB/T 15834-2011 B.3.1, B.3.6)."""

_NOT_LISTED = rf"(?![一二三四五六七八九十](?:、|[和至到]第?{_HAN}|等奖|年级|产业|[级类期线审批]))"
_DIVISION = expression(r"第([一二三四五六七八九十百零]{1,6}|\d{1,3})(编|篇|部分|章|节|条)(?![、，和至是为的])")
_PATTERNS = tuple(
    (style, expression(pattern))
    for style, pattern in (
        ("（一）", rf"[（(][ \u3000]*({_HAN})[ \u3000]*[）)]"),
        ("一、", rf"({_HAN})[、，,．.：:]{_NOT_LISTED}"),
        ("1.1", rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?=[ \u3000\n]|$)(?![ \u3000]*[{_UNITS}])"),
        ("1.1", rf"(\d{{1,2}}(?:\.\d{{1,2}}){{2,3}})(?=[{HAN}])"),
        ("（1）", r"[（(][ \u3000]*(\d{1,2})[ \u3000]*[）)]"),
        ("1.", r"(\d{1,2})[.．、](?!\d*(?:%|％))"),
        ("1）", r"(\d{1,2})[）)]"),
        ("①", f"([{_CIRCLED}])"),
        ("（1）", f"([{_BRACKETED}])"),
        ("1.", f"([{_DOTTED}])"),
        ("（一）", f"([{_IDEOGRAPH}])"),
        ("Ⅰ.", f"([{_ROMAN}])[.．、 ]"),
        ("A.", r"([A-Z])[.．、](?![A-Za-z\d])"),
        ("（a）", r"[（(]([a-z])[）)]"),
        ("甲、", f"([{_STEMS}])、(?![{_STEMS}])"),
    )
)
_FIRST = expression(rf"[第（(一二三四五六七八九十A-Z\d{_CIRCLED}{_BRACKETED}{_DOTTED}{_IDEOGRAPH}{_ROMAN}{_STEMS}]")
_FIGURE = expression(r"\d{1,2}[.．](?!20\d\d年)\d")

_CAPTION = expression(
    rf"(附件|附表|附图|表|图)[ \u3000]*((?:\d{{1,2}}|[A-Z])[-—–.．])?(\d{{1,3}}|{_HAN})(?![\d.．、，,和至到—\-级楼])"
)
_LABEL = expression(rf"({'|'.join(LABELS)})[ \u3000]*()(\d{{1,2}}|{_HAN})(?=[：: \u3000])")

_ALIASES = {"首先": 1, "其次": 2, "再次": 3}
_INLINE = expression(
    rf"(?P<lead>第|其)?(?P<numeral>{_HAN})(?P<tail>是|要|阶段|步|[个件点](?=[{HAN}]{{0,6}}[，：])|[，,、：:])|"
    r"(?P<alias>首先|其次|再次)[，,、：:]"
)
_TAILS = {"阶段": "第一阶段", "步": "第一步"}
_COUNTED = frozenset("个件点")
"""Behind 第一 they number paragraphs: 第一个问题，…; inside a sentence they count (第三个五年)."""
_CLAUSE_BEFORE = frozenset(" \t\u3000\n。；，：、！？,;:!?…—（(")
"""A clause begins after these."""
_ITEM_BEFORE = frozenset(" \t\u3000\n。；：！？;:!?…—）)”")
"""A sentence or an item begins after these."""
_LISTS = frozenset("和与及、至的")
_NEXT_ORDINAL = expression(r"[第一二三四五六七八九十\d和]")
_HAN_CHARACTER = expression(f"[{HAN}]")

_LISTED = expression(
    rf"(?<=[。；：:;！？，\s])(?:"
    rf"(?P<han>{_HAN})、{_NOT_LISTED}(?=[^\s\d])"
    rf"|[（(](?P<round>{_HAN})[）)]"
    rf"|(?P<dot>\d{{1,2}})[.．、](?=[^\s\d])"
    rf"|[（(](?P<bracket>\d{{1,2}})[）)])"
    rf"|(?P<circle>[{_CIRCLED}])|(?P<small>[{_BRACKETED}])"
)
_LIST_GROUPS = {"han": "一、", "round": "（一）", "dot": "1.", "bracket": "（1）", "circle": "①", "small": "（1）"}


class Ordinal(NamedTuple):
    """An ordinal and where it stands."""

    style: str
    """One of STYLES, CAPTIONS, LABELS or FAMILIES."""
    value: int
    """1-based; of 1.2.3 the last number."""
    span: Span
    """The ordinal with its mark or brackets."""
    prefix: str = ""
    """Of 1.2.3 the “1.2”, of 表3-1 the “3-”; else empty."""
    doubtful: bool = False
    """It may be a figure: “8.6个百分点” is item 8 only where item 7 comes before."""

    @property
    def rank(self) -> int:
        return STYLES.index(self.style)


def read(text: str, start: int = 0) -> Ordinal | None:
    """The ordinal of STYLES that stands at *start* of *text*, or None."""
    if not _FIRST.match(text, start):
        return None
    if match := _DIVISION.match(text, start):
        value = _value(match[1])
        style = "第一" + match[2].replace("篇", "编")
        return Ordinal(style, value, Span(*match.span())) if value else None
    for style, pattern in _PATTERNS:
        if (match := pattern.match(text, start)) and (value := _value(match[1])):
            prefix = match[1].rpartition(".")[0] if style == "1.1" else ""
            doubtful = style == "1." and bool(_FIGURE.match(text, start))
            return Ordinal(style, value, Span(*match.span()), prefix, doubtful)
    return None


def caption(text: str, start: int = 0) -> Ordinal | None:
    """The number of the caption or attachment (表1, 图3-2, 附件4) that stands at *start* of *text*, or None."""
    match = _CAPTION.match(text, start) or _LABEL.match(text, start)
    if not match or not (value := _value(match[3])):
        return None
    return Ordinal(match[1], value, Span(match.start(), match.end(3)), match[2] or "")


def inline(text: str, span: Span) -> Iterator[Ordinal]:
    """The ordinals of FAMILIES inside *span*, in order."""
    for match in _INLINE.finditer(text, *span):
        before = text[match.start() - 1] if match.start() > span.start else "\n"
        if match["alias"]:
            style, value = "首先", _ALIASES[match["alias"]]
        else:
            style, value = _family(match, span), _value(match["numeral"]) or 0
        if style and value and before in (_CLAUSE_BEFORE if style in _IN_CLAUSES else _ITEM_BEFORE):
            yield Ordinal(style, value, Span(*match.span()))


_IN_CLAUSES = {"一是", "一要", "其一", "首先"}
"""The families that may follow a comma; 第一 after a comma is as often a rank."""


def _family(match: re.Match[str], span: Span) -> str:
    """The family of a numeral inside *span* with what stands before and after it; "" for none."""
    lead, numeral, tail = match["lead"] or "", match["numeral"], match["tail"]
    rest = match.string[match.end() : match.end() + 2]
    if lead == "其":
        return "其一" if tail in "是，,、：:" else ""
    if not lead and tail == "是":
        sure = rest.startswith(numeral) and not _HAN_CHARACTER.match(rest[len(numeral) :])  # 一是一，二是二
        return "" if sure else "一是"
    if not lead and tail == "要":
        return "" if "不" in rest[:1] or rest[1:] == "不" else "一要"
    if lead and tail in {"阶段", "步"}:
        return "" if rest[:1] in _LISTS or (tail, rest[:1]) == ("阶段", "，") else _TAILS[tail]
    if lead and tail in _COUNTED:
        return "第一个" if match.start() == span.start else ""
    return "第一，" if lead and tail in "，,、：:" and not _NEXT_ORDINAL.match(rest) else ""


def listed(text: str, span: Span) -> Iterator[Ordinal]:
    """The ordinals of block style inside *span* that begin an item of a list: “：一、…；二、…”."""
    for match in _LISTED.finditer(text, *span):
        group = match.lastgroup or ""
        if value := _value(match[group]):
            yield Ordinal(_LIST_GROUPS[group], value, Span(*match.span()))


def written(style: str, value: int, prefix: str = "") -> str:
    """The ordinal of a style as it should stand: “（三）” for the third of “（一）”."""
    if style == "首先":
        return {number: word for word, number in _ALIASES.items()}.get(value, "最后")
    if style in LABELS:
        return f"{style}{_han(value)}"
    if style in CAPTIONS:
        return f"{style}{prefix}{value}"
    if style == "1.1":
        return f"{prefix}.{value}"
    for signs in (_CIRCLED, _ROMAN, _STEMS, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"):
        if (first := signs[0]) in style and value <= len(signs):
            return style.replace(first, signs[value - 1])
    return style.replace("1", str(value)) if "1" in style else style.replace("一", _han(value), 1)


def _han(value: int) -> str:
    return han(value) if value < 100 else f"{han(value // 100)}百" + (_ones(value % 100) if value % 100 else "")


def _ones(rest: int) -> str:
    return f"零{han(rest)}" if rest < 10 else ("一" if rest < 20 else "") + han(rest)


def _value(sign: str) -> int | None:
    """The number of an ordinal's sign; None for what is no ordinal (一九五八 is a year)."""
    for signs in (_CIRCLED, _BRACKETED, _DOTTED, _IDEOGRAPH, _ROMAN, _STEMS):
        if sign in signs:
            return signs.index(sign) + 1
    if len(sign) == 1 and sign.isascii() and sign.isalpha():
        return ord(sign.lower()) - ord("a") + 1
    last = sign.rpartition(".")[2]
    value = int(last) if last.isdecimal() else parse_han(last)
    return value if value and value < 200 else None
