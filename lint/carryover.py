"""What a draft takes over from earlier documents, last year's report above all: how much, and what was not renewed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from .document import Document
from .expression import expression
from .finding import Carryover, Echo
from .record import NamedTuple
from .repeats import Skeleton, runs
from .text import Span

_RUN = 13
"""The shortest run that counts as carried over."""
_SENTENCE = 8
"""The fewest characters of a sentence that is compared."""
_PARAGRAPH = 20
"""The fewest characters of a paragraph that counts as taken over word for word."""
_COMPARED = expression(r"[^\W_]+")
_FIGURE = expression(r"\d+(?:\.\d+)?(?:%|年)?|[一二三四五六七八九两][十百千万][一二三四五六七八九十百千万]*")
_BETWEEN = "\n"
"""Stands between two documents; no skeleton holds it."""


class _Place(NamedTuple):
    """Where a text stands in an earlier document."""

    path: str
    line: int


def carryover(document: Document) -> Carryover:
    """*document* against its ``previous`` documents."""
    text = _skeleton(document).text
    sentences = [span for span in document.sentences if len(_bare(document, span)) >= _SENTENCE]
    known = _places(document.previous, lambda other: other.sentences)
    known_paragraphs = _places(document.previous, lambda other: [block.span for block in other.prose])
    echoes = [(span, known[bare]) for span in sentences if (bare := _bare(document, span)) in known]
    renewed = [span for span in sentences if _bare(document, span) not in known]
    paragraphs = [
        (block.span, known_paragraphs[bare])
        for block in document.prose
        if len(bare := _bare(document, block.span)) >= _PARAGRAPH and bare in known_paragraphs
    ]
    return Carryover(
        path=document.path,
        against=tuple(other.path for other in document.previous),
        characters=len(text),
        carried=_carried([_skeleton(other).text for other in document.previous], text),
        sentences=len(sentences),
        same=len(echoes),
        paragraphs=tuple(_echo(document, span, place) for span, place in paragraphs),
        kept=tuple(sorted([*_kept(document, echoes), *_stale(document, renewed)])),
    )


def _skeleton(document: Document) -> Skeleton:
    return Skeleton(document.folded, [block.span for block in document.prose])


def _bare(document: Document, span: Span) -> str:
    """*span* without marks and blanks."""
    return "".join(_COMPARED.findall(document.folded, *span))


def _places(documents: Iterable[Document], spans: Callable[[Document], Iterable[Span]]) -> dict[str, _Place]:
    """Where each sentence or paragraph of the earlier documents first stands."""
    places: dict[str, _Place] = {}
    for document in documents:
        for span in spans(document):
            places.setdefault(_bare(document, span), _Place(document.path, document.location(span)[0].line))
    return places


def _carried(earlier: Iterable[str], text: str) -> int:
    """How many characters of *text* lie in a run that an earlier text has, too."""
    before = _BETWEEN.join(earlier) + _BETWEEN
    return sum(run.length for run in runs(before + text, _RUN, since=len(before)))


def _kept(document: Document, echoes: Iterable[tuple[Span, _Place]]) -> Iterator[Echo]:
    """The sentences whose figures nobody has renewed."""
    for span, place in echoes:
        if figures := tuple(dict.fromkeys(_FIGURE.findall(document.folded, *span))):
            yield _echo(document, span, place, figures)


def _stale(document: Document, sentences: Iterable[Span]) -> Iterator[Echo]:
    """The sentences that differ from earlier ones in figures alone, and in which a year is still the same."""
    patterns: dict[str, tuple[_Place, list[str]]] = {}
    for other in document.previous:
        for span in other.sentences:
            pattern, figures = _pattern(other, span)
            if len(figures) > 1:
                place = _Place(other.path, other.location(span)[0].line)
                patterns.setdefault(pattern, (place, figures))
    for span in sentences:
        pattern, figures = _pattern(document, span)
        if pattern in patterns:
            place, before = patterns[pattern]
            years = [now for now, then in zip(figures, before, strict=True) if now == then and now.endswith("年")]
            if years and figures != before:
                yield _echo(document, span, place, tuple(dict.fromkeys(years)))


def _pattern(document: Document, span: Span) -> tuple[str, list[str]]:
    """A sentence with its figures left out, and the figures."""
    text = document.folded[span.start : span.end]
    return "".join(_COMPARED.findall(_FIGURE.sub("Ｎ", text))), _FIGURE.findall(text)


def _echo(document: Document, span: Span, place: _Place, figures: tuple[str, ...] = ()) -> Echo:
    start, end = document.location(span)
    return Echo(start, end, document.slice(span), place.path, place.line, figures, document.place(span))
