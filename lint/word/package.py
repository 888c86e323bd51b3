"""A Word file as a package: parts and relationships (ECMA-376 part 2), read with suspicion and written back whole.

Nothing is fetched: entities are never resolved, a DTD is refused, external relationships are never followed. What is
not changed goes out byte for byte as it came in.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any

from lxml import etree

from ..complaint import Complaint
from ..record import NamedTuple

Element = Any
"""An element of lxml, which has no types of its own."""

MAX_PART = 96 * 2**20
"""Bytes of a part that is parsed; a report of 200 pages has 10 MB at most."""
MAX_PACKAGE = 768 * 2**20
"""Bytes of all parts together, unpacked."""
MAX_PARTS = 10_000

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "[Content_Types].xml"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _KINDS[:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_NO_RELATIONSHIPS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_DEFLATED = zipfile.ZIP_DEFLATED
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Relation(NamedTuple):
    """What a part points to inside the package."""

    id: str
    kind: str
    """The last word of its type: ``comments``, ``numbering``, ``header`` …"""
    target: str
    """The name of the other part."""


class Package:
    """The parts of a Word file. Raises Complaint for what is none, is damaged, locked or too large."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._entries = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise _no_package(data) from error
        self._bounded()
        self.names = {entry.filename: entry for entry in self._entries}
        if len(self.names) < len(self._entries):
            raise _damaged("有重名的部件", "parts of one name")
        self.changed: set[str] = set()
        """The parts whose roots were changed."""
        self._roots: dict[str, Element] = {}
        self.strict = False
        self.main = self._main()

    def _bounded(self) -> None:
        """Refuse what unpacks to more than a draft can be, before it is unpacked."""
        total = sum(entry.file_size for entry in self._entries)
        if total > MAX_PACKAGE or len(self._entries) > MAX_PARTS:
            raise Complaint(
                f"解压后超过 {MAX_PACKAGE >> 20} MB，疑为压缩炸弹，未检查",
                f"unpacks to more than {MAX_PACKAGE >> 20} MB, like a zip bomb; not checked",
            )
        if any(entry.flag_bits & 1 for entry in self._entries):
            raise _locked()

    def _main(self) -> str:
        """The name of the document part."""
        if TYPES not in self.names:
            raise self._other()
        for relation in self.relations(""):
            if relation.kind == "officeDocument" and relation.target in self.names:
                return relation.target
        if "word/document.xml" in self.names:
            return "word/document.xml"
        raise self._other()

    def _other(self) -> Complaint:
        """What to say of a package that holds no Word document."""
        if "mimetype" in self.names and b"opendocument" in self.read("mimetype")[:100]:
            return Complaint("其实是 OpenDocument 文件，请把后缀改为 .odt", "is an OpenDocument file, name it .odt")
        return _damaged("缺少正文部件", "the document part is missing")

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises Complaint."""
        entry = self.names.get(name)
        if entry is None:
            raise _damaged(f"缺少 {name}", f"{name} is missing")
        if entry.file_size > MAX_PART:
            raise Complaint(
                f"部件 {name} 解压后超过 {MAX_PART >> 20} MB，未检查",
                f"the part {name} unpacks to more than {MAX_PART >> 20} MB; not checked",
            )
        return self._unpack(entry)

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        try:
            return self._zip.read(entry)
        except Exception as error:  # zipfile lets many kinds through: zlib.error, EOFError, struct.error …
            raise _damaged(f"{entry.filename} 解不开", f"{entry.filename} cannot be unpacked") from error

    def root(self, name: str) -> Element:
        """The root element of a part, parsed once. Raises Complaint."""
        if name not in self._roots:
            data = self.read(name)
            for strict, usual in _STRICT:
                if strict in data:
                    self.strict = True
                    data = data.replace(strict, usual)
            self._roots[name] = _parsed(data, name)
        return self._roots[name]

    def relations(self, part: str) -> list[Relation]:
        """What *part* points to inside the package; the empty name is the package itself."""
        folder, _, name = part.rpartition("/")
        rels = join(folder, "_rels", f"{name}.rels")
        return list(self._relations(rels, dirname(part))) if rels in self.names else []

    def _relations(self, rels: str, folder: str) -> Iterator[Relation]:
        for each in self.root(rels).iter(_RELATIONSHIP):
            target = each.get("Target", "")
            if each.get("TargetMode") == "External" or not target:
                continue
            name = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            yield Relation(each.get("Id", ""), each.get("Type", "").rpartition("/")[2], name)

    def related(self, kind: str) -> str | None:
        """The part of a kind that the document points to, if it is there."""
        for relation in self.relations(self.main):
            if relation.kind == kind and relation.target in self.names:
                return relation.target
        return None

    @property
    def signed(self) -> bool:
        """Whether a digital signature would be broken by a change."""
        return any(name.startswith("_xmlsignatures/") for name in self.names)

    def add(self, name: str, root: Element, kind: str, content_type: str) -> None:
        """A new part that the document points to."""
        self._roots[name] = root
        etree.SubElement(self.root(TYPES), _OVERRIDE, PartName=f"/{name}", ContentType=content_type)
        folder, _, main = self.main.rpartition("/")
        rels = join(folder, "_rels", f"{main}.rels")
        if rels not in self.names:
            self._roots.setdefault(rels, etree.fromstring(_NO_RELATIONSHIPS))
        relationships = self._roots[rels] if rels in self._roots else self.root(rels)
        taken = {each.get("Id") for each in relationships}
        free = next(number for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        target = name.removeprefix(f"{folder}/") if folder else name
        etree.SubElement(relationships, _RELATIONSHIP, Id=f"rId{free}", Type=_KINDS + kind, Target=target)
        self.changed |= {name, TYPES, rels}

    def packed(self) -> bytes:
        """The file with the ``changed`` parts as they are now, all others as they were. Raises Complaint.

        What is signed or strict (ISO/IEC 29500 part 1) is not written: the change would break it.
        """
        if self.signed:
            raise Complaint(
                "文件有数字签名，改动会使签名失效，未写入；请先移除签名",
                "the file is signed and a change would break it; remove the signature first",
            )
        if self.strict:
            raise Complaint(
                "是 Strict Open XML 格式，只能检查；请另存为普通的 Word 文档（.docx）",
                "is Strict Open XML, which can only be checked; save it as a normal .docx",
            )
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in self._entries:
                name = entry.filename
                target.writestr(entry, self._serialized(name) if name in self.changed else self._unpack(entry))
            for name in sorted(self.changed - set(self.names)):
                target.writestr(zipfile.ZipInfo(name, self._entries[0].date_time), self._serialized(name), _DEFLATED)
        return out.getvalue()

    def _serialized(self, name: str) -> bytes:
        tree = self._roots[name].getroottree()
        data: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        return data


def _parsed(data: bytes, name: str) -> Element:
    if b"<!DOCTYPE" in data.replace(b"\0", b""):
        raise _suspicious(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged(f"{name} 不是完好的 XML", f"{name} is not well-formed XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _suspicious(name)
    return root


def _suspicious(name: str) -> Complaint:
    return Complaint(
        f"部件 {name} 含有 DTD 或实体定义，Word 文件不允许，未检查",
        f"the part {name} declares a DTD or entities, which a Word file must not; not checked",
    )


def _damaged(zh: str, en: str) -> Complaint:
    return Complaint(
        f"Word 文件已损坏（{zh}），请用 Word 打开并另存",
        f"the Word file is damaged ({en}); open it in Word and save it anew",
    )


def _locked() -> Complaint:
    return Complaint("文件设有密码，读不出来；请先取消密码", "protected by a password; remove it first")


def _no_package(data: bytes) -> Complaint:
    """What to say of bytes that are no package: what they are instead, as far as can be seen."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return _locked()
        return Complaint(
            "其实是旧式 .doc 文件，请在 Word 里另存为 .docx，或把后缀改为 .doc",
            "is an old .doc file; save it as .docx in Word, or name it .doc",
        )
    if data.startswith(b"PK\x03\x04"):
        return _damaged("压缩包不完整", "the archive is truncated")
    if data.startswith(b"{\\rtf"):
        return Complaint("其实是 RTF 文件，请把后缀改为 .rtf", "is an RTF file, name it .rtf")
    if not data:
        return _damaged("文件是空的", "the file is empty")
    return Complaint("不是 Word 文件，请核对后缀", "is no Word file, check its suffix")
