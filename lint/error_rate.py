"""How many editing errors stand in 10,000 characters, counted as publishers count them; an estimate, no judgement.

The weights follow the annex of 图书质量管理规定 (2005), which CY/T 266—2023 has replaced in practice: a wrong, missing
or additional character 1, more than five of them 4; a wrong figure or other contradiction 2; a mark, or layout, 0.1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from .finding import Finding
from .record import NamedTuple

PER = 10_000
LIMITS = {"book": 1, "journal": 2, "newspaper": 3}
"""The most errors in 10,000 characters: 图书质量管理规定 (2005), 报纸期刊质量管理规定 (2020)."""

_WEIGHTS: Mapping[str, float] = {
    "placeholder": 1, "duplicate": 4, "numbering": 1, "reference": 1, "arithmetic": 2, "punctuation": 0.1,
    "layout": 0.1, "typo": 1, "term": 1, "number": 0.1, "consistency": 1,
}  # fmt: skip
_OTHER = 1.0
"""The weight of a category of the user's own. House style and advice weigh nothing: they are info."""
_FEW, _FEW_WEIGHT = 5, 2.0
"""Two to five characters too many weigh less than a passage."""
_SAME = {"typo": 4, "term": 3}
"""How often the same error counts at the most."""


class Rate(NamedTuple):
    """Errors in 10,000 characters."""

    certain: float
    """Of the findings that are errors."""
    likely: float
    """Of these and the warnings."""


def error_rate(findings: Iterable[Finding], characters: int) -> Rate:
    """The rate of a draft of *characters* characters, blanks left out; what is info does not count."""
    seen: Counter[tuple[str, str]] = Counter()
    sums = {"error": 0.0, "warning": 0.0}
    for finding in findings:
        if finding.level == "info":
            continue
        same = (finding.rule, finding.excerpt)
        seen[same] += 1
        if seen[same] <= _SAME.get(finding.category, seen[same]):
            sums[finding.level] += _weight(finding)
    scale = PER / max(1, characters)
    return Rate(sums["error"] * scale, (sums["error"] + sums["warning"]) * scale)


def _weight(finding: Finding) -> float:
    if finding.category == "duplicate" and len(finding.excerpt) <= _FEW:
        return _FEW_WEIGHT
    return 0.0 if finding.category in {"style", "advisory"} else _WEIGHTS.get(finding.category, _OTHER)
