"""The message bar: one sentence under the page head, with what can be done about it."""

from __future__ import annotations

from collections.abc import Collection, Hashable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import icons
from ui.context import Notice
from ui.texts import shell_texts as texts
from ui.widgets.basics import button, label

GOOD_NEWS_MS = 6000
MOST_LINES, FIRST_LINES, ALL_HEIGHT = 3, 2, 150
"""So many sentences stand in view; of more, the first, and the rest where it is asked for."""
_LOOKS = {
    "info": ("info", "accent"),
    "ok": ("approved", "ok"),
    "warning": ("warning", "warn"),
    "error": ("error", "error"),
}


class MessageBar(QFrame):
    """Shows notices one at a time; good news leaves by itself, errors stay till put right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._notices: list[Notice] = []
        self._picture, self._words = QLabel(), label(wraps=True)
        self._words.setMinimumWidth(1)  # a name without a space does not widen the window
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._rest = button("", self._toggle, link=True)
        self._all = QPlainTextEdit()
        self._all.setReadOnly(True)
        self._all.setFixedHeight(ALL_HEIGHT)
        self._more = label("", "small")
        said = QVBoxLayout()
        said.setSpacing(2)
        for part in (self._words, self._all):
            said.addWidget(part)
        said.addWidget(self._rest, 0, Qt.AlignmentFlag.AlignLeft)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 6, 6)
        self._row.setSpacing(10)
        self._row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(said, 1)
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
        if notice.about is not None:
            self._notices = [n for n in self._notices if n.about != notice.about]
        self._notices.append(notice)
        self._show()

    def settle(self, put_right: Collection[Hashable]) -> None:
        """Take away what was told of things that are right now."""
        left = [n for n in self._notices if n.about is None or n.about not in put_right]
        if left != self._notices:
            self._notices = left
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

    def _toggle(self) -> None:
        """Show all that is said, in a list that scrolls, or the first of it again."""
        self._show_words(self.text.splitlines(), whole=self._all.isHidden())

    def _show_words(self, lines: list[str], *, whole: bool = False) -> None:
        many = len(lines) > MOST_LINES
        shown = lines[:FIRST_LINES] if many else lines
        self._words.setText("\n".join(shown))
        self._words.setVisible(not whole)
        self._all.setPlainText("\n".join(lines) if whole else "")
        self._all.setVisible(whole)
        rest = texts.REST.format(count=len(lines) - len(shown))
        self._rest.setText(texts.LESS if whole else rest)
        self._rest.setVisible(many)

    def _show(self) -> None:
        self._timer.stop()
        for each in self._buttons:
            self._row.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._buttons = []
        if not self._notices:
            self.hide()
            return
        notice = self._notices[-1]
        icon, colour = _LOOKS[notice.level]
        self._picture.setPixmap(icons.pixmap(icon, 18, colour, filled=notice.level != "info"))
        self._show_words(notice.text.splitlines())
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
