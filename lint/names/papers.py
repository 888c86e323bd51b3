"""What is defined or numbered once and written otherwise later: abbreviations, numbers of papers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Document
from ..expression import expression
from ..text import HAN, Span
from .form import QUOTED, SHORT_QUOTED, Form, changed_in, forms_of, is_alike, starts

_NUMBERED = expression(
    rf"(?:《([^《》\n]+)》[（(]?)?([{HAN}]{{0,6}}[{HAN}][发函办字文规])[〔\[(（【](20\d\d)[〕\])）】](\d{{1,4}})号"
)
"""The number of a paper, and the title before it."""
_CODE = 3
"""Characters by which those who issue papers are told apart."""
_DEFINED = expression(rf"(?:以下|下同|下)?(?:统称|简称)为?[:：]?[“《]([{HAN}]{{3,12}})[”》]")
"""An abbreviation and where it is defined."""


def abbreviations(document: Document) -> Iterator[tuple[Form, Form]]:
    """市创文办 beside （以下简称“市创闻办”）: what an abbreviation is defined as, and is written otherwise later."""
    text = document.folded
    quoted = forms_of(document, QUOTED)
    for match in _DEFINED.finditer(text):
        short = match[1]
        usual = Form(short, [Span(place, place + len(short)) for place in starts(text, short)])
        inexact = "|".join(short[:index] + f"[{HAN}]" + short[index + 1 :] for index in range(len(short)))
        forms: dict[str, Form] = {}
        for other in re.finditer(inexact, text[match.end() :]):
            if other[0] != short:
                start = match.end() + other.start()
                forms.setdefault(other[0], Form(other[0], [])).places.append(Span(start, start + len(short)))
        for odd in forms.values():
            said = odd.text in quoted and len(short) >= SHORT_QUOTED
            slipped = len(odd.places) == 1 and changed_in(odd, usual) and (is_alike(odd, usual) or said)
            if slipped and document.lexicon.bounded(text, odd.places[0]):
                yield odd, usual


def numbers(document: Document) -> Iterator[tuple[Form, Form]]:
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
