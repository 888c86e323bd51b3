"""Rules against their own examples: what is marked must be flagged, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from .document import Document, Vocabulary
from .finding import Edit
from .pack import PackError
from .readers import parse
from .record import NamedTuple
from .rule import Example, Rule, compile_patterns
from .text import Span


class Outcome(NamedTuple):
    """An example that did not come out as written."""

    rule: str
    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.reason}"


def examine(rule: Rule) -> Iterator[Outcome]:
    """What the examples of *rule* show to be wrong with it; nothing when it is sound."""
    entry = rule.entry
    assert entry is not None

    def outcome(key: str, reason: str) -> Outcome:
        return Outcome(rule.id, entry.path, entry.lines.get(key, entry.line), reason)

    try:
        compile_patterns(rule)
    except PackError as error:
        yield Outcome(rule.id, error.path, error.line, error.zh.removeprefix(f"{rule.id}: "))
        return
    for key, examples in (("bad", rule.bad), ("good", rule.good)):
        for example in examples:
            try:
                reason = _difference(rule, example)
            except TimeoutError:
                reason = f"例子“{example.text}”上超时"
            except Exception as error:  # noqa: BLE001 - one rule's trouble must not hide what is wrong with others
                reason = f"例子“{example.text}”上内部出错（{error!r}）"
            if reason:
                yield outcome(key, reason)


def _difference(rule: Rule, example: Example) -> str:
    """How the rule's findings differ from what the example says, or ""."""
    document = _document(rule, example.text)
    matches = list(rule.matches(document))
    found = sorted(document.map.span(match.span) for match in matches)
    expected = sorted(example.spans)
    if found != expected:
        return f"例子“{example.text}”应报{_quote(example.text, expected)}，实报{_quote(example.text, found)}"
    if example.fixed is None:
        return ""
    fixed = _apply(document, [edit for match in matches for edit in match.edits])
    if fixed != example.fixed:
        return f"例子“{example.text}”改后应为“{example.fixed}”，实为“{fixed}”"
    if again := list(rule.matches(_document(rule, fixed))):
        return f"例子“{example.text}”改后仍报{_quote(fixed, [match.span for match in again])}"
    return ""


def _document(rule: Rule, text: str) -> Document:
    document = parse(text.encode("utf-8"), "example.txt")
    document.vocabulary = Vocabulary(rule.literals)
    return document


def _apply(document: Document, edits: list[Edit]) -> str:
    """The source with *edits* made."""
    source = document.source
    for edit in sorted(set(edits), reverse=True):
        span = document.map.span(edit.span)
        source = source[: span.start] + edit.replacement + source[span.end :]
    return source


def _quote(text: str, spans: list[Span]) -> str:
    return "、".join(f"“{text[span.start : span.end]}”" for span in spans) or "无"
