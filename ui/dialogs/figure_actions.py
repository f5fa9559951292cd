"""The head of the figures page: where the report stands, and what can be done with the whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from bhxh_desktop import clock
from bhxh_desktop.domain.submission import State
from bhxh_desktop.queries.grid import Entering
from bhxh_desktop.queries.status import status_of
from bhxh_desktop.vietnamese.dates import short_date, weekday_name
from ui.context import AppContext
from ui.dialogs.excel_entry import ExcelEntry, Failed
from ui.dialogs.lock_dialog import LockDialog
from ui.dialogs.locking import ask_lock, reopen_in_place
from ui.texts import figures_texts as texts
from ui.texts import shell_texts
from ui.widgets.basics import button
from ui.widgets.page_head import PageHead
from ui.widgets.return_strip import ReturnStrip

EXCHANGE = "exchange"


class FigureActions:
    """Locks, reopens, exports and exchanges with Excel the submission in view.

    Attributes: ``returned`` says why the report came back, the page finds room for it;
    ``finished`` finishes what is being typed and returns what is in view then, None
    where that was refused; the page sets it.
    """

    def __init__(self, context: AppContext, head: PageHead, page: QWidget, failed: Failed) -> None:
        """Fill *head*; questions stand over *page*, *failed* is told of work gone wrong."""
        self._context, self._head, self._page = context, head, page
        self.question: LockDialog | None = None
        self.finished: Callable[[], Entering | None] = lambda: None
        self.lock = button(texts.LOCK, self.ask_lock, icon="lock", key="Ctrl+L")
        self.reopen = button(texts.REOPEN, self._reopen, icon="reopen")
        self.export = button(texts.EXPORT, self._export, icon="export", primary=True)
        self.returned = ReturnStrip()
        self.excel = ExcelEntry(context, page, failed)
        self._excel_button = self.excel.menu_button()
        for each in (self._excel_button, self.reopen, self.lock, self.export):
            head.add(each)

    def show(self, shown: Entering | None) -> None:
        """Show a submission; None where the place has none, of which nothing can be done."""
        self._excel_button.setVisible(shown is not None)
        if shown is None:
            parts = (self._head.chip, self.lock, self.reopen, self.export, self.returned)
            for each in parts:
                each.hide()
            self._head.words.setText("")
            self._head.due.setText("")
            return
        row = status_of(self._context.session, shown.key)
        state = row.state
        self.returned.show_row(row, shown.definition, self._context.session.tree)
        self._head.chip.show_state(state)
        self._tell_days(shown, state)
        locked = shown.locked is not None
        self.lock.setVisible(not locked)
        self.excel.take_in.setEnabled(not locked)
        self.reopen.setVisible(locked)
        self.export.setVisible(state is State.LOCKED)

    def ask_lock(self) -> None:
        """Ask whether to lock the submission in view, as it stands with what was just typed."""
        shown = self.finished()
        if shown is not None:
            self.question = ask_lock(self._context, shown, self._page)

    def _reopen(self) -> None:
        shown = self.finished()
        if shown is not None:
            reopen_in_place(self._context, shown)

    def _export(self) -> None:
        self._context.go(EXCHANGE)

    def _tell_days(self, shown: Entering, state: State) -> None:
        window = shown.window
        until = date.fromisoformat(shown.said.as_of) if shown.said else window.as_of
        printed, covered = (window.printed_start, window.printed_end), (window.start, until)
        said = shell_texts.WINDOW if printed == covered else shell_texts.WINDOWS
        days = map(short_date, (*printed, *covered))
        named = dict(zip(("start", "end", "first", "last"), days, strict=True))
        self._head.words.setText(said.format(**named))
        due = {"weekday": weekday_name(window.due_on), "day": short_date(window.due_on)}
        today = clock.today() == window.due_on
        open_still = state in (State.NOTHING, State.ENTERING, State.RETURNED)
        words = (shell_texts.DUE_TODAY if today else shell_texts.DUE).format(**due)
        self._head.due.setText(words if open_still else "")
