"""Does the cost of the structure rules grow linearly? Seconds per MB on 1, 2, 4, 8, 16 MB of text that does not repeat.

    python tests/benchmarks/linear_cost.py [--megabytes 1 2 4 8 16] [--rules] [--write FILE]

The text is made up: chapters, numbered headings and items, paragraphs of sentences of random words of the
dictionary, figures, quotations, brackets, captions, references. Nothing in it repeats for more than a few
characters, so nothing ends early. The seconds are CPU time of one process, reading the text included; MB are
bytes of UTF-8. With --rules the rules whose seconds per MB grow most are named.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from lint.config import Config
from lint.lexicon import dictionary
from lint.linter import Linter
from lint.numeral import han
from lint.readers import parse

_CATEGORIES = ("numbering", "reference", "duplicate", "punctuation", "layout", "placeholder")
_MEGABYTE = 1_000_000
_UNITS = "个件项次名户家场条"


class Writer:
    """Writes a report that never says the same twice."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        trie = dictionary().trie
        self._words = sorted(word for word in trie if len(word) == 2 and all("一" <= char <= "龥" for char in word))

    def text(self, size: int) -> str:
        """A text of *size* bytes of UTF-8 and a little more."""
        parts, length = [], 0
        for line in self._lines():
            parts.append(line)
            length += len(line.encode()) + 1
            if length >= size:
                break
        return "\n".join(parts) + "\n"

    def _lines(self) -> Iterator[str]:
        part = 0
        while True:
            part += 1
            yield f"{self._phrase(4)}工作回顾"
            for chapter in range(1, self._dice.randint(4, 8)):
                yield f"{han(chapter)}、{self._phrase(3)}，{self._phrase(3)}"
                for item in range(1, self._dice.randint(3, 7)):
                    yield f"（{han(item)}）{self._phrase(4)}。{self._paragraph(3)}"
                    yield self._paragraph(self._dice.randint(2, 6))
                    if not item % 3:
                        yield from (f"{place}.{self._sentence()}" for place in range(1, 4))

    def _paragraph(self, sentences: int) -> str:
        return "".join(self._sentence() for _ in range(sentences))

    def _sentence(self) -> str:
        clauses = [self._clause() for _ in range(self._dice.randint(2, 5))]
        return "，".join(clauses) + "。"

    def _clause(self) -> str:
        words = self._phrase(self._dice.randint(2, 6))
        kind = self._dice.random()
        if kind < 0.2:
            return f"{words}{self._dice.randint(1, 9999)}{self._dice.choice(_UNITS)}"
        if kind < 0.25:
            return f"{words}“{self._phrase(2)}”"
        if kind < 0.28:
            return f"{words}（{self._phrase(3)}）"
        return words

    def _phrase(self, words: int) -> str:
        return "".join(self._dice.choice(self._words) for _ in range(words))


def measure(linter: Linter, data: bytes, seconds: dict[str, float] | None) -> float:
    """CPU seconds of a check, those of each rule added to *seconds*."""
    start = time.process_time()
    if seconds is None:
        linter.check(parse(data, "made-up.txt"))
        return time.process_time() - start
    document = parse(data, "made-up.txt")
    seconds["(reading)"] = time.process_time() - start
    for rule in linter.rules:
        begun = time.process_time()
        linter.flags(document, [rule])
        seconds[rule.id] = time.process_time() - begun
    return time.process_time() - start


def main() -> int:
    """Print the seconds per MB of each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", nargs="+", type=int, default=[1, 2, 4, 8, 16])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--all", action="store_true", help="all rules, not only those of structure")
    parser.add_argument("--rules", action="store_true", help="name the rules that grow most")
    parser.add_argument("--write", type=Path, help="write the largest text to this file instead of measuring")
    options = parser.parse_args()
    writer = Writer(options.seed)
    largest = writer.text(max(options.megabytes) * _MEGABYTE)
    if options.write:
        options.write.write_text(largest, encoding="utf-8")
        return 0
    linter = Linter(Config(root=Path.cwd(), select=() if options.all else _CATEGORIES))
    measure(linter, largest.encode()[:300_000].decode(errors="ignore").encode(), None)
    by_size: dict[int, dict[str, float]] = {}
    for size in options.megabytes:
        data = largest.encode()[: size * _MEGABYTE].decode(errors="ignore").encode()
        by_size[size] = {}
        total = measure(linter, data, by_size[size] if options.rules else None)
        print(f"{size:3} MB  {total:7.2f} s  {total / size:6.3f} s/MB", flush=True)
    if options.rules:
        first, last = min(by_size), max(by_size)
        grown = {rule: by_size[last][rule] / last - by_size[first][rule] / first for rule in by_size[first]}
        for rule in sorted(grown, key=lambda rule: -grown[rule])[:12]:
            print(f"{rule:34} {by_size[first][rule] / first:7.3f} -> {by_size[last][rule] / last:7.3f} s/MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
