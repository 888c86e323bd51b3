"""One name in two forms: a person, a body, a place, a quoted term or a title that is written otherwise once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from ..document import Document
from ..expression import expression
from ..finding import Edit, Match
from ..likeness import alike
from ..record import NamedTuple, dataclass
from ..text import HAN, Span
from .near import one_edit

_QUOTED = expression(r"“([^“”\n]{3,16})”")
_TITLE = expression(r"《([^《》\n]{3,60})》")
_PAIR = 2
_LONG_TITLE = 14
_SHORT_TITLE = 6
"""Titles shorter than this are only compared where the characters are alike."""
_KIND = expression(r"(.{6,})(意见|措施|办法|方案|规定|细则|规划|计划|纲要|要点|决定|规则|制度|条例)")
"""A title and the kind of document that it ends in."""
_SHORT_QUOTED = 4
_LONG_QUOTED = 6
_COUNTING = frozenset("百千万")
_COUNTED = expression(rf"([一二三四五六七八九十两])([大项个][{HAN}]{{3,}})")
"""A quoted name that begins with a number."""
_PERIOD = expression(r"((?:19|20)\d\d)(?:年)?[—～~\-–至]+((?:19|20)\d\d)年?")
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
_POST = expression(
    rf"(?:主席|书记|主任|市长|县长|区长|州长|省长|镇长|乡长|局长|处长|科长|部长|厅长|院长|检察长|校长|所长|秘书长|会长|董事长|"
    rf"经理|教授|委员|代表|同志|研究员|调研员|干事|队长|支书|法官|检察官|医生|老师|先生|女士)([{_SURNAMES}][{HAN}]{{2}})(?![{HAN}]{{0}}[市县区乡镇村])"
)
_TITLED = expression(
    rf"([{_SURNAMES}][{HAN}]{{2}})(同志|主席|书记|主任|市长|县长|区长|局长|处长|部长|厅长|院长|校长|所长|秘书长|会长|董事长|经理|教授|委员|老师|法官|检察官|医生|支书)"
)
"""A person and the title behind the name."""
_ACTIVITY = expression(r"“([^“”\n]{7,24})”(?:系列|主题|专题)?(?:活动|行动|工程|品牌|计划|项目)")
_JOINTS = frozenset("·、，-—－和与及")
"""What joins the parts of a name."""
_SITE = expression(
    r"(?<!公)(?<!铁)(?<!高速)(?<!线)(?:特大桥|大桥|水库|灌区|泵站|水电站|水厂|水利枢纽|船闸|林场|湿地公园|森林公园|体育公园|公园|文化广场|广场|大道|大街|隧道|立交|古镇|古城|"
    r"风景区|景区|湿地|码头|机场|火车站|车站|产业园|工业园|新城|新区|街道|社区|小区|花园|大厦|小学|中学|医院|学校|重工|集团|"
    r"股份有限公司|有限责任公司|有限公司|公司|股份|科技|实业|药业|纺织|机械|化工|电子|能源|材料|食品|酒业|生物|光电|钢铁|水泥|建材|"
    rf"置业|物流|传媒|文旅|农场|合作社|(?<!农)(?<!新)村(?!民|级|里|庄|企|务|规)|(?:河|江|湖|港|路|街)(?![{HAN}]?[长度边面办]))"
)
_SPOTS = expression(
    r"特?大桥|水库|(?:湿地|森林|体育)?公园|(?:文化)?广场|大道|大街|隧道|立交|古镇|风?景区|湿地|码头|街道|花园|大厦|[小中]学|村|路|街"
)
"""What is named by itself rather than described."""
_WORKS = expression(r"灌区|泵站|水电站|水厂|水利枢纽|船闸|林场")
"""What is mostly named after a place, of which there are others alike nearby."""
_ROADS = frozenset({"路", "街", "大道", "大街"})
_BEARINGS = frozenset("东西南北中一二三四五六七八九十")
"""What parts of one road differ in."""
_HOUSES = frozenset("家庄店营屯")
"""Behind the surname of those who live there: 李家沟, 王家沟."""
_NAME_SIZES = (2, 3, 4)
_BEFORE = expression(f"[{HAN}]+$")
_LONG_NAME = 3
"""From this length on before the suffix, names one unlike character apart are taken for one."""
_BODY = expression(r"局|委员会|办公室|中心|公司|集团|学院|大学|协会|联合会|研究院|开发区|指挥部|领导小组|专班")
_LONGEST_BODY = 14
_SHORTEST_BODY = 5
_MEETING = expression(rf"(全[省市县区州国][{HAN}]{{4,16}})(大会|会议|推进会|现场会|动员会|座谈会)")
"""A meeting that is named by what it is about."""
_CENTRE = expression(rf"((?<![{HAN}])[省市县区州][{HAN}]{{4,8}})(服务|管理|活动|交易|指导|救助|保障|监测)中心")
_LONG_BODY = expression(
    rf"(?<![城社地园])(?=([省市县区州旗][{HAN}]{{6,16}}?(?:局|委员会|办公室|中心|指挥部|领导小组|联合会|研究院|工作专班)))"
)
"""A body from the level it belongs to on, so long that hardly two differ in one character inside."""
_OF_MANY = expression(
    r"居民委员会|村民委员会|业主委员会|职工|(?<!城)[镇乡](?!村|镇)|(?<!乡)(?<!农)村|街道|社区|学校|公司|第[一二三四五六七八九十]"
)
"""Bodies of which there are many alike."""
_TRADES = frozenset("业产工")
"""Behind these a character tells one trade from another (农业, 林业)."""
_BEGUN = 3
"""Characters in which two names of one body at least begin alike."""
_AND = frozenset("和与及")
_LEVELS = frozenset("市乡镇村")
"""Characters in which two names of places differ, but hardly two bodies inside (城市建设, 城乡建设)."""
_CONTRASTS = expression(
    "[山水江河湖海溪泉花草风雨雷电霜雪日月星]{2}|[春夏秋冬]{2}|[农林牧渔工商学兵]{2}|[城乡村镇厂]{2}|[父母子女儿男老少幼青]{2}|[党政军民]{2}|[文武]{2}|[红绿蓝黄橙紫黑白青]{2}"
)
"""What names are set off from each other by, though the two make a word."""
_RESERVE = expression(
    rf"([{HAN}]{{3}})(国家级?(?:湿地公园|森林公园|地质公园|矿山公园|考古遗址公园|自然保护区|水利风景区|风景名胜区|旅游度假区))"
)
"""A reserve of national rank, of which there are hardly two whose names begin alike."""
_LANDMARKS = frozenset("山水江河湖海溪泉岭峰岛湾洲滩谷池潭荡原坪")
_NUMBERED = expression(
    rf"(?:《([^《》\n]+)》[（(]?)?([{HAN}]{{0,6}}[{HAN}][发函办字文规])[〔\[(（【](20\d\d)[〕\])）】](\d{{1,4}})号"
)
"""The number of a paper, and the title before it."""
_CODE = 3
"""Characters by which those who issue papers are told apart."""
_LETTERS_OF_WORDS = ((0, 2), (0, 3), (1, 2), (1, 3))
"""What a contraction keeps of two words of two characters."""
_SAYING = expression(
    r"(?:在[^，。；\n]{1,12}[时中]|代表[^，。；\n]{2,12})?(?:指出|强调|要求|表示|介绍|认为|提出|宣布|主持|传达|通报|率队|带队|一行|对此|说|作(?:了)?(?:讲话|报告|总结|部署|说明))"
)
"""What is told of a person who was named before."""
_DEFINED = expression(rf"(?:以下|下同|下)?(?:统称|简称)为?[:：]?[“《]([{HAN}]{{3,12}})[”》]")
"""An abbreviation and where it is defined."""
_NOT_NAMES = frozenset("省市县区州镇乡村省的和在为与行业是将等要")
_COMMON = 50
"""Above this count in the dictionary three characters are a word rather than a person."""
_RARE = 5
"""Up to this count in the dictionary a name is as good as unknown."""
_CHANGING = frozenset("一二三四五六七八九十百两上下前后新旧大小东西南北中省市县区乡镇村甲乙丙丁首次0123456789")
"""Characters in which two names may well differ."""


class Form(NamedTuple):
    """A form of a name and the places where it stands."""

    text: str
    places: list[Span]


@dataclass
class Name:
    """Flags the one place where a name departs from the form that stands twice or more."""

    of: Literal["quoted", "title", "person", "place", "body", "abbreviation", "number"]
    """What is named."""

    values: ClassVar[frozenset[str]] = frozenset({"right", "count"})

    @property
    def literals(self) -> Iterable[str]:
        return ()

    def matches(self, document: Document) -> Iterator[Match]:
        for odd, usual in _PAIRS[self.of](document):
            span = odd.places[0]
            values = {"right": usual.text, "count": str(len(usual.places))}
            yield Match(span, values, (Edit(span, usual.text),), (usual.places[0],))


def _forms(document: Document, pattern: re.Pattern[str], group: int = 1) -> dict[str, Form]:
    forms: dict[str, Form] = {}
    for match in pattern.finditer(document.folded):
        forms.setdefault(match[group], Form(match[group], [])).places.append(Span(*match.span(group)))
    return forms


def _rare_and_usual(forms: Iterable[Form]) -> Iterator[tuple[Form, Form]]:
    """Pairs of a form that stands once and one that stands twice or more, of one length or nearly so.

    They are found by what is left when one character is taken out, so the cost stays linear.
    """
    usual: dict[str, set[str]] = {}
    known = {form.text: form for form in forms}
    for form in known.values():
        if len(form.places) > 1:
            for rest in _rests(form.text):
                usual.setdefault(rest, set()).add(form.text)
    for form in known.values():
        if len(form.places) == 1:
            near = {text for rest in _rests(form.text) for text in usual.get(rest, ())} - {form.text}
            if len(near) == 1:
                yield form, known[near.pop()]


def _rests(text: str) -> set[str]:
    return {text, *(text[:index] + text[index + 1 :] for index in range(len(text)))}


def _changed(odd: Form, usual: Form) -> set[str]:
    """The characters in which two forms differ; empty where they may differ in them, or by more than one slip."""
    changed = one_edit(odd.text, usual.text)
    return set() if changed is None or changed & _CHANGING else set(changed)


def _alike(odd: Form, usual: Form) -> bool:
    """Whether the two differ in one character that is easily taken for the other."""
    differing = [pair for pair in zip(odd.text, usual.text, strict=False) if pair[0] != pair[1]]
    return len(odd.text) == len(usual.text) and len(differing) == 1 and alike(*differing[0])


def _quoted(document: Document) -> Iterator[tuple[Form, Form]]:
    """“邻里虹” beside “邻里红”; of unlike characters only where the same words follow."""
    for odd, usual in _rare_and_usual(_forms(document, _QUOTED).values()):
        changed = _changed(odd, usual)
        if (
            changed
            and not changed <= set("的地得和与、，之")
            and (
                _alike(odd, usual)
                or (
                    len(usual.text) > 3
                    and len(odd.text) == len(usual.text)
                    and _same_company(document, odd, usual)
                    and not _are_set_off(odd, usual)
                )
            )
        ) or (not changed and len(usual.text) >= _LONG_QUOTED and _counts_otherwise(document, odd, usual)):
            yield odd, usual
    yield from _once_otherwise(_forms(document, _QUOTED).values(), _COUNTED, 2)
    yield from _activities(document)
    yield from _campaigns(document)
    for odd, usual in _turned(_forms(document, _QUOTED).values(), _SHORT_QUOTED):
        if _same_company(document, odd, usual):
            yield odd, usual


def _campaigns(document: Document) -> Iterator[tuple[Form, Form]]:
    """“清源行动” beside two of “清泉行动”: one character put for another with which it makes a word, on the same matter."""
    for odd, usual in _rare_and_usual(_forms(document, _QUOTED).values()):
        if len(odd.text) < _SHORT_QUOTED or not _are_a_word(document, odd, usual):
            continue
        later = odd.places[0].start > usual.places[0].start
        if later and not _in_one_block(document, odd, usual) and _on_one_matter(document, odd, usual):
            yield odd, usual


def _are_set_off(odd: Form, usual: Form) -> bool:
    """Whether two short names of campaigns are set off from each other (“清风行动”, “清水行动”)."""
    ends = expression(r"..(?:行动|计划|工程)")
    short = ends.fullmatch(odd.text) is not None and ends.fullmatch(usual.text) is not None
    return short and _CONTRASTS.fullmatch(_one_pair(odd.text, usual.text)) is not None


def _are_a_word(document: Document, odd: Form, usual: Form) -> bool:
    """Whether two names differ in two characters that make a word together (清泉, 清源), and are not set off by them."""
    pair = _one_pair(odd.text, usual.text)
    if not pair or set(pair) & _CHANGING or _CONTRASTS.fullmatch(pair):
        return False
    return document.lexicon.count(pair) + document.lexicon.count(pair[::-1]) > _COMMON


def _one_pair(odd: str, usual: str) -> str:
    """The two characters in which two names of one length differ, empty where they differ in more."""
    pairs = [one + other for one, other in zip(odd, usual, strict=False) if one != other]
    return pairs[0] if len(odd) == len(usual) and len(pairs) == 1 else ""


def _on_one_matter(document: Document, odd: Form, usual: Form) -> bool:
    """Whether the paragraphs of two names share three characters in a row, the names left out."""
    about = [
        {run[at : at + 3] for run in expression(f"[{HAN}]{{3,}}").findall(text) for at in range(len(run) - 2)}
        for text in (
            _block_text(document, odd.places[0]).replace(odd.text, "\n"),
            "\n".join(_block_text(document, place) for place in usual.places).replace(usual.text, "\n"),
        )
    ]
    return not about[0].isdisjoint(about[1])


def _block_text(document: Document, place: Span) -> str:
    block = document.block_at(place.start).span
    return document.folded[block.start : block.end]


def _counts_otherwise(document: Document, odd: Form, usual: Form) -> bool:
    """Whether two long names differ in a numeral inside (百名局长进百企, 百名局长进万企) and keep the same company."""
    differing = [pair for pair in zip(odd.text, usual.text, strict=False) if pair[0] != pair[1]]
    numerals = len(odd.text) == len(usual.text) and len(differing) == 1 and set(differing[0]) <= _COUNTING
    return numerals and odd.text[0] == usual.text[0] and _same_company(document, odd, usual)


def _activities(document: Document) -> Iterator[tuple[Form, Form]]:
    """“市民看兰溪·爱湖山”系列活动 beside “市民看兰溪、看湖山”: begun and ended alike, joined otherwise; the later is the odd one."""
    begun: dict[tuple[str, str], Form] = {}
    for form in _forms(document, _ACTIVITY).values():
        first = begun.setdefault((form.text[:5], form.text[-2:]), form)
        middles = [set(text[5:-2]) & _JOINTS for text in (first.text, form.text)]
        if first is not form and len(first.text) == len(form.text) and middles[0] != middles[1]:
            yield form, first


def _once_otherwise(forms: Iterable[Form], pattern: re.Pattern[str], same: int) -> Iterator[tuple[Form, Form]]:
    """Forms that agree in the group *same* of *pattern* and in all but one other; one stands once, one twice or more."""
    groups: dict[str, list[Form]] = {}
    for form in forms:
        if match := pattern.fullmatch(form.text):
            groups.setdefault(match[same], []).append(form)
    for alike_forms in groups.values():
        if len(alike_forms) == 2:
            odd, usual = sorted(alike_forms, key=lambda form: len(form.places))
            if len(odd.places) == 1 < len(usual.places):
                yield odd, usual


def _same_company(document: Document, odd: Form, usual: Form, closed: int = 1) -> bool:
    """Whether both are followed, within a clause, by the same word, and never stand in one paragraph.

    *closed* is how many marks close the name.
    """
    text = document.folded
    if _in_one_block(document, odd, usual):
        return False
    after = text[odd.places[0].end + closed : odd.places[0].end + closed + 4]
    if not expression(f"[{HAN}]{{2}}").match(after):
        return False
    return any(after[:2] in text[place.end + closed : place.end + closed + 9] for place in usual.places)


def _in_one_block(document: Document, odd: Form, usual: Form) -> bool:
    odd_block = document.block_index(odd.places[0].start)
    return any(document.block_index(place.start) == odd_block for place in usual.places)


def _titles(document: Document) -> Iterator[tuple[Form, Form]]:
    """《…行动计划（2024—2027年）》 beside two of 2024—2026, and titles one slip apart."""
    forms = _forms(document, _TITLE)
    for odd, usual in _rare_and_usual(forms.values()):
        if len(odd.text) < _SHORT_TITLE and not (_changed(odd, usual) and _alike(odd, usual)):
            continue
        if _changed(odd, usual) - set("的和与及暂行试") and not _differs_at_first(odd, usual):
            yield odd, usual
    yield from _once_otherwise(forms.values(), _KIND, 1)
    yield from _turned(forms.values())
    yield from _periods(forms.values())
    yield from _widened(forms.values())
    yield from _contracted(document, forms.values())


def _periods(forms: Iterable[Form]) -> Iterator[tuple[Form, Form]]:
    """Titles that agree but for one end of their period."""
    by_name: dict[str, list[Form]] = {}
    for form in forms:
        if period := _PERIOD.search(form.text):
            for year in period.groups():
                by_name.setdefault(form.text[: period.start()] + year, []).append(form)
    for same in by_name.values():
        usual_forms = [form for form in same if len(form.places) > 1]
        if len(usual_forms) == 1:
            for form in same:
                if len(form.places) == 1 and _years(form) != _years(usual_forms[0]):
                    yield form, usual_forms[0]
        elif not usual_forms and len(same) == _PAIR and _years(same[0]) != _years(same[1]):
            yield same[1], same[0]  # neither prevails; the later one is taken for the odd one


def _widened(forms: Iterable[Form]) -> Iterator[tuple[Form, Form]]:
    """《关于加强和改进…的实施意见》 beside two of 《关于加强…的实施意见》: a long title with a few characters more inside."""
    by_ends: dict[tuple[str, str], list[Form]] = {}
    for form in forms:
        if len(form.text) >= _LONG_TITLE:
            by_ends.setdefault((form.text[:4], form.text[-8:]), []).append(form)
    for same in by_ends.values():
        if len(same) != _PAIR:
            continue
        odd, usual = sorted(same, key=lambda form: len(form.places))
        longer, shorter = sorted((odd.text, usual.text), key=len, reverse=True)
        start = next((at for at, pair in enumerate(zip(longer, shorter, strict=False)) if pair[0] != pair[1]), 0)
        more = longer[start : start + len(longer) - len(shorter)]
        inside = longer[start + len(more) :] == shorter[start:]
        if (
            len(odd.places) == 1 < len(usual.places)
            and inside
            and expression(rf"[和与及、][{HAN}]{{1,3}}|[{HAN}]{{1,3}}[和与及、]").fullmatch(more)
        ):
            yield odd, usual


def _contracted(document: Document, forms: Iterable[Form]) -> Iterator[tuple[Form, Form]]:
    """《关于加快发展智造的建议》 beside 《关于加快发展智能制造的建议》: two words of a title drawn together."""
    known = {form.text: form for form in forms}
    for form in known.values():
        if len(form.text) < _SHORT_TITLE + 4:
            continue
        for at in range(len(form.text) - 3):
            words = form.text[at : at + 4]
            if not (document.lexicon.count(words[:2]) and document.lexicon.count(words[2:])):
                continue
            for first, second in _LETTERS_OF_WORDS:
                short = known.get(form.text[:at] + words[first] + words[second] + form.text[at + 4 :])
                if short and len(short.places) == 1:
                    yield short, form
                elif short and len(form.places) == 1:
                    yield form, short


def _turned(forms: Iterable[Form], shortest: int = _SHORT_TITLE + 1) -> Iterator[tuple[Form, Form]]:
    """《促进民营经济壮大发展的若干措施》 beside two of 发展壮大: long titles of the same characters in another order."""
    groups: dict[str, list[Form]] = {}
    for form in forms:
        if len(form.text) >= shortest:
            groups.setdefault("".join(sorted(form.text)), []).append(form)
    for same in groups.values():
        if len(same) == 2:
            odd, usual = sorted(same, key=lambda form: len(form.places))
            if len(odd.places) == 1 < len(usual.places):
                yield odd, usual


def _years(form: Form) -> tuple[str, ...]:
    period = _PERIOD.search(form.text)
    return period.groups() if period else ()


def _differs_at_first(odd: Form, usual: Form) -> bool:
    return odd.text[:1] != usual.text[:1]


def _persons(document: Document) -> Iterator[tuple[Form, Form]]:
    """李文滔 beside 副局长李文涛: a name without a post of its own, one like character off."""
    named = _forms(document, _POST)
    text = document.folded
    for name in list(named):
        places = [match.start() for match in re.finditer(name, text)]
        if name[2] in _NOT_NAMES or document.lexicon.count(name) > _COMMON:
            continue
        usual = Form(name, [Span(place, place + 3) for place in places])
        for pattern in (name[0] + f"[{HAN}]" + name[2], name[:2] + f"[{HAN}]"):
            others = [match for match in re.finditer(pattern, text) if match[0] != name]
            for match in others:
                odd = Form(match[0], [Span(*match.span())])
                if match[0] in named or sum(other[0] == match[0] for other in others) > 1 or not _alike(odd, usual):
                    continue
                if len(places) == 1 and not (match.start() > places[0] and _is_told_of(document, match)):
                    continue
                if document.lexicon.bounded(text, Span(match.start(), match.end())):
                    yield odd, usual
    yield from _same_titles(document)


def _is_told_of(document: Document, name: re.Match[str]) -> bool:
    """Whether a sentence or a clause begins with a name, without a post, and tells what the person said or did."""
    text = document.folded
    begins = name.start() == 0 or text[name.start() - 1] in "。，；：\n"
    rare = document.lexicon.count(name[0]) <= _COMMON
    return begins and rare and _SAYING.match(text, name.end()) is not None


def _same_titles(document: Document) -> Iterator[tuple[Form, Form]]:
    """赵起航院长 beside 赵启航院长: two names one character apart with one title, in different paragraphs."""
    forms: dict[str, Form] = {}
    titles: dict[str, set[str]] = {}
    text = document.folded
    for match in _TITLED.finditer(text):
        if document.lexicon.count(match[1]) <= _RARE and document.lexicon.bounded(text, Span(*match.span(1))):
            forms[match[1]] = Form(match[1], [])
            titles.setdefault(match[1], set()).add(match[2])
    for name, form in forms.items():
        form.places.extend(Span(place.start(), place.end()) for place in re.finditer(name, text))
    for odd, usual in _rare_and_usual(forms.values()):
        start, end = odd.places[0]
        listed = "、" in text[start - 1 : start] + text[end : end + 4]
        named_alike = odd.text[0] == usual.text[0] and titles[odd.text] & titles[usual.text]
        if named_alike and not listed and not _in_one_block(document, odd, usual):
            yield odd, usual


def _places(document: Document) -> Iterator[tuple[Form, Form]]:
    """凤怡大桥 beside 凤仪大桥: a few characters before one suffix, one of them easily taken for the other; of unlike
    characters only in longer names."""
    text = document.folded
    sites = [
        (len(before[0]), match)
        for match in _SITE.finditer(text)
        if (before := _BEFORE.search(text, max(0, match.start() - _NAME_SIZES[-1]), match.start()))
    ]
    found: dict[int, tuple[Form, Form]] = {}
    for size in _NAME_SIZES:
        forms: dict[str, Form] = {}
        for length, match in sites:
            if length >= size:
                place = Span(match.start() - size, match.end())
                forms.setdefault(
                    text[place.start : place.end], Form(document.folded[place.start : place.end], [])
                ).places.append(place)
        for odd, usual in (*_rare_and_usual(forms.values()), *_other_roads(forms.values(), size)):
            same_stem = odd.text[:size] == usual.text[:size]
            unknown = same_stem or min(document.lexicon.count(form.text[:size]) for form in (odd, usual)) <= _RARE
            whole = all(_begins_word(document, form.places[0]) for form in (odd, usual))
            if unknown and whole and _is_one_place(document, odd, usual, size):
                found.setdefault(odd.places[0].end, (odd, usual))
    yield from found.values()
    yield from _reserves(document)


def _reserves(document: Document) -> Iterator[tuple[Form, Form]]:
    """青山河国家湿地公园 behind 青山湖国家湿地公园: two that are not listed beside each other; neither need prevail."""
    first: dict[tuple[str, str], Form] = {}
    for form in _forms(document, _RESERVE, 0).values():
        usual = first.setdefault((form.text[:2], form.text[3:]), form)
        ends = {form.text[2], usual.text[2]}
        between = document.folded[usual.places[0].end : form.places[0].start]
        listed = expression("[、和与及]").match(between) or len(between) < _PAIR
        slipped = len(ends) == _PAIR and (ends <= _LANDMARKS or alike(*ends))
        if slipped and not listed and len(form.places) == 1:
            yield form, usual


def _other_roads(forms: Iterable[Form], size: int) -> Iterator[tuple[Form, Form]]:
    """梧桐大街 beside two of 梧桐大道."""
    by_stem: dict[str, list[Form]] = {}
    for form in forms:
        if form.text[size:] in _ROADS:
            by_stem.setdefault(form.text[:size], []).append(form)
    for same in by_stem.values():
        if len(same) == _PAIR:
            odd, usual = sorted(same, key=lambda form: len(form.places))
            if len(odd.places) == 1 < len(usual.places):
                yield odd, usual


def _begins_word(document: Document, place: Span) -> bool:
    return any(word.start == place.start for word in document.lexicon.around(document.folded, place))


def _is_one_place(document: Document, odd: Form, usual: Form, size: int) -> bool:
    """Whether two names one character apart, of *size* characters before the suffix, are meant for one place."""
    if odd.text[:size] == usual.text[:size]:  # 青山小学 is no slip for 青山中学
        return {odd.text[size:], usual.text[size:]} <= _ROADS and _same_company(document, odd, usual, closed=0)
    if not _changed(odd, usual):
        return False
    if _alike(odd, usual):
        return True
    if len(odd.text) != len(usual.text) or size < _LONG_NAME or _in_one_block(document, odd, usual):
        return False
    stem, suffix = odd.text[:size], odd.text[size:]
    if _WORKS.fullmatch(suffix):
        return stem[0] == usual.text[0] and stem[-1] == usual.text[size - 1] and _are_a_word(document, odd, usual)
    if not _SPOTS.fullmatch(suffix):
        return False
    if suffix in _ROADS or stem[-1] in _BEARINGS:
        return _same_company(document, odd, usual, closed=0)
    return not (odd.text[0] != usual.text[0] and (stem[1] in _HOUSES or size == _LONG_NAME))


def _bodies(document: Document) -> Iterator[tuple[Form, Form]]:
    """市大数据管理发展局 beside 市大数据发展管理局: the same characters in another order."""
    forms: dict[tuple[str, str], dict[str, Form]] = {}
    run = expression(f"[{HAN}]{{0,{_LONGEST_BODY}}}$")
    for match in _BODY.finditer(document.folded):
        before = run.search(document.folded, max(0, match.start() - _LONGEST_BODY), match.start())
        for size in range(_SHORTEST_BODY, len(before[0]) + 1 if before else 0):
            place = Span(match.start() - size, match.end())
            text = document.folded[place.start : place.end]
            key = ("".join(sorted(text)), match[0])
            forms.setdefault(key, {}).setdefault(text, Form(text, [])).places.append(place)
    found: dict[int, tuple[Form, Form]] = {}
    for same in forms.values():
        usual = [form for form in same.values() if len(form.places) > 1]
        for odd in same.values():
            if len(usual) == 1 and len(odd.places) == 1 and _is_turned(odd.text, usual[0].text):
                found[odd.places[0].end] = (odd, usual[0])
    yield from found.values()
    yield from _centres(document)
    yield from _meetings(document)
    yield from _long_bodies(document)


def _long_bodies(document: Document) -> Iterator[tuple[Form, Form]]:
    """市住房和城市建设局 beside two of 市住房和城乡建设局; 与 beside 和 wherever it stands."""
    forms = {text: form for text, form in _forms(document, _LONG_BODY).items() if not _OF_MANY.search(text)}
    for odd, usual in _rare_and_usual(forms.values()):
        pair = _one_pair(odd.text, usual.text)
        at = next((at for at, one in enumerate(odd.text) if one != usual.text[at : at + 1]), 0)
        if not pair or set(pair) & _CHANGING - _LEVELS or set(pair) <= _AND or at < _BEGUN:
            continue
        if odd.text[at + 1] not in _TRADES and not _in_one_block(document, odd, usual):
            yield odd, usual
    for text, form in forms.items():
        for joint in "与及":
            usual_form = forms.get(text.replace(joint, "和", 1))
            if usual_form and usual_form is not form and len(form.places) <= len(usual_form.places):
                yield Form(text, form.places[:1]), usual_form


def _meetings(document: Document) -> Iterator[tuple[Form, Form]]:
    """全市推进高质量发展大会 beside 全市推动高质量发展大会."""
    for odd, usual in _rare_and_usual(_forms(document, _MEETING, 0).values()):
        if _changed(odd, usual) and len(odd.text) == len(usual.text) and not _in_one_block(document, odd, usual):
            yield odd, usual


def _is_turned(odd: str, usual: str) -> bool:
    """Whether two names of the same characters begin alike, or have the parts beside 和 turned round."""
    if odd[:1] == usual[:1]:
        return True
    match = expression(f"([{HAN}]{{3,}})和([{HAN}]{{3,}})(委员会|局|办公室)").fullmatch(odd)
    return match is not None and usual == f"{match[2]}和{match[1]}{match[3]}"


def _centres(document: Document) -> Iterator[tuple[Form, Form]]:
    """市妇女儿童服务中心 beside two of 市妇女儿童活动中心: one word of the long name of a centre."""
    groups: dict[str, dict[str, Form]] = {}
    for match in _CENTRE.finditer(document.folded):
        forms = groups.setdefault(match[1], {})
        forms.setdefault(match[0], Form(match[0], [])).places.append(Span(*match.span()))
    for same in groups.values():
        if len(same) == 2:
            odd, usual = sorted(same.values(), key=lambda form: len(form.places))
            blocks = [document.block_index(place.start) for place in (*odd.places, *usual.places)]
            if len(odd.places) == 1 < len(usual.places) and blocks.count(blocks[0]) == 1:
                yield odd, usual


def _abbreviations(document: Document) -> Iterator[tuple[Form, Form]]:
    """市创文办 beside （以下简称“市创闻办”）: what an abbreviation is defined as, and is written otherwise later."""
    text = document.folded
    quoted = _forms(document, _QUOTED)
    for match in _DEFINED.finditer(text):
        short = match[1]
        usual = Form(short, [Span(place.start(), place.end()) for place in re.finditer(re.escape(short), text)])
        inexact = "|".join(short[:index] + f"[{HAN}]" + short[index + 1 :] for index in range(len(short)))
        forms: dict[str, Form] = {}
        for other in re.finditer(inexact, text[match.end() :]):
            if other[0] != short:
                start = match.end() + other.start()
                forms.setdefault(other[0], Form(other[0], [])).places.append(Span(start, start + len(short)))
        for odd in forms.values():
            said = odd.text in quoted and len(short) >= _SHORT_QUOTED
            slipped = len(odd.places) == 1 and _changed(odd, usual) and (_alike(odd, usual) or said)
            if slipped and document.lexicon.bounded(text, odd.places[0]):
                yield odd, usual


def _numbers(document: Document) -> Iterator[tuple[Form, Form]]:
    """〔2024〕71号 beside two of 〔2024〕17号: figures changed round, or another year, where no title tells papers apart;
    or another number of that year behind the same title."""
    papers: dict[tuple[str, str, str], list[re.Match[str]]] = {}
    for match in _NUMBERED.finditer(document.folded):
        papers.setdefault((match[2][-_CODE:], match[3], match[4]), []).append(match)
    for key, odd in papers.items():
        for other, usual in papers.items():
            if len(odd) == 1 and other[0] == key[0] and other != key and _is_one_paper(odd[0], usual):
                span = Span(odd[0].start(3) - 1, odd[0].end())
                places = [Span(match.start(3) - 1, match.end()) for match in usual]
                yield Form(document.slice(span), [span]), Form(document.slice(places[0]), places)


def _is_one_paper(odd: re.Match[str], usual: list[re.Match[str]]) -> bool:
    """Whether a number is meant for that of *usual*."""
    first = usual[0]
    titles = {match[1] for match in usual if match[1]}
    if odd[1]:
        one_part = odd[3] == first[3] or odd[4] == first[4]
        return odd[1] in titles and one_part and odd.start() > first.start()
    turned = odd[3] == first[3] and sorted(odd[4]) == sorted(first[4])
    other_year = odd[4] == first[4] and len(odd[4]) > 1
    return len(usual) > 1 and (turned or other_year)


_PAIRS = {
    "quoted": _quoted,
    "title": _titles,
    "person": _persons,
    "place": _places,
    "body": _bodies,
    "abbreviation": _abbreviations,
    "number": _numbers,
}
