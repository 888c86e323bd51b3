"""Days and hours: dates that do not exist, weekdays, 历时N天, 历时N小时."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .. import almanac
from ..document import Document
from ..expression import expression
from ..numeral import parse_number, whole_number
from ..text import Span
from .dated import dated
from .relation import Relation, Verdict

_N = r"[0-9]{1,3}|[一二两三四五六七八九十百]{1,5}"
_DASH = r"[—–~～\-]{1,2}|至|到"
_DAY = expression(
    r"(?:(?P<y>[0-9]{4})年)?(?P<m>[0-9]{1,2}|(?<=年)十)月(?P<d>[0-9]{1,2}|(?:[二三]?十)?[一二三四五六七八九]|[二三]?十)[日号]"
)
_ANOTHER_DAY = expression(
    r"(?<=[至、和到—])(?P<d>[0-9]{1,2})日(?:[（(]|，)?(?:星期|周)(?P<w>[一二三四五六日天])(?![至到—年])"
)
_MONTH_BEFORE = expression(r"([12][0-9]{3})年([0-9]{1,2})月")
_WEEK = expression(
    r"(?:(?:凌晨|早上|上午|中午|下午|晚上?)?(?:[0-9]{1,2}(?:[时点](?:整|半|[0-9]{1,2}分)?|[:：][0-9]{2}))?(?=[（(，]))?(?:[（(]农历[^（）()，]{2,8}，)?(?:[（(，]|恰逢|正值|恰是|正是|，恰逢|是)?(?:星期|周)(?P<w>[一二三四五六日天])(?:(?:至|到|—)(?:星期|周)(?P<w2>[一二三四五六日天]))?[）)]?"
)
_DAY_RANGE = expression(
    rf"(?:(?P<y>[0-9]{{4}})年)?(?P<m>[0-9]{{1,2}})月(?P<d>[0-9]{{1,2}})日?(?:起)?(?:{_DASH})(?:(?P<m2>[0-9]{{1,2}})月)?(?P<d2>[0-9]{{1,2}})日(?:止)?"
)
_WEEK_FIRST = expression(
    r"(?:星期|周)(?P<w>[一二三四五六日天])[（(，](?P<y>[0-9]{4})年(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日"
)
_YEAR = expression(r"(?<![0-9])([12][0-9]{3})年[0-9]{1,2}月[0-9]{1,2}日")
_NAMED_MONTHS = (
    r"(?P<name>前(?P<first>[二两三])个?季度|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年|前(?P<months>"
    + _N
    + r")个月)(?:份)?"
)
_MONTHS = rf"(?<![0-9年])(?P<a>[0-9]{{1,2}})月?(?:份)?(?:{_DASH})(?P<b>[0-9]{{1,2}})月(?:份)?"
_SEASONS = (
    expression(rf"{_NAMED_MONTHS}(?:[（(](?:即)?|，?即){_MONTHS}"),
    expression(rf"{_MONTHS}(?:[（(](?:即)?|，?即){_NAMED_MONTHS}"),
)
_QUARTER_END = expression(r"(?P<name>第?(?P<quarter>[一二三四])季度[末底])[（(](?:即)?(?P<m>[0-9]{1,2})月[底末]?[）)]")
_DAYS_OF = expression(
    r"(?:(?P<y>[12][0-9]{3})年(?P<whole>全年|一年|全市|全县|全区)?|(?<![0-9第])(?P<m>[0-9]{1,2})月(?:份|全月)?)(?:共|的|有|整|计)?(?P<n>[23][0-9]|36[0-9])天(?=中|里|内|全部|均|，|、|都|有)"
)
_OVERNIGHT = expression(
    rf"(?:(?P<y>[0-9]{{4}})年)?(?P<m>[0-9]{{1,2}})月(?P<d>[0-9]{{1,2}})日(?P<h>[0-9]{{1,2}})时起?(?:{_DASH})(?:(?P<m2>[0-9]{{1,2}})月)?(?P<d2>[0-9]{{1,2}})日(?P<h2>[0-9]{{1,2}})时[^。；0-9]{{0,8}}?(?:连续|持续|历时|共|长达)了?(?P<n>{_N})(?P<unit>个?小时)"
)
_MIDNIGHT = 24
_SENTENCE = 80
_MONTHLY = expression(r"每个?月的?第?(?P<k>[一二三四1234])个(?:星期|周)(?P<w>[一二三四五六日天])")
_EVERY_WEEK = expression(r"每(?:星期|周)(?P<w>[一二三四五六日天])(?![至到、和])")
_FULL_DATE = expression(r"(?P<y>[12][0-9]{3})年(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日(?![至到—～])")
_DAY_AND_WEEK = expression(
    r"(?<![0-9年])(?:(?P<m>[0-9]{1,2})月)?(?P<d>[0-9]{1,2})[日号][（(]?(?:星期|周)(?P<w>[一二三四五六日天])(?![至到—])"
)
_DAYS_A_WEEK = 7
_MOVED = expression("调整|改|推迟|提前|顺延|因|另|除|遇|截至|印发|制定|出台|通过|实施|公布|发布|成立|启动")
_LEAP = 29
_CLOCK = r"(?P<h{k}>[0-9]{{1,2}})(?:(?:时|点)(?:(?P<i{k}>[0-9]{{1,2}})分?|(?P<p{k}>半))?|[:：](?P<c{k}>[0-5][0-9]))"
_HOURS = expression(
    _CLOCK.format(k="")
    + rf"(?:[^。；0-9]{{0,6}}?(?:{_DASH}|，)|[^。；0-9]{{0,6}}、)(?P<noon>[^。；0-9]{{0,6}}?)"
    + _CLOCK.format(k="2")
    + r"(?P<between>[^。；0-9]{0,16}?)(?:历时|持续|共计?|用时|耗时|长达|计|进行|时长|会期|服务|办公|开放|工作|[，（的])(?:了|为|约|达)?(?P<n>[0-9]{1,3}(?:\.[0-9])?|[一二两三四五六七八九十]{1,2})(?:(?:个?(?P<half>半)?小时|个(?P<half3>半)?钟头)(?P<more>[0-9]{1,2})?(?(more)分)|(?P<minutes>分钟))(?![内后前以])"
)
_REST = expression("休息|午休|除|扣|其中|各|每场|每次|提前|延长|推迟|增加|间隔|不少于|超过|改|调整")
_WEEKDAYS = "一二三四五六日"


def relations(document: Document) -> Iterator[Relation]:
    """Every statement of the prose on days and hours that the calendar can prove or disprove."""
    text = document.derive(dated)
    for block in document.prose:
        if block.span.length >= 4:
            yield from _days(text, block.span)
            yield from _hours(text, block.span)
            yield from _seasons(text, block.span)
            yield from _overnight(text, block.span)
            yield from _days_of(text, block.span)
            yield from _recurring(text, block.span)
            yield from _apart(text, block.span)


def _sentence_start(text: str, span: Span, at: int) -> int:
    """Where the sentence around a place begins, at most 80 characters before it."""
    head = max(span.start, at - _SENTENCE)
    return max(head, text.rfind("。", head, at) + 1)


def _days(text: str, span: Span) -> Iterator[Relation]:
    for match in _DAY.finditer(text, *span):
        month, day = whole_number(match["m"]), whole_number(match["d"])
        year = int(match["y"]) if match["y"] else None
        if (
            expression(r"农历|阴历|正月|腊月").search(text[max(span.start, match.start() - 6) : match.start()])
            or text[match.start() - 1 : match.start()].isdecimal()
        ):
            continue
        length = almanac.days(year, month)
        if not 1 <= month <= 12 or not 1 <= day <= length:
            words = f"{match[0]}不存在" + (
                f"，{year}年{month}月只有{length}天" if year and month == 2 and length else ""
            )
            yield Relation("day", Span(*match.span()), (), "inconsistent", words)
            continue
        if year is None and (named := _YEAR.findall(text, _sentence_start(text, span, match.start()), match.start())):
            year = int(named[-1]) if len(set(named)) == 1 else None
        if year and day <= almanac.days(year, month):
            yield from _weekday(text, span, match, date(max(year, 1), month, day))
    for match in _ANOTHER_DAY.finditer(text, *span):
        yield from _another_weekday(text, span, match)
    for match in _DAY_RANGE.finditer(text, *span):
        yield from _range_weekdays(text, match)
    for match in _WEEK_FIRST.finditer(text, *span):
        year, month, number = int(match["y"]), int(match["m"]), int(match["d"])
        if year and 1 <= number <= almanac.days(year, month):
            right = _WEEKDAYS[date(year, month, number).weekday()]
            wrong = match["w"].replace("天", "日") != right
            words = f"{year}年{month}月{number}日是星期{right}，文中为星期{match['w']}"
            here = Span(match.start(), match.end("d") + 1)
            yield Relation("date", here, (), "inconsistent" if wrong else "consistent", words)


def _another_weekday(text: str, span: Span, match: re.Match[str]) -> Iterator[Relation]:
    """The second day of 2024年5月18日（星期六）至19日（星期日）."""
    head = text[max(span.start, match.start() - 30) : match.start()].rpartition("。")[2]
    named = _MONTH_BEFORE.findall(head)
    if not named or not head[-2:].strip("至、和到—").endswith(("日", "）")):
        return
    year, month, day = int(named[-1][0]), int(named[-1][1]), int(match["d"])
    if 1 <= day <= almanac.days(year, month):
        right = _WEEKDAYS[date(year, month, day).weekday()]
        words = f"{year}年{month}月{day}日是星期{right}，文中为星期{match['w']}"
        verdict: Verdict = "consistent" if match["w"].replace("天", "日") == right else "inconsistent"
        yield Relation("date", Span(match.start(), match.end("w")), (), verdict, words)


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


def _seasons(text: str, span: Span) -> Iterator[Relation]:
    """第三季度（7—9月）, 上半年（1至6月）, 1—10月即前十个月."""
    for match in _QUARTER_END.finditer(text, *span):
        month = 3 * whole_number(match["quarter"])
        words = f"{match['name']}是{month}月底，文中为{match['m']}月"
        ended: Verdict = "consistent" if int(match["m"]) == month else "inconsistent"
        yield Relation("date", Span(match.start("m"), match.end("m") + 1), (Span(*match.span("name")),), ended, words)
    for match in [match for pattern in _SEASONS for match in pattern.finditer(text, *span)]:
        months = _months_of(match)
        told = (int(match["a"]), int(match["b"]))
        name = match["name"]
        words = f"{name}是{months[0]}至{months[1]}月，文中为{told[0]}至{told[1]}月"
        verdict: Verdict = "consistent" if told == months else "inconsistent"
        yield Relation("date", Span(match.start("a"), match.end("b") + 1), (Span(*match.span("name")),), verdict, words)


def _months_of(match: re.Match[str]) -> tuple[int, int]:
    """The first and the last month of a named part of the year."""
    if match["quarter"]:
        quarter = whole_number(match["quarter"])
        return 3 * quarter - 2, 3 * quarter
    if match["half"]:
        return (1, 6) if match["half"] == "上" else (7, 12)
    return 1, 3 * whole_number(match["first"]) if match["first"] else whole_number(match["months"])


def _days_of(text: str, span: Span) -> Iterator[Relation]:
    """2024年全年366天, 4月份30天: no month has more days than it has, and no year fewer."""
    for match in _DAYS_OF.finditer(text, *span):
        n = int(match["n"])
        if match["y"]:
            whole = 366 if almanac.days(int(match["y"]), 2) == _LEAP else 365
            if n < 365 or (not match["whole"] and n != 366):
                continue
            words, wrong = f"{match['y']}年全年{whole}天，文中为{n}天", n != whole
        else:
            longest = almanac.days(None, int(match["m"]))
            if not longest:
                continue
            words, wrong = f"{match['m']}月只有{longest}天，文中为{n}天", n > longest
        verdict: Verdict = "inconsistent" if wrong else "consistent"
        yield Relation("day", Span(match.start("n"), match.end("n") + 1), (), verdict, words)


def _overnight(text: str, span: Span) -> Iterator[Relation]:
    """6月18日20时至19日8时连续12小时."""
    for match in _OVERNIGHT.finditer(text, *span):
        days = _range(match, int(match["y"]) if match["y"] else None)
        n = whole_number(match["n"])
        if not days or n <= 0 or max(int(match["h"]), int(match["h2"])) > _MIDNIGHT:
            continue
        count = (days[1] - days[0]).days * _MIDNIGHT + int(match["h2"]) - int(match["h"])
        words = f"从{match['h']}时到{match['d2']}日{match['h2']}时是{count}小时，文中为{match['n']}小时"
        verdict: Verdict = "consistent" if abs(n - count) <= 1 else "inconsistent"
        here = Span(match.start("n"), match.end("unit"))
        yield Relation("date", here, (Span(match.start("m"), match.end("h2")),), verdict, words)


def _apart(text: str, span: Span) -> Iterator[Relation]:
    """9月15日（星期一）至21日（星期日): of whatever year, so many days are so many days of the week."""
    before: tuple[int, int, int, re.Match[str]] | None = None
    for match in _DAY_AND_WEEK.finditer(text, *span):
        month, number = int(match["m"] or 0), int(match["d"])
        if before and not month and "。" not in text[before[3].end() : match.start()]:
            month = before[0]
        if not 1 <= month <= 12 or not 1 <= number <= almanac.days(None, month):
            before = None
            continue
        week = _WEEKDAYS.index(match["w"].replace("天", "日"))
        if before and (before[0], month) != (2, 3) and 0 <= month - before[0] <= 1:
            between = text[before[3].end() : match.start()]
            passed = number - before[1] + (almanac.days(None, before[0]) if month > before[0] else 0)
            wrong = (week - before[2] - passed) % _DAYS_A_WEEK != 0
            if passed > 0 and not expression("[。；年]").search(between):
                words = f"{before[3][0]}之后{passed}天是星期{_WEEKDAYS[(before[2] + passed) % _DAYS_A_WEEK]}，文中为星期{match['w']}"
                verdict: Verdict = "inconsistent" if wrong else "consistent"
                yield Relation(
                    "date", Span(match.start("d"), match.end("w")), (Span(*before[3].span()),), verdict, words
                )
        before = (month, number, week, match)


def _recurring(text: str, span: Span) -> Iterator[Relation]:
    """每月第二个星期六…，于2024年10月12日举行: the dates of a sentence on what is held on one weekday."""
    for rule in [*_MONTHLY.finditer(text, *span), *_EVERY_WEEK.finditer(text, *span)]:
        end = text.find("。", rule.end(), span.end)
        sentence = Span(rule.end(), end if end >= 0 else span.end)
        if _MOVED.search(text, *sentence):
            continue
        nth = whole_number(rule["k"]) if "k" in rule.re.groupindex else 0
        for match in _FULL_DATE.finditer(text, *sentence):
            year, month, number = int(match["y"]), int(match["m"]), int(match["d"])
            if not 1 <= number <= almanac.days(year, month):
                continue
            weekday = _WEEKDAYS[date(year, month, number).weekday()]
            wrong = weekday != rule["w"].replace("天", "日") or (nth > 0 and (number + 6) // 7 != nth)
            which = f"{month}月第{(number + 6) // 7}个星期{weekday}" if nth else f"星期{weekday}"
            words = f"{match[0]}是{which}，文中为{rule[0]}"
            verdict: Verdict = "inconsistent" if wrong else "consistent"
            yield Relation("date", Span(*match.span()), (Span(*rule.span()),), verdict, words)


def _hours(text: str, span: Span) -> Iterator[Relation]:
    """9时至11时30分，历时2个半小时."""
    for match in _HOURS.finditer(text, *span):
        start, end = _minutes(match, ""), _minutes(match, "2")
        if "下午" in match["noon"] and end < _MIDNIGHT * 30:
            end += _MIDNIGHT * 30
        value = parse_number(match["n"])
        if value is None or end <= start or _REST.search(match[0]):
            continue
        half = match["half"] or match["half3"]
        claimed = float(value) * (1 if match["minutes"] else 60) + (30 if half else int(match["more"] or 0))
        lunch = start < _MIDNIGHT * 30 and end > _MIDNIGHT * 30 + 60 and 60 <= end - start - claimed <= 150
        if lunch:
            continue
        hours, minutes = divmod(end - start, 60)
        told = text[match.start("n") : match.end()]
        words = f"从{_clock(start)}到{_clock(end)}是{hours}小时{f'{minutes}分' if minutes else ''}，文中为{told}"
        here, ends = Span(match.start("n"), match.end()), Span(match.start(), match.start("between"))
        verdict: Verdict = "inconsistent" if abs(claimed - (end - start)) > 15 else "consistent"
        yield Relation("date", here, (ends,), verdict, words)


def _minutes(match: re.Match[str], which: str) -> int:
    """Minutes from midnight of one of the two times of day."""
    half = 30 if match["p" + which] else 0
    return int(match["h" + which]) * 60 + int(match["i" + which] or match["c" + which] or half)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}时" + (f"{minutes % 60}分" if minutes % 60 else "")
