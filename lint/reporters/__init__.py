"""Reporters: from a Result to what others read. A new format is a module and a row of REPORTERS."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, TextIO, TypeAlias, cast

from ..finding import Level

if TYPE_CHECKING:
    from ..linter import Result


class Options(NamedTuple):
    """How a report is to look."""

    lang: str = "zh"
    color: bool = False
    statistics: bool = False
    quiet: bool = False
    min_level: Level = "warning"


Reporter: TypeAlias = "Callable[[Result, TextIO, Options], None]"

REPORTERS = {"text": "text", "json": "json"}
"""Format to module; each module has one function, ``report``."""


def reporter(name: str) -> Reporter:
    """The reporter of a format; its module is imported only now."""
    return cast(Reporter, import_module(f".{REPORTERS[name]}", __name__).report)
