"""The drafts of a folder: what .gitignore and the configuration leave in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .complaint import Complaint
from .readers import FOLDER_SUFFIXES
from .record import NamedTuple
from .result import Failure

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_LOCK = "~$"


class Found(NamedTuple):
    """The files to check, and what was asked for but gave none."""

    files: list[str]
    passed_over: int
    """Excluded files, and Word's lock files."""
    empty: list[str]
    """Folders that hold no draft."""
    missing: list[str]
    unreadable: dict[str, str]
    """Folders that could not be looked through, and why; what is in them is not among the files."""

    def failures(self, lang: str) -> list[Failure]:
        """What is to be said of files that are not there and folders that could not be looked through."""
        missing = Complaint("没有这个文件，请核对路径", "no such file, check the path").say(lang)
        return [Failure(path, missing) for path in self.missing] + [
            Failure(
                path,
                Complaint(
                    f"文件夹读不出来（{why}），其中的稿件未检查；请检查权限",
                    f"the folder cannot be read ({why}), what is in it was not checked; check its permissions",
                ).say(lang),
            )
            for path, why in sorted(self.unreadable.items())
        ]


class Excluded:
    """The configuration's ``exclude`` and ``per-file-ignores`` patterns, relative to its folder."""

    def __init__(self, patterns: Sequence[str], root: Path) -> None:
        self.patterns = tuple(patterns)
        self.root = root.absolute()

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        return _spec(self.patterns)

    def matches(self, path: str) -> bool:
        """Whether the patterns name *path*."""
        if not self.patterns:
            return False
        try:
            relative = Path(path).absolute().relative_to(self.root)
        except ValueError:
            return False
        return self._spec.match_file(relative.as_posix())


def find(paths: Iterable[str], excluded: Excluded) -> Found:
    """The files that *paths* name, folders searched; each file once, by path, in whatever order they are named."""
    files: dict[str, None] = {}
    found = Found([], 0, [], [], {})
    passed_over = 0
    for path in paths:
        if not os.path.isdir(path):
            if not os.path.lexists(path):
                found.missing.append(path)
            elif excluded.matches(path):
                passed_over += 1
            else:
                files[path] = None
            continue
        before = len(files) + passed_over
        for file in _walk(Path(path), found.unreadable):
            if excluded.matches(file) or os.path.basename(file).startswith(_LOCK):
                passed_over += 1
            else:
                files[file] = None
        if len(files) + passed_over == before and path not in found.unreadable:
            found.empty.append(path)
    return Found(sorted(files), passed_over, sorted(set(found.empty)), sorted(set(found.missing)), found.unreadable)


def _walk(top: Path, unreadable: dict[str, str]) -> Iterator[str]:
    """The drafts below *top*, by name; links to folders are not followed. *unreadable* takes what cannot be entered."""

    def note(error: OSError) -> None:
        unreadable[os.path.normpath(error.filename or top)] = error.strerror or str(error)

    ignores = {folder: spec for folder in _repository_folders(top) if (spec := _ignore_file(folder))}
    for folder, folders, names in os.walk(top, onerror=note):
        here = Path(folder)
        if spec := _ignore_file(here):
            ignores[here.absolute()] = spec
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _ignored(here / name, ignores, folder=True)
        )
        for name in sorted(names):
            if name.lower().endswith(FOLDER_SUFFIXES) and not _ignored(here / name, ignores, folder=False):
                yield os.path.normpath(os.path.join(folder, name))


def _repository_folders(top: Path) -> Iterator[Path]:
    """The folders above *top* up to the root of its git repository, if it is in one."""
    above = [top.absolute(), *top.absolute().parents]
    root = next((index for index, folder in enumerate(above) if (folder / ".git").exists()), None)
    if root is not None:
        yield from above[1 : root + 1]


def _ignore_file(folder: Path) -> GitIgnoreSpec | None:
    try:
        lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    return _spec(lines)


def _spec(lines: Iterable[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def _ignored(path: Path, ignores: dict[Path, GitIgnoreSpec], *, folder: bool) -> bool:
    """What the nearest .gitignore says that has something to say."""
    absolute = path.absolute()
    for parent in absolute.parents:
        if spec := ignores.get(parent):
            name = absolute.relative_to(parent).as_posix() + ("/" if folder else "")
            verdict = spec.check_file(name).include
            if verdict is not None:
                return verdict
    return False
