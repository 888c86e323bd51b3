"""JUnit's XML: a suite for each file, a case for each finding. Only what makes a run fail is a failure."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TextIO
from xml.etree.ElementTree import Element, SubElement

from ..finding import LEVELS, Finding
from ..result import Failure, Result
from . import Options, relative
from .markup import legal, write


def report(result: Result, out: TextIO, options: Options) -> None:
    """Write *result*; a clean run is one case that passes, since an empty report reads as a run that broke."""
    root = Element("testsuites", name="draftlint")
    for path, findings in groupby(result.findings, key=lambda finding: finding.path):
        _suite(root, path, findings, options)
    for failure in result.failures:
        _error(root, failure)
    if not len(root):
        suite = SubElement(root, "testsuite", name="draftlint")
        SubElement(suite, "testcase", classname="draftlint", name=f"{result.files} files", time="0")
        _count(suite)
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    write(root, out)


def _suite(root: Element, path: str, findings: Iterable[Finding], options: Options) -> None:
    name = legal(relative(path))
    suite = SubElement(root, "testsuite", name=name)
    for finding in findings:
        place = f"{finding.start.line}:{finding.start.column}"
        case = SubElement(suite, "testcase", classname=name, name=f"{finding.rule} {place}", time="0")
        message = legal(finding.message)
        lines = [f"{name}:{place}: {finding.level} {message}", legal(finding.excerpt)]
        lines += [f"{legal(other.path)}:{other.start.line}: {legal(other.message)}" for other in finding.related]
        if options.fail_on != "never" and LEVELS.index(finding.level) >= LEVELS.index(options.fail_on):
            told = SubElement(case, "failure", message=message, type=finding.rule)
        else:
            told = SubElement(case, "system-out")
        told.text = "\n".join(lines)
    _count(suite)


def _error(root: Element, failure: Failure) -> None:
    name = legal(relative(failure.path))
    suite = SubElement(root, "testsuite", name=name)
    case = SubElement(suite, "testcase", classname=name, name="draftlint", time="0")
    SubElement(case, "error", message=legal(failure.reason), type="draftlint")
    _count(suite)


def _count(suite: Element) -> None:
    """Set a suite's counts from its cases."""
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", str(len(suite.findall("testcase/error"))))
    suite.set("skipped", "0")
    suite.set("time", "0")
