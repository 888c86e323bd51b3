"""``draftlint rule``: the rules, one in full, or the schema of rule packs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from ..complaint import Complaint
from ..rule import Rule
from . import CLEAN, FAILED, Say, complain, configured, linter_for, rule_arguments

_WORDS = {
    "zh": ("级别", "检查", "修改", "依据", "消息", "缘由", "应报（<<>> 内）", "改后", "不应报"),
    "en": ("level", "check", "fix", "source", "message", "why", "flagged (inside <<>>)", "fixed", "left alone"),
}


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
        for rule in linter.all_rules:
            examples = len(rule.bad) + len(rule.good)
            print(f"{rule.id:36} {rule.level:8} {rule.fix:7} {examples:3}  {rule.why}")
    else:
        wanted = next((rule for rule in linter.all_rules if rule.id == options.id), None)
        if wanted is None:
            raise Complaint(
                f"没有规则“{options.id}”，draftlint rule 列出全部", f"no rule {options.id!r}, draftlint rule lists them"
            )
        for line in _page(wanted, settings.lang):
            print(line)
    return FAILED if linter.failures else CLEAN


def _page(rule: Rule, lang: str) -> Iterator[str]:
    """A rule in full."""
    level, check, fix, source, message, why, bad, fixed, good = _WORDS[lang]
    yield rule.id
    yield f"  {level}: {rule.level}    {check}: {rule.kind}    {fix}: {rule.fix}"
    if rule.source:
        yield f"  {source}: {rule.source}"
    yield f"  {message}: {rule.message}"
    yield f"  {why}: {rule.why}"
    yield f"  {bad}:"
    for example in rule.bad:
        yield f"    {example.marked}"
        if example.fixed is not None:
            yield f"      {fixed}: {example.fixed}"
    yield f"  {good}:"
    for example in rule.good:
        yield f"    {example.text}"
