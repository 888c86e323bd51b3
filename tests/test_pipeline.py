"""The files that pipelines read: they conform to what is published for them, and their scripts do what they say."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from .conftest import ROOT
from .fuzz.engine import TARGETS
from .schemas import complaints, published

FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


class Loader(yaml.SafeLoader):
    """YAML as GitHub reads it, for which ``on`` is a word."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader)


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("action.yml", "GitHub Action"),
        ("ci/gitlab.yml", "gitlab-ci"),
        (".github/workflows/ci.yml", "GitHub Workflow"),
        (".github/workflows/fuzz.yml", "GitHub Workflow"),
        (".pre-commit-hooks.yaml", ".pre-commit-hooks.yml"),
        (".github/ISSUE_TEMPLATE/config.yml", "GitHub Issue Template configuration"),
        *((str(form.relative_to(ROOT)), "GitHub issue forms") for form in FORMS if form.name != "config.yml"),
    ],
)
def test_file_conforms(path: str, schema: str) -> None:
    assert complaints(load(ROOT / path), published(schema)) == []


def test_every_fuzz_target_is_scheduled() -> None:
    workflow = load(ROOT / ".github" / "workflows" / "fuzz.yml")
    assert workflow["on"]["schedule"]
    assert tuple(workflow["jobs"]["fuzz"]["strategy"]["matrix"]["target"]) == TARGETS


def snippets(path: Path) -> list[Any]:
    """The blocks of YAML in a page."""
    return [
        yaml.load(block, Loader)
        for block in re.findall(r"^```yaml\n(.*?)^```", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    ]


PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", ROOT / "docs" / "pipelines.md", ROOT / "docs" / "tutorial.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_the_pages_show_conforms(page: Path) -> None:
    """Configurations to be copied: of pre-commit, GitHub and GitLab; and the rules."""
    rules = json.loads((ROOT / "rules" / "schema.json").read_text(encoding="utf-8"))
    kinds = {"repos": ".pre-commit-config.yml", "jobs": "GitHub Workflow", "include": "gitlab-ci"}
    shown = snippets(page)
    assert shown
    for snippet in shown:
        schema = rules if "rules" in snippet else published(next(kinds[key] for key in kinds if key in snippet))
        assert complaints(snippet, schema) == []


def test_hooks_that_are_shown_are_there() -> None:
    there = {hook["id"] for hook in load(ROOT / ".pre-commit-hooks.yaml")}
    for page in PAGES:
        for snippet in snippets(page):
            for repository in snippet.get("repos", ()):
                assert {hook["id"] for hook in repository["hooks"]} <= there


def test_inputs_never_become_part_of_a_script() -> None:
    action = load(ROOT / "action.yml")
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert len(scripts) == 2
    assert not any("${{" in script for script in scripts)
    used = set(re.findall(r"inputs\.([a-z-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(action["inputs"])
    upload = action["runs"]["steps"][-1]
    assert upload["if"].startswith("always()")


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder with a draft that holds a defect, and a command ``draftlint`` that is this one."""
    command = tmp_path / "bin" / "draftlint"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m lint "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    folder = tmp_path / "稿件"
    folder.mkdir()
    (folder / "报告 一.md").write_text("立案***件。\n", encoding="utf-8")
    return folder


def bash(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    path = f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **variables}
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script], cwd=folder, env=environment, capture_output=True,
        encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({}, 1),
        ({"FAIL_ON": "never"}, 0),
        ({"PATHS": "报告 一.md\n没有.md\n"}, 2),
        ({"PATHS": "$(touch pwned)\n`touch pwned`; touch pwned"}, 2),
        ({"CHANGED_SINCE": "--output=pwned"}, 2),
    ],
)
def test_the_actions_check(inputs: dict[str, str], code: int, drafts: Path) -> None:
    (script,) = (step["run"] for step in load(ROOT / "action.yml")["runs"]["steps"] if step.get("id") == "check")
    variables = {"PATHS": ".", "CONFIG": "", "FAIL_ON": "", "CHANGED_SINCE": "", "NEW_LINES_ONLY": "false"} | inputs
    variables |= {"SARIF": "out.sarif", "GITHUB_OUTPUT": "outputs", "GITHUB_STEP_SUMMARY": "summary.md"}
    done = bash(script, drafts, **variables)
    assert done.returncode == code, done.stderr
    outputs = (drafts / "outputs").read_text(encoding="utf-8").split()
    assert outputs == [f"exit-code={code}", "sarif=out.sarif"]
    assert not (drafts / "pwned").exists()
    if code < 2:
        assert "::error file=报告 一.md,line=1,col=3,endColumn=6" in done.stdout
        assert (drafts / "out.sarif").is_file()
        assert "报告 一.md:1:3" in (drafts / "summary.md").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
def test_the_gitlab_job(drafts: Path) -> None:
    """It fails by what has changed and reports all to the widget, which compares reports."""
    job = load(ROOT / "ci" / "gitlab.yml")["draftlint"]
    script = "\n".join(job["script"])
    variables = {name: str(value) for name, value in job["variables"].items()}
    reports = job["artifacts"]["reports"]
    done = bash(script, drafts, **variables)
    assert done.returncode == 1, done.stderr
    for report in reports.values():
        assert "placeholder/star" in (drafts / report).read_text(encoding="utf-8")

    for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "x")):
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@example.invalid", *command], cwd=drafts, check=True
        )
    (drafts / "新稿.md").write_text("全年立案36件。\n", encoding="utf-8")
    done = bash(script, drafts, **variables, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD")
    assert done.returncode == 0, done.stderr
    assert "placeholder/star" in (drafts / reports["codequality"]).read_text(encoding="utf-8")
    assert "placeholder/star" not in (drafts / reports["junit"]).read_text(encoding="utf-8")

    done = bash(script, drafts, **variables, CI_MERGE_REQUEST_DIFF_BASE_SHA="没有")
    assert done.returncode == 2
    assert "git" in done.stderr


def test_versions_agree() -> None:
    """The release that the documentation names is this one."""
    from lint import __version__

    for path in (ROOT / "ci" / "gitlab.yml", *PAGES, *(ROOT / "docs").glob("*.md")):
        for version in re.findall(r"(?:draftlint[@=]=?v?|rev: v|/v)(\d+\.\d+\.\d+)", path.read_text(encoding="utf-8")):
            assert version == __version__, path
