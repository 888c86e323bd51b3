"""Years, dates and the calendar: N年来（y1—y2年）, 周年, “十四五”收官之年, 十九届八中全会, 星期, 历时."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from .. import almanac
from ..document import Document
from ..expression import expression
from ..numeral import parse_number
from ..text import Span
from .relation import Kind, Relation

_N = r"[0-9]{1,3}|[一二两三四五六七八九十百]{1,5}"
_Y = r"[12][0-9]{3}"
_DASH = r"[—–~～\-]{1,2}|至|到"
_SPAN_IN_BRACKETS = expression(
    rf"(?<![0-9第十百])(?P<run>连续|近)?(?P<n>{_N})(?:个)?(?P<unit>年度?|周年)(?P<of>[^，。；（0-9年]{{0,10}})[（(](?P<a>{_Y})年?(?:{_DASH})(?P<b>{_Y})年?(?:底|末)?[）)]"
)
_LISTED_YEARS = expression(
    rf"(?P<n>{_N})(?:个)?年度?[^，。；（]{{0,8}}[（(](?P<list>{_Y}年?(?:[、，和]{_Y}年?){{1,20}})[）)]"
)
_SPAN_BEFORE = expression(
    rf"(?P<a>{_Y})年?(?:{_DASH})(?P<b>{_Y})年(?:共|这|的|，|计|连续)?(?P<n>{_N})(?P<unit>个年度|个年份|年(?![来级前内后底末]))"
)
_LISTED_BEFORE = expression(rf"(?P<list>{_Y}年(?:[、和]{_Y}年){{2,20}})(?:这|共|等|连续)?(?P<n>{_N})(?:个)?年(?!级)")
_SINCE = expression(
    rf"(?:自|从|于)?(?P<a>{_Y})年(?:[0-9]{{1,2}}月)?[^，。；0-9]{{0,10}}(?:以来|开始|启动|创办|成立|设立|创建|起)[^。；0-9]{{0,14}}?(?P<n>{_N})年(?:来|间|多来)"
)
_FOUNDED = expression(
    rf"(?:成立|创建|创办|建立|建校|建院|设立|始建|组建|诞生|创刊|建成|建市|挂牌|开馆|建党|通车)于(?P<a>{_Y})年|(?P<a2>{_Y})年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?[^，。；0-9]{{0,6}}(?:成立|创建|创办|建立|建校|建院|设立|组建|诞生|创刊)"
)
_ANNIVERSARY = expression(rf"(?P<n>{_N})周年")
_YEAR = expression(rf"(?P<y>{_Y})年")
_PLAN = expression(r"[“\"](?P<plan>(?:[一二三四六七八九]|十[一二三四五六]?)五)[”\"]")
_PHASE = expression(
    r"(?:规划)?(?:的)?(?:全面|实施的?)?(?P<phase>开局|收官|起步|谋篇布局|谋划|承上启下|中期|决胜|第[一二三四五]年)"
)
_PLENUM = expression(r"(?<![届第])(?P<n>十[一二三四五六七八九]|二十)届(?P<m>[一二三四五六七八九十]{1,2})中全会")
_CONGRESS = expression(r"(?:党的|中共|学习贯彻|贯彻)(?P<n>十[一二三四五六七八九]|二十[一二三四五]?)大(?!会|型|力)")
_FUTURE = expression(r"将|即|迎|筹备|召开在即|待|拟|计划|预计|前夕|之前|以前|前召开|准备|喜迎")
_DAY = expression(r"(?:(?P<y>[0-9]{4})年)?(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})[日号]")
_WEEK = expression(
    r"[（(，]?(?:星期|周)(?P<w>[一二三四五六日天])(?:(?:至|到|—)(?:星期|周)(?P<w2>[一二三四五六日天]))?[）)]?"
)
_DAY_RANGE = expression(
    rf"(?:(?P<y>[0-9]{{4}})年)?(?P<m>[0-9]{{1,2}})月(?P<d>[0-9]{{1,2}})日?(?:起)?(?:{_DASH})(?:(?P<m2>[0-9]{{1,2}})月)?(?P<d2>[0-9]{{1,2}})日(?:止)?"
)
_LASTING = expression(rf"^[^。；0-9]{{0,10}}?(?:历时|为期|会期|共|持续|连续|前后)(?P<n>{_N})(?P<half>天半|个半)?天")
_HOURS = expression(
    rf"(?P<h>[0-9]{{1,2}})(?:时|:|：|点)(?P<i>[0-9]{{1,2}})?分?(?:[^。；0-9]{{0,6}}?(?:{_DASH}|，)|[^。；0-9]{{0,6}}、)[^。；0-9]{{0,6}}?(?P<h2>[0-9]{{1,2}})(?:时|:|：|点)(?P<i2>[0-9]{{1,2}})?分?[^。；0-9]{{0,10}}?(?:历时|持续|共|用时|长达|计)(?P<n>[0-9]{{1,2}}(?:\.[0-9])?|[一二两三四五六七八九十])个?(?P<half>半)?小时(?P<more>[0-9]{{1,2}}分)?"
)
_WEEKDAYS = "一二三四五六日"


def relations(document: Document) -> Iterator[Relation]:
    """Every statement of the prose on years and days that the calendar can prove or disprove."""
    year = document.derive(own_year)
    for block in document.prose:
        text = document.folded
        if block.span.length < 4:
            continue
        for found in (
            _spans(text, block.span), _since(text, block.span, year), _founded(text, block.span),
            _anniversaries(text, block.span, year), _plans(text, block.span), _plenums(text, block.span),
            _days(text, block.span), _lasting(text, block.span), _hours(text, block.span),
        ):  # fmt: skip
            yield from found


def own_year(document: Document) -> int | None:
    """The year of a document: as configured, else that of its own date line or title; None where neither says it."""
    if document.date:
        return int(document.date[:4]) if document.date[:4].isdecimal() else None
    for block in document.blocks[:6]:
        if block.span.length > 40:
            break
        line = document.folded[block.span.start : block.span.end]
        if match := re.search(r"(20[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日", line):
            return int(match[1])
    reported = re.search(r"报告日期：?(20[0-9]{2})年", document.folded[-400:] + document.folded[:400])
    return int(reported[1]) if reported else None


def _number(numeral: str) -> int:
    value = parse_number(numeral)
    return -1 if value is None else int(value)


def _relation(kind: Kind, claimed: Span, operands: Sequence[Span], words: str, *, wrong: bool) -> Relation:
    return Relation(kind, claimed, tuple(operands), "inconsistent" if wrong else "consistent", words)


def _spans(text: str, span: Span) -> Iterator[Relation]:
    for match in _SPAN_IN_BRACKETS.finditer(text, *span):
        n, a, b = _number(match["n"]), int(match["a"]), int(match["b"])
        if n <= 0 or b <= a or match["unit"] == "周年":
            continue
        strict = match["run"] == "连续" or match["unit"] == "年度"
        allowed = {b - a + 1} if strict else {b - a, b - a + 1}
        words = f"{a}至{b}年共{b - a + 1}年，文中为{match['n']}{match['unit']}"
        yield _relation(
            "years", Span(*match.span("n")), [Span(match.start("a"), match.end("b"))], words, wrong=n not in allowed
        )
    for pattern in (_LISTED_YEARS, _LISTED_BEFORE):
        for match in pattern.finditer(text, *span):
            years = re.findall(_Y, match["list"])
            n = _number(match["n"])
            words = f"列出了{len(years)}个年份，文中为{match['n']}年"
            if n > 0:
                yield _relation(
                    "years", Span(*match.span("n")), [Span(*match.span("list"))], words, wrong=n != len(years)
                )
    for match in _SPAN_BEFORE.finditer(text, *span):
        n, a, b = _number(match["n"]), int(match["a"]), int(match["b"])
        if n <= 0 or b <= a:
            continue
        strict = match["unit"] != "年"
        words = f"{a}至{b}年共{b - a + 1}个年度，文中为{match['n']}{match['unit']}"
        wrong = n not in ({b - a + 1} if strict else {b - a, b - a + 1})
        yield _relation("years", Span(*match.span("n")), [Span(match.start("a"), match.end("b"))], words, wrong=wrong)


def _since(text: str, span: Span, year: int | None) -> Iterator[Relation]:
    for match in _SINCE.finditer(text, *span):
        n, a = _number(match["n"]), int(match["a"])
        if year is None or n <= 0 or a > year:
            continue
        words = f"{a}年至{year}年为{year - a}年，文中为{match['n']}年"
        yield _relation(
            "since",
            Span(*match.span("n")),
            [Span(match.start("a"), match.end("a"))],
            words,
            wrong=not year - a - 1 <= n <= year - a + 1,
        )


def _founded(text: str, span: Span) -> Iterator[Relation]:
    """成立于a年，b年…N周年."""
    for found in _FOUNDED.finditer(text, *span):
        group = "a" if found["a"] else "a2"
        start = int(found[group])
        stop = min([span.end, *(place for mark in "。；" if (place := text.find(mark, found.end(), span.end)) >= 0)])
        for match in _ANNIVERSARY.finditer(text, found.end(), min(stop, found.end() + 60)):
            years = list(_YEAR.finditer(text, found.end(), match.start()))
            if len(years) != 1:
                continue
            n, then = _number(match["n"]), int(years[0]["y"])
            words = f"{then}−{start}={then - start}周年，文中为{match['n']}周年"
            yield _relation(
                "years",
                Span(*match.span("n")),
                [Span(*found.span(group)), Span(*years[0].span("y"))],
                words,
                wrong=n != then - start,
            )


def _anniversaries(text: str, span: Span, year: int | None) -> Iterator[Relation]:
    for match in _ANNIVERSARY.finditer(text, *span):
        head = text[max(span.start, match.start() - 24) : match.start()]
        event = next((name for name in almanac.EVENTS if re.search(f"{name}(?:的)?$", head)), None)
        n = _number(match["n"])
        if event is None or n <= 0:
            continue
        founded = almanac.EVENTS[event]
        sentence = max(text.rfind(mark, span.start, match.start()) for mark in "。；") + 1
        clause = text[max(sentence, span.start, match.start() - 50) : match.start()]
        named = list(_YEAR.finditer(clause))
        if re.search(r"和|及|、", head[-2:]) or len(named) > 1:
            continue
        if named and re.search(r"即|是|为|，|迎来|恰逢|正值|：|隆重|庆祝|纪念|值", clause[named[0].end() :] + "，"):
            then = int(named[0]["y"])
            words = f"{event}于{founded}年，{then}年是{then - founded}周年，文中为{match['n']}周年"
            yield _relation("calendar", Span(*match.span("n")), [], words, wrong=n != then - founded)
        elif year:
            words = f"{event}于{founded}年，{n}周年是{founded + n}年"
            yield _relation("timing", Span(*match.span("n")), [], words, wrong=not year - 6 <= founded + n <= year + 5)


def _plans(text: str, span: Span) -> Iterator[Relation]:
    for match in _PLAN.finditer(text, *span):
        period = almanac.PLANS.get(match["plan"])
        if not period:
            continue
        first, last = period
        tail = text[match.end() : min(match.end() + 24, span.end)]
        if years := re.match(rf"(?:时期|期间|规划|规划期|规划时期)?[（(]({_Y})年?(?:{_DASH})({_Y})年[）)]", tail):
            wrong = (int(years[1]), int(years[2])) != (first, last)
            here = Span(match.end() + years.start(1), match.end() + years.end(2))
            words = f"“{match['plan']}”是{first}至{last}年，文中为{years[1]}至{years[2]}年"
            yield Relation("calendar", here, (Span(*match.span()),), "inconsistent" if wrong else "consistent", words)
        if phase := _PHASE.match(tail):
            yield from _phase(text, span, match, phase, first)


def _phase(text: str, span: Span, plan: re.Match[str], phase: re.Match[str], first: int) -> Iterator[Relation]:
    start = max((text.rfind(mark, span.start, plan.start()) for mark in "。；，"), default=-1) + 1
    head = text[max(span.start, start) : plan.start()]
    named = list(_YEAR.finditer(head))
    if len(named) != 1 or not re.search(r"年(?:既)?(?:是|为|作为|系)[^，。]{0,8}$", head):
        return
    year = int(named[0]["y"])
    allowed = almanac.PHASES[phase["phase"]]
    place = year - first + 1
    words = f"“{plan['plan']}”是{first}至{first + 4}年，{year}年不是它的{phase['phase']}之年"
    here = Span(max(span.start, start) + named[0].start(), max(span.start, start) + named[0].end())
    yield Relation("calendar", here, (Span(*plan.span()),), "consistent" if place in allowed else "inconsistent", words)


def _plenums(text: str, span: Span) -> Iterator[Relation]:
    for match in _PLENUM.finditer(text, *span):
        n, m = _number(match["n"]), _number(match["m"])
        held = almanac.PLENUMS.get(n)
        if held is None:
            continue
        limit = held.most
        words = (
            f"{match['n']}届中央委员会共举行{limit}次全会，没有{match['m']}中全会"
            if held.closed
            else f"{match['n']}届{match['m']}中全会次数有误"
        )
        if m > limit:
            yield Relation("calendar", Span(*match.span()), (), "inconsistent", words)
        else:
            yield from _before(text, span, match, held.dates.get(m), f"{match[0]}")
    for match in _CONGRESS.finditer(text, *span):
        yield from _before(text, span, match, almanac.CONGRESSES.get(_number(match["n"])), f"{match['n']}大")


def _before(text: str, span: Span, match: re.Match[str], held: date | None, name: str) -> Iterator[Relation]:
    """An event spoken of as past at a date before it."""
    if held is None:
        return
    start = max((text.rfind(mark, span.start, match.start()) for mark in "。；"), default=-1) + 1
    head = text[max(start, span.start, match.start() - 40) : match.start()]
    dated = list(re.finditer(r"([12][0-9]{3})年(?:([0-9]{1,2})月)?", head))
    if not dated or not re.search(r"学习|贯彻|传达|落实|宣讲", head[dated[-1].end() :]):
        return
    if _FUTURE.search(text[max(start, span.start) : match.end() + 12]):
        return
    year, month = int(dated[-1][1]), int(dated[-1][2] or 12)
    if not 1 <= month <= 12:
        return
    wrong = (year, month) < (held.year, held.month)
    words = f"{name}于{held.year}年{held.month}月召开，晚于文中的{dated[-1][0]}"
    yield Relation("timing", Span(*match.span()), (), "inconsistent" if wrong else "consistent", words)


def _days(text: str, span: Span) -> Iterator[Relation]:
    for match in _DAY.finditer(text, *span):
        month, day = int(match["m"]), int(match["d"])
        year = int(match["y"]) if match["y"] else None
        if (
            re.search(r"农历|阴历|正月|腊月", text[max(span.start, match.start() - 6) : match.start()])
            or text[match.start() - 1 : match.start()].isdecimal()
        ):
            continue
        length = almanac.days(year, month)
        if not 1 <= month <= 12 or not 1 <= day <= length:
            words = f"{match[0]}不存在" + (
                f"，{year}年{month}月只有{length}天" if year and month == 2 and length else ""
            )
            yield Relation("date", Span(*match.span()), (), "inconsistent", words)
            continue
        if year:
            yield from _weekday(text, span, match, date(max(year, 1), month, day))
    for match in _DAY_RANGE.finditer(text, *span):
        yield from _range_weekdays(text, match)


def _weekday(text: str, span: Span, match: re.Match[str], day: date) -> Iterator[Relation]:
    week = _WEEK.match(text, match.end(), span.end)
    if not week or week["w2"]:
        return
    right = _WEEKDAYS[day.weekday()]
    wrong = week["w"].replace("天", "日") != right
    words = f"{match[0]}是星期{right}，文中为星期{week['w']}"
    yield Relation("date", Span(match.start(), week.end("w")), (), "inconsistent" if wrong else "consistent", words)


def _range(match: re.Match[str], year: int | None) -> tuple[date, date] | None:
    try:
        first = date(year or 2023, int(match["m"]), int(match["d"]))
        last = date(year or 2023, int(match["m2"] or match["m"]), int(match["d2"]))
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _range_weekdays(text: str, match: re.Match[str]) -> Iterator[Relation]:
    days = _range(match, int(match["y"])) if match["y"] else None
    week = _WEEK.match(text, match.end())
    if not days or not week or not week["w2"]:
        return
    right = [_WEEKDAYS[day.weekday()] for day in days]
    wrong = [week["w"].replace("天", "日"), week["w2"].replace("天", "日")] != right
    words = f"{match[0]}是星期{right[0]}至星期{right[1]}，文中为星期{week['w']}至星期{week['w2']}"
    here = Span(week.start("w") - 2 if text[week.start("w") - 2] == "星" else week.start("w") - 1, week.end("w2"))
    yield Relation("date", here, (Span(*match.span()),), "inconsistent" if wrong else "consistent", words)


def _lasting(text: str, span: Span) -> Iterator[Relation]:
    """2月26日至3月1日，历时5天: both ends counted, or the nights."""
    for match in _DAY_RANGE.finditer(text, *span):
        lasting = _LASTING.match(text[match.end() : min(match.end() + 40, span.end)])
        days = _range(match, int(match["y"]) if match["y"] else None)
        if not lasting or not days or lasting["half"]:
            continue
        n, count = _number(lasting["n"]), (days[1] - days[0]).days + 1
        leap = 1 if not match["y"] and days[0].month <= 2 < days[1].month else 0
        if n > 0:
            here = Span(match.end() + lasting.start("n"), match.end() + lasting.end())
            wrong = not count - 1 <= n <= count + leap
            yield Relation(
                "date",
                here,
                (Span(*match.span()),),
                "inconsistent" if wrong else "consistent",
                f"{match[0]}共{count}天，文中为{lasting['n']}天",
            )


def _hours(text: str, span: Span) -> Iterator[Relation]:
    for match in _HOURS.finditer(text, *span):
        start = int(match["h"]) * 60 + int(match["i"] or 0)
        end = int(match["h2"]) * 60 + int(match["i2"] or 0)
        value = parse_number(match["n"])
        if value is None or match["more"] or end <= start:
            continue
        claimed = float(value) * 60 + (30 if match["half"] else 0)
        hours, minutes = divmod(end - start, 60)
        words = f"从{match['h']}时{match['i'] + '分' if match['i'] else ''}到{match['h2']}时{match['i2'] + '分' if match['i2'] else ''}是{hours}小时{f'{minutes}分' if minutes else ''}，文中为{text[match.start('n') : match.end()]}"
        here = Span(match.start("n"), match.end())
        wrong = abs(claimed - (end - start)) > 15
        yield Relation(
            "date", here, (Span(match.start(), match.end("h2")),), "inconsistent" if wrong else "consistent", words
        )
