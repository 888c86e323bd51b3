"""The command line. Each command is a module of ``commands`` and a row of COMMANDS."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from . import __version__
from .complaint import Complaint

FAILED, INTERRUPTED = 2, 130
"""Exit codes beside those of the commands: something could not be used; Ctrl-C."""


class Command(NamedTuple):
    """A command's line of help."""

    zh: str
    en: str


COMMANDS = {
    "check": Command("检查稿件", "check drafts"),
    "fix": Command("改正能改的", "fix what can be fixed"),
    "rule": Command("列出规则，或详示一条", "list the rules, or show one in full"),
    "test": Command("用规则自带的例子检验规则", "run the rules' own examples"),
    "baseline": Command("记下现有的问题，以后只报新的", "let the present findings stand, report new ones"),
    "lsp": Command("语言服务器，供编辑器用", "language server, for editors"),
    "init": Command("写出起步的配置和钩子", "write a starting configuration and hook"),
}
"""Name to help; the module has ``arguments(parser, say)`` and ``run(options)`` and is imported when it is called."""

Say = Callable[[str, str], str]
"""Chooses between a Chinese and an English text."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    lang = _language(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console that cannot show a character must not end the run
            stream.reconfigure(errors="backslashreplace")
    try:
        options = _parser(arguments, lang).parse_args(arguments)
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except Complaint as complaint:
        print(f"draftlint: {complaint.say(lang)}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone (head, a pager): nothing more to say, and nothing to complain of.
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


class _Parser(argparse.ArgumentParser):
    """A parser that complains in one line, with exit code 2."""

    def error(self, message: str) -> Any:
        raise Complaint(f"选项有误（{message}），见 {self.prog} --help", f"{message}; see {self.prog} --help")


def _parser(arguments: Sequence[str], lang: str) -> argparse.ArgumentParser:
    def say(zh: str, en: str) -> str:
        return en if lang == "en" else zh

    parser = _Parser(
        prog="draftlint",
        description=say(
            "检查中文报告稿：漏填、重复、序号、错字、数字。",
            "Check Chinese report drafts: placeholders, duplicates, numbering, typos, arithmetic.",
        ),
        epilog=say(
            "例：draftlint check 报告.md；draftlint check 稿件/ --format json；draftlint rule typo/doubled-character。"
            "退出码：0 通过，1 有问题，2 有文件或规则未能使用。",
            "For example: draftlint check report.md; draftlint check drafts/ --format json. "
            "Exit codes: 0 clean, 1 findings, 2 something could not be used.",
        ),
    )
    parser.add_argument("--version", action="version", version=f"draftlint {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    wanted = next((argument for argument in arguments if argument in COMMANDS), None)
    for name, command in COMMANDS.items():
        line = say(*command)
        subparser = commands.add_parser(name, help=line, description=line)
        if name == wanted:
            module = import_module(f".commands.{name}", __package__)
            module.arguments(subparser, say)
            subparser.add_argument("--lang", choices=("zh", "en"), help=say("消息的语言", "language of the messages"))
            subparser.set_defaults(run=module.run)
    return parser
