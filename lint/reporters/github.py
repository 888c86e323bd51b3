"""Annotations of GitHub Actions: a workflow command for each finding.

GitHub shows the first ten errors and the first ten warnings of a step beside the text; the others stand in the log.
The whole list is the step summary, for which there is the markdown format. A column is given only where a finding
stays on its line; otherwise GitHub refuses it.
"""

from __future__ import annotations

from typing import TextIO

from ..finding import Finding
from ..result import Result
from . import Options, relative
from .text import summary

LIMIT = 10
"""Annotations of a level that GitHub shows for a step."""

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = {chr(code): "\ufffd" for code in (*range(32), 127)} | {"%": "%25", "\r": "%0D", "\n": "%0A", "\t": " "}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def report(result: Result, out: TextIO, options: Options) -> None:
    """Write the commands; then, for the log, whether GitHub shows them all, and the summary."""
    out.writelines(
        f"::error file={_property(relative(failure.path))}::{_data(failure.reason)}\n" for failure in result.failures
    )
    out.writelines(_command(finding) + "\n" for finding in result.findings)
    hidden = sum(max(0, result.count(level) - LIMIT) for level in ("error", "warning", "info"))
    if hidden:
        said = (
            f"{hidden} more findings are not shown as annotations; the step summary and the log hold all."
            if options.lang == "en"
            else f"另有{hidden}处未作注解显示，全部问题见步骤摘要和日志。"
        )
        out.write(said + "\n")
    out.write(summary(result, options.lang) + "\n")


def _command(finding: Finding) -> str:
    properties = {"file": relative(finding.path), "line": str(finding.start.line)}
    if finding.end.line == finding.start.line:
        properties |= {"col": str(finding.start.column), "endColumn": str(finding.end.column)}
    else:
        properties["endLine"] = str(finding.end.line)
    properties["title"] = finding.rule
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.level]} {listed}::{_data(finding.message)}"


def _data(text: str) -> str:
    return "".join(_DATA.get(char, char) for char in text)


def _property(text: str) -> str:
    return "".join(_PROPERTY.get(char, char) for char in text)
