"""What was left to be filled in, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.checks.placeholder import Placeholder
from lint.pattern import Pattern

from .conftest import built_in_rules, document, flagged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增市级示范社X家，带动农户X余户。", ["X", "X"]),
        ("由XX局牵头，××乡配合。", ["XX", "××"]),
        ("第X届人民代表大会第X次会议", ["第X届人民代表大会第X"]),
        ("202X年重点工作安排", ["202X"]),
        ("（2025年×月×日）", ["×月×"]),
        ("总投资×亿元，增长×%。", ["×", "×"]),
        ("文号为县政发〔2024〕××号。", ["〔2024〕××"]),
        ("全年完成造林○○万亩，成活率较高。", ["○○"]),
        ("全年完成造林〇〇万亩，成活率较高。", ["〇〇"]),
        ("县政协、*县团委联合印发", ["*"]),
        ("预算支出***.**万元，结余*万元", ["***.**", "*"]),
        ("共建有“*+*”平台**个", ["*+*”平台**"]),
        ("2024年*月*日，在**召开", ["*月*", "**"]),
        ("完成了＿＿＿项，另有__项在办", ["＿＿＿", "__"]),
        ("获得“　　”称号，《　　》已印发", ["“　　”", "《　　》"]),
        ("组织宣讲？？场，听众--人次", ["？？", "--"]),
        ("发展村集体经济（待民政局提供）", ["（待民政局提供）"]),
        ("森林覆盖率（补充数据）居全市前列", ["（补充数据）"]),
        ("（此处插入照片）", ["（此处插入照片）"]),
        ("有关内容待补充。", ["内容待补充"]),
        ("TODO：补充数据", ["TODO"]),
        ("请单击此处添加标题", ["单击此处添加标题"]),
        ("办结率【数据来源待补】，【此处填写单位名称】", ["【数据来源待补】", "【此处填写单位名称】"]),
        ("由<单位名称>牵头，[姓名]负责", ["<单位名称>", "[姓名]"]),
        ("{{year}}年，${county}实施«项目»", ["{{year}}", "${county}实施«项目»"]),
        ("发放补贴    元，受益群众众多。", ["    元"]),
        ("新增城镇就业 人，完成目标任务。", [" 人"]),
        ("同比增长 %，居全市首位。", [" %"]),
        ("同比下降　个百分点。", ["　个百分点"]),
        ("第　届委员会第　次会议", ["第　届委员会第　次会议"]),
        ("2025年  月  日", ["年  月  日"]),
        ("户均增收约元，召开会议次。", ["元", "次"]),
        ("截至　月底，预计　　年建成", ["　月", "　　年"]),
        ("十四届　次会议，增速为?%，＿年＿月", ["　次", "?", "＿年＿"]),
        ("下拨专项资金亿元。", ["亿元"]),
        ("同比增长5.%，占比.6%", ["5.", ".6"]),
        ("出台惠企政策N项，兑现资金五千万元。", ["N"]),
        ("拆除违建_亿元，其中住宅＿万平方米。", ["_", "＿"]),
        ("进出口总额……亿元，完成投资——亿元。", ["……", "——"]),
        ("培育家庭农场…家，立案查处??起。", ["…", "??"]),
        ("技改投资###亿元，财政投入￥万元。", ["###", "￥"]),
        ("预计利税？亿元。", ["？"]),
        ("第X部分为保障措施", ["第X"]),
        ("政协枫林县○届○次会议", ["○届○"]),
        ("我驻【村名】两年", ["【村名】"]),
        ("完成造林（数字）亩", ["（数字）"]),
        ("交易额达到待统计亿元", ["待统计"]),
        ("（待县统计局核定后填写）", ["（待县统计局核定后填写）"]),
        ("获表彰（项数待定）", ["（项数待定）"]),
        ("批注[办公室1]：此处需核实", ["批注[办公室1]：此处需核实"]),
        ("全年处置突发事件起，疏散群众四百人。", ["起"]),
        ("截至20 年底，各乡镇于  月  日前上报", [" 年", "  月  日"]),
        ("会员#REF!人，见错误！未找到引用源。", ["#REF!", "错误！未找到引用源。"]),
        ("受某某县委托，某某镇党委书记发言", ["某某", "某某"]),
    ],
)
def test_missing_words_are_found(text: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(flagged(text, "placeholder"))) == list(dict.fromkeys(expected))


@pytest.mark.parametrize(
    "text",
    [
        "甲种盒子长3×5厘米，面积为3.5×4米",
        "实行“5×8”工作制和7×24小时值班制度",
        "选用郑单958×掖478杂交组合",
        "Ⅹ类水体、IX级、XXI",
        "C919大型客机，X86架构，A*STAR研究院",
        "李××、王××等人作了发言",
        "数据见[1][2]，详见附件[3]。",
        "［2024］15号、〔2015〕18号文件",
        "5*8=40，利用3*3*2米的集装箱，面积为3\\*5米",
        "电话138****1234，身份证4401**********0012",
        "下载*.pdf文件",
        "增速（%），单位：%，约占50 %左右，一成多",
        "2025年 3月 5日起，月均降水偏多",
        "主任委员  张三\n姓名  性别  年龄\n项目  个数  亿元",
        "共 12 件，达到 80 %，提高两个百分点",
        "亿元以上项目30个，突破万亿元大关，达到个人最好成绩",
        "【关键词】协商；民主\n【时间】2024年5月",
        "“X+政协”模式、“1+X+N”工作体系、“3+X”课程",
        "满分100分，错误打×，请在□内打“√”，□是　□否",
        "签名：______　日期：______",
        "项目待建，资金待拨，时间待定，线索待核查",
        "二○○五年、二〇〇〇年，“00后”“○○后”",
        "（此处略）他说：“……”",
        "main()、f(x)、C++",
        "用%表示，以%计",
        "按*键结束，注：*p<0.05，XX染色体",
        "《 》为书名号，“ ”为引号，（ ）内打勾",
        "他在此处填写了表格，详见todo-list",
        "姓名：______　　联系电话：______",
        "交通要道……家家户户张灯结彩，怎么办？万众一心！",
        "话题#我爱家乡#，“1+N”体系、“N个一”活动，N次方",
        "元/吨、人/万人，吨标准煤/万元，微克/立方米",
        "格式为：姓名×××，性别×，出生于××××年。",
        "编号为YL-XX-003，其中XX为代码",
    ],
)
def test_look_alikes_are_let_alone(text: str) -> None:
    assert flagged(text, "placeholder") == []


def test_neighbours_in_a_clause_are_one_finding_with_their_number() -> None:
    draft = document("共走访**、**、**三个乡镇，慰问困难群众**户。")
    star = built_in_rules()["placeholder/star"]
    matches = list(star.matches(draft))
    assert [(draft.slice(match.span), match.values["count"]) for match in matches] == [("**、**、**", "3"), ("**", "1")]
    assert "（3处）" in star.say(matches[0], "")


def test_a_legend_makes_the_sign_a_footnote_mark() -> None:
    assert flagged("产值*增长8%\n注：带*的为初步统计数", "placeholder") == []
    assert flagged("产值*增长8%\n注：含初步统计数", "placeholder") == ["*"]


@pytest.mark.parametrize("line", ["| 指标 | 增长% |\n|---|---|\n| 出口 | 6.2 |", "| 指标 | 增长% | 说明，见注 |"])
def test_a_head_of_a_table_has_no_number(line: str) -> None:
    assert flagged(line, "placeholder/missing-number") == []


def test_without_signs_the_whole_text_is_searched() -> None:
    check = Placeholder(patterns=(Pattern("空缺"),))
    assert [match.span for match in check.matches(document("空缺。此项空缺"))] == [(0, 2), (5, 7)]
    assert list(check.matches(document(""))) == []
    with pytest.raises(ValueError, match=r"^needs patterns$"):
        Placeholder(patterns=())


@settings(max_examples=60)
@given(st.text(alphabet="县市完成*×X_（） 　%件个第届年月日待补[]{}【】<>，。\n1", max_size=60))
def test_any_text_is_read_and_findings_lie_inside_it(text: str) -> None:
    draft = document(text)
    for rule in built_in_rules().values():
        if rule.category == "placeholder":
            for match in rule.matches(draft):
                assert 0 <= match.span.start < match.span.end <= len(draft.text)
                assert int(match.values["count"]) >= 1
