"""The list of sections with how many are written, and what the signs mean."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QVBoxLayout,
)

from bhxh_desktop.queries.sections import Narrative
from ui import icons
from ui.delegates.section_delegate import LOOKS, SectionDelegate
from ui.models.section_model import SECTION, SectionModel
from ui.texts import draft_texts as texts
from ui.widgets.basics import label, rule

HEADER = 40


class SectionList(QFrame):
    """Chooses the section to write. Signals: ``chosen(code)`` when the user takes another."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self.setObjectName("pane")
        self.setMinimumWidth(180)
        self.model = SectionModel(self)
        self._quiet = False
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(SectionDelegate(self.view))
        self.view.setAccessibleName(texts.SECTIONS)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.count = label("", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addWidget(rule())
        column.addSpacing(6)
        column.addWidget(self.view, 1)
        column.addWidget(rule())
        column.addWidget(_legend())

    @property
    def current(self) -> str:
        """The code of the chosen section, "" where none is."""
        row = self.view.currentIndex().data(SECTION)
        return row.section.code if row else ""

    def show_narrative(self, narrative: Narrative) -> None:
        """Show the sections and how many of those asked for are written."""
        done, of = narrative.done, len(narrative.asked)
        self.count.setText(texts.DONE.format(done=done, of=of))
        self._bar.setRange(0, max(of, 1))
        self._bar.setValue(done)
        self._bar.setProperty("full", done >= of)
        self._bar.style().unpolish(self._bar)
        self._bar.style().polish(self._bar)
        self.model.show_rows(narrative.rows)

    def clear(self) -> None:
        """Show no report."""
        self.count.setText("")
        self._bar.setValue(0)
        self.model.show_rows(())

    def choose(self, code: str) -> None:
        """Choose a section without telling."""
        self._quiet = True
        self.view.setCurrentIndex(self.model.find(code))
        self._quiet = False

    def _on_current(self, current: QModelIndex) -> None:
        row = current.data(SECTION)
        if row is not None and not self._quiet:
            self.chosen.emit(row.section.code)

    def _header(self) -> QFrame:
        made = QFrame()
        made.setFixedHeight(HEADER)
        row = QHBoxLayout(made)
        row.setContentsMargins(16, 0, 14, 0)
        row.setSpacing(10)
        row.addWidget(label(texts.SECTIONS, "strong"))
        row.addWidget(self._bar, 1)
        row.addWidget(self.count)
        return made


def _legend() -> QFrame:
    made = QFrame()
    made.setFixedHeight(48)
    grid = QGridLayout(made)
    grid.setContentsMargins(16, 4, 8, 4)
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(2)
    for number, (state, (icon, colour)) in enumerate(LOOKS.items()):
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, 14, colour))
        row, side = divmod(number, 2)
        grid.addWidget(picture, row, 2 * side)
        grid.addWidget(label(texts.STATES[state], "small"), row, 2 * side + 1)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    return made
