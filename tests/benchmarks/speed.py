"""How long whole runs take, as ratios measured side by side in one run; how much memory they need.

    python tests/benchmarks/speed.py start DRAFT      one draft, with the result cache and without, against a bare interpreter; the first run
    python tests/benchmarks/speed.py archive TEXT...  370 files against reading them, against AutoCorrect, against one file
    python tests/benchmarks/speed.py commit TEXT...   one draft and 37 files against the commit before (--against REV)
    python tests/benchmarks/speed.py growth TEXT...   one file of 1, 2, 4 ... MB, in lines and on one line
    python tests/benchmarks/speed.py memory TEXT...   10,000 files, all cores: the largest process

TEXT is a file or a folder of .txt in UTF-8; archives are made of altered copies (see ``corpus.py``). Every group of
commands runs in turn (A B A B ...); of wall time and of processor time (user and system, child processes included) the
median is given, of the ratios their range, too. Where other work shares the machine, believe the processor time. AutoCorrect
is ``pip install autocorrect-py``. Rows are those of the table in docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
import corpus

ROOT = Path(__file__).resolve().parents[2]
_READ = "import pathlib,sys\nfor p in sorted(pathlib.Path(sys.argv[1]).rglob('*.txt')): p.read_bytes().decode()"
_AUTOCORRECT = """
import pathlib, sys
from concurrent.futures import ProcessPoolExecutor
import autocorrect_py
def work(path): return len(str(autocorrect_py.lint_for(path.read_text("utf-8"), "text")))
with ProcessPoolExecutor() as pool: sum(pool.map(work, sorted(pathlib.Path(sys.argv[1]).rglob("*.txt")), chunksize=8))
"""
_CHECK = [sys.executable, "-m", "lint", "check", "--no-config", "--format", "json"]
_UNKEPT = [*_CHECK, "--no-cache"]


class Taken(NamedTuple):
    """What a run has taken, in seconds and in bytes of the largest process."""

    wall: float
    processor: float
    memory: int


def timed(command: list[str], root: Path = ROOT, *, first: bool = False) -> Taken:
    """One run with the package of *root*; its output is thrown away. With *first* nothing is kept of earlier runs."""
    # A cache folder of its own: what others run meanwhile must not push out what this run has kept.
    kept = str(Path(tempfile.gettempdir(), f"draftlint-speed-{os.getpid()}"))
    if first:
        shutil.rmtree(kept, ignore_errors=True)
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONUTF8": "1", "DRAFTLINT_CACHE": kept}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its byte code
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        sys.exit(f"{' '.join(command[:6])} ended with {process.returncode}: {said.decode()[-500:]}")
    return Taken(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss << 10)


def compare(commands: dict[str, tuple[list[str], Path]], runs: int) -> None:
    """Print medians and, pair by pair, the ratios to the first command."""
    taken: dict[str, list[Taken]] = {name: [] for name in commands}
    for command, root in commands.values():
        timed(command, root)
    for _ in range(runs):
        for name, (command, root) in commands.items():
            taken[name].append(timed(command, root))
    base = next(iter(taken.values()))
    print("| run | wall, s | ratio | processor, s | ratio |\n|---|---|---|---|---|")
    for name, rows in taken.items():
        wall = [row.wall / first.wall for row, first in zip(rows, base, strict=True)]
        processor = [row.processor / first.processor for row, first in zip(rows, base, strict=True)]
        print(
            f"| {name} | {median(row.wall for row in rows):.3f} | {_ratio(wall)} |"
            f" {median(row.processor for row in rows):.3f} | {_ratio(processor)} |",
            flush=True,
        )


def _ratio(ratios: list[float]) -> str:
    return f"{median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def start(paths: list[Path], options: argparse.Namespace) -> None:
    """One draft against a bare interpreter."""
    draft = str(paths[0])
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "draftlint --version": [sys.executable, "-m", "lint", "--version"],
        "one draft, result kept": [*_CHECK, draft],
        "one draft, --no-cache": [*_UNKEPT, draft],
    }
    compare({name: (command, ROOT) for name, command in commands.items()}, options.runs)
    rows = [timed([*_CHECK, draft], first=True) for _ in range(max(1, options.runs // 3))]
    wall, processor = median(row.wall for row in rows), median(row.processor for row in rows)
    print(f"| one draft, the first run on a machine | {wall:.2f} | | {processor:.2f} | |")


def archive(paths: list[Path], options: argparse.Namespace) -> None:
    """Many files: AutoCorrect first, for the ratios are to it; and the same bytes in one file."""
    with tempfile.TemporaryDirectory() as place:
        texts = corpus.load(paths)
        folder = str(corpus.write_folder(Path(place, "drafts"), texts, options.files))
        whole = Path(place, "whole.txt")
        whole.write_bytes(b"".join(path.read_bytes() for path in sorted(Path(folder).iterdir())))
        commands = {
            "AutoCorrect, all cores": [sys.executable, "-c", _AUTOCORRECT, folder],
            "read and decode": [sys.executable, "-c", _READ, folder],
            "draftlint, all cores": [*_UNKEPT, folder],
            "draftlint, --jobs 1": [*_UNKEPT, "--jobs", "1", folder],
            "draftlint, results kept": [*_CHECK, folder],
            "one file of the same, --jobs 1": [*_UNKEPT, "--jobs", "1", str(whole)],
        }
        compare({name: (command, ROOT) for name, command in commands.items()}, options.runs)


def commit(paths: list[Path], options: argparse.Namespace) -> None:
    """The working tree against another commit, each with a cache folder of its own."""
    with tempfile.TemporaryDirectory() as place:
        other = Path(place, "other")
        packed = subprocess.run(["git", "-C", ROOT, "archive", options.against], capture_output=True, check=True).stdout
        other.mkdir()
        subprocess.run(["tar", "-x", "-C", other], input=packed, check=True)
        texts = corpus.load(paths)
        folder = str(corpus.write_folder(Path(place, "drafts"), texts, files=37))
        draft = str(Path(folder, "00000.txt"))
        for what, command in {"one draft": [*_UNKEPT, draft], "37 files": [*_UNKEPT, "--jobs", "1", folder]}.items():
            compare({f"{what}, {options.against}": (command, other), f"{what}, now": (command, ROOT)}, options.runs)


def growth(paths: list[Path], options: argparse.Namespace) -> None:
    """One file of growing size: seconds for each MB, bytes of memory for each byte."""
    texts = corpus.load(paths)
    print("| file | processor, s/MB | wall, s/MB | memory, MB | bytes a byte |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as place:
        timed([*_UNKEPT, str(corpus.write_file(Path(place, "first.txt"), texts, 1_000))])  # it makes what is kept
        for one_line in (False, True):
            size = options.smallest
            while size <= options.largest:
                path = corpus.write_file(Path(place, f"{size}.txt"), texts, size << 20, one_line=one_line)
                rows = [timed([*_UNKEPT, "--jobs", "1", str(path)]) for _ in range(max(1, options.runs // 3))]
                memory = max(row.memory for row in rows)
                print(
                    f"| {size} MB{', one line' if one_line else ''} | {median(row.processor for row in rows) / size:.2f} |"
                    f" {median(row.wall for row in rows) / size:.2f} | {memory / 2**20:.0f} |"
                    f" {(memory - 200 * 2**20) / (size << 20):.1f} |",
                    flush=True,
                )
                size *= options.factor


def memory(paths: list[Path], options: argparse.Namespace) -> None:
    """Many small files on all cores: the largest process."""
    with tempfile.TemporaryDirectory() as place:
        folder = corpus.write_folder(Path(place, "drafts"), corpus.load(paths), files=options.files * 27, size=1_000)
        print("| run | wall, s | largest process, MB |\n|---|---|---|")
        for name in ("json", "text", "sarif"):
            command = [sys.executable, "-m", "lint", "check", "--no-config", "--no-cache", "--min-level", "info"]
            taken = timed([*command, "--format", name, str(folder)])
            print(f"| {options.files * 27} files, {name} | {taken.wall:.1f} | {taken.memory / 2**20:.0f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("start", "archive", "commit", "growth", "memory"))
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--against", default="HEAD~1", metavar="REV")
    parser.add_argument("--smallest", type=int, default=1, metavar="MB")
    parser.add_argument("--largest", type=int, default=64, metavar="MB")
    parser.add_argument("--factor", type=int, default=4)
    parser.add_argument(
        "--files", type=int, default=corpus.FILES, help="files of an archive; 27 times as many for memory"
    )
    options = parser.parse_args()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    size = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") >> 30
    print(f"{cores} cores, {size} GB of memory, Python {sys.version.split()[0]}\n")
    run = {"start": start, "archive": archive, "commit": commit, "growth": growth, "memory": memory}[options.what]
    try:
        run(options.paths, options)
    finally:
        shutil.rmtree(Path(tempfile.gettempdir(), f"draftlint-speed-{os.getpid()}"), ignore_errors=True)


if __name__ == "__main__":
    main()
