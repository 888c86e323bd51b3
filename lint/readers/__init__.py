"""Readers: from a file's bytes to a Document. A new format is one function of a module here and one row of READERS."""

from __future__ import annotations

import os
import stat
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ..complaint import Complaint, unforeseen

if TYPE_CHECKING:
    from ..document import Document

MAX_BYTES = 256 * 2**20
"""The largest file that is checked; a larger one is reported as not checked."""

READERS = {
    ".txt": "plain.read_text",
    ".text": "plain.read_text",
    ".md": "plain.read_markdown",
    ".markdown": "plain.read_markdown",
    ".docx": "docx.read_docx",
    ".docm": "docx.read_docx",
    ".doc": "office.read_office",
    ".wps": "office.read_office",
    ".odt": "office.read_office",
    ".rtf": "office.read_office",
}
"""Module and function by file name suffix. Each takes the file's bytes and the path as the user wrote it."""

FOLDER_SUFFIXES = (".txt", ".md", ".docx")
"""What is picked up in a folder; a file named by itself may have any suffix of READERS, or none."""


def read(path: str) -> Document:
    """The draft at *path*. Raises Complaint."""
    return parse(load_bytes(path), path)


def load_bytes(path: str) -> bytes:
    """The bytes of the file at *path*. Raises Complaint for what is no regular file, too large or not readable."""
    file = Path(path)
    try:
        if not file.exists():
            raise Complaint("没有这个文件，请核对路径", "no such file, check the path")
        with open(file, "rb", opener=_open) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise Complaint("不是普通文件，无法检查", "not a regular file, name a draft")
            return load_stream(stream)
    except OSError as error:
        why = error.strerror or str(error)
        raise Complaint(
            f"读不出来（{why}）；请检查权限，或关闭占用它的程序",
            f"cannot be read ({why}); check its permissions, or close the program that holds it",
        ) from error


def _open(path: str, flags: int) -> int:
    """Open a file so that a pipe that has come in its place does not hold us."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def load_stream(stream: BinaryIO) -> bytes:
    """What is left of a stream. Raises Complaint where it is more than a draft can be."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Complaint(
            f"超过上限 {MAX_BYTES >> 20} MB，未检查；请拆分后再查",
            f"over the limit of {MAX_BYTES >> 20} MB, not checked; split it",
        )
    return data


def parse(data: bytes, path: str) -> Document:
    """The draft in *data*; the suffix of *path* says its format. Raises Complaint, and nothing else."""
    module, _, function = READERS.get(Path(path).suffix.lower(), READERS[".txt"]).partition(".")
    try:
        document: Document = getattr(import_module(f".{module}", __name__), function)(data, path)
    except Complaint:
        raise
    except Exception as error:
        raise unforeseen(error) from error
    return document
