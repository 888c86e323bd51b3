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
