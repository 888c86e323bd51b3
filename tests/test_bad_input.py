"""What cannot be used is named in one line, and hides nothing else."""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path

import pytest

from lint import pattern
from lint.cli import main

GOOD = "全年立案36件，全部办复。\n"
BAD = "全年立案**件，全部办复。\n"
RULE = """\
rules:
  sample:
    check: existence
    words: [抓手]
    level: warning
    message: "少用“{match}”"
    why: 套话。
    bad: [以此为<<抓手>>, 找准<<抓手>>]
    good: [抓好落实, 手抓手]
"""

Run = tuple[int, str, list[str]]
"""Exit code, standard output, the lines of standard error."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Run:
    code = main(list(arguments))
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return code, out, err.splitlines()


def write(path: Path, content: str | bytes) -> str:
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path.name


def names_one_trouble(result: Run, place: str, reason: str) -> None:
    code, _, (line,) = result
    assert code == 2
    assert re.match(rf"draftlint: {re.escape(place)}: .*{reason}.*[，；;,].+", line), line


def test_a_missing_file_does_not_hide_the_others(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = write(folder / "b.md", BAD)
    result = run(capsys, "check", "没有.md", bad)
    names_one_trouble(result, "没有.md", "没有这个文件")
    assert "b.md:1:5" in result[1]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / write(folder / "a.md", GOOD)).chmod(0)
    names_one_trouble(run(capsys, "check", "a.md"), "a.md", "读不出来")


def test_a_file_that_fails_when_read(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    write(folder / "a.md", GOOD)
    monkeypatch.setattr("lint.readers.load_stream", locked)
    names_one_trouble(run(capsys, "check", "a.md"), "a.md", "读不出来（Permission denied）")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, "二进制"),
        ("工作\0报告".encode(), "二进制"),
        (b"\xed\xa0\x80" + GOOD.encode(), "既不是 UTF-8"),
        ("各位委員：我代表常務委員會作工作報告，請予審議。".encode("big5"), "认不出编码"),
        (b"\xff\xfe\x00\xd8a\x00", "带有 UTF-16-LE 标记"),
    ],
)
def test_what_is_no_text(content: bytes, reason: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "a.txt", content)
    write(folder / "b.txt", BAD)
    result = run(capsys, "check", "a.txt", "b.txt")
    names_one_trouble(result, "a.txt", reason)
    assert "b.txt:1:5" in result[1]


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", "　　\r\n"])
def test_an_empty_file_is_clean(content: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", write(folder / "a.md", content))[0] == 0


def test_a_folder_without_drafts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "a.py", "print()")
    names_one_trouble(run(capsys, "check", "."), ".", "没有稿件")
    names_one_trouble(run(capsys, "check"), ".", "没有稿件")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_or_device_is_not_opened(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(folder / "a.md")
    names_one_trouble(run(capsys, "check", "a.md"), "a.md", "不是普通文件")
    names_one_trouble(run(capsys, "check", "/dev/zero"), "/dev/zero", "不是普通文件")
    write(folder / "b.md", BAD)
    result = run(capsys, "check", ".")
    names_one_trouble(result, "a.md", "不是普通文件")
    assert "b.md:1:5" in result[1]


def test_a_dangling_link_and_strange_names(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").symlink_to("nowhere.md")
    names_one_trouble(run(capsys, "check", "a.md"), "a.md", "没有这个文件")
    assert run(capsys, "check", "a" * 5000 + ".md")[0] == 2
    assert run(capsys, "check", "a\0b.md")[0] == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--no-such-option", "a.md"),
        ("check", "--format", "xml", "a.md"),
        ("check", "--jobs", "0", "a.md"),
        ("check", "--min-level", "fatal", "a.md"),
        ("check", "-", "a.md"),
        ("nothing",),
    ],
)
def test_an_unknown_option(arguments: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "a.md", GOOD)
    code, out, err = run(capsys, *arguments)
    assert (code, out, len(err)) == (2, "", 1)
    assert err[0].startswith("draftlint: ")
    assert run(capsys, "--lang", "en", *arguments)[0] == 2


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("name", ["no-category", "typo/no-rule"])
def test_an_unknown_rule_or_category(option: str, name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "a.md", GOOD)
    code, _, (line,) = run(capsys, "check", option, name, "a.md")
    assert code == 2
    assert name in line
    assert "draftlint rule" in line


@pytest.mark.usefixtures("folder")
def test_an_unknown_rule_to_show(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, (line,) = run(capsys, "rule", "typo/no-rule", "--lang", "en")
    assert (code, "typo/no-rule" in line) == (2, True)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("selct = []", "不认识“selct”"),
        ("select = 3", "select: 应为列表"),
        ("fail-on = 'fatal'", "fail-on: 应为"),
        ("select = [", "不是合法的 TOML"),
        ("lexicon = '没有.txt'", "lexicon: 词表 .*没有.txt 读不出来"),
        ("rule = 3", "rule: 应写作"),
        ("rules = ['没有.yaml']", "没有.yaml"),
        ("ignore = ['no-category']", "no-category"),
        ("[per-file-ignores]\n'*.md' = ['no-category']", "no-category"),
        ("[rule.'typo/no-rule']\nlevel = 'off'", "typo/no-rule"),
        ("[rule.'placeholder/star']\nlevl = 'off'", "不认识“levl”"),
        ("[rule.'placeholder/star']\nlevel = 'fatal'", "应为error"),
    ],
)
def test_a_wrong_configuration(content: str, reason: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "draftlint.toml", content)
    write(folder / "a.md", GOOD)
    code, _, (line,) = run(capsys, "check", "a.md")
    assert code == 2
    assert re.search(reason, line), line
    assert run(capsys, "check", "--no-config", "a.md")[0] == 0


@pytest.mark.usefixtures("folder")
def test_a_configuration_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, (line,) = run(capsys, "check", "--config", "没有.toml", ".")
    assert (code, "没有.toml" in line) == (2, True)


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("rules: [", 1, "YAML 有误"),
        ("rules:\n  a: {check: b\n", 2, "YAML 有误"),
        ("rules:\n\tsample: 3", 2, "YAML 有误"),
        ("rules: 3", 1, "rules 之下应为"),
        ("- 1", 1, "顶层应为"),
        ("rule:\n  a: 1", 1, "顶层不认识“rule”"),
        ("rules:\n  sample: 3", 2, "规则的内容应为"),
        ("rules:\n  a: &x {b: 1}\n  c: *x", 3, "别名"),
        ("a: &a [x,x]\nb: &b [*a,*a]\nrules: {}", 2, "别名"),
        ("rules:\n  ? [a]\n  : 1", 2, "键应为文字"),
        ("rules:\n  ?\n  : {check: existence}\n", 2, "键应为文字"),
        ("rules:\n  ? sample\n", 2, "规则的内容应为"),
        (RULE + "    level: error\n", 10, "“level”出现两次"),
        (RULE + "    levl: error\n", 10, "不认识“levl”"),
        (RULE.replace("existence", "exists"), 3, "没有名为“exists”的检查"),
        (RULE.replace("    why: 套话。\n", ""), 2, "缺少“why”"),
        (RULE.replace("[抓手]", "抓手"), 4, "words: 应为列表"),
        (RULE.replace("[抓手]", "[[抓手]]"), 4, "words: 应为文字"),
        (RULE.replace("words: [抓手]", "patterns: ['(抓手']"), 4, "正则表达式“.抓手”有误"),
        (RULE.replace("words: [抓手]", "patterns: ['(?R)']"), 4, "不支持递归"),
        (RULE.replace("words: [抓手]", "patterns: ['" + "(" * 5000 + "']"), 4, "括号嵌套"),
        (RULE.replace("words: [抓手]", "patterns: ['(?:抓{1000}){1000}']"), 4, "重复展开后"),
        (
            RULE.replace("existence", "substitution").replace("words: [抓手]", "swap: {'抓{99999999}': 抓}"),
            4,
            "重复展开后",
        ),
        (RULE.replace("words: [抓手]", "words: []"), 2, "选项有误"),
        (RULE.replace("warning", "fatal"), 5, "level: 应为"),
        (RULE.replace("{match}", "{matches}"), 6, "matches"),
        (RULE.replace("<<抓手>>, 找准", "抓手, 找准"), 8, "反例要用"),
        (RULE.replace("[抓好落实, 手抓手]", "[抓好落实]"), 9, "至少要有"),
        (RULE.replace("[抓好落实, 手抓手]", "[<<抓>>好落实, 手抓手]"), 9, "正例里不能有"),
        (RULE.replace("套话。", "!!python/object:os.system x"), 7, "不支持 YAML 标签"),
        (RULE.replace("[抓手]", "[" * 30 + "]" * 30), 4, "嵌套过深"),
        ("[" * 200_000, 1, "嵌套过深"),
        (b"rules:\n  a: \xff", 0, "UTF-8"),
        (b"rules:\n  a: \x01", 0, "YAML 有误"),
    ],
)
def test_a_broken_or_hostile_pack(
    content: str | bytes, line: int, reason: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "own.yaml", content)
    write(folder / "b.md", BAD)
    code, out, (said,) = run(capsys, "check", "--rules", "own.yaml", "b.md")
    assert code == 2
    assert re.match(rf"draftlint: own\.yaml{f':{line}' if line else '(:[0-9])?'}: .*(?:{reason})", said), said
    assert "b.md:1:5" in out, "the built-in rules are still used"


def test_a_pack_that_is_not_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "b.md", BAD)
    code, out, (line,) = run(capsys, "check", "--rules", "没有.yaml", "b.md")
    assert (code, line.startswith("draftlint: 没有.yaml: ")) == (2, True)
    assert "b.md:1:5" in out


def test_a_pattern_that_backtracks_for_ever_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pattern, "TIMEOUT", 0.2)
    write(folder / "own.yaml", RULE.replace("words: [抓手]", "patterns: ['(?:x|xx)+[Q-Z]']"))
    write(folder / "b.md", BAD + "x" * 60 + "！xZ\n")
    result = run(capsys, "check", "--rules", "own.yaml", "b.md")
    names_one_trouble(result, "b.md", "规则 own/sample 超时")
    assert "b.md:1:5" in result[1]


def test_a_rule_that_fails_does_not_hide_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("lint.checks.existence.Existence.matches", fails)
    write(folder / "own.yaml", RULE)
    write(folder / "b.md", BAD)
    code, out, err = run(capsys, "check", "--rules", "own.yaml", "b.md")
    assert code == 2
    assert any("own/sample" in line for line in err)
    assert "b.md:1:5" in out


def test_undecided_figures_are_told_and_fail_a_strict_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "a.md", "全年收到提案109件，其中经济类**件、社会类50件。\n")
    write(folder / "b.md", GOOD)
    options = ("check", "--no-config", "--ignore", "placeholder")
    code, out, err = run(capsys, *options, "a.md", "b.md")
    assert (code, "另1处空缺或不明" in out, err) == (0, True, [])
    for _ in range(2):  # from the cache, too
        names_one_trouble(run(capsys, *options, "--strict", "a.md", "b.md"), "a.md", "有1处数字空缺或不明")
    assert run(capsys, *options, "--strict", "b.md")[0] == 0
    write(folder / "draftlint.toml", "strict = true\nignore = ['placeholder']\n")
    assert run(capsys, "check", ".")[0] == 2
    write(folder / "draftlint.toml", "strict = 3\n")
    code, _, (line,) = run(capsys, "check", ".")
    assert (code, line) == (2, "draftlint: draftlint.toml: strict: 应为 true 或 false")


@pytest.mark.usefixtures("folder")
def test_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def given(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    given(BAD.encode("gb18030"))
    code, out, _ = run(capsys, "check", "-", "--stdin-filename", "稿.md")
    assert (code, "稿.md:1:5" in out) == (1, True)
    given(b"\0\1")
    names_one_trouble(run(capsys, "check", "-"), "<stdin>", "二进制")


def test_a_long_line_is_cut_around_the_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "a.txt", "全年各项工作平稳推进，" * 20_000 + BAD)
    code, out, _ = run(capsys, "check", "--select", "placeholder", "a.txt")
    assert code == 1
    assert max(map(len, out.splitlines())) < 200
