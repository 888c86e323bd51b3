"""A rule's page: what it flags, why, and its examples, for the terminal, for Markdown and for an editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..rule import Example, Rule

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


def markdown(rule: Rule, lang: str, *, heading: str = "") -> str:
    """The page in Markdown, below *heading* or, as a part of its category's page, the rule's name."""
    return "\n".join(_markdown(rule, lang, heading or f"## {rule.id.partition('/')[2]}")) + "\n"


def _markdown(rule: Rule, lang: str, heading: str) -> Iterator[str]:
    words = _WORDS[lang]
    yield heading
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


TITLES = {
    "placeholder": "漏填", "duplicate": "重复", "numbering": "序号", "reference": "引用", "arithmetic": "数字核算",
    "punctuation": "标点", "layout": "版面", "typo": "错字", "term": "用语", "number": "数字写法", "consistency": "前后一致",
    "style": "文风", "advisory": "建议",
}  # fmt: skip
"""The categories in Chinese."""
_MADE = "<!-- Made from the rule packs by: python -m lint rule --no-config --pages docs/rules -->"


def category_page(category: str, rules: Sequence[Rule], lang: str) -> str:
    """The page of a category: its rules with their examples."""
    parts = [_MADE, "", f"# {_title(category, lang)}", ""]
    return "\n".join(parts) + "\n" + "\n".join(markdown(rule, lang) for rule in rules)


def index_page(by_category: Mapping[str, Sequence[Rule]], lang: str) -> str:
    """The page that lists all rules."""
    count = sum(len(rules) for rules in by_category.values())
    examples = sum(len(rule.bad) + len(rule.good) for rules in by_category.values() for rule in rules)
    said = (
        f"{count} rules, {examples} examples."
        if lang == "en"
        else f"共{count}条规则，{examples}个例子，每次提交都要全部跑过。"
    )
    lines = [_MADE, "", "# Rules" if lang == "en" else "# 规则", "", said]
    heads = "| rule | level | why |" if lang == "en" else "| 规则 | 级别 | 缘由 |"
    for category, rules in by_category.items():
        lines += ["", f"## [{_title(category, lang)}]({category}.md)", "", heads, "|---|---|---|"]
        for rule in rules:
            name = rule.id.partition("/")[2]
            why = rule.why.replace("|", "\\|").replace("*", "\\*").replace("\n", " ").strip()
            lines.append(f"| [{name}]({category}.md#{name}) | {_LEVELS[lang][rule.level]} | {why} |")
    return "\n".join(lines) + "\n"


def _title(category: str, lang: str) -> str:
    title = TITLES.get(category, "")
    return category if lang == "en" or not title else f"{title}（{category}）"
