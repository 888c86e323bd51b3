"""Words that are no mistake by themselves, but in the company of another of the same sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import ClassVar

from ..bigram import official
from ..document import Document
from ..finding import Edit, Match
from ..lexicon import Confusion, confusions
from ..record import dataclass
from ..text import Span

_ENTRIES = ("official", "terms", "compounds", "expressions")
"""The lists whose entries are company, as for the check of what is missing, so that they are read once."""
_REACH = 6
"""Characters to either side that may belong to an entry."""


@dataclass
class Collocation:
    """Flags a word in company that it never keeps, which belongs to another of the same sound."""

    lists: tuple[str, ...]
    """Names of built-in lists of confusions (``rules/lexicon``)."""

    values: ClassVar[frozenset[str]] = frozenset({"right"})

    @cached_property
    def _by_wrong(self) -> Mapping[str, str]:
        """For each wrong word those that may be meant, a line each: the word, a bar, its company; plain text is kept with the
        rules and had back fast."""
        by_wrong: dict[str, list[str]] = {}
        for confusion in self._listed:
            for wrong in confusion.wrong:
                by_wrong.setdefault(wrong, []).append(f"{confusion.right}|{confusion.company}")
        return {wrong: "\n".join(lines) for wrong, lines in by_wrong.items()}

    @cached_property
    def _by_right(self) -> Mapping[str, str]:
        """The same for each wrong word that is also a right one."""
        by_right: dict[str, list[str]] = {}
        for confusion in self._listed:
            if confusion.right in self._by_wrong:
                by_right.setdefault(confusion.right, []).append(f"{confusion.right}|{confusion.company}")
        return {right: "\n".join(lines) for right, lines in by_right.items()}

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        return {name: company for confusion in self._listed for name, company in confusion.kinds.items()}

    @property
    def _listed(self) -> Iterator[Confusion]:
        return (confusion for name in self.lists for confusion in confusions(name))

    @cached_property
    def _read(self) -> dict[str, list[Confusion]]:
        """The lines that were needed, as read."""
        return {}

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in self.__dict__.items() if name != "_read"}

    def _confusions(self, lines: str) -> list[Confusion]:
        if lines not in self._read:
            rows = [line.partition("|") for line in lines.split("\n")] if lines else []
            self._read[lines] = [Confusion(right, (), company, self._kinds) for right, _, company in rows]
        return self._read[lines]

    @property
    def literals(self) -> Iterable[str]:
        return self._by_wrong

    def matches(self, document: Document) -> Iterator[Match]:
        text = document.folded
        for wrong in sorted(document.occurring(self._by_wrong.keys())):
            meant = self._confusions(self._by_wrong[wrong])
            own = self._confusions(self._by_right.get(wrong, ""))
            for start in document.places(wrong):
                span = Span(start, start + len(wrong))
                if any(confusion.keeps(text, span) for confusion in own):
                    continue  # it is in its own company as well
                rights = _meant(meant, text, span)
                if len(rights) == 1 and document.lexicon.bounded(text, span):
                    right = rights.pop()
                    yield Match(span, {"right": right}, (Edit(span, right),))


def _meant(confusions: Iterable[Confusion], text: str, span: Span) -> set[str]:
    """The words that keep the company of what stands in *span*: what is listed for a word alone outweighs what it shares
    with others of its kind, and that the entries that it is in."""
    return (
        {confusion.right for confusion in confusions if confusion.own.has(text, span)}
        or {confusion.right for confusion in confusions if confusion.shared.has(text, span)}
        or _in_entries({confusion.right for confusion in confusions if confusion.in_entries}, text, span)
    )


def _in_entries(rights: set[str], text: str, span: Span) -> set[str]:
    """Those of *rights* that in place of what stands in *span* are an entry with their neighbours, as that is not."""
    if not rights:
        return rights
    lexicon = official(*_ENTRIES)
    before, after = text[max(0, span.start - _REACH) : span.start], text[span.end : span.end + _REACH]

    def is_entry(word: str) -> bool:
        return bool(lexicon.entry(before + word + after, Span(len(before), len(before) + len(word)), _REACH))

    return set() if is_entry(text[slice(*span)]) else {right for right in rights if is_entry(right)}
