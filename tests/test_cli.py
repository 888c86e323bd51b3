"""The command line: options, exit codes, streams."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lint import __version__
from lint.cli import main

from .conftest import ROOT, built_in_rules


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "good.md").write_text("全年立案36件，全部办复。\n", encoding="utf-8")
    (tmp_path / "bad.md").write_text("全年立案**件，协助某某走访。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["good.md"], 0),
        (["bad.md"], 1),
        (["good.md", "bad.md"], 1),
        ([], 1),
        (["."], 1),
        (["bad.md", "--fail-on", "never"], 0),
        (["bad.md", "--ignore", "placeholder/star"], 0),
        (["bad.md", "--ignore", "placeholder/star", "--fail-on", "info"], 1),
        (["bad.md", "--select", "punctuation,duplicate"], 0),
        (["bad.md", "--select", "punctuation", "--select", "placeholder"], 1),
        (["bad.md", "missing.md"], 2),
    ],
)
@pytest.mark.usefixtures("folder")
def test_exit_codes(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", *arguments]) == code
    capsys.readouterr()


@pytest.mark.usefixtures("folder")
def test_levels_are_shown_from_warning_on(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "bad.md"])
    assert "placeholder/someone" not in capsys.readouterr().out
    main(["check", "bad.md", "--min-level", "info"])
    assert "placeholder/someone" in capsys.readouterr().out
    main(["check", "bad.md", "--statistics"])
    assert "1 错误 placeholder/star" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_quiet_says_nothing_when_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--quiet", "good.md"]) == 0
    assert capsys.readouterr() == ("", "")
    main(["check", "--quiet", "good.md", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["findings"] == []


@pytest.mark.usefixtures("folder")
def test_output_is_in_the_order_of_paths_whatever_the_number_of_processes(capsys: pytest.CaptureFixture[str]) -> None:
    outputs = []
    for jobs in ("1", "2"):
        main(["check", "good.md", "bad.md", ".", "--format", "json", "--jobs", jobs])
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("option", "environment", "colored"),
    [
        ("auto", {}, True),
        ("auto", {"NO_COLOR": "1"}, False),
        ("auto", {"TERM": "dumb"}, False),
        ("never", {}, False),
        ("always", {"NO_COLOR": "1"}, True),
    ],
)
@pytest.mark.usefixtures("folder")
def test_colour(option: str, environment: dict[str, str], colored: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    out = Terminal()
    monkeypatch.setattr(sys, "stdout", out)
    main(["check", "bad.md", "--color", option])
    assert ("\x1b[" in out.getvalue()) == colored


def test_a_bar_where_someone_watches_much_work(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(25):
        (folder / f"{number}.md").write_text("全年立案36件。\n", encoding="utf-8")
    out, err = io.StringIO(), Terminal()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    assert main(["check", "--jobs", "1"]) == 1
    assert "检查" in err.getvalue()
    assert "检查27个文件" in out.getvalue()


@pytest.mark.usefixtures("folder")
def test_who_watches_is_told_why_the_first_run_takes_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    for ignored, *options in (["style,term"], ["style,term"], ["style,number", "--quiet"]):
        err = Terminal()
        monkeypatch.setattr(sys, "stderr", err)
        assert main(["check", "--no-config", "good.md", "--ignore", ignored, *options]) == 0
        said.append("准备词典和规则" in err.getvalue())
    assert said == [True, False, False]


@pytest.mark.usefixtures("folder")
def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lint.session.Session.check_file", interrupt)
    assert main(["check", "good.md", "--jobs", "1"]) == 130


def run(*arguments: str, cwd: Path, **options: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "lint", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, text=True, encoding="utf-8", check=False, **options)  # type: ignore[call-overload,no-any-return]


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise there")
def test_a_reader_that_goes_away_is_no_trouble(folder: Path) -> None:
    (folder / "bad.md").write_text("全年立案**件，详情另附。\n" * 5000, encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    done = run("check", "bad.md", cwd=folder, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_a_console_that_cannot_show_chinese_does_not_end_the_run(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "lint", "check", "bad.md", "没有.md"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"bad.md:1:5" in done.stdout
    assert b"Traceback" not in done.stderr


def test_from_another_process_with_standard_input(folder: Path) -> None:
    done = run("check", "-", "--stdin-filename", "稿.md", cwd=folder, input="立案××件。\n", capture_output=True)
    assert done.returncode == 1
    assert "稿.md:1:3" in done.stdout


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, expected in (
        (["--version"], f"draftlint {__version__}"),
        (["--help"], "检查中文报告稿"),
        (["--help", "--lang", "en"], "Check Chinese report drafts"),
        (["check", "--help", "--lang=en"], "mildest level"),
    ):
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert stopped.value.code == 0
        assert expected in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_rules_are_listed_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule"]) == 0
    listed = capsys.readouterr().out
    assert all(rule in listed for rule in built_in_rules())
    assert main(["rule", "placeholder/star"]) == 0
    page = capsys.readouterr().out
    assert "<<***>>" in page
    assert "placeholder" in page
    assert main(["rule", "placeholder/star", "--lang", "en"]) == 0
    assert "hold the place" in capsys.readouterr().out
    assert main(["rule", "--schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"]


def test_the_rules_own_examples(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = folder / "own.yaml"
    text = (
        "rules:\n  sample:\n    check: existence\n    words: [抓手]\n    level: info\n    message: 少用\n    why: 套话。\n"
        "    bad: [以此为<<抓手>>, 找准<<抓手>>]\n    good: [抓好落实, 手抓]\n"
    )
    pack.write_text(text, encoding="utf-8")
    assert main(["test", "--rules", "own.yaml"]) == 0
    assert "1条规则，4个例子，0处不符" in capsys.readouterr().out
    pack.write_text(text.replace("手抓]", "好抓手]"), encoding="utf-8")
    assert main(["test", "--rules", "own.yaml", "--lang", "en"]) == 1
    out = capsys.readouterr().out
    assert "own.yaml:9: own/sample" in out
    assert "1 wrong" in out
    pack.write_text("rules: 3", encoding="utf-8")
    assert main(["test", "--rules", "own.yaml"]) == 2


def test_a_start_is_written_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 0
    assert (folder / "draftlint.toml").exists()
    assert (folder / ".pre-commit-config.yaml").exists()
    assert main(["check", "good.md"]) == 0, "the configuration can be read"
    (folder / "draftlint.toml").write_text("# mine\n", encoding="utf-8")
    assert main(["init", ".", "--lang", "en"]) == 0
    assert "already there" in capsys.readouterr().out
    assert (folder / "draftlint.toml").read_text(encoding="utf-8") == "# mine\n"
    assert main(["init", "no/such/folder"]) == 2


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("lang", "head"), [("zh", "规则\tms\t%"), ("en", "rule\tms\t%")])
def test_time_of_each_rule(lang: str, head: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "good.md", "--profile", "--lang", lang])
    first, *rows = capsys.readouterr().err.splitlines()
    assert first == head
    assert {row.split("\t")[0] for row in rows} > {"typo/doubled-character", "numbering/lost-number"}
    shares = [float(row.split("\t")[2]) for row in rows]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(100, abs=0.1 * len(rows))
