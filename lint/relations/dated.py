"""The folded text with the Han numerals of its dates as Arabic digits, character by character: 二〇二四年三月."""

from __future__ import annotations

import re

from ..document import Document
from ..expression import expression
from ..numeral import HAN_DIGITS

_DATE = expression(
    r"(?<![一二三四五六七八九十百])(?P<year>[一二][〇零○一二三四五六七八九]{3})(?=年)(?:年(?P<month>[一二三四五六七八九]|十[一二])(?=月)(?:月(?P<day>[一二三四五六七八九]|十[一二三四五六七八九]|[二三]十)(?=日))?)?"
)
"""Only what takes as many characters in digits: 十月 and 二十一日 stay as they are."""


def dated(document: Document) -> str:
    """The text in which dates are looked for; its offsets are those of the document."""
    text = document.folded
    return _DATE.sub(_in_digits, text) if _DATE.search(text) else text


def _in_digits(match: re.Match[str]) -> str:
    return "".join(_digits(part) for part in expression("(年|月)").split(match[0]))


def _digits(part: str) -> str:
    if part in {"年", "月", "十"}:
        return part
    if part.startswith("十"):
        return f"1{HAN_DIGITS[part[1]]}"
    if part.endswith("十"):
        return f"{HAN_DIGITS[part[0]]}0"
    return "".join(str(HAN_DIGITS[char]) for char in part)
