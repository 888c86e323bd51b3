"""``draftlint lsp``: the language server, for editors."""

from __future__ import annotations

import argparse

from ..complaint import Complaint
from . import CLEAN, Say


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The options of the command."""
    parser.add_argument(
        "--stdio",
        action="store_true",
        help=say("经标准输入输出通信（总是如此）", "talk over standard streams (always)"),
    )
    parser.epilog = say(
        "由编辑器启动；须先 pip install 'draftlint[lsp]'。VS Code、Neovim、Helix 的设置见 docs/editors.md。",
        "Started by the editor; needs pip install 'draftlint[lsp]'. For VS Code, Neovim and Helix see docs/editors.md.",
    )


def run(options: argparse.Namespace) -> int:
    """Serve until the editor says goodbye."""
    try:
        from ..server import serve
    except ImportError as error:
        raise Complaint(
            "语言服务器需要 pygls，请先运行：pip install 'draftlint[lsp]'",
            "the language server needs pygls, run: pip install 'draftlint[lsp]'",
        ) from error
    serve(options.lang)
    return CLEAN
