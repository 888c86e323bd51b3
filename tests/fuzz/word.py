"""Word files whose package, parts and elements are broken: reading, checking, writing back in place and as changes."""

from __future__ import annotations

import sys
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

from lxml import etree

sys.path.insert(0, str(Path(__file__).parents[2]))

from lint.complaint import Complaint
from lint.config import Config
from lint.document import Document, Rewrite
from lint.finding import CATEGORIES
from lint.linter import Linter
from lint.readers import parse
from lint.text import Span, overlaps_any, spliced
from lint.word.package import W
from tests.docx_files import packed, unpacked
from tests.fuzz.engine import fuzz, mutate_text, words
from tests.fuzz.soundness import checked

_NAME = "draft.docx"
_LARGEST = 2**22
"""Bytes of a part beyond which an input is left alone: bombs are tried by tests of their own."""
_TAGS = tuple(
    f"{W}{name}"
    for name in (
        "p", "r", "t", "tab", "br", "cr", "sym", "noBreakHyphen", "ins", "del", "delText", "moveFrom", "moveTo", "hyperlink", "fldSimple", "fldChar",
        "instrText", "sdt", "sdtContent", "tbl", "tr", "tc", "tcPr", "gridSpan", "vMerge", "gridBefore", "pPr", "rPr", "numPr", "ilvl", "numId",
        "pStyle", "outlineLvl", "vanish", "footnoteReference", "commentRangeStart", "commentRangeEnd", "lastRenderedPageBreak", "txbxContent",
        "sectPr", "headerReference", "body", "lvl", "lvlText", "numFmt", "start", "lvlOverride", "startOverride", "basedOn", "style",
    )
)  # fmt: skip
_VALUES = (
    "", "0", "1", "2", "-1", "9", "63", "64", "99999999999", "1.5", "a", "begin", "separate", "end", "restart", "continue", "decimal", "bullet", "on",
    "off", "true", "false", "rId1", "rId2", "%1", "%1.%2", "%9", "heading 1", "toc 1", "chineseCountingThousand", "F0FE", "D800", "preserve", "../x", "/",
)  # fmt: skip


@cache
def linter() -> Linter:
    """All rules there are."""
    return Linter(Config(select=CATEGORIES))


def check(data: bytes) -> None:
    """Read and check a Word file; what can be read is checked soundly, and can be written back or says why not."""
    if _too_large(data):
        return
    try:
        document = parse(data, _NAME)
    except Complaint:
        return
    checked(linter(), data, _NAME)
    span = _some_span(document, crc32(data))
    if span:
        for write in (document.rewrite, document.suggest):
            assert write
            _check_written(document, write, span)


def _too_large(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return any(entry.file_size > _LARGEST for entry in package.infolist())
    except Exception:  # noqa: BLE001 - no package at all, which the reader shall say
        return False


def _some_span(document: Document, seed: int) -> Span | None:
    """A stretch of prose that the file holds as characters of its own."""
    spans = [document.map.span(Span(start, start + 1)) for block in document.prose for start in range(*block.span)]
    free = [span for span in spans if not overlaps_any(document.locked, span)]
    return Random(seed).choice(free) if free else None


def _check_written(document: Document, write: Rewrite, span: Span) -> None:
    """What is written back reads as it should, and can be written again."""
    edits = [(span, "改")]
    try:
        new = write(edits)
    except Complaint:
        return
    assert parse(new, _NAME).source == spliced(document.source, edits)


def mutate(data: bytes, random: Random) -> bytes:
    """Another Word file: a part lost, doubled, renamed, or changed in its elements, attributes or text."""
    try:
        files = {name: content for name, content in unpacked(data).items() if len(content) <= _LARGEST}
    except Exception:  # noqa: BLE001 - any damage is the same here
        files = {}
    if not files:
        return mutate_text(data, random, ("PK\x03\x04", "PK\x05\x06", "word/document.xml"))
    for _ in range(random.randint(1, 3)):
        name = random.choice(sorted(files)) if random.random() < 0.5 else "word/document.xml"
        if name not in files:
            continue
        match random.randrange(20):
            case 0:
                del files[name]
            case 1:
                files[random.choice(sorted(files))] = files[name]
            case 2:
                files[f"word/{random.choice(('header1', 'footnotes', 'comments', 'x'))}.xml"] = files[name]
            case 3:
                files[name] = mutate_text(
                    files[name], random, ("<", ">", "&", "&#55296;", "<!--", "<!DOCTYPE x>", "\0")
                )
            case _:
                files[name] = _mutate_part(files[name], random)
        if not files:
            break
    return packed(files)


def _mutate_part(content: bytes, random: Random) -> bytes:
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return mutate_text(content, random, ("<", ">", "/"))
    for _ in range(random.randint(1, 4)):
        _mutate_element(random.choice(list(root.iter(etree.Element))), random)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _mutate_element(element: Any, random: Random) -> None:
    parent = element.getparent()
    match random.randrange(8):
        case 0:
            element.text = _text(element.text or "", random)
        case 1:
            element.tag = random.choice(_TAGS)
        case 2 if parent is not None:
            parent.remove(element)
        case 3 if parent is not None:  # again, elsewhere
            others = list(parent.getroottree().getroot().iter(etree.Element))
            random.choice(others).append(etree.fromstring(etree.tostring(element, with_tail=False)))
        case 4 if parent is not None:  # into another element
            wrapper = etree.Element(random.choice(_TAGS))
            parent.replace(element, wrapper)
            wrapper.append(element)
        case 5:
            etree.SubElement(element, random.choice(_TAGS)).set(f"{W}val", random.choice(_VALUES))
        case 6:
            element.set(
                f"{W}{random.choice(('val', 'id', 'fldCharType', 'char', 'instr', 'space'))}", random.choice(_VALUES)
            )
        case _:
            for key in element.attrib:
                element.set(key, random.choice(_VALUES))


def _text(text: str, random: Random) -> str:
    """Another text that XML can hold."""
    new = mutate_text(text.encode(), random, words("words.txt")).decode("utf-8", "ignore")
    return "".join(char for char in new if char in "\t\n" or (char >= " " and char not in "\ufffe\uffff"))


if __name__ == "__main__":
    fuzz(check, mutate)
