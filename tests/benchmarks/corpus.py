"""Texts of any amount from a few real ones: each copy altered, so that none repeats another."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

FILES, SIZE = 370, 28_400
"""An archive: files and bytes of each, 10 MB together."""
_ONE_IN = 25
"""How often a character is altered: no sentence stands twice, and words stay what they are for the most part."""


def load(paths: Sequence[Path]) -> list[str]:
    """The texts of files and folders. What holds less than a page is left out."""
    files = [file for path in paths for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    return [text for file in files if len(text := file.read_text("utf-8")) > 500]


def copies(texts: Sequence[str], size: int = SIZE) -> Iterator[str]:
    """Endless texts of *size* bytes, whole lines of *texts* in turn with characters of their own put in at random."""
    chars = sorted({char for text in texts for char in text if "\u4e00" <= char <= "\u9fff"})
    lines = [line for text in texts for line in text.splitlines(keepends=True)]
    randomly = random.Random(8)
    index = 0
    while True:
        made: list[str] = []
        length = 0
        while length < size:
            line = list(lines[index % len(lines)])
            for _ in range(randomly.randrange(2 * len(line) // _ONE_IN + 1)):
                place = randomly.randrange(len(line))
                if "\u4e00" <= line[place] <= "\u9fff":
                    line[place] = randomly.choice(chars)
            made.append("".join(line))
            length += len(made[-1].encode())
            index += 1
        yield "".join(made)


def write_folder(folder: Path, texts: Sequence[str], files: int = FILES, size: int = SIZE) -> Path:
    """A folder of *files* altered texts."""
    folder.mkdir()
    for number, text in zip(range(files), copies(texts, size), strict=False):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return folder


def write_file(path: Path, texts: Sequence[str], size: int, *, one_line: bool = False) -> Path:
    """One file of altered texts, *size* bytes or a little more; on one line if asked."""
    with path.open("w", encoding="utf-8") as file:
        for text in copies(texts):
            file.write(text.replace("\n", "") if one_line else text)
            if file.tell() >= size:
                break
    return path
