"""Chinese numerals as numbers: 一百二十三, 二〇二四, 三万二. Strict: what is not well formed is no number."""

from __future__ import annotations

from decimal import Decimal

HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "亿": 10**8}


SCALES = {"十万": 5, "百万": 6, "千万": 7, "万": 4, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12, "亿": 8}
"""The words after a figure that move its decimal point, and by how many places."""


def parse_number(digits: str) -> Decimal | None:
    """The value of folded Arabic digits (1,256.5) or of a Han numeral, decimals included (零点五)."""
    if digits[:1].isdecimal():
        return Decimal(digits.replace(",", ""))
    whole, dot, decimals = digits.partition("点")
    value = parse_han(whole)
    if value is None or not dot:
        return None if value is None else Decimal(value)
    if not decimals or any(char not in HAN_DIGITS for char in decimals):
        return None
    return Decimal(f"{value}." + "".join(str(HAN_DIGITS[char]) for char in decimals))


def whole_number(digits: str) -> int:
    """The same as a whole number, what is behind the point cut off; -1 for what is no number."""
    value = parse_number(digits)
    return -1 if value is None else int(value)


def parse_han(numeral: str) -> int | None:
    """The value of a Han numeral, or None when it is malformed (三四十), empty, or a list (一二三)."""
    if not numeral:
        return None
    if all(char in HAN_DIGITS for char in numeral):
        if len(numeral) == 1:
            return HAN_DIGITS[numeral]
        return int("".join(str(HAN_DIGITS[char]) for char in numeral)) if len(numeral) == 4 else None
    return _read_units(numeral)


def _read_units(numeral: str) -> int | None:  # noqa: C901 - one pass over one small grammar
    total = section = 0
    digit: int | None = None
    after_zero = False
    smallest = 10**4
    for char in numeral:
        if char in HAN_DIGITS:
            if digit is not None:
                return None
            if HAN_DIGITS[char] == 0:
                after_zero = True
            else:
                digit = HAN_DIGITS[char]
        elif char in _UNITS:
            unit = _UNITS[char]
            if unit >= smallest or (digit is None and (unit != 10 or section)):
                return None
            section += (digit or 1) * unit
            digit, smallest, after_zero = None, unit, False
        elif char in _SCALES:
            section += digit or 0
            if not section and not total:
                return None
            scale = _SCALES[char]
            total = (total + section) * scale if scale > 10**4 else total + section * scale
            section, digit, smallest, after_zero = 0, None, 10**4, False
        else:
            return None
    if digit is None:
        return total + section
    if after_zero:
        return total + section + digit
    last = (_UNITS | _SCALES)[numeral[-2]]  # 一百二 is 120, 三万二 is 32,000: the unit below the last one is understood
    return total + section + digit * last // 10


def han(number: int) -> str:
    """The Han numeral of a whole number from 0 to 99, as ordinals of headings are written."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if not tens:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")
