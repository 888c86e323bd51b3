"""Findings as comments in the writer's own Word file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .document import Document
from .finding import Finding, Related
from .text import Location, Span

_LEVELS = {"zh": {"error": "错误", "warning": "警告", "info": "提示"}, "en": {}}
_LONGEST = 60


def annotate(data: bytes, document: Document, findings: Sequence[Finding], lang: str = "zh") -> tuple[bytes, int]:
    """A Word file with a comment for each of its findings, and how many are new. Raises Complaint.

    A finding whose comment is already there gets no second one; where all are there, the bytes stay the same.
    """
    from .word.comments import Note, add

    return add(data, [Note(_span(document, each), tuple(_lines(each, lang))) for each in findings])


def _span(document: Document, finding: Finding) -> Span:
    """What is flagged, in the source."""
    return Span(_offset(document, finding.start), _offset(document, finding.end))


def _offset(document: Document, place: Location) -> int:
    return document.lines.starts[place.line - 1] + place.column - 1


def _lines(finding: Finding, lang: str) -> Iterator[str]:
    """What a comment says: what is wrong, the evidence, the reason, and last the rule."""
    level = _LEVELS[lang].get(finding.level, finding.level)
    where = finding.place.named(lang) if finding.place else ""
    quoted = f"{where}“{_cut(finding.excerpt)}”：" if where else ""
    yield f"{level}：{quoted}{finding.message}" if lang == "zh" else f"{level}: {quoted}{finding.message}"
    yield from _evidence(finding.related, lang)
    if finding.why:
        yield finding.why
    yield f"draftlint {finding.rule} {finding.place.part if finding.place else ''}".rstrip()


def _evidence(related: Iterable[Related], lang: str) -> Iterator[str]:
    for other in related:
        place = other.place.named(lang) if other.place else ""
        place = place or (f"第{other.start.line}段" if lang == "zh" else f"paragraph {other.start.line}")
        said = other.message if other.excerpt in other.message else f"{other.message}“{_cut(other.excerpt)}”"
        yield f"{place}：{_cut(said, 3 * _LONGEST)}" if lang == "zh" else f"{place}: {_cut(said, 3 * _LONGEST)}"


def _cut(text: str, length: int = _LONGEST) -> str:
    text = text.replace("\n", " ")
    return text if len(text) <= length else f"{text[:length]}…"
