"""The command line: check, outline, rule, test, init."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, cast

from . import __version__
from .complaint import Complaint
from .finding import LEVELS

if TYPE_CHECKING:
    from .config import Config
    from .linter import Linter, Result
    from .rule import Rule

CLEAN, FOUND, FAILED = 0, 1, 2
"""Exit codes: nothing at or above ``--fail-on``; findings; something could not be used."""

_PROGRESS_FROM = 20


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    lang = _language(arguments)
    _prepare_streams()
    try:
        options = _parser(lang).parse_args(arguments)
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except Complaint as complaint:
        print(f"draftlint: {complaint.say(lang)}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone (head, a pager): nothing more to say, and nothing to complain of.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _prepare_streams() -> None:
    """A console that cannot show a character shows another one; it never ends the run."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _language(arguments: Sequence[str]) -> str:
    """The language of help and complaints, known before the options are."""
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return "zh"


class _Parser(argparse.ArgumentParser):
    """A parser that complains in our own way: one line, exit code 2."""

    def error(self, message: str) -> Any:
        raise Complaint(f"选项有误（{message}），见 {self.prog} --help", f"{message}; see {self.prog} --help")


def _parser(lang: str) -> argparse.ArgumentParser:
    def say(zh: str, en: str) -> str:
        return en if lang == "en" else zh

    parser = _Parser(
        prog="draftlint",
        description=say("检查中文报告稿：漏填、重复、序号、错字、数字。", "Check Chinese report drafts."),
        epilog=say(
            "例：draftlint check 报告.md    draftlint check 稿件/ --format json    draftlint rule typo/doubled-word",
            "For example: draftlint check report.md    draftlint check drafts/ --format json",
        ),
    )
    parser.add_argument("--version", action="version", version=f"draftlint {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    common = _Parser(add_help=False)
    common.add_argument("--lang", choices=("zh", "en"), help=say("消息的语言", "language of the messages"))
    common.add_argument(
        "--rules", action="append", default=[], metavar="FILE", help=say("另加规则文件", "add a rule pack")
    )
    place = common.add_mutually_exclusive_group()
    place.add_argument("--config", metavar="FILE", help=say("指定配置文件", "use this configuration"))
    place.add_argument("--no-config", action="store_true", help=say("不用配置文件", "use no configuration"))

    check = commands.add_parser("check", parents=[common], help=say("检查稿件", "check drafts"))
    check.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=say("文件或文件夹；- 为标准输入；不写即当前文件夹", "files, folders, or -"),
    )
    check.add_argument("--stdin-filename", metavar="NAME", help=say("标准输入的文件名", "the name of what comes by -"))
    check.add_argument("--format", choices=_formats(), default="text", help=say("输出格式", "output format"))
    check.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="NAMES",
        help=say("只用这些类别或规则，逗号分隔", "use only these"),
    )
    check.add_argument(
        "--ignore", action="append", default=[], metavar="NAMES", help=say("不用这些类别或规则", "do not use these")
    )
    check.add_argument(
        "--fail-on",
        choices=(*reversed(LEVELS), "never"),
        help=say("何级以上算不通过（默认 error）", "level that fails"),
    )
    check.add_argument(
        "--min-level", choices=tuple(reversed(LEVELS)), help=say("显示何级以上（默认 warning）", "mildest level shown")
    )
    check.add_argument("--statistics", action="store_true", help=say("只列各规则的次数", "count findings by rule"))
    check.add_argument(
        "-q", "--quiet", action="store_true", help=say("没有问题就不出声", "say nothing when all is well")
    )
    check.add_argument("--color", choices=("auto", "always", "never"), default="auto", help=say("颜色", "colour"))
    check.set_defaults(run=_check)

    outline = commands.add_parser(
        "outline",
        parents=[common],
        help=say("显示稿件的标题结构，标出缺陷", "show the headings of drafts, defects marked"),
    )
    outline.add_argument("paths", nargs="+", metavar="FILE")
    outline.add_argument("--format", choices=("text", "json"), default="text", help=say("输出格式", "output format"))
    outline.add_argument("--color", choices=("auto", "always", "never"), default="auto", help=say("颜色", "colour"))
    outline.set_defaults(run=_outline)

    rule = commands.add_parser(
        "rule", parents=[common], help=say("列出规则，或详示一条", "list the rules, or show one")
    )
    rule.add_argument("id", nargs="?", metavar="ID", help=say("类别/规则名", "category/name"))
    rule.add_argument(
        "--schema", action="store_true", help=say("输出规则文件的 JSON Schema", "print the JSON Schema of packs")
    )
    rule.set_defaults(run=_rule)

    test = commands.add_parser(
        "test", parents=[common], help=say("用规则自带的例子检验规则", "run the rules' own examples")
    )
    test.set_defaults(run=_test)

    init = commands.add_parser("init", help=say("写出起步的配置和钩子", "write a starting configuration and hook"))
    init.add_argument("folder", nargs="?", default=".", metavar="FOLDER")
    init.add_argument("--lang", choices=("zh", "en"), help=say("消息的语言", "language of the messages"))
    init.set_defaults(run=_init)
    return parser


def _formats() -> tuple[str, ...]:
    from .reporters import REPORTERS

    return tuple(REPORTERS)


def _config(options: argparse.Namespace) -> Config:
    """The configuration that applies, with what the command line says over it."""
    from . import config

    path = None if options.no_config else Path(options.config) if options.config else config.find(Path.cwd())
    loaded = config.load(path) if path else config.Config(root=Path.cwd())
    changes: dict[str, Any] = {"rules": (*loaded.rules, *options.rules)}
    for name in ("lang", "fail_on", "min_level"):
        if value := getattr(options, name, None):
            changes[name] = value
    for name in ("select", "ignore"):
        if given := _names(getattr(options, name, [])):
            changes[name] = given if name == "select" else (*loaded.ignore, *given)
    return replace(loaded, **changes)


def _names(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.strip() for part in given for name in part.split(",") if name.strip())


def _linter(config: Config) -> Linter:
    """The linter of a configuration. Raises Complaint for a name that no rule has."""
    from .linter import Linter

    linter = Linter(config)
    per_file = [name for names in config.per_file_ignores.values() for name in names]
    for name in (*config.select, *config.ignore, *per_file):
        if name not in linter.known and not linter.failures:
            raise Complaint(
                f"没有“{name}”这个类别或规则，draftlint rule 列出全部",
                f"no category or rule {name!r}, draftlint rule lists them",
            )
    return linter


def _check(options: argparse.Namespace) -> int:
    from .linter import Result
    from .reporters import Options, reporter

    config = _config(options)
    linter = _linter(config)
    result = Result(failures=list(linter.failures))
    if linter.rules:
        for checked in _results(linter, options):
            result.add(checked)
    level = config.min_level
    failing = [] if config.fail_on == "never" else result.at_least(config.fail_on)
    shown = replace(result, findings=result.at_least(level))
    for failure in result.failures:
        print(f"draftlint: {failure}", file=sys.stderr)
    if not (options.quiet and not shown.findings and options.format == "text"):
        if options.format == "json" and hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
        color = _colored(options.color, sys.stdout)
        reporter(options.format)(
            shown, sys.stdout, Options(config.lang, color, options.statistics, options.quiet, level)
        )
    if result.failures:
        return FAILED
    return FOUND if failing else CLEAN


def _outline(options: argparse.Namespace) -> int:
    """Show the tree of headings of each file with what is wrong in it."""
    from .readers import read
    from .reporters import Options, tree

    config = _config(options)
    linter = _linter(replace(config, select=("numbering", "reference", "layout")))
    code = CLEAN
    for failure in linter.failures:
        print(f"draftlint: {failure}", file=sys.stderr)
        code = FAILED
    for path in options.paths:
        try:
            document = read(path)
        except Complaint as complaint:
            print(f"draftlint: {path}: {complaint.say(config.lang)}", file=sys.stderr)
            code = FAILED
            continue
        findings = linter.check(document).at_least(config.min_level)
        if options.format == "json":
            tree.report_json(document, findings, sys.stdout)
        else:
            color = _colored(options.color, sys.stdout)
            tree.report_text(document, findings, sys.stdout, Options(config.lang, color))
        if code == CLEAN and any(finding.level == "error" for finding in findings):
            code = FOUND
    return code


def _results(linter: Linter, options: argparse.Namespace) -> Iterator[Result]:
    """The results of all that was named, file by file. Raises Complaint where nothing can be checked."""
    from .discover import Excluded, find
    from .linter import Failure, Result

    config = linter.config
    paths = options.paths or ["."]
    if "-" in paths:
        if len(paths) > 1:
            raise Complaint("标准输入（-）不能与其他路径并用", "- does not go with other paths")
        name = options.stdin_filename or "<stdin>"
        yield linter.check_bytes(sys.stdin.buffer.read(), name)
        return
    found = find(paths, Excluded(config.exclude, config.root))
    missing = Complaint("没有这个文件，请核对路径", "no such file, check the path").say(config.lang)
    yield Result(failures=[Failure(path, missing) for path in found.missing], passed_over=found.passed_over)
    empty = Complaint("文件夹里没有稿件（.txt、.md）", "the folder holds no draft (.txt, .md)").say(config.lang)
    yield Result(failures=[Failure(path, empty) for path in found.empty])
    named = set(options.paths)
    for path in _progress(found.files, config.lang):
        yield linter.check_file(path, in_folder=path not in named)


def _progress(files: Sequence[str], lang: str) -> Iterator[str]:
    """The files, with a bar on standard error where someone watches and there is more than a moment's work."""
    if len(files) < _PROGRESS_FROM or not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    words = "Checking" if lang == "en" else "检查"
    yield from track(files, description=words, console=Console(stderr=True), transient=True)


def _colored(choice: str, out: TextIO) -> bool:
    """Whether to use colour: as asked, else on a terminal unless NO_COLOR is set (no-color.org)."""
    if choice != "auto":
        return choice == "always"
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _rule(options: argparse.Namespace) -> int:
    if options.schema:
        import json

        from .schema import schema

        print(json.dumps(schema(), ensure_ascii=False, indent=1))
        return CLEAN
    config = _config(options)
    linter = _linter(config)
    for failure in linter.failures:
        print(f"draftlint: {failure}", file=sys.stderr)
    if options.id is None:
        for rule in linter.rules:
            examples = len(rule.bad) + len(rule.good)
            print(f"{rule.id:36} {rule.level:8} {rule.fix:7} {examples:3}  {rule.why}")
        return FAILED if linter.failures else CLEAN
    wanted = next((rule for rule in linter.rules if rule.id == options.id), None)
    if wanted is None:
        raise Complaint(
            f"没有规则“{options.id}”，draftlint rule 列出全部", f"no rule {options.id!r}, draftlint rule lists them"
        )
    for line in _page(wanted, config.lang):
        print(line)
    return FAILED if linter.failures else CLEAN


def _page(rule: Rule, lang: str) -> Iterator[str]:
    """A rule in full."""
    words = {
        "zh": ("级别", "检查", "修改", "依据", "消息", "缘由", "应报（<<>> 内）", "改后", "不应报"),
        "en": ("level", "check", "fix", "source", "message", "why", "flagged (inside <<>>)", "fixed", "left alone"),
    }[lang]
    level, check, fix, source, message, why, bad, fixed, good = words
    yield rule.id
    yield f"  {level}: {rule.level}    {check}: {rule.kind}    {fix}: {rule.fix}"
    if rule.source:
        yield f"  {source}: {rule.source}"
    yield f"  {message}: {rule.message}"
    yield f"  {why}: {rule.why}"
    yield f"  {bad}:"
    for example in rule.bad:
        yield f"    {example.marked}"
        if example.fixed is not None:
            yield f"      {fixed}: {example.fixed}"
    yield f"  {good}:"
    for example in rule.good:
        yield f"    {example.text}"


def _test(options: argparse.Namespace) -> int:
    """Run the examples of the named packs, or of all rules."""
    from .selftest import examine

    config = _config(options)
    linter = _linter(config)
    for failure in linter.failures:
        print(f"draftlint: {failure}", file=sys.stderr)
    named = {str(Path(pack)) for pack in options.rules}
    rules = [rule for rule in linter.rules if not named or (rule.entry and str(Path(rule.entry.path)) in named)]
    wrong = [outcome for rule in rules for outcome in examine(rule)]
    for outcome in wrong:
        print(outcome)
    examples = sum(len(rule.bad) + len(rule.good) for rule in rules)
    if config.lang == "en":
        print(f"{len(rules)} rules, {examples} examples, {len(wrong)} wrong.")
    else:
        print(f"{len(rules)}条规则，{examples}个例子，{len(wrong)}处不符。")
    return FAILED if linter.failures else FOUND if wrong else CLEAN


def _init(options: argparse.Namespace) -> int:
    """Write draftlint.toml and .pre-commit-config.yaml where there are none."""
    from .starter import FILES

    folder = Path(options.folder)
    lang = cast(str, options.lang or "zh")
    for name, content in FILES.items():
        path = folder / name
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(content)
        except FileExistsError:
            print(f"{path}: already there, left as it is" if lang == "en" else f"{path}：已有，未改动")
        except OSError as error:
            raise Complaint(
                f"{path}: 写不进去（{error.strerror}），请检查文件夹", f"{path}: cannot be written ({error.strerror})"
            ) from error
        else:
            print(f"{path}: written" if lang == "en" else f"{path}：已写好")
    return CLEAN
