"""``draftlint annotate``: the findings as comments in a copy of a Word file, the fixes as tracked changes if asked for."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..annotate import annotate
from ..complaint import Complaint
from ..finding import LEVELS
from ..linter import Linter
from ..readers import load_bytes, parse
from ..readers.office import SUFFIXES, converted
from ..result import Failure, Result
from ..store import write_atomically
from . import CLEAN, FAILED, FOUND, Say, complain, configured, rule_arguments, selection_arguments, session_for, tell

_WORD = (".docx", ".docm")


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The options of the command."""
    parser.add_argument("path", metavar="IN.docx", help=say("Word 文件", "the Word file"))
    parser.add_argument(
        "-o", "--output", required=True, metavar="OUT.docx", help=say("加了批注的副本", "the copy with comments")
    )
    parser.add_argument(
        "--suggest",
        action="store_true",
        help=say("能放心改的写成修订，可逐条接受或拒绝", "safe fixes as tracked changes, to accept or reject"),
    )
    parser.add_argument(
        "--min-level",
        choices=LEVELS[::-1],
        help=say("何级以上加批注（默认 warning）", "the mildest level that is commented"),
    )
    rule_arguments(parser, say)
    selection_arguments(parser, say)


def run(options: argparse.Namespace) -> int:
    """Write the copy."""
    settings = configured(options)
    linter = session_for(settings, options).linter
    path, out = options.path, Path(options.output)
    left = Result(failures=list(linter.failures))
    try:
        left.add(_annotated(linter, path, out, suggest=options.suggest))
    except Complaint as complaint:
        left.failures.append(Failure(path, complaint.say(settings.lang)))
    complain(left.failures)
    if left.failures:
        return FAILED
    return FOUND if settings.fail_on != "never" and left.at_least(settings.fail_on) else CLEAN


def _annotated(linter: Linter, path: str, out: Path, *, suggest: bool) -> Result:
    """Write the copy of one file; what is to be found in the file. Raises Complaint."""
    config = linter.config
    data, name = _word_file(path)
    document = parse(data, name)
    document.path = path
    result = linter.check(document)
    if result.failures:
        return result
    findings = [each for each in result.findings if LEVELS.index(each.level) >= LEVELS.index(config.min_level)]
    data, comments = annotate(data, document, findings, config.lang)
    changes = 0
    if suggest:
        fixed = linter.fix(data, name, suggest=True)
        data, changes, result = fixed.data, fixed.count, fixed.left
    if out.suffix.lower() not in _WORD:
        raise Complaint("副本的后缀应为 .docx", "the copy is a .docx, name it so")
    if not write_atomically(out.absolute(), data, Path(path).stat().st_mode & 0o7777):
        raise Complaint(f"{out} 写不进去，请检查文件夹和权限", f"{out} cannot be written, check folder and permissions")
    if config.lang == "en":
        tell(f"{out}: {comments} comments" + (f", {changes} tracked changes" if suggest else ""))
    else:
        tell(f"{out}：新加批注{comments}条" + (f"，修订{changes}处" if suggest else ""))
    return result


def _word_file(path: str) -> tuple[bytes, str]:
    """The Word file at *path*, converted if need be, and a name with which it is read. Raises Complaint."""
    suffix = Path(path).suffix.lower()
    data = load_bytes(path)
    if suffix in SUFFIXES:
        return converted(data, path), str(Path(path).with_suffix(".docx"))
    if suffix not in _WORD:
        raise Complaint("不是 Word 文件，加不了批注；请用 check", "no Word file, comments cannot be put in; use check")
    return data, path
