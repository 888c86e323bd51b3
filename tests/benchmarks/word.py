"""Word files in and out, many of them: comments on exactly the right characters, all else as it was, and back again.

    python -m tests.benchmarks.word [--files 300] [--office FOLDER]

For each random file: every comment's characters are the finding's, every part not concerned is byte-identical, a second
run adds nothing, tracked changes accepted read like the fixed file, and fixing changes nothing outside its spans. With
--office, LibreOffice accepts the changes of some files itself, and turns all of them into PDF in FOLDER.
"""

from __future__ import annotations

import argparse
import time

import pytest

from lint.annotate import annotate
from lint.complaint import Complaint
from lint.config import Config
from lint.linter import Linter
from lint.readers import parse
from lint.text import Span
from lint.word.manuscript import Manuscript
from tests.docx_files import unpacked
from tests.random_docx import random_docx

CONCERNED = {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}


def round_trip(linter: Linter, data: bytes) -> tuple[int, int, bytes]:
    """How many comments and changes a file got, and the file with both. Raises AssertionError."""
    document = parse(data, "draft.docx")
    findings = linter.check(document).findings
    commented, count = annotate(data, document, findings)
    assert count == len(findings)
    check_comments(data, commented, document, findings)
    assert annotate(
        commented, parse(commented, "draft.docx"), linter.check(parse(commented, "draft.docx")).findings
    ) == (
        commented,
        0,
    )
    try:
        fixed = linter.fix(data, "draft.docx")
    except Complaint:  # a fix would have made another rule speak up: both ways must refuse
        with pytest.raises(Complaint):
            linter.fix(commented, "draft.docx", suggest=True)
        return count, 0, commented
    suggested = linter.fix(commented, "draft.docx", suggest=True)
    assert suggested.after == fixed.after
    assert Manuscript(suggested.data).source == fixed.after == Manuscript(fixed.data).source
    assert linter.fix(fixed.data, "draft.docx").count == 0
    check_parts(data, fixed.data, {"word/document.xml", "word/footnotes.xml", "word/header1.xml"})
    check_parts(data, suggested.data, CONCERNED | {"word/footnotes.xml", "word/header1.xml"})
    return count, suggested.count, suggested.data


def check_comments(data, commented, document, findings) -> None:  # type: ignore[no-untyped-def]
    """Each comment lies on the characters of its finding, and the text is as it was."""
    check_parts(data, commented, CONCERNED)
    after = Manuscript(commented)
    assert after.source == document.source
    before = Manuscript(data)
    root = after.package.root("word/comments.xml") if findings else ()
    own = [each for each in root if each.get(next(k for k in each.keys() if k.endswith("}author"))) == "draftlint"]
    assert len(own) == len(findings)
    for comment, finding in zip(own, findings, strict=True):
        if finding.place and finding.place.part:
            continue
        number = next(value for key, value in comment.items() if key.endswith("}id"))
        span = after.anchors[number]
        start = document.lines.starts[finding.start.line - 1] + finding.start.column - 1
        end = document.lines.starts[finding.end.line - 1] + finding.end.column - 1
        if after.paragraph_at(end - 1).part:  # a repeat that runs on from the body into a note
            continue
        label = next((piece for piece in before.covering(Span(start, start + 1)) if piece.node is None), None)
        assert span == Span(label.end if label else start, max(end, label.end if label else 0)), (span, finding)
        assert (
            label
            or after.source[span.start : span.end] == finding.excerpt.replace("|", "\n")
            or "\n" in finding.excerpt
        )


def check_parts(before: bytes, after: bytes, concerned: set[str]) -> None:
    """All parts but those concerned are the same bytes."""
    old, new = unpacked(before), unpacked(after)
    assert all(new[name] == content for name, content in old.items() if name not in concerned)
    assert set(new) - set(old) <= concerned


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=300)
    options = parser.parse_args()
    linter = Linter(Config())
    start = time.perf_counter()
    totals = [0, 0]
    for seed in range(options.files):
        comments, changes, _ = round_trip(linter, random_docx(seed).data)
        totals[0] += comments
        totals[1] += changes
    seconds = time.perf_counter() - start
    print(f"{options.files} files, {totals[0]} comments, {totals[1]} tracked changes, no difference; {seconds:.1f} s")


if __name__ == "__main__":
    main()
