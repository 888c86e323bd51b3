"""Numbers of headings, items and captions: one defect is one finding, and sound numbers are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.ordinal import written

from .conftest import built_in_rules, document, flagged, told


def _report(*headings: str) -> str:
    return "\n".join(f"{heading}\n这一部分的工作进展顺利，群众反映良好。" for heading in headings)


@pytest.mark.parametrize(
    ("text", "rule", "expected"),
    [
        (_report("一、甲", "二、乙", "四、丙"), "lost-number", ["四、"]),
        (_report("一、甲", "五、乙", "六、丙", "七、丁"), "lost-number", ["五、"]),
        (_report("（一）甲", "（二）乙", "（二）丙", "（三）丁"), "repeated-number", ["（二）"]),
        (_report("1．甲", "2．乙", "2．丙", "4．丁"), "wrong-number", ["2．"]),
        (_report("三、甲", "二、乙", "三、丙", "四、丁"), "wrong-number", ["三、"]),
        ("工作总结\n" + _report("二、甲", "三、乙"), "lost-beginning", ["二、"]),
        ("①抓学习；②抓落实；④抓作风。", "lost-number", ["④"]),
        ("①抓学习；③抓作风。", "lost-number", ["③"]),
        ("要求如下：（1）抓学习；（2）抓落实；（2）抓作风。", "repeated-number", ["（2）"]),
        ("会议议程有四项：一、听取报告；二、审议决定；四、人事任免。", "lost-number", ["四、"]),
        ("主要做法：⑴强化学习；⑵强化管理；⑷强化监督。", "lost-number", ["⑷"]),
        ("第一步：摸底。\n第二步：整治。\n第二步：验收。", "repeated-number", ["第二步"]),
        ("一是强学习。\n二是强管理。\n二是强监督。\n三是强保障。", "repeated-number", ["二是"]),
        ("案例一：退林还耕。\n案例二：以工代赈。\n案例四：以奖代补。", "lost-number", ["案例四"]),
        ("首先，统一思想。其次，明确分工。其次，抓好落实。", "repeated-number", ["其次，"]),
        ("首先，统一思想。再次，明确分工。最后，抓好落实。", "lost-number", ["再次，"]),
        ("其一，统一思想。其三，明确分工。", "lost-number", ["其三，"]),
        ("第一步，摸底。第二步，整治。第四步，验收。", "lost-number", ["第四步"]),
        ("第一阶段（三月）摸底。\n第三阶段（五月）验收。", "lost-number", ["第三阶段"]),
        ("一要抓学习，二要抓落实，二要抓作风。", "repeated-number", ["二要"]),
        ("一要抓学习。\n三要抓作风。\n", "lost-number", ["三要"]),
        ("工作要点：二是抓紧，三是抓实。", "lost-beginning", ["二是"]),
        ("图1　结构\n图2　流程\n图2　布局\n图3　效果", "repeated-number", ["图2"]),
        ("表1-1　结构\n表1-3　流程\n表2-1　布局", "lost-number", ["表1-3"]),
        ("附件：\n附件1　名单\n附件2　表格\n附件4　清单", "lost-number", ["附件4"]),
        ("附件：1.名单\n2.表格\n4.清单", "lost-number", ["4."]),
        ("第一章　总则\n第一条　目的。\n第三条　范围。", "lost-number", ["第三条"]),
        ("一、甲\n（一）好。\n（二）好。\n二、乙\n（二）好。", "lost-beginning", ["（二）"]),
        ("1.1 目的\n说明。\n1.3 范围\n2.1 术语\n", "lost-number", ["1.3"]),
        ("A.甲\nB.乙\nD.丙", "lost-number", ["D."]),
        ("## 一、甲\n好。\n### 三、乙\n好。", "lost-number", ["三、"]),
        ("**一、甲**\n好。\n**三、乙**\n好。", "lost-number", ["三、"]),
        ("（一）甲。\n（三）乙。\n（二）丙。\n（四）丁。", "wrong-order", ["（三）乙。\n（二）"]),
        ("二、甲。\n一、乙。\n三、丙。", "wrong-order", ["二、甲。\n一、"]),
        ("一、甲\n二、乙\n三、丙\n二、乙\n三、丙\n四、丁", "wrong-order", ["三、丙\n二、乙\n三、"]),
        ("一、甲\n二、乙\n（三）丙\n四、丁", "wrong-style", ["（三）"]),
        ("一、甲\n二、乙\n3.丙\n四、丁", "wrong-style", ["3."]),
        ("1.甲项。\n2.乙项。\n（三）丙项。\n4.丁项。", "wrong-style", ["（三）"]),
        ("首先，统一思想。其次，明确分工。再次，压实责任。第五，严格考核。", "lost-number", ["第五，"]),
        ("首先，统一思想。其次，明确分工。第五，严格考核。", "lost-number", ["第五，"]),
        ("第一个问题，讲形势。\n第二个问题，讲任务。\n第四个问题，讲作风。", "lost-number", ["第四个"]),
        ("第一件，修路。\n第二件，架桥。\n第二件，通水。", "repeated-number", ["第二件"]),
        # a bracket is lost, not the number
        ("（一）甲项。\n（二 乙项。\n（四）丙项。", "lost-number", ["（四）"]),
        # it hardly runs on from the part before and holds a list of its own besides
        (
            (_report("一、回顾", "（一）甲", "（二）乙", "二、安排", "（三）丙", "（一）丁", "（二）戊", "（四）己")),
            "wrong-order",
            [
                "（三）丙\n这一部分的工作进展顺利，群众反映良好。\n（一）丁\n这一部分的工作进展顺利，群众反映良好。\n（二）"
            ],
        ),
        # a new list of one item behind a line that is hardly a heading
        ("一、回顾\n好。\n二、安排\n好。\n抓产业促就业\n好事多多。\n一、作风\n好。", "wrong-number", ["一、"]),
    ],
)
def test_one_defect_is_one_finding(text: str, rule: str, expected: list[str]) -> None:
    assert flagged(text, f"numbering/{rule}") == expected
    others = [name for name in built_in_rules() if name.startswith("numbering/") and name != f"numbering/{rule}"]
    assert flagged(text, *others) == []


@pytest.mark.parametrize(
    "text",
    [
        "做到“三要三不要”，一是一、二是二，实事求是。",
        "一是抓紧。二是抓实。\n\n在另一方面，一是抓早。二是抓小。",
        "前三季度，第一产业增加值增长三个百分点，第三产业增长五个百分点。",
        "我们的做法是，首先要统一思想，再次感谢各位委员。",
        "第三视察组察看了园区，第一、第二视察组察看了学校。",
        "一、甲\n1.好。\n2.好。\n二、乙\n1.好。\n三、丙\n没有分项。",
        "一、甲\n（一）好。\n二、乙\n（二）好。\n三、丙\n（三）好。",
        "一、问题\n主要有三类。一是产业不强，二是人才不足。\n三是资金短缺。\n二、建议\n一是强产业。",
        "原因是：一是基础差；二是投入少。",
        "8.6个百分点的差距仍然存在。\n3.5亿元已经到位。",
        "1.登记\n2.审核\n3.10种情形除外\n4.发放",
        "表1　人口\n| 年 | 数 |\n| --- | --- |\n| 1 | 2 |\n表2　耕地\n",
        "附件1　名单\n附件2　表格\n附件1\n名单正文。\n附件2\n表格正文。",
        "（一）\n（二）\n",
        "三、下步打算\n好。\n四、建议\n好。",
        "摘要如下。\n三、下步打算\n好。",
        "",
    ],
)
def test_sound_numbers_are_left_alone(text: str) -> None:
    assert flagged(text, "numbering") == []


def test_message_says_what_is_lost_and_shows_the_one_before() -> None:
    draft = document("（一）甲。\n（二）乙。\n(五)丙。\n")
    rule = built_in_rules()["numbering/lost-number"]
    (match,) = rule.matches(draft)
    assert rule.say(match, "(五)") == "缺“(三)”、“(四)”：“（二）”之后即为“(五)”，请补上或顺改序号"
    assert [draft.slice(span) for span in match.related] == ["（二）"]


def test_wrong_order_lists_the_numbers() -> None:
    draft = document("一、甲\n五、戊\n二、乙\n三、丙\n四、丁\n五、戊\n")
    (match,) = built_in_rules()["numbering/wrong-order"].matches(draft)
    assert match.values["sequence"] == "一、五、二、三、四、五"
    assert draft.slice(match.span) == "五、戊\n二、乙\n三、丙\n四、丁\n五、"


def test_mixed_series_is_no_gap() -> None:
    text = "一是抓住关键，二要补齐短板，三是守牢底线。"
    assert flagged(text, "numbering/lost-number") == []
    assert flagged(text, "numbering/mixed-series") == ["三是"]


def test_a_row_of_half_brackets_has_no_usual_form() -> None:
    assert flagged(_report("（一甲", "（二乙", "（三丙"), "numbering/mixed-marks") == []


_STYLES = ["一、", "（一）", "1.", "（1）", "第一章"]


@settings(max_examples=60)
@given(st.integers(3, 12), st.data(), st.sampled_from(_STYLES))
def test_a_lost_heading_is_found_where_the_gap_is(count: int, data: st.DataObject, style: str) -> None:
    lost = data.draw(st.integers(2, count - 1))
    heads = [f"{written(style, value)} 抓好第{value}方面" for value in range(1, count + 1) if value != lost]
    assert flagged(_report(*heads), "numbering") == [written(style, lost + 1)]


@settings(max_examples=60)
@given(st.integers(4, 12), st.data(), st.sampled_from(_STYLES))
def test_two_swapped_headings_are_one_finding(count: int, data: st.DataObject, style: str) -> None:
    place = data.draw(st.integers(0, count - 2))
    values = list(range(1, count + 1))
    values[place], values[place + 1] = values[place + 1], values[place]
    heads = [f"{written(style, value)} 抓好第{value}方面" for value in values]
    assert len(flagged(_report(*heads), "numbering")) == 1


@settings(max_examples=40)
@given(st.text(alphabet="一二三四五、（）()123.①②是要第条，。\n# 附件表图", max_size=80))
def test_no_text_ends_in_an_error(text: str) -> None:
    flagged(text, "numbering", "reference", "layout")


@pytest.mark.parametrize(
    "text",
    [
        "首先，统一思想。其次，明确分工。再次，压实责任。第四，严格考核。",
        "第二个问题，先谈作风。\n第一个问题，再谈形势。",
        "（一）甲项。\n（二 乙项。\n（三）丙项。",
        "（一）甲项。（二）乙项。\n一）人员到位；二）责任到位。",
        "会议要求：\n一、提高认识。\n二、压实责任。\n会议决定：\n一、成立专班。\n二、拨付经费。",
    ],
)
def test_what_only_looks_like_a_damaged_row(text: str) -> None:
    assert flagged(text, *(f"numbering/{rule}" for rule in _SERIOUS)) == []


_SERIOUS = (
    "lost-number",
    "lost-beginning",
    "repeated-number",
    "wrong-number",
    "wrong-order",
    "wrong-style",
    "mixed-marks",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲\n好。\n二、乙\n好。\n四、丙\n好。", ["14:四、 expected=三、 missing=三、 previous=二、 <7:二、"]),
        (
            "一、甲\n好。\n五、乙\n好。\n六、丙\n好。\n七、丁\n好。",
            ["7:五、 expected=二、 missing=二、”至“四、 previous=一、 <0:一、"],
        ),
        (
            "九、甲\n好。\n十、乙\n好。\n十二、丙\n好。",
            ["14:十二、 expected=十一、 missing=十一、 previous=十、 <7:十、"],
        ),
        (
            "一、甲\n好。\n二、乙\n好。\n四、丙\n好。\n七、丁\n好。",
            [
                "14:四、 expected=三、 missing=三、 previous=二、 <7:二、",
                "21:七、 expected=五、 missing=五、”、“六、 previous=四、 <14:四、",
            ],
        ),
        (
            "（一）甲\n好。\n（二）乙\n好。\n（二）丙\n好。\n（三）丁\n好。",
            ["16:（二） expected=（三） missing=（三） previous=（二） <8:（二）"],
        ),
        (
            "（一）甲\n好。\n（二）乙\n好。\n（一）丙\n好。\n（四）丁\n好。",
            ["16:（一） expected=（三） missing=（三） previous=（二） <8:（二）"],
        ),
        ("1．甲\n好。\n2．乙\n好。\n2．丙\n好。\n4．丁\n好。", ["14:2． expected=3． missing=3． previous=2． <7:2．"]),
        (
            "三、甲\n好。\n二、乙\n好。\n三、丙\n好。\n四、丁\n好。",
            ["0:三、 expected=一、 missing=一、”、“二、 previous="],
        ),
        ("工作总结\n二、甲\n好。\n三、乙\n好。", ["5:二、 expected=一、 missing=一、 previous="]),
        ("工作总结\n三、甲\n好。\n四、乙\n好。", ["5:三、 expected=一、 missing=一、”、“二、 previous="]),
        ("①抓学习；②抓落实；④抓作风。", ["10:④ expected=③ missing=③ previous=② <5:②"]),
        (
            "会议议程有四项：一、听取报告；二、审议决定；四、人事任免。",
            ["22:四、 expected=三、 missing=三、 previous=二、 <15:二、"],
        ),
        (
            "案例一：退林还耕。\n案例二：以工代赈。\n案例四：以奖代补。",
            ["20:案例四 expected=案例三 missing=案例三 previous=案例二 <10:案例二"],
        ),
        (
            "首先，统一思想。再次，明确分工。最后，抓好落实。",
            ["8:再次， expected=其次 missing=其次 previous=首先， <0:首先，"],
        ),
        (
            "首先，统一思想。其次，明确分工。第五，严格考核。",
            ["16:第五， expected= missing=第三，”、“第四， previous=其次 <8:其次"],
        ),
        ("其一，统一思想。其三，明确分工。", ["8:其三， expected=其二， missing=其二， previous=其一， <0:其一，"]),
        (
            "第一，强学习。第二，强管理。第四，强监督。",
            ["14:第四， expected=第三， missing=第三， previous=第二， <7:第二，"],
        ),
        (
            "一要抓学习，二要抓落实，二要抓作风，五要抓制度。",
            [
                "12:二要 expected=三要 missing=三要 previous=二要 <6:二要",
                "18:五要 expected=三要 missing=三要”、“四要 previous=二要 <12:二要",
            ],
        ),
        ("图1　结构\n图2　流程\n图2　布局\n图3　效果", ["12:图2 expected=图3 missing=图3 previous=图2 <6:图2"]),
        ("图1　结构\n图3　流程", ["6:图3 expected=图2 missing=图2 previous=图1 <0:图1"]),
        ("图4　结构\n图5　流程", []),
        (
            "表1-1　结构\n表1-4　流程\n表2-1　布局",
            ["8:表1-4 expected=表1-2 missing=表1-2”、“表1-3 previous=表1-1 <0:表1-1"],
        ),
        (
            "第一章　总则\n第一条　目的。\n第三条　范围。\n第四条　范围。",
            ["15:第三条 expected=第二条 missing=第二条 previous=第一条 <7:第一条"],
        ),
        (
            "第九十八条　目的。\n第九十九条　范围。\n第一百零二条　附则。",
            [
                "20:第一百零二条 expected=第一百条 missing=第一百条”、“第一百零一条 previous=第九十九条 <10:第九十九条",
            ],
        ),
        ("A.甲\nB.乙\nB.丙\nD.丁", ["8:B. expected=C. missing=C. previous=B. <4:B."]),
        (
            "（一）甲。\n（三）乙。\n（二）丙。\n（四）丁。",
            ["6:（三）乙。\n（二） count=2 sequence=（一）（三）（二）（四） <0:（一）"],
        ),
        ("二、甲。\n一、乙。\n三、丙。", ["0:二、甲。\n一、 count=2 sequence=二、一、三"]),
        (
            "一、甲\n二、乙\n三、丙\n二、乙\n三、丙\n四、丁",
            ["8:三、丙\n二、乙\n三、 count=3 sequence=一、二、三、二、三、四 <4:二、"],
        ),
        (
            "1.甲\n9.乙\n2.乙\n3.丙\n4.丁\n5.戊\n6.己\n7.庚\n8.辛\n9.壬\n10.癸\n11.子\n12.丑\n13.寅",
            [
                "4:9.乙\n2.乙\n3.丙\n4.丁\n5.戊\n6.己\n7.庚\n8.辛\n9. count=9 sequence=1.、9.、2.、3.、4.、5.、6.、7.、8.、9.、10.… <0:1."
            ],
        ),
        ("一、甲\n二、乙\n（三）丙\n四、丁", ["8:（三） expected=三、 missing=三、 previous=二、 <4:二、"]),
        ("1.甲项。\n2.乙项。\n（三）丙项。\n4.丁项。", ["12:（三） expected=3. missing=3. previous=2. <6:2."]),
        (
            "（一）甲。\n（二）乙。\n(五)丙。",
            [
                "12:(五) expected=(三) missing=(三)”、“(四) previous=（二） <6:（二）",
                "12:(五) count=1 expected=（一） previous=（一） <0:（一）",
            ],
        ),
        ("一是抓住关键，二要补齐短板，三是守牢底线。", ["14:三是 expected=二是 missing=二是 previous=一是 <0:一是"]),
        (
            "一、甲\n（一）好\n内容很好。\n（二）好\n内容很好。\n二、乙\n1.好\n内容很好。\n2.好\n内容很好。\n三、丙\n（一）好\n内容很好。\n（二）好\n内容很好。",
            ["30:1. expected=（一） previous=（一） <4:（一）"],
        ),
        (
            "（一）甲项。\n(二)乙项。\n（三）丙项。\n（四）丁项。",
            ["7:(二) count=1 expected=（一） previous=（一） <0:（一）"],
        ),
        ("（ 一 ）甲项。\n（二）乙项。\n（三）丙项。\n（四 丁项。", []),
        (
            "1.甲项。\n2、乙项。\n3.丙项。\n4.丁项。",
            ["6:2、 count=1 expected=1. previous=1. <0:1.", "6:2、 count=1 expected=2. [7:、>.]"],
        ),
        ("1、甲项。\n2.乙项。\n3.丙项。\n4、丁项。", ["0:1、 count=2 expected=1. [1:、>.] [19:、>.] <18:4、"]),
        (
            "1、甲项。\n2、乙项。\n3、丙项。\n4、丁项。\n5、戊项。",
            ["0:1、 count=5 expected=1. [1:、>.] [7:、>.] [13:、>.] [19:、>.] [25:、>.] <6:2、 <12:3、 <18:4、"],
        ),
        (
            "一、甲\n好。\n二，乙\n好。\n三．丙\n好。",
            ["7:二， expected=二、 [8:，>、]", "14:三． expected=三、 [15:．>、]"],
        ),
        (
            "（一）、甲项。\n（二） ，乙项。\n①.丙项。",
            ["0:（一）、 expected=（一） [3:、>]", "8:（二） ， expected=（二） [11: ，>]", "17:①. expected=① [18:.>]"],
        ),
        ("一是：强学习。二是、强管理。", ["0:一是： expected=一是 [2:：>]", "7:二是、 expected=二是 [9:、>]"]),
        (
            "第一，强学习。第二、强管理。第三：强监督。",
            ["7:第二、 expected=第二， [9:、>，]", "14:第三： expected=第三， [16:：>，]"],
        ),
        ("其一、强学习。其二，强管理。", ["0:其一、 expected=其一， [2:、>，]"]),
        ("一、甲\n（一）好\n1.好\n内容很好。\n（二）好\n1.好\n内容很好。\n二、乙\n（一）好\n①好\n内容很好。", []),
        ("## 一、甲\n### 说明\n好。\n## 二、乙\n（一）好\n好。\n## 三、丙\n（一）好\n好。", []),
    ],
)
def test_what_is_said_of_a_row(text: str, expected: list[str]) -> None:
    assert told(text, "numbering", "number/ordinal-mark") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an order of which the numbers are not all there
        ("一、甲\n二、乙\n四、丁\n三、丙", ["wrong-order 8:四、丁\n三、 count=2 sequence=一、二、四、三 <4:二、"]),
        (
            "（一）甲。\n（四）丁。\n（三）丙。\n（二）乙。\n（五）戊。",
            ["wrong-order 6:（四）丁。\n（三）丙。\n（二） count=3 sequence=（一）（四）（三）（二）（五） <0:（一）"],
        ),
        (
            "1.甲\n2.乙\n3.丙\n4.丁\n5.戊\n6.己\n7.庚\n8.辛\n9.壬\n11.子\n10.癸\n12.丑\n13.寅\n14.卯",
            ["wrong-order 36:11.子\n10. count=2 sequence=9.、11.、10.、12.… <32:9."],
        ),
        (
            "1.甲\n2.乙\n3.丙\n5.戊\n4.丁\n6.己\n7.庚\n8.辛\n9.壬\n10.癸\n11.子\n12.丑",
            ["wrong-order 12:5.戊\n4. count=2 sequence=1.、2.、3.、5.、4.、6.、7.、8.、9.、10.、11.、12. <8:3."],
        ),
        (
            "1.甲\n2.乙\n3.丙\n5.戊\n4.丁\n6.己\n7.庚\n8.辛\n9.壬\n10.癸\n11.子\n12.丑\n13.寅",
            ["wrong-order 12:5.戊\n4. count=2 sequence=3.、5.、4.、6.… <8:3."],
        ),
        ("第一个问题，讲形势。\n第三个问题，讲作风。\n第二个问题，讲任务。\n第四个问题，讲落实。", []),
        # what a row lacks stands there in other words
        (
            "一是抓学习；第二，抓落实；三是抓作风；五是抓制度。",
            [
                "lost-number 19:五是 expected=四是 missing=四是 previous=三是 <13:三是",
                "mixed-series 13:三是 expected=二是 missing=二是 previous=一是 <0:一是",
            ],
        ),
        (
            "一是抓学习；二要抓落实；五是抓作风。",
            ["lost-number 12:五是 expected=二是 missing=三是”、“四是 previous=一是 <0:一是"],
        ),
        (
            "一是抓学习；第二抓落实；第三抓作风；六是抓制度。",
            ["lost-number 18:六是 expected=二是 missing=四是”、“五是 previous=一是 <0:一是"],
        ),
        (
            "一是抓学习；其二抓落实；三是抓作风。",
            ["mixed-series 12:三是 expected=二是 missing=二是 previous=一是 <0:一是"],
        ),
        (
            "一是抓学习；（二）抓落实；三是抓作风。",
            ["mixed-series 13:三是 expected=二是 missing=二是 previous=一是 <0:一是"],
        ),
        (
            "一是抓学习；其次抓落实；三是抓作风。",
            ["mixed-series 12:三是 expected=二是 missing=二是 previous=一是 <0:一是"],
        ),
        (
            "一是抓学习；再次抓落实；四是抓作风。",
            ["lost-number 12:四是 expected=二是 missing=二是”、“三是 previous=一是 <0:一是"],
        ),
        (
            "（1）抓学习；（3）抓落实，（2）除外。",
            ["wrong-order 7:（3）抓落实，（2） count=2 sequence=（1）（3）（2） <0:（1）"],
        ),
        ("会议议程：（2）审议；（3）表决。", []),
        ("工作要点：三是抓紧，四是抓实。", ["lost-beginning 5:三是 expected=一是 missing=一是”、“二是 previous="]),
        ("工作要点：四是抓紧，五是抓实。", []),
        (
            "第一步，摸底，二步走；第三步，验收。",
            ["lost-number 11:第三步 expected=第二步 missing=第二步 previous=第一步 <0:第一步"],
        ),
        # numbers of three figures
        (
            "第九十九条　目的。\n第一百零一条　附则。\n第一百零三条　附则。",
            [
                "lost-number 10:第一百零一条 expected=第一百条 missing=第一百条 previous=第九十九条 <0:第九十九条",
                "lost-number 21:第一百零三条 expected=第一百零二条 missing=第一百零二条 previous=第一百零一条 <10:第一百零一条",
            ],
        ),
        ("99.甲\n101.乙\n102.丙", []),
        ("1.甲\n102.乙\n103.丙", []),
        # first numbers that are lost
        (
            "工作总结\n四、甲\n好。\n五、乙\n好。",
            ["lost-beginning 5:四、 expected=一、 missing=一、”至“三、 previous="],
        ),
        ("工作总结\n4.甲\n好。\n5.乙\n好。", []),
        ("工作总结\n2.甲\n好。\n3.乙\n好。", ["lost-beginning 5:2. expected=1. missing=1. previous="]),
        ("工作总结\n二、甲\n好。", []),
        ("工作总结\n一、甲\n好。\n（二）子\n好。\n二、乙\n好。", []),
        (
            "工作总结\n（二）子\n好。\n一、甲\n好。\n（一）丑\n好。\n（二）寅\n好。",
            ["lost-beginning 5:（二） expected=（一） missing=（一） previous="],
        ),
        ("图2　结构\n图3　流程", []),
        ("图3　结构\n图4　流程", []),
        ("表2-1　结构\n表2-2　流程\n表4-1　流程", []),
        ("其二，抓落实。其三，抓作风。", []),
        ("其次，明确分工。再次，压实责任。", []),
        ("第二阶段，摸底。第三阶段，验收。", []),
        ("我们要求：第二步：摸底。第三步：验收。", []),
        ("（2）甲。\n（3）乙。", []),
        # named again
        ("第一阶段摸底。第二阶段整治。第二阶段要见效。第三阶段验收。", []),
        ("第一步：摸底。\n第二步：整治，第二步最难。\n第三步：验收。", []),
        (
            "第一步：摸底。\n第二步：整治。\n第二步：验收。\n第三步：销号。",
            ["repeated-number 16:第二步 expected=第三步 missing=第三步 previous=第二步 <8:第二步"],
        ),
        # the number of a lost heading in another style
        (
            "一、甲\n好。\n二、乙\n好。\n（三）丙\n好。\n（四）丁\n好。\n五、戊\n好。",
            ["wrong-style 14:（三） expected=三、 missing=三、”、“四、 previous=二、 <7:二、"],
        ),
        (
            "一、甲\n二、乙\n3.丙\n5.丁\n四、戊\n六、己",
            [
                "lost-number 12:5. expected=4. missing=4. previous=3. <8:3.",
                "lost-number 20:六、 expected=五、 missing=五、 previous=四、 <16:四、",
                "wrong-style 8:3. expected=三、 missing=三、 previous=二、 <4:二、",
            ],
        ),
        (
            "（一）甲\n好。\n二、乙\n好。\n（三）丙\n好。",
            ["wrong-style 8:二、 expected=（二） missing=（二） previous=（一） <0:（一）"],
        ),
        (
            "工作总结\n2.甲\n好。\n一、乙\n好。\n三、丙\n好。",
            ["lost-number 19:三、 expected=二、 missing=二、 previous=一、 <12:一、"],
        ),
        (
            "（一）甲\n（二）乙\n三、丙\n（四）丁\n（六）戊",
            [
                "lost-number 19:（六） expected=（五） missing=（五） previous=（四） <14:（四）",
                "wrong-style 10:三、 expected=（三） missing=（三） previous=（二） <5:（二）",
            ],
        ),
        # levels
        (
            "一、甲\n（一）好\n内容很好。\n二、乙\n1.好\n内容很好。\n三、丙\n（一）好\n内容很好。\n四、丁\n1.好\n内容很好。\n五、戊\n（一）好\n内容很好。",
            [],
        ),
        ("一、甲\n（一）好\n内容很好。\n二、乙\n1.好\n内容很好。", []),
        ("一、甲\n（一）好\n内容很好。\n二、乙\n2.好\n内容很好。\n三、丙\n（一）好\n内容很好。", []),
        ("一、甲\n1.好\n内容很好。\n二、乙\n（一）好\n内容很好。\n三、丙\n1.好\n内容很好。", []),
        (
            "一、甲\n（一）好\n内容很好。\n二、乙\n内容很好。\n三、丙\n（一）好\n内容很好。\n四、丁\n①好\n内容很好。",
            ["skipped-level 44:① expected=（一） previous=（一） <4:（一）"],
        ),
        # marks of more than one form
        ("（一）甲项。\n(二)乙项。", []),
        ("（一）甲项。\n(二)乙项。\n（三）丙项。\n(四)丁项。", []),
        (
            "（一）甲项。\n(二)乙项。\n（三）丙项。\n(四)丁项。\n（五）戊项。",
            ["mixed-marks 7:(二) count=2 expected=（一） previous=（一） <0:（一） <21:(四)"],
        ),
        ("（ 一 ）甲项。\n（　二　）乙项。\n（三）丙项。", []),
        (
            "1、甲项。\n2．乙项。\n3.丙项。\n4.丁项。\n5.戊项。",
            [
                "mixed-marks 0:1、 count=2 expected=3. previous=3. <12:3. <6:2．",
                "arabic-mark 0:1、 count=1 expected=1. [1:、>.]",
            ],
        ),
        (
            "一、甲\n好。\n二．乙\n好。\n三、丙\n好。\n四：丁\n好。",
            ["ordinal-mark 7:二． expected=二、 [8:．>、]", "ordinal-mark 21:四： expected=四、 [22:：>、]"],
        ),
        # marks after a number
        (
            "其一：强学习。其二、强管理。其三，强作风。",
            ["ordinal-mark 0:其一： expected=其一， [2:：>，]", "ordinal-mark 7:其二、 expected=其二， [9:、>，]"],
        ),
        (
            "首先、统一思想。其次：明确分工。",
            ["ordinal-mark 0:首先、 expected=首先， [2:、>，]", "ordinal-mark 8:其次： expected=其次， [10:：>，]"],
        ),
        ("第一、强学习。", []),
        (
            "一要、强学习。二要强管理。三要：强作风。",
            ["ordinal-mark 0:一要、 expected=一要 [2:、>]", "ordinal-mark 13:三要： expected=三要 [15:：>]"],
        ),
        (
            "（1）、甲。\n（2）乙。\n（3）：丙。",
            ["ordinal-mark 0:（1）、 expected=（1） [3:、>]", "ordinal-mark 13:（3）： expected=（3） [16:：>]"],
        ),
        ("①、甲；②乙；③．丙。", ["ordinal-mark 0:①、 expected=① [1:、>]", "ordinal-mark 7:③． expected=③ [8:．>]"]),
        ("（a）、甲。\n（b）乙。", ["ordinal-mark 0:（a）、 expected=（a） [3:、>]"]),
        ("1、甲项。", ["arabic-mark 0:1、 count=1 expected=1. [1:、>.]"]),
        (
            "一.甲\n好。\n二：乙\n好。",
            ["ordinal-mark 0:一. expected=一、 [1:.>、]", "ordinal-mark 7:二： expected=二、 [8:：>、]"],
        ),
        # parts of one row that are exchanged
        (
            "二、甲\n好。\n三、乙\n好。\n一、丙\n好。\n四、丁\n好。",
            ["wrong-order 0:二、甲\n好。\n三、乙\n好。\n一、 count=3 sequence=二、三、一、四"],
        ),
        (
            "三、甲\n四、乙\n一、丙\n二、丁",
            ["wrong-order 0:三、甲\n四、乙\n一、丙\n二、 count=4 sequence=三、四、一、二"],
        ),
        (
            "（三）甲。\n（四）乙。\n（一）丙。\n（二）丁。",
            ["wrong-order 0:（三）甲。\n（四）乙。\n（一）丙。\n（二） count=4 sequence=（三）（四）（一）（二）"],
        ),
        ("二是抓落实；一是抓学习；三是抓作风。", ["wrong-order 0:二是抓落实；一是 count=2 sequence=二是、一是、三是"]),
        (
            "首先，统一思想。其次，明确分工。再次，压实责任。第六，严格考核。",
            ["lost-number 24:第六， expected= missing=第四，”、“第五， previous=再次 <16:再次"],
        ),
        ("其次，明确分工。再次，压实责任。第五，严格考核。", []),
        ("首先，统一思想。第五，严格考核。", []),
    ],
)
def test_what_is_said_of_many_kinds_of_rows(text: str, expected: list[str]) -> None:
    rules = [name for name in built_in_rules() if name.startswith("numbering/") or name == "number/ordinal-mark"]
    assert [f"{name.split('/')[1]} {line}" for name in rules for line in told(text, name)] == expected
