"""The files a report was written to, with the way to each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from bhxh_desktop.queries.produced import Produced
from ui.dialogs.frame import DialogFrame
from ui.models.produced_columns import produced_columns
from ui.models.record_table_model import RecordTableModel
from ui.texts import produced_texts as texts
from ui.widgets.basics import button, label
from ui.widgets.record_table import RecordTable

WIDTH, HEIGHT = 940, 320


class ProducedDialog(DialogFrame):
    """Lists files, newest first; opens the one at hand or its folder."""

    def __init__(
        self,
        heading: str,
        files: Sequence[Produced],
        open_path: Callable[[Path], bool],
        parent: QWidget | None,
    ) -> None:
        """Show *files*; *open_path* hands one to the system's program for it."""
        super().__init__(texts.TITLE, heading, texts.FOLDER, parent, WIDTH, later=texts.CLOSE)
        self._open = open_path
        model = RecordTableModel[Produced](produced_columns(), self)
        model.show_rows(files)
        self.table = RecordTable(model)
        self.table.setFixedHeight(HEIGHT)
        self.body.addWidget(self.table)
        self.said = label("" if files else texts.NONE, "small", wraps=True)
        self.body.addWidget(self.said)
        self.file = button(texts.FILE, self._open_file)
        self.file.setAutoDefault(False)
        self.bulk.insertWidget(1, self.file)
        self.table.doubleClicked.connect(lambda _index: self._open_file())
        for each in (self.do, self.file):
            each.setEnabled(bool(files))
        self.table.go_to(0)

    def accept(self) -> None:
        """Open the folder of the file at hand; the list stays."""
        row = self.table.current
        if row is not None and not self._open(row.path.parent):
            self._tell_lost(row)

    def _open_file(self) -> None:
        row = self.table.current
        if row is not None and not (row.is_there and self._open(row.path)):
            self._tell_lost(row)

    def _tell_lost(self, row: Produced) -> None:
        self.said.setText(texts.LOST.format(name=row.path.name, folder=row.path.parent))
