"""A program of a user's, checked by ``mypy --strict`` against the installed wheel, and run with it (see .ci/run)."""

from __future__ import annotations

import sys
from pathlib import Path

import lint
from lint import Complaint, Config, Failure, Finding, Fixed, Linter, Location, Related, Replacement, Result


def place(finding: Finding) -> str:
    start: Location = finding.start
    return f"{finding.path}:{start.line}:{start.column}"


def evidence(finding: Finding) -> list[str]:
    related: tuple[Related, ...] = finding.related
    return [f"{other.path}:{other.start.line} {other.message}" for other in related]


def edits(finding: Finding) -> list[str]:
    fixes: tuple[Replacement, ...] = finding.fixes
    return [fix.text for fix in fixes]


def main(folder: Path) -> int:
    try:
        result: Result = lint.check(folder, {"select": ["placeholder", "typo"]})
    except Complaint as complaint:
        print(complaint.say("en"))
        return 2
    failures: list[Failure] = result.failures
    for finding in result.at_least("error"):
        print(place(finding), finding.rule, finding.message, edits(finding), evidence(finding))
    fixed: Fixed = lint.fixed("各项任务抓好落实落实。", Config(select=("typo",)))
    again = Linter(Config()).check_bytes(fixed.data, "报告.md")
    assert (fixed.after, fixed.count, again.findings) == ("各项任务抓好落实。", 1, [])
    return 2 if failures else 1 if result.findings else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
