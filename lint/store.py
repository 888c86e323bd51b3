"""The user's cache folder, and files that are never half written."""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
import zlib
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

_CHECKSUM = 4


@lru_cache(maxsize=1)
def cache_folder() -> Path | None:
    """The folder for what can be made again, or None where none can be written (``DRAFTLINT_CACHE`` names another)."""
    if named := os.environ.get("DRAFTLINT_CACHE"):
        folder = Path(named)
    elif sys.platform == "linux":  # as platformdirs has it, which takes longer to load than a kept result
        given = os.environ.get("XDG_CACHE_HOME", "").strip()
        folder = Path(given if os.path.isabs(given) else os.path.expanduser("~/.cache"), "draftlint")
    else:
        from platformdirs import user_cache_path

        folder = user_cache_path("draftlint", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return folder


def list_path(name: str) -> Path:
    """Where a list of ``rules/lexicon`` lies."""
    return rules_folder() / "lexicon" / f"{name}.txt"


def list_signature(names: Iterable[str]) -> tuple[str | int, ...]:
    """What changes when one of the lists *names* of ``rules/lexicon`` does."""
    stamps = [list_path(name).stat() for name in names]
    return (*names, *(number for stamp in stamps for number in (stamp.st_size, stamp.st_mtime_ns)))


def code_stamp(make: Callable[..., Any]) -> tuple[int, int]:
    """What changes when the module that holds *make* does, so that nothing is kept that other code has made."""
    status = os.stat(sys.modules[make.__module__].__file__ or "")
    return status.st_size, status.st_mtime_ns


def remembered(name: str, signature: tuple[str | int, ...], make: Callable[[], Any]) -> Any:
    """What *make* gives, from the cache folder while *signature* stays the same. Plain data only.

    Any doubt is a miss: another signature, other code, another Python, a file that is not whole.
    """
    folder = cache_folder()
    path = folder / f"{name}.bin" if folder else None
    key = (sys.implementation.cache_tag, *code_stamp(make), *signature)
    if path and (body := read_checked(path)) is not None:
        kept, value = marshal.loads(body)
        if kept == key:
            return value
    value = make()
    if path:
        write_checked(path, marshal.dumps((key, value)))
    return value


def digest(data: bytes, size: int = 20) -> str:
    """A name for *data* from which it cannot be read: *size* bytes, in hexadecimal digits."""
    try:
        from _blake2 import blake2b  # what hashlib offers, without loading OpenSSL
    except ImportError:
        from hashlib import blake2b
    return blake2b(data, digest_size=size).hexdigest()


def read_checked(path: Path) -> memoryview | None:
    """What ``write_checked`` wrote to *path*, or None where it is not there or not whole."""
    try:
        packed = path.read_bytes()
    except OSError:
        return None
    return _checked(memoryview(packed))  # no copy: some of these files are large


def map_checked(path: Path) -> memoryview | None:
    """The same, mapped into memory where that can be: for what is looked into here and there, and stays."""
    from mmap import ACCESS_READ, mmap

    try:
        with path.open("rb") as file:
            return _checked(memoryview(mmap(file.fileno(), 0, access=ACCESS_READ)))
    except (OSError, ValueError):  # a file system that cannot map; an empty file
        return read_checked(path)


def _checked(packed: memoryview) -> memoryview | None:
    body = packed[_CHECKSUM:]
    return body if body and zlib.crc32(body) == int.from_bytes(packed[:_CHECKSUM], "little") else None


def write_checked(path: Path, body: bytes, *, durable: bool = True) -> bool:
    """Write *body* behind its checksum, atomically; False where it cannot be written."""
    return write_atomically(path, zlib.crc32(body).to_bytes(_CHECKSUM, "little") + body, durable=durable)


def write_atomically(path: Path, data: bytes, mode: int = 0o600, *, durable: bool = True) -> bool:
    """Write *data* to *path* by way of a file beside it, so that it is the old or the new; False where it cannot be.

    What is not *durable* may be lost, or found not whole, when the machine loses power.
    """
    from tempfile import NamedTemporaryFile

    temporary = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = file.name
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except OSError:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        return False
    return True


def rules_folder() -> Path:
    """The folder of the built-in packs and lists: inside the package in a wheel, beside it in a checkout."""
    inside = Path(__file__).with_name("rules")
    return inside if inside.is_dir() else Path(__file__).parent.parent / "rules"
