"""The commands, and what several of them share: the configuration, the linter, the files, the exit codes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TextIO

from .. import config
from ..complaint import Complaint
from ..config import Config
from ..discover import Excluded, Found, find
from ..finding import LEVELS
from ..pool import Task, check_files
from ..readers import load_stream, parse, read
from ..record import replace
from ..result import Failure, Result
from ..session import Session
from ..text import visible
from ..usage import Say as Say

if TYPE_CHECKING:
    from ..document import Document
    from ..rule import Rule

_PROGRESS_FROM = 20
"""Files from which there is more than a moment's work."""
_DRAWN_EVERY = 0.1
"""Seconds between two pictures of the bar."""

CLEAN, FOUND, FAILED = 0, 1, 2
"""Exit codes: nothing at or above ``--fail-on``; findings; something could not be used."""


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
        parser.add_argument(
            option, action="append", default=[], metavar="NAMES", help=say(f"{zh}：", f"{en}: ") + names
        )
    parser.add_argument(
        "--fail-on",
        choices=(*reversed(LEVELS), "never"),
        help=say("何级以上算不通过（默认 error）", "the mildest level that fails (default: error)"),
    )


def cache_arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """Whether results are kept from run to run."""
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help=say("不用也不留各稿的结果缓存", "neither take results of drafts from the cache nor leave any"),
    )


def path_arguments(parser: argparse.ArgumentParser, say: Say, *, required: bool, stdin: bool = True) -> None:
    """The files to work on; with *stdin* - is standard input, without *required* none is the current folder."""
    help_text = say("文件或文件夹", "files or folders")
    help_text += say("；- 为标准输入", ", or - for standard input") if stdin else ""
    help_text += say("；不写即当前文件夹", "; default: here") if not required else ""
    parser.add_argument("paths", nargs="+" if required else "*", metavar="PATH", help=help_text)
    if stdin:
        parser.add_argument(
            "--stdin-filename", metavar="NAME", help=say("标准输入的文件名", "the name of what comes by -")
        )


def configured(options: argparse.Namespace) -> Config:
    """The configuration that applies, with what the command line says over it. Raises Complaint."""
    path = None if options.no_config else Path(options.config) if options.config else config.find(Path.cwd())
    loaded = config.load(path) if path else Config(root=Path.cwd())
    changes: dict[str, Any] = {"rules": (*loaded.rules, *options.rules)}
    for name in ("lang", "fail_on", "min_level", "strict"):
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
    """The session of a configuration. Who watches is told why the first one takes its time. Raises Complaint."""
    session = Session(settings, keep=not getattr(options, "no_cache", False), with_drafts=with_drafts)
    if not session.is_known and sys.stderr.isatty() and not getattr(options, "quiet", False):
        from rich.console import Console

        words = "Preparing dictionaries and rules, once ..." if settings.lang == "en" else "准备词典和规则，只此一次……"
        with Console(stderr=True).status(words):
            session.prepare()
    return session


def chosen(rules: Iterable[Rule], options: argparse.Namespace) -> list[Rule]:
    """Of *rules* those of the packs named by ``--rules``, or all."""
    named = {str(Path(pack)) for pack in options.rules}
    return [rule for rule in rules if not named or (rule.entry and str(Path(rule.entry.path)) in named)]


def files_of(paths: Sequence[str], settings: Config) -> tuple[Found, list[Failure]]:
    """The files that *paths* name, and what is to be said of paths that name none."""
    found = find(paths, Excluded(settings.exclude, settings.root))
    empty = Complaint(
        "文件夹里没有稿件（.txt、.md、.docx），请核对路径",
        "the folder holds no draft (.txt, .md, .docx), check the path",
    )
    failures = found.failures(settings.lang)
    failures += [Failure(path, empty.say(settings.lang)) for path in found.empty]
    return found, failures


def documents(options: argparse.Namespace, settings: Config, failures: list[Failure]) -> Iterator[tuple[str, Document]]:
    """The drafts that are named, as read; what could not be read goes to *failures*."""
    if options.paths == ["-"]:
        name = options.stdin_filename or "<stdin>"
        yield name, parse(load_stream(sys.stdin.buffer), name)
        return
    found, missing = files_of(options.paths, settings)
    failures += missing
    for path in found.files:
        try:
            yield path, read(path)
        except Complaint as complaint:
            failures.append(Failure(path, complaint.say(settings.lang)))


def results(session: Session, options: argparse.Namespace) -> Iterator[Result]:
    """The results of all that was named, file by file as they are done.

    Raises Complaint, before the first of them, where nothing can be checked.
    """
    paths = options.paths or ["."]
    if "-" in paths:
        if len(paths) > 1:
            raise Complaint("标准输入（-）不能与其他路径并用", "- does not go with other paths")
        return iter([session.check_bytes(load_stream(sys.stdin.buffer), options.stdin_filename or "<stdin>")])
    found, failures = files_of(paths, session.config)
    named = set(options.paths)
    changed = getattr(options, "changes", None)
    tasks = [Task(path, path not in named) for path in found.files if changed is None or changed.holds(path)]
    checked = check_files(session, tasks, getattr(options, "jobs", 0))
    if len(tasks) >= _PROGRESS_FROM and sys.stderr.isatty():
        checked = _progress(checked, len(tasks), session.config.lang)
    return chain([Result(failures=failures, passed_over=found.passed_over)], checked)


def _progress(results: Iterator[Result], total: int, lang: str) -> Iterator[Result]:
    """The results, with a bar on standard error: how many of *total* are done, how many a second, the time left."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    words, rate = ("Checking", "/s") if lang == "en" else ("检查", "份/秒")
    columns = (TextColumn(words), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    # It is drawn between two results: a thread of its own must not run while processes are forked.
    bar = Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True, auto_refresh=False)
    started, drawn = monotonic(), 0.0
    task = bar.add_task("", total=total, rate="")
    aside = sys.stdout.isatty()
    for done, result in enumerate(results, 1):
        now = monotonic()
        bar.update(task, completed=done, rate=f"{done / max(now - started, 0.001):.1f} {rate}")
        if aside and result.findings:  # what is reported meanwhile goes to the same terminal
            bar.stop()
            yield result
            continue
        if now - drawn >= _DRAWN_EVERY:
            bar.start()
            bar.refresh()
            drawn = now
        yield result
    bar.stop()


def complain(failures: Iterable[Failure | str]) -> None:
    """Name on standard error what could not be used."""
    for failure in failures:
        print(f"draftlint: {visible(str(failure))}", file=sys.stderr)


def tell(*lines: str) -> None:
    """Write *lines* that hold words of drafts, packs or paths on standard output, without what could command a terminal."""
    for line in lines:
        print(visible(line))


def colored(choice: str, out: TextIO) -> bool:
    """Whether to use colour: as asked, else on a terminal unless NO_COLOR is set (no-color.org)."""
    if choice != "auto":
        return choice == "always"
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
