"""GitLab's Code Quality report: a list of issues. It knows lines only, and wants fingerprints that are one of a kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from ..finding import Finding, digest
from ..result import Failure, Result
from . import Options, relative
from .json import write_items

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def report(result: Result, out: TextIO, options: Options) -> None:
    """Write the findings as issues, and what could not be used as blockers."""
    stream(result.findings, result, out, options)


def stream(findings: Iterable[Finding], result: Result, out: TextIO, options: Options) -> None:
    """Write *findings* as they come; *result* need not be whole before the last."""
    del options
    write_items(_issues(findings, result), out, depth=1)
    out.write("\n")


def _issues(findings: Iterable[Finding], result: Result) -> Iterator[dict[str, Any]]:
    for finding in findings:
        yield _issue(finding)
    for failure in result.failures:
        yield _blocker(failure)


def _issue(finding: Finding) -> dict[str, Any]:
    return {
        "description": finding.message,
        "check_name": finding.rule,
        "fingerprint": digest(f"{relative(finding.path)}\0{finding.fingerprint}"),
        "severity": _SEVERITIES[finding.level],
        "location": {
            "path": relative(finding.path),
            "lines": {"begin": finding.start.line, "end": finding.end.line},
        },
    }


def _blocker(failure: Failure) -> dict[str, Any]:
    return {
        "description": failure.reason,
        "check_name": "draftlint",
        "fingerprint": digest(f"{relative(failure.path)}\0{failure.line}\0{failure.reason}"),
        "severity": "blocker",
        "location": {"path": relative(failure.path), "lines": {"begin": max(1, failure.line)}},
    }
