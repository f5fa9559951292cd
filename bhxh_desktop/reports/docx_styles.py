"""The styles of a report, so that people go on editing it in Word; no theme, no other font."""

from __future__ import annotations

from typing import Literal, NamedTuple

from docx.oxml.xmlchemy import BaseOxmlElement

from bhxh_desktop.reports import page
from bhxh_desktop.reports.ooxml import sizes, w

NORMAL, BODY, CAPTION, LETTERHEAD = "Normal", "BodyText", "Caption", "Letterhead"
TABLE_TEXT, TABLE_NOTE, HEADER, FOOTER = "TableText", "TableNote", "Header", "Footer"
ANNEX, ANNEX_TITLE, ANNEX_REFERENCE = "Annex", "AnnexTitle", "AnnexReference"
TITLE, SUBTITLE, DASH, PLUS = "Title", "Subtitle", "ListBullet", "ListBullet2"
HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")
SINGLE = 240


class _Style(NamedTuple):
    """A paragraph style; sizes in points, lengths in twips."""

    id: str
    name: str
    based_on: str = NORMAL
    size: float = page.BODY_SIZE
    bold: bool = False
    italic: bool = False
    align: Literal["left", "center", "both"] = "left"
    first_line: int = 0
    before: int = 0
    after: int = 0
    line: int = SINGLE
    keep_next: bool = False
    outline: int | None = None


_BODY = _Style(
    BODY,
    "Body Text",
    align="both",
    first_line=page.FIRST_LINE,
    after=page.PARAGRAPH_GAP,
    line=page.LINE,
)
_HEADING = _BODY._replace(based_on=BODY, bold=True, keep_next=True)
_LETTERED_POINT = 4
"""Upright, not bold (B6)."""
_STYLES = (
    _BODY,
    _BODY._replace(id=DASH, name="List Bullet", based_on=BODY),
    _BODY._replace(id=PLUS, name="List Bullet 2", based_on=BODY),
    *(
        _HEADING._replace(
            id=style, name=f"heading {level}", bold=level < _LETTERED_POINT, outline=level - 1
        )
        for level, style in enumerate(HEADINGS, 1)
    ),
    _Style(TITLE, "Title", bold=True, align="center", before=240, keep_next=True),
    _Style(SUBTITLE, "Subtitle", bold=True, align="center", keep_next=True),
    _Style(ANNEX, "Annex", bold=True, align="center", keep_next=True, outline=0),
    _Style(ANNEX_TITLE, "Annex Title", bold=True, align="center", keep_next=True),
    _Style(
        ANNEX_REFERENCE,
        "Annex Reference",
        size=page.ANNEX_REFERENCE_SIZE,
        italic=True,
        align="center",
        after=page.PARAGRAPH_GAP,
        keep_next=True,
    ),
    _Style(LETTERHEAD, "Letterhead", align="center"),
    _Style(CAPTION, "caption", bold=True, align="center", before=120, after=60, keep_next=True),
    _Style(TABLE_TEXT, "Table Text", size=12),
    _Style(TABLE_NOTE, "Table Note", size=12, italic=True, align="both", before=60, after=60),
    _Style(HEADER, "header", size=page.PAGE_NUMBER_SIZE, align="center"),
    _Style(FOOTER, "footer", size=page.FOOTER_SIZE),
)


def replace_styles(styles: BaseOxmlElement) -> None:
    """Put our styles in the place of all those of python-docx's own template."""
    for child in list(styles):
        styles.remove(child)
    styles.append(w("docDefaults", w("rPrDefault", _defaults()), w("pPrDefault")))
    normal = w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", styleId=NORMAL)
    font = w("style", w("name", val="Default Paragraph Font"), type="character", styleId="Font")
    plain = w("style", w("name", val="Normal Table"), type="table", styleId="TableNormal")
    for default in (normal, font, plain):
        default.set(f"{{{styles.nsmap['w']}}}default", "1")
        styles.append(default)
    styles.extend(map(_element, _STYLES))


def _defaults() -> BaseOxmlElement:
    fonts = w("rFonts", ascii=page.FONT, hAnsi=page.FONT, eastAsia=page.FONT, cs=page.FONT)
    return w("rPr", fonts, *sizes(page.BODY_SIZE), w("lang", val="vi-VN", eastAsia="vi-VN"))


def _element(style: _Style) -> BaseOxmlElement:
    paragraph = w("pPr")
    if style.keep_next:
        paragraph.append(w("keepNext"))
    spacing = {"before": style.before, "after": style.after, "line": style.line}
    paragraph.append(w("spacing", **spacing, lineRule="auto"))
    paragraph.append(w("ind", firstLine=style.first_line))
    paragraph.append(w("jc", val=style.align))
    if style.outline is not None:
        paragraph.append(w("outlineLvl", val=style.outline))
    run = w("rPr", w("b", val=int(style.bold)), w("i", val=int(style.italic)), *sizes(style.size))
    head = (w("name", val=style.name), w("basedOn", val=style.based_on))
    after = w("next", val=BODY if style.outline is not None else style.id)
    return w(
        "style", *head, after, w("qFormat"), paragraph, run, type="paragraph", styleId=style.id
    )
