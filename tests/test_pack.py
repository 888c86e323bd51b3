"""Rule packs: read, cached, combined, built, tried out, described."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import jsonschema
import pytest
import yaml

from lint import pack, store
from lint.pack import Entry, PackError, read_pack
from lint.rule import Example, Rule, build, built_in_entries, combine, load, rules_folder
from lint.schema import schema
from lint.selftest import examine
from lint.text import Span

from .conftest import document

SAMPLE = """\
rules:
  sample:
    check: substitution
    level: warning
    swap: {布署: 部署, "(\\\\d+)来个": "\\\\g<1>多个"}
    message: "“{match}”应为“{right}”"
    message_en: "write {right}"
    why: 写错。
    why_en: Wrong.
    fix: safe
    bad: ["工作<<布署>>", {text: "<<10来个>>村", fixed: 10多个村}]
    good: [部署, 布置]
"""


def entries(tmp_path: Path, text: str = SAMPLE, name: str = "own.yaml") -> list[Entry]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_pack(path)


def rule(tmp_path: Path, text: str = SAMPLE) -> Rule:
    (entry,) = entries(tmp_path, text)
    built = build(entry)
    assert built
    return built


def test_rules_know_where_they_stand(tmp_path: Path) -> None:
    (entry,) = entries(tmp_path)
    assert (entry.id, entry.line, entry.lines["swap"]) == ("own/sample", 2, 5)
    assert entry.fields["level"] == "warning"
    error = entry.error("有误", "wrong", "swap")
    assert (error.line, error.zh, error.say("en")) == (5, "own/sample: swap: 有误", "own/sample: swap: wrong")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3", 3), ("0x1f", 31), ("2.5", 2.5), ("true", True), ("off", False), ("null", None), ("~", None), ("'3'", "3"),
        ("文字", "文字"), ("2024-01-06", "2024-01-06"), ("[1, 甲]", [1, "甲"]), ("{a: {b: 1}}", {"a": {"b": 1}}), ("08", "08"),
    ],
)  # fmt: skip
def test_values_are_plain_data(tmp_path: Path, written: str, value: object) -> None:
    (entry,) = entries(tmp_path, f"rules:\n  sample:\n    key: {written}\n")
    assert entry.fields["key"] == value


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "rules: {}\n", "\ufeffrules: {}"])
def test_an_empty_pack_has_no_rules(tmp_path: Path, text: str) -> None:
    assert entries(tmp_path, text) == []


def test_a_pack_is_parsed_once_and_again_when_the_cache_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    monkeypatch.setattr(store, "cache_folder", lambda: folder)
    first = entries(tmp_path)
    own = tmp_path / "own.yaml"
    (cached,) = folder.iterdir()
    if os.name == "posix":
        assert stat.S_IMODE(cached.stat().st_mode) == 0o600
    parsed = []
    parse = pack._parse
    monkeypatch.setattr(pack, "_parse", lambda *arguments: parsed.append(1) or parse(*arguments))
    assert read_pack(own) == first
    assert not parsed
    whole = cached.read_bytes()
    for damaged in (whole[:-3] + b"xyz", whole[:9], b""):
        cached.write_bytes(damaged)
        assert read_pack(own) == first
    assert len(parsed) == 3
    own.write_text(SAMPLE.replace("sample:", "other:"), encoding="utf-8")
    assert read_pack(own)[0].id == "own/other", "a changed pack is read anew"


def test_without_a_cache_folder_all_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "cache_folder", lambda: None)
    assert entries(tmp_path)[0].id == "own/sample"


def test_where_the_cache_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.cache_folder.cache_clear()
    try:
        monkeypatch.setenv("DRAFTLINT_CACHE", str(tmp_path / "a" / "b"))
        assert store.cache_folder() == tmp_path / "a" / "b"
        store.cache_folder.cache_clear()
        (tmp_path / "file").write_text("")
        monkeypatch.setenv("DRAFTLINT_CACHE", str(tmp_path / "file" / "c"))
        assert store.cache_folder() is None
        store.cache_folder.cache_clear()
        monkeypatch.delenv("DRAFTLINT_CACHE")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
        assert store.cache_folder() is not None
    finally:
        store.cache_folder.cache_clear()


def test_files_are_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.bin"
    assert store.write_atomically(target, b"1")
    assert target.read_bytes() == b"1"

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "replace", refuse)
    assert not store.write_atomically(target, b"2")
    assert target.read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == ["a.bin"]
    assert not store.write_atomically(tmp_path / "no" / "b.bin", b"1")


def test_a_users_pack_changes_a_built_in_rule(tmp_path: Path) -> None:
    changes = entries(tmp_path, "rules:\n  placeholder/star: {level: info, lookalikes: ['甲']}\n")
    combined, _ = combine([*built_in_entries(), *changes])
    star = build(combined["placeholder/star"])
    assert star
    assert star.level == "info"
    (pattern,) = star.check.lookalikes  # type: ignore[attr-defined]
    assert pattern.source == "甲"
    assert star.bad, "what is not changed stays"


def test_exceptions_are_added_to_those_that_there_are(tmp_path: Path) -> None:
    first = entries(tmp_path, SAMPLE + "    exceptions: [甲]\n    unless: [乙]\n")
    second = entries(tmp_path, "rules:\n  own/sample: {exceptions: [丙], unless: [丁]}\n", "more.yaml")
    built = build(combine([*first, *second])[0]["own/sample"])
    assert built
    assert built.exceptions == ("甲", "丙")
    assert [pattern.source for pattern in built.unless] == ["乙", "丁"]


def test_what_cannot_be_changed_is_named_with_its_place(tmp_path: Path) -> None:
    rules, (error,) = load(entries(tmp_path, "rules:\n  other/rule: {level: off}\n"))
    assert rules == []
    assert (error.line, "没有这条规则" in error.zh) == (2, True)


def test_a_rule_that_is_off_is_none(tmp_path: Path) -> None:
    for off in ("off", "'off'", "false"):
        (entry,) = entries(tmp_path, SAMPLE.replace("level: warning", f"level: {off}"))
        assert build(entry) is None


def test_words_of_both_languages(tmp_path: Path) -> None:
    (entry,) = entries(tmp_path)
    english = build(entry, "en")
    assert english
    assert (english.message, english.why, english.kind) == ("write {right}", "Wrong.", "substitution")
    assert rule(tmp_path).why == "写错。"


SCOPES = "# 布署\n\n布署工作。\n\n- 布署\n\n| 布署 | 甲 |\n|---|---|\n"


@pytest.mark.parametrize(
    ("scope", "lines"),
    [
        ("document", [1, 3, 5, 7]),
        ("prose", [1, 3, 5]),
        ("heading", [1]),
        ("paragraph", [3, 5]),
        ("item", [5]),
        ("table", [7]),
    ],
)
def test_scopes(tmp_path: Path, scope: str, lines: list[int]) -> None:
    scoped = rule(tmp_path, SAMPLE + f"    scope: {scope}\n")
    draft = document(SCOPES, "draft.md")
    assert [draft.location(match.span)[0].line for match in scoped.matches(draft)] == lines


@pytest.mark.parametrize(
    ("keys", "text", "found"),
    [
        ("", "布署，布署图", 2),
        ("    exceptions: [布署图]\n", "布署，布署图", 1),
        ("    unless: ['“[^”]*”']\n", "布署，“他布署了”", 1),
        ("    bounded: true\n", "公布署名文章，布署工作", 1),
    ],
)
def test_common_keys_let_places_alone(tmp_path: Path, keys: str, text: str, found: int) -> None:
    assert len(list(rule(tmp_path, SAMPLE + keys).matches(document(text)))) == found


def test_an_example_shows_its_marks() -> None:
    example = Example("工作布署和安排", (Span(2, 4), Span(5, 7)))
    assert example.marked == "工作<<布署>>和<<安排>>"


@pytest.mark.parametrize(
    ("change", "line", "reason"),
    [
        (("工作<<布署>>", "<<工作>>布署"), 11, "应报“工作”，实报“布署”"),
        (("[部署, 布置]", "[部署, 布署]"), 12, "应报无，实报“布署”"),
        (("fixed: 10多个村", "fixed: 十多个村"), 11, "改后应为“十多个村”，实为“10多个村”"),
        (("布署: 部署", "布署: 再布署"), 11, "改后"),
        (("(\\\\d+)来个", "(\\\\d+来个"), 5, "正则表达式"),
    ],
)
def test_examples_that_do_not_come_out(tmp_path: Path, change: tuple[str, str], line: int, reason: str) -> None:
    text = SAMPLE.replace(*change)
    if "再布署" in text:
        text = text.replace('"工作<<布署>>"', "{text: 工作<<布署>>, fixed: 工作再布署}")
    assert text != SAMPLE
    outcomes = list(examine(rule(tmp_path, text)))
    assert outcomes
    assert (outcomes[0].line, reason in outcomes[0].reason) == (line, True), outcomes[0]
    assert str(outcomes[0]).startswith(f"{tmp_path / 'own.yaml'}:{line}: own/sample: ")


def test_a_sound_rule_has_nothing_to_say(tmp_path: Path) -> None:
    assert list(examine(rule(tmp_path))) == []


def test_built_in_packs_keep_to_the_schema() -> None:
    validator = jsonschema.Draft202012Validator(schema())
    for path in sorted(rules_folder().glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert [error.message[:200] for error in validator.iter_errors(data)] == [], path.name


@pytest.mark.parametrize(
    "change",
    [("check: substitution", "check: no-such"), ("level: warning", "level: fatal"), ("why: 写错。", "wy: 写错。"),
     ("good: [部署, 布置]", "good: [部署]"), ("swap:", "swop:")],
)  # fmt: skip
def test_the_schema_refuses_what_the_linter_refuses(tmp_path: Path, change: tuple[str, str]) -> None:
    text = SAMPLE.replace(*change)
    assert not jsonschema.Draft202012Validator(schema()).is_valid(yaml.safe_load(text))
    (entry,) = entries(tmp_path, text)
    with pytest.raises(PackError):
        build(entry)
    assert jsonschema.Draft202012Validator(schema()).is_valid(yaml.safe_load(SAMPLE))


PARTS = """parts:
  count: '[0-9]+'
  counted: '{{count}}(?:件|份)'
rules:
  house/twice:
    check: existence
    level: warning
    message: “{match}”重复表示约数
    why: 只留一个。
    patterns: ['约{{counted}}左右|近{{count}}余']
    bad: [收到<<约30件左右>>。, 收到<<近30余>>件。]
    good: [收到约30件。, '写作 {{count}} 也不妨。']
"""


def test_parts_are_put_into_expressions_and_into_no_sentence(tmp_path: Path) -> None:
    built = rule(tmp_path, PARTS)
    assert list(examine(built)) == []
    assert built.good[1].text == "写作 {{count}} 也不妨。"


@pytest.mark.parametrize(
    ("change", "line", "reason"),
    [
        (("'约{{counted}}左右", "'约{{counter}}左右"), 10, "没有“counter”这个部件"),
        (("{{count}}(?:", "{{counted}}(?:"), 3, "没有“counted”这个部件"),
        (("  count:", "  Count:"), 2, "部件名: 正则表达式"),
        (("'[0-9]+'", "[0-9]"), 2, "部件名: 正则表达式"),
        (("'[0-9]+'", f"'{'[0-9]' * 5_000}'"), 3, "代入部件后超过 20,000 字"),
        (("parts:", "part:"), 1, "顶层不认识“part”"),
    ],
)
def test_parts_that_cannot_be_used_are_named_with_their_place(
    tmp_path: Path, change: tuple[str, str], line: int, reason: str
) -> None:
    with pytest.raises(PackError) as refused:
        entries(tmp_path, PARTS.replace(*change))
    assert refused.value.line == line
    assert reason in refused.value.say("zh")
