"""Figures: the forms of one submission, typed as in Excel, checked while typing."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout

from bhxh_desktop import clock
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.figure import BLANK, Cell, FigureKey
from bhxh_desktop.domain.regime import Form, is_open_row
from bhxh_desktop.domain.submission import State
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.messages import say
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.queries.desk import Share, filled
from bhxh_desktop.queries.grid import Entering, entering
from bhxh_desktop.queries.status import status_of
from bhxh_desktop.reports.entry import read_entry
from bhxh_desktop.reports.naming import cell_name
from bhxh_desktop.vietnamese.dates import short_date, weekday_name
from ui.context import AppContext
from ui.dialogs.locking import ask_lock, reopen_in_place
from ui.dialogs.note_dialog import NoteDialog
from ui.dialogs.paste_preview_dialog import PastePreviewDialog
from ui.models.figure_grid_model import FigureGridModel, Sheet
from ui.models.pasting import read_block
from ui.page import Page
from ui.texts import figures_texts as texts
from ui.texts import shell_texts
from ui.undo import Entries, OperationCommand
from ui.widgets.basics import button, card, empty_state
from ui.widgets.cell_bar import CellBar
from ui.widgets.figure_table import FigureTable
from ui.widgets.finding_list import FindingList

EXCHANGE = "exchange"


def _tab_words(title: str, share: Share) -> str:
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
        self.table: FigureTable | None = None
        self._spare = ""
        self._shown = ("", "", "")
        self._beside = QTimer(self)
        self._beside.setSingleShot(True)
        self._beside.timeout.connect(self._show_beside)
        self.lock_button = button(texts.LOCK, self.ask_lock, icon="lock", key="Ctrl+L")
        self.reopen_button = button(texts.REOPEN, self._reopen, icon="reopen")
        self.export_button = button(
            texts.EXPORT, lambda: context.go(EXCHANGE), icon="export", primary=True
        )
        for each in (self.reopen_button, self.lock_button, self.export_button):
            self.head.add(each)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(lambda _number: self._show_form())
        self.cell_bar = CellBar()
        self._sheet, self._room = card()
        self.findings = FindingList()
        self.findings.wanted.connect(self.go_to)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.tabs)
        left.addWidget(self.cell_bar)
        left.addWidget(self._sheet, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self.findings)
        self.body.setContentsMargins(20, 0, 0, 0)
        self.body.addLayout(row, 1)

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
            self._show_head(self.entering)
            self._show_tabs(self.entering)
            self.findings.show_findings(self.entering.definition, self.entering.findings)

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
        self.tabs.blockSignals(False)  # noqa: FBT003

    def _show_form(self) -> None:
        form = self.form
        if self.entering is None or form is None:
            self._put(empty_state("figures", texts.EMPTY_TITLE, texts.EMPTY))
            return
        sheet = self._sheet_of(self.entering, form)
        shown = (self.entering.key.regime, self.entering.key.period, form.code)
        if self.table is not None and self._shown == shown:
            self.table.grid.show(sheet)
            self._show_cell(self.table.grid.place(self.table.currentIndex()))
            return
        self._shown = shown
        grid = FigureGridModel(sheet)
        # queued: the editor closes before the write changes what is below it
        grid.edited.connect(self._on_edit, Qt.ConnectionType.QueuedConnection)
        self.table = FigureTable(grid)
        self.table.moved.connect(self._show_cell)
        self.table.pasted.connect(self._on_paste)
        self.table.cleared.connect(self._on_clear)
        self.table.noted.connect(self._ask_note)
        self.table.row_unwanted.connect(self._delete_row)
        self._put(self.table)
        self.table.go_to(grid.place(grid.first_input()))

    def _put(self, widget: object) -> None:
        while (taken := self._room.takeAt(0)) is not None:
            if (old := taken.widget()) is not None:
                old.deleteLater()
        self._room.addWidget(widget)  # type: ignore[arg-type]  # a table or an empty state

    def _sheet_of(self, shown: Entering, form: Form) -> Sheet:
        cells = shown.said.cells if shown.said else {}
        if not self._spare or any(key.row == self._spare for key in cells):
            self._spare = f"r-{secrets.token_hex(8)}"
        return Sheet(
            form=form,
            cells=cells,
            notes=shown.said.notes if shown.said else {},
            marks=shown.marks,
            locked=shown.locked is not None,
            spare_row=self._spare if form.open_rows else "",
        )

    def _show_cell(self, place: FigureKey) -> None:
        if self.entering is not None and self.table is not None:
            self.cell_bar.show_cell(self.entering.definition, self.table.grid, place)

    def _on_edit(self, place: FigureKey, text: str) -> None:
        item = self.table.grid.item(place) if self.table else None
        if item is None:
            return
        try:
            cell = read_entry(text, item)
        except Problem as problem:
            self.context.tell(f"{self._name(place)}: {say(problem)}", "error")
            return
        self._enter({place: (cell, None)}, texts.UNDO_FILL)

    def _on_clear(self, places: list[FigureKey]) -> None:
        entries = dict.fromkeys(places, (BLANK, None))
        if entries:
            self._enter(entries, texts.UNDO_CLEAR.format(count=len(entries)))

    def _on_paste(self, text: str) -> None:
        if self.table is None or self.entering is None:
            return
        start, definition = self.table.currentIndex(), self.entering.definition
        pasted, outside = read_block(text, start, self.table.grid, definition)
        if len(pasted) == 1 and not outside:
            self._on_edit(pasted[0].place, pasted[0].text)
            return
        if not pasted:
            self.context.tell(texts.PASTE_NOTHING, "warning")
            return
        dialog = PastePreviewDialog(pasted, outside, self)
        entries = {each.place: (each.cell, None) for each in pasted if each.cell is not None}
        words = texts.UNDO_PASTE.format(count=len(entries))
        dialog.accepted.connect(lambda: self._enter(entries, words))
        dialog.open()

    def _delete_row(self, row: str) -> None:
        if self.table is None or not is_open_row(row):
            self.context.tell(texts.NO_OPEN_ROW, "warning")
            return
        form, cells = self.table.grid.sheet.form.code, self.table.grid.sheet.cells
        self._on_clear([key for key in cells if (key.form, key.row) == (form, row)])

    def _ask_note(self, place: FigureKey) -> None:
        if self.table is None:
            return
        note = self.table.grid.sheet.notes.get(place, "")
        cell = self.table.grid.cell(place)
        dialog = NoteDialog(self._name(place), note, self)
        dialog.accepted.connect(lambda: self._enter({place: (cell, dialog.note)}, texts.UNDO_NOTE))
        dialog.open()

    def _enter(self, entries: Entries, words: str) -> None:
        """Write *entries* at once and keep how to take them back."""
        sheet = self.table.grid.sheet if self.table else None
        if sheet is None:
            return
        before: dict[FigureKey, tuple[Cell, str | None]] = {
            place: (sheet.cells.get(place, BLANK), sheet.notes.get(place, "")) for place in entries
        }
        if self._write(entries):
            self.context.undo.push(OperationCommand(words, before, entries, self._write))

    def _write(self, entries: Entries) -> bool:
        key = self.context.key
        return self.context.write(lambda session: fill(session, key, entries)) is not None

    def _name(self, place: FigureKey) -> str:
        return cell_name(self.entering.definition, place) if self.entering else ""
