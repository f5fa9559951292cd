"""The foot of the window: what is selected or under way, and where everything is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from ui.texts import shell_texts as texts
from ui.widgets.basics import label

HEIGHT = 26


class StatusBar(QFrame):
    """Shows short words; ``stop`` is the button that ends a work."""

    def __init__(self, folder: Path, author: str) -> None:
        """Name the workspace's *folder* and its *author*."""
        super().__init__()
        self.setObjectName("statusBar")
        self.setFixedHeight(HEIGHT)
        self.selection, self.status, self.shared = label(), label(), label()
        self.shared.hide()
        self.selection.hide()
        self.stop = QPushButton(texts.STOP)
        self.stop.setProperty("link", True)  # noqa: FBT003 -- Qt's way
        self.stop.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(20)
        for part in (self.selection, self.status, self.stop, self.shared):
            row.addWidget(part)
        row.addWidget(label(texts.FOLDER.format(path=folder)))
        row.addStretch(1)
        row.addWidget(label(texts.AUTHOR.format(name=author)))

    def show_selection(self, words: str) -> None:
        """Say what is selected; nothing with no words."""
        self.selection.setText(words)
        self.selection.setVisible(bool(words))

    def show_shared(self, words: str, why: str = "") -> None:
        """Say how it stands with the shared folder, *why* in the tip; nothing with no words."""
        self.shared.setText(words)
        self.shared.setToolTip(why)
        self.shared.setVisible(bool(words))

    def show_status(self, words: str, *, can_stop: bool = False) -> None:
        """Say what goes on, or how things stand."""
        self.status.setText(words)
        self.stop.setVisible(can_stop)
