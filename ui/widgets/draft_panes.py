"""Lays out list, editor and preview side by side, or as much of them as there is room for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabBar, QVBoxLayout, QWidget

from ui.texts import draft_texts as texts
from ui.widgets.basics import rule
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.section_list import SectionList
from ui.widgets.writing_pane import WritingPane

NARROW, TIGHT = 1168, 928
"""Widths below which the list becomes a button, and the panes become tabs."""
WRITING, PREVIEW = range(2)
WIDTHS, SHARES = (244, 446, 604), (0, 43, 57)


class DraftPanes(QWidget):
    """Holds the three panes. Signals: ``turned()`` when another of the tabs comes into view."""

    turned = Signal()

    def __init__(self, sections: SectionList, writing: WritingPane, preview: PdfPreview) -> None:
        """Lay the panes side by side with a line between."""
        super().__init__()
        self._sections, self._writing, self._preview = sections, writing, preview
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        for caption in texts.TABS:
            self.tabs.addTab(caption)
        self.tabs.currentChanged.connect(self._on_tab)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for place, pane in enumerate((sections, writing, preview)):
            splitter.addWidget(pane)
            splitter.setStretchFactor(place, SHARES[place])
        splitter.setSizes(list(WIDTHS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(rule())
        column.addWidget(splitter, 1)

    def arrange(self, width: int) -> None:
        """Show what *width* has room for."""
        tight, tab = width < TIGHT, self.tabs.currentIndex()
        self._sections.setVisible(width >= NARROW)
        self._writing.show_picker(visible=width < NARROW)
        self.tabs.setVisible(tight)
        self._writing.setVisible(not tight or tab == WRITING)
        self._preview.setVisible(not tight or tab == PREVIEW)

    def _on_tab(self, _tab: int) -> None:
        self.arrange(self.width())
        self.turned.emit()
