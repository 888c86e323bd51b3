"""Plain text and Markdown. Chinese drafts put a paragraph on a line, in both, so a line is a block."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from .. import ordinal
from ..document import Block, BlockKind, Document
from ..expression import expression
from ..lexicon import Lexicon
from ..record import NamedTuple
from ..text import HAN, LINE_END, SourceMap, Span, overlaps_any, spliced
from .encoding import decode
from .inline import BLANKS, Piece, prose

_BULLET = expression(r"[-*+•●][ \t\u3000]+(?=\S)")
_QUOTE = expression(r">[ \t]?")
_HASHES = expression(rf"(#{{1,6}})(?:[{BLANKS}]+|(?=[{HAN}（(\d]))")
_CLOSING_HASHES = expression(r"(?:^|[ \t\u3000]+)#+$")
_RULE = expression(r"(?:[-*_=][ \t]*){3,}$")
_FENCE = expression(r"(`{3,}|~{3,})[^`]*$")
_DELIMITER = expression(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t\r]*$")
_CELL = expression(r"(?:\\\||[^|])+|\|")
_FINISHED = tuple("。！？；：…”’）)】》」』!?;:—|")
_UNFINISHED = tuple("，、,")
_OPEN = tuple("“‘（(《【")
_CONTINUES = tuple("，。、；：！？”’）》】,;")
_STARTS_ANEW = expression(r"——|[一二三四五六七八九十]是|附件|表 ?\d|图 ?\d|来源|注[：:]|[■●◆◎□▲★]")
_HAN = expression(f"[{HAN}]")
_PREDICATE = expression(rf"(?:不断|持续|更加|明显|显著|稳步|进一步|日益|逐步)[{HAN}]{{1,3}}[，。；]")
_HANGING = frozenset("在和与及的对把被将由向从于")
_LONG = 40
_CLAUSES = 24
"""A line longer than this, without a mark at its end, is hardly a heading."""
_WORD_ENDS = frozenset("上下中前后内外里间时年月日的了等")
"""Characters with which a phrase may end, so that no half of a word need be seen in them (会议上｜市人大)."""
_MAX_FRONT_MATTER = 200
_NAME = 12
"""A line no longer than this may be a name, which may end in any character."""
_SHORT = 6
"""A line shorter than this is never joined for the sake of a word."""
_VERSE = 30
"""Two lines of verse are together no longer than this."""
_SALUTATION = expression(r"谢谢|大家|特此|各位|们[！。]$|同志|女士|先生|朋友|尊敬|代表[，,]$|委员[，,]$")
_AND_SO_ON = expression(
    rf"(?<=[{HAN}])等\n(?:[{HAN}]{{0,4}}(?:工作|方面|领域|问题|部门|单位|地区|行业|产业|项目|活动|措施|内容|环节|群体|人员|企业|任务|事项))"
)
"""A list that ends in 等 before its noun."""
_YEAR_END = expression(r"(?<!\d)(?:2\n0\d\d|20\n\d\d|20\d\n\d|1\n9\d\d|19\n\d\d|19\d\n\d)(?=年|\D|$)")
_TAIL = expression(rf"[{HAN}]{{1,5}}[。！]$")
"""What can hardly be a paragraph of its own."""
_EDGE = 8
"""How many characters on each side of a break are cut into words."""


def read_text(data: bytes, path: str) -> Document:
    """A plain-text draft. ``#`` headings, pipe tables and bold leads count where they are certain."""
    return _read(data, path, markdown=False)


def read_markdown(data: bytes, path: str) -> Document:
    """A Markdown draft; front matter, code and link targets are no prose."""
    return _read(data, path, markdown=True)


class Line(NamedTuple):
    """A line of prose, markup left out, and the pieces of the source of which it is made."""

    text: str
    pieces: tuple[Piece, ...]
    kind: BlockKind
    level: int = 0


def _read(data: bytes, path: str, *, markdown: bool) -> Document:
    source, encoding = decode(data)
    comments = _comments(source)
    document = assemble(path, source, _prose(source, comments, markdown=markdown))
    document.comments = comments
    document.rewrite = lambda edits: encoding.encode(spliced(source, edits))
    return document


def assemble(path: str, source: str, read: Iterable[Line | None]) -> Document:
    """The document of the lines that were *read* in a source; lines are never joined over a None."""
    lines = list(read)
    width = _wrap_width([line for line in lines if line])
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
        if line is None:
            previous = None
            continue
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
    return Document(path, source, "".join(texts), blocks, SourceMap(pieces), joins)


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
    spans = list(_source_lines(source))
    hidden = _hidden(source, spans) if markdown else []
    table = False
    for index, span in enumerate(spans):
        kept = _strip(source, _outside(span, comments, starts) if comments else [span])
        if not kept or overlaps_any(hidden, span):
            table = False
            continue
        whole = Span(kept[0].start, kept[-1].end)
        following = spans[index + 1] if index + 1 < len(spans) else Span(span.end, span.end)
        table = _in_table(source, whole, following, table)
        if table:
            line = _made(_row(source, kept, markdown=markdown), "table")
        elif _RULE.match(source, *whole):
            continue
        else:
            line = _line(source, kept, markdown=markdown)
        if line.text:
            yield line


def _hidden(source: str, spans: list[Span]) -> list[Span]:
    """The extents of front matter and of fenced code; what is opened and never closed is neither."""
    found: list[Span] = []
    matter = source[spans[0].start : spans[0].end].strip() == "---" if spans and spans[0].length < 9 else False
    if matter:
        for span in spans[1:_MAX_FRONT_MATTER]:
            if source[span.start : min(span.end, span.start + 9)].rstrip() in {"---", "..."}:
                found.append(Span(0, span.end))
                break
    opening: tuple[Span, str] | None = None
    fenced = "```" in source or "~~~" in source
    fences = [(span, match[1]) for span in spans if (match := _fence(source, span))] if fenced else []
    for span, fence in fences:
        if found and span.start < found[-1].end:
            continue
        if opening is None:
            opening = span, fence
        elif fence.startswith(opening[1]) and source[span.start : span.end].strip() == fence:
            found.append(Span(opening[0].start, span.end))
            opening = None
    return found


def _fence(source: str, span: Span) -> re.Match[str] | None:
    """The fence that a line is, three blanks before it at most."""
    start = span.start
    while start < span.end and start < span.start + 4 and source[start] in BLANKS:
        start += 1
    return _FENCE.match(source, start, span.end)


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
    first, last = 0, len(spans)
    while first < last and _left(source, spans[first]) == spans[first].end:
        first += 1
    while last > first and _right(source, spans[last - 1]) == spans[last - 1].start:
        last -= 1
    if first == last:
        return []
    spans = spans[first:last]
    spans[0] = Span(_left(source, spans[0]), spans[0].end)
    spans[-1] = Span(spans[-1].start, _right(source, spans[-1]))
    return spans


def _left(source: str, span: Span) -> int:
    """Where the blanks at the start of *span* end."""
    start = span.start
    while start < span.end and source[start] in BLANKS:
        start += 1
    return start


def _right(source: str, span: Span) -> int:
    """Where the blanks at the end of *span* begin."""
    end = span.end
    while end > span.start and source[end - 1] in BLANKS:
        end -= 1
    return end


def _in_table(source: str, span: Span, following: Span, table: bool) -> bool:
    """Whether a line is a row: it opens with a bar, stands above a line of dashes, or goes on a table."""
    if source.find("|", *span) < 0:
        return False
    return (
        table
        or (source[span.start] == "|" and source.count("|", *span) > 1)
        or (source.find("|", *following) >= 0 and bool(_DELIMITER.match(source, *following)))
    )


def line_at(source: str, span: Span) -> Line | None:
    """The line of plain text that a span of the source holds, its markers and inline markup left out, if it holds any."""
    kept = _strip(source, [span])
    if not kept or _RULE.match(source, kept[0].start, kept[-1].end):
        return None
    line = _line(source, kept, markdown=False)
    return line if line.text else None


def _row(source: str, kept: list[Span], *, markdown: bool) -> Iterator[Piece]:
    """A row of a table, the markup of each cell left out."""
    for span in kept:
        for cell in _CELL.finditer(source, *span):
            yield from prose(cell[0], cell.start(), markdown=markdown)


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
    start = _left(source, Span(start, end))
    pieces: list[Piece] = []
    for span in (Span(start, end), *kept[1:]):
        pieces.extend(prose(source[span.start : span.end], span.start, markdown=markdown))
    if kind == "heading" and pieces:
        text, place = pieces[-1]
        pieces[-1] = (_CLOSING_HASHES.sub("", text), place)
    return _made(pieces, kind, level)


def _made(pieces: Iterable[Piece], kind: BlockKind, level: int = 0) -> Line:
    """A line of *pieces*, the empty ones left out."""
    kept = tuple(piece for piece in pieces if piece[0])
    return Line("".join([text for text, _ in kept]), kept, kind, level)


def _wrap_width(lines: list[Line]) -> int:
    """The width at which a hard-wrapped draft breaks its lines, 0 when it does not."""
    lengths = Counter(len(line.text) for line in lines if line.kind == "paragraph")
    torn = Counter(
        len(text)
        for line in lines
        if line.kind == "paragraph" and len(text := line.text) > 20 and not text.endswith(_FINISHED)
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
    if line.kind == "table" or following.kind != "paragraph" or not rest or text.endswith(_FINISHED):
        return False
    if line.kind == "heading":
        return _halves(text, rest, lexicon)
    if text.endswith(_OPEN) or rest.startswith(_CONTINUES) or _is_torn_number(text, rest) or _is_in_bracket(text, rest):
        return True
    if ordinal.read(rest) or _STARTS_ANEW.match(rest):
        return False
    if (width and width - 1 <= len(text) <= width) or _is_tail(text, rest) or _hangs(text, rest, lexicon):
        return True
    if length <= _LONG:
        return _halves(text, rest, lexicon) or _pauses(text, rest) or _splits(text, rest, lexicon)
    return text.endswith(_UNFINISHED) or _torn(text, rest, lexicon)


def _is_tail(text: str, rest: str) -> bool:
    """Whether the next line is no more than the last words of a sentence."""
    return "，" in text and len(text) > _CLAUSES and bool(_TAIL.match(rest)) and not _SALUTATION.search(rest)


def _is_torn_number(text: str, rest: str) -> bool:
    """Whether a year is torn apart, or a figure at the end of a line that is no caption."""
    if not (text[-1].isdigit() and rest[0].isdigit()):
        return False
    year = _YEAR_END.search(text[-3:] + "\n" + rest[:4])
    return bool(year) or (len(text) > _NAME and not text[-4:].isdigit())


def _is_in_bracket(text: str, rest: str) -> bool:
    """Whether a bracket that *text* opens is closed in the first sentence of *rest*."""
    sentence = rest[: rest.find("。") + 1] or rest
    return any(
        text.rfind(opening) > text.rfind(closing) and -1 < sentence.find(closing) < (sentence + opening).find(opening)
        for opening, closing in ("（）", "《》")
    )


def _hangs(text: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a line ends in a list or before a noun, or the next one begins with its predicate."""
    if text.endswith("、") or _PREDICATE.match(rest):
        return True
    if len(text) > _NAME and _AND_SO_ON.search(text[-_EDGE:] + "\n" + rest[:_EDGE]):
        return True
    return len(text) > _NAME and text[-1] in _HANGING and lexicon.cut(text[-_EDGE:])[-1] == text[-1]


def _pauses(text: str, rest: str) -> bool:
    """Whether a short line breaks off at a comma, and is neither a salutation nor one of several like it (verse)."""
    return (
        text.endswith(_UNFINISHED)
        and len(text) >= _SHORT
        and len(text) + len(rest) > _VERSE
        and text[0] != rest[0]
        and not _SALUTATION.search(text)
    )


def _torn(text: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a word runs over the break."""
    tail, head = text[-_EDGE:], rest[:_EDGE]
    edges = {span.end for span in lexicon.spans(tail + head)}
    return len(tail) not in edges


def _splits(text: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a long word runs over the break of a line that is part of a sentence."""
    if "，" not in text or "。" not in rest:
        return False
    tail, head = text[-_EDGE:], rest[:_EDGE]
    words = lexicon.spans(tail + head)
    word = next((span for span in words if span.start < len(tail) < span.end), None)
    return word is not None and word.length > 2 and lexicon.knows((tail + head)[word.start : word.end])


def _halves(text: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a word for certain runs over the break of a short line: each half alone is a single character.

    Short lines (headings, titles, verse) end without a mark, so chance must be kept out.
    """
    if len(text) < _SHORT or not (_HAN.match(text[-1]) and _HAN.match(rest[0])):
        return False
    tail, head = text[-_EDGE:], rest[:_EDGE]
    words = lexicon.spans(tail + head)
    word = next((span for span in words if span.start < len(tail) < span.end), None)
    if word is None or word.length > 4 or not lexicon.knows((tail + head)[word.start : word.end]):
        return False
    last, first = lexicon.cut(tail)[-1], lexicon.cut(head)[0]
    return len(last) == 1 and last not in _WORD_ENDS and (len(first) == 1 or word.end == len(tail) + 1)
