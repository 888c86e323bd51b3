"""A rule's page: what it flags, why, and its examples, for the terminal, for Markdown and for an editor."""

from __future__ import annotations

from collections.abc import Iterator

from .rule import Example, Rule

_WORDS = {
    "zh": ("级别", "检查", "修改", "依据", "消息", "缘由", "应报（<<>> 内）", "改后", "不应报"),
    "en": ("level", "check", "fix", "source", "message", "why", "flagged (inside <<>>)", "fixed", "left alone"),
}
_LEVELS = {
    "zh": {"error": "错误", "warning": "警告", "info": "提示"},
    "en": {"error": "error", "warning": "warning", "info": "info"},
}
_FIXES = {
    "zh": {"safe": "可自动修改", "unsafe": "可自动修改，须经人看（`--unsafe`）", "none": "由人修改"},
    "en": {"safe": "made by draftlint fix", "unsafe": "made only with `--unsafe`", "none": "left to the writer"},
}


def plain(rule: Rule, lang: str) -> str:
    """The page as text."""
    return "\n".join(_plain(rule, lang)) + "\n"


def _plain(rule: Rule, lang: str) -> Iterator[str]:
    level, check, fix, source, message, why, bad, fixed, good = _WORDS[lang]
    yield rule.id
    yield f"  {level}: {rule.level}    {check}: {rule.kind}    {fix}: {rule.fix}"
    if rule.source:
        yield f"  {source}: {rule.source}"
    yield f"  {message}: {rule.message}"
    yield f"  {why}: {rule.why}"
    yield f"  {bad}:"
    for example in rule.bad:
        yield f"    {example.marked}"
        if example.fixed is not None:
            yield f"      {fixed}: {example.fixed}"
    yield f"  {good}:"
    for example in rule.good:
        yield f"    {example.text}"


def markdown(rule: Rule, lang: str, *, level: int = 2) -> str:
    """The page in Markdown, its title a heading of *level*."""
    return "\n".join(_markdown(rule, lang, level)) + "\n"


def _markdown(rule: Rule, lang: str, level: int) -> Iterator[str]:
    words = _WORDS[lang]
    yield f"{'#' * level} {rule.id.partition('/')[2]}"
    yield ""
    yield rule.why
    yield ""
    yield f"- {words[0]}: {_LEVELS[lang][rule.level]}"
    yield f"- {words[2]}: {_FIXES[lang][rule.fix]}"
    if rule.source:
        yield f"- {words[3]}: {rule.source}"
    yield f"- {words[4]}: {_code(rule.message)}"
    yield f"- {words[1]}: `{rule.kind}`"
    yield ""
    yield f"**{words[6]}**"
    yield ""
    yield from _block(rule.bad, words[7])
    yield ""
    yield f"**{words[8]}**"
    yield ""
    yield from _block(rule.good, words[7])


def _code(text: str) -> str:
    """*text* as code, whatever quotation marks it holds."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _block(examples: tuple[Example, ...], fixed: str) -> Iterator[str]:
    """The examples as a block of text, behind a fence that none of them holds."""
    fence = "```"
    while any(fence in example.text for example in examples):
        fence += "`"
    yield f"{fence}text"
    for number, example in enumerate(examples):
        several = "\n" in example.text
        if number and (several or "\n" in examples[number - 1].text):
            yield ""
        yield example.marked.rstrip("\n")
        if example.fixed is not None:
            yield f"→ {example.fixed}".rstrip("\n") if not several else f"→ {fixed}:\n{example.fixed}".rstrip("\n")
    yield fence
