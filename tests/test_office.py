"""What LibreOffice reads in our Word files is what we read, and what it makes of tracked changes is what fix makes."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from lint.annotate import annotate
from lint.complaint import Complaint
from lint.config import Config
from lint.linter import Fixed, Linter
from lint.readers import parse
from lint.readers.encoding import decode
from lint.word.manuscript import Manuscript

from . import office
from .conftest import ROOT
from .docx_files import deleted, docx, field, ins, note, p, packed, r, tbl, tc, text_box
from .random_docx import random_docx

pytestmark = office.needed
DRAFTS = sorted(path for path in (ROOT / "fixtures").iterdir() if path.suffix in {".md", ".txt"})

NUMBERED = (
    p("提案办理工作方案")
    + p("总体要求", number=(1, 0), style="1")
    + p("指导思想", number=(1, 1), style="2")
    + p("工作原则", number=(1, 1), style="2")
    + p("依法办理", number=(1, 2))
    + p("注重实效", number=(1, 2))
    + p("分层负责", number=(1, 3))
    + p("不编号的一段。")
    + p("工作目标", number=(1, 0), style="1")
    + p("办复率", number=(1, 1))
    + p("附则", number=(3, 0))
    + p("解释", number=(3, 0))
    + p("总则", number=(4, 0))
    + p("范围", number=(4, 1))
    + p("术语", number=(4, 1))
)
REVISED = (
    p("全年", ins("共"), deleted("总共"), "收到提案213件。")
    + p("这一段的段末", look='<w:rPr><w:del w:id="5" w:author="王五"/></w:rPr>')
    + p("删去后与下段相接。")
    + f"<w:p>{deleted('整段删去')}</w:p>"
    + p(ins("整段新增。"))
)
NOTED = (
    p('<w:bookmarkStart w:id="3" w:name="_Ref1"/>', "表1", '<w:bookmarkEnd w:id="3"/>', "　收件情况")
    + p("见", field(" REF _Ref1 \\h ", "表1"), "和", '<w:hyperlink w:anchor="x">' + r("附件") + "</w:hyperlink>", "。")
    + tbl(["单位", tc("件数", span=2)], [tc("办公室", merge="restart"), "12", "13"], [tc(merge="continue"), "14", "15"])
    + p("左", "<w:r><w:tab/></w:r>", "右", "<w:r><w:br/></w:r>", "下一行", "<w:r><w:noBreakHyphen/></w:r>", "完")
    + tbl([tc(p("第一段"), p("第二段")), tc(tbl(["内", "表"]), p("之后"))])
)


BOXED = p("口径说明见注", note(2), "，分布见图。") + p("图一", text_box(p("框里第一段"), p("框里第二段")))
FOOTNOTES = f'<w:footnote w:id="2">{p("注里说明统计口径")}</w:footnote>'
OWN = {"numbered": NUMBERED, "revised": REVISED, "noted": NOTED}


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Config())


@pytest.fixture(scope="module")
def twins(linter: Linter) -> dict[str, tuple[str, Fixed]]:
    """The fixtures as Word files with comments and tracked changes, each with its text."""
    made = {}
    for draft in DRAFTS:
        text = "\n".join(re.split(r"\r\n|\n|\r", decode(draft.read_bytes())[0].rstrip()))
        made[draft.stem] = text, suggested(linter, docx("".join(p(line) for line in text.split("\n"))))
    return made


@pytest.fixture(scope="module")
def random_files(linter: Linter) -> dict[str, bytes]:
    made = {}
    for seed in range(12):
        with suppress(Complaint):  # a fix would have made another rule speak up
            made[f"random{seed}"] = suggested(linter, random_docx(seed).data).data
    assert len(made) > 6
    return made


def suggested(linter: Linter, data: bytes) -> Fixed:
    """A file with all its comments and safe fixes."""
    document = parse(data, "draft.docx")
    return linter.fix(annotate(data, document, linter.check(document).findings)[0], "draft.docx", suggest=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office") / "files"


@pytest.fixture(scope="module")
def exported(folder: Path, twins: dict[str, tuple[str, Fixed]], random_files: dict[str, bytes]) -> dict[str, list[str]]:
    """What LibreOffice makes of them all, in one run."""
    files = {name: docx(body) for name, body in OWN.items()}
    files["boxed"] = docx(BOXED, footnotes=FOOTNOTES, header1=p("页眉的字"))
    files |= {name: fixed.data for name, (_, fixed) in twins.items()}
    return office.accepted(files | random_files, folder)


@pytest.mark.parametrize("name", OWN)
def test_the_text_is_what_libreoffice_exports(exported: dict[str, list[str]], name: str) -> None:
    ours = re.split("[\n\u2028]", Manuscript(docx(OWN[name])).source)
    assert squeezed(ours) == squeezed(exported[name])


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.usefixtures("exported")
def test_what_is_printed_beside_the_text_is_read(folder: Path) -> None:
    printed = subprocess.run(["pdftotext", folder / "boxed.docx.pdf", "-"], capture_output=True, check=True).stdout
    on_paper = re.sub(r"\s", "", printed.decode())
    for paragraph in Manuscript(docx(BOXED, footnotes=FOOTNOTES, header1=p("页眉的字"))).paragraphs:
        for words in re.findall(r"\w+", paragraph.text):
            assert words in on_paper


def test_suggestions_accepted_by_libreoffice_are_what_fix_makes(
    linter: Linter, exported: dict[str, list[str]], twins: dict[str, tuple[str, Fixed]]
) -> None:
    assert sum(fixed.count for _, fixed in twins.values()) >= 6
    for name, (text, _) in twins.items():
        assert exported[name] == linter.fix(text.encode(), "twin.txt").after.split("\n")


def test_libreoffice_reads_random_files_with_comments_and_changes_as_we_do(
    exported: dict[str, list[str]], random_files: dict[str, bytes]
) -> None:
    for name, data in random_files.items():
        body = [paragraph.text for paragraph in Manuscript(data).paragraphs if not paragraph.part]
        assert squeezed(printed(exported[name])) == squeezed(body)


def printed(lines: list[str]) -> list[str]:
    """The lines without what LibreOffice exports though it is not printed there: hidden text, the number of a note."""
    return [re.sub(r"(?<=[。）“])\d+$", "", line.replace("隐藏××的字", "")) for line in lines]


def squeezed(lines: list[str]) -> list[str]:
    """The lines without the blanks with which programs set off a number; one sign for a hyphen that does not break."""
    return [line for line in (re.sub(r"\s", "", each).replace("\u2011", "-") for each in lines) if line]


@pytest.mark.parametrize("suffix", ["doc", "odt", "rtf"])
def test_other_formats_are_read_by_way_of_libreoffice(linter: Linter, tmp_path: Path, suffix: str) -> None:
    (tmp_path / "draft.docx").write_bytes(docx(p("关于提案工作的报告") + p("全年立案**件，已全面布署。")))
    office.converted(tmp_path / "draft.docx", suffix)
    path = tmp_path / f"draft.{suffix}"
    data = path.read_bytes()
    result = linter.check_bytes(data, str(path))
    assert [(each.start.line, each.excerpt) for each in result.findings] == [(2, "**"), (2, "布署")]
    with pytest.raises(Complaint, match="另存为"):
        linter.fix(data, str(path))
    assert path.read_bytes() == data


def test_nothing_that_a_document_points_to_is_fetched() -> None:
    names = ("office", "text", "drawing:draw", "svg-compatible:svg")
    spaces = " ".join(
        f'xmlns:{each.rpartition(":")[2]}="urn:oasis:names:tc:opendocument:xmlns:{each.partition(":")[0]}:1.0"'
        for each in names
    )
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        content = (
            f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body>'
            f'<office:text><text:p>立案**件。<draw:frame svg:width="3cm" svg:height="3cm"><draw:image xlink:href="{address}a.png"/>'
            f'</draw:frame></text:p><text:section text:name="s"><text:section-source xlink:href="{address}b.odt"/><text:p>甲</text:p>'
            "</text:section></office:text></office:body></office:document-content>"
        )
        kind = "application/vnd.oasis.opendocument.text"
        manifest = (
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
            '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
        )
        files = {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
        data = packed({name: text.encode() for name, text in files.items()})
        assert "立案**件。" in parse(data, "draft.odt").text
        with pytest.raises(BlockingIOError):
            server.accept()
