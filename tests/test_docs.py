"""The documentation says what is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from lint.cli import COMMANDS, full_parser, main
from lint.reporters import REPORTERS

from .conftest import ROOT

DOCS = ROOT / "docs"


def test_rule_pages_are_current(tmp_path: Path) -> None:
    """Made anew by: python -m lint rule --no-config --pages docs/rules."""
    assert main(["rule", "--no-config", "--pages", str(tmp_path)]) == 0
    made = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    kept = {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "rules").iterdir()}
    assert made == kept


def test_every_page_is_in_the_navigation() -> None:
    listed = re.findall(r"[\w/-]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("nav:")[2])
    assert sorted(listed) == sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))


def test_formats_are_all_described() -> None:
    """Once how places are counted, once how the format is held to its description."""
    described = re.findall(r"^\| `(\w{4,})` \|", (DOCS / "formats.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(described) == sorted([*REPORTERS] * 2)


def test_links_lead_somewhere() -> None:
    for page in DOCS.rglob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).is_file(), f"{page}: {target}"


READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
PAGES = [*READMES, ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *DOCS.glob("*.md")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_that_are_shown_are_there(page: Path) -> None:
    """In blocks and in the text: every command, and every option of it."""
    (commands,) = (action.choices for action in full_parser("en")._actions if isinstance(action.choices, dict))
    call = re.compile(r"(?:(?<=bin/)|(?<![\w/.-]))draftlint (?:--lang en )?([a-z]+\b[^`\n&|#]*)")
    for shown in call.findall(page.read_text(encoding="utf-8")):
        command, *words = shown.split()
        known = commands[command]._option_string_actions if command in commands else {}
        unknown = [word for word in words if word.startswith("--") and word.partition("=")[0] not in known]
        assert unknown == [], shown


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_readme_names_every_command(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`draftlint {name}`" not in text] == []


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_readme_shows_what_its_command_prints(
    page: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The end of the report on the fixtures; written anew with them by --update-fixtures."""
    monkeypatch.chdir(ROOT)
    assert main(["check", "fixtures"]) == 1
    end = "\n\n".join(capsys.readouterr().out.strip().split("\n\n")[-3:])
    block = re.compile(r"(?<=^```text\n).*?(?=\n```$)", re.DOTALL | re.MULTILINE)
    text = page.read_text(encoding="utf-8")
    if pytestconfig.getoption("update_fixtures"):
        page.write_text(block.sub(lambda _: end, text, count=1), encoding="utf-8", newline="\n")
    else:
        assert block.findall(text)[0] == end


def test_tutorial_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The rule of the tutorial, run by the tutorial's own commands, finds what it should in the end."""
    text = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "往年").mkdir()
    (tmp_path / "往年" / "定稿.md").write_text("清漪河治理三期完工，水质达标。\n", encoding="utf-8")
    pack, _, with_parts = re.findall(r"^```yaml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    (toml,) = re.findall(r"^```toml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    commands = [
        line
        for block in re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
        for line in block.splitlines()
        if line.startswith("draftlint")
    ]
    assert len(commands) == 6
    for number, command in enumerate(commands):
        if number == 1:
            capsys.readouterr()
        if number == 2:
            (tmp_path / "本单位.yaml").write_text(pack, encoding="utf-8")
        assert main(shlex.split(command)[1:]) == 0, command
    said = capsys.readouterr().out
    assert said.count("0处不符") == 2
    assert re.search(r"本单位/our-river .* 0 +0 ", said)
    config = tmp_path / "draftlint.toml"
    config.write_text(toml + config.read_text(encoding="utf-8"), encoding="utf-8")
    draft = tmp_path / "报告.md"
    draft.write_text("加快治理青衣河。\n", encoding="utf-8")
    assert main(["check", "报告.md"]) == 1
    assert "“青衣河”应为“清漪河”" in capsys.readouterr().out
    assert main(["fix", "报告.md"]) == 0
    assert draft.read_text(encoding="utf-8") == "加快治理清漪河。\n"
    (tmp_path / "部件.yaml").write_text(with_parts, encoding="utf-8")
    assert main(["test", "--rules", "部件.yaml"]) == 0
    assert "0处不符" in capsys.readouterr().out


def test_site_can_be_built(tmp_path: Path) -> None:
    pytest.importorskip("material")
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site" / "rules" / "placeholder" / "index.html").is_file()
