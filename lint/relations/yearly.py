"""One indicator of one year with two figures: 2024年审结案件18,642件 … 在2024年审结16,842件案件的基础上.

The year is told in front of the figure, so that neither another year nor a plan can be meant; that the digits of the
two have changed places, and that the same words stand beside them, tells a slip from another indicator.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..expression import expression
from ..quantity import PERCENT
from .parts import COMPARING
from .passage import Figure, Passage
from .relation import Relation
from .restated import Stated, place_of, twice

_YEAR = expression(r"(?<![0-9—\-至到—])((?:19|20)[0-9]{2})年(?![来—\-至到初])")
_OTHERWISE = expression(
    r"年初|期初|增长|增加|减少|同比|增幅|降幅|其中|力争|目标|预计|计划|预期|预算|累计|比上年|较上年|上一?[年届次]|往年|去年|前年|明年|左右|不足"
    r"|争取|确保|季度|上半年|下半年|[0-9]{1,2}(?:月|日|—|-)|[一二三四五六七八九十]年来|以来|全国|平均|每|最|各(?!类|项)|分别|另|由|从|其他|提前|版|号|班"
)
_OTHER_TIME = expression(
    r"目标|计划|预计|预期|力争|季度|上半年|下半年|上年|去年|前年|明年|[上下]一?[年届]|往年|[0-9]年|[0-9]月|以来|全国"
)
"""Words by which a sentence that tells no year speaks of another."""
_RATE = expression(
    r"(?P<name>[\u4e00-\u9fff]{3,14}(?:率|比例|比重))(?:已?(?:为|是|达到?|降至|升至|提高到|提升到|下降到|上升到|保持在|控制在|稳定在))?$"
)
_LIGHT = expression(r"全[市县区省州国]|实现|完成了?|达到|基础|[全各本我共计总的了为达是有至类项以在将和]")
_SCOPE = expression("全[市县区省州国镇乡]")
_WORDS = expression(r"[\u4e00-\u9fff]{0,12}")
_LEAST = 3
"""Characters beside a figure that must name the same thing."""
_LONG = 3
"""Digits from which no two figures of one year have the same ones in another order by chance."""
_CERTAIN = 4
"""Digits from which the place need not be told twice."""


def relations(document: Document) -> Iterator[Relation]:
    """The later of two figures of one year that are each other's digits in another order, under one name."""
    yield from twice(document, _sort, _same, "同一年同一指标")


def _sort(figure: Figure, passage: Passage) -> tuple[()] | None:
    return () if _usable(figure) and _year(passage, figure) is not None else None


def _same(earlier: Stated, later: Stated) -> bool:
    (then, home), (now, passage) = earlier, later
    return (
        home is not passage
        and _one_year(_year(home, then), _year(passage, now), now)
        and _one_name(then, now)
        and not _elsewhere(then, home, now, passage)
    )


def _usable(figure: Figure) -> bool:
    quantity = figure.quantity
    by_so_many = figure.after.startswith("/")  # 8.6/10万
    if quantity.value is None or quantity.vague or not (quantity.unit or by_so_many) or figure.depth:
        return False
    if figure.dimension in COMPARING and figure.dimension != PERCENT and not by_so_many:
        return False
    return not _OTHERWISE.search(_YEAR.sub("", figure.before))


def _year(passage: Passage, figure: Figure) -> str | None:
    """The one year that the sentence tells up to a figure, empty where it tells none; None where it tells several."""
    head = passage.text[passage.sentence_span(figure).start : figure.span.start]
    years = set(_YEAR.findall(head))
    if not years and _OTHER_TIME.search(head):
        return None
    return None if len(years) > 1 else next(iter(years), "")


def _one_year(then: str | None, year: str | None, figure: Figure) -> bool:
    """Whether two sentences tell one year, or one of them the year and the other none of a longer figure."""
    return bool(year or then) and (year == then or (not (year and then) and _digits(figure) >= _LONG))


def _digits(figure: Figure) -> int:
    return len(figure.quantity.digits.replace(",", "").replace(".", ""))


def _elsewhere(a: Figure, home: Passage, b: Figure, passage: Passage) -> bool:
    """Whether the sentences begin with two places; of a short figure, whether only one of them does."""
    places = [place_of(figure, around) for figure, around in ((a, home), (b, passage))]
    return places[0] != places[1] and (all(places) or _digits(a) < _CERTAIN)


def _one_name(a: Figure, b: Figure) -> bool:
    """Whether the words beside two figures name one thing: the name of a rate, or the deed and what it is done to."""
    scopes = [_SCOPE.findall(figure.before) for figure in (a, b)]
    if all(scopes) and scopes[0] != scopes[1]:
        return False
    if a.dimension == PERCENT or a.after.startswith("/"):
        rates = [_RATE.search(figure.lead) for figure in (a, b)]
        names = [_bare(rate["name"]) if rate else "" for rate in rates]
        return names[0] == names[1] and len(names[0]) >= _LEAST
    if _digits(a) < _LONG:
        return False
    left, right = _label(a), _label(b)
    beside, behind = (_bare(_words(figure.after)) for figure in (a, b))
    if left == right:
        return len(left) >= _LEAST or (bool(left) and beside[:2] == behind[:2] and len(beside) >= _LEAST - 1)
    return _told_behind(left, right, behind) or _told_behind(right, left, beside)


def _told_behind(whole: str, deed: str, noun: str) -> bool:
    """Whether 审结案件 is told again as 审结…件案件: what is left of a name behind its deed begins what follows."""
    rest = whole.partition(deed)[2] if len(deed) >= 2 else ""  # 法院审结案件, 审结…件案件
    return len(rest) >= 2 and noun.startswith(rest)


def _label(figure: Figure) -> str:
    return _bare(_YEAR.sub("", figure.lead))


def _bare(words: str) -> str:
    return _LIGHT.sub("", expression(r"[，、；：。\s]").sub("", words))


def _words(after: str) -> str:
    found = _WORDS.match(after)
    return found[0] if found else ""
