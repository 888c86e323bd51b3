"""Drafts in an editor: the configuration that applies to each, kept current, and findings in the editor's units."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from . import baseline, config
from .complaint import Complaint
from .config import Config, Lang
from .discover import Excluded
from .finding import Finding
from .linter import Linter
from .record import NamedTuple, dataclass, field, replace
from .rule import Rule
from .text import LineIndex, Location, UnitIndex

Encoding: TypeAlias = Literal["utf-8", "utf-16", "utf-32"]


class Place(NamedTuple):
    """A place as the Language Server Protocol counts: both from 0, the character in units of an encoding."""

    line: int
    character: int


class Text:
    """A draft's text as an editor holds it, to turn places into the editor's and back."""

    def __init__(self, text: str, encoding: Encoding) -> None:
        self.text = text
        self.lines = LineIndex(text)
        self._units = UnitIndex(text, encoding) if encoding != "utf-32" else None

    def place(self, location: Location) -> Place:
        """Where the editor sees *location*."""
        start = self.lines.starts[location.line - 1]
        offset = start + location.column - 1
        if self._units is None:
            return Place(location.line - 1, offset - start)
        return Place(location.line - 1, self._units.units(offset) - self._units.units(start))

    def location(self, place: Place) -> Location:
        """The line and column of an editor's *place*; one that is beyond its line is the line's end."""
        line = min(place.line + 1, len(self.lines.starts))
        start, end = self.lines.span(line)
        if self._units is None:
            offset = start + place.character
        else:
            offset = self._units.offset(self._units.units(start) + place.character)
        return Location(line, min(offset, end) - start + 1)

    def line_end(self, line: int) -> Location:
        """The end of a 1-based line, before what ends it."""
        start, end = self.lines.span(line)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Location(line, end - start + 1)


@dataclass(frozen=True)
class Checked:
    """A text and what was found in it."""

    text: Text
    findings: Sequence[Finding]
    rules: dict[str, Rule]
    settings: Config

    def at(self, start: Location, end: Location) -> list[Finding]:
        """The findings that touch the range from *start* to *end*."""
        return [finding for finding in self.findings if finding.start <= end and start <= finding.end]


class _Project(NamedTuple):
    """A configuration with its linter, and the state of the files on which both rest."""

    linter: Linter
    stamps: dict[Path, int]


def _stamp(path: Path) -> int:
    """What changes when a file is written; 0 for one that is not there."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@dataclass
class Workspace:
    """The projects to which the drafts of an editor belong."""

    lang: Lang | None = None
    """The language of messages, where it is not to be the configuration's."""
    _projects: dict[Path | None, _Project] = field(default_factory=dict)

    def check(self, path: str, text: str, encoding: Encoding) -> Checked:
        """The findings of *text*, which the editor would save at *path*. Raises Complaint."""
        linter = self._linter(path)
        settings = linter.config
        findings: Sequence[Finding] = ()
        if not Excluded(settings.exclude, settings.root).matches(path):
            result = linter.check_bytes(text.encode("utf-8", "replace"), path)
            if result.failures:
                raise Complaint(str(result.failures[0]), str(result.failures[0]))
            findings = result.at_least(settings.min_level)
            if settings.baseline:
                known = Path(settings.baseline)
                findings = baseline.compare(baseline.read(known), findings, [path], known.absolute().parent).new
        return Checked(Text(text, encoding), findings, {rule.id: rule for rule in linter.explained_rules}, settings)

    def _linter(self, path: str) -> Linter:
        """The linter of the nearest configuration, made anew when a file on which it rests has changed. Raises Complaint."""
        folder = Path(path).parent
        place = config.find(folder) if folder.is_dir() else None
        project = self._projects.get(place)
        if project is None or any(_stamp(file) != stamp for file, stamp in project.stamps.items()):
            settings = config.load(place) if place else Config(root=folder)
            settings = replace(settings, lang=self.lang or settings.lang)
            files = [place, settings.lexicon_file, *map(Path, (*settings.rules, *settings.against))]
            stamps = {file: _stamp(file) for file in files if file}
            linter = Linter(settings)
            if linter.failures:
                said = "；".join(str(failure) for failure in linter.failures)
                raise Complaint(said, said)
            project = self._projects[place] = _Project(linter, stamps)
        return project.linter


def add_term(path: Path, term: str) -> None:
    """Add a line to a lexicon file. Raises Complaint."""
    try:
        before = path.read_bytes() if path.exists() else b""
        newline = b"\r\n" if b"\r\n" in before else b"\n"
        with path.open("ab") as file:
            if before and not before.endswith(b"\n"):
                file.write(newline)
            file.write(term.encode("utf-8") + newline)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise Complaint(
            f"词表 {path} 写不进去（{error.strerror}）", f"the list {path} cannot be written ({error.strerror})"
        ) from error
