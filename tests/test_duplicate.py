"""Duplicates in whole drafts: what is a paste, and what a report says twice on purpose."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.checks.duplicate import Duplicate, copies
from lint.text import spliced

from .conftest import document, told

Flag = Callable[..., list[str]]

ROAD = "交通建设全面提速。建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更加便捷。"
CARE = "养老服务不断优化。新建日间照料中心9个，签约家庭医生的老人达到1.6万名，长期护理险试点平稳起步。"
FARM = "粮食生产喜获丰收。播种面积稳定在58万亩，推广优质品种21个，统防统治覆盖率达到四成五。"


def kinds(text: str) -> list[str]:
    return [copy.kind for copy in copies(document(text))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{ROAD}\n{CARE}\n{ROAD}\n", "paragraph"),
        (f"{ROAD}\n过渡。\n{ROAD}\n", "paragraph"),
        (f"（一）{ROAD}\n（二）{CARE}\n（三）{ROAD}\n", "paragraph"),
        (f"{ROAD}\n{CARE}\n{FARM}{ROAD}\n", "sentence"),
        (f"{ROAD}{CARE}\n{FARM}\n{ROAD}{CARE}\n", "paragraph"),
        (f"{ROAD}\n{CARE}\n{FARM}\n{ROAD}\n{CARE}\n", "section"),
        (f"{ROAD}\n{CARE}\n{ROAD.replace('便捷', '方便')}\n", "near"),
        (f"{ROAD}\n{CARE}\n{ROAD.replace('46', '48')}\n", "near"),
        (f"{ROAD}\n{CARE}\n{ROAD.replace('，', ',')}\n", "paragraph"),
        (f"{ROAD}\n{CARE}\n{ROAD.replace('建成', '建成 ')}\n", "paragraph"),
    ],
)
def test_one_paste_is_one_copy(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


def test_the_later_copy_is_flagged_and_the_first_is_related() -> None:
    draft = document(f"{ROAD}\n{CARE}\n{ROAD}\n")
    (copy,) = copies(draft)
    assert draft.slice(copy.first) == draft.slice(copy.later) == ROAD
    assert copy.first.start == 0


def test_three_copies_are_two_findings() -> None:
    assert kinds(f"{ROAD}\n{CARE}\n{ROAD}\n{FARM}\n{ROAD}\n") == ["paragraph", "paragraph"]


def test_a_copy_does_not_reach_over_the_end_of_its_last_line() -> None:
    draft = document(f"{ROAD}\n{CARE}\n……另有两项\n{FARM}\n{ROAD}\n{CARE}\n……另有三处\n")
    (copy,) = copies(draft)
    assert draft.slice(copy.later) == f"{ROAD}\n{CARE}"


def test_a_tail_from_another_paragraph() -> None:
    text = (
        "提案办理扎实推进。召开交办会两次，采取领导领办、部门联办、委员评办的方式，件件有人跟、项项有着落，办理结果全部上网公开。\n"
        "文史工作有声有色。征集史料百余篇，采取领导领办、部门联办、委员评办的方式，件件有人跟、项项有着落，办理结果全部上网公开。\n"
    )
    draft = document(text)
    (copy,) = copies(draft)
    assert copy.kind == "passage"
    assert (
        draft.slice(copy.later)
        == "采取领导领办、部门联办、委员评办的方式，件件有人跟、项项有着落，办理结果全部上网公开。"
    )


@pytest.mark.parametrize(
    ("text", "kind", "copied"),
    [
        # the tail of a sentence in a sentence about something else
        (
            "公路养护持续加强。改建乡道六十公里，实施危桥改造九座，新增候车亭四十处。\n电网更加可靠。实施危桥改造九座，新增候车亭四十处。\n",
            "passage",
            "实施危桥改造九座，新增候车亭四十处。",
        ),
        (
            (
                "执法从严从紧。查处案件三十起，督促企业安装在线监测设备，实行全天候远程监控。\n"
                "噪声治理从细。划定静音区九处，督促企业安装在线监测设备，实行全天候远程监控。\n"
            ),
            "passage",
            "督促企业安装在线监测设备，实行全天候远程监控。",
        ),
        # an item of running text
        (
            "一是从严把住源头，严格项目准入，否决耗能大户九个；二是管住过程，安装探头六十套；三是从严把住源头，严格项目准入，否决耗能大户九个。\n",
            "passage",
            "从严把住源头，严格项目准入，否决耗能大户九个",
        ),
        # a short whole sentence without figures: an echo, or a paste
        (
            (
                "培训扎实有效。依托党校主阵地，分层分类开展轮训，干部本领显著增强。\n导向更加鲜明。注重一线用人。\n"
                "监督更加严格。依托党校主阵地，分层分类开展轮训，干部本领显著增强。\n"
            ),
            "passage",
            "依托党校主阵地，分层分类开展轮训，干部本领显著增强。",
        ),
        # the end of a paragraph as a paragraph of its own
        (
            (
                "新增绿色工厂六家，单位工业能耗下降百分之四，固废综合利用率达到九成以上。\n引进人才二十名。\n"
                "单位工业能耗下降百分之四，固废综合利用率达到九成以上。\n"
            ),
            "passage",
            "单位工业能耗下降百分之四，固废综合利用率达到九成以上。",
        ),
        # short items, bulleted lines, rows of a table
        ("下列人员不得报名：\n（一）被开除公职的；\n（二）在读学生；\n（三）被开除公职的。\n", "item", "被开除公职的"),
        ("·建成全省首个零碳村。\n·获评园林县城。\n·建成全省首个零碳村。\n", "item", "建成全省首个零碳村"),
        (
            "| 序号 | 工程 | 进度 |\n|---|---|---|\n| 1 | 城北水厂迁建 | 设备安装 |\n| 2 | 客运站 | 封顶 |\n| 3 | 城北水厂迁建 | 设备安装 |\n",
            "item",
            "城北水厂迁建 | 设备安装",
        ),
    ],
)
def test_short_pastes(text: str, kind: str, copied: str) -> None:
    draft = document(text)
    (copy,) = copies(draft)
    assert copy.kind == kind
    assert draft.slice(copy.later).strip("。；") == copied.strip("。；")
    assert copy.later.start > copy.first.start


def test_changes_are_evidence() -> None:
    draft = document(f"{ROAD}\n{CARE}\n{ROAD.replace('46', '48').replace('危桥', '险桥')}\n")
    (copy,) = copies(draft)
    assert copy.changes == (("46", "48"), ("危", "险"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "各位代表：\n我向大会报告工作。\n各位代表：\n以上报告，请予审议。\n",
        # guiding thought in the review and in the plan
        (
            "我们坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大和二十届二中、三中全会精神，各项工作取得新进展。\n"
            "今年要坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大和二十届二中、三中全会精神，推动各项工作再上台阶。\n"
        ),
        # one pattern, other figures
        (
            "东湖镇：完成造林1200亩，改造林相300亩，发放林权证86本，建成护林点4处，落实护林员12名。\n"
            "西湖镇：完成造林1500亩，改造林相280亩，发放林权证73本，建成护林点5处，落实护林员15名。\n"
        ),
        # the same aims in two years
        (
            "去年预期目标：城镇调查失业率5.5%左右，居民消费价格涨幅2%左右，粮食产量200亿斤，各项目标如期完成。\n"
            "今年预期目标：经济增长5%，城镇调查失业率5.5%左右，居民消费价格涨幅2%左右，力争实际结果更好。\n"
        ),
        # one name for another
        (
            "甲方未按约定支付价款的，每逾期一日，应当向乙方支付相当于未付价款万分之五的违约金，并承担相应损失。\n"
            "乙方未按约定交付货物的，每逾期一日，应当向甲方支付相当于未交价款万分之五的违约金，并承担相应损失。\n"
        ),
        # who answers for it, task after task
        (
            "1.整治河道乱占乱建，恢复河岸植被。（责任单位：市水利局、市自然资源局、市生态环境局、各镇人民政府）\n"
            "2.清理水库网箱养殖，保障饮水安全。（责任单位：市水利局、市自然资源局、市生态环境局、各镇人民政府）\n"
        ),
        # a refrain
        "这是我们对人民的庄严承诺！\n让我们一起努力。\n这是我们对人民的庄严承诺！\n",
        # titles first listed, then explained
        (
            "《关于支持返乡青年发展乡村电子商务产业的若干措施》《关于加强农村生活垃圾分类管理工作的实施办法》先后出台。\n"
            "落实《关于支持返乡青年发展乡村电子商务产业的若干措施》《关于加强农村生活垃圾分类管理工作的实施办法》，成效初显。\n"
        ),
        # a table
        "| 项目 | 单位 | 数量 |\n|---|---|---|\n| 新建改建农村公路总里程 | 公里 | 12 |\n| 新建改建农村公路总里程 | 公里 | 18 |\n",
        # lines of a list that are made after one pattern
        (
            "咨询电话：0512-6688321，工作日上午九点至下午五点受理，节假日由值班人员接听。\n"
            "投诉电话：0512-6688322，工作日上午九点至下午五点受理，节假日由值班人员接听。\n"
        ),
        # a summary, and the chapter behind it
        (
            "全年经济稳中向好，生产总值增长6.1%，固定资产投资增长8%，居民收入稳步增加。\n"
            "一、经济运行\n据初步核算，生产总值增长6.1%，固定资产投资增长8%，高于全市平均水平。\n"
        ),
        # what is sworn is repeated
        (
            "领誓人宣读誓词：我宣誓拥护章程，履行义务，执行决定，严守纪律，保守秘密，恪尽职守。\n"
            "全体人员齐声复诵：我宣誓拥护章程，履行义务，执行决定，严守纪律，保守秘密，恪尽职守。\n"
        ),
        # two accounts after one pattern
        "一、工作成效\n二、存在问题\n以上是甲局的汇报，下面是乙局的汇报。\n一、工作成效\n二、存在问题\n",
        # a table of contents
        "目录\n一、建设和谐美丽家园……1\n二、培育特色优势产业……3\n一、建设和谐美丽家园\n种树。\n二、培育特色优势产业\n引资。\n",
        # placeholders leave nothing to compare
        "召开全体会议*次、常委会会议*次。\n明年召开全体会议*次、常委会会议*次。\n",
        "一、工作回顾\n（一）主要成效\n就业稳定。\n二、工作安排\n（一）主要成效\n力争更好。\n",
    ],
)
def test_repetition_on_purpose_is_silent(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（一）筑牢安全防线\n排查隐患。\n（二）筑牢安全防线\n组织演练。\n", ["筑牢安全防线"]),
        ("## 做强产业\n引进企业。\n## 做美城乡\n种植树木。\n## 做强产业\n培育品牌。\n", ["做强产业"]),
        (
            (
                "民主监督更有力度\n开展监督性视察六次，提出意见四十条。\n学习交流更有深度\n举办专题讲座八期，委员全部轮训一遍。\n"
                "民主监督更有力度\n编印学习资料，组织委员读书分享会九场。\n"
            ),
            ["民主监督更有力度"],
        ),
        (
            (
                "甲镇\n完成造林任务，成效明显。\n主要工作开展情况\n新建水渠三条，全部投入使用。\n乙镇\n整治河道，岸线焕然一新。\n"
                "主要工作开展情况\n新建机耕路五条，全部投入使用。\n"
            ),
            [],
        ),
        ("一、产业\n（一）做大做强\n好。\n二、城乡\n（一）做大做强\n好。\n", []),
    ],
)
def test_headings(flag: Flag, text: str, expected: list[str]) -> None:
    assert flag(text, "duplicate/heading") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("修订财务管理制度，修订财务管理制度，严控支出。", ["修订财务管理制度"]),
        ("团结，团结，再团结。", []),
        ("甲村完成任务，乙村完成任务。", []),
        ("加强领导、落实责任，加强领导、落实责任，务求实效。", ["加强领导、落实责任"]),
    ],
)
def test_clauses_side_by_side(flag: Flag, text: str, expected: list[str]) -> None:
    assert flag(text, "duplicate/clause") == expected


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("健全长效机制，加强督促检查，加强督促检查，确保取得实效。", "健全长效机制，加强督促检查，确保取得实效。"),
        (
            "会议强调：“各单位要压实责任，抓好整改。”“各单位要压实责任，抓好整改。”",
            "会议强调：“各单位要压实责任，抓好整改。”",
        ),
        ("会议强调：“各单位要压实责任，抓好整改。”各单位要压实责任，抓好整改。", None),
        ("（各单位要压实责任，抓好整改，）各单位要压实责任，抓好整改，限期销号。", None),
    ],
)
def test_a_copy_goes_only_with_both_marks_of_a_pair(text: str, mended: str | None) -> None:
    draft = document(text)
    (found,) = Duplicate("clause").matches(draft)
    assert [spliced(draft.text, [(edit.span, edit.replacement)]) for edit in found.edits] == (
        [mended] if mended else []
    )


def test_a_pasted_number_belongs_to_the_copy() -> None:
    """So that a repeated number is no second finding."""
    draft = document(f"一、交通\n{ROAD}\n二、养老\n{CARE}\n一、交通\n{ROAD}\n")
    (copy,) = copies(draft)
    assert draft.slice(copy.later).startswith("一、交通")
    draft = document("（一）筑牢安全防线\n排查隐患。\n（一）筑牢安全防线\n组织演练。\n")
    (copy,) = copies(draft)
    assert draft.slice(copy.later) == "（一）筑牢安全防线"


def test_a_short_tail_with_several_figures() -> None:
    tail = "推出精品线路八条，打造夜游项目五个，吸引游客三百万人次。"
    draft = document(f"文旅融合亮点纷呈，{tail}\n茶叶产值突破二十亿元。\n乡村建设稳步推进，改造农房六百户，{tail}\n")
    (copy,) = copies(draft)
    assert draft.slice(copy.later) == tail


def test_a_copy_with_an_insertion_is_one_finding() -> None:
    """What was put into the middle does not break the copy in two."""
    whole = f"{ROAD}{CARE}"
    changed = f"{ROAD}这一做法得到省级部门的充分肯定和推广。{CARE}"
    draft = document(f"{whole}\n{FARM}\n{changed}\n")
    (copy,) = copies(draft)
    assert draft.slice(copy.first) == whole
    assert draft.slice(copy.later) == changed


@pytest.mark.parametrize(
    ("changed", "changes"),
    [
        (ROAD.replace("46公里", "46.5公里"), (("46", "46.5"),)),
        (ROAD.replace("便捷", "方便"), (("便捷", "方便"),)),
    ],
)
def test_changes_are_shown_whole(changed: str, changes: tuple[tuple[str, str], ...]) -> None:
    (copy,) = copies(document(f"{ROAD}\n{CARE}\n{changed}\n"))
    assert copy.kind == "near"
    assert copy.changes == changes


@pytest.mark.parametrize("lead", ["", "雨停以后山色更青。\n", "雨停以后，山色更青，水也更清。\n"])
def test_three_copies_in_a_row_are_two_findings_wherever_they_stand(lead: str) -> None:
    """Two copies that follow each other are not one near copy of a text that overlaps it."""
    text = "西畈港务集团分批清理了排水沟渠。南坪各承办单位利用节假日清理了排水沟渠。\n"
    assert kinds(lead + text * 3) == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "交通建设全面提速。建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更加便捷。\n过渡。\n交通建设全面提速。建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更加便捷。",
            [
                "51:交通建设全面提速。建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更加便捷。 changes= percent=100% size=41 <0:交通建设全面提速。建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更加便捷。"
            ],
        ),
        (
            "交通建设全面提速。建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更加便捷。\n养老服务不断优化。\n交通建设全面提速。建成旅游公路48公里，改造险桥13座，开通城际公交5条，群众出行更加方便。",
            [
                "57:交通建设全面提速。建成旅游公路48公里，改造险桥13座，开通城际公交5条，群众出行更加方便。 changes=“46”→“48”、“危”→“险”、“4”→“5” percent=88% size=36 <0:交通建设全面提速。建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更加便捷。"
            ],
        ),
        (
            "（一）建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更加便捷。\n（二）养老服务不断优化。\n（一）建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更加便捷。",
            [
                "54:（一）建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更加便捷。 changes= percent=100% size=34 <0:（一）建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更加便捷。"
            ],
        ),
        (
            "一、交通\n建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更加便捷。\n养老服务不断优化，新建日间照料中心9个，长期护理险试点平稳起步。\n二、其他\n好。\n三、交通\n建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更加便捷。\n养老服务不断优化，新建日间照料中心9个，长期护理险试点平稳起步。",
            [
                "86:交通\n建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更加便捷。\n养老服务不断优化，新建日间照料中心9个，长期护理险试点平稳起步。 changes= percent=100% size=64 <2:交通\n建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更加便捷。\n养老服务不断优化，新建日间照料中心9个，长期护理险试点平稳起步。"
            ],
        ),
        (
            "文旅融合亮点纷呈，推出精品线路八条，打造夜游项目五个，吸引游客三百万人次。\n茶叶产值突破二十亿元。\n乡村建设稳步推进，改造农房六百户，推出精品线路八条，打造夜游项目五个，吸引游客三百万人次。",
            [
                "67:推出精品线路八条，打造夜游项目五个，吸引游客三百万人次。 changes= percent=100% size=25 <9:推出精品线路八条，打造夜游项目五个，吸引游客三百万人次。"
            ],
        ),
        (
            "粮食生产喜获丰收，播种面积稳定在58万亩。推广优质品种21个，统防统治覆盖率达到四成五。推广优质品种21个，统防统治覆盖率达到四成五。",
            [
                "44:推广优质品种21个，统防统治覆盖率达到四成五。 changes= percent=100% size=21 [44:推广优质品种21个，统防统治覆盖率达到四成五。>] <21:推广优质品种21个，统防统治覆盖率达到四成五。"
            ],
        ),
        (
            "修订财务管理制度，修订财务管理制度，严控支出。",
            ["9:修订财务管理制度 changes= percent=100% size=8 [8:，修订财务管理制度>] <0:修订财务管理制度"],
        ),
        (
            "（一）筑牢安全防线\n排查隐患。\n（二）筑牢安全防线\n组织演练。",
            ["19:筑牢安全防线 changes= percent=100% size=6 <3:筑牢安全防线"],
        ),
        (
            "（一）筑牢安全防线\n排查隐患。\n（一）筑牢安全防线\n组织演练。",
            ["16:（一）筑牢安全防线 changes= percent=100% size=6 <0:（一）筑牢安全防线"],
        ),
        (
            "## 做强产业\n引进企业。\n## 做美城乡\n种植树木。\n## 做强产业\n培育品牌。",
            ["22:做强产业 changes= percent=100% size=4 <0:做强产业"],
        ),
        (
            "民主监督更有力度\n开展监督性视察六次，提出意见四十条。\n学习交流更有深度\n举办专题讲座八期，委员全部轮训一遍。\n民主监督更有力度\n编印学习资料，组织委员读书分享会九场。",
            ["56:民主监督更有力度 changes= percent=100% size=8 <0:民主监督更有力度"],
        ),
        (
            "下列人员不得报名：\n（一）被开除公职的；\n（二）在读学生；\n（三）被开除公职的。",
            ["33:被开除公职的 changes= percent=100% size=6 <13:被开除公职的"],
        ),
        (
            "·建成全省首个零碳村。\n·获评园林县城。\n·建成全省首个零碳村。",
            ["22:建成全省首个零碳村 changes= percent=100% size=9 <1:建成全省首个零碳村"],
        ),
        (
            "| 序号 | 工程 | 进度 |\n|---|---|---|\n| 1 | 城北水厂迁建 | 设备安装 |\n| 2 | 客运站 | 封顶 |\n| 3 | 城北水厂迁建 | 设备安装 |",
            ["76:城北水厂迁建 | 设备安装 changes= percent=100% size=10 <37:城北水厂迁建 | 设备安装"],
        ),
        (
            "目录\n一、建设和谐美丽家园……1\n二、培育特色优势产业……3\n一、建设和谐美丽家园\n种树。\n二、培育特色优势产业\n引资。",
            [],
        ),
    ],
)
def test_what_is_said_of_a_copy(text: str, expected: list[str]) -> None:
    assert told(text, "duplicate") == expected


@pytest.mark.parametrize(("least", "most", "found"), [(8, 8, 1), (9, None, 0), (0, 7, 0), (0, None, 1)])
def test_sizes_of_copies_are_bounded(least: int, most: int | None, found: int) -> None:
    check = Duplicate("clause", min=least, max=most)
    assert len(list(check.matches(document("修订财务管理制度，修订财务管理制度，严控支出。")))) == found


LIBRARY = (
    "县图书馆延长夜间开放时间添置盲文读物有声书架自助借还机器方便上班族视障读者随时借阅并在乡下祠堂戏台茶馆码头布设流通点"
    "由志愿管理员轮班值守按月更换绘本农技图谱老电影碟片供孩童老人翻看带走归还皆凭一张卡"
)
"""Words without figures and set phrases, of which a copy may be as long as a test wants."""


@pytest.mark.parametrize(
    ("first", "later", "least", "size", "kind"),
    [
        # a paragraph of one clause, of two, and one that tells a figure
        ("{:0}。", "{:0}。", 30, 30, "paragraph"),
        ("{:5}，{5:}。", "{:5}，{5:}。", 18, 18, "paragraph"),
        ("{:5}，{5:}共九处。", "{:5}，{5:}共九处。", 9, 12, "paragraph"),
        # an exclamation is a refrain unless it is long, and so is a list behind a label
        ("{:5}，{5:}！", "{:5}，{5:}！", 30, 30, "paragraph"),
        ("{:5}：{5:}。", "{:5}：{5:}。", 60, 60, "paragraph"),
        # set phrases do not count
        ("全会精神，{:0}。", "全会精神，{:0}。", 16, 20, "paragraph"),
        ("深入学习贯彻全会精神{:0}。", "深入学习贯彻全会精神{:0}。", 20, 30, "paragraph"),
        # a sentence of two paragraphs, which a summary may echo while it is short
        ("码头修缮。{:5}，{5:}。", "春茶采摘。{:5}，{5:}。", 18, 18, "passage"),
        # the end of a sentence in one that is about something else, or after one pattern
        ("码头修缮，{:5}，{5:}。", "春茶采摘，{:5}，{5:}。", 20, 20, "passage"),
        ("码头修缮，{:5}，{5:}。", "码头扩建，{:5}，{5:}。", 34, 34, "passage"),
        ("码头修缮，{:5}，{5:}，石阶加固。", "春茶采摘，{:5}，{5:}，销路打开。", 20, 20, "passage"),
        ("码头修缮，高质量{:5}，{5:}。", "春茶采摘，高质量{:5}，{5:}。", 17, 20, "passage"),
        # the beginning of two sentences, or of two items
        ("{:5}，{5:}，石阶加固。", "{:5}，{5:}，销路打开。", 34, 34, "passage"),
        ("（一）{:5}，{5:}，石阶加固。", "（三）{:5}，{5:}，销路打开。", 34, 34, "passage"),
        # figures tell more, but for aims and for what every summary tells
        ("码头修缮，{:4}九处，{4:}六座。", "春茶采摘，{:4}九处，{4:}六座。", 12, 16, "passage"),
        ("码头修缮，{:4}九处，{4:}。", "春茶采摘，{:4}九处，{4:}。", 18, 20, "passage"),
        ("码头修缮，投资{:4}九处，{4:}六座。", "春茶采摘，投资{:4}九处，{4:}六座。", 14, 20, "passage"),
        ("码头修缮，{:4}九处，{4:}六座，墙八户。", "码头扩建，{:4}九处，{4:}六座，墙八户。", 13, 20, "passage"),
        ("码头修缮，目标{:4}九处，{4:}六座，墙八户。", "码头扩建，目标{:4}九处，{4:}六座，墙八户。", 25, 34, "passage"),
        ("码头修缮，力争{:5}，{5:}。", "春茶采摘，力争{:5}，{5:}。", 32, 34, "passage"),
        # one clause is no passage, however long, but nearly a whole sentence is a near copy
        ("码头修缮，{:0}，石阶加固。", "春茶采摘，{:0}，销路打开。", 60, 60, "near"),
        # the torn clause at either end is left out
        ("码头修缮，{:5}，{5:}，改造民房多间。", "春茶采摘，{:5}，{5:}，改造茶园数片。", 20, 22, "passage"),
        ("码头修缮，{:5}，{5:}。", "{:5}，{5:}。", 20, 20, "passage"),
    ],
)  # fmt: skip
def test_so_many_characters_make_a_copy(first: str, later: str, least: int, size: int, kind: str) -> None:
    """A copy of *least* characters of the words is told, with its *size*, and one of one less is not."""

    def told_of(count: int) -> list[tuple[str, int]]:
        lines = [_filled(line, count) for line in (first, later)]
        return [(copy.kind, copy.size) for copy in copies(document(f"{lines[0]}\n过渡。\n{lines[1]}\n"))]

    assert told_of(least) == [(kind, size)]
    assert told_of(least - 1) == []


def _filled(line: str, count: int) -> str:
    """*line* with the first *count* characters of LIBRARY for its slices: ``{:5}`` the first five, ``{5:}`` the rest."""
    words = LIBRARY[:count]
    for cut in range(6):
        words_before, words_behind = (words[:cut], words[cut:]) if cut else (words, words)
        line = line.replace(f"{{:{cut}}}", words_before).replace(f"{{{cut}:}}", words_behind)
    return line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what was put in between two pastes, and what was changed in both
        (
            "建成旅游公路46公里，改造危桥13座，开通城际公交四条，群众出行更加便捷安全。新建日间照料中心9个，签约家庭医生的老人达到两万名，护理险试点起步平稳有序。\n过渡。\n建成旅游公路48公里，改造危桥13座，开通城际公交四条，群众出行更加便捷安全。这一做法得到肯定和推广。新建日间照料中心9个，签约家庭医生的老人达到两万名，护理险试点起步平稳顺利。",
            [
                "82:建成旅游公路48公里，改造危桥13座，开通城际公交四条，群众出行更加便捷安全。这一做法得到肯定和推广。新建日间照料中心9个，签约家庭医生的老人达到两万名，护理险试点起步平稳顺利。 changes=“46”→“48”、“。”→“。这一做法得到肯定和推广。”、“有序”→“顺利” percent=89% size=67 <0:建成旅游公路46公里，改造危桥13座，开通城际公交四条，群众出行更加便捷安全。新建日间照料中心9个，签约家庭医生的老人达到两万名，护理险试点起步平稳有序。"
            ],
        ),
        # a pasted section with a line put in between
        (
            "公交线路延长二十公里，覆盖全部乡镇。\n古桥完成测绘，安装护栏九十米。\n公园栽下银杏三百株，步道全线贯通。\n戏台修旧如旧，每周开锣两场。\n过渡。\n公交线路延长二十公里，覆盖全部乡镇。\n古桥完成测绘，安装护栏九十米。\n老街亮灯。\n公园栽下银杏三百株，步道全线贯通。\n戏台修旧如旧，每周开锣两场。",
            [
                "72:公交线路延长二十公里，覆盖全部乡镇。\n古桥完成测绘，安装护栏九十米。\n老街亮灯。\n公园栽下银杏三百株，步道全线贯通。\n戏台修旧如旧，每周开锣两场。 changes=“。\n”→“。\n老街亮灯。\n” percent=97% size=56 <0:公交线路延长二十公里，覆盖全部乡镇。\n古桥完成测绘，安装护栏九十米。\n公园栽下银杏三百株，步道全线贯通。\n戏台修旧如旧，每周开锣两场。"
            ],
        ),
        # the first and the last sentence are changed
        (
            "公路建设全面提速。建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更加便捷。\n过渡。\n交通建设全面提速。建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更便利。",
            [
                "51:交通建设全面提速。建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更便利。 changes=“公路”→“交通”、“加便捷”→“便利” percent=89% size=36 <0:公路建设全面提速。建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更加便捷。"
            ],
        ),
        (
            "交通建设全面提速。建成旅游公路46公里，改造危桥13座，开通城际公交4条，群众出行更加便捷。\n过渡。\n交通建设全面提速。建成旅游公路46公里，改造危桥13座，开通城际公交4条，百姓纷纷点赞叫好。",
            [
                "51:交通建设全面提速。建成旅游公路46公里，改造危桥13座，开通城际公交4条， changes= percent=100% size=33 <0:交通建设全面提速。建成旅游公路46公里，改造危桥13座，开通城际公交4条，"
            ],
        ),
        # what is shouted is the same each time, unless only one of them is
        (
            "同学们高呼：“爱护古桥，不攀不刻，清扫落叶，劝阻垂钓，让石狮子守着一河清水。”\n过渡。\n老师们高呼：“爱护古桥，不攀不刻，清扫落叶，劝阻垂钓，让石狮子守着一河清水。”",
            [],
        ),
        (
            "同学们高呼：“爱护古桥，不攀不刻，清扫落叶，劝阻垂钓，让石狮子守着一河清水。”\n过渡。\n碑文写道：“请爱护古桥，不攀不刻，清扫落叶，劝阻垂钓，让石狮子守着一河清水。”",
            [
                "56:不攀不刻，清扫落叶，劝阻垂钓，让石狮子守着一河清水。” changes= percent=100% size=26 <12:不攀不刻，清扫落叶，劝阻垂钓，让石狮子守着一河清水。”"
            ],
        ),
        (
            "各班学生高呼：“爱护古桥，不攀不刻，清扫落叶，劝阻垂钓，让石狮子守着一河清水。”随后沿岸捡拾垃圾两小时。\n过渡。\n全体学生高呼：“爱护古桥，不攀不刻，清扫落叶，劝阻垂钓，让石狮子守着一河清水。”随后沿岸捡拾垃圾两小时。",
            [
                "57:全体学生高呼：“爱护古桥，不攀不刻，清扫落叶，劝阻垂钓，让石狮子守着一河清水。”随后沿岸捡拾垃圾两小时。 changes=“各班”→“全体” percent=95% size=41 <0:各班学生高呼：“爱护古桥，不攀不刻，清扫落叶，劝阻垂钓，让石狮子守着一河清水。”随后沿岸捡拾垃圾两小时。"
            ],
        ),
        # what stands three times is a refrain while it is short
        (
            "码头修缮，改造栈桥九座，加装护栏六百米。\n春茶采摘，改造栈桥九座，加装护栏六百米。\n过渡。\n古桥完工，改造栈桥九座，加装护栏六百米。",
            [],
        ),
        # a table of contents is no list of headings, but what comes twice behind it is
        (
            "目录\n一、建设美丽家园\n二、培育优势产业\n一、建设美丽家园\n种树。\n二、培育优势产业\n引资。\n三、培育优势产业\n引才。",
            ["49:培育优势产业 changes= percent=100% size=6 <36:培育优势产业"],
        ),
        (
            "工作总结\n目 录\n一、建设美丽家园……1\n二、培育优势产业……3\n一、建设美丽家园\n种树。\n二、培育优势产业\n引资。\n三、培育优势产业\n引才。",
            ["61:培育优势产业 changes= percent=100% size=6 <48:培育优势产业"],
        ),
        ("前言\n目次", []),
        # short lines over paragraphs
        (
            "民主监督更有力度\n编印学习资料，组织委员读书分享会九场。\n过渡段落\n民主监督更有力度\n举办专题讲座八期，委员全部轮训一遍。\n过渡段落\n民主监督更有力度\n开展视察六次，提出意见四十条。",
            [
                "34:民主监督更有力度 changes= percent=100% size=8 <0:民主监督更有力度",
                "67:民主监督更有力度 changes= percent=100% size=8 <0:民主监督更有力度",
            ],
        ),
        (
            "民主监督有力度\n编印学习资料，组织委员读书分享会九场。\n过渡段落\n民主监督有力度\n举办专题讲座八期，委员全部轮训一遍。",
            [],
        ),
        (
            "民主监督在全县各个企业各个乡镇都做到了有力度有温度\n编印学习资料，组织委员读书分享会九场，收到心得七十篇。\n过渡段落\n民主监督在全县各个企业各个乡镇都做到了有力度有温度\n举办专题讲座八期，委员全部轮训一遍，收到意见三十条。",
            [
                "59:民主监督在全县各个企业各个乡镇都做到了有力度有温度 changes= percent=100% size=25 <0:民主监督在全县各个企业各个乡镇都做到了有力度有温度"
            ],
        ),
        (
            "民主监督在全县各个企业各个乡镇也都做到了有力度有温度\n编印学习资料，组织委员读书分享会九场，收到心得七十篇。\n过渡段落\n民主监督在全县各个企业各个乡镇也都做到了有力度有温度\n举办专题讲座八期，委员全部轮训一遍，收到意见三十条。",
            [],
        ),
        (
            "民主监督，更有力度\n编印学习资料，组织委员读书分享会九场。\n过渡段落\n民主监督，更有力度\n举办专题讲座八期，委员全部轮训一遍。",
            [],
        ),
        ("民主监督更有力度\n编印学习资料。\n过渡段落\n民主监督更有力度\n编印学习心得。", []),
        (
            "民主监督更有力度\n编印学习资料一册。\n过渡段落\n民主监督更有力度\n编印学习心得一册。",
            ["24:民主监督更有力度 changes= percent=100% size=8 <0:民主监督更有力度"],
        ),
        ("民主监督更有力度\n编印学习资料一册共三百页\n过渡段落\n民主监督更有力度\n编印学习心得一册共三百页", []),
        # items of a list
        ("（一）修路架桥；\n（二）种树；\n（三）修路架桥。", []),
        (
            "（一）修路架桥工；\n（二）种树；\n（三）修路架桥工。",
            ["20:修路架桥工 changes= percent=100% size=5 <3:修路架桥工"],
        ),
        (
            "（一）修路架桥工\n（二）种树\n（三）修路架桥工",
            ["18:修路架桥工 changes= percent=100% size=5 <3:修路架桥工"],
        ),
        ("1. 修路架桥工\n2. 种树\n3. 修路架桥工", ["18:修路架桥工 changes= percent=100% size=5 <3:修路架桥工"]),
        ("- 修路架桥工\n- 种树\n- 修路架桥工", ["9:修路架桥工 changes= percent=100% size=5 <0:修路架桥工"]),
        (
            "·修路架桥工\n·种树\n·修路架桥工\n·养鱼\n·修路架桥工",
            [
                "12:修路架桥工 changes= percent=100% size=5 <1:修路架桥工",
                "23:修路架桥工 changes= percent=100% size=5 <12:修路架桥工",
            ],
        ),
        (
            "·修路架桥工\n·种梨\n·种桃\n·种李\n·种杏\n·种枣\n·种柿\n·种桑\n·种茶\n·种菜\n·种瓜\n·种豆\n·修路架桥工",
            ["52:修路架桥工 changes= percent=100% size=5 <1:修路架桥工"],
        ),
        (
            "·修路架桥工\n·种梨\n·种桃\n·种李\n·种杏\n·种枣\n·种柿\n·种桑\n·种茶\n·种菜\n·种瓜\n·种豆\n·种藕\n·修路架桥工",
            [],
        ),
        # rows of a table
        (
            "| 序号 | 工程 | 进度 |\n|---|---|---|\n| 1 | 水厂 | 设备安装中 |\n| 2 | 客站 | 封顶 |\n| 3 | 水厂 | 设备安装中 |",
            [],
        ),
        (
            "| 序号 | 工程 | 进度 |\n|---|---|---|\n| 1 | 水厂 | 设备正在安装 |\n| 2 | 客站 | 封顶 |\n| 3 | 水厂 | 设备正在安装 |\n| 4 | 水厂 | 设备正在安装 |",
            [
                "73:水厂 | 设备正在安装 changes= percent=100% size=8 <37:水厂 | 设备正在安装",
                "93:水厂 | 设备正在安装 changes= percent=100% size=8 <37:水厂 | 设备正在安装",
            ],
        ),
        (
            "| 片区 | 工程 | 进度 |\n|---|---|---|\n| 城东 | 城北水厂 | 设备安装 |\n| 城东 | 客站 | 封顶 |\n| 城东 | 城北水厂 | 设备安装 |",
            ["71:城东 | 城北水厂 | 设备安装 changes= percent=100% size=10 <33:城东 | 城北水厂 | 设备安装"],
        ),
        (
            "| 序号 | 工程 | 进度 |\n|---|---|---|\n| 1 | 城北水厂设备安装 |  |\n| 2 | 客站 | 封顶 |\n| 3 | 城北水厂设备安装 |  |",
            [],
        ),
        (
            "| 序号 | 年份 | 工程 |\n|---|---|---|\n| 1 | 2024 | 城北水厂设备安装 |\n| 2 | 2024 | 封顶 |\n| 3 | 2024 | 城北水厂设备安装 |",
            [],
        ),
        # clauses
        ("种好果树苗，种好果树苗，管好。", []),
        (
            "种好果树苗木；种好果树苗木；管好。",
            ["7:种好果树苗木 changes= percent=100% size=6 [6:；种好果树苗木>] <0:种好果树苗木"],
        ),
        (
            "种好果树苗木。种好果树苗木。管好。",
            ["7:种好果树苗木 changes= percent=100% size=6 [6:。种好果树苗木>] <0:种好果树苗木"],
        ),
        ("种好果树苗木！种好果树苗木！管好。", []),
        (
            "栽种桃、李、杏、枣、柿、梨，栽种桃、李、杏、枣、柿、梨，管好。",
            [
                "14:栽种桃、李、杏、枣、柿、梨 changes= percent=100% size=13 [13:，栽种桃、李、杏、枣、柿、梨>] <0:栽种桃、李、杏、枣、柿、梨"
            ],
        ),
        (
            "栽种桃、李、杏、枣、柿、梨、桑，栽种桃、李、杏、枣、柿、梨、桑，管好。",
            [
                "16:栽种桃、李、杏、枣、柿、梨、桑 changes= percent=100% size=15 [15:，栽种桃、李、杏、枣、柿、梨、桑>] <0:栽种桃、李、杏、枣、柿、梨、桑"
            ],
        ),
        ("## 种好果树苗木，种好果树苗木\n管好。", []),
        # headings among their siblings
        (
            "# 做强产业\n好。\n# 做美\n好。\n# 做强产业\n好。\n# 做强产业\n好。",
            [
                "14:做强产业 changes= percent=100% size=4 <0:做强产业",
                "22:做强产业 changes= percent=100% size=4 <0:做强产业",
            ],
        ),
        ("# 做强产\n好。\n# 做美\n好。\n# 做强产\n好。", []),
        ("# 城东片区\n## 做强产业\n好。\n# 城西片区\n## 做强产业\n好。", []),
        (
            "一、做强产业\n（一）加快改革\n好。\n（二）引资\n好。\n二、做美城乡\n（一）加快改革\n好。\n（二）加快改革\n好。",
            ["48:加快改革 changes= percent=100% size=4 <37:加快改革"],
        ),
        ("（一）做强产业。\n（二）做强产业。", []),
        # a copy begins with a line, not at the end of the one before
        (
            "码头有台阶。\n县图书馆延长夜间开放时间，添置盲文读物和有声书架。\n过渡。\n茶山无台阶。\n县图书馆延长夜间开放时间，添置盲文读物和有声书架。",
            [
                "44:县图书馆延长夜间开放时间，添置盲文读物和有声书架。 changes= percent=100% size=25 <7:县图书馆延长夜间开放时间，添置盲文读物和有声书架。"
            ],
        ),
        # lines after one pattern stand one below the other; far apart they are a near copy
        (
            "前言。\n目的。\n概况。\n东湖镇栽下银杏与香樟，沿岸铺设步道并安装护栏，设立驿站供游人歇脚，添置座椅和路灯。\n西山乡栽下银杏与香樟，沿岸铺设步道并安装护栏，设立驿站供游人歇脚，添置座椅和路灯。",
            [],
        ),
        (
            "前言。\n目的。\n概况。\n东湖镇栽下银杏与香樟，沿岸铺设步道并安装护栏，设立驿站供游人歇脚，添置座椅和路灯。\n戏台。\n古井。\n西山乡栽下银杏与香樟，沿岸铺设步道并安装护栏，设立驿站供游人歇脚，添置座椅和路灯。",
            [
                "62:西山乡栽下银杏与香樟，沿岸铺设步道并安装护栏，设立驿站供游人歇脚，添置座椅和路灯。 changes=“东湖镇”→“西山乡” percent=92% size=34 <12:东湖镇栽下银杏与香樟，沿岸铺设步道并安装护栏，设立驿站供游人歇脚，添置座椅和路灯。"
            ],
        ),
        # the same change twice is one name for another
        (
            "东湖镇栽下银杏与香樟，东湖镇铺设步道并安装护栏，设立驿站供游人歇脚，添置座椅和路灯。\n戏台。\n古井。\n西山乡栽下银杏与香樟，西山乡铺设步道并安装护栏，设立驿站供游人歇脚，添置座椅和路灯。",
            [],
        ),
        # figures that all differ are another account
        (
            "栽下银杏90株，铺设步道并安装护栏，设立驿站12座供游人歇脚，添置座椅和路灯。\n戏台。\n古井。\n栽下银杏80株，铺设步道并安装护栏，设立驿站15座供游人歇脚，添置座椅和路灯。",
            [],
        ),
        (
            "沿湖栽下银杏与香樟，铺设步道并安装护栏90米，设立驿站12座供游人歇脚，添置座椅。\n沿湖栽下银杏与香樟，铺设步道并安装护栏80米，设立驿站15座供游人歇脚，添置座椅。",
            [],
        ),
        # items inside a sentence
        (
            "一是从严把住源头，严格项目准入，否决耗能大户九个；二是管住过程，安装探头六十套；三是从严把住源头，严格项目准入，否决耗能大户九个。",
            [
                "42:从严把住源头，严格项目准入，否决耗能大户九个 changes= percent=100% size=21 <2:从严把住源头，严格项目准入，否决耗能大户九个"
            ],
        ),
        (
            "会议强调，一要从严把住源头，严格准入关口，劝退耗能大户。\n会后研究，要从严把住源头，严格准入关口，劝退耗能大户。",
            [],
        ),
        # a copy side by side in one paragraph
        (
            "沿湖栽下银杏与香樟。沿湖栽下银杏与香樟。添置座椅。",
            ["10:沿湖栽下银杏与香樟 changes= percent=100% size=9 [9:。沿湖栽下银杏与香樟>] <0:沿湖栽下银杏与香樟"],
        ),
        ("沿湖栽下银杏与香樟。\n沿湖栽下银杏与香樟。", []),
        ("沿湖栽下银杏与香樟，添置座椅和路灯！\n沿湖栽下银杏与香樟，添置座椅和路灯！", []),
        # two pasted sections and a line between them
        (
            "公交线路延长二十公里，覆盖全部乡镇。\n古桥完成测绘，安装护栏九十米。\n公园栽下银杏三百株，步道全线贯通。\n戏台修旧如旧，每周开锣两场。\n过渡。\n公交线路延长二十公里，覆盖全部乡镇。\n古桥完成测绘，安装护栏九十米。\n老街亮灯，夜市开张，摊位先到先得，卫生包干到户。\n公园栽下银杏三百株，步道全线贯通。\n戏台修旧如旧，每周开锣两场。",
            [
                "72:公交线路延长二十公里，覆盖全部乡镇。\n古桥完成测绘，安装护栏九十米。\n老街亮灯，夜市开张，摊位先到先得，卫生包干到户。\n公园栽下银杏三百株，步道全线贯通。\n戏台修旧如旧，每周开锣两场。 changes= percent=100% size=56 <0:公交线路延长二十公里，覆盖全部乡镇。\n古桥完成测绘，安装护栏九十米。\n公园栽下银杏三百株，步道全线贯通。\n戏台修旧如旧，每周开锣两场。"
            ],
        ),
        (
            "公交线路延长二十公里，覆盖全部乡镇。\n古桥完成测绘，安装护栏九十米。\n公园栽下银杏三百株，步道全线贯通。\n戏台修旧如旧，每周开锣两场。\n过渡。\n公交线路延长二十公里，覆盖全部乡镇。\n古桥完成测绘，安装护栏九十米。\n老街亮灯，夜市开张，摊位先到先得，卫生包干到户，摊主每晚收摊时清扫门前落叶。\n公园栽下银杏三百株，步道全线贯通。\n戏台修旧如旧，每周开锣两场。",
            [
                "72:公交线路延长二十公里，覆盖全部乡镇。\n古桥完成测绘，安装护栏九十米。\n老街亮灯，夜市开张，摊位先到先得，卫生包干到户，摊主每晚收摊时清扫门前落叶。\n公园栽下银杏三百株，步道全线贯通。\n戏台修旧如旧，每周开锣两场。 changes= percent=100% size=56 <0:公交线路延长二十公里，覆盖全部乡镇。\n古桥完成测绘，安装护栏九十米。\n公园栽下银杏三百株，步道全线贯通。\n戏台修旧如旧，每周开锣两场。"
            ],
        ),
        (
            "公交线路延长二十公里，覆盖全部乡镇。\n古桥完成测绘，安装护栏九十米。\n公园栽下银杏三百株，步道全线贯通。\n过渡。\n公交线路延长二十公里，覆盖全部乡镇。\n古桥完成测绘，安装护栏九十米。\n老街亮灯，夜市开张，摊位先到先得，卫生包干到户。\n公园栽下银杏三百株，步道全线贯通。",
            [
                "57:公交线路延长二十公里，覆盖全部乡镇。\n古桥完成测绘，安装护栏九十米。\n老街亮灯，夜市开张，摊位先到先得，卫生包干到户。\n公园栽下银杏三百株，步道全线贯通。 changes= percent=100% size=44 <0:公交线路延长二十公里，覆盖全部乡镇。\n古桥完成测绘，安装护栏九十米。\n公园栽下银杏三百株，步道全线贯通。"
            ],
        ),
        # the end of a sentence of which one is cut out, the other not
        (
            "码头修缮，添置盲文读物和有声书架，延长夜间开放时间。\n过渡。\n添置盲文读物和有声书架，延长夜间开放时间，免费借阅。",
            [],
        ),
        # sentences in brackets
        (
            "码头修缮（添置盲文读物和有声书架，延长夜间开放时间）。\n过渡。\n春茶采摘（添置盲文读物和有声书架，延长夜间开放时间）。",
            [],
        ),
        ("（添置盲文读物和有声书架，延长夜间开放时间。）\n过渡。\n（添置盲文读物和有声书架，延长夜间开放时间。）", []),
        (
            "县图书馆“添置盲文读物和有声书架，延长夜间开放时间。”\n过渡。\n县图书馆“添置盲文读物和有声书架，延长夜间开放时间。”",
            [
                "32:县图书馆“添置盲文读物和有声书架，延长夜间开放时间。” changes= percent=100% size=23 <0:县图书馆“添置盲文读物和有声书架，延长夜间开放时间。”"
            ],
        ),
    ],
)
def test_what_is_said_of_many_kinds_of_copies(text: str, expected: list[str]) -> None:
    assert told(text, "duplicate") == expected


@pytest.mark.parametrize(("letters", "sections"), [(20, 1), (37, 1), (38, 2)])
def test_a_line_between_two_sections_may_have_forty_characters(letters: int, sections: int) -> None:
    """With its marks and line ends; at either place."""
    road = "公交线路延长二十公里，覆盖全部乡镇。\n古桥完成测绘，安装护栏九十米。\n"
    park = "公园栽下银杏三百株，步道全线贯通。\n戏台修旧如旧，每周开锣两场。\n"
    between = f"{LIBRARY[:letters]}。\n"
    assert kinds(f"{road}{park}过渡。\n{road}{between}{park}") == ["section"] * sections
    assert kinds(f"{road}{between}{park}过渡。\n{road}{park}") == ["section"] * sections
