"""Rules over documents: findings sorted, merged, suppressed and placed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from . import fix, ordinal, suppress
from .carryover import carryover
from .checks.recomputation import Recomputation
from .complaint import Complaint
from .config import Config
from .discover import Excluded
from .document import Document, Vocabulary
from .draft import Draft, draft
from .finding import CATEGORIES, LEVELS, OPT_IN, Carryover, Finding, Match, Related, Replacement
from .ledger import Coverage, coverage
from .lexicon import Lexicon
from .pack import PackError, read_pack
from .readers import parse, read
from .rule import Rule, built_in_entries, compile_patterns, load
from .text import HAN, LineIndex, Location, Span, UnitIndex

_CONTEXT = 60
_SENTENCE = 300
"""Characters of a sentence on either side of a place that tell it from others."""
_MERGED = 20
"""How many weaker findings a finding carries along at the most."""
_UNUSED = {
    "zh": ("这条注释没有压下任何问题（{match}），请删去", "多余的注释会遮住以后的问题。"),
    "en": ("this comment suppresses nothing ({match}), remove it", "A comment left behind hides later defects."),
}


class Failure(NamedTuple):
    """Something that could not be used: a file, a pack, a rule on a file."""

    path: str
    reason: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}" if self.line else f"{self.path}: {self.reason}"


@dataclass
class Result:
    """All that a run has to say."""

    findings: list[Finding] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    files: int = 0
    """How many files were checked."""
    passed_over: int = 0
    """How many were left out by the configuration or for hardly holding any Chinese."""
    paths: list[str] = field(default_factory=list)
    """The files that were checked."""
    rules: Sequence[Rule] = ()
    """The rules that were used, for reports that explain them."""
    byte_columns: dict[str, dict[Location, int]] = field(default_factory=dict)
    """By path and place the 1-based column in UTF-8 bytes, for all places that the findings name."""
    known: int = 0
    """How many findings the baseline holds, which are therefore not among the findings."""
    mended: Sequence[str] = ()
    """What the baseline holds and the drafts no longer have."""
    carryovers: list[Carryover] = field(default_factory=list)
    """How each draft compares with earlier documents, where there are any."""

    drafts: list[Draft] = field(default_factory=list)
    """What a page shows of each draft beside its findings; only where the linter was told to keep it."""

    coverage: Coverage | None = None
    """How many figures there are and could be recomputed; None where no rule asks."""

    def add(self, other: Result) -> None:
        """Take in the result of another file."""
        if other.coverage:
            self.coverage = (self.coverage or Coverage()).add(other.coverage)
        self.findings += other.findings
        self.failures += other.failures
        self.files += other.files
        self.passed_over += other.passed_over
        self.paths += other.paths
        self.byte_columns.update(other.byte_columns)
        self.carryovers += other.carryovers
        self.drafts += other.drafts

    def count(self, level: str) -> int:
        """How many findings are of *level*."""
        return sum(finding.level == level for finding in self.findings)

    def at_least(self, level: str) -> list[Finding]:
        """The findings of *level* and above."""
        return [finding for finding in self.findings if LEVELS.index(finding.level) >= LEVELS.index(level)]


@dataclass(frozen=True)
class Fixed:
    """A text before and after its fixes."""

    before: str
    after: str
    data: bytes
    """The text after, in the encoding in which it came."""
    count: int
    """How many findings were fixed."""
    left: Result
    """What is still to be found."""


class Flag(NamedTuple):
    """A rule's match on a document, not yet placed."""

    rule: Rule
    match: Match
    merged: tuple[tuple[Span, str], ...] = ()
    """Weaker findings on the same place: where, and what they said."""


class Linter:
    """The rules of a configuration, ready to check documents."""

    def __init__(self, config: Config, *, keep_drafts: bool = False) -> None:
        """*keep_drafts*: results hold the drafts' own text, too, for a report that shows it."""
        self.config = config
        self.keep_drafts = keep_drafts
        entries = []
        self.failures: list[Failure] = []
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
        self.previous = list(self._previous())
        self.known = _names(entry.id for entry in entries) | _names([suppress.UNUSED])
        """The ids and categories that there are, those of rules that are off included."""
        self.all_rules = rules
        self.rules = [rule for rule in rules if self._selected(rule.id)]

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
        """Read what a check would read first, so that processes forked from this one need not."""
        self.check(parse("各位委员：\n提案案工作已布署。\n".encode(), "warm-up.txt"))

    def check_file(self, path: str, *, in_folder: bool = False) -> Result:
        """The findings of the draft at *path*. A text of a folder with hardly any Chinese is passed over."""
        try:
            document = read(path)
        except Complaint as complaint:
            return Result(failures=[Failure(path, complaint.say(self.config.lang))])
        if in_folder and not _chinese(document):
            return Result(passed_over=1)
        return self.check(document)

    def check_bytes(self, data: bytes, path: str) -> Result:
        """The findings of a draft that is not in a file; *path* names it and its format."""
        try:
            return self.check(parse(data, path))
        except Complaint as complaint:
            return Result(failures=[Failure(path, complaint.say(self.config.lang))])

    def fix(self, data: bytes, path: str, *, unsafe: bool = False) -> Fixed:
        """*data* with what can be fixed fixed, in rounds until nothing changes. Raises Complaint.

        A text that a fix has made worse is not kept: some rule would then find more than before.
        """
        document = parse(data, path)
        before = self.check(document)
        source, result, count = document.source, before, 0
        for _ in range(fix.MAX_ROUNDS):
            lines = LineIndex(source)
            terms = self.lexicon.terms
            ready = [
                finding for finding in result.findings if fix.fixable(finding, source, lines, terms, unsafe=unsafe)
            ]
            source, applied = fix.apply(source, ready, lines)
            if not applied:
                break
            count += applied
            result = self.check(parse(document.encode(source), path))
        worse = Counter(each.rule for each in result.findings) - Counter(each.rule for each in before.findings)
        if worse:
            raise Complaint(
                f"改后反而多出 {'、'.join(sorted(worse))}，未写入；请把这份稿件的相关段落报告给开发者",
                f"fixing it would add {', '.join(sorted(worse))}, so nothing was written; please report this",
            )
        return Fixed(document.source, source, document.encode(source), count, result)

    def flags(self, document: Document, rules: Iterable[Rule]) -> tuple[list[Flag], list[Failure]]:
        """What *rules* match in a document, and what is to be said of those that could not finish."""
        document.vocabulary = self.vocabulary
        document.lexicon = self.lexicon
        document.date = self.config.date or None
        document.previous = [other for other in self.previous if other.path != document.path]
        flags: list[Flag] = []
        failures: list[Failure] = []
        for rule in rules:
            try:
                flags += [Flag(rule, match) for match in rule.matches(document)]
            except Exception as error:  # noqa: BLE001 - one rule's trouble must not hide what the others find
                failures.append(Failure(document.path, _trouble(rule, error).say(self.config.lang)))
        return flags, failures

    def check(self, document: Document) -> Result:
        """The findings of a document, by place."""
        rules = self._rules_for(document.path)
        flags, failures = self.flags(document, rules)
        result = Result(failures=failures, files=1, paths=[document.path])
        if document.previous:
            result.carryovers.append(carryover(document))
        comments = suppress.suppressions(document)
        found = [_place(document, flag) for flag in merge(document, flags)]
        found = suppress.kept(found, comments)
        if self._selected(suppress.UNUSED):
            found += self._unused(document, comments, rules)
        found.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
        seen: Counter[str] = Counter()
        result.findings = [_numbered(finding, seen) for finding in found]
        if found:
            result.byte_columns[document.path] = _byte_columns(document, found)
        if any(isinstance(rule.check, Recomputation) for rule in rules):
            result.coverage = coverage(document)
        if self.keep_drafts:
            result.drafts.append(draft(document, result.coverage))
        return result

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
        if len(rules) < sum(rule.category not in OPT_IN for rule in self.all_rules):
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
                          context_column=start.column, identity=_identity(suppress.UNUSED, excerpt))  # fmt: skip


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
    return not sample or len(re.findall(f"[{HAN}]", sample)) * 10 >= len(sample.strip())


def priority(rule: Rule) -> int:
    """The rank of a rule's category when findings overlap; a user's own categories come last."""
    return CATEGORIES.index(rule.category) if rule.category in CATEGORIES else len(CATEGORIES)


def merge(document: Document, flags: Iterable[Flag]) -> list[Flag]:
    """One finding an event: of overlapping flags the most severe keeps the place, then the first category; the
    others go along with it.

    A repeated passage takes in what lies wholly inside it, since the first copy shows that, too; but it never
    goes along with something small inside it. A wrong order of headings says nothing of the sentences between,
    but goes along with a copy that brought its number with it.
    """
    ordered = sorted(flags, key=lambda flag: (flag.match.span.start, _rank(flag), -flag.match.span.end))
    alive: list[Flag | None] = []
    open_flags: list[int] = []
    for candidate in ordered:
        flag: Flag | None = candidate
        open_flags = [index for index in open_flags if _reaches(alive[index], candidate.match.span.start)]
        for index in open_flags:
            other = alive[index]
            if flag is None or other is None:
                continue
            strong, weak = (other, flag) if _rank(other) <= _rank(flag) else (flag, other)
            if _is_pasted_number(document, weak, strong):
                strong, weak = weak, strong
            elif not (_is_pasted_number(document, strong, weak) or _same_event(document, strong, weak)):
                continue
            merged = _with(document, strong, weak)
            alive[index], flag = (merged, None) if strong is other else (None, merged)
        if flag:
            open_flags.append(len(alive))
            alive.append(flag)
    return [flag for flag in alive if flag]


def _rank(flag: Flag) -> tuple[int, int]:
    """Which of two overlapping flags keeps the place: the lower one. An error never hides behind a hint."""
    return -LEVELS.index(flag.rule.level), priority(flag.rule)


def _reaches(flag: Flag | None, offset: int) -> bool:
    return flag is not None and flag.match.span.end > offset


def _same_event(document: Document, strong: Flag, weak: Flag) -> bool:
    """Whether *weak* says of the same place what *strong* says."""
    outer, inner = strong.match.span, weak.match.span
    if strong.rule.id == weak.rule.id and outer != inner:
        return False
    if _is_general(strong) or _is_general(weak):
        return False
    if strong.rule.category == "duplicate" and outer.contains(inner):
        return True
    if _is_wide(document, outer) or _is_wide(document, inner):
        return False
    if weak.rule.category == "duplicate" and inner.contains(outer) and inner != outer:
        return False
    return outer.overlaps(inner)


def _is_pasted_number(document: Document, copy: Flag, numbering: Flag) -> bool:
    """Whether a wrong number is that of a copy: it was pasted along with its paragraph."""
    start = copy.match.span.start
    return (
        copy.rule.category == "duplicate"
        and numbering.rule.category == "numbering"
        and numbering.match.span.start <= start < numbering.match.span.end
        and ordinal.read(document.text, start) is not None
    )


def _is_general(flag: Flag) -> bool:
    """Whether a flag stands for many places of the draft and is only shown at the first."""
    return any(edit.span.end > flag.match.span.end for edit in flag.match.edits)


def _is_wide(document: Document, span: Span) -> bool:
    """Whether *span* goes over several blocks."""
    return document.block_index(span.start) != document.block_index(max(span.start, span.end - 1))


def _with(document: Document, flag: Flag, weaker: Flag) -> Flag:
    """*flag* with what *weaker* says, as far as there is room."""
    span = weaker.match.span
    said = (span, weaker.rule.say(weaker.match, document.slice(span)))
    return flag._replace(merged=(*flag.merged, said, *weaker.merged)[:_MERGED])


def _place(document: Document, flag: Flag) -> Finding:
    """The finding that a flag makes, in places of the source."""
    rule, match = flag.rule, flag.match
    start, end = document.location(match.span)
    excerpt = document.slice(match.span)
    context, column = _context(document, match.span)
    related = [_related(document, span, rule.related or "{match}") for span in match.related]
    return Finding(
        path=document.path,
        start=start,
        end=end,
        rule=rule.id,
        level=rule.level,
        message=rule.say(match, excerpt),
        excerpt=excerpt,
        why=rule.why,
        fix=rule.fix if match.edits else "none",
        fixes=tuple(_replacements(document, match)) if rule.fix != "none" else (),
        related=(*related, *(_related(document, span, said) for span, said in flag.merged)),
        identity=_identity(rule.id, _normal(_around(document, match.span)), _normal(excerpt)),
        context=context,
        context_column=column,
    )


def _related(document: Document, span: Span, message: str) -> Related:
    start, end = document.location(span)
    excerpt = document.slice(span)
    return Related(document.path, start, end, message.replace("{match}", excerpt[:40]), excerpt)


def _replacements(document: Document, match: Match) -> Iterator[Replacement]:
    for edit in match.edits:
        start, end = document.location(edit.span)
        yield Replacement(start, end, edit.replacement)


def _context(document: Document, span: Span) -> tuple[str, int]:
    """The source line on which *span* starts, cut around it, and the column at which the cut begins."""
    source = document.map.span(span)
    line = document.lines.span(document.lines.line(source.start))
    text_end = line.end
    while text_end > line.start and document.source[text_end - 1] in "\r\n":
        text_end -= 1
    first = max(line.start, source.start - _CONTEXT)
    last = min(text_end, max(source.start + 1, min(source.end, source.start + 2 * _CONTEXT)) + _CONTEXT)
    return document.source[first:last], first - line.start + 1


def _around(document: Document, span: Span) -> str:
    """The sentence in which *span* starts."""
    block = document.block_at(span.start).span
    text = document.text
    start, end = max(block.start, span.start - _SENTENCE), min(block.end, span.start + _SENTENCE)
    first = max((text.rfind(mark, start, span.start) for mark in "。！？"), default=-1)
    last = [place for mark in "。！？" if (place := text.find(mark, span.start, end)) >= 0]
    return text[max(first + 1, start) : min(last, default=end)]


def _normal(text: str) -> str:
    """Text without what changes when a paragraph is moved or renumbered."""
    text = text.lstrip("# \t\u3000")
    number = ordinal.read(text)
    return re.sub(rf"[^{HAN}A-Za-z%*]", "", text[number.span.end :] if number else text)


def _byte_columns(document: Document, findings: Iterable[Finding]) -> dict[Location, int]:
    """The columns in UTF-8 bytes of all places that *findings* name."""
    units = UnitIndex(document.source, "utf-8")
    places: set[Location] = set()
    for finding in findings:
        items: tuple[Finding | Replacement | Related, ...] = (finding, *finding.fixes, *finding.related)
        places.update(place for item in items for place in (item.start, item.end))
    starts = document.lines.starts
    return {
        place: units.units(starts[place.line - 1] + place.column - 1) - units.units(starts[place.line - 1]) + 1
        for place in places
    }


def _identity(*parts: str) -> str:
    return "\0".join(parts)


def _numbered(finding: Finding, seen: Counter[str]) -> Finding:
    """The finding, counted among those of its identity."""
    seen[finding.identity] += 1
    return finding._replace(occurrence=seen[finding.identity])
