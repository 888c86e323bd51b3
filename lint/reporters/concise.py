"""One line a finding, for people and for programs that read ``path:line:column: …``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from ..finding import Finding
from ..result import Result
from ..text import visible
from . import Options
from .text import LEVEL_WORDS, compared, summary


def report(result: Result, out: TextIO, options: Options) -> None:
    """Write a line for each finding, then the summary."""
    stream(result.findings, result, out, options)


def stream(findings: Iterable[Finding], result: Result, out: TextIO, options: Options) -> None:
    """Write *findings* as they come; *result* need not be whole before the last."""
    for finding in findings:
        place = f"{visible(finding.path)}:{finding.start.line}:{finding.start.column}"
        level = LEVEL_WORDS[options.lang][finding.level]
        out.write(f"{place}: {level} {finding.rule} {visible(finding.message)}\n")
    if not options.quiet:
        out.write(summary(result, options.lang) + "\n")
        out.writelines(line + "\n" for line in compared(result, options.lang))
