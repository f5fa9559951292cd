"""Paints one section of the list: number, heading, how far it is."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bhxh_desktop.queries.sections import SectionRow
from ui import icons, theme
from ui.models.section_model import SECTION, STATE
from ui.wrapping import wrapped

ROW, TITLE = 29, 34
LOOKS = {
    "done": ("check", "ok"),
    "begun": ("edit", "accent"),
    "nothing": ("nothing", "edge"),
    "outdated": ("warning", "warn"),
}
"""Icon and colour of each state, here and in the legend."""
_LEFT, _STEP, _NUMBER, _ICON = 14, 10, 24, 16
_PAD, _SCROLL = 5, 18
_SIDE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


class SectionDelegate(QStyledItemDelegate):
    """Draws titles in the hand of groups and the chosen section with a bar at its left.

    A heading stands in two lines where it needs them; the pane beside shows the whole of it.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 -- Qt's name
        """Return the height of the row in the view as wide as it is."""
        row: SectionRow = index.data(SECTION)
        lines = _laid_out(row, _width(option), chosen=True).lines
        least = TITLE if row.is_title and row.section.level == 1 else ROW
        height = len(lines) * QFontMetrics(_font(row, chosen=True)).height()
        return QSize(120, max(least, height + 2 * _PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        row: SectionRow = index.data(SECTION)
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect.adjusted(6, 1, -6, -1), theme.colour("accent_s"))
            bar = QRect(rect.left() + 6, rect.top() + 5, 3, rect.height() - 10)
            painter.fillRect(bar, theme.colour("accent"))
        painter.setFont(_font(row, chosen=chosen))
        laid = _laid_out(row, _width(option), chosen=chosen)
        high = painter.fontMetrics().height()
        top = rect.top() + (rect.height() - len(laid.lines) * high) // 2
        line = QRect(rect.left() + laid.number, top, laid.words - laid.number, high)
        painter.setPen(theme.colour("accent" if chosen else "text2"))
        painter.drawText(line, _SIDE, row.section.printed_number)
        painter.setPen(theme.colour("accent" if chosen else "text2" if row.is_title else "text"))
        for number, words in enumerate(laid.lines):
            line = QRect(rect.left() + laid.words, top + number * high, laid.width, high)
            painter.drawText(line, _SIDE, words)
        if not row.is_title:
            icon, colour = LOOKS[index.data(STATE)]
            icons.draw(
                painter,
                QRect(rect.right() - 26, top + (high - _ICON) // 2, _ICON, _ICON),
                icon,
                colour,
            )
        painter.restore()


class _LaidOut(NamedTuple):
    """Where number and words of a row begin, how wide the words may be, and their lines."""

    number: int
    words: int
    width: int
    lines: tuple[str, ...]


def _font(row: SectionRow, *, chosen: bool) -> QFont:
    return theme.font(12 if row.is_title else 13, bold=row.is_title or chosen)


def _width(option: QStyleOptionViewItem) -> int:
    """Return the width of a row beside a scroll bar, whether there is one or not yet."""
    return (option.widget.width() if option.widget else option.rect.width()) - _SCROLL


def _laid_out(row: SectionRow, across: int, *, chosen: bool) -> _LaidOut:
    font = _font(row, chosen=chosen)
    metrics = QFontMetrics(font)
    number = _LEFT + _STEP * (min(row.section.level, 3) - 1)
    printed = metrics.horizontalAdvance(row.section.printed_number) + 8
    words = number + (printed if row.is_title else max(_NUMBER, printed))
    width = max(1, across - words - (0 if row.is_title else _ICON + 10))
    return _LaidOut(number, words, width, wrapped(row.section.heading, font, width))
