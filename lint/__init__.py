"""draftlint: a quality and consistency linter for Chinese report drafts.

    >>> import lint
    >>> [(finding.rule, finding.excerpt) for finding in lint.check("全年立案***件。").findings]
    [('placeholder/star', '***')]

What stands in ``__all__`` is the library: it stays as it is within a major version. All else may change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .complaint import Complaint
    from .config import Config
    from .finding import Finding, Related, Replacement
    from .library import check, fixed
    from .linter import Linter
    from .result import Failure, Fixed, Result
    from .text import Location

__version__ = "0.1.0"

__all__ = [
    "Complaint",
    "Config",
    "Failure",
    "Finding",
    "Fixed",
    "Linter",
    "Location",
    "Related",
    "Replacement",
    "Result",
    "__version__",
    "check",
    "fixed",
]

_HOMES = {
    "check": "library",
    "fixed": "library",
    "Complaint": "complaint",
    "Config": "config",
    "Finding": "finding",
    "Related": "finding",
    "Replacement": "finding",
    "Failure": "result",
    "Fixed": "result",
    "Linter": "linter",
    "Result": "result",
    "Location": "text",
}
"""Name to module. They are imported when they are first used, so that the command line starts without them."""


if not TYPE_CHECKING:  # a type checker would take any name for one of ours

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f".{_HOMES[name]}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
