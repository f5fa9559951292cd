"""The shared folder is visited by itself: soon after the start and from time to time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from bhxh_desktop import clock
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.messages import one_line, say
from bhxh_desktop.session import Session
from ui.context import AppContext, sentence
from ui.runner import Progress, Stopped
from ui.texts import mailbox_texts as texts
from ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from bhxh_desktop.operations.mailbox import Synced  # not at start-up

SOON_MS, AGAIN_MS = 3_000, 300_000
FACT = "mailbox"
"""Of a workspace that shares a folder: read here without the operations, which are not light."""


class MailboxVisits(QObject):
    """Visits in the runner; news go to the message bar, all else quietly to the foot."""

    def __init__(self, context: AppContext, foot: StatusBar, parent: QObject) -> None:
        """Work for the workspace of *context* as long as *parent* lives."""
        super().__init__(parent)
        self._context, self._foot = context, foot
        self._told: set[str] = set()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(AGAIN_MS)
        QTimer.singleShot(SOON_MS, self, self.look)

    def look(self) -> None:
        """Visit the folder where there is one and nothing else is under way: that can wait."""
        if not self._context.session.workspace.meta(FACT):
            self._foot.show_shared("")
        elif not self._context.runner.busy:
            self._context.runner.run(texts.VISITING, _visit, self._visited, self._fail)

    def _visited(self, synced: Synced) -> None:
        """Tell of what came; the page in view is read anew when asked: somebody may be typing."""
        self._foot.show_shared(texts.VISITED.format(time=f"{clock.now():%H:%M}"))
        read, fresh = len(synced.result.imported), []
        for path, fault in synced.result.refused.items():
            if path.name not in self._told:
                fresh.append(texts.REFUSED.format(name=one_line(path.name), fault=say(fault)))
                self._told.add(path.name)
        if read or fresh:
            came = texts.CAME.format(read=read, written=len(synced.written))
            see = (texts.SEE, lambda: self._context.changed.emit(Changes("mailbox", "")))
            words = "\n".join([came, *fresh])
            self._context.tell(words, "warning" if fresh else "info", (see,) if read else ())

    def _fail(self, error: Exception) -> None:
        """Say it at the foot and try again later; raise what nobody expected."""
        why = sentence(error)
        if not isinstance(error, Stopped):
            self._foot.show_shared(texts.GONE, why)


def _visit(session: Session, _progress: Progress) -> Synced:
    from bhxh_desktop.operations.mailbox import sync  # noqa: PLC0415 -- not at start-up

    return sync(session)
