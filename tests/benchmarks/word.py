"""Word files in and out, many of them: comments on exactly the right characters, fixes on exactly theirs, all else as it was.

    python -m tests.benchmarks.word [--files 300] [--fixes 2000] [--office FOLDER]

--files random files get comments (see ``there_and_back`` of the test), --fixes are fixed and get suggestions (see
``only_its_spans``), as texts, too. With --office, LibreOffice opens those with comments and suggestions, accepts the
changes, which must give the fixed text, and prints each as a PDF in FOLDER.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import pytest

from lint import fix
from lint.annotate import annotate
from lint.complaint import Complaint
from lint.config import Config
from lint.linter import Linter
from lint.readers import parse
from lint.text import spliced
from lint.word.manuscript import Manuscript
from tests.office import accepted
from tests.random_docx import random_docx
from tests.test_annotate import only_its_spans, there_and_back
from tests.test_office import printed, squeezed


def main() -> None:
    """Run what is asked for; any difference is an AssertionError that names its seed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--fixes", type=int, default=2000)
    parser.add_argument("--office", type=Path)
    options = parser.parse_args()
    linter = Linter(Config())
    start = time.perf_counter()
    comments = sum(seeded(there_and_back, linter, seed) for seed in range(options.files))
    print(f"{options.files} files, {comments} comments, no difference; {time.perf_counter() - start:.0f} s", flush=True)
    start = time.perf_counter()
    fixes = sum(seeded(only_its_spans, linter, seed) for seed in range(options.fixes))
    fixes += sum(fixed_text(linter, seed) for seed in range(options.fixes))
    print(
        f"{options.fixes} files and texts, {fixes} fixes, no difference; {time.perf_counter() - start:.0f} s",
        flush=True,
    )
    if options.office:
        count = witnessed(linter, range(options.files), options.office)
        print(f"LibreOffice opened and printed {count} files; with the changes accepted each reads like the fixed one")


def seeded(check, linter: Linter, seed: int) -> int:  # type: ignore[no-untyped-def]
    """One check on one random file."""
    try:
        return int(check(linter, random_docx(seed).data))
    except AssertionError as error:
        raise AssertionError(f"seed {seed}") from error


def fixed_text(linter: Linter, seed: int) -> int:
    """Fix the text of a random file: nothing but the edits of the first round changes in it, and all rounds settle."""
    text = random_docx(seed).text
    document = parse(text.encode(), "draft.txt")
    ready = [each for each in linter.check(document).findings if fix.fixable(each, document, frozenset(), unsafe=False)]
    edits, count = fix.edits(ready, document.lines)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(fix, "MAX_ROUNDS", 1)
            assert linter.fix(text.encode(), "draft.txt").after == spliced(text, edits), f"seed {seed}"
        done = linter.fix(text.encode(), "draft.txt")
        assert linter.fix(done.data, "draft.txt").data == done.data, f"seed {seed}"
    except Complaint:  # a fix would have made another rule speak up
        return 0
    return count


def witnessed(linter: Linter, seeds: range, folder: Path) -> int:
    """Let LibreOffice open the files with comments and suggestions; how many."""
    files, expected = {}, {}
    for seed in seeds:
        data = random_docx(seed).data
        document = parse(data, "draft.docx")
        data, _ = annotate(data, document, linter.check(document).findings)
        try:
            expected[f"draft{seed}"] = Manuscript(linter.fix(data, "draft.docx").data)
            files[f"draft{seed}"] = linter.fix(data, "draft.docx", suggest=True).data
        except Complaint:
            files[f"draft{seed}"], expected[f"draft{seed}"] = data, Manuscript(data)
    for name, lines in accepted(files, folder).items():
        body = [paragraph.text for paragraph in expected[name].paragraphs if not paragraph.part]
        assert squeezed(printed(lines)) == squeezed(body), name
    return len(files)


if __name__ == "__main__":
    main()
