"""The command line's parser: argparse in two languages, with complaints of one line and the nearest name suggested."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .complaint import Complaint
from .expression import expression

Say = Callable[[str, str], str]
"""Chooses between a Chinese and an English text."""

_HEADINGS = {"positional arguments": "参数", "options": "选项"}
_COMPLAINTS = (
    (r"the following arguments are required: (.+)", r"还须写明 \1"),
    (r"unrecognized arguments: (.+)", r"没有这样的选项：\1"),
    (r"argument (\S+): invalid choice: (.+) \(choose from (.+)\)", r"\1 没有 \2 这一项，可用：\3"),
    (r"argument (\S+): invalid \w+ value: (.+)", r"\1 不能是 \2"),
    (r"argument (\S+): expected .+", r"\1 后面要写明内容"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 不能与 \2 并用"),
    (r"argument (\S+): (.+)", r"\1：\2"),
)
"""What argparse says, as a pattern, and how it is said in Chinese; what is not listed stays as it is."""
_CHOICE = re.compile(r"invalid choice: '(.*?)' \(choose from (.+)\)")
_WORDS = re.compile(r"[!-~]+ ?|.[，。、；：）”]*")
"""What a line of help is broken between: words of Latin letters, characters with the marks that follow them."""


class Parser(argparse.ArgumentParser):
    """A parser that speaks the language of *say*, and raises Complaint where the arguments are wrong."""

    def __init__(self, *, say: Say, **more: Any) -> None:
        chinese = say("zh", "en") == "zh"
        super().__init__(add_help=False, formatter_class=_Chinese if chinese else _English, **more)
        self.add_argument("-h", "--help", action="help", help=say("显示这份说明", "show this help"))

    def error(self, message: str) -> Any:
        zh, en = f"{_chinese(message)}。", f"{message}."
        if names := self._nearest(message):
            zh, en = f"{zh}是不是 {names[0]}？", f"{en} Did you mean {names[0]}?"
        raise Complaint(f"{zh}见 {self.prog} --help", f"{en} See {self.prog} --help")

    def _nearest(self, message: str) -> list[str]:
        """What the user may have meant."""
        from difflib import get_close_matches

        if choice := _CHOICE.search(message):
            return get_close_matches(choice[1], expression(r"[\w-]+").findall(choice[2]), 1)
        if message.startswith("unrecognized arguments: "):
            given = message.partition(": ")[2].split()[0].partition("=")[0]
            return get_close_matches(given, list(self._option_string_actions), 1)
        return []


def _chinese(message: str) -> str:
    for pattern, said in _COMPLAINTS:
        if match := re.fullmatch(pattern, message):
            return match.expand(said)
    return message


def _columns() -> int:
    """The width of the terminal, found as ``shutil`` does."""
    try:
        return int(os.environ["COLUMNS"]) or 80
    except (KeyError, ValueError):
        pass
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:
        return 80


class _English(argparse.RawDescriptionHelpFormatter):
    """Help whose descriptions keep their lines, and whose lines fit a terminal with Chinese in them, too."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)  # for each option argparse makes one of these

    def _split_lines(self, text: str, width: int) -> list[str]:
        return list(_broken(_WORDS.findall(text), width))


class _Chinese(_English):
    """Help in Chinese: what argparse says of its own is translated."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(_HEADINGS.get(heading or "", heading))


def _broken(words: Iterable[str], cells: int) -> Iterator[str]:
    """Lines of at most *cells* of a terminal."""
    from .reporters.text import width

    line, used = "", 0
    for word in words:
        room = width(word.rstrip())
        if line and used + room > cells:
            yield line.rstrip()
            line, used = "", 0
        line += word
        used += width(word)
    yield line.rstrip()
