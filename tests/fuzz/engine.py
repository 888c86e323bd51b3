"""How a target is run by atheris, and how texts are changed so that most of them stay texts."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from time import process_time
from types import FunctionType
from typing import TypeAlias

CORPUS = Path(__file__).with_name("corpus")
TARGETS = ("reader", "word", "figures", "packs")
"""The names of the targets: a module and a folder of ``corpus`` each."""

Mutate: TypeAlias = "Callable[[bytes, Random], bytes]"
"""Changes an input by what is known of its structure."""

_BLIND = 0.3
"""The share of changes that libFuzzer makes by itself, of bytes, among them what it saw lint compare."""

_SECONDS = 5.0
"""The processor time that an input may take; libFuzzer's own limit is of the clock, which says little on a busy machine."""


def fuzz(check: Callable[[bytes], None], mutate: Mutate) -> None:
    """Run *check* on invented inputs until something is found or the time is over; the options are libFuzzer's."""
    import atheris

    for path in sorted((CORPUS / Path(sys.argv[0]).stem).iterdir()):
        check(path.read_bytes())  # what is imported late is there from now on
    functions = [each for each in gc.get_objects() if isinstance(each, FunctionType)]
    for function in functions:
        if (function.__module__ or "").partition(".")[0] == "lint":
            atheris.instrument_func(function)

    def changed(data: bytes, max_size: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < _BLIND:
            return bytes(atheris.Mutate(data, max_size))
        new = mutate(data, random)
        return new if len(new) <= max_size else data[:max_size]

    def timed(data: bytes) -> None:
        start = process_time()
        check(data)
        assert process_time() - start < _SECONDS, "too slow"

    atheris.Setup(sys.argv, timed, custom_mutator=changed)
    atheris.Fuzz()


def words(name: str) -> tuple[str, ...]:
    """The words of a list beside this module, one a line, with its escapes (``\\n``) read."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").split("\n")
    return tuple(line.replace("\\n", "\n").replace("\\t", "\t") for line in lines if line)


def mutate_text(data: bytes, random: Random, vocabulary: Sequence[str]) -> bytes:
    """A text with words put in, left out, doubled or moved; bytes that are no UTF-8 stay as they are."""
    text = data.decode("utf-8", "surrogateescape")
    for _ in range(random.randint(1, 4)):
        start = random.randint(0, len(text))
        end = min(len(text), start + random.choice((0, 1, 1, 2, 4, 8, 40)))
        piece = text[start:end]
        match random.randrange(6):
            case 0 | 1:
                text = text[:start] + random.choice(vocabulary) + text[start:]
            case 2:
                text = text[:start] + random.choice(vocabulary) + text[end:]
            case 3:
                text = text[:start] + text[end:]
            case 4:
                at = random.randint(0, len(text))
                text = text[:at] + piece + text[at:]
            case _:
                text = text[:start] + _other_digits(piece, random) + text[end:]
    return text.encode("utf-8", "surrogateescape")


def _other_digits(piece: str, random: Random) -> str:
    """The piece with its digits, Arabic or Chinese, changed."""
    for digits in ("0123456789", "零一二三四五六七八九十"):
        piece = "".join(random.choice(digits) if char in digits else char for char in piece)
    return piece
