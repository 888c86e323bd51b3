"""A line of JSON for each finding, in the words of the json format; then one for each error and one with the summary."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from ..finding import Finding
from ..result import Result
from . import Options
from .json import VERSION, failure_data, finding_data, summary_data


def report(result: Result, out: TextIO, options: Options) -> None:
    """Write *result* as lines; ``type`` says what a line is."""
    stream(result.findings, result, out, options)


def stream(findings: Iterable[Finding], result: Result, out: TextIO, options: Options) -> None:
    """Write *findings* as they come; *result* need not be whole before the last."""
    del options
    out.writelines(
        json.dumps({"type": "finding", **finding_data(finding)}, ensure_ascii=False) + "\n" for finding in findings
    )
    lines = [{"type": "error", **failure_data(failure)} for failure in result.failures]
    lines.append({"type": "summary", "version": VERSION, **summary_data(result)})
    out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
