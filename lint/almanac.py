"""The calendar that reports refer to: congresses, plenums, five-year plans, anniversaries. Data, never the clock.

Known until KNOWN_UNTIL; nothing later is judged. A person extends the tables after each session.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from .record import NamedTuple

KNOWN_UNTIL = date(2025, 12, 31)

CONGRESSES = {
    12: date(1982, 9, 1), 13: date(1987, 10, 25), 14: date(1992, 10, 12), 15: date(1997, 9, 12), 16: date(2002, 11, 8),
    17: date(2007, 10, 15), 18: date(2012, 11, 8), 19: date(2017, 10, 18), 20: date(2022, 10, 16),
}  # fmt: skip
"""The first day of the national congresses of the party, by number."""


class Plenums(NamedTuple):
    """The plenary sessions of a central committee."""

    most: int
    """How many were held, or, while the term lasts, the most there can be."""
    closed: bool
    dates: dict[int, date]


PLENUMS = {
    11: Plenums(7, True, {3: date(1978, 12, 18)}),
    12: Plenums(7, True, {3: date(1984, 10, 20)}),
    13: Plenums(9, True, {}),
    14: Plenums(7, True, {}),
    15: Plenums(7, True, {}),
    16: Plenums(7, True, {}),
    17: Plenums(7, True, {6: date(2011, 10, 15)}),
    18: Plenums(7, True, {3: date(2013, 11, 9), 4: date(2014, 10, 20), 5: date(2015, 10, 26), 6: date(2016, 10, 24)}),
    19: Plenums(7, True, {
        1: date(2017, 10, 25), 2: date(2018, 1, 18), 3: date(2018, 2, 26), 4: date(2019, 10, 28),
        5: date(2020, 10, 26), 6: date(2021, 11, 8), 7: date(2022, 10, 9),
    }),
    20: Plenums(9, False, {1: date(2022, 10, 23), 2: date(2023, 2, 26), 3: date(2024, 7, 15), 4: date(2025, 10, 20)}),
}  # fmt: skip
"""By central committee; of an open term only the dates that are known are judged."""

PLANS = {
    "一五": (1953, 1957), "二五": (1958, 1962), "三五": (1966, 1970), "四五": (1971, 1975), "六五": (1981, 1985),
    "七五": (1986, 1990), "八五": (1991, 1995), "九五": (1996, 2000), "十五": (2001, 2005), "十一五": (2006, 2010),
    "十二五": (2011, 2015), "十三五": (2016, 2020), "十四五": (2021, 2025), "十五五": (2026, 2030), "十六五": (2031, 2035),
}  # fmt: skip
"""First and last year of the five-year plans."""

PHASES = {
    "开局": {1}, "起步": {1}, "谋划": {-4, 0}, "谋篇布局": {-4, 0}, "承上启下": {2, 3, 4}, "中期": {3}, "决胜": {4, 5},
    "收官": {5}, "第一年": {1}, "第二年": {2}, "第三年": {3}, "第四年": {4}, "第五年": {5},
}  # fmt: skip
"""In which year of a plan a phase may be spoken of, from 1; 0 is the year before it starts."""

EVENTS = {
    "中国共产党成立": 1921, "建党": 1921, "中国人民解放军建军": 1927, "解放军建军": 1927, "建军": 1927, "长征胜利": 1936,
    "抗日战争(?:暨世界反法西斯战争)?胜利": 1945, "“五一口号”发布": 1948, "中华人民共和国成立": 1949, "新中国成立": 1949,
    "人民政协成立": 1949, "中国人民政治协商会议成立": 1949, "抗美援朝出国作战": 1950, "人民代表大会成立": 1954,
    "人民代表大会制度建立": 1954, "改革开放": 1978, "深圳经济特区(?:建立|成立)": 1980, "香港回归(?:祖国)?": 1997,
    "澳门回归(?:祖国)?": 1999, "辛亥革命": 1911, "五四运动": 1919, "红军长征出发": 1934,
    "共建“一带一路”倡议提出": 2013, "邓小平同志?诞辰": 1904, "毛泽东同志?诞辰": 1893, "周恩来同志?诞辰": 1898, "孙中山先生?诞辰": 1866,
}  # fmt: skip
"""What anniversaries are counted from, as expressions."""

DAYS = {
    "教师节": 1985, "全国助残日": 1991, "全国土地日": 1991, "税收宣传月": 1992, "世界水日": 1993, "世界读书日": 1996,
    "记者节": 2000, "安全生产月": 2002, "防灾减灾日": 2009, "国家宪法日": 2014, "烈士纪念日": 2014, "国家公祭日": 2014,
    "扶贫日": 2014, "国家安全教育日": 2016, "中国航天日": 2016, "农民丰收节": 2018, "医师节": 2018, "人民警察节": 2021,
    "国际禁毒日": 1988, "全国生态日": 2023,
}  # fmt: skip
"""The years of the first of the days that are kept every year and counted."""


def days(year: int | None, month: int) -> int:
    """How many days a month has; of a February without year 29."""
    if not 1 <= month <= 12:
        return 0
    return monthrange(year if year and 1 <= year <= 9999 else 2024, month)[1]
