"""``draftlint outline``: the headings and numbered items of drafts as a tree, with their defects."""

from __future__ import annotations

import argparse
import sys

from ..record import replace
from ..reporters import Options, tree
from . import (
    CLEAN,
    FAILED,
    FOUND,
    Say,
    colored,
    complain,
    configured,
    documents,
    path_arguments,
    rule_arguments,
    session_for,
)

_CATEGORIES = ("numbering", "reference", "layout")


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The options of the command."""
    path_arguments(parser, say, required=True)
    rule_arguments(parser, say)
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("输出格式", "output format"))
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help=say("颜色", "colour"))


def run(options: argparse.Namespace) -> int:
    """Show the tree of each file. Exit codes as for ``check``."""
    settings = replace(configured(options), select=_CATEGORIES)
    linter = session_for(settings, options).linter
    failures = list(linter.failures)
    found = False
    for _, document in documents(options, settings, failures):
        result = linter.check(document)
        failures += result.failures
        found = found or (settings.fail_on != "never" and bool(result.at_least(settings.fail_on)))
        findings = result.at_least(settings.min_level)
        if options.format == "json":
            tree.report_json(document, findings, sys.stdout)
        else:
            tree.report_text(document, findings, sys.stdout, Options(settings.lang, colored(options.color, sys.stdout)))
    complain(failures)
    return FAILED if failures else FOUND if found else CLEAN
