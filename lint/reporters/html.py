"""A page for people: the drafts' own text with every place marked and the findings beside it; one file, no network.

What comes from drafts, paths and rules is data: the template escapes all of it, and the page's policy (CSP) lets no
script and no style apply but its own. Lines and columns count code points from 1.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from ..draft import Draft, Head
from ..error_rate import LIMITS, Rate, error_rate
from ..finding import CATEGORIES, LEVELS, Carryover, Finding, Related
from ..record import NamedTuple
from ..result import Result
from . import Options, relative
from .change import Change, change
from .marks import EVIDENCE, Line, is_wide, lines
from .rulepage import TITLES
from .text import LEVEL_WORDS, compared, numbered, summary

if TYPE_CHECKING:
    from jinja2 import Environment

_UNSHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_BREAKS = {0x2028: "\n", 0x2029: "\n"}
"""What breaks a line inside a paragraph."""
_EXCERPT = 60
"""How many characters of another place a note quotes."""
_SKELETON = frozenset({"duplicate", "numbering", "reference"})
"""The categories that tell of the draft's skeleton: the outline names their findings, of the others the number."""
_VERDICTS = {
    "zh": {"consistent": "一致", "rounding": "一致（舍入）", "inconsistent": "不一致"},
    "en": {"consistent": "consistent", "rounding": "consistent (rounded)", "inconsistent": "inconsistent"},
}


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


def report(result: Result, out: TextIO, options: Options) -> None:
    """Write the page."""
    zh = options.lang != "en"
    chapters = _chapters(result, options.lang)
    environment = _environment()
    style, script = (_asset(environment, name) for name in ("report.css", "report.js"))
    levels = [level for level in reversed(LEVELS) if result.count(level)]
    template = environment.get_template("report.html")
    page = template.generate(
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
        relative=relative,
        numbered=numbered,
        notes={note.number: note for chapter in chapters for note in chapter.notes},
        lines=_lines,
        outline=_outline,
        version=_version(),
    )
    out.writelines(page)


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
    if hasattr(value, "__html__"):
        return value
    return _UNSHOWN.sub("\ufffd", str(value).translate(_BREAKS))


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


def _chapters(result: Result, lang: str) -> list[Chapter]:
    """The drafts in order, those that hold no text among them."""
    drafts = {draft.path: draft for draft in result.drafts}
    carryovers = {carryover.path: carryover for carryover in result.carryovers}
    found: dict[str, list[tuple[int, Finding]]] = {path: [] for path in (*drafts, *result.paths, *carryovers)}
    for number, finding in enumerate(result.findings, 1):
        found.setdefault(finding.path, []).append((number, finding))
    echoing = {path for path, carryover in carryovers.items() if carryover.paragraphs or carryover.kept}
    shown = {path for path in drafts if found[path] or path in echoing or len(found) == 1}
    pages = {path: number for number, path in enumerate(found, 1)}
    anchors = {path: f"d{pages[path]}" for path in shown}
    chapters = []
    for path, items in found.items():
        draft = drafts.get(path)
        findings = [finding for _, finding in items]
        chapters.append(
            Chapter(
                pages[path],
                relative(path),
                draft,
                tuple(_note(number, finding, draft.lines if draft else (), anchors, lang) for number, finding in items),
                Counter(finding.level for finding in findings),
                error_rate(findings, draft.characters) if draft and draft.characters else None,
                path in shown,
                carryovers.get(path),
            )
        )
    return chapters


def _note(number: int, finding: Finding, lines: Sequence[str], anchors: Mapping[str, str], lang: str) -> Note:
    return Note(
        number,
        finding,
        _place(finding, lang),
        f"t{number}" if finding.path in anchors else "",
        change(finding, lines),
        tuple(_evidence(finding, other, anchors, lang) for other in finding.related[:EVIDENCE]),
        max(0, len(finding.related) - EVIDENCE),
        is_wide(finding),
    )


def _place(finding: Finding, lang: str) -> str:
    column = finding.start.column
    more = finding.place._replace(part="").say(lang) if finding.place else ""  # the part stands for the line already
    where = numbered(finding, lang) + (f", column {column}" if lang == "en" else f"第{column}字")
    return where + (f" ({more})" if more and lang == "en" else f"（{more}）" if more else "")


def _evidence(finding: Finding, other: Related, anchors: Mapping[str, str], lang: str) -> Evidence:
    where = "" if other.path == finding.path else f"{relative(other.path)} "
    excerpt = other.excerpt.replace("\n", " ")
    said = other.message
    if excerpt and excerpt[:12] not in said:
        said += f"：{excerpt[:_EXCERPT]}{'…' if len(excerpt) > _EXCERPT else ''}"
    anchor = f"{anchors[other.path]}l{other.start.line}" if other.path in anchors else ""
    return Evidence(anchor, where + numbered(other, lang), said)


def _lines(chapter: Chapter) -> Iterator[Line]:
    """The lines of a chapter's draft, its findings marked."""
    assert chapter.draft
    return lines(chapter.draft, {note.number: note.finding for note in chapter.notes})


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
