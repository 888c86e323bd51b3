"""Word files that are damaged, locked, hostile or something else: one clear line, nothing fetched, nothing harmed."""

from __future__ import annotations

import socket
import struct
import tracemalloc
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

from lint.annotate import annotate
from lint.cli import main
from lint.complaint import Complaint
from lint.config import Config
from lint.linter import Linter
from lint.readers import parse
from lint.word import package
from lint.word.manuscript import Manuscript

from .docx_files import docx, p, packed, r, tbl, unpacked

GOOD = docx(p("立案**件。"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LAUGHS = (
    '<!DOCTYPE w:document [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def with_part(name: str, content: bytes | None) -> bytes:
    """The good file with a part changed or taken away."""
    files = unpacked(GOOD)
    if content is None:
        del files[name]
    else:
        files[name] = content
    return packed(files)


def with_doctype(doctype: str) -> bytes:
    document = unpacked(GOOD)["word/document.xml"].decode()
    head, _, rest = document.partition("\n")
    return with_part("word/document.xml", f"{head}\n{doctype}{rest.replace('立案', '&a;')}".encode())


def locked() -> bytes:
    """The good file with the flag of a password on its entries."""
    data = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := data.find(signature, start)) >= 0:
            (flags,) = struct.unpack_from("<H", data, start + offset)
            struct.pack_into("<H", data, start + offset, flags | 1)
            start += 4
    return bytes(data)


def doubled() -> bytes:
    out = BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as target, pytest.warns(UserWarning, match="Duplicate"):
        target.writestr("word/document.xml", b"<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "空的"),
        (GOOD[: len(GOOD) // 2], "不完整"),
        (GOOD[:-1], "不完整"),
        (OLE, "旧式 .doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "设有密码"),
        (locked(), "设有密码"),
        (b"{\\rtf1 \\ansi}", "RTF"),
        ("各位委员".encode(), "不是 Word 文件"),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}), "OpenDocument"),
        (packed({"a.txt": b"x"}), "缺少正文"),
        (with_part("word/document.xml", None), "缺少正文"),
        (with_part("word/document.xml", b""), "不是完好的 XML"),
        (with_part("word/document.xml", b"<w:document"), "不是完好的 XML"),
        (with_part("word/styles.xml", b"<w:styles>"), "styles.xml 不是完好的 XML"),
        (with_part("word/document.xml", b"<a>" * 5000 + b"</a>" * 5000), "不是完好的 XML"),
        (with_doctype(LAUGHS), "DTD"),
        (with_doctype(OUTSIDE), "DTD"),
        (with_part("word/document.xml", LAUGHS.encode("utf-16") + "<x>&i;</x>".encode("utf-16")), "DTD"),
        (doubled(), "重名"),
    ],
)
def test_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, reason: str) -> None:
    bad, good = tmp_path / "坏.docx", tmp_path / "好.docx"
    bad.write_bytes(data)
    good.write_bytes(GOOD)
    for command in (
        ["check", str(bad), str(good)],
        ["fix", str(bad), str(good)],
        ["annotate", str(bad), "-o", str(tmp_path / "新.docx")],
    ):
        assert main([command[0], "--no-config", *command[1:]]) == 2
        out, err = capsys.readouterr()
        (line,) = err.splitlines()
        assert reason in line
        assert "坏.docx" in line
        assert command[0] != "check" or "好.docx:1:3" in out, "it hides nothing else"
    assert bad.read_bytes() == data
    assert sorted(path.name for path in tmp_path.iterdir()) == ["坏.docx", "好.docx"]


@pytest.mark.parametrize("broken", range(40, len(GOOD) - 22, 61))
def test_a_flipped_byte_is_survived(broken: int) -> None:
    data = bytearray(GOOD)
    data[broken] ^= 0xFF
    with suppress(Complaint):
        parse(bytes(data), "draft.docx")


def test_a_part_that_nobody_needs_may_be_missing() -> None:
    for name in ("word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"):
        assert parse(with_part(name, None), "draft.docx").text == "立案**件。"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in unpacked(GOOD).items():
            target.writestr(name, content)
        with target.open("word/media/bomb.bin", "w", force_zip64=True) as bomb:
            for _ in range(800):
                bomb.write(bytes(2**20))
    tracemalloc.start()
    try:
        with pytest.raises(Complaint, match="压缩炸弹"):
            parse(out.getvalue(), "draft.docx")
        assert tracemalloc.get_traced_memory()[1] < 20 * 2**20
    finally:
        tracemalloc.stop()


def test_a_part_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART", 500)
    with pytest.raises(Complaint, match="超过"):
        parse(GOOD, "draft.docx")


def test_nothing_outside_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket.socket, "connect", refused)
    files = unpacked(GOOD)
    relations = files["word/_rels/document.xml.rels"].decode()
    outside = (
        '<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" '
        'Target="http://127.0.0.1:9/{}" TargetMode="External"/>'
    )
    added = outside.format("attachedTemplate", "t.dotm") + outside.replace("90", "91").format(
        "comments", "comments.xml"
    )
    up = '<Relationship Id="rId92" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="../../../etc/passwd"/>'
    files["word/_rels/document.xml.rels"] = relations.replace(
        "</Relationships>", f"{added}{up}</Relationships>"
    ).encode()
    data = packed(files)
    document = parse(data, "draft.docx")
    after, count = annotate(data, document, Linter(Config()).check(document).findings)
    assert count == 1
    assert unpacked(after)["word/_rels/document.xml.rels"].count(b"External") == 2


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [("_xmlsignatures/sig1.xml", b"<x/>", "数字签名"), ("word/document.xml", None, "Strict")],
)
def test_what_a_change_would_break_is_only_checked(
    tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    files = unpacked(docx(p("全面布署。")))
    strict = files["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    data = packed({**files, name: content or strict})
    linter = Linter(Config())
    document = parse(data, "draft.docx")
    findings = linter.check(document).findings
    assert [each.excerpt for each in findings] == ["布署"]
    with pytest.raises(Complaint, match=reason):
        linter.fix(data, "draft.docx")
    with pytest.raises(Complaint, match=reason):
        annotate(data, document, findings)


def test_macros_stay_where_they_are(tmp_path: Path) -> None:
    path = tmp_path / "宏.docm"
    path.write_bytes(docx(p("全面布署。"), extra={"word/vbaProject.bin": b"\x00macro"}))
    assert main(["fix", "--no-config", str(path)]) == 0
    assert unpacked(path.read_bytes())["word/vbaProject.bin"] == b"\x00macro"
    assert Manuscript(path.read_bytes()).source == "全面部署。"


def test_thousands_of_runs() -> None:
    text = "全年立案**件，全面布署。" * 800
    data = docx(
        "".join(p("".join(r(char) for char in text[start : start + 1200])) for start in range(0, len(text), 1200))
    )
    linter = Linter(Config())
    document = parse(data, "draft.docx")
    findings = linter.check(document).findings
    after, count = annotate(data, document, findings)
    assert count == len(findings) > 0
    assert Manuscript(after).source == document.source


def test_a_deep_nest_of_tables_is_survived() -> None:
    nest = p("立案**件。")
    for _ in range(40):
        nest = tbl([nest.join(["<w:tc><w:tcPr/>", "<w:p/></w:tc>"]), "甲"])
    assert "立案**件。" in parse(docx(nest), "draft.docx").text


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".odt", ".rtf"])
def test_without_libreoffice_other_formats_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    path = tmp_path / f"旧稿{suffix}"
    path.write_bytes(OLE)
    for command in (["check", str(path)], ["annotate", str(path), "-o", str(tmp_path / "新.docx")]):
        assert main([command[0], "--no-config", *command[1:]]) == 2
        assert f"{suffix} 要靠 LibreOffice 转换" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", "<w:tcPr></w:tcPr>", '<w:tcPr><w:gridSpan w:val="99999999999"/></w:tcPr>'),
        ("word/document.xml", "<w:tcPr></w:tcPr>", '<w:tcPr><w:gridSpan w:val="²"/></w:tcPr>'),
        ("word/document.xml", '<w:ilvl w:val="0"/>', '<w:ilvl w:val="-7"/>'),
        ("word/document.xml", '<w:ilvl w:val="0"/>', '<w:ilvl w:val="９９"/>'),
        ("word/numbering.xml", '<w:start w:val="1"/>', '<w:start w:val="2147483646"/>'),
        ("word/numbering.xml", "chineseCountingThousand", "upperRoman"),
        ("word/styles.xml", '<w:outlineLvl w:val="0"/>', '<w:outlineLvl w:val="4444"/>'),
        ("word/styles.xml", '<w:basedOn w:val="a"/>', '<w:basedOn w:val="2"/>'),
        ("word/comments.xml", 'w:id="0"', 'w:id="99999999999"'),
    ],
)
def test_senseless_numbers_are_survived(part: str, old: str, new: str) -> None:
    comment = '<w:comment w:id="0" w:author="李四"><w:p/></w:comment>'
    body = p("回顾", number=(1, 0), style="1") + p("全面布署。", style="2") + tbl(["甲", "**"])
    files = unpacked(docx(body, comments=comment))
    assert old.encode() in files[part]
    files[part] = files[part].replace(old.encode(), new.encode())
    data = packed(files)
    linter = Linter(Config())
    document = parse(data, "draft.docx")
    assert len(document.source) < 100
    after, count = annotate(data, document, linter.check(document).findings)
    assert count == 2
    assert Manuscript(linter.fix(after, "draft.docx", suggest=True).data).source == document.source.replace(
        "布署", "部署"
    )
