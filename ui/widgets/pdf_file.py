"""Reading a PDF of our own into memory."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QObject
from PySide6.QtPdf import QPdfDocument

from bhxh_desktop.errors import Bug


def read_pdf(data: bytes, parent: QObject | None = None) -> QPdfDocument:
    """Return the document, read to its end; a buffer in memory is never waited for."""
    document = QPdfDocument(parent) if parent is not None else QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        raise Bug(f"our own PDF cannot be read: {document.error()}")
    return document
