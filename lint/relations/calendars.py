"""Years and the calendar: N年来（y1—y2年）, 周年, “十四五”收官之年, 十九届八中全会."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from .. import almanac
from ..document import Document
from ..expression import expression
from ..numeral import whole_number
from ..text import Span
from .dated import dated
from .relation import Kind, Relation, statement

_N = r"[0-9]{1,3}|[一二两三四五六七八九十百]{1,5}"
_Y = r"[12][0-9]{3}"
_DASH = r"[—–~～\-]{1,2}|至|到"
_SPAN_IN_BRACKETS = expression(
    rf"(?<![0-9第十百])(?P<run>连续|近|前|头|首)?(?P<n>{_N})(?:个)?(?P<unit>年度?|周年)(?P<of>[^，。；（0-9年]{{0,10}})(?:[（(](?:即)?|，即|：)(?P<a>{_Y})年?(?:{_DASH})(?P<b>{_Y})年?(?:底|末)?(?:[）)]|(?=[，。；]))"
)
_PLANNED = expression(r"(?:行动|攻坚|规划|计划|方案|纲要|任务|周期)[”》]?$")
"""What runs for whole years, so that both ends count: 三年行动方案（2023—2025年）."""
_FOR_A_PLAN = expression(r"(?:规划|执行|行动|攻坚)(?:周期|期限|期)?(?:限)?(?:为|是|共)?$")
_FOR_YEARS = expression(r"(?:规划|实施|执行|行动|建设)(?:期限?|周期)(?:为|是|：)?(?:自|从)?$")
"""Words before the first and the last year of what runs for whole years."""
_NAMED_BEFORE = 12
_USING = expression(
    rf"(?:计划|规划|方案|行动|纲要)[》”]?[（(](?P<a>{_Y})年?(?:{_DASH})(?P<b>{_Y})年?[）)][》”]?[^。；0-9]{{0,16}}(?:用|确定的|，)(?P<n>{_N})年(?:(?:左右)?(?:的)?时间|目标|任务|规划)"
)
_LAPSE = expression(
    rf"(?:时隔|相隔|(?P<left>还有|仅有|只有|仅剩|只剩|还剩|尚有|剩下|剩余|仅余)(?:短短|整整)?)(?P<n>{_N})年(?![级度内后前以])"
)
_AHEAD = expression(r"距今|距离?|到[12][0-9]{3}年|现在|目前")
_BOTH = 2
_RUNNING = expression(
    rf"(?<![0-9])(?P<a>{_Y})年?(?:{_DASH})(?P<b>{_Y})年(?:期间)?，[^。；，0-9]{{0,12}}(?:已|已经|均)?连续(?P<n>{_N})(?:个)?年度?(?!以上)"
)
_YEARLY = expression(
    rf"(?<![0-9])(?P<a>{_Y})年?(?:{_DASH})(?P<b>{_Y})年?(?:底|末)?(?:期间)?[，]?[^。；，0-9]{{0,12}}?(?:连续|共|累计|已|先后)+(?:成功)?(?:举办|举行|召开|开展|评选|发布)了?(?P<n>{_N})(?:届|次|期)"
)
"""2019年至2024年已连续举办六届, where the sentence says that there is one a year."""
_CROWNED = expression(
    rf"(?<![0-9])(?P<a>{_Y})年?(?:{_DASH})(?P<b>{_Y})年，?(?:每年|年年|连年|连续)[^。；]{{0,24}}?[“”]?(?P<n>[二三四五六七八九十])连(?:冠|优|胜|创|获)"
)
"""2020年至2024年每年均获评优秀，实现“五连冠”."""
_ONCE_A_YEAR = expression(r"(?:一年|每年|年年)(?:举办|举行|召开|开展|评选|发布)?[一1](?:届|次|期|度)")
_PAUSED = expression(r"除|疫情|停办|暂停|未举办|隔年|延期|中断一|首届|第[一二三四五六七八九十0-9]+届")
_PERIOD = expression(
    rf"(?P<name>(?:(?:规划|实施|建设|服务|租赁|合作|协议|合同|试点|创建|改革|运营|委托|计划|执行|行动)?(?:期限?|周期)|第?[一二三](?=期)期(?:工程|建设|项目)?))(?:限)?(?:为|是|自|从|：)*(?P<a>{_Y})年?(?:{_DASH})(?P<b>{_Y})年?[^。；]{{0,40}}?(?P=name)?(?:共|共计|总计|合计|为期)(?P<n>{_N})年"
)
_LISTED_YEARS = expression(
    rf"(?P<n>{_N})(?:个)?年度?[^，。；（]{{0,8}}(?:[（(]|，?即|，分别[是为])(?P<list>{_Y}年?(?:[、，和]{_Y}年?(?:度(?=[）)，。；]))?){{1,20}})(?:[）)]|(?=[，。；]))"
)
_LISTED_TIMES = expression(
    rf"(?:连续|先后|已|曾|共)(?P<n>[两二三四五六七八九十])(?P<unit>次|届|度|轮)[（(](?P<list>{_Y}年?(?:[、，和]{_Y}年?){{1,9}})[）)]"
)
"""连续三次（2016年、2019年、2022年）被评为…: a year for each time."""
_SPAN_BEFORE = expression(
    rf"(?P<a>{_Y})年?(?:{_DASH})(?P<b>{_Y})年(?:底|末)?(?:这|的|，|）|\)|(?P<plan>“十[一二三四五]五”)(?:规划)?|期间|时期|我[市县区省])*(?P<how>共|计|连续|为期|时间跨度)?(?P<n>{_N})(?P<unit>个年度|个年份|年(?![级前内后底末]))"
)
_LISTED_BEFORE = expression(
    rf"(?P<list>{_Y}年?(?:[、和]{_Y}年?){{1,20}})[，]?(?:这|共|等|连续|已连续|均|都)*(?P<n>{_N})(?:个)?(?:年(?:度|(?!级))|届|次(?!日))"
)
_STARTED = expression(
    rf"(?:自|从|于)?(?<![0-9])(?P<a>{_Y})年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?[^，。；0-9]{{0,14}}?(?:以来|成立|设立|创办|创建|启动|换届|组建|建立|开园|开馆|投产|起步|批准|实施|开工|动工|奠基|建院|建校|建厂|建馆|建成(?!功)|开放|开通|通车|挂牌|入驻|运行|投用|投入使用|开业|签订|签署|签约|结对|获批|入选|起)(?:开放|运营|运行)?(?:后|之后|以来|至今)?"
)
_UNTIL = expression(
    rf"(?:到|至|截至|截止|今年即|今年（|，|；|。|^)(?P<y>{_Y})年(?!(?:[0-9]{{1,2}}月)?[^，。；]{{0,8}}(?:以来|成立|设立|起))"
)
_PASSED = expression(
    rf"(?:已|已经)?(?:走过|历经|历时|经历|度过|开展|坚持|持续|连续举办|举办|有|已(?:经)?[\u4e00-\u9fff]{{2,6}}?)了?(?:整整|满)?(?P<n>{_N})(?:年(?![级前内底末度])|个春秋|载)|(?<![0-9第])(?P<n2>{_N})年(?=来|间|的?历程|风雨|(?:如一日|磨一剑|不懈|努力|奋斗|坚守|坚持|砥砺|耕耘|深耕|接续|接力|持续|连续|实践|探索|建设|发展|奋进|奋战|积淀|辛勤|春秋|[\u4e00-\u9fff]{{4}}、[\u4e00-\u9fff]{{4}})|行动|攻坚)"
)
_SINCE = expression(
    rf"(?:自|从|于)?(?P<a>{_Y})年(?:[0-9]{{1,2}}月)?[^，。；0-9]{{0,10}}(?:以来|开始|启动|创办|成立|设立|创建|起)(?:[^。；0-9]{{0,14}}?(?P<n>{_N})年(?:来|间|多来)|(?:的|，(?:已)?连续|已连续)(?P<n2>{_N})年(?![级度以前内底]))|(?:始建|建|建成|成立|创建|创办)于(?P<a2>{_Y})年，距今(?:已)?(?:有)?(?P<n3>{_N})年(?!以)"
)
_FOUNDED = expression(
    rf"(?:成立|创建|创办|建立|建校|建院|设立|始建|组建|诞生|创刊|建成|建市|挂牌|开馆|建党|通车|开通|投产|启动|发起|缔结|落成|揭牌|创立|建县|设县|撤县设市|解放|建厂|建馆|建园|命名)于(?P<a>{_Y})年|(?P<a2>{_Y})年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?[^，。；0-9]{{0,6}}(?:成立|创建(?!成功)|创办|建立|建校|建院|设立|组建|诞生|创刊|始建|发起|创立|缔结|结为|结好|落成|建成(?!功)|通车|投产|开馆|开园|揭牌|建厂|建馆|建市|设市|命名)"
)
_ANNIVERSARY = expression(rf"(?P<n>{_N})周年")
_JUBILEE = expression(rf"(?:建[校院馆厂社会站所市县区园]|创[办刊立建]|开馆|通车|结好)(?P<n>{_N})周年")
"""Not 建党, 建军, 建国 or 建政, whose years the almanac knows."""
_NEARBY = 120
_JUBILEE_AT_LEAST = 5
_NAMED_SINCE = expression(
    rf"(?:自|从|于)?(?<![0-9])(?P<a>{_Y})年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?(?:正式|经[^，。；]{{0,8}}|获批)?(?P<deed>[\u4e00-\u9fff]{{2,8}}?)(?:以来|起|至今|后|，|、)[^。；]{{0,60}}?(?P=deed)(?P<n>{_N})周年"
)
"""What was done in a year, and the anniversary of just that: 1998年撤县设区以来，… 2024年迎来撤县设区26周年."""
_DUE = expression(
    rf"(?P<a>{_Y})年(?P<m>[0-9]{{1,2}}月|[底末初])?[^。；0-9]{{0,40}}?(?<![第0-9])(?P<n>[二两三四五六七八九十2-9]|1[0-9])年(?:的)?(?P<what>过渡期|试点期|合同期|服务期|合作期|协议期|租期|任期|保护期|建设期|帮扶期|运营期|有效期|规划期|聘期|禁捕期|禁渔期|期限)[^。；0-9]{{0,24}}?(?:至|到|于|为)(?P<b>{_Y})年(?P<m2>[0-9]{{1,2}}月|[底末初])?(?:结束|届满|到期|期满|为止|止|终止)"
)
"""2020年底…五年过渡期…至2025年底结束."""
_BOND = expression(
    rf"(?P<a>{_Y})年(?P<m>[0-9]{{1,2}}月)?[^。；0-9]{{0,12}}(?:发行|签订|签署|办理|存入|发放|取得)[^。；0-9]{{0,8}}(?P<n>[1-9][0-9]?|[二三五七十]{{1,3}})年期[^。；]{{0,50}}?(?:至|到|于|将在)(?P<b>{_Y})年(?P<m2>[0-9]{{1,2}}月)?[^。；0-9]{{0,4}}(?:到期|偿还|兑付|还本|届满|结束)"
)
"""2024年6月发行10年期债券，…，至2034年6月到期."""
_YEAR = expression(rf"(?P<y>{_Y})年")
_PLAN = expression(r"[“\"](?P<plan>(?:[一二三四六七八九]|十[一二三四五六]?)五)[”\"]")
_PHASE = expression(
    r"(?:规划)?(?:的)?(?:全面|实施的?)?(?P<phase>开局|收官|起步|谋篇布局|谋划|承上启下|中期|决胜|第[一二三四五]年)"
)
_OF_THE_YEAR = expression(rf"之?年?(?:的|——|（|，即|，也就是)(?P<y>{_Y})年(?![初底末前后]?以|至|到|—)")
"""“十四五”收官之年的2025年, “十四五”开局之年（2021年）."""
_PLENUM = expression(r"(?<![届第])(?P<n>十[一二三四五六七八九]|二十)届(?P<m>[一二三四五六七八九十]{1,2})中全会")
_CONGRESS = expression(r"(?:党的|中共|学习贯彻|贯彻)(?P<n>十[一二三四五六七八九]|二十[一二三四五]?)大(?!会|型|力)")
_HELD = expression(
    rf"(?P<when>(?P<y>{_Y})年(?:(?P<month>[0-9]{{1,2}})月)?)(?:[0-9]{{1,2}}日(?:至[0-9]{{1,2}}日)?)?(?:在[^，。；0-9]{{1,6}})?(?:胜利)?(?:召开|举行|闭幕)的(?:中国共产党|中共|党的)?(?:第)?(?P<event>(?P<n>十[一二三四五六七八九]|二十)(?:届(?P<m>[一二三四五六七八九])中全会|大(?![会型力])))"
)
_FUTURE = expression(r"将|即|迎|筹备|召开在即|待|拟|计划|预计|前夕|之前|以前|前召开|准备|喜迎")


def relations(document: Document) -> Iterator[Relation]:
    """Every statement of the prose on years that the calendar can prove or disprove."""
    year = document.derive(own_year)
    text = document.derive(dated)
    for block in document.prose:
        if block.span.length < 4:
            continue
        for found in (
            _spans(text, block.span), _yearly(text, block.span), _terms(text, block.span), _lapses(text, block.span, year), _elapsed(text, block.span), _since(text, block.span, year), _founded(text, block.span), _due(text, block.span), _named_since(text, block.span),
            _anniversaries(text, block.span, year), _plans(text, block.span), _plenums(text, block.span), _held(text, block.span),
        ):  # fmt: skip
            yield from found
    yield from _jubilees(document, year)


def own_year(document: Document) -> int | None:
    """The year of a document: as configured, else that of its own date line or title; None where neither says it."""
    if document.date:
        return int(document.date[:4]) if document.date[:4].isdecimal() else None
    for block in document.blocks[:6]:
        if block.span.length > 40:
            break
        line = document.derive(dated)[block.span.start : block.span.end]
        if match := expression(
            r"(20[0-9]{2})年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日"
        ).search(line):
            return int(match[1])
    reported = expression(r"报告日期：?(20[0-9]{2})年").search(document.folded[-400:] + document.folded[:400])
    return int(reported[1]) if reported else None


def _relation(kind: Kind, claimed: Span, operands: Sequence[Span], words: str, *, wrong: bool) -> Relation:
    return Relation(kind, claimed, tuple(operands), "inconsistent" if wrong else "consistent", words)


def _spans(text: str, span: Span) -> Iterator[Relation]:
    for match in _SPAN_IN_BRACKETS.finditer(text, *span):
        n, a, b = whole_number(match["n"]), int(match["a"]), int(match["b"])
        if n <= 0 or b <= a:
            continue
        if match["unit"] == "周年":
            words = f"{a}至{b}年是{b - a}周年，文中为{match['n']}周年"
            yield _relation(
                "years", Span(*match.span("n")), [Span(match.start("a"), match.end("b"))], words, wrong=n != b - a
            )
            continue
        head = text[max(span.start, match.start() - _NAMED_BEFORE) : match.start()]
        planned = _PLANNED.search(match["of"]) or _FOR_A_PLAN.search(head) or _plan(head, a, b, n)
        strict = bool(match["run"]) or match["unit"] == "年度" or bool(planned)
        allowed = {b - a + 1} if strict else {b - a, b - a + 1}
        words = f"{a}至{b}年共{b - a + 1}年，文中为{match['n']}{match['unit']}"
        yield _relation(
            "years", Span(*match.span("n")), [Span(match.start("a"), match.end("b"))], words, wrong=n not in allowed
        )
    for pattern in (_LISTED_YEARS, _LISTED_BEFORE):
        for match in pattern.finditer(text, *span):
            years = expression(_Y).findall(match["list"])
            n = whole_number(match["n"])
            words = f"列出了{len(years)}个年份，文中为{match['n']}年"
            running = text.endswith("连续", 0, match.start("n")) and "（" in match[0]
            pair = len(years) == _BOTH and not match[0].endswith("年度") and not running
            if n > 0 and not pair:
                yield _relation(
                    "years", Span(*match.span("n")), [Span(*match.span("list"))], words, wrong=n != len(years)
                )
    for match in _LISTED_TIMES.finditer(text, *span):
        years = expression(_Y).findall(match["list"])
        words = f"列出了{len(years)}个年份，文中为{match['n']}{match['unit']}"
        wrong = whole_number(match["n"]) != len(years)
        yield _relation(
            "years", Span(match.start("n"), match.end("unit")), [Span(*match.span("list"))], words, wrong=wrong
        )
    for match in _SPAN_BEFORE.finditer(text, *span):
        n, a, b = whole_number(match["n"]), int(match["a"]), int(match["b"])
        if n <= 0 or b <= a:
            continue
        head = text[max(span.start, match.start() - _NAMED_BEFORE) : match.start()]
        strict = (
            match["unit"] != "年"
            or match["how"] == "连续"
            or _FOR_YEARS.search(head)
            or _plan(match["plan"] or head, a, b, n)
        )
        words = f"{a}至{b}年共{b - a + 1}个年度，文中为{match['n']}{match['unit']}"
        wrong = n not in ({b - a + 1} if strict else {b - a, b - a + 1})
        yield _relation("years", Span(*match.span("n")), [Span(match.start("a"), match.end("b"))], words, wrong=wrong)


def _yearly(text: str, span: Span) -> Iterator[Relation]:
    """一年一届的…自2019年至2024年已连续举办六届: both years count."""
    for match in _YEARLY.finditer(text, *span):
        start, stop = statement(text, span, Span(*match.span()))
        n, count = whole_number(match["n"]), int(match["b"]) - int(match["a"]) + 1
        if not _ONCE_A_YEAR.search(text, start, stop) or _PAUSED.search(text, start, stop) or n <= 0 or count < 2:
            continue
        words = f"{match['a']}年至{match['b']}年一年一次共{count}次，文中为{match['n']}次"
        ends = [Span(*match.span("a")), Span(*match.span("b"))]
        yield _relation("years", Span(match.start("n"), match.end()), ends, words, wrong=n != count)


def _plan(head: str, a: int, b: int, n: int) -> bool:
    """Whether a five-year plan is named before years that it begins with, so that both ends count."""
    first, last = almanac.PLANS.get(head.rpartition("“")[2].partition("”")[0], (0, 0))
    return a == first and b <= last and n <= last - first + 1


def _terms(text: str, span: Span) -> Iterator[Relation]:
    """规划期为2021年至2035年，共15年; 2021年至2024年，已连续四年."""
    for pattern in (_PERIOD, _RUNNING, _USING, _CROWNED):
        for match in pattern.finditer(text, *span):
            n, count = whole_number(match["n"]), int(match["b"]) - int(match["a"]) + 1
            if n <= 0 or count <= 1:
                continue
            words = f"{match['a']}年至{match['b']}年共{count}年，文中为{match['n']}年"
            here = Span(match.start("n"), match.end("n") + 1)
            loose = pattern is _PERIOD and not expression("规划|实施|执行|行动|[一二三]期").search(match["name"])
            allowed = {count, count - 1} if loose else {count}
            ends = [Span(*match.span("a")), Span(*match.span("b"))]
            yield _relation("years", here, ends, words, wrong=n not in allowed)


def _lapses(text: str, span: Span, own: int | None) -> Iterator[Relation]:
    """…于2013年，2025年…，时隔十二年; 到2035年，距今（2025年）还有十年: the only two years of the sentence."""
    for match in _LAPSE.finditer(text, *span):
        start, stop = statement(text, span, Span(*match.span()))
        years = sorted({int(year["y"]) for year in _YEAR.finditer(text, start, match.start())})
        if len(years) < _BOTH:
            years = sorted({int(year["y"]) for year in _YEAR.finditer(text, start, stop)})
        if len(years) == 1 and match["left"] and own and expression("距今|现在|距离?").search(text, start, match.end()):
            years = sorted({own, *years})
        n = whole_number(match["n"])
        if len(years) != _BOTH or n <= 0 or (match["left"] and not _AHEAD.search(text, start, stop)):
            continue
        passed = years[1] - years[0]
        words = f"{years[0]}年至{years[1]}年相隔{passed}年，文中为{match['n']}年"
        allowed = {passed, passed + 1} if match["left"] else {passed} if passed <= _BOTH else {passed - 1, passed}
        here = Span(*match.span("n" if match["left"] else 0))
        yield _relation("years", here, [], words, wrong=n not in allowed)


def _elapsed(text: str, span: Span) -> Iterator[Relation]:
    """自2006年建馆以来，走过了十八年，到2024年底…: a start, an end and the years between in one sentence."""
    for match in _STARTED.finditer(text, *span):
        stop = statement(text, span, Span(*match.span())).end
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
        if passed["n2"] and text[passed.end()] in "来间" and not expression("自|从|以来|起|至今|开始").search(match[0]):
            continue  # N年来 up to now, not since that deed
        n, start = whole_number(told), int(match["a"])
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


def _since(text: str, span: Span, year: int | None) -> Iterator[Relation]:
    for match in _SINCE.finditer(text, *span):
        group = next(name for name in ("n", "n2", "n3") if match[name])
        since = "a" if match["a"] else "a2"
        n, a = whole_number(match[group]), int(match[since])
        if year is None or n <= 0 or a > year:
            continue
        words = f"{a}年至{year}年为{year - a}年，文中为{match[group]}年"
        yield _relation(
            "since",
            Span(*match.span(group)),
            [Span(*match.span(since))],
            words,
            wrong=n > year - a + 1 or (n < year - a - 1 and "连续" not in match[0]),
        )


def _founded(text: str, span: Span) -> Iterator[Relation]:
    """成立于a年，b年…N周年."""
    for found in _FOUNDED.finditer(text, *span):
        group = "a" if found["a"] else "a2"
        start = int(found[group])
        stop = statement(text, span, Span(*found.span())).end
        reach = min(stop, found.end() + 60)
        passed = [match for match in _PASSED.finditer(text, found.end(), reach) if match["n"] not in {None, "一", "1"}]
        for match in [*_ANNIVERSARY.finditer(text, found.end(), reach), *passed[:1]]:
            exact = "周年" in match[0]
            years = list(_YEAR.finditer(text, found.end(), match.start()))
            years = years or list(expression(rf"截[至止](?P<y>{_Y})年").finditer(text, match.end(), match.end() + 16))
            if len(years) != 1:
                continue
            n, then = whole_number(match["n"]), int(years[0]["y"])
            words = f"{then}−{start}={then - start}，文中为{text[match.start('n') : match.end()]}"
            yield _relation(
                "years",
                Span(*match.span("n")),
                [Span(*found.span(group)), Span(*years[0].span("y"))],
                words,
                wrong=not then - start <= n <= then - start + (0 if exact else 1),
            )


def _named_since(text: str, span: Span) -> Iterator[Relation]:
    """自1998年撤县设区以来，2024年迎来撤县设区26周年."""
    for match in _NAMED_SINCE.finditer(text, *span):
        years = {int(year["y"]) for year in _YEAR.finditer(text, match.end("a") + 1, match.start("n"))}
        if len(years) != 1:
            continue
        then, start, n = years.pop(), int(match["a"]), whole_number(match["n"])
        words = f"{then}−{start}={then - start}，文中为{match['n']}周年"
        yield _relation("years", Span(*match.span("n")), [Span(*match.span("a"))], words, wrong=n != then - start)


def _due(text: str, span: Span) -> Iterator[Relation]:
    """2020年底脱贫，五年过渡期至2025年底结束: both ends told alike, so that the term lies between them."""
    for match in _BOND.finditer(text, *span):
        n, passed = whole_number(match["n"]), int(match["b"]) - int(match["a"])
        words = f"{match['a']}年发行{match['n']}年期，应在{int(match['a']) + n}年到期，文中为{match['b']}年"
        here = Span(match.start("b"), match.end("b") + 1)
        yield _relation("years", here, [Span(*match.span("a")), Span(*match.span("n"))], words, wrong=n != passed)
    for match in _DUE.finditer(text, *span):
        n, passed = whole_number(match["n"]), int(match["b"]) - int(match["a"])
        alike = match["m"] and match["m2"] and (match["m"] == match["m2"] or not match["m"][0].isdecimal())
        words = f"{match['a']}年至{match['b']}年相隔{passed}年，文中为{match['n']}年"
        allowed = {passed} if alike else {passed, passed + 1}
        here = Span(match.start("b"), match.end("b") + 1)
        if n > 0 and passed > 0:
            yield _relation("years", here, [Span(*match.span("n"))], words, wrong=n not in allowed)


def _anniversaries(text: str, span: Span, year: int | None) -> Iterator[Relation]:
    for match in _ANNIVERSARY.finditer(text, *span):
        head = text[max(span.start, match.start() - 24) : match.start()]
        event = next((name for name in almanac.EVENTS if expression(f"{name}(?:的)?$").search(head)), None)
        n = whole_number(match["n"])
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


def _jubilees(document: Document, own: int | None) -> Iterator[Relation]:
    """建校25周年 in a heading, and the one year of the founding that the text below tells."""
    text = document.derive(dated)
    founded = [match for block in document.prose for match in _FOUNDED.finditer(text, *block.span)]
    if len(founded) != 1 or not (told := list(_JUBILEE.finditer(text))):
        return
    start = int(founded[0]["a"] or founded[0]["a2"])
    home = document.block_at(founded[0].start()).span
    until = {int(match["y"]) for match in _UNTIL.finditer(text, founded[0].end(), min(home.end, founded[0].end() + 40))}
    then = until.pop() if len(until) == 1 else own
    if then is None or then - start < _JUBILEE_AT_LEAST:
        return
    for match in told:
        block = document.block_at(match.start()).span
        near = 0 < home.start - block.end < _NEARBY
        if not near or _YEAR.search(text, max(block.start, match.start() - 40), match.start()):
            continue
        n = whole_number(match["n"])
        words = f"{then}−{start}={then - start}，文中为{match['n']}周年"
        operands = [Span(*founded[0].span("a" if founded[0]["a"] else "a2"))]
        wrong = not then - start - 1 <= n <= then - start + 1
        yield _relation("years", Span(*match.span("n")), operands, words, wrong=wrong)


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
        if (phase := _PHASE.match(tail)) and (year := _OF_THE_YEAR.match(tail, phase.end())):
            at = match.end()
            here = Span(at + year.start("y"), at + year.end())
            yield _in_phase(match, phase, int(year["y"]), here, first)
        elif phase:
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
    here = Span(max(span.start, start) + named[0].start(), max(span.start, start) + named[0].end())
    yield _in_phase(plan, phase, int(named[0]["y"]), here, first)


def _in_phase(plan: re.Match[str], phase: re.Match[str], year: int, here: Span, first: int) -> Relation:
    """Whether a year is the one in which a plan of five years stands in a phase."""
    allowed = almanac.PHASES[phase["phase"]]
    place = year - first + 1
    words = f"“{plan['plan']}”是{first}至{first + 4}年，{year}年不是它的{phase['phase']}之年"
    return Relation(
        "calendar", here, (Span(*plan.span()),), "consistent" if place in allowed else "inconsistent", words
    )


def _plenums(text: str, span: Span) -> Iterator[Relation]:
    for match in _PLENUM.finditer(text, *span):
        n, m = whole_number(match["n"]), whole_number(match["m"])
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
        yield from _before(text, span, match, almanac.CONGRESSES.get(whole_number(match["n"])), f"{match['n']}大")


def _held(text: str, span: Span) -> Iterator[Relation]:
    """2024年7月召开的党的二十届三中全会: the year, and the month where it is told."""
    for match in _HELD.finditer(text, *span):
        n = whole_number(match["n"])
        name = match["n"] + (f"届{match['m']}中全会" if match["m"] else "大")
        committee = almanac.PLENUMS.get(n)
        held = committee and committee.dates.get(whole_number(match["m"])) if match["m"] else almanac.CONGRESSES.get(n)
        if held:
            month = match["month"] and int(match["month"]) != held.month
            words = f"{name}于{held.year}年{held.month}月召开，文中为{match['when']}"
            wrong = int(match["y"]) != held.year or bool(month)
            yield _relation("calendar", Span(*match.span("when")), [Span(*match.span("event"))], words, wrong=wrong)


def _before(text: str, span: Span, match: re.Match[str], held: date | None, name: str) -> Iterator[Relation]:
    """An event spoken of as past at a date before it."""
    if held is None:
        return
    start = max((text.rfind(mark, span.start, match.start()) for mark in "。；"), default=-1) + 1
    head = text[max(start, span.start, match.start() - 40) : match.start()]
    told = list(expression(r"([12][0-9]{3})年(?:([0-9]{1,2})月)?").finditer(head))
    if not told or not expression(r"学习|贯彻|传达|落实|宣讲").search(head[told[-1].end() :]):
        return
    if _FUTURE.search(text[max(start, span.start) : match.end() + 12]):
        return
    year, month = int(told[-1][1]), int(told[-1][2] or 12)
    if not 1 <= month <= 12:
        return
    wrong = (year, month) < (held.year, held.month)
    words = f"{name}于{held.year}年{held.month}月召开，晚于文中的{told[-1][0]}"
    yield Relation("timing", Span(*match.span()), (), "inconsistent" if wrong else "consistent", words)
