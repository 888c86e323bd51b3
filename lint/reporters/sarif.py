"""SARIF 2.1.0 (OASIS, 27 March 2020), as code scanning reads it: one run, its rules with help, places, fixes.

Columns count code points, which ``columnKind`` says (3.14.17). Addresses are relative references (3.4.3), so that
a report does not depend on the machine.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TextIO
from urllib.parse import quote

from .. import __version__
from ..finding import Finding, Related, Replacement
from ..result import Failure, Result
from ..rule import Rule
from . import HOME, Options, page, relative
from .rulepage import markdown, plain

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SEVERITIES = {"error": "error", "warning": "warning", "info": "recommendation"}
"""In the words of code scanning, which filters by them."""

_BASE = "SRCROOT"


def report(result: Result, out: TextIO, options: Options) -> None:
    """Write *result* as a SARIF log."""
    found = {finding.rule for finding in result.findings}
    rules = [_rule(rule, options.lang) for rule in result.rules]
    rules += [{"id": name} for name in sorted(found - {rule.id for rule in result.rules})]
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    driver = {"name": "draftlint", "semanticVersion": __version__, "informationUri": HOME, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": "en" if options.lang == "en" else "zh-CN",
        "invocations": [_invocation(result.failures)],
        "results": [_result(finding, index, compared=bool(result.known)) for finding in result.findings],
    }
    json.dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, out, ensure_ascii=False, indent=1)
    out.write("\n")


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": rule.id,
        "shortDescription": {"text": rule.why.split("。")[0] or rule.id},
        "fullDescription": {"text": rule.why},
        "help": {"text": plain(rule, lang), "markdown": markdown(rule, lang)},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {"tags": [rule.category], "problem.severity": _SEVERITIES[rule.level]},
    }
    if address := page(rule.id):
        described["helpUri"] = address
    return described


def _invocation(failures: Sequence[Failure]) -> dict[str, Any]:
    """What could not be used; the log is of use all the same, but not whole."""
    invocation: dict[str, Any] = {"executionSuccessful": not failures}
    if failures:
        invocation["toolExecutionNotifications"] = [
            {
                "level": "error",
                "message": {"text": failure.reason},
                "locations": [{"physicalLocation": {"artifactLocation": _artifact(failure.path)}}],
            }
            for failure in failures
        ]
    return invocation


def _result(finding: Finding, index: dict[str, int], *, compared: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.level],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _physical(finding, snippet=finding.excerpt)}],
        # Code scanning tells alerts apart by the first key; it makes one from the line where there is none.
        "partialFingerprints": {
            "primaryLocationLineHash": finding.fingerprint,
            "draftlint/v1": finding.fingerprint,
        },
    }
    if finding.related:
        told["relatedLocations"] = [
            {"id": number, "physicalLocation": _physical(other, path=other.path), "message": {"text": other.message}}
            for number, other in enumerate(finding.related, 1)
        ]
    if finding.fixes:
        told["fixes"] = [_fix(finding)]
    if compared:
        told["baselineState"] = "new"
    return told


def _fix(finding: Finding) -> dict[str, Any]:
    replacements = [{"deletedRegion": _region(fix), "insertedContent": {"text": fix.text}} for fix in finding.fixes]
    change = {"artifactLocation": _artifact(finding.path), "replacements": replacements}
    return {"description": {"text": finding.message}, "artifactChanges": [change]}


def _physical(item: Finding | Related, *, path: str = "", snippet: str = "") -> dict[str, Any]:
    region: dict[str, Any] = _region(item)
    if snippet:
        region["snippet"] = {"text": snippet}
    return {"artifactLocation": _artifact(path or item.path), "region": region}


def _artifact(path: str) -> dict[str, Any]:
    shown = relative(path)
    address = quote(shown, safe="/", errors="surrogateescape")
    if shown.startswith("/"):
        return {"uri": f"file://{address}"}
    if shown[1:2] == ":":
        return {"uri": f"file:///{quote(shown, safe='/:', errors='surrogateescape')}"}
    return {"uri": address, "uriBaseId": _BASE}


def _region(item: Finding | Related | Replacement) -> dict[str, Any]:
    return {
        "startLine": item.start.line,
        "startColumn": item.start.column,
        "endLine": item.end.line,
        "endColumn": item.end.column,
    }
