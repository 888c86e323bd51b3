"""What balances are made of: figures that come in and go out, and what they leave."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..expression import expression
from .parts import all_told, tied
from .passage import Figure
from .relation import Relation, addition, judge_sum, one_slip, total_of

OPENING = expression(
    r"[年月季学期]初|上年度?末|上年底|上月末|上季度?末|上学年末|去年底|去年末|期初|原有|原为|上年结转|年初结转|上年结余|期初结余|上期|(?<![中由从])原(?!则|因|创|材|油|煤|来的)|旧存|陈案|积存|此前|[0-9]年(?:底|末)|年以前"
)
"""Words of what there was at first."""
_GAINS = expression(
    r"调入|新招|招录|录用|增补|新增|增加|转入|收入|新收|接收|加入|纳入|迁入|新建|引进|补选|补充|来水|轮入|加上|新设|购入|入库|发展|吸纳|出生|聘任|收到|新办|新进|进入|安置|招聘|选调|遴选|考录|"
    r"(?<!重)新[\u4e00-\u9fff]|今年建成|收押|收治|收购|购进|入院|受理|建成|发生|产生|引入|招收|交存|存入|受让|认缴|拨款|拨入|预拨|补栏|补录|新开|开通|增开|增设|续聘|新聘|迁来|落户"
)
_LOSSES = expression(
    r"调出|退休|终止|减少|注销|支出|撤减|减编|减员|办结|办完|审结|执结|竣工|完工|离职|辞去|辞职|转出|去世|病故|核减|撤销|迁出|报废|出库|调离|免去|流出|辞退|解聘|死亡|取消|关闭|清退|除名|使用|拨付|淘汰|退出|撤并|摘牌|离任|"
    r"消除|离院|离园|离世|康复|出列|摘帽|放归|放生|放流|停运|停开|停办|停用|灭失|移除|核销|终结|退休|离岗|出售|下降|缴存使用|用去|下拨|回复|淘汰|释放|转送|移送|销售|售出|出院|剔除|扣除|吊销|作废|处置|核销|清收|化解|偿还|归还|收回|压降|转让|支取|提取|结案|摘除|销号|退役|劝退|毕业|解除|期满|调减|拆除|提用|出栏|调剂出|解聘|退租|迁走|用水|下泄|轮出|供水|弃水|死淘|剔旧|报损|领用|脱困|出党|退库|退规|退统|移出|收监|撤缓|解矫"
)
_NEAR = Decimal("0.1")


def sign_of(step: Figure) -> int | None:
    """1 for what comes in, -1 for what goes out, 0 where the words do not say; None where they say both."""
    gains, losses = _GAINS.search(step.lead), _LOSSES.search(step.lead)
    return None if gains and losses else 1 if gains else -1 if losses else 0


def result(closing: Figure, steps: Sequence[Figure], signs: Sequence[int]) -> Relation:
    """The closing figure of a balance against the opening one and its changes."""
    if not all_told([closing, *steps]):
        return tied("difference", closing, steps, "unknown")
    quantities = [step.quantity for step in steps]
    verdict = judge_sum(quantities, closing.quantity, signs)
    words = addition(quantities, closing.quantity, signs)
    return Relation(
        "difference",
        closing.span,
        tuple(step.span for step in steps),
        verdict,
        words,
        right=total_of(quantities, signs),
    )


def slip(claim: Figure, computed: Decimal | None) -> bool:
    """Whether a figure is a slip away from what was computed."""
    value = claim.quantity.value
    return (
        computed is not None
        and value is not None
        and one_slip(claim.quantity.show(computed), claim.quantity.show(value))
    )


def explicable(closing: Figure, steps: Sequence[Figure], relation: Relation) -> bool:
    """Whether a slip in one of its figures explains a balance that does not hold, or it is but little out."""
    value, computed = closing.quantity.value, relation.right
    if not value or computed is None:
        return False
    return (
        slip(closing, computed)
        or abs(computed / value - 1) < _NEAR
        or any(
            step.quantity.value
            and abs(computed - value) < step.quantity.value
            and slip(step, step.quantity.value + way * (computed - value))
            for step in steps
            for way in (1, -1)
        )
    )
