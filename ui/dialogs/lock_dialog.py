"""Asking before a lock: what is still blank or wrong stands in view, with room for a reason."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from bhxh_desktop.queries.how_far import Share
from ui.dialogs.frame import QUESTION, DialogFrame
from ui.dialogs.reason_field import ReasonField
from ui.texts import behalf_texts
from ui.texts import figures_texts as texts
from ui.widgets.basics import label


class LockDialog(DialogFrame):
    """Asks whether to lock; over findings only with a reason."""

    def __init__(
        self,
        report: str,
        found: tuple[int, int, int],
        sections: Share,
        parent: QWidget | None,
        behalf: tuple[str, str] | None = None,
    ) -> None:
        """Ask about *report* with so many errors, warnings and blanks *found*.

        Blanks forbid the lock; *sections* with nothing written are told of, no more. *behalf* are
        the names of the unit that is typed for and of this one: then there must be a reason.
        """
        errors, warnings, blanks = found
        names = {"unit": behalf[0], "home": behalf[1]} if behalf else {}
        super().__init__(
            behalf_texts.LOCK_TITLE if behalf else texts.LOCK_TITLE,
            (behalf_texts.LOCK_ASK if behalf else texts.LOCK_ASK).format(report=report, **names),
            behalf_texts.LOCK_DO.format(**names) if behalf else texts.LOCK_DO,
            parent,
            QUESTION,
        )
        self.field = ReasonField(behalf_texts.LOCK_HINT if behalf else texts.REASON_HINT, height=84)
        if behalf:
            what = behalf_texts.LOCK_WHAT.format(**names)
            self.body.addWidget(label(what, "secondary", wraps=True))
        if blanks:
            words = texts.LOCK_BLANKS.format(count=blanks)
            self.body.addWidget(label(words, "errorWords", wraps=True))
            self.do.setEnabled(False)
        elif errors or warnings or behalf:
            if errors or warnings:
                reader = names.get("unit", texts.LOCK_READER)
                counts = {"errors": errors, "warnings": warnings}
                words = texts.LOCK_REASONS.format(**counts, reader=reader)
                self.body.addWidget(label(words, "warnWords", wraps=True))
            self._ask_reason(behalf_texts.LOCK_NEEDS if behalf else "")
        if sections.done < sections.of and not behalf:
            words = texts.LOCK_SECTIONS.format(done=sections.done, of=sections.of)
            self.body.addWidget(label(words, "secondary", wraps=True))

    def warn(self, words: str) -> None:
        """Tell of one thing more that a person should know before locking."""
        self.body.addWidget(label(words, "warnWords", wraps=True))

    def _ask_reason(self, words: str) -> None:
        needs = label(words, "small")
        self.body.addWidget(self.field)
        self.body.addWidget(needs)
        needs.setVisible(bool(words))
        self.field.guard(self.do, needs if words else None)
        self.field.setFocus()

    @property
    def reason(self) -> str:
        """What was written, in one line."""
        return self.field.line
