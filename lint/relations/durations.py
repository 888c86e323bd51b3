"""How long something lasts against its two ends.

4月18日至27日，历时10天; 为期一周; 公示期5天（5月6日至10日）; 2022年3月开工、2024年9月竣工，历时两年半.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from .. import almanac
from ..document import Document
from ..expression import expression
from ..numeral import parse_number
from ..record import NamedTuple
from ..text import Span
from .dated import dated
from .relation import Relation, Verdict

_Y = r"[12][0-9]{3}"
_TO = r"[—–~～\-]{1,2}|持续至|持续到|延续至|延续到|至|到"
_WEEKDAY = r"(?:[（(](?:星期|周)[一二三四五六日天][）)])?"
_FIRST = rf"(?<![0-9.,])(?=[0-9])(?:(?P<y>{_Y})(?:年|(?={_TO})))?(?:(?P<m>[0-9]{{1,2}})(?:月份?|(?={_TO})))?(?:(?P<d>[0-9]{{1,2}})(?:[日号]|(?={_TO})))?"
_LAST = r"(?:(?P<y2>[12][0-9]{3})年)?(?:(?P<m2>[0-9]{1,2})月份?)?(?:(?P<d2>[0-9]{1,2})[日号])?"
_STRETCH = expression(
    rf"{_FIRST}{_WEEKDAY}(?:凌晨|上午|下午|晚)?(?:[0-9]{{1,2}}时)?(?:起|开始|启动|开幕|开班)?[，]?(?:一直)?(?:{_TO})(?=[0-9]){_LAST}{_WEEKDAY}(?:[0-9]{{1,2}}时)?(?:底|末)?(?:止|结束|闭幕)?(?:期间)?"
)
_BEGUN = r"开幕|开始|启动|开班|报到|开赛|开馆|召开|开工|动工|开建|奠基|入场|进场|立项|进驻|施工|受理|立案|启程|出发|起"
_ENDED = r"闭幕|结束|结业|收官|圆满|止|完成|完工|闭馆|离会|竣工|建成|通车|投产|蓄水|投用|投入使用|投入运行|验收|交付|封顶|贯通|撤离|撤展|办结|审结|闭会|返回|返程"
_DEEDS = expression(
    rf"{_FIRST}[^。；，0-9]{{0,10}}?(?:{_BEGUN})[^。；0-9]{{0,12}}?[，、；至][^。；0-9]{{0,8}}?(?=[0-9]){_LAST}[^。；，0-9]{{0,10}}?(?:{_ENDED})"
)
_CLAUSES = expression(
    rf"{_FIRST}{_WEEKDAY}[^。；，、0-9]{{0,12}}(?:，[^。；，0-9]{{0,6}}?|(?:{_TO}))(?=[0-9]){_LAST}{_WEEKDAY}[^。；，、0-9]{{0,12}}(?=，(?![^。；，0-9]{{0,8}}(?:实际|有效|工作|现场|集中|净))[^。；，0-9]{{0,8}}(?:历时|为期|时间共?计?|会期|展期|用时|耗时|前后共?|共计|长达|持续)[了约]?[0-9一二两三四五六七八九十])"
)
"""Two days in two clauses, whatever was done on them, and words behind that tell how long it took."""
_OVER_THE_YEAR = expression(
    r"(?:从|自)?(?:去年|上年|当年|同年)(?P<m>[0-9]{1,2})月(?:份|[底初])?起?(?:[—–~～\-]{1,2}|至|到)(?:今年|次年|翌年|第二年|本年)(?P<m2>[0-9]{1,2})月(?:份|[底初])?[^。；0-9]{0,16}?(?:历时|为期|共|持续|长达|前后|用时|历经)[了约]?(?P<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})个月"
)
_FULL = expression(
    rf"(?P<y>{_Y})年(?P<m>[0-9]{{1,2}})月[^。；0-9]{{0,14}}?，(?:到|至|截至|截止|截止到)(?P<y2>{_Y})年(?P<m2>[0-9]{{1,2}})月[底末]?，?[^。；，0-9]{{0,10}}?"
    r"(?P<full>满|整|走过|历经|运行|运营|已有)+了?(?P<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?:个?周年|年)(?![多余半来级度])"
)
"""2019年6月挂牌，到2024年6月运行满五年."""
_N = r"[0-9]{1,4}(?:\.[0-9])?|[一二两三四五六七八九十百]{1,5}"
_LENGTH = rf"(?:(?<![0-9.第一二两三四五六七八九十百])(?P<n>{_N})(?P<unit>个半月|年半|天半|个半天|个工作日|个?星期|个月|周(?![年岁一二三四五六日边期])|年(?![级度级前内后底末初中来])|(?:日历)?天|日(?![均常前内])|昼夜)|(?P<half>半年|半个月))(?![内后前半多余左上]|以上|以内|期间)"
_TERM = r"(?:公示|公告|报名|试用|见习|试运行|挂职|有效|质保|帮扶|驻村|禁渔|防火|服务|合作|合同|协议|建设|任|租|假)期(?:限)?[为是]?|(?:建设|施工|实施)周期[为是]?"
_LINK = rf"{_TERM}|为期|历时|会期|展期|工期|学制|行程|用时|耗时|历经|共计?|总共|总计|合计|持续|连续|前后|长达|时长|(?:期限|跨度)[为是]?|时间为|一连|举办|开展|进行|召开|举行|组织|安排|集中|利用|用"
_BEHIND = expression(
    rf"[）)]?[^。；0-9]{{0,16}}?(?P<link>{_LINK})(?:了|约|为|共)?(?:奋战|鏖战|苦干|作业|施工|展出|开放|走访|检查)?{_LENGTH}|(?:(?![0-9]{{1,2}}[月日])[^。；]){{0,40}}?(?P<link2>历时|为期|会期|工期){_LENGTH.replace('P<', 'P<b_')}|"
    rf"[）)]?(?:，?[（(，](?:共|即|共计|为期|历时|为|计)?|[的这]|){_LENGTH.replace('P<', 'P<c_')}(?P<close>[）)]|)"
)
_BEFORE = expression(
    rf"(?P<link>{_LINK})?(?:了|约|为|共)?{_LENGTH}(?P<of>[^。；0-9，（）]{{0,10}})(?P<mark>[（(]|，|：)(?:时间)?(?P<from>[即为从自]*)$"
)
_STRICT = frozenset({"共", "共计", "会期", "为期", "合计", "总计", "总共", ""})
"""Words behind which both ends are counted; of 历时 and 持续 the nights alone will do."""
_LASTING = frozenset({"为期", "会期", "展期"})
_HALF_DAYS = expression("下午|晚|上午闭幕|中午")
_PAUSED = expression("其间|期间因|中断|停工|暂停|停办|除|扣除|先后|分[两二三]|轮流|从[^，。；]{1,10}[到至]")
_LEFT = expression(r"(?:剩下?|余|尚有|还有|已|满|第|过)(?:了|约)?$")
_USING = expression(r"利用|用$|集中|安排")
_PARTLY = expression(r"分别|每|提前|推迟|延长|超过|不少于|各|再|已")
_AHEAD = 26
_BACK = 44
_DAYS_A_MONTH = Decimal("30.44")
_MONTHS_A_YEAR = 12
_CENTURY = 100
_BEGUN_YEAR = 4
"""Months beyond a number of years from which the next year may be counted as well."""
_MONTHS_OFF = Decimal("0.6")


class _Stretch(NamedTuple):
    """Two ends of a time, with what is printed of each."""

    span: Span
    first: tuple[int | None, int | None, int | None]
    last: tuple[int | None, int | None, int | None]
    deeds: bool
    """Whether it is told by what was begun and ended."""
    text: str


class _Length(NamedTuple):
    """A length of time as printed."""

    span: Span
    value: Decimal
    unit: str
    link: str
    text: str
    using: bool = False
    """Whether it is only a part of the stretch that is spent: 利用5天时间."""


def relations(document: Document) -> Iterator[Relation]:
    """Every length of time of the prose whose two ends stand beside it."""
    text = document.derive(dated)
    for block in document.prose:
        if block.span.length < 6:
            continue
        taken: set[int] = set()
        yield from _over_the_year(text, block.span)
        yield from _full_years(text, block.span)
        for pattern in (_DEEDS, _STRETCH, _CLAUSES):
            for match in pattern.finditer(text, *block.span):
                stretch = _stretch(match, deeds=pattern is not _STRETCH)
                length = _length(text, block.span, stretch) if stretch else None
                if pattern is _CLAUSES and not (match["d"] and match["d2"]):
                    continue
                if length and pattern is _CLAUSES and length.link not in _LASTING:
                    length = length._replace(link="历时")
                if stretch and length and (pattern is _DEEDS or length.span.start not in taken):
                    taken.add(length.span.start)
                    yield from _judged(text, stretch, length)


def _over_the_year(text: str, span: Span) -> Iterator[Relation]:
    """从去年10月到今年3月，历时六个月."""
    for match in _OVER_THE_YEAR.finditer(text, *span):
        first, last, n = int(match["m"]), int(match["m2"]), parse_number(match["n"])
        if not (1 <= first <= _MONTHS_A_YEAR and 1 <= last <= _MONTHS_A_YEAR):
            continue
        apart = _MONTHS_A_YEAR - first + last
        words = f"从{first}月到第二年{last}月共{apart + 1}个月，文中为{match['n']}个月"
        verdict: Verdict = "consistent" if n in {apart, apart + 1} else "inconsistent"
        here = Span(match.start("n"), match.end())
        yield Relation("date", here, (Span(match.start("m"), match.end("m2") + 1),), verdict, words)


def _full_years(text: str, span: Span) -> Iterator[Relation]:
    """2019年6月挂牌，到2024年6月运行满五年: the years that are full; where it is not said that they are, the one begun, too."""
    for match in _FULL.finditer(text, *span):
        first, last = (int(match["y"]), int(match["m"])), (int(match["y2"]), int(match["m2"]))
        months = (last[0] - first[0]) * _MONTHS_A_YEAR + last[1] - first[1]
        if months < _MONTHS_A_YEAR or not all(1 <= month <= _MONTHS_A_YEAR for _, month in (first, last)):
            continue
        n, years = parse_number(match["n"]), months // _MONTHS_A_YEAR
        begun = "满" not in match[0] and months % _MONTHS_A_YEAR >= _BEGUN_YEAR
        verdict: Verdict = "consistent" if n in {years, years + begun} else "inconsistent"
        words = f"{first[0]}年{first[1]}月到{last[0]}年{last[1]}月满{years}年，文中为{match['n']}年"
        here = Span(match.start("n"), match.end())
        yield Relation("date", here, (Span(match.start("y"), match.end("m2") + 1),), verdict, words)


def _stretch(match: re.Match[str], *, deeds: bool) -> _Stretch | None:
    """The two ends, what is understood of one taken from the other; None where they are no two points of time."""
    y, m, d, y2, m2, d2 = (int(match[name]) if match[name] else None for name in ("y", "m", "d", "y2", "m2", "d2"))
    if m is None and d2 is None and m2 is None and not (y and y2):
        return None
    if d2 is not None and d is None and m is not None and m2 is None:
        return None  # 6至10日: the month is not told
    if d is not None and m2 is None:
        m2 = m
    known = [(y, m, d), (y2 or (y if m2 else None), m2, d2)]
    if (d is None) != (d2 is None) or (m is None) != (m2 is None) or (y is None and y2 is not None and m is None):
        return None
    months = [month for _, month, _ in known if month is not None]
    if any(not 1 <= month <= _MONTHS_A_YEAR for month in months):
        return None
    first, last = known
    if y is None and y2 is not None:
        first = (y2, m, d)
    if first[0] is None and m is not None and m2 is not None and (m, d or 0) > (m2, d2 or 0):
        return None
    return _Stretch(Span(*match.span()), first, last, deeds, match[0])


def _length(text: str, block: Span, stretch: _Stretch) -> _Length | None:
    """The length that is told of a stretch, behind it or before it."""
    if (match := _BEHIND.match(text, stretch.span.end, min(block.end, stretch.span.end + _BACK))) is not None:
        prefix = "" if match["n"] or match["half"] else "b_" if match["b_n"] or match["b_half"] else "c_"
        between = text[stretch.span.end : match.start(prefix + "n" if match[prefix + "n"] else prefix + "half")]
        if not _PARTLY.search(between) and not _PAUSED.search(between):
            told = _told(match, prefix, match["link"] or match["link2"] or "")
            return told and told._replace(using=bool(_USING.search(between)))
        return None
    head = max(block.start, stretch.span.start - _AHEAD)
    match = _BEFORE.search(text[head : stretch.span.start])
    if match is None or (match["mark"] not in "（(" and not match["link"] and not match["from"]) or stretch.deeds:
        return None
    if _LEFT.search(text[block.start : head + match.start("n" if match["n"] else "half")][-4:]):
        return None
    told = _told(match, "", match["link"] or "")
    return told and told._replace(span=Span(told.span.start + head, told.span.end + head))


def _told(match: re.Match[str], prefix: str, link: str) -> _Length | None:
    if half := match[prefix + "half"]:
        unit = "年" if half == "半年" else "月"
        return _Length(Span(*match.span(prefix + "half")), Decimal("0.5"), unit, link, half)
    value_read = parse_number(match[prefix + "n"])
    unit = match[prefix + "unit"]
    if value_read is None or value_read <= 0 or (unit.startswith("年") and value_read > _CENTURY):
        return None
    value = value_read + (Decimal("0.5") if "半" in unit else 0)
    kind = next(name for name in ("工作日", "星期", "月", "周", "年", "天", "日", "昼夜") if name in unit)
    kind = {"星期": "周", "日": "天", "昼夜": "天"}.get(kind, kind)
    span = Span(match.start(prefix + "n"), match.end(prefix + "unit"))
    return _Length(span, value, kind, link, match[prefix + "n"] + unit)


def _judged(text: str, stretch: _Stretch, length: _Length) -> Iterator[Relation]:
    if stretch.first[2] is not None:
        found = _by_days(stretch, length)
    elif stretch.first[1] is not None:
        found = _by_months(text, stretch, length)
    else:
        found = None  # years: see calendars
    if found:
        wrong, words = found
        verdict: Verdict = "inconsistent" if wrong else "consistent"
        shown = f"{stretch.text.strip('，')}{words}，文中为{length.text}"
        yield Relation("date", length.span, (stretch.span,), verdict, shown)


def _by_days(stretch: _Stretch, length: _Length) -> tuple[bool, str] | None:
    (y, m, d), (y2, m2, d2) = stretch.first, stretch.last
    if m is None or m2 is None or d is None or d2 is None:
        return None
    if not (1 <= d <= almanac.days(y, m) and 1 <= d2 <= almanac.days(y2, m2)) or (not y and "2月29" in stretch.text):
        return None
    first, last = date(y or 2023, m, d), date(y2 or y or 2023, m2, d2)
    if first > last:
        return None
    count, value = (last - first).days + 1, length.value
    leap = 1 if not y and m <= 2 < m2 else 0
    words = f"共{count}天"
    if length.unit == "工作日" or length.using:
        return length.unit in {"工作日", "天"} and value > count, words
    if length.unit == "天":
        halved = (stretch.deeds and _HALF_DAYS.search(stretch.text)) or value != value.to_integral_value()
        least = count if length.link in _STRICT and not halved else count - 1
        return not least <= value <= count + leap, words
    if length.unit == "周":
        return not 7 * value - 2 - (value > 1) <= count <= 7 * value + 1, words
    months = count / _DAYS_A_MONTH
    wrong = (
        abs(months - value) > _MONTHS_OFF if length.unit == "月" else _years_wrong(round(months), round(months), value)
    )
    return wrong, words


def _by_months(text: str, stretch: _Stretch, length: _Length) -> tuple[bool, str] | None:
    (y, m, _), (y2, m2, _) = stretch.first, stretch.last
    if m is None or m2 is None:
        return None
    apart = ((y2 or 0) - (y or 0)) * _MONTHS_A_YEAR + m2 - m if y and y2 else m2 - m
    if apart < 1 or length.unit not in {"月", "年"}:
        return None
    both = apart + 1
    words = f"共{both}个月"
    if length.using:
        return length.unit == "月" and length.value > both, words
    if length.unit == "年" and expression(_TERM).fullmatch(length.link):
        return min(abs(length.value * _MONTHS_A_YEAR - months) for months in (apart, both)) > 1, words
    if length.unit == "年":
        return _years_wrong(apart, both, length.value), words
    close = not y and length.span.start - stretch.span.end in {0, 1} and text[stretch.span.end] not in "（("
    allowed = {both} if close and not length.link else {apart, both}
    if length.value != length.value.to_integral_value():
        return not apart - 1 < length.value < both + 1, words
    return length.value not in allowed, words


def _years_wrong(apart: int, both: int, value: Decimal) -> bool:
    """Whether so many months are not what is called *value* years: those that have begun, or those that are full."""
    if value != value.to_integral_value():
        return min(abs(value * _MONTHS_A_YEAR - months) for months in (apart, both)) > 3
    years, rest = divmod(apart, _MONTHS_A_YEAR)
    allowed = {years, years + 1} if rest >= (_BEGUN_YEAR if years else 2 * _BEGUN_YEAR) else {years}
    if both % _MONTHS_A_YEAR == 0:
        allowed.add(both // _MONTHS_A_YEAR)
    return value not in allowed
