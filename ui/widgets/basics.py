"""The small parts every page is built from: labels, buttons, chips, lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from bhxh_desktop.domain.submission import State
from ui import icons
from ui.texts import shell_texts as texts
from ui.theme import COLOURS
from ui.widgets.key_button import KeyButton

STATE_LOOKS: dict[State, tuple[str, str, bool]] = {
    State.NOTHING: ("nothing", "text2", False),
    State.ENTERING: ("edit", "accent", False),
    State.LOCKED: ("lock", "carry", False),
    State.EXPORTED: ("sent", "carry", False),
    State.RECEIVED: ("received", "accent", False),
    State.RETURNED: ("returned", "warn", False),
    State.APPROVED: ("approved", "ok", True),
    State.CONSOLIDATED: ("consolidated", "ok", True),
    State.CONFLICT: ("conflict", "fork", False),
    State.DISPUTED: ("conflict", "fork", False),
    State.WAITING_KEY: ("waiting_key", "warn", False),
    State.MISSING_PARENT: ("missing_parent", "warn", False),
}
"""Icon, colour token, filled: the same thing is always said by shape and word too."""


def label(text: str = "", name: str = "", *, wraps: bool = False) -> QLabel:
    """Return a label of plain text; *name* picks its look in the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setWordWrap(wraps)
    return made


class Elided(QLabel):
    """A label of one line that is cut with "…" where its room is too small; its tip has all."""

    mode = Qt.TextElideMode.ElideRight

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw what there is room for."""
        painter = QPainter(self)
        room = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), self.mode, room.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def event(self, event: QEvent) -> bool:
        """Tell all of it where it is cut."""
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self.text() if self.is_cut else "")
        return super().event(event)

    @property
    def is_cut(self) -> bool:
        """Whether there is no room for all of it."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()


class Yielding(Elided):
    """A label as wide as its words where there is room, that gives way to what stands beside it."""

    def __init__(self, text: str, name: str = "", *, least: int = 1) -> None:
        super().__init__(name)
        self._least = least
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the least room it is left."""
        return QSize(min(self._least, self.sizeHint().width()), self.sizeHint().height())


class Title(Yielding):
    """The name of a report, cut in its middle, since names differ at the end."""

    mode = Qt.TextElideMode.ElideMiddle

    def __init__(self, text: str, name: str = "", *, least: int = 60) -> None:
        super().__init__(text, name, least=least)


def button(  # noqa: PLR0913 -- one keyword for each thing a button may have
    caption: str,
    act: Callable[[], object],
    *,
    icon: str = "",
    key: str = "",
    primary: bool = False,
    link: bool = False,
    small: bool = False,
) -> QPushButton:
    """Return a button; its *key* works wherever the button is in view and stands in its caption."""
    made = KeyButton(caption, icon, key)
    made.setProperty("primary", primary)
    made.setProperty("link", link)
    made.setProperty("small", small)
    made.setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor)
    made.setAccessibleName(caption)
    made.clicked.connect(lambda _checked: act())
    if key:
        shortcut = QShortcut(QKeySequence(key), made)
        shortcut.activated.connect(made.click)
    return made


def on_ctrl_enter(where: QWidget, made: QPushButton) -> None:
    """Click a button at Ctrl+Enter, of the number pad too, while *where* is in view."""
    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        QShortcut(QKeySequence(keys), where).activated.connect(made.click)


class Chip(QFrame):
    """A word in a rounded frame, with the icon and the colour of a state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture, self._words = QLabel(), label()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 10, 2)
        row.setSpacing(6)
        row.addWidget(self._picture)
        row.addWidget(self._words)
        self.setFixedHeight(24)
        self.hide()

    @property
    def text(self) -> str:
        """The word shown."""
        return self._words.text()

    def show_state(self, state: State, words: str = "") -> None:
        """Show a state, in other *words* where given."""
        icon, colour, filled = STATE_LOOKS[state]
        self.show_words(words or texts.STATES[state], icon, colour, filled=filled)

    def show_words(self, words: str, icon: str, colour: str, *, filled: bool = False) -> None:
        """Show any words with an icon, in the soft fill of *colour*."""
        self._picture.setPixmap(icons.pixmap(icon, 16, colour, filled=filled))
        self._words.setText(words)
        fill = COLOURS.get(f"{colour}_s", COLOURS["surface"])
        frame = COLOURS.get(f"{colour}_l", COLOURS["line2"])
        self.setStyleSheet(
            f"Chip {{ background: {fill}; border: 1px solid {frame}; border-radius: 12px; }}"
            f"Chip QLabel {{ color: {COLOURS[colour]}; font-size: 12px; font-weight: 600; }}"
        )
        self.show()


class Bar(QWidget):
    """A number with a thin bar below: how many of how many."""

    def __init__(self, words: str, done: int, of: int) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(words))
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, max(of, 1))
        bar.setValue(done)
        bar.setProperty("full", done >= of)
        column.addWidget(bar)


class Segments(QWidget):
    """A row of choices of which one holds.

    Signals: ``chosen(index)`` when the user chooses another.
    """

    chosen = Signal(int)

    def __init__(self, captions: Sequence[str], current: int = 0) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        for number, caption in enumerate(captions):
            each = QPushButton(caption)
            each.setProperty("segment", True)  # noqa: FBT003 -- Qt's way
            each.setCheckable(True)
            each.setChecked(number == current)
            self._group.addButton(each, number)
            row.addWidget(each)
        self._group.idClicked.connect(self.chosen)

    @property
    def current(self) -> int:
        """The index of the choice that holds."""
        return self._group.checkedId()


def clear(layout: QLayout) -> None:
    """Take out and delete what a layout holds; it is out of view at once."""
    while (taken := layout.takeAt(0)) is not None:
        if (old := taken.widget()) is not None:
            old.hide()
            old.deleteLater()


def rule() -> QFrame:
    """Return a thin line across."""
    line = QFrame()
    line.setObjectName("rule")
    return line


def card() -> tuple[QFrame, QVBoxLayout]:
    """Return a white sheet with rounded corners and its column."""
    frame = QFrame()
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(1, 1, 1, 1)
    column.setSpacing(0)
    return frame, column


def empty_state(icon: str, title: str, sentence: str, action: QPushButton | None = None) -> QWidget:
    """Return what a page shows where there is nothing yet: why, and the one thing to do."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setSpacing(8)
    picture = QLabel()
    picture.setPixmap(icons.pixmap(icon, 32, "text3"))
    words = label(sentence, "secondary", wraps=True)
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    words.setFixedWidth(420)
    words.ensurePolished()
    words.setMinimumHeight(words.heightForWidth(420))  # its layout reckons with one line
    column.addStretch(2)
    for part in (picture, label(title, "cardTitle"), words, action):
        if part is not None:
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(3)
    return made
