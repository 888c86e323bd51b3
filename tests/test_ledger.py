"""The ledger lists every figure and says what it was held against."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from lint.cli import main
from lint.finding import Coverage
from lint.ledger import coverage, entries

from .conftest import document

TEXT = "一、2024年共收到提案352件，合并21件，转为信息46件，立案295件。\n二、现有委员286名，其中女委员93名，占32.5%。\n三、走访企业约120家。\n"


def test_coverage_counts_what_could_be_recomputed() -> None:
    assert coverage(document(TEXT)) == Coverage(figures=9, assessed=3, consistent=2, inconsistent=1)


@pytest.mark.parametrize(
    ("text", "undecided"),
    [
        ("全年收到提案109件，其中经济类59件、社会类50件。", 0),
        ("全年收到提案109件，其中经济类**件、社会类50件。", 1),
        ("办复36件，办复率××%。", 1),
        ("| 单位 | 件数 |\n|---|---|\n| 东埠 | ×× |\n| 南坪 | 5 |\n| 合计 | 12 |\n", 1),
        ("会议历时5天。", 0),
    ],
)
def test_blanks_in_the_place_of_figures_are_undecided(text: str, undecided: int) -> None:
    assert coverage(document(text, "a.md")).undecided == undecided


def test_entries() -> None:
    rows = {entry.text: entry for entry in entries(document(TEXT))}
    assert rows["295件"].verdict == "inconsistent"
    assert rows["295件"].computation == "352−21−46=285，文中为295件"
    assert rows["352件"].period == "2024年"
    assert rows["32.5%"].verdict == "consistent"
    assert rows["32.5%"].tied == "93名、286名"
    assert rows["120家"].verdict == "unknown"
    assert rows["93名"].start == (2, 17)


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_table_at_the_terminal(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "--no-config", draft]) == 1
    shown = capsys.readouterr().out
    assert "352−21−46=285" in shown
    assert shown.endswith("共识别数值9处，可复算3处，2处一致，1处不一致。\n")


def test_csv_and_json(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["figures", "--no-config", "--format", "csv", draft])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["text"] for row in rows if row["verdict"] == "inconsistent"] == ["352件", "21件", "46件", "295件"]
    main(["figures", "--no-config", "--format", "json", draft])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["coverage"] == {
        "figures": 9,
        "assessed": 3,
        "consistent": 2,
        "inconsistent": 1,
        "undecided": 0,
    }
    assert len(file["figures"]) == 9


def test_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "--no-config", str(tmp_path / "无.txt")]) == 2
    assert "没有这个文件" in capsys.readouterr().err


def test_check_says_how_much_it_could_check(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--no-config", "--format", "json", draft])
    assert json.loads(capsys.readouterr().out)["coverage"]["assessed"] == 3
    main(["check", "--no-config", "--lang", "en", draft])
    assert "9 figures, 3 recomputed: 2 consistent, 1 inconsistent." in capsys.readouterr().out
