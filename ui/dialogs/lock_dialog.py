"""Asking before a lock: what is still blank or wrong stands in view, with room for a reason."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from bhxh_desktop.queries.desk import Share
from ui.dialogs.frame import QUESTION, DialogFrame
from ui.dialogs.reason_field import ReasonField
from ui.texts import figures_texts as texts
from ui.widgets.basics import label


class LockDialog(DialogFrame):
    """Asks whether to lock; over findings only with a reason."""

    def __init__(
        self, report: str, found: tuple[int, int, int], sections: Share, parent: QWidget | None
    ) -> None:
        """Ask about *report* with so many errors, warnings and blanks *found*.

        Blanks forbid the lock; *sections* with nothing written are told of, no more.
        """
        errors, warnings, blanks = found
        super().__init__(
            texts.LOCK_TITLE,
            texts.LOCK_ASK.format(report=report),
            texts.LOCK_DO,
            parent,
            QUESTION,
        )
        self.field = ReasonField(texts.REASON_HINT, height=84)
        if blanks:
            words = texts.LOCK_BLANKS.format(count=blanks)
            self.body.addWidget(label(words, "errorWords", wraps=True))
            self.do.setEnabled(False)
        elif errors or warnings:
            words = texts.LOCK_REASONS.format(errors=errors, warnings=warnings)
            self.body.addWidget(label(words, "warnWords", wraps=True))
            self.body.addWidget(self.field)
            self.field.guard(self.do)
        if sections.done < sections.of:
            words = texts.LOCK_SECTIONS.format(done=sections.done, of=sections.of)
            self.body.addWidget(label(words, "secondary", wraps=True))

    @property
    def reason(self) -> str:
        """What was written, in one line."""
        return self.field.line
