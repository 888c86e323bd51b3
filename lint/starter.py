"""What ``draftlint init`` writes."""

from __future__ import annotations

from . import __version__

_CONFIG = """\
# draftlint 的配置。每一项都可以不写。
# exclude = ["归档/"]                # 不查的文件，写法同 .gitignore
# ignore = ["style"]                 # 不用的类别或规则，draftlint rule 列出全部
# lexicon = "词表.txt"               # 本单位的人名、地名、机构名，一行一个，不作错字报
# rules = ["本单位规则.yaml"]        # 自己的规则文件
fail-on = "error"                    # 何级以上算不通过：error、warning、info、never
min-level = "warning"                # 显示何级以上

# [per-file-ignores]
# "附件/**" = ["numbering"]

# [rule."typo/doubled-word"]
# level = "warning"
"""

_HOOK = f"""\
repos:
  - repo: https://github.com/draftlint/draftlint
    rev: v{__version__}
    hooks:
      - id: draftlint
"""

FILES = {"draftlint.toml": _CONFIG, ".pre-commit-config.yaml": _HOOK}
"""File name to content."""
