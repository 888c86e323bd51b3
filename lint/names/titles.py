"""Titles of papers in two forms: a word, an order, a period, a contraction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..document import Document
from ..expression import expression
from ..text import HAN
from .form import Form, changed_in, forms_of, is_alike, once_otherwise, rare_and_usual, turned

_TITLE = expression(r"《([^《》\n]{3,60})》")
_PAIR = 2
_LONG_TITLE = 14
_SHORT_TITLE = 6
"""Titles shorter than this are only compared where the characters are alike."""
_KIND = expression(r"(.{6,})(意见|措施|办法|方案|规定|细则|规划|计划|纲要|要点|决定|规则|制度|条例)")
"""A title and the kind of document that it ends in."""
_PERIOD = expression(r"((?:19|20)\d\d)(?:年)?[—～~\-–至]+((?:19|20)\d\d)年?")
_LETTERS_OF_WORDS = ((0, 2), (0, 3), (1, 2), (1, 3))
"""What a contraction keeps of two words of two characters."""


def titles(document: Document) -> Iterator[tuple[Form, Form]]:
    """《…行动计划（2024—2027年）》 beside two of 2024—2026, and titles one slip apart."""
    forms = forms_of(document, _TITLE)
    for odd, usual in rare_and_usual(forms.values()):
        if len(odd.text) < _SHORT_TITLE and not (changed_in(odd, usual) and is_alike(odd, usual)):
            continue
        if changed_in(odd, usual) - set("的和与及暂行试") and not _differs_at_first(odd, usual):
            yield odd, usual
    yield from once_otherwise(forms.values(), _KIND, 1)
    yield from turned(forms.values(), _SHORT_TITLE + 1)
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


def _years(form: Form) -> tuple[str, ...]:
    period = _PERIOD.search(form.text)
    return period.groups() if period else ()


def _differs_at_first(odd: Form, usual: Form) -> bool:
    return odd.text[:1] != usual.text[:1]
