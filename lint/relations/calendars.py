"""Years and the calendar: N年来（y1—y2年）, 周年, “十四五”收官之年, 十九届八中全会."""

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
_PLANNED = expression(r"(?:行动|攻坚|规划|计划|方案|纲要|任务|周期)[”》]?$")
"""What runs for whole years, so that both ends count: 三年行动方案（2023—2025年）."""
_EDITION = expression(
    rf"(?:自|从)?(?P<a>{_Y})年(?:[0-9]{{1,2}}月)?(?P<how>[^。；0-9]{{0,40}}?(?:每年(?:举办|召开|开展|组织|评选)?一[届次]|一年一[届次]|年年举办|逐年举办|每年举办|每年如期)[^。；0-9]{{0,24}}?)(?P<b>{_Y})年(?![^。；0-9]{{0,6}}(?:停办|因))[^。；0-9]{{0,14}}第(?P<n>{_N})届"
)
_LAPSE = expression(rf"时隔(?P<n>{_N})年")
_RUNNING = expression(
    rf"(?<![0-9])(?P<a>{_Y})年?(?:{_DASH})(?P<b>{_Y})年(?:期间)?，[^。；，0-9]{{0,12}}(?:已|已经|均)?连续(?P<n>{_N})(?:个)?年度?(?!以上)"
)
_PERIOD = expression(
    rf"(?P<name>(?:规划|实施|建设|服务|租赁|合作|协议|合同|试点|创建|改革|运营|委托|计划)?(?:期限?|周期))(?:限)?(?:为|是|自|从|：)*(?P<a>{_Y})年?(?:{_DASH})(?P<b>{_Y})年?[^。；]{{0,40}}?(?P=name)?(?:共|共计|总计|合计|为期)(?P<n>{_N})年"
)
_LISTED_YEARS = expression(
    rf"(?P<n>{_N})(?:个)?年度?[^，。；（]{{0,8}}[（(](?P<list>{_Y}年?(?:[、，和]{_Y}年?){{1,20}})[）)]"
)
_SPAN_BEFORE = expression(
    rf"(?P<a>{_Y})年?(?:{_DASH})(?P<b>{_Y})年(?:底|末)?(?:这|的|，|）|\)|期间|时期|我[市县区省])*(?P<how>共|计|连续|为期|时间跨度)?(?P<n>{_N})(?P<unit>个年度|个年份|年(?![级前内后底末]))"
)
_LISTED_BEFORE = expression(
    rf"(?P<list>{_Y}年?(?:[、和]{_Y}年?){{2,20}})[，]?(?:这|共|等|连续|已连续|均|都)*(?P<n>{_N})(?:个)?(?:年(?:度|(?!级))|届|次(?!日))"
)
_MONTHS = expression(
    rf"(?<![0-9第十百])(?P<n>{_N})(?P<unit>年|个月)(?P<half>半)?[（(，](?:自|从|即)?(?P<a>{_Y})年(?P<m>[0-9]{{1,2}})月(?P<d>[0-9]{{1,2}}日)?起?(?:{_DASH})(?P<b>{_Y})年(?P<k>[0-9]{{1,2}})月(?P<e>[0-9]{{1,2}}日)?(?:底|末)?[）)]?"
)
_MONTHS_BEFORE = expression(
    rf"(?P<a>{_Y})年(?P<m>[0-9]{{1,2}})月(?:[0-9]{{1,2}}日)?(?:{_DASH})(?P<b>{_Y})年(?P<k>[0-9]{{1,2}})月(?:底|末|[0-9]{{1,2}}日)?[）)]?[，]?(?:止，?)?(?:共计?|为期|期限为?|历时|任期|建设期|工期|跨度)(?P<n>{_N})(?P<unit>年|个月)(?P<half>半)?"
)
_STARTED = expression(
    rf"(?:自|从|于)?(?<![0-9])(?P<a>{_Y})年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?[^，。；0-9]{{0,14}}?(?:以来|成立|设立|创办|创建|启动|换届|组建|建立|开园|开馆|投产|起步|批准|实施|开工|动工|奠基|建院|建校|建厂|建馆|起)(?:后|之后|以来|至今)?"
)
_UNTIL = expression(
    rf"(?:到|至|截至|截止|今年即|今年（|，|；|。|^)(?P<y>{_Y})年(?!(?:[0-9]{{1,2}}月)?[^，。；]{{0,8}}(?:以来|成立|设立|起))"
)
_PASSED = expression(
    rf"(?:已|已经)?(?:走过|历经|历时|经历|度过|开展|坚持|持续|连续举办|举办|有)了?(?:整整)?(?P<n>{_N})(?:年(?![级前内底末度])|个春秋|载)|(?<![0-9第])(?P<n2>{_N})年(?=来|间|的?历程|风雨|砥砺|耕耘)"
)
_SINCE = expression(
    rf"(?:自|从|于)?(?P<a>{_Y})年(?:[0-9]{{1,2}}月)?[^，。；0-9]{{0,10}}(?:以来|开始|启动|创办|成立|设立|创建|起)[^。；0-9]{{0,14}}?(?P<n>{_N})年(?:来|间|多来)"
)
_FOUNDED = expression(
    rf"(?:成立|创建|创办|建立|建校|建院|设立|始建|组建|诞生|创刊|建成|建市|挂牌|开馆|建党|通车|开通|投产|启动|发起)于(?P<a>{_Y})年|(?P<a2>{_Y})年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?[^，。；0-9]{{0,6}}(?:成立|创建|创办|建立|建校|建院|设立|组建|诞生|创刊|始建|发起)"
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


def relations(document: Document) -> Iterator[Relation]:
    """Every statement of the prose on years that the calendar can prove or disprove."""
    year = document.derive(own_year)
    for block in document.prose:
        text = document.folded
        if block.span.length < 4:
            continue
        for found in (
            _spans(text, block.span), _editions(text, block.span), _lapses(text, block.span), _months(text, block.span), _elapsed(text, block.span), _since(text, block.span, year), _founded(text, block.span),
            _anniversaries(text, block.span, year), _plans(text, block.span), _plenums(text, block.span),
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
        if match := expression(r"(20[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日").search(line):
            return int(match[1])
    reported = expression(r"报告日期：?(20[0-9]{2})年").search(document.folded[-400:] + document.folded[:400])
    return int(reported[1]) if reported else None


def _number(numeral: str) -> int:
    value = parse_number(numeral)
    return -1 if value is None else int(value)


def _relation(kind: Kind, claimed: Span, operands: Sequence[Span], words: str, *, wrong: bool) -> Relation:
    return Relation(kind, claimed, tuple(operands), "inconsistent" if wrong else "consistent", words)


def _spans(text: str, span: Span) -> Iterator[Relation]:
    for match in _SPAN_IN_BRACKETS.finditer(text, *span):
        n, a, b = _number(match["n"]), int(match["a"]), int(match["b"])
        if n <= 0 or b <= a:
            continue
        if match["unit"] == "周年":
            words = f"{a}至{b}年是{b - a}周年，文中为{match['n']}周年"
            yield _relation(
                "years", Span(*match.span("n")), [Span(match.start("a"), match.end("b"))], words, wrong=n != b - a
            )
            continue
        strict = bool(match["run"]) or match["unit"] == "年度" or bool(_PLANNED.search(match["of"]))
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
        plan = almanac.PLANS.get(
            text[max(span.start, match.start() - 8) : match.start()].partition("“")[2].partition("”")[0]
        )
        strict = match["unit"] != "年" or match["how"] == "连续" or plan == (a, b)
        words = f"{a}至{b}年共{b - a + 1}个年度，文中为{match['n']}{match['unit']}"
        wrong = n not in ({b - a + 1} if strict else {b - a, b - a + 1})
        yield _relation("years", Span(*match.span("n")), [Span(match.start("a"), match.end("b"))], words, wrong=wrong)


def _editions(text: str, span: Span) -> Iterator[Relation]:
    """自2016年首届起每年一届，2025年举办第十届; 规划期为2021年至2035年，共15年."""
    for pattern in (_EDITION, _PERIOD, _RUNNING):
        for match in pattern.finditer(text, *span):
            n, count = _number(match["n"]), int(match["b"]) - int(match["a"]) + 1
            edition = pattern is _EDITION
            if (
                n <= 0
                or count <= 1
                or (
                    edition
                    and expression(
                        "中断(?<!从未中断)(?<!没有中断)(?<!未曾中断)(?<!不中断)|停办|除|疫情|两年|隔年|恢复|第[二三四五六]"
                    ).search(
                        match["how"],
                    )
                )
            ):
                continue
            unit = "届" if edition else "年"
            words = f"{match['a']}年至{match['b']}年共{count}{unit}，文中为{'第' if edition else ''}{match['n']}{unit}"
            here = Span(match.start("n") - edition, match.end("n") + 1)
            allowed = {count, count - 1} if pattern is _PERIOD else {count}
            yield _relation(
                "years", here, [Span(*match.span("a")), Span(*match.span("b"))], words, wrong=n not in allowed
            )


def _lapses(text: str, span: Span) -> Iterator[Relation]:
    """…于2013年，2025年…，时隔十二年: the only two years of the sentence."""
    for match in _LAPSE.finditer(text, *span):
        start = max([span.start, *(text.rfind(mark, span.start, match.start()) + 1 for mark in "。；")])
        years = sorted({int(year["y"]) for year in _YEAR.finditer(text, start, match.start())})
        n = _number(match["n"])
        if len(years) != 2 or n <= 0:
            continue
        passed = years[1] - years[0]
        words = f"{years[0]}年至{years[1]}年相隔{passed}年，文中为{match['n']}年"
        wrong = n not in {passed - 1, passed} or (n == passed - 1 and passed <= 2)
        yield _relation("years", Span(*match.span()), [], words, wrong=wrong)


def _elapsed(text: str, span: Span) -> Iterator[Relation]:
    """自2006年建馆以来，走过了十八年，到2024年底…: a start, an end and the years between in one sentence."""
    for match in _STARTED.finditer(text, *span):
        stop = min([span.end, *(at for mark in "。；" if (at := text.find(mark, match.end(), span.end)) >= 0)])
        reach = min(stop, match.end() + 80)
        ends = [
            int(end["y"]) for end in _UNTIL.finditer(text, match.start(), reach) if int(end["y"]) != int(match["a"])
        ]
        months = _months_between(match, text[match.end() : reach])
        passed = next(_PASSED.finditer(text, match.end(), reach), None)
        if (
            len(ends) != 1
            or passed is None
            or expression("近|约|余|多").search(text[passed.start() : passed.end() + 1])
        ):
            continue
        told = passed["n"] or passed["n2"]
        n, start = _number(told), int(match["a"])
        if n <= 1 or ends[0] <= start:
            continue
        words = f"{start}年至{ends[0]}年为{ends[0] - start}年，文中为{told}年"
        allowed = {ends[0] - start, ends[0] - start + 1} if months is None else {months // 12, -(-months // 12)}
        wrong = n not in allowed
        here = Span(*passed.span("n" if passed["n"] else "n2"))
        yield _relation("years", here, [Span(*match.span("a"))], words, wrong=wrong)


def _months_between(start: re.Match[str], behind: str) -> int | None:
    """The months from a start to the one other month that is printed behind it, where both are printed."""
    first = expression(r"年([0-9]{1,2})月").search(start[0])
    last = expression(r"([12][0-9]{3})年([0-9]{1,2})月").findall(behind)
    if not first or len(last) != 1:
        return None
    return (int(last[0][0]) - int(start["a"])) * 12 + int(last[0][1]) - int(first[1])


def _months(text: str, span: Span) -> Iterator[Relation]:
    """三年（2023年1月至2025年12月）: both months counted."""
    for pattern in (_MONTHS, _MONTHS_BEFORE):
        for match in pattern.finditer(text, *span):
            n, first, last = _number(match["n"]), int(match["m"]), int(match["k"])
            months = (int(match["b"]) - int(match["a"])) * 12 + last - first + 1
            if n <= 0 or months <= 1 or match["half"] or not (1 <= first <= 12 and 1 <= last <= 12):
                continue
            years = match["unit"] == "年"
            allowed = {months // 12, -(-(months - 1) // 12)} if years else {months - 1, months}
            words = f"{match['a']}年{first}月至{match['b']}年{last}月共{months}个月，文中为{match['n']}{match['unit']}"
            here = Span(*match.span("n"))
            yield _relation("years", here, [Span(match.start("a"), match.end("k"))], words, wrong=n not in allowed)


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
        reach = min(stop, found.end() + 60)
        passed = [match for match in _PASSED.finditer(text, found.end(), reach) if match["n"] not in {None, "一", "1"}]
        for match in [*_ANNIVERSARY.finditer(text, found.end(), reach), *passed[:1]]:
            exact = "周年" in match[0]
            years = list(_YEAR.finditer(text, found.end(), match.start()))
            if len(years) != 1:
                continue
            n, then = _number(match["n"]), int(years[0]["y"])
            words = f"{then}−{start}={then - start}，文中为{text[match.start('n') : match.end()]}"
            yield _relation(
                "years",
                Span(*match.span("n")),
                [Span(*found.span(group)), Span(*years[0].span("y"))],
                words,
                wrong=not then - start <= n <= then - start + (0 if exact else 1),
            )


def _anniversaries(text: str, span: Span, year: int | None) -> Iterator[Relation]:
    for match in _ANNIVERSARY.finditer(text, *span):
        head = text[max(span.start, match.start() - 24) : match.start()]
        event = next((name for name in almanac.EVENTS if expression(f"{name}(?:的)?$").search(head)), None)
        n = _number(match["n"])
        if event is None or n <= 0:
            continue
        founded = almanac.EVENTS[event]
        sentence = max(text.rfind(mark, span.start, match.start()) for mark in "。；") + 1
        clause = text[max(sentence, span.start, match.start() - 50) : match.start()]
        named = list(_YEAR.finditer(clause))
        if expression(r"和|及|、").search(head[-2:]) or len(named) > 1:
            continue
        if named and expression(r"即|是|为|，|迎来|恰逢|正值|：|隆重|庆祝|纪念|值").search(
            clause[named[0].end() :] + "，"
        ):
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
        if years := expression(rf"(?:时期|期间|规划|规划期|规划时期)?[（(]({_Y})年?(?:{_DASH})({_Y})年[）)]").match(
            tail
        ):
            wrong = (int(years[1]), int(years[2])) != (first, last)
            here = Span(match.end() + years.start(1), match.end() + years.end(2))
            words = f"“{match['plan']}”是{first}至{last}年，文中为{years[1]}至{years[2]}年"
            yield Relation("calendar", here, (Span(*match.span()),), "inconsistent" if wrong else "consistent", words)
        if phase := _PHASE.match(tail):
            yield from _phase(text, span, match, phase, first)


def _phase(text: str, span: Span, plan: re.Match[str], phase: re.Match[str], first: int) -> Iterator[Relation]:
    start = max((text.rfind(mark, span.start, plan.start()) for mark in "。；，"), default=-1) + 1
    if expression("(?:也|又|更|还|同时)是").match(
        text[max(span.start, start) : plan.start()]
    ):  # 2024年是…，也是“十四五”…
        start = max((text.rfind(mark, span.start, plan.start()) for mark in "。；"), default=-1) + 1
    head = text[max(span.start, start) : plan.start()]
    named = list(_YEAR.finditer(head))
    if len(named) != 1 or not expression(
        r"年(?:既)?(?:是|为|作为|系)(?:[^，。]{0,16}|[^。]{0,40}，(?:也|又|更|还|同时)是)$"
    ).search(head):
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
    dated = list(expression(r"([12][0-9]{3})年(?:([0-9]{1,2})月)?").finditer(head))
    if not dated or not expression(r"学习|贯彻|传达|落实|宣讲").search(head[dated[-1].end() :]):
        return
    if _FUTURE.search(text[max(start, span.start) : match.end() + 12]):
        return
    year, month = int(dated[-1][1]), int(dated[-1][2] or 12)
    if not 1 <= month <= 12:
        return
    wrong = (year, month) < (held.year, held.month)
    words = f"{name}于{held.year}年{held.month}月召开，晚于文中的{dated[-1][0]}"
    yield Relation("timing", Span(*match.span()), (), "inconsistent" if wrong else "consistent", words)
