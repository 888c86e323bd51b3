"""Many files on all cores: results in the order of the files, whoever was done first."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .config import Config
from .result import Result
from .session import Session

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

WORTHWHILE = 1 << 20
"""Bytes of drafts from which a second process pays for its start."""

_WAITING = 32
"""Files that are handed out ahead of the one whose result is due, for each process: this bounds the memory."""


class Task(NamedTuple):
    """A file to check."""

    path: str
    in_folder: bool
    """Whether it was found in a folder, not named."""


def check_files(session: Session, tasks: Sequence[Task], jobs: int = 0) -> Iterator[Result]:
    """The results of *tasks*, in their order. *jobs* processes; 0 takes as many as there are cores and work for."""
    jobs = min(jobs or _jobs(tasks), len(tasks))
    if jobs < 2:
        for task in tasks:
            yield session.check_file(task.path, in_folder=task.in_folder)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # A forked process has the rules and the dictionary already; where there is no fork it makes its own.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    if not session.is_known:
        session.linter.warm_up()
    _start(session)
    start = (None, ()) if method == "fork" else (_start_anew, (session.config, session.keep, session.with_drafts))
    with ProcessPoolExecutor(jobs, multiprocessing.get_context(method), *start) as executor:
        yield from _in_order(executor, tasks, jobs * _WAITING)


def _in_order(executor: Executor, tasks: Sequence[Task], ahead: int) -> Iterator[Result]:
    waiting: deque[Future[Result]] = deque()
    for task in tasks:
        waiting.append(executor.submit(_check, task))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _jobs(tasks: Sequence[Task]) -> int:
    """One process for each core, if there is enough to read."""
    total = 0
    for task in tasks:
        try:
            total += os.stat(task.path).st_size
        except OSError:
            continue
        if total >= WORTHWHILE:
            return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 1


_session: Session | None = None


def _start(session: Session) -> None:
    global _session  # noqa: PLW0603 - one session for each process
    _session = session


def _start_anew(config: Config, keep: bool, with_drafts: bool) -> None:
    _start(Session(config, keep=keep, with_drafts=with_drafts))


def _check(task: Task) -> Result:
    assert _session is not None
    return _session.check_file(task.path, in_folder=task.in_folder)
