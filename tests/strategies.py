"""Drafts, rule packs, configurations and Word files for hypothesis: real-looking ones, and ones that are broken.

Every text is of our own writing. What shrinks, shrinks to a short draft that a person can read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from hypothesis import strategies as st

from lint.checks import CHECKS
from lint.finding import CATEGORIES
from lint.rule import COMMON

from .docx_files import docx, note, p, packed, r, tbl, tc, unpacked
from .random_docx import random_docx

Texts = st.SearchStrategy[str]

_WHERE = ("云汀", "河湾", "松岭", "青石", "白沙", "东埠", "南坪", "西畈", "北渡", "长堤", "柳林", "芦塘")
_WHO = (
    "县委办公室",
    "区政协",
    "财政局",
    "教育局",
    "住建部门",
    "街道办事处",
    "港务集团",
    "县医院",
    "各承办单位",
    "市人大常委会",
)
_DID = (
    "走访了沿线企业", "完善了值班制度", "清理了排水沟渠", "修订了档案目录", "组织了消防演练", "改造了老旧管网",
    "听取了居民意见", "培训了业务骨干", "核对了资产台账", "举办了读书活动", "疏浚了内河航道", "整修了文化礼堂",
)  # fmt: skip
_HOW = ("分批", "及时", "牵头", "如期", "会同有关方面", "按照安排", "利用节假日", "结合实际")

_OTHERS = (
    "清晨的渡口停着几条乌篷船", "老茶馆的掌柜爱讲故事", "孩子们在晒谷场上放风筝", "石拱桥下的水很清", "修表匠把放大镜擦得发亮", "雨停以后山色更青",
    "邮递员骑车穿过麦田", "灯塔整夜亮着", "桂花落满了院墙", "小店门口挂着竹帘",
)  # fmt: skip

_SLIPS = (
    "提案案工作取得新成效。", "各承办单位认真落实，全面布署。", "办理工作中存在的的问题要抓紧解决。", "做为委员，要积极履职。",
    "既使任务繁重，也要按期完成。", "城镇新增就业××万人。", "投入资金【填写金额】万元。", "（待补充）", "“重点项目建设稳步推进。",
    "深入推进改革,扩大开放。", "加强队伍建设。。", "经审查立案**件。", "详见附件。", "坚持以人民为中心的发展思想，坚持以人民为中心的发展思想。",
    "完成率达到105％以上。", "2023年2月30日召开会议。", "会议 研究了年度 协商计划。", "该项目于２０２４年建成。", "出席会议的有张三、李四、张三。",
    "一要抓协商，三要抓落实。", "共有3个方面：一是抓协商，二是抓落实。", "第一，抓学习。第三，抓队伍。",
)  # fmt: skip
"""Sentences that are wrong, most of them in a way that a rule knows."""

_FIGURES = (
    "全年收到提案{a}件，其中经济类{b}件、社会类{c}件。", "参加会议{a}人，占应到人数{b}人的{c}%。", "投入资金{a}万元，比上年增长{b}%。",
    "增加值由{a}亿元增加到{b}亿元，增长{c}%。", "立案{a}件，办复{b}件，办复率{c}%。", "赞成{a}票、反对{b}票、弃权{c}票。",
    "{a}个乡镇共建成站点{b}个，平均每个乡镇{c}个。", "自201{d}年{m}月{e}日起施行，有效期{f}年。", "水位降到{a}.{b}米，为十年来最低。",
    "全县共{a}所学校：小学{b}所、初中{c}所、高中{f}所。", "用时{a}天，即{m}月{e}日至{m}月{f}日。", "约{b}万人次、同比下降{c}.{d}个百分点。",
)  # fmt: skip

_HEADS = ("工作回顾", "存在的问题", "主要任务", "下一步安排", "组织领导", "保障措施", "附件目录", "过去一年的工作")
_ORDINALS = ("一、", "二、", "三、", "四、", "（一）", "（二）", "1.", "2．", "（1）", "①", "第一章 ", "附件1：", "")

_ODD = (
    "\u200b", "\ufeff", "\u202e", "\x1b[31m", "\x07", "\x9b2J", "\u2028", "\x0c", "\x0b", "\x85", "👍🏽", "𠮷", "é", "a\u0301", "½", "²",
    "㎡", "①", "〇", "Ⅳ", "\ue000", "\ufffd", "\u3000", "\xa0", "\t", "‰", "−", "～", "٣", "<", "&", "]]>", "::", "%0A", "```", "`", "|", "\\", "{match}",
    "<!--", "-->", "<script>", "$(id)", "=1+1",
)  # fmt: skip
"""Characters and marks that lead readers, terminals or other programs astray."""


def clean_paragraphs() -> Texts:
    """A paragraph without a figure, a list or a mistake, seldom the same twice."""
    sentence = st.builds("{}{}{}{}".format, *map(st.sampled_from, (_WHERE, _WHO, _HOW, _DID)))
    return st.lists(sentence, min_size=1, max_size=4, unique=True).map("。".join).map("{}。".format)


def other_paragraphs() -> Texts:
    """A clean paragraph that is like nothing else here."""
    return st.lists(st.sampled_from(_OTHERS), min_size=1, max_size=3, unique=True).map("，".join).map("{}。".format)


def figures() -> Texts:
    """A sentence with figures, which may or may not agree."""
    number = st.one_of(st.integers(0, 120), st.integers(0, 10**7))
    small = st.integers(0, 9)
    return st.builds(
        lambda form, **numbers: form.format(**numbers),
        st.sampled_from(_FIGURES), a=number, b=number, c=st.integers(0, 120), d=small, e=st.integers(0, 32), f=small,
        m=st.integers(0, 13),
    )  # fmt: skip


def sentences() -> Texts:
    """A sentence of a report: right, wrong, with figures, with markup, or with an odd character."""
    plain = st.one_of(clean_paragraphs(), st.sampled_from(_SLIPS), figures())
    marked = st.builds(
        lambda mark, text, rest: mark.format(text) + rest,
        st.sampled_from(
            ("**{}**", "*{}*", "`{}`", "[{}](https://example.org/a)", "~~{}~~", "<b>{}</b>", "“{}”", "《{}》")
        ),
        plain,
        plain,
    )
    odd = st.builds(
        lambda text, char, at: text[:at] + char + text[at:], plain, st.sampled_from(_ODD), st.integers(0, 12)
    )
    return st.one_of(plain, plain, plain, marked, odd)


def headings() -> Texts:
    """A numbered or unnumbered heading, with or without ``#``."""
    return st.builds(
        "{}{}{}".format, st.sampled_from(("", "", "# ", "## ", "　　")), *map(st.sampled_from, (_ORDINALS, _HEADS))
    )


def tables() -> Texts:
    """A pipe table, most of them whole: names, figures, placeholders; perhaps a row of totals."""
    cell = st.one_of(st.sampled_from((*_WHERE, "**", "××", "—", "", "合计", "7.5%")), st.integers(0, 999).map(str))

    @st.composite
    def table(draw: st.DrawFn) -> str:
        columns = draw(st.integers(1, 4))
        rows = draw(st.lists(st.lists(cell, min_size=1, max_size=columns + 1), min_size=1, max_size=4))
        head = [["单位", "件数", "占比", "备注"][:columns], ["---"] * columns]
        return "\n".join("| " + " | ".join(row) + " |" for row in [*head, *rows])

    return table()


def comments() -> Texts:
    """A comment of ours, right or misspelt, or of somebody else's."""
    words = ("disable", "enable", "disable-line", "disable-next-line", "disabel", "")
    names = ("", " typo", " placeholder", " arithmetic, numbering", " typo/doubled-word -- 已核", " 没有")
    return st.one_of(
        st.builds("<!-- draftlint-{}{} -->".format, st.sampled_from(words), st.sampled_from(names)),
        st.sampled_from(("<!-- 待核 -->", "<!--", "<!-- draftlint-disable")),
    )


def paragraphs() -> Texts:
    """A block of a draft: prose, a heading, a table, a comment, a list, code."""
    prose = st.lists(sentences(), min_size=1, max_size=4).map("".join)
    item = st.builds("{}{}".format, st.sampled_from(("- ", "1. ", "> ", "　　", "一是", "附：")), prose)
    code = st.builds("```\n{}\n```".format, sentences())
    return st.one_of(prose, prose, prose, item, headings(), headings(), tables(), comments(), code)


def drafts(max_size: int = 8) -> Texts:
    """A draft: blocks, with the line ends and blank lines of one editor or another."""

    @st.composite
    def draft(draw: st.DrawFn) -> str:
        blocks = draw(st.lists(paragraphs(), max_size=max_size))
        if blocks and draw(st.booleans()):
            blocks.insert(draw(st.integers(0, len(blocks))), draw(st.sampled_from(blocks)))  # pasted twice
        gap, end = draw(st.sampled_from((("\n", "\n"), ("\n\n", "\n"), ("\r\n", "\r\n"), ("\r", ""), ("\n", ""))))
        text = gap.join(blocks)
        return (text.replace("\n", "\r\n") if gap == "\r\n" else text) + end

    return draft()


class Encoded(NamedTuple):
    """A file: its name and its bytes."""

    name: str
    data: bytes


def encoded_drafts() -> st.SearchStrategy[Encoded]:
    """A draft as a text file that says how it is encoded, or is UTF-8."""
    return _encoded(("utf-8", "utf-8", "utf-8-sig", "utf-16"))


def guessed_drafts() -> st.SearchStrategy[Encoded]:
    """A draft in an encoding that must be guessed, and is refused where that is not certain."""
    return _encoded(("utf-16-le", "utf-16-be", "gb18030", "gbk", "big5", "shift_jis"))


def _encoded(codecs: Sequence[str]) -> st.SearchStrategy[Encoded]:
    return st.builds(
        lambda text, codec, suffix: Encoded(f"draft{suffix}", text.encode(codec, "replace")),
        drafts(),
        st.sampled_from(codecs),
        st.sampled_from((".md", ".txt", ".markdown", "")),
    )


def damaged(files: st.SearchStrategy[Encoded]) -> st.SearchStrategy[Encoded]:
    """A file with bytes cut off, changed, doubled, or set in between."""

    @st.composite
    def broken(draw: st.DrawFn) -> Encoded:
        name, data = draw(files)
        for _ in range(draw(st.integers(1, 4))):
            at = draw(st.integers(0, len(data)))
            size = draw(st.integers(0, 40))
            piece = draw(
                st.one_of(st.binary(max_size=8), st.sampled_from((b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\x81")))
            )
            match draw(st.sampled_from(("cut", "drop", "put", "double"))):
                case "cut":
                    data = data[:at]
                case "drop":
                    data = data[:at] + data[at + size :]
                case "put":
                    data = data[:at] + piece + data[at + size :]
                case _:
                    data = data[:at] + data[at : at + size] * 2 + data[at + size :]
        return Encoded(name, data)

    return broken()


def text_files() -> st.SearchStrategy[Encoded]:
    """A text file, whole or broken, or bytes of any kind under the name of one."""
    junk = st.builds(Encoded, st.sampled_from(("draft.md", "draft.txt")), st.binary(max_size=200))
    return st.one_of(encoded_drafts(), guessed_drafts(), damaged(encoded_drafts()), junk)


def word_files() -> st.SearchStrategy[Encoded]:
    """A whole Word file: of random structure (see ``random_docx``), or one that holds a draft of ``drafts``."""
    made = st.integers(0, 10**6).map(lambda seed: random_docx(seed).data)
    written = st.lists(paragraphs(), min_size=1, max_size=6).map(_as_word)
    return st.one_of(made, written).map(lambda data: Encoded("draft.docx", data))


def _as_word(blocks: list[str]) -> bytes:
    """The blocks as paragraphs and tables of a Word file; what XML cannot hold is left out."""
    body, notes = "", ""
    for number, block in enumerate(blocks, 1):
        text = "".join(char for char in block if char in "\t\n" or (char >= " " and char not in "\ufffe\uffff"))
        if text.startswith("|"):
            body += tbl(*[[tc(p(r(cell.strip()))) for cell in row.strip("|").split("|")] for row in text.split("\n")])
            continue
        half = len(text) // 2
        body += p(r(text[:half]), r(text[half:], "<w:b/>"), style="1" if len(text) < 12 else "")
        if number % 3 == 0:
            notes += f'<w:footnote w:id="{number}">{p(r(text))}</w:footnote>'
            body += p("见注", note(number))
    return docx(body, **({"footnotes": notes} if notes else {}))


def broken_word_files() -> st.SearchStrategy[Encoded]:
    """A Word file whose package or whose parts are damaged, a part lost, doubled or of another kind."""

    @st.composite
    def broken(draw: st.DrawFn) -> Encoded:
        name, data = draw(word_files())
        files = unpacked(data)
        part = draw(st.sampled_from(sorted(files)))
        match draw(st.sampled_from(("lose", "damage", "swap", "mutate"))):
            case "lose":
                del files[part]
            case "damage":
                files[part] = draw(damaged(st.just(Encoded(part, files[part])))).data
            case "swap":
                files[part] = files[draw(st.sampled_from(sorted(files)))]
            case _:
                old, new = draw(st.sampled_from(_XML_CHANGES))
                files = {each: content.replace(old, new) for each, content in files.items()}
        return Encoded(name, packed(files))

    return st.one_of(broken(), damaged(word_files()))


_XML_CHANGES = (
    (b"<w:t ", b"<w:delText "), (b"<w:p>", b"<w:p><w:p>"), (b"</w:p>", b""), (b'w:val="', b'w:val="-'), (b'w:val="', b'w:val="9999999999'),
    (b"<w:tc>", b"<w:tr>"), (b"wordprocessingml", b"wordprocessingMl"), (b"<w:body>", b"<w:body><!DOCTYPE x>"), (b"rId1", b"rId2"),
    (b"word/", b"../../"), (b"w:id=", b"w:ID="), (b"UTF-8", b"UTF-16"), (b"<w:r>", b"<w:r><w:br/><w:tab/><w:sym/>"), (b"<w:tbl>", b"<w:tbl/><w:tbl>"),
)  # fmt: skip

_PATTERNS = (
    "抓手", "[一二三]是", "(?<=共)\\d+件", "以.{1,4}为契机", "(?:甲|乙)+丙", "\\p{Han}{2}率", "\\b\\d+%", "^第.+条$", "(?i)ppt", "“[^”]*$",
    "(?P<a>件)(?P=a)", "(\\d+)、\\1", "　", "(?:x+x+)+y", "(?r)件", "\\K", "(?>件+)", "[[a-z]--[aeiou]]",
)  # fmt: skip
_BROKEN_PATTERNS = (
    "(",
    "[",
    "a{2",
    "(?P<",
    "\\",
    "*",
    "(?<=a+b",
    "(?#",
    "\\p{Nope}",
    "(?P>x)",
    "[z-a]",
    "a**",
    "(?(1)",
    "\\g<9>",
)


def patterns() -> Texts:
    """A regular expression as users write them, right or wrong."""
    letters = st.text(alphabet="件人一二三%*+?(){}[]|\\^$.:=!<>pPd0-9,#x", max_size=12)
    return st.one_of(st.sampled_from(_PATTERNS), st.sampled_from(_BROKEN_PATTERNS), letters)


def whole_rules() -> st.SearchStrategy[dict[str, Any]]:
    """A rule that can be used."""
    word = st.sampled_from(("抓手", "契机", "布署", "提案案", "立案", "件"))

    def rule(word: str, check: str, level: str, scope: str) -> dict[str, Any]:
        options: dict[str, Any] = {
            "check": check,
            "level": level,
            "scope": scope,
            "why": "套话。",
            "good": ["平稳推进。", "如期完成。"],
        }
        marked = [f"要把<<{word}>>写清楚。", f"没有<<{word}>>。"]
        if check == "existence":
            return {**options, "words": [word], "message": "少用“{match}”", "bad": marked}
        fixed = [{"text": text, "fixed": text.replace(f"<<{word}>>", "办法")} for text in marked]
        return {**options, "swap": {word: "办法"}, "message": "“{match}”应为“{right}”", "fix": "safe", "bad": fixed}

    levels, scopes = st.sampled_from(("error", "warning", "info")), st.sampled_from(("document", "prose"))
    return st.builds(rule, word, st.sampled_from(("existence", "substitution")), levels, scopes)


def wild_rules() -> st.SearchStrategy[Any]:
    """A rule with keys and values of any kind, some of which there are."""
    options = sorted({name for check in CHECKS.values() for name in check.__dataclass_fields__})
    keys = st.one_of(st.sampled_from([*COMMON, "bad", "good", *options]), st.text(max_size=5))
    scalars = st.one_of(
        st.none(), st.booleans(), st.integers(-5, 10**6), st.floats(), patterns(), st.text(max_size=12),
        st.sampled_from((*CHECKS, "error", "off", "safe", "prose", "{match}", "{right}", "{0}", "{", "<<>>", "<<甲>>乙", "../../secret.txt")),
    )  # fmt: skip
    values = st.recursive(
        scalars,
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
        max_leaves=6,
    )
    wild = st.dictionaries(keys, values, max_size=8)
    return st.one_of(st.builds(lambda rule, more: {**rule, **more}, whole_rules(), wild), wild, scalars)


def rule_packs() -> Texts:
    """A pack that can be used. JSON is YAML."""
    names = st.sampled_from(("sample", "other", "third"))
    return st.dictionaries(names, whole_rules(), min_size=1, max_size=3).map(lambda rules: _yaml({"rules": rules}))


def wild_rule_packs() -> Texts:
    """A pack of rules of any kind, of YAML that is damaged, tagged or full of aliases, or no YAML at all."""
    names = st.one_of(
        st.sampled_from(("sample", "typo/doubled-word", "placeholder/star", "no/such", "")), st.text(max_size=6)
    )
    packs = st.dictionaries(names, wild_rules(), max_size=4).map(lambda rules: _yaml({"rules": rules}))
    tricks = st.sampled_from((
        "!!python/object/apply:os.system ['true']", "&a [*a]", "{<<: {a: 1}}", "? [a]\n: b", "!!binary aGk=", "%YAML 9.9\n---\n", "--- a\n--- b",
        "\t", "'", '"\\x', "- [", "2024-01-01", "1e999", "0x_", ".nan", "~", "0o9", "1_000", "12:30:45", "!!int x", "!!float y", "!!set {a}", "!<!> x",
    ))  # fmt: skip
    damage = st.builds(
        lambda text, trick, at, size: text[: at % (len(text) + 1)] + trick + text[at % (len(text) + 1) + size :],
        st.one_of(packs, rule_packs()), tricks, st.integers(0, 2000), st.integers(0, 9),
    )  # fmt: skip
    return st.one_of(packs, damage, tricks.map("rules: {}".format), st.text(max_size=60))


def _yaml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def settings_tables() -> st.SearchStrategy[Mapping[str, Any]]:
    """A configuration that can be used, as a table with the keys of draftlint.toml."""
    names = st.sampled_from((*CATEGORIES[:6], "typo", "placeholder/star", "typo/doubled-word"))
    lists = st.lists(names, max_size=3, unique=True)
    return st.fixed_dictionaries(
        {},
        optional={
            "select": lists, "ignore": lists, "per-file-ignores": st.dictionaries(st.sampled_from(("*.md", "draft.txt", "a/")), lists, max_size=2),
            "exclude": st.lists(st.sampled_from(("*.bak", "old/", "!a.md", "**/x")), max_size=2), "lexicon": st.lists(st.sampled_from(_WHERE), max_size=3),
            "fail-on": st.sampled_from(("error", "warning", "info", "never")), "min-level": st.sampled_from(("error", "warning", "info")),
            "lang": st.sampled_from(("zh", "en")), "date": st.sampled_from(("2024-01-15", "")),
            "rule": st.dictionaries(
                st.sampled_from(("placeholder/star", "typo/doubled-word")),
                st.fixed_dictionaries({"level": st.sampled_from(("error", "warning", "info", "off"))}), max_size=2,
            ),
        },
    )  # fmt: skip


def configurations() -> Texts:
    """A draftlint.toml that can be used."""
    return settings_tables().map(_toml)


def wild_configurations() -> Texts:
    """A draftlint.toml with keys and values of any kind, or damaged."""
    keys = st.one_of(
        st.sampled_from(
            ("select", "ignore", "rules", "rule", "lexicon", "baseline", "against", "date", "lang", "root", "exclude")
        ),
        st.text(max_size=4),
    )
    scalars = st.one_of(
        st.booleans(), st.integers(), st.text(max_size=8), st.sampled_from(("../../secret", "\0", "*[", "typo"))
    )
    values = st.one_of(
        scalars, st.lists(scalars, max_size=3), st.dictionaries(st.text(max_size=4), scalars, max_size=2)
    )
    wild = st.builds(
        lambda table, more: {**table, **more}, settings_tables(), st.dictionaries(keys, values, max_size=3)
    ).map(_toml)
    damage = st.builds(
        lambda text, trick, at: text[:at] + trick + text[at:],
        wild,
        st.sampled_from(("[", '"', "=", "\n", "\0", "'''", "[[a]]\n")),
        st.integers(0, 80),
    )
    return st.one_of(wild, damage, st.text(max_size=40))


def _toml(table: Mapping[str, Any]) -> str:
    return "".join(f"{json.dumps(key, ensure_ascii=False)} = {_inline(value)}\n" for key, value in table.items())


def _inline(value: Any) -> str:
    """A value as TOML writes it on one line: as JSON but for the tables."""
    if isinstance(value, Mapping):
        return (
            "{"
            + ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {_inline(each)}" for key, each in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
