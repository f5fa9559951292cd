"""Asking before a lock: what is still blank or wrong stands in view, with room for a reason."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import QUESTION, DialogFrame
from ui.dialogs.reason_field import ReasonField
from ui.texts import figures_texts as texts
from ui.widgets.basics import label


class LockDialog(DialogFrame):
    """Asks whether to lock; over findings only with a reason."""

    def __init__(
        self, report: str, errors: int, warnings: int, blanks: int, parent: QWidget | None
    ) -> None:
        """Ask about *report* with so many open findings; *blanks* forbid the lock."""
        super().__init__(
            texts.LOCK_TITLE,
            texts.LOCK_ASK.format(report=report),
            texts.LOCK_DO,
            texts.LATER,
            parent,
            QUESTION,
        )
        self._blocked = blanks > 0
        self._needs_reason = bool(errors or warnings) and not self._blocked
        if self._blocked:
            self.body.addWidget(
                label(texts.LOCK_BLANKS.format(count=blanks), "errorWords", wraps=True)
            )
        self.field = ReasonField(texts.REASON_HINT, height=84)
        if self._needs_reason:
            words = texts.LOCK_REASONS.format(errors=errors, warnings=warnings)
            self.body.addWidget(label(words, "warnWords", wraps=True))
            self.field.textChanged.connect(self._allow)
            self.body.addWidget(self.field)
        self._allow()

    @property
    def reason(self) -> str:
        """What was written, in one line."""
        return self.field.line

    def _allow(self) -> None:
        self.do.setEnabled(not self._blocked and (not self._needs_reason or bool(self.reason)))
