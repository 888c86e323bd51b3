"""What is said of slips that the words around them tell: half words, swapped, odd, missing and needless characters."""

from __future__ import annotations

import pickle

import pytest

from lint.checks.candidate import Candidate

from .conftest import built_in_rules, document, in_full, told


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


ODD = Candidate(company=(5.0, 2.0, 2.0), gain=(5.0, 4.0, 3.0), together=(14.0, 12.0, 11.5))
"""What typo/odd-character asks for, words of two characters among them."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "提什防灾减灾能力，推动建蹭数据中心，位居全省呛列。",
            ["0:提什 right=提升 [1:什>升]", "11:建蹭 right=建成 [12:蹭>成]", "22:呛列 right=前列 [22:呛>前]"],
        ),
        (
            "关西群众切身利益，邀沁代表列席，防止规模荇返贫。",
            ["0:关西 right=关系 [1:西>系]", "9:邀沁 right=邀请 [10:沁>请]", "18:规模荇 right=规模性 [20:荇>性]"],
        ),
        (
            "严格执行仲央八项规定精神，依法履行监督眦责，压减一般欣支出。",
            [
                "4:仲央八项规定 right=中央八项规定 [4:仲>中]",
                "19:眦责 right=职责 [19:眦>职]",
                "24:一般欣 right=一般性 [26:欣>性]",
            ],
        ),
        ("改良士壤。\n修复士壤。", ["2:士壤 right=土壤 [2:士>土]", "8:士壤 right=土壤 [8:士>土]"]),
        # a long word twice may be a slip, thrice it is a coinage; a short one twice
        (
            "建设污水处里设施。\n改造污水处里设施。",
            ["2:污水处里 right=污水处理 [5:里>理]", "12:污水处里 right=污水处理 [15:里>理]"],
        ),
        ("建设污水处里设施。\n改造污水处里设施。\n扩建污水处里设施。", []),
        ("国务完批准。\n国务完批准。", []),
        ("改良士壤，\n优良士壤。", []),
        # what is quoted in a few characters is a name, a quoted sentence is not
        ("他说：“改良士壤要靠大家一起长期坚持下去。”", ["6:士壤 right=土壤 [6:士>土]"]),
        ("“坚持不懈地防治污染、改良士壤”是基本要求。", ["13:士壤 right=土壤 [13:士>土]"]),
        ("“一站式”服勿优化。", ["5:服勿 right=服务 [6:勿>务]"]),
        ("推出“商易贷”“融易贷”产品，打好“稳拓调优”组合拳，打造《水韵》「云溪里」。", []),
        ("园区揭牌，天骐科技有限公司落户，锦程实业股份有限公司投产。", []),
        ("麦科斯韦网络科技有限公司开业，吉能集团投产。", []),
        ("企业数居全国第二，获奖数居全国第二，发放告知书一百二十份。", []),
        ("便利外商来粤投资，滇商回归，开展人才安徽行活动，修缮莫尔寺。", []),
        ("会议开始，周海艳指出，要抓紧；李建伟介绍情况。", []),
        ("周海艳指出，建设肃州风电基地，弱县帮扶见效。", []),
        ("南京禄口机场扩建，通边铁路开工。", []),
        ("作风不实、数字不实，各执一份，舒其心、乐其业。", []),
        ("新增登记一百五十个，以商招商、以企引企。", []),
    ],
)
def test_what_is_said_of_odd_characters(text: str, expected: list[str]) -> None:
    draft = document(text)
    assert [in_full(draft, match) for match in sorted(ODD.matches(draft), key=lambda match: match.span)] == expected


def test_what_is_asked_for_holds_for_each_place() -> None:
    draft = document("改良士壤，经国务完批准，建设污水处里设施。")
    assert [match.values["right"] for match in Candidate(shortest=3).matches(draft)] == ["国务院", "污水处理"]
    assert [match.values["right"] for match in Candidate(company=(99.0, 2.0, 2.0)).matches(draft)] == [
        "国务院",
        "污水处理",
    ]
    assert [match.values["right"] for match in Candidate(gain=(99.0, 4.0, 3.0)).matches(draft)] == [
        "国务院",
        "污水处理",
    ]
    assert [match.values["right"] for match in Candidate(together=(99.0, 12.0, 6.0)).matches(draft)] == [
        "国务院",
        "污水处理",
    ]
    thrice = document("改良士壤。\n" * 3)
    assert len(list(Candidate(repeated=True).matches(thrice))) == 3
    with pytest.raises(ValueError, match=r"^company, gain and together take three numbers each$"):
        Candidate(gain=(6.0, 5.0))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("专题视差", ["2:视差 right=视察 [2:视差>视察]"]),
        (
            "视差活动启动，家庭医声签约服务全覆盖。",
            ["0:视差 right=视察 [0:视差>视察]", "9:医声 right=医生 [9:医声>医生]"],
        ),
        ("推进招表投标，加强民声工作。", ["2:招表 right=招标 [2:招表>招标]", "9:民声 right=民生 [9:民声>民生]"]),
        ("电影放映有时差，立体成像有视差，一生奉献，倾听民声。", []),
    ],
)
def test_what_is_said_of_words_of_one_sound(text: str, expected: list[str]) -> None:
    assert told(text, "typo/confused-word") == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("typo/confused-word", "健全长效机智，开展专题视差，加强民声工作。"),
        ("typo/disordered-term", "全区经主体营总量突破十二万户。"),
        ("typo/cut-term", "坚持问题导，破解难题。"),
    ],
)
def test_a_kept_rule_says_the_same(name: str, text: str) -> None:
    """Rules are kept in the cache once they were used."""
    draft, check = document(text), built_in_rules()[name].check
    said = [in_full(draft, match) for match in check.matches(draft)]
    assert said
    kept = pickle.loads(pickle.dumps(check))
    assert [in_full(draft, match) for match in kept.matches(draft)] == said
