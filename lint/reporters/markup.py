"""What the XML reports share."""

from __future__ import annotations

from typing import TextIO
from xml.etree.ElementTree import Element, ElementTree, indent

from ..expression import expression

_ILLEGAL = expression("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """*text* without what XML 1.0 (2.2) does not allow."""
    return _ILLEGAL.sub("\ufffd", text)


def write(root: Element, out: TextIO) -> None:
    """Write a document with its declaration, indented."""
    indent(root)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    ElementTree(root).write(out, encoding="unicode")
    out.write("\n")
