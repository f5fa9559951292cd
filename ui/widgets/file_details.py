"""The whole of one line of the log of files: its path and identity, and the way to its folder."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from bhxh_desktop.queries.exchange import FileRow
from ui.texts import exchange_texts as texts
from ui.widgets.basics import button, label


class FileDetails(QFrame):
    """Shows one file. Signals: ``folder_wanted()``."""

    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.path, self.code = _chosen_words(), _chosen_words()
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for number, (name, words) in enumerate(
            ((texts.DETAIL_PATH, self.path), (texts.DETAIL_CODE, self.code))
        ):
            grid.addWidget(label(name, "smallWords"), number, 0)
            grid.addWidget(words, number, 1)
        grid.setColumnStretch(1, 1)
        folder = button(texts.OPEN_FOLDER, self.folder_wanted.emit, icon="folder", small=True)
        grid.addWidget(folder, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)

    def show_file(self, row: FileRow | None) -> None:
        """Show *row*; nothing where none is chosen."""
        self.setVisible(row is not None)
        if row is not None:
            self.path.setText(row.path)
            self.code.setText(row.digest)


def _chosen_words() -> QLabel:
    """Return a label whose words can be selected and copied, however long they are."""
    made = label("", wraps=True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made
