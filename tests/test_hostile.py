"""Drafts, packs, paths and machines that are against us: nothing is lost, nothing is led astray, all is said."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from lint import readers
from lint.cli import COMMANDS, main
from lint.complaint import Complaint
from lint.pack import PackError, read_pack
from lint.reporters import FOR_PEOPLE, REPORTERS
from lint.rule import compile_patterns, load
from lint.store import write_atomically

from .conftest import document
from .test_bad_input import BAD, GOOD, RULE

CONTROL = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\u2028\\u2029]")


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drafts")


@pytest.fixture(autouse=True)
def folder(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, the same for each test, so that the rules need not be read each time."""
    for path in drafts.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    monkeypatch.chdir(drafts)
    return drafts


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return run


def write(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


# --- packs


def used(pack: str) -> list[PackError]:
    """What is wrong with a pack, once its rules are as ready as a run makes them."""
    rules, errors = load(read_pack(Path(write("own.yaml", pack))))
    for rule in rules:
        try:
            compile_patterns(rule)
        except PackError as error:
            errors.append(error)
    return errors


@pytest.mark.parametrize("check", ["near", "substitution", "collocation", "truncation", "disorder", "omission"])
@pytest.mark.parametrize("name", ["nowhere", "../../secret", "/etc/hostname", "../lexicon/terms", ""])
def test_a_pack_reads_no_list_but_the_built_in_ones(check: str, name: str) -> None:
    write("secret.txt", "抓手 契机\n")
    path = str(Path("secret").absolute()) if name == "../../secret" else name
    (error,) = used(RULE.replace("existence", check).replace("words: [抓手]", f"lists: ['{path}']"))
    assert (error.line, f"no list {path!r}, there are: " in error.zh, "契机" in error.zh) == (2, True, False)
    assert not used(RULE.replace("existence", check).replace("words: [抓手]", "lists: [terms]"))


def test_a_list_that_is_not_there_hides_nothing(run: Run) -> None:
    write("own.yaml", RULE.replace("existence", "near").replace("words: [抓手]", "lists: [nowhere]"))
    code, out, err = run("check", "--no-config", "--rules", "own.yaml", write("b.md", BAD))
    assert (code, err.count("\n"), "own.yaml:2: own/sample" in err, "b.md:1:5" in out) == (2, 1, True, True)


def test_an_unknown_rule_in_a_pack_hides_no_other(run: Run) -> None:
    write("own.yaml", "rules:\n  typo/no-rule: {level: off}\n")
    code, out, err = run("check", "--no-config", "--rules", "own.yaml", write("b.md", BAD))
    assert (code, "own.yaml:2: typo/no-rule" in err, "b.md:1:5" in out) == (2, True, True)


@pytest.mark.parametrize(
    "swap",
    [r"{'(抓)手': '\9'}", r"{'(抓)手': '\g<x>'}", "{'(抓)手': '\\'}", "{'(' : a}", "{'[[a' : a}"],
)
def test_a_replacement_that_cannot_be_written_is_named(swap: str) -> None:
    (error,) = used(RULE.replace("existence", "substitution").replace("words: [抓手]", f"swap: {swap}"))
    assert (error.line, "swap" in error.zh) == (4, True)


@pytest.mark.parametrize(
    "pattern", ["(?:" * 5000 + "a" + ")" * 5000, "((a{1,60}){1,60}){1,60}", "a{99999999999}", "(?R)", "(?&x)"]
)
def test_a_pattern_that_is_a_bomb_ends_in_an_error(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.pattern.TIMEOUT", 0.2)
    if used(pack := RULE.replace("words: [抓手]", f"patterns: ['{pattern}']")):
        return
    ((rule,), _) = load(read_pack(Path(write("own.yaml", pack))))
    with suppress(TimeoutError):
        assert [match.span for match in rule.matches(document("a" * 3000, "a.md"))]


# --- what reaches a terminal


EVIL = "\x1b[2J\x07\x9b1m\u202e"


@pytest.fixture
def evil(folder: Path) -> str:
    """A draft whose name and words command a terminal."""
    return write(f"稿{EVIL}.md", f"# 一、工作{EVIL}回顾\n立案**件{EVIL}，认真布署{EVIL}，办复率{EVIL}达105%。\n")


def for_people(evil: str) -> Iterator[tuple[str, ...]]:
    """Command lines that bring paths and words of *evil* to a terminal, all commands among them."""
    pack = write(
        "own.yaml",
        RULE.replace("少用", "\\e[2J")
        .replace("套话", "套\\u009b话")
        .replace("why: 套", 'why: "套')
        .replace("话。", '话。"'),
    )
    yield from (("check", "--format", name, evil) for name in sorted(FOR_PEOPLE))
    yield from (("check", "--statistics", evil), ("check", "--profile", evil), ("check", f"无{EVIL}.md"))
    yield from (
        ("fix", "--diff", f"无{EVIL}.md"),
        ("fix", evil),
        ("outline", evil),
        ("figures", evil),
        ("coverage", evil),
    )
    yield from (
        ("annotate", evil, "-o", "a.docx"),
        ("annotate", evil, "-o", f"{EVIL}.txt"),
        ("baseline", evil, "--baseline", f"{EVIL}.json"),
    )
    yield from (
        ("rule", "--rules", pack),
        ("rule", "own/sample", "--rules", pack),
        ("test", "--rules", pack),
        ("rule", f"own{EVIL}"),
    )
    yield from (
        ("rule", "--new", f"新{EVIL}.yaml"),
        ("check", "--rules", f"{EVIL}.yaml", evil),
        ("check", "--config", f"{EVIL}.toml"),
    )
    yield from (
        ("init", "."),
        ("cache",),
        ("completion", f"{EVIL}"),
        ("lsp", f"--{EVIL}"),
        (f"{EVIL}",),
        ("check", f"--{EVIL}"),
    )


def test_no_command_hands_control_characters_on(evil: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = {}
    for arguments in for_people(evil):
        main(list(arguments))
        out, err = capsys.readouterr()
        assert not CONTROL.search(out + err), arguments
        assert "Traceback" not in err, arguments
        told[arguments] = out + err
    assert {arguments[0] for arguments in told} >= COMMANDS.keys()
    assert sum("\ufffd" in text for text in told.values()) > len(told) // 2, "they do show what was there"


def test_a_difference_is_made_visible_on_a_terminal_only(evil: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for out, shown in ((Terminal(), False), (io.StringIO(), True)):
        monkeypatch.setattr(sys, "stdout", out)
        main(["fix", "--no-config", "--diff", evil])
        assert "+立案**件" in out.getvalue()
        assert bool(re.search("[\x1b\x9b]", out.getvalue())) is shown


@pytest.mark.parametrize("name", sorted(REPORTERS.keys() - FOR_PEOPLE))
def test_no_format_holds_an_escape_sequence(name: str, evil: str, run: Run) -> None:
    code, out, _ = run("check", "--no-config", "--format", name, evil)
    assert code == 1
    assert "\x1b" not in out
    assert "\x07" not in out


def test_the_name_of_a_rule_commands_nothing(run: Run) -> None:
    write("own.yaml", RULE.replace("sample:", '"sa\\e[2Jmple":'))
    code, out, err = run("check", "--no-config", "--rules", "own.yaml", write("b.md", BAD + "抓手\n"))
    assert (code, "控制字符" in err, CONTROL.search(out + err)) == (2, True, None)


# --- files and folders


def test_a_folder_that_cannot_be_entered_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("开放").mkdir()
    Path("锁住").mkdir()
    write("开放/a.md", BAD)
    write("锁住/b.md", BAD)
    scan = os.scandir

    def locked(path: Any = ".") -> Any:
        if "锁住" in os.fspath(path):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", locked)
    for paths in ((".",), ("开放", "锁住")):
        code, out, err = run("check", "--no-config", *paths)
        assert (code, err.count("\n")) == (2, 1)
        assert re.match(r"draftlint: 锁住: 文件夹读不出来（Permission denied），其中的稿件未检查", err)
        assert "a.md:1:5" in out
    assert run("fix", "--no-config", ".")[0] == 2
    assert run("figures", ".")[0] == 2
    assert run("coverage", ".")[0] == 2


def test_links_that_lead_in_circles(run: Run) -> None:
    Path("甲").mkdir()
    Path("甲/乙").symlink_to("..", target_is_directory=True)
    Path("一.md").symlink_to("二.md")
    Path("二.md").symlink_to("一.md")
    write("甲/a.md", BAD)
    code, out, err = run("check", "--no-config", ".")
    assert (code, out.count("a.md:1:5")) == (2, 1)
    assert [line.split(": ")[1] for line in err.splitlines()] == ["一.md", "二.md"]
    assert run("check", "--no-config", "一.md")[0] == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_that_comes_in_the_place_of_a_file_holds_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo("a.md")
    with pytest.raises(Complaint, match="不是普通文件"):
        readers.load_bytes("a.md")


def test_a_file_that_vanishes_between_finding_and_reading(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.md", GOOD)
    write("b.md", BAD)
    load = readers.load_bytes

    def late(path: str) -> bytes:
        Path("a.md").unlink(missing_ok=True)
        return load(path)

    monkeypatch.setattr("lint.session.load_bytes", late)
    code, out, err = run("check", "--no-config", ".")
    assert (code, "a.md: 没有这个文件" in err, "b.md:1:5" in out) == (2, True, True)


@pytest.mark.parametrize("meanwhile", ["另一个人刚刚保存的稿子。\n", None])
def test_a_file_that_changes_while_it_is_fixed_is_left_as_it_is(
    meanwhile: str | None, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lint.linter import Linter

    write("a.md", "认真布署。\n")
    fix = Linter.fix

    def slow(self: Linter, data: bytes, path: str, **more: Any) -> Any:
        fixed = fix(self, data, path, **more)
        if meanwhile is None:
            Path(path).unlink()
        else:
            write(path, meanwhile)
        return fixed

    monkeypatch.setattr(Linter, "fix", slow)
    code, out, err = run("fix", "--no-config", "a.md")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert Path("a.md").exists() is (meanwhile is not None)
    assert meanwhile is None or Path("a.md").read_text(encoding="utf-8") == meanwhile


def test_a_file_over_the_bound_is_named_and_not_checked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MAX_BYTES", 1000)
    write("a.md", BAD * 100)
    code, out, err = run("check", "--no-config", "a.md", write("b.md", BAD))
    assert (code, "a.md: 超过上限" in err, "b.md:1:5" in out, "a.md" in out) == (2, True, True, False)


# --- disks


@pytest.mark.parametrize("step", ["write", "fsync", "chmod", "replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), OSError(30, "Read-only file system")])
def test_a_disk_that_fails_leaves_the_old_file(
    step: str, error: OSError, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    old = "认真布署。\n"
    write("a.md", old)
    with monkeypatch.context() as patch:
        if step == "write":
            patch.setattr("tempfile._TemporaryFileWrapper.write", fails, raising=False)
        else:
            patch.setattr(os, step, fails)
        code, _, err = run("fix", "--no-config", "a.md")
    assert (code, "写不进去，原文未动" in err) == (2, True)
    assert Path("a.md").read_text(encoding="utf-8") == old
    assert [path.name for path in Path().iterdir()] == ["a.md"], "nothing is left behind"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "command", [("check", "a.md"), ("check", "--format", "json", "a.md"), ("figures", "a.md"), ("rule",)]
)
def test_a_full_disk_behind_standard_output_is_said(command: tuple[str, ...]) -> None:
    import subprocess

    write("a.md", BAD)
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "lint", *command], stdout=full, stderr=subprocess.PIPE, check=False
        )
    err = done.stderr.decode()
    assert (done.returncode, err.count("\n"), "没有做完" in err) == (2, 1, True), err


# --- errors of our own


@pytest.mark.parametrize(
    "place", ["lint.readers.plain._read", "lint.linter.merge", "lint.linter.coverage", "lint.suppress.suppressions"]
)
def test_an_error_of_ours_on_one_draft_hides_no_other(place: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    module, _, name = place.rpartition(".")
    whole = getattr(sys.modules[module], name)

    def fails(first: Any, *rest: Any, **more: Any) -> Any:
        document = first if hasattr(first, "path") else None
        if "a.md" in (rest[0] if isinstance(first, bytes) else document.path):
            raise ZeroDivisionError("机密的字句")
        return whole(first, *rest, **more)

    monkeypatch.setattr(place, fails)
    write("a.md", BAD)
    write("b.md", BAD)
    code, out, err = run("check", "--no-config", ".")
    assert (code, err.count("\n"), "b.md:1:5" in out) == (2, 1, True)
    assert re.match(r"draftlint: a\.md: 内部出错（ZeroDivisionError，\w+\.py:\d+）", err)
    assert "机密" not in err, "an error may hold words of a draft"
    assert run("fix", "--no-config", ".")[0] == 2


def test_what_nobody_foresaw_is_not_taken_for_findings(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("lint.commands.check.configured", fails)
    code, out, err = run("check", write("b.md", BAD))
    assert (code, out, err.count("\n"), "RecursionError" in err) == (2, "", 1, True)


def test_a_write_that_fails_says_so(tmp_path: Path) -> None:
    assert not write_atomically(tmp_path / "nowhere" / "a.md", b"x")
