"""What a check yields and what a report shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from . import store
from .record import NamedTuple
from .text import Location, Place, Span

Level = Literal["error", "warning", "info"]
LEVELS: tuple[Level, ...] = ("info", "warning", "error")
"""The levels, mildest first. error: certainly wrong; warning: very likely wrong; info: house style."""

FixPolicy = Literal["safe", "unsafe", "none"]
FIX_POLICIES: tuple[FixPolicy, ...] = ("safe", "unsafe", "none")

CATEGORIES = (
    "placeholder", "duplicate", "numbering", "reference", "arithmetic", "punctuation", "layout",
    "term", "typo", "number", "consistency", "style", "advisory",
)  # fmt: skip
"""The built-in categories, in the order in which overlapping findings keep their place."""

OF_WORDS = frozenset({"typo", "term", "consistency"})
"""Categories that judge words, of which a project's lexicon has the last say."""

OPT_IN = frozenset({"advisory"})
"""Categories that are off unless they, or rules of theirs, are selected by name; all their rules are info."""


class Edit(NamedTuple):
    """Replace *span* of the document's text by *replacement*."""

    span: Span
    replacement: str


class Match(NamedTuple):
    """What a check has found: a place, the words for the message, the edits that mend it."""

    span: Span
    values: Mapping[str, str] = {}
    """Named values for the rule's message. ``{match}``, the flagged text, is always there."""
    edits: tuple[Edit, ...] = ()
    """Edits to be applied together; none where only the writer can know."""
    related: tuple[Span, ...] = ()
    """The other end: the first copy of a duplicate, the parts of a sum, the heading before a gap."""


class Related(NamedTuple):
    """Another place that belongs to a finding."""

    path: str
    start: Location
    end: Location
    message: str
    excerpt: str = ""
    place: Place | None = None
    """In a Word file what there is to say beyond the paragraph; None in other files."""


class Replacement(NamedTuple):
    """An edit as others see it: a place in the source and the new text."""

    start: Location
    end: Location
    text: str


class Finding(NamedTuple):
    """One reported defect. Places are those of the source; ends are exclusive."""

    path: str
    start: Location
    end: Location
    rule: str
    level: Level
    message: str
    excerpt: str
    why: str = ""
    fix: FixPolicy = "none"
    fixes: tuple[Replacement, ...] = ()
    related: tuple[Related, ...] = ()
    identity: str = ""
    """What stays of the finding when its paragraph is moved or renumbered."""
    occurrence: int = 1
    """The how-manieth finding of its identity it is in its file."""
    context: str = ""
    """The source line on which the finding starts, cut around it when long."""
    context_column: int = 1
    """The 1-based column of *context*'s first character."""
    place: Place | None = None
    """In a Word file, whose lines are paragraphs, what there is to say beyond the paragraph; None in other files."""

    @property
    def fingerprint(self) -> str:
        """The identity and the occurrence, short and without words of the draft; one of a kind in a file."""
        return digest(f"{self.identity}\0{self.occurrence}" if self.occurrence > 1 else self.identity)

    @property
    def category(self) -> str:
        """What stands before the slash of the rule's id."""
        return self.rule.partition("/")[0]


def digest(text: str) -> str:
    """A short name for *text* from which it cannot be read: 16 hexadecimal digits."""
    return store.digest(text.encode("utf-8", "surrogatepass"), 8)


class Echo(NamedTuple):
    """A paragraph or sentence that stands in an earlier document, too."""

    start: Location
    end: Location
    excerpt: str
    against: str
    """The path of the earlier document."""
    line: int
    """The line there."""
    figures: tuple[str, ...] = ()
    """The figures that are still the same."""
    place: Place | None = None
    """In a Word file what there is to say beyond the paragraph; None in other files."""


class Carryover(NamedTuple):
    """How a draft compares with earlier documents. Characters are letters, digits and Han."""

    path: str
    against: tuple[str, ...]
    characters: int
    carried: int
    """How many of the characters lie in stretches that an earlier document has, too."""
    sentences: int
    same: int
    """How many of the sentences stand to the letter in an earlier document."""
    paragraphs: tuple[Echo, ...]
    """Those taken over word for word."""
    kept: tuple[Echo, ...]
    """Sentences with figures or years, all of them still the same."""

    @property
    def share(self) -> float:
        """The share of the characters that was carried over."""
        return self.carried / self.characters if self.characters else 0.0


class Coverage(NamedTuple):
    """How much of a draft's figures could be checked."""

    figures: int = 0
    """All that were recognised."""
    assessed: int = 0
    """Those that follow from others beside them."""
    consistent: int = 0
    """Those of them that agree, rounding allowed for."""
    inconsistent: int = 0
    undecided: int = 0
    """Blanks in the place of a figure, and figures that are tied to others by which the text does not decide them."""

    def add(self, other: Coverage) -> Coverage:
        """The two together."""
        return Coverage(*(a + b for a, b in zip(self, other, strict=True)))

    def say(self, lang: str) -> str:
        """How much was recognised and how much of it could be recomputed, in a line."""
        if lang == "en":
            more = f"; {self.undecided} undecided (blank or vague)" if self.undecided else ""
            return (
                f"{self.figures} figures, {self.assessed} recomputed: "
                f"{self.consistent} consistent, {self.inconsistent} inconsistent{more}."
            )
        more = f"；另{self.undecided}处空缺或不明，无从复算" if self.undecided else ""
        return (
            f"共识别数值{self.figures}处，可复算{self.assessed}处，{self.consistent}处一致，"
            f"{self.inconsistent}处不一致{more}。"
        )
