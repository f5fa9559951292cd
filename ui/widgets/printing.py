"""Printing a PDF as it stands, page by page, each the way it lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.widgets.pdf_file import read_pdf

SHARPEST = 300
"""Dots per inch a page is drawn at: what office printers resolve, 25 MB a page."""
_POINTS = 72


def ask_printer(parent: QWidget) -> QPrinter | None:
    """Let the user choose a printer; None where he does not want to print."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
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

    Runs in any thread: it draws on no widget.
    """
    document = read_pdf(data)
    first = max(printer.fromPage(), 1) - 1
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    painter = QPainter()
    for page in range(first, last):
        progress(page - first, last - first)
        size = document.pagePointSize(page)
        wide = size.width() > size.height()
        side = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(side)
        started = printer.newPage() if painter.isActive() else painter.begin(printer)
        if not started:
            return 0
        scale = min(printer.resolution(), SHARPEST) / _POINTS
        picture = document.render(page, QSize(*(round(n * scale) for n in size.toTuple())))
        room = QRect(0, 0, printer.width(), printer.height())
        painter.drawImage(room, picture)
    painter.end()
    return last - first
