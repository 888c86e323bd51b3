"""A table in Markdown: the summary of a pipeline's step, or the body of a comment."""

from __future__ import annotations

from typing import TextIO

from ..expression import expression
from ..result import Result
from ..text import visible
from . import Options, page, relative
from .text import LEVEL_WORDS, summary

_BYTES = 900_000
"""Where the table is cut: GitHub refuses a step summary of more than 1 MiB."""

_HEADS = {"zh": ("位置", "级别", "规则", "问题"), "en": ("place", "level", "rule", "finding")}
_MARKUP = expression(r"[\\`*_{}\[\]<>()#+!|~&]")


def report(result: Result, out: TextIO, options: Options) -> None:
    """Write the summary and a row for each finding."""
    out.write(f"## draftlint\n\n{plain(summary(result, options.lang))}\n\n")
    out.writelines(f"- {plain(str(failure))}\n" for failure in result.failures)
    if not result.findings:
        return
    heads = _HEADS[options.lang]
    out.write(f"\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}\n")
    written = 0
    for number, finding in enumerate(result.findings):
        place = f"{plain(relative(finding.path))}:{finding.start.line}:{finding.start.column}"
        address = page(finding.rule)
        rule = f"[{finding.rule}]({address})" if address else plain(finding.rule)
        row = f"| {place} | {LEVEL_WORDS[options.lang][finding.level]} | {rule} | {plain(finding.message)} |\n"
        written += len(row.encode("utf-8", "replace"))
        if written > _BYTES:
            out.write(f"| … | | | +{len(result.findings) - number} |\n")
            break
        out.write(row)


def plain(text: str) -> str:
    """*text* as Markdown shows it unchanged, on one line."""
    return _MARKUP.sub(r"\\\g<0>", visible(text))
