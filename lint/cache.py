"""What runs on the same configuration need not do again: reading the rules, checking drafts that did not change.

Each version of draftlint, its rules, the packages below it and the configuration together have a signature, and a
folder of that name in the user's cache folder. In it lie the rules as read and, for each draft, its result under a
digest of its bytes and path. Any doubt is a miss: a file that is not whole, a name that is not ours, an error on the
way. What is kept holds words of drafts and is readable to its owner alone.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any

from . import __version__
from .config import Config
from .result import Result
from .store import cache_folder, digest, read_checked, rules_folder, write_checked

MOST_FILES = 20_000
MOST_BYTES = 128 * 2**20
"""Bounds on the results that are kept; beyond them the older half goes."""
_LARGEST = 2**20
"""Bytes of a result that is too large to be worth keeping."""
_FOLDERS = 4
"""How many signatures are kept: of several repositories, or of a version and the one before."""
_PREFIX = "v1-"
_PACKAGES = ("regex", "jieba", "marisa_trie", "lxml")


class Cache:
    """The kept results of one signature. Several processes may use it at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, name: str) -> Any:
        """What was put under *name*, or None."""
        body = read_checked(self.folder / f"{name}.bin")
        try:
            return None if body is None else _unpickled(body)
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it is made anew
            return None

    def rules(self) -> Any:
        """What was put under ``RULES``, or None. It stays to the end: no search for garbage goes through it."""
        collecting = gc.isenabled()
        gc.disable()  # such a search in the midst of reading takes as long as the reading
        try:
            return self.get(RULES)
        finally:
            gc.freeze()  # before the next search, not after it
            if collecting:
                gc.enable()

    def put(self, name: str, value: object) -> None:
        """Keep *value*, plain data and types of this package, under *name* if it is not too large."""
        import pickle

        body = pickle.dumps(value, 5)
        if len(body) <= _LARGEST or name == RULES:
            with suppress(OSError):  # a folder that cannot be written keeps nothing
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_checked(self.folder / f"{name}.bin", body, durable=False)
        if name == RULES:
            self.prune()  # a signature that is new here has perhaps replaced another

    def result(self, draft: str) -> Result | None:
        """The kept result of a draft (see ``key``)."""
        kept = self.get(draft)
        return kept if isinstance(kept, Result) else None

    def prune(self) -> None:
        """Remove the older half of the results where there are too many, and what other versions have left."""
        with suppress(OSError):  # another run may be pruning, too
            self._prune()

    def _prune(self) -> None:
        import shutil

        files = sorted(_files(self.folder))
        if len(files) > MOST_FILES or sum(size for _, size, _ in files) > MOST_BYTES:
            for _, _, path in files[: len(files) // 2]:
                path.unlink(missing_ok=True)
        folders = sorted(_folders(self.folder.parent), key=lambda folder: folder.stat().st_mtime)
        for folder in folders[:-_FOLDERS]:
            if folder != self.folder:
                shutil.rmtree(folder, ignore_errors=True)


RULES = "rules"
"""The name under which the rules as read are kept."""


def _unpickled(body: memoryview) -> Any:
    """What ``Cache.put`` wrote; of code it takes only the types of this package. Raises what a bad file makes it raise."""
    try:
        from _pickle import Unpickler  # what pickle offers, without loading it
    except ImportError:
        from pickle import Unpickler

    class Reader(Unpickler):
        def find_class(self, module: str, name: str) -> Any:
            if module.partition(".")[0] == __package__ and "." not in name:
                found = super().find_class(module, name)
                if isinstance(found, type):
                    return found
            raise ValueError(f"{module}.{name}")

    return Reader(io.BytesIO(body)).load()


def open_cache(config: Config) -> Cache | None:
    """The cache for a configuration, or None where none can be written."""
    folder = cache_folder()
    try:
        return Cache(folder / f"{_PREFIX}{signature(config)}") if folder else None
    except OSError:  # a pack or a package that cannot be looked at: then nothing is remembered
        return None


def clear() -> tuple[int, int]:
    """Remove all that is kept, the word list and the expressions too; how many files and bytes it was."""
    import shutil

    folder = cache_folder()
    files = list(_all_files(folder)) if folder else []
    for path, _ in files:
        path.unlink(missing_ok=True)
    for kept in _folders(folder) if folder else ():
        shutil.rmtree(kept, ignore_errors=True)
    return len(files), sum(size for _, size in files)


def size() -> tuple[int, int]:
    """How many files are kept, and their bytes."""
    folder = cache_folder()
    sizes = [size for _, size in _all_files(folder)] if folder else []
    return len(sizes), sum(sizes)


def signature(config: Config) -> str:
    """A digest of all on which a result depends besides the draft. Raises OSError."""
    parts: list[object] = [__version__, sys.version, config]
    here = Path(__file__).parent
    for folder in (here, rules_folder()):
        parts += sorted(_stamps(str(folder)))
    for name in _PACKAGES:
        spec = PathFinder.find_spec(name)
        origin = spec.origin if spec and spec.origin else ""
        parts.append((name, _stamp(os.stat(origin)) if origin else None))
    for path in (*config.rules, *config.against):
        parts.append((path, Path(path).read_bytes()))
    return digest(repr(parts).encode("utf-8", "surrogatepass"))


def key(path: str, data: bytes, *, in_folder: bool) -> str:
    """The name under which the result of a draft is kept."""
    return digest(b"%d\0%b\0%b\0%b" % (in_folder, os.fsencode(os.getcwd()), os.fsencode(path), data))


def _stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    """The files of our own code and rules, with size and time."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _stamps(entry.path)
            else:
                yield (entry.path, *_stamp(entry.stat()))


def _stamp(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _folders(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.startswith(_PREFIX) and path.is_dir()]


def _files(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """Time, size and path of the files in *folder*; those that go meanwhile are left out."""
    try:
        for path in folder.iterdir():
            status = path.stat()
            yield status.st_mtime, status.st_size, path
    except OSError:
        return


def _all_files(folder: Path) -> Iterator[tuple[Path, int]]:
    for inside in (folder, *_folders(folder)):
        for _, size, path in _files(inside):
            if path.suffix == ".bin" and path.is_file():
                yield path, size
