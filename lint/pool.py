"""Many files on all cores: results in the order of the files, whoever was done first."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from .complaint import Complaint
from .config import Config
from .record import NamedTuple
from .result import Failure, Result
from .session import Session

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

WORTHWHILE = 1 << 17
"""Bytes of drafts for each process from which it pays for its start."""

_AHEAD = 32
"""Files for each process that are looked at ahead of the one whose result is due: this bounds the memory."""

_KILLED = Complaint(
    "检查这份稿件的进程被系统终止（多半是内存不足），未检查；请拆分后再查，或关闭其他程序",
    "the process that checked it was killed (most likely out of memory), not checked; split it, or close programs",
)


class Task(NamedTuple):
    """A file to check."""

    path: str
    in_folder: bool
    """Whether it was found in a folder, not named."""


def check_files(session: Session, tasks: Iterable[Task], jobs: int = 0) -> Iterator[Result]:
    """The results of *tasks*, in their order. *jobs* processes; 0 takes as many as there are cores and work for.

    What is kept of earlier runs is taken here; processes are started when so much is left that they pay.
    """
    most = jobs or _cores()
    waiting: deque[_Slot] = deque()
    pool: _Pool | None = None
    size = 0
    try:
        for task in tasks:
            slot: _Slot = session.kept_result(task.path, in_folder=task.in_folder) or task
            if isinstance(slot, Task) and pool is None and most > 1:
                size += _size(task.path)
                if size >= most * WORTHWHILE or jobs:
                    pool = _Pool(session, most)
                    waiting = deque(pool.taken(each) for each in waiting)
            waiting.append(pool.taken(slot) if pool else slot)
            while waiting and (isinstance(waiting[0], Result) or len(waiting) > most * _AHEAD):
                yield _done(session, pool, waiting.popleft())
        if pool is None and (jobs := min(most, size // WORTHWHILE, len(waiting))) > 1:
            pool = _Pool(session, jobs)
            waiting = deque(pool.taken(each) for each in waiting)
        while waiting:
            yield _done(session, pool, waiting.popleft())
    finally:
        if pool:
            pool.close()


def _done(session: Session, pool: _Pool | None, slot: _Slot) -> Result:
    """The result of a slot whose turn it is."""
    if isinstance(slot, Result):
        return slot
    if isinstance(slot, Task):
        return session.check_file(slot.path, in_folder=slot.in_folder)
    assert pool is not None
    return pool.result(slot)


class _Pool:
    """Processes that check files; they are started anew when one of them dies."""

    def __init__(self, session: Session, jobs: int) -> None:
        import multiprocessing

        # A forked process has the rules and the dictionary already; where there is no fork it makes its own.
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
        linter = session.linter
        if not session.is_known:
            linter.warm_up()
        _start(session)
        self._lang = session.config.lang
        self._jobs = jobs
        self._context = multiprocessing.get_context(method)
        anew = (session.config, session.keep, session.with_drafts)
        self._initial = (_end_with_parent, ()) if method == "fork" else (_start_anew, anew)
        self._executor = self._new(jobs)

    def _new(self, jobs: int) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor

        return ProcessPoolExecutor(jobs, self._context, *self._initial)

    def taken(self, slot: _Slot) -> _Slot:
        """*slot*, given to a process if it is still to be done."""
        return self._submit(slot) if isinstance(slot, Task) else slot

    def _submit(self, task: Task) -> _Pending:
        from concurrent.futures.process import BrokenProcessPool

        try:
            return _Pending(task, self._executor.submit(_check, task))
        except BrokenProcessPool:
            self.close()
            self._executor = self._new(self._jobs)
            return _Pending(task, self._executor.submit(_check, task))

    def result(self, pending: _Pending) -> Result:
        """The result, once it is there. What was under way when a process died is done again, a file at a time."""
        from concurrent.futures.process import BrokenProcessPool

        try:
            return pending.future.result()
        except BrokenProcessPool:
            with self._new(1) as alone:
                try:
                    return alone.submit(_check, pending.task).result()
                except BrokenProcessPool:
                    return Result(failures=[Failure(pending.task.path, _KILLED.say(self._lang))])

    def close(self) -> None:
        """End the processes; what nobody waits for is not done."""
        self._executor.shutdown(cancel_futures=True)


class _Pending(NamedTuple):
    """A task that a process has."""

    task: Task
    future: Future[Result]


_Slot: TypeAlias = "Task | _Pending | Result"
"""A file on its way: to be done, under way, done."""


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


_session: Session | None = None


def _start(session: Session) -> None:
    global _session  # noqa: PLW0603 - one session for each process
    _session = session


def _start_anew(config: Config, keep: bool, with_drafts: bool) -> None:
    _end_with_parent()
    _start(Session(config, keep=keep, with_drafts=with_drafts))


def _end_with_parent() -> None:
    """See to it that this process ends when the one that started it is killed: else it would wait for ever."""
    from multiprocessing import parent_process
    from threading import Thread

    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def _check(task: Task) -> Result:
    assert _session is not None
    return _session.check_file(task.path, in_folder=task.in_folder)
