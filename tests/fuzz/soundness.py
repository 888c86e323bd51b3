"""What holds of every document and of all that is found in it."""

from __future__ import annotations

from itertools import pairwise

from lint.document import Document
from lint.finding import LEVELS, Finding
from lint.linter import Linter
from lint.readers import parse
from lint.readers.inline import OBJECT
from lint.result import Result
from lint.suppress import UNUSED
from lint.text import Location


def check_document(document: Document) -> None:
    """The text is its blocks, a block a line; what is written in it stands in the source where the map says."""
    assert len(document.folded) == len(document.text)
    assert all(0 <= block.span.start < block.span.end <= len(document.text) for block in document.blocks)
    assert all(one.span.end < two.span.start for one, two in pairwise(document.blocks))
    source, offset = document.source, document.map.offset
    places = [place for block in document.prose for place in range(*block.span)]
    assert all(document.text[place] in {source[offset(place)], OBJECT} for place in places)
    assert all(one < two for one, two in pairwise(map(offset, places)))
    for table in document.tables:
        for row in table.rows:
            assert all(document.slice(cell.span) == cell.text for cell in row)
    assert all(0 <= span.start < span.end <= len(source) for span in document.comments)
    assert all(
        0 <= span.start <= span.end <= len(source) + 1 for span in document.locked
    )  # the end of the last cell, too


def checked(linter: Linter, data: bytes, name: str) -> Result:
    """The result of a draft, which is sound and the same a second time; *name* says its format."""
    document = parse(data, name)
    check_document(document)
    result = linter.check(document)
    assert not result.failures, result.failures
    check_result(document, result)
    for flag in linter.flags(document, linter.rules)[0]:
        spans = (flag.match.span, *flag.match.related, *(edit.span for edit in flag.match.edits))
        assert all(0 <= span.start <= span.end <= len(document.text) for span in spans), flag
        assert flag.match.span.length, flag
    again = linter.check_bytes(data, name)
    assert (again.findings, again.coverage, again.failures) == (result.findings, result.coverage, [])
    return result


def check_result(document: Document, result: Result) -> None:
    """The findings stand by place, each is one of a kind, and what they show stands where they say."""
    places = [(finding.start, finding.end, finding.rule) for finding in result.findings]
    assert places == sorted(places)
    assert len({finding.fingerprint for finding in result.findings}) == len(places)
    for finding in result.findings:
        _check_finding(document, finding)
    if result.coverage:
        counted = result.coverage
        assert counted.consistent + counted.inconsistent == counted.assessed <= counted.figures
        assert min(counted) >= 0


def _check_finding(document: Document, finding: Finding) -> None:
    start, end = _offset(document, finding.start), _offset(document, finding.end)
    assert 0 <= start < end <= len(document.source), finding
    if finding.rule == UNUSED:
        assert document.source[start:end] == finding.excerpt
    elif document.regions:
        # Of a row of a table the bars are ours, and what parts the lines of a cell; a line that the writer broke is two.
        rest = iter(document.source[start:end].replace("\u2028", "\n"))
        assert all(char in {OBJECT, "|", "\u2003"} or char in rest for char in finding.excerpt), finding
    else:
        first, last = map(document.map.text_offset, (start, end - 1))
        assert document.text[first : last + 1] == finding.excerpt, finding
    assert finding.level in LEVELS, finding
    assert finding.message, finding
    for other in (*finding.related, *finding.fixes):
        assert 0 <= _offset(document, other.start) <= _offset(document, other.end) <= len(document.source), finding


def _offset(document: Document, place: Location) -> int:
    offset = document.lines.starts[place.line - 1] + place.column - 1
    assert document.lines.location(offset) == place
    return offset
