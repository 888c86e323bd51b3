"""One indicator stated twice: figures of the same digits in another order, each with the place and body it is told of.

That two figures for one thing are each other's digits in another order is no chance where they bear one name; which
names and times are one, the modules say that look for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence

from ..document import Document
from ..expression import expression
from .passage import Figure, Passage, passages
from .relation import Relation, said

Stated = tuple[Figure, Passage]
"""A figure, and the paragraph that states it."""
_WHERE = expression(
    r"^[^\u4e00-\u9fff0-9]*(?:[0-9]{1,2}[.、．])?(?:[一二三四五六七八九十]+(?:是|、))?(?P<place>[\u4e00-\u9fff]{1,6}?(?:镇|乡|县|区|市|街道|村|州|省|公司|学校|局|院|中心|社区))"
)
_EVERYWHERE = expression(
    "地区|城镇|市场|乡镇|县域|城乡|农村|乡村|全|各|我|本|整|市县|[市县区]政|县区|市区|党|人大|人民法院|检察院|政协|年末|年底|年"
)
_SCOPE = expression("全[省市县区州镇乡]")
_HANDLED = expression(
    r"(?:办理|受理|接收|接待|化解|调处|处理|查处)[^，。；]{0,4}(?:信访|来信|来访|诉求|投诉|举报|工单|热线|纠纷|线索)"
)
"""What an office handles is not what is handled in all of its county: 全年办理信访件, 全市办理信访件."""
_MOST = 24
"""Figures of the same digits beyond which a text is a table without bars."""
_FEW = 2
"""Words of the clauses before that two statements of one thing need not share."""
_LEAST = 4
"""Words of a clause from which one that differs by a few tells of something else."""


def twice(
    document: Document,
    sort: Callable[[Figure, Passage], Hashable | None],
    same: Callable[[Stated, Stated], bool],
    words: str,
) -> Iterator[Relation]:
    """The later of two figures of the prose whose digits have changed places, where *same* says that they tell one thing.

    *sort* tells figures apart that are never compared, and is None of one that is not compared at all; *words* name in
    the message what was told before.
    """
    alike: dict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for passage in document.derive(passages):
        for figure in passage.figures:
            digits = figure.quantity.digits.replace(",", "")
            bare = digits.replace(".", "")
            if not bare.isascii() or not bare.isdecimal() or len(set(bare)) < 2:
                continue
            if (kind := sort(figure, passage)) is not None:
                places = len(digits.partition(".")[2])
                key = (figure.dimension, figure.quantity.scale, places, "".join(sorted(bare)), kind)
                alike[key].append((figure, passage))
    for stated in alike.values():
        if len(stated) <= _MOST and len({figure.quantity.value for figure, _ in stated}) > 1:
            yield from _contradicting(stated, same, words)


def _contradicting(stated: Sequence[Stated], same: Callable[[Stated, Stated], bool], words: str) -> Iterator[Relation]:
    for index, later in enumerate(stated):
        earlier = next((other for other in stated[:index] if swapped(other[0], later[0]) and same(other, later)), None)
        if earlier:
            told, told_again = earlier[0], later[0]
            what = f"{words}前文为{said(told.quantity)}，此处为{said(told_again.quantity)}"
            yield Relation("same", told_again.span, (told.span,), "inconsistent", what)


def swapped(a: Figure, b: Figure) -> bool:
    """Whether just two digits have changed places between two figures."""
    left, right = (figure.quantity.digits.replace(",", "").replace(".", "") for figure in (a, b))
    return len(left) == len(right) and sum(x != y for x, y in zip(left, right, strict=True)) == 2


def elsewhere(a: Figure, home: Passage, b: Figure, passage: Passage) -> bool:
    """Whether the sentences of two figures begin with different places or bodies, tell of an office and of all its county,
    or in clauses one word apart.
    """
    named = [place_of(figure, around) for figure, around in ((a, home), (b, passage))]
    if named[0] != named[1] and any(named):
        return True
    scopes = [_SCOPE.findall(figure.before) for figure in (a, b)]
    if scopes[0] != scopes[1] and all(_HANDLED.search(figure.lead) for figure in (a, b)):
        return True
    clauses = [_before(figure, around) for figure, around in ((a, home), (b, passage))]
    apart = sum(x != y for x, y in zip(*clauses, strict=False))
    return len(clauses[0]) == len(clauses[1]) >= _LEAST and 1 <= apart <= _FEW


def place_of(figure: Figure, passage: Passage) -> str:
    """The place or body that the sentence of a figure begins with: 石桥镇新修…; empty where it names none of its own."""
    match = _WHERE.match(passage.sentence_text(figure))
    return match["place"] if match and not _EVERYWHERE.search(match["place"]) else ""


def _before(figure: Figure, passage: Passage) -> str:
    """The clause before that of a figure: 开展春季攻势，整治道路126公里."""
    start = passage.sentence_span(figure).start
    head = passage.text[max(start, figure.span.start - 60) : figure.span.start]
    clauses = expression("[，；：]").split(head)
    return clauses[-2] if len(clauses) > 1 else ""
