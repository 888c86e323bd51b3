"""Twenty thousand files of mixed sizes and kinds in one run: is the memory flat, is any file left out, do totals add up?

    python tests/benchmarks/soak.py [--files 20000] [--lines 8] [--jobs 0] [--folder FOLDER] [--seed 1]

The files are made up, most of them small: Markdown and plain text in several encodings, Word files, empty ones, English
ones (passed over), damaged ones (reported), a few long ones. They are checked by a process of its own whose memory, that
of its children included, is looked at twice a second. The exit code is 1 where something does not add up.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.random_docx import random_docx

_LEAD = ["云汀", "河湾", "松岭", "青石", "白沙", "东埠", "南坪", "西畈", "北渡", "长堤", "柳林", "芦塘"]
_SENTENCES = (
    "{a}县收到提案{n}件，其中经济类{m}件。", "{a}区完善了值班制度，清理了排水沟渠。", "{a}镇投入资金{n}万元，比上年增长{m}%。",
    "{a}县立案**件，已全部办复。", "{a}港区认真布署防汛工作。", "{a}街道培训业务骨干{n}人次。", "{a}县既使任务繁重，也如期完成。",
)  # fmt: skip
_ENGLISH = "The committee met in spring and settled the agenda of the year. " * 20
FLAT = 1.25
"""How much more memory the last third of a run may take than the second third."""


class Kind(NamedTuple):
    """A kind of file, and what must become of it."""

    weight: float
    suffix: str
    outcome: str
    """``checked``, ``passed over`` or ``failed``."""


KINDS = {
    "markdown": Kind(40, ".md", "checked"), "text": Kind(20, ".txt", "checked"), "gb18030": Kind(8, ".txt", "checked"),
    "utf-16": Kind(4, ".txt", "checked"), "word": Kind(12, ".docx", "checked"), "empty": Kind(4, ".md", "checked"),
    "english": Kind(5, ".md", "passed over"), "long": Kind(0.2, ".md", "checked"), "lock": Kind(1, ".docx", "passed over"),
    "binary": Kind(2, ".txt", "failed"), "torn word": Kind(3, ".docx", "failed"),
}  # fmt: skip


def text(dice: Random, lines: int) -> str:
    """A draft of *lines* paragraphs."""
    return "".join(
        "".join(
            dice.choice(_SENTENCES).format(a=dice.choice(_LEAD), n=dice.randint(2, 900), m=dice.randint(2, 90))
            for _ in range(dice.randint(1, 4))
        )
        + "\n\n"
        for _ in range(lines)
    )


def content(kind: str, dice: Random, lines: int) -> bytes:
    """The bytes of a file of at most *lines* paragraphs, a long one aside."""
    match kind:
        case "word":
            return random_docx(dice.randint(0, 400)).data
        case "torn word":
            return random_docx(dice.randint(0, 400)).data[: dice.randint(1, 900)]
        case "empty" | "lock":
            return b""
        case "english":
            return _ENGLISH.encode()
        case "binary":
            return bytes([0, 255, 0, 1]) * dice.randint(1, 200)
    draft = text(dice, 200 if kind == "long" else dice.randint(1, lines))
    return draft.encode(kind if kind in {"gb18030", "utf-16"} else "utf-8")


def make(folder: Path, files: int, lines: int, dice: Random) -> Counter[str]:
    """Fill *folder*; how many files must be checked, passed over, named as failed."""
    due: Counter[str] = Counter()
    for number in range(files):
        kind = dice.choices(list(KINDS), [each.weight for each in KINDS.values()])[0]
        below = folder / f"{number % 97:02}"
        below.mkdir(exist_ok=True)
        name = f"{'~$' if kind == 'lock' else ''}{number:05}{KINDS[kind].suffix}"
        (below / name).write_bytes(content(kind, dice, lines))
        due[KINDS[kind].outcome] += 1
    return due


def memory(process: int) -> int:
    """The resident bytes of a process and its children that are its own, shared pages counted in part."""
    total = 0
    for number in (process, *_children(process)):
        try:
            lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) << 10
    return total


def _children(process: int) -> Iterator[int]:
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        for child in task.read_text().split():
            yield int(child)
            yield from _children(int(child))


def run(folder: Path, jobs: int) -> tuple[dict[str, object], list[int], int, float]:
    """Check *folder*: the report, the memory by and by, the exit code, the seconds."""
    command = [sys.executable, "-m", "lint", "check", "--no-config", "--no-cache", "--format", "json", "."]
    command += ["--jobs", str(jobs)] if jobs else []
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    seen: list[int] = []
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=err, env=environment)
        while process.poll() is None:
            seen.append(memory(process.pid))
            time.sleep(0.5)
        seconds = time.monotonic() - started
        out.seek(0)
        return json.load(out), seen, process.returncode, seconds


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--lines", type=int, default=8, help="paragraphs of a file at the most")
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        due = make(Path(name), options.files, options.lines, Random(options.seed))
        report, seen, code, seconds = run(Path(name), options.jobs)
    summary, findings, errors = report["summary"], report["findings"], report["errors"]
    assert isinstance(summary, dict)
    assert isinstance(findings, list)
    assert isinstance(errors, list)
    third = max(1, len(seen) // 3)
    middle, last = max(seen[third : 2 * third] or seen), max(seen[2 * third :] or seen)
    levels = Counter(each["level"] for each in findings)
    held = {
        "files that were checked": summary["files"] == due["checked"],
        "files that were passed over": summary.get("passed_over", 0) == due["passed over"],
        "files that were named": len({each["path"] for each in errors}) == due["failed"],
        "findings by level": all(levels[level] == summary[level] for level in ("error", "warning")),
        "exit code": code == (2 if due["failed"] else 1),
        "flat memory": last <= FLAT * middle,
    }
    print(f"{options.files} files in {seconds:.0f} s, {options.files / seconds:.0f} a second; due {dict(due)}")
    print(
        f"checked {summary['files']}, passed over {summary.get('passed_over', 0)}, named {len(errors)}; {dict(levels)}"
    )
    print(
        f"memory in MB: most of the second third {middle >> 20}, of the last third {last >> 20}, of all {max(seen) >> 20}"
    )
    for what, holds in held.items():
        print(f"{'ok' if holds else 'WRONG':6} {what}")
    return 0 if all(held.values()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
