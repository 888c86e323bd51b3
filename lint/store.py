"""The user's cache folder, and files that are never half written."""

from __future__ import annotations

import contextlib
import os
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile


@lru_cache(maxsize=1)
def cache_folder() -> Path | None:
    """The folder for what can be made again, or None where none can be written (``DRAFTLINT_CACHE`` names another)."""
    if named := os.environ.get("DRAFTLINT_CACHE"):
        folder = Path(named)
    else:
        from platformdirs import user_cache_path

        folder = user_cache_path("draftlint", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return folder


def write_atomically(path: Path, data: bytes) -> bool:
    """Write *data* to *path* by way of a file beside it, readable to its owner alone; False where it cannot be."""
    temporary = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = file.name
            file.write(data)
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
