"""``draftlint baseline``: let the present findings stand, or take out those that were fixed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from .. import baseline
from ..baseline import Comparison
from ..config import Config
from ..finding import LEVELS, Level
from ..reporters import relative
from ..result import Result
from . import (
    CLEAN,
    FAILED,
    Say,
    cache_arguments,
    complain,
    configured,
    path_arguments,
    results,
    rule_arguments,
    selection_arguments,
    session_for,
    tell,
)


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The options of the command."""
    path_arguments(parser, say, required=False)
    rule_arguments(parser, say)
    selection_arguments(parser, say)
    parser.add_argument(
        "--baseline",
        metavar="FILE",
        help=say(f"基线文件（默认 {baseline.NAME}）", f"the baseline (default: {baseline.NAME})"),
    )
    cache_arguments(parser, say)
    parser.add_argument("--add", action="store_true", help=say("把新问题也收入", "let new findings stand, too"))
    parser.epilog = say(
        "第一次运行，把现有的问题全部记下，以后 check 只报新的；再次运行，只移出已经改正的。"
        '请在 draftlint.toml 里写 baseline = "draftlint-baseline.json"，并把这个文件提交到版本库。',
        "The first run writes down what there is, and check reports only what is new; another run takes out what "
        'was fixed. Put baseline = "draftlint-baseline.json" in draftlint.toml and commit the file.',
    )


def run(options: argparse.Namespace) -> int:
    """Make a baseline, or make it smaller."""
    settings = configured(options)
    session = session_for(settings, options)
    result = Result(failures=list(session.failures))
    for checked in results(session, options):
        result.add(checked)
    complain(result.failures)
    path = Path(settings.baseline or baseline.NAME)
    folder = path.absolute().parent
    shown = relative(str(path))
    found = result.at_least(_mildest(settings))
    if not path.exists():
        baseline.write(path, baseline.entries(found, folder))
        _say(settings, f"{shown}：记下{len(found)}处。", f"{shown}: {len(found)} findings are let stand.")
        if not settings.baseline:
            _say(
                settings,
                f'请在 draftlint.toml 里写：baseline = "{shown}"',
                f'Put this in draftlint.toml: baseline = "{shown}"',
            )
    else:
        known = baseline.read(path)
        compared = baseline.compare(known, found, result.paths, folder)
        kept = baseline.entries([*compared.known, *(compared.new if options.add else ())], folder)
        baseline.write(path, [*kept, *_unchecked(known, result.paths, folder)])
        _tell(settings, shown, compared, added=options.add)
    return FAILED if result.failures else CLEAN


def _mildest(settings: Config) -> Level:
    """The mildest level that is shown or fails."""
    levels = {settings.min_level, settings.fail_on}
    return next(level for level in LEVELS if level in levels)


def _unchecked(known: Sequence[baseline.Entry], checked: Sequence[str], folder: Path) -> list[baseline.Entry]:
    """The entries of files that are there but were not checked now."""
    seen = {baseline.inside(path, folder) for path in checked}
    return [entry for entry in known if entry.path not in seen and (folder / entry.path).exists()]


def _tell(settings: Config, shown: str, compared: Comparison, *, added: bool) -> None:
    for entry in compared.mended:
        _say(settings, f"已改正：{entry}", f"fixed: {entry}")
    kept, mended, new = len(compared.known), len(compared.mended), len(compared.new)
    _say(
        settings,
        f"{shown}：移出{mended}处，保留{kept}处" + (f"，收入{new}处。" if added else "。"),
        f"{shown}: {mended} taken out, {kept} kept" + (f", {new} added." if added else "."),
    )
    if new and not added:
        _say(
            settings,
            f"另有{new}处新问题没有收入：请改正（draftlint check 列出），或用 --add 收入。",
            f"{new} new findings are not in it: fix them (draftlint check lists them), or take them in with --add.",
        )


def _say(settings: Config, zh: str, en: str) -> None:
    tell(en if settings.lang == "en" else zh)
