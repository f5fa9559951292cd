"""Icons by meaning, drawn from the Phosphor font of the installed icon library.

Only its font file is used: importing the library costs more than the whole window. Names and
glyphs are read when the first icon is drawn.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from bhxh_desktop.errors import Bug
from ui import theme

GLYPHS = {
    "home": "house",
    "figures": "table",
    "journal": "notebook",
    "tasks": "check-square-offset",
    "assignment": "clipboard-text",
    "documents": "file-text",
    "draft": "article",
    "layout": "ruler",
    "exchange": "arrows-left-right",
    "safety": "shield-check",
    "board": "squares-four",
    "consolidation": "git-merge",
    "settings": "gear",
    "help": "question",
    "menu": "list",
    "search": "magnifying-glass",
    "unit": "buildings",
    "down": "caret-down",
    "right": "caret-right",
    "left": "caret-left",
    "panel": "columns",
    "import": "download-simple",
    "export": "upload-simple",
    "edit": "pencil-simple",
    "lock": "lock-simple",
    "reopen": "lock-simple-open",
    "check": "check",
    "approved": "check-circle",
    "returned": "arrow-bend-up-left",
    "received": "download-simple",
    "sent": "upload-simple",
    "consolidated": "archive-box",
    "conflict": "git-fork",
    "waiting_key": "key",
    "missing_parent": "git-branch",
    "nothing": "circle",
    "late": "clock",
    "error": "x-circle",
    "warning": "warning",
    "info": "info",
    "blank": "grid-four",
    "close": "x",
    "insert": "hash",
    "phrases": "quotes",
    "bold": "text-bolder",
    "italic": "text-italic",
    "dashes": "list-dashes",
    "numbers": "list-numbers",
    "undo": "arrow-u-up-left",
    "redo": "arrow-u-up-right",
    "folder": "folder-open",
    "print": "printer",
    "save": "floppy-disk",
    "plus": "plus",
    "minus": "minus",
    "delete": "trash",
    "backup": "shield-check",
    "file": "file",
    "note": "note",
    "sample": "flask",
    "calendar": "calendar-blank",
    "suggested": "arrow-right",
    "flag": "flag",
    "refresh": "arrows-clockwise",
}


def icon(name: str, colour: str = "text2", *, filled: bool = False) -> QIcon:
    """Return an icon by its meaning in the colour of a token."""
    return QIcon(_Glyph(_glyph(name, filled=filled), colour))


def pixmap(name: str, size: int, colour: str = "text2", *, filled: bool = False) -> QPixmap:
    """Return an icon as a picture of *size* logical pixels, for labels and delegates."""
    return icon(name, colour, filled=filled).pixmap(QSize(size, size))


def draw(
    painter: QPainter, rect: QRect, name: str, colour: str = "text2", *, filled: bool = False
) -> None:
    """Draw an icon into *rect*."""
    _draw(painter, rect, _glyph(name, filled=filled), colour)


class _Glyph(QIconEngine):
    """Draws one letter of the icon font, sharp at every size."""

    def __init__(self, glyph: str, colour: str) -> None:
        super().__init__()
        self._glyph = glyph
        self._colour = colour

    def clone(self) -> QIconEngine:
        return _Glyph(self._glyph, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002 -- Qt's signature
        colour = "hatch" if mode is QIcon.Mode.Disabled else self._colour
        _draw(painter, rect, self._glyph, colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture


def _draw(painter: QPainter, rect: QRect, glyph: str, colour: str) -> None:
    painter.save()
    letters = QFont(_family())
    letters.setPixelSize(min(rect.width(), rect.height()))
    painter.setFont(letters)
    painter.setPen(theme.colour(colour))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, glyph)
    painter.restore()


def _glyph(name: str, *, filled: bool) -> str:
    shape = GLYPHS[name] + ("-fill" if filled else "")
    return chr(int(_charmap()[shape], 16))


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_file("phosphor-*.ttf")))
    families = QFontDatabase.applicationFontFamilies(number)
    if not families:
        raise Bug("the icon font cannot be read")
    return families[0]


@cache
def _charmap() -> dict[str, str]:
    names: dict[str, str] = json.loads(_file("phosphor-charmap-*.json").read_text("utf-8"))
    return names


def _file(pattern: str) -> Path:
    folders = (Path(entry) / "qtawesome" / "fonts" for entry in sys.path)  # also when frozen
    found = next((path for folder in folders for path in folder.glob(pattern)), None)
    if found is None:
        raise Bug("the icon library is not installed")
    return found
