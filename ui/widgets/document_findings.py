"""What should be looked at in the register, beside it, each one click away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bhxh_desktop.domain.document_findings import DocumentFinding
from bhxh_desktop.messages import say
from ui import icons
from ui.texts import documents_texts as texts
from ui.widgets.basics import button, label, rule

WIDTH = 284


class DocumentFindings(QFrame):
    """Lists sentences. Signals: ``wanted(DocumentKey)`` to go to a document."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self._shown: tuple[str, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = label(texts.FINDINGS, "panelTitle")
        title.setContentsMargins(16, 10, 16, 10)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(title)
        column.addWidget(rule())
        column.addWidget(self._scroll, 1)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said, from the top."""
        return self._shown or ()

    @property
    def buttons(self) -> list[QPushButton]:
        """What leads to the documents, from the top."""
        return self._scroll.findChildren(QPushButton)

    def show_findings(self, found: Sequence[DocumentFinding]) -> None:
        """Show *found* in place of what was shown."""
        sentences = tuple(say(each.problem) for each in found)
        if sentences == self._shown:
            return
        self._shown = sentences
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for sentence, each in zip(sentences, found, strict=True):
            column.addWidget(self._line(sentence, each))
            column.addWidget(rule())
        if not sentences:
            words = label(texts.NOTHING_FOUND, "secondary", wraps=True)
            words.setContentsMargins(16, 12, 16, 12)
            column.addWidget(words)
        column.addStretch(1)
        self._scroll.setWidget(inside)

    def _line(self, sentence: str, finding: DocumentFinding) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(16, 10, 12, 8)
        row.setSpacing(10)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("warning", 16, "warn", filled=True))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(label(sentence, wraps=True))
        go = button(texts.TO_ROW, partial(self.wanted.emit, finding.documents[0]), link=True)
        go.setAccessibleDescription(sentence)
        said.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(said, 1)
        return made
