"""The JSON Schema of a rule pack, made from the checks, so that editors complete and check packs."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Any, Literal, Union, get_args, get_origin

from .checks import CHECKS
from .pattern import Pattern
from .rule import COMMON, REQUIRED, options, required_options


def schema() -> dict[str, Any]:
    """The schema, draft 2020-12."""
    example = {
        "oneOf": [
            {"type": "string"},
            {
                "type": "object",
                "properties": {"text": {"type": "string"}, "fixed": {"type": "string"}},
                "required": ["text"],
                "additionalProperties": False,
            },
        ]
    }
    examples = {"type": "array", "items": example, "minItems": 2}
    common = {key: _schema(hint) for key, hint in COMMON.items() if key != "check"} | {
        "bad": examples,
        "good": examples,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "draftlint rule pack",
        "type": "object",
        "properties": {
            "parts": {
                "type": "object",
                "description": "parts of expressions, put in where {{name}} stands",
                "additionalProperties": {"type": "string"},
            },
            "rules": {
                "type": "object",
                "additionalProperties": {
                    "oneOf": [
                        *(_rule(name, common) for name in CHECKS),
                        {
                            "type": "object",
                            "not": {"required": ["check"]},
                            "description": "a change to a built-in rule",
                        },
                    ]
                },
            },
        },
        "additionalProperties": False,
    }


def _rule(name: str, common: Mapping[str, Any]) -> dict[str, Any]:
    check = CHECKS[name]
    own = {key: _schema(hint) for key, hint in options(check).items()}
    return {
        "type": "object",
        "description": (check.__doc__ or "").strip().partition("\n")[0],
        "properties": {"check": {"const": name}, **common, **own},
        "required": [*REQUIRED, *required_options(check)],
        "additionalProperties": False,
    }


def _schema(hint: Any) -> dict[str, Any]:
    """The schema of a key's type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return {"anyOf": [{"type": "null"} if part is type(None) else _schema(part) for part in arguments]}
    if origin is Literal:
        values: list[Any] = [False if value == "off" else value for value in arguments]
        return {"enum": [*arguments, *(value for value in values if value is False)]}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0])}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _schema(arguments[1])}
    if hint is Pattern:
        return {"type": "string", "format": "regex"}
    return {"type": {str: ["string", "number"], bool: "boolean", int: "integer", float: "number"}[hint]}
