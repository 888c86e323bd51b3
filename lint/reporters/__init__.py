"""Reporters: from a Result to what others read. A new format is a module and a row of REPORTERS.

A reporter sees neither files nor the configuration. Unless it says otherwise, a column counts code points from 1
and an end is exclusive.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Literal, TextIO, TypeAlias, cast

from ..finding import CATEGORIES, Finding, Level
from ..record import NamedTuple

if TYPE_CHECKING:
    from ..result import Result

HOME = "https://github.com/draftlint/draftlint"


class Options(NamedTuple):
    """How a report is to look."""

    lang: str = "zh"
    color: bool = False
    statistics: bool = False
    quiet: bool = False
    min_level: Level = "warning"
    fail_on: Level | Literal["never"] = "error"


Reporter: TypeAlias = "Callable[[Result, TextIO, Options], None]"
Stream: TypeAlias = "Callable[[Iterable[Finding], Result, TextIO, Options], None]"

REPORTERS = {
    "text": "text",
    "concise": "concise",
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "rdjson": "rdjson",
    "markdown": "markdown",
    "html": "html",
}
"""Format to module; each module has one function, ``report``."""

FOR_PEOPLE = frozenset({"text", "concise"})
"""The formats for people, which a quiet run leaves out when there is nothing to say."""

LIVE = frozenset({"text", "concise", "json", "jsonl", "gitlab", "rdjson"})
"""The formats whose module has ``stream``, too: it writes the findings as they come, however many there are."""

EXPLAINING = frozenset({"sarif"})
"""The formats that explain the rules, and therefore need them in the result."""

WITH_DRAFTS = frozenset({"html"})
"""The formats that show the drafts themselves; their text is kept only for these."""


def reporter(name: str) -> Reporter:
    """The reporter of a format; its module is imported only now."""
    return cast(Reporter, import_module(f".{REPORTERS[name]}", __name__).report)


def stream(name: str) -> Stream:
    """The stream of a live format."""
    return cast(Stream, import_module(f".{REPORTERS[name]}", __name__).stream)


def relative(path: str) -> str:
    """*path* as other programs want it: with slashes, relative to the working folder if it lies below it."""
    if os.path.isabs(path):
        here = os.path.join(os.getcwd(), "")
        path = path.removeprefix(here)
    return os.path.normpath(path).replace(os.sep, "/")


def page(rule: str) -> str:
    """The address of a built-in rule's page, "" for a rule of the user's own."""
    category, _, name = rule.partition("/")
    return f"{HOME}/blob/main/docs/rules/{category}.md#{name}" if category in CATEGORIES else ""
