"""What a run has to say: findings, failures, how much was checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .finding import LEVELS, Carryover, Coverage, Finding
from .record import NamedTuple, dataclass, field
from .text import Location

if TYPE_CHECKING:
    from .draft import Draft
    from .rule import Rule


class Failure(NamedTuple):
    """Something that could not be used: a file, a pack, a rule on a file."""

    path: str
    reason: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}" if self.line else f"{self.path}: {self.reason}"


@dataclass
class Result:
    """All that a run has to say."""

    findings: list[Finding] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    files: int = 0
    """How many files were checked."""
    passed_over: int = 0
    """How many were left out by the configuration or for hardly holding any Chinese."""
    paths: list[str] = field(default_factory=list)
    """The files that were checked."""
    rules: Sequence[Rule] = ()
    """The rules that were used, for reports that explain them."""
    byte_columns: dict[str, dict[Location, int]] = field(default_factory=dict)
    """By path and place the 1-based column in UTF-8 bytes, for all places that the findings name."""
    known: int = 0
    """How many findings the baseline holds, which are therefore not among the findings."""
    mended: Sequence[str] = ()
    """What the baseline holds and the drafts no longer have."""
    carryovers: list[Carryover] = field(default_factory=list)
    """How each draft compares with earlier documents, where there are any."""
    drafts: list[Draft] = field(default_factory=list)
    """What a page shows of each draft beside its findings; only where the linter was asked for it."""

    coverage: Coverage | None = None
    """How many figures there are and could be recomputed; None where no rule asks."""
    reported: dict[str, int] = field(default_factory=dict)
    """By level the findings that were reported as they came and are held no longer."""

    def add(self, other: Result) -> None:
        """Take in the result of another file."""
        self.findings += other.findings
        self.byte_columns.update(other.byte_columns)
        self.add_counts(other)

    def add_counts(self, other: Result) -> None:
        """Take in the result of another file without its findings and their columns."""
        if other.coverage:
            self.coverage = (self.coverage or Coverage()).add(other.coverage)
        self.failures += other.failures
        self.files += other.files
        self.passed_over += other.passed_over
        self.paths += other.paths
        self.carryovers += other.carryovers
        self.drafts += other.drafts

    def count(self, level: str) -> int:
        """How many findings are of *level*."""
        return self.reported.get(level, 0) + sum(finding.level == level for finding in self.findings)

    def at_least(self, level: str) -> list[Finding]:
        """The findings of *level* and above."""
        return [finding for finding in self.findings if LEVELS.index(finding.level) >= LEVELS.index(level)]


@dataclass(frozen=True)
class Fixed:
    """A text before and after its fixes."""

    before: str
    after: str
    data: bytes
    """The text after, in the encoding in which it came."""
    count: int
    """How many findings were fixed."""
    left: Result
    """What is still to be found."""
