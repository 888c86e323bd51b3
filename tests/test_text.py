"""Spans, lines, the map to the source, and folding of widths."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.text import LINE_END, LineIndex, SourceMap, Span, fold, merge, overlaps_any

SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda pair: Span(pair[0], sum(pair))), max_size=9
)


def test_spans() -> None:
    span = Span(2, 5)
    assert span.length == 3
    assert span.shift(2) == (4, 7)
    assert span.contains(Span(2, 4))
    assert not span.contains(Span(2, 6))
    assert span.overlaps(Span(4, 9))
    assert not span.overlaps(Span(5, 9))


@settings(max_examples=80, derandomize=True)
@given(SPANS, SPANS)
def test_merging_keeps_every_place_and_orders_them(spans: list[Span], others: list[Span]) -> None:
    merged = merge(spans)
    assert {place for span in merged for place in range(*span)} == {place for span in spans for place in range(*span)}
    assert all(first.end <= second.start for first, second in itertools.pairwise(merged))
    for other in others:
        assert overlaps_any(merged, other) == any(span.overlaps(other) for span in spans)


@settings(max_examples=80, derandomize=True)
@given(st.text(alphabet="甲a\n\r\u2028\f", max_size=30))
def test_lines_are_those_of_an_editor(text: str) -> None:
    index = LineIndex(text)
    lines = [text[slice(*index.span(number))] for number in range(1, len(index.starts) + 1)]
    assert "".join(lines) == text
    assert [line.rstrip("\r\n") for line in lines] == LINE_END.split(text)
    for offset, char in enumerate(text):
        line, column = index.location(offset)
        assert lines[line - 1][column - 1] == char
        assert index.line(offset) == line


def test_a_map_goes_both_ways_around_what_was_left_out() -> None:
    source, text = "　　**甲乙**丙\n", "甲乙丙"
    sources = SourceMap([(0, 4), (2, 8)])
    assert [source[sources.offset(offset)] for offset in range(3)] == list(text)
    assert sources.span(Span(0, 3)) == (4, 9)
    assert sources.span(Span(1, 1)) == (5, 5)
    assert list(sources.pieces(Span(0, 3))) == [(4, 6), (8, 9)]
    assert list(sources.pieces(Span(0, 2))) == [(4, 6)]
    assert [sources.text_offset(offset) for offset in (0, 4, 5, 6, 7, 8)] == [0, 0, 1, 2, 2, 2]
    assert SourceMap([]).offset(3) == 3


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("２０２４年，Ａ组", "2024年，A组"),
        ("增长8.5%,其中", "增长8.5%，其中"),
        ("1,256件", "1,256件"),
        ("１，２５６件", "1,256件"),
        ("9:30开会:", "9:30开会："),
        ("(试行)?!", "（试行）？！"),
        ("＊＊　×－", "** ×-"),
    ],
)
def test_folding_evens_out_widths(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(max_examples=100, derandomize=True)
@given(st.text(max_size=40))
def test_folding_keeps_every_offset_and_is_done_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
