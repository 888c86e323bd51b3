"""The commands, and what several of them share: the configuration, the linter, the files, the exit codes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

from .. import config
from ..complaint import Complaint
from ..config import Config
from ..discover import Excluded, Found, find
from ..finding import LEVELS
from ..pool import Task, check_files
from ..readers import load_stream
from ..result import Failure, Result
from ..session import Session

_PROGRESS_FROM = 20

CLEAN, FOUND, FAILED = 0, 1, 2
"""Exit codes: nothing at or above ``--fail-on``; findings; something could not be used."""

Say = Callable[[str, str], str]


def rule_arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The options that say which rules there are."""
    parser.add_argument("--rules", action="append", default=[], metavar="FILE", help=say("另加规则文件", "add a pack"))
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--config", metavar="FILE", help=say("指定配置文件", "use this configuration"))
    place.add_argument("--no-config", action="store_true", help=say("不用配置文件", "use no configuration"))


def selection_arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The options that choose among the rules, and what makes a run fail."""
    names = say("类别或规则，逗号分隔", "categories or rules, by commas")
    for option, zh, en in (("--select", "只用这些", "use only these"), ("--ignore", "不用这些", "leave these out")):
        parser.add_argument(option, action="append", default=[], metavar="NAMES", help=f"{say(zh, en)}：{names}")
    parser.add_argument(
        "--fail-on",
        choices=(*reversed(LEVELS), "never"),
        help=say("何级以上算不通过（默认 error）", "the mildest level that fails (default: error)"),
    )


def path_arguments(parser: argparse.ArgumentParser, say: Say, *, required: bool) -> None:
    """The files to work on."""
    parser.add_argument(
        "paths",
        nargs="+" if required else "*",
        metavar="PATH",
        help=say(
            "文件或文件夹；- 为标准输入；不写即当前文件夹", "files, folders, or - for standard input; default: here"
        ),
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help=say("标准输入的文件名", "the name of what comes by -"))


def configured(options: argparse.Namespace) -> Config:
    """The configuration that applies, with what the command line says over it. Raises Complaint."""
    path = None if options.no_config else Path(options.config) if options.config else config.find(Path.cwd())
    loaded = config.load(path) if path else Config(root=Path.cwd())
    changes: dict[str, Any] = {"rules": (*loaded.rules, *options.rules)}
    for name in ("lang", "fail_on", "min_level"):
        if value := getattr(options, name, None):
            changes[name] = value
    if select := _names(getattr(options, "select", [])):
        changes["select"] = select
    if named := getattr(options, "baseline", None):
        changes["baseline"] = named
    changes["against"] = (*loaded.against, *getattr(options, "against", ()))
    changes["ignore"] = (*loaded.ignore, *_names(getattr(options, "ignore", [])))
    return replace(loaded, **changes)


def _names(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.strip() for part in given for name in part.split(",") if name.strip())


def session_for(settings: Config, options: argparse.Namespace, *, with_drafts: bool = False) -> Session:
    """The session of a configuration."""
    return Session(settings, keep=not getattr(options, "no_cache", False), with_drafts=with_drafts)


def files_of(paths: Sequence[str], settings: Config) -> tuple[Found, list[Failure]]:
    """The files that *paths* name, and what is to be said of paths that name none."""
    found = find(paths, Excluded(settings.exclude, settings.root))
    missing = Complaint("没有这个文件，请核对路径", "no such file, check the path")
    empty = Complaint(
        "文件夹里没有稿件（.txt、.md），请核对路径", "the folder holds no draft (.txt, .md), check the path"
    )
    failures = [Failure(path, missing.say(settings.lang)) for path in found.missing]
    failures += [Failure(path, empty.say(settings.lang)) for path in found.empty]
    return found, failures


def results(session: Session, options: argparse.Namespace) -> Iterator[Result]:
    """The results of all that was named, file by file. Raises Complaint where nothing can be checked."""
    paths = options.paths or ["."]
    if "-" in paths:
        if len(paths) > 1:
            raise Complaint("标准输入（-）不能与其他路径并用", "- does not go with other paths")
        yield session.check_bytes(load_stream(sys.stdin.buffer), options.stdin_filename or "<stdin>")
        return
    found, failures = files_of(paths, session.config)
    yield Result(failures=failures, passed_over=found.passed_over)
    named = set(options.paths)
    changed = getattr(options, "changes", None)
    tasks = [Task(path, path not in named) for path in found.files if changed is None or changed.holds(path)]
    yield from _progress(check_files(session, tasks, getattr(options, "jobs", 0)), len(tasks), session.config.lang)


def _progress(results: Iterator[Result], total: int, lang: str) -> Iterator[Result]:
    """The results, with a bar on standard error where someone watches and there is more than a moment's work."""
    if total < _PROGRESS_FROM or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import track

    words = "Checking" if lang == "en" else "检查"
    yield from track(results, description=words, total=total, console=Console(stderr=True), transient=True)


def complain(failures: Iterable[Failure]) -> None:
    """Name on standard error what could not be used."""
    for failure in failures:
        print(f"draftlint: {failure}", file=sys.stderr)


def colored(choice: str, out: TextIO) -> bool:
    """Whether to use colour: as asked, else on a terminal unless NO_COLOR is set (no-color.org)."""
    if choice != "auto":
        return choice == "always"
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
