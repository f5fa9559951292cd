"""The line of the draft page that tells, and asks, under which number a report was issued."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from bhxh_desktop.domain.revision import HeadRecord
from bhxh_desktop.queries.annotations import noted, noted_of
from bhxh_desktop.reports.source import Lock
from ui.context import AppContext
from ui.dialogs.annotate_dialog import IssueDialog
from ui.dialogs.annotating import ask_issue
from ui.widgets.issued_strip import IssuedStrip


class IssuedLine(IssuedStrip):
    """In view with a locked report. Attributes: ``question`` is what was asked last."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        """Ask in front of *parent*."""
        super().__init__(self.ask)
        self._context, self._parent = context, parent
        self.question: IssueDialog | None = None

    def show_own(self, record: HeadRecord | None) -> None:
        """Tell of the unit's own report as it was locked; None for a draft."""
        session = self._context.session
        self.show_noted(noted(session, record) if record else None, session.tree)

    def show_total(self, lock: Lock | None) -> None:
        """Tell of a locked total; None for a draft."""
        session = self._context.session
        self.show_noted(noted_of(session, lock.revision) if lock else None, session.tree)

    def ask(self) -> None:
        """Ask for number and day."""
        if self.noted is not None:
            self.question = ask_issue(self._context, self.noted, self._parent)
