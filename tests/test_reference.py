"""References to parts, articles, attachments, tables and figures."""

from __future__ import annotations

import pytest

from .conftest import flagged, told

_PARTS = "一、概况\n好。\n二、做法\n好。\n三、打算\n好。\n"
_RULES = "第一条　目的。\n第二条　范围。\n第三条　附则。\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_PARTS + "具体安排详见第七部分。", ["第七部分"]),
        (_PARTS + "具体安排见本报告第四部分。", ["第四部分"]),
        (_PARTS + "具体安排在第六部分说明。", ["第六部分"]),
        (_PARTS + "具体安排详见第二部分。", []),
        (_PARTS + "按照《政府工作报告》第八部分的要求，抓好落实。", []),
        (_PARTS + "新建项目占第五部分之一。", []),
        (_RULES + "违反本办法第八条的，责令改正。", ["第八条"]),
        (_RULES + "依照第九条规定办理。", ["第九条"]),
        (_RULES + "依照《信访工作条例》第二十条办理。", []),
        (_RULES + "依照该条例第二十条办理。", []),
        ("数据见表5。\n表1　人口\n表2　耕地\n", ["表5"]),
        ("数据见表2。\n表1　人口\n表2　耕地\n", []),
        ("流程如图 3 所示。\n图1　布局\n", ["图 3"]),
        ("数据见表1和表4。\n表1　人口\n", ["表4"]),
        ("选出代表8名，发表9篇论文，在此代表12个镇致谢。\n表1　人口\n", []),
        ("请填写报名表（附件3）。\n附件1　方案\n附件2　报名表\n", ["附件3"]),
        ("请填写报名表（附件3）。\n附件：1.方案 2.报名表\n", ["附件3"]),
        ("请填写报名表（附件2）。\n附件：1.方案\n2.报名表\n", []),
        ("按该通知附件6执行。\n附件1　方案\n", []),
        ("（一）甲。\n（二）乙。\n前述第（五）项除外。", ["第（五）项"]),
        ("（一）甲。\n（二）乙。\n前述第（二）项除外。", []),
    ],
)
def test_reference(text: str, expected: list[str]) -> None:
    assert flagged(text, "reference/leads-nowhere") == expected


def test_a_kind_of_which_there_is_none_may_be_kept_elsewhere() -> None:
    text = "任务分工详见附件2，指标见表1，布局如图3所示。"
    assert flagged(text, "reference/leads-nowhere") == []
    assert flagged(text, "reference/kept-elsewhere") == ["附件2", "表1", "图3"]


def test_a_lost_caption_is_not_flagged_again_where_it_is_referred_to() -> None:
    text = "数据见表2。\n表1　人口\n表3　耕地\n"
    assert flagged(text, "reference", "numbering") == ["表3"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、概况\n好。\n二、做法\n好。\n三、打算\n好。\n具体安排详见第七部分。", ["30:第七部分 there=三、 <16:三、"]),
        (
            "一、概况\n好。\n二、做法\n好。\n三、打算\n好。\n具体安排见本报告第四部分，做法见第二部分。",
            ["32:第四部分 there=三、 <16:三、"],
        ),
        (
            "第一章　总则\n第一条　目的。\n第二条　范围。\n第三条　附则。\n违反本办法第八条的，责令改正；依照第五章办理。",
            ["36:第八条 there=第三条 <23:第三条", "48:第五章 there=第一章 <0:第一章"],
        ),
        ("第一条　目的。\n第二条　范围。\n依照第九条规定办理。", []),
        ("数据见表5。\n表1　人口\n表2　耕地", ["3:表5 there=表2 <13:表2"]),
        (
            "数据见表2-7，布局见图2-3。\n表1-1　人口\n表2-1　耕地\n表2-2　林地",
            ["3:表2-7 there=表2-2 <33:表2-2", "11:图2-3 there="],
        ),
        ("数据见表1和表4，从附表3中填写。\n表1　人口", ["6:表4 there=表1 <18:表1"]),
        ("请填写报名表（附件3）和清单（附件二）。\n附件1　方案\n附件2　报名表", ["7:附件3 there=附件2 <28:附件2"]),
        ("请填写报名表（附件3）。\n附件：1.方案 2.报名表", ["7:附件3 there=附件2 <21:2."]),
        ("请填写报名表（附件2）。\n附件：报名表", ["7:附件2 there=附件1 <13:附件："]),
        ("请填写报名表（附件5）。\n附件：1.方案\n2.报名表\n4.清单", ["7:附件5 there=附件2 <21:2."]),
        ("（一）甲。\n（二）乙。\n前述第（五）项除外，见（二）项。", ["14:第（五）项 there=（二） <6:（二）"]),
        (
            "任务分工详见附件2，指标见表1，布局如图3所示，从表7看。",
            ["6:附件2 there=", "13:表1 there=", "19:图3 there="],
        ),
        (
            "概况\n好。\n做法\n好。\n打算\n好。\n一、甲\n好。\n二、乙\n好。\n详见第四部分。",
            ["34:第四部分 there=二、 <25:二、"],
        ),
        (
            "按照《政府工作报告》第八部分的要求，依照该条例第二十条办理，违反本条例第九条。\n第一条　目的。\n第二条　范围。\n第三条　附则。",
            ["35:第九条 there=第三条 <56:第三条"],
        ),
        ("| 见表3 | 值 |\n|---|---|\n| 人口 | 5 |\n表1　人口", []),
    ],
)
def test_what_is_said_of_a_reference(text: str, expected: list[str]) -> None:
    assert told(text, "reference") == expected
