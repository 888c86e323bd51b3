"""Sessions against their years and people against theirs.

十四届全国人大三次会议于2025年3月召开; 2022年10月，党的二十大召开; 1962年生，2024年退休时62岁; 2023年开工，2024年竣工.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import almanac
from ..document import Document
from ..expression import expression
from ..numeral import whole_number
from ..text import Span
from .calendars import own_year
from .dated import dated
from .relation import Kind, Relation, Verdict, statement

_N = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_Y = r"(?:19|20)[0-9]{2}"
_HELD = r"(?:胜利|隆重|如期)?(?:召开|举行|开幕|闭幕)"
_IN = r"(?:在(?:北京|京)|在?北京人民大会堂)?"
_SESSION = rf"(?P<event>(?:全国政协|第)?(?P<n>{_N})届(?:全国人大|全国人民代表大会|全国政协)?(?:第)?(?P<k>[一二三四五1-5])次会议)"
_CONGRESS = r"(?P<event>(?:党的|中国共产党(?:第)?)(?P<n>十[一二三四五六七八九]|二十)(?:大|次全国代表大会))"
_FORMS = tuple(
    expression(form)
    for event in (_SESSION, _CONGRESS)
    for form in (
        rf"{event}于(?P<y>{_Y})年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日(?:至[0-9]{{1,2}}日)?)?{_IN}{_HELD}",
        rf"(?P<y>{_Y})年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?，?{event}{_IN}{_HELD}",
    )
)
_NATIONAL = expression("全国")
_FIRST_KNOWN, _FIRST_YEAR, _TERM = 8, 1993, 5
"""The eighth congress and committee met first in 1993, and since then once a year, in terms of five."""
_BORN = expression(rf"(?<![0-9])(?P<a>{_Y})年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?(?:出生|生(?=[，。；）人于]))")
_AGED = expression(
    r"(?P<now>现年|今年|现已|如今)?(?P<when>时年|享年|终年|年仅|时(?:已)?|那年)?(?P<n>[1-9][0-9])(?:周)?岁(?![以及到至—～])"
)
_YEAR = expression(rf"(?<![0-9])(?P<y>{_Y})年")
_REACH = 60
_BEGUN_DONE = expression(
    rf"(?<![0-9])(?P<a>{_Y})年(?:(?P<m>1[0-2]|[1-9])月)?(?:[0-9]{{1,2}}日)?(?:正式|全面)?(?:破土)?(?:开工(?:建设)?|动工(?:建设|兴建)?|奠基|启动建设)，(?:并)?(?:计划|预计|拟)?(?:于|将于)?(?P<b>{_Y})年(?:(?P<m2>1[0-2]|[1-9])月)?(?:[0-9]{{1,2}}日)?(?:全面|正式|全部|主体)?(?:竣工|完工|建成|通车|投产|投用|投入使用|交付使用)(?![^，。；]{{0,4}}的)"
)


def relations(document: Document) -> Iterator[Relation]:
    """Every session, age and building time of the prose that its years can prove or disprove."""
    text, own = document.derive(dated), document.derive(own_year)
    for block in document.prose:
        if block.span.length < 8:
            continue
        yield from _sessions(text, block.span)
        yield from _ages(text, block.span, own)
        for match in _BEGUN_DONE.finditer(text, *block.span):
            yield _built(match)


def _told(kind: Kind, claimed: Span, operand: Span, words: str, *, wrong: bool) -> Relation:
    verdict: Verdict = "inconsistent" if wrong else "consistent"
    return Relation(kind, claimed, (operand,), verdict, words)


def _sessions(text: str, span: Span) -> Iterator[Relation]:
    """The year in which a session or a congress is said to have been held."""
    for match in [match for form in _FORMS for match in form.finditer(text, *span)]:
        n, year = whole_number(match["n"]), int(match["y"])
        if "k" in match.groupdict():
            k = whole_number(match["k"])
            held = _FIRST_YEAR + (n - _FIRST_KNOWN) * _TERM + k - 1
            if not _NATIONAL.search(match["event"]) or n < _FIRST_KNOWN or not 1 <= k <= _TERM:
                continue
        elif n in almanac.CONGRESSES:
            held = almanac.CONGRESSES[n].year
        else:
            continue
        if max(year, held) > almanac.KNOWN_UNTIL.year:
            continue
        words = f"{match['event']}于{held}年召开，文中为{year}年"
        yield _told("calendar", Span(*match.span("event")), Span(*match.span("y")), words, wrong=held != year)


def _ages(text: str, span: Span, own: int | None) -> Iterator[Relation]:
    """1962年3月生，2024年退休时62岁: full years, or one more where they are counted the old way."""
    for born in _BORN.finditer(text, *span):
        stop = statement(text, span, Span(*born.span())).end
        again = _BORN.search(text, born.end(), stop)
        match = _AGED.search(text, born.end(), min(stop, born.end() + _REACH, again.start() if again else stop))
        if not match or "虚" in text[born.end() : match.end()]:
            continue
        years = {int(year["y"]) for year in _YEAR.finditer(text, born.end(), match.start())}
        then = years.pop() if len(years) == 1 and match["when"] else own if not years and match["now"] else None
        start, n = int(born["a"]), int(match["n"])
        if then is None or then <= start:
            continue
        words = f"{start}年生，{then}年为{then - start}岁，文中为{n}岁"
        wrong = not then - start - 1 <= n <= then - start + 1
        yield _told("years", Span(*match.span("n")), Span(*born.span("a")), words, wrong=wrong)


def _built(match: re.Match[str]) -> Relation:
    """2023年5月开工，2024年9月竣工: in this order."""
    begun = (int(match["a"]), int(match["m"] or 1))
    done = (int(match["b"]), int(match["m2"] or 12))
    words = f"竣工（{match['b']}年）早于开工（{match['a']}年）"
    return _told("range", Span(*match.span("b")), Span(*match.span("a")), words, wrong=done < begun)
