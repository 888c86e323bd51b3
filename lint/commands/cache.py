"""``draftlint cache``: what is kept between runs, and away with it."""

from __future__ import annotations

import argparse

from .. import cache
from ..store import cache_folder
from . import CLEAN, Say, tell


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The options of the command."""
    parser.add_argument(
        "action",
        nargs="?",
        choices=("show", "clear"),
        default="show",
        help=say("show 显示位置和大小（默认），clear 全部清除", "show place and size (default), or clear it all"),
    )


def run(options: argparse.Namespace) -> int:
    """Show what is kept, or remove it."""
    english = options.lang == "en"
    if options.action == "clear":
        files, size = cache.clear()
        print(f"Removed {files} files, {_size(size)}." if english else f"已清除{files}个文件，{_size(size)}。")
        return CLEAN
    files, size = cache.size()
    folder = cache_folder() or ("none can be written" if english else "没有可写的文件夹")
    tell(f"{folder}: {files} files, {_size(size)}" if english else f"{folder}：{files}个文件，{_size(size)}")
    return CLEAN


def _size(count: int) -> str:
    return f"{count / 2**20:.1f} MB" if count >= 2**20 else f"{count / 2**10:.1f} KB"
