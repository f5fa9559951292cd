"""Asking a unit to mend its report: what it will get, and the reason it must be given."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.submission import State
from bhxh_desktop.queries.board import Side, UnitReport
from ui.dialogs.frame import QUESTION, DialogFrame
from ui.dialogs.reason_field import ReasonField
from ui.texts import board_texts as texts
from ui.widgets.basics import label


class ReturnDialog(DialogFrame):
    """Asks for the reason; Enter leaves all as it is, since a signed verdict is not taken back."""

    def __init__(
        self, report: UnitReport, side: Side, parent: QWidget | None, reason: str = ""
    ) -> None:
        """Ask about the *side* of a *report*, with the *reason* written so far."""
        words = Period.parse(report.row.key.period).words
        unit = report.row.unit.short_name
        super().__init__(
            texts.RETURN_TITLE,
            texts.RETURN_ASK.format(unit=unit, title=report.title, period=words),
            texts.RETURN_DO,
            parent,
            QUESTION,
        )
        self.prefer_later()
        what = texts.RETURN_WHAT.format(number=side.record.number)
        self.body.addWidget(label(what, "secondary", wraps=True))
        if report.row.state is State.CONSOLIDATED:
            self.body.addWidget(label(texts.RETURN_IN_TOTAL, "warnWords", wraps=True))
        self.field = ReasonField(texts.RETURN_HINT, height=96, text=reason)
        needs = label(texts.RETURN_NEEDS, "small")
        self.body.addWidget(self.field)
        self.body.addWidget(needs)
        self.field.guard(self.do, needs)
        self.field.setFocus()

    @property
    def reason(self) -> str:
        """What was written, in one line."""
        return self.field.line
