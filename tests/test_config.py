"""The configuration: where it is found, what it may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint import config
from lint.cli import main
from lint.complaint import Complaint
from lint.config import Config
from lint.linter import Linter

from .conftest import document


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def test_every_key_is_read(tmp_path: Path) -> None:
    write(tmp_path / "terms.txt", "﻿禾川大米 # 公用品牌\n\n# 只有注释\n云汀\n")
    path = write(
        tmp_path / "draftlint.toml",
        """
        rules = ["own.yaml"]
        select = ["typo"]
        ignore = ["typo/doubled-word"]
        exclude = ["归档/"]
        lexicon = "terms.txt"
        fail-on = "warning"
        min-level = "info"
        lang = "en"
        date = 2025-01-06
        [per-file-ignores]
        "附件/**" = ["numbering"]
        [rule."placeholder/star"]
        level = "warning"
        """,
    )
    loaded = config.load(path)
    assert loaded.rules == (str(tmp_path / "own.yaml"),)
    assert loaded.lexicon == ("禾川大米", "云汀")
    assert loaded.per_file_ignores == {"附件/**": ("numbering",)}
    assert (loaded.fail_on, loaded.min_level, loaded.lang, loaded.date) == ("warning", "info", "en", "2025-01-06")
    assert [(entry.id, dict(entry.fields)) for entry in loaded.entries()] == [
        ("placeholder/star", {"level": "warning"})
    ]


@pytest.mark.parametrize("content", ["", "\ufeffselect = []"])
def test_an_empty_configuration_is_the_usual_one(tmp_path: Path, content: str) -> None:
    loaded = config.load(write(tmp_path / "draftlint.toml", content))
    assert (loaded.select, loaded.fail_on, loaded.min_level, loaded.root) == ((), "error", "warning", tmp_path)


def test_the_nearest_one_upward_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    top = write(tmp_path / "draftlint.toml", "")
    assert config.find(inner) == top
    write(tmp_path / "a" / "pyproject.toml", "[project]\nname = 'x'\n")
    assert config.find(inner) == top, "that one has no table of ours"
    table = write(tmp_path / "a" / "pyproject.toml", "[tool.draftlint]\nselect = ['typo']\n")
    assert config.find(inner) == table
    assert config.load(table).select == ("typo",)
    own = write(tmp_path / "a" / "draftlint.toml", "")
    assert config.find(inner) == own


def test_a_broken_pyproject_is_nobody_elses_business(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"\xff[tool.draftlint]")
    found = config.find(tmp_path)
    assert found is None or found.parent != tmp_path


def test_a_list_of_terms_must_be_utf8(tmp_path: Path) -> None:
    (tmp_path / "terms.txt").write_bytes("云汀".encode("gb18030"))
    with pytest.raises(Complaint, match="UTF-8"):
        config.read_terms(tmp_path / "terms.txt")


def found(settings: Config, text: str = "立案**件，共××件。") -> list[tuple[str, str]]:
    return [(finding.rule, finding.level) for finding in Linter(settings).check(document(text)).findings]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Config(), {"placeholder/star": "error", "placeholder/cross": "error"}),
        (Config(select=("placeholder/star",)), {"placeholder/star": "error"}),
        (Config(select=("placeholder",), ignore=("placeholder/star",)), {"placeholder/cross": "error"}),
        (Config(select=("placeholder/star",), ignore=("placeholder",)), {"placeholder/star": "error"}),
        (Config(select=("duplicate",)), {}),
        (Config(rule={"placeholder/star": {"level": "info"}}, select=("placeholder/star",)), {"placeholder/star": "info"}),
        (Config(rule={"placeholder/star": {"level": False}}), {"placeholder/cross": "error"}),
        (Config(rule={"placeholder/star": {"exceptions": ["立案**件"]}}), {"placeholder/cross": "error"}),
        (Config(per_file_ignores={"*.txt": ("placeholder/star",)}), {"placeholder/cross": "error"}),
        (Config(per_file_ignores={"*.md": ("placeholder",)}), {"placeholder/star": "error", "placeholder/cross": "error"}),
    ],
)  # fmt: skip
def test_rules_are_chosen_and_changed(settings: Config, expected: dict[str, str]) -> None:
    assert dict(found(settings)) == expected


def test_the_command_line_speaks_over_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "draftlint.toml", "lang = 'en'\nfail-on = 'never'\nexclude = ['old/']\n")
    write(tmp_path / "a.md", "立案**件。\n")
    write(tmp_path / "old" / "b.md", "立案**件。\n")
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 0
    assert "1 passed over" in capsys.readouterr().out
    assert main(["check", "--fail-on", "error", "--lang", "zh"]) == 1
    assert "略过1个" in capsys.readouterr().out
    assert main(["check", "old"]) == 0, "what configuration excludes is clean"
