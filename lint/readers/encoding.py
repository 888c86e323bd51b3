"""From bytes to text: UTF-8 and UTF-16 with or without byte order mark, GB18030."""

from __future__ import annotations

import codecs
import re

from ..complaint import Complaint

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STRANGE = re.compile("[\ue000-\uf8ff\ufffd]")
_PLAUSIBLE = re.compile("[\t\n\r -~·—‘’“”…\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_SAMPLE = 1 << 16
_MOSTLY = 0.85
"""The share of a sample that must look like Chinese text before an encoding that is not declared is believed."""


def decode(data: bytes) -> str:
    """The characters of *data*, a byte order mark left out. Raises Complaint for what is no text."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    text = _decode_marked(data, marked) if marked else _decode_unmarked(data)
    if "\0" in text:
        raise _binary()
    return text


def _decode_marked(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        shown = name.removesuffix("-sig").upper()
        raise Complaint(
            f"带有 {shown} 标记，却在第 {error.start} 字节处解不开；请另存为 UTF-8",
            f"marked as {shown}, but broken at byte {error.start}; save it as UTF-8",
        ) from error


def _decode_unmarked(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as broken:
        return _decode_utf16(data) or _decode_gb18030(data, broken)
    return text if "\0" not in text[:_SAMPLE] else _decode_utf16(data) or text


def _binary() -> Complaint:
    return Complaint(
        "像是二进制文件（含空字节），不是文本；请另存为 UTF-8 文本",
        "looks like a binary file (it holds NUL bytes); save it as UTF-8 text",
    )


def _decode_utf16(data: bytes) -> str | None:
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
                return whole
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
    foreign = re.sub("[\0-\x7f]+", "", text)
    return len(foreign.encode("gb2312", "ignore")) / 2 / len(foreign) if foreign else 0.0
