"""Typing into the grid: what is typed, pasted, cleared or noted becomes a write one can undo."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from bhxh_desktop.domain.entries import Entries
from bhxh_desktop.domain.figure import BLANK, FigureKey
from bhxh_desktop.domain.naming import cell_name
from bhxh_desktop.domain.regime import is_open_row
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.queries.grid import Entering
from bhxh_desktop.reports.entry import entry_text, read_entry
from ui.context import AppContext
from ui.dialogs.note_dialog import NoteDialog
from ui.dialogs.paste_preview_dialog import PastePreviewDialog
from ui.models.pasting import read_block
from ui.texts import figures_texts as texts
from ui.undo import Step
from ui.widgets.figure_table import FigureTable


class FigureEntry(QObject):
    """Writes what is done in one table into the submission the table was made for.

    Signals: ``entered(places)`` of which nothing said before holds any more. Attributes: ``key``,
    that submission: wherever the window goes meanwhile, it stays the same.
    """

    entered = Signal(object)

    def __init__(
        self, context: AppContext, table: FigureTable, shown: Entering, owner: QWidget
    ) -> None:
        """Follow *table* of the submission *shown*, and go with it; dialogs stand over *owner*."""
        super().__init__(table)
        self._context, self._table, self._owner = context, table, owner
        self.key, self._definition = shown.key, shown.definition
        table.grid.take = self.edit
        table.pasted.connect(self.paste)
        table.cleared.connect(self.clear)
        table.noted.connect(self.ask_note)
        table.row_unwanted.connect(self.delete_row)
        table.taken.connect(self.take)
        table.given_up.connect(lambda place: self.entered.emit({place}))
        table.refused.connect(partial(context.tell, level="warning"))

    def edit(self, place: FigureKey, text: str) -> bool:
        """Write what was typed into a cell, or say why it means nothing there and return False."""
        grid = self._table.grid
        item = grid.item(place)
        if item is None:
            return False
        name = cell_name(self._definition, place)
        try:
            cell = read_entry(text, item)
        except Problem as problem:
            self._context.tell(f"{name}: {say(problem)}", "error", about=place)
            return False
        is_new = text != entry_text(grid.cell(place), item)
        entries: Entries = {place: (cell, None)}
        if is_new and not self._enter(entries, texts.UNDO_FILL.format(cell=name), about=place):
            return False
        self.entered.emit({place})
        return True

    def clear(self, places: Sequence[FigureKey]) -> None:
        """Empty cells."""
        entries = dict.fromkeys(places, (BLANK, None))
        if entries:
            self._enter(entries, texts.UNDO_CLEAR.format(count=len(entries)))

    def take(self, places: Sequence[FigureKey]) -> None:
        """Take over what is offered for those of *places* that are blank."""
        grid = self._table.grid
        offers = {place: grid.offer(place) for place in places}
        entries: Entries = {place: (cell, None) for place, cell in offers.items() if cell != BLANK}
        if not entries:
            self._context.tell(texts.NOTHING_OFFERED, "warning")
            return
        self._enter(entries, texts.UNDO_TAKE.format(count=len(entries)))

    def paste(self, text: str) -> None:
        """Show how a copied block is read, and write it when that is agreed to."""
        start, grid = self._table.currentIndex(), self._table.grid
        pasted, outside = read_block(text, start, grid, self._definition)
        if len(pasted) == 1 and not outside and grid.is_editable(pasted[0].place):
            self.edit(pasted[0].place, pasted[0].text)
            return
        if not pasted:
            self._context.tell(texts.PASTE_NOTHING, "warning")
            return
        dialog = PastePreviewDialog(pasted, outside, self._owner)
        entries = {each.place: (each.cell, None) for each in pasted if each.cell is not None}
        words = texts.UNDO_PASTE.format(count=len(entries))
        dialog.accepted.connect(lambda: self._enter(entries, words))
        dialog.open()

    def delete_row(self, row: str) -> None:
        """Empty a row the office added, its notes too, which takes it away."""
        if not is_open_row(row):
            self._context.tell(texts.NO_OPEN_ROW, "warning")
            return
        grid = self._table.grid
        sheet, here = grid.sheet, (grid.sheet.form.code, row)
        entries: Entries = {
            place: (BLANK if grid.is_editable(place) else None, "")
            for place in {**sheet.cells, **sheet.notes}
            if (place.form, place.row) == here
        }
        if entries:
            self._enter(entries, texts.UNDO_ROW)

    def ask_note(self, place: FigureKey) -> None:
        """Ask for the note of a cell."""
        note = self._table.grid.sheet.notes.get(place, "")
        name = cell_name(self._definition, place)
        dialog = NoteDialog(name, note, self._owner)
        words = texts.UNDO_NOTE.format(cell=name)
        dialog.accepted.connect(lambda: self._enter({place: (None, dialog.note)}, words))
        dialog.open()

    def _enter(self, entries: Entries, words: str, about: FigureKey | None = None) -> bool:
        """Write *entries* at once and keep how to take them back."""
        sheet = self._table.grid.sheet
        before: Entries = {
            place: (
                None if cell is None else sheet.cells.get(place, BLANK),
                None if note is None else sheet.notes.get(place, ""),
            )
            for place, (cell, note) in entries.items()
        }
        if not enter(self._context, self.key, entries, about):
            return False
        self._context.undo.push(Step(words, self.key, before, entries))
        return True


def enter(
    context: AppContext, key: SubmissionKey, entries: Entries, about: FigureKey | None = None
) -> bool:
    """Write entries into a submission; False where they were refused, which is told *about* one."""
    return context.write(lambda session: fill(session, key, entries), about) is not None
