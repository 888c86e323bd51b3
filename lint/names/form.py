"""The forms in which a draft writes its names, and pairs of which one is a slip of the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..document import Document
from ..expression import expression
from ..likeness import alike
from ..record import NamedTuple
from ..slip import one_edit
from ..text import HAN, Span

QUOTED = expression(r"“([^“”\n]{3,16})”")
SHORT_QUOTED = 4
CONTRASTS = expression(
    "[山水江河湖海溪泉花草风雨雷电霜雪日月星]{2}|[春夏秋冬]{2}|[农林牧渔工商学兵]{2}|[城乡村镇厂]{2}|[父母子女儿男老少幼青]{2}|[党政军民]{2}|[文武]{2}|[红绿蓝黄橙紫黑白青]{2}"
)
"""What names are set off from each other by, though the two make a word."""
COMMON = 50
"""Above this count in the dictionary three characters are a word rather than a person."""
RARE = 5
"""Up to this count in the dictionary a name is as good as unknown."""
CHANGING = frozenset("一二三四五六七八九十百两上下前后新旧大小东西南北中省市县区乡镇村甲乙丙丁首次0123456789")
"""Characters in which two names may well differ."""


class Form(NamedTuple):
    """A form of a name and the places where it stands."""

    text: str
    places: list[Span]


def forms_of(document: Document, pattern: re.Pattern[str], group: int = 1) -> dict[str, Form]:
    """What *group* of *pattern* finds in the folded text, by its words."""
    forms: dict[str, Form] = {}
    for match in pattern.finditer(document.folded):
        forms.setdefault(match[group], Form(match[group], [])).places.append(Span(*match.span(group)))
    return forms


def rare_and_usual(forms: Iterable[Form]) -> Iterator[tuple[Form, Form]]:
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


def changed_in(odd: Form, usual: Form) -> set[str]:
    """The characters in which two forms differ; empty where they may differ in them, or by more than one slip."""
    changed = one_edit(odd.text, usual.text)
    return set() if changed is None or changed & CHANGING else set(changed)


def is_alike(odd: Form, usual: Form) -> bool:
    """Whether the two differ in one character that is easily taken for the other."""
    differing = [pair for pair in zip(odd.text, usual.text, strict=False) if pair[0] != pair[1]]
    return len(odd.text) == len(usual.text) and len(differing) == 1 and alike(*differing[0])


def are_a_word(document: Document, odd: Form, usual: Form) -> bool:
    """Whether two names differ in two characters that make a word together (清泉, 清源), and are not set off by them."""
    pair = one_pair(odd.text, usual.text)
    if not pair or set(pair) & CHANGING or CONTRASTS.fullmatch(pair):
        return False
    return document.lexicon.count(pair) + document.lexicon.count(pair[::-1]) > COMMON


def one_pair(odd: str, usual: str) -> str:
    """The two characters in which two names of one length differ, empty where they differ in more."""
    pairs = [one + other for one, other in zip(odd, usual, strict=False) if one != other]
    return pairs[0] if len(odd) == len(usual) and len(pairs) == 1 else ""


def once_otherwise(forms: Iterable[Form], pattern: re.Pattern[str], same: int) -> Iterator[tuple[Form, Form]]:
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


def same_company(document: Document, odd: Form, usual: Form, closed: int = 1) -> bool:
    """Whether both are followed, within a clause, by the same word, and never stand in one paragraph.

    *closed* is how many marks close the name.
    """
    text = document.folded
    if in_one_block(document, odd, usual):
        return False
    after = text[odd.places[0].end + closed : odd.places[0].end + closed + 4]
    if not expression(f"[{HAN}]{{2}}").match(after):
        return False
    return any(after[:2] in text[place.end + closed : place.end + closed + 9] for place in usual.places)


def in_one_block(document: Document, odd: Form, usual: Form) -> bool:
    """Whether both stand in one paragraph."""
    odd_block = document.block_index(odd.places[0].start)
    return any(document.block_index(place.start) == odd_block for place in usual.places)


def turned(forms: Iterable[Form], shortest: int) -> Iterator[tuple[Form, Form]]:
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


def starts(text: str, word: str) -> Iterator[int]:
    """Where *word* stands in *text*."""
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)
