"""What is installed beside draftlint: few packages, lower bounds that are tested, versions and digests in CI."""

from __future__ import annotations

import re
import sys

import pytest

from .conftest import ROOT

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOWEST = [
    line for line in (ROOT / "ci/lowest.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]
LOCKED = (ROOT / "ci/constraints.txt").read_text(encoding="utf-8")


def name(requirement: str) -> str:
    """The package of a requirement, as indexes spell it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[=<>; \[]", requirement, maxsplit=1)[0]).lower()


def test_every_dependency_has_a_lower_bound_on_which_the_tests_are_run() -> None:
    assert [line.replace("==", ">=") for line in LOWEST] == PROJECT["dependencies"]
    assert len(LOWEST) <= 12, "each one more is one more to trust"


@pytest.mark.parametrize("extra", [[], PROJECT["optional-dependencies"]["dev"]])
def test_every_package_is_locked_by_version_and_digest(extra: list[str]) -> None:
    packages = dict(re.findall(r"^([\w.-]+)==(\S+)[^\n]*\\$", LOCKED, re.MULTILINE))
    needed = [each for each in (*PROJECT["dependencies"], *extra) if "python_version" not in each]
    assert {name(each) for each in needed} <= {name(each) for each in packages}
    for entry in re.split(r"^(?=[\w.-]+==)", LOCKED, flags=re.MULTILINE):
        assert not re.match(r"[\w.-]+==", entry) or "--hash=sha256:" in entry, entry.split()[0]
    assert "://" not in LOCKED, "from whatever index the machine uses"
