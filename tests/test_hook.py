"""The pre-commit hook, with real git and real pre-commit."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

from lint.readers import FOLDER_SUFFIXES

from .conftest import ROOT

BAD = "一、基本情况\n全年立案提案案工作扎实推进，立案***件，全部办复。\n"
GOOD = "一、基本情况\n全年立案提案三十六件，全部办复。\n"


def run(folder: Path, *command: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", env=env, check=False)


def commit(folder: Path, message: str) -> None:
    identity = ("-c", "user.name=测试", "-c", "user.email=test@example.invalid")
    if not (folder / ".git").exists():
        assert run(folder, "git", "init", "-q").returncode == 0
    assert run(folder, "git", "add", "-A").returncode == 0
    done = run(folder, "git", *identity, "commit", "-q", "--no-verify", "-m", message)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def hook_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project as a git repository of one commit, as a user's configuration would name it."""
    folder = tmp_path_factory.mktemp("hooks") / "draftlint"
    ignored = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "*.egg-info", "fixtures", "tests")
    shutil.copytree(ROOT, folder, ignore=ignored)
    (folder / "tests").mkdir()
    (folder / "fixtures").mkdir()
    commit(folder, "all")
    assert run(folder, "git", "tag", "v0.1.0").returncode == 0
    return folder


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Nothing of the user's, and one store of hooks for all tests."""
    env = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("store")), "GIT_CONFIG_GLOBAL": os.devnull}
    env |= {"GIT_AUTHOR_NAME": "测试", "GIT_AUTHOR_EMAIL": "t@example.invalid"}
    env |= {"GIT_COMMITTER_NAME": "测试", "GIT_COMMITTER_EMAIL": "t@example.invalid", "PYTHONUTF8": "1"}
    return env


def configure(drafts: Path, repository: Path, revision: str, *hooks: str) -> None:
    """Write a configuration of *hooks*, each an id or a mapping as YAML writes it in one line."""
    listed = "".join(f"  - {hook if hook.startswith('{') else f'id: {hook}'}\n" for hook in hooks)
    (drafts / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {repository.as_uri()}\n  rev: {revision}\n  hooks:\n{listed}", encoding="utf-8"
    )


def pre_commit(drafts: Path, env: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(drafts, sys.executable, "-m", "pre_commit", *arguments, env=env)


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    folder = tmp_path / "drafts"
    folder.mkdir()
    return folder


def test_hook_refuses_a_bad_draft_and_lets_a_good_one_pass(
    drafts: Path, hook_repository: Path, environment: dict[str, str]
) -> None:
    configure(drafts, hook_repository, "v0.1.0", "draftlint")
    commit(drafts, "configuration")
    installed = pre_commit(drafts, environment, "install")
    assert installed.returncode == 0, installed.stderr

    report = drafts / "关于2026年工作的报告.md"
    report.write_text(BAD, encoding="utf-8")
    run(drafts, "git", "add", "-A", env=environment)
    refused = run(drafts, "git", "commit", "-m", "稿件", env=environment)
    said = refused.stdout + refused.stderr
    assert refused.returncode == 1, said
    assert "placeholder/" in said
    assert "2:" in said

    report.write_text(GOOD, encoding="utf-8")
    run(drafts, "git", "add", "-A", env=environment)
    passed = run(drafts, "git", "commit", "-m", "稿件", env=environment)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert run(drafts, "git", "log", "--format=%s").stdout.split() == ["稿件", "configuration"]


PACK = """\
rules:
  river:
    check: substitution
    level: error
    swap: {青衣河: 清漪河}
    message: "“{match}”应为“{right}”"
    why: 地名录
    fix: safe
    bad: [治理<<青衣河>>流域, "<<青衣河>>沿岸"]
    good: [清漪河治理, 身着青衣]
"""


def test_fixing_hook_fails_when_it_changed_something(
    drafts: Path, hook_repository: Path, environment: dict[str, str]
) -> None:
    """draftlint-fix mends and fails, then passes; draftlint-rules runs the examples of the repository's own pack."""
    rules = "{id: draftlint-rules, args: [--rules, 地名.yaml]}"
    configure(drafts, hook_repository, "v0.1.0", "draftlint-fix", rules)
    (drafts / "地名.yaml").write_text(PACK, encoding="utf-8")
    (drafts / "draftlint.toml").write_text('rules = ["地名.yaml"]\n', encoding="utf-8")
    report = drafts / "报告.md"
    report.write_text("治理青衣河，立案***件。\n", encoding="utf-8")
    run(drafts, "git", "init", "-q")
    run(drafts, "git", "add", "-A")
    first = pre_commit(drafts, environment, "run")
    assert first.returncode == 1
    assert "files were modified by this hook" in first.stdout
    assert report.read_text(encoding="utf-8") == "治理清漪河，立案***件。\n"
    run(drafts, "git", "add", "-A")
    second = pre_commit(drafts, environment, "run")
    assert second.returncode == 0, second.stdout

    (drafts / "地名.yaml").write_text(PACK.replace("[清漪河治理", "[青衣河治理"), encoding="utf-8")
    run(drafts, "git", "add", "-A")
    third = pre_commit(drafts, environment, "run", "draftlint-rules")
    assert third.returncode == 1
    assert "地名/river" in third.stdout


def test_which_files_the_hooks_take() -> None:
    """Word files, which are binary, are taken; pictures and code are not."""
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    files = ("a.md", "报告 一.txt", "稿.docx", "b.markdown", "c.py", "d.png", "e.md.bak")
    for name in ("draftlint", "draftlint-fix"):
        taken = [file for file in files if re.search(hooks[name]["files"], file)]
        assert taken == ["a.md", "报告 一.txt", "稿.docx", "b.markdown"]
        assert hooks[name]["types"] == ["file"]


WORD = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>一、基本情况</w:t></w:r></w:p><w:p><w:r><w:t>治理青衣河，立案***件。</w:t></w:r></w:p>"
    "</w:body></w:document>",
}


@pytest.mark.skipif(".docx" not in FOLDER_SUFFIXES, reason="reads no Word files")
def test_word_files_are_checked_and_mended(drafts: Path, hook_repository: Path, environment: dict[str, str]) -> None:
    """A Word file, which git and pre-commit take for binary, is refused at its paragraph, and fixed in place."""
    configure(drafts, hook_repository, "v0.1.0", "draftlint-fix", "draftlint")
    (drafts / "地名.yaml").write_text(PACK, encoding="utf-8")
    (drafts / "draftlint.toml").write_text('rules = ["地名.yaml"]\n', encoding="utf-8")
    report = drafts / "关于水利工作的报告 （送审稿）.docx"
    with ZipFile(report, "w") as archive:
        for name, content in WORD.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}')
    run(drafts, "git", "init", "-q")
    run(drafts, "git", "add", "-A")
    first = pre_commit(drafts, environment, "run")
    assert first.returncode == 1
    assert "files were modified by this hook" in first.stdout
    assert "报告 （送审稿）.docx:2:9: 错误 placeholder/star" in first.stdout
    with ZipFile(report) as archive:
        assert "治理清漪河，立案***件。" in archive.read("word/document.xml").decode("utf-8")


def test_next_release(drafts: Path, hook_repository: Path, environment: dict[str, str]) -> None:
    """pre-commit autoupdate goes to the next release; try-repo runs it, and the rules that it has added count."""
    configure(drafts, hook_repository, "v0.1.0", "draftlint")
    (drafts / "报告.md").write_text("治理青衣河。\n", encoding="utf-8")
    (drafts / "代码.py").write_text("x = '青衣河'\n", encoding="utf-8")
    run(drafts, "git", "init", "-q")
    run(drafts, "git", "add", "-A")
    before = pre_commit(drafts, environment, "run")
    assert before.returncode == 0, before.stdout

    (hook_repository / "rules" / "house.yaml").write_text(PACK, encoding="utf-8")
    commit(hook_repository, "another rule")
    assert run(hook_repository, "git", "tag", "v0.2.0").returncode == 0
    updated = pre_commit(drafts, environment, "autoupdate")
    assert "v0.1.0 -> v0.2.0" in updated.stdout, updated.stderr
    (repository,) = yaml.safe_load((drafts / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    tried = pre_commit(
        drafts, environment, "try-repo", repository["repo"], "draftlint", "--ref", repository["rev"], "--all-files"
    )
    assert tried.returncode == 1, tried.stdout
    assert "报告.md:1:3" in tried.stdout
    assert "house/river" in tried.stdout
    assert "代码.py" not in tried.stdout
