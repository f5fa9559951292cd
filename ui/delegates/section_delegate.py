"""Paints one section of the list: number, heading, how far it is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bhxh_desktop.queries.sections import SectionRow
from ui import icons, theme
from ui.models.section_model import SECTION, STATE

ROW, TITLE = 29, 34
LOOKS = {
    "done": ("check", "ok"),
    "begun": ("edit", "accent"),
    "nothing": ("nothing", "edge"),
    "outdated": ("warning", "warn"),
}
"""Icon and colour of each state, here and in the legend."""
_LEFT, _STEP, _NUMBER, _ICON = 14, 12, 30, 16
_Index = QModelIndex | QPersistentModelIndex


class SectionDelegate(QStyledItemDelegate):
    """Draws titles in the hand of groups and the chosen section with a bar at its left."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802, ARG002 -- Qt's name and signature
        """Return the height of the row."""
        row: SectionRow = index.data(SECTION)
        return QSize(120, TITLE if row.is_title and row.section.level == 1 else ROW)

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
        self._words(painter, rect, row, chosen=chosen)
        if not row.is_title:
            icon, colour = LOOKS[index.data(STATE)]
            top = rect.center().y() - _ICON // 2 + 1
            icons.draw(painter, QRect(rect.right() - 26, top, _ICON, _ICON), icon, colour)
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, row: SectionRow, *, chosen: bool) -> None:
        section, small = row.section, row.is_title
        left = rect.left() + _LEFT + _STEP * (min(section.level, 3) - 1)
        painter.setFont(theme.font(12 if small else 13, bold=small or chosen))
        room = (
            painter.fontMetrics().horizontalAdvance(row.section.printed_number) + 8
            if small
            else _NUMBER
        )
        end = 8 if small else _ICON + 16
        number = QRect(left, rect.top(), room, rect.height())
        words = QRect(left + room, rect.top(), rect.right() - left - room - end, rect.height())
        painter.setPen(theme.colour("text2" if small or not chosen else "accent"))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(number, side, row.section.printed_number)
        painter.setPen(theme.colour("accent" if chosen else "text2" if small else "text"))
        heading = painter.fontMetrics().elidedText(
            section.heading, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, side, heading)
