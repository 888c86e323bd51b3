"""Pairs of marks: what is flagged, at which mark, and what only looks like a fault."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.checks.pairs import flaws

from .conftest import document, told


def found(text: str) -> list[tuple[str, int]]:
    return sorted((flaw.fault, flaw.span.start) for flaw in flaws(document(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("做好两重”、“两新”项目储备，开展“自审自发”试点。", [("unopened", 4)]),
        ("做好“两重”、“两新项目储备，开展“自审自发”试点。", [("unclosed", 7)]),
        # two faults, not one quotation over two paragraphs
        ("坚持“以人为本的理念，推动工作。\n落实首问负责制”，改进作风。", [("unclosed", 2), ("unopened", 24)]),
        ("（三）新（改）建户厕，治理管控）率过半。", [("unopened", 15)]),
        ("讲好“青山故事“、传播“青山声音”。", [("reversed", 7)]),
        ("讲好”青山故事”、传播“青山声音”。", [("reversed", 2)]),
        ("讲好”青山故事“，传播青山声音。", [("reversed", 2)]),
        ("面向“青山计划””沿线企业。", [("unopened", 8)]),
        ("《章程》《办法》》同时施行。", [("unopened", 8)]),
        ("占比（不含区县）提高）。", [("unopened", 10)]),
        ("【做法】建机制。【成效群众满意。", [("unclosed", 8)]),
        ("中国‘天眼”落成启用。", [("mixed", 2)]),
        ("（2024]年度安排。", [("mixed", 0)]),
        ("“讲‘三严三实”专题党课’开讲。", [("crossed", 12)]),
        ("他说：“要‘干“实事”、办好事’。”", []),
        ("他说：“要发扬“青山精神”，再立新功。”", [("nested", 7)]),
        ("依据《关于实施《水法》办法》执行。", [("nested", 7)]),
        ("面积（平方米)合计。", [("width", 2)]),
        ('在"青山论坛"上发布“成果”。', [("straight", 1)]),
        ("开展'双增'行动，促进“五育”并举。", [("straight", 2)]),
    ],
)
def test_the_mark_itself_is_flagged(text: str, expected: list[tuple[str, int]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“‘三农’”问题（含‘三块地’改革）。",
        "1）调查；2）分析；3）总结。",
        "a）方案；b）预算。",
        "服务事项（包括：1）咨询；2）代办；3）转介）全部上网。",
        "（一）加强领导；（二）落实责任。",
        "他笑了:)",
        '成绩为5\'12"6，领先3"5。',
        "The Farmers' Market and the Mayor's Office 共同主办。",
        "区间为[0,1)和(2,5]。",
        "名单（按姓氏笔画为序\n王某、李某）。",
        "“锄禾日当午，\n汗滴禾下土。”",
        "来信说：“今年收成很好，全村人均增收两千多元，路也修通了。\n“希望你们常来走走，看看新盖的文化广场和图书室。”",
        "（含专项债券（一般债券另计）在内）。",
    ],
)
def test_what_only_looks_like_a_fault(text: str) -> None:
    assert found(text) == []


def test_a_quotation_closed_in_the_next_paragraph_is_one_flaw() -> None:
    draft = document("他激动地说：“这条路修了整整三年，总算通到了家门口。\n往后卖果子再也不发愁了。”\n")
    (flaw,) = flaws(draft)
    assert flaw.fault == "unclosed"
    assert [draft.slice(span) for span in flaw.related] == ["”"]


def test_many_straight_quotes_are_one_finding() -> None:
    draft = document("".join(f'推进"第{number}项"改革。\n' for number in range(6)))
    (flaw,) = flaws(draft)
    assert flaw.partner == "6处"
    assert len(flaw.edits) == 12


@settings(max_examples=200)
@given(st.lists(st.sampled_from(["“甲”", "‘乙’", "（丙）", "《丁》", "【戊】", "己，", "庚。"]), max_size=12))
def test_well_formed_text_is_silent(parts: list[str]) -> None:
    assert found("文" + "".join(parts)) == []


@settings(max_examples=200)
@given(st.integers(1, 6), st.integers(0, 11))
def test_one_removed_mark_is_one_flaw_there(pairs: int, place: int) -> None:
    text = "、".join(f"“第{number}件”" for number in range(pairs)) + "要办好。"
    marks = [index for index, char in enumerate(text) if char in "“”"]
    removed = marks[place % len(marks)]
    partner = text.rindex("“", 0, removed) if text[removed] == "”" else text.index("”", removed) - 1
    assert [start for _, start in found(text[:removed] + text[removed + 1 :])] == [partner]


@settings(max_examples=300)
@given(st.text(alphabet="“”‘’（）()【】《》\"'甲1,。\n", max_size=40))
def test_any_text_in_findings_out(text: str) -> None:
    draft = document(text)
    for flaw in flaws(draft):
        assert 0 <= flaw.span.start < flaw.span.end <= len(draft.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("落实首问负责”制，办好“两件”实事。", ["6:” mark=” partner=“"]),
        ("做好“两重”、“两新项目储备，开展“自审自发”试点。", ["7:“ mark=“ partner=”"]),
        (
            "坚持“以人为本的理念，推动工作。\n落实首问负责制”，改进作风。",
            ["2:“ mark=“ partner=”", "24:” mark=” partner=“"],
        ),
        ("讲好“青山故事“、传播“青山声音”。", ["7:“ mark=“ partner=” [7:“>”]"]),
        ("讲好”青山故事”、传播“青山声音”。", ["2:” mark=” partner=“ [2:”>“]"]),
        ("讲好”青山故事“，传播青山声音。", ["2:”青山故事“ mark=” partner=“ [2:”>“] [7:“>”]"]),
        ("讲好“青山，故事“，传播青山声音。", ["8:“ mark=“ partner=” [8:“>”]"]),
        ("讲好“，青山故事“传播青山声音。", ["8:“ mark=“ partner=” [8:“>”]"]),
        ("讲好”青山故事。传播“青山声音。", ["2:” mark=” partner=“", "10:“ mark=“ partner=”"]),
        ("开展““双增”行动。", ["2:“ mark=“ partner=”"]),
        ("开展“双增””行动。", ["6:” mark=” partner=“"]),
        ("””开展活动。", ["0:” mark=” partner=“ [0:”>“]"]),
        ("占比（不含区县）提高）。", ["10:） mark=） partner=（"]),
        ("中国‘天眼”落成启用。", ["2:‘天眼” mark=‘ partner=”"]),
        ("（2024]年度安排，（不含区县】部分。", ["0:（2024] mark=（ partner=]", "11:（不含区县】 mark=（ partner=】"]),
        ("（2024，年度。安排]。", ["0:（ mark=（ partner=）", "11:] mark=] partner=["]),
        ("“讲‘三严三实”专题党课’开讲。", ["12:’ mark=’ partner=” <7:”"]),
        ("《关于“三农》工作”的意见印发。", ["9:” mark=” partner=》 <6:》"]),
        ("他说：“要发扬“青山精神”，再立新功。”", ["7:“ mark=“ partner=“ <3:“"]),
        ("他说：“要‘干“实事”、办好事’。”", []),
        ("依据《关于实施《水法》办法》执行。", ["7:《 mark=《 partner=《 <2:《"]),
        ("《关于〈水法〉、《土地法》的解释》印发。", ["8:《 mark=《 partner=《 <0:《"]),
        (
            "面积（平方米)合计(公顷）。",
            ["2:（平方米) mark=（ partner=) [6:)>）]", "9:(公顷） mark=( partner=） [9:(>（]"],
        ),
        ('在"青山论坛"上发布“成果”。', ['1:"青山论坛" mark=" partner=1处 [1:">“] [6:">”]']),
        (
            "开展'双增'行动，促进\"五育\"并举。",
            ["2:'双增' mark=' partner=1处 [2:'>‘] [5:'>’]", '11:"五育" mark=" partner=1处 [11:">“] [14:">”]'],
        ),
        ('他说："可以', ['3:" mark=" partner=”']),
        (
            '推进"一网通办"改革，"跨省通办"改革，"一件事"改革，"好差评"改革。',
            ['2:"一网通办" mark=" partner=4处 [2:">“] [7:">”] [11:">“] [16:">”] [20:">“] [24:">”] [28:">“] [32:">”]'],
        ),
        (
            '推进“一网通办"改革，"跨省通办”改革。',
            ['2:“一网通办" mark=“ partner=1处 [7:">”]', '11:"跨省通办” mark=" partner=1处 [11:">“]'],
        ),
        (
            "他激动地说：“这条路修了整整三年，总算通到了家门口。\n往后卖果子再也不发愁了。”",
            ["6:“ mark=“ partner=” <39:”"],
        ),
        ("服务事项（包括：1）咨询；2）代办；3）转介）全部上网。", []),
        ("（一）加强领导）；（二）落实责任。", ["7:） mark=） partner=（"]),
        (
            "名单（按姓氏笔画为序\n王某、李某。\n张某\n赵某\n钱某）。",
            ["2:（ mark=（ partner=）", "26:） mark=） partner=（"],
        ),
        ("名单（按姓氏笔画为序\n王某、李某。\n张某\n钱某）。", []),
        ("名单（按姓氏笔画为序\n王某、李某。\n张某、钱某的）报告。", []),
        ("He said (for example and (others).", ["8:( mark=( partner=）"]),
        (
            "来信说：“今年收成很好，全村人均增收两千多元，路也修通了。\n“希望你们常来走走，看看新盖的文化广场。\n“我们等着。”",
            [],
        ),
        ("‘双增’行动与’双减’并举，‘双评”。", ["7:’ mark=’ partner=‘ [7:’>‘]", "14:‘双评” mark=‘ partner=”"]),
        ("各地上报材料（备注：）待定，名单(略：)另附。", []),
        ("区间为[0,1)和(2,5]，【做法建机制。", ["15:【 mark=【 partner=】"]),
        ("会上发布了‘2024行动’的方案。", []),
        ("他说：“要办好‘12345’热线，兑现‘1+3’承诺。”", []),
        ("在‘24年启动‘双增’行动。", []),
        ("「甲」『乙〕〔丙〕。", ["3:『乙〕 mark=『 partner=〕"]),
        ("《关于〈释《水法》疑〉的说明》发布。", []),
        ("Farmers’ Market与Mayor’s Office共同主办。", []),
        ("占比）不含区县）提高。", ["2:） mark=） partner=（ [2:）>（]"]),
        ("占比（不含区县（提高。", ["7:（ mark=（ partner=） [7:（>）]"]),
        ("占比）不含，区县）提高。", ["2:） mark=） partner=（", "8:） mark=） partner=（"]),
        ("名单（按姓氏笔画为序。\n王某、李某、张某）", []),
        ("名单（按姓氏笔画为序。\n王某、李某，张某）等", ["2:（ mark=（ partner=）", "20:） mark=） partner=（"]),
        ("一年来，全县各项工作扎实推进，取得了明显成效。\n重点推进（县级财政\n统筹）改革试点工作。", []),
        ('他说："可以。\n我们都同意。"', []),
        ("“今日长缨在手，\n何时缚住苍龙”的豪情。", []),
        (
            "“今日长缨在手，何时缚住苍龙，六盘山上高峰红旗漫卷西风。\n何时缚住苍龙”的豪情。",
            ["0:“ mark=“ partner=”", "35:” mark=” partner=“"],
        ),
        (
            "来信说：“今年收成很好，全村人均增收两千多元。\n“希望你们”常来走走，看看新盖的文化广场。",
            ["4:“ mark=“ partner=”"],
        ),
        (
            "来信说“今年收成很好，全村人均增收两千多元。\n“希望你们常来走走，看看新盖的文化广场。”",
            ["3:“ mark=“ partner=”"],
        ),
        ("推进‘双增行动，实施'双减行动。", ["2:‘双增行动，实施' mark=‘ partner=1处 [10:'>’]"]),
        (
            "他说：“一是抓紧。\n二是抓实。\n三是抓好。\n四是抓细。\n五是抓牢。”",
            ["3:“ mark=“ partner=”", "33:” mark=” partner=“"],
        ),
        ("他说：“一是抓紧。\n二是抓实。\n三是抓好。\n四是抓牢。”", []),
    ],
)
def test_what_is_said_of_a_flaw(text: str, expected: list[str]) -> None:
    assert (
        told(
            text,
            "punctuation/unclosed",
            "punctuation/unopened",
            "punctuation/reversed-mark",
            "punctuation/nested-pair",
            "punctuation/mixed-pair",
            "punctuation/pair-width",
            "punctuation/crossed-pair",
            "punctuation/straight-quotes",
        )
        == expected
    )
