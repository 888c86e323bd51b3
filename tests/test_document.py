"""The document: its places, words, headings and tables."""

from __future__ import annotations

import pickle

import pytest

from lint import document as module
from lint.complaint import Complaint
from lint.document import Vocabulary
from lint.text import Place, Span

from .conftest import document

TEXT = "# 总结\n市政协常委会会议听取工作汇报。\n下一步工作打算\n一、政协工作\n政协提案办结。\n"


@pytest.mark.parametrize("at_once", [4, 1 << 16])
def test_words_are_found_however_much_is_searched_at_once(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.text._AT_ONCE", at_once)
    vocabulary = Vocabulary(["会", "会议", "政协", "政协工作", "协常委会", "没有", "", "案办结。"])
    expected = {"会": [5, 6], "会议": [6], "政协": [1, 9, 14], "政协工作": [9], "协常委会": [2], "案办结。": [17]}
    for each in (vocabulary, pickle.loads(pickle.dumps(vocabulary))):
        places = each.places("市政协常委会会议。政协工作，政协提案办结。")
        assert {word: list(starts) for word, starts in places.items()} == expected


def test_no_words_and_no_text() -> None:
    assert Vocabulary(()).places("政协") == {}
    assert Vocabulary(("政协",)).places("") == {}


def test_the_end_of_a_text_cuts_no_word_short() -> None:
    assert list(Vocabulary(("政协", "政协会")).places("政协")["政协"]) == [0]


def test_known_and_unknown_words() -> None:
    draft = document(TEXT, "draft.md")
    draft.vocabulary = Vocabulary(("政协", "缺席"))
    assert list(draft.places("政协")) == [4, 29, 34]
    assert list(draft.places("缺席")) == []
    assert list(draft.places("会")) == [8, 9]
    assert list(draft.places("委会会")) == [7]
    assert draft.occurring({"政协", "缺席", "会", "不在"}) == {"政协", "会"}
    assert draft.occurring({"政协", "缺席"}) == {"政协"}


def test_places_of_a_text() -> None:
    draft = document(TEXT, "draft.md")
    assert [draft.slice(block.span) for block in draft.blocks] == [
        "总结", "市政协常委会会议听取工作汇报。", "下一步工作打算", "一、政协工作", "政协提案办结。",
    ]  # fmt: skip
    assert [draft.block_index(offset) for offset in (0, 2, 3, 17, 19, 40)] == [0, 0, 1, 1, 2, 4]
    assert draft.block_at(3) == draft.blocks[1]
    assert draft.location(Span(0, 2)) == ((1, 3), (1, 5))
    assert draft.location(Span(1, 5)) == ((1, 4), (2, 3))
    assert draft.location(Span(3, 3)) == ((2, 1), (2, 1))
    assert draft.place(Span(0, 2)) is None
    draft.regions = ((0, Place("", None, 1)), (7, Place("footnote 1")))
    assert [draft.place(Span(offset, offset + 1)) for offset in (0, 3, 4, 5)] == [
        Place("", None, 1), Place("", None, 1), Place("", None, 1), Place("footnote 1"),
    ]  # fmt: skip


def test_a_format_without_a_writer() -> None:
    draft = module.Document("a.x", "甲", "甲", (), document("甲").map)
    with pytest.raises(Complaint) as complaint:
        draft.rewrite([])
    assert str(complaint.value) in {"这种格式不能写回", "this format cannot be written"}


def test_headings() -> None:
    text = (
        "# 总结\n下一步工作打算\n下一步的工作打算，以及建议\n这一条线路说明这里的文字实在太长了不是标题的建议\n"
        "一、政协工作\n二、政协工作。已完成。\n| 工作 | 建议 |\n"
    )
    draft = document(text, "draft.md")
    assert [(draft.slice(block.span), number and number.value) for block, number in draft.headings] == [
        ("总结", None), ("下一步工作打算", None), ("一、政协工作", 1), ("二、政协工作。已完成。", 2),
    ]  # fmt: skip
    assert [draft.slice(block.span) for block in draft.blocks if draft.is_heading(block)] == [
        "总结", "下一步工作打算", "一、政协工作",
    ]  # fmt: skip
    assert [draft.slice(block.span) for block in draft.prose][-1] == "二、政协工作。已完成。"


def test_a_marked_heading_may_hold_a_full_stop() -> None:
    draft = document("# 总结。展望\n一、总结。展望\n", "draft.md")
    assert [draft.is_heading(block) for block in draft.blocks] == [True, False]


@pytest.mark.parametrize(("length", "heads"), [(22, True), (23, False)])
def test_a_long_line_is_no_heading(length: int, heads: bool) -> None:
    draft = document("甲" * (length - 2) + "建议\n好。\n")
    assert draft.is_heading(draft.blocks[0]) is heads


def test_tables() -> None:
    draft = document(
        "| 项目 | 数量 |\n|---|:-:|\n| 道\\|路 |  |\n| 桥 | 3 | \n说明。\n项目 | 数量\n---|---\n水渠 | 12\n", "draft.md"
    )
    assert [[[cell.text for cell in row] for row in table.rows] for table in draft.tables] == [
        [["项目", "数量"], ["道\\|路", ""], ["桥", "3"]],
        [["项目", "数量"], ["水渠", "12"]],
    ]
    cells = [cell for table in draft.tables for row in table.rows for cell in row]
    assert all(draft.slice(cell.span) == cell.text for cell in cells)


def test_an_analysis_is_made_once() -> None:
    draft = document("甲。")
    calls = []
    assert [draft.derive(lambda_) for lambda_ in [calls.append] * 2] == [None, None]
    assert len(calls) == 1
