"""Words that are drawn in a few lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout

MOST = 2


def wrapped(text: str, font: QFont, width: int, most: int = MOST) -> tuple[str, ...]:
    """Return at most *most* lines of *text*; the last ends in dots where more were needed."""
    layout = QTextLayout(text, font)
    lines: list[str] = []
    place = 0
    layout.beginLayout()
    while text and len(lines) < most - 1 and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        begun, place = place, line.textStart() + line.textLength()
        lines.append(text[begun:place].strip())
    layout.endLayout()
    if rest := text[place:].strip():
        lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return tuple(lines)
