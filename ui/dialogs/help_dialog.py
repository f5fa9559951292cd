"""The help: the journey of a report in six lines, the keys, and where everything is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from bhxh_desktop import __version__
from bhxh_desktop.domain.unit import Level
from bhxh_desktop.queries.exchange import bundle_format
from ui.dialogs.frame import FORM, DialogFrame
from ui.texts import help_texts as texts
from ui.texts import shell_texts
from ui.widgets.basics import button, label
from ui.widgets.opening import open_path

KEY_WIDTH = 80
TALLEST, AROUND = 560, 160
"""Of what scrolls; what stands around it must fit the window too."""
_TOP = Qt.AlignmentFlag.AlignTop


class HelpDialog(DialogFrame):
    """Tells an office or a province what it does here, in what order.

    Attributes: ``open_path`` opens a folder in another program; tests put their answer there.
    """

    def __init__(self, level: Level, folder: Path, parent: QWidget) -> None:
        """Tell a unit of *level* whose workspace is in *folder*."""
        super().__init__(texts.HELP, texts.HEADING, shell_texts.CLOSE, parent, FORM)
        self.later.hide()
        self.open_path: Callable[[Path], bool] = open_path
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        for title, part in (
            (texts.JOURNEY, _journey(level)),
            (texts.ABOUT, self._about(folder)),
            (texts.KEYS, _keys()),
        ):
            column.addWidget(label(title, "cardTitle"))
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFixedHeight(max(120, min(TALLEST, parent.height() - AROUND)))
        self.body.addWidget(scroll, 1)

    def _about(self, folder: Path) -> QWidget:
        made, grid = _grid()
        facts = (
            (texts.FOLDER, str(folder)),
            (texts.VERSION, texts.VERSION_IS.format(version=__version__)),
            (texts.FORMAT, texts.FORMAT_IS.format(format=bundle_format())),
        )
        for row, (name, words) in enumerate(facts):
            grid.addWidget(label(name, "secondary"), row, 0, _TOP)
            said = label(words, wraps=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(said, row, 1, _TOP)
        act = button(texts.OPEN_FOLDER, lambda: self.open_path(folder), link=True)
        grid.addWidget(act, 0, 2, _TOP)
        grid.addWidget(label(texts.INSIDE, "small", wraps=True), len(facts), 0, 1, 3)
        return made


def _journey(level: Level) -> QWidget:
    made, grid = _grid()
    for row, words in enumerate(texts.STEPS["office" if level == "office" else "province"]):
        grid.addWidget(label(f"{row + 1}.", "secondary"), row, 0, _TOP)
        grid.addWidget(label(words, wraps=True), row, 1)
    return made


def _keys() -> QWidget:
    """Return the keys in two columns of groups, the longest beside all others."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    columns = (QVBoxLayout(), QVBoxLayout())
    longest = max(texts.GROUPS, key=lambda group: len(group[1]))
    for group in texts.GROUPS:
        columns[group is longest].addWidget(_group(*group))
    for place, column in enumerate(columns):
        column.setSpacing(8)
        column.addStretch(1)
        grid.addLayout(column, 0, place)
        grid.setColumnStretch(place, 1)
    return made


def _group(title: str, keys: tuple[tuple[str, str], ...]) -> QWidget:
    made, grid = _grid()
    grid.setColumnMinimumWidth(0, KEY_WIDTH)
    grid.addWidget(label(title, "secondary"), 0, 0, 1, 2)
    for row, (key, words) in enumerate(keys, 1):
        grid.addWidget(label(key, "keyName"), row, 0, _TOP)
        grid.addWidget(label(words, wraps=True), row, 1)
    return made


def _grid() -> tuple[QWidget, QGridLayout]:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    return made, grid
