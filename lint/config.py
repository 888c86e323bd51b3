"""Configuration: ``draftlint.toml``, or ``[tool.draftlint]`` of ``pyproject.toml``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, get_type_hints

from .complaint import Complaint
from .pack import Data, Entry
from .record import dataclass, field, replace

NAMES = ("draftlint.toml", "pyproject.toml")
Lang = Literal["zh", "en"]
_NO_KEYS = {"root", "path", "lexicon_file"}


@dataclass(frozen=True)
class Config:
    """What to check, by which rules, and what counts. The field names are the keys, with ``-`` for ``_``."""

    rules: tuple[str, ...] = ()
    """Further rule packs, relative to the configuration."""
    select: tuple[str, ...] = ()
    """Categories or rules to use; empty means all."""
    ignore: tuple[str, ...] = ()
    """Categories or rules not to use."""
    exclude: tuple[str, ...] = ()
    """Files to leave out, as in .gitignore."""
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For a pattern of paths the categories or rules not to use there."""
    lexicon: tuple[str, ...] = ()
    """Names and terms that are right here; a string names a text file with a term a line."""
    rule: Mapping[str, Mapping[str, Data]] = field(default_factory=dict)
    """For a rule's full id the keys to change: level, exceptions, options."""
    fail_on: Literal["error", "warning", "info", "never"] = "error"
    """The mildest level that makes the exit code 1."""
    min_level: Literal["error", "warning", "info"] = "warning"
    """The mildest level that is shown."""
    strict: bool = False
    """Whether figures that could not be recomputed make the exit code 2, as what could not be checked does."""
    lang: Lang = "zh"
    against: tuple[str, ...] = ()
    """Earlier documents to compare the drafts with, relative to the configuration."""
    date: str = ""
    """The drafts' own date, ISO 8601."""
    baseline: str = ""
    """The file of findings that are let stand, relative to the configuration."""
    root: Path = field(default_factory=Path)
    """The folder to which the paths are relative. Not a key."""
    path: str = ""
    """Where the configuration stands, for messages. Not a key."""
    lexicon_file: Path | None = None
    """The text file of which ``lexicon`` is the name. Not a key."""

    def entries(self) -> list[Entry]:
        """The changes to rules, as entries of a pack."""
        return [Entry(name, dict(changes), self.path, 0) for name, changes in self.rule.items()]


def find(start: Path) -> Path | None:
    """The nearest configuration at *start* or above it."""
    for folder in (start, *start.parents):
        for name in NAMES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or _has_table(path)):
                return path
    return None


def _has_table(path: Path) -> bool:
    try:
        return "[tool.draftlint" in path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def load(path: Path) -> Config:
    """The configuration at *path*. Raises Complaint."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    shown = _shown(path)
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Complaint(
            f"{shown}: 配置读不出来（{error.strerror}），请核对路径",
            f"{shown}: cannot be read ({error.strerror}), check the path",
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Complaint(
            f"{shown}: 不是合法的 TOML（{error}），请改正", f"{shown}: not TOML ({error}), correct it"
        ) from error
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("draftlint", {})
    return build(table, path.parent, shown)


def build(table: Mapping[str, Any], folder: Path, shown: str) -> Config:
    """The configuration that *table* describes, its paths relative to *folder*; *shown* names it. Raises Complaint."""
    from dataclasses import fields

    hints = get_type_hints(Config)
    keys = {item.name.replace("_", "-"): item.name for item in fields(Config) if item.name not in _NO_KEYS}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in keys:
            raise Complaint(
                f"{shown}: 不认识“{key}”，可用：{'、'.join(keys)}",
                f"{shown}: unknown key {key!r}, there are: {', '.join(keys)}",
            )
        try:
            values[keys[key]] = _value(key, value, hints[keys[key]], folder)
        except Complaint as complaint:
            raise Complaint(f"{shown}: {key}: {complaint.zh}", f"{shown}: {key}: {complaint.en}") from complaint
    config = Config(**values, root=folder, path=shown)
    rules, against = (tuple(str(folder / name) for name in names) for names in (config.rules, config.against))
    lexicon = table.get("lexicon")
    return replace(
        config,
        rules=rules,
        against=against,
        baseline=config.baseline and str(folder / config.baseline),
        lexicon_file=folder / lexicon if isinstance(lexicon, str) else None,
    )


def _value(key: str, value: Any, hint: Any, folder: Path) -> Any:
    if key == "lexicon" and isinstance(value, str):
        return read_terms(folder / value)
    if key == "rule":
        if not isinstance(value, dict) or not all(isinstance(changes, dict) for changes in value.values()):
            raise Complaint('应写作 [rule."类别/规则名"]', 'should be written [rule."category/name"]')
        return value
    if key == "date":
        return str(value)
    from .coercion import coerce

    return coerce(value, hint)


def read_terms(path: Path) -> tuple[str, ...]:
    """The terms of a text file, a term a line; ``#`` starts a comment. Raises Complaint."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise Complaint(
            f"词表 {path} 读不出来（{error.strerror}），请核对路径",
            f"the list {path} cannot be read ({error.strerror})",
        ) from error
    except UnicodeDecodeError as error:
        raise Complaint(f"词表 {path} 须为 UTF-8 编码，请另存", f"the list {path} must be UTF-8, save it so") from error
    return tuple(term for line in lines if (term := line.partition("#")[0].strip()))


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
