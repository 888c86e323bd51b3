"""``dataclass`` and ``NamedTuple`` without the code that those of Python write and compile for every class.

That, and loading what it takes, would be a third of the time of checking one draft. The classes behave the same; a
dataclass becomes one of Python's own as soon as ``dataclasses`` is asked about its fields.
"""

from __future__ import annotations

__all__ = ["NamedTuple", "dataclass", "field", "replace"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
    from typing import NamedTuple
else:
    from _collections import _tuplegetter
    from reprlib import recursive_repr

    class _Made:
        """What a field is if it is not given."""

        def __init__(self, options):
            self.options = options

        def value(self):
            return self.options["default"] if "default" in self.options else self.options["default_factory"]()

    def field(**options):
        """As in ``dataclasses``: *default* or *default_factory*, *repr*."""
        return _Made(options)

    def dataclass(cls=None, /, *, frozen=False):
        """As in ``dataclasses``."""
        if cls is None:
            return lambda given: dataclass(given, frozen=frozen)
        names = [name for name, kind in cls.__annotations__.items() if not kind.startswith("ClassVar")]
        made = {name: value for name in names if isinstance(value := cls.__dict__.get(name), _Made)}
        for name in made:
            delattr(cls, name)
        cls.__record__ = (tuple(names), made)
        cls.__match_args__ = tuple(names)
        methods = {"__init__": _init, "__repr__": _repr, "__eq__": _eq, "__hash__": _hash if frozen else None}
        if frozen:
            methods |= {"__setattr__": _refuse}
        for name, method in methods.items():
            setattr(cls, name, method)
        cls.__dataclass_fields__ = _Fields(tuple(methods), made, frozen)
        return cls

    def replace(instance, /, **changes):
        """As in ``dataclasses``."""
        return type(instance)(**{name: getattr(instance, name) for name in instance.__record__[0]} | changes)

    def _init(self, /, *given, **named):
        names, made = self.__record__
        if len(given) > len(names):
            raise TypeError(f"{type(self).__name__} takes {len(names)} arguments, not {len(given)}")
        values = dict(zip(names, given, strict=False))
        if wrong := [name for name in named if name in values or name not in names]:
            raise TypeError(f"{type(self).__name__} got an unexpected argument: {wrong[0]}")
        values |= named
        for name in names:
            if name not in values:
                if name in made:
                    values[name] = made[name].value()
                elif hasattr(type(self), name):
                    values[name] = getattr(type(self), name)
                else:
                    raise TypeError(f"{type(self).__name__} missing a required argument: {name}")
        self.__dict__.update(values)
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    @recursive_repr()
    def _repr(self):
        names, made = self.__record__
        shown = [name for name in names if name not in made or made[name].options.get("repr", True)]
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    def _values(self):
        return tuple(getattr(self, name) for name in self.__record__[0])

    def _eq(self, other):
        return _values(self) == _values(other) if type(other) is type(self) else NotImplemented

    def _hash(self):
        return hash(_values(self))

    def _refuse(_self, name, _value):
        raise AttributeError(f"cannot assign to field {name!r}")

    class _Fields:
        """Stands for the fields of a class until they are asked for; then the class is made one of Python's own."""

        def __init__(self, methods, made, frozen):
            self.methods, self.made, self.frozen = methods, made, frozen

        def __get__(self, instance, cls):
            import dataclasses

            for name in (*self.methods, "__dataclass_fields__"):
                delattr(cls, name)
            for name, value in self.made.items():
                setattr(cls, name, dataclasses.field(**value.options))
            return dataclasses.dataclass(cls, frozen=self.frozen).__dataclass_fields__

    class _Tuple(type):
        """Makes the classes of named tuples."""

        def __new__(mcs, name, bases, space):
            names = tuple(space.get("__annotations__", ()))
            space["_fields"] = space["__match_args__"] = names
            space["_field_defaults"] = {name: space.pop(name) for name in names if name in space}
            space |= {name: _tuplegetter(index, "") for index, name in enumerate(names)}
            return super().__new__(mcs, name, bases, {"__slots__": (), "__new__": _new, **space})

    def _new(cls, /, *given, **named):
        """Makes the first instance, and the function that makes the others."""
        names = ", ".join(cls._fields)
        code = f"lambda _cls, {names}: _new(_cls, ({names},))" if names else "lambda _cls: _new(_cls)"
        made = eval(code, {"_new": tuple.__new__, "__builtins__": {}, "__name__": cls.__module__})
        made.__defaults__ = tuple(cls._field_defaults.values())
        cls.__new__ = made
        return made(cls, *given, **named)

    class NamedTuple(tuple, metaclass=_Tuple):
        """As in ``typing``."""

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, /, **changes):
            return type(self)(**dict(zip(self._fields, self, strict=True)) | changes)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in zip(self._fields, self, strict=True))})"
