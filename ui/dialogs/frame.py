"""The frame of every dialog: heading, body, a footer with the doing verb and the way out."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.texts import shell_texts as texts
from ui.widgets.basics import label, rule

QUESTION, FORM = 480, 720
FOOTER = 54


class DialogFrame(QDialog):
    """A dialog whose title names the task and whose heading names the object.

    A subclass fills ``body``; ``do`` is the button that does it, ``later`` the one that leaves.
    """

    def __init__(
        self,
        title: str,
        heading: str,
        do: str,
        parent: QWidget | None,
        width: int,
        *,
        later: str = texts.LATER,
    ) -> None:
        """Make the frame; *do* accepts, *later* (Esc) rejects."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setFixedWidth(width)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inside = QVBoxLayout()
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(12)
        self.heading = label(heading, "panelTitle", wraps=True)
        inside.addWidget(self.heading)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        inside.addLayout(self.body, 1)
        column.addLayout(inside, 1)
        column.addWidget(rule())
        self.do, self.later = QPushButton(do), QPushButton(later)
        self.do.setProperty("primary", True)  # noqa: FBT003 -- Qt's way
        self.do.setDefault(True)
        self.later.setAutoDefault(False)
        self.do.clicked.connect(self.accept)
        self.later.clicked.connect(self.reject)
        footer = QFrame()
        footer.setFixedHeight(FOOTER)
        self.bulk = QHBoxLayout(footer)
        self.bulk.setContentsMargins(20, 0, 20, 0)
        self.bulk.addStretch(1)
        self.bulk.addWidget(self.do)
        self.bulk.addWidget(self.later)
        column.addWidget(footer)

    def grow(self) -> None:
        """Take the height that what came into view needs."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def open(self) -> None:
        """Ask over the window; once answered the dialog is deleted."""
        self.finished.connect(self.deleteLater)
        super().open()

    def prefer_later(self) -> None:
        """Let Enter leave all as it is: what is signed is not taken back."""
        self.do.setDefault(False)
        self.do.setAutoDefault(False)
        self.later.setDefault(True)
