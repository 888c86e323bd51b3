"""Regular expressions that are compiled when first used, tried only where they can match, and kept in the cache folder.

Compiling the expressions of all checks takes longer than checking a draft with them. What ``re`` and ``regex`` make
of an expression is plain data, from which the expression is had back some fifty times as fast. Any doubt is a miss:
another Python, another ``regex``, a file that is not whole, code that the engine refuses.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from .store import cache_folder, read_checked, write_checked

if TYPE_CHECKING:
    import regex

Key: TypeAlias = "tuple[str, str, int]"
"""The engine, the expression and its flags."""

_MOST = 5_000
"""Expressions beyond which the file is begun anew: packs of the past must not fill it for ever."""

LONGEST = 16
"""Characters of the longest text that is looked for before an expression is tried."""

_new: dict[Key, bytes] = {}


class _Expression:
    """Stands for a compiled expression of ``re`` until one of its methods is asked for, then has them itself."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "finditer":
            self.finditer = found = self._where_it_can_match()
            return found
        compiled = _compiled(("re", self.pattern, self._flags), _from_re, _to_re)
        for method in ("search", "match", "fullmatch", "findall", "sub", "subn", "split"):
            setattr(self, method, getattr(compiled, method))
        self.everywhere = compiled.finditer
        return self.__dict__[name] if name in self.__dict__ else getattr(compiled, name)

    def _where_it_can_match(self) -> Callable[..., Iterator[re.Match[str]]]:
        """``finditer``, which first looks for the texts that every match needs, if there are such and they are rare:
        most paragraphs hold none, and to find that out takes a fraction of the time."""
        screen: str = "" if self._flags else _compiled(("screen", self.pattern, 0), _from_screen, str)
        if not screen:
            everywhere: Callable[..., Iterator[re.Match[str]]] = self.everywhere
            return everywhere
        may_match = _Expression(screen, 0).search

        def finditer(text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
            if may_match(text, max(0, pos - LONGEST), endpos) is None:  # a text may stand right before what matches
                return iter(())
            return self.everywhere(text, pos, endpos)  # type: ignore[no-any-return]

        return finditer


@lru_cache(maxsize=4096)
def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(source, flags)``, done when first used; the same object each time. A mistake in *source* raises ``re.error`` only then."""
    return cast("re.Pattern[str]", _Expression(source, int(flags)))


def regex_expression(source: str, flags: int = 0) -> regex.Pattern[str]:
    """``regex.compile(source, flags)``. Raises ``regex.error``."""
    compiled: regex.Pattern[str] = _compiled(("regex", source, int(flags)), _from_regex, _to_regex)
    return compiled


def keep() -> None:
    """Write what was compiled in this process to the cache folder, for the next one."""
    folder = cache_folder()
    for engine in {key[0] for key in _new} if folder else ():
        assert folder is not None
        new = {key: data for key, data in _new.items() if key[0] == engine}
        known = _kept(engine)
        body = marshal.dumps((_signature(engine), {**known, **new} if len(known) + len(new) <= _MOST else new))
        write_checked(folder / _file(engine), body)
    _new.clear()
    _kept.cache_clear()


def _compiled(key: Key, make: Callable[[str, int], tuple[Any, Any]], restore: Callable[[Any], Any]) -> Any:
    """The compiled expression, from what is kept or made anew: *make* gives it and the data for *restore*."""
    if data := _kept(key[0]).get(key):
        try:
            return restore(marshal.loads(data))
        except (RuntimeError, TypeError, ValueError, EOFError, OverflowError):
            pass
    compiled, plain = make(key[1], key[2])
    if plain is not None:
        _new[key] = marshal.dumps(plain)
    return compiled


@cache
def _kept(engine: str) -> dict[Key, bytes]:
    """What earlier processes have compiled."""
    folder = cache_folder()
    body = read_checked(folder / _file(engine)) if folder else None
    if body is None:
        return {}
    try:
        signature, known = marshal.loads(body)
    except (TypeError, ValueError, EOFError):
        return {}
    return cast("dict[Key, bytes]", known) if signature == _signature(engine) else {}


def _from_screen(source: str, _: int) -> tuple[str, str]:
    from .prefilter import screen

    found = screen(source, LONGEST)
    return found, found


def _file(engine: str) -> str:
    return f"expressions-{engine}.bin"


def _signature(engine: str) -> tuple[str, ...]:
    """What the compiled form depends on."""
    python = (sys.implementation.cache_tag or "", sys.version)
    if engine == "re":
        return python
    screening = os.path.join(os.path.dirname(__file__), "prefilter.py")
    status = os.stat(screening if engine == "screen" else _matcher().__file__)
    return (*python, str(status.st_size), str(status.st_mtime_ns))


def _from_re(source: str, flags: int) -> tuple[re.Pattern[str], Any]:
    compiled = re.compile(source, flags)
    try:
        if sys.version_info >= (3, 11):
            compiler, parser = import_module("re._compiler"), import_module("re._parser")
        else:
            compiler, parser = import_module("sre_compile"), import_module("sre_parse")
        parsed = parser.parse(source, flags)
        code = [int(unit) for unit in compiler._code(parsed, flags)]  # noqa: SLF001 - the one place that needs it
    except (ImportError, AttributeError):  # another implementation of Python: then it is compiled each time
        return compiled, None
    names: list[str | None] = [None] * (compiled.groups + 1)
    for name, number in compiled.groupindex.items():
        names[number] = name
    return compiled, (source, compiled.flags, code, compiled.groups, dict(compiled.groupindex), tuple(names))


def _to_re(data: Any) -> re.Pattern[str]:
    compiled: re.Pattern[str] = import_module("_sre").compile(*data)  # checks the code before it takes it
    return compiled


def _from_regex(source: str, flags: int) -> tuple[regex.Pattern[str], Any]:
    import copyreg

    import regex

    compiled = regex.compile(source, flags)
    return compiled, copyreg.dispatch_table[type(compiled)](compiled)[1]  # as it is pickled


def _to_regex(data: Any) -> regex.Pattern[str]:
    compiled: regex.Pattern[str] = _matcher().compile(*data)
    return compiled


@cache
def _matcher() -> Any:
    """The part of ``regex`` that matches. It is had without the part that compiles, which takes longer to load than a
    draft to check, and comes by itself when something is to be compiled. Raises ImportError."""
    name = "regex._regex"
    package = PathFinder.find_spec("regex")
    spec = PathFinder.find_spec(name, package.submodule_search_locations) if package else None
    if name in sys.modules or spec is None or spec.loader is None:
        return import_module(name)
    sys.modules[name] = module = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module
