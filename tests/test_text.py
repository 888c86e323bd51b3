"""Spans, lines, the map to the source, and folding of widths."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.text import (
    LINE_END,
    LineIndex,
    Place,
    SourceMap,
    Span,
    Spans,
    UnitIndex,
    fold,
    merge,
    overlaps_any,
    spliced,
    stretches,
)

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


@settings(max_examples=80)
@given(SPANS, SPANS)
def test_merging_keeps_every_place_and_orders_them(spans: list[Span], others: list[Span]) -> None:
    merged = merge(spans)
    assert {place for span in merged for place in range(*span)} == {place for span in spans for place in range(*span)}
    assert all(first.end <= second.start for first, second in itertools.pairwise(merged))
    for other in others:
        assert overlaps_any(merged, other) == any(span.overlaps(other) for span in spans)


@settings(max_examples=80)
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


@settings(max_examples=100)
@given(st.text(max_size=40))
def test_folding_keeps_every_offset_and_is_done_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_spans_that_touch_stay_two() -> None:
    assert merge([Span(3, 5), Span(1, 3), Span(4, 9), Span(5, 6)]) == [(1, 3), (3, 9)]
    assert not overlaps_any([Span(1, 3), Span(5, 7)], Span(3, 5))
    assert overlaps_any([Span(1, 3), Span(5, 7)], Span(2, 5))
    assert overlaps_any([Span(1, 3), Span(5, 7)], Span(6, 9))


@pytest.mark.parametrize(
    ("place", "chinese", "english"),
    [
        (Place(), "", ""),
        (Place("footnote 2"), "脚注2", "footnote 2"),
        (Place("header 1", None, 3), "页眉1，第3页", "header 1, page 3"),
        (Place("", (1, 2, 3), 5), "第5页，表1第2行第3列", "page 5, table 1, row 2, column 3"),
        (Place("textbox 4", (1, 2, 3)), "文本框4，表1第2行第3列", "textbox 4, table 1, row 2, column 3"),
    ],
)
def test_places_in_word_are_named(place: Place, chinese: str, english: str) -> None:
    assert (place.say("zh"), place.say("en")) == (chinese, english)
    assert (place.named("zh"), place.named("en")) == (chinese.partition("，")[0] if place.part else "", place.part)


def test_text_is_spliced() -> None:
    edits = [(Span(0, 1), "壹"), (Span(2, 4), ""), (Span(5, 5), "，")]
    assert spliced("一二三四五六", edits) == "壹二五，六"
    assert spliced("一二", []) == "一二"


@pytest.mark.parametrize(("encoding", "sizes"), [("utf-8", (1, 3, 4)), ("utf-16", (1, 1, 2))])
@pytest.mark.parametrize("repeats", [1, 100])
def test_offsets_in_the_units_of_other_programs(encoding: str, sizes: tuple[int, ...], repeats: int) -> None:
    text = "a汉𠮷" * repeats
    index = UnitIndex(text, encoding)  # type: ignore[arg-type]
    units = 0
    for offset in range(len(text)):
        assert index.units(offset) == units
        for inner in range(sizes[offset % 3]):
            assert index.offset(units + inner) == offset
        units += sizes[offset % 3]
    assert index.units(len(text)) == units
    assert index.offset(units) == index.offset(units + 9) == len(text)


def test_sums_of_units_are_kept_at_every_step() -> None:
    text = "汉" * UnitIndex.STEP * 2
    index = UnitIndex(text, "utf-8")
    assert list(index._sums) == [0, 384, 768]
    assert index.offset(384) == UnitIndex.STEP
    assert UnitIndex("\ud800汉", "utf-8").units(1) == 3


def test_a_map_of_several_pieces() -> None:
    sources = SourceMap([(0, 10), (3, 20), (7, 40)])
    assert [sources.offset(offset) for offset in (0, 2, 3, 6, 7, 9)] == [10, 12, 20, 23, 40, 42]
    assert sources.span(Span(1, 8)) == (11, 41)
    assert list(sources.pieces(Span(1, 9))) == [(11, 13), (20, 24), (40, 42)]
    assert list(sources.pieces(Span(4, 6))) == [(21, 23)]
    assert list(sources.pieces(Span(4, 4))) == []
    offsets = (0, 9, 10, 12, 13, 19, 20, 24, 39, 40, 45)
    assert [sources.text_offset(offset) for offset in offsets] == [0, 0, 0, 2, 3, 3, 3, 7, 7, 7, 12]


def test_marks_between_digits_and_letters_are_half_width() -> None:
    assert fold("１：２，Ａ．ｂ，甲：１，２．５：甲") == "1:2,A.b，甲：1,2.5：甲"


@given(st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1)), max_size=8), st.integers(-9, 9))
def test_spans_are_a_sequence(pairs: list[tuple[int, int]], index: int) -> None:
    expected = [Span(*pair) for pair in pairs]
    spans = Spans(expected)
    assert (list(spans), len(spans), spans[index:], spans[::-1]) == (
        expected,
        len(pairs),
        expected[index:],
        expected[::-1],
    )
    if -len(pairs) <= index < len(pairs):
        assert spans[index] == expected[index]
    else:
        with pytest.raises(IndexError):
            spans[index]


@given(st.text(alphabet="提案办理", max_size=30), st.integers(0, 3))
def test_stretches_hold_every_piece_of_a_text_once(text: str, beyond: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lint.text._AT_ONCE", 4)
        parts = list(stretches(text, beyond))
    size = beyond + 1
    pieces = [(offset + at, part[at : at + size]) for offset, part in parts for at in range(len(part) - beyond)]
    assert pieces == [(at, text[at : at + size]) for at in range(len(text) - beyond)]
