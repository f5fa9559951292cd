"""The base of every page: head, message bar and a body below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.revision import SubmissionKey
from ui.context import AppContext, Notice
from ui.texts import shell_texts as texts
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_head import PageHead

if TYPE_CHECKING:
    from ui.dialogs.section_saver import SectionSaver  # not at start-up


class Page(QWidget):
    """A page of the window.

    A subclass fills ``body`` in its constructor and shows the place in :meth:`show_place`, which is
    called each time the page comes into view or the place changes while it is in view.
    """

    key: str
    """Names the page in the registry and its title in the texts."""
    saver: SectionSaver | None = None
    """Saves what is typed here by itself; None where each entry is written at once."""
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

    @property
    def undo_key(self) -> SubmissionKey | None:
        """The submission whose entries are seen here, so that Ctrl+Z may take them back."""
        return None

    def undo(self) -> None:
        """Take the last entries of ``undo_key`` back, in view."""

    def redo(self) -> None:
        """Enter again what was taken back last, in view."""

    def leave(self) -> bool:
        """Finish what is being typed; False where the page must stay in view to have it mended."""
        return True

    def tell(self, notice: Notice) -> None:
        """Show a notice under the head."""
        self.messages.add(notice)
