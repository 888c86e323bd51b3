"""Who was due and who came, and how they voted: 应到A名，实到B名，请假C名; A人投票，赞成B票，反对C票，弃权D票."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document import Document
from ..expression import expression
from .parts import COMPARING, added
from .passage import Figure, Passage, passages
from .relation import Relation, addition, judge_sum, total_of

_DUE = expression(r"应到|应出席|应参加|应参会|应参训|应参考|应考|应试|应投")
_CAME = expression(r"实到|实际|出席|到会|参会|到场|实考|参考|参训|参加")
_AWAY = expression(r"请假|缺席|缺考|未到|未出席|未参加|因[公病事故]|旷")
_VOTES = frozenset({"票", "人", "张", "份"})
_FOR = expression(r"(?<!不)(?:赞成|同意|(?<!基本)(?<!不)满意|优秀|“好”|评价为?好|好评)的?票?(?:为|有|得)?$")
_AGAINST = expression(r"(?:反对|不同意|不赞成|不满意|不称职|“差”|“较差”|差评)的?票?(?:为|有)?$")
_OTHER = expression(
    r"(?:弃权|废票|无效票?|空白票?|基本满意|较满意|比较满意|合格|良好|称职|基本称职|不了解|“较好”|“一般”|较好|中评|未投票|未按(?:表决)?器?|未表决|另选他人)的?票?(?:为|有)?$"
)
_VOID = expression(r"(?:无效|废|空白)票?$")
_ALL_VALID = expression(r"[^，。；0-9]{0,8}(?:全部|均|都)?(?:为)?有效")
"""Words behind the ballots of which none was void."""
_FOR_AFTER = expression(r"(?:赞成|同意)(?![见书])")
_AGAINST_AFTER = expression(r"(?:反对|不同意|不赞成)")
_OTHER_AFTER = expression(r"(?:弃权|废票|无效|未按|未投|未表决)")
_BALLOT = expression(r"投票|表决|出席|到会|实到|收回|有效票|参加测评|参与测评|测评票|选票")
_VOTING = expression(r"[^，。；0-9]{0,20}(?:参加|参与|进行)?了?(?:表决|投票|测评)(?:$|[，。；])")
"""Words behind those who voted, where they are told last."""
_UNTOLD = expression(r"未按|未投|未表决|废票|无效|空白|未参加|未参与|另有|回避")


def relations(document: Document) -> Iterator[Relation]:
    """Every attendance and every vote of the prose."""
    for passage in document.derive(passages):
        figures = passage.figures
        for index, figure in enumerate(figures):
            if figure.dimension in COMPARING or figure.quantity.value is None or figure.quantity.vague:
                continue
            if _DUE.search(figure.lead):
                yield from _attendance(figures, index)
            if _voted(figure) == "for" and _opens(figures, index):
                yield from _vote(passage, figures, index)


def _opens(figures: Sequence[Figure], index: int) -> bool:
    """Whether the votes that a figure counts are the first that are told: 有效票304张，无效票2张。其中赞成298票."""
    before = figures[index - 1] if index else None
    return before is None or not _voted(before) or bool(_VOID.search(before.lead))


def _attendance(figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """应到A名，实到B名，因公请假C名、因病请假D名, in any order."""
    due = figures[index]
    came: list[Figure] = []
    away: list[Figure] = []
    for figure in figures[index + 1 : index + 8]:
        if figure.sentence != due.sentence or figure.dimension != due.dimension or figure.depth < due.depth:
            break
        words = figure.lead + (figure.after[:8].partition("，")[0] if not figure.lead.strip("，、另有其余") else "")
        if _AWAY.search(words):
            away.append(figure)
        elif _CAME.search(words) and not came:
            came.append(figure)
        else:
            break
    told = [*came, *away]
    if not came or not away or any(f.quantity.value is None or f.quantity.vague for f in told):
        return
    signs = [1, *([-1] * len(away))]
    terms = [due.quantity, *(figure.quantity for figure in away)]
    verdict = judge_sum(terms, came[0].quantity, signs)
    words = addition(terms, came[0].quantity, signs)
    spans = (due.span, *(figure.span for figure in away))
    yield Relation("sum", came[0].span, spans, verdict, words, right=total_of(terms, signs))


def _voted(figure: Figure) -> str:
    """How the voters that a figure counts voted: for, against, other; empty where it counts something else."""
    if figure.dimension not in _VOTES or figure.quantity.value is None:
        return ""
    for name, before, after in (
        ("for", _FOR, _FOR_AFTER),
        ("against", _AGAINST, _AGAINST_AFTER),
        ("other", _OTHER, _OTHER_AFTER),
    ):
        if before.search(figure.lead) or (
            not expression("[成意对权]").search(figure.lead) and after.match(figure.after)
        ):
            return name
    return ""


def _vote(passage: Passage, figures: Sequence[Figure], index: int) -> Iterator[Relation]:
    """A人投票，赞成B票，反对C票，弃权D票: the parts make those who voted."""
    first = figures[index]
    parts = [first]
    for figure in figures[index + 1 : index + 7]:
        if figure.sentence != first.sentence or not _voted(figure):
            break
        parts.append(figure)
    behind = next(iter(figures[index + len(parts) : index + len(parts) + 1]), None)
    valid = (
        behind and behind.sentence == first.sentence and behind.dimension in _VOTES and _ALL_VALID.match(behind.after)
    )
    whole = behind if valid else _voters(figures, index)
    if whole is None and behind and behind.sentence == first.sentence and behind.dimension in _VOTES:
        whole = (
            behind
            if _VOTING.match(behind.after) and behind.quantity.value is not None and not behind.quantity.vague
            else None
        )
    if whole is None or len(parts) < 2 or any(part.quantity.vague for part in parts):
        return
    relation = added(whole, parts)
    short = total_of([part.quantity for part in parts]) < (whole.quantity.value or 0)
    told = "".join(part.before + part.after[:6] for part in parts)
    silent = [word for word in _UNTOLD.findall(passage.sentence_text(first)) if word not in told]
    if relation.verdict == "inconsistent" and short and (silent or len(parts) < 3):
        relation = relation._replace(verdict="unknown")  # who did not press the button is not always told
    yield relation


def _voters(figures: Sequence[Figure], index: int) -> Figure | None:
    """Those who voted: the nearest figure of people or votes before, at most a sentence back."""
    first = figures[index]
    for figure in reversed(figures[max(0, index - 5) : index]):
        if figure.sentence < first.sentence - 1:
            return None
        words = figure.before + figure.after[:12]
        if figure.dimension in _VOTES and not figure.quantity.vague and figure.quantity.value is not None:
            if _VOID.search(figure.lead):
                continue  # 有效票304张，无效票2张。其中赞成298票
            if _voted(figure):
                return None
            if _BALLOT.search(words) and not _DUE.search(figure.lead):
                return figure
    return None
