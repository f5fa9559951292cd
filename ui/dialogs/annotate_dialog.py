"""Asking what became of a locked report: its number and day of issue, the day it was received."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from bhxh_desktop import clock
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from bhxh_desktop.queries.annotations import Noted
from bhxh_desktop.vietnamese.dates import parse_date, short_date
from ui.dialogs.frame import QUESTION, DialogFrame
from ui.dialogs.reason_field import ReasonField
from ui.texts import annotate_texts as texts
from ui.widgets.basics import label


class DayDialog(DialogFrame):
    """Asks for a day and what goes with it; stays, with the reason in view, where it is refused.

    Attributes: ``keep`` writes the day; what it raises as Problem is shown.
    """

    def __init__(self, words: tuple[str, str, str, str], day: date, parent: QWidget) -> None:
        """Ask with title, heading, explanation and verb in *words*, *day* written already."""
        title, heading, what, do = words
        super().__init__(title, heading, do, parent, QUESTION)
        self.keep: Callable[[date], object] = lambda _day: None
        self.body.addWidget(label(what, "secondary", wraps=True))
        self.form = QFormLayout()
        self.form.setVerticalSpacing(10)
        self.form.setHorizontalSpacing(16)
        self.body.addLayout(self.form)
        self.day = QLineEdit(short_date(day))
        self.day.setPlaceholderText(texts.DAY_HINT)
        self.fault = label("", "errorWords", wraps=True)
        self.fault.hide()

    def accept(self) -> None:
        """Write it; close where it was taken."""
        if not self.do.isEnabled():
            return
        try:
            self.keep(parse_date(self.day.text()))
        except Problem as problem:
            self.fault.setText(say(problem))
            self.fault.show()
            self.grow()
        else:
            super().accept()


class IssueDialog(DayDialog):
    """Asks for number, day and signer; ``number`` and ``person`` are what was written."""

    def __init__(self, report: str, unit: str, noted: Noted, parent: QWidget) -> None:
        """Ask about *report* of *unit*, with what was said before."""
        said, number = noted.issued, noted.record.number
        heading = texts.ISSUE_ASK.format(report=report, number=number, unit=unit)
        words = texts.ISSUE_TITLE, heading, texts.ISSUE_WHAT, texts.ISSUE_DO
        super().__init__(words, date.fromisoformat(said.day) if said else clock.today(), parent)
        self._number = QLineEdit(said.number if said else "")
        self._number.setPlaceholderText(texts.NUMBER_HINT)
        self._person = QLineEdit(said.person if said else "")
        self._person.setPlaceholderText(texts.PERSON_HINT)
        self.form.addRow(texts.NUMBER, self._number)
        self.form.addRow(texts.DAY, self.day)
        self.form.addRow(texts.PERSON, self._person)
        self.body.addWidget(self.fault)
        self._number.setFocus()

    @property
    def number(self) -> str:
        """The number of the paper."""
        return self._number.text()

    @property
    def person(self) -> str:
        """Who signed it."""
        return self._person.text()


class ReceiptDialog(DayDialog):
    """Asks for the day a report was received and why that is not the day of the file."""

    def __init__(
        self, report: str, unit: str, noted: Noted, day: date | None, parent: QWidget
    ) -> None:
        """Ask about *report* of *unit*, received on *day* as far as is known."""
        number = noted.record.number
        heading = texts.RECEIPT_ASK.format(report=report, number=number, unit=unit)
        words = texts.RECEIPT_TITLE, heading, texts.RECEIPT_WHAT, texts.RECEIPT_DO
        super().__init__(words, day or clock.today(), parent)
        self.form.addRow(texts.DAY, self.day)
        before = noted.received.note if noted.received else ""
        self.field = ReasonField(texts.RECEIPT_REASON, height=72, text=before)
        needs = label(texts.RECEIPT_NEEDS, "small")
        self.body.addWidget(self.field)
        self.body.addWidget(needs)
        self.body.addWidget(self.fault)
        self.field.guard(self.do, needs)
        self.day.setFocus()
        self.day.selectAll()

    @property
    def reason(self) -> str:
        """What was written, in one line."""
        return self.field.line
