"""Persons in two forms: a name one like character off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Document
from ..expression import expression
from ..text import HAN, Span
from .form import COMMON, RARE, Form, forms_of, in_one_block, is_alike, rare_and_usual, starts

_HAN_NAME = expression(f"[{HAN}]{{3}}")
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
_POST = expression(
    rf"(?:主席|书记|主任|市长|县长|区长|州长|省长|镇长|乡长|局长|处长|科长|部长|厅长|院长|检察长|校长|所长|秘书长|会长|董事长|"
    rf"经理|教授|委员|代表|同志|研究员|调研员|干事|队长|支书|法官|检察官|医生|老师|先生|女士)([{_SURNAMES}][{HAN}]{{2}})(?![{HAN}]{{0}}[市县区乡镇村])"
)
_TITLED = expression(
    rf"([{_SURNAMES}][{HAN}]{{2}})(同志|主席|书记|主任|市长|县长|区长|局长|处长|部长|厅长|院长|校长|所长|秘书长|会长|董事长|经理|教授|委员|老师|法官|检察官|医生|支书)"
)
"""A person and the title behind the name."""
_SAYING = expression(
    r"(?:在[^，。；\n]{1,12}[时中]|代表[^，。；\n]{2,12})?(?:指出|强调|要求|表示|介绍|认为|提出|宣布|主持|传达|通报|率队|带队|一行|对此|说|作(?:了)?(?:讲话|报告|总结|部署|说明))"
)
"""What is told of a person who was named before."""
_NOT_NAMES = frozenset("省市县区州镇乡村省的和在为与行业是将等要")


def persons(document: Document) -> Iterator[tuple[Form, Form]]:
    """李文滔 beside 副局长李文涛: a name without a post of its own, one like character off."""
    named = forms_of(document, _POST)
    text = document.folded
    for name in list(named):
        places = list(starts(text, name))
        if name[2] in _NOT_NAMES or document.lexicon.count(name) > COMMON:
            continue
        usual = Form(name, [Span(place, place + 3) for place in places])
        for kept in (2, 1):
            others = [_HAN_NAME.match(text, place) for place in starts(text, name[0])]
            alike = [other for other in others if other and other[0] != name and other[0][kept] == name[kept]]
            for match in alike:
                odd = Form(match[0], [Span(*match.span())])
                if match[0] in named or sum(other[0] == match[0] for other in alike) > 1 or not is_alike(odd, usual):
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
    rare = document.lexicon.count(name[0]) <= COMMON
    return begins and rare and _SAYING.match(text, name.end()) is not None


def _same_titles(document: Document) -> Iterator[tuple[Form, Form]]:
    """赵起航院长 beside 赵启航院长: two names one character apart with one title, in different paragraphs."""
    forms: dict[str, Form] = {}
    titles: dict[str, set[str]] = {}
    text = document.folded
    for match in _TITLED.finditer(text):
        if document.lexicon.count(match[1]) <= RARE and document.lexicon.bounded(text, Span(*match.span(1))):
            forms[match[1]] = Form(match[1], [])
            titles.setdefault(match[1], set()).add(match[2])
    for name, form in forms.items():
        form.places.extend(Span(place, place + len(name)) for place in starts(text, name))
    for odd, usual in rare_and_usual(forms.values()):
        start, end = odd.places[0]
        listed = "、" in text[start - 1 : start] + text[end : end + 4]
        named_alike = odd.text[0] == usual.text[0] and titles[odd.text] & titles[usual.text]
        if named_alike and not listed and not in_one_block(document, odd, usual):
            yield odd, usual
