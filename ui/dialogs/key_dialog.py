"""Confirming keys: the list of those that wait, and the question about one of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from bhxh_desktop.operations.workspaces import confirm_key
from bhxh_desktop.queries.exchange import WaitingKey, waiting_keys
from ui.context import AppContext
from ui.dialogs.frame import FORM, QUESTION, DialogFrame
from ui.texts import exchange_texts as texts
from ui.widgets.basics import label
from ui.widgets.waiting_keys import WaitingKeys, large_fingerprint


class ConfirmKeyDialog(DialogFrame):
    """Asks whether a key is a unit's, by its fingerprint over the telephone.

    The safe answer is the default: a wrong key would speak in the unit's name.
    """

    def __init__(self, context: AppContext, waiting: WaitingKey, parent: QWidget | None) -> None:
        """Ask about the key *waiting*."""
        unit = waiting.unit_name
        super().__init__(
            texts.CONFIRM_TITLE,
            texts.CONFIRM_ASK.format(unit=unit),
            texts.CONFIRM_DO,
            parent,
            QUESTION,
        )
        self._context, self._waiting = context, waiting
        groups = waiting.fingerprint.count("-") + 1
        self.body.addWidget(label(texts.CONFIRM_HOW.format(unit=unit), wraps=True))
        self.body.addWidget(large_fingerprint(waiting.fingerprint))
        self.body.addWidget(
            label(texts.CONFIRM_THEN.format(count=groups, unit=unit), "secondary", wraps=True)
        )
        self.fault = label("", "errorWords", wraps=True)
        self.fault.hide()
        self.body.addWidget(self.fault)
        self.prefer_later()
        self.later.setFocus()

    def accept(self) -> None:
        """Confirm the key; where that is refused, say why and stay."""
        try:
            done = confirm_key(self._context.session, self._waiting.unit, self._waiting.key)
        except Problem as problem:
            self.fault.setText(say(problem))
            self.fault.show()
            self.do.setEnabled(False)
            return
        super().accept()
        self._context.changed.emit(done)
        self._context.tell(texts.CONFIRMED.format(unit=self._waiting.unit_name), "ok")


class KeysDialog(DialogFrame):
    """Lists the keys that wait in the workspace, until none is left."""

    def __init__(self, context: AppContext, parent: QWidget | None) -> None:
        """Show what waits now."""
        found = waiting_keys(context.session)
        super().__init__(
            texts.KEYS_TITLE,
            texts.KEYS_HEAD.format(count=len(found)),
            texts.CONFIRM_DO,
            parent,
            FORM,
            later=texts.CLOSE,
        )
        self._context = context
        self.do.hide()
        self.do.setDefault(False)
        self.later.setDefault(True)
        self.list = WaitingKeys()
        self.list.wanted.connect(self._ask)
        self.list.show_keys(found)
        self.body.addWidget(self.list)

    def _ask(self, waiting: WaitingKey) -> None:
        self.question = ask_key(self._context, waiting, self, self._refresh)

    def _refresh(self) -> None:
        left = waiting_keys(self._context.session)
        self.list.show_keys(left)
        if not left:
            self.accept()


def ask_key(
    context: AppContext, waiting: WaitingKey, parent: QWidget, then: Callable[[], object]
) -> ConfirmKeyDialog:
    """Open the question about a key; *then* is called when it was confirmed."""
    dialog = ConfirmKeyDialog(context, waiting, parent)
    dialog.accepted.connect(then)
    dialog.open()
    return dialog
