"""draftlint on Apache Spark: the findings of an archive as a DataFrame (``pip install 'draftlint[spark]'``).

The rules are read once, on the driver, and travel with the job; a Python worker unpacks them once. A document that
cannot be checked is a row with an ``error``, never a job that fails.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from .complaint import Complaint
from .library import Settings, session_for
from .linter import Linter
from .readers import load_stream
from .reporters.json import finding_data

if TYPE_CHECKING:
    from pandas import DataFrame as Frame
    from pyspark.sql import DataFrame

SCHEMA = (
    "path string, line int, column int, end_line int, end_column int, rule string, level string, message string, "
    "excerpt string, why string, fix string, fingerprint string, "
    "fixes array<struct<line:int,column:int,end_line:int,end_column:int,replacement:string>>, "
    "related array<struct<path:string,line:int,column:int,end_line:int,end_column:int,message:string>>, "
    "error string"
)
"""The columns of the findings, in the words of the JSON format: 1-based, columns in code points, ends exclusive.

In a row of a document that could not be checked *error* says why and all else but *path* is null.
"""

_COLUMNS = (
    "path", "line", "column", "end_line", "end_column", "rule", "level", "message", "excerpt", "why", "fix",
    "fingerprint", "fixes", "related", "error",
)  # fmt: skip
_AT_ONCE = 2_000
"""Rows that a worker holds before it hands them on."""


def findings(
    documents: DataFrame, config: Settings = None, *, path: str = "path", content: str = "content"
) -> DataFrame:
    """The findings of *documents*, of every level, as rows of ``SCHEMA``; those of a document by place.

    The column *path* names a document and, by its suffix, its format; the column *content* holds its text (string) or
    its bytes (binary), as ``spark.read.format("binaryFile")`` gives them. As in a folder, texts with hardly any Chinese
    are passed over. *config* is that of ``lint.check``; files that it names are read on the driver.

    Raises Complaint for a configuration or a rule pack that cannot be used.
    """
    packed = pickle.dumps(session_for(config).linter)
    named = documents.select(documents[path].alias("path"), documents[content].alias("content"))
    return named.mapInPandas(_worker(packed), SCHEMA)


def _worker(packed: bytes) -> Callable[[Iterable[Frame]], Iterator[Frame]]:
    """What a Python worker does with its share of the documents."""

    def work(frames: Iterable[Frame]) -> Iterator[Frame]:
        from pandas import DataFrame as Frame

        linter = _linter(packed)
        rows: list[dict[str, Any]] = []
        for frame in frames:
            for path, content in zip(frame["path"], frame["content"], strict=True):
                rows += _rows(linter, str(path), content)
                if len(rows) >= _AT_ONCE:
                    yield Frame(rows, columns=_COLUMNS, dtype=object)
                    rows = []
        yield Frame(rows, columns=_COLUMNS, dtype=object)

    return work


@lru_cache(maxsize=4)
def _linter(packed: bytes) -> Linter:
    """The linter that the driver has packed, once for each process."""
    linter: Linter = pickle.loads(packed)
    return linter


def _rows(linter: Linter, path: str, content: object) -> Iterator[dict[str, Any]]:
    """The rows of one document."""
    try:
        if not isinstance(content, (str, bytes, bytearray)):  # pandas has more than one null
            raise Complaint("没有内容（空值）", "no content (null)")
        data = content.encode("utf-8", "replace") if isinstance(content, str) else bytes(content)
        result = linter.check_bytes(load_stream(BytesIO(data)), path, in_folder=True)
    except Complaint as complaint:
        yield _failed(path, complaint.say(linter.config.lang))
    except Exception as error:  # noqa: BLE001 - one document's trouble must not end the job
        yield _failed(path, repr(error))
    else:
        yield from ({**finding_data(finding), "error": None} for finding in result.findings)
        yield from (_failed(path, failure.reason) for failure in result.failures)


def _failed(path: str, reason: str) -> dict[str, Any]:
    return {**dict.fromkeys(_COLUMNS), "path": path, "error": reason}
