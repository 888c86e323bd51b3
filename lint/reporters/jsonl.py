"""A line of JSON for each finding, in the words of the json format; then one for each error and one with the summary."""

from __future__ import annotations

import json
from typing import TextIO

from ..result import Result
from . import Options
from .json import VERSION, failure_data, finding_data, summary_data


def report(result: Result, out: TextIO, options: Options) -> None:
    """Write *result* as lines; ``type`` says what a line is."""
    del options
    lines = [{"type": "finding", **finding_data(finding)} for finding in result.findings]
    lines += [{"type": "error", **failure_data(failure)} for failure in result.failures]
    lines.append({"type": "summary", "version": VERSION, **summary_data(result)})
    out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
