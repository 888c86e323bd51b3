"""A draft against last year's report: how much was carried over, and what was not renewed."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from lint.carryover import carryover
from lint.cli import main
from lint.config import Config
from lint.linter import Linter
from lint.reporters import Options, reporter
from lint.session import Session

from .conftest import document

LAST = """2023年工作回顾
新建口袋公园12个，改造背街小巷35条，城市面貌焕然一新。
加强作风建设，坚决整治形式主义，切实减轻基层负担。
2023年全市粮食总产量达到86万吨，再创历史新高。
"""
DRAFT = """2024年工作回顾
新建口袋公园15个，改造背街小巷41条，城市面貌焕然一新。
加强作风建设，坚决整治形式主义，切实减轻基层负担。
2023年全市粮食总产量达到86万吨，再创历史新高。
今年还举办了首届运动会，市民踊跃参加。
"""


def test_what_was_carried_over() -> None:
    draft = document(DRAFT)
    draft.previous = [document(LAST, "last.txt")]
    found = carryover(draft)
    assert (found.sentences, found.same) == (5, 2)
    assert [(echo.start.line, echo.line) for echo in found.paragraphs] == [(3, 3), (4, 4)]
    assert [(echo.start.line, echo.figures) for echo in found.kept] == [(4, ("2023年", "86"))]
    assert found.against == ("last.txt",)
    assert 0.4 < found.share < 0.8


@pytest.mark.parametrize(("text", "share"), [(LAST, 1.0), ("与去年毫不相干的一篇新稿。", 0.0), ("", 0.0)])
def test_share(text: str, share: float) -> None:
    draft = document(text)
    draft.previous = [document(LAST, "last.txt")]
    assert carryover(draft).share == pytest.approx(share, abs=0.12)


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("2023年全市粮食总产量达到88万吨，再创历史新高。", [("2023年",)]),
        ("2024年全市粮食总产量达到88万吨，再创历史新高。", []),
        ("2024年全市粮食总产量达到86万吨，再创历史新高。", []),
        ("2023年全市油料总产量达到86万吨，再创历史新高。", []),
    ],
)
def test_a_year_that_was_not_renewed_with_the_figures(sentence: str, kept: list[tuple[str, ...]]) -> None:
    draft = document(f"今年的工作报告\n{sentence}\n")
    draft.previous = [document(LAST, "last.txt")]
    assert [echo.figures for echo in carryover(draft).kept] == kept


def test_several_earlier_documents() -> None:
    draft = document(DRAFT)
    draft.previous = [document("与此无关的文字。", "a.txt"), document(LAST, "b.txt")]
    found = carryover(draft)
    assert {echo.against for echo in found.paragraphs} == {"b.txt"}


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "last.txt").write_text(LAST, encoding="utf-8")
    return tmp_path


def test_section_in_the_text_report(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert files
    assert main(["check", "draft.txt", "--no-config", "--against", "last.txt"]) == 0
    said = capsys.readouterr().out
    assert "draft.txt 与 last.txt 相比：沿用" in said
    assert "5句中2句一字未改" in said
    assert "第4行（第4行）：2023年、86｜" in said


def test_section_in_json(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert files
    main(["check", "draft.txt", "--no-config", "--format", "json", "--against", "last.txt"])
    (data,) = json.loads(capsys.readouterr().out)["carryover"]
    assert data["same_sentences"] == 2
    assert data["kept_figures"][0]["figures"] == ["2023年", "86"]
    assert data["kept_figures"][0]["against"] == {"path": "last.txt", "line": 4}


def test_no_section_without_earlier_documents(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert files
    main(["check", "draft.txt", "--no-config", "--format", "json"])
    assert "carryover" not in json.loads(capsys.readouterr().out)


def test_a_draft_is_not_compared_with_itself(files: Path) -> None:
    session = Session(Config(against=(str(files / "draft.txt"),)))
    assert session.check_file(str(files / "draft.txt")).carryovers == []


def test_a_missing_earlier_document_is_a_failure(files: Path) -> None:
    assert files
    assert main(["check", "draft.txt", "--no-config", "--against", "none.txt"]) == 2


def test_from_the_configuration(files: Path) -> None:
    (files / "draftlint.toml").write_text('against = ["last.txt"]\n', encoding="utf-8")
    assert main(["check", "draft.txt"]) == 0


def test_in_english() -> None:
    draft = document(DRAFT)
    linter = Linter(Config(lang="en"))
    linter.previous = [document(LAST, "last.txt")]
    out = io.StringIO()
    reporter("text")(linter.check(draft), out, Options(lang="en"))
    assert "2 of 5 sentences" in out.getvalue()
    assert "line 4 (line 4)" in out.getvalue() or "line 4 (4)" in out.getvalue()
