"""One line a finding, for people and for programs that read ``path:line:column: …``."""

from __future__ import annotations

from typing import TextIO

from ..result import Result
from . import Options
from .text import LEVEL_WORDS, compared, summary, visible


def report(result: Result, out: TextIO, options: Options) -> None:
    """Write a line for each finding, then the summary."""
    for finding in result.findings:
        place = f"{visible(finding.path)}:{finding.start.line}:{finding.start.column}"
        level = LEVEL_WORDS[options.lang][finding.level]
        out.write(f"{place}: {level} {finding.rule} {visible(finding.message)}\n")
    if not options.quiet:
        out.write(summary(result, options.lang) + "\n")
        out.writelines(line + "\n" for line in compared(result, options.lang))
