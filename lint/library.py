"""draftlint for programs: a text or a path in, findings out."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from . import config as configuration
from .complaint import Complaint
from .config import Config
from .discover import Excluded, find
from .pool import Task, check_files
from .result import Fixed, Result
from .session import Session

Settings: TypeAlias = "Config | Mapping[str, Any] | os.PathLike[str] | None"
"""A configuration: as it is, as a table with the keys of draftlint.toml, or as the path of a file.

None is the configuration that stands in no file: all built-in rules, all levels. The working folder is never searched
for one.
"""


def check(draft: str | os.PathLike[str], config: Settings = None, *, name: str = "<text>") -> Result:
    """The findings of a draft, of every level, by place.

    A ``str`` is the text itself, and *name* says what it is called and, by its suffix, what it is; a ``Path`` is a
    file, or a folder whose drafts are all checked. What cannot be read stands in ``failures`` of the result. A baseline
    is not applied. For many texts make one ``Linter(config)`` and call its ``check_bytes``: that reads the rules once.

    Raises Complaint for a configuration or a rule pack that cannot be used.
    """
    session = session_for(config)
    if isinstance(draft, str):
        result = session.check_bytes(_encode(draft), name)
        result.rules = session.linter.rules
        return result
    result = Result(rules=session.linter.rules)
    paths = [os.fspath(draft)]
    found = find(paths, Excluded(session.config.exclude, session.config.root))
    result.failures += found.failures(session.config.lang)
    result.passed_over += found.passed_over
    for checked in check_files(session, [Task(path, path not in paths) for path in found.files]):
        result.add(checked)
    return result


def fixed(text: str, config: Settings = None, *, name: str = "<text>", unsafe: bool = False) -> Fixed:
    """*text* with its safe fixes made, and what is then left to be found. Raises Complaint."""
    return session_for(config).linter.fix(_encode(text), name, unsafe=unsafe)


def _encode(text: str) -> bytes:
    """*text* for a reader, which takes bytes; a lone surrogate becomes a replacement character."""
    return text.encode("utf-8", "replace")


def session_for(config: Settings) -> Session:
    """A session for a configuration. Raises Complaint for what of it cannot be used."""
    if config is None:
        settings = Config()
    elif isinstance(config, Config):
        settings = config
    elif isinstance(config, Mapping):
        settings = configuration.build(config, Path.cwd(), "<config>")
    else:
        settings = configuration.load(Path(config))
    session = Session(settings)
    if session.linter.failures:
        said = "；".join(str(failure) for failure in session.linter.failures)
        raise Complaint(said, said)
    return session
