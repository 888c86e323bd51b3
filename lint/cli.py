"""The command line. Each command is a module of ``commands`` and a row of COMMANDS."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

from . import __version__, expression
from .complaint import Complaint, unforeseen
from .record import NamedTuple
from .text import visible
from .usage import Parser, Say

FAILED, INTERRUPTED = 2, 130
"""Exit codes beside those of the commands: something could not be used; Ctrl-C."""
_YOUNG = 100_000
"""New objects after which garbage is looked for: with the usual 700 the search is a twentieth of a short run."""


class Command(NamedTuple):
    """A command's line of help in both languages, and examples of it: what for, in both languages, and how."""

    zh: str
    en: str
    examples: tuple[tuple[str, str, str], ...] = ()


COMMANDS = {
    "check": Command(
        "检查稿件",
        "check drafts",
        (
            ("查一篇，或一个文件夹", "one draft, or a folder", "draftlint check 报告.md 附件/"),
            (
                "只查错字和重复，提示级也显示",
                "typos and repeats only, info too",
                "draftlint check --select typo,duplicate --min-level info 报告.md",
            ),
            (
                "只查这次改动的行",
                "only the lines that this branch changed",
                "draftlint check --changed-since origin/main --new-lines-only",
            ),
            (
                "屏幕上看，同时给流水线留一份",
                "to read, and a report for the pipeline",
                "draftlint check 稿件/ --output sarif:draftlint.sarif",
            ),
        ),
    ),
    "outline": Command(
        "显示标题结构，标出缺陷",
        "show the headings, defects marked",
        (("一篇稿子的骨架", "the skeleton of a draft", "draftlint outline 报告.md"),),
    ),
    "fix": Command(
        "改正能改的",
        "fix what can be fixed",
        (
            ("先看会改什么", "see what would change", "draftlint fix --diff 报告.md"),
            ("改正并写回原文件", "change the file", "draftlint fix 报告.md"),
        ),
    ),
    "annotate": Command(
        "把问题写成 Word 批注",
        "findings as comments in a Word file",
        (
            ("批注加在副本上，原文件不动", "comments in a copy", "draftlint annotate 报告.docx -o 报告.批注.docx"),
            (
                "能放心改的同时写成修订",
                "safe fixes as tracked changes, too",
                "draftlint annotate --suggest 报告.docx -o 报告.批注.docx",
            ),
        ),
    ),
    "figures": Command(
        "列出全部数值及复算结果",
        "list every figure and what it was held against",
        (("核稿会上用的数值表", "the figures for a meeting", "draftlint figures 报告.md"),),
    ),
    "baseline": Command(
        "记下现有的问题，以后只报新的",
        "let the present findings stand, report new ones",
        (("记下，或移出已改正的", "write them down, or take out what was fixed", "draftlint baseline 归档/"),),
    ),
    "rule": Command(
        "列出规则，或详示一条",
        "list the rules, or show one in full",
        (
            ("列出全部", "all of them", "draftlint rule"),
            ("一条的缘由和例子", "one, with reason and examples", "draftlint rule placeholder/star"),
            ("写本单位的规则", "a pack of your own", "draftlint rule --new 本单位.yaml"),
        ),
    ),
    "test": Command(
        "用规则自带的例子检验规则",
        "run the rules' own examples",
        (("检验本单位的规则", "a pack of your own", "draftlint test --rules 本单位.yaml"),),
    ),
    "coverage": Command(
        "规则在一批稿件上各触发几次",
        "how often each rule fires on many drafts",
        (("在往年定稿上试本单位的规则", "your pack on old reports", "draftlint coverage --rules 本单位.yaml 往年/"),),
    ),
    "cache": Command(
        "两次运行之间留下了什么，或清除它",
        "what is kept between runs, or remove it",
        (
            ("缓存在哪里，有多大", "where it is, and how large", "draftlint cache"),
            ("全部清除", "remove all of it", "draftlint cache clear"),
        ),
    ),
    "lsp": Command("语言服务器，供编辑器用", "language server, for editors"),
    "completion": Command("命令行补全的脚本", "script that completes the command line"),
    "init": Command(
        "写出起步的配置和钩子",
        "write a starting configuration and hook",
        (("在稿件仓库里运行一次", "once in a repository of drafts", "draftlint init"),),
    ),
}
"""Name to help; the module has ``arguments(parser, say)`` and ``run(options)`` and is imported when it is called."""


def run() -> NoReturn:
    """The program: ``main``, and the end of the process.

    It ends at once. To take apart piece by piece what it holds, as Python does, takes as long as reading the rules; all
    that was to be written is written, and no thread of ours is left.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # closed, or nobody is left to read it: main has said what there was to say
            stream.flush()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code."""
    gc.set_threshold(_YOUNG)
    arguments = list(sys.argv[1:] if argv is None else argv)
    lang = _language(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console that cannot show a character must not end the run
            stream.reconfigure(errors="backslashreplace")
    try:
        parser = _parser(arguments, lang)
        if not arguments:
            parser.print_help(sys.stderr)
            return FAILED
        options, unknown = parser.parse_known_args(arguments)
        if unknown:  # said by the command's own parser, which knows its options
            options.parser.error(f"unrecognized arguments: {' '.join(unknown)}")
        code: int = options.run(options)
        if not sys.stdout.closed:  # the language server closes it
            sys.stdout.flush()
        expression.keep()
        return code
    except Complaint as complaint:
        _complain(complaint.say(lang))
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone (head, a pager): nothing more to say, and nothing to complain of.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:  # noqa: BLE001 - what nobody foresaw is no finding, and no clean run
        return _unforeseen(error, lang)


def _complain(text: str) -> None:
    with suppress(OSError):  # who closed standard error wants to hear nothing
        print(f"draftlint: {visible(text)}", file=sys.stderr)


def _unforeseen(error: Exception, lang: str) -> int:
    """Say in one line what went wrong, and see to it that the run does not pass."""
    if not isinstance(error, OSError):
        _complain(unforeseen(error).say(lang))
        return FAILED
    why = error.strerror or repr(error)
    said = Complaint(
        f"没有做完（{why}）；请检查磁盘空间和权限", f"not finished ({why}); check the disk's room and permissions"
    )
    _complain(said.say(lang))
    with suppress(OSError, ValueError):  # standard output may be what cannot be written: leave nothing for the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAILED


def _language(arguments: Sequence[str]) -> str:
    """The language of help and complaints, which must be known before the options are."""
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return "zh"


def full_parser(lang: str) -> argparse.ArgumentParser:
    """The parser with the options of all commands, which a run does not need."""
    return _parser(list(COMMANDS), lang, whole=True)


def _parser(arguments: Sequence[str], lang: str, *, whole: bool = False) -> argparse.ArgumentParser:
    def say(zh: str, en: str) -> str:
        return en if lang == "en" else zh

    parser = Parser(
        say=say,
        prog="draftlint",
        description=say(
            "检查中文报告稿：漏填、重复、序号、错字、数字。",
            "Check Chinese report drafts: placeholders, duplicates, numbering, typos, arithmetic.",
        ),
        epilog=say(
            "每个命令都有说明和例子：draftlint check --help\n退出码：0 通过，1 有问题，2 有文件、规则或选项未能使用。",
            "Each command has help with examples: draftlint check --help\n"
            "Exit codes: 0 clean, 1 findings, 2 a file, rule or option could not be used.",
        ),
    )
    parser.add_argument(
        "--version", action="version", version=f"draftlint {__version__}", help=say("显示版本", "show the version")
    )
    _language_argument(parser, say, None)
    # Without prog argparse would format a usage for it, for which it loads what is not needed otherwise.
    commands = parser.add_subparsers(metavar="COMMAND", required=True, prog=parser.prog)
    wanted = next((argument for argument in arguments if argument in COMMANDS), None)
    for name, command in COMMANDS.items():
        line = say(command.zh, command.en)
        subparser = commands.add_parser(name, say=say, help=line, description=line)
        if whole or name == wanted:
            module = import_module(f".commands.{name}", __package__)
            module.arguments(subparser, say)
            _language_argument(subparser, say, argparse.SUPPRESS)
            subparser.set_defaults(run=module.run, parser=subparser)
            subparser.epilog = "\n".join(_epilog(command, say, subparser.epilog))
    return parser


def _language_argument(parser: Parser, say: Say, default: str | None) -> None:
    parser.add_argument(
        "--lang", choices=("zh", "en"), default=default, help=say("消息的语言", "language of the messages")
    )


def _epilog(command: Command, say: Say, more: str | None) -> Iterator[str]:
    """The examples of a command, and what else its module has to say."""
    if command.examples:
        yield say("例：", "examples:")
        for zh, en, line in command.examples:
            yield f"  # {say(zh, en)}"
            yield f"  {line}"
    if more:
        yield f"\n{more}" if command.examples else more
