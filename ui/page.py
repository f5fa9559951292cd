"""The base of every page: head, message bar and a body below."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bhxh_desktop.domain.changes import Changes
from ui.context import AppContext, Notice
from ui.texts import shell_texts as texts
from ui.widgets.basics import Chip, label
from ui.widgets.message_bar import MessageBar

HEAD = 52


class PageHead(QFrame):
    """Title, state, words about the period, and at most three actions on the right."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("pageHead")
        self.setFixedHeight(HEAD)
        self.chip = Chip()
        self.words, self.due = label("", "secondary"), label("", "warnWords")
        for part in (self.words, self.due, self.chip):  # they yield before the actions do
            part.setMinimumWidth(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, 16, 0)
        self._row.setSpacing(10)
        for part in (label(title, "pageTitle"), self.chip, self.words, self.due):
            self._row.addWidget(part)
        self._row.addStretch(1)

    def add(self, action: QWidget) -> None:
        """Add an action at the right end."""
        self._row.addWidget(action)


class Page(QWidget):
    """A page of the window.

    A subclass fills ``body`` in its constructor and shows the place in :meth:`show_place`, which is
    called each time the page comes into view or the place changes while it is in view.
    """

    key: str
    """Names the page in the registry and its title in the texts."""
    needs_submission = True
    """Whether the page is about one submission, so that the pickers choose it."""

    def __init__(self, context: AppContext) -> None:
        """Make the frame of the page."""
        super().__init__()
        self.setObjectName("canvas")
        self.context = context
        self.session = context.session
        self.head = PageHead(texts.PAGES[self.key])
        self.messages = MessageBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        around = QHBoxLayout()
        around.setContentsMargins(20, 0, 16, 8)
        around.addWidget(self.messages)
        column.addLayout(around)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(20, 0, 16, 12)
        self.body.setSpacing(12)
        column.addLayout(self.body, 1)

    def show_place(self) -> None:
        """Read what the page shows of the place; a subclass says what."""
        raise NotImplementedError

    def on_changes(self, changes: Changes) -> None:  # noqa: ARG002 -- a subclass looks at them
        """Refresh after a write; called for the page in view only."""
        self.show_place()

    def tell(self, notice: Notice) -> None:
        """Show a notice under the head."""
        self.messages.add(notice)
