"""Figures told once more under the same words, with digits that have slipped: 低保对象9,742人 … 共保障低保对象9,472人.

What is told again is known by its name before the figure or behind it (3.2亿元专项债券, 46.8万总人口). Of long
figures whose digits have changed places a name is enough; of short ones the text must say itself that it speaks of
what was told: 该, 上述, 全部, 立案的, 实现全覆盖.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..document import Document
from ..expression import expression
from ..quantity import PERCENT, PLAIN, plain
from ..record import NamedTuple
from .parts import COMPARING
from .passage import Figure, Passage, Recent, passages
from .relation import Relation, one_slip, said, transposed
from .restated import elsewhere

_OTHERWISE = expression(
    r"增长|下降|提高|增加|减少|其中|力争|目标|预计|计划|预算|预期|比上年|较上年|上年|往年|前年|明年|下年|争取|确保|新增|季度|上半年|下半年|"
    r"[0-9一二三四五六七八九十]{1,2}月|全国|全省|平均|每|最|各|分别|另|原|首|年初|期初|[一二三四]批|累计|剩余|尚有|还有|以上|不足|近|约|由|从|拟|将|高于|低于|多于|少于|超过|比|较"
)
_YEAR = expression("[0-9]{4}年(?!来)")
_SINGLE = expression("(?:该(?![县市区镇乡村省州局院校厂])|这一|此|上述)[\u4e00-\u9fff]{0,8}$")
_EVERY = expression(
    "^(?P<noun>[\u4e00-\u9fff“”]{2,10}?)(?:已经?|现已|均已|都已|现均|今年|基本)?(?:(?:实现|做到|达到)(?:了)?)?(?:全覆盖|全部|全面|全员|无一)"
)
_BACK = expression("^(?P<noun>[\u4e00-\u9fff“”]{2,10})")
_STANDS = expression(
    "^(?:[，、；：。]|[0-9]{1,2}[.．、]|[\u4e00-\u9fff]{1,6}：|对|将|把|这|这些|上述|该|全县|全市|全区|我县|我市|我区|以|由|在|与|和|的|面对|针对|围绕|着眼|如今|全部|使|让|目前|其中)*$"
)
_RECALLED = expression(
    "^[一-鿿]{0,6}[，：]?(?:虽然?|尽管|综上|总的看|小结|在)|(?:基础上|带动下|支撑下|情况下|同时|虽|背景下)"
)
_SCOPE = expression("全[市县区省]|[省市县乡]级")
_MEASURE = expression("(?:面积|总量|总数|人数|总额|数量|余额|规模|里程|长度)$")
_PRESENT = expression("(?:实到|到会|出席(?:会议|大会)?|与会|参会)(?:的|代表|委员|会员)*$")
_STRONG = expression(
    "(?:总|一般公共预算|可支配|生产总值|增加值|储备|余额|总额|总量|总数|对象|资金|贷款|债券|投资|收入|支出|人口|面积|产量|里程|户籍|常住|耕地)"
)
_TAIL = expression("(?:达到|达|为|是|有|共计|共|了|合计|总计|完成|实现|的|已|累计)+$")
_HEAD = expression(
    "^(?:[，、；：。（\\s]|[0-9]{1,2}[.．、]|全年|今年|本年度?|年内|去年|一年来|目前|现有|现|共计|共|累计|已|我[市县区省]|全[市县区省]|全面|年末|该|上述|此|这一|这|虽然?|尽管|综上，?|但|在|[一二三四五六七八九十]、|（[一二三四五六七八九十]）|[\u4e00-\u9fff]{1,5}：|保障|完成|实现|发放|开展|落实|使用|安排|答：|问：)+"
)
_LEAST_NAME = 4
_LONG_NAME = 6
_SHORT_LEAD = 6
_LONG = 4
"""Digits of a figure that another has by chance in another order only once in many thousand."""
_DIGITS = 20
"""Digits of which one may be another; longer figures are none that a report tells twice."""


class _Told(NamedTuple):
    figure: Figure
    passage: Passage
    name: str
    every: str = ""
    """The noun behind it, where it is said of them all: 12个镇街实现全覆盖."""


class _Memory:
    """What was told, to be found by digits that are a slip of the finger away: no figure is held against all others."""

    def __init__(self) -> None:
        self._near: dict[str, dict[str, Recent[tuple[int, _Told]]]] = {}
        """By digits of which one is left open, or in a fixed order, and by unit: in what order they were told."""
        self._equal: dict[tuple[str, Decimal | None], Recent[_Told]] = {}
        self._count = 0

    def add(self, told: _Told) -> None:
        unit = told.figure.dimension
        self._count += 1
        for key in _keys(told.figure):
            self._near.setdefault(key, {}).setdefault(unit, Recent()).remember((self._count, told))
        self._equal.setdefault((unit, told.figure.quantity.value), Recent()).remember(told)

    def near(self, figure: Figure, passage: Passage) -> list[_Told]:
        """What was told in other sentences with almost the digits of *figure*, in order; of a bare number in any unit.

        Where the text does not say that it speaks of what was told, only the same digits in another order are near.
        """
        found: dict[int, _Told] = {}
        is_told = _SINGLE.search(figure.lead) or _PRESENT.search(figure.lead) or _EVERY.match(figure.after)
        for key in _keys(figure)[None if is_told else -1 :]:
            units = self._near.get(key, {})
            for unit in units if figure.dimension == PLAIN else (figure.dimension,):
                found.update(units.get(unit, ()))
        return [told for _, told in sorted(found.items()) if _is_elsewhere(told, figure, passage)]

    def agrees(self, figure: Figure, passage: Passage, unit: str) -> bool:
        """Whether the value of *figure* was told in *unit* in another sentence, too."""
        same = self._equal.get((unit, figure.quantity.value), ())
        return any(_is_elsewhere(told, figure, passage) for told in same)


def _keys(figure: Figure) -> list[str]:
    """What two figures share that differ in one digit, and last what those share that differ in the order of digits."""
    digits, scale = _digits(figure).replace(".", ""), figure.quantity.scale
    parted = [f"{scale} {digits[:place]}_{digits[place + 1 :]}" for place in range(min(len(digits), _DIGITS))]
    return [*parted, f"{scale} {''.join(sorted(digits))}"]


def _is_elsewhere(told: _Told, figure: Figure, passage: Passage) -> bool:
    return told.passage is not passage or told.figure.sentence != figure.sentence


def relations(document: Document) -> Iterator[Relation]:
    """The later of two figures for one thing, a slip of the finger apart."""
    memory = _Memory()
    for passage in document.derive(passages):
        for index, figure in enumerate(passage.figures):
            quantity = figure.quantity
            if (
                quantity.value is None
                or quantity.vague
                or figure.depth
                or figure.dimension in COMPARING - {PLAIN} | {PERCENT}
            ):
                continue
            before = _YEAR.sub("", figure.before.replace("岁以上", "").replace("岁及以上", ""))
            if len(_digits(figure)) < 2 or _OTHERWISE.search(before):
                continue
            name = _named(passage.figures, index)
            if found := _again(memory, figure, passage, name):
                yield found
                continue
            every = _EVERY.match(figure.after)
            if name or every:
                noun = every["noun"].strip("“”") if every else ""
                memory.add(_Told(figure, passage, name or noun, noun))


def _digits(figure: Figure) -> str:
    """The digits of a figure as Arabic ones, in the unit it is printed in: 三点二 is 3.2, 3.0 stays."""
    quantity = figure.quantity
    digits = quantity.digits.replace(",", "")
    if digits.isascii() or quantity.value is None:
        return digits
    return plain(quantity.value / quantity.factor / Decimal(10) ** quantity.scale)


def _named(figures: list[Figure], index: int) -> str:
    """What the words before a figure call it; of 低保对象6,380户9,742人 also the second figure."""
    figure = figures[index]
    lead = figure.lead
    if not lead and index and figures[index - 1].clause == figure.clause and not figure.gap:
        lead = figures[index - 1].lead
    name = "" if _STANDS.match(lead) else _TAIL.sub("", _HEAD.sub("", lead))
    return name if len(name) >= 2 and expression("[\u4e00-\u9fff“”]{2,14}").fullmatch(name) else ""


def _again(memory: _Memory, figure: Figure, passage: Passage, name: str) -> Relation | None:
    near = [told for told in memory.near(figure, passage) if _of_one_year(told, figure, passage)]
    same = [told for told in near if _one(told, figure, passage, name)]
    if len({told.figure.quantity.value for told in same}) != 1:
        return None
    other = same[-1]
    agrees = memory.agrees(figure, passage, other.figure.dimension)
    if agrees or elsewhere(other.figure, other.passage, figure, passage):
        return None
    words = f"同一指标前文为{said(other.figure.quantity)}，此处为{said(figure.quantity)}"
    return Relation("same", figure.span, (other.figure.span,), "inconsistent", words)


def _of_one_year(told: _Told, figure: Figure, passage: Passage) -> bool:
    """Whether the years that stand before either figure are named in the sentence of the other, too."""
    one, other = set(_YEAR.findall(told.figure.before)), set(_YEAR.findall(figure.before))
    if not one | other:
        return True
    there, here = told.passage.sentence_text(told.figure), passage.sentence_text(figure)
    return all(year in here for year in one) and all(year in there for year in other)


def _one(item: _Told, figure: Figure, passage: Passage, name: str) -> bool:
    """Whether a figure tells again what another told, by its name and by digits that only a slip keeps apart."""
    left, right = _digits(item.figure), _digits(figure)
    alike = item.figure.quantity.value == figure.quantity.value
    if alike or item.figure.quantity.scale != figure.quantity.scale or not one_slip(left, right):
        return False
    if _PRESENT.search(item.figure.lead) and _PRESENT.search(figure.lead) and figure.lead.endswith("的"):
        return True
    swapped = _exchanged(left, right)
    if name:
        return _by_name(item, figure, passage, name)
    if (figure.dimension == PLAIN and not swapped) or not _STANDS.match(figure.lead):
        return False
    return _by_noun(item, figure, swapped=swapped, digits=len(left.replace(".", "")))


def _by_name(item: _Told, figure: Figure, passage: Passage, name: str) -> bool:
    """Whether the words before both figures name one thing, of one place."""
    known, digits = item.name, _digits(figure)
    swapped = _exchanged(_digits(item.figure), digits)
    long = swapped and len(digits.replace(".", "")) >= _LONG
    ends = name.endswith(known) or known.endswith(name)
    if _SINGLE.search(figure.lead) and len(name) >= 3 and (ends or _tail(name, known) >= 3):
        return True  # 水库加固总投资2.36亿元 … 该工程总投资2.63亿元
    if not swapped:
        return False
    noun = figure.after[:8].lstrip("的")
    bare = _MEASURE.sub("", known)
    if len(bare) > 1 and noun.startswith(bare) and len(figure.lead) <= _SHORT_LEAD:
        return long or len(bare) >= _LEAST_NAME  # 林地面积128.6万亩 … 守护好126.8万亩林地
    if name == known and figure.lead.endswith("的") and _EVERY.match(figure.after):
        return True  # 立案382件 … 立案的328件提案全部办复
    scope = _SCOPE.search(figure.before)
    if min(len(name), len(known)) < _LEAST_NAME or (scope and scope[0] not in item.figure.before):
        return False
    if min(len(name), len(known)) >= _LONG_NAME and len(digits) >= 3 and _of_same_words(name, known):
        return True  # 残疾儿童康复救助612人 … 救助残疾儿童621人
    if name == known and _RECALLED.search(passage.sentence_text(figure)):
        return True
    return long and ends and (name == known or bool(_STRONG.search(name)))


def _by_noun(item: _Told, figure: Figure, *, swapped: bool, digits: int) -> bool:
    """Whether the words behind a figure name what stands before another, or all of what stands behind it too."""
    known = item.name
    every = _EVERY.match(figure.after)
    found = every or _BACK.match(figure.after)
    noun = found["noun"].removeprefix("的").strip("“”") if found else ""
    if every:
        noun = noun.removesuffix("实现")
        if noun.endswith(known) and digits >= 3:
            return True
        return len(noun) > 1 and (known.endswith(noun) if len(noun) > 2 else item.every == noun)
    common = next((n for n in range(min(len(known), len(noun)), 2, -1) if noun.startswith(known[-n:])), 0)
    return swapped and common >= 3 and (digits >= _LONG or bool(_STRONG.search(known[-common:])))


def _of_same_words(a: str, b: str) -> bool:
    """Whether the shorter of two names holds no character that the longer has not."""
    shorter, longer = sorted((a, b), key=len)
    return set(shorter) <= set(longer) and shorter != longer


def _tail(a: str, b: str) -> int:
    """How many characters two names end with in common."""
    pairs = zip(reversed(a), reversed(b), strict=False)
    return next((i for i, (x, y) in enumerate(pairs) if x != y), min(len(a), len(b)))


def _exchanged(left: str, right: str) -> bool:
    """Whether two neighbouring digits have changed places, in a figure of two digits or more."""
    a, b = left.replace(".", ""), right.replace(".", "")
    return transposed(a, b) or (len(a) == 2 and a == b[::-1] and a != b)


__all__ = ["relations"]
