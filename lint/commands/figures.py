"""``draftlint figures``: every figure of a draft, what it was held against and what came out."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from typing import TextIO

from ..finding import Coverage
from ..ledger import Entry, coverage, entries
from ..record import NamedTuple
from ..reporters.text import width
from ..result import Failure
from ..text import visible
from . import CLEAN, FAILED, FOUND, Say, complain, configured, documents, path_arguments, rule_arguments

_VERDICTS = {
    "zh": {"consistent": "一致", "rounding": "舍入", "inconsistent": "不一致", "unknown": "不可核"},
    "en": {
        "consistent": "consistent",
        "rounding": "rounding",
        "inconsistent": "inconsistent",
        "unknown": "not assessable",
    },
}
_HEADS = {
    "zh": ("位置", "数值", "单位", "时期", "关联", "结果", "算式"),
    "en": ("place", "figure", "unit", "period", "tied to", "verdict", "computation"),
}
_KEYS = ("path", "line", "column", "text", "unit", "period", "tied", "verdict", "computation")
_WIDTHS = (8, 18, 8, 10, 34, 8)


class _Draft(NamedTuple):
    """A draft that was read, with its ledger."""

    path: str
    entries: list[Entry]
    coverage: Coverage


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The options of the command."""
    path_arguments(parser, say, required=True)
    rule_arguments(parser, say)
    parser.add_argument(
        "--format", choices=("text", "csv", "json"), default="text", help=say("输出格式", "output format")
    )


def run(options: argparse.Namespace) -> int:
    """Print the ledger of the drafts that are named."""
    settings = configured(options)
    lang = settings.lang
    failures: list[Failure] = []
    drafts: list[_Draft] = []
    for path, document in documents(options, settings, failures):
        document.date = settings.date or None
        drafts.append(_Draft(path, list(entries(document)), coverage(document)))
    complain(failures)
    if options.format != "text" and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
    writer = {"text": _write_text, "csv": _write_csv, "json": _write_json}[options.format]
    writer(drafts, sys.stdout, lang)
    if failures:
        return FAILED
    return FOUND if any(draft.coverage.inconsistent for draft in drafts) else CLEAN


def _write_text(drafts: Sequence[_Draft], out: TextIO, lang: str) -> None:
    total = Coverage()
    for draft in drafts:
        out.write(f"{visible(draft.path)}\n")
        out.write(_row(_HEADS[lang]))
        for entry in draft.entries:
            place = f"{entry.start.line}:{entry.start.column}"
            verdict = _VERDICTS[lang][entry.verdict] if entry.tied or entry.computation else "—"
            out.write(_row((place, entry.text, entry.unit, entry.period, entry.tied, verdict, entry.computation)))
        out.write("\n")
        total = total.add(draft.coverage)
    out.write(total.say(lang) + "\n")


def _row(cells: Sequence[str]) -> str:
    shown = [_padded(visible(cell), space) for cell, space in zip(cells, _WIDTHS, strict=False)]
    return "  ".join([*shown, visible(cells[-1])]).rstrip() + "\n"


def _padded(text: str, space: int) -> str:
    """*text* cut or filled to *space* cells of a terminal."""
    while width(text) > space:
        text = text[:-2] + "…" if text.endswith("…") else text[:-1] + "…"
    return text + " " * (space - width(text))


def _write_csv(drafts: Sequence[_Draft], out: TextIO, lang: str) -> None:
    del lang  # the keys are the same in every language: programs read them
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_KEYS)
    for draft in drafts:
        writer.writerows(_values(draft.path, entry) for entry in draft.entries)


def _values(path: str, entry: Entry) -> tuple[str | int, ...]:
    return (path, *entry.start, entry.text, entry.unit, entry.period, entry.tied, entry.verdict, entry.computation)


def _write_json(drafts: Sequence[_Draft], out: TextIO, lang: str) -> None:
    del lang
    files = [
        {
            "path": draft.path,
            "coverage": draft.coverage._asdict(),
            "figures": [dict(zip(_KEYS[1:], _values("", entry)[1:], strict=True)) for entry in draft.entries],
        }
        for draft in drafts
    ]
    json.dump({"version": 1, "files": files}, out, ensure_ascii=False, indent=1)
    out.write("\n")
