"""``draftlint rule``: the rules, one in full, or the schema of rule packs."""

from __future__ import annotations

import argparse

from ..complaint import Complaint
from ..page import plain
from . import CLEAN, FAILED, Say, complain, configured, linter_for, rule_arguments


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The options of the command."""
    parser.add_argument("id", nargs="?", metavar="ID", help=say("类别/规则名", "category/name"))
    rule_arguments(parser, say)
    parser.add_argument(
        "--schema", action="store_true", help=say("输出规则文件的 JSON Schema", "print the JSON Schema of rule packs")
    )


def run(options: argparse.Namespace) -> int:
    """List the rules, or show one."""
    if options.schema:
        import json

        from ..schema import schema

        print(json.dumps(schema(), ensure_ascii=False, indent=1))
        return CLEAN
    settings = configured(options)
    linter = linter_for(settings)
    complain(linter.failures)
    if options.id is None:
        for rule in linter.rules:
            examples = len(rule.bad) + len(rule.good)
            print(f"{rule.id:36} {rule.level:8} {rule.fix:7} {examples:3}  {rule.why}")
    else:
        wanted = next((rule for rule in linter.rules if rule.id == options.id), None)
        if wanted is None:
            raise Complaint(
                f"没有规则“{options.id}”，draftlint rule 列出全部", f"no rule {options.id!r}, draftlint rule lists them"
            )
        print(plain(wanted, settings.lang), end="")
    return FAILED if linter.failures else CLEAN
