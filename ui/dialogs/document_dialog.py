"""One document in a form: added, or put right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from bhxh_desktop.domain.document import WrittenDocument, key_of
from bhxh_desktop.domain.issuer import Issuers
from bhxh_desktop.domain.parts import DocumentEntry
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.messages import say_all
from ui.dialogs.frame import FORM, DialogFrame
from ui.dialogs.reason_field import ReasonField
from ui.models.document_columns import day_words
from ui.texts import documents_texts as texts
from ui.widgets.basics import label, on_ctrl_enter
from ui.widgets.choice_box import ChoiceBox

Write = Callable[[WrittenDocument, bool], None]
"""Writes what the form says, and whether an unknown issuer is accepted."""
_YEAR = 4
_SUBJECT = 84


class DocumentDialog(DialogFrame):
    """Asks for one document and stays open with a sentence where it was refused."""

    def __init__(
        self, issuers: Issuers, entry: DocumentEntry | None, write: Write, parent: QWidget
    ) -> None:
        """Show *entry*, or an empty form to add one; *write* raises what it refuses."""
        name = key_of(entry).printed if entry else ""
        heading = texts.EDIT_HEADING.format(document=name) if entry else texts.ADD_HEADING
        super().__init__(texts.EDIT_TITLE, heading, texts.EDIT_DO, parent, FORM)
        self._issuers, self._write = issuers, write
        self.number, self.symbol, self.day = QLineEdit(), QLineEdit(), QLineEdit()
        self.day.setPlaceholderText(texts.DAY_HINT)
        self.issuer = ChoiceBox()
        self.issuer.setEditable(True)
        self.issuer.setCompleter(None)  # type: ignore[arg-type]  # nothing rewrites what is typed
        self.issuer.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.issuer.addItems(list(issuers.names))
        self.meant = label("", "secondary", wraps=True)
        self.accept_box = QCheckBox(texts.ACCEPT)
        self.subject = ReasonField(texts.SUBJECT, _SUBJECT, entry.subject if entry else "")
        self.fault = label("", "errorWords", wraps=True)
        self.number.setText(entry.number if entry else "")
        self.symbol.setText(entry.symbol if entry else "")
        if entry is not None:
            self.day.setText(day_words(entry) if entry.day else str(entry.year))
        self.issuer.setEditText(entry.issuer if entry else issuers.home.name)
        self._lay_out()
        for field in (self.number, self.symbol):
            field.textChanged.connect(self._look)
        self.issuer.editTextChanged.connect(self._look)
        on_ctrl_enter(self, self.do)
        self._look()
        self.number.setFocus()

    @property
    def written(self) -> WrittenDocument:
        """What the form says."""
        day = self.day.text().strip()
        is_year = len(day) == _YEAR and day.isdecimal()
        return WrittenDocument(
            number=self.number.text(),
            symbol=self.symbol.text(),
            day="" if is_year else day,
            issuer=self.issuer.currentText(),
            subject=self.subject.line,
            year=int(day) if is_year else None,
        )

    def accept(self) -> None:
        """Write it; close where it is written."""
        if not self.do.isEnabled():
            return
        try:
            self._write(self.written, self.accept_box.isChecked())
        except (Problem, Problems) as error:
            self.fault.setText(say_all(error))
            self.grow()
            return
        super().accept()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        for caption, field in (
            (texts.NUMBER, self.number),
            (texts.SYMBOL, self.symbol),
            (texts.DAY, self.day),
            (texts.ISSUER, self.issuer),
        ):
            form.addRow(caption, field)
            field.setAccessibleName(caption)
        form.addRow("", self.meant)
        form.addRow("", self.accept_box)
        form.addRow(texts.SUBJECT, self.subject)
        self.body.addLayout(form)
        self.body.addWidget(self.fault)

    def _look(self) -> None:
        """Say who is meant, and let an unknown name be accepted."""
        said = self.issuer.currentText().strip()
        found = self._issuers.resolve(said) if said else None
        if found is not None:
            same = found.name == said
            self.meant.setText("" if same else texts.ISSUER_IS.format(issuer=found.name))
        else:
            self.meant.setText(texts.ISSUER_UNKNOWN if said else texts.ISSUER_NEEDED)
        self.meant.setVisible(bool(self.meant.text()))
        self.accept_box.setVisible(bool(said) and found is None)
        if found is not None:
            self.accept_box.setChecked(False)
        self.do.setEnabled(bool(self.number.text().strip() and self.symbol.text().strip()))
