"""The repeat finder against a naive one, and what it makes of copies with changes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.repeats import Run, Skeleton, passages, runs
from lint.text import Span

SHORTEST = 5


def repeated(text: str, size: int) -> list[bool]:
    """Naively: for each character, whether it lies in some stretch of *size* that stands before, not overlapping."""
    covered = [False] * len(text)
    for start in range(len(text) - size + 1):
        if text.find(text[start : start + size], 0, start) >= 0:
            covered[start : start + size] = [True] * size
    return covered


@settings(max_examples=300)
@given(st.text(alphabet="甲乙丙", max_size=40))
def test_runs_are_repeats_and_do_not_overlap(text: str) -> None:
    taken = 0
    for run in runs(text, SHORTEST):
        assert run.length >= SHORTEST
        assert run.first + run.length <= run.later, "the first copy ends before the later one begins"
        assert run.later >= taken
        assert text[run.first : run.first + run.length] == text[run.later : run.later + run.length]
        taken = run.later + run.length


@settings(max_examples=300)
@given(st.text(alphabet="甲乙丙丁戊己庚", max_size=60))
def test_something_is_found_wherever_a_naive_search_finds_something(text: str) -> None:
    """Of every long repeat at least a part is found, and nothing where nothing repeats."""
    covered = repeated(text, SHORTEST)
    found = [False] * len(text)
    for run in runs(text, SHORTEST):
        found[run.later : run.later + run.length] = [True] * run.length
    assert all(naive for naive, mine in zip(covered, found, strict=True) if mine)
    assert any(found) == any(covered)


@settings(max_examples=100)
@given(st.permutations([chr(0x4E00 + number) for number in range(80)]), st.integers(5, 40), st.integers(0, 40))
def test_a_planted_copy_is_found_whole(letters: list[str], size: int, start: int) -> None:
    """In a text of different characters the planted copy is the one repeat."""
    text = "".join(letters)
    copied = text[start : start + size]
    assert list(runs(text + copied, SHORTEST)) == [Run(start, len(text), len(copied))]


@settings(max_examples=50)
@given(st.permutations([chr(0x4E00 + number) for number in range(200)]))
def test_text_without_repeats_is_silent(letters: list[str]) -> None:
    assert not list(passages("".join(letters), SHORTEST))


SOURCE = "全县新建标准化养殖场二十七座存栏肉牛一万三千头带动农户四千余家户均增收八千元以上产业链条不断延长"


@pytest.mark.parametrize(
    ("copied", "ratio"),
    [
        (SOURCE, 1.0),
        (SOURCE.replace("二十七", "二十九"), 0.97),
        (SOURCE.replace("户均", "每户平均"), 0.95),
        (SOURCE.replace("链条", ""), 0.95),
        (SOURCE.replace("全县", "本县"), 0.95),
    ],
)
def test_a_changed_copy_is_one_passage(copied: str, ratio: float) -> None:
    text = SOURCE + "其他工作也取得了一些进步" + copied
    (passage,) = passages(text, 11)
    assert passage.ratio >= ratio
    assert passage.later.end == len(text)
    assert passage.first.end == len(SOURCE)


def test_a_set_phrase_inside_a_copy_does_not_split_it() -> None:
    phrase = "完整准确全面贯彻新的发展要求和部署"
    copied = "春耕期间全镇组织农机手三百名下田" + phrase + "确保在谷雨之前完成全部插秧任务"
    text = phrase + "另有一句无关的话在这里隔开" + copied + "中间还有别的内容作为间隔" + copied
    assert [passage.matched for passage in passages(text, 11)][-1] == len(copied)


def test_two_copies_of_other_places_are_two_passages() -> None:
    one, other = "甲乙丙丁戊己庚辛壬癸子丑", "寅卯辰巳午未申酉戌亥金木"
    text = one + "东" * 3 + other + "西南北" + other + one
    assert len(list(passages(text, 11))) == 2


def test_skeleton_leads_back_to_the_text() -> None:
    text = "一、加强 “三农” 工作。\n新增1.5万亩！"
    skeleton = Skeleton(text, [Span(0, 13), Span(14, len(text))])
    assert skeleton.text == "一加强三农工作新增15万亩"
    assert text[slice(*skeleton.span(Span(3, 5)))] == "三农"
    assert [text[skeleton.place(offset)] for offset in range(len(skeleton.text))] == list(skeleton.text)


def test_skeleton_of_nothing() -> None:
    assert Skeleton("，。", [Span(0, 2)]).text == ""
    assert not list(passages("", 11))
