"""How long whole runs take, as ratios measured side by side in one run.

    python tests/benchmarks/speed.py start DRAFT        one draft against a bare interpreter
    python tests/benchmarks/speed.py archive FOLDER     a folder against reading it, and against AutoCorrect
    python tests/benchmarks/speed.py growth DRAFT...    one file of 1, 2, 4 ... MB: seconds per MB

Every pair of commands runs in turn (A B A B ...), the median is given with its range. AutoCorrect is
``pip install autocorrect-py``. The machine's own noise is in the ranges; single times mean little.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

_READ = "import pathlib,sys\nfor p in sorted(pathlib.Path(sys.argv[1]).rglob('*.txt')): p.read_bytes().decode()"
_AUTOCORRECT = """
import pathlib, sys
from concurrent.futures import ProcessPoolExecutor
import autocorrect_py
def work(path): return len(str(autocorrect_py.lint_for(path.read_text("utf-8"), "text")))
with ProcessPoolExecutor() as pool: sum(pool.map(work, sorted(pathlib.Path(sys.argv[1]).rglob("*.txt")), chunksize=8))
"""
_CHECK = [sys.executable, "-m", "lint", "check", "--no-config", "--format", "json"]


def timed(command: list[str]) -> float:
    """Wall seconds of one run; its output is thrown away."""
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode not in {0, 1}:
        sys.exit(f"{' '.join(command[:6])} ended with {done.returncode}: {done.stderr.decode()[-500:]}")
    return time.perf_counter() - start


def compare(commands: dict[str, list[str]], runs: int) -> None:
    """Print median seconds and the ratio to the first command, pair by pair."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():
        timed(command)
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(timed(command))
    base = next(iter(times.values()))
    for name, taken in times.items():
        ratios = [a / b for a, b in zip(taken, base, strict=True)]
        print(
            f"{name:28} {median(taken):7.3f} s  ({min(taken):.3f} to {max(taken):.3f})"
            f"  x {median(ratios):6.2f}  ({min(ratios):.2f} to {max(ratios):.2f})"
        )


def start(paths: list[Path], runs: int) -> None:
    """One draft against a bare interpreter."""
    draft = str(paths[0])
    compare(
        {
            "python -c pass": [sys.executable, "-c", "pass"],
            "draftlint --version": [sys.executable, "-m", "lint", "--version"],
            "draftlint check": [*_CHECK, draft],
        },
        runs,
    )


def archive(paths: list[Path], runs: int) -> None:
    """A folder against reading and decoding it, and against AutoCorrect on all cores."""
    folder = str(paths[0])
    compare(
        {
            "read and decode": [sys.executable, "-c", _READ, folder],
            "AutoCorrect, all cores": [sys.executable, "-c", _AUTOCORRECT, folder],
            "draftlint, all cores": [*_CHECK, folder],
            "draftlint, one process": [*_CHECK, "--jobs", "1", folder],
        },
        runs,
    )


def growth(paths: list[Path], runs: int, largest: int) -> None:
    """Text without long repeats in one file of growing size."""
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]
    randomly = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        size = 1
        while size <= largest:
            path = Path(folder, f"{size}.txt")
            with path.open("w", encoding="utf-8") as file:
                while file.tell() < size << 20:
                    line = list(randomly.choice(lines))
                    for _ in range(len(line) // 12 + 1):
                        line[randomly.randrange(len(line))] = chr(randomly.randrange(0x4E00, 0x9FA5))
                    file.write("".join(line) + "\n")
            taken = median(timed([*_CHECK, "--jobs", "1", str(path)]) for _ in range(runs))
            print(f"{size:4} MB  {taken:8.2f} s  {taken / size:6.3f} s/MB")
            size *= 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("start", "archive", "growth"))
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--largest", type=int, default=64, metavar="MB")
    options = parser.parse_args()
    os.environ.setdefault("PYTHONUTF8", "1")
    if options.what == "growth":
        growth(options.paths, max(1, options.runs // 3), options.largest)
    else:
        {"start": start, "archive": archive}[options.what](options.paths, options.runs)


if __name__ == "__main__":
    main()
