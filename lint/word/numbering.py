"""Automatic numbering (ECMA-376 part 1, 17.9): the label that Word prints before a paragraph."""

from __future__ import annotations

import re

from ..record import NamedTuple
from .package import Element, W

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_LARGEST = 1 << 15
"""Numbers from here on are written in Arabic digits, lest one be as long as a book."""
_MOST = 1 << 31
_HAN = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_TENS = ((1000, "千", "仟"), (100, "百", "佰"), (10, "十", "拾"))
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


class Level(NamedTuple):
    """How one level of a list is numbered."""

    start: int
    format: str
    """The name of its numbers: ``chineseCounting``, ``decimal``, ``bullet`` …"""
    text: str
    """The label, with ``%1`` to ``%9`` for the numbers of the levels."""
    legal: bool
    """Whether all its numbers are Arabic (``isLgl``)."""
    restart: int | None
    """The level after which it begins anew, 1-based; 0 never, None after any higher one."""


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, Element] = {}
        self._linked: dict[str, str] = {}
        self._numbers: dict[str, Element] = {}
        for each in () if root is None else root:
            if each.tag == f"{W}abstractNum":
                self._abstract[each.get(f"{W}abstractNumId", "")] = each
                if (link := value(each, "styleLink")) is not None:
                    self._linked[link] = each.get(f"{W}abstractNumId", "")
            elif each.tag == f"{W}num":
                self._numbers[each.get(f"{W}numId", "")] = each
        self._counted: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        self._levels: dict[tuple[str, int], Level | None] = {}

    def level_of_style(self, number: str, style: str) -> int | None:
        """The 0-based level of a list that belongs to a paragraph style."""
        abstract = self._abstract.get(self._list(number) or "")
        for each in () if abstract is None else abstract.iterfind(f"{W}lvl"):
            if value(each, "pStyle") == style:
                return whole(each.get(f"{W}ilvl"), 0)
        return None

    def label(self, number: str, level: int) -> tuple[str, bool] | None:
        """The label of the next paragraph of a list at a 0-based level, and whether it is a bullet; None without one."""
        name = self._list(number)
        here = self._level(number, level)
        if name is None or here is None:
            return None
        counted = self._counted.setdefault(name, [None] * _LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            for index in range(_LEVELS):
                if self._start_override(number, index) is not None:
                    counted[index] = None
        for index in range(level):
            if counted[index] is None:  # a heading that was left out is counted all the same
                above = self._level(number, index)
                counted[index] = above.start if above else 1
        last = counted[level]
        counted[level] = here.start if last is None else last + 1
        for index in range(level + 1, _LEVELS):
            below = self._level(number, index)
            if below is None or below.restart is None or 0 < below.restart >= level + 1:
                counted[index] = None
        if here.format == "bullet":
            return "", True
        return self._said(number, here, counted), False

    def _said(self, number: str, here: Level, counted: list[int | None]) -> str:
        """A label with its numbers filled in."""

        def filled(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            level = self._level(number, index)
            count = counted[index]
            if count is None:
                count = level.start if level else 1
            return written(count, "decimal" if here.legal or level is None else level.format)

        return _PLACE.sub(filled, here.text)

    def _list(self, number: str) -> str | None:
        """The abstract list of a number, through a list style if need be."""
        num = self._numbers.get(number)
        name = None if num is None else value(num, "abstractNumId")
        if name is None or name not in self._abstract:
            return None
        link = value(self._abstract[name], "numStyleLink")
        return self._linked.get(link, name) if link is not None else name

    def _level(self, number: str, index: int) -> Level | None:
        key = (number, index)
        if key not in self._levels:
            self._levels[key] = self._read_level(number, index)
        return self._levels[key]

    def _read_level(self, number: str, index: int) -> Level | None:
        name = self._list(number)
        override = self._override(number, index)
        found = None if override is None else override.find(f"{W}lvl")
        if found is None and name is not None:
            levels = self._abstract[name].iterfind(f"{W}lvl")
            found = next((each for each in levels if whole(each.get(f"{W}ilvl"), -1) == index), None)
        if found is None:
            return None
        start = self._start_override(number, index)
        restart = value(found, "lvlRestart")
        return Level(
            start=whole(value(found, "start"), 0) if start is None else start,
            format=value(found, "numFmt") or "decimal",
            text=value(found, "lvlText") or "",
            legal=switched(found.find(f"{W}isLgl")),
            restart=None if restart is None else whole(restart, 0),
        )

    def _override(self, number: str, index: int) -> Element | None:
        num = self._numbers.get(number)
        overrides = () if num is None else num.iterfind(f"{W}lvlOverride")
        return next((each for each in overrides if whole(each.get(f"{W}ilvl"), -1) == index), None)

    def _start_override(self, number: str, index: int) -> int | None:
        override = self._override(number, index)
        start = None if override is None else value(override, "startOverride")
        return None if start is None else whole(start, 1)


def value(element: Element, name: str) -> str | None:
    """The ``w:val`` of a child, or None."""
    child = element.find(f"{W}{name}")
    found: str | None = None if child is None else child.get(f"{W}val")
    return found


def switched(element: Element | None) -> bool:
    """Whether an on-off property is there and on."""
    return element is not None and element.get(f"{W}val", "1") not in {"0", "false", "off"}


def whole(text: str | None, otherwise: int) -> int:
    """The number that an attribute holds, or *otherwise* where it holds none that Word could mean."""
    try:
        number = int(text or "")
    except ValueError:
        return otherwise
    return number if -_MOST < number < _MOST else otherwise


def written(number: int, style: str) -> str:  # noqa: C901, PLR0911 - a table of the formats of ST_NumberFormat
    """*number* in one of Word's number formats; one that is not known here is written in Arabic digits."""
    if style in {"none", "bullet"}:
        return ""
    if not 0 < number < _LARGEST:
        return str(number)
    if style in {"chineseCounting", "chineseCountingThousand", "taiwaneseCountingThousand", "taiwaneseCounting",
                 "japaneseCounting", "koreanCounting"}:  # fmt: skip
        return _counted(number, _HAN, 1)
    if style in {"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"}:
        return _counted(number, _LEGAL, 2)
    if style in {"ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital"}:
        return "".join(_HAN[int(digit)] for digit in str(number))
    if style in {"ideographTraditional", "ideographZodiac"}:
        signs = _STEMS if style == "ideographTraditional" else _BRANCHES
        return signs[(number - 1) % len(signs)]
    if style.startswith("decimalEnclosedCircle"):
        return chr(0x2460 + number - 1) if number <= 20 else chr(0x3251 + number - 21) if number <= 35 else str(number)
    if style in {"decimalEnclosedParen", "decimalEnclosedFullstop"} and number <= 20:
        return chr((0x2474 if style.endswith("Paren") else 0x2488) + number - 1)
    if style == "ideographEnclosedCircle" and number <= 10:
        return chr(0x3220 + number - 1)
    if style in {"decimalFullWidth", "decimalFullWidth2"}:
        return "".join(chr(0xFF10 + int(digit)) for digit in str(number))
    return _latin(number, style)


def _latin(number: int, style: str) -> str:
    if style == "decimalZero":
        return f"{number:02}"
    if style in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if style == "upperLetter" else letter.lower()
    if style in {"upperRoman", "lowerRoman"}:
        roman = ""
        for size, sign in _ROMAN:
            times, number = divmod(number, size)
            roman += sign * times
        return roman if style == "upperRoman" else roman.lower()
    return str(number)


def _counted(number: int, digits: str, form: int) -> str:
    """A number in Han numerals: 一百零一, 壹佰零壹; beyond 9999 in Arabic digits."""
    if number > 9999:
        return str(number)
    said, gap, rest = "", False, number
    for size in _TENS:
        count, rest = divmod(rest, size[0])
        if count:
            said += ("零" if gap else "") + digits[count] + str(size[form])
            gap = False
        elif said:
            gap = bool(rest)
    if rest:
        said += ("零" if gap else "") + digits[rest]
    return said[1:] if form == 1 and 10 <= number < 20 else said
