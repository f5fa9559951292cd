"""Asking before a total is locked: who is not in it, and the reason that must be given."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from bhxh_desktop.domain.consolidation import Taken
from bhxh_desktop.domain.period import Period
from bhxh_desktop.queries.drill import TotalView
from bhxh_desktop.queries.findings import counted
from ui.dialogs.frame import QUESTION, DialogFrame
from ui.dialogs.reason_field import ReasonField
from ui.texts import consolidation_texts as texts
from ui.widgets.basics import label


class LockTotalDialog(DialogFrame):
    """Asks; Enter leaves all as it is, since a signed total is not taken back."""

    def __init__(self, view: TotalView, parent: QWidget | None) -> None:
        """Ask about the total in *view*."""
        made = view.made
        words = Period.parse(made.key.period).words
        title = made.definition.regime.short_title
        super().__init__(
            texts.LOCK_TITLE,
            texts.LOCK_ASK.format(title=title, period=words),
            texts.LOCK_DO,
            parent,
            QUESTION,
        )
        self.prefer_later()
        what = texts.LOCK_WHAT.format(count=len(made.plan.taken))
        self.body.addWidget(label(what, "secondary", wraps=True))
        missing = texts.JOIN.join(view.names[unit] for unit in made.plan.missing)
        for said, units in (
            (texts.LOCK_UNAPPROVED, _names(view, view.unapproved)),
            (texts.LOCK_NEWER, _names(view, view.newer)),
            (texts.LOCK_MISSING, missing),
        ):
            if units:
                self.body.addWidget(label(said.format(units=units), "warnWords", wraps=True))
        if view.findings:
            counts = counted(view.findings)
            told = {"errors": counts.errors, "warnings": counts.warnings, "blanks": counts.blanks}
            words = texts.LOCK_FINDINGS.format(**told)
            self.body.addWidget(label(words, "warnWords", wraps=True))
        self.field = ReasonField(texts.LOCK_HINT, height=72)
        if made.plan.missing or view.findings:
            needs = label(texts.LOCK_NEEDS, "small")
            self.body.addWidget(self.field)
            self.body.addWidget(needs)
            self.field.guard(self.do, needs)
            self.field.setFocus()

    @property
    def reason(self) -> str:
        """What was written, in one line."""
        return self.field.line


def _names(view: TotalView, taken: Iterable[Taken]) -> str:
    return texts.JOIN.join(view.names[each.unit] for each in taken)
