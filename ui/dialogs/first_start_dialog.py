"""The first start: whose PC this is, who works on it, where the workspace goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from bhxh_desktop.domain.unit import Unit
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.messages import say, say_os_error
from bhxh_desktop.operations.workspaces import create, known_units
from ui.dialogs.frame import FORM, DialogFrame
from ui.texts import first_start_texts as texts
from ui.widgets.basics import label


def first_start(folder: Path) -> FirstStartDialog:
    """Return the question of the first start, offering to make the workspace in *folder*."""
    return FirstStartDialog(known_units(), folder, create)


class FirstStartDialog(DialogFrame):
    """Asks, makes the workspace, and stays open with a sentence where that was refused."""

    def __init__(
        self,
        units: Sequence[Unit],
        folder: Path,
        make: Callable[[Path, str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        """Offer *units* and *folder*; *make* is given folder, unit code and author."""
        super().__init__(texts.TITLE, texts.HEADING, texts.DO, parent, FORM)
        self._make = make
        self.body.addWidget(label(texts.ABOUT, "secondary", wraps=True))
        self.unit, self.author, self.folder = QComboBox(), QLineEdit(), QLineEdit(str(folder))
        for unit in units:
            self.unit.addItem(unit.name, unit.code)
        self.unit.setCurrentIndex(-1)
        self.author.setPlaceholderText(texts.AUTHOR_HINT)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.addRow(texts.UNIT, self.unit)
        form.addRow(texts.AUTHOR, self.author)
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        choose = QPushButton(texts.CHOOSE)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        place.addWidget(choose)
        form.addRow(texts.FOLDER, place)
        self.body.addLayout(form)
        self.fault = label("", "errorWords", wraps=True)
        self.body.addWidget(self.fault)
        self.unit.currentIndexChanged.connect(self._allow)
        self.author.textChanged.connect(self._allow)
        self.folder.textChanged.connect(self._allow)
        self._allow()

    @property
    def chosen(self) -> Path:
        """The folder of the workspace."""
        return Path(self.folder.text().strip())

    def accept(self) -> None:
        """Make the workspace; close where it is there."""
        if not self.do.isEnabled():
            return
        try:
            self._make(self.chosen, self.unit.currentData(), self.author.text().strip())
        except Problems as error:
            self.fault.setText("\n".join(map(say, error.problems)))
        except Problem as error:
            self.fault.setText(say(error))
        except OSError as error:
            self.fault.setText(say_os_error(error))
        else:
            super().accept()

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, texts.CHOOSE_FOLDER, self.folder.text())
        if found:
            self.folder.setText(str(Path(found) / texts.FOLDER_NAME))

    def _allow(self) -> None:
        filled = self.unit.currentIndex() >= 0 and self.author.text().strip()
        self.do.setEnabled(bool(filled and self.folder.text().strip()))
