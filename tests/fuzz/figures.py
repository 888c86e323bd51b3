"""Texts of figures, units and the words between them: the grammar of quantities, relations, ledger, corrections."""

from __future__ import annotations

import sys
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import get_args

sys.path.insert(0, str(Path(__file__).parents[2]))

from lint import ledger
from lint.config import Config
from lint.document import Document
from lint.linter import Linter
from lint.quantity import CLOCK, DATE, RANK, YEAR, Quantity, calendar_day, quantities, restated
from lint.readers import parse
from lint.relations import contradictions, relations
from lint.relations.relation import Kind, Verdict
from tests.fuzz.engine import fuzz, mutate_text, words
from tests.fuzz.soundness import checked


@cache
def linter() -> Linter:
    """The rules that reckon."""
    return Linter(Config(select=("arithmetic", "number")))


def check(data: bytes) -> None:
    """Read the figures of a text, hold them against each other and say what came out, twice the same."""
    text = data.decode("utf-8", "ignore").replace("\0", "")
    draft = text.encode()
    document = parse(draft, "draft.txt")
    _check_figures(document)
    _check_relations(document)
    again = parse(draft, "draft.txt")
    assert again.derive(relations) == document.derive(relations)
    entries = list(ledger.entries(document))
    assert len(entries) == len(document.quantities)
    assert entries == list(ledger.entries(again))
    checked(linter(), draft, "draft.txt")


def _check_figures(document: Document) -> None:
    figures = document.quantities
    assert all(one.span.end <= two.span.start for one, two in pairwise(figures))
    for figure in figures:
        assert document.folded[figure.span.start : figure.span.end] == figure.text
        assert figure.text.startswith(figure.digits)
        calendar_day(figure.text)
        if figure.value is not None:
            assert figure.value.is_finite()
            assert figure.step > 0
            assert figure.interval.low <= figure.value <= figure.interval.high
            assert figure.show(figure.value)
            if figure.dimension not in {CLOCK, DATE, RANK, YEAR}:
                _check_restated(figure)


def _check_restated(figure: Quantity) -> None:
    """A figure written anew with its own value says the same."""
    assert figure.value is not None
    same = restated(figure, figure.value, figure.text, inexact=False)
    if same is not None:
        read = quantities(same)
        assert [each.value for each in read] == [figure.value], (figure, same)


def _check_relations(document: Document) -> None:
    every = document.derive(relations)
    for relation in every:
        assert relation.kind in get_args(Kind)
        assert relation.verdict in get_args(Verdict)
        assert all(0 <= span.start < span.end <= len(document.text) for span in relation.spans), relation
        assert not any(word in relation.computation for word in ("NaN", "Infinity", "E+", "E-")), relation
        assert relation.right is None or not relation.right.is_nan(), relation
    for event in document.derive(contradictions):
        assert event.relation in every
        assert {event.suspect, *event.others} == set(event.relation.spans), event


def mutate(data: bytes, random: Random) -> bytes:
    """Another text of the same sort."""
    return mutate_text(data, random, words("words.txt"))


if __name__ == "__main__":
    fuzz(check, mutate)
