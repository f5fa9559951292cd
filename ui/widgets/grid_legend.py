"""The legend of the grid: every state in its own shape, as the cells are painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bhxh_desktop.domain.figure import BLANK, NONE_ARISING, NOT_APPLICABLE, Cell, number_cell
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.queries.grid import Severity
from ui import theme
from ui.delegates.figure_delegate import paint_cell
from ui.models.figure_grid_model import CellView, shown
from ui.texts import figures_texts as texts
from ui.widgets.basics import button, label
from ui.widgets.flow import FlowLayout

WIDTH, HEIGHT = 26, 16
_ITEM = Item()
_KINDS: dict[str, tuple[Cell, Severity, bool, bool]] = {
    "derived": (BLANK, "", True, False),
    "none": (NONE_ARISING, "", False, False),
    "na": (NOT_APPLICABLE, "", False, False),
    "estimated": (number_cell(1, estimated=True), "", False, False),
    "incomplete": (number_cell(1)._replace(incomplete=True), "", True, False),
    "offer": (BLANK, "", False, False),
    "note": (BLANK, "", False, True),
    "blank": (BLANK, "", False, False),
    "error": (BLANK, "error", False, False),
    "warning": (BLANK, "warning", False, False),
}
"""Cell, severity, computed, noted."""


class GridLegend(QWidget):
    """Swatches with words, in a line or two. Signals: ``all_wanted()`` to take every suggestion."""

    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self, gap=10)
        for kind, words in texts.LEGEND:
            flow.addWidget(_with_words(_Swatch(kind), words))
        self.take_all = button("", self.all_wanted.emit, link=True)
        flow.addWidget(self.take_all)
        self.show_offers(0)

    def show_offers(self, count: int) -> None:
        """Say how many suggestions of the form wait to be taken."""
        self.take_all.setVisible(bool(count))
        self.take_all.setText(texts.TAKE_ALL.format(count=count))


def _with_words(swatch: QWidget, words: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(2, 0, 0, 0)
    row.setSpacing(5)
    row.addWidget(swatch)
    row.addWidget(label(words, "small"))
    return made


class _Swatch(QWidget):
    """A cell in small."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.setFixedSize(WIDTH, HEIGHT)
        cell, severity, derived, noted = _KINDS[kind]
        sign = texts.ESTIMATED if cell.estimated else texts.CUT if cell.incomplete else ""
        words = sign.format(figure="").strip() if sign else shown(cell, _ITEM)
        needed = Item(required=kind == "blank")
        offer = texts.OFFER_SWATCH if kind == "offer" else ""
        self._view = CellView(
            words, cell, needed, severity, derived, noted, total=False, offer=offer
        )

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        painter = QPainter(self)
        frame = QRect(0, 0, WIDTH - 1, HEIGHT - 1)
        paint_cell(painter, frame, self._view)
        painter.setPen(theme.colour("line2"))
        painter.drawRect(frame)
