"""Bytes as a text or Markdown draft: encoding, document, every check, fixes.

The first line of an input names the file and, for one that is to be put from UTF-8 into another encoding, that.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))

from lint.complaint import Complaint
from lint.config import Config
from lint.finding import CATEGORIES
from lint.linter import Linter
from lint.readers import parse
from tests.fuzz.engine import fuzz, mutate_text, words
from tests.fuzz.soundness import checked

_NAMES = (b"draft.md", b"draft.txt")
_CODECS = (b"utf-8-sig", b"utf-16", b"utf-16-le", b"utf-16-be", b"gb18030")


@cache
def linter() -> Linter:
    """All rules there are."""
    return Linter(Config(select=CATEGORIES))


def check(data: bytes) -> None:
    """Read and check a draft; what can be read is checked soundly, and fixed for good."""
    name, draft = file(data)
    try:
        document = parse(draft, name)
    except Complaint:
        return
    assert document.rewrite([]) == draft
    result = checked(linter(), draft, name)
    if any(finding.fix == "safe" for finding in result.findings):
        _check_fixed(draft, name)


def _check_fixed(draft: bytes, name: str) -> None:
    """What is fixed stays so; a fix that would make a draft worse may be refused."""
    try:
        once = linter().fix(draft, name)
    except Complaint:
        return
    again = linter().fix(once.data, name)
    assert (again.count, again.data) == (0, once.data)


def file(data: bytes) -> tuple[str, bytes]:
    """The name and the bytes of the draft that an input describes."""
    head, _, draft = data.partition(b"\n")
    name, _, codec = head.partition(b" ")
    if codec in _CODECS:
        draft = draft.decode("utf-8", "ignore").encode(codec.decode())
    return (name if name in _NAMES else _NAMES[0]).decode(), draft


def mutate(data: bytes, random: Random) -> bytes:
    """Another draft; now and then under another name, in another encoding."""
    head, _, draft = data.partition(b"\n")
    if random.random() < 0.05:
        head = random.choice(_NAMES) + b" " + random.choice((b"", *_CODECS))
    return head + b"\n" + mutate_text(draft, random, words("words.txt"))


if __name__ == "__main__":
    fuzz(check, mutate)
