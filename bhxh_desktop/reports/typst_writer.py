"""The neutral document as PDF, for printing and live preview; laid out by resources/layout.

The document travels to the layout as JSON, so no text of an office is ever read as markup.
"""

from __future__ import annotations

import io
from functools import cache, cached_property

import msgspec
import typst

from bhxh_desktop.errors import Bug, Problem
from bhxh_desktop.paths import resources
from bhxh_desktop.reports import page, texts
from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.document import Annex, Document
from bhxh_desktop.reports.source import ReportSource
from bhxh_desktop.reports.text_width import even_lines

FONTS = (page.FONT, "Liberation Serif")
"""The decree's (I.4), else the one of the same widths."""
_LEFT = 4150  # twips for the bodies; the other column holds the nation's name on one line
_DATA = "report.json"
"""Read as a file: where an input of the whole layout changes, nothing of the last PDF is kept."""


class PdfWriter:
    """Makes PDFs one after another; the fonts and unchanged pages of the last are kept.

    Raises Problem ``font_missing`` when made on a PC without the fonts of a report: those that
    come with the layout engine are never used.
    """

    def __init__(self, fonts: typst.Fonts | None = None) -> None:
        fonts = fonts or typst.Fonts(include_embedded_fonts=False)
        families = set(fonts.families())
        found = next((name for name in FONTS if name in families), None)
        if found is None:
            raise Problem("font_missing", expected=page.FONT)
        self._font, self._fonts = found, fonts
        self._compiler = typst.Compiler(font_paths=fonts)

    @property
    def fault(self) -> Problem | None:
        """What is to be said of the font: None where it is the decree's own."""
        if self._font == page.FONT:
            return None
        return Problem("font_replaced", expected=page.FONT, found=self._font)

    def pdf_bytes(self, document: Document) -> bytes:
        """Return the file; the same document always gives the same bytes."""
        files = {**_layout(), _DATA: msgspec.json.encode(self._data(document))}
        return _one(self._compiler.compile(files, format="pdf"))  # type: ignore[type-var]

    @cached_property
    def _draft(self) -> str:
        """The watermark as SVG."""
        words = {"words": texts.DRAFT, "font": self._font}
        compiler = typst.Compiler(resources() / "layout" / "watermark.typ", font_paths=self._fonts)
        return _one(compiler.compile(sys_inputs=words, format="svg")).decode()

    def _data(self, document: Document) -> dict[str, object]:
        """Return what the layout reads; its head says what each part is."""
        head, code = document.letterhead, document.marks.code
        return {
            "document": document,
            "page": _measures(),
            "lines": {
                "parent": even_lines(head.parent_body, page.BODY_NAME_SIZE, _LEFT),
                "body": even_lines(head.body, page.BODY_NAME_SIZE, _LEFT),
                "subject": even_lines(
                    document.title.subject, page.BODY_SIZE, page.UPRIGHT.text_width
                ),
            },
            "annex_titles": [_title(annex) for annex in document.annexes],
            "left": _LEFT,
            "font": self._font,
            "watermark": self._draft if texts.DRAFT in document.marks.boxes else "",
            "qr": _qr(code) if code else "",
        }


def _title(annex: Annex) -> tuple[str, ...]:
    sheet = page.LANDSCAPE if annex.landscape else page.UPRIGHT
    return even_lines(annex.title, page.BODY_SIZE, sheet.text_width)


def pdf_bytes(document: Document) -> bytes:
    """Return the PDF of *document*; raises Problem ``font_missing``."""
    return _writer().pdf_bytes(document)


def font_fault() -> Problem | None:
    """Return what is to be said of the font of PDFs made here; raises Problem ``font_missing``."""
    return _writer().fault


def write_pdf(source: ReportSource) -> bytes:
    """Return the PDF of the report *source* describes; raises Problem ``font_missing``."""
    return pdf_bytes(compose(source))


@cache
def _writer() -> PdfWriter:
    return PdfWriter()


@cache
def _layout() -> dict[str, bytes]:
    """Return the files of the layout by name; the one that begins is called "main.typ"."""
    folder = resources() / "layout"
    names = {"main.typ": "report.typ", "base.typ": "base.typ", "table.typ": "table.typ"}
    return {name: (folder / source).read_bytes() for name, source in names.items()}


def _one(result: bytes | list[bytes] | None) -> bytes:
    """Return the only file of a compilation."""
    if not isinstance(result, bytes):
        raise Bug(f"compiled to {type(result)}")
    return result


def _measures() -> dict[str, object]:
    """Return every measure of `page` by its name in lower case."""
    found: dict[str, object] = {
        name.lower(): value
        for name, value in vars(page).items()
        if name.isupper() and isinstance(value, int | float)
    }
    return {**found, "upright": page.UPRIGHT._asdict(), "landscape": page.LANDSCAPE._asdict()}


def _qr(code: str) -> str:
    """Return the QR code as SVG; capitals make it small."""
    import segno  # noqa: PLC0415 -- half of what loading this module would cost

    out = io.BytesIO()
    segno.make(code.upper(), error="m", micro=False).save(
        out, kind="svg", xmldecl=False, border=0, scale=4
    )
    return out.getvalue().decode()
