"""What holds for every draft, whatever it says.

``DRAFTLINT_EXAMPLES`` names how many drafts each is tried on, other ones every time. Without it they are the same
ones every time, so that a change is judged by what it changed.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from io import StringIO

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from lint import fix
from lint.config import Config
from lint.document import Document
from lint.finding import CATEGORIES, LEVELS, Finding
from lint.linter import Linter
from lint.readers import parse
from lint.reporters import Options, reporter
from lint.result import Result
from lint.suppress import UNUSED
from lint.text import Location, Span, spliced

from . import strategies as draw

EXAMPLES = os.environ.get("DRAFTLINT_EXAMPLES")
tried = settings(
    max_examples=int(EXAMPLES or "20"),
    derandomize=EXAMPLES is None,
    suppress_health_check=[HealthCheck.too_slow],
)

SUFFIXES = st.sampled_from((".md", ".txt"))
PLAIN = st.one_of(draw.clean_paragraphs(), draw.sentences(), draw.headings()).filter(lambda text: "\ufeff" not in text)
"""A paragraph that opens nothing which a later one could close."""


@lru_cache(maxsize=32)
def linter(*ignored: str) -> Linter:
    return Linter(Config(ignore=ignored))


def read(text: str, suffix: str = ".md") -> Document:
    return parse(text.encode("utf-8", "replace"), f"draft{suffix}")


def check(text: str, suffix: str = ".md", *ignored: str) -> Result:
    return linter(*ignored).check(read(text, suffix))


def report(result: Result) -> str:
    out = StringIO()
    reporter("json")(result, out, Options("zh", False, False, False, "info", "error"))
    return out.getvalue()


def offset(document: Document, place: Location) -> int:
    return document.lines.starts[place.line - 1] + place.column - 1


def is_within(shorter: str, longer: str) -> bool:
    """Whether *shorter* is *longer* with characters left out."""
    rest = iter(longer)
    return all(char in rest for char in shorter)


@tried
@given(st.one_of(draw.text_files(), draw.word_files()))
def test_every_place_lies_in_the_draft_and_holds_what_is_shown(file: draw.Encoded) -> None:
    result = linter().check_bytes(file.data, file.name)
    if result.failures:
        assert (len(result.failures), result.findings, result.files) == (1, [], 0)
        return
    document = parse(file.data, file.name)
    flags, failures = linter().flags(document, linter().rules)
    assert not failures
    for flag in flags:
        for span in (flag.match.span, *flag.match.related, *(edit.span for edit in flag.match.edits)):
            assert 0 <= span.start <= span.end <= len(document.text), flag
        assert flag.match.span.length, flag
    for finding in result.findings:
        start, end = offset(document, finding.start), offset(document, finding.end)
        assert 0 <= start < end <= len(document.source), finding
        shown = finding.excerpt.replace("\u2003", "").replace("\ufffc", "")  # stands for an address that is left out
        shown, stands = (part.replace("\u2028", "\n") for part in (shown, document.source[start:end]))
        assert is_within(shown, stands), finding  # the lines of a cell, and those of a paragraph that the writer broke
        assert document.source[start] == finding.excerpt[0]
        for other in (*finding.related, *finding.fixes):
            assert 0 <= offset(document, other.start) <= offset(document, other.end) <= len(document.source), finding


@tried
@given(st.one_of(draw.encoded_drafts(), draw.word_files()))
def test_lines_and_columns_lead_there_and_back(file: draw.Encoded) -> None:
    document = parse(file.data, file.name)
    for place in range(len(document.source) + 1):
        assert offset(document, document.lines.location(place)) == place
    written = [place for block in document.prose for place in range(*block.span)]  # a row of Word's has bars of our own
    for place in written:
        at = document.map.offset(place)
        assert document.map.text_offset(at) == place
        start, end = document.location(Span(place, place + 1))
        assert (offset(document, start), offset(document, end)) == (at, at + 1)


@tried
@given(draw.drafts(), SUFFIXES)
def test_the_same_draft_has_the_same_report(text: str, suffix: str) -> None:
    assert report(check(text, suffix)) == report(Linter(Config()).check(read(text, suffix)))


@tried
@given(draw.drafts(), SUFFIXES)
def test_findings_stand_by_place_and_are_told_apart(text: str, suffix: str) -> None:
    result = check(text, suffix)
    places = [(finding.start, finding.end, finding.rule) for finding in result.findings]
    assert places == sorted(places)
    assert len({finding.fingerprint for finding in result.findings}) == len(result.findings)


@tried
@given(draw.drafts(), SUFFIXES)
def test_a_milder_level_shows_all_that_a_harder_one_does(text: str, suffix: str) -> None:
    result = check(text, suffix)
    shown = [result.at_least(level) for level in LEVELS]
    assert [finding for finding in shown[0] if finding in shown[1]] == shown[1]
    assert [finding for finding in shown[1] if finding in shown[2]] == shown[2]
    assert [len(found) for found in shown] == [sum(map(result.count, LEVELS[number:])) for number in range(len(LEVELS))]


def kinds(findings: Iterable[Finding]) -> Counter[tuple[str, str, str]]:
    return Counter((finding.rule, finding.excerpt, finding.message) for finding in findings)


def told(findings: Iterable[Finding]) -> set[tuple[int, int, str]]:
    """Line, column and words of all that is told, what goes along with something graver included."""
    return {
        (each.start.line, each.start.column, each.message)
        for finding in findings
        for each in (finding, *finding.related)
    }


def moved(findings: Iterable[Finding], after: int, lines: int) -> list[tuple[object, ...]]:
    """The findings, those behind line *after* so many *lines* further on."""

    def place(at: Location) -> Location:
        return at._replace(line=at.line + lines) if at.line > after else at

    return [
        (
            finding.rule, finding.level, finding.message, finding.excerpt, finding.fix, place(finding.start), place(finding.end),
            [(edit.text, place(edit.start), place(edit.end)) for edit in finding.fixes],
            [(other.message, place(other.start), place(other.end)) for other in finding.related], finding.fingerprint,
        )
        for finding in findings
    ]  # fmt: skip


def sentences(block: str) -> list[str]:
    """The sentences of a block, without what makes them bold."""
    return [sentence for part in block.replace("**", "").split("。") if (sentence := part.strip())]


@tried
@given(st.lists(PLAIN, min_size=1, max_size=6), draw.other_paragraphs(), st.data(), SUFFIXES)
def test_a_clean_paragraph_moves_what_is_found_and_changes_nothing_else(
    blocks: list[str], clean: str, data: st.DataObject, suffix: str
) -> None:
    at = data.draw(st.integers(0, len(blocks)))
    more = [*blocks[:at], clean, *blocks[at:]]
    twice = len(set(blocks)) < len(blocks)  # a pasted section may be one finding or two
    thrice = any(len(set(each)) < len(each) for each in map(sentences, blocks))  # so may a row of copies
    parted = 0 < at < len(blocks) and not set(sentences(blocks[at - 1])).isdisjoint(sentences(blocks[at]))
    copies = ("duplicate",) if twice or thrice or parted else ()  # side by side less is a copy
    excerpt = () if at else ("numbering/lost-beginning",)  # a draft that begins with 二、 has not lost its 一、
    before, after = (check("\n\n".join(each), suffix, *copies, *excerpt) for each in (blocks, more))
    lines = "\n\n".join([*blocks[:at], ""]).count("\n") if at else 0
    assert moved(before.findings, lines, 2) == moved(after.findings, 0, 0)


ACROSS = {
    "numbering", "duplicate", "consistency", "reference", "name", "layout", "occurrence", "pairs", "width",
    "candidate", "omission",
}  # fmt: skip
"""The checks that look at several paragraphs together, or take what comes again and again for a coinage, so that another draft before or behind may change what they say."""


@lru_cache(maxsize=1)
def across() -> tuple[str, ...]:
    return (*(rule.id for rule in linter().rules if rule.kind in ACROSS), UNUSED)


@tried
@given(st.lists(PLAIN, max_size=4), st.lists(PLAIN, max_size=4), SUFFIXES)
def test_two_drafts_in_one_lose_no_finding_of_either(first: list[str], second: list[str], suffix: str) -> None:
    one, two = "\n\n".join(first), "\n\n".join(second)
    both, down = told(check(f"{one}\n\n{two}", suffix, *across()).findings), one.count("\n") + 2
    assert told(check(one, suffix, *across()).findings) - both == set()
    assert {(line + down, *rest) for line, *rest in told(check(two, suffix, *across()).findings)} - both == set()


@tried
@given(st.one_of(draw.encoded_drafts(), draw.word_files()), st.booleans())
def test_fixing_twice_changes_nothing_the_second_time(file: draw.Encoded, unsafe: bool) -> None:
    once = linter().fix(file.data, file.name, unsafe=unsafe)
    again = linter().fix(once.data, file.name, unsafe=unsafe)
    assert (again.count, again.data) == (0, once.data)
    if not once.count:
        assert once.data == file.data


@tried
@given(st.one_of(draw.encoded_drafts(), draw.word_files()), st.booleans())
def test_a_fix_touches_its_own_characters_only(file: draw.Encoded, unsafe: bool) -> None:
    document = parse(file.data, file.name)
    ready = [
        each for each in linter().check(document).findings if fix.fixable(each, document, frozenset(), unsafe=unsafe)
    ]
    edits, _ = fix.edits(ready, document.lines)
    assert parse(document.rewrite(edits), file.name).source == spliced(document.source, edits)


def mended(document: Document, finding: Finding) -> str:
    """What the draft is when *finding* is mended; itself where nothing is put in."""
    places = [(offset(document, each.start), offset(document, each.end), each.text) for each in finding.fixes]
    return spliced(document.source, [(Span(start, end), text) for start, end, text in sorted(places)])


@tried
@given(draw.drafts(4), SUFFIXES, st.data())
def test_a_comment_takes_away_its_own_and_nothing_else(text: str, suffix: str, data: st.DataObject) -> None:
    assume("draftlint-enable" not in text)  # a comment of the draft's own would end what the one above it begins
    before = check(text, suffix, UNUSED).findings
    if not before:
        return
    finding = data.draw(st.sampled_from(before))
    name = data.draw(st.sampled_from((finding.rule, finding.category)))
    comment = f"<!-- draftlint-disable {name} -->\n"
    after = check(comment + text, suffix, UNUSED).findings
    own = [each for each in before if name in {each.rule, each.category}]
    assert not [each for each in after if name in {each.rule, each.category}]
    others = [each for each in before if each not in own]
    assert kinds(others) <= kinds(after)
    here, below = read(text, suffix), read(comment + text, suffix)
    alike = {comment + mended(here, one) for one in own if one.fixes}  # that the same is to be mended is said once
    assert all(
        any(each.message in [other.message for other in one.related] for one in own) or mended(below, each) in alike
        for each in after
        if (each.rule, each.excerpt, each.message) not in kinds(others)
    )


@tried
@given(draw.drafts(), SUFFIXES, st.sampled_from(CATEGORIES))
def test_what_is_off_leaves_no_trace(text: str, suffix: str, category: str) -> None:
    before, after = check(text, suffix), check(text, suffix, category)
    assert f'"{category}/' not in report(after)
    others = [each for each in before.findings if each.category not in {category, "suppression"}]
    left = [(each.start, each.end, each.rule) for each in after.findings]
    assert [place for each in others if (place := (each.start, each.end, each.rule)) not in left] == []
