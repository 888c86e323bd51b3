"""For people at a terminal: the place, what is wrong, the words underlined, the evidence, a summary."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TextIO

from ..finding import Carryover, Echo, Finding, Related
from ..result import Result
from ..text import Span, visible
from . import Options

_WIDTH = 76
_COLORS = {"error": "red", "warning": "yellow", "info": "cyan"}
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
"""Categories of characters without a cell of their own: combining marks, joiners, variation selectors."""
LEVEL_WORDS = {
    "zh": {"error": "错误", "warning": "警告", "info": "提示"},
    "en": {"error": "error", "warning": "warning", "info": "info"},
}

Segment = tuple[str, str]
"""A text and its style, in rich's words; an empty style is none."""


def report(result: Result, out: TextIO, options: Options) -> None:
    """Write *result* as text; in colour where asked for."""
    stream(result.findings, result, out, options)


def stream(findings: Iterable[Finding], result: Result, out: TextIO, options: Options) -> None:
    """Write *findings* as they come; *result* need not be whole before the last."""
    lines = _lines(findings, result, options)
    if not options.color:
        out.writelines("".join(text for text, _ in line) + "\n" for line in lines)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out, force_terminal=True, highlight=False, legacy_windows=False)
    for line in lines:
        console.print(Text.assemble(*line), soft_wrap=True)


def _lines(findings: Iterable[Finding], result: Result, options: Options) -> Iterator[list[Segment]]:
    if not options.statistics:
        for finding in findings:
            yield from _finding(finding, options)
            yield []
    else:
        yield from _statistics(findings, options)
    for carryover in result.carryovers:
        yield from _carryover(carryover, options)
        yield []
    if not options.quiet:
        yield [(summary(result, options.lang), _style(result))]
        yield from ([(line, "")] for line in compared(result, options.lang))


def _finding(finding: Finding, options: Options) -> Iterator[list[Segment]]:
    word = LEVEL_WORDS[options.lang][finding.level]
    color = _COLORS[finding.level]
    place = f"{visible(finding.path)}:{finding.start.line}:{finding.start.column}"
    more = finding.place.say(options.lang) if finding.place else ""
    more = more and (f" ({more})" if options.lang == "en" else f"（{more}）")
    yield [(place, "bold"), (more, "dim"), (": ", ""), (word, f"bold {color}"), (" ", ""), (finding.rule, "dim"), (" ", ""),
           (visible(finding.message), "")]  # fmt: skip
    snippet = _Snippet(finding)
    yield from snippet.lines(color)
    for other in finding.related:
        if not (snippet.marks(other) and other.message.endswith(other.excerpt)):  # it says no more than what is seen
            yield [("    ", ""), (_related(finding, other, options), "dim")]


def _related(finding: Finding, other: Related, options: Options) -> str:
    path = "" if other.path == finding.path else f"{other.path} "
    colon = ": " if options.lang == "en" else "："
    return f"{visible(path)}{numbered(other, options.lang)}{colon}{visible(_cut(other.message, _WIDTH))}"


def numbered(item: Finding | Related | Echo, lang: str) -> str:
    """The line, or in a Word file the part or the paragraph, as people say it."""
    part = item.place.named(lang) if item.place else ""
    if lang == "en":
        return part or f"{'paragraph' if item.place else 'line'} {item.start.line}"
    return part or f"第{item.start.line}{'段' if item.place else '行'}"


class _Snippet:
    """The line's part around the place, with marks under the flagged characters and under other places beside them."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        self.context = visible(finding.context)
        start = finding.start.column - finding.context_column
        end = (
            finding.end.column - finding.context_column if finding.end.line == finding.start.line else len(self.context)
        )
        self.span = Span(start, min(max(end, start + 1), len(self.context)))
        near = [self._extent(other) for other in finding.related if self._on_line(other)]
        whole = Span(min(span.start for span in (self.span, *near)), max(span.end for span in (self.span, *near)))
        fits = whole.start >= 0 and width(self.context[whole.start : whole.end]) <= _WIDTH
        self.left, self.right = _window(self.context, *(whole if fits else self.span))
        self.others = [span for span in near if self.left <= span.start < span.end <= self.right]
        self.others = [span for span in self.others if not span.overlaps(self.span)]

    def _on_line(self, other: Related) -> bool:
        return other.path == self.finding.path and other.start.line == other.end.line == self.finding.start.line

    def _extent(self, other: Related) -> Span:
        """Where in the context another place on the line stands."""
        first = self.finding.context_column
        return Span(other.start.column - first, other.end.column - first)

    def marks(self, other: Related) -> bool:
        """Whether another place is marked in the snippet."""
        return self._on_line(other) and self._extent(other) in self.others

    def lines(self, color: str) -> Iterator[list[Segment]]:
        """The words and the marks below them; nothing where there is nothing to show."""
        flagged = Span(self.span.start, min(self.span.end, self.right))
        if flagged.length <= 0:
            return
        words: list[Segment] = [("    ", ""), ("…" if self.left else "", "")]
        marks: list[Segment] = [("    ", ""), (" " * width(words[1][0]), "")]
        at = self.left
        for span in sorted({flagged, *self.others}):
            if span.start < at:
                continue
            mark, style = ("^", color) if span == flagged else ("~", "dim")
            before, inside = self.context[at : span.start], self.context[span.start : span.end]
            words += [(before, ""), (inside, color if span == flagged else "")]
            marks += [(" " * width(before), ""), (mark * max(1, width(inside)), style)]
            at = span.end
        yield [*words, (self.context[at : self.right] + ("…" if self.right < len(self.context) else ""), "")]
        yield marks


def _window(context: str, start: int, end: int) -> tuple[int, int]:
    """The part of the line to show: the place, and as much around it as the width allows."""
    left, right = start, min(end, start + _WIDTH // 2)
    room = _WIDTH - width(context[left:right])
    while room > 0 and (left > 0 or right < len(context)):
        if left > 0 and (start - left <= right - end or right >= len(context)):
            left -= 1
            room -= width(context[left])
        else:
            room -= width(context[right])
            right += 1
    return left, right


def width(text: str) -> int:
    """The cells that *text* takes in a terminal with a Chinese font, where ambiguous marks (“ ” …) are wide."""
    return sum(
        0 if unicodedata.category(char) in _NO_WIDTH else 2 if unicodedata.east_asian_width(char) in "WFA" else 1
        for char in text
    )


def _cut(text: str, cells: int) -> str:
    """At most *cells* of *text*."""
    used = 0
    for index, char in enumerate(text):
        used += width(char)
        if used > cells:
            return text[:index] + "…"
    return text


def _carryover(carryover: Carryover, options: Options) -> Iterator[list[Segment]]:
    """How a draft compares with earlier documents: how much it takes over, and what was not renewed."""
    zh = options.lang == "zh"
    against = "、".join(map(visible, carryover.against)) if zh else ", ".join(map(visible, carryover.against))
    share = f"{carryover.share:.0%}"
    if zh:
        said = f"与 {against} 相比：沿用{share}的文字，{carryover.sentences}句中{carryover.same}句一字未改"
        titles = ("整段照抄", "数字和年份都没有变的句子，请核对是否漏改")
    else:
        said = (
            f"against {against}: {share} of the text carried over, {carryover.same} of {carryover.sentences} sentences"
        )
        titles = (
            "paragraphs word for word",
            "sentences whose figures and years are all the same, were they forgotten?",
        )
    yield [(visible(carryover.path), "bold"), (" ", ""), (said, "")]
    for title, echoes in zip(titles, (carryover.paragraphs, carryover.kept), strict=True):
        if echoes:
            yield [("  ", ""), (f"{title}{'：' if zh else ':'}", "")]
        for echo in echoes:
            yield [("    ", ""), (_echoed(echo, carryover, zh=zh), "dim")]


def _echoed(echo: Echo, carryover: Carryover, *, zh: bool) -> str:
    """A line on what stands in an earlier document, too."""
    where = f"{visible(echo.against)} " if len(carryover.against) > 1 else ""
    unit = "段" if echo.place else "行"
    place = numbered(echo, "zh" if zh else "en")
    place += f"（{where}第{echo.line}{unit}）：" if zh else f" ({where}{echo.line}): "
    figures = f"{'、'.join(echo.figures)}｜" if echo.figures else ""
    return place + figures + _cut(visible(echo.excerpt.replace("\n", " ")), _WIDTH)


def _statistics(findings: Iterable[Finding], options: Options) -> Iterator[list[Segment]]:
    """How often each rule fired."""
    counted = Counter((finding.level, finding.rule) for finding in findings)
    for (level, rule), number in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        word = LEVEL_WORDS[options.lang][level]
        yield [(f"{number:6} ", "bold"), (word, _COLORS[level]), (f" {rule}", "")]


def summary(result: Result, lang: str) -> str:
    """A run in one line."""
    counts = {level: result.count(level) for level in _COLORS}
    if lang == "en":
        found = ", ".join(f"{number} {level}{'s' * (number != 1)}" for level, number in counts.items() if number)
        text = f"Checked {result.files} file{'s' * (result.files != 1)}: {found or 'nothing found'}."
        text += f" {result.passed_over} passed over." if result.passed_over else ""
        text += f" {len(result.failures)} could not be used." if result.failures else ""
    else:
        found = "，".join(f"{LEVEL_WORDS['zh'][level]}{number}处" for level, number in counts.items() if number)
        text = f"检查{result.files}个文件，{found or '未发现问题'}。"
        text += f"略过{result.passed_over}个。" if result.passed_over else ""
        text += f"{len(result.failures)}项未能使用。" if result.failures else ""
    if result.coverage and result.coverage.figures:
        text += (" " if lang == "en" else "") + result.coverage.say(lang)
    return text


def compared(result: Result, lang: str) -> Iterator[str]:
    """What there is to say of a comparison with the baseline."""
    if result.known:
        yield f"{result.known} known from the baseline." if lang == "en" else f"另有{result.known}处已在基线中。"
    if result.mended:
        number = len(result.mended)
        yield (
            f"{number} of the baseline {'are' if number != 1 else 'is'} fixed; draftlint baseline takes them out."
            if lang == "en"
            else f"基线中有{number}处已改正，运行 draftlint baseline 可将其移出："
        )
        yield from (f"  {visible(each)}" for each in result.mended)


def _style(result: Result) -> str:
    return next((color for level, color in _COLORS.items() if result.count(level)), "green")
