"""One thing with two figures whose digits have changed places: 民主监督员86名 … 68名民主监督员.

That two figures for one thing are each other's digits in another order is no chance where the same words stand
beside them; what the report says of other years, places, parts or plans is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..expression import expression
from ..quantity import PERCENT
from .parts import COMPARING
from .passage import Figure, Passage, passages
from .relation import Relation, said
from .restated import Stated, elsewhere, twice

_OTHERWISE = expression(
    r"年初|期初|增长|下降|提高|增加|减少|同比|其中|力争|目标|预计|(?<!按)计划|预算(?!收入|支出)|预期|累计|比上年|较上年|上一?[年届次]|往年|去年|左右|不足|由|从|争取(?!上级|到|中央|省|国家)|确保|新征集"
    r"|[0-9]{2,4}年(?!来)|季度|上半年|下半年|前年|明年|过去|[0-9]{1,2}月|[二三四五六七八九十]年(?!义务)|全[国省](?!前列|第)|平均|人均|均(?![按已为全实达能有由在未得])|每|第(?!一书记)|最|各(?!类)|分别|另|原|(?<!高)标准|排"
)
_YEAR = expression(r"(?<![0-9])(?:19|20)[0-9]{2}年(?![底末初]|[0-9]|[前上下]|以|来|度?计划)")
_WIDE = expression(r"全[国省](?!前列|第)")
_HEAD = expression(
    r"^(?:[，、；：。（\s]|[0-9]{0,2}[.．]|全年|今年|本年|一年来|年末|目前|现有|现|共有|共计|共|累计|总计|已|本届|至今|以来|截至|其|各类|实现|全(?:市|县|区|省|州)|我(?:市|县|区|省)|[县市](?![级直属])|和|将|对|的|在|组织|开展|完成|进行|召开|举办|印发|编发|刊发|培训|选派|遴选|组建|发放|涉及|发挥|依托|动员|邀请|引导|督促|聘请|聘任|选聘|（[一二三四五六七八九十]）|[一二三四五六七八九十]、)+"
)
_TAIL = expression(
    r"(?:降至|降到|升至|升到|达到了?|达|为|是|有|共|了|约|至|合计|总计|完成|实现|的|均|突破|超过|总量|总额|总数|规模|已|数|比重|比例|占比|虽|虽然|仅|只|却)+$"
)
_NOUN = expression(r"[\u4e00-\u9fff“”（）]{2,12}")
_FLOW = expression(
    r"新|改造|建成|推进|安排|实施|竣工|开工|启动|改建|扩建|治理|投入|培育|净|占|选派|引进|发展|主|会|分|省|市|县|中央|级|直"
)
"""Words for what has come about in a year, which are not what there is."""
_ADDED = expression(r"新增|新建|新|改造|扩建|净增")
_LEAST_LONG = 2
_LEAST = {2: 4, 3: 3}
"""How many characters of a name two figures must share, by their digits; two for longer figures."""
_SURE = 6
"""Characters of a common end beside which the words before need only be alike."""
_BUILT_ON = expression("^[^，。；]{0,4}基础上")
_STANDING = expression("全|现|共|累|总|已|本|我")
_YEAR_LONG = expression(r"全年|一年来|今年以来|本年度")
_LONG = 5
"""Characters of a figure, its point among them, that no other figure has by chance in another order."""
_RECALLED = 5
"""Characters of a name that are enough to know a deed by, where its figures are not alike."""


def relations(document: Document) -> Iterator[Relation]:
    """The later of two figures of the prose that are each other's digits in another order, under one name."""
    yield from twice(document, _sort, _same, "同一指标")
    yield from _summed_up(document)


def _sort(figure: Figure, _passage: Passage) -> tuple[str, str] | None:
    return _told_of(figure) if _usable(figure) else None


def _same(earlier: Stated, later: Stated) -> bool:
    apart = earlier[1] is not later[1] or earlier[0].sentence != later[0].sentence
    return apart and not elsewhere(*earlier, *later) and _one_name(*earlier, *later)


def _summed_up(document: Document) -> Iterator[Relation]:
    """全年举办委员培训班4期 … 一年来，共举办委员培训班6期: one deed of one year under the very same words."""
    told: dict[tuple[str, str], tuple[Figure, Passage]] = {}
    for passage in document.derive(passages):
        for figure in passage.figures:
            label = _label(figure)
            if len(label) < _RECALLED or not _usable(figure) or figure.lead != figure.before or figure.listed:
                continue
            if not _YEAR_LONG.search(passage.sentence_text(figure).partition(figure.quantity.text)[0]):
                continue
            key = (label, figure.dimension)
            first = told.setdefault(key, (figure, passage))
            other = first[0]
            apart = first[1] is not passage and other.quantity.value != figure.quantity.value
            if apart and "共" in figure.lead and not elsewhere(*first, figure, passage):
                words = f"同一指标前文为{said(other.quantity)}，此处为{said(figure.quantity)}"
                yield Relation("same", figure.span, (other.span,), "inconsistent", words)


def _usable(figure: Figure) -> bool:
    """Whether a figure says how much there is of a thing, here and now."""
    quantity = figure.quantity
    if quantity.value is None or quantity.vague or not quantity.unit:
        return False
    if figure.dimension in COMPARING and figure.dimension != PERCENT:
        return False
    behind = expression("累计|共|[，。；]").split(figure.after[:10])[0]
    before = figure.before.replace(quantity.text, "")
    for told in _told_of(figure):
        before = before.replace(told, "", 1)
    return not _OTHERWISE.search(before + behind)


def _told_of(figure: Figure) -> tuple[str, str]:
    """The one year, and whether all of the country or the province, that a figure is told of in its clause; empty where
    that is not said."""
    years, wide = _YEAR.findall(figure.before), _WIDE.findall(figure.before)
    return years[0] if len(years) == 1 else "", wide[0] if len(wide) == 1 else ""


def _one_name(a: Figure, home: Passage, b: Figure, passage: Passage) -> bool:
    """Whether the words beside two figures name one thing."""
    least = _LEAST.get(len(a.quantity.digits.replace(",", "").replace(".", "")), _LEAST_LONG)
    if _BUILT_ON.search(b.after):
        least = min(least, _LEAST_LONG)  # 在今年完成投资6.53亿元的基础上: what was told is told again
    left, right = _label(a), _label(b)
    behind = [found[0].lstrip("的") if (found := _NOUN.match(figure.after)) else "" for figure in (a, b)]
    if left and right and a.dimension == PERCENT:
        return _one_rate(left, right, home.sentence_text(a), passage.sentence_text(b), least)
    if left and right and (common := _common(left[::-1], right[::-1])) >= least:
        if common >= _SURE and _one_deed(left[: len(left) - common], right[: len(right) - common]):
            return True
        return _one_count(left[: len(left) - common], right[: len(right) - common], least)
    for label, noun, other, spoken in ((left, behind[1], right, b), (right, behind[0], left, a)):
        same = _named_behind(label, noun, other, spoken, least)
        if same is not None:
            return same
    if not left and not right:
        return _common(*behind) >= least + 1
    if b.lead.strip("，").startswith("总") and not right and len(left) >= _LEAST[2]:
        return left in passage.sentence_text(b).partition(b.quantity.text)[0]
    return False


def _named_behind(label: str, noun: str, other: str, spoken: Figure, least: int) -> bool | None:
    """Whether the *noun* behind a figure is what the *label* of another calls it; None where that cannot be said."""
    common = next((n for n in range(min(len(label), len(noun)), 1, -1) if noun.startswith(label[-n:])), 0)
    rest = label[: len(label) - common]
    if spoken.dimension == PERCENT:
        return common == len(label) >= _LEAST[3] and not other
    if common and not rest and other and spoken.lead.endswith("的"):
        return None  # 政协委员328名, 参加活动的238名政协委员
    if common >= least or common == len(label) >= _LEAST[3]:
        return _one_deed(rest, other) or (not other and len(noun) >= _LEAST[3] and _bare(spoken))
    long = len(spoken.quantity.digits.strip(".")) >= _LONG and len(noun) >= _LEAST_LONG
    if long and noun[:_LEAST_LONG] in label and len(other) <= _LEAST_LONG and not _STANDING.search(spoken.before):
        return True  # 耕地面积58.64万亩, 守牢58.64万亩耕地红线
    if common and rest and other and any(rest[i : i + 2] in other for i in range(len(rest) - 1)):
        return True  # 发展党员186名, 新发展的168名党员
    return None


def _bare(figure: Figure) -> bool:
    """Whether nothing before a figure says that it counts more than was told: 全县, 累计, 现有."""
    return not _HEAD.sub("", figure.before) and not _STANDING.search(figure.before)


def _one_rate(left: str, right: str, before: str, after: str, least: int) -> bool:
    """Whether two percentages are one rate, or the share of one thing in one whole."""
    if "占" in left or "占" in right:
        (part, _, whole), (other, _, entire) = left.partition("占"), right.partition("占")
        subject = part or other
        return (
            whole == entire
            and len(subject) >= 2
            and len(whole) >= 2
            and subject[-4:] in before
            and subject[-4:] in after
        )
    shared = _common(left[::-1], right[::-1])
    return left.endswith(("率", "度", "比例", "比重")) and shared >= least and shared == min(len(left), len(right))


def _one_count(left: str, right: str, least: int) -> bool:
    """Whether what is left of two labels in front of their common end does not tell them apart.

    Short figures have changed digits by chance now and then: there the labels must be the same.
    """
    left, right = _HEAD.sub("", left), _HEAD.sub("", right)
    if least > _LEAST_LONG:
        return not left and not right
    return not (left and right) and not _FLOW.search(left + right)


def _one_deed(left: str, right: str) -> bool:
    """Whether what is left of two labels does not tell them apart: no word, or a word in common."""
    left, right = _HEAD.sub("", _TAIL.sub("", left)), _HEAD.sub("", _TAIL.sub("", right))
    if not left or not right:
        return not _ADDED.search(left + right)
    return any(left[i : i + 2] in right for i in range(len(left) - 1))


def _common(a: str, b: str) -> int:
    """How many characters two strings begin with in common."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _label(figure: Figure) -> str:
    """What the words before a figure call it, without what says when or how it came about."""
    lead = expression(r"（[^（）]*）").sub("", figure.lead)
    return _TAIL.sub("", _HEAD.sub("", lead)).replace("GDP", "地区生产总值")[-16:]
