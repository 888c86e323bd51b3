"""``draftlint completion``: what a shell needs to complete the command line."""

from __future__ import annotations

import argparse

from ..config import Config
from ..session import Session
from . import CLEAN, Say

SHELLS = ("bash", "zsh", "fish")
_FILES = {"PATH", "FILE", "FORMAT:FILE"}
_FOLDERS = {"FOLDER"}
_RULES = {"ID", "NAMES"}


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The options of the command."""
    parser.add_argument("shell", choices=SHELLS, help=say("哪种 shell", "which shell"))
    parser.epilog = say("写到 shell 找得到的地方，一次就好：", "Write it where the shell looks, once:") + (
        "\n  draftlint completion bash > ~/.local/share/bash-completion/completions/draftlint"
        "\n  draftlint completion zsh > ~/.zfunc/_draftlint"
        "\n  draftlint completion fish > ~/.config/fish/completions/draftlint.fish"
    )


def run(options: argparse.Namespace) -> int:
    """Print the shell's script."""
    import shtab

    from ..cli import full_parser

    parser = full_parser(options.lang or "zh")
    names = _names()
    for action in _actions(parser):
        if action.metavar in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif action.metavar in _FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
        elif action.metavar in _RULES:
            action.choices = names
    print(shtab.complete(parser, shell=options.shell))
    return CLEAN


def _names() -> list[str]:
    """The built-in categories and rules."""
    rules = Session(Config()).linter.all_rules
    return [*dict.fromkeys(rule.category for rule in rules), *(rule.id for rule in rules)]


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """The options and arguments of a parser and of its commands."""
    found = []
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to list them
        found.append(action)
        if isinstance(action.choices, dict):
            for command in action.choices.values():
                found += _actions(command)
    return found
