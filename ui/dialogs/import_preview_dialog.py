"""What an import would bring, file by file, before anything is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import DialogFrame
from ui.models.import_rows import IMPORT_COLUMNS, Arriving, ImportRow
from ui.models.record_table_model import RecordTableModel
from ui.texts import exchange_texts as texts
from ui.texts import shell_texts
from ui.widgets.basics import card, label, on_ctrl_enter
from ui.widgets.record_table import HEADER, RecordTable
from ui.widgets.waiting_keys import WaitingKeys

WIDTH, AROUND = 1180, 24
"""Widest, and what is left free of the window around it."""
TWO_LINES = 44
MANY, FEW, LOW = 5, 3, 640
"""Rows in view at least; fewer where the window is lower than this."""


class ImportPreviewDialog(DialogFrame):
    """Shows what waits, is refused, is new. Signals: ``key_wanted(WaitingKey)``."""

    key_wanted = Signal(object)

    def __init__(self, shown: Arriving, parent: QWidget) -> None:
        """Show what would arrive."""
        room = parent.window().size()
        super().__init__(
            texts.PREVIEW_TITLE,
            texts.PREVIEW_HEAD.format(count=len(shown.rows)),
            "",
            parent,
            min(WIDTH, room.width() - AROUND),
        )
        self.setMaximumHeight(room.height() - AROUND)
        self._most = FEW if room.height() < LOW else MANY
        self.counts = label("", "secondary", wraps=True)
        self.model = RecordTableModel[ImportRow](IMPORT_COLUMNS, self)
        self.table = RecordTable(self.model)
        self.table.setAccessibleName(texts.PREVIEW_TITLE)
        self.table.setWordWrap(True)
        self.table.verticalHeader().setDefaultSectionSize(TWO_LINES)
        self.table.moved.connect(self._show_row)
        frame, inside = card()
        inside.addWidget(self.table)
        self.details = label("", wraps=True)
        self.details.setMinimumHeight(36)
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.fault = label("", "errorWords", wraps=True)
        self.keys_title = label("", "strong")
        self.keys = WaitingKeys()
        self.keys.wanted.connect(self.key_wanted)
        for part in (
            self.counts,
            frame,
            self.details,
            self.fault,
            self.keys_title,
            self.keys,
        ):
            self.body.addWidget(part, 1 if part is frame else 0)
        on_ctrl_enter(self, self.do)
        self.show_arriving(shown)

    def show_arriving(self, shown: Arriving) -> None:
        """Show the outcome anew, as after a key was confirmed."""
        count = len(shown.taken)
        self.fault.hide()
        self.counts.setText(shown.summary if count else texts.PREVIEW_NONE)
        self.model.show_rows(shown.rows)
        lines = min(len(shown.rows), self._most)
        self.table.setMinimumHeight(HEADER + TWO_LINES * lines + 2)
        self.keys_title.setText(texts.KEYS_HEAD.format(count=len(shown.keys)))
        self.keys_title.setVisible(bool(shown.keys))
        self.keys.show_keys(shown.keys)
        self.do.setText(texts.PREVIEW_DO.format(count=count))
        self.do.setVisible(bool(count))
        self.do.setEnabled(bool(count))
        self.later.setText(shell_texts.LATER if count else texts.CLOSE)
        self.table.go_to(0)
        self.table.setFocus()

    def say_fault(self, words: str) -> None:
        """Say why what is shown could not be read anew."""
        self.fault.setText(words)
        self.fault.show()

    def _show_row(self) -> None:
        row = self.table.current
        said = texts.REFUSED_ONE.format(name=row.path.name, fault=row.words) if row else ""
        self.details.setText(said)
