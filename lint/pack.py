"""Rule packs: YAML as data, with the line of every key. Nothing in a pack is ever run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias
from zlib import crc32

from . import __version__
from .complaint import Complaint
from .expression import expression
from .record import dataclass, field
from .store import digest, remembered

_FORMAT = 2
_MAX_DEPTH = 8
"""How deep the value of a key may be nested."""
_OUTER = 3
"""The levels above: the file, its rules, a rule."""
_PART = expression(r"\{\{([a-z][a-z0-9-]*)\}\}")
_IN_WORDS = frozenset({"message", "message_en", "why", "why_en", "related", "related_en", "source", "bad", "good"})
"""Keys that hold sentences, in which no part is put."""
_LONGEST = 20_000
"""Characters of an expression with its parts put in; parts of parts grow fast."""
_TOO_DEEP = ("嵌套过深，请简化", "nested too deeply, simplify it")

Data: TypeAlias = "str | int | float | bool | list[Data] | dict[str, Data] | None"
Row: TypeAlias = "tuple[str, dict[str, Data], int, dict[str, int]]"
"""A rule as parsed: id, keys, its line, the line of each key."""


class PackError(Complaint):
    """A pack, or a rule of it, that cannot be used; *line* is 1-based, 0 where there is none to name."""

    def __init__(self, path: str, line: int, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.path = path
        self.line = line


@dataclass(frozen=True)
class Entry:
    """One rule as written: its full id, its keys and where they stand."""

    id: str
    fields: Mapping[str, Data]
    path: str
    line: int
    lines: Mapping[str, int] = field(default_factory=dict)
    built_in: bool = False
    """Whether it is one of ours, unchanged: then it has been tested, and its patterns compile."""

    def error(self, zh: str, en: str, key: str = "") -> PackError:
        """The error that a reason in both languages makes, at the line of *key*."""
        place = f"{self.id}: {key}: " if key else f"{self.id}: "
        return PackError(self.path, self.lines.get(key, self.line), place + zh, place + en)

    def changed_by(self, other: Entry) -> Entry:
        """This rule with the keys of *other* over its own; lists of exceptions are added to, not replaced."""
        fields = {**self.fields, **other.fields}
        for key in ("exceptions", "unless"):
            mine, theirs = self.fields.get(key), other.fields.get(key)
            if isinstance(mine, list) and isinstance(theirs, list):
                fields[key] = [*mine, *theirs]
        return Entry(self.id, fields, other.path, other.line, {**dict.fromkeys(fields, other.line), **other.lines})


def read_pack(path: Path, name: str | None = None, *, built_in: bool = False) -> list[Entry]:
    """The rules of a pack, in order. Raises PackError. *name* is the path as the user knows it."""
    shown = name or str(path)
    try:
        data = path.read_bytes()
        rows: list[Row] = remembered(
            f"pack-{path.stem}-{crc32(str(path.absolute()).encode('utf-8', 'surrogateescape')):08x}",
            (_FORMAT, __version__, digest(data)),
            lambda: _parse(data, path.stem, shown),
        )
    except OSError as error:
        raise PackError(
            shown,
            0,
            f"规则文件读不出来（{error.strerror}），请核对路径",
            f"cannot be read ({error.strerror}), check the path",
        ) from error
    return [Entry(key, fields, shown, line, lines, built_in) for key, fields, line, lines in rows]


def _parse(data: bytes, stem: str, shown: str) -> list[Row]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        text = data.decode("utf-8-sig")
        _refuse_hostile(yaml.parse(text, Loader=loader), shown)
        root = yaml.compose(text, Loader=loader)
    except UnicodeDecodeError as error:
        raise PackError(shown, 0, "规则文件须为 UTF-8 编码，请另存", "a pack must be UTF-8, save it so") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not YAML"
        line = min(mark.line + 1, len(text.splitlines())) if mark else 0
        if "nesting depth" in problem:  # said by newer versions, which stop before the stack does
            raise PackError(shown, line, *_TOO_DEEP) from error
        raise PackError(
            shown,
            line,
            f"YAML 有误（{problem}），请核对缩进、冒号与引号",
            f"{problem}; check indents, colons and quotes",
        ) from error
    except RecursionError as error:
        raise PackError(shown, 0, *_TOO_DEEP) from error
    try:
        return _rows(root, stem, shown)
    except PackError as error:
        error.line = min(error.line, len(text.splitlines()))  # what is empty is said to stand behind the last line
        raise


def _rows(root: Any, stem: str, shown: str) -> list[Row]:
    """The rules under the root of a pack, which is empty where nothing or only comments stand in it."""
    if root is None or (root.id == "scalar" and not root.value):
        return []
    top = _mapping(root, shown, "规则文件的顶层应为 rules:", "the top of a pack should be rules:")
    if unknown := [key for key in top if key not in {"parts", "rules"}]:
        raise PackError(
            shown,
            top[unknown[0]][0],
            f"顶层不认识“{unknown[0]}”，只能是 parts 和 rules",
            f"unknown key {unknown[0]!r}, there are only parts and rules",
        )
    parts = _parts(top["parts"][1], shown) if "parts" in top else {}
    if "rules" not in top:
        return []
    rows = []
    for key, (line, node) in _mapping(
        top["rules"][1], shown, "rules 之下应为“规则名: 内容”", "rules should hold name: rule"
    ).items():
        body = _mapping(node, shown, f"{key}: 规则的内容应为“键: 值”", f"{key}: a rule should hold key: value")
        fields = {
            name: data if name in _IN_WORDS else _with_parts(data, parts, shown, at)
            for name, (at, value) in body.items()
            for data in (_data(value, shown),)
        }
        rows.append(
            (key if "/" in key else f"{stem}/{key}", fields, line, {name: at for name, (at, _) in body.items()})
        )
    return rows


def _parts(node: Any, shown: str) -> dict[str, str]:
    """The parts of a pack, by name; each may hold those before it."""
    parts: dict[str, str] = {}
    zh, en = "parts 之下应为“部件名: 正则表达式”", "parts should hold name: expression"
    for name, (line, value) in _mapping(node, shown, zh, en).items():
        text = _data(value, shown)
        if not isinstance(text, str) or not _PART.fullmatch(f"{{{{{name}}}}}"):
            raise PackError(
                shown, line, f"{name}: {zh}，部件名用小写字母、数字与连字符", f"{name}: {en}, the name in a-z, 0-9, -"
            )
        parts[name] = f"(?:{_with_parts(text, parts, shown, line)})"
    return parts


def _with_parts(data: Data, parts: Mapping[str, str], shown: str, line: int) -> Any:
    """*data* with ``{{name}}`` replaced by the part of that name, in keys and values."""
    if isinstance(data, dict):
        return {
            _with_parts(key, parts, shown, line): _with_parts(value, parts, shown, line) for key, value in data.items()
        }
    if isinstance(data, list):
        return [_with_parts(value, parts, shown, line) for value in data]
    if not isinstance(data, str):
        return data
    names = _PART.findall(data)
    if unknown := [name for name in names if name not in parts]:
        raise PackError(
            shown,
            line,
            f"没有“{unknown[0]}”这个部件，请写进 parts",
            f"there is no part {unknown[0]!r}, define it under parts",
        )
    if sum(len(parts[name]) for name in names) > _LONGEST:
        raise PackError(
            shown,
            line,
            f"代入部件后超过 {_LONGEST:,} 字，请简化",
            f"longer than {_LONGEST:,} with its parts, simplify it",
        )
    return _PART.sub(lambda match: parts[match[1]], data)


def _refuse_hostile(events: Iterable[Any], shown: str) -> None:
    """Raise PackError for what could explode when it is composed: aliases and deep nesting."""
    from yaml import AliasEvent, CollectionEndEvent, CollectionStartEvent

    depth = 0
    for event in events:
        if isinstance(event, AliasEvent):
            raise PackError(
                shown,
                _line(event),
                "规则文件不用锚点与别名（&、*），请写全",
                "anchors and aliases are not used in packs, write it out",
            )
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > _MAX_DEPTH + _OUTER:
            raise PackError(shown, _line(event), *_TOO_DEEP)


def _line(node: Any) -> int:
    """The 1-based line of a YAML event or node."""
    return int(node.start_mark.line) + 1


def _mapping(node: Any, shown: str, zh: str, en: str) -> dict[str, tuple[int, Any]]:
    """A YAML mapping as key -> (line, node); a key that stands twice is an error."""
    if node.id != "mapping":
        raise PackError(shown, _line(node), zh, en)
    found: dict[str, tuple[int, Any]] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if key.id != "scalar" or not key.value:
            raise PackError(shown, line, "键应为文字", "a key should be text")
        if key.value in found:
            before = found[key.value][0]
            raise PackError(
                shown, line, f"“{key.value}”出现两次（前一次在第 {before} 行），请删去一处",
                f"{key.value!r} stands twice (first on line {before}), remove one",
            )  # fmt: skip
        found[key.value] = (line, value)
    return found


def _data(node: Any, shown: str, depth: int = 0) -> Data:
    """A YAML node as plain data. Tags of other kinds are refused."""
    if depth > _MAX_DEPTH:
        raise PackError(shown, _line(node), *_TOO_DEEP)
    if node.id == "mapping":
        return {key: _data(value, shown, depth + 1) for key, (_, value) in _mapping(node, shown, "", "").items()}
    if node.id == "sequence":
        return [_data(value, shown, depth + 1) for value in node.value]
    kind = node.tag.rpartition(":")[2]
    try:
        if kind == "bool":
            return bool(node.value.lower() in {"true", "yes", "on"})
        if kind == "int":
            return int(node.value, 0)
        if kind == "float":
            return float(node.value)
    except ValueError:
        return str(node.value)
    if kind == "null":
        return None
    if kind in {"str", "timestamp", "value", "merge"}:
        return str(node.value)
    raise PackError(
        shown, _line(node), f"不支持 YAML 标签 {node.tag}，请写成普通文字",
        f"the YAML tag {node.tag} is not supported, write plain text",
    )  # fmt: skip
