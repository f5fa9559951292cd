"""Printing a PDF as it stands, page by page, each the way it lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.widgets.pdf_file import read_pdf

SHARPEST = 300
"""Dots per inch a page is drawn at: what office printers resolve, 25 MB a page."""
_POINTS = 72


def ask_printer(parent: QWidget) -> QPrinter | None:
    """Let the user choose a printer; None where he does not want to print."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() else None


def ask_path(parent: QWidget, title: str, suggested: Path, kind: str) -> Path | None:
    """Let the user choose where to save; None where he does not want to."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kind)
    if not chosen:
        return None
    path = Path(chosen)
    same = path.suffix.lower() == suggested.suffix
    return path if same else path.with_name(path.name + suggested.suffix)


def print_pdf(data: bytes, printer: QPrinter, progress: Callable[[int, int], None]) -> int:
    """Print the pages the user chose of a PDF; gives their number, 0 where the printer refuses.

    Runs in any thread: it draws on no widget. Where *progress* raises, the printer is told to drop
    what it got.
    """
    document = read_pdf(data)
    pages = _wanted(document, printer)
    painter = QPainter()
    try:
        for number, page in enumerate(pages):
            progress(number, len(pages))
            if not _print_page(document, page, printer, painter):
                return 0
    except BaseException:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    return len(pages)


def _wanted(document: QPdfDocument, printer: QPrinter) -> list[int]:
    """Return the pages in the order they are sent: as often as asked where the printer cannot."""
    first = max(printer.fromPage(), 1) - 1
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    pages = list(range(first, last))
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _ in range(copies)]


def _print_page(document: QPdfDocument, page: int, printer: QPrinter, painter: QPainter) -> bool:
    """Print one page at its true size; False where the printer takes none."""
    size = document.pagePointSize(page)
    wide = size.width() > size.height()
    side = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(side)
    if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
        return False
    dots = min(printer.resolution(), SHARPEST)
    picture = document.render(page, (size * (dots / _POINTS)).toSize())
    room = (size * (printer.resolution() / _POINTS)).toSize()
    painter.drawImage(QRect(QPoint(0, 0), room), picture)
    return True
