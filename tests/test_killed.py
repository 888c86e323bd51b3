"""A run may be killed at any moment: what it was writing is the old or the new, and the next run goes on.

``DRAFTLINT_KILLS`` names how often each is tried; 200 take about a minute.
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from lint import store
from lint.cache import Cache
from lint.cli import main
from lint.config import Config
from lint.linter import Linter
from lint.session import Session

KILLS = int(os.environ.get("DRAFTLINT_KILLS", "24"))
SLIPS = "各部门认真布署，既使任务繁重，也要按期完成。\n"

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a process is forked and killed"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]


def forked(work: Callable[[], object], after: float | None = None) -> float | None:
    """Do *work* in a process of its own, killed *after* seconds if it is not done by then.

    Returns the seconds it took, or nothing where it was killed.
    """

    def quietly() -> None:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            work()

    process = multiprocessing.get_context("fork").Process(target=quietly)
    started = time.perf_counter()
    process.start()
    process.join(after)
    process.kill()
    process.join()
    assert process.exitcode in {0, -signal.SIGKILL}
    return None if process.exitcode else time.perf_counter() - started


def killed(work: Callable[[], object], dice: Random, whole: float) -> float:
    """Do *work*, which takes about *whole* seconds, and kill it at some moment of it or just after it.

    Returns what it may take the next time. A run beside other work can take twenty times as long as the next one: by
    one figure for all of them every kill would come too late.
    """
    return forked(work, dice.uniform(0, 1.1 * whole)) or 1.1 * whole


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """A few drafts with slips, by name, in the working folder."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    monkeypatch.chdir(folder)
    files = {f"{number}.md": (SLIPS * (1 + 3 * number)).encode() for number in range(4)}
    for name, data in files.items():
        Path(name).write_bytes(data)
    return files


def test_killed_while_fixing(drafts: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    linter = Linter(Config())
    done = {data: linter.fix(data, name) for name, data in drafts.items()}
    right = {name: done[data].data for name, data in drafts.items()}
    monkeypatch.setattr(
        linter, "fix", lambda data, *_, **__: done[data]
    )  # known, so that writing is what takes the time
    monkeypatch.setattr("lint.commands.fix.session_for", lambda *_: type("", (), {"linter": linter}))

    def work() -> None:
        main(["fix", "--no-config", "."])

    whole = forked(work) or 0
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == right
    dice, states = Random(7), set()
    for _ in range(KILLS):
        for name, data in drafts.items():
            Path(name).write_bytes(data)
        whole = killed(work, dice, whole)
        for name, data in drafts.items():
            found = Path(name).read_bytes()
            assert found in {data, right[name]}, "half written"
            states.add(found == right[name])
        for path in Path().iterdir():  # the file beside it, which never got its name
            if path.name not in drafts:
                assert path.name.startswith(".")
                path.unlink()
    assert len(states) == 2, "some were killed before they were fixed, some after"


def test_killed_at_each_step_of_a_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, old, new = tmp_path / "a.md", b"old" * 5000, b"new" * 5000
    for step, name in enumerate(("fsync", "chmod", "replace")):

        def die(*_: object) -> None:
            os.kill(os.getpid(), signal.SIGKILL)

        path.write_bytes(old)
        with monkeypatch.context() as patch:
            patch.setattr(os, name, die)
            forked(lambda: store.write_atomically(path, new))
        assert path.read_bytes() == old, (step, name)
    forked(lambda: store.write_atomically(path, new))
    assert path.read_bytes() == new


def test_killed_while_the_cache_is_written(
    drafts: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linter = Linter(Config())
    done = {name: linter.check_bytes(data, name) for name, data in drafts.items()}
    right = {name: result.findings for name, result in done.items()}
    monkeypatch.setattr(linter, "check_bytes", lambda _, path, **__: done[path])
    folder = tmp_path / "cache"
    assert all(right.values())

    def session() -> Session:
        made = Session(Config(), keep=True)
        made.cache = Cache(folder)
        made.__dict__["linter"] = linter
        return made

    def work() -> None:
        here = session()
        assert here.cache
        here.cache.put("rules", [linter.rules[0].id] * 20_000)
        for name in drafts:
            here.check_file(name)
        here.cache.prune()

    whole = forked(work) or 0
    dice = Random(11)
    for _ in range(KILLS):
        for path in folder.iterdir():
            if dice.random() < 0.5:
                path.unlink()
        whole = killed(work, dice, whole)
        after = session()
        assert {name: after.check_file(name).findings for name in drafts} == right
        assert after.cache
        assert after.cache.get("rules") in (None, [linter.rules[0].id] * 20_000)
