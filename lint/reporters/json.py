"""One JSON object: findings, summary, errors. Columns count code points from 1, ends are exclusive."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from ..finding import LEVELS, Carryover, Echo, Finding, Related, Replacement
from ..result import Failure, Result
from . import Options

VERSION = 1
"""Of the format; it changes when a key changes its meaning."""


def report(result: Result, out: TextIO, options: Options) -> None:
    """Write *result* as JSON."""
    stream(result.findings, result, out, options)


def stream(findings: Iterable[Finding], result: Result, out: TextIO, options: Options) -> None:
    """Write *findings* as they come; *result* need not be whole before the last."""
    del options  # nothing in the JSON depends on how a report is to look
    out.write(f'{{\n "version": {VERSION},\n "findings": ')
    write_items((finding_data(finding) for finding in findings), out, depth=2)
    rest: dict[str, Any] = {
        "summary": summary_data(result),
        "errors": [failure_data(failure) for failure in result.failures],
    }
    if result.carryovers:
        rest["carryover"] = [_carryover_data(each) for each in result.carryovers]
    if result.coverage:
        rest["coverage"] = result.coverage._asdict()
    out.write("," + json.dumps(rest, ensure_ascii=False, indent=1)[1:] + "\n")


def write_items(items: Iterable[Any], out: TextIO, *, depth: int) -> None:
    """Write an array one item after another, as ``json.dump`` with an indent of 1 would at *depth*."""
    line = "\n" + " " * depth
    lead = "["
    for item in items:
        out.write(lead + line + json.dumps(item, ensure_ascii=False, indent=1).replace("\n", line))
        lead = ","
    out.write("[]" if lead == "[" else line[:-1] + "]")


def summary_data(result: Result) -> dict[str, Any]:
    """How much was checked and found; what was passed over and what a baseline holds only where there is any."""
    summary: dict[str, Any] = {"files": result.files}
    summary.update((level, result.count(level)) for level in reversed(LEVELS))
    if result.passed_over:
        summary["passed_over"] = result.passed_over
    if result.known or result.mended:
        summary |= {"known": result.known, "mended": len(result.mended)}
    return summary


def failure_data(failure: Failure) -> dict[str, Any]:
    """What could not be used."""
    return {"path": failure.path, "line": failure.line or None, "reason": failure.reason}


def _carryover_data(carryover: Carryover) -> dict[str, Any]:
    """How a draft compares with earlier documents, as plain data."""
    return {
        "path": carryover.path,
        "against": list(carryover.against),
        "characters": carryover.characters,
        "carried": carryover.carried,
        "share": round(carryover.share, 4),
        "sentences": carryover.sentences,
        "same_sentences": carryover.same,
        "paragraphs": [_echo_data(echo) for echo in carryover.paragraphs],
        "kept_figures": [_echo_data(echo) for echo in carryover.kept],
    }


def _echo_data(echo: Echo) -> dict[str, Any]:
    data = {**_place(echo), "excerpt": echo.excerpt, "against": {"path": echo.against, "line": echo.line}}
    return {**data, "figures": list(echo.figures)} if echo.figures else data


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding as plain data."""
    return {
        "path": finding.path,
        **_place(finding),
        **_more(finding),
        "rule": finding.rule,
        "level": finding.level,
        "severity": finding.level,
        "message": finding.message,
        "excerpt": finding.excerpt,
        "why": finding.why,
        "fix": finding.fix,
        "fingerprint": finding.fingerprint,
        "fixes": [{**_place(fix), "replacement": fix.text} for fix in finding.fixes],
        "related": [
            {"path": other.path, **_place(other), **_more(other), "message": other.message} for other in finding.related
        ],
    }


def _more(item: Finding | Related) -> dict[str, Any]:
    """In a Word file, whose lines are paragraphs, what there is to say beyond the paragraph."""
    place = item.place
    if place is None:
        return {}
    cell = dict(zip(("table", "row", "column"), place.cell, strict=True)) if place.cell else None
    return {key: value for key, value in (("part", place.part), ("cell", cell), ("page", place.page)) if value}


def _place(item: Finding | Related | Replacement | Echo) -> dict[str, int]:
    return {
        "line": item.start.line,
        "column": item.start.column,
        "end_line": item.end.line,
        "end_column": item.end.column,
    }
