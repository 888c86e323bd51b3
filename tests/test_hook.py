"""The pre-commit hook, with real git and real pre-commit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT

BAD = "一、基本情况\n全年立案提案案工作扎实推进，立案***件，全部办复。\n"
GOOD = "一、基本情况\n全年立案提案三十六件，全部办复。\n"


def run(folder: Path, *command: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", env=env, check=False)


@pytest.fixture
def hook_repository(tmp_path: Path) -> Path:
    """This project as a git repository of one commit, as a user's configuration would name it."""
    folder = tmp_path / "draftlint"
    ignored = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "*.egg-info", "fixtures", "tests")
    shutil.copytree(ROOT, folder, ignore=ignored)
    (folder / "tests").mkdir()
    (folder / "fixtures").mkdir()
    commit(folder, "all")
    return folder


def commit(folder: Path, message: str) -> None:
    identity = ("-c", "user.name=测试", "-c", "user.email=test@example.invalid")
    if not (folder / ".git").exists():
        assert run(folder, "git", "init", "-q").returncode == 0
    assert run(folder, "git", "add", "-A").returncode == 0
    done = run(folder, "git", *identity, "commit", "-q", "--no-verify", "-m", message)
    assert done.returncode == 0, done.stderr


def test_hook_refuses_a_bad_draft_and_lets_a_good_one_pass(tmp_path: Path, hook_repository: Path) -> None:
    revision = run(hook_repository, "git", "rev-parse", "HEAD").stdout.strip()
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hook_repository.as_uri()}\n  rev: {revision}\n  hooks:\n  - id: draftlint\n",
        encoding="utf-8",
    )
    commit(drafts, "configuration")
    env = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home"), "GIT_CONFIG_GLOBAL": os.devnull}
    env |= {"GIT_AUTHOR_NAME": "测试", "GIT_AUTHOR_EMAIL": "t@example.invalid"}
    env |= {"GIT_COMMITTER_NAME": "测试", "GIT_COMMITTER_EMAIL": "t@example.invalid", "PYTHONUTF8": "1"}
    installed = run(drafts, sys.executable, "-m", "pre_commit", "install", env=env)
    assert installed.returncode == 0, installed.stderr

    report = drafts / "关于2026年工作的报告.md"
    report.write_text(BAD, encoding="utf-8")
    run(drafts, "git", "add", "-A", env=env)
    refused = run(drafts, "git", "commit", "-m", "稿件", env=env)
    said = refused.stdout + refused.stderr
    assert refused.returncode == 1, said
    assert "placeholder/" in said
    assert "2:" in said

    report.write_text(GOOD, encoding="utf-8")
    run(drafts, "git", "add", "-A", env=env)
    passed = run(drafts, "git", "commit", "-m", "稿件", env=env)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert run(drafts, "git", "log", "--format=%s").stdout.split() == ["稿件", "configuration"]
