"""Which files of a folder are drafts."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.discover import Excluded, find

TREE = [
    "a.md", "b.txt", "c.docx.bak", "d.py", "UPPER.TXT", "~$a.md", "archive/old.md", "archive/keep.md",
    "archive/deep/x.txt", "build/x.md", "notes/n.md", "notes/tmp.md", ".hidden/h.md", "notes/.h.md",
]  # fmt: skip


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    for name in TREE:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("各位代表\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*paths: str, exclude: tuple[str, ...] = (), root: str = ".") -> list[str]:
    return [Path(path).as_posix() for path in find(paths or (".",), Excluded(exclude, Path(root))).files]


EVERY = [
    "UPPER.TXT", "a.md", "archive/deep/x.txt", "archive/keep.md", "archive/old.md", "b.txt", "build/x.md",
    "notes/.h.md", "notes/n.md", "notes/tmp.md",
]  # fmt: skip


@pytest.mark.usefixtures("tree")
def test_drafts_of_a_folder_by_path_without_hidden_folders() -> None:
    found = find(["."], Excluded([], Path()))
    assert [Path(path).as_posix() for path in found.files] == EVERY
    assert found.passed_over == 1, "Word's lock file"


@pytest.mark.parametrize(
    ("ignores", "left_out"),
    [
        ({".gitignore": "build/\n*.txt\n"}, ["b.txt", "archive/deep/x.txt", "build/x.md"]),
        ({".gitignore": "*.txt\n!b.txt\n"}, ["archive/deep/x.txt"]),
        ({".gitignore": "tmp.md\n", "notes/.gitignore": "!tmp.md\n"}, []),
        ({"archive/.gitignore": "*\n!keep.md\n"}, ["archive/old.md", "archive/deep/x.txt"]),
        ({".gitignore": "/a.md\n# b.txt\n\narchive\n"}, ["a.md", "archive/keep.md", "archive/old.md", "archive/deep/x.txt"]),
        ({"notes/.gitignore": "/n.md\n"}, ["notes/n.md"]),
    ],
)  # fmt: skip
def test_gitignore_is_respected(tree: Path, ignores: dict[str, str], left_out: list[str]) -> None:
    for name, content in ignores.items():
        (tree / name).write_text(content, encoding="utf-8")
    assert names() == [name for name in EVERY if name not in left_out]


def test_ignore_files_above_the_folder_count_up_to_the_repository(tree: Path) -> None:
    (tree / ".gitignore").write_text("notes/tmp.md\n", encoding="utf-8")
    (tree.parent / ".gitignore").write_text("*.md\n", encoding="utf-8")
    assert names("notes") == ["notes/.h.md", "notes/n.md"]


@pytest.mark.usefixtures("tree")
def test_what_is_excluded_is_counted_even_when_it_is_named() -> None:
    excluded = Excluded(["archive/", "*.txt", "!b.txt"], Path())
    found = find([".", "archive/old.md"], excluded)
    assert [Path(path).as_posix() for path in found.files] == [
        "UPPER.TXT", "a.md", "b.txt", "build/x.md", "notes/.h.md", "notes/n.md", "notes/tmp.md",
    ]  # fmt: skip
    assert found.passed_over == 5
    assert not found.empty


@pytest.mark.parametrize(
    "paths", [("b.txt", "a.md", "b.txt", "notes", "notes/n.md"), ("notes/n.md", "a.md", "notes", "b.txt")]
)
@pytest.mark.usefixtures("tree")
def test_each_file_once_by_path_however_they_are_named(paths: tuple[str, ...]) -> None:
    assert names(*paths) == ["a.md", "b.txt", "notes/.h.md", "notes/n.md", "notes/tmp.md"]


def test_what_gives_no_file_is_named(tree: Path) -> None:
    (tree / "empty").mkdir()
    found = find(["empty", "没有.md", "d.py"], Excluded([], Path()))
    assert (found.empty, found.missing, found.files) == (["empty"], ["没有.md"], ["d.py"])


def test_a_link_to_a_folder_is_not_followed(tree: Path) -> None:
    (tree / "notes" / "again").symlink_to(tree, target_is_directory=True)
    assert names("notes") == ["notes/.h.md", "notes/n.md", "notes/tmp.md"]


def test_exclusion_is_relative_to_the_configuration(tree: Path) -> None:
    assert not Excluded([], tree).matches("a.md")
    assert Excluded(["n.md"], tree / "notes").matches("notes/n.md")
    assert not Excluded(["*.md"], tree / "notes").matches("a.md"), "it lies outside"
