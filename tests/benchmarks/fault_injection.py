"""Does draftlint find what is put into sound reports? Each fault should be one finding, at its place.

    python tests/benchmarks/fault_injection.py REPORT… [--faults 1000] [--seed 1] [--show 10]

Every fault changes one text in one way and says on which lines it may rightly be found. What the report is
flagged for before the change is left out of account. Left out too: deleting the last heading of a row and
cutting a paragraph at the end of a sentence, which leave no trace.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from lint import ordinal
from lint.config import Config
from lint.finding import Finding
from lint.linter import Linter
from lint.numeral import han
from lint.outline import Series, outline
from lint.readers import parse, read

_CATEGORIES = ("numbering", "reference", "duplicate", "punctuation", "layout")
_PASTED = 40
"""How long a paragraph must be to be pasted."""
_SPARED = 4
"""Characters at the start of a line that stay: an ordinal and its brackets."""
_OTHERS = "的了和与在对把被将从到为以及其更最新大小多少高低进出上下前后"
"""What changed characters become."""


class Fault(NamedTuple):
    """A changed text and the 1-based lines at which the change may rightly be found."""

    lines: Sequence[str]
    places: range


class Heading(NamedTuple):
    """A heading of a row of three or more: its line, and the row's lines in order."""

    line: int
    """0-based."""
    row: tuple[int, ...]
    series: Series
    index: int
    """Its place in the row."""


class Report:
    """A sound text with the places at which faults can be put in."""

    def __init__(self, path: str) -> None:
        document = read(path)
        self.path = path
        self.lines = document.source.split("\n")
        self.headings = list(_headings(path))
        self.paragraphs = [
            number
            for number, line in enumerate(self.lines)
            if line.count("。") > 1 and ordinal.read(line.strip()) is None
        ]


def _headings(path: str) -> Iterator[Heading]:
    """The headings of the rows that stand whole in a report, each on a line of its own."""
    document = read(path)
    for series in document.derive(outline).series:
        if series.kind != "heading" or not all(step.kind == "next" for step in series.steps):
            continue
        for scope in series.scopes():
            row = tuple(document.location(series.members[index].ordinal.span)[0].line - 1 for index in scope)
            if len(row) > 2 and len(set(row)) == len(row) and series.members[scope[0]].value == 1:
                yield from (Heading(row[place], row, series, place) for place in range(len(row)))


def _renumbered(line: str, series: Series, old: int, new: int) -> str:
    """A line with another number, in the row's own style."""
    indent = line[: len(line) - len(line.lstrip())]
    number = ordinal.read(line.lstrip())
    assert number
    assert number.value == old
    written = line.lstrip()[: number.span.end]
    numeral = re.search(r"\d+|[一二三四五六七八九十]+", written)
    text = written.replace(numeral[0], _like(numeral[0], new)) if numeral else series.written(new)
    return indent + text + line.lstrip()[number.span.end :]


def _like(numeral: str, value: int) -> str:
    """A number in digits or in Han numerals, as *numeral* is."""
    return str(value) if numeral.isdecimal() else han(value)


def delete_heading(report: Report, dice: random.Random) -> Fault | None:
    """A heading is lost, its text stays."""
    heading = _some(dice, [each for each in report.headings if each.index < len(each.row) - 1])
    if heading is None:
        return None
    lines = [line for number, line in enumerate(report.lines) if number != heading.line]
    following = heading.row[heading.index + 1]
    return Fault(lines, range(heading.line, following + 1))


def renumber_heading(report: Report, dice: random.Random) -> Fault | None:
    """A heading has a wrong number."""
    heading = _some(dice, report.headings)
    if heading is None:
        return None
    old = heading.index + 1
    new = dice.choice([value for value in range(1, len(heading.row) + 3) if value != old])
    lines = list(report.lines)
    lines[heading.line] = _renumbered(lines[heading.line], heading.series, old, new)
    return Fault(lines, _around(heading))


def repeat_heading(report: Report, dice: random.Random) -> Fault | None:
    """Two neighbours have the same number, and the rest is numbered after them."""
    heading = _some(dice, [each for each in report.headings if each.index])
    if heading is None:
        return None
    lines = list(report.lines)
    for place in range(heading.index, len(heading.row)):
        number = heading.row[place]
        lines[number] = _renumbered(lines[number], heading.series, place + 1, place)
    return Fault(lines, _around(heading))


def swap_headings(report: Report, dice: random.Random) -> Fault | None:
    """Two neighbouring headings stand in each other's place."""
    heading = _some(dice, [each for each in report.headings if each.index])
    if heading is None:
        return None
    before = heading.row[heading.index - 1]
    lines = list(report.lines)
    lines[before], lines[heading.line] = lines[heading.line], lines[before]
    return Fault(lines, range(before + 1, heading.line + 2))


def move_heading(report: Report, dice: random.Random) -> Fault | None:
    """A heading stands at another place of its row, two or more further on or back."""
    heading = _some(dice, report.headings)
    if heading is None:
        return None
    targets = [place for place in range(len(heading.row)) if abs(place - heading.index) > 1]
    if not targets:
        return None
    order = list(range(len(heading.row)))
    target = dice.choice(targets)
    order.insert(target, order.pop(heading.index))
    lines = list(report.lines)
    for number, source in zip(heading.row, order, strict=True):
        lines[number] = report.lines[heading.row[source]]
    ends = sorted((heading.index, target))
    return Fault(lines, range(heading.row[ends[0]] + 1, heading.row[ends[1]] + 2))


def cut_paragraph(report: Report, dice: random.Random) -> Fault | None:
    """A paragraph is broken in two in mid-sentence."""
    number = _some(dice, report.paragraphs)
    if number is None:
        return None
    line = report.lines[number]
    places = [place for place in range(len(line) // 4, len(line) - 10) if line[place - 1] not in "。！？；：…”’）—"]
    place = _some(dice, places)
    if place is None:
        return None
    lines = [*report.lines[:number], line[:place], line[place:], *report.lines[number + 1 :]]
    return Fault(lines, range(number + 1, number + 3))


def paste_paragraph(report: Report, dice: random.Random) -> Fault | None:
    """A paragraph stands at a second place, up to 5 % of its Han changed."""
    long = [
        number
        for number, line in enumerate(report.lines)
        if len(line.strip()) >= _PASTED and line.rstrip()[-1] in "。！"
    ]
    number = _some(dice, long)
    if number is None:
        return None
    text = list(report.lines[number])
    start = len(text) - len("".join(text).lstrip()) + _SPARED
    han_places = [place for place in range(start, len(text)) if "一" <= text[place] <= "龥"]
    for place in dice.sample(han_places, int(len(text) * dice.choice((0, 0.01, 0.02, 0.03, 0.04, 0.05)))):
        text[place] = dice.choice(_OTHERS)
    target = dice.choice([place for place in range(len(report.lines) + 1) if place != number])
    lines = [*report.lines[:target], "".join(text), *report.lines[target:]]
    later = max(target, number + (target <= number))
    return Fault(lines, range(later + 1, later + 2))


def remove_mark(report: Report, dice: random.Random) -> Fault | None:
    """One of a pair of marks is missing."""
    marks = [
        (number, place)
        for number, line in enumerate(report.lines)
        for place, char in enumerate(line)
        if char in "“”《》" or (char in "（）" and place >= _SPARED)
    ]
    if not marks:
        return None
    number, place = dice.choice(marks)
    lines = list(report.lines)
    lines[number] = lines[number][:place] + lines[number][place + 1 :]
    return Fault(lines, range(number + 1, number + 2))


FAULTS: dict[str, Callable[[Report, random.Random], Fault | None]] = {
    "delete a heading": delete_heading,
    "renumber a heading": renumber_heading,
    "repeat a number": repeat_heading,
    "swap two headings": swap_headings,
    "move a heading": move_heading,
    "cut a paragraph": cut_paragraph,
    "paste a paragraph": paste_paragraph,
    "remove a mark": remove_mark,
}
"""Name to fault; None where a report has no place for it."""


def _some(dice: random.Random, choices: Sequence[object]) -> Heading | int | None:
    return dice.choice(choices) if choices else None


def _around(heading: Heading) -> range:
    """The lines from the heading before to the one after."""
    first = heading.row[max(heading.index - 1, 0)]
    last = heading.row[min(heading.index + 1, len(heading.row) - 1)]
    return range(first + 1, last + 2)


def _found(linter: Linter, lines: Sequence[str], path: str) -> list[Finding]:
    return linter.check(parse("\n".join(lines).encode(), path)).at_least("warning")


def _known(finding: Finding) -> str:
    """What a finding is known by; one that stands for the whole draft may be shown at another first place."""
    return finding.rule if finding.rule.endswith("-throughout") else finding.identity


def _new(findings: Sequence[Finding], before: Counter[str]) -> list[Finding]:
    """The findings that the sound text did not have."""
    left = before.copy()
    new = []
    for finding in findings:
        if left[_known(finding)] > 0:
            left[_known(finding)] -= 1
        else:
            new.append(finding)
    return new


def main() -> int:
    """Put the faults in, count what is found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="+")
    parser.add_argument("--faults", type=int, default=1000, help="how many in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="name so many that were not found by exactly one finding")
    options = parser.parse_args()
    dice = random.Random(options.seed)
    linter = Linter(Config(root=Path.cwd(), select=_CATEGORIES))
    linter.rules = [rule for rule in linter.rules if rule.category in _CATEGORIES]
    reports = [Report(path) for path in options.reports]
    sound = {
        report.path: Counter(_known(finding) for finding in _found(linter, report.lines, report.path))
        for report in reports
    }
    made: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for number in range(options.faults):
        name = list(FAULTS)[number % len(FAULTS)]
        report = dice.choice(reports)
        fault = FAULTS[name](report, dice)
        if fault is None:
            continue
        made[name] += 1
        new = _new(_found(linter, fault.lines, report.path), sound[report.path])
        hit = [each for each in new if each.start.line < fault.places.stop and each.end.line >= fault.places.start]
        if len(new) == len(hit) == 1:
            right[name] += 1
        elif options.show:
            options.show -= 1
            said = [f"{each.start.line} {each.rule} {each.message}" for each in new]
            print(f"{report.path}:{fault.places.start}: {name}: {said}")
    for name in FAULTS:
        if made[name]:
            print(f"{name:20} {right[name]:5} of {made[name]:5}  {right[name] / made[name]:7.2%}")
    total = sum(made.values())
    print(f"{'all':20} {sum(right.values()):5} of {total:5}  {sum(right.values()) / max(total, 1):7.2%}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
