"""What keeps the window from closing: typing to be mended, text not saved, work under way."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.context import AppContext
from ui.dialogs.frame import QUESTION, DialogFrame
from ui.page import Page
from ui.texts import shell_texts as texts
from ui.widgets.basics import label

PATIENCE_MS = 400
"""The wait for a work is told of when it takes longer."""


class Leaving(QObject):
    """Decides whether the window may close now, and closes it later where a work must end first.

    Attributes: ``question`` is what was asked last.
    """

    def __init__(
        self, context: AppContext, window: QWidget, pages: Callable[[], Iterable[Page]]
    ) -> None:
        """Look after *window*; *pages* are those built so far, the one in view first."""
        super().__init__(window)
        self._context, self._window, self._pages = context, window, pages
        self._waits = False
        self.question: DialogFrame | None = None
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.setInterval(PATIENCE_MS)
        self._tell.timeout.connect(self._tell_wait)
        context.runner.finished.connect(lambda: QTimer.singleShot(0, self, self._go_on))

    def may_close(self) -> bool:
        """Tell whether nothing would be lost; where something would, say so or ask."""
        pages = list(self._pages())
        if pages and not pages[0].leave():
            return False
        for page in pages[1:]:
            page.leave()
        unsaved = [words for page in pages if page.saver for words in page.saver.unsaved]
        if unsaved:
            self._ask(unsaved)
            return False
        if self._context.runner.busy:
            self._waits = True
            self._tell.start()
            return False
        return True

    def _ask(self, unsaved: list[str]) -> None:
        asked = DialogFrame(
            texts.LOSING_TITLE,
            texts.LOSING,
            texts.LOSE,
            self._window,
            QUESTION,
            later=texts.STAY,
        )
        for words in unsaved:
            asked.body.addWidget(label(words, wraps=True))
        asked.body.addWidget(label(texts.LOSING_WHY, "secondary", wraps=True))
        asked.prefer_later()
        asked.accepted.connect(self._let_go)
        self.question = asked
        asked.open()

    def _let_go(self) -> None:
        for page in self._pages():
            if page.saver is not None:
                page.saver.give_up()
        self._window.close()

    def _tell_wait(self) -> None:
        """Say what the window waits for; it can be stopped, or the window kept."""
        if self._waits and self._context.runner.busy:
            words = texts.CLOSING.format(what=self._context.runner.words)
            ways = ((texts.STOP_AND_CLOSE, self._context.runner.stop), (texts.STAY, self._stay))
            self._context.tell(words, "info", ways, self)

    def _stay(self) -> None:
        self._waits = False
        self._context.settled.emit({self})

    def _go_on(self) -> None:
        """Close once nothing is under way; stay where there is something to read or to answer."""
        if not self._waits or self._context.runner.busy:
            return
        if self._context.runner.failed or QApplication.activeModalWidget() is not None:
            self._stay()
        else:
            self._window.close()
