"""The first start: whose PC this is, who works on it, where the workspace goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.messages import say, say_os_error
from bhxh_desktop.operations.setups import Invitation, accept, read_invitation
from bhxh_desktop.operations.workspaces import create, known_units
from ui.dialogs.frame import FORM, DialogFrame
from ui.texts import first_start_texts as texts
from ui.widgets.basics import label
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.waiting_keys import large_fingerprint


class FirstStartDialog(DialogFrame):
    """Asks, makes the workspace, and stays open with a sentence where that was refused.

    Attributes: ``choose_setup`` asks for the file of a setup; tests put their answer there.
    """

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        """Offer every unit there is today, and *folder*."""
        super().__init__(texts.TITLE, texts.HEADING, texts.DO, parent, FORM)
        self.choose_setup: Callable[[QWidget], Path | None] = _ask_setup
        self.invitation: Invitation | None = None
        self.body.addWidget(label(texts.ABOUT, "secondary", wraps=True))
        self.unit, self.author, self.folder = ChoiceBox(), QLineEdit(), QLineEdit(str(folder))
        for unit in known_units():
            self.unit.addItem(unit.name, unit.code)
        self.unit.setCurrentIndex(-1)
        self.author.setPlaceholderText(texts.AUTHOR_HINT)
        self.setup_name = label(texts.SETUP_HINT, "secondary")
        self.body.addLayout(self._form())
        self.body.addWidget(self._call())
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
        if self.do.isEnabled() and self._done(self._make):
            super().accept()

    def take_setup(self) -> None:
        """Ask for the file of a setup, and show whom it is for and whose key signed it."""
        path = self.choose_setup(self)
        if path is not None:
            self._done(lambda: self._read(path))

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.addRow(texts.SETUP, _beside(self.setup_name, self.take_setup))
        form.addRow(texts.UNIT, self.unit)
        form.addRow(texts.AUTHOR, self.author)
        form.addRow(texts.FOLDER, _beside(self.folder, self._choose))
        return form

    def _call(self) -> QWidget:
        """Return what is to be done over the telephone; there with a setup only."""
        self.call = QWidget()
        self._how, self.print_of = label("", wraps=True), large_fingerprint("")
        self.compared = QCheckBox(texts.COMPARED)
        self.compared.toggled.connect(self._allow)
        column = QFormLayout(self.call)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._how, self.print_of, self.compared):
            column.addRow(part)
        self.call.hide()
        return self.call

    def _read(self, path: Path) -> None:
        said = read_invitation(path)
        self.invitation = said
        self.setup_name.setText(path.name)
        self.unit.clear()
        self.unit.addItem(said.unit.name, said.unit.code)
        self.unit.setEnabled(False)
        self._how.setText(texts.CALL.format(sender=said.sender.short_name))
        self.print_of.setText(said.fingerprint)
        self.compared.setChecked(False)
        self.call.show()
        self._allow()

    def _make(self) -> None:
        author = self.author.text().strip()
        if self.invitation is not None:
            accept(self.chosen, self.invitation, author, confirmed=True)
        else:
            create(self.chosen, self.unit.currentData(), author)

    def _done(self, act: Callable[[], None]) -> bool:
        """Do something; False, with the sentence in view, where it was refused."""
        self.fault.setText("")
        try:
            act()
        except Problems as error:
            self.fault.setText("\n".join(map(say, error.problems)))
        except Problem as error:
            self.fault.setText(say(error))
        except OSError as error:
            self.fault.setText(say_os_error(error))
        return not self.fault.text()

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, texts.CHOOSE_FOLDER, self.folder.text())
        if found:
            self.folder.setText(str(Path(found) / texts.FOLDER_NAME))

    def _allow(self) -> None:
        filled = self.unit.currentIndex() >= 0 and self.author.text().strip()
        sure = self.invitation is None or self.compared.isChecked()
        self.do.setEnabled(bool(filled and sure and self.folder.text().strip()))


def _beside(part: QWidget, act: Callable[[], None]) -> QHBoxLayout:
    """Return a part of the form with the button that fills it."""
    choose = QPushButton(texts.CHOOSE)
    choose.setAutoDefault(False)
    choose.clicked.connect(lambda _checked: act())
    row = QHBoxLayout()
    row.addWidget(part, 1)
    row.addWidget(choose)
    return row


def _ask_setup(parent: QWidget) -> Path | None:
    path, _ = QFileDialog.getOpenFileName(parent, texts.CHOOSE_SETUP, "", texts.SETUP_FILES)
    return Path(path) if path else None
