"""``draftlint test``: rules against their own examples."""

from __future__ import annotations

import argparse

from ..selftest import examine
from . import CLEAN, FAILED, FOUND, Say, chosen, complain, configured, rule_arguments, session_for, tell


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The options of the command."""
    rule_arguments(parser, say)


def run(options: argparse.Namespace) -> int:
    """Run the examples of the packs named by ``--rules``, or of all rules."""
    settings = configured(options)
    linter = session_for(settings, options).linter
    complain(linter.failures)
    rules = chosen(linter.all_rules, options)
    wrong = [outcome for rule in rules for outcome in examine(rule)]
    tell(*map(str, wrong))
    examples = sum(len(rule.bad) + len(rule.good) for rule in rules)
    if settings.lang == "en":
        print(f"{len(rules)} rules, {examples} examples, {len(wrong)} wrong.")
    else:
        print(f"{len(rules)}条规则，{examples}个例子，{len(wrong)}处不符。")
    return FAILED if linter.failures else FOUND if wrong else CLEAN
