"""Reviewdog's Diagnostic Format, one object. Columns count UTF-8 bytes from 1, ends are exclusive.

A suggestion is complete in itself there, so edits that belong together are none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from ..finding import Finding, Related, Replacement
from ..result import Failure, Result
from ..text import Location
from . import HOME, Options, page, relative
from .json import write_items

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def report(result: Result, out: TextIO, options: Options) -> None:
    """Write *result*; what could not be used has a path and no range."""
    stream(result.findings, result, out, options)


def stream(findings: Iterable[Finding], result: Result, out: TextIO, options: Options) -> None:
    """Write *findings* as they come; of *result* only the columns of their file need be there before the last."""
    del options
    head = json.dumps({"source": {"name": "draftlint", "url": HOME}}, indent=1)
    out.write(head.removesuffix("\n}") + ',\n "diagnostics": ')
    write_items(_diagnostics(findings, result), out, depth=2)
    out.write("\n}\n")


def _diagnostics(findings: Iterable[Finding], result: Result) -> Iterator[dict[str, Any]]:
    for finding in findings:
        yield _diagnostic(finding, result.byte_columns[finding.path])
    for failure in result.failures:
        yield _failure(failure)


def _failure(failure: Failure) -> dict[str, Any]:
    return {"message": failure.reason, "location": {"path": relative(failure.path)}, "severity": "ERROR"}


def _diagnostic(finding: Finding, columns: dict[Location, int]) -> dict[str, Any]:
    code = {"value": finding.rule}
    if address := page(finding.rule):
        code["url"] = address
    told: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": relative(finding.path), "range": _range(finding, columns)},
        "severity": _SEVERITIES[finding.level],
        "code": code,
    }
    if len(finding.fixes) == 1:
        told["suggestions"] = [{"range": _range(fix, columns), "text": fix.text} for fix in finding.fixes]
    if finding.related:
        told["related_locations"] = [
            {"message": other.message, "location": {"path": relative(other.path), "range": _range(other, columns)}}
            for other in finding.related
        ]
    return told


def _range(item: Finding | Related | Replacement, columns: dict[Location, int]) -> dict[str, Any]:
    return {
        name: {"line": place.line, "column": columns[place]}
        for name, place in (("start", item.start), ("end", item.end))
    }
