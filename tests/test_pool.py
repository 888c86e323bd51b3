"""Processes change nothing but the time it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.config import Config
from lint.pool import Task, check_files
from lint.session import Session


@pytest.fixture
def tasks(tmp_path: Path) -> list[Task]:
    for number in range(70):
        text = f"一、基本情况\n第{number}号报告，立案{'*' * (number % 3)}件，全部办复。\n" * (number % 5 + 1)
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "07.txt").write_bytes(b"\0\1\2")
    (tmp_path / "08.txt").write_text("nothing Chinese in here\n", encoding="utf-8")
    return [Task(str(path), True) for path in sorted(tmp_path.iterdir())]


def test_results_do_not_depend_on_the_number_of_processes(tasks: list[Task]) -> None:
    session = Session(Config())
    alone = list(check_files(session, tasks, jobs=1))
    assert list(check_files(session, tasks, jobs=3)) == alone
    assert list(check_files(session, tasks)) == alone
    assert sum(result.files for result in alone) == len(tasks) - 2
    assert sum(result.passed_over for result in alone) == 1
    assert [failure.path for result in alone for failure in result.failures] == [tasks[7].path]
    assert sum(len(result.findings) for result in alone) > 70


def test_spawned_processes_find_the_same(tasks: list[Task], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    session = Session(Config(), with_drafts=True)
    alone = list(check_files(session, tasks[:6], jobs=1))
    assert list(check_files(session, tasks[:6], jobs=2)) == alone
    assert sum(len(result.drafts) for result in alone) == 6
