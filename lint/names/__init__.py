"""One name in two forms: pairs of the form that is odd and the one that is usual. A module finds those of its sort."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..document import Document
from . import bodies, papers, persons, places, quoted, titles
from .form import Form

SOURCES: Mapping[str, Callable[[Document], Iterator[tuple[Form, Form]]]] = {
    "quoted": quoted.quoted,
    "title": titles.titles,
    "person": persons.persons,
    "place": places.places,
    "body": bodies.bodies,
    "abbreviation": papers.abbreviations,
    "number": papers.numbers,
}
"""What is named, and the pairs of an odd and a usual form that a draft has of it."""

__all__ = ["SOURCES", "Form"]
