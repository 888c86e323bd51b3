"""Word files for the tests, written part by part, so that they hold what a library would not write."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ROOTS = {
    "styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
    "comments": "comments", "settings": "settings", "header1": "hdr", "footer1": "ftr",
}  # fmt: skip

STYLES = """\
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="character" w:styleId="secret"><w:name w:val="secret"/><w:rPr><w:vanish/></w:rPr></w:style>
"""

NUMBERING = """\
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%3."/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:suff w:val="nothing"/><w:lvlText w:val="%4"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
"""


def r(text: str, look: str = "") -> str:
    """A run; *look* is what stands in its properties."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, style: str = "", number: tuple[int, int] | None = None, look: str = "") -> str:
    """A paragraph of runs, or of plain text; *number* is a list and a level."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        properties += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{properties}{look}</w:pPr>{inner}</w:p>"


def ins(*runs: str, author: str = "王五", number: int = 901) -> str:
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f'<w:ins w:id="{number}" w:author="{author}" w:date="2026-01-02T03:04:05Z">{inner}</w:ins>'


def deleted(text: str, number: int = 902) -> str:
    run = f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'
    return f'<w:del w:id="{number}" w:author="王五" w:date="2026-01-02T03:04:05Z">{run}</w:del>'


def field(code: str, *result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    shown = "".join(run if run.startswith("<") else r(run) for run in result)
    instruction = f"<w:r><w:instrText>{escape(code)}</w:instrText></w:r>"
    return f"{mark.format('begin')}{instruction}{mark.format('separate')}{shown}{mark.format('end')}"


def tc(*paragraphs: str, span: int = 1, merge: str = "") -> str:
    """A cell; *merge* is ``restart`` or ``continue``."""
    look = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    look += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    inner = "".join(each if each.startswith(("<w:p>", "<w:tbl>")) else p(each) for each in paragraphs)
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inner or '<w:p/>'}</w:tc>"


def tbl(*rows: list[str]) -> str:
    """A table of rows of cells, each a text or a ``tc``."""
    made = "".join(
        "<w:tr>" + "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in row) + "</w:tr>" for row in rows
    )
    columns = "<w:gridCol/>" * max(len(row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{made}</w:tbl>"


def note(number: int, kind: str = "footnote") -> str:
    """The mark that calls a note."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def text_box(*paragraphs: str) -> str:
    """A text box as Word writes it: once as a drawing, once as VML for older programs."""
    inner = "".join(paragraphs)
    size = '<wp:extent cx="2000000" cy="900000"/><wp:docPr id="7" name="box"/>'
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="900000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent>'
        "</wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    graphic = f'<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{shape}</a:graphicData></a:graphic>'
    old = f'<w:pict><v:shape style="width:100pt;height:50pt"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>{size}{graphic}</wp:inline>'
        f"</w:drawing></mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def docx(body: str, *, extra: Mapping[str, bytes] | None = None, **parts: str) -> bytes:
    """A file with a body and other parts, by the stem of their names; ``styles`` and ``numbering`` have defaults."""
    parts = {"styles": STYLES, "numbering": NUMBERING, **parts}
    files: dict[str, bytes] = {}
    overrides = [("word/document.xml", f"{_WORD}.document.main+xml")]
    relations = []
    margins = ""
    for number, (name, content) in enumerate(parts.items(), 1):
        kind = name.rstrip("1")
        files[f"word/{name}.xml"] = _xml(f"w:{_ROOTS[name]}", content)
        overrides.append((f"word/{name}.xml", f"{_WORD}.{kind}+xml"))
        relations.append(f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>')
        if kind in {"header", "footer"}:
            margins += f'<w:{kind}Reference w:type="default" r:id="rId{number}"/>'
    body += f"<w:sectPr>{margins}</w:sectPr>"
    types = "".join(
        f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(kind)}/>" for name, kind in overrides
    )
    files["word/document.xml"] = _xml("w:document", f"<w:body>{body}</w:body>", 'mc:Ignorable=""')
    files["word/_rels/document.xml.rels"] = _relationships("".join(relations))
    files["_rels/.rels"] = _relationships(
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    )
    head = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    head += '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    uri = "http://schemas.openxmlformats.org/package/2006/content-types"
    first = {"[Content_Types].xml": f'{_HEAD}<Types xmlns="{uri}">{head}{types}</Types>'.encode()}
    return packed({**first, **files, **(extra or {})})


def packed(files: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as source:
        return {entry.filename: source.read(entry) for entry in source.infolist()}


def _xml(tag: str, content: str, attributes: str = "") -> bytes:
    return f"{_HEAD}<{tag} {_NAMESPACES} {attributes}>{content}</{tag}>".encode()


def _relationships(content: str) -> bytes:
    uri = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{uri}">{content}</Relationships>'.encode()
