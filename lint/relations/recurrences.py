"""What comes round after so many years: 每四年一届，2018年举办第十五届，2022年举办第十六届; 2024年第40个教师节."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from .. import almanac
from ..document import Document
from ..expression import expression
from ..numeral import whole_number
from ..record import NamedTuple
from ..text import Span
from .dated import dated
from .relation import Relation, Verdict, statement

_N = r"[0-9]{1,3}|[一二两三四五六七八九十百]{1,5}"
_Y = r"[12][0-9]{3}"
_HELD = r"(?:举办|召开|举行|开展|组织|评选|进行|表彰|举办换届|换届)"
_EVERY = expression(
    rf"(?:每(?P<n>[一二两三四五2-5])年(?:都)?{_HELD}?一[届次]|(?P<n2>[一二两三四五])年{_HELD}?一[届次]|每年(?:都)?(?:如期|定期)?{_HELD}(?:一[届次])?|每年一[届次]|年年{_HELD}|(?P<other>每隔一年|隔年){_HELD})"
)
_EDITION = expression(
    rf"(?P<y>{_Y})年(?![底末前以])(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?[^，。；0-9第首]{{0,12}}?(?:(?P<first>首[届次]|创办|创立|设立|发起|启动|(?:起|开始|以来)(?=，?(?:每|逐年|年年|[一两二三四五]年)))|第(?P<k>{_N})[届次])|"
    rf"(?:(?P<first2>首[届次])|第(?P<k2>{_N})[届次])[^，。；0-9第首]{{0,10}}?(?:于|在)(?P<y2>{_Y})年"
)
_BROKEN = expression(
    "停办|中断(?<!从未中断)(?<!没有中断)(?<!未曾中断)(?<!不中断)|因|疫情|延期|推迟|改为|改成|恢复|除外|期间|提前"
)
_NUMBERED = expression(
    rf"(?P<y>{_Y})年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?(?:[，至、]|[^。；，0-9]{{0,12}}?(?:是|为|迎来|即|系)(?:我国|全国|中国)?)第(?P<n>{_N})个(?P<day>“?[\u4e00-\u9fff]{{2,14}})"
)


class _Edition(NamedTuple):
    year: int
    number: int
    span: Span
    text: str


def relations(document: Document) -> Iterator[Relation]:
    """Every ordinal of the prose of what is held at regular intervals."""
    text = document.derive(dated)
    for block in document.prose:
        if block.span.length < 8:
            continue
        yield from _editions(text, block.span)
        yield from _numbered(text, block.span)


def _editions(text: str, span: Span) -> Iterator[Relation]:
    """2019年第三届, 2023年第五届 of what is held every second year."""
    for every in _EVERY.finditer(text, *span):
        start, stop = statement(text, span, Span(*every.span()))
        if _BROKEN.search(text, start, stop):
            continue
        interval = 2 if every["other"] else whole_number(every["n"] or every["n2"] or "一")
        for before, after in itertools.pairwise(_told(text, start, stop)):
            passed = after.year - before.year
            if passed <= 0 or passed % interval:
                continue
            number = before.number + passed // interval
            words = f"{before.year}年为第{before.number}届，{after.year}年应为第{number}届，文中为{after.text}"
            verdict: Verdict = "consistent" if after.number == number else "inconsistent"
            yield Relation("years", after.span, (before.span,), verdict, words)


def _told(text: str, start: int, stop: int) -> list[_Edition]:
    """The editions that are told with their years, one after the other."""
    found = []
    for match in _EDITION.finditer(text, start, stop):
        first = match["first"] or match["first2"]
        group = next(name for name in ("first", "k", "first2", "k2") if match[name])
        number = 1 if first else whole_number(match[group])
        here = Span(match.start(group) - (first is None), match.end(group) + (first is None))
        if number > 0:
            found.append(_Edition(int(match["y"] or match["y2"]), number, here, text[here.start : here.end]))
    return found


def _numbered(text: str, span: Span) -> Iterator[Relation]:
    """2024年9月10日是第40个教师节."""
    for match in _NUMBERED.finditer(text, *span):
        name = match["day"].lstrip("“")
        day = next((day for day in almanac.DAYS if day in name), None)
        if day is None:
            continue
        number = int(match["y"]) - almanac.DAYS[day] + 1
        words = f"{day}始于{almanac.DAYS[day]}年，{match['y']}年是第{number}个，文中为第{match['n']}个"
        verdict: Verdict = "consistent" if whole_number(match["n"]) == number else "inconsistent"
        yield Relation("calendar", Span(match.start("n") - 1, match.end("n") + 1), (), verdict, words)
