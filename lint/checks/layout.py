"""Traces of page layout: paragraphs torn apart or glued together, starts and ends that are missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import ClassVar, Literal

from ..document import Block, Document
from ..expression import expression
from ..finding import Edit, Match
from ..outline import Section, outline
from ..record import NamedTuple, dataclass
from ..text import HAN, Span

Kind = Literal["torn", "wrapped", "orphan", "unfinished", "cut-off", "glued", "title", "lead", "hashes"]

_FINISHED = expression(r"[。！？；：…”’）)】》」』!?;:.—|～\ufffc]$")
_NAME_AT_END = expression(r"[^。！？…；：”）][”》]$")
"""A name in quotation marks, which ends no sentence."""
_LAST_WORD = expression(rf"[{HAN}A-Za-z\d%％，,、]{{1,8}}[”》]?$")
_LABEL = expression(rf"[{HAN}]{{2,8}}[：:]")
_SENTENCE, _BODY = 12, 20
"""A paragraph is at least this long: with a full stop inside, and without."""
_COUNTING = 16
"""A line that counts something (“送戏下乡一百余场”) is hardly a heading."""
_COUNT = expression(r"(?:\d|[一二三四五六七八九十百千万]{2}|[余多])[个件项次人名家场条期处座台辆起户亩吨册篇元%％]")
_BODY_WITHOUT_STOP = 33
"""Without a full stop inside, a shorter line may be a heading."""
_FEW_FINISHED = 0.6
_WRAPPED_FROM, _WRAPPED_SHARE = 8, 5
_AROUND = 4

_ORPHAN_MARK = expression(r"[，。、；：！？”’）》】,;:]")
_PARTICLES = expression(r"(?:的(?!士|确|卢)|们|等(?:方面|领域|环节|问题|部门|单位|工作))")
_HALF_WORD = expression(r"[度范代约慧息能业镇准统学字络群链式际]化(?:、|水平|建设|程度|发展|管理|转型)")
_ADVERB = expression(
    "[快动力实续入面步极](?:构建|推进|推动(?!能)|推行|建设|打造|培育|完善|补齐|形成|实施|发展|健全|建立|提升|提高|加强|优化|开展|落实|贯彻|"
    "解决|突破|释放|融入|做好|抓好|改善|保障|深化|强化|扩大|实现|支持|引导|组织|参与|服务)"
)
"""加快构建, 深入推进, 全面落实 without their first character."""
_WORK = expression(rf"作[{HAN}]{{1,3}}化[、，和水]")
_BOUND = frozenset("员济协案度系务制目境态障众伍技题职谊慧础构域况键术性们略")
"""Characters that end a word of this genre (委员, 经济, 政协, 智慧) and hardly stand alone at the start of a sentence."""
_SECOND = frozenset("展设作理治育商管力平量用业标施任表结生动革督导研察议织") | _BOUND
"""Characters that also stand alone as verbs (设岗, 作示范), but not before a noun and its predicate."""
_HINDMOST = frozenset(
    "括绪况辑览址域绩虑续胞惑验络励么析械族席尔究趣律述级迹宙践候界艇乏筑备映然售般疗诉者殊键式束辰款券序帅院胁品漠悉化刻示"
    "烈徽剂润议袋匠播划策眠态值疆役偿助朗扰略隶荡响氛亡动念击酬额聘秀求洁速晨势克晓论逊导代踪习性询挥乐耀练层句争"
)
"""Characters of which seven in ten and more in the dictionary's counts lie behind the first character of a word."""
_REARMOST = frozenset(
    "业务济育障境策源域度技员众益费键议案督识结责效善疗态染险患害律序讼诉决况续究式构件持验素格置略象率断响息辑括备录配损负挥例存散"
    "败征击献阵络址估判误绩径谓绍疑移绪握偿励贸护围践择署资级述碍析骤赏粹籍览悉测罚扰润惕勉幅贯询誉惑弊耗袭赋弱畴慧础劲貌迹候届趣艺"
)
"""Of these, hardly one in three stands alone or in front, and none began a sentence alone in two million characters."""
_LONE = expression(rf"(?![一二三四五六七八九十甲乙丙丁好是对嗯啊省市县区])[{HAN}](?:[，。；]|、[{HAN}]{{2}})")
"""A single character before a mark, which is the end of a word."""
_EACH = expression(rf"[。；][{HAN}]，")
"""A figure of speech: 稳，是大局；进，是方向."""
_PLACE = expression(rf"[{HAN}]{{1,5}}[省市县区镇乡村州旗湖河山江公大]")
_JOINING = frozenset({"和", "及", "以及", "或", "等"})
_MARKED = _SECOND | _HINDMOST | _REARMOST | frozenset("和及以或等")
_TIED = frozenset("和、，的")
_PREDICATE = expression(
    r".{2,8}?(?:不断|持续|稳步|明显|显著|进一步|更加|全面|扎实|深入|有序|逐步|大幅|日益|迈出|取得|得到|走在|再创)"
)
_CLAUSE_END = expression(r"[，。、；：！？\s]")
_SLOGAN = 4
"""A clause as short as this is a slogan of one verb and its object: 察实情、出实招."""

_NAMED = expression(r"附件|附表|注[：:]|目录|联系")
_SALUTED = 12


class Trace(NamedTuple):
    """A trace of page layout, found once for all the rules that speak of it."""

    kind: Kind
    match: Match


@dataclass
class Layout:
    """Flags one kind of damage that page layout, copying or pasting has done."""

    defect: Kind
    """torn: a paragraph broken in mid-sentence; wrapped: all lines broken at one width; orphan: a paragraph
    that begins in mid-word; unfinished: one without a mark at its end; cut-off: so ends the whole text;
    glued: a heading at the end of a paragraph; title: the title line of a web page above the title itself;
    lead: bold leads, hashes: heading marks that siblings have and one has not."""

    values: ClassVar[frozenset[str]] = frozenset({"before", "after", "count", "expected"})

    @property
    def literals(self) -> Iterable[str]:
        return ()

    def matches(self, document: Document) -> Iterator[Match]:
        for kind, match in document.derive(traces):
            if kind == self.defect:
                yield match


def traces(document: Document) -> list[Trace]:
    """All traces of page layout in a document."""
    glued = list(_glued(document))
    closed = {document.block_index(trace.match.span.start) for trace in glued}
    ends = list(_ends(document, closed))
    open_ends = {document.block_index(trace.match.span.start) for trace in ends}
    return [
        *_breaks(document),
        *ends,
        *_orphans(document, open_ends),
        *glued,
        *_titles(document),
        *_unlike(document),
    ]


def _wrapped(document: Document) -> bool:
    """Whether the draft breaks its lines at a width, so that a broken line says nothing."""
    return len(document.joins) > max(_WRAPPED_FROM, len(document.blocks) // _WRAPPED_SHARE)


def _breaks(document: Document) -> Iterator[Trace]:
    """The breaks inside paragraphs that reading has mended, one finding a paragraph."""
    if _wrapped(document):
        first = document.joins[0]
        yield Trace("wrapped", Match(Span(first - 1, first + 1), {"count": str(len(document.joins))}))
        return
    for _, group in groupby(document.joins, key=document.block_index):
        joins = list(group)
        spans = [_around(document, join) for join in joins]
        before, after = document.text[spans[0].start : joins[0]], document.text[joins[0] : spans[0].end]
        edits = tuple(Edit(Span(join - 1, join + 1), document.text[join - 1 : join + 1]) for join in joins)
        values = {"before": before, "after": after, "count": str(len(joins))}
        yield Trace("torn", Match(spans[0], values, edits, tuple(spans[1:])))


def _around(document: Document, join: int) -> Span:
    """The few characters to both sides of a break."""
    block = document.block_at(join).span
    return Span(max(block.start, join - _AROUND), min(block.end, join + _AROUND))


def _ends(document: Document, glued: set[int]) -> Iterator[Trace]:
    """Paragraphs that end without a mark among others that have one; not those that end with a *glued* heading."""
    if _wrapped(document):
        return
    prose = [index for index, block in enumerate(document.blocks) if _is_body(document, block)]
    finished = {index for index in prose if _finished(document, document.blocks[index])}
    closed = finished | glued
    if len(finished) < 2 or len(finished) < _FEW_FINISHED * len(prose):
        last = prose[-1] if prose else -1
        if len(finished) < 1 or last in closed or document.text[document.blocks[last].span.end - 1] not in "，、":
            return
        prose = [last]  # a text that ends in a comma is cut off, however few its paragraphs
    still_open = [index for index in prose if index not in closed]
    single = {index for index in still_open if not _holds_sentence(document, document.blocks[index])}
    for index in still_open:
        block = document.blocks[index]
        if index in single and len(single) > 1:
            continue  # several lines of one clause each are headings
        match = _LAST_WORD.search(document.text, max(block.span.start, block.span.end - 10), block.span.end)
        if match is None:
            continue
        word = Span(*match.span())
        if index == prose[-1] and _closes(document, index):
            yield Trace("cut-off", Match(word, {"before": document.slice(word)}))
        else:
            edit = Edit(Span(word.end - 1, word.end), f"{document.text[word.end - 1]}。")
            yield Trace("unfinished", Match(word, {"before": document.slice(word)}, (edit,)))


def _holds_sentence(document: Document, block: Block) -> bool:
    return document.text.find("。", *block.span) >= 0


def _is_body(document: Document, block: Block) -> bool:
    """Whether a block is running text that should end with a mark."""
    if block.kind in {"table", "heading"} or block.span.length < _SENTENCE:
        return False
    if _holds_sentence(document, block):
        return True
    line = document.slice(block.span)
    if document.is_heading(block) or block.span.length < _COUNTING or _LABEL.match(line) or _NAMED.match(line):
        return False
    commas = line.count("，") + line.count(",")
    return commas > 0 and (
        block.span.length >= _BODY_WITHOUT_STOP
        or (commas > 1 and block.span.length > _BODY)
        or (block.span.length >= _COUNTING and bool(_COUNT.search(line)))
    )


def _finished(document: Document, block: Block) -> bool:
    if _NAME_AT_END.search(document.text, block.span.end - 2, block.span.end) and _holds_sentence(document, block):
        return False
    return bool(_FINISHED.search(document.text, block.span.end - 1, block.span.end))


def _closes(document: Document, index: int) -> bool:
    """Whether no heading and no paragraph comes after a block: a signature, a date, what a web page leaves behind."""
    return not any(document.is_heading(block) or _is_body(document, block) for block in document.blocks[index + 1 :])


def _orphans(document: Document, open_ends: set[int]) -> Iterator[Trace]:
    """Paragraphs that begin in the middle of a word or of a sentence."""
    if _wrapped(document):
        return
    for index, block in enumerate(document.blocks):
        if block.kind != "paragraph" or index == 0 or index - 1 in open_ends or block.span.length < _SALUTED - 4:
            continue
        if length := _orphaned(document, block.span):
            span = Span(block.span.start, block.span.start + length)
            yield Trace("orphan", Match(span, {"after": document.slice(span)}))


def _orphaned(document: Document, span: Span) -> int:
    """How many characters at the start of a paragraph show that its beginning is lost; 0 for none."""
    text = document.text
    for pattern in (_ORPHAN_MARK, _PARTICLES, _HALF_WORD, _ADVERB, _WORK):
        if match := pattern.match(text, *span):
            return max(match.end() - span.start, 2)
    if (match := _LONE.match(text, *span)) and not _EACH.search(text, *span):
        return match.end() - span.start
    words = document.lexicon.spans(text, span.start, min(span.end, span.start + 12))
    if len(words) < 2 or text[span.start] not in _MARKED:
        return 0
    joins = document.slice(words[0]) in _JOINING or (words[0].length == 1 and document.slice(words[1]) in _JOINING)
    if (joins and (words[1].length > 1 or text[words[1].start] in _TIED)) or _is_torn_off(document, span, words):
        return words[1].end - span.start
    return 0


def _is_torn_off(document: Document, span: Span, words: Sequence[Span]) -> bool:
    """Whether the first word of a paragraph is a single character that is the end of another word."""
    text, first = document.text, document.text[span.start]
    if words[0].length > 1 or _PLACE.match(text, span.start):
        return False
    whole = words[1].length > 1
    if first in _REARMOST and whole and document.lexicon.knows(document.slice(words[1])):
        return not any(document.lexicon.knows(text[span.start : span.start + length]) for length in (2, 3, 4))
    clause = _CLAUSE_END.search(text, *span)
    if clause is None or clause.start() - span.start <= _SLOGAN:
        return False
    if not whole and text[words[1].start] not in _TIED and first not in _HINDMOST:
        return False
    return first in _BOUND or bool(_PREDICATE.match(text, words[1].start, clause.start()))


def _glued(document: Document) -> Iterator[Trace]:
    """Headings at the end of a paragraph, where the row of numbers needs them."""
    for section in document.derive(outline).sections:
        if section.glued and section.step and section.step.kind == "next":
            yield Trace("glued", Match(section.span, {"before": document.text[section.span.start - 1]}))


def _titles(document: Document) -> Iterator[Trace]:
    """A first line that says what the title below it says: the title of the web page."""
    blocks = document.blocks[:8]
    if len(blocks) < 3 or not 8 <= blocks[0].span.length <= 60:
        return
    lines = [expression(r"[\s《》]").sub("", document.slice(block.span)) for block in blocks]
    for index in range(1, len(lines)):
        if lines[index - 1].endswith("。"):
            return  # the text has begun
        for end in range(index + 1, min(index + 4, len(lines) + 1)):
            if "".join(lines[index:end]) == lines[0]:
                title = Span(blocks[index].span.start, blocks[end - 1].span.end)
                yield Trace("title", Match(blocks[0].span, related=(title,)))
                return


def _unlike(document: Document) -> Iterator[Trace]:
    """Siblings that differ in markup: a heading without ``#`` among those with it, a lead that is not bold."""
    sections = [section for section in document.derive(outline).sections if section.ordinal and not section.glued]
    for _, group in groupby(sorted(sections, key=_family), key=_family):
        yield from _odd_one(list(group))
    for _, run in groupby(_leads(document), key=lambda lead: lead[0]):
        leads = [(span, bold) for _, span, bold in run]
        plain = [span for span, bold in leads if not bold]
        if len(leads) > 2 and 0 < len(plain) * 3 <= len(leads):
            model = next(span for span, bold in leads if bold)
            for span in plain:
                yield Trace("lead", Match(span, {"expected": document.slice(model)}, related=(model,)))


def _family(section: Section) -> tuple[int, str]:
    return section.parent.span.start if section.parent else -1, section.style


def _odd_one(siblings: Sequence[Section]) -> Iterator[Trace]:
    """The headings whose number of ``#`` the majority of their siblings does not have."""
    levels = [section.level for section in siblings]
    usual = max(sorted(set(levels)), key=levels.count)
    if len(siblings) < 3 or levels.count(usual) * 2 <= len(levels):
        return
    model = next(section for section in siblings if section.level == usual)
    for section in siblings:
        if section.level != usual and section.ordinal and model.ordinal:
            values = {"expected": "#" * usual or "正文", "count": str(usual)}
            yield Trace("hashes", Match(section.ordinal.span, values, related=(model.ordinal.span,)))


_LEAD = expression(r"[^。，；：！？\s]{4,20}。(?=\S)")


def _leads(document: Document) -> Iterator[tuple[int, Span, bool]]:
    """The leads of neighbouring paragraphs, as (number of the run, the lead, whether it is bold)."""
    run = 0
    for before, block in pairwise((None, *document.blocks)):
        if block is None:
            continue
        match = _LEAD.match(document.text, *block.span) if block.kind == "paragraph" else None
        if match is None:
            run += before is not None
            continue
        place = document.map.offset(block.span.start)
        yield run, Span(*match.span()), document.source.startswith("**", max(place - 2, 0)) and place > 1
