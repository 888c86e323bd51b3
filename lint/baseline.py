"""Findings that an old archive is allowed to keep, so that only new ones are reported.

An entry is a rule and a sentence without its figures, marks and number: it survives a paragraph that is moved or
renumbered, a file that is renamed, and never names a line. What occurs several times is counted. The file is JSON,
sorted, an entry a line, so that a change of it can be read; it holds words of the drafts and is made for its owner
alone.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from .complaint import Complaint
from .finding import Finding, digest
from .record import NamedTuple
from .store import write_atomically

NAME = "draftlint-baseline.json"
"""The file that is made where no other is named."""

VERSION = 1
_SHOWN = 40
"""Characters of a sentence that are kept for the reader; what tells sentences apart is the key."""


class Entry(NamedTuple):
    """A finding that is let stand, and how often."""

    path: str
    """Relative to the baseline's folder, with slashes."""
    rule: str
    text: str
    """The beginning of the sentence, for people."""
    key: str
    """A digest of rule, sentence and flagged words."""
    times: int = 1

    def __str__(self) -> str:
        return f"{self.path}: {self.rule} {self.text}"


class Comparison(NamedTuple):
    """Findings held against a baseline."""

    new: list[Finding]
    known: list[Finding]
    mended: list[Entry]
    """What the baseline holds and the drafts no longer have, once for each time."""


def entries(findings: Iterable[Finding], folder: Path) -> list[Entry]:
    """The entries that *findings* make in a baseline of *folder*."""
    counted: Counter[Entry] = Counter(_entry(finding, folder) for finding in findings)
    return sorted(entry._replace(times=times) for entry, times in counted.items())


def _entry(finding: Finding, folder: Path) -> Entry:
    words = next((part for part in finding.identity.split("\0")[1:] if part), finding.excerpt)
    return Entry(inside(finding.path, folder), finding.rule, words[:_SHOWN], digest(finding.identity))


def inside(path: str, folder: Path) -> str:
    """*path* relative to *folder*, with slashes."""
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return path.replace(os.sep, "/")


def compare(known: Sequence[Entry], findings: Iterable[Finding], checked: Collection[str], folder: Path) -> Comparison:
    """What is new in *findings*, the findings of the files *checked*, and what has gone.

    An entry of another file speaks for a finding only if that file was checked, too, or is no longer there: a
    paragraph that was moved, a draft that was renamed.
    """
    compared = Comparison([], [], [])
    left = Counter({(entry.path, entry.key): entry.times for entry in known})
    seen = {inside(path, folder) for path in checked}
    gone = {path for path in {entry.path for entry in known} - seen if not (folder / path).exists()}
    homeless = []
    for finding in findings:
        place = inside(finding.path, folder), digest(finding.identity)
        if left[place] > 0:
            left[place] -= 1
            compared.known.append(finding)
        else:
            homeless.append(finding)
    movable: dict[str, list[str]] = {}
    for path, key in left:
        if left[path, key] > 0 and path in seen | gone:
            movable.setdefault(key, []).extend([path] * left[path, key])
    for finding in homeless:
        key = digest(finding.identity)
        if paths := movable.get(key):
            left[paths.pop(), key] -= 1
            compared.known.append(finding)
        else:
            compared.new.append(finding)
    for entry in known:
        if entry.path in seen | gone:
            compared.mended.extend([entry._replace(times=1)] * left[entry.path, entry.key])
    return compared


def read(path: Path) -> list[Entry]:
    """The entries of the baseline at *path*. Raises Complaint."""
    try:
        import json

        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise Complaint(
                f"{path}: 基线是第 {data['version']} 版的格式，请用新版 draftlint，或重新生成",
                f"{path}: the baseline has format {data['version']}; use a newer draftlint, or make it anew",
            )
        return [_read_entry(file, row) for file, rows in data["files"].items() for row in rows]
    except OSError as error:
        raise Complaint(
            f"{path}: 基线读不出来（{error.strerror}），请先运行 draftlint baseline",
            f"{path}: the baseline cannot be read ({error.strerror}), run draftlint baseline first",
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Complaint(
            f"{path}: 不是基线文件，或已损坏；请从版本库取回，或重新生成",
            f"{path}: no baseline, or damaged; restore it, or make it anew",
        ) from error


def _read_entry(path: str, row: dict[str, Any]) -> Entry:
    return Entry(str(path), str(row["rule"]), str(row["text"]), str(row["key"]), int(row.get("times", 1)))


def write(path: Path, known: Iterable[Entry]) -> None:
    """Write a baseline, readable in a diff. Raises Complaint."""
    files: dict[str, list[str]] = {}
    for entry in sorted(known):
        row: dict[str, str | int] = {"rule": entry.rule, "text": entry.text, "key": entry.key}
        if entry.times > 1:
            row["times"] = entry.times
        files.setdefault(entry.path, []).append(f"   {_json(row)}")
    blocks = [f"  {_json(file)}: [\n" + ",\n".join(rows) + "\n  ]" for file, rows in files.items()]
    body = "{\n" + ",\n".join(blocks) + "\n }" if blocks else "{}"
    text = f'{{\n "version": {VERSION},\n "files": {body}\n}}\n'
    if not write_atomically(path, text.encode("utf-8", "backslashreplace")):
        raise Complaint(
            f"{path}: 基线写不进去，请检查文件夹和权限",
            f"{path}: the baseline cannot be written, check folder and permissions",
        )


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)
