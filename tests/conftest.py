"""What the tests share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import settings

from lint.config import Config
from lint.document import Document
from lint.finding import Match
from lint.readers import parse
from lint.rule import Rule, built_in_entries, load
from lint.session import Session

# The same drafts every time, however busy the machine is: a change is judged by what it changed.
settings.register_profile("draftlint", derandomize=True, deadline=None)
settings.load_profile("draftlint")


@lru_cache(maxsize=1)
def built_in_rules() -> dict[str, Rule]:
    rules, errors = load(built_in_entries())
    assert not errors
    return {rule.id: rule for rule in rules}


def document(text: str, name: str = "draft.txt") -> Document:
    return parse(text.encode("utf-8"), name)


def flagged(text: str, *names: str, file: str = "draft.txt") -> list[str]:
    """What the rules *names* (ids or categories; none means all) flag in *text*, in order of place."""
    draft = document(text, file)
    rules = [rule for rule in built_in_rules().values() if not names or {rule.id, rule.category} & set(names)]
    spans = sorted(match.span for rule in rules for match in rule.matches(draft))
    return [draft.slice(span) for span in spans]


def told(text: str, *names: str, file: str = "draft.txt") -> list[str]:
    """All that the rules *names* (ids or categories) say of *text*, a line a match in order of place.

    ``3:提案案 right=提案 [5:案>] <0:提案``: the place and the flagged text, the values for the message, each edit as
    what it replaces by what, and the related places.
    """
    draft = document(text, file)
    rules = [rule for rule in built_in_rules().values() if {rule.id, rule.category} & set(names)]
    return [
        in_full(draft, match)
        for match in sorted((match for rule in rules for match in rule.matches(draft)), key=lambda match: match.span)
    ]


def in_full(draft: Document, match: Match) -> str:
    """A match as a line of :func:`told`."""
    values = "".join(f" {name}={value}" for name, value in sorted(match.values.items()))
    edits = "".join(f" [{edit.span.start}:{draft.slice(edit.span)}>{edit.replacement}]" for edit in match.edits)
    related = "".join(f" <{span.start}:{draft.slice(span)}" for span in match.related)
    return f"{match.span.start}:{draft.slice(match.span)}{values}{edits}{related}"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-fixtures", action="store_true", help="write the expected reports of fixtures/ anew")


@pytest.fixture
def flag() -> Callable[..., list[str]]:
    return flagged


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache folder of the test run's own, so that no test sees or leaves anything of the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRAFTLINT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def word_lists(_own_cache: None) -> list[Path]:
    """What the cache keeps of the built-in words and packs: it takes seconds to make and rests on no draft."""
    Session(Config()).check_bytes("提案案办理工作，共收到提案109件。".encode(), "draft.md")
    return sorted(Path(os.environ["DRAFTLINT_CACHE"]).glob("*.bin"))


def cache_with(word_lists: list[Path], folder: Path) -> Path:
    """*folder* as a cache that knows the built-in words, and nothing else."""
    folder.mkdir(mode=0o700, exist_ok=True)
    for path in word_lists:
        shutil.copy2(path, folder)
    return folder


ROOT = Path(__file__).parent.parent
