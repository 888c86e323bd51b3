"""Rule packs and configurations: loading, building, testing the rules by their examples, checking a draft with them.

The first line of an input names the file: ``pack.yaml``, ``draftlint.toml`` or ``pyproject.toml``.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp

sys.path.insert(0, str(Path(__file__).parents[2]))

from lint import config, pattern, selftest
from lint.complaint import Complaint
from lint.linter import Linter
from lint.pack import Entry, PackError, read_pack
from lint.readers import parse
from lint.rule import Rule, built_in_entries, compile_patterns, load
from lint.schema import schema
from tests.fuzz.engine import fuzz, mutate_text, words
from tests.fuzz.soundness import check_document

_NAMES = (b"pack.yaml", b"draftlint.toml", b"pyproject.toml")
_SECONDS = 0.5
"""What a pattern may take here: many of an input may be slow, and each is stopped alone."""
_DRAFT = "一、工作回顾\n全年共收到提案213件，经审查立案***件。提案案工作以此为契机，抓手不多，加强队伍建设。。\n| 件 | 数 |\n| --- | --- |\n| 甲 | ×× |\n"


@cache
def folder() -> Path:
    """Where the inputs stand as files while they are read."""
    return Path(mkdtemp(prefix="draftlint-fuzz-"))


@cache
def built_in() -> dict[str, Entry]:
    """The built-in rules as written, by id."""
    return {entry.id: entry for entry in built_in_entries()}


def check(data: bytes) -> None:
    """Load a pack or a configuration; what is refused is refused by name, what is taken can be used."""
    pattern.TIMEOUT = _SECONDS
    head, _, body = data.partition(b"\n")
    path = folder() / (head if head in _NAMES else _NAMES[0]).decode()
    path.write_bytes(body)
    if path.suffix == ".yaml":
        _check_pack(path, body)
    else:
        _check_configuration(path)


def _check_pack(path: Path, body: bytes) -> None:
    lines = len(body.decode("utf-8", "replace").splitlines())
    try:
        entries = read_pack(path, "pack.yaml")
    except PackError as error:
        _check_refusal(error, lines)
        return
    assert read_pack(path, "pack.yaml") == entries  # this time as it was kept
    for entry in entries:
        assert "/" in entry.id
        assert 1 <= entry.line <= lines
        assert entry.lines.keys() == entry.fields.keys()
    _check_rules(entries)


def _check_refusal(error: PackError, lines: int) -> None:
    assert (error.path, bool(error.zh), bool(error.en)) == ("pack.yaml", True, True)
    assert 0 <= error.line <= lines, error.line


def _check_rules(entries: list[Entry]) -> None:
    changed = [built_in()[entry.id] for entry in entries if entry.id in built_in()]
    for language in ("zh", "en"):
        rules, errors = load([*changed, *entries], language)
        for error in errors:
            assert error.zh, error
            assert error.en, error
    for rule in rules:
        if rule.entry and not rule.entry.built_in:
            list(selftest.examine(rule))
            _check_matches(rule)


def _check_matches(rule: Rule) -> None:
    """A rule of the user's finds what lies in the draft, the same twice, or is stopped."""
    try:
        compile_patterns(rule)
    except PackError:
        return
    documents = [parse(_DRAFT.encode(), "draft.md") for _ in range(2)]
    try:
        first, second = (list(rule.matches(document)) for document in documents)
    except TimeoutError:
        return
    assert first == second
    for match in first:
        for span in (match.span, *match.related, *(edit.span for edit in match.edits)):
            assert 0 <= span.start <= span.end <= len(documents[0].text), match
        assert isinstance(rule.say(match, documents[0].slice(match.span)), str)
    check_document(documents[0])


def _check_configuration(path: Path) -> None:
    try:
        settings = config.load(path)
    except Complaint as complaint:
        _check_complaint(complaint, path)
        return
    assert settings == config.load(path)
    assert settings.fail_on in {"error", "warning", "info", "never"}
    assert all(
        isinstance(name, str) for name in (*settings.select, *settings.ignore, *settings.exclude, *settings.lexicon)
    )
    if settings.rules or settings.against:
        return  # other files
    try:
        linter = Linter(settings)
        result = linter.check(parse(_DRAFT.encode(), str(folder() / "draft.md")))
    except Complaint as complaint:
        _check_complaint(complaint, None)
        return
    assert all("内部出错" not in failure.reason for failure in (*linter.failures, *result.failures)), result.failures


def _check_complaint(complaint: Complaint, path: Path | None) -> None:
    assert all(said and (path is None or path.name in said) for said in (complaint.zh, complaint.en)), complaint


@cache
def vocabulary() -> tuple[str, ...]:
    """Words of packs: what the schema knows, and what has a meaning in YAML, TOML and regular expressions."""
    return (*sorted(_names(schema())), *words("pack_words.txt"))


def _names(value: object) -> set[str]:
    """The names of keys and of choices in a schema."""
    if isinstance(value, dict):
        inside = [_names(each) for each in value.values()]
        return (
            {f"{key}: " for key in value.get("properties", ())}
            | set(map(str, value.get("enum", ())))
            | set().union(*inside)
        )
    return set().union(*map(_names, value)) if isinstance(value, list) else set()


def mutate(data: bytes, random: Random) -> bytes:
    """Another pack or configuration."""
    head, _, body = data.partition(b"\n")
    return head + b"\n" + mutate_text(body, random, vocabulary())


if __name__ == "__main__":
    fuzz(check, mutate)
