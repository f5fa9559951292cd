"""Working the page of sending and receiving as its user does."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton

from tests.helpers.workspaces import OFFICES, PROVINCE


def opened_page(open_window, stage, unit=PROVINCE):
    """Open the page of a unit, with no stick plugged in and nothing to open folders with."""
    window = open_window(stage, unit)
    window.show_page("exchange")
    page = window.current
    page.exporting.list_drives = list
    page.opened = []
    page.exporting.open_path = lambda path: page.opened.append(path) or True
    return page


def named(widget, caption):
    """The button in view with this caption."""
    found = [b for b in widget.findChildren(QAbstractButton) if b.text().startswith(caption)]
    (one,) = [b for b in found if b.isVisible()]
    return one


def press(qtbot, page, key):
    """Press a key of the window; without a window manager nobody gives it back the focus."""
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    qtbot.keyClick(page, key, Qt.KeyboardModifier.ControlModifier)


def end(qtbot, page):
    """Wait for the work under way."""
    qtbot.waitUntil(lambda: not page.works.busy)


def begin_import(qtbot, page, *paths):
    """Press the key, choose files, wait for the preview."""
    page.choose_files = lambda _parent, _folder: list(paths)
    press(qtbot, page, Qt.Key.Key_O)
    end(qtbot, page)
    return page.importing.dialog


def begin_export(qtbot, page):
    """Press the key and return the question."""
    press(qtbot, page, Qt.Key.Key_E)
    return page.exporting.dialog


def shown(page):
    """What the log shows, line by line."""
    model = page.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def short(page, unit=OFFICES[0]):
    """How people call a unit."""
    return page.session.tree[unit].short_name


def dropped(page, *paths):
    """Drop files on the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    event = QDropEvent(QPointF(9, 9), copy, data, left, none.NoModifier)
    page.dropEvent(event)
    return event.isAccepted()
