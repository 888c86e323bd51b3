"""Plain text and Markdown. Chinese drafts put a paragraph on a line, in both, so a line is a block."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from .. import ordinal
from ..document import Block, BlockKind, Document
from ..lexicon import Lexicon
from ..text import HAN, LINE_END, SourceMap, Span
from .encoding import decode

OBJECT = "\ufffc"
"""Stands in the text for what is no prose: code, an address, an image."""

_BLANKS = " \t\u3000\u2002\u2003\u00a0\ufeff"
_BULLET = re.compile(r"[-*+•●][ \t\u3000]+(?=\S)")
_QUOTE = re.compile(r">[ \t]?")
_HASHES = re.compile(rf"(#{{1,6}})(?:[{_BLANKS}]+|(?=[{HAN}（(\d]))")
_RULE = re.compile(r"(?:[-*_=][ \t]*){3,}$")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_SPECIAL = re.compile(r"[*`\[<\\]|://|www\.")
_ADDRESS = re.compile(r"(?:https?|ftp)://[!-~]+|www\.[!-~]+|[\w.+-]+@[\w-]+\.[\w.]+", re.ASCII)
_CODE = re.compile(r"(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_LINK = re.compile(r"(!?)\[([^\[\]\n]*)\]\([^()\s]*(?:[ \t]+\"[^\"]*\")?\)")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_STARS = re.compile(r"\*+")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_OPENS_AFTER = re.compile(r"[\s，。；：、！？“”‘’（）《》【】,.;:!?()\"'—|]$")
_CLOSES_BEFORE = re.compile(r"[\s，。；：、！？“”‘’（）《》【】,.;:!?()\"'—|]|$")
_COUNTED = re.compile(r"[市县区省州盟旗乡镇村届次年月日个名件项条篇期场家户人万亿元余多%％.+]")
_FINISHED = re.compile(r"[。！？；：…”’）)】》」』!?;:—|]$")
_UNFINISHED = re.compile(r"[，、,]$")
_OPEN = re.compile(r"[“‘（(《【]$")
_CONTINUES = re.compile(r"[，。、；：！？”’）》】,;]")
_STARTS_ANEW = re.compile(r"——|[一二三四五六七八九十]是|附件|表 ?\d|图 ?\d|来源|注[：:]|[■●◆◎□▲★]")
_HAN = re.compile(f"[{HAN}]")
_PREDICATE = re.compile(rf"(?:不断|持续|更加|明显|显著|稳步|进一步|日益|逐步)[{HAN}]{{1,3}}[，。；]")
_HANGING = frozenset("在和与及的对把被将由向从于")
_LONG = 40
_NAME = 12
"""A line no longer than this may be a name, which may end in any character."""
_SHORT = 6
"""A line shorter than this is never joined for the sake of a word."""
_VERSE = 30
"""Two lines of verse are together no longer than this."""
_SALUTATION = re.compile(r"各位|同志|女士|先生|朋友|尊敬|代表[，,]$|委员[，,]$")
_EDGE = 8
"""How many characters on each side of a break are cut into words."""


def read_text(data: bytes, path: str) -> Document:
    """A plain-text draft. ``#`` headings, pipe tables and bold leads count where they are certain."""
    return _read(data, path, markdown=False)


def read_markdown(data: bytes, path: str) -> Document:
    """A Markdown draft; front matter, code and link targets are no prose."""
    return _read(data, path, markdown=True)


class Line(NamedTuple):
    """A line of prose: its pieces are (text, offset in the source), markup left out."""

    pieces: tuple[tuple[str, int], ...]
    kind: BlockKind
    level: int

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)


def _read(data: bytes, path: str, *, markdown: bool) -> Document:
    source, encoding = decode(data)
    comments = _comments(source)
    lines = list(_prose(source, comments, markdown=markdown))
    width = _wrap_width(lines)
    lexicon = Lexicon()
    texts: list[str] = []
    pieces: list[tuple[int, int]] = []
    blocks: list[Block] = []
    joins: list[int] = []
    offset = 0
    previous: Line | None = None
    kind: BlockKind = "paragraph"
    level = 0
    for line in lines:
        if previous and _belongs(previous, line, blocks[-1].span.length, width, lexicon):
            joins.append(offset)
            start = blocks.pop().span.start
        else:
            kind, level = line.kind, line.level
            if blocks:
                pieces.append((offset, pieces[-1][1] + offset - pieces[-1][0]))
                texts.append("\n")
                offset += 1
            start = offset
        for text, place in line.pieces:
            pieces.append((offset, place))
            texts.append(text)
            offset += len(text)
        blocks.append(Block(Span(start, offset), kind, level))
        previous = line
    return Document(path, source, "".join(texts), blocks, SourceMap(pieces), joins, comments, encode=encoding.encode)


def _comments(source: str) -> list[Span]:
    """The HTML comments of the source; one that is never closed is none."""
    found = []
    start = source.find("<!--")
    while start >= 0 and (end := source.find("-->", start + 4)) >= 0:
        found.append(Span(start, end + 3))
        start = source.find("<!--", end + 3)
    return found


def _source_lines(source: str) -> Iterator[Span]:
    start = 0
    for match in LINE_END.finditer(source):
        yield Span(start, match.start())
        start = match.end()
    if start < len(source):
        yield Span(start, len(source))


def _prose(source: str, comments: list[Span], *, markdown: bool) -> Iterator[Line]:
    """The lines that hold prose; code, front matter, rules and blank lines are passed over."""
    starts = [comment.start for comment in comments]
    fence = ""
    matter = False
    table = False
    spans = list(_source_lines(source))
    for index, span in enumerate(spans):
        kept = _outside(span, comments, starts) if comments else [span]
        kept = _strip(source, kept)
        if not kept:
            table = False
            continue
        first = source[kept[0].start : kept[-1].end]
        if markdown and index == 0 and first == "---":
            matter = any(source[later.start : later.end].strip() == "---" for later in spans[1:200])
            continue
        if matter:
            matter = first not in {"---", "..."}
            continue
        if markdown and (match := _FENCE.match(first)) and (not fence or first.startswith(fence)):
            fence = "" if fence else match[1]
            continue
        if fence:
            continue
        following = spans[index + 1] if index + 1 < len(spans) else span
        table = _in_table(first, source[following.start : following.end].strip(), table)
        if table and len(kept) == 1:
            yield Line(((first, kept[0].start),), "table", 0)
        elif not _RULE.match(first):
            yield _line(source, kept, markdown=markdown)


def _outside(span: Span, comments: list[Span], starts: list[int]) -> list[Span]:
    """What of *span* lies in no comment."""
    kept = []
    start = span.start
    index = max(bisect_right(starts, span.start) - 1, 0)
    while index < len(comments) and comments[index].start < span.end:
        if comments[index].end > start:
            if comments[index].start > start:
                kept.append(Span(start, comments[index].start))
            start = comments[index].end
        index += 1
    if start < span.end:
        kept.append(Span(start, span.end))
    return kept


def _strip(source: str, spans: list[Span]) -> list[Span]:
    """The spans without blanks at the outer ends."""
    while spans and not source[spans[0].start : spans[0].end].strip(_BLANKS):
        spans = spans[1:]
    while spans and not source[spans[-1].start : spans[-1].end].strip(_BLANKS):
        spans = spans[:-1]
    if not spans:
        return []
    first = source[spans[0].start : spans[0].end]
    spans = [Span(spans[0].end - len(first.lstrip(_BLANKS)), spans[0].end), *spans[1:]]
    last = source[spans[-1].start : spans[-1].end]
    return [*spans[:-1], Span(spans[-1].start, spans[-1].start + len(last.rstrip(_BLANKS)))]


def _in_table(line: str, following: str, table: bool) -> bool:
    """Whether a line is a row: it opens with a bar, stands above a line of dashes, or goes on a table."""
    if "|" not in line:
        return False
    return (
        table
        or (line.startswith("|") and line.count("|") > 1)
        or ("|" in following and bool(_DELIMITER.match(following)))
    )


def _line(source: str, kept: list[Span], *, markdown: bool) -> Line:
    """A line without its block markers and inline markup."""
    kind: BlockKind = "paragraph"
    level = 0
    start, end = kept[0]
    while match := _QUOTE.match(source, start, end):
        start = match.end()
    if match := _BULLET.match(source, start, end):
        start, kind = match.end(), "item"
    if (match := _HASHES.match(source, start, end)) and (len(match[1]) > 1 or match[0] != match[1]):
        start, kind, level = match.end(), "heading", len(match[1])
    while start < end and source[start] in _BLANKS:
        start += 1
    pieces: list[tuple[str, int]] = []
    for index, span in enumerate([Span(start, end), *kept[1:]]):
        pieces.extend(_inline(source[span.start : span.end], span.start, first=not index, markdown=markdown))
    if kind == "heading" and pieces:
        text, place = pieces[-1]
        pieces[-1] = (text.rstrip("#").rstrip(_BLANKS) or text, place)
    return Line(tuple(pieces), kind, level)


def _inline(line: str, offset: int, *, first: bool, markdown: bool) -> Iterator[tuple[str, int]]:
    """The pieces of a line without emphasis, code, addresses, link targets and tags."""
    if not _SPECIAL.search(line):
        yield line, offset
        return
    cuts = sorted(_cuts(line, first=first, markdown=markdown))
    start = 0
    for cut, stand_in in cuts:
        if cut.start < start:
            continue
        if cut.start > start:
            yield line[start : cut.start], offset + start
        if stand_in:
            yield stand_in, offset + cut.start
        start = cut.end
    if start < len(line):
        yield line[start:], offset + start


def _cuts(line: str, *, first: bool, markdown: bool) -> Iterator[tuple[Span, str]]:
    """What is left out of a line, and what stands for it."""
    opaque = [Span(*match.span()) for match in _ADDRESS.finditer(line)]
    if markdown:
        code = [Span(*match.span()) for match in _CODE.finditer(line)]
        opaque = [span for span in opaque if not any(span.overlaps(other) for other in code)] + code
        for match in _LINK.finditer(line):
            if match[1]:
                opaque = [span for span in opaque if not span.overlaps(Span(*match.span()))]
                opaque.append(Span(*match.span()))
            else:
                yield Span(match.start(), match.start(2)), ""
                yield Span(match.end(2), match.end()), ""
        yield from ((Span(*match.span()), "") for match in _TAG.finditer(line))
        yield from ((Span(*match.span()), "") for match in _ESCAPE.finditer(line))
    yield from ((span, OBJECT) for span in opaque)
    if "*" in line:
        masked = line
        for span in opaque:
            masked = masked[: span.start] + OBJECT * span.length + masked[span.end :]
        masked = re.sub(r"\\\*", "\\\\\ufffc", masked)
        yield from ((span, "") for span in _emphasis(masked, first=first))


def _emphasis(line: str, *, first: bool) -> list[Span]:
    """The runs of stars that are Markdown emphasis for certain; all others are placeholders.

    CommonMark's flanking rules cannot tell ``新**作出了新贡献。加强**影响力`` from bold. Bold is certain when all
    runs of the line pair up, or for a lead at the start of the line.
    """
    runs = [Span(*match.span()) for match in _STARS.finditer(line)]
    pairs = list(zip(runs[::2], runs[1::2], strict=False))
    if len(runs) % 2 == 0 and all(_emphasised(line, *pair) for pair in pairs):
        return runs
    if first and len(runs) > 1 and runs[0].start == 0 and runs[0].length == runs[1].length == 2:
        inner = line[runs[0].end : runs[1].start]
        if len(inner) > 1 and re.search(r"[。：:]$", inner) and not re.search(r"[。！？；]", inner[:-1]):
            return runs[:2]
    return []


def _emphasised(line: str, opening: Span, closing: Span) -> bool:
    inner = line[opening.end : closing.start]
    before, after = line[: opening.start], line[closing.end :]
    if opening.length != closing.length or opening.length > 3 or (before and not _OPENS_AFTER.search(before)):
        return False
    if len(inner) < 2 or inner != inner.strip(_BLANKS) or re.search(r"[。！？；]", inner[:-1]) or not _balanced(inner):
        return False
    if opening.length != 2:
        return bool(re.search(f"[{HAN}]{{2}}", inner)) and bool(_CLOSES_BEFORE.match(after))
    return not (_COUNTED.match(inner) and _COUNTED.match(after))


def _balanced(text: str) -> bool:
    return all(
        text.count(opening) == text.count(closing) for opening, closing in ("“”", "‘’", "（）", "《》", "【】", "()")
    )


def _wrap_width(lines: list[Line]) -> int:
    """The width at which a hard-wrapped draft breaks its lines, 0 when it does not."""
    lengths = Counter(len(line.text) for line in lines if line.kind == "paragraph")
    torn = Counter(
        len(text)
        for line in lines
        if line.kind == "paragraph" and len(text := line.text) > 20 and not _FINISHED.search(text)
    )
    if not torn:
        return 0
    width = max(torn, key=lambda size: (torn[size] + torn[size - 1], size))
    longer = sum(count for size, count in lengths.items() if size > width + 1)
    return width if torn[width] + torn[width - 1] > max(4, longer) else 0


def _belongs(line: Line, following: Line, length: int, width: int, lexicon: Lexicon) -> bool:
    """Whether page layout has torn *following* off *line*: a word or a sentence runs over the break.

    *length* is that of the block that ends with *line*.
    """
    text, rest = line.text, following.text
    if line.kind == "table" or following.kind != "paragraph" or not rest or _FINISHED.search(text):
        return False
    if line.kind == "heading":
        return _halves(text, rest, lexicon)
    if _OPEN.search(text) or _CONTINUES.match(rest):
        return True
    if ordinal.read(rest) or _STARTS_ANEW.match(rest):
        return False
    if (width and width - 1 <= len(text) <= width) or _hangs(text, rest, lexicon):
        return True
    if length <= _LONG:
        return _halves(text, rest, lexicon) or _pauses(text, rest)
    return bool(_UNFINISHED.search(text)) or _torn(text, rest, lexicon)


def _hangs(text: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a line ends in a list or before a noun, or the next one begins with its predicate."""
    if text.endswith("、") or _PREDICATE.match(rest):
        return True
    return len(text) > _NAME and text[-1] in _HANGING and lexicon.cut(text[-_EDGE:])[-1] == text[-1]


def _pauses(text: str, rest: str) -> bool:
    """Whether a short line breaks off at a comma, and is neither a salutation nor one of several like it (verse)."""
    return (
        bool(_UNFINISHED.search(text))
        and len(text) >= _SHORT
        and len(text) + len(rest) > _VERSE
        and text[0] != rest[0]
        and not _SALUTATION.search(text)
    )


def _torn(text: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a word runs over the break."""
    tail, head = text[-_EDGE:], rest[:_EDGE]
    edges = {span.end for span in lexicon.spans(tail + head, 0, len(tail) + len(head))}
    return len(tail) not in edges


def _halves(text: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a word for certain runs over the break of a short line: each half alone is a single character.

    Short lines (headings, titles, verse) end without a mark, so chance must be kept out.
    """
    if len(text) < _SHORT or not (_HAN.match(text[-1]) and _HAN.match(rest[0])):
        return False
    tail, head = text[-_EDGE:], rest[:_EDGE]
    words = lexicon.spans(tail + head, 0, len(tail) + len(head))
    word = next((span for span in words if span.start < len(tail) < span.end), None)
    if word is None or word.length > 4 or not lexicon.knows((tail + head)[word.start : word.end]):
        return False
    last, first = lexicon.cut(tail)[-1], lexicon.cut(head)[0]
    return len(last) == 1 and (len(first) == 1 or word.end == len(tail) + 1)
