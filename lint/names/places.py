"""Places in two forms: bridges, roads, parks, works, firms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..document import Document
from ..expression import expression
from ..likeness import alike
from ..text import HAN, Span
from .form import RARE, Form, are_a_word, changed_in, forms_of, in_one_block, is_alike, rare_and_usual, same_company

_PAIR = 2
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
_RESERVE = expression(
    rf"([{HAN}]{{3}})(国家级?(?:湿地公园|森林公园|地质公园|矿山公园|考古遗址公园|自然保护区|水利风景区|风景名胜区|旅游度假区))"
)
"""A reserve of national rank, of which there are hardly two whose names begin alike."""
_LANDMARKS = frozenset("山水江河湖海溪泉岭峰岛湾洲滩谷池潭荡原坪")


def places(document: Document) -> Iterator[tuple[Form, Form]]:
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
        for odd, usual in (*rare_and_usual(forms.values()), *_other_roads(forms.values(), size)):
            same_stem = odd.text[:size] == usual.text[:size]
            unknown = same_stem or min(document.lexicon.count(form.text[:size]) for form in (odd, usual)) <= RARE
            whole = all(_begins_word(document, form.places[0]) for form in (odd, usual))
            if unknown and whole and _is_one_place(document, odd, usual, size):
                found.setdefault(odd.places[0].end, (odd, usual))
    yield from found.values()
    yield from _reserves(document)


def _reserves(document: Document) -> Iterator[tuple[Form, Form]]:
    """青山河国家湿地公园 behind 青山湖国家湿地公园: two that are not listed beside each other; neither need prevail."""
    first: dict[tuple[str, str], Form] = {}
    for form in forms_of(document, _RESERVE, 0).values():
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
        return {odd.text[size:], usual.text[size:]} <= _ROADS and same_company(document, odd, usual, closed=0)
    if not changed_in(odd, usual):
        return False
    if is_alike(odd, usual):
        return True
    if len(odd.text) != len(usual.text) or size < _LONG_NAME or in_one_block(document, odd, usual):
        return False
    stem, suffix = odd.text[:size], odd.text[size:]
    if _WORKS.fullmatch(suffix):
        return stem[0] == usual.text[0] and stem[-1] == usual.text[size - 1] and are_a_word(document, odd, usual)
    if not _SPOTS.fullmatch(suffix):
        return False
    if suffix in _ROADS or stem[-1] in _BEARINGS:
        return same_company(document, odd, usual, closed=0)
    return not (odd.text[0] != usual.text[0] and (stem[1] in _HOUSES or size == _LONG_NAME))
