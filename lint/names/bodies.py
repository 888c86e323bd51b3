"""Bodies and meetings in two forms: words turned round, one character inside a long name."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..expression import expression
from ..text import HAN, Span
from .form import CHANGING, Form, changed_in, forms_of, in_one_block, one_pair, rare_and_usual

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


def bodies(document: Document) -> Iterator[tuple[Form, Form]]:
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
    forms = {text: form for text, form in forms_of(document, _LONG_BODY).items() if not _OF_MANY.search(text)}
    for odd, usual in rare_and_usual(forms.values()):
        pair = one_pair(odd.text, usual.text)
        at = next((at for at, one in enumerate(odd.text) if one != usual.text[at : at + 1]), 0)
        if not pair or set(pair) & CHANGING - _LEVELS or set(pair) <= _AND or at < _BEGUN:
            continue
        if odd.text[at + 1] not in _TRADES and not in_one_block(document, odd, usual):
            yield odd, usual
    for text, form in forms.items():
        for joint in "与及":
            usual_form = forms.get(text.replace(joint, "和", 1))
            if usual_form and usual_form is not form and len(form.places) <= len(usual_form.places):
                yield Form(text, form.places[:1]), usual_form


def _meetings(document: Document) -> Iterator[tuple[Form, Form]]:
    """全市推进高质量发展大会 beside 全市推动高质量发展大会."""
    for odd, usual in rare_and_usual(forms_of(document, _MEETING, 0).values()):
        if changed_in(odd, usual) and len(odd.text) == len(usual.text) and not in_one_block(document, odd, usual):
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
