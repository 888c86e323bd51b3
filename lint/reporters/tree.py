"""The outline of a draft as a tree, its defects marked where they stand."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from ..document import Document
from ..finding import Finding
from ..outline import Section, outline, title
from ..text import visible
from . import Options
from .json import finding_data

_SIGNS = {"error": "✗", "warning": "!", "info": "·"}
_COLORS = {"error": "\x1b[31m", "warning": "\x1b[33m", "info": "\x1b[36m"}


def report_text(document: Document, findings: Sequence[Finding], out: TextIO, options: Options) -> None:
    """Write the tree, a heading a line with its line number, each finding below the heading it belongs to."""
    out.write(f"{visible(document.path)}\n")
    for section, own in _with_findings(document, findings):
        depth = section.depth if section else 0
        if section:
            start, _ = document.location(section.span)
            out.write(f"{start.line:6}  {'  ' * depth}{visible(title(document, section))}\n")
        for finding in own:
            sign = _SIGNS[finding.level]
            if options.color:
                sign = f"{_COLORS[finding.level]}{sign}\x1b[0m"
            out.write(f"{finding.start.line:6}  {'  ' * depth}  {sign} {visible(finding.message)}  {finding.rule}\n")


def report_json(document: Document, findings: Sequence[Finding], out: TextIO) -> None:
    """Write the sections in order, each with its depth and its findings."""
    sections = [
        {
            "line": document.location(section.span)[0].line if section else 0,
            "depth": section.depth if section else 0,
            "style": section.style if section else "",
            "value": section.ordinal.value if section and section.ordinal else None,
            "title": title(document, section) if section else "",
            "findings": [finding_data(finding) for finding in own],
        }
        for section, own in _with_findings(document, findings)
    ]
    data: dict[str, Any] = {"version": 1, "path": document.path, "sections": sections}
    json.dump(data, out, ensure_ascii=False, indent=1)
    out.write("\n")


def _with_findings(document: Document, findings: Sequence[Finding]) -> Iterator[tuple[Section | None, list[Finding]]]:
    """The sections in order with the findings on their line or below it; None holds what stands above the first."""
    sections = document.derive(outline).sections
    starts = [document.location(section.span)[0] for section in sections]
    own: list[list[Finding]] = [[] for _ in range(len(sections) + 1)]
    for finding in findings:
        own[bisect_right(starts, finding.start)].append(finding)
    if own[0]:
        yield None, own[0]
    yield from zip(sections, own[1:], strict=True)
