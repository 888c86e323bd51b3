"""``draftlint check``: the findings of drafts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace

from ..complaint import Complaint
from ..finding import LEVELS
from ..linter import Linter, Result
from ..pool import Task, check_files
from ..readers import load_stream
from ..reporters import REPORTERS, Options, reporter
from . import (
    CLEAN,
    FAILED,
    FOUND,
    Say,
    colored,
    complain,
    configured,
    files_of,
    linter_for,
    path_arguments,
    rule_arguments,
    selection_arguments,
)

_PROGRESS_FROM = 20


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The options of the command."""
    path_arguments(parser, say, required=False)
    rule_arguments(parser, say)
    selection_arguments(parser, say)
    parser.add_argument("--format", choices=tuple(REPORTERS), default="text", help=say("输出格式", "output format"))
    parser.add_argument(
        "--min-level",
        choices=tuple(reversed(LEVELS)),
        help=say("显示何级以上（默认 warning）", "the mildest level shown (default: warning)"),
    )
    parser.add_argument(
        "--jobs",
        type=_count,
        default=0,
        metavar="N",
        help=say("进程数，默认按工作量", "processes (default: as the work asks)"),
    )
    parser.add_argument(
        "--against",
        nargs="+",
        action="extend",
        default=[],
        metavar="FILE",
        help=say("与往年的报告比较：沿用多少、哪些数字未改", "compare with last year's report: what was carried over"),
    )
    parser.add_argument("--statistics", action="store_true", help=say("只列各规则的次数", "count findings by rule"))
    parser.add_argument(
        "-q", "--quiet", action="store_true", help=say("没有问题就不出声", "say nothing when all is well")
    )
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help=say("颜色", "colour"))


def _count(text: str) -> int:
    """A whole number from 1. Raises ValueError, which argparse explains."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def run(options: argparse.Namespace) -> int:
    """Check what is named and report it."""
    settings = configured(options)
    linter = linter_for(settings)
    result = Result(failures=list(linter.failures))
    if linter.rules:
        for checked in _results(linter, options):
            result.add(checked)
    complain(result.failures)
    shown = replace(result, findings=result.at_least(settings.min_level))
    if shown.findings or not options.quiet or options.format != "text":
        if options.format != "text" and hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
        color = colored(options.color, sys.stdout)
        look = Options(settings.lang, color, options.statistics, options.quiet, settings.min_level)
        reporter(options.format)(shown, sys.stdout, look)
    if result.failures:
        return FAILED
    return FOUND if settings.fail_on != "never" and result.at_least(settings.fail_on) else CLEAN


def _results(linter: Linter, options: argparse.Namespace) -> Iterator[Result]:
    """The results of all that was named, file by file. Raises Complaint where nothing can be checked."""
    paths = options.paths or ["."]
    if "-" in paths:
        if len(paths) > 1:
            raise Complaint("标准输入（-）不能与其他路径并用", "- does not go with other paths")
        yield linter.check_bytes(load_stream(sys.stdin.buffer), options.stdin_filename or "<stdin>")
        return
    found, failures = files_of(paths, linter.config)
    yield Result(failures=failures, passed_over=found.passed_over)
    named = set(options.paths)
    tasks = [Task(path, path not in named) for path in found.files]
    yield from _progress(check_files(linter, tasks, options.jobs), len(tasks), linter.config.lang)


def _progress(results: Iterator[Result], total: int, lang: str) -> Iterator[Result]:
    """The results, with a bar on standard error where someone watches and there is more than a moment's work."""
    if total < _PROGRESS_FROM or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import track

    words = "Checking" if lang == "en" else "检查"
    yield from track(results, description=words, total=total, console=Console(stderr=True), transient=True)
