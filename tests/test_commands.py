"""Commands for authors of rules and for the shell: rule --new, rule --pages, coverage, completion, help."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lint.cli import COMMANDS, main
from lint.reporters.text import width

PACK = """\
rules:
  idle: {check: existence, level: info, words: [绝不会有], message: 无, why: 无, bad: [<<绝不会有>>, 甲<<绝不会有>>], good: [甲, 乙]}
  loud: {check: existence, level: info, words: [工作], message: 多, why: 多, bad: [<<工作>>, 做<<工作>>], good: [甲, 乙]}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_new_pack_proves_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "--new", "本单位.yaml"]) == 0
    assert main(["test", "--no-config", "--rules", "本单位.yaml"]) == 0
    assert "2条规则，8个例子，0处不符" in capsys.readouterr().out
    assert "draftlint test --rules 本单位.yaml" in Path("本单位.yaml").read_text(encoding="utf-8")
    before = Path("本单位.yaml").read_bytes()
    assert main(["rule", "--new", "本单位.yaml"]) == 2
    assert Path("本单位.yaml").read_bytes() == before
    assert main(["rule", "--new", "没有/本单位.yaml"]) == 2
    assert main(["rule", "--lang", "en", "--new", "own.yaml"]) == 0
    assert "written" in capsys.readouterr().out


def test_pages_of_own_rules(capsys: pytest.CaptureFixture[str]) -> None:
    Path("own.yaml").write_text(PACK, encoding="utf-8")
    assert main(["rule", "--no-config", "--rules", "own.yaml", "--pages", "网页"]) == 0
    page = Path("网页/own.md").read_text(encoding="utf-8")
    assert "## loud" in page
    assert "做<<工作>>" in page
    assert "own.md#idle" in Path("网页/index.md").read_text(encoding="utf-8")
    Path("file").write_text("", encoding="utf-8")
    assert main(["rule", "--no-config", "--pages", "file"]) == 2
    assert "file" in capsys.readouterr().err


def test_coverage_counts_before_anything_is_suppressed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("own.yaml").write_text(PACK, encoding="utf-8")
    Path("a.md").write_text("做好各项工作。<!-- draftlint-disable-line own -->\n", encoding="utf-8")
    Path("b.md").write_text("工作工作。\n", encoding="utf-8")
    assert main(["coverage", "--no-config", "--rules", "own.yaml", "--noisy", "100", "."]) == 0
    lines = {line.split()[0]: line.split()[1:] for line in capsys.readouterr().out.splitlines()}
    assert lines["own/loud"] == ["info", "3", "2", "2500.000", "过多"]
    assert lines["own/idle"] == ["info", "0", "0", "0.000", "从未触发"]
    assert main(["coverage", "--no-config", "--lang", "en", "--rules", "own.yaml", "a.md", "missing.md"]) == 2
    said = capsys.readouterr()
    assert "never fired" in said.out
    assert "missing.md" in said.err


def test_coverage_of_named_packs_lists_their_rules_alone(capsys: pytest.CaptureFixture[str]) -> None:
    Path("本单位.yaml").write_text(PACK, encoding="utf-8")
    Path("a.md").write_text("做好各项工作。\n", encoding="utf-8")
    assert main(["coverage", "--no-config", "--rules", "本单位.yaml", "a.md"]) == 0
    loud, idle, *_ = capsys.readouterr().out.splitlines()
    assert (loud.split()[0], idle.split()[0]) == ("本单位/loud", "本单位/idle")
    assert width(loud[: loud.index("info")]) == 37


def test_rule_by_name_and_by_category(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "--no-config", "star"]) == 0
    assert capsys.readouterr().out.startswith("placeholder/star\n")
    assert main(["rule", "--no-config", "placeholder"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert "placeholder/star" in listed
    assert {name.partition("/")[0] for name in listed} == {"placeholder"}
    assert main(["rule", "--no-config", "placeholder/stars"]) == 2
    assert "相近的有 placeholder/star" in capsys.readouterr().err


def test_init_says_what_to_add_to_hooks_that_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    hooks = Path(".pre-commit-config.yaml")
    hooks.write_text("repos: []\n", encoding="utf-8")
    assert main(["init"]) == 0
    said = capsys.readouterr().out
    assert hooks.read_text(encoding="utf-8") == "repos: []\n"
    assert "      - id: draftlint\n" in said
    assert "pre-commit install" in said
    hooks.unlink()
    assert main(["init", "--lang", "en"]) == 0
    assert "id: draftlint" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (["chekc"], "COMMAND 没有 'chekc' 这一项", "Did you mean check?"),
        (
            ["check", "--formt=json"],
            "没有这样的选项：--formt=json。是不是 --format？见 draftlint check",
            "unrecognized",
        ),
        (["check", "--format", "jsn"], "是不是 json？", "Did you mean json?"),
        (["check", "--config"], "--config 后面要写明内容", "expected one argument"),
        (["check", "--config", "a", "--no-config"], "--no-config 不能与 --config 并用", "not allowed with"),
        (["check", "--jobs", "0"], "--jobs 不能是 '0'", "invalid"),
        (["completion"], "还须写明 shell", "required: shell"),
    ],
)
def test_wrong_arguments(arguments: list[str], zh: str, en: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong, the nearest right name, and where to read on, in one line of the language asked for."""
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert zh in said
    assert len(said.splitlines()) == 1
    assert main(["--lang", "en", *arguments]) == 2
    assert en in capsys.readouterr().err


def test_no_arguments_are_a_question_for_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    said = capsys.readouterr().err
    assert all(name in said for name in COMMANDS)


def test_lines_of_help_fit_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    for lang in ("zh", "en"):
        with pytest.raises(SystemExit):
            main(["check", "--lang", lang, "--help"])
        usage, _, options = capsys.readouterr().out.partition("PATH ")
        assert max(map(width, options.partition("\n\n例")[0].partition("\n\nexamples")[0].splitlines())) <= 60
    assert "usage: draftlint check" in usage


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_commands_and_options(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    for word in (*COMMANDS, "changed-since", "sarif"):
        assert word in script


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("draftlint che", {"check"}),
        ("draftlint check --format sa", {"sarif"}),
        ("draftlint check --chan", {"--changed-since"}),
        ("draftlint check 报", {"报告.md"}),
        ("draftlint rule placeholder/st", {"placeholder/star"}),
        ("draftlint check --select advis", {"advisory", "advisory/candidate"}),
    ],
)
def test_bash_completes(line: str, expected: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "bash"]) == 0
    Path("报告.md").write_text("", encoding="utf-8")
    words = line.split()
    script = capsys.readouterr().out + (
        f"\nCOMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; COMP_LINE='{line}'; COMP_POINT=${{#COMP_LINE}}"
        f"\n_shtab_draftlint draftlint '{words[-1]}' '{words[-2]}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"\n"
    )
    Path("script").write_text(script, encoding="utf-8")
    done = subprocess.run(["bash", "script"], capture_output=True, encoding="utf-8", check=False)
    assert {word.strip() for word in done.stdout.split()} == expected, done.stderr


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_teaches(command: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command explains itself, with examples that name itself."""
    with pytest.raises(SystemExit) as ended:
        main([command, "--lang", lang, "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for example in COMMANDS[command].examples:
        assert example[2].startswith(f"draftlint {command}")
        assert example[2] in said
    assert COMMANDS[command].examples or "draftlint" in said.partition("\n\n")[2]


def test_language_server_without_its_extra(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "lint.server", None)
    assert main(["lsp"]) == 2
    assert "pip install 'draftlint[lsp]'" in capsys.readouterr().err
