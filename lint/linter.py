"""Rules over documents: findings sorted, merged, suppressed and placed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import Any

from . import fix, suppress
from .cache import RULES, Cache
from .carryover import carryover
from .checks.recomputation import Recomputation
from .complaint import Complaint, unforeseen
from .config import Config
from .discover import Excluded
from .document import Document, Vocabulary
from .draft import draft
from .expression import expression
from .finding import OPT_IN, Finding
from .flag import Flag, merge
from .ledger import coverage
from .lexicon import Lexicon
from .pack import PackError, read_pack
from .placing import byte_columns, identity, numbered, place
from .readers import parse, read
from .record import NamedTuple
from .result import Failure, Fixed, Result
from .rule import Rule, built_in_entries, compile_patterns, load
from .text import HAN

_UNUSED = {
    "zh": ("这条注释没有压下任何问题（{match}），请删去", "多余的注释会遮住以后的问题。"),
    "en": ("this comment suppresses nothing ({match}), remove it", "A comment left behind hides later defects."),
}


_MADE_WHEN_NEEDED = frozenset({"all_rules", "vocabulary", "lexicon", "_per_file"})
_EXAMPLES = 2
"""How many examples of each rule are checked beforehand."""


class _Kept(NamedTuple):
    """What reading the packs has given, the rules without their proof."""

    known: set[str]
    usual: int
    rules: list[Rule]
    vocabulary: Vocabulary


class Linter:
    """The rules of a configuration, ready to check documents.

    Raises Complaint for a name in the configuration that no rule has; of packs, *failures* says what was wrong.
    """

    def __init__(self, config: Config, cache: Cache | None = None, *, with_drafts: bool = False) -> None:
        """*with_drafts*: results hold the drafts' own text, too, for a report that shows it."""
        self.config = config
        self.with_drafts = with_drafts
        self.failures: list[Failure] = []
        self.seconds: defaultdict[str, float] = defaultdict(float)
        """By rule the time it has taken. What several rules share counts for the first that asks."""
        kept = cache.rules() if cache else None
        if isinstance(kept, _Kept):
            self.known, self.usual, self.rules, self.vocabulary = kept
        else:
            self._load()
        self.previous = list(self._previous())
        if cache and not kept and not self.failures:
            self.warm_up()  # what the checks make of their options is kept, too
            self.seconds.clear()
            rules = [rule.without_proof() for rule in self.rules]
            cache.put(RULES, _Kept(self.known, self.usual, rules, self.vocabulary))

    def __getstate__(self) -> dict[str, Any]:
        """What goes to another process: the rules as read. What is made when needed is made anew there."""
        return {name: value for name, value in self.__dict__.items() if name not in _MADE_WHEN_NEEDED}

    def _load(self) -> None:
        """Read the packs."""
        config = self.config
        entries = []
        packs = [Path(pack) for pack in config.rules]
        for source in (built_in_entries, *(lambda pack=pack: read_pack(pack) for pack in packs), config.entries):
            try:
                entries += source()
            except PackError as error:
                self.failures.append(_failure(error, config.lang))
        rules, errors = load(entries, config.lang)
        for rule in [rule for rule in rules if rule.entry and not rule.entry.built_in]:
            try:
                compile_patterns(rule)
            except PackError as error:
                errors.append(error)
                rules.remove(rule)
        self.failures += [_failure(error, config.lang) for error in errors]
        self.known = _names(entry.id for entry in entries) | _names([suppress.UNUSED])
        """The ids and categories that there are, those of rules that are off included."""
        self.all_rules = rules
        self.usual = sum(rule.category not in OPT_IN for rule in rules)
        """How many rules are used where none is selected."""
        if not self.failures:
            self._check_names()
        self.rules = [rule for rule in rules if self._selected(rule.id)]

    def _check_names(self) -> None:
        """Raise Complaint where the configuration names what no rule or category is called."""
        per_file = [name for names in self.config.per_file_ignores.values() for name in names]
        for name in (*self.config.select, *self.config.ignore, *per_file):
            if name not in self.known:
                raise Complaint(
                    f"没有“{name}”这个类别或规则，draftlint rule 列出全部",
                    f"no category or rule {name!r}, draftlint rule lists them",
                )

    def _previous(self) -> Iterator[Document]:
        """The earlier documents that the drafts are compared with."""
        for path in self.config.against:
            try:
                yield read(path)
            except Complaint as complaint:
                self.failures.append(Failure(path, complaint.say(self.config.lang)))

    def _selected(self, rule: str) -> bool:
        """Whether the configuration uses a rule; a rule's own name is stronger than its category's."""
        names = (rule, rule.partition("/")[0])
        for name in names:
            if name in self.config.ignore:
                return False
            if name in self.config.select:
                return True
        return not self.config.select and names[1] not in OPT_IN

    @cached_property
    def all_rules(self) -> list[Rule]:
        """The rules with their examples, those that the configuration does not use included; a check needs none of that."""
        return Linter(self.config).all_rules

    @property
    def explained_rules(self) -> list[Rule]:
        """The rules that the configuration uses, with their examples."""
        return [rule for rule in self.all_rules if self._selected(rule.id)]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The literals of all rules."""
        return Vocabulary(word for rule in self.rules for word in rule.literals)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The dictionary with the project's own terms."""
        return Lexicon(self.config.lexicon)

    @cached_property
    def _per_file(self) -> Sequence[tuple[Excluded, tuple[str, ...]]]:
        return [
            (Excluded([pattern], self.config.root), names) for pattern, names in self.config.per_file_ignores.items()
        ]

    def warm_up(self) -> None:
        """Make now what the checks would make when first used: by checking what the rules are there to find."""
        examples = "\n".join(example.text for rule in self.rules for example in rule.bad[:_EXAMPLES])
        self.check(parse(examples.encode("utf-8", "replace"), "warm-up.txt"))

    def check_bytes(self, data: bytes, path: str, *, in_folder: bool = False) -> Result:
        """The findings of a draft in *data*; *path* names it and its format.

        A text of a folder with hardly any Chinese is passed over.
        """
        try:
            document = parse(data, path)
        except Complaint as complaint:
            return Result(failures=[Failure(path, complaint.say(self.config.lang))])
        if in_folder and not _chinese(document):
            return Result(passed_over=1)
        try:
            return self.check(document)
        except Exception as error:  # noqa: BLE001 - one draft's trouble must not hide what is found in others
            return Result(failures=[Failure(path, unforeseen(error).say(self.config.lang))])

    def fix(self, data: bytes, path: str, *, unsafe: bool = False, suggest: bool = False) -> Fixed:
        """*data* with what can be fixed fixed, in rounds until nothing changes. Raises Complaint.

        With *suggest* the fixes are changes that the writer accepts or rejects. A text that a fix has made worse is
        not kept (see ``_worse``).
        """
        original = parse(data, path)
        try:
            return self._fixed(original, data, unsafe=unsafe, suggest=suggest)
        except Complaint:
            raise
        except Exception as error:
            raise unforeseen(error) from error

    def _fixed(self, original: Document, data: bytes, *, unsafe: bool, suggest: bool) -> Fixed:
        document, path = original, original.path
        before = result = self.check(document)
        count = 0
        for _ in range(fix.MAX_ROUNDS):
            terms = self.lexicon.terms
            ready = [finding for finding in result.findings if fix.fixable(finding, document, terms, unsafe=unsafe)]
            edits, applied = fix.edits(ready, document.lines)
            if not applied:
                break
            count += applied
            data = (document.suggest if suggest and document.suggest else document.rewrite)(edits)
            document = parse(data, path)
            result = self.check(document)
        if worse := self._worse(original, before, document, result):
            raise Complaint(
                f"改后反而多出 {'、'.join(worse)}，未写入；请把这份稿件的相关段落报告给开发者",
                f"fixing it would add {', '.join(worse)}, so nothing was written; please report this",
            )
        return Fixed(original.source, document.source, data, count, result)

    def _worse(self, original: Document, before: Result, document: Document, after: Result) -> list[str]:
        """The rules that find more in a fixed text than in the original.

        What had gone along with another finding counts as found before, and a copy was one before a slip in it was
        mended.
        """
        more = Counter(each.rule for each in after.findings) - Counter(each.rule for each in before.findings)
        rules = [rule for rule in self._rules_for(document.path) if rule.id in more and rule.category != "duplicate"]
        counts = [Counter(flag.rule.id for flag in self.flags(each, rules)[0]) for each in (original, document)]
        return sorted(rule.id for rule in rules if counts[1][rule.id] > counts[0][rule.id])

    def flags(self, document: Document, rules: Iterable[Rule]) -> tuple[list[Flag], list[Failure]]:
        """What *rules* match in a document, and what is to be said of those that could not finish."""
        document.vocabulary = self.vocabulary
        document.lexicon = self.lexicon
        document.date = self.config.date or None
        document.previous = [other for other in self.previous if other.path != document.path]
        flags: list[Flag] = []
        failures: list[Failure] = []
        for rule in rules:
            start = perf_counter()
            try:
                flags += [Flag(rule, match) for match in rule.matches(document)]
            except Exception as error:  # noqa: BLE001 - one rule's trouble must not hide what the others find
                failures.append(Failure(document.path, _trouble(rule, error).say(self.config.lang)))
            self.seconds[rule.id] += perf_counter() - start
        return flags, failures

    def check(self, document: Document) -> Result:
        """The findings of a document, by place."""
        rules = self._rules_for(document.path)
        comments = suppress.suppressions(document)
        found, failures = self._placed(document, rules, comments)
        result = Result(failures=failures, files=1, paths=[document.path])
        if document.previous:
            result.carryovers.append(carryover(document))
        if self._selected(suppress.UNUSED):
            found += self._unused(document, comments, rules)
        found.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
        seen: Counter[str] = Counter()
        result.findings = [numbered(finding, seen) for finding in found]
        if found:
            result.byte_columns[document.path] = byte_columns(document, found)
        if any(isinstance(rule.check, Recomputation) for rule in rules):
            result.coverage = coverage(document)
        if self.with_drafts:
            result.drafts.append(draft(document, result.coverage))
        return result

    def _placed(
        self, document: Document, rules: Sequence[Rule], comments: Sequence[suppress.Suppression]
    ) -> tuple[list[Finding], list[Failure]]:
        """What *rules* find in a document, and in its headers and footers, where only what is not filled in counts.

        What *comments* let stand is taken out first, so that nothing else goes along with it.
        """
        found: list[Finding] = []
        failures: list[Failure] = []
        of_margins = [rule for rule in rules if rule.category == "placeholder"]
        for part, asked in ((document, rules), *((margin, of_margins) for margin in document.margins)):
            flags, failed = self.flags(part, asked)
            if comments:
                flags = [
                    flag
                    for flag in flags
                    if not suppress.covered(part.location(flag.match.span)[0], flag.rule.id, comments)
                ]
            found += [place(part, flag) for flag in merge(part, flags)]
            failures += failed
        return found, failures

    def _rules_for(self, path: str) -> list[Rule]:
        """The rules that the configuration uses on a file."""
        ignored = {name for spec, names in self._per_file if spec.matches(path) for name in names}
        return [rule for rule in self.rules if rule.id not in ignored and rule.category not in ignored]

    def _unused(
        self, document: Document, comments: Iterable[suppress.Suppression], rules: Sequence[Rule]
    ) -> Iterator[Finding]:
        """What the comments name in vain; of rules that were not asked nothing is said."""
        message, why = _UNUSED[self.config.lang]
        silent = self.known - _names(rule.id for rule in rules)
        if len(rules) < self.usual:
            silent |= {""}
        for comment in comments:
            names = comment.unused - silent
            if not names:
                continue
            span = comment.span
            excerpt = document.source[span.start : span.end]
            start, end = document.lines.location(span.start), document.lines.location(span.end)
            everything = "all rules" if self.config.lang == "en" else "全部规则"
            said = message.replace("{match}", "、".join(name or everything for name in sorted(names)))
            yield Finding(document.path, start, end, suppress.UNUSED, "warning", said, excerpt, why, context=excerpt,
                          context_column=start.column, identity=identity(suppress.UNUSED, excerpt))  # fmt: skip


def _trouble(rule: Rule, error: Exception) -> Complaint:
    """What to say of a rule that could not finish."""
    if isinstance(error, TimeoutError):
        return Complaint(
            f"规则 {rule.id} 超时，未能查完；请简化它的正则表达式",
            f"the rule {rule.id} took too long and was not finished; simplify its expressions",
        )
    return Complaint(
        f"规则 {rule.id} 内部出错（{error!r}），未能查完；请把这一行报告给开发者",
        f"the rule {rule.id} failed ({error!r}) and was not finished; please report this line",
    )


def _names(rules: Iterable[str]) -> set[str]:
    """The ids of rules and their categories."""
    return {name for rule in rules for name in (rule, rule.partition("/")[0])}


def _failure(error: PackError, lang: str) -> Failure:
    return Failure(error.path, error.say(lang), error.line)


def _chinese(document: Document) -> bool:
    """Whether a text is a Chinese draft at all."""
    sample = document.text[:20_000]
    return not sample or len(expression(f"[{HAN}]").findall(sample)) * 10 >= len(sample.strip())
