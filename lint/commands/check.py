"""``draftlint check``: the findings of drafts."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from .. import baseline
from ..baseline import Entry
from ..complaint import Complaint
from ..config import Config
from ..finding import LEVELS, Finding
from ..record import NamedTuple, replace
from ..reporters import EXPLAINING, FOR_PEOPLE, LIVE, REPORTERS, WITH_DRAFTS, Options, reporter, stream
from ..result import Failure, Result
from ..store import write_atomically
from . import (
    CLEAN,
    FAILED,
    FOUND,
    Say,
    cache_arguments,
    colored,
    complain,
    configured,
    path_arguments,
    results,
    rule_arguments,
    selection_arguments,
    session_for,
)

if TYPE_CHECKING:
    from ..changes import Changes


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The options of the command."""
    path_arguments(parser, say, required=False)
    rule_arguments(parser, say)
    selection_arguments(parser, say)
    parser.add_argument(
        "--format",
        choices=tuple(REPORTERS),
        default="text",
        metavar="FORMAT",
        help=say("输出格式：", "output format: ") + ", ".join(REPORTERS),
    )
    parser.add_argument(
        "--output",
        action="append",
        type=_output,
        default=[],
        metavar="FORMAT:FILE",
        help=say("另写一份到文件，可多次", "write a report to a file, too; may be repeated"),
    )
    parser.add_argument(
        "--min-level",
        choices=tuple(reversed(LEVELS)),
        help=say("显示何级以上（默认 warning）", "the mildest level shown (default: warning)"),
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help=say(
            "有空缺或不明、无从复算的数字也算未查（退出码 2）", "undecided figures count as not checked (exit code 2)"
        ),
    )
    parser.add_argument(
        "--jobs",
        type=_count,
        default=0,
        metavar="N",
        help=say("进程数，默认按工作量", "processes (default: as the work asks)"),
    )
    parser.add_argument(
        "--profile",
        action="store_true",
        help=say(
            "列出各规则所用的时间（单进程，不用结果缓存）", "list the time of each rule (one process, no result cache)"
        ),
    )
    cache_arguments(parser, say)
    parser.add_argument("--baseline", metavar="FILE", help=say("只报基线里没有的", "report what the baseline lacks"))
    parser.add_argument(
        "--changed-since",
        metavar="REV",
        help=say("只查 git 某版本以来改过的文件", "only files changed since a revision"),
    )
    parser.add_argument(
        "--new-lines-only", action="store_true", help=say("同上，只报改过的行", "and of these only the changed lines")
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


class Output(NamedTuple):
    """A report to be written beside the one on standard output."""

    format: str
    file: Path


def _output(text: str) -> Output:
    """``FORMAT:FILE``. Raises ArgumentTypeError."""
    name, colon, file = text.partition(":")
    if not colon or not file or name not in REPORTERS:
        raise argparse.ArgumentTypeError(f"FORMAT:FILE, FORMAT: {', '.join(REPORTERS)}")
    return Output(name, Path(file))


def run(options: argparse.Namespace) -> int:
    """Check what is named and report it."""
    settings = configured(options)
    options.changes = _changes(options)
    if options.profile:
        options.no_cache, options.jobs = True, 1
    formats = {options.format, *(output.format for output in options.output)}
    session = session_for(settings, options, with_drafts=not WITH_DRAFTS.isdisjoint(formats))
    known = baseline.read(Path(settings.baseline)) if settings.baseline else []
    result = Result(failures=list(session.failures))
    arriving = results(session, options) if session.is_known or session.linter.rules else iter(())
    if settings.strict:
        arriving = map(_undecided, arriving, repeat(settings.lang))
    live = options.format in LIVE and not (settings.baseline or options.output or options.quiet)
    if live:
        failing = _report_live(arriving, result, settings, options)
    else:
        for checked in arriving:
            result.add(checked)
    if options.profile:
        _profile(session.linter.seconds, settings.lang)
    complain(result.failures)
    if not live:
        if EXPLAINING & formats:
            result.rules = session.linter.explained_rules
        if settings.baseline:
            _compare(result, known, Path(settings.baseline).absolute().parent)
        if options.new_lines_only:
            result.findings = [finding for finding in result.findings if options.changes.touch(finding)]
        _report(replace(result, findings=result.at_least(settings.min_level)), settings, options)
        failing = settings.fail_on != "never" and bool(result.at_least(settings.fail_on))
    return FAILED if result.failures else FOUND if failing else CLEAN


def _undecided(checked: Result, lang: str) -> Result:
    """The result of a draft, its undecided figures named among what could not be checked."""
    if checked.coverage and checked.coverage.undecided:
        number = checked.coverage.undecided
        said = Complaint(
            f"有{number}处数字空缺或不明，无从复算（--strict）；draftlint figures 列出全部数字",
            f"{number} figures are blank or undecided and were not recomputed (--strict); draftlint figures lists all",
        )
        checked.failures += [Failure(path, said.say(lang)) for path in checked.paths]
    return checked


def _report_live(arriving: Iterable[Result], result: Result, settings: Config, options: argparse.Namespace) -> bool:
    """Report the findings of file after file and hold none; *result* takes all else. Whether any makes the run fail."""
    failing = False

    def shown() -> Iterator[Finding]:
        nonlocal failing
        for checked in arriving:
            if options.new_lines_only:
                checked.findings = [finding for finding in checked.findings if options.changes.touch(finding)]
            failing = failing or (settings.fail_on != "never" and bool(checked.at_least(settings.fail_on)))
            result.add_counts(checked)
            result.byte_columns = checked.byte_columns
            for finding in checked.at_least(settings.min_level):
                result.reported[finding.level] = result.reported.get(finding.level, 0) + 1
                yield finding

    out = _standard_output(options)
    stream(options.format)(shown(), result, out, _look(settings, options)._replace(color=_color(options)))
    return failing


def _profile(seconds: Mapping[str, float], lang: str) -> None:
    """Tell on standard error how long each rule took, the slowest first."""
    total = sum(seconds.values()) or 1.0
    print("rule" if lang == "en" else "规则", "ms", "%", sep="\t", file=sys.stderr)
    for rule, taken in sorted(seconds.items(), key=lambda row: -row[1]):
        print(rule, f"{1000 * taken:.1f}", f"{100 * taken / total:.1f}", sep="\t", file=sys.stderr)


def _changes(options: argparse.Namespace) -> Changes | None:
    """What has changed in git, where only that is to be checked. Raises Complaint."""
    if options.changed_since is None:
        if options.new_lines_only:
            raise Complaint("--new-lines-only 须与 --changed-since 并用", "--new-lines-only needs --changed-since")
        return None
    from ..changes import changes

    return changes(options.changed_since, Path.cwd())


def _compare(result: Result, known: Sequence[Entry], folder: Path) -> None:
    """Leave in *result* what the baseline does not hold, and tell how the two differ."""
    compared = baseline.compare(known, result.findings, result.paths, folder)
    result.findings = compared.new
    result.known = len(compared.known)
    result.mended = [str(entry) for entry in compared.mended]


def _report(result: Result, settings: Config, options: argparse.Namespace) -> None:
    """Write all the reports that were asked for. Raises Complaint."""
    look = _look(settings, options)
    for output in options.output:
        text = StringIO()
        reporter(output.format)(result, text, look)
        _write(output.file, text.getvalue())
    if "github" in {options.format, *(output.format for output in options.output)}:
        _summarize(result, look)
    if options.quiet and options.format in FOR_PEOPLE and not result.findings and not result.mended:
        return
    reporter(options.format)(result, _standard_output(options), look._replace(color=_color(options)))


def _look(settings: Config, options: argparse.Namespace) -> Options:
    """How reports are to look, colour aside."""
    return Options(settings.lang, False, options.statistics, options.quiet, settings.min_level, settings.fail_on)


def _color(options: argparse.Namespace) -> bool:
    return colored(options.color, sys.stdout)


def _standard_output(options: argparse.Namespace) -> TextIO:
    """Standard output, in UTF-8 for what programs read."""
    if options.format not in FOR_PEOPLE and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
    return sys.stdout


def _write(path: Path, text: str) -> None:
    """Write a report, readable to its owner alone, for it holds words of the drafts. Raises Complaint."""
    data = text.encode("utf-8", "surrogateescape")
    try:
        if path.exists() and not path.is_file():  # a terminal or a pipe
            path.write_bytes(data)
            return
    except OSError:
        pass
    else:
        if write_atomically(path, data):
            return
    raise Complaint(
        f"{path}: 报告写不进去，请检查文件夹和权限",
        f"{path}: the report cannot be written, check folder and permissions",
    )


def _summarize(result: Result, look: Options) -> None:
    """Add the whole list to the step summary, of which GitHub names the file. Raises Complaint."""
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        try:
            with open(path, "a", encoding="utf-8", errors="replace") as out:
                reporter("markdown")(result, out, look)
        except OSError as error:
            raise Complaint(
                f"步骤摘要 {path} 写不进去（{error.strerror}）",
                f"the step summary {path} cannot be written ({error.strerror})",
            ) from error
