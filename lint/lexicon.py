"""Which words there are, and where one ends: jieba's dictionary without its load time.

The words and counts of jieba's dictionary are stored once in the user's cache folder as a trie that is
mapped into memory, not read; jieba itself is never imported. ``Lexicon.cut`` equals ``jieba.cut(text, HMM=False)``.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, cached_property, lru_cache
from importlib.util import find_spec
from math import inf, log
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from .expression import expression
from .record import NamedTuple, dataclass
from .store import cache_folder, code_stamp, list_path, map_checked, rules_folder, write_checked
from .text import Span

if TYPE_CHECKING:
    from marisa_trie import Trie

_FORMAT = "2"
_HEADER = 12
"""Bytes before the trie: its length, the sum of the counts, four zeros. With the checksum the trie is aligned to eight."""
_VERSIONS = 4
"""How many versions of a dictionary are kept: of several installations, or of one and the one before."""
_CHUNK = expression(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+)")
_LATIN = expression(r"[a-zA-Z0-9]")
_BLANK = expression(r"\r\n|\s")
_CLAUSE_REACH = 16
_AT_ONCE = 1 << 20
"""Bytes of the dictionary's file that are taken at once, about."""
_PAIR = 2
"""Characters by which terms are looked up."""
_LONGEST = 20
"""Characters of the longest word of the dictionary, or more."""
HEAD = 4
"""Characters by which the words that begin at a place are remembered; few words are longer."""
_REMEMBERED = 1 << 15
"""How many are remembered: clauses are weighed by several checks, and again beside each other reading."""
_ROUTES = 1 << 10
"""How many paths are remembered: what a clause is cut into and how likely that is are asked one after the other."""
_TERM_COST = 1.0
"""The negative log-probability of a project's own term: it always stands."""
_COMPANY = 7
"""Characters that the company of a word has at most."""
_ENTRY = "@entry"
"""What stands in the company of a word that the dictionary and the lists of official texts give further company."""


class Dictionary(NamedTuple):
    """Words with their counts; *total* is the sum of the counts. The trie lies in the memory that the counts hold."""

    trie: Trie
    counts: memoryview
    total: int

    def count(self, word: str) -> int:
        """How often *word* was counted, 0 for what is no word."""
        index = self.trie.get(word)
        return 0 if index is None else int(self.counts[index])

    def begins_longer(self, head: str) -> bool:
        """Whether *head* begins a longer word."""
        words = self.trie.keys(head)
        return bool(words) and words != [head]


@lru_cache(maxsize=1)
def dictionary() -> Dictionary:
    """jieba's dictionary, from the cache folder or, the first time and when the file is damaged, built anew."""
    return stored("words", (dictionary_source(),), _count_words)


def stored(name: str, sources: Iterable[Path], count: Callable[[], tuple[Mapping[str, int], int]]) -> Dictionary:
    """What *count* finds, the counts and their sum, from the cache folder while *sources* are the same files, and the
    code is the same."""
    files = [(path.name, status.st_size, status.st_mtime_ns) for path in sources for status in (path.stat(),)]
    rests_on = (code_stamp(count), *files)
    folder = cache_folder()
    path = folder / f"{name}-{_FORMAT}-{crc32(repr(rests_on).encode()):08x}.bin" if folder else None
    packed = map_checked(path) if path else None
    if packed is None:
        made = _pack(*count())
        packed = (map_checked(path) if path and write_checked(path, made) else None) or memoryview(made)
        if folder:
            _forget(folder, name)
    return _unpack(packed)


def _forget(folder: Path, name: str) -> None:
    """Remove the oldest of what *folder* keeps under *name* for other versions of draftlint, jieba and the lists."""
    named = expression(rf"{name}-\d+-[0-9a-f]{{8}}\.bin")
    with suppress(OSError):  # another run may be doing the same; a file may be mapped there
        ours = [path for path in folder.iterdir() if named.fullmatch(path.name)]
        for path in sorted(ours, key=lambda path: path.stat().st_mtime_ns)[:-_VERSIONS]:
            path.unlink(missing_ok=True)


def dictionary_source() -> Path:
    """The file of jieba's dictionary. Raises ImportError where there is no jieba."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ImportError("jieba is not installed; run: pip install jieba")
    return Path(spec.origin).with_name("dict.txt")


def dictionary_rows() -> Iterator[tuple[str, int]]:
    """The words of jieba's dictionary with their counts, as they stand in its file: a word, a count, a part of speech."""
    with dictionary_source().open(encoding="utf-8") as rows:
        while fields := "".join(rows.readlines(_AT_ONCE)).split():
            yield from zip(fields[::3], map(int, fields[1::3]), strict=True)


def _count_words() -> tuple[Mapping[str, int], int]:
    counted: dict[str, int] = {}
    total = 0
    for word, count in dictionary_rows():
        counted[word] = count
        total += count  # jieba counts a word that stands twice in its file twice
    return counted, total


def _pack(counted: Mapping[str, int], total: int) -> bytes:
    """The stored form: the header, the trie, the counts by index."""
    from marisa_trie import Trie

    trie = Trie(counted)
    counts = array("I", bytes(4 * len(trie)))
    for index, number in zip(map(trie.get, counted), counted.values(), strict=True):
        counts[index] = number
    tree: bytes = trie.tobytes()
    tree += bytes(-len(tree) % 4)
    numbers = b"".join(number.to_bytes(4, "little") for number in (len(tree), total, 0))
    return numbers + tree + counts.tobytes()


def _unpack(packed: memoryview) -> Dictionary:
    from marisa_trie import Trie

    length = int.from_bytes(packed[:4], "little")
    total = int.from_bytes(packed[4:8], "little")
    end = _HEADER + length
    return Dictionary(Trie().map(packed[_HEADER:end]), packed[end:].cast("I"), total)


def known_list(name: str) -> Path:
    """Where a list of ``rules/lexicon`` lies. Raises ValueError for any other: a pack may name them, and nothing else."""
    folder = rules_folder() / "lexicon"
    names = sorted(path.stem for path in folder.glob("*.txt"))
    if name not in names:
        raise ValueError(f"no list {name!r}, there are: {', '.join(names)}")
    return list_path(name)


def _lines(name: str) -> list[str]:
    return known_list(name).read_text(encoding="utf-8").splitlines()


@cache
def word_list(name: str) -> Mapping[str, tuple[str, ...]]:
    """A list of ``rules/lexicon``: terms, each with its legal neighbours.

    A line holds terms parted by blanks, or one term with its legal neighbours behind bars; ``#`` starts a comment.
    """
    terms: dict[str, tuple[str, ...]] = {}
    for line in _lines(name):
        row, *legal = line.partition("#")[0].split("|")
        terms.update(dict.fromkeys(row.split(), tuple(form.strip() for form in legal)))
    return terms


@cache
def misspellings(name: str) -> Mapping[str, str]:
    """A list of ``rules/lexicon`` whose lines read ``right wrong wrong``: wrong forms to right ones."""
    swap: dict[str, str] = {}
    for line in _lines(name):
        right, *wrong = line.partition("#")[0].split() or ("",)
        swap.update(dict.fromkeys(wrong, right))
    return swap


@dataclass(frozen=True)
class Confusion:
    """A word, others that are put for it, and the company by which it is known."""

    right: str
    wrong: tuple[str, ...]
    company: str
    """Its company as listed, parted by blanks; ``_`` is where the word stands. It is read when first needed."""
    kinds: Mapping[str, str]
    """The company that words of a kind share, by the name that stands for it in *company* (``@person``)."""

    @cached_property
    def own(self) -> Company:
        """The company that is listed for it alone."""
        return Company(item for item in self.company.split() if item[0] != "@")

    @cached_property
    def shared(self) -> Company:
        """The company that it shares with other words of its kinds."""
        named = (item for item in self.company.split() if item[0] == "@" and item != _ENTRY)
        return Company(item for kind in named for item in self.kinds[kind].split())

    @cached_property
    def in_entries(self) -> bool:
        """Whether what it is an entry with (of the dictionary or the lists of official texts) is its company as well."""
        return _ENTRY in self.company.split()

    def keeps(self, text: str, span: Span) -> bool:
        """Whether what stands in *span* of *text* keeps the company of the right word, as it is listed."""
        return self.own.has(text, span) or self.shared.has(text, span)


class Company:
    """What stands beside a word: items such as ``left_``, ``_right`` and ``left_right``."""

    def __init__(self, items: Iterable[str]) -> None:
        sides = [(left, right) for left, _, right in (item.partition("_") for item in items)]
        self.before = frozenset(left for left, right in sides if not right)
        """What stands right before it."""
        self.after = frozenset(right for left, right in sides if not left)
        """What stands right behind it."""
        self.around = tuple((left, right) for left, right in sides if left and right)
        """What stands on both sides."""

    def has(self, text: str, span: Span) -> bool:
        """Whether some of it stands beside *span* of *text*."""
        start, end = span
        return (
            any(text[start - size : start] in self.before for size in range(1, min(_COMPANY, start) + 1))
            or any(text[end : end + size] in self.after for size in range(1, _COMPANY + 1))
            or any(text.endswith(left, 0, start) and text.startswith(right, end) for left, right in self.around)
        )


@cache
def confusions(name: str) -> tuple[Confusion, ...]:
    """A list of ``rules/lexicon`` whose lines read ``right < wrong wrong | left_ _right left_right``, and, for company
    that many words share, ``@kind | left_ _right``, which they then name: ``right < wrong | @kind left_``. What they
    have in entries of the dictionary and of the lists is named ``@entry``."""
    found = []
    kinds: dict[str, str] = {}
    for line in _lines(name):
        words, _, company = line.partition("#")[0].partition("|")
        right, _, wrong = words.partition("<")
        if (right := right.strip()).startswith("@"):
            kinds[right] = company
        elif right:
            found.append(Confusion(right, tuple(wrong.split()), company, kinds))
    return tuple(found)


class Lexicon:
    """The dictionary together with a project's own terms, which are right wherever they stand."""

    def __init__(self, terms: Iterable[str] = ()) -> None:
        self.terms = frozenset(terms) - {""}
        self._begun: dict[str, tuple[tuple[int, float], ...]] = {}
        self._routes: dict[str, tuple[list[int], float]] = {}

    @cached_property
    def _lengths(self) -> Mapping[str, set[int]]:
        """How long the terms are that begin with two characters, or are one character."""
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for term in self.terms:
            lengths[term[:_PAIR]].add(len(term))
        for head in [head for head in lengths if head[0] in self.terms]:
            lengths[head].add(1)
        return dict(lengths)

    @cached_property
    def _long(self) -> frozenset[str]:
        """What terms longer than a head begin with."""
        return frozenset(term[:HEAD] for term in self.terms if len(term) > HEAD)

    def knows(self, word: str) -> bool:
        """Whether *word* is a word of the dictionary or a term of the project."""
        return word in self.terms or dictionary().count(word) > 0

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.terms), default=0)

    def covers(self, text: str, span: Span) -> bool:
        """Whether *span* of *text* lies within a term of the project."""
        return any(
            text[start:end] in self.terms
            for start in range(max(0, span.end - self._longest), span.start + 1)
            for end in range(span.end, min(len(text), start + self._longest) + 1)
        )

    def count(self, word: str) -> int:
        """How often the dictionary counts *word*; 0 for what is no word of it."""
        return dictionary().count(word)

    def cut(self, text: str) -> list[str]:
        """The words of *text* in order; joined they are *text* again."""
        return list(self._words(text))

    def spans(self, text: str, start: int = 0, end: int | None = None) -> list[Span]:
        """The extents of the words of ``text[start:end]``, as spans of *text*."""
        spans = []
        for word in self._words(text[start:end]):
            spans.append(Span(start, start + len(word)))
            start += len(word)
        return spans

    def _words(self, text: str) -> Iterator[str]:
        for chunk in _CHUNK.split(text):
            if not chunk:
                continue
            if _CHUNK.match(chunk):
                yield from self._cut_chunk(chunk)
            else:
                yield from _cut_marks(chunk)

    def likelihood(self, text: str) -> float:
        """The logarithm of the probability of the likeliest words of *text*; marks and blanks count nothing."""
        if _CHUNK.fullmatch(text):
            return self._route(text)[1]
        return sum(self._route(chunk)[1] for chunk in _CHUNK.split(text) if _CHUNK.match(chunk))

    def _cut_chunk(self, chunk: str) -> Iterator[str]:
        """Maximum-probability words; Latin letters and digits that stand together stay together."""
        ends, _ = self._route(chunk)
        latin = ""
        start = 0
        while start < len(chunk):
            word = chunk[start : ends[start]]
            start = ends[start]
            if len(word) == 1 and _LATIN.match(word):
                latin += word
                continue
            if latin:
                yield latin
                latin = ""
            yield word
        if latin:
            yield latin

    def _route(self, chunk: str) -> tuple[list[int], float]:
        """For each position the end of the word that starts there on the best path, and the path's log-probability."""
        if (route := self._routes.get(chunk)) is None:
            if len(self._routes) >= _ROUTES:
                self._routes.clear()
            route = self._routes[chunk] = self._find_route(chunk)
        return route

    def _find_route(self, chunk: str) -> tuple[list[int], float]:
        begun, size, reach = self._begun, len(chunk), max(_LONGEST, self._longest)
        scores = [0.0] * (size + 1)
        ends = list(range(1, size + 1))
        for start in range(size - 1, -1, -1):
            head = chunk[start : start + HEAD]
            words = begun.get(head)
            if words is None:
                words = self._begin(head) if not self._goes_on(head) else ()
                if len(begun) >= _REMEMBERED:
                    begun.clear()
                begun[head] = words
            best = -inf
            for length, weight in words or self._begin(chunk[start : start + reach]):
                score = weight + scores[start + length]
                if score >= best:
                    best, ends[start] = score, start + length
            scores[start] = best
        return ends, scores[0]

    def _begin(self, text: str) -> tuple[tuple[int, float], ...]:
        """The words and terms that *text* begins with: length and log-probability, the shortest first; what is none
        counts as a word of one character."""
        trie, counts, _ = dictionary()
        unknown, found = self._unknown, trie.iter_prefixes_with_ids(text)
        words = [(len(word), log(counts[index]) - unknown) for word, index in found if counts[index]]
        if listed := self._listed(text):
            weights = dict(words)
            for length, weight in listed:
                weights[length] = max(weights.get(length, -inf), weight)
            words = sorted(weights.items())
        return tuple(words) or ((1, -unknown),)

    def _listed(self, text: str) -> Sequence[tuple[int, float]]:
        """The terms that *text* begins with, in the same way."""
        if not self.terms:
            return ()
        lengths = self._lengths.get(text[:_PAIR]) or self._lengths.get(text[:1]) or ()
        return [(length, -_TERM_COST) for length in lengths if length <= len(text) and text[:length] in self.terms]

    def _goes_on(self, head: str) -> bool:
        """Whether a word or a term that *head* begins is longer."""
        if len(head) < HEAD:
            return False  # it is the end of the text
        return self._lists_longer(head) or dictionary().begins_longer(head)

    def _lists_longer(self, head: str) -> bool:
        """Whether a term that *head* begins is longer."""
        return head in self._long

    @cached_property
    def _unknown(self) -> float:
        """The negative log-probability of what the dictionary has counted once."""
        return log(dictionary().total)

    def around(self, text: str, span: Span, reach: int = _CLAUSE_REACH) -> list[Span]:
        """The words of the clause around *span*, at most *reach* characters to either side."""
        start, end = span
        floor, ceiling = max(0, start - reach), min(len(text), end + reach)
        while start > floor and _CHUNK.match(text[start - 1]):
            start -= 1
        while end < ceiling and _CHUNK.match(text[end]):
            end += 1
        return self.spans(text, start, end)

    def bounded(self, text: str, span: Span) -> bool:
        """Whether both ends of *span* fall between two words."""
        edges = {edge for word in self.around(text, span) for edge in word}
        return span.start in edges and span.end in edges


def _cut_marks(chunk: str) -> Iterator[str]:
    start = 0
    for match in _BLANK.finditer(chunk):
        yield from chunk[start : match.start()]
        yield match[0]
        start = match.end()
    yield from chunk[start:]
