"""Inline markup: emphasis, code, links, tags and escapes are cut out of a line, so that its prose is left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from .. import ordinal
from ..expression import expression
from ..record import NamedTuple
from ..text import HAN, Span

OBJECT = "\ufffc"
"""Stands in the text for what is no prose: code, an address, an image."""

Piece = tuple[str, int]
"""A text and its offset in the source."""

BLANKS = " \t\u3000\u2002\u2003\u00a0\ufeff"

_SPECIAL = expression(r"[*`\[<\\_~]|://|www\.|@")
_ADDRESS = expression(
    r"(?:https?|ftp)://[!-~]+|www\.[!-~]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}", re.ASCII
)
_TICKS = expression(r"`+")
_LINK = expression(r"(!?)\[([^\[\]\n]*)\]\([^()\s]*(?:[ \t]+\"[^\"\n]*\")?\)")
_TAG = expression(r"</?[A-Za-z][^<>\n]{0,200}>")
_ESCAPE = expression(r"\\(?=[!-)+-/:-@\[-`{}~])")
_STRONG = expression(rf"(?:(?<=[\s，。；：、！？（“|])|^)__(?=[{HAN}\w])([^_\n]{{2,60}})__(?=[\s，。；：、！？）”|]|$)")
_STRUCK = expression(r"~~(?=\S)[^~\n]{1,200}~~")

_STARS = expression(r"\*+")
_OPENS_AFTER = expression(r"[\s，。；：、！？“”‘’（）《》【】,.;:!?()\"'—|\ufffc]|(?<=[一二三四五六七八九十])是")
_CLOSES_BEFORE = expression(r"[\s，。；：、！？“”‘’（）《》【】,.;:!?()\"'—|\ufffc]|$")
_SENTENCE_END = expression(r"[。！？；]")
_ANY_HAN = expression(f"[{HAN}]")
_TWO_HAN = expression(f"[{HAN}]{{2}}")
_FIGURE = expression(rf"\d[\d.,]*[%％‰]?[{HAN}]{{0,6}}")
_PHRASE = expression(
    r"[^，、；：,;:和与及或在对为向由从以将把被使让][^，、；：,;:]{0,14}[^，、；：,;:和与及或的在对为向由从以将把被使让]"
)
_NUMBERED = expression(r"[一二三四五六七八九十]{1,3}[是、]|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、．]")
_COUNTED = expression(
    r"""[届次件篇%％.+亿]|市(?![场民容值])|县(?!域)|区(?![域别块分])|省(?!时)|[州盟]|旗(?!帜)|乡(?![村愁贤土])|镇|村(?![集级民务规史])
    |年(?![度轻龄画味])|月(?!度)|日(?!常)|个(?![人体性税])|名(?![称优师医校])|项(?!目)|条(?![例件])|期(?![间限])|场(?![所景地])
    |户(?![籍外])|家(?![庭政园风校])|人(?![才民大口社力工居员类文物均])|万(?![众物])|元(?![宵旦])|余|多(?![元方措样层])
    |同志|公司|集团|大学|学院|中学|小学|医院|街道|社区(?!治)|局|委员会|办公室|开发区""",
    re.VERBOSE,
)
"""What goes on after a placeholder: a unit, the kind of a place, a title."""
_LONGEST_LEAD = 40
_PAIRS = (("“", "”"), ("‘", "’"), ("（", "）"), ("《", "》"), ("【", "】"), ("(", ")"))


class Cut(NamedTuple):
    """What is left out of a line, and what stands for it."""

    span: Span
    stand_in: str = ""


def prose(line: str, offset: int, *, markdown: bool) -> Iterator[Piece]:
    """The pieces of a line that stands at *offset* of the source, its markup left out."""
    if not _SPECIAL.search(line):
        yield line, offset
        return
    cuts = list(_disjoint(_cuts(line, markdown=markdown)))
    if "*" in line:
        stars = [Cut(span) for span in emphasis(_masked(line, cuts))]
        cuts = sorted([*cuts, *stars])
    start = 0
    for (first, end), stand_in in cuts:
        if first > start:
            yield line[start:first], offset + start
        if stand_in:
            yield stand_in, offset + first
        start = end
    if start < len(line):
        yield line[start:], offset + start


def _disjoint(cuts: Iterable[Cut]) -> Iterator[Cut]:
    """The cuts in order; one that begins inside an earlier one is none."""
    end = 0
    for cut in sorted(cuts):
        if cut.span.start >= end:
            yield cut
            end = cut.span.end


def _cuts(line: str, *, markdown: bool) -> Iterator[Cut]:
    """All that is left out of a line but emphasis."""
    yield from (Cut(Span(*match.span()), OBJECT) for match in _ADDRESS.finditer(line))
    if not markdown:
        return
    yield from (Cut(span, OBJECT) for span in _code(line))
    for match in _LINK.finditer(line):
        if match[1]:
            yield Cut(Span(*match.span()), OBJECT)
        else:
            yield Cut(Span(match.start(), match.start(2)))
            yield Cut(Span(match.end(2), match.end()))
    for pattern in (_TAG, _ESCAPE, _STRUCK):
        yield from (Cut(Span(*match.span())) for match in pattern.finditer(line))
    for match in _STRONG.finditer(line):
        if not _COUNTED.match(match[1]):
            yield Cut(Span(match.start(1) - 2, match.start(1)))
            yield Cut(Span(match.end(1), match.end(1) + 2))


def _code(line: str) -> Iterator[Span]:
    """Code spans: a run of backticks up to the next run of the same length."""
    later: dict[int, list[Span]] = {}
    runs = [Span(*match.span()) for match in _TICKS.finditer(line)]
    for run in reversed(runs):
        later.setdefault(run.length, []).append(run)
    end = 0
    for run in runs:
        candidates = later[run.length]
        while candidates and candidates[-1].start <= run.start:
            candidates.pop()
        if run.start >= end and candidates:
            end = candidates[-1].end
            yield Span(run.start, end)


def _masked(line: str, cuts: Iterable[Cut]) -> str:
    """The line with its cuts and escaped stars made opaque, of the same length."""
    parts: list[str] = []
    start = 0
    for (first, end), _ in cuts:
        parts += line[start:first], OBJECT * (end - first)
        start = end
    parts.append(line[start:])
    return "".join(parts).replace("\\*", OBJECT * 2)


def emphasis(line: str) -> list[Span]:
    """The runs of stars that are Markdown emphasis for certain; all others are placeholders.

    CommonMark's flanking rules cannot tell ``新**作出了新贡献。加强**影响力`` from bold. Bold is certain when all
    runs of the line pair up as emphasis, or for a lead such as ``**强化责任。**`` wherever a sentence may begin.
    """
    runs = [Span(*match.span()) for match in _STARS.finditer(line)]
    pairs = list(zip(runs[::2], runs[1::2], strict=False))
    if len(runs) % 2 == 0 and all(_emphasised(line, *pair, alone=len(runs) == 2) for pair in pairs):
        return runs
    found: list[Span] = []
    for opening, closing in pairwise(runs):
        if (not found or found[-1] != opening) and _leads(line, opening, closing):
            found += opening, closing
    return found


def _emphasised(line: str, opening: Span, closing: Span, *, alone: bool) -> bool:
    """Whether two runs enclose emphasised text; *alone* when the line has no other."""
    inner = line[opening.end : closing.start]
    if opening.length != closing.length or opening.length > 3 or not inner.strip(BLANKS):
        return False
    if opening.length == 2 and _FIGURE.fullmatch(inner):
        return True
    counted = bool(_COUNTED.match(inner))
    if alone and not counted and not (line[: opening.start] + line[closing.end :]).strip(BLANKS):
        return bool(_ANY_HAN.search(inner))
    if len(inner) < 2 or inner != inner.strip(BLANKS) or _SENTENCE_END.search(inner[:-1]) or not _balanced(inner):
        return False
    goes_on = bool(_COUNTED.match(line, closing.end))
    if opening.start and not _OPENS_AFTER.match(line, opening.start - 1):
        return opening.length == 2 and not counted and not goes_on and bool(_PHRASE.fullmatch(inner))
    if opening.length != 2:
        return not counted and bool(_TWO_HAN.search(inner)) and bool(_CLOSES_BEFORE.match(line, closing.end))
    return not (counted and (goes_on or inner[-1] in "，、"))


def _leads(line: str, opening: Span, closing: Span) -> bool:
    """Whether two runs enclose the bold words with which a paragraph or a sentence begins."""
    size = closing.start - opening.end
    if not (opening.length == closing.length == 2 and 1 < size <= _LONGEST_LEAD) or not _begins(line, opening.start):
        return False
    inner = line[opening.end : closing.start]
    if _SENTENCE_END.search(inner[:-1]) or _COUNTED.match(inner) or not _balanced(inner):
        return False
    return inner[-1] in "。：:" or bool(_NUMBERED.match(inner) and _CLOSES_BEFORE.match(line, closing.end))


def _begins(line: str, offset: int) -> bool:
    """Whether a sentence may begin at *offset*."""
    if not offset or line[offset - 1] in "。；！？":
        return True
    number = ordinal.read(line)
    return number is not None and not line[number.span.end : offset].strip(BLANKS)


def _balanced(text: str) -> bool:
    return all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)
