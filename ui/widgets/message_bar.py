"""The message bar: one sentence under the page head, with what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ui import icons
from ui.context import Notice
from ui.texts import shell_texts as texts
from ui.widgets.basics import label

GOOD_NEWS_MS = 6000
_LOOKS = {
    "info": ("info", "accent"),
    "ok": ("approved", "ok"),
    "warning": ("warning", "warn"),
    "error": ("error", "error"),
}


class MessageBar(QFrame):
    """Shows notices one at a time; good news leaves by itself, errors stay."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._notices: list[Notice] = []
        self._picture, self._words = QLabel(), label(wraps=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._more = label("", "small")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 6, 6)
        self._row.setSpacing(10)
        self._row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._more)
        self._buttons: list[QPushButton] = []
        close = QToolButton()
        close.setIcon(icons.icon("close"))
        close.setIconSize(QSize(14, 14))
        close.setToolTip(texts.CLOSE_MESSAGE)
        close.clicked.connect(self.dismiss)
        self._row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GOOD_NEWS_MS)
        self._timer.timeout.connect(self.dismiss)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence in view, "" where there is none."""
        return self._notices[-1].text if self._notices else ""

    def add(self, notice: Notice) -> None:
        """Show *notice*; a new one takes the place of good news, others wait behind it."""
        self._notices = [n for n in self._notices if n.level not in ("ok", "info")]
        self._notices = [n for n in self._notices if n.text != notice.text]
        self._notices.append(notice)
        self._show()

    def dismiss(self) -> None:
        """Take the notice in view away."""
        self._timer.stop()
        if self._notices:
            self._notices.pop()
        self._show()

    def clear(self) -> None:
        """Take all notices away: another submission is in view."""
        self._notices.clear()
        self._show()

    def _show(self) -> None:
        for each in self._buttons:
            self._row.removeWidget(each)
            each.deleteLater()
        self._buttons = []
        if not self._notices:
            self.hide()
            return
        notice = self._notices[-1]
        icon, colour = _LOOKS[notice.level]
        self._picture.setPixmap(icons.pixmap(icon, 18, colour, filled=notice.level != "info"))
        self._words.setText(notice.text)
        waiting = len(self._notices) - 1
        self._more.setText(texts.MORE_MESSAGES.format(count=waiting) if waiting else "")
        for caption, act in notice.actions:
            each = QPushButton(caption)
            each.setProperty("small", True)  # noqa: FBT003 -- Qt's way
            each.clicked.connect(lambda _=False, do=act: do())
            self._row.insertWidget(self._row.count() - 1, each)
            self._buttons.append(each)
        self.setProperty("level", notice.level)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        if notice.level == "ok":
            self._timer.start()
