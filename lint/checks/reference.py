"""References that lead nowhere: 详见第七部分, 见表5, 附件3, 如图2所示, 本办法第四十条."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Literal

from ..document import Document
from ..expression import expression
from ..finding import Match
from ..numeral import parse_han
from ..ordinal import written
from ..outline import captions, outline
from ..record import NamedTuple, dataclass
from ..text import Span

_N = r"[一二三四五六七八九十百]{1,4}|\d{1,3}"
_OWN = "本(?:报告|方案|办法|条例|规定|细则|章程|制度|规则|通知|意见|计划|总结|指南|规划|纲要|文|标准|公约|法)"
_POINTS = (
    "(?:详见|参见|参阅|参照|见|如|按照|依照|根据|依据|违反|符合|对照|适用|前述|上述|下述|前文|上文|下文|后文|正文|除)"
)
_TO_PART = expression(
    rf"(?:(?:{_POINTS}|在|于|与|和|到)(?:{_OWN}|报告|全文|文中|[前后上下]面)?的?|{_OWN}的?)"
    rf"(?P<reference>第(?P<number>{_N})(?P<unit>部分|章|节|条))"
)
_TO_ITEM = expression(rf"(?:{_POINTS}|本部分|本节|{_OWN})的?(?P<reference>第?（(?P<number>{_N})）(?:部分|项|点|条|款))")
_TO_ATTACHMENT = expression(
    r"(?P<reference>附件[ ]*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2}))(?![\d.—\-至级年月个份])"
)
_TO_CAPTION = expression(
    rf"(?:(?:{_POINTS}|由|从|据|填写|填报|和|与|及|至|、|[（]|(?<![^。，；：\s]))[ ]*)"
    r"(?P<reference>(?P<unit>附表|附图|表|图)[ ]*(?P<prefix>\d{1,2}[-—–.])?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2}))"
    r"(?![\d.、]*\d|[名位个份张人次幅件项年月日种类级])"
)
_STRONG = expression(rf"{_POINTS}[ ]*$")
_OTHER_DOCUMENT = expression(r"(?:[》〉]|文件|通知|来文|其|该|号文?|条例|办法|规定|章程)的?$")
_THIS_DOCUMENT = expression(rf"{_OWN}的?$")
_ATTACHMENTS = expression(r"附件[：:]")
_LISTED = expression(r"(?:^|(?<=[：:；;\s]))(\d{1,2})[.．、](?!\d)", re.MULTILINE)
_ATTACHMENT_LINES = 30
_FEW_ARTICLES = 3

Anchors = Mapping[str, Mapping[tuple[str, int], Span]]
"""By unit, the (prefix, number) that there are, and where."""


class Dangling(NamedTuple):
    """A reference to what is not there."""

    certain: bool
    """Whether others of its kind are there, so that it cannot mean something kept elsewhere."""
    match: Match


@dataclass
class Reference:
    """Flags references to parts, articles, attachments, tables and figures that the draft does not have."""

    target: Literal["missing", "elsewhere"] = "missing"
    """missing: others of its kind are there, this one is not; elsewhere: there is none of its kind at all."""

    values: ClassVar[frozenset[str]] = frozenset({"there"})

    @property
    def literals(self) -> Iterable[str]:
        return ()

    def matches(self, document: Document) -> Iterator[Match]:
        for certain, match in document.derive(dangling):
            if certain == (self.target == "missing"):
                yield match


def dangling(document: Document) -> list[Dangling]:
    """The references of a document that lead nowhere."""
    anchors = _anchors(document)
    own = {span.start for places in anchors.values() for span in places.values()}
    found = []
    for unit, prefix, number, span, strong in _references(document):
        places = anchors.get(unit, {})
        if span.start in own or (prefix, number) in places:
            continue
        last = max([anchor for anchor in places if anchor[0] == prefix] or places, default=None)
        if last and number < last[1] and (last[0] == prefix or not prefix):
            continue  # a gap among the captions or headings themselves, which is reported there
        if places or (strong and unit in {"表", "图", "附表", "附图", "附件"}):
            there = _shown(document, unit, last, places[last]) if last else ""
            related = (places[last],) if last else ()
            found.append(Dangling(bool(places), Match(span, {"there": there}, related=related)))
    return found


def _shown(document: Document, unit: str, anchor: tuple[str, int], place: Span) -> str:
    """The last that there is, as a message names it: as it stands there (第三部分, 附件2, 表2-2), or by its number."""
    text = document.slice(place)
    if text.startswith(("第", unit)) and not _ATTACHMENTS.fullmatch(text):
        return text
    return written({"部分": "一、", "项": "（一）"}.get(unit, unit), anchor[1])


def _references(document: Document) -> Iterator[tuple[str, str, int, Span, bool]]:
    """All references, as (unit, prefix, number, span, whether it says so: 见, 如)."""
    text = document.folded
    for pattern, unit in ((_TO_PART, ""), (_TO_ITEM, "项"), (_TO_ATTACHMENT, "附件"), (_TO_CAPTION, "")):
        for match in pattern.finditer(text):
            start, end = match.span("reference")
            before = text[max(0, start - 6) : start]
            number = _number(match["number"])
            if number is None or document.block_at(start).kind == "table" or _elsewhere(before):
                continue
            names = match.groupdict()
            prefix = (names.get("prefix") or "").rstrip("-—–.")
            strong = bool(_STRONG.search(before) or before.endswith("（"))
            yield names.get("unit") or unit, prefix, number, Span(start, end), strong


def _elsewhere(before: str) -> bool:
    """Whether what stands before a reference names another document."""
    return bool(_OTHER_DOCUMENT.search(before)) and not _THIS_DOCUMENT.search(before)


def _number(numeral: str) -> int | None:
    return int(numeral) if numeral.isdecimal() else parse_han(numeral)


def _anchors(document: Document) -> Anchors:
    """What a reference may lead to."""
    anchors: dict[str, dict[tuple[str, int], Span]] = {}
    for member in captions(document):
        style, value, span, prefix, _ = member.ordinal
        anchors.setdefault(style, {}).setdefault((prefix.rstrip("-—–.．"), value), span)
    for value, span in _attachments(document):
        anchors.setdefault("附件", {}).setdefault(("", value), span)
    skeleton = document.derive(outline)
    units = {"第一部分": "部分", "一、": "部分", "第一章": "章", "第一节": "节", "第一条": "条", "（一）": "项"}
    for series in skeleton.series:
        if series.kind == "heading" and series.style in units:
            for member in series.members:
                anchors.setdefault(units[series.style], {}).setdefault(("", member.value), member.ordinal.span)
    if parts := anchors.get("部分"):
        unnumbered = [section for section in skeleton.roots if section.ordinal is None]
        for value, section in enumerate(unnumbered, 1):
            parts.setdefault(("", value), section.span)
    if len(anchors.get("条", {})) < _FEW_ARTICLES:
        anchors.pop("条", None)
    return anchors


def _attachments(document: Document) -> Iterator[tuple[int, Span]]:
    """The attachments that a list names: “附件：1.分工表 2.名单”; a single one is not numbered."""
    for index, block in enumerate(document.blocks):
        if not (match := _ATTACHMENTS.match(document.text, *block.span)):
            continue
        following = document.blocks[index : index + _ATTACHMENT_LINES]
        expected = 1
        for number in _LISTED.finditer(document.text, match.end(), following[-1].span.end):
            if int(number[1]) == expected:
                yield expected, Span(*number.span())
                expected += 1
        if expected == 1:
            yield 1, Span(*match.span())
