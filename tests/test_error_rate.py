"""Errors in 10,000 characters, as publishers count them."""

from __future__ import annotations

import pytest

from lint.error_rate import error_rate
from lint.finding import Finding, Level
from lint.text import Location


def finding(rule: str, level: Level = "error", excerpt: str = "布署") -> Finding:
    return Finding("a.md", Location(1, 1), Location(1, 3), rule, level, "", excerpt)


@pytest.mark.parametrize(
    ("findings", "certain", "likely"),
    [
        ([], 0, 0),
        ([finding("typo/wrong-word")], 1, 1),
        ([finding("typo/wrong-word"), finding("typo/wrong-word", "warning", "做为")], 1, 2),
        ([finding("duplicate/paragraph", excerpt="一段很长的文字")], 4, 4),
        ([finding("duplicate/words", excerpt="的的")], 2, 2),
        ([finding("arithmetic/sum"), finding("punctuation/pair"), finding("layout/torn")], 2.2, 2.2),
        ([finding("numbering/lost-number"), finding("reference/dead"), finding("placeholder/star")], 3, 3),
        ([finding("typo/wrong-word")] * 9, 4, 4),
        ([finding("typo/wrong-word")] * 9 + [finding("typo/wrong-word", excerpt="做为")], 5, 5),
        ([finding("term/wording", "warning")] * 9, 0, 3),
        ([finding("style/variant-word", "warning"), finding("advisory/passive", "info")], 0, 0),
        ([finding("水利/river", "warning"), finding("typo/wrong-word", "info")], 0, 1),
    ],
)
def test_weights(findings: list[Finding], certain: float, likely: float) -> None:
    rate = error_rate(findings, 10_000)
    assert (rate.certain, rate.likely) == (pytest.approx(certain), pytest.approx(likely))


def test_rate_goes_by_length() -> None:
    assert error_rate([finding("typo/wrong-word")], 5_000).certain == pytest.approx(2)
    assert error_rate([], 0).likely == 0
