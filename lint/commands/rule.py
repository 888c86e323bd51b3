"""``draftlint rule``: the rules, one in full, their pages, the schema of rule packs, a pack to begin with."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

from ..complaint import Complaint
from ..reporters.rulepage import category_page, index_page, plain
from ..reporters.text import width
from ..rule import Rule
from . import CLEAN, FAILED, Say, complain, configured, rule_arguments, session_for, tell

_TEMPLATE = """\
# yaml-language-server: $schema=https://raw.githubusercontent.com/draftlint/draftlint/main/rules/schema.json
#
# 本单位的规则。每条规则的编号是“文件名/规则名”。改好后运行：
#   draftlint test --rules {name}         例子是否都如所写
#   draftlint coverage --rules {name} 往年定稿/   在定稿上会不会误报
# 然后在 draftlint.toml 里写：rules = ["{name}"]
rules:
  # 一、写错的名称：错 -> 对
  renamed-office:
    check: substitution
    level: error                 # error 必须改，warning 很可能错，info 只是习惯
    swap:
      市经委: 市工信局
    message: "“{{match}}”现称“{{right}}”"
    why: 机构改革后名称已改。
    fix: safe                    # safe 可自动改，unsafe 须人看过，none 不自动改
    bad:                         # 应报的例子，<<…>> 里是应报的文字；至少两个
      - {{text: "<<市经委>>牵头办理。", fixed: "市工信局牵头办理。"}}
      - 请<<市经委>>会同有关部门研究。
    good:                        # 相似而不应报的例子；至少两个
      - 市工信局牵头办理。
      - 城市经委托代理机构招标。
    exceptions: [城市经委]       # 含有这些字样的地方不报

  # 二、不该出现的说法：词（words）或正则表达式（patterns）
  vague-date:
    check: existence
    level: warning
    patterns: ["近[日期]来?(?=，)"]
    message: "“{{match}}”请写明具体日期"
    why: 报告里的时间要能核对。
    bad: ["<<近日>>，调研组赴基层。", "<<近期>>，办公室作了回访。"]
    good: [3月5日，调研组赴基层。, 附近期末考点已封闭。]
"""


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The options of the command."""
    parser.add_argument("id", nargs="?", metavar="ID", help=say("一条规则，或一个类别", "a rule, or a category"))
    rule_arguments(parser, say)
    parser.add_argument(
        "--new", metavar="FILE", help=say("写一个带说明的规则文件，照着改", "write a pack with comments to begin with")
    )
    parser.add_argument(
        "--pages",
        metavar="FOLDER",
        help=say("把规则写成网页用的 Markdown，一类一页", "write the rules as Markdown, a page a category"),
    )
    parser.add_argument(
        "--schema", action="store_true", help=say("输出规则文件的 JSON Schema", "print the JSON Schema of rule packs")
    )


def run(options: argparse.Namespace) -> int:
    """List the rules, or show one."""
    if options.schema:
        import json

        from ..schema import schema

        print(json.dumps(schema(), ensure_ascii=False, indent=1))
        return CLEAN
    if options.new:
        return _new(Path(options.new), english=options.lang == "en")
    settings = configured(options)
    linter = session_for(settings, options).linter
    complain(linter.failures)
    if options.pages:
        _write_pages(Path(options.pages), linter.all_rules, settings.lang)
    elif options.id is None:
        _list(linter.all_rules)
    else:
        named = [rule for rule in linter.all_rules if options.id in {rule.id, rule.id.partition("/")[2]}]
        for rule in named:
            tell(*plain(rule, settings.lang).splitlines())
        if not named:
            _list(_category(linter.all_rules, options.id))
    return FAILED if linter.failures else CLEAN


def _list(rules: Iterable[Rule]) -> None:
    """A line for each rule."""
    for rule in rules:
        name = rule.id + " " * (36 - width(rule.id))
        examples = len(rule.bad) + len(rule.good)
        tell(f"{name} {rule.level:8} {rule.fix:7} {examples:3}  {rule.why}")


def _category(rules: Sequence[Rule], name: str) -> list[Rule]:
    """The rules of a category. Raises Complaint where *name* is neither a category nor a rule."""
    found = [rule for rule in rules if rule.category == name]
    if not found:
        near = get_close_matches(name, [rule.id for rule in rules], 3)
        zh, en = (f"，相近的有 {'、'.join(near)}", f", near it are {', '.join(near)}") if near else ("", "")
        raise Complaint(
            f"没有规则或类别“{name}”{zh}；draftlint rule 列出全部",
            f"no rule or category {name!r}{en}; draftlint rule lists them",
        )
    return found


def _new(path: Path, *, english: bool) -> int:
    """Write the pack to begin with; never over one that is there. Raises Complaint."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_TEMPLATE.format(name=path.name))
    except FileExistsError as error:
        raise Complaint(
            f"{path}: 已有，未改动；请换个文件名", f"{path}: is there already, choose another name"
        ) from error
    except OSError as error:
        raise Complaint(
            f"{path}: 写不进去（{error.strerror}），请检查文件夹", f"{path}: cannot be written ({error.strerror})"
        ) from error
    if english:
        tell(f"{path}: written. Change it, then run: draftlint test --rules {path}")
    else:
        tell(f"{path}：已写好。改成自己的规则，再运行：draftlint test --rules {path}")
    return CLEAN


def _write_pages(folder: Path, rules: Iterable[Rule], lang: str) -> None:
    """A page for each category, and one that lists all. Raises Complaint."""
    by_category: dict[str, list[Rule]] = {}
    for rule in rules:
        by_category.setdefault(rule.category, []).append(rule)
    pages = {f"{category}.md": category_page(category, rules, lang) for category, rules in by_category.items()}
    pages["index.md"] = index_page(by_category, lang)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Complaint(
            f"{folder}: 写不进去（{error.strerror}），请检查文件夹", f"{folder}: cannot be written ({error.strerror})"
        ) from error
