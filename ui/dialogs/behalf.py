"""Typing for a unit below: going there from the board, saying whose figures it is, going back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.operations.behalf import begin, drop
from bhxh_desktop.queries.grid import Entering
from bhxh_desktop.queries.history import number_of
from ui.context import AppContext
from ui.dialogs.frame import QUESTION, DialogFrame
from ui.texts import behalf_texts as texts
from ui.texts import shell_texts
from ui.widgets.basics import label
from ui.widgets.behalf_strip import BehalfStrip
from ui.widgets.page_head import PageHead

BOARD, FIGURES = "board", "figures"


def go_typing(context: AppContext, key: SubmissionKey) -> None:
    """Open the figures of a unit below; what it sent already is opened to be corrected."""
    if context.write(lambda session: begin(session, key)) is not None:
        context.go(FIGURES, regime=key.regime, period=key.period, unit=key.unit)


class OnBehalf:
    """Tells on the figures page whose figures are in view.

    Attributes: ``strip``, for which the page finds room; ``question`` is what was asked last.
    """

    def __init__(self, context: AppContext, head: PageHead, page: QWidget) -> None:
        """Write into *head*; questions stand over *page*."""
        self._context, self._head, self._page = context, head, page
        self.strip = BehalfStrip(self._back, self._ask_drop)
        self.question: DialogFrame | None = None
        self._key: SubmissionKey | None = None

    def show(self, shown: Entering | None) -> None:
        """Tell of the submission in view; nothing is told of the unit's own."""
        session, key = self._context.session, self._context.typing_key
        if key.unit == session.unit.code:
            self._head.title.setText(shell_texts.PAGES[FIGURES])
            self.strip.hide()
            return
        self._key = key
        names = {"unit": session.tree[key.unit].short_name, "home": session.unit.short_name}
        self._head.title.setText(texts.HEAD.format(**names))
        locked = shown.locked if shown else None
        base = shown.said.base if shown and shown.said else ()
        if locked is not None:
            code = locked.verification_code
            words = texts.LOCKED.format(number=locked.number, code=code, **names)
        elif base and shown is not None:
            words = texts.CORRECTING.format(number=number_of(session, base[0]), **names)
        else:
            words = texts.TYPING.format(**names)
        begun = shown is not None and shown.said is not None and locked is None
        self.strip.say(words, begun=begun)
        if locked is None:
            self._head.chip.show_words(texts.CHIP, "edit", "warn")

    def _back(self) -> None:
        self._context.go(BOARD, detail=self._key.unit if self._key else "")

    def _ask_drop(self) -> None:
        if self._key is None:
            return
        session, key = self._context.session, self._key
        names = {"unit": session.tree[key.unit].short_name, "home": session.unit.short_name}
        asked = DialogFrame(
            texts.DROP_TITLE,
            texts.DROP_ASK.format(**names),
            texts.DROP_DO,
            self._page,
            QUESTION,
            later=texts.KEEP,
        )
        asked.body.addWidget(label(texts.DROP_WHAT.format(**names), "secondary", wraps=True))
        asked.prefer_later()
        asked.accepted.connect(lambda: self._drop(key, names["unit"]))
        self.question = asked
        asked.open()

    def _drop(self, key: SubmissionKey, name: str) -> None:
        if self._context.write(lambda session: drop(session, key)) is not None:
            self._context.undo.clear(key)
            self._back()
            self._context.tell(texts.DROPPED.format(unit=name), "ok")
