"""What a paragraph gets from its style, or from the style that that one is based on (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

from ..record import NamedTuple
from .numbering import switched, value, whole
from .package import Element, W

_DEPTH = 12
"""How far the chain of styles is followed; Word's own limit is 10 or so."""
_BODY = 9
"""The outline level of body text."""


class Look(NamedTuple):
    """What a style says of what it is put on; None where it says nothing."""

    name: str = ""
    outline: int | None = None
    """0-based; 9 is body text."""
    number: str | None = None
    """The list that it is numbered by."""
    level: int | None = None
    hidden: bool | None = None


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._looks: dict[str, Look] = {}
        self.default = ""
        """The paragraph style of a paragraph that names none."""
        for style in () if root is None else root.iterfind(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self._styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0") in {"1", "true", "on"}:
                self.default = name

    def look(self, style: str) -> Look:
        """What *style* says, inherited things included; an unknown style says nothing."""
        if style not in self._looks:
            self._looks[style] = self._resolved(style)
        return self._looks[style]

    def _resolved(self, style: str) -> Look:
        found: Look = Look()
        name: str | None = style
        for _ in range(_DEPTH):
            element = self._styles.get(name or "")
            if element is None:
                break
            own = _own(element)
            found = Look(
                name=found.name or own.name,
                outline=own.outline if found.outline is None else found.outline,
                number=own.number if found.number is None else found.number,
                level=own.level if found.level is None else found.level,
                hidden=own.hidden if found.hidden is None else found.hidden,
            )
            name = value(element, "basedOn")
        return found


def _own(style: Element) -> Look:
    paragraph, run = style.find(f"{W}pPr"), style.find(f"{W}rPr")
    number, level = (None, None) if paragraph is None else numbered(paragraph)
    return Look(
        name=(value(style, "name") or "").lower(),
        outline=None if paragraph is None else outline(paragraph),
        number=number,
        level=level,
        hidden=None if run is None else hidden(run),
    )


def outline(properties: Element) -> int | None:
    """The outline level that paragraph properties give, 0-based; None where they give none."""
    text = value(properties, "outlineLvl")
    return None if text is None else min(max(whole(text, _BODY), 0), _BODY)


def numbered(properties: Element) -> tuple[str | None, int | None]:
    """The list and the 0-based level that paragraph properties give; list "0" takes a style's numbering away."""
    found = properties.find(f"{W}numPr")
    if found is None:
        return None, None
    level = value(found, "ilvl")
    return value(found, "numId"), None if level is None else whole(level, 0)


def hidden(properties: Element) -> bool | None:
    """Whether run properties hide the text; None where they do not say."""
    found = properties.find(f"{W}vanish")
    return None if found is None else switched(found)
