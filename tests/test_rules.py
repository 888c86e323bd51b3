"""Every built-in rule proves itself by its examples."""

from __future__ import annotations

import json

import pytest

from lint.finding import CATEGORIES
from lint.rule import LANGUAGES, Rule, rules_folder
from lint.schema import schema
from lint.selftest import examine

from .conftest import built_in_rules


@pytest.mark.parametrize("rule", built_in_rules().values(), ids=lambda rule: rule.id)
def test_examples_come_out_as_written(rule: Rule) -> None:
    assert [str(outcome) for outcome in examine(rule)] == []


@pytest.mark.parametrize("rule", built_in_rules().values(), ids=lambda rule: rule.id)
def test_rule_speaks_both_languages(rule: Rule) -> None:
    assert rule.entry
    assert rule.category in CATEGORIES
    for key in (*LANGUAGES["zh"][:2], *LANGUAGES["en"][:2]):
        assert rule.entry.fields.get(key), f"{rule.id} has no {key}"


def test_schema_is_current() -> None:
    """Made anew by: draftlint rule --schema > rules/schema.json."""
    assert json.loads((rules_folder() / "schema.json").read_text(encoding="utf-8")) == schema()
