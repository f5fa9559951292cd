"""Which formatting is in force.

Defaults of the document, styles and what they are based on, numbering, what stands at the
paragraph, what at the letters themselves: each hides what comes before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from bhxh_desktop.layout.package import Element, Package
from bhxh_desktop.layout.paper import Align, Hand, Shape

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LONGEST_CHAIN = 40
"""Styles based on one another; more is a circle or an attack."""
_FARTHEST = 1_000_000
_PARTS = {"pt": 20, "in": 1440, "cm": 1440 / 2.54, "mm": 1440 / 25.4, "pc": 240, "pi": 240}
_MEASURE = re.compile(r"\s*(-?\d{1,7}(?:\.\d{1,6})?)\s*(pt|in|cm|mm|pc|pi)?\s*")
_OFF = ("0", "false", "off", "none")
_TOGGLES = {"b": "bold", "i": "italic", "caps": "caps", "vanish": "hidden"}
_ALIGN: Mapping[str, Align] = {
    "start": "left",
    "end": "right",
    "center": "center",
    "right": "right",
    **dict.fromkeys(("both", "distribute", "thaiDistribute"), "both"),
}
_PLAIN_TEXT = 9
"""The level of outline that is none."""
_AUTO_SPACE = 280
"""Twips that Word leaves where it chooses the gap itself."""

Values = dict[str, Any]
"""Properties that are set, by name; what is not set is missing."""


@lru_cache(maxsize=4096)
def twips(text: str | None) -> int | None:
    """Return a length, in twips or with its measure; None for what is none."""
    found = _MEASURE.fullmatch(text or "")
    if found is None:
        return None
    value = round(float(found[1]) * (_PARTS[found[2]] if found[2] else 1))
    return max(-_FARTHEST, min(_FARTHEST, value))


def attribute(element: Element | None, name: str) -> str | None:
    """Return a ``w:`` attribute."""
    found: str | None = element.get(W + name) if element is not None else None
    return found


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child ``w:name``."""
    return element.find(W + name) if element is not None else None


def is_on(element: Element) -> bool:
    """Tell whether a switch such as ``w:b`` is on."""
    return (attribute(element, "val") or "1").lower() not in _OFF


class Formatting:
    """Resolves the formatting of one document."""

    def __init__(self, package: Package) -> None:
        """Read the styles of *package*, the fonts of its theme and its numbering."""
        self._fonts = _theme_fonts(package.theme)
        self._styles: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._chains: dict[tuple[str, str], Values] = {}
        root = package.styles
        for style in root.iter(W + "style") if root is not None else ():
            key, kind = attribute(style, "styleId") or "", attribute(style, "type") or ""
            self._styles.setdefault(key, style)
            if (attribute(style, "default") or "0").lower() not in _OFF:
                self._defaults.setdefault(kind, key)
        defaults = child(root, "docDefaults")
        self._run_defaults = self.run_values(child(child(defaults, "rPrDefault"), "rPr"))
        self._paragraph_defaults = paragraph_values(child(child(defaults, "pPrDefault"), "pPr"))

    def style(self, key: str) -> Element | None:
        """Return a style by its id."""
        return self._styles.get(key)

    def style_name(self, key: str) -> str:
        """Return what people call a style."""
        return attribute(child(self._styles.get(key), "name"), "val") or key

    def style_of(self, properties: Element | None) -> str:
        """Return the id of a paragraph's style."""
        key = attribute(child(properties, "pStyle"), "val")
        return key if key in self._styles else self._defaults.get("paragraph", "")

    def shape(self, properties: Element | None, table: str, numbering: Values) -> Shape:
        """Return how a paragraph stands; *numbering* holds what its list level says."""
        own = paragraph_values(properties)
        style = self._chain(self.style_of(properties), "p")
        values = {**self._paragraph_defaults, **self._chain(table, "p")}
        values |= {**style, **numbering} if "list" in own else {**numbering, **style}
        return _shape({**values, **own})

    def list_of(self, properties: Element | None) -> tuple[str, int] | None:
        """Return the list and its level that number a paragraph."""
        values = {**self._chain(self.style_of(properties), "p"), **paragraph_values(properties)}
        found: tuple[str, int] | None = values.get("list")
        return found if found and found[0] != "0" else None

    def base(self, properties: Element | None, table: str) -> tuple[Values, Values]:
        """Return what letters of a paragraph start from: plain values, and switches of its style.

        A switch set by both the style of the paragraph and that of the letters is off again.
        """
        style = {**self._chain(table, "r"), **self._chain(self.style_of(properties), "r")}
        plain = {**self._run_defaults, **style}
        return plain, {name: plain.get(name, False) for name in _TOGGLES.values()}

    def hand(self, base: tuple[Values, Values], properties: Element | None) -> Hand | None:
        """Return how a run looks in a paragraph that starts from *base*; None: it is hidden."""
        plain, switches = base
        values = dict(plain)
        key = attribute(child(properties, "rStyle"), "val")
        if key is not None:
            letters = self._chain(key, "r")
            values |= letters
            for name, on in switches.items():
                if letters.get(name):
                    values[name] = not on
        if properties is not None:
            values |= self.run_values(properties)
        return None if values.get("hidden") else _hand(values)

    def run_values(self, properties: Element | None) -> Values:
        """Return what a ``w:rPr`` sets."""
        values: Values = {}
        for each in properties if properties is not None else ():
            name = each.tag.removeprefix(W) if isinstance(each.tag, str) else ""
            if name in _TOGGLES:
                values[_TOGGLES[name]] = is_on(each)
            elif name == "rFonts":
                values |= self._font_values(each)
            elif name == "sz":
                size = twips(attribute(each, "val"))
                if size and size > 0:
                    values["size"] = size / 2
            elif name == "u":
                values["underlined"] = (attribute(each, "val") or "single") != "none"
            elif name == "color":
                colour = (attribute(each, "val") or "auto").upper()
                values["colour"] = "" if colour == "AUTO" else colour[:6]
        return values

    def _font_values(self, fonts: Element) -> Values:
        values: Values = {}
        for slot, name in (("ascii", "font"), ("hAnsi", "other_font")):
            theme = attribute(fonts, f"{slot}Theme")
            found = self._fonts.get((theme or "")[:5]) if theme else attribute(fonts, slot)
            if found:
                values[name] = found
        return values

    def _chain(self, key: str, kind: str) -> Values:
        """Return what a style and those it is based on set, of paragraphs (p) or letters (r)."""
        known = self._chains.get((key, kind))
        if known is not None:
            return known
        line: list[Element] = []
        at: str | None = key
        while at in self._styles and len(line) < LONGEST_CHAIN:
            line.append(self._styles[at])
            at = attribute(child(line[-1], "basedOn"), "val")
        values: Values = {}
        for style in reversed(line):
            if kind == "p":
                values |= paragraph_values(child(style, "pPr"))
            else:
                values |= self.run_values(child(style, "rPr"))
        self._chains[key, kind] = values
        return values


def paragraph_values(properties: Element | None) -> Values:
    """Return what a ``w:pPr`` sets."""
    values: Values = {}
    for each in properties if properties is not None else ():
        name = each.tag.removeprefix(W) if isinstance(each.tag, str) else ""
        if name in _PARAGRAPH:
            values |= _PARAGRAPH[name](each)
    return values


def _align(element: Element) -> Values:
    return {"align": _ALIGN.get(attribute(element, "val") or "", "left")}


def _indents(element: Element) -> Values:
    values: Values = {}
    for name, key in (("left", "left"), ("start", "left"), ("right", "right"), ("end", "right")):
        found = twips(attribute(element, name))
        if found is not None:
            values[key] = found
    first, hanging = (twips(attribute(element, name)) for name in ("firstLine", "hanging"))
    if hanging is not None:
        values["first"] = -hanging
    elif first is not None:
        values["first"] = first
    return values


def _spacing(element: Element) -> Values:
    values: Values = {}
    for side in ("before", "after"):
        found = twips(attribute(element, side))
        if (attribute(element, f"{side}Autospacing") or "0").lower() not in _OFF:
            found = _AUTO_SPACE
        if found is not None:
            values[side] = found
    line = twips(attribute(element, "line"))
    if line is not None:
        values |= {"line": line, "line_kind": attribute(element, "lineRule") or "auto"}
    return values


def _outline(element: Element) -> Values:
    level = twips(attribute(element, "val"))
    return {"outline": level if level is not None and 0 <= level < _PLAIN_TEXT else None}


def _list(element: Element) -> Values:
    level = twips(attribute(child(element, "ilvl"), "val")) or 0
    return {"list": (attribute(child(element, "numId"), "val") or "0", level)}


def _tabs(element: Element) -> Values:
    stops = ((twips(attribute(tab, "pos")), attribute(tab, "val")) for tab in element)
    return {"tabs": tuple(sorted(at for at, kind in stops if at is not None and kind != "clear"))}


def _borders(element: Element) -> Values:
    sides = (side for side in element if (attribute(side, "val") or "none") not in ("nil", "none"))
    return {"borders": frozenset(str(side.tag).removeprefix(W) for side in sides)}


def _frame(element: Element) -> Values:
    return {"framed": True} if attribute(element, "xAlign") == "center" else {}


_PARAGRAPH: Mapping[str, Callable[[Element], Values]] = {
    "jc": _align,
    "ind": _indents,
    "spacing": _spacing,
    "contextualSpacing": lambda each: {"contextual": is_on(each)},
    "pageBreakBefore": lambda each: {"new_page": is_on(each)},
    "outlineLvl": _outline,
    "numPr": _list,
    "tabs": _tabs,
    "pBdr": _borders,
    "framePr": _frame,
}


def _shape(values: Values) -> Shape:
    align: Align = "center" if values.get("framed") else values.get("align", "left")
    wanted = {name: values[name] for name in Shape._fields if name in values}
    return Shape(**{**wanted, "align": align})


def _hand(values: Values) -> Hand:
    return Hand(**{name: values[name] for name in Hand._fields if name in values})


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """Return the fonts of headings and text, by the beginning of their names in styles."""
    found: dict[str, str] = {}
    for kind in ("major", "minor"):
        latin = theme.find(f".//{A}{kind}Font/{A}latin") if theme is not None else None
        if latin is not None and latin.get("typeface"):
            found[kind] = latin.get("typeface")
    return found
