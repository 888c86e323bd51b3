"""The imports keep to the table of layers in CONTRIBUTING.md."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from .conftest import ROOT

PACKAGE = ROOT / "lint"


class Layer(NamedTuple):
    number: int
    modules: tuple[str, ...]
    below: range
    """The layers that it may import, besides itself."""
    not_from: tuple[str, ...]
    types: tuple[str, ...]
    """Names that it may import from anywhere."""


def layers() -> list[Layer]:
    """The rows of the table."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    found = []
    for number, modules, allowed in re.findall(r"^\| (\d) \| (.+?) \| (.+?) \|$", text, re.MULTILINE):
        first, last = (1, 99) if allowed == "all" else (int(allowed[0]), int(re.findall(r"\d", allowed)[:2][-1]))
        if allowed != "all" and "–" not in allowed:
            last = first
        not_from = re.findall(r"not (\w+)", allowed)
        types = re.findall(r"[A-Z]\w+", allowed)
        names = tuple(name.rstrip("/") for name in re.findall(r"`([\w/]+)`", modules))
        found.append(Layer(int(number), names, range(first, last + 1), tuple(not_from), tuple(types)))
    return found


LAYERS = layers()
LAYER_OF = {name: layer for layer in LAYERS for name in layer.modules}
FILES = [
    path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.relative_to(PACKAGE).as_posix() not in {"__init__.py", "__main__.py"}
]


def module_of(path: Path) -> str:
    """The first part of a file's name inside the package: a module, or a package of it."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """What of the package a file imports: (module, name)."""
    here = path.relative_to(PACKAGE).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.partition(".")[0] == "lint":
                    yield alias.name.split(".")[1], ""
        elif isinstance(node, ast.ImportFrom) and node.level:
            base = here[: len(here) - node.level + 1]
            parts = (*base, *(node.module or "").split(".")) if node.module else base
            for alias in node.names:
                where = parts[0] if parts else alias.name
                if where != "__version__":
                    yield where, alias.name
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "lint":
            yield ((node.module or "") + ".").split(".")[1], node.names[0].name


def test_every_module_has_its_layer_and_every_name_its_module() -> None:
    modules = {module_of(path) for path in FILES}
    assert modules - set(LAYER_OF) == set()
    assert [layer.number for layer in LAYERS] == list(range(1, len(LAYERS) + 1))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_downwards(path: Path) -> None:
    mine = module_of(path)
    layer = LAYER_OF[mine]
    wrong = []
    for module, name in imports(path):
        other = LAYER_OF[module]
        inside = module == mine or other.number in layer.below or other.number == layer.number
        if (not inside and name not in layer.types) or module in layer.not_from:
            wrong.append(f"{module}.{name}")
    assert wrong == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    edges = {mine: set[str]() for mine in map(module_of, FILES)}
    for path in FILES:
        edges[module_of(path)] |= {module for module, _ in imports(path)} - {module_of(path)}
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join((*trail, module))
        if module not in done:
            for other in sorted(edges[module]):
                visit(other, (*trail, module))
            done.add(module)

    for module in edges:
        visit(module, ())


@pytest.mark.parametrize("forbidden", ["pathlib", "os", "yaml"])
def test_checks_see_no_files(forbidden: str) -> None:
    for path in FILES:
        if module_of(path) == "checks":
            assert not re.search(rf"^\s*(?:import|from) {forbidden}\b", path.read_text(encoding="utf-8"), re.MULTILINE)
