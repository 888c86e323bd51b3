"""A page for people: the drafts' own text with every place marked and the findings beside it; one file, no network.

What comes from drafts, paths and rules is data: the template escapes all of it, and the page's policy (CSP) lets no
script and no style apply but its own. Lines and columns count code points from 1.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from os.path import commonprefix
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TextIO

from ..draft import Draft, Head
from ..error_rate import LIMITS, Rate, error_rate
from ..finding import CATEGORIES, LEVELS, Carryover, Finding, Level, Related, Replacement
from ..linter import Result
from ..text import Location
from . import Options, relative
from .rulepage import TITLES
from .text import LEVEL_WORDS, compared, summary

if TYPE_CHECKING:
    from jinja2 import Environment

_UNSHOWN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)
_WIDE = 60
"""A place of more characters, or over lines, is tinted, not underlined, and numbered at its start."""
_SHOWN = 60
"""A change of no more characters is shown, and copied, with the flagged words around it."""
_CHANGES, _EVIDENCE = 3, 30
"""How many changes and other places of a finding are shown at the most; of the others the number is told."""
_SKELETON = frozenset({"duplicate", "numbering", "reference"})
"""The categories that tell of the draft's skeleton: the outline names their findings, of the others the number."""
_VERDICTS = {
    "zh": {"consistent": "一致", "rounding": "一致（舍入）", "inconsistent": "不一致"},
    "en": {"consistent": "consistent", "rounding": "consistent (rounded)", "inconsistent": "inconsistent"},
}

Say = Callable[[str, str], str]


class Change(NamedTuple):
    """What a fix does."""

    pieces: tuple[tuple[Literal["", "del", "ins"], str], ...]
    """What stays, goes and comes, in order."""
    copied: str
    """The words as they should stand, for the clipboard; empty where there is nothing to paste."""
    more: int
    """How many edits are not among the pieces."""


class Evidence(NamedTuple):
    """Another place of a finding, for its note."""

    anchor: str
    """The id of the place's line on the page; empty where the page does not show it."""
    place: str
    said: str


class Note(NamedTuple):
    """A finding with its number on the page."""

    number: int
    finding: Finding
    place: str
    anchor: str
    """The id of its mark in the text; empty where the page does not show the text."""
    change: Change | None
    evidence: tuple[Evidence, ...]
    more: int
    """How many other places are not among the evidence."""
    wide: bool


class Segment(NamedTuple):
    """A stretch of a line on which the same findings lie."""

    text: str
    numbers: tuple[int, ...]
    """The findings whose place this is."""
    evidence: tuple[int, ...]
    """The findings to which this is another place."""
    level: str
    """The most severe of the findings; empty where there is none."""
    wide: bool
    before: tuple[int, ...]
    """The findings whose number stands before the stretch."""
    after: tuple[int, ...]


class Line(NamedTuple):
    """A line of a draft."""

    number: int
    kind: str
    """``h0`` to ``h3`` for a heading by its depth, ``row`` for a line of a table, else empty."""
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]


class Entry(NamedTuple):
    """A heading in the outline, with what was found on its line and below it."""

    head: Head
    counts: Counter[str]
    """Findings by level."""
    defects: tuple[Note, ...]


class Chapter(NamedTuple):
    """A draft on the page."""

    number: int
    path: str
    """Relative to the working folder where it lies below it, with slashes."""
    draft: Draft | None
    notes: tuple[Note, ...]
    counts: Counter[str]
    rate: Rate | None
    shown: bool
    """Whether its text is on the page: a clean draft among others is only listed."""
    carryover: Carryover | None


class _Place(NamedTuple):
    """A part of a line, half-open, 0-based, that belongs to a finding."""

    start: int
    end: int
    number: int
    evidence: bool
    first: bool
    last: bool
    """Whether it is the first, and the last, part of the finding's place."""


def report(result: Result, out: TextIO, options: Options) -> None:
    """Write the page."""
    zh = options.lang != "en"
    chapters = list(_chapters(result, options.lang))
    environment = _environment()
    style, script = (_asset(environment, name) for name in ("report.css", "report.js"))
    levels = [level for level in reversed(LEVELS) if result.count(level)]
    template = environment.get_template("report.html")
    template.stream(
        lang=options.lang,
        say=lambda chinese, english: chinese if zh else english,
        style=style,
        script=script,
        policy=_policy(style, script),
        result=result,
        summary=summary(result, options.lang),
        compared=list(compared(result, options.lang)),
        chapters=chapters,
        levels=levels,
        level_words=LEVEL_WORDS[options.lang],
        verdicts=_VERDICTS[options.lang],
        limits=LIMITS,
        kinds=_kinds(result.findings, options.lang),
        title=_titles(options.lang),
        lines=_lines,
        outline=_outline,
        version=_version(),
    ).dump(out)


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _shown(value: Any) -> Any:
    """What the template writes, without characters that no page may hold or that turn its text round."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return _UNSHOWN.sub("\ufffd", value)
    return value


def _asset(environment: Environment, name: str) -> Any:
    """The page's own style or script, which is not escaped."""
    from markupsafe import Markup

    assert environment.loader
    source, _, _ = environment.loader.get_source(environment, name)
    return Markup(source)


def _policy(style: str, script: str) -> str:
    """The content security policy: nothing is loaded, nothing runs but the page's own style and script."""
    import base64
    import hashlib

    def source(text: str) -> str:
        digest = hashlib.sha256(text.encode("utf-8")).digest()
        return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"

    return (
        f"default-src 'none'; style-src {source(style)}; script-src {source(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _version() -> str:
    from .. import __version__

    return __version__


def _titles(lang: str) -> Callable[[str], str]:
    return lambda category: TITLES.get(category, category) if lang != "en" else category


def _kinds(findings: Iterable[Finding], lang: str) -> list[tuple[str, str, Counter[str]]]:
    """The categories that occur, each with its title and its findings by level."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for finding in findings:
        counts[finding.category][finding.level] += 1
    known = [category for category in CATEGORIES if category in counts]
    own = sorted(counts.keys() - set(CATEGORIES))
    return [(category, _titles(lang)(category), counts[category]) for category in (*known, *own)]


def _chapters(result: Result, lang: str) -> Iterator[Chapter]:
    """The drafts in order, those that hold no text among them."""
    drafts = {draft.path: draft for draft in result.drafts}
    carryovers = {carryover.path: carryover for carryover in result.carryovers}
    found: dict[str, list[tuple[int, Finding]]] = {path: [] for path in (*drafts, *result.paths, *carryovers)}
    for number, finding in enumerate(result.findings, 1):
        found.setdefault(finding.path, []).append((number, finding))
    shown = {path for path in drafts if found[path] or path in carryovers or len(found) == 1}
    pages = {path: number for number, path in enumerate(found, 1)}
    for path, numbered in found.items():
        draft = drafts.get(path)
        findings = [finding for _, finding in numbered]
        yield Chapter(
            pages[path],
            relative(path),
            draft,
            tuple(_note(number, finding, drafts, pages, shown, lang) for number, finding in numbered),
            Counter(finding.level for finding in findings),
            error_rate(findings, draft.characters) if draft and draft.characters else None,
            path in shown,
            carryovers.get(path),
        )


def _note(
    number: int, finding: Finding, drafts: dict[str, Draft], pages: dict[str, int], shown: set[str], lang: str
) -> Note:
    draft = drafts.get(finding.path)
    others = finding.related[:_EVIDENCE]
    return Note(
        number,
        finding,
        _place(finding.start, lang),
        f"t{number}" if finding.path in shown else "",
        _change(finding, draft.lines if draft else ()),
        tuple(
            Evidence(
                f"d{pages[other.path]}l{other.start.line}" if other.path in shown else "",
                ("" if other.path == finding.path else f"{other.path} ") + _line_word(other.start.line, lang),
                _said(other),
            )
            for other in others
        ),
        len(finding.related) - len(others),
        _is_wide(finding),
    )


def _place(start: Location, lang: str) -> str:
    return f"line {start.line}, column {start.column}" if lang == "en" else f"第{start.line}行第{start.column}字"


def _line_word(line: int, lang: str) -> str:
    return f"line {line}" if lang == "en" else f"第{line}行"


def _said(other: Related) -> str:
    """What another place says, and its words unless they are in that."""
    excerpt = other.excerpt.replace("\n", " ")
    if not excerpt or excerpt[:12] in other.message:
        return other.message
    return f"{other.message}：{excerpt[:_WIDE]}{'…' if len(excerpt) > _WIDE else ''}"


def _is_wide(finding: Finding) -> bool:
    return finding.start.line != finding.end.line or finding.end.column - finding.start.column > _WIDE


# Changes


def _change(finding: Finding, lines: Sequence[str]) -> Change | None:
    """What a finding's fix does: on one line and short enough with the flagged words, else edit by edit."""
    edits = sorted(finding.fixes)
    if not edits:
        return None
    ends = max(edit.end for edit in edits)
    for start, end in ((min(finding.start, edits[0].start), max(finding.end, ends)), (edits[0].start, ends)):
        if start.line == end.line <= len(lines) and end.column - start.column <= _SHOWN:
            return _on_a_line(edits, lines[start.line - 1], start.column - 1, end.column - 1)
    pieces: list[tuple[Literal["", "del", "ins"], str]] = []
    for edit in edits[:_CHANGES]:
        pieces += [("", " ")] if pieces else []
        pieces += [("del", _cut(_old(edit, finding, lines))), ("ins", _cut(edit.text))]
    copied = edits[0].text if len(edits) == 1 else ""
    return Change(tuple(piece for piece in pieces if piece[1]), copied.strip("\n"), max(0, len(edits) - _CHANGES))


def _on_a_line(edits: Sequence[Replacement], line: str, start: int, end: int) -> Change:
    pieces: list[tuple[Literal["", "del", "ins"], str]] = []
    for edit in edits:
        old = line[edit.start.column - 1 : edit.end.column - 1]
        head = len(commonprefix((old, edit.text)))
        tail = len(commonprefix((old[head:][::-1], edit.text[head:][::-1])))
        pieces += [
            ("", line[start : edit.start.column - 1 + head]),
            ("del", old[head : len(old) - tail]),
            ("ins", edit.text[head : len(edit.text) - tail]),
        ]
        start = edit.end.column - 1 - tail
    pieces.append(("", line[start:end]))
    kept = tuple(piece for piece in pieces if piece[1])
    return Change(kept, "".join(text for kind, text in kept if kind != "del").strip(), 0)


def _old(edit: Replacement, finding: Finding, lines: Sequence[str]) -> str:
    """The words that an edit takes away."""
    if edit.end.line > len(lines):
        return finding.excerpt if (edit.start, edit.end) == (finding.start, finding.end) else ""
    parts = list(lines[edit.start.line - 1 : edit.end.line])
    parts[-1] = parts[-1][: edit.end.column - 1]
    parts[0] = parts[0][edit.start.column - 1 :]
    return " ".join(part for part in parts if part)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN // 2]}…{text[-_SHOWN // 4 :]}"


# The text with its marks


def _lines(chapter: Chapter) -> Iterator[Line]:
    """The lines of a chapter's draft that hold something."""
    assert chapter.draft
    draft = chapter.draft
    places = _places(chapter, len(draft.lines))
    notes: dict[int, list[Note]] = defaultdict(list)
    for note in chapter.notes:
        notes[min(note.finding.start.line, len(draft.lines))].append(note)
    levels = {note.number: note.finding.level for note in chapter.notes}
    wide = {note.number for note in chapter.notes if note.wide}
    kinds = {head.start.line: f"h{min(head.depth, 3)}" for head in draft.heads if head.alone}
    for number, text in enumerate(draft.lines, 1):
        if text.strip() or number in notes:
            kind = kinds.get(number) or ("row" if text.lstrip().startswith("|") else "")
            segments = tuple(_segments(text, places.get(number, ()), levels, wide))
            yield Line(number, kind, segments, tuple(notes[number]))


def _places(chapter: Chapter, lines: int) -> dict[int, list[_Place]]:
    """By line, what belongs to the findings: their own places and, on the same draft, the others."""
    places: dict[int, list[_Place]] = defaultdict(list)
    for number, finding, _, _, _, _, _, _ in chapter.notes:
        others = [other for other in finding.related[:_EVIDENCE] if other.path == finding.path]
        for item in (finding, *others):
            first, last = item.start.line, min(item.end.line, lines)
            for line in range(first, last + 1):
                start = item.start.column - 1 if line == first else 0
                end = item.end.column - 1 if line == item.end.line else 1 << 40
                places[line].append(_Place(start, end, number, item is not finding, line == first, line == last))
    return places


def _segments(
    text: str, places: Iterable[_Place], levels: dict[int, Level], wide: set[int]
) -> Iterator[Segment]:
    """A line cut wherever a place begins or ends, so that no mark lies inside another."""
    size = len(text)
    fitting = sorted(place._replace(start=min(place.start, size), end=min(place.end, size)) for place in places)
    cuts = sorted({0, size, *(edge for place in fitting for edge in place[:2])})
    stretches = [*zip(cuts, cuts[1:], strict=False)] or [(0, 0)]
    empty = {place.start for place in fitting if place.start == place.end}
    spans = sorted({*stretches, *((point, point) for point in empty)})
    waiting, active = iter(fitting), list[_Place]()
    following = next(waiting, None)
    for start, end in spans:
        active = [place for place in active if place.end > start]
        while following and following.start <= start:
            active.append(following)
            following = next(waiting, None)
        here = [place for place in active if start < end or place.start == place.end]
        own = [place for place in here if not place.evidence]
        yield Segment(
            text[start:end],
            tuple(sorted({place.number for place in own})),
            tuple(sorted({place.number for place in here if place.evidence})),
            max((levels[place.number] for place in own), key=LEVELS.index, default=""),
            bool(own) and all(place.number in wide for place in own),
            tuple(place.number for place in own if place.number in wide and place.first and place.start == start),
            tuple(place.number for place in own if place.number not in wide and place.last and place.end == end),
        )


# The outline


def _outline(chapter: Chapter) -> list[Entry]:
    """The headings of a chapter's draft, each with what was found below it."""
    assert chapter.draft
    heads = chapter.draft.heads
    starts = [head.start for head in heads]
    own: list[list[Note]] = [[] for _ in range(len(heads) + 1)]
    for note in chapter.notes:
        own[bisect_right(starts, note.finding.start)].append(note)
    return [
        Entry(
            head,
            Counter(note.finding.level for note in notes),
            tuple(note for note in notes if note.finding.category in _SKELETON),
        )
        for head, notes in zip(heads, own[1:], strict=True)
    ]
