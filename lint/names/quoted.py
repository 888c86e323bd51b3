"""Quoted names in two forms: campaigns, brands, activities."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..expression import expression
from ..text import HAN, Span
from .form import (
    CONTRASTS,
    QUOTED,
    SHORT_QUOTED,
    Form,
    are_a_word,
    changed_in,
    forms_of,
    in_one_block,
    is_alike,
    once_otherwise,
    one_pair,
    rare_and_usual,
    same_company,
    turned,
)

_LONG_QUOTED = 6
_COUNTING = frozenset("百千万")
_COUNTED = expression(rf"([一二三四五六七八九十两])([大项个][{HAN}]{{3,}})")
"""A quoted name that begins with a number."""
_ACTIVITY = expression(r"“([^“”\n]{7,24})”(?:系列|主题|专题)?(?:活动|行动|工程|品牌|计划|项目)")
_JOINTS = frozenset("·、，-—－和与及")
"""What joins the parts of a name."""


def quoted(document: Document) -> Iterator[tuple[Form, Form]]:
    """“邻里虹” beside “邻里红”; of unlike characters only where the same words follow."""
    for odd, usual in rare_and_usual(forms_of(document, QUOTED).values()):
        changed = changed_in(odd, usual)
        if (
            changed
            and not changed <= set("的地得和与、，之")
            and (
                is_alike(odd, usual)
                or (
                    len(usual.text) > 3
                    and len(odd.text) == len(usual.text)
                    and same_company(document, odd, usual)
                    and not _are_set_off(odd, usual)
                )
            )
        ) or (not changed and len(usual.text) >= _LONG_QUOTED and _counts_otherwise(document, odd, usual)):
            yield odd, usual
    yield from once_otherwise(forms_of(document, QUOTED).values(), _COUNTED, 2)
    yield from _activities(document)
    yield from _campaigns(document)
    for odd, usual in turned(forms_of(document, QUOTED).values(), SHORT_QUOTED):
        if same_company(document, odd, usual):
            yield odd, usual


def _campaigns(document: Document) -> Iterator[tuple[Form, Form]]:
    """“清源行动” beside two of “清泉行动”: one character put for another with which it makes a word, on the same matter."""
    for odd, usual in rare_and_usual(forms_of(document, QUOTED).values()):
        if len(odd.text) < SHORT_QUOTED or not are_a_word(document, odd, usual):
            continue
        later = odd.places[0].start > usual.places[0].start
        if later and not in_one_block(document, odd, usual) and _on_one_matter(document, odd, usual):
            yield odd, usual


def _are_set_off(odd: Form, usual: Form) -> bool:
    """Whether two short names of campaigns are set off from each other (“清风行动”, “清水行动”)."""
    ends = expression(r"..(?:行动|计划|工程)")
    short = ends.fullmatch(odd.text) is not None and ends.fullmatch(usual.text) is not None
    return short and CONTRASTS.fullmatch(one_pair(odd.text, usual.text)) is not None


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
    return numerals and odd.text[0] == usual.text[0] and same_company(document, odd, usual)


def _activities(document: Document) -> Iterator[tuple[Form, Form]]:
    """“市民看兰溪·爱湖山”系列活动 beside “市民看兰溪、看湖山”: begun and ended alike, joined otherwise; the later is the odd one."""
    begun: dict[tuple[str, str], Form] = {}
    for form in forms_of(document, _ACTIVITY).values():
        first = begun.setdefault((form.text[:5], form.text[-2:]), form)
        middles = [set(text[5:-2]) & _JOINTS for text in (first.text, form.text)]
        if first is not form and len(first.text) == len(form.text) and middles[0] != middles[1]:
            yield form, first
