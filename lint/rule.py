"""Rules: data bound to a check, with a message, a level and the examples that prove it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Literal, cast, get_type_hints

from .checks import CHECKS, Check
from .checks.search import find_pattern, find_words, pattern_literals
from .checks.substitution import Substitution
from .coercion import coerce
from .complaint import Complaint
from .document import Document
from .expression import expression
from .finding import FIX_POLICIES, LEVELS, OF_WORDS, FixPolicy, Level, Match
from .lexicon import known_list
from .pack import Data, Entry, PackError, read_pack
from .pattern import Pattern
from .record import NamedTuple, dataclass
from .store import rules_folder
from .text import Span, fold, merge, overlaps_any, visible

SCOPES = ("document", "prose", "heading", "paragraph", "item", "table")
"""Where a rule looks: everywhere, outside tables, or in blocks of one kind (paragraph: prose that is no heading)."""

_MARKED = expression(r"<<(.*?)>>", re.DOTALL)
_VALUE = expression(r"\{(\w+)\}")
_MIN_EXAMPLES = 2


class Example(NamedTuple):
    """A text that a rule must flag at the marked places, or must leave alone."""

    text: str
    """Without the marks."""
    spans: tuple[Span, ...]
    """What must be flagged, and nothing else; empty for a good example."""
    fixed: str | None = None
    """What the rule's fix must make of it."""

    @property
    def marked(self) -> str:
        """The text with its marks, as written."""
        text = self.text
        for start, end in reversed(self.spans):
            text = f"{text[:start]}<<{text[start:end]}>>{text[end:]}"
        return text


class Language(NamedTuple):
    """The keys of a rule that depend on the language."""

    message: str
    why: str
    related: str


LANGUAGES = {"zh": Language("message", "why", "related"), "en": Language("message_en", "why_en", "related_en")}

COMMON: Mapping[str, Any] = {
    "check": str,
    "level": Literal["error", "warning", "info", "off"],
    "message": str,
    "message_en": str,
    "why": str,
    "why_en": str,
    "related": str,
    "related_en": str,
    "source": str,
    "fix": Literal["safe", "unsafe", "none"],
    "scope": Literal["document", "prose", "heading", "paragraph", "item", "table"],
    "exceptions": tuple[str, ...],
    "unless": tuple[Pattern, ...],
    "bounded": bool,
}
"""The keys that every rule may have, besides the options of its check, ``bad`` and ``good``."""

REQUIRED = ("check", "level", "message", "why", "bad", "good")


@dataclass(frozen=True)
class Rule:
    """A configured check with its identity, its words and its proof."""

    id: str
    check: Check
    level: Level
    message: str
    why: str
    related: str = ""
    fix: FixPolicy = "none"
    scope: str = "document"
    exceptions: tuple[str, ...] = ()
    unless: tuple[Pattern, ...] = ()
    bounded: bool = False
    source: str = ""
    """The standard's clause behind the rule."""
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    entry: Entry | None = None
    """As written in its pack."""

    def without_proof(self) -> Rule:
        """The same without the examples and without what was written, which a check has no use for."""
        bare = object.__new__(Rule)
        bare.__dict__.update(self.__dict__, bad=(), good=(), entry=None)
        return bare

    @property
    def category(self) -> str:
        return self.id.partition("/")[0]

    @property
    def kind(self) -> str:
        """The name of its check."""
        return next(name for name, check in CHECKS.items() if isinstance(self.check, check))

    @cached_property
    def _exceptions(self) -> frozenset[str]:
        return frozenset(fold(word) for word in self.exceptions)

    @property
    def literals(self) -> Iterable[str]:
        """The words that are looked up for this rule, folded."""
        return (*self.check.literals, *self._exceptions, *pattern_literals(self.unless))

    def matches(self, document: Document) -> Iterator[Match]:
        """What the check finds, less what scope, exceptions, word boundaries and the project's terms take away."""
        excused: list[Span] | None = None
        terms_count = self.category in OF_WORDS
        for match in self.check.matches(document):
            if self.scope != "document" and not self._in_scope(document, match.span):
                continue
            if self.bounded and not document.lexicon.bounded(document.text, match.span):
                continue
            if terms_count and _is_known(document, match):
                continue
            if self._exceptions or self.unless:
                if excused is None:
                    excused = self._excused(document)
                if overlaps_any(excused, match.span):
                    continue
            yield match

    def _in_scope(self, document: Document, span: Span) -> bool:
        block = document.block_at(span.start)
        if self.scope == "prose":
            return block.kind != "table"
        if self.scope == "heading":
            return document.is_heading(block)
        if self.scope == "paragraph":
            return block.kind != "table" and not document.is_heading(block)
        return block.kind == self.scope

    def _excused(self, document: Document) -> list[Span]:
        """Where an exception or an ``unless`` pattern stands."""
        spans = [span for _, span in find_words(document, self._exceptions)]
        spans += [Span(*match.span()) for pattern in self.unless for match in find_pattern(document, pattern)]
        return merge(spans)

    def say(self, match: Match, excerpt: str) -> str:
        """The message for *match*."""
        return fill(self.message, {"match": excerpt, **match.values})


def _is_known(document: Document, match: Match) -> bool:
    """Whether what is flagged, or what would be changed of it, lies within terms that are right in this project."""
    changed = [edit.span for edit in match.edits if edit.span.length]
    return any(document.lexicon.covers(document.text, span) for span in (match.span, *changed))


def fill(template: str, values: Mapping[str, str]) -> str:
    """*template* with its ``{name}`` replaced; nothing else of ``str.format`` works."""
    return _VALUE.sub(lambda name: values.get(name[1], name[0]), template)


def built_in_entries() -> list[Entry]:
    """The built-in rules as written."""
    folder = rules_folder()
    return [
        entry
        for path in sorted(folder.glob("*.yaml"))
        for entry in read_pack(path, f"rules/{path.name}", built_in=True)
    ]


def combine(entries: Iterable[Entry]) -> tuple[dict[str, Entry], list[PackError]]:
    """Entries by id, a later one with a known id changing the earlier one; and what is wrong with those left out."""
    combined: dict[str, Entry] = {}
    errors: list[PackError] = []
    for entry in entries:
        known = combined.get(entry.id)
        if known is None and "check" not in entry.fields:
            zh = "没有这条规则可改；新规则须写明 check，改内置规则请用完整编号（draftlint rule 列出全部）"
            en = "there is no such rule to change; a new rule needs check, a built-in one its full id (see draftlint rule)"
            errors.append(entry.error(zh, en))
            continue
        combined[entry.id] = known.changed_by(entry) if known else entry
    return combined, errors


def build(entry: Entry, language: str = "zh") -> Rule | None:
    """The rule that an entry describes, or None for one that is off. Raises PackError."""
    if visible(entry.id) != entry.id:
        raise entry.error("规则名里有控制字符，请改名", "control characters in the name of a rule, rename it")
    check_class = CHECKS.get(str(entry.fields.get("check")))
    if check_class is None:
        name = entry.fields.get("check")
        raise entry.error(
            f"没有名为“{name}”的检查，可用：{'、'.join(CHECKS)}",
            f"no check {name!r}, there are: {', '.join(CHECKS)}",
            "check",
        )
    for key in REQUIRED:
        if key not in entry.fields:
            raise entry.error(f"缺少“{key}”，请补上", f"{key} is missing, add it")
    own = options(check_class)
    for key in entry.fields:
        if key not in own and key not in COMMON and key not in {"bad", "good"}:
            keys = [*own, *COMMON]
            raise entry.error(
                f"不认识“{key}”，可用：{'、'.join(keys)}", f"unknown key, there are: {', '.join(keys)}", key
            )
    common = {key: _coerce(entry, key, COMMON[key]) for key in entry.fields if key in COMMON}
    if common.pop("level") == "off":
        return None
    given = {key: _coerce(entry, key, own[key]) for key in entry.fields if key in own}
    try:
        check = check_class(**given)
    except (TypeError, ValueError) as error:
        name = str(entry.fields["check"])
        raise entry.error(f"检查“{name}”的选项有误：{error}", f"the options of {name} are wrong: {error}") from error
    words = LANGUAGES[language]
    rule = Rule(
        id=entry.id,
        check=check,
        level=cast(Level, entry.fields["level"]),
        message=common.get(words.message) or common["message"],
        why=common.get(words.why) or common["why"],
        related=common.get(words.related) or common.get("related", ""),
        bad=_examples(entry, "bad"),
        good=_examples(entry, "good"),
        entry=entry,
        **{key: common[key] for key in ("fix", "scope", "exceptions", "unless", "bounded", "source") if key in common},
    )
    _check_names(rule, entry)
    return rule


def compile_patterns(rule: Rule) -> None:
    """Compile every pattern of a rule and read its lists, to find what is wrong with them. Raises PackError."""
    assert rule.entry is not None
    try:
        patterns = list(_patterns(rule))
    except Complaint as complaint:  # of what is a pattern only by its marks
        raise rule.entry.error(complaint.zh, complaint.en, "swap") from complaint
    for key, pattern in patterns:
        try:
            pattern.compiled  # noqa: B018 - compiling is the point
        except Exception as error:  # the module raises more than its own error: RecursionError, OverflowError
            raise rule.entry.error(
                f"正则表达式“{pattern.source}”有误（{error}），请改正",
                f"the expression {pattern.source!r} is wrong ({error})",
                key,
            ) from error
    if isinstance(rule.check, Substitution):
        for pattern, right in rule.check.patterns:
            _try_template(rule.entry, pattern, right)
    try:
        for name in getattr(rule.check, "lists", ()):
            known_list(name)
        tuple(rule.literals)
    except ValueError as error:
        raise rule.entry.error(
            f"检查“{rule.kind}”的选项有误：{error}", f"the options of {rule.kind} are wrong: {error}"
        ) from error


def _try_template(entry: Entry, pattern: Pattern, right: str) -> None:
    """Write *right* once for an empty match, to see whether its groups are there. Raises PackError."""
    try:
        Pattern(f"(?:{pattern.source})|").compiled.sub(right, "", 1)
    except Exception as error:
        raise entry.error(
            f"“{pattern.source}”的改法“{right}”有误（{error}），请核对 \\1 之类的引用",
            f"the replacement {right!r} of {pattern.source!r} is wrong ({error}), check references such as \\1",
            "swap",
        ) from error


def _patterns(rule: Rule) -> Iterator[tuple[str, Pattern]]:
    """The patterns of a rule, each with the key under which it stands."""
    yield from (("unless", pattern) for pattern in rule.unless)
    for key in options(type(rule.check)):
        value = getattr(rule.check, key)
        if isinstance(value, Pattern):
            yield key, value
        elif isinstance(value, tuple):
            yield from ((key, part) for part in value if isinstance(part, Pattern))
    if isinstance(rule.check, Substitution):
        yield from (("swap", pattern) for pattern, _ in rule.check.patterns)


def options(check: type[Check]) -> dict[str, Any]:
    """The options of a check by name, with their types."""
    from dataclasses import fields

    hints = get_type_hints(check)
    return {field.name: hints[field.name] for field in fields(cast(Any, check))}


def required_options(check: type[Check]) -> list[str]:
    """The options that a check cannot do without."""
    from dataclasses import MISSING, fields

    return [
        field.name
        for field in fields(cast(Any, check))
        if field.default is MISSING and field.default_factory is MISSING
    ]


def _coerce(entry: Entry, key: str, hint: Any) -> Any:
    """The value of a key as its type demands. Raises PackError."""
    try:
        return coerce(entry.fields[key], hint)
    except Complaint as complaint:
        raise entry.error(complaint.zh, complaint.en, key) from complaint


def _examples(entry: Entry, key: str) -> tuple[Example, ...]:
    raw = entry.fields[key]
    if not isinstance(raw, list) or len(raw) < _MIN_EXAMPLES:
        raise entry.error(f"至少要有 {_MIN_EXAMPLES} 个例子", f"needs at least {_MIN_EXAMPLES} examples", key)
    examples = [_example(entry, key, item) for item in raw]
    for example in examples:
        if bool(example.spans) != (key == "bad"):
            if key == "bad":
                raise entry.error(
                    "反例要用 <<…>> 标出应报的文字", "a bad example marks what is flagged with <<…>>", key
                )
            raise entry.error("正例里不能有 <<…>>", "a good example has no <<…>>", key)
    return tuple(examples)


def _example(entry: Entry, key: str, raw: Data) -> Example:
    fixed = None
    if isinstance(raw, dict) and set(raw) <= {"text", "fixed"} and isinstance(raw.get("text"), str):
        fixed = raw.get("fixed")
        raw = raw["text"]
    if not isinstance(raw, str) or not isinstance(fixed, (str, type(None))):
        raise entry.error("例子应为一段文字，或 {text: …, fixed: …}", "should be a text, or {text: …, fixed: …}", key)
    spans = []
    for number, match in enumerate(_MARKED.finditer(raw)):
        start = match.start() - 4 * number
        spans.append(Span(start, start + len(match[1])))
    return Example(_MARKED.sub(lambda match: match[1], raw), tuple(spans), fixed)


def _check_names(rule: Rule, entry: Entry) -> None:
    """Every ``{name}`` in the messages must be one that the check gives."""
    known = rule.check.values | {"match"}
    for language in LANGUAGES.values():
        for name in _VALUE.findall(str(entry.fields.get(language.message, ""))):
            if name not in known:
                names = sorted(known)
                raise entry.error(
                    f"消息里的 {{{name}}} 没有来处，可用：{'、'.join(names)}",
                    f"nothing gives {{{name}}}, there are: {', '.join(names)}",
                    language.message,
                )


def load(entries: Iterable[Entry], language: str = "zh") -> tuple[list[Rule], list[PackError]]:
    """The rules that *entries* describe, and what was wrong with those that are missing."""
    rules: list[Rule] = []
    combined, errors = combine(entries)
    for entry in combined.values():
        try:
            rule = build(entry, language)
        except PackError as error:
            errors.append(error)
        else:
            if rule:
                rules.append(rule)
    return rules, errors


__all__ = [
    "COMMON",
    "FIX_POLICIES",
    "LEVELS",
    "Example",
    "Rule",
    "build",
    "built_in_entries",
    "combine",
    "fill",
    "load",
    "options",
    "rules_folder",
]
