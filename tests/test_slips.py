"""What is said of slips that the words around them tell: half words, swapped, odd, missing and needless characters."""

from __future__ import annotations

import pytest

from .conftest import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("关系群众切身益的事项，及时公开。", ["6:益 right=利益 [6:>利]"]),
        ("两年来群众益明显增多。", ["5:益 right=利益 [5:>利]"]),
        ("群众益，收入增多。", ["2:益 right=利益 [2:>利]"]),
        ("广大党员干部围绕中心、服大局。", ["11:服 right=服务 [12:>务]"]),
        # 缩短 or 压缩: it is told, but nothing is put in
        ("工程建设项目审批时限缩一半。", ["10:缩 right=缩短"]),
        ("困难群体就业得到障，群众的益明显增多。", ["8:障 right=保障", "13:益 right=权益"]),
        # half a word may stand at the end of a line that was broken
        ("关系群众切身利\n益的事项，及时公开，群众益", []),
        ("推进财政预算决算公开，扎紧制度围栏，防止返贫致贫。", []),
        ("一体推进不敢腐、不能腐、不想腐。", []),
        ("创建府院、府检联动机制，实行容缺受理，检查结果互认。", []),
        ("两当至略阳高速公路通车，附名词术语和缩略语。", []),
        ("新增直接采认外省职业资格九项。", []),
        ("济青高铁加快公交化开行，打造“晋服全球”品牌。", []),
        ("加快引培瞪羚企业，扩大内需是根本之策，形成包容的发展环境。", []),
    ],
)
def test_what_is_said_of_half_words(text: str, expected: list[str]) -> None:
    assert told(text, "typo/half-word") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加快推进农村公路设建，具备条件的建制村全部通客车。", ["8:设建 right=建设 [8:设建>建设]"]),
        ("加快农村公路设建", ["6:设建 right=建设 [6:设建>建设]"]),
        ("就零业家庭动态清零。", ["0:就零业家庭 right=零就业家庭 [0:就零>零就]"]),
        ("推动科技创和新产业创新深度融合。", ["2:科技创和新 right=科技创新和 [5:和新>新和]"]),
        (
            "防止规模返性贫，落实长林制。",
            ["2:规模返性贫 right=规模性返贫 [4:返性>性返]", "10:长林制 right=林长制 [10:长林>林长]"],
        ),
        ("与会人员跃踊发言。", ["4:跃踊发言 right=踊跃发言 [4:跃踊>踊跃]"]),
        (
            "优化营环商境，建设营环商境高地。",
            ["0:优化营环商境 right=优化营商环境 [3:环商>商环]", "9:营环商境 right=营商环境 [10:环商>商环]"],
        ),
        ("提高幼儿入园率，推广价值高的技术水平成果。", []),
        ("做足充分准备，岗位设置应相互分离，资源互动互促。", []),
        ("持牌金融机构增加到十七家，车程最短缩至三十分钟。", []),
        ("公众号成为政民互动渠道，地质公园入列世界名录。", []),
        ("加强政民互动、税银互动，健全检法沟通机制。", []),
        ("建设空天信息产业园，外向度高的大广海湾，六个整镇试点。", []),
        ("开展万企兴万村行动，三纵九横路网成型，千岗万哨守平安。", []),
        ("位居省全前列", []),
    ],
)
def test_what_is_said_of_swapped_neighbours(text: str, expected: list[str]) -> None:
    assert told(text, "typo/swapped-characters") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "加强法律法援助，为困难群众挽回经济境损失。",
            ["2:法律法援助 right=法律援助 [4:法>]", "15:经济境损失 right=经济损失 [17:境>]"],
        ),
        ("扎实推进乡村振境兴。", ["4:乡村振境兴 right=乡村振兴 [7:境>]"]),
        ("零定就业家庭动态清零。", ["0:零定就业家庭 right=零就业家庭 [1:定>]"]),
        ("坚持潜问题导向，破解难题。", ["0:坚持潜问题导向 right=坚持问题导向 [2:潜>]"]),
        ("县人大常务会委员会听取报告。", ["3:常务会委员会 right=常务委员会 [5:会>]"]),
        ("较大幅度地提高补助标准，统筹好发展和安全，守住生态保护总红线。", []),
        ("解决新官不理旧账问题，物价总水平保持稳定。", []),
        ("推行“双随机、一公开”监管，永葆忠诚干净担当的本色。", []),
        ("更加有效地激发活力，实现创新突破，推送家政服务信息。", []),
        ("滨海湾新区挂牌，再生铝资源得到利用。", []),
        ("加强职业病的防治，残疾人等事业有新进展，疾病预防和控制得力。", []),
    ],
)
def test_what_is_said_of_needless_characters(text: str, expected: list[str]) -> None:
    assert told(text, "typo/extra-in-term") == expected


def test_a_doubled_character_is_told_once() -> None:
    text = "深化农村宅基地制度改革革试点。"
    assert told(text, "typo/extra-in-term", "typo/doubled-character") == ["9:改革革 right=改革 [11:革>]"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "历史遗留问，办好民生实，高标准农，都要抓好。",
            [
                "0:历史遗留问 right=历史遗留问题 [5:>题]",
                "8:民生实 right=民生实事 [11:>事]",
                "12:高标准农 right=高标准农田 [16:>田]",
            ],
        ),
        (
            "坚持问题导，加快传统产业转型升。",
            ["0:坚持问题导 right=坚持问题导向 [5:>向]", "12:转型升 right=转型升级 [15:>级]"],
        ),
        (
            "铸牢中华民族共同体意，建设高标准农！",
            ["0:铸牢中华民族共同体意 right=铸牢中华民族共同体意识 [10:>识]", "13:高标准农 right=高标准农田 [17:>田]"],
        ),
        ("妥善解决历史遗留问", []),
        ("压实责任链，拉长产业链，民生实，不多说。", []),  # three characters alone may be a word of their own
        ("奋力开创新局，发展信用贷、首贷，用好政府专项债。", []),
        ("壮大产业链、责任制，发展前景广。", []),
        ("完善基础养老金、新能源、大数据，健全市场监管、先进制造、农业机械。", []),
        ("依法履行法律监督责，满意度测评。", []),
    ],
)
def test_what_is_said_of_cut_terms(text: str, expected: list[str]) -> None:
    assert told(text, "typo/cut-term") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("传承红色基因，赓续色血红脉。", ["9:色血红脉 right=红色血脉 [9:色血红脉>红色血脉]"]),
        ("改造旧小区老四十二个。", ["2:旧小区老 right=老旧小区 [2:旧小区老>老旧小区]"]),
        ("推进土流水失治理，", ["2:土流水失 right=水土流失 [2:土流水失>水土流失]"]),
        ("坚问题导持向", ["0:坚问题导持向 right=坚持问题导向 [0:坚问题导持向>坚持问题导向]"]),
        ("全区经主体营总量突破十二万户。", ["2:经主体营 right=经营主体 [2:经主体营>经营主体]"]),
        ("老旧小区改造四十二个，改造老旧小区，坚持问题导向。", []),
    ],
)
def test_what_is_said_of_terms_out_of_order(text: str, expected: list[str]) -> None:
    assert told(text, "typo/disordered-term") == expected
