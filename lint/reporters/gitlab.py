"""GitLab's Code Quality report: a list of issues. It knows lines only, and wants fingerprints that are one of a kind."""

from __future__ import annotations

import json
from typing import TextIO

from ..finding import digest
from ..result import Result
from . import Options, relative

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def report(result: Result, out: TextIO, options: Options) -> None:
    """Write the findings as issues, and what could not be used as blockers."""
    del options
    issues = [
        {
            "description": finding.message,
            "check_name": finding.rule,
            "fingerprint": digest(f"{relative(finding.path)}\0{finding.fingerprint}"),
            "severity": _SEVERITIES[finding.level],
            "location": {
                "path": relative(finding.path),
                "lines": {"begin": finding.start.line, "end": finding.end.line},
            },
        }
        for finding in result.findings
    ]
    issues += [
        {
            "description": failure.reason,
            "check_name": "draftlint",
            "fingerprint": digest(f"{relative(failure.path)}\0{failure.line}\0{failure.reason}"),
            "severity": "blocker",
            "location": {"path": relative(failure.path), "lines": {"begin": max(1, failure.line)}},
        }
        for failure in result.failures
    ]
    json.dump(issues, out, ensure_ascii=False, indent=1)
    out.write("\n")
