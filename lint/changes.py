"""What has changed in a git repository since a revision: files, and the lines of each."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from .complaint import Complaint
from .finding import Finding, Related
from .text import Span, overlaps_any

_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_DIFF = (
    "diff",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--find-renames",
    "--diff-filter=d",
    "--ignore-submodules",
)


class Changes:
    """The changed files by their real path, each with its changed lines as half-open ranges; None where all are new."""

    def __init__(self, files: Mapping[str, list[Span] | None]) -> None:
        self.files = files

    def holds(self, path: str) -> bool:
        """Whether the file at *path* has changed."""
        return os.path.realpath(path) in self.files

    def touch(self, finding: Finding) -> bool:
        """Whether a finding, or its evidence in the same file, stands on a changed line."""
        lines = self.files.get(os.path.realpath(finding.path), [])
        if lines is None:
            return True
        items: list[Finding | Related] = [finding, *(other for other in finding.related if other.path == finding.path)]
        return any(overlaps_any(lines, Span(item.start.line, item.end.line + 1)) for item in items)


def changes(revision: str, folder: Path) -> Changes:
    """What has changed since the work parted from *revision*, in commits or not yet; new files count. Raises Complaint."""
    top = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n")))
    commit = _commit(top, revision)
    names = _names(_git(top, *_DIFF, "--name-only", "-z", commit, "--"))
    patch = _git(top, *_DIFF, "--unified=0", "--inter-hunk-context=0", commit, "--")
    # Names in a patch are quoted in many ways, so they are taken from the list, which is in the same order.
    parts = [_lines(part) for part in re.split(rb"^diff --git ", patch, flags=re.MULTILINE)[1:]]
    if len(parts) != len(names):  # a merge that is not finished: then all of a file counts as changed
        parts = [None] * len(names)
    files = {os.path.realpath(top / name): lines for name, lines in zip(names, parts, strict=True)}
    for name in _names(_git(top, "ls-files", "--others", "--exclude-standard", "-z")):
        files[os.path.realpath(top / name)] = None
    return Changes(files)


def _commit(top: Path, revision: str) -> str:
    """The commit at which the work parted from *revision*: what others did there since is no change of ours."""
    try:
        found = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except Complaint as complaint:
        raise Complaint(
            f"git 里没有“{revision}”这个版本；浅克隆请先 git fetch",
            f"git knows no revision {revision!r}; in a shallow clone, git fetch it first",
        ) from complaint
    commit = os.fsdecode(found.strip())
    try:
        return os.fsdecode(_git(top, "merge-base", commit, "HEAD").strip())
    except Complaint:  # no common history, as in a shallow clone
        return commit


def _names(listed: bytes) -> list[str]:
    return [os.fsdecode(name) for name in listed.split(b"\0") if name]


def _lines(patch: bytes) -> list[Span] | None:
    """The lines that a file's patch adds or changes; None for one that git takes as binary (Word, UTF-16)."""
    if re.search(rb"^Binary files ", patch, re.MULTILINE):
        return None
    spans = []
    for hunk in re.finditer(rb"^" + _HUNK.pattern, patch, re.MULTILINE):
        start, count = int(hunk[1]), int(hunk[2] or 1)
        if count:
            spans.append(Span(start, start + count))
    return spans


def _git(folder: Path, *arguments: str) -> bytes:
    """What git prints. Raises Complaint."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except OSError as error:
        raise Complaint("没有找到 git，--changed-since 需要它", "git is not there, --changed-since needs it") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[-1] if said else f"exit {done.returncode}"
        raise Complaint(
            f"git {arguments[0]} 未成功（{reason}）；--changed-since 须在 git 仓库中使用",
            f"git {arguments[0]} failed ({reason}); --changed-since works inside a git repository",
        )
    return done.stdout
