"""The navigation at the left: icons with captions, opened to show groups and keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain, repeat

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import icons, theme
from ui.texts import help_texts
from ui.texts import shell_texts as texts
from ui.widgets.basics import label
from ui.widgets.key_button import KEY_SIZE

RAIL, OPEN, SPACE = 72, 208, 2
MARK = 3
"""Width of the bar that marks the page in view."""
DIGITS = "1234567890"
HELP = "help"


class _Item(QToolButton):
    """A page to go to, with a bar at its left when in view; opened wide it shows its key."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        super().paintEvent(event)
        painter = QPainter(self)
        if self.isChecked():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            bar = QRectF(1, self.height() / 4, MARK, self.height() / 2)
            painter.drawRoundedRect(bar, MARK / 2, MARK / 2)
        if self.property("wide"):
            painter.setFont(theme.font(KEY_SIZE))
            painter.setPen(theme.colour("text3"))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(self.rect().adjusted(0, 0, -10, 0), right, self._key)


class Navigation(QFrame):
    """Chooses the page. Signals: ``chosen(key)``, ``help_wanted()``."""

    chosen = Signal(str)
    help_wanted = Signal()

    def __init__(self, pages: Sequence[tuple[str, str]]) -> None:
        """Show *pages*: (key, group), in order; ten of them have the keys Ctrl+1 … 9 and 0."""
        super().__init__()
        self.setObjectName("navigation")
        self._items: dict[str, QToolButton] = {}
        self._headings: list[QLabel] = []
        self._keys: dict[str, str] = {}
        self._captions = {**texts.PAGES, HELP: help_texts.HELP}
        self._wide = False
        self._scroll = QScrollArea()
        self._scroll.setObjectName("navPages")
        self._scroll.setWidgetResizable(True)
        for bar in (
            self._scroll.setVerticalScrollBarPolicy,
            self._scroll.setHorizontalScrollBarPolicy,
        ):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 6, 1, 6)
        column.setSpacing(SPACE)
        column.addWidget(self._scroll, 1)
        self._keys[HELP] = "F1"
        column.addWidget(self._item(HELP, self.help_wanted.emit))
        self._offer(pages)
        self.open_up(wide=False)

    def _offer(self, pages: Sequence[tuple[str, str]]) -> None:
        inside = QWidget()
        inside.setObjectName("navInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        group = ""
        for (key, of_group), digit in zip(pages, chain(DIGITS, repeat("")), strict=False):
            if of_group != group:
                group = of_group
                heading = label(texts.GROUPS[group], "navGroup")
                self._headings.append(heading)
                column.addWidget(heading)
            self._keys[key] = f"Ctrl+{digit}" if digit else ""
            item = self._item(key, partial(self.chosen.emit, key))
            item.setCheckable(True)
            column.addWidget(item)
        column.addStretch(1)
        self._scroll.setWidget(inside)

    def _item(self, key: str, act: Callable[[], object]) -> QToolButton:
        item = _Item(self._keys[key])
        item.setObjectName("navItem")
        item.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        item.setIconSize(QSize(20, 20))
        if self._keys[key]:  # a button's own key would answer a tenth of a second later
            shortcut = QShortcut(QKeySequence(self._keys[key]), self)
            shortcut.activated.connect(act)
        item.setAccessibleName(self._captions[key])
        item.clicked.connect(lambda _checked: act())
        self._items[key] = item
        return item

    @property
    def current(self) -> str:
        """The key of the page chosen."""
        return next((key for key, item in self._items.items() if item.isChecked()), "")

    def choose(self, key: str) -> None:
        """Mark the page in view."""
        for each, item in self._items.items():
            chosen = each == key
            item.setChecked(chosen)
            colour = "accent" if chosen else "text2"
            item.setIcon(icons.icon(each, colour, filled=chosen))
        self._show_current()

    def open_up(self, *, wide: bool) -> None:
        """Show captions beside the icons with groups and keys, or below them."""
        self._wide = wide
        self.setFixedWidth(OPEN if wide else RAIL)
        for heading in self._headings:
            heading.setVisible(wide)
        for key, item in self._items.items():
            caption, shortcut = self._captions[key], self._keys[key]
            item.setProperty("wide", wide)
            beside, under = (
                Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
                Qt.ToolButtonStyle.ToolButtonTextUnderIcon,
            )
            item.setToolButtonStyle(beside if wide else under)
            item.setText(f"  {caption}" if wide else caption)
            named = texts.CAPTION_WITH_KEY.format(caption=caption, key=shortcut)
            item.setToolTip(named if shortcut else caption)
            item.style().unpolish(item)
            item.style().polish(item)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the pages together before some are out of view."""
        super().resizeEvent(event)
        self._fit()
        self._show_current()

    def _show_current(self) -> None:
        """Bring the page chosen into view where not all have room."""
        inside, chosen = self._scroll.widget(), self._items.get(self.current)
        layout = inside.layout() if inside is not None else None
        if chosen is not None and inside is not None and layout is not None:
            layout.activate()
            inside.resize(self._scroll.viewport().width(), layout.sizeHint().height())
            self._scroll.ensureWidgetVisible(chosen, 0, SPACE)

    def _fit(self) -> None:
        least, most = (30, 36) if self._wide else (48, 52)
        headings = sum(each.sizeHint().height() + SPACE for each in self._headings if self._wide)
        room = (self.height() - headings) // len(self._items) - 2 * SPACE
        for item in self._items.values():
            item.setFixedHeight(max(least, min(most, room)))
