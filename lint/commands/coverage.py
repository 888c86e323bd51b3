"""``draftlint coverage``: how often each rule fires on a corpus, so that idle and noisy ones are seen."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator

from ..complaint import Complaint
from ..config import Config
from ..linter import Linter
from ..readers import read
from ..record import NamedTuple
from ..reporters.text import width
from ..result import Failure
from ..rule import Rule
from . import (
    CLEAN,
    FAILED,
    Say,
    chosen,
    complain,
    configured,
    files_of,
    path_arguments,
    rule_arguments,
    session_for,
    tell,
)

_PER = 10_000
_NOISY = 2.0


class Corpus(NamedTuple):
    """What the rules found in many drafts, before anything was merged or suppressed."""

    files: int
    characters: int
    fired: Counter[str]
    drafts: Counter[str]
    """In how many drafts a rule fired."""
    failures: list[Failure]

    def rate(self, rule: str) -> float:
        """Findings of a rule in 10,000 characters."""
        return self.fired[rule] * _PER / max(1, self.characters)


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The options of the command."""
    path_arguments(parser, say, required=True, stdin=False)
    rule_arguments(parser, say)
    parser.add_argument(
        "--noisy",
        type=float,
        default=_NOISY,
        metavar="N",
        help=say("每万字多少处以上算太多（默认 2）", "findings in 10,000 characters that are too many (default: 2)"),
    )
    parser.epilog = say(
        "拿定稿检验规则：从不触发的，例子之外也许没有用处；每万字触发许多次的，多半在误报。",
        "Try rules on finished reports: one that never fires may be of no use, one that fires often is mostly wrong.",
    )


def run(options: argparse.Namespace) -> int:
    """Count the rules of the packs named by ``--rules``, or all rules, and list them."""
    settings = configured(options)
    linter = session_for(settings, options).linter
    found, failures = files_of(options.paths, settings)
    rules = chosen(linter.explained_rules, options)
    corpus = _count(linter, rules, found.files, [*linter.failures, *failures])
    complain(corpus.failures)
    tell(*_table(rules, corpus, settings, options.noisy))
    return FAILED if corpus.failures else CLEAN


def _count(linter: Linter, rules: list[Rule], paths: list[str], failures: list[Failure]) -> Corpus:
    fired: Counter[str] = Counter()
    drafts: Counter[str] = Counter()
    files = characters = 0
    for path in paths:
        try:
            document = read(path)
        except Complaint as complaint:
            failures.append(Failure(path, complaint.say(linter.config.lang)))
            continue
        flags, troubles = linter.flags(document, rules)
        failures += troubles
        here = Counter(flag.rule.id for flag in flags)
        fired += here
        drafts.update(here.keys())
        files += 1
        characters += len("".join(document.text.split()))
    return Corpus(files, characters, fired, drafts, failures)


def _table(rules: list[Rule], corpus: Corpus, settings: Config, noisy: float) -> Iterator[str]:
    english = settings.lang == "en"
    words = {"never": "never fired", "noisy": "often"} if english else {"never": "从未触发", "noisy": "过多"}
    for rule in sorted(rules, key=lambda rule: (-corpus.fired[rule.id], rule.id)):
        times, rate = corpus.fired[rule.id], corpus.rate(rule.id)
        mark = words["never"] if not times else words["noisy"] if rate > noisy else ""
        name = rule.id + " " * (36 - width(rule.id))
        yield f"{name} {rule.level:8} {times:6} {corpus.drafts[rule.id]:5} {rate:9.3f}  {mark}".rstrip()
    idle = sum(not corpus.fired[rule.id] for rule in rules)
    loud = sum(corpus.rate(rule.id) > noisy for rule in rules)
    if english:
        yield f"{corpus.files} drafts, {corpus.characters:,} characters: {len(rules)} rules, {idle} never fired, {loud} often."
        yield "Columns: rule, level, findings, drafts, findings in 10,000 characters."
    else:
        yield f"{corpus.files}篇，{corpus.characters}字：{len(rules)}条规则，{idle}条从未触发，{loud}条触发过多。"
        yield "各列：规则、级别、次数、篇数、每万字次数。"
