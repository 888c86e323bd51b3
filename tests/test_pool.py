"""Processes change nothing but the time it takes."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint import pool, store
from lint.cli import main
from lint.config import Config
from lint.pool import Task, check_files
from lint.result import Result
from lint.session import Session

from .conftest import cache_with


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


@pytest.fixture
def kept(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, word_lists: list[Path]
) -> Iterator[Path]:
    """A cache folder of its own."""
    folder = cache_with(word_lists, tmp_path_factory.mktemp("cache"))
    monkeypatch.setenv("DRAFTLINT_CACHE", str(folder))
    store.cache_folder.cache_clear()
    yield folder
    store.cache_folder.cache_clear()


@pytest.mark.parametrize("look", ["json", "text", "sarif"])
@pytest.mark.usefixtures("kept")
def test_a_report_is_the_same_to_the_byte_however_it_came_about(
    look: str, tasks: list[Task], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Over processes, cache cold, warm, half warm and off, and the order in which files and folders are named."""
    paths = [task.path for task in tasks][:40]
    common = ["check", "--no-config", "--format", look, "--min-level", "info"]
    reports = {}
    for jobs, cache, order in [
        ("1", ["--no-cache"], paths), ("2", ["--no-cache"], paths[::-1]), ("4", ["--no-cache"], paths[20:] + paths[:20]),
        ("1", [], paths[:7]), ("4", [], paths), ("2", [], paths[::-1]), ("1", [], sorted(paths, key=hash)),
    ]:  # fmt: skip
        main([*common, "--jobs", jobs, *cache, *order])
        out = capsysbinary.readouterr().out
        if len(order) == len(paths):
            reports[out] = (jobs, cache)
    assert len(reports) == 1, list(reports.values())


def test_what_is_kept_is_taken_without_processes(
    kept: Path, tasks: list[Task], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = list(check_files(Session(Config(), keep=True), tasks, jobs=2))
    tasks = [task for task, result in zip(tasks, first, strict=True) if not result.failures]
    monkeypatch.setattr(pool, "_Pool", None)
    assert list(check_files(Session(Config(), keep=True), tasks, jobs=2)) == [r for r in first if not r.failures]


def test_few_files_are_checked_without_processes(tasks: list[Task], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_Pool", None)
    assert len(list(check_files(Session(Config()), tasks))) == len(tasks)


def test_no_more_files_are_looked_at_than_the_memory_bears(tasks: list[Task]) -> None:
    looked = 0

    def counted() -> Iterator[Task]:
        nonlocal looked
        for task in tasks * 4:
            looked += 1
            yield task

    results = check_files(Session(Config()), counted(), jobs=2)
    next(results)
    assert looked <= 2 * pool._AHEAD + 1
    results.close()  # type: ignore[attr-defined]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_process_that_is_killed_costs_its_file_alone(tasks: list[Task], monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(Config())
    alone = list(check_files(session, tasks, jobs=1))
    check = Session.check_file

    def killed(self: Session, path: str, *, in_folder: bool = False) -> Result:
        if path == tasks[20].path:
            os.kill(os.getpid(), signal.SIGKILL)
        return check(self, path, in_folder=in_folder)

    monkeypatch.setattr(Session, "check_file", killed)
    results = list(check_files(session, tasks, jobs=2))
    assert [failure.path for failure in results[20].failures] == [tasks[20].path]
    assert "内存" in results[20].failures[0].reason
    assert [*results[:20], *results[21:]] == [*alone[:20], *alone[21:]]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_processes_end_when_the_run_is_killed(tasks: list[Task]) -> None:
    """The write end of the pipe stays open for as long as any of them lives."""
    reading, writing = os.pipe()
    program = (
        "import os, signal, sys\n"
        "from lint.config import Config\nfrom lint.pool import Task, check_files\nfrom lint.session import Session\n"
        "results = check_files(Session(Config()), [Task(path, True) for path in sys.argv[1:]], 2)\n"
        "next(results)\nos.kill(os.getpid(), signal.SIGKILL)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program, *(task.path for task in tasks)], pass_fds=[writing])
    os.close(writing)
    assert process.wait(60) == -signal.SIGKILL
    assert select.select([reading], [], [], 60)[0], "they have not ended"
    os.close(reading)


def test_spawned_processes_find_the_same(tasks: list[Task], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    session = Session(Config(), with_drafts=True)
    alone = list(check_files(session, tasks[:6], jobs=1))
    assert list(check_files(session, tasks[:6], jobs=2)) == alone
    assert sum(len(result.drafts) for result in alone) == 6
