"""The baseline: what is known stays silent, wherever it is moved; what is new is reported; what is fixed is told."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from lint import baseline
from lint.cli import main
from lint.config import Config
from lint.linter import Linter

PLACES = ["东湖街道", "西山乡", "南河镇", "北坪社区", "中心城区", "临江新区", "白云片区", "青石村"]
WORKS = ["道路改造", "供水管网", "养老服务", "学位建设", "河道整治", "菜场升级", "停车设施", "文化站点"]
VERBS = ["新建", "改造", "完成", "启动", "验收", "修缮"]


def defect(number: int) -> str:
    """A paragraph with one place left unfilled, unlike every other."""
    place, work, verb = PLACES[number % 8], WORKS[number // 8 % 8], VERBS[number // 64 % 6]
    tail = "的"[: number // 384 % 2]
    return f"{place}{work}{tail}项目{verb}***处，群众反映良好，长效管护机制同步建立。"


def archive(folder: Path, drafts: int, defects: int) -> list[list[str]]:
    """Drafts of numbered paragraphs, the defects spread over them evenly."""
    texts = []
    for draft in range(drafts):
        lines = [f"# 第{draft}期工作情况"]
        for order, number in enumerate(range(draft, defects, drafts)):
            lines += ["", f"（{'一二三四五六七八九十'[order]}）{defect(number)}"]
            lines += ["", f"本段说明{PLACES[order % 8]}的总体进展，数据来自{WORKS[draft % 8]}台账。"]
        texts.append(lines)
    write(folder, texts)
    return texts


def write(folder: Path, texts: list[list[str]]) -> None:
    for number, lines in enumerate(texts):
        (folder / f"第{number:02}期.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draftlint.toml").write_text('select = ["placeholder"]\n', encoding="utf-8")
    return tmp_path


def found(capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, dict]:
    code = main(["check", "--format", "json", *more])
    return code, json.loads(capsys.readouterr().out)


def test_an_old_archive(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """50 drafts with 400 findings; 20 paragraphs moved, 5 fixed, 3 new: exactly 3 reported, 5 told as fixed."""
    texts = archive(here, 50, 400)
    code, before = found(capsys)
    assert (code, before["summary"]["error"]) == (1, 400)
    assert main(["baseline"]) == 0
    assert "400" in capsys.readouterr().out
    config = here / "draftlint.toml"
    config.write_text(config.read_text(encoding="utf-8") + f'baseline = "{baseline.NAME}"\n', encoding="utf-8")
    assert found(capsys)[0] == 0

    chance = random.Random(7)
    for draft in chance.sample(range(40), 20):  # moved, and the paragraphs between renumbered
        lines = texts[draft]
        source, target = chance.sample([2, 6, 10, 14], 2)
        lines[source], lines[target] = lines[target], lines[source]
        for order, place in enumerate((2, 6, 10, 14)):
            lines[place] = f"（{'一二三四'[order]}）{lines[place].partition('）')[2]}"
    for draft in range(40, 45):
        texts[draft][6] = texts[draft][6].replace("***", "12")
    for draft in range(45, 48):
        texts[draft] += ["", f"{PLACES[draft % 8]}另有***户尚待走访，拟于下季度完成。"]
    write(here, texts)

    code, after = found(capsys)
    assert (code, after["summary"]["error"]) == (1, 3)
    assert [finding["path"] for finding in after["findings"]] == [f"第{number}期.md" for number in (45, 46, 47)]
    assert (after["summary"]["known"], after["summary"]["mended"]) == (395, 5)
    main(["check", "--format", "concise"])
    said = capsys.readouterr().out
    assert "395" in said
    assert said.count("第4") >= 8

    size = len((here / baseline.NAME).read_text(encoding="utf-8").splitlines())
    assert main(["baseline"]) == 0
    said = capsys.readouterr().out
    assert said.count("已改正") == 5
    assert "3处新问题" in said
    assert len((here / baseline.NAME).read_text(encoding="utf-8").splitlines()) == size - 5
    assert found(capsys)[1]["summary"]["error"] == 3
    assert main(["baseline", "--add"]) == 0
    capsys.readouterr()
    assert found(capsys)[0] == 0


def test_file_reads_well(here: Path) -> None:
    archive(here, 2, 4)
    assert main(["baseline"]) == 0
    path = here / baseline.NAME
    assert path.stat().st_mode & 0o777 == 0o600
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if '"rule"' in line]
    assert len(rows) == 4
    assert "东湖街道道路改造项目新建" in lines[4]
    assert not any("line" in json.loads(row.rstrip(",")) for row in rows)
    before = path.read_bytes()
    assert main(["baseline"]) == 0
    assert path.read_bytes() == before


def test_same_defect_twice_is_counted(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = here / "报告.md"
    draft.write_text("走访***户。\n\n走访***户。\n", encoding="utf-8")
    assert main(["baseline", "--baseline", "known.json"]) == 0
    capsys.readouterr()
    assert json.loads((here / "known.json").read_text(encoding="utf-8"))["files"]["报告.md"][0]["times"] == 2
    draft.write_text("走访***户。\n\n走访***户。\n\n走访***户。\n", encoding="utf-8")
    code, data = found(capsys, "--baseline", "known.json")
    assert (code, [finding["line"] for finding in data["findings"]]) == (1, [5])


def test_renamed_draft_is_still_known(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = here / "初稿.md"
    draft.write_text("走访***户。\n", encoding="utf-8")
    main(["baseline"])
    capsys.readouterr()
    draft.rename(here / "送审稿.md")
    assert found(capsys, "--baseline", baseline.NAME)[0] == 0


def test_another_draft_does_not_lend_its_pardon(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence copied into a draft is new there, though the baseline knows it elsewhere."""
    (here / "旧稿.md").write_text("走访***户。\n", encoding="utf-8")
    main(["baseline"])
    (here / "新稿.md").write_text("走访***户。\n", encoding="utf-8")
    capsys.readouterr()
    for paths in (["新稿.md"], ["."], []):
        code, data = found(capsys, "--baseline", baseline.NAME, *paths)
        assert (code, [finding["path"] for finding in data["findings"]]) == (1, ["新稿.md"])
        assert "mended" not in data["summary"] or not data["summary"]["mended"]


def test_unchecked_drafts_keep_their_entries(here: Path) -> None:
    archive(here, 4, 12)
    main(["baseline"])
    before = (here / baseline.NAME).read_bytes()
    assert main(["baseline", "第01期.md"]) == 0
    assert (here / baseline.NAME).read_bytes() == before


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"version": 1}', '{"version": 9, "files": {}}', '{"version": 1, "files": {"a": [{}]}}', "\xff"],
)
def test_damaged_baseline_is_a_complaint(content: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.md").write_text("走访三户。\n", encoding="utf-8")
    (here / "b.json").write_text(content, encoding="latin-1")
    assert main(["check", "--baseline", "b.json"]) == 2
    assert "b.json" in capsys.readouterr().err


def test_missing_baseline_is_a_complaint(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.md").write_text("走访三户。\n", encoding="utf-8")
    assert main(["check", "--lang", "en", "--baseline", "none.json"]) == 2
    assert "run draftlint baseline first" in capsys.readouterr().err


def test_identity_survives_a_new_number() -> None:
    linter = Linter(Config(select=("placeholder",)))
    texts = [
        "（二）走访困难群众***户，送去米面。",
        "3.走访困难群众***户，送去米面。",
        "## 四、走访困难群众***户，送去米面。",
    ]
    keys = {linter.check_bytes(text.encode(), "a.md").findings[0].identity for text in texts}
    assert len(keys) == 1
