"""Figures: the forms of one submission, typed as in Excel, checked while typing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from bhxh_desktop import clock
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.regime import Form
from bhxh_desktop.domain.submission import State
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.queries.cell_history import cell_history
from bhxh_desktop.queries.desk import Share, filled
from bhxh_desktop.queries.grid import Entering, entering
from bhxh_desktop.queries.status import status_of
from bhxh_desktop.vietnamese.dates import short_date, weekday_name
from ui import errors
from ui.context import AppContext
from ui.dialogs.excel_entry import ExcelEntry
from ui.dialogs.figure_entry import FigureEntry
from ui.dialogs.locking import ask_lock, offer_renewal, reopen_in_place
from ui.page import Page
from ui.texts import figures_texts as texts
from ui.texts import shell_texts
from ui.widgets.basics import button
from ui.widgets.beside import Beside
from ui.widgets.cell_inspector import CellInspector
from ui.widgets.figure_table import FigureTable
from ui.widgets.finding_list import FindingList
from ui.widgets.form_pane import FormPane

EXCHANGE = "exchange"
LONGEST_TAB = 34
"""Letters of a form's title on its tab; the whole title stands in its hint."""


def _tab_words(title: str, share: Share) -> str:
    title = title if len(title) <= LONGEST_TAB else f"{title[: LONGEST_TAB - 1].rstrip()}…"
    if not share.of:
        return title
    words = texts.TAB_FULL if share.done == share.of else texts.TAB
    return words.format(title=title, done=share.done, of=share.of)


class FiguresPage(Page):
    """The grid of one form at a time, with the findings on the whole submission beside it."""

    key = "figures"

    def __init__(self, context: AppContext) -> None:
        """Lay out tabs, cell bar, the room for the grid, and the findings."""
        super().__init__(context)
        self.entering: Entering | None = None
        self._reached = -1
        self._beside = QTimer(self)
        self._beside.setSingleShot(True)
        self._beside.timeout.connect(self._show_beside)
        self._fill_head()
        self._arrange()
        for keys, act in (
            ("Ctrl+PgDown", partial(self._turn, 1)),
            ("Ctrl+PgUp", partial(self._turn, -1)),
            ("F8", partial(self._next_finding, 1)),
            ("Shift+F8", partial(self._next_finding, -1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _fill_head(self) -> None:
        self.lock_button = button(texts.LOCK, self.ask_lock, icon="lock", key="Ctrl+L")
        self.reopen_button = button(texts.REOPEN, self._reopen, icon="reopen")
        self.export_button = button(
            texts.EXPORT, lambda: self.context.go(EXCHANGE), icon="export", primary=True
        )
        self.excel = ExcelEntry(self.context, self, partial(errors.told, self.context))
        self.excel_button = self.excel.menu_button()
        buttons = (self.excel_button, self.reopen_button, self.lock_button, self.export_button)
        for each in buttons:
            self.head.add(each)

    def _arrange(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(lambda _number: self._show_form())
        self.pane = FormPane(lambda place: cell_history(self.session, self.context.key, place))
        self.pane.made.connect(self._follow)
        self.pane.selected.connect(self.context.selected)
        self.findings = FindingList()
        self.findings.wanted.connect(self.go_to)
        work = QWidget()
        left = QVBoxLayout(work)
        left.setSpacing(8)
        left.setContentsMargins(20, 0, 12, 12)
        tabs = QHBoxLayout()
        tabs.addWidget(self.tabs, 1)
        left.addLayout(tabs)
        left.addWidget(self.pane, 1)
        self.beside = Beside(work, self.findings)
        tabs.addWidget(self.beside.toggle_button())
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.beside, 1)

    @property
    def table(self) -> FigureTable | None:
        """The table of the form in view."""
        return self.pane.table

    @property
    def inspector(self) -> CellInspector:
        """What tells of the current cell."""
        return self.pane.inspector

    @property
    def form(self) -> Form | None:
        """The form in view."""
        number = self.tabs.currentIndex()
        forms = self.entering.forms if self.entering else ()
        return forms[number] if 0 <= number < len(forms) else None

    def show_place(self) -> None:
        """Read the submission and show it, at the cell that was asked for."""
        if not self._read():
            return
        self._show_beside()
        self._show_form()
        if self.entering is not None:
            offer_renewal(self.context, self.entering)
        detail = self.context.place.detail.split(".")
        if len(detail) == len(FigureKey._fields):  # other pages have details of their own
            self.go_to(FigureKey(*detail))
            self.context.go()

    def on_changes(self, changes: Changes) -> None:  # noqa: ARG002 -- Page's signature
        """Show the cells of this very frame, and what stands around them in the next."""
        if self._read():
            self._show_form()
            self._beside.start()

    def go_to(self, place: FigureKey) -> None:
        """Show the form of a cell and make the cell current."""
        codes = [form.code for form in self.entering.forms] if self.entering else []
        if place.form not in codes:
            return
        self.tabs.setCurrentIndex(codes.index(place.form))
        if self.table is not None:
            self.table.go_to(place)

    def ask_lock(self) -> None:
        """Ask whether to lock the submission in view."""
        if self.entering is not None:
            self.question = ask_lock(self.context, self.entering, self)

    def _read(self) -> bool:
        try:
            self.entering = entering(self.session, self.context.key)
        except (Problem, Problems) as error:
            self.context.tell_problem(error)
            return False
        return True

    def _show_beside(self) -> None:
        if self.entering is not None:
            shown = self.entering
            self._show_head(shown)
            self._show_tabs(shown)
            locked = shown.locked is not None
            self.findings.show_findings(shown.definition, shown.findings, locked=locked)

    def _reopen(self) -> None:
        if self.entering is not None:
            reopen_in_place(self.context, self.entering)

    def _show_head(self, shown: Entering) -> None:
        window, locked = shown.window, shown.locked
        state = status_of(self.session, shown.key).state
        self.head.chip.show_state(state)
        self.head.words.setText(
            shell_texts.WINDOW.format(
                start=short_date(window.printed_start), end=short_date(window.printed_end)
            )
        )
        due = {"weekday": weekday_name(window.due_on), "day": short_date(window.due_on)}
        today = clock.today() == window.due_on
        open_still = state in (State.NOTHING, State.ENTERING, State.RETURNED)
        words = (shell_texts.DUE_TODAY if today else shell_texts.DUE).format(**due)
        self.head.due.setText(words if open_still else "")
        self.lock_button.setVisible(locked is None)
        self.excel.take_in.setEnabled(locked is None)
        self.reopen_button.setVisible(locked is not None)
        self.export_button.setVisible(state is State.LOCKED)

    def _show_tabs(self, shown: Entering) -> None:
        titles = [
            _tab_words(form.title, share)
            for form in shown.forms
            for share in [filled(shown.said, [form])]
        ]
        self.tabs.blockSignals(True)  # noqa: FBT003 -- Qt's way
        while self.tabs.count() > len(titles):
            self.tabs.removeTab(self.tabs.count() - 1)
        for number, title in enumerate(titles):
            if number >= self.tabs.count():
                self.tabs.addTab(title)
            elif self.tabs.tabText(number) != title:
                self.tabs.setTabText(number, title)
        for number, form in enumerate(shown.forms):
            self.tabs.setTabToolTip(number, form.title)
        self.tabs.blockSignals(False)  # noqa: FBT003

    def _show_form(self) -> None:
        if self.entering is not None:
            self.pane.show_form(self.entering, self.form)

    def _follow(self, table: FigureTable) -> None:
        """Write what is done in the table of a form that came into view."""
        if self.entering is not None:
            self.entry = FigureEntry(self.context, table, self.entering.definition, self)
            # queued: the editor closes before the write changes what is below it
            queued = Qt.ConnectionType.QueuedConnection
            table.grid.edited.connect(self.entry.edit, queued)

    def _turn(self, step: int) -> None:
        """Show the next form, or the one before."""
        number = self.tabs.currentIndex() + step
        if 0 <= number < self.tabs.count():
            self.tabs.setCurrentIndex(number)

    def _next_finding(self, step: int) -> None:
        """Go to the next cell of the findings from the top, round and round."""
        found = self.findings.cells
        if not found:
            self.context.tell(texts.SOUND, "ok")
            return
        self._reached = (self._reached + step) % len(found)
        self.go_to(found[self._reached])
