"""The library's small surface."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import lint


def test_text() -> None:
    result = lint.check("一、情况\n全年立案***件。\n", name="报告.md")
    (finding,) = (each for each in result.findings if each.rule.startswith("placeholder/"))
    assert (finding.path, finding.start, finding.excerpt) == ("报告.md", lint.Location(2, 5), "***")
    assert isinstance(finding, lint.Finding)


def test_path_and_folder(tmp_path: Path) -> None:
    for name in ("a.md", "b.txt"):
        (tmp_path / name).write_text("全年立案***件。\n", encoding="utf-8")
    one = lint.check(tmp_path / "a.md", {"select": ["placeholder"]})
    assert [finding.path for finding in one.findings] == [str(tmp_path / "a.md")]
    both = lint.check(tmp_path, {"select": ["placeholder"]})
    assert (both.files, len(both.findings)) == (2, 2)
    missing = lint.check(tmp_path / "c.md")
    assert "核对路径" in missing.failures[0].reason


def test_configurations(tmp_path: Path) -> None:
    text = "全年立案***件。"
    toml = tmp_path / "draftlint.toml"
    toml.write_text('lang = "en"\nselect = ["placeholder"]\n', encoding="utf-8")
    assert "filled" in lint.check(text, toml).findings[0].message
    assert "filled" in lint.check(text, {"lang": "en"}).findings[0].message
    assert lint.check(text, lint.Config(ignore=("placeholder",))).findings == []


@pytest.mark.parametrize("config", [{"no-such-key": 1}, {"rules": ["没有.yaml"]}, Path("没有.toml")])
def test_unusable_configuration_is_a_complaint(config: object) -> None:
    with pytest.raises(lint.Complaint, match=r"no-such-key|没有"):
        lint.check("稿件", config)  # type: ignore[arg-type]


def test_fixed(tmp_path: Path) -> None:
    pack = tmp_path / "地名.yaml"
    pack.write_text(
        "rules:\n  river:\n    check: substitution\n    level: error\n    swap: {青衣河: 清漪河}\n    fix: safe\n"
        "    message: 应为{right}\n    why: 地名录\n    bad: [<<青衣河>>水, 到<<青衣河>>]\n    good: [甲, 乙]\n",
        encoding="utf-8",
    )
    done = lint.fixed("治理青衣河。", {"rules": [str(pack)]})
    assert (done.after, done.count) == ("治理清漪河。", 1)


@pytest.mark.parametrize("text", ["", "\n", "\ud800", "a" * 9, "\u2028\x0c", "\x00"])
def test_any_text(text: str) -> None:
    result = lint.check(text)
    assert result.files == (not result.failures)


def test_surface() -> None:
    assert all(hasattr(lint, name) for name in lint.__all__)
    assert set(lint.__all__) <= set(dir(lint))
    assert lint._HOMES.keys() == set(lint.__all__) - {"__version__"}
    with pytest.raises(AttributeError, match="nothing"):
        lint.nothing  # noqa: B018
    assert doctest.testmod(lint).failed == 0


def test_import_is_cheap() -> None:
    """``import lint`` reads none of the modules that do the work."""
    code = "import sys, lint; print(*(name for name in sys.modules if name.startswith('lint.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
