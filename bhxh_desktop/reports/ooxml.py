"""Small pieces of WordprocessingML, built as elements; python-docx has no API for most of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from bhxh_desktop.reports.document import Align

_JUSTIFY = {"left": "left", "center": "center", "right": "right"}
_SIDES = ("top", "left", "bottom", "right")


def w(tag: str, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """Return the element ``w:tag`` with these children and ``w:`` attributes."""
    element = cast("BaseOxmlElement", OxmlElement(f"w:{tag}"))
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(children)
    return element


def sizes(points: float) -> tuple[BaseOxmlElement, BaseOxmlElement]:
    """Return the properties of a run that set its type."""
    half_points = round(points * 2)
    return w("sz", val=half_points), w("szCs", val=half_points)


def text_run(
    text: str, *, bold: bool = False, italic: bool = False, size: float | None = None
) -> BaseOxmlElement:
    """Return a run; bold, italic and size only where they differ from the style."""
    properties = w("rPr")
    if bold:
        properties.append(w("b"))
    if italic:
        properties.append(w("i"))
    if size is not None:
        properties.extend(sizes(size))
    content = w("t")
    content.text = text
    content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return w("r", *([properties] if len(properties) else []), content)


def mark_size(size: float) -> BaseOxmlElement:
    """Return the size of a paragraph's own mark, by which an empty one is as high as its row."""
    return w("rPr", *sizes(size))


def field_run(instruction: str) -> tuple[BaseOxmlElement, ...]:
    """Return the runs of a field such as PAGE, which the reader's program fills in."""
    code = w("instrText")
    code.text = instruction
    kinds = ("begin", "separate", "end")
    begin, separate, end = (w("r", w("fldChar", fldCharType=kind)) for kind in kinds)
    return begin, w("r", code), separate, text_run("2"), end


def paragraph(
    style: str, runs: Iterable[BaseOxmlElement], *properties: BaseOxmlElement
) -> BaseOxmlElement:
    """Return a paragraph; *properties* in the order of the schema (keepNext … spacing, ind, jc)."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *runs)


def justified(align: Align) -> BaseOxmlElement:
    """Return the alignment of a paragraph."""
    return w("jc", val=_JUSTIFY[align])


def rule(length: int, room: int, style: str) -> BaseOxmlElement:
    """Return a solid line of *length* twips, centred in *room*, drawn as a border."""
    side = max(0, (room - length) // 2)
    line = w("pBdr", w("top", val="single", sz=6, space=1, color="auto"))
    spacing = w("spacing", before=40, after=0, line=100, lineRule="exact")
    return paragraph(style, (), line, spacing, w("ind", left=side, right=side, firstLine=0))


def framed(text: str, length: int, room: int, style: str, size: float) -> BaseOxmlElement:
    """Return a line of text in a box *length* twips wide, centred in *room*."""
    side = max(0, (room - length) // 2)
    frame = w("pBdr", *_borders(_SIDES, size=8, space=2))
    spacing = w("spacing", before=120, after=0)
    indent = w("ind", left=side, right=side, firstLine=0)
    run = text_run(text, bold=True, size=size)
    return paragraph(style, (run,), frame, spacing, indent, justified("center"))


def table(
    widths: Iterable[int], rows: Iterable[BaseOxmlElement], *, bordered: bool, margin: int = 0
) -> BaseOxmlElement:
    """Return a table of fixed column *widths*; *margin* is the room beside the text of a cell."""
    widths = tuple(widths)
    properties = w("tblPr", w("tblW", w=sum(widths), type="dxa"))
    if bordered:
        sides = (*_SIDES, "insideH", "insideV")
        properties.append(w("tblBorders", *_borders(sides, size=4)))
    properties.append(w("tblLayout", type="fixed"))
    margins = (w(side, w=margin, type="dxa") for side in ("left", "right"))
    properties.append(w("tblCellMar", *margins))
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return w("tbl", properties, grid, *rows)


def table_row(cells: Iterable[BaseOxmlElement], *, heads: bool = False) -> BaseOxmlElement:
    """Return a row that stays on one page; one that *heads* is repeated on every page."""
    properties = w("trPr", w("cantSplit"))
    if heads:
        properties.append(w("tblHeader"))
    return w("tr", properties, *cells)


def table_cell(
    width: int, content: Iterable[BaseOxmlElement], *properties: BaseOxmlElement
) -> BaseOxmlElement:
    """Return a cell; *properties* in the order of the schema (gridSpan, vMerge, vAlign)."""
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *properties), *content)


def _borders(sides: Iterable[str], *, size: int, space: int = 0) -> Iterator[BaseOxmlElement]:
    """Yield solid lines *size* eighths of a point thick."""
    for side in sides:
        yield w(side, val="single", sz=size, space=space, color="auto")
