"""Random Word files out of sentences with and without defects, cut into runs, tables, links and revisions at random."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from .docx_files import deleted, docx, field, ins, note, p, r, tbl, tc

_SENTENCES = (
    "全年共收到提案213件，经审查立案**件。", "提案案工作取得新成效。", "各承办单位认真落实，全面布署。", "办理工作中存在的的问题要抓紧解决。",
    "做为委员，要积极履职。", "既使任务繁重，也要按期完成。", "城镇新增就业××万人。", "会议研究了年度协商计划。", "新建学校12所、幼儿园8所。",
    "群众满意度持续提高。", "投入资金【填写金额】万元。", "水质达标率为100%。", "（待补充）", "“重点项目建设稳步推进。", "深入推进改革,扩大开放。",
    "市政府高度重视，逐件研究办理方案。", "共有3个方面：一是抓协商，三是抓落实。", "委员视察6次;提出建议23条。", "加强队伍建设。。",
)  # fmt: skip
_WHO = [
    "云汀",
    "河湾",
    "松岭",
    "青石",
    "白沙",
    "东埠",
    "南坪",
    "西畈",
    "北渡",
    "新桥",
    "长堤",
    "高庙",
    "竹园",
    "柳林",
    "枫桥",
    "芦塘",
    "金坝",
    "石门",
    "清溪",
    "双井",
]
_WHERE = ["县", "区", "镇", "街道", "开发区", "林场", "水库", "港区", "园区", "新城"]
_LOOKS = ("", "", "<w:b/>", "<w:i/>", '<w:u w:val="single"/>', '<w:color w:val="FF0000"/>', '<w:sz w:val="32"/>')
_FIGURES = ("12", "30", "**", "××", "7.5%", "—", "", "布署")
_COMMENT = '<w:comment w:id="{0}" w:author="李四" w:date="2026-01-01T00:00:00Z"><w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment>'


class Made(NamedTuple):
    """A random file."""

    data: bytes
    text: str
    """What the same draft is as a plain text, a paragraph a line, without what Word adds (numbers, notes)."""


class _Writer:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.number = 100
        self.comments: list[str] = []
        self.notes: list[str] = []
        self.lines: list[str] = []

    def unique(self) -> int:
        self.number += 1
        return self.number

    def runs(self, text: str) -> str:
        """*text* in several runs of different looks, some of them in links or insertions, deletions between them."""
        out = ""
        while text:
            size = self.random.randint(1, max(1, min(len(text), 9)))
            piece, text = text[:size], text[size:]
            run = r(piece, self.random.choice(_LOOKS))
            kind = self.random.random()
            if kind < 0.08:
                run = ins(run, number=self.unique())
            elif kind < 0.14:
                run = f'<w:hyperlink w:anchor="x">{run}</w:hyperlink>'
            elif kind < 0.18:
                run += deleted("原有的字**", number=self.unique())
            elif kind < 0.21:
                run = f"<w:sdt><w:sdtPr/><w:sdtContent>{run}</w:sdtContent></w:sdt>"
            elif kind < 0.24:
                run += r("隐藏××的字", "<w:vanish/>")
            elif kind < 0.26:
                run += '<w:bookmarkStart w:id="{0}" w:name="b{0}"/><w:bookmarkEnd w:id="{0}"/>'.format(self.unique())
            elif kind < 0.29:
                run = self.commented(run)
            elif kind < 0.31:
                run = f'<w:smartTag w:element="x">{run}</w:smartTag>'
            out += run
        return out

    def commented(self, run: str) -> str:
        """A run with a comment of somebody else's."""
        number = len(self.comments)
        self.comments.append(_COMMENT.format(number))
        mark = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        return f'<w:commentRangeStart w:id="{number}"/>{run}<w:commentRangeEnd w:id="{number}"/>{mark}'

    def text(self, most: int = 3) -> str:
        return "".join(
            f"{self.random.choice(_WHO)}{self.random.choice(_WHERE)}：{self.random.choice(_SENTENCES)}"
            for _ in range(self.random.randint(1, most))
        )

    def paragraph(self) -> str:
        text = self.text()
        self.lines.append(text)
        runs = self.runs(text)
        if self.random.random() < 0.1:
            self.notes.append(self.text(1))
            runs += note(len(self.notes))
        number = (1, self.random.randint(0, 2)) if self.random.random() < 0.2 else None
        return p(runs, style=self.random.choice(("", "", "1", "2")), number=number)

    def table(self) -> str:
        columns = self.random.randint(2, 4)
        rows = []
        for _ in range(self.random.randint(2, 5)):
            cells = []
            left = columns
            while left:
                span = self.random.randint(1, min(2, left)) if self.random.random() < 0.15 else 1
                text = self.random.choice(_FIGURES) if self.random.random() < 0.7 else self.text(1)
                self.lines.append(text)
                cells.append(tc(p(self.runs(text)), span=span))
                left -= span
            rows.append(cells)
        return tbl(*rows)


def random_docx(seed: int) -> Made:
    """The file of a seed, always the same."""
    random = Random(seed)
    writer = _Writer(random)
    body = ""
    for _ in range(random.randint(3, 14)):
        kind = random.random()
        if kind < 0.15:
            body += writer.table()
        elif kind < 0.2:
            writer.lines.append("见第1页。")
            body += p("见第", field(" QUOTE 1 ", "1"), "页。")
        else:
            body += writer.paragraph()
    parts = {}
    if writer.comments:
        parts["comments"] = "".join(writer.comments)
    if writer.notes:
        parts["footnotes"] = "".join(
            f'<w:footnote w:id="{i}">{p(text)}</w:footnote>' for i, text in enumerate(writer.notes, 1)
        )
    if random.random() < 0.3:
        parts["header1"] = p("内部资料××")
    extra = {
        "word/media/image1.png": bytes(random.randrange(256) for _ in range(200)),
        "customXml/item1.xml": b"<a> </a>",
    }
    return Made(docx(body, extra=extra, **parts), "\n".join(writer.lines))
