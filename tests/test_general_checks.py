"""The general checks, as house packs use them: existence, substitution, consistency, occurrence."""

from __future__ import annotations

from typing import Any

import pytest

from lint.checks.consistency import Consistency
from lint.checks.existence import Existence
from lint.checks.occurrence import Occurrence
from lint.checks.substitution import Substitution
from lint.document import Vocabulary
from lint.pattern import Pattern

from .conftest import document, in_full


def said(check: Any, text: str) -> list[str]:
    """All that *check* says, asked with and without the literals found beforehand."""
    first, second = document(text), document(text)
    second.vocabulary = Vocabulary(check.literals)
    found = [in_full(first, match) for match in check.matches(first)]
    assert sorted(in_full(second, match) for match in check.matches(second)) == sorted(found)
    return found


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        (Existence(words=("绝密", "ＡＢ级")), "绝密文件，绝密，AB级。", ["0:绝密", "5:绝密", "8:AB级"]),
        (Existence(words=("打造", "打造品牌")), "打造品牌，打造。", ["0:打造品牌", "5:打造"]),
        (Existence(patterns=(Pattern("第[0-9]+页"),)), "第3页\n第12页。", ["0:第3页", "4:第12页"]),
        (Existence(words=("页",), patterns=(Pattern("第[0-9]+页"),)), "第3页，末页。", ["0:第3页", "5:页"]),
        (Existence(words=("甲乙",), patterns=(Pattern("乙丙丁"),)), "甲乙丙丁。", ["0:甲乙", "1:乙丙丁"]),
        (Existence(words=("绝密",)), "秘密。", []),
        (Existence(patterns=(Pattern("^附件"),)), "见附件。\n附件一\n", ["5:附件"]),
        (Existence(words=("密",)), "密件两份，保密。", ["0:密", "6:密"]),
        # a pattern looks no further than its paragraph, whether it has a literal or not
        (Existence(patterns=(Pattern(r"\d\s+\d"),)), "附件3\n4条意见，第5 6条。", ["10:5 6"]),
        (Existence(patterns=(Pattern("附件[^。]*盖章"),)), "附件一\n盖章。\n附件二盖章。", ["8:附件二盖章"]),
        (
            Substitution(swap={"布署": "部署", "布署工作": "部署任务"}),
            "布署工作，布署。",
            ["0:布署工作 right=部署任务 [0:布署工作>部署任务]", "5:布署 right=部署 [5:布署>部署]"],
        ),
        (
            Substitution(swap={r"(\d)千万": r"\g<1>000万", "千万元": "万元"}),
            "投入3千万元，5千万。",
            ["2:3千万 right=3000万 [2:3千万>3000万]", "7:5千万 right=5000万 [7:5千万>5000万]"],
        ),
        (
            Substitution(swap={"做为": "作为", "为主": "居首"}),
            "做为主席，为主。",
            ["0:做为 right=作为 [0:做为>作为]", "5:为主 right=居首 [5:为主>居首]"],
        ),
        (
            Substitution(swap={"做为": "作为", "主席": "主任"}),
            "做为主席。",
            ["0:做为 right=作为 [0:做为>作为]", "2:主席 right=主任 [2:主席>主任]"],
        ),
        (
            Consistency(forms=(("帐户", "账户"), ("渡假", "度假"))),
            "账户、账户、账户、帐户，度假。",
            ["9:帐户 count=3 right=账户 [9:帐户>账户] <0:账户"],
        ),
        (Consistency(forms=(("帐户", "账户"),)), "账户、账户、帐户。", []),
        (Consistency(forms=(("帐户", "账户"),)), "账户、账户。", []),
        (Consistency(forms=(("帐户", "账户"),)), "没有。", []),
        (
            Consistency(forms=(("帐户", "账户"),), majority=0.5),
            "账户、帐户、账户、帐户。",
            ["0:账户 count=2 right=帐户 [0:账户>帐户] <3:帐户", "6:账户 count=2 right=帐户 [6:账户>帐户] <3:帐户"],
        ),
        (
            Occurrence(Pattern("不断"), max=2),
            "不断甲，不断乙，不断丙，不断丁。",
            ["8:不断 count=4 max=2 min=0 <0:不断 <4:不断"],
        ),
        (Occurrence(Pattern("不断"), max=2), "不断甲，不断乙。", []),
        (Occurrence(Pattern("不断"), max=0), "不断甲。", ["0:不断 count=1 max=0 min=0"]),
        (
            Occurrence(Pattern("不断"), max=1, within="block"),
            "不断甲。\n不断乙，不断丙。不断丁。",
            ["9:不断 count=3 max=1 min=0 <5:不断"],
        ),
        (
            Occurrence(Pattern("不断"), max=1, within="sentence"),
            "不断甲。\n不断乙，不断丙。不断丁。",
            ["9:不断 count=2 max=1 min=0 <5:不断"],
        ),
        (Occurrence(Pattern("请审议"), min=1), "各位代表：\n请审议。", []),
        (Occurrence(Pattern("请审议"), min=2), "各位代表：\n请审议。", ["0:各位代表： count=1 max=None min=2"]),
        (Occurrence(Pattern("。"), min=1, within="block"), "好。\n不好\n好。", ["3:不好 count=0 max=None min=1"]),
        (
            Occurrence(Pattern("甲"), min=1, within="sentence"),
            "甲好。乙好。\n甲好。",
            ["3:乙好。 count=0 max=None min=1"],
        ),
        (Occurrence(Pattern("请审议"), min=1), "", []),
    ],
)
def test_what_general_checks_say(check: Any, text: str, expected: list[str]) -> None:
    assert said(check, text) == expected


@pytest.mark.parametrize(
    ("check", "options", "reason"),
    [
        (Existence, {}, "needs words or patterns"),
        (Substitution, {}, "needs swap or lists"),
        (Occurrence, {"pattern": Pattern("甲")}, "needs min or max"),
    ],
)
def test_a_check_without_anything_to_look_for_is_refused(check: type, options: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        check(**options)
    Occurrence(Pattern("甲"), min=1)
    Occurrence(Pattern("甲"), max=0)


def test_literals_are_folded_and_patterns_give_theirs() -> None:
    assert set(Existence(words=("ＡＢ级",), patterns=(Pattern("第一页|附件"),)).literals) == {"AB级", "第一页", "附件"}
    assert set(Substitution(swap={"ＡＢ级": "甲级", "第一(页)": "首页"}).literals) == {"AB级", "第一页"}
    assert set(Consistency(forms=(("ＡＢ", "甲"), ("乙",))).literals) == {"AB", "甲", "乙"}
    assert set(Occurrence(Pattern("附件"), max=1).literals) == {"附件"}
