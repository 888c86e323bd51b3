"""From bytes to text: UTF-8 and UTF-16 with or without byte order mark, GB18030."""

from __future__ import annotations

import codecs

from ..complaint import Complaint
from ..expression import expression
from ..record import NamedTuple


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
_STRANGE = expression("[\ue000-\uf8ff\ufffd]")
_PLAUSIBLE = expression("[\t\n\r -~·—‘’“”…\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_SAMPLE = 1 << 16
_MOSTLY = 0.85
"""The share of a sample that must look like Chinese text before an encoding that is not declared is believed."""


def decode(data: bytes) -> tuple[str, Encoding]:
    """The characters of *data* without a byte order mark, and how they were encoded. Raises Complaint for what is no text."""
    marked = next((encoding for encoding in _MARKED if data.startswith(encoding.mark)), None)
    text, encoding = (_decode_marked(data, marked), marked) if marked else _decode_unmarked(data)
    if "\0" in text:
        raise _binary()
    return text, encoding


def _decode_marked(data: bytes, encoding: Encoding) -> str:
    try:
        return data[len(encoding.mark) :].decode(encoding.codec)
    except UnicodeDecodeError as error:
        name = encoding.codec.upper()
        raise Complaint(
            f"带有 {name} 标记，却在第 {error.start} 字节处解不开；请另存为 UTF-8",
            f"marked as {name}, but broken at byte {error.start}; save it as UTF-8",
        ) from error


def _decode_unmarked(data: bytes) -> tuple[str, Encoding]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as broken:
        return _decode_utf16(data) or (_decode_gb18030(data, broken), Encoding("gb18030"))
    wide = _decode_utf16(data) if "\0" in text[:_SAMPLE] else None
    return wide or (text, Encoding("utf-8"))


def _binary() -> Complaint:
    return Complaint(
        "像是二进制文件（含空字节），不是文本；请另存为 UTF-8 文本",
        "looks like a binary file (it holds NUL bytes); save it as UTF-8 text",
    )


def _decode_utf16(data: bytes) -> tuple[str, Encoding] | None:
    """UTF-16 without a mark, in the byte order in which nearly every character is one of a Chinese draft."""
    sample = data[:_SAMPLE]
    if len(data) % 2:
        return None
    for name in ("utf-16-le", "utf-16-be"):
        text = sample.decode(name, "replace")
        if len(_PLAUSIBLE.findall(text)) >= 0.98 * len(text):
            try:
                whole = data.decode(name)
            except UnicodeDecodeError:
                continue
            if _common(text) >= _MOSTLY:
                return whole, Encoding(name)
    return None


def _decode_gb18030(data: bytes, broken: UnicodeDecodeError) -> str:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        if b"\0" in data[:_SAMPLE]:
            raise _binary() from error
        raise Complaint(
            f"既不是 UTF-8（第 {broken.start} 字节处出错）也不是 GB18030（第 {error.start} 字节处出错）；请另存为 UTF-8",
            f"neither UTF-8 (broken at byte {broken.start}) nor GB18030 (at byte {error.start}); save it as UTF-8",
        ) from error
    if "\0" in text[:_SAMPLE]:
        raise _binary()
    if _STRANGE.search(text, 0, _SAMPLE) or _common(text[:_SAMPLE]) < _MOSTLY:
        raise Complaint(
            "认不出编码（不是 UTF-8，按 GB18030 读是乱码）；请另存为 UTF-8",
            "unknown encoding (not UTF-8, and garbled as GB18030); save it as UTF-8",
        )
    return text


def _common(text: str) -> float:
    """The share of its characters beyond ASCII that GB 2312-1980 has: nearly all in a draft, few in what is garbled."""
    foreign = expression("[\0-\x7f]+").sub("", text)
    return len(foreign.encode("gb2312", "ignore")) / 2 / len(foreign) if foreign else 0.0
