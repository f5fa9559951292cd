"""Keeps the preview fresh while people type: one compilation at a time, the last one wins."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from bhxh_desktop import clock
from bhxh_desktop.messages import say
from bhxh_desktop.operations.previews import Preview, Wanted, preview
from ui.context import sentence
from ui.runner import Runner
from ui.texts import draft_texts as texts
from ui.widgets.pdf_preview import PdfPreview

REST_MS = 10
"""Keys of one paste or of held-down repetition make one preview; there is one at a time anyway."""


class LivePreview(QObject):
    """Makes previews in the runner. Signals: ``shown(Preview)``, None where there is none."""

    shown = Signal(object)

    def __init__(self, runner: Runner, pane: PdfPreview, wanted: Callable[[], Wanted]) -> None:
        """Show in *pane* what *wanted* says at the time."""
        super().__init__(pane)
        self._runner, self._pane, self._wanted = runner, pane, wanted
        self._making: Wanted | None = None
        self._again = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.now)

    def soon(self) -> None:
        """Make a fresh one when the typing rests."""
        self._rest.start()

    def stop(self) -> None:
        """Make no further one: nobody looks."""
        self._rest.stop()
        self._again = False

    def now(self) -> None:
        """Make a fresh one, after the one being made."""
        self._rest.stop()
        if self._making is not None:
            self._again = True
            return
        wanted = self._making = self._wanted()
        self._runner.run(
            texts.PREVIEWING,
            lambda session, _progress: preview(session, wanted),
            self._done,
            self._failed,
        )

    def _done(self, made: Preview) -> None:
        if self._is_of_this_report():
            self._pane.show_pdf(made.pdf)
            self._pane.show_warnings([say(each) for each in made.shortcomings])
            self._pane.fresh.setText(texts.FRESH.format(time=f"{clock.now():%H:%M:%S}"))
            self.shown.emit(made)
        self._next()

    def _failed(self, error: Exception) -> None:
        try:
            if self._is_of_this_report():
                self._pane.show_reason(sentence(error))
                self._pane.fresh.setText("")
                self.shown.emit(None)
        finally:
            self._next()

    def _is_of_this_report(self) -> bool:
        """Tell whether what was made is still of the report in view."""
        now, made = self._wanted(), self._making
        return made is not None and (made.key, made.total) == (now.key, now.total)

    def _next(self) -> None:
        self._making = None
        if self._again:
            self._again = False
            self.now()
