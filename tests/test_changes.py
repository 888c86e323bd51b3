"""Only what has changed since a revision, with real git."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lint.changes import changes
from lint.cli import main
from lint.complaint import Complaint
from lint.text import Span

from .test_hook import commit, run

NAME = "关于2026年“为民办实事”的报告 一.md"
OLD = "一、基本情况\n走访***户。\n二、存在问题\n三、下步打算\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "稿件"
    folder.mkdir()
    (folder / NAME).write_text(OLD, encoding="utf-8")
    (folder / "旧稿.md").write_text(OLD, encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    commit(folder, "一")
    monkeypatch.chdir(folder)
    return folder


def places(capsys: pytest.CaptureFixture[str], *more: str) -> list[tuple[str, int]]:
    code = main(["check", "--no-config", "--select", "placeholder", "--format", "json", *more])
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert code == bool(findings)
    return [(finding["path"], finding["line"]) for finding in findings]


def test_only_changed_files_and_lines(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert places(capsys, "--changed-since", "HEAD") == []
    (repository / NAME).write_text(OLD + "新增***件。\n", encoding="utf-8")
    assert places(capsys) == [(NAME, 2), (NAME, 5), ("旧稿.md", 2)]
    assert places(capsys, "--changed-since", "HEAD") == [(NAME, 2), (NAME, 5)]
    assert places(capsys, "--changed-since", "HEAD", "--new-lines-only") == [(NAME, 5)]
    commit(repository, "二")
    assert places(capsys, "--changed-since", "HEAD") == []
    assert places(capsys, "--changed-since", "HEAD~1", "--new-lines-only") == [(NAME, 5)]


def test_new_renamed_and_deleted_files(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "旧稿.md").unlink()
    (repository / NAME).rename(repository / "改名.md")
    (repository / "新稿.md").write_text("立案***件。\n", encoding="utf-8")
    run(repository, "git", "add", "改名.md")
    since = ("--changed-since", "HEAD")
    assert places(capsys, *since) == [("改名.md", 2), ("新稿.md", 1)]
    assert places(capsys, *since, "--new-lines-only") == [("新稿.md", 1)]


def test_others_work_is_no_change_of_ours(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Against a branch that has gone on, only what this branch did since they parted counts."""
    run(repository, "git", "branch", "-m", "ours")
    run(repository, "git", "checkout", "-q", "-b", "theirs")
    (repository / "旧稿.md").write_text("他们改了***处。\n", encoding="utf-8")
    commit(repository, "他们")
    run(repository, "git", "checkout", "-q", "ours")
    (repository / NAME).write_text("我们改了***处。\n", encoding="utf-8")
    commit(repository, "我们")
    assert places(capsys, "--changed-since", "theirs") == [(NAME, 1)]


def test_from_a_folder_of_the_repository(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    below = repository / "分册"
    below.mkdir()
    (below / "甲.md").write_text("立案***件。\n", encoding="utf-8")
    monkeypatch.chdir(below)
    assert places(capsys, "--changed-since", "HEAD") == [("甲.md", 1)]


def test_lines_and_binary_files(repository: Path) -> None:
    text = OLD.splitlines(keepends=True)
    (repository / NAME).write_text("".join(["序言\n", *text[:2], *text[3:], "@@ -1 +9 @@\n尾\n"]), encoding="utf-8")
    (repository / "旧稿.md").write_bytes(OLD.encode("utf-16"))
    files = {Path(path).name: lines for path, lines in changes("HEAD", repository).files.items()}
    assert files == {NAME: [Span(1, 2), Span(5, 7)], "旧稿.md": None}


def test_evidence_on_a_new_line_counts(repository: Path) -> None:
    from lint.finding import Finding, Related
    from lint.text import Location

    (repository / NAME).write_text(OLD + "共五处。\n", encoding="utf-8")
    changed = changes("HEAD", repository)
    related = Related(NAME, Location(5, 1), Location(5, 3), "另一处")
    finding = Finding(NAME, Location(2, 1), Location(2, 3), "a/b", "error", "", "")
    assert not changed.touch(finding)
    assert changed.touch(finding._replace(related=(related,)))
    assert not changed.touch(finding._replace(related=(related._replace(path="旧稿.md"),)))


@pytest.mark.parametrize("revision", ["没有", "--output=x", "HEAD~9", ""])
def test_unknown_revision(revision: str, repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--no-config", f"--changed-since={revision}"]) == 2
    assert revision in capsys.readouterr().err
    assert not (repository / "x").exists()


def test_no_repository_and_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(Complaint, match="git 仓库"):
        changes("HEAD", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Complaint, match="没有找到 git"):
        changes("HEAD", tmp_path)


def test_lines_need_a_revision(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--no-config", "--new-lines-only"]) == 2
    assert "--changed-since" in capsys.readouterr().err
