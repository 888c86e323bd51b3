"""Values of YAML and TOML as the types of options demand them."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Any, Literal, Union, get_args, get_origin

from .complaint import Complaint
from .pack import Data
from .pattern import Pattern


def coerce(value: Data, hint: Any) -> Any:
    """*value* as the type *hint*: str, int, float, bool, Pattern, Literal, tuples, mappings, ``| None``. Raises Complaint."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return None if value is None else coerce(value, next(part for part in arguments if part is not type(None)))
    if origin is Literal:
        value = "off" if value is False else value  # YAML 1.1 reads a bare off as false
        if value not in arguments:
            choices = [str(argument) for argument in arguments]
            raise Complaint(f"应为{'、'.join(choices)}之一", f"should be one of {', '.join(choices)}")
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise Complaint("应为列表", "should be a list")
        return tuple(coerce(item, arguments[0]) for item in value)
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, dict):
            raise Complaint("应为“键: 值”", "should be key: value")
        return {key: coerce(item, arguments[1]) for key, item in value.items()}
    return _coerce_scalar(value, hint)


def _coerce_scalar(value: Data, hint: Any) -> Any:
    if hint is str or hint is Pattern:
        if isinstance(value, (list, dict)) or value is None:
            raise Complaint("应为文字", "should be text")
        return str(value) if hint is str else Pattern(str(value))
    if hint is bool:
        if not isinstance(value, bool):
            raise Complaint("应为 true 或 false", "should be true or false")
        return value
    numbers = (int,) if hint is int else (int, float)
    if isinstance(value, bool) or not isinstance(value, numbers):
        raise Complaint("应为数字", "should be a number")
    return hint(value)
