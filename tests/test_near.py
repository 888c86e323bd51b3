"""Slips in the set phrases of a house, and what only looks like one."""

from __future__ import annotations

import pickle

import pytest

from lint.checks.near import Near

from .conftest import document, in_full

PHRASES = (
    "懂政协、会协商、善议政",
    "政府工作报告",
    "改革开放",
    "八大提升行动",
    "以人民为中心的发展思想",
    "学懂弄通做实",
    "“三会一课”制度",
    "清廉机关建设",
    "提案办理协商",
    "基层协商民主",
    "数字政府",
    "双随机、一公开监管",
    "优化营商环境",
    "营商环境评价体系",
)
CHECKS = {
    "house": Near(phrases=PHRASES, allowed={"政府工作报告": ("政府公作报告",)}),
    "broken": Near(phrases=PHRASES, broken=True),
    "stray": Near(phrases=PHRASES, broken=True, stray=True),
    "replaced": Near(phrases=PHRASES, replaced=True),
}


@pytest.mark.parametrize(
    ("text", "by", "expected"),
    [
        # first or last character
        ("审议政府工作报合。", "", []),
        ("审议政府工作报。", "", []),
        ("审议政府工作报道。", "", []),
        ("审议正府工作报告。", "house broken stray replaced", ["2:正府工作报告 right=政府工作报告 [2:正>政]"]),
        ("审议府工作报告。", "", []),
        ("改革开放放。", "", []),
        ("改革改开放。", "", []),
        ("改革开方以来。", "", []),
        ("坚持改革开放开。", "", []),
        # inside
        ("改革和开放以来。", "", []),
        ("改革大开放以来。", "", []),
        ("政府的工作报告。", "", []),
        ("政府新工作报告。", "", []),
        ("政府工工作报告。", "broken stray", ["0:政府工工作报告 right=政府工作报告 [2:工>]"]),
        ("政府作报告。", "house stray", ["0:政府作报告 right=政府工作报告 [2:>工]"]),
        ("政府书作报告。", "house replaced", ["0:政府书作报告 right=政府工作报告 [2:书>工]"]),
        ("政府报告工作。", "", []),
        ("报告政府工作。", "", []),
        # numerals and measures, marks, words of grammar
        ("三大提升行动有力。", "", []),
        ("八项提升行动有力。", "house replaced", ["0:八项提升行动 right=八大提升行动 [1:项>大]"]),
        ("八大提升 行动有力。", "", []),
        ("八大提升，行动有力。", "", []),
        ("八大提升的行动有力。", "", []),
        ("以人民为中心发展思想。", "", []),
        ("以人民中心的发展思想。", "house", ["0:以人民中心的发展思想 right=以人民为中心的发展思想 [3:>为]"]),
        ("以人民为中心的的发展思想。", "", []),
        ("以人民为中心的好发展思想。", "", []),
        ("以人民为中心的新发展思想。", "", []),
        ("以人民为中心的光发展思想。", "house", ["0:以人民为中心的光发展思想 right=以人民为中心的发展思想 [7:光>]"]),
        (
            "以人民为核心的发展思想。",
            "house replaced",
            ["0:以人民为核心的发展思想 right=以人民为中心的发展思想 [4:核>中]"],
        ),
        ("从人民为中心的发展思想。", "", []),
        ("以人民为中心的发展思路。", "", []),
        (
            "以人民为中心的发展思相。",
            "house broken stray replaced",
            ["0:以人民为中心的发展思相 right=以人民为中心的发展思想 [10:相>想]"],
        ),
        # marks of enumeration
        ("懂政协，会协商，善议政。", "", []),
        ("懂政协；会协商；善议政。", "", []),
        ("懂政协，会协商，善议攻。", "", []),
        ("懂政协、善议政、会协商。", "", []),
        ("会协商、懂政协、善议政。", "", []),
        (
            "懂政协、会商协、善议政。",
            "house broken stray",
            ["0:懂政协、会商协、善议政 right=懂政协、会协商、善议政 [5:商协>协商]"],
        ),
        ("懂政协会协商、善议政。", "", []),
        ("懂政协、会议政、善协商。", "", []),
        # quoted names
        ("“三会一刻”制度落实。", "house replaced", ["0:“三会一刻”制度 right=“三会一课”制度 [4:刻>课]"]),
        ("三会一刻制度落实。", "house replaced", ["0:三会一刻制度 right=三会一课制度 [3:刻>课]"]),
        ("三会一课制度落实。", "", []),
        ("“三会两课”制度落实。", "", []),
        ("推行“提案办理商量”试点。", "", []),
        ("推行“提案办里协商”试点。", "house replaced", ["3:提案办里协商 right=提案办理协商 [6:里>理]"]),
        ("推行“基层协商”试点。", "", []),
        # the right form beside
        (
            "政府工作报告，政府工坐报告。",
            "house broken stray replaced",
            ["7:政府工坐报告 right=政府工作报告 [10:坐>作]"],
        ),
        (
            "政府工作报告和今年以来的各项工作，政府工坐报告。",
            "house broken stray replaced",
            ["17:政府工坐报告 right=政府工作报告 [20:坐>作]"],
        ),
        ("政府公作报告。", "broken stray replaced", ["0:政府公作报告 right=政府工作报告 [2:公>工]"]),
        ("政府工作报告告诉我们。", "", []),
        # half words
        ("清廉机关建设设。", "", []),
        ("清廉机建设。", "house stray", ["0:清廉机建设 right=清廉机关建设 [3:>关]"]),
        ("清廉关建设。", "house stray", ["0:清廉关建设 right=清廉机关建设 [2:>机]"]),
        ("清廉机关设。", "house stray", ["0:清廉机关设 right=清廉机关建设 [4:>建]"]),
        ("廉机关建设。", "", []),
        ("清机关建设。", "house stray", ["0:清机关建设 right=清廉机关建设 [1:>廉]"]),
        ("提案办协商。", "house stray", ["0:提案办协商 right=提案办理协商 [3:>理]"]),
        ("提办理协商。", "house stray", ["0:提办理协商 right=提案办理协商 [1:>案]"]),
        ("提案理协商。", "house stray", ["0:提案理协商 right=提案办理协商 [2:>办]"]),
        ("提案办理商。", "house stray", ["0:提案办理商 right=提案办理协商 [4:>协]"]),
        ("基层协民主。", "house stray", ["0:基层协民主 right=基层协商民主 [3:>商]"]),
        ("数字政副。", "house broken stray replaced", ["0:数字政副 right=数字政府 [3:副>府]"]),
        ("数字政腐建设。", "house broken stray replaced", ["0:数字政腐 right=数字政府 [3:腐>府]"]),
        ("数字镇府建设。", "house broken stray replaced", ["0:数字镇府 right=数字政府 [2:镇>政]"]),
        ("学懂弄通作实。", "house replaced", ["0:学懂弄通作实 right=学懂弄通做实 [4:作>做]"]),
        ("学懂弄懂做实。", "house replaced", ["0:学懂弄懂做实 right=学懂弄通做实 [3:懂>通]"]),
        ("学弄懂通做实。", "house", ["0:学弄懂通做实 right=学懂弄通做实 [1:弄懂>懂弄]"]),
        ("学懂通弄做实。", "house", ["0:学懂通弄做实 right=学懂弄通做实 [2:通弄>弄通]"]),
        # a name made on purpose stands in quotation marks by itself
        ("推行基层共商民主。", "house replaced", ["2:基层共商民主 right=基层协商民主 [4:共>协]"]),
        ("推行“基层共商民主”品牌。", "", []),
        ("推行“基层共商民主、基层联动”。", "house replaced", ["3:基层共商民主 right=基层协商民主 [5:共>协]"]),
        ("推行“基层共商民主评议”。", "", []),
        ("推行“数字基层共商民主”。", "house replaced", ["5:基层共商民主 right=基层协商民主 [7:共>协]"]),
        ("推行“基层协桑民主”。", "house broken stray replaced", ["3:基层协桑民主 right=基层协商民主 [6:桑>商]"]),
        (
            "推行“懂政协、会协上、善议政”。",
            "house replaced",
            ["3:懂政协、会协上、善议政 right=懂政协、会协商、善议政 [9:上>商]"],
        ),
        (
            "坚持“以人民作中心的发展思想”。",
            "house replaced",
            ["3:以人民作中心的发展思想 right=以人民为中心的发展思想 [6:作>为]"],
        ),
        ("“三会一课”制渡。", "house broken stray replaced", ["0:“三会一课”制渡 right=“三会一课”制度 [7:渡>度]"]),
        ("落实“三会一课”致度。", "house broken stray replaced", ["2:“三会一课”致度 right=“三会一课”制度 [8:致>制]"]),
        ("落实“三会一起课”制度。", "", []),
        ("落实“三会课”制度。", "", []),
        # two phrases in one place are one finding
        ("优化营上环境评价体系。", "house replaced", ["0:优化营上环境 right=优化营商环境 [3:上>商]"]),
        ("优化营商环境环境评价体系。", "", []),
        # at the beginning and the end of a draft
        ("正府工作报告", "house broken stray replaced", ["0:正府工作报告 right=政府工作报告 [0:正>政]"]),
        ("政府工作报搞", "house broken stray replaced", ["0:政府工作报搞 right=政府工作报告 [5:搞>告]"]),
        ("八大提升行", "", []),
        ("化营商环境", "", []),
        ("优化营商环", "", []),
        ("商优化营环境", "house stray", ["1:优化营环境 right=优化营商环境 [4:>商]"]),
        # words that go on
        ("各地政府工作报表格式统一。", "", []),
        ("县政府工作简报告知各镇。", "", []),
        ("改革再开放。", "", []),
        ("改革要开放，开放要改革。", "", []),
        ("营商环境考核评价体系。", "", []),
        ("营商环境和评价体系。", "", []),
        ("营商环境评议体系。", "house replaced", ["0:营商环境评议体系 right=营商环境评价体系 [5:议>价]"]),
        ("营商环境评估体系。", "house replaced", ["0:营商环境评估体系 right=营商环境评价体系 [5:估>价]"]),
        ("营商环境平价体系。", "house replaced", ["0:营商环境平价体系 right=营商环境评价体系 [4:平>评]"]),
        ("营商环境的评价体系。", "", []),
        ("营商环评价体系。", "house stray", ["0:营商环评价体系 right=营商环境评价体系 [3:>境]"]),
        ("营商环境评价系体。", "", []),
        ("营商评价环境体系。", "house", ["0:营商评价环境体系 right=营商环境评价体系 [2:评价环境>环境评价]"]),
        ("评价营商环境体系。", "", []),
        ("以人民为中心的发展思维。", "", []),
        ("以群众为中心的发展思想。", "", []),
        (
            "以人民当中心的发展思想。",
            "house replaced",
            ["0:以人民当中心的发展思想 right=以人民为中心的发展思想 [3:当>为]"],
        ),
        ("以人民为中心的发展思。", "", []),
        ("人民为中心的发展思想。", "", []),
        ("把以人民为中心的发展思想想明白。", "", []),
        ("以人民为中心为的发展思想。", "house", ["0:以人民为中心为的发展思想 right=以人民为中心的发展思想 [6:为>]"]),
        (
            "以人民中心为的发展思想。",
            "house",
            ["0:以人民中心为的发展思想 right=以人民为中心的发展思想 [3:中心为>为中心]"],
        ),
        ("以人民为中的心发展思想。", "house", ["0:以人民为中的心发展思想 right=以人民为中心的发展思想 [5:的心>心的]"]),
        (
            "以为人民中心的发展思想。",
            "house",
            ["0:以为人民中心的发展思想 right=以人民为中心的发展思想 [1:为人民>人民为]"],
        ),
        (
            "以人民为中心的思想发展。",
            "house",
            ["0:以人民为中心的思想发展 right=以人民为中心的发展思想 [7:思想发展>发展思想]"],
        ),
        ("以人民为中心的发展发展思想。", "", []),
    ],
)
def test_what_is_said_of_slips_in_phrases(text: str, by: str, expected: list[str]) -> None:
    """*expected* is what the checks named in *by* tell; the others tell nothing."""
    draft = document(text)
    found = {name: [in_full(draft, match) for match in check.matches(draft)] for name, check in CHECKS.items()}
    assert found == {name: expected if name in by.split() else [] for name in CHECKS}


def test_a_check_that_was_kept_tells_the_same() -> None:
    """Rules go to other processes and into the cache, used or not."""
    draft = document("审议政府工坐报告。")
    before = [in_full(draft, match) for match in CHECKS["house"].matches(draft)]
    kept = pickle.loads(pickle.dumps(CHECKS["house"]))
    assert [in_full(draft, match) for match in kept.matches(draft)] == before
    assert before == ["2:政府工坐报告 right=政府工作报告 [5:坐>作]"]
