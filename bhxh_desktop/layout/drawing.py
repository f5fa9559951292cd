"""Straight lines and pictures drawn in a paragraph, in either of Word's two drawing languages."""

from __future__ import annotations

import re

from bhxh_desktop.layout.formatting import A, twips
from bhxh_desktop.layout.package import Element

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_EMU_PER_TWIP = 635
_STRAIGHT = ("line", "straightConnector1")
_CONNECTOR = "#_x0000_t32"
_WIDTH = re.compile(r"(?:^|;)\s*width:\s*([^;]+)")


def line_length(drawing: Element) -> int | None:
    """Return the length in twips of the straight line that *drawing* is; None for anything else."""
    kind = drawing.find(f".//{A}prstGeom")
    if kind is not None and kind.get("prst") in _STRAIGHT:
        extent = drawing.find(f".//{_WP}extent")
        width = twips(extent.get("cx", "")[:7]) if extent is not None else None
        text = extent.get("cx", "") if extent is not None else ""
        return int(text) // _EMU_PER_TWIP if width is not None and text.isdecimal() else None
    line = drawing.find(f".//{_V}line")
    if line is not None:
        return _between(line.get("from"), line.get("to"))
    for each in drawing.iter(f"{_V}shape", f"{_V}rect"):
        if each.get("type") == _CONNECTOR or each.get(f"{_O}hr"):
            found = _WIDTH.search(each.get("style") or "")
            return twips(found[1].strip()) if found else None
    return None


def has_picture(drawing: Element) -> bool:
    """Tell whether *drawing* holds a picture."""
    found = drawing.find(f".//{_PIC}pic"), drawing.find(f".//{_V}imagedata")
    return any(each is not None for each in found)


def _between(start: str | None, end: str | None) -> int | None:
    ends = [twips((point or "").partition(",")[0]) for point in (start, end)]
    return abs(ends[1] - ends[0]) if ends[0] is not None and ends[1] is not None else None
