"""``draftlint init``: a starting configuration and hook."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from .. import __version__
from ..complaint import Complaint
from . import CLEAN, Say, tell

_CONFIG = """\
# draftlint 的配置。每一项都可以不写。
# exclude = ["归档/"]                # 不查的文件，写法同 .gitignore
# ignore = ["style"]                 # 不用的类别或规则，draftlint rule 列出全部
# lexicon = "词表.txt"               # 本单位的人名、地名、机构名，一行一个，不作错字报
# rules = ["本单位规则.yaml"]        # 自己的规则文件，draftlint rule --new 写一个照着改
# baseline = "draftlint-baseline.json"   # 旧稿里先放过的问题，draftlint baseline 生成
fail-on = "error"                    # 何级以上算不通过：error、warning、info、never
min-level = "warning"                # 显示何级以上

# [per-file-ignores]
# "附件/**" = ["numbering"]

# [rule."typo/doubled-character"]
# level = "warning"
"""

_HOOK = f"""\
repos:
  - repo: https://github.com/draftlint/draftlint
    rev: v{__version__}
    hooks:
      - id: draftlint
"""

_HOOK_FILE = ".pre-commit-config.yaml"
FILES = {"draftlint.toml": _CONFIG, _HOOK_FILE: _HOOK}
"""File name to content."""


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The options of the command."""
    parser.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help=say("写到哪里", "where to write"))


def run(options: argparse.Namespace) -> int:
    """Write the files that are not there yet, and say what comes next; never change one that is."""
    english = options.lang == "en"
    folder = Path(options.folder)
    for name, content in FILES.items():
        path = folder / name
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(content)
        except FileExistsError:
            tell(f"{path}: already there, left as it is" if english else f"{path}：已有，未改动")
        except OSError as error:
            raise Complaint(
                f"{path}: 写不进去（{error.strerror}），请检查文件夹", f"{path}: cannot be written ({error.strerror})"
            ) from error
        else:
            tell(f"{path}: written" if english else f"{path}：已写好")
    print("\n".join(_next(folder / _HOOK_FILE, english=english)))
    return CLEAN


def _next(hook: Path, *, english: bool) -> Iterator[str]:
    """What is left to the user."""
    if hook.is_file() and "id: draftlint" not in hook.read_text(encoding="utf-8", errors="replace"):
        yield f"Add to {hook}, under repos:" if english else f"请在 {hook} 的 repos: 下加上："
        yield _HOOK.partition("\n")[2].rstrip()
    if english:
        yield "Next: draftlint check checks the drafts here; pip install pre-commit && pre-commit install does it at"
        yield "every commit. An old archive? draftlint baseline lets its present findings stand."
    else:
        yield "接下来：draftlint check 检查这里的稿件；pip install pre-commit && pre-commit install，此后每次提交都查。"
        yield "旧稿问题多：draftlint baseline 先记下，以后只报新的。"
