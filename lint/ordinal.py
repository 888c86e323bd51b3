"""The ordinals that head a section or an item: 第一章, 一、, （一）, 1., （1）, ①, 1.1.1 (GB/T 9704-2012 7.3.3)."""

from __future__ import annotations

import re
from typing import NamedTuple

from .numeral import parse_han
from .text import Span

_HAN = "[一二三四五六七八九十百]{1,4}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_IDEOGRAPH = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"

STYLES = ("第一编", "第一章", "第一节", "第一条", "一、", "（一）", "1.", "（1）", "①", "1.1")
"""The numbering styles, highest rank first; 第N条 runs on across chapters and 1.1 names its own level."""

_PATTERNS = tuple(
    (style, re.compile(pattern))
    for style, pattern in (
        ("第一编", rf"第({_HAN}|\d{{1,2}})[编篇]"),
        ("第一章", rf"第({_HAN}|\d{{1,2}})章"),
        ("第一节", rf"第({_HAN}|\d{{1,2}})节"),
        ("第一条", rf"第({_HAN}|\d{{1,3}})条(?![、，和至])"),
        ("（一）", rf"[（(][ \u3000]*({_HAN})[ \u3000]*[）)]"),
        ("一、", rf"({_HAN})[、，,．.]"),
        ("1.1", r"(\d{1,2}(?:\.\d{1,2}){1,3})(?=[ \u3000])"),
        ("（1）", r"[（(][ \u3000]*(\d{1,2})[ \u3000]*[）)]"),
        ("1.", r"(\d{1,2})[.．、](?!\d*(?:%|％))"),
        ("①", f"([{_CIRCLED}])"),
        ("（1）", f"([{_BRACKETED}])"),
        ("1.", f"([{_DOTTED}])"),
        ("（一）", f"([{_IDEOGRAPH}])"),
    )
)
_FIRST = re.compile(rf"[第（(一二三四五六七八九十\d{_CIRCLED}{_BRACKETED}{_DOTTED}{_IDEOGRAPH}]")


class Ordinal(NamedTuple):
    """An ordinal at the start of a block."""

    style: str
    """One of STYLES."""
    value: int
    """1-based; of 1.2.3 the last number."""
    span: Span
    """The ordinal with its mark or brackets."""

    @property
    def rank(self) -> int:
        return STYLES.index(self.style)


def read(text: str, start: int = 0) -> Ordinal | None:
    """The ordinal that stands at *start* of *text*, or None."""
    if not _FIRST.match(text, start):
        return None
    for style, pattern in _PATTERNS:
        if (match := pattern.match(text, start)) and (value := _value(match[1])):
            return Ordinal(style, value, Span(*match.span()))
    return None


def _value(sign: str) -> int | None:
    """The number of an ordinal's sign; None for what is no ordinal (一九五八 is a year)."""
    for signs in (_CIRCLED, _BRACKETED, _DOTTED, _IDEOGRAPH):
        if sign in signs:
            return signs.index(sign) + 1
    last = sign.rpartition(".")[2]
    value = int(last) if last.isdecimal() else parse_han(last)
    return value if value and value < 200 else None
