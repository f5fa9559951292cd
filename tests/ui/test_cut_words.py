"""Words that have no room: no label, button or head of a column is cut without telling the rest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableView, QWidget

from tests.helpers.workspaces import OFFICES, PROVINCE
from ui import theme
from ui.widgets.basics import Elided

PLACES = [{}, {"regime": "papi", "period": "2024"}]
SIZES = [(1366, 768), (1024, 768), (1093, 614)]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("stage", "unit"), [("filled", OFFICES[0]), ("received", PROVINCE)])
def test_no_words_are_cut(qtbot, open_window, stage, unit, place):
    """On every page, at every size the program is meant for, also with long names."""
    window = open_window(stage, unit)
    window._context.go(**place)
    for key in window.keys:
        window.show_page(key)
        for size in SIZES:
            window.resize(*size)
            qtbot.waitUntil(lambda: not window.busy)
            QApplication.processEvents()
            assert [] == [(key, size, words) for words in _cut(window)]


def _cut(window: QWidget) -> Iterator[str]:
    for part in [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]:
        if part.isVisible() and part.text() and not isinstance(part, Elided) and _lacks_room(part):
            yield part.text()
    for table in window.findChildren(QTableView):
        if table.isVisible() and table.objectName() != "grid":
            yield from _cut_heads(table)


def _lacks_room(part: QLabel | QAbstractButton) -> bool:
    """Whether a part that does not tell all of its words in a tip is smaller than they need."""
    if part.text() in part.toolTip():
        return False
    if isinstance(part, QLabel) and part.wordWrap():
        return part.height() < part.heightForWidth(part.width())
    return part.width() < part.sizeHint().width()


def _cut_heads(table: QTableView) -> Iterator[str]:
    metrics = QFontMetrics(theme.font(12, bold=True))
    for number in range(table.model().columnCount()):
        words = table.model().headerData(number, Qt.Orientation.Horizontal) or ""
        shown = not table.isColumnHidden(number)
        if shown and metrics.horizontalAdvance(words) + 26 > table.columnWidth(number):
            yield words
