"""From bytes to text: UTF-8 and UTF-16 with or without byte order mark, GB18030."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from ..complaint import Complaint


class Encoding(NamedTuple):
    """How a file turns bytes into characters, so that it can be written as it came."""

    codec: str
    mark: bytes = b""
    """The byte order mark at its start."""

    def encode(self, text: str) -> bytes:
        """The bytes of *text*. Raises UnicodeEncodeError."""
        return self.mark + text.encode(self.codec)


_MARKED = (
    Encoding("utf-8", codecs.BOM_UTF8),
    Encoding("utf-16-le", codecs.BOM_UTF16_LE),
    Encoding("utf-16-be", codecs.BOM_UTF16_BE),
)
_STRANGE = re.compile("[\ue000-\uf8ff\ufffd]")
_ODD = re.compile("[^\u0000-\u00ff\u2000-\u2bff\u3000-\u30ff\u4e00-\u9fff\ufe30-\ufe4f\uff00-\uffef]")
_SAMPLE = 1 << 16


def decode(data: bytes) -> tuple[str, Encoding]:
    """The characters of *data*, a byte order mark left out, and how they were encoded. Raises Complaint for what is no text."""
    marked = next((encoding for encoding in _MARKED if data.startswith(encoding.mark)), None)
    if marked:
        try:
            return data[len(marked.mark) :].decode(marked.codec), marked
        except UnicodeDecodeError as error:
            raise Complaint(
                f"带有 {marked.codec} 标记，却在第 {error.start} 字节处解不开；请另存为 UTF-8",
                f"marked as {marked.codec}, but broken at byte {error.start}; save it as UTF-8",
            ) from error
    sample = data[:_SAMPLE]
    if b"\0" in sample:
        if name := _utf16_without_mark(sample):
            try:
                return data.decode(name), Encoding(name)
            except UnicodeDecodeError:
                pass
        raise _binary()
    encoding = Encoding("utf-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as broken:
        text = _decode_gb18030(data, broken)
        encoding = Encoding("gb18030")
    if "\0" in text:
        raise _binary()
    return text, encoding


def _binary() -> Complaint:
    return Complaint(
        "像是二进制文件（含空字节），不是文本；请另存为 UTF-8 文本",
        "looks like a binary file (it holds NUL bytes); save it as UTF-8 text",
    )


def _utf16_without_mark(sample: bytes) -> str | None:
    """UTF-16 by the place of its zero bytes: line ends and digits have them on one side only."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if not even and odd:
        return "utf-16-le"
    if not odd and even:
        return "utf-16-be"
    return None


def _decode_gb18030(data: bytes, broken: UnicodeDecodeError) -> str:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise Complaint(
            f"既不是 UTF-8（第 {broken.start} 字节处出错）也不是 GB18030（第 {error.start} 字节处出错）；请另存为 UTF-8",
            f"neither UTF-8 (broken at byte {broken.start}) nor GB18030 (at byte {error.start}); save it as UTF-8",
        ) from error
    sample = text[:_SAMPLE]
    foreign = sum(char > "\x7f" for char in sample)
    if _STRANGE.search(sample) or len(_ODD.findall(sample)) * 20 > foreign:
        raise Complaint(
            "认不出编码（不是 UTF-8，按 GB18030 读是乱码）；请另存为 UTF-8",
            "unknown encoding (not UTF-8, and garbled as GB18030); save it as UTF-8",
        )
    return text
