"""Totals and their parts, in one sentence or in the lines of a list."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from .. import ordinal
from ..document import Document
from ..expression import expression
from ..numeral import parse_number
from . import closings, outcomes
from .breakdowns import unannounced
from .inclusions import before_bracket, bracketed, divided, including, named, qualified
from .parts import CLOSED, COMPARING, NEVER_SUMMED, includes
from .passage import Figure, Passage, passages
from .relation import Relation
from .totals import assess

_SPECIFIED = expression(
    r"(?:具体|分别|划分|[类型质域业别源]分|来看|情况|分布|构成|分类|明细|如下)(?:为|是|如下)?[：:]$"
)
_CLASSES = expression(
    r"(?:分为|按[^，。；]{1,12}分|共分|分成)[^。；]{0,10}?([二两三四五六七八九]|[2-9])(?:大?类|种|部分|个?方面|个?档)[^。；]{0,6}[：:]$"
)
_LATER_MONTH = expression(r"；[^，。；]{0,6}[0-9]{1,2}月")


def relations(document: Document) -> Iterator[Relation]:
    """Every total of the prose that can be added up."""
    for passage in document.derive(passages):
        figures = passage.figures
        for index in range(len(figures)):
            for relation in _at(passage, figures, index):
                if relation.verdict != "inconsistent" or _side_by_side(document.folded, relation):
                    yield relation
    yield from itemised(document)


def _side_by_side(text: str, relation: Relation) -> bool:
    """Whether the figures that are added up stand side by side: all behind semicolons or none of them, and none told of
    months behind those of the total (截至10月底累计812.6毫米；11月、12月分别为36.4毫米和21.0毫米)."""
    places = sorted(relation.operands)
    between = [text[one.end : other.start] for one, other in itertools.pairwise(places)]
    apart = {"；" in gap for gap in between}
    later = _LATER_MONTH.search(text[relation.claimed.end : places[0].start]) if places else None
    return len(apart) < 2 and not later


def _at(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    figure = figures[index]
    if figure.dimension in COMPARING | NEVER_SUMMED:
        return
    yield from _listed(passage, figures, index)
    yield from closings.relations_at(passage, figures, index)
    yield from outcomes.relations_at(passage, figures, index)
    yield from named(passage, figures, index)
    yield from divided(passage, figures, index)


def _listed(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """The list that a figure begins, or that stands behind it."""
    figure = figures[index]
    if includes(figure) or CLOSED.search(figure.gap) or qualified(figures, index):
        yield from including(passage, figures, index)
    elif figure.depth and index and before_bracket(figures, index).depth < figure.depth:
        yield from bracketed(passage, figures, index)
    elif index + 1 < len(figures):
        yield from unannounced(passage, figures, index)


def itemised(document: Document) -> Iterator[Relation]:
    """T件，分为三类： or T处，具体为： and, in the lines below, an item for each class with its count."""
    every = document.derive(passages)
    for number, passage in enumerate(every):
        head = max(passage.span.start, passage.span.end - 40)
        tail = document.folded[head : passage.span.end]
        if not tail.endswith(("：", ":")):
            continue
        announced = _CLASSES.search(tail)
        count = int(parse_number(announced[1]) or 0) if announced else _items_below(document, every, number)
        items = every[number + 1 : number + 1 + count]
        wholes = [figure for figure in passage.figures if figure.dimension not in COMPARING]
        wholes = [f for f in wholes if f.span.end <= head + announced.start(1)] if announced else wholes
        closed = bool(announced or _SPECIFIED.search(tail))
        for whole in reversed(wholes if closed else wholes[-1:]):
            parts = [figure for item in items if (figure := _first_of(item, whole.dimension))]
            if len(parts) == count > 1:
                yield from assess(passage, [whole], parts, closed=closed, sure=True)
                break


def _first_of(item: Passage, dimension: str) -> Figure | None:
    """The first figure of an item that counts what its total does."""
    return next((figure for figure in item.figures if figure.dimension == dimension), None)


def _items_below(document: Document, every: Sequence[Passage], number: int) -> int:
    """How many numbered lines follow a paragraph, one right behind the other."""
    count = 0
    place = document.block_index(every[number].span.start)
    for passage in every[number + 1 : number + 13]:
        block = document.block_index(passage.span.start)
        if block != place + 1 or not _item(document, block):
            break
        place, count = block, count + 1
    more = place + 1 < len(document.blocks) and _item(document, place + 1)
    return 0 if more and not every[number + 1 + count : number + 2 + count] else count


def _item(document: Document, place: int) -> bool:
    """Whether a block is an item of a list: numbered, or behind a bullet or dashes."""
    block = document.blocks[place]
    dashes = document.folded.startswith("——", block.span.start)
    return dashes or block.kind == "item" or bool(ordinal.read(document.folded, block.span.start))
