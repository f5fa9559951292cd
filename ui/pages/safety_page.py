"""Backups and keys: what keeps the data safe, and what may speak for whom."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from bhxh_desktop.queries.copies import CopyRow, copies
from bhxh_desktop.queries.keys import KeyRow, keys
from bhxh_desktop.queries.recovery import serves_others
from ui import errors
from ui.context import AppContext
from ui.dialogs.key_acts import KeyActs
from ui.dialogs.safekeeping import Safekeeping
from ui.models.record_table_model import RecordTableModel
from ui.models.safety_columns import COPY_COLUMNS, key_columns, standing_of
from ui.page import Page
from ui.texts import safety_texts as texts
from ui.widgets.basics import button, card, label, rule
from ui.widgets.one_work import OneWork
from ui.widgets.record_table import RecordTable


class SafetyPage(Page):
    """Lists the copies of the store and the keys, with what can be done about each."""

    key = "safety"
    needs_submission = False

    def __init__(self, context: AppContext) -> None:
        """Lay out the two lists."""
        super().__init__(context)
        self.head.title.setText(texts.HEAD)
        failed = partial(errors.told, context)
        self.works = OneWork(context.runner, self)
        self.works.changed.connect(self._allow)
        self.safekeeping = Safekeeping(context, self.works, self, failed)
        self.acts = KeyActs(context, self.works, self, failed)
        keeping, acts = self.safekeeping, self.acts
        self.prune = button(texts.PRUNE, keeping.prune, icon="delete")
        self.from_file = button(texts.FROM_FILE, keeping.from_file, icon="folder")
        self.back_up = button(texts.BACK_UP, keeping.back_up, icon="save", primary=True)
        for each in (self.prune, self.from_file, self.back_up):
            self.head.add(each)
        self._copies = RecordTableModel[CopyRow](COPY_COLUMNS, self)
        self._keys = RecordTableModel[KeyRow](key_columns(self.session.tree.name_of), self)
        self.copies = RecordTable(self._copies)
        self.copies.setAccessibleName(texts.COPIES)
        self.copy_now = button(texts.COPY_NOW, keeping.copy, icon="backup", small=True)
        self.go_back = button(texts.GO_BACK, self._go_back, icon="undo", small=True)
        self.keys = RecordTable(self._keys)
        self.keys.setAccessibleName(texts.KEYS)
        self.confirm = button(texts.CONFIRM, acts.confirm, icon="check", small=True)
        self.withdraw = button(texts.WITHDRAW, self._withdraw, icon="undo", small=True)
        self.revoke = button(texts.REVOKE, self._revoke, icon="close", small=True)
        self.send = button(texts.SEND, acts.send, icon="export", small=True)
        self.renew = button(texts.RENEW, acts.renew_code, icon="print", small=True)
        self.renew.setVisible(serves_others(self.session))
        ways = [self.confirm, self.withdraw, self.revoke, self.send, self.renew]
        self.body.addWidget(_sheet(texts.COPIES, [self.go_back, self.copy_now], self.copies), 1)
        self.body.addWidget(_sheet(texts.KEYS, ways, self.keys), 1)
        self.copies.moved.connect(self._allow)
        self.keys.moved.connect(self._allow)

    def show_place(self) -> None:
        """Read both lists anew."""
        _show(self.copies, self._copies, copies(self.session))
        _show(self.keys, self._keys, keys(self.session))
        self._allow()

    def _go_back(self) -> None:
        if self.copies.current is not None:
            self.safekeeping.go_back(self.copies.current.path)

    def _withdraw(self) -> None:
        if self.keys.current is not None:
            self.acts.ask(self.keys.current, revoke=False)

    def _revoke(self) -> None:
        if self.keys.current is not None:
            self.acts.ask(self.keys.current, revoke=True)

    def _allow(self) -> None:
        """Offer what can be done about the rows in view; no second work while one is under way."""
        idle, row = not self.works.busy, self.keys.current
        standing = standing_of(row) if row is not None else ""
        for each in (self.prune, self.from_file, self.back_up, self.copy_now, self.send):
            each.setEnabled(idle)
        self.go_back.setEnabled(idle and self.copies.current is not None)
        self.confirm.setEnabled(standing == "waiting")
        self.withdraw.setEnabled(standing == "confirmed")
        self.revoke.setEnabled(standing in ("confirmed", "waiting"))


def _sheet(title: str, ways: list[QPushButton], table: QWidget) -> QFrame:
    frame, column = card()
    row = QHBoxLayout()
    row.setContentsMargins(14, 6, 8, 6)
    row.setSpacing(8)
    row.addWidget(label(title, "cardTitle"))
    row.addStretch(1)
    for each in ways:
        row.addWidget(each)
    column.addLayout(row)
    column.addWidget(rule())
    column.addWidget(table, 1)
    return frame


def _show(table: RecordTable[Any], model: RecordTableModel[Any], rows: tuple[Any, ...]) -> None:
    if rows != model.rows:
        model.show_rows(rows)
        table.go_to(0)
