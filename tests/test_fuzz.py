"""The fuzz targets hold on their corpus, change inputs as they should, and can fail."""

from __future__ import annotations

import zipfile
from importlib import import_module
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from lint.document import Block
from lint.text import Span

from .conftest import document
from .fuzz.engine import CORPUS, TARGETS
from .fuzz.soundness import check_document

_MOST_FILES, _MOST_BYTES = 100, 300_000
FILES = [(target, path) for target in TARGETS for path in sorted((CORPUS / target).iterdir())]


@pytest.mark.parametrize(("target", "path"), FILES, ids=[f"{target}-{path.name}" for target, path in FILES])
def test_target_holds_on_its_corpus(target: str, path: Path) -> None:
    import_module(f"tests.fuzz.{target}").check(path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_inputs_are_changed_by_the_seed_alone(target: str) -> None:
    mutate = import_module(f"tests.fuzz.{target}").mutate
    inputs = [path.read_bytes() for path in sorted((CORPUS / target).iterdir())]
    new = [mutate(data, Random(seed)) for seed, data in enumerate(inputs)]
    assert sum(one != two for one, two in zip(new, inputs, strict=True)) > len(inputs) / 2
    assert target == "word" or new == [mutate(data, Random(seed)) for seed, data in enumerate(inputs)]


def test_changed_word_files_are_mostly_packages() -> None:
    mutate = import_module("tests.fuzz.word").mutate
    whole = (CORPUS / "word" / "plain.docx").read_bytes()
    assert sum(zipfile.is_zipfile(BytesIO(mutate(whole, Random(seed)))) for seed in range(20)) >= 18


def test_the_corpus_stays_small() -> None:
    assert len(FILES) <= _MOST_FILES
    assert sum(path.stat().st_size for _, path in FILES) <= _MOST_BYTES


@pytest.mark.parametrize(
    "span", [Span(0, 99), Span(3, 3), Span(-1, 2)], ids=["beyond the end", "empty", "before the start"]
)
def test_a_block_that_is_not_in_the_text_is_noticed(span: Span) -> None:
    draft = document("全年立案12件。\n")
    check_document(draft)
    draft.blocks = [Block(span, "paragraph")]
    with pytest.raises(AssertionError):
        check_document(draft)


def test_a_text_that_is_not_in_the_source_is_noticed() -> None:
    draft = document("全年立案12件。\n")
    draft.text = draft.text.replace("立", "收")
    with pytest.raises(AssertionError):
        check_document(draft)
