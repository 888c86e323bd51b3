"""Checkstyle's XML, which older servers read. Its columns count from 1; it has no ends."""

from __future__ import annotations

from itertools import groupby
from typing import TextIO
from xml.etree.ElementTree import Element, SubElement

from ..result import Result
from . import Options, relative
from .markup import legal, write


def report(result: Result, out: TextIO, options: Options) -> None:
    """Write *result*, file by file."""
    del options
    root = Element("checkstyle", version="4.3")
    for path, findings in groupby(result.findings, key=lambda finding: finding.path):
        file = SubElement(root, "file", name=legal(relative(path)))
        for finding in findings:
            SubElement(
                file,
                "error",
                line=str(finding.start.line),
                column=str(finding.start.column),
                severity=finding.level,
                message=legal(finding.message),
                source=f"draftlint.{finding.rule}",
            )
    for failure in result.failures:
        file = SubElement(root, "file", name=legal(relative(failure.path)))
        SubElement(
            file,
            "error",
            line=str(max(1, failure.line)),
            severity="error",
            message=legal(failure.reason),
            source="draftlint",
        )
    write(root, out)
