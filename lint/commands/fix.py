"""``draftlint fix``: make the safe fixes in place, or show them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from ..complaint import Complaint
from ..linter import Linter
from ..readers import load_bytes, load_stream
from ..result import Failure, Fixed, Result
from ..store import write_atomically
from . import (
    CLEAN,
    FAILED,
    FOUND,
    Say,
    complain,
    configured,
    files_of,
    path_arguments,
    rule_arguments,
    selection_arguments,
    session_for,
    tell,
)


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The options of the command."""
    path_arguments(parser, say, required=True)
    rule_arguments(parser, say)
    selection_arguments(parser, say)
    parser.add_argument(
        "--diff", action="store_true", help=say("只显示会改什么，不写入", "show the changes, write nothing")
    )
    parser.add_argument("--unsafe", action="store_true", help=say("也改需要人看的", "make the unsafe fixes, too"))


def run(options: argparse.Namespace) -> int:
    """Fix what is named."""
    settings = configured(options)
    linter = session_for(settings, options).linter
    left = Result(failures=list(linter.failures))
    if options.paths == ["-"]:
        left.add(_fix_stdin(linter, options))
    else:
        found, failures = files_of(options.paths, settings)
        left.failures += failures
        for path in found.files:
            try:
                left.add(_fix_file(linter, path, options))
            except Complaint as complaint:
                left.failures.append(Failure(path, complaint.say(settings.lang)))
    complain(left.failures)
    if left.failures:
        return FAILED
    return FOUND if settings.fail_on != "never" and left.at_least(settings.fail_on) else CLEAN


def _fix_stdin(linter: Linter, options: argparse.Namespace) -> Result:
    """Fix standard input to standard output."""
    name = options.stdin_filename or "<stdin>"
    fixed = linter.fix(load_stream(sys.stdin.buffer), name, unsafe=options.unsafe)
    if options.diff:
        _show(fixed, name)
    else:
        sys.stdout.buffer.write(fixed.data)
    return fixed.left


def _fix_file(linter: Linter, path: str, options: argparse.Namespace) -> Result:
    """Fix one file, or show what would change; what is still to be found. Raises Complaint."""
    data = load_bytes(path)
    fixed = linter.fix(data, path, unsafe=options.unsafe)
    if not fixed.count:
        return fixed.left
    if options.diff:
        _show(fixed, path)
        return fixed.left
    target = Path(path).resolve()
    if load_bytes(path) != data:
        raise Complaint(
            "改正期间文件又被改动，未写入；请保存后重来",
            "it was changed meanwhile, so nothing was written; save it and run again",
        )
    if not write_atomically(target, fixed.data, target.stat().st_mode & 0o7777):
        raise Complaint(
            "写不进去，原文未动；请检查权限和磁盘空间", "cannot be written, left as it was; check permissions"
        )
    tell(f"{path}: fixed {fixed.count}" if linter.config.lang == "en" else f"{path}：改正{fixed.count}处")
    return fixed.left


def _show(fixed: Fixed, path: str) -> None:
    """Write the difference: as it is for a program that applies it, made visible on a terminal."""
    if sys.stdout.isatty():
        tell(*(line.removesuffix("\n") for line in _diff(fixed, path)))
    else:
        sys.stdout.writelines(_diff(fixed, path))


def _diff(fixed: Fixed, path: str) -> Iterator[str]:
    from difflib import unified_diff

    for line in unified_diff(fixed.before.splitlines(), fixed.after.splitlines(), path, path, lineterm=""):
        yield line + "\n"
