"""Ordinals, rows of numbers, the tree of headings, and the command that shows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import ordinal
from lint.alignment import NONE, START, Boundary, Numbered, align
from lint.cli import main
from lint.outline import outline

from .conftest import document, flagged


@pytest.mark.parametrize(
    ("line", "style", "value"),
    [
        ("第三编 附则", "第一编", 3),
        ("第二部分　工作安排", "第一部分", 2),
        ("第十二章 监督", "第一章", 12),
        ("第二节 程序", "第一节", 2),
        ("第一百零三条　本法自公布之日起施行。", "第一条", 103),
        ("十一、加强自身建设", "一、", 11),
        ("三，加强自身建设", "一、", 3),
        ("（四）优化环境", "（一）", 4),
        ("(四)优化环境", "（一）", 4),
        ("㈣优化环境", "（一）", 4),
        ("12．完善制度", "1.", 12),
        ("⒊完善制度", "1.", 3),
        ("（5）走访", "（1）", 5),
        ("⑸走访", "（1）", 5),
        ("5）走访", "1）", 5),
        ("⑦走访", "①", 7),
        ("B.走访", "A.", 2),
        ("Ⅲ.走访", "Ⅰ.", 3),
        ("(c)走访", "（a）", 3),
        ("2.3 范围", "1.1", 3),
        ("4.2.1术语", "1.1", 1),
        ("丙、走访", "甲、", 3),
    ],
)
def test_ordinal_is_read(line: str, style: str, value: int) -> None:
    number = ordinal.read(line)
    assert number
    assert (number.style, number.value) == (style, value)


@pytest.mark.parametrize(
    "line",
    [
        "一九五八年建站",
        "二〇二四年工作总结",
        "一、二、三等奖各一名",
        "一、二年级学生",
        "2024年回顾",
        "12.5%的农户",
        "第三条、第四条所列情形",
        "甲乙双方",
        "一府两院",
    ],
)
def test_what_is_no_ordinal(line: str) -> None:
    assert ordinal.read(line) is None


@pytest.mark.parametrize(
    ("style", "value", "prefix", "text"),
    [
        ("一、", 12, "", "十二、"),
        ("（一）", 20, "", "（二十）"),
        ("1.", 3, "", "3."),
        ("①", 4, "", "④"),
        ("A.", 4, "", "D."),
        ("1.1", 3, "2.4", "2.4.3"),
        ("表", 2, "3-", "表3-2"),
        ("首先", 2, "", "其次"),
        ("首先", 4, "", "最后"),
        ("第一条", 105, "", "第一百零五条"),
        ("第一条", 111, "", "第一百一十一条"),
        ("第一阶段", 2, "", "第二阶段"),
    ],
)
def test_ordinal_is_written(style: str, value: int, prefix: str, text: str) -> None:
    assert ordinal.written(style, value, prefix) == text


def _kinds(values: list[int]) -> list[str]:
    numbers = [Numbered(value, NONE if index else START) for index, value in enumerate(values)]
    return [step.kind for step in align(numbers)]


@pytest.mark.parametrize(
    ("values", "kinds"),
    [
        ([1, 2, 3], ["next", "next", "next"]),
        ([1, 2, 4, 5], ["next", "next", "gap", "next"]),
        ([2, 3, 4], ["gap", "next", "next"]),
        ([1, 2, 2, 3], ["next", "next", "repeat", "next"]),
        ([1, 2, 2, 4], ["next", "next", "wrong", "next"]),
        ([1, 2, 13, 4, 5], ["next", "next", "wrong", "next", "next"]),
        ([1, 2, 3, 9], ["next", "next", "next", "gap"]),
        ([1, 2, 3, 1, 2, 4], ["next", "next", "next", "nested", "next", "next"]),
        ([], []),
    ],
)
def test_row_is_read_at_the_lowest_cost(values: list[int], kinds: list[str]) -> None:
    assert _kinds(values) == kinds


def test_boundary_permits_a_restart() -> None:
    soft = Boundary(0.0, 0.05)
    steps = align([Numbered(1, START), Numbered(2), Numbered(1, soft), Numbered(2)])
    assert [(step.kind, step.restart) for step in steps] == [
        ("next", True), ("next", False), ("next", True), ("next", False),
    ]  # fmt: skip


def test_doubtful_number_is_left_aside_where_it_does_not_fit() -> None:
    steps = align([Numbered(1, START), Numbered(8, NONE, doubtful=True), Numbered(2), Numbered(3, NONE, doubtful=True)])
    assert [step.kind for step in steps] == ["next", "aside", "next", "next"]


@settings(max_examples=60)
@given(st.lists(st.integers(1, 30), max_size=40))
def test_every_row_has_a_reading_and_it_costs_no_more_than_its_defects(values: list[int]) -> None:
    kinds = _kinds(values)
    assert len(kinds) == len(values)
    unlike = sum(value != index for index, value in enumerate(values, 1))
    assert sum(kind not in {"next", "nested"} for kind in kinds) <= unlike


@settings(max_examples=40)
@given(st.lists(st.integers(1, 12), min_size=1, max_size=6), st.sampled_from(["（一）", "1.", "（1）", "①"]))
def test_consistent_numbers_are_sound(counts: list[int], style: str) -> None:
    lines = []
    for part, count in enumerate(counts, 1):
        lines.append(f"{ordinal.written('一、', part)}第{part}部分的工作")
        lines += [f"{ordinal.written(style, item)}这是一项任务，要抓好落实。" for item in range(1, count + 1)]
    draft = document("\n".join(lines))
    steps = [step for series in outline(draft).series for step in series.steps]
    assert steps
    assert all(step.sound for step in steps)


_REPORT = """## 2024年工作回顾
### 一、抓学习
（一）集中学。办班六期。
（二）自主学。发书百册。
### 二、抓落实
（一）抓项目。开工九个。
## 2025年工作安排
### 一、强产业
### 二、惠民生
"""


def test_tree() -> None:
    draft = document(_REPORT, "draft.md")
    sections = draft.derive(outline).sections
    assert [(section.depth, section.style) for section in sections] == [
        (0, ""), (1, "一、"), (2, "（一）"), (2, "（一）"), (1, "一、"), (2, "（一）"), (0, ""), (1, "一、"), (1, "一、"),
    ]  # fmt: skip
    assert [len(section.children) for section in draft.derive(outline).roots] == [2, 2]


def test_plain_heading_inside_a_numbered_part_stays_inside() -> None:
    draft = document("一、总体情况\n主要成效\n成效明显。\n二、存在问题\n问题不少。\n")
    assert [section.depth for section in draft.derive(outline).sections] == [0, 1, 0]


def test_contents_and_tables_are_no_headings() -> None:
    draft = document("一、概况........3\n| 一、 | 二、 |\n| --- | --- |\n| 三、 | 四、 |\n一、概况\n")
    assert len(draft.derive(outline).sections) == 1


def test_attachments_named_in_a_sentence_form_a_row() -> None:
    draft = document("附件：1.分工表\n2.名单\n3.时间表\n")
    (series,) = draft.derive(outline).series
    assert [member.value for member in series.members] == [1, 2, 3]


def test_empty_draft_has_no_outline() -> None:
    assert not document("").derive(outline).sections


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "稿.md"
    path.write_text("前言部分。\n## 一、抓学习\n好。\n## 三、抓作风\n好。\n", encoding="utf-8")
    return path


def test_command_shows_the_tree(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", "--no-config", str(draft)]) == 1
    out = capsys.readouterr().out
    assert "     2  一、抓学习" in out
    assert "✗ 缺“二、”" in out


def test_command_speaks_json(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", "--no-config", "--format", "json", str(draft)]) == 1
    data = json.loads(capsys.readouterr().out)
    assert [(section["line"], section["value"]) for section in data["sections"]] == [(2, 1), (4, 3)]
    assert data["sections"][1]["findings"][0]["rule"] == "numbering/lost-number"


def test_command_names_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", "--no-config", str(tmp_path / "none.md")]) == 2
    assert "none.md" in capsys.readouterr().err


def test_command_colours_the_signs(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["outline", "--no-config", "--color", "always", str(draft)])
    assert "\x1b[31m✗" in capsys.readouterr().out


def test_a_folder_and_what_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.md", "b.txt"):
        (tmp_path / name).write_text("一、总体要求\n二、主要任务\n", encoding="utf-8")
    (tmp_path / "c.md").write_bytes(b"\x00\x01\x02")
    assert main(["outline", "--no-config", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert said.out.count("二、主要任务") == 2
    assert "c.md" in said.err


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年重点抓好以下三个方面工作：\n一、强产业\n好。\n二、强基础\n好。\n", ["三个方面"]),
        ("存在问题主要有三个方面。\n1.人手少。\n2.经费紧。\n3.路程远。\n4.设备旧。\n", ["三个方面"]),
        ("各级各部门要做到“三个聚力”。\n（一）聚力产业升级。\n（二）聚力民生改善。\n下一步。\n", ["三个"]),
        ("今年重点抓好以下两个方面工作：\n一、强产业\n好。\n二、强基础\n好。\n", []),
        ("各级各部门要做到“两个聚力”。\n（一）聚力产业升级。\n（二）聚力民生改善。\n", []),
        # the slogan is not what the items are about, the count is not what introduces them
        ("各级各部门要做到“三个务必”。\n（一）修路。\n（二）架桥。\n", []),
        ("去年全县办成了三件大事。\n（一）修路。\n（二）架桥。\n", []),
        # a lost number is a matter of its own
        ("今年重点抓好以下三个方面工作：\n一、强产业\n好。\n三、强基础\n好。\n", []),
    ],
)
def test_headings_announced_are_counted(text: str, expected: list[str]) -> None:
    assert flagged(text, "arithmetic/count") == expected
