"""Words, misspellings, set phrases and names."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from math import inf, isclose, log
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import lexicon
from lint.bigram import COINAGES, COST, OFFICIAL, bigrams, company, fillers, official
from lint.checks.disorder import Disorder
from lint.checks.doubled import Doubled
from lint.checks.fragment import Fragment
from lint.checks.intrusion import Intrusion
from lint.checks.name import Name
from lint.checks.near import Near
from lint.checks.omission import Omission
from lint.checks.substitution import Substitution
from lint.config import Config
from lint.document import Vocabulary
from lint.flag import merge
from lint.lexicon import Lexicon, confusions, dictionary, misspellings, stored, word_list
from lint.likeness import alike
from lint.linter import Linter
from lint.rule import Rule
from lint.slip import one_edit
from lint.text import Span

from .conftest import built_in_rules, document, in_full, told

REPORT = """# 兰溪市第六届委员会常务委员会工作报告

一年来，市政协常委会坚持以习近平新时代中国特色社会主义思想为指导，聚焦中心任务，认真履行政治协商、民主监督、参政议政职能。
（一）围绕高质量发展建言献策。全年召开专题议政性常委会会议4次，收到提案358件，经审查立案312件，办复率100%。
组织委员就就业优先政策落实情况开展视察，农民工工资支付保障等12项建议被采纳，GDP增长5.6%，CO2排放下降2.3个百分点。
（二）围绕民生改善献计出力。“一老一小”服务覆盖全市86个社区，南昌昌北机场、陕煤煤炭基地等项目考察顺利，2024年年初全面开工。
Email: office@example.org，电话0573-8888888；参加人员（含列席）共1,256人次，占应到人数的98.6％。
"""

DOUBLED = [
    ("推动提案案工作提质增效。", ["提案案"]),
    ("提案案由明确，立案案件办结。", []),
    ("正视工作中存在的的问题。", ["的的"]),
    ("合作社在在全镇率先推广。", ["在在"]),
    ("取得了了明显成效，为了了解民情。", ["了了"]),
    ("听取社会会各界意见。", ["社会会各界"]),
    ("新认定国家家级实验室。", ["国家家级"]),
    ("通过各种种形式宣传。", ["各种种"]),
    ("破解基层层治理难题。", ["基层层"]),
    ("加加强统筹，整改改到位。", ["加加强", "整改改"]),
    ("营商环境环境优化。", ["环境环境"]),
    ("我们我们必须清醒。", ["我们我们"]),
    ("请大家研究研究，一个一个解决。", []),
    ("踏踏实实干，扎扎实实抓，件件有着落。", []),
    ("农民工工资、财政政策、全过程人民民主。", []),
    ("学习习近平总书记讲话，实现现代化。", []),
    ("银行行长、法院院长、社会治理处处长。", []),
    ("可以以点带面，所有有条件的先行，就就业询问。", []),
    ("农户户均增收，良种种植，质量量化。", []),
    ("南昌昌北机场、陕煤煤炭、潍柴柴油机。", []),
    ("歇歇脚、喝喝水、充充电。", []),
    ("工作作风，干部部署，常委会会议。", []),
    ("二二得四，千千万万，等等。", []),
    ("抢抓机遇，大大力发展乡村旅游。", ["大大力发展"]),
    ("带动村村民入股，常常态化开展。", ["村村民", "常常态"]),
    ("四十个事事项一次办成，第一时时间到场。", ["事事项", "时时间"]),
    ("农村基础设施设施管护到位。", ["设施设施"]),
    ("大大提高效率，村村通公路，事事有回音，时时放心不下，处处体现关爱。", []),
    ("龙泉村村民、大源镇镇长、本村村民到会。", []),
]


def flagged(text: str, *rules: str) -> list[str]:
    """What the rules flag after merging, in order."""
    draft = document(text)
    chosen = [rule for rule in built_in_rules().values() if {rule.id, rule.category} & set(rules)]
    draft.vocabulary = Vocabulary(word for rule in chosen for word in rule.literals)
    from lint.flag import Flag

    flags = [Flag(rule, match) for rule in chosen for match in rule.matches(draft)]
    return [draft.slice(flag.match.span) for flag in sorted(merge(draft, flags), key=lambda flag: flag.match.span)]


@pytest.mark.parametrize(("text", "wrong"), DOUBLED)
def test_doubled(text: str, wrong: list[str]) -> None:
    assert flagged(text, "typo/doubled-character", "typo/doubled-word") == wrong


def test_doubled_goes_over_a_line_break_and_a_comma() -> None:
    draft = document("我们要加强组织领导，加强组织领导，压实责任。")
    found = list(Doubled("clause").matches(draft))
    assert [draft.slice(match.span) for match in found] == ["加强组织领导，加强组织领导"]
    assert found[0].values["right"] == "加强组织领导"


@given(st.text(alphabet="提案工作的了在会委员国家级基层 一二，。\n", max_size=60))
@settings(max_examples=60)
def test_what_doubled_takes_away_stood_twice(text: str) -> None:
    draft = document(text)
    for unit in ("character", "word", "clause"):
        for match in Doubled(unit).matches(draft):  # type: ignore[arg-type]
            cut = match.edits[0].span
            assert match.span.contains(cut)
            assert draft.slice(cut).strip("，、；") in draft.text[: cut.start]


# The dictionary


def test_cut_equals_jieba() -> None:
    import jieba

    jieba.setLogLevel(60)
    text = REPORT + REPORT.replace("，", " ").replace("市", "省")
    assert Lexicon().cut(text) == list(jieba.cut(text, HMM=False))


@given(st.text(alphabet="中国共产党人民政协商会议提案工作5%A.-高质量发展龘 ，\r\n", max_size=80))
@settings(max_examples=80)
def test_cut_equals_jieba_on_anything(text: str) -> None:
    import jieba

    jieba.setLogLevel(60)
    assert Lexicon().cut(text) == list(jieba.cut(text, HMM=False))


COUNTED: dict[str, int] = {"提案": 109, "提案委员会": 7, "委员": 1 << 20}
DAMAGES: list[Callable[[bytes], bytes]] = [
    lambda _: b"",
    lambda data: data[:3],
    lambda data: data[:-1],
    lambda data: data[: len(data) // 2],
    lambda data: data + b"\0",
    *(lambda data, at=at: data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :] for at in (0, 40, -20, -10, -6, -2)),
]


@pytest.mark.parametrize("damage", [bytes, *DAMAGES])
def test_a_damaged_dictionary_is_made_anew(
    damage: Callable[[bytes], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexicon, "cache_folder", lambda: tmp_path)
    made: list[int] = []

    def count() -> tuple[dict[str, int], int]:
        made.append(1)
        return COUNTED, 5_000_000

    for expected in (1, 1 + (damage is not bytes), 1 + (damage is not bytes)):
        known = stored("proof", (Path(__file__),), count)
        assert {word: known.count(word) for word in (*COUNTED, "提", "提案委")} == {**COUNTED, "提": 0, "提案委": 0}
        assert (known.total, len(made)) == (5_000_000, expected)
        if expected == len(made) == 1:
            (path,) = tmp_path.iterdir()
            (tmp_path / "new").write_bytes(damage(path.read_bytes()))
            (tmp_path / "new").replace(path)  # not in place: the file is mapped


def test_a_few_versions_of_a_dictionary_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "cache_folder", lambda: tmp_path)
    source = tmp_path / "list.txt"
    stored("proof-of-another", (Path(__file__),), lambda: (COUNTED, 5))
    names = []
    for number in range(6):
        source.write_text("提案\n" * number, encoding="utf-8")
        assert stored("proof", (source,), lambda number=number: (COUNTED, number)).total == number
        names.append(next(path.name for path in tmp_path.glob("proof-2-*") if path.name not in names))
        os.utime(tmp_path / names[-1], (number, number))
    assert {path.name for path in tmp_path.glob("proof-2-*")} == {*names[2:]}
    assert len(list(tmp_path.glob("proof-of-another-*"))) == 1


def test_where_nothing_can_be_mapped_the_dictionary_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no such device")

    monkeypatch.setattr(lexicon, "cache_folder", lambda: tmp_path)
    monkeypatch.setattr("mmap.mmap", refuse)
    for source in (lambda: (COUNTED, 5), lambda: ({}, 0)):
        known = stored("proof", (Path(__file__),), source)
        assert [known.count(word) for word in COUNTED] == list(COUNTED.values())


def test_where_nothing_can_be_kept_the_dictionary_is_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "cache_folder", lambda: None)
    known = stored("proof", (Path(__file__),), lambda: (COUNTED, 5))
    assert [known.count(word) for word in COUNTED] == list(COUNTED.values())


def test_terms_of_the_project_are_words() -> None:
    lexicon = Lexicon(["云杉谷"])
    assert "云杉谷" in lexicon.cut("建设云杉谷园区")
    assert lexicon.knows("云杉谷")
    assert not Lexicon().knows("云杉谷")


def test_bounded() -> None:
    lexicon = Lexicon()
    text = "三个月份内完成份内之事"
    assert not lexicon.bounded(text, Span(3, 5))
    assert lexicon.bounded(text, Span(7, 9))


def test_likelier_words_are_likelier() -> None:
    lexicon = Lexicon()
    assert lexicon.likelihood("基层治理创新") > lexicon.likelihood("基层冶理创新")
    assert lexicon.likelihood("，。") == 0


WEIGHED = "退役军人事务局走访慰问优抚对象提案委员会议政府工作报告人居环境整治龘"


@given(st.text(alphabet=WEIGHED, min_size=1, max_size=30) | st.sampled_from(sorted(word_list("terms"))))
@settings(max_examples=80)
def test_the_words_of_the_lists_are_weighed_beside_those_of_the_dictionary(text: str) -> None:
    """Against the plain way: the best sum over all that could be a word, each weighed by its likelier source."""
    known = official("compounds")
    listed = {word for name in (*OFFICIAL, COINAGES, "compounds") for word in word_list(name)}
    unit = log(dictionary().total)

    def weight(word: str) -> float:
        sources = [log(count) - unit for count in (dictionary().count(word),) if count]
        sources += [-COST] * (word in listed) + [-8.7] * (word in word_list("common"))
        return max(sources, default=-unit if len(word) == 1 else -inf)

    best = [0.0]
    for end in range(1, len(text) + 1):
        best.append(max(best[start] + weight(text[start:end]) for start in range(max(0, end - 30), end)))
    assert isclose(known.likelihood(text), best[-1], abs_tol=1e-6)
    assert isclose(sum(map(weight, known.cut(text))), best[-1], abs_tol=1e-6)


def test_an_entry_is_the_longest_word_of_either_source() -> None:
    assert official().entry("由国家机关事务管理局印发", Span(5, 7), 6) == "国家机关事务管理局"
    assert official().entry("打印机", Span(0, 1), 6) == "打印机"
    assert official().entry("龘龘龘", Span(1, 2), 6) == ""


@pytest.mark.parametrize(("one", "other", "expected"), [("势", "式", True), ("己", "已", True), ("耗", "碳", False)])
def test_alike(one: str, other: str, expected: bool) -> None:
    assert alike(one, other) is expected
    assert alike(other, one) is expected


# Near misses


PHRASES = Near(phrases=("懂政协、会协商、善议政", "政府工作报告", "供给侧结构性改革", "“四个意识”"))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("懂政协，会协商，善议政", []),
        ("做到懂政协、会协尚、善议政。", ["懂政协、会协尚、善议政"]),
        ("审议政府工报告。", ["政府工报告"]),
        ("审议政府作工报告。", ["政府作工报告"]),
        ("深化供给侧结构改革。", ["供给侧结构改革"]),
        ("深化供给侧结构性改革。", []),
        ("深化供给侧的结构性改革。", []),
        ("增强“四个意识”。", []),
    ],
)
def test_near(text: str, wrong: list[str]) -> None:
    draft = document(text)
    assert [draft.slice(match.span) for match in PHRASES.matches(draft)] == wrong


def test_near_wants_phrases_of_four() -> None:
    with pytest.raises(ValueError, match="short"):
        Near(phrases=("提案",))
    with pytest.raises(ValueError, match="needs"):
        Near()


@given(st.sampled_from(["供给侧结构性改革", "政府工作报告"]), st.integers(1, 4), st.sampled_from("春夏秋冬"))
@settings(max_examples=40)
def test_one_wrong_character_inside_is_found_and_mended(phrase: str, at: int, char: str) -> None:
    draft = document(f"审议{phrase[:at]}{char}{phrase[at + 1 :]}，")
    matches = list(PHRASES.matches(draft))
    assert len(matches) == 1
    edit = matches[0].edits[0]
    assert phrase in draft.text[: edit.span.start] + edit.replacement + draft.text[edit.span.end :]


@pytest.mark.parametrize(
    ("written", "right", "changed"),
    [
        ("提案", "提案", set()),
        ("题案", "提案", {"题", "提"}),
        ("提案案", "提案", {"案"}),
        ("案提", "提案", {"提", "案"}),
        ("建议", "提案", None),
    ],
)
def test_one_edit(written: str, right: str, changed: set[str] | None) -> None:
    found = one_edit(written, right)
    assert (found if found is None else set(found)) == changed


# What the words around a character say


ODD = [
    ("经国务完批准，报海关总数备案。", ["国务完"]),
    ("申领营业直照，新建污水处里设施。", ["营业直照", "污水处里"]),
    ("召开部门联席会仪，保护野生动勿。", ["联席会仪", "野生动勿"]),
    ("修建地下官廊，推进可持需发展。", ["地下官廊", "可持需发展"]),
    ("全面摸排农村户厕底数，新官理旧账。", []),
    ("数智赋能、智造升级，迎峰度夏保供有力。", []),
    ("齐圣村村民、李高雨同志、天骐科技有限公司参加。", []),
    ("皖事通、湘易办、浙里办互通互认。", []),
    ("大思政课、中试基地、零碳园区加快建设。", []),
]


@pytest.mark.parametrize(("text", "wrong"), ODD)
def test_odd_characters(text: str, wrong: list[str], flag: Callable[..., list[str]]) -> None:
    assert flag(text, "typo/odd-character") == wrong


def test_what_comes_up_again_and_again_is_a_coinage() -> None:
    line = "建设污水处里设施。\n"
    assert flagged(line, "typo/odd-character") == ["污水处里"]
    assert flagged(line * 3, "typo/odd-character") == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("优化营环商境，邀请人代大表列席。", ["优化营环商境", "人代大表"]),
        ("全市经社济会发展取得成就。", ["经社济会发展"]),
        ("产城融合、城产互动，以城带乡、以乡促城。", []),
        ("吃住行游购娱要素完善，见人见物见生活。", []),
    ],
)
def test_swapped_characters(text: str, wrong: list[str], flag: Callable[..., list[str]]) -> None:
    assert flag(text, "typo/swapped-characters") == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("妥善处理历史遗留问。办好民生实，建设高标准农。", ["历史遗留问", "民生实", "高标准农"]),
        ("有疑必问，求真务实，建设农村公路。", []),
        ("发行专项债，建设智慧城。", []),
    ],
)
def test_cut_terms(text: str, wrong: list[str], flag: Callable[..., list[str]]) -> None:
    assert flag(text, "typo/cut-term") == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("开展政治商，发挥民主督作用，凝聚识。", ["政治商", "民主督", "凝聚识"]),
        ("优化营环境，推动高量发展，夯实基层理。", ["营环境", "高量发展", "基层理"]),
        ("民主督促检查，经营环境改善，群众满意度提升，城乡振兴，基层理论宣讲。", []),
        ("政治商议，参政议政，乡村兴旺，安全患者转运。", []),
    ],
)
def test_missing_characters(text: str, wrong: list[str], flag: Callable[..., list[str]]) -> None:
    assert flag(text, "typo/missing-character") == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("健全长效机智，整合教育自愿，落实各项错失。", ["机智", "自愿", "错失"]),
        ("加强市场尽管，开展技术公关，围绕衷心任务。", ["尽管", "公关", "衷心"]),
        ("拓宽融资取道，稳定高校毕业生旧业，增强安全仪式。", ["取道", "旧业", "仪式"]),
        ("为基层智力支持出力，办好师范教育，依法编织安全网。", []),
        ("机智应对，群众自愿参加，不错失机遇，公关能力提升。", []),
        ("市场需求尽管回暖，农村经纪人队伍壮大，专项检察监督有力。", []),
        ("指定专人负责，实施方案已经印发，转业军人得到安置。", []),
    ],
)
def test_words_in_the_company_of_others(text: str, wrong: list[str], flag: Callable[..., list[str]]) -> None:
    assert flag(text, "typo/confused-word") == wrong


def test_right_words_in_their_company_are_silent() -> None:
    texts = [
        f"{before}{confusion.right}{after}"
        for confusion in confusions("collocations")
        for company in (confusion.own, confusion.shared)
        for before, after in (
            *((word, "") for word in sorted(company.before)),
            *(("", word) for word in sorted(company.after)),
            *company.around,
        )
    ]
    assert len(texts) > 1500
    assert flagged("。\n".join(texts), "typo/confused-word") == []


def test_no_confusion_is_with_itself() -> None:
    assert [entry.right for entry in confusions("collocations") if entry.right in entry.wrong] == []
    taken = {wrong for entry in confusions("collocations") for wrong in entry.wrong}
    assert [entry.right for entry in confusions("collocations") if not entry.wrong and entry.right not in taken] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("坚持以人民为中心的发展理念。", ["以人民为中心的发展理念"]),
        ("铸牢中华民族共同体思想。", ["铸牢中华民族共同体思想"]),
        ("群众获得感、幸福感、满足感增强。", ["获得感、幸福感、满足感"]),
        ("健全分级诊疗体系，编制乡村振兴规划，推动关键核心技术突破。", []),
    ],
)
def test_near_synonyms_in_set_phrases(text: str, wrong: list[str], flag: Callable[..., list[str]]) -> None:
    assert flag(text, "term/set-phrase") == wrong


def test_pairs_of_characters_are_counted() -> None:
    assert bigrams().count("国务") > 1000
    assert bigrams().count("务完") == 0
    assert fillers("国务完", 2, frozenset("院务")) == {"院"}
    assert company("国务院") > company("国务完")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("下午14:75召开，早上18:00开始，7:00至8:90供餐。", ["下午14:75", "早上18:00", "至8:90"]),
        ("已于2024年13月获批，送戏三十余多场。", ["2024年13月", "三十余多"]),
        ("上午9:30至11:30，男女比例为16:75，比分98:76。", []),
        ("每天大约有60人上下，安排5千万元。", ["大约有60人上下", "5千万"]),
        ("考察团近40批次左右，接待约20场次上下。", ["近40批次左右", "约20场次上下"]),
        ("送到三、四十公里外，走了两、三趟，花了五、六个小时。", ["三、四十", "两、三", "五、六"]),
        ("完成第三、四十公里标段，一、二、三个月，第五、六小时。", []),
        ("参加的有五、六十名，走访几10户。", ["五、六十", "几10"]),
    ],
)
def test_number_forms(text: str, wrong: list[str], flag: Callable[..., list[str]]) -> None:
    assert flag(text, "number") == wrong


# The data

LISTS = ("phrases", "terms", "idioms", "official", "names", "wording", "compounds", "expressions")


def substitutions() -> list[tuple[Rule, Substitution]]:
    return [
        (rule, rule.check)
        for rule in built_in_rules().values()
        if isinstance(rule.check, Substitution) and rule.category in {"typo", "term", "style"}
    ]


def pairs() -> dict[str, str]:
    return {wrong: right for _, check in substitutions() for wrong, right in check.words.items()}


def test_no_word_corrects_to_itself_or_to_a_wrong_one() -> None:
    known = pairs()
    assert [wrong for wrong, right in known.items() if wrong == right or right in known] == []


def test_no_wrong_form_stands_in_two_rules() -> None:
    words = [word for _, check in substitutions() for word in check.words]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_no_wrong_form_stands_inside_a_right_one() -> None:
    rights = set(pairs().values()) | {term for name in LISTS for term in word_list(name)}
    text = "\n".join(rights)
    loose = [word for rule, check in substitutions() if not rule.bounded for word in check.words if word in text]
    assert loose == []


COMMON_FORMS = {"做为", "撤消", "签定", "建康", "自已", "座落", "帐目", "帐户", "好象"}
"""Wrong forms that the dictionary counts often all the same: it was made from texts with misspellings."""


def test_no_wrong_form_is_a_common_word() -> None:
    typos = [word for rule, check in substitutions() if rule.category == "typo" for word in check.words]
    assert [word for word in typos if dictionary().count(word) > 100 and word not in COMMON_FORMS] == []


def test_lists_hold_each_term_once() -> None:
    seen: dict[str, str] = {}
    for name in ("phrases", "terms", "idioms"):
        for term in word_list(name):
            assert re.search(r"\s", term) is None
            assert len(term) > 2, term
            seen.setdefault(term, name)
    assert len(word_list("phrases")) > 300
    assert len(seen) > 2000


@pytest.mark.parametrize("name", ["misspelt-words", "misspelt-terms", "misspelt-idioms", "misspelt-formulas"])
def test_listed_misspellings_are_in_no_right_form(name: str) -> None:
    swap = misspellings(name)
    rights = "\n".join(swap.values())
    assert len(swap) > 500
    assert [wrong for wrong in swap if wrong in rights] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("践行全程人民民主，投身民族复新伟业。", ["全程人民民主", "民族复新"]),
        ("政府全体会议研究创新发展布局，守护青山绿水。", []),
    ],
)
def test_slips_in_set_phrases_are_terms(text: str, wrong: list[str], flag: Callable[..., list[str]]) -> None:
    assert sorted(set(flag(text, "term"))) == sorted(wrong)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("探索出一套行之有的做法，决不无的放矢。", ["行之有的"]),
        ("在反复论证的上，形成工作方案。", ["的上"]),
        ("城乡居民生水平稳步提高，对办理情进行了通报。", ["城乡居民生水平", "情"]),
        ("公立医疗机全部接入平台，医疗机构全部接入。", ["公立医疗机"]),
        ("绿化率达到了到43%，投入8600万万元，走访8家家庭农场。", ["达到了到", "万万"]),
        ("通通过“以奖代补”筹资，集中开工一一批项目，一一核实。", ["通通过", "一一批"]),
        ("要自觉的接受人大监督，自觉的行动最有力。", ["自觉的"]),
        ("改革取的突破，维护好职工群众地根本利益，因地制宜推进。", ["取的", "地"]),
        ("末班车22:75发车，展厅开放至27:00，比分为20:85。", ["22:75", "开放至27:00"]),
        ("惠及群众不足300户以上，不足三成的村有卫生室。", ["不足300户以上"]),
        ("市政协第十二届委员会第4次会议闭幕。", ["第4次会议"]),
        ("盘活闲置自愿，群众自愿参加；共提出简易六条，走简易程序。", ["自愿", "简易"]),
        ("开展专项治理，取得了明显成绩效，服务能力持续改善进。", ["成绩效", "改善进"]),
        ("推进动能转换，推动进口增长，取得的成绩效果都好。", []),
        ("镇党委召开专题组织生活，广大政协员踊跃参加。", ["组织生活", "政协员"]),
        ("会议召开前做好筹备工作，召开民主生活会，政协员工参加。", []),
        ("提振消信心，全面推进村振兴，居民满度明显提升。", ["消", "村振兴", "满度"]),
        ("应当认真的对照检查，必须有认真的态度；代表们认真的审议了报告。", ["认真的", "认真的"]),
        ("作风改的好不好，日子过的红红火火，督查的根本目地是推动落实。", ["的", "的", "目地"]),
        ("开展安全安全隐患排查，店铺日日常检查，加强食品安全监管。", ["安全安全", "日日常"]),
        ("林长制改革取得新进，森林覆盖率提高0.6个百点。", ["进", "百点"]),
        ("惠及4.2万户个个体工商户，个个都是能手。", ["个个体工商户"]),
        ("县委第三轮巡查组进驻，民警开展夜间巡查。", ["巡查"]),
        ("验收进行地十分顺利，以强烈地责任感投身治水。", ["地", "地"]),
        ("走三、五公里山路才到学校，服务辐射邻近40多个社区。", ["三、五"]),
        ("能帮一把帮一把，请与本份报告一并审议，要守本分。", []),
    ],
)
def test_slips_of_many_families(text: str, wrong: list[str]) -> None:
    found = Linter(Config(select=("typo", "term", "number", "style"))).check_bytes(text.encode(), "draft.txt").findings
    assert [finding.excerpt for finding in found] == wrong


def test_a_quoted_brand_is_no_slip(flag: Callable[..., list[str]]) -> None:
    assert flag("栏目“有事来商量”走进社区。", "term/set-phrase") == []
    assert flag("推行“双随机、一公布”监管。", "term/set-phrase") != []


def test_right_wording_is_silent() -> None:
    """Every listed term, phrase and right form is left alone by all rules of words."""
    terms = [term for name in LISTS for term in word_list(name)]
    text = "\n".join([*terms, *sorted(set(pairs().values()))])
    assert flagged(text, "typo", "term") == []


# Names


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("副局长李文涛主持。\n李文涛传达精神。\n李文滔强调落实。", ["李文滔"]),
        ("主席陈明华、调研员陈明化出席。\n陈明华要求，陈明化表示。", []),
        ("打造“邻里红”。\n“邻里红”议事厅。\n新建“邻里虹”。", ["邻里虹"]),
        ("“数字云山”打基础。\n“数字云山”。\n“智慧云山”重应用。", []),
        ("凤仪大桥。\n凤仪大桥合龙。\n凤怡大桥通车。", ["凤怡大桥"]),
        ("《物业管理条例（草案）》初审。\n《物业管理条例》。\n《物业管理条例》施行。", []),
        ("“十四五”“十四五”\n“十五五”", []),
        ("引进恒远重工项目。\n恒远重工封顶。\n恒源重工投产。", ["恒源重工"]),
        ("改造锦绣苑小区。\n锦绣苑小区完工。\n锦秀苑小区新增车位。", ["锦秀苑小区"]),
        ("话剧《渡江谣》。\n《渡江谣》巡演。\n《渡江遥》赴外地。", ["渡江遥"]),
        (
            "印发《关于促进物流业发展的若干措施》。\n对照《关于促进物流业发展的若干措施》。\n《关于促进物流业发展的若干意见》。",
            ["关于促进物流业发展的若干意见"],
        ),
        ("部署“八大提升行动”。\n“八大提升行动”开局。\n“六大提升行动”清单。", ["六大提升行动"]),
        ("开展“市民看兰溪、看湖山”活动。\n“市民看兰溪·爱湖山”系列活动。", ["市民看兰溪·爱湖山"]),
        ("上坪村增收。\n上坪村丰收。\n下坪村联营。", []),
    ],
)
def test_names(text: str, wrong: list[str], flag: Callable[..., list[str]]) -> None:
    assert flag(text, "consistency") == wrong


# The advisory tier


def test_advisory_is_off_unless_selected() -> None:
    from lint.config import Config
    from lint.linter import Linter

    text = "完善基础投姿渠道。".encode()
    assert not [rule for rule in Linter(Config()).rules if rule.category == "advisory"]
    selected = Linter(Config(select=("advisory",))).check_bytes(text, "draft.txt").findings
    assert [(finding.excerpt, finding.level) for finding in selected] == [("投姿", "info")]


def test_advisory_never_fails_a_run() -> None:
    assert {rule.level for rule in built_in_rules().values() if rule.category == "advisory"} == {"info"}


def test_terms_of_the_project_silence_findings_inside_them() -> None:
    text = "走访布署村村民。".encode()
    assert Linter(Config(lexicon=("布署村",), select=("typo",))).check_bytes(text, "draft.txt").findings == []


@pytest.mark.parametrize(
    ("text", "term", "silent"),
    [
        ("全市都要统一布署，逐项落实。", "布署", True),
        ("县里召开布署会，逐项落实。", "布署会", True),
        ("各部门加强统一布署和督查。", "督查", False),
        ("提案提案案的办理情况如下。", "提案", False),
        ("佳佳慧慧超市开业，佳佳慧慧面馆歇业。", "佳佳慧慧", True),
    ],
)
def test_a_term_is_right_and_what_only_holds_it_is_not(text: str, term: str, silent: bool) -> None:
    found = Linter(Config(lexicon=(term,), select=("typo",))).check_bytes(text.encode(), "draft.txt").findings
    assert (found == []) == silent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推动提案案工作提质增效。", ["2:提案案 right=提案 [4:案>]"]),
        ("提案案由明确，立案案件办结，提案案号为九。", []),
        ("正视工作中存在的的问题，我们的的确确努力了。", ["7:的的 right=的 [8:的>]"]),
        ("取得了了明显成效，为了了解民情。", ["2:了了 right=了 [3:了>]"]),
        ("听取社会会各界意见，召开大会会议。", ["2:社会会各界 right=社会各界 [4:会>]"]),
        ("新认定国家家级实验室，家家户户受益。", ["3:国家家级 right=国家级 [5:家>]"]),
        ("通过各种种形式宣传，新种种子。", ["2:各种种 right=各种 [4:种>]"]),
        ("破解基层层治理难题。", ["2:基层层 right=基层 [4:层>]"]),
        ("加加强统筹，整改改到位。", ["0:加加强 right=加强 [1:加>]", "6:整改改 right=整改 [8:改>]"]),
        ("抢抓机遇，大大力发展乡村旅游，大大提高效率。", ["5:大大力发展 right=大力发展 [6:大>]"]),
        ("带动村村民入股，常常态化开展，村村通公路。", ["2:村村民 right=村民 [3:村>]", "8:常常态 right=常态 [9:常>]"]),
        ("四十个事事项一次办成，第一时时间到场。", ["3:事事项 right=事项 [4:事>]", "13:时时间 right=时间 [14:时>]"]),
        ("要把把好质量关，把把关系理顺。", ["8:把把 right=把 [9:把>]"]),
        ("主坝坝顶加固，泵站站房完工，水库库区清淤。", []),
        ("两两结对，三三两两，一一对应。", []),
        ("他拉拉家常，聊聊天，喝喝水。", []),
        (
            "营商环境环境优化，我们我们必须清醒。",
            ["2:环境环境 right=环境 [4:环境>]", "9:我们我们 right=我们 [11:我们>]"],
        ),
        ("请大家研究研究，一个一个解决，12121212号。", []),
        ("农村基础设施设施管护到位。", ["4:设施设施 right=设施 [6:设施>]"]),
        (
            "加强培训管理，加强培训管理，严控支出。",
            ["0:加强培训管理，加强培训管理 right=加强培训管理 [6:，加强培训管理>]"],
        ),
        (
            "深入开展调查研究、深入开展调查研究，形成报告。",
            ["0:深入开展调查研究、深入开展调查研究 right=深入开展调查研究 [8:、深入开展调查研究>]"],
        ),
        ("深入开展调查研究，深入开展调查研究工作。", []),
        ("优化化债方案，完善善后工作，强化化解。", []),
        ("组织织女活动，引导导向。", []),
        ("省委委员到会，县委委托，党委委派。", []),
    ],
)
def test_what_is_said_of_doubled_characters_and_words(text: str, expected: list[str]) -> None:
    assert told(text, "typo/doubled-character", "typo/doubled-word", "typo/doubled-clause") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "坚持以人民为中心的发展理念，铸牢中华民族共同体思想。",
            [
                "2:以人民为中心的发展理念 right=以人民为中心的发展思想 [11:理念>思想]",
                "14:铸牢中华民族共同体思想 right=铸牢中华民族共同体意识 [23:思想>意识]",
            ],
        ),
        (
            "群众获得感、幸福感、满足感增强，获得感，幸福感，安全感提升。",
            ["2:获得感、幸福感、满足感 right=获得感、幸福感、安全感 [10:满足>安全]"],
        ),
        (
            "深化供给侧结构改革，全面从严冶党向纵深发展。",
            [
                "2:供给侧结构改革 right=供给侧结构性改革 [7:>性]",
                "10:全面从严冶党 right=全面从严治党 [14:冶>治]",
                "10:全面从严冶党 right=全面从严治党 [14:冶>治]",
            ],
        ),
        ("做到懂政协、会协尚、善议政。", ["2:懂政协、会协尚、善议政 right=懂政协、会协商、善议政 [8:尚>商]"]),
        ("统筹好发展和安全，发展和安全统筹推进。", []),
        ("增强“四个意识”、坚定“四个自信”、做到“两个维护”。", []),
        (
            "坚持和完善中国特色社会主义制度，推进国家治理体系和治理能力现化代。",
            ["16:推进国家治理体系和治理能力现化代 right=推进国家治理体系和治理能力现代化 [30:化代>代化]"],
        ),
        ("构建亲清政商系。", ["2:亲清政商系 right=亲清政商关系 [6:>关]"]),
    ],
)
def test_what_is_said_of_near_misses(text: str, expected: list[str]) -> None:
    assert told(text, "term/set-phrase", "typo/misspelt-term", "typo/incomplete-compound") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("经国务完批准，报海关总数备案。", ["1:国务完 right=国务院 [3:完>院]", "1:国务完 right=国务院 [3:完>院]"]),
        (
            "申领营业直照，新建污水处里设施。",
            [
                "2:营业直照 right=营业执照 [4:直>执]",
                "2:营业直照 right=营业执照 [4:直>执]",
                "9:污水处里 right=污水处理 [12:里>理]",
                "9:污水处里 right=污水处理 [12:里>理]",
            ],
        ),
        (
            "召开部门联席会仪，保护野生动勿。",
            [
                "4:联席会仪 right=联席会议 [7:仪>议]",
                "4:联席会仪 right=联席会议 [7:仪>议]",
                "11:野生动勿 right=野生动物 [14:勿>物]",
                "11:野生动勿 right=野生动物 [14:勿>物]",
            ],
        ),
        (
            "修建地下官廊，推进可持需发展。",
            [
                "2:地下官廊 right=地下管廊 [4:官>管]",
                "2:地下官廊 right=地下管廊 [4:官>管]",
                "9:可持需发展 right=可持续发展 [11:需>续]",
                "9:可持需发展 right=可持续发展 [11:需>续]",
            ],
        ),
        ("全面摸排农村户厕底数，新官理旧账。", []),
        ("齐圣村村民、李高雨同志、天骐科技有限公司参加。", []),
        ("皖事通、湘易办、浙里办互通互认。", []),
        ("建设污水处里设施。\n改造污水处里设施。\n扩建污水处里设施。", []),
        (
            "开展专项整冶行动，落实安全生产责认。",
            [
                "2:专项整冶 right=专项整治 [5:冶>治]",
                "2:专项整冶 right=专项整治 [5:冶>治]",
                "11:安全生产责认 right=安全生产责任 [16:认>任]",
                "11:安全生产责认 right=安全生产责任 [16:认>任]",
            ],
        ),
        (
            "认真旅行职责，不断题高履职能力。",
            ["7:不断题高 right=不断提高 [9:题>提]", "7:不断题高 right=不断提高 [9:题>提]"],
        ),
    ],
)
def test_what_is_said_of_odd_characters(text: str, expected: list[str]) -> None:
    assert told(text, "typo/odd-character", "advisory/candidate") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "优化营环商境，邀请人代大表列席。",
            ["0:优化营环商境 right=优化营商环境 [3:环商>商环]", "9:人代大表 right=人大代表 [10:代大>大代]"],
        ),
        ("全市经社济会发展取得成就。", ["2:经社济会发展 right=经济社会发展 [3:社济>济社]"]),
        (
            "推进农村现化代，加强基层治理能设建。",
            ["4:现化代 right=现代化 [5:化代>代化]", "15:设建 right=建设 [15:设建>建设]"],
        ),
        ("召开联会席议。", ["2:联会席议 right=联席会议 [3:会席>席会]"]),
        ("产城融合、城产互动，以城带乡、以乡促城。", []),
        ("我们要持坚问题导向，推动作工落实。", ["3:持坚问题导向 right=坚持问题导向 [3:持坚>坚持]"]),
    ],
)
def test_what_is_said_of_swapped_characters(text: str, expected: list[str]) -> None:
    assert told(text, "typo/swapped-characters") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "妥善处理历史遗留问。办好民生实，建设高标准农。",
            [
                "4:历史遗留问 right=历史遗留问题 [9:>题]",
                "12:民生实 right=民生实事 [15:>事]",
                "18:高标准农 right=高标准农田 [22:>田]",
            ],
        ),
        ("有疑必问，求真务实，建设农村公路。", []),
        (
            "健全长效机智，整合教育自愿，落实各项错失。",
            [
                "4:机智 right=机制 [4:机智>机制]",
                "11:自愿 right=资源 [11:自愿>资源]",
                "18:错失 right=措施 [18:错失>措施]",
            ],
        ),
        (
            "加强市场尽管，开展技术公关，围绕衷心任务。",
            [
                "4:尽管 right=监管 [4:尽管>监管]",
                "11:公关 right=攻关 [11:公关>攻关]",
                "16:衷心 right=中心 [16:衷心>中心]",
            ],
        ),
        ("机智应对，群众自愿参加，不错失机遇，公关能力提升。", []),
        (
            "群众自愿参加，整合教育自愿，教育自愿下沉。",
            ["11:自愿 right=资源 [11:自愿>资源]", "16:自愿 right=资源 [16:自愿>资源]"],
        ),
    ],
)
def test_what_is_said_of_cut_terms(text: str, expected: list[str]) -> None:
    assert told(text, "typo/cut-term", "typo/confused-word") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "副局长李文涛主持。\n李文涛传达精神。\n李文滔强调落实。",
            ["19:李文滔 count=2 right=李文涛 [19:李文滔>李文涛] <3:李文涛"],
        ),
        ("主席陈明华、调研员陈明化出席。\n陈明华要求，陈明化表示。", []),
        (
            "打造“邻里红”。\n“邻里红”议事厅。\n新建“邻里虹”。",
            ["22:邻里虹 count=2 right=邻里红 [22:邻里虹>邻里红] <3:邻里红"],
        ),
        ("“数字云山”打基础。\n“数字云山”。\n“智慧云山”重应用。", []),
        (
            "推进“数字云山”建设。\n完善“数字云山”建设。\n加快“数字银山”建设。",
            ["27:数字银山 count=2 right=数字云山 [27:数字银山>数字云山] <3:数字云山"],
        ),
        ("推进“数字云山”建设，加快“数字银山”建设。\n完善“数字云山”建设。", []),
        (
            "凤仪大桥。\n凤仪大桥合龙。\n凤怡大桥通车。",
            ["14:凤怡大桥 count=2 right=凤仪大桥 [14:凤怡大桥>凤仪大桥] <0:凤仪大桥"],
        ),
        ("《物业管理条例（草案）》初审。\n《物业管理条例》。\n《物业管理条例》施行。", []),
        ("“十四五”“十四五”\n“十五五”", []),
        (
            "引进恒远重工项目。\n恒远重工封顶。\n恒源重工投产。",
            ["18:恒源重工 count=2 right=恒远重工 [18:恒源重工>恒远重工] <2:恒远重工"],
        ),
        (
            "改造锦绣苑小区。\n锦绣苑小区完工。\n锦秀苑小区新增车位。",
            ["18:锦秀苑小区 count=2 right=锦绣苑小区 [18:锦秀苑小区>锦绣苑小区] <2:锦绣苑小区"],
        ),
        (
            "话剧《渡江谣》。\n《渡江谣》巡演。\n《渡江遥》赴外地。",
            ["19:渡江遥 count=2 right=渡江谣 [19:渡江遥>渡江谣] <3:渡江谣"],
        ),
        (
            "印发《关于促进物流业发展的若干措施》。\n对照《关于促进物流业发展的若干措施》。\n《关于促进物流业发展的若干意见》。",
            [
                "41:关于促进物流业发展的若干意见 count=2 right=关于促进物流业发展的若干措施 [41:关于促进物流业发展的若干意见>关于促进物流业发展的若干措施] <3:关于促进物流业发展的若干措施"
            ],
        ),
        (
            "印发《全县生态修复行动计划（2024—2026年）》。\n《全县生态修复行动计划（2024—2026年）》。\n《全县生态修复行动计划（2024—2027年）》。",
            [
                "55:全县生态修复行动计划（2024—2027年） count=2 right=全县生态修复行动计划（2024—2026年） [55:全县生态修复行动计划（2024—2027年）>全县生态修复行动计划（2024—2026年）] <3:全县生态修复行动计划（2024—2026年）"
            ],
        ),
        (
            "印发《促进民营经济发展壮大的措施》。\n《促进民营经济发展壮大的措施》。\n《促进民营经济壮大发展的措施》。",
            [
                "37:促进民营经济壮大发展的措施 count=2 right=促进民营经济发展壮大的措施 [37:促进民营经济壮大发展的措施>促进民营经济发展壮大的措施] <3:促进民营经济发展壮大的措施"
            ],
        ),
        (
            "部署“八大提升行动”。\n“八大提升行动”开局。\n“六大提升行动”清单。",
            ["25:六大提升行动 count=2 right=八大提升行动 [25:六大提升行动>八大提升行动] <3:八大提升行动"],
        ),
        (
            "开展“市民看兰溪、看湖山”活动。\n“市民看兰溪·爱湖山”系列活动。",
            [
                "18:市民看兰溪·爱湖山 count=1 right=市民看兰溪、看湖山 [18:市民看兰溪·爱湖山>市民看兰溪、看湖山] <3:市民看兰溪、看湖山"
            ],
        ),
        ("上坪村增收。\n上坪村丰收。\n下坪村联营。", []),
        (
            "市大数据发展管理局牵头。\n市大数据发展管理局组织。\n市大数据管理发展局落实。",
            [
                "26:市大数据管理发展局 count=2 right=市大数据发展管理局 [26:市大数据管理发展局>市大数据发展管理局] <0:市大数据发展管理局"
            ],
        ),
        (
            "市妇女儿童活动中心开放。\n市妇女儿童活动中心扩建。\n市妇女儿童服务中心投用。",
            [
                "26:市妇女儿童服务中心 count=2 right=市妇女儿童活动中心 [26:市妇女儿童服务中心>市妇女儿童活动中心] <0:市妇女儿童活动中心"
            ],
        ),
    ],
)
def test_what_is_said_of_names(text: str, expected: list[str]) -> None:
    assert told(text, "consistency") == expected


OMITTED = [
    ("退役人事务局走访优抚对象。", ["退役军人事务局"]),
    ("推动产业转升级，深化医药卫体制改革。", ["推动产业转型升级", "深化医药卫生体制改革"]),
    ("关系群众切身益的问题。", ["关系群众切身利益"]),
    ("完善医疗保障系，提高保障水平。", ["医疗保障体系"]),
    ("进一步激发了场活力，提供共服务，切实维护了众利益。", ["市场活力", "公共服务", "群众利益"]),
    ("养殖场环境整洁，茶农业主自办商务，提升居室环境。", []),
    ("激发新活力，勇担当、强支撑，体教融合、农旅融合。", []),
    ("基层组织健全，新能源车下乡，饮用水源安全。", []),
    ("聚焦服务质效，推进人才引育，经济企稳向好。", []),
]


@pytest.mark.parametrize(("text", "right"), OMITTED)
def test_omission(text: str, right: list[str]) -> None:
    check = Omission(lists=("official", "terms", "compounds", "expressions"))
    assert [match.values["right"] for match in sorted(check.matches(document(text)))] == right


PARTED = [
    ("县人大常务会委员会听取报告。", ["常务委员会"]),
    ("推动经济社会济发展，加强生态环境态保护。", ["经济社会发展", "生态环境保护"]),
    ("健全社会保障策体系。", ["社会保障体系"]),
    ("统筹好发展和安全，保持物价总水平稳定，形成竞争新优势。", []),
    ("推进残疾人等事业、交通等基础设施建设，解决新官不理旧账问题。", []),
]


@pytest.mark.parametrize(("text", "right"), PARTED)
def test_intrusion(text: str, right: list[str]) -> None:
    assert [match.values["right"] for match in Intrusion().matches(document(text))] == right


DISORDERED = [
    ("全区经主体营总量突破十二万户。", ["经营主体"]),
    ("根据中民华人共和国突发事件应对法。", ["中华人民共和国"]),
    ("严把政治关、质量关，把政治关放在首位。", []),
    ("生产安全与安全生产，质量齐升，实数融合。", []),
]


@pytest.mark.parametrize(("text", "right"), DISORDERED)
def test_disorder(text: str, right: list[str]) -> None:
    check = Disorder(lists=("official", "terms", "expressions"))
    assert [match.values["right"] for match in check.matches(document(text))] == right


HALF_WORDS = [
    ("两年来群众益明显增多。", ["利益"]),
    ("效益良好，围绕中心，质量提升，\n益阳市、务川县参加。", []),
]


@pytest.mark.parametrize(("text", "right"), HALF_WORDS)
def test_fragment(text: str, right: list[str]) -> None:
    assert [match.values["right"] for match in Fragment().matches(document(text))] == right


ONE_NAME = [
    ("place", "柳树沟村种植猕猴桃。\n柳树沟村统一销售。\n柳林沟村收入过百万。", ["柳林沟村"]),
    ("place", "梧桐大道改造开工。\n梧桐大道半幅通行。\n梧桐大街改造完成。", ["梧桐大街"]),
    ("place", "上坪村种菜。\n上坪村修路。\n下坪村养鱼。", []),
    ("place", "李家沟村修路。\n李家沟村通水。\n王家沟村养鱼。", []),
    ("person", "赵启航同志任院长。\n赵启航院长走访分院。\n赵起航院长逐一商定。", ["赵起航"]),
    ("person", "赵国栋同志任职。\n赵国栋同志表态。\n赵国栋、赵国梁同志参加。", []),
    ("body", "县社会法制和民族宗教委员会承办。\n社会法制和民族宗教委员会走访。\n民族宗教和社会法制委员会报送。", ["民族宗教和社会法制委员会"]),
    ("body", "传达全市推动高质量发展大会精神。\n全市推动高质量发展大会召开。\n学习全市推进高质量发展大会精神。", ["全市推进高质量发展大会"]),
    ("quoted", "启动“5310”工程。\n“5310”工程实施以来。\n把“5130”工程抓紧。", ["5130"]),
    ("quoted", "开展“百名局长进百企”活动。\n“百名局长进百企”活动见效。\n“百名局长进万企”活动收官。", ["百名局长进万企"]),
    ("title", "《兰溪市水网建设方案（2023—2025年）》印发。\n《兰溪市水网建设方案（2022—2025年）》收官。", ["兰溪市水网建设方案（2022—2025年）"]),
    ("title", "《兰溪市水网建设方案（2023—2025年）》印发。\n《兰溪市水网建设方案（2020—2022年）》收官。", []),
    ("title", "印发《关于加强新时代基层协商工作的实施意见》。\n对照《关于加强新时代基层协商工作的实施意见》落实。\n学习《关于加强和改进新时代基层协商工作的实施意见》。", ["关于加强和改进新时代基层协商工作的实施意见"]),
    ("place", "永丰渠灌区衬砌干渠。\n永丰渠灌区装表。\n永盛渠灌区新增灌溉。", ["永盛渠灌区"]),
    ("place", "石门渠灌区衬砌干渠。\n石门渠灌区装表。\n石桥渠灌区新增灌溉。", []),
    ("number", "《甲办法》（兰政发〔2024〕26号）印发。\n执行《甲办法》（兰政发〔2023〕26号）。", ["〔2023〕26号"]),
    ("body", "县城市管理综合行政执法局整治。\n县城市管理综合行政执法局通报。\n县城市管理综合行政执政局受理。", ["县城市管理综合行政执政局"]),
    ("place", "翠云湖国家湿地公园开园。翠云河国家湿地公园接待游客。", ["翠云河国家湿地公园"]),
    ("place", "翠云湖国家湿地公园、翠云河国家湿地公园同时开园。", []),
    ("place", "东湖国家湿地公园开园。西山国家森林公园接待游客。", []),
    ("place", "石门水厂供水。\n石门水厂扩建。\n石桥水厂开工。", []),
    ("person", "副市长宋晓岚出席。宋小岚指出，要抓紧。", ["宋小岚"]),
    ("person", "副市长宋晓岚、代表宋小岚出席。宋小岚指出，要抓紧。", []),
    ("person", "副市长宋晓岚出席。村民宋小岚说，路通了。", []),
    ("body", "市住房和城乡建设局制定细则。\n市住房和城乡建设局落实。\n由市住房和城市建设局汇总。", ["市住房和城市建设局"]),
    ("body", "市规划和国土测绘局牵头。会后，市规划与国土测绘局开会。", ["市规划与国土测绘局"]),
    ("body", "市公共就业服务中心招聘。\n市公共就业服务中心培训。\n市公共创业服务中心路演。", []),
    ("body", "市农业技术推广中心示范。\n市农业技术推广中心培训。\n市林业技术推广中心育苗。", []),
    ("body", "县第一人民医院管理委员会开会。\n县第一人民医院管理委员会研究。\n县第二人民医院管理委员会成立。", []),
    ("body", "区青山街道东苑社区居民委员会换届。\n区青山街道东苑社区居民委员会开会。\n区青山街道西苑社区居民委员会成立。", []),
    ("quoted", "印发“净源行动”水环境方案。\n“净源行动”清淤。\n“净泉行动”改善水环境。", ["净泉行动"]),
    ("quoted", "“春风行动”送岗位。\n“春风行动”帮就业。\n“春雷行动”打击盗窃。", []),
    ("quoted", "“春风行动”送岗到村。\n“春风行动”送岗到户。\n各村“春雨行动”助农增收，送岗到户。", []),
    ("quoted", "设立“红杉计划”。\n评选“红松计划”企业。\n“红杉计划”支持企业。", ["红松计划"]),
    ("quoted", "“清风行动”整治浪费。\n“清风行动”整治铺张。\n“清水行动”整治河道。", []),
    ("title", "《关于推动科技创新发展的意见》印发。学习《关于推动科创发展的意见》。", ["关于推动科创发展的意见"]),
    ("title", "《关于促进民营经济高质量发展的意见》印发。学习《关于促进民营经济发展的意见》。", []),
    ("number", "按兰政发〔2024〕26号办。\n落实兰政发〔2024〕26号。\n对照兰政发〔2024〕62号。", ["〔2024〕62号"]),
    ("number", "按兰政发〔2024〕26号办。\n落实兰政发〔2024〕26号。\n对照兰政发〔2023〕26号。", ["〔2023〕26号"]),
    ("number", "按兰政发〔2024〕26号办。\n落实兰政发〔2024〕26号。\n对照兰政办发〔2024〕62号、兰政发〔2024〕27号。", []),
    ("number", "《甲办法》（兰政发〔2024〕26号）印发。\n《甲办法》（兰政发〔2024〕26号）施行。\n《乙办法》（兰政发〔2024〕62号）印发。", []),
    ("abbreviation", "实施供水工程（以下简称“清泉工程”）。\n“青泉工程”惠及群众。", ["青泉工程"]),
    ("abbreviation", "市政协十届三次会议（以下简称“三次会议”）。\n二次会议以来成效明显。", []),
]  # fmt: skip


@pytest.mark.parametrize(("of", "text", "odd"), ONE_NAME)
def test_one_name_in_two_forms(of: Any, text: str, odd: list[str]) -> None:
    draft = document(text)
    assert [draft.slice(match.span) for match in Name(of=of).matches(draft)] == odd


HOUSE = Near(
    phrases=("懂政协、会协商、善议政", "政府工作报告", "改革开放", "八大提升行动", "以人民为中心的发展思想"),
    allowed={"政府工作报告": ("政府公作报告",)},
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("改开革放以来。", ["0:改开革放 right=改革开放 [1:开革>革开]"]),
        ("审议政府公作报告，政府公作报告。", []),
        ("审议政府功作报告。", ["2:政府功作报告 right=政府工作报告 [4:功>工]"]),
        ("政府工作报告告。", []),
        ("做到懂政协、会协商、政善议。", ["2:懂政协、会协商、政善议 right=懂政协、会协商、善议政 [10:政善议>善议政]"]),
        ("六大提升行动有力。", []),
        ("八小提升行动有力。", ["0:八小提升行动 right=八大提升行动 [1:小>大]"]),
        ("坚持以人民为中心的发展理念", ["2:以人民为中心的发展理念 right=以人民为中心的发展思想 [11:理念>思想]"]),
        ("政府作工报告", ["0:政府作工报告 right=政府工作报告 [2:作工>工作]"]),
        ("审议政府工报告", ["2:政府工报告 right=政府工作报告 [5:>作]"]),
        ("坚持以人名为中心的发展思想，", ["2:以人名为中心的发展思想 right=以人民为中心的发展思想 [4:名>民]"]),
        ("坚持以人民为为中心的发展思想，", ["2:以人民为为中心的发展思想 right=以人民为中心的发展思想 [5:为>]"]),
        ("政作府工报告。", ["0:政作府工报告 right=政府工作报告 [1:作府工>府工作]"]),
    ],
)
def test_slips_in_the_phrases_of_a_house(text: str, expected: list[str]) -> None:
    draft = document(text)
    assert [in_full(draft, match) for match in HOUSE.matches(draft)] == expected
