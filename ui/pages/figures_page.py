"""Figures: the forms of one submission, typed as in Excel, checked while typing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.regime import Form
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.messages import say_all
from bhxh_desktop.queries.cell_history import cell_history, changed_cells
from bhxh_desktop.queries.grid import Entering, entering
from ui import errors
from ui.context import AppContext, Remedy
from ui.dialogs.behalf import OnBehalf
from ui.dialogs.figure_actions import FigureActions
from ui.dialogs.figure_entry import FigureEntry, enter
from ui.dialogs.locking import offer_renewal
from ui.page import Page
from ui.texts import figures_texts as texts
from ui.undo import Step, Write
from ui.widgets.beside import Beside
from ui.widgets.cell_inspector import CellInspector
from ui.widgets.figure_table import FigureTable
from ui.widgets.finding_list import FindingList
from ui.widgets.form_pane import FormPane
from ui.widgets.form_tabs import FormTabs

Move = Callable[[SubmissionKey, Write], Step | None]


class FiguresPage(Page):
    """The grid of one form at a time, with the findings on the whole submission beside it."""

    key = "figures"

    def __init__(self, context: AppContext) -> None:
        """Lay out tabs, cell bar, the room for the grid, and the findings."""
        super().__init__(context)
        self.entering: Entering | None = None
        self._code = ""
        self._reached = -1
        self._beside = QTimer(self)
        self._beside.setSingleShot(True)
        self._beside.timeout.connect(self._show_beside)
        self.acts = FigureActions(context, self.head, self, partial(errors.told, context))
        self.behalf = OnBehalf(context, self.head, self)
        self.acts.finished = lambda: self.entering if self.leave() else None
        self._arrange()
        for keys, act in (
            ("Ctrl+PgDown", partial(self.tabs.turn, 1)),
            ("Ctrl+PgUp", partial(self.tabs.turn, -1)),
            ("F8", partial(self._next_finding, 1)),
            ("Shift+F8", partial(self._next_finding, -1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _arrange(self) -> None:
        self.tabs = FormTabs()
        self.tabs.wanted.connect(self._choose)
        self.pane = FormPane(partial(cell_history, self.session))
        self.pane.made.connect(self._follow)
        self.pane.selected.connect(self.context.selected)
        self.findings = FindingList()
        self.findings.wanted.connect(self.go_to)
        work = QWidget()
        left = QVBoxLayout(work)
        left.setSpacing(8)
        left.setContentsMargins(20, 0, 12, 12)
        left.addWidget(self.behalf.strip)
        left.addWidget(self.acts.returned)
        self.acts.returned.wanted.connect(self.go_to)
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
        """The form in view; its tab follows it, never the other way round."""
        forms = self.entering.forms if self.entering else ()
        return next((form for form in forms if form.code == self._code), None)

    def show_place(self) -> None:
        """Read the submission and show it, at the cell that was asked for."""
        self._read()
        self._show_beside()
        self._show_form()
        if self.entering is None:
            return
        offer_renewal(self.context, self.entering)
        detail = self.context.place.detail.split(".")
        if len(detail) == len(FigureKey._fields):  # other pages have details of their own
            self.go_to(FigureKey(*detail))
            self.context.go()

    def on_changes(self, changes: Changes) -> None:
        """Show the cells of this very frame, and what stands around them in the next."""
        self.messages.settle(changed_cells(changes))
        self._read()
        self._show_form()
        self._beside.start()

    @property
    def undo_key(self) -> SubmissionKey | None:
        """The submission in view."""
        return self.entering.key if self.entering is not None else None

    def undo(self) -> None:
        """Take the last entries back and show where they stood."""
        self._step(self.context.undo.undo, texts.UNDONE)

    def redo(self) -> None:
        """Enter again what was taken back last, and show it."""
        self._step(self.context.undo.redo, texts.REDONE)

    def leave(self) -> bool:
        """Finish what is being typed into a cell."""
        return self.pane.finish()

    def go_to(self, place: FigureKey) -> None:
        """Show the form of a cell and make the cell current."""
        if self._choose(place.form) and self.table is not None:
            self.table.go_to(place)

    def _read(self) -> None:
        """Read the submission; where there is none to show, nothing of another stays in view."""
        self._nothing: tuple[str, str, Remedy | None] = (texts.EMPTY_TITLE, texts.EMPTY, None)
        try:
            self.entering = entering(self.session, self.context.typing_key)
        except (Problem, Problems) as error:
            self.entering = None
            remedy = next(iter(self.context.remedies_of(error)), None)
            self._nothing = texts.NOTHING_TITLE, say_all(error), remedy
        if self.form is None and self.entering is not None:
            self._code = next((form.code for form in self.entering.forms), "")

    def _show_beside(self) -> None:
        shown = self.entering
        self.acts.show(shown)
        self.behalf.show(shown)
        self.tabs.show_forms(shown, self._code)
        if shown is None:
            self.findings.clear()
            return
        locked = shown.locked is not None
        self.findings.show_findings(shown.definition, shown.findings, locked=locked)

    def _show_form(self) -> None:
        if self.entering is not None and self.form is not None:
            self.pane.show_form(self.entering, self.form)
        else:
            self.pane.show_nothing(*self._nothing)

    def _choose(self, code: str) -> bool:
        """Show a form, once what is being typed is written; False where that was refused."""
        forms = self.entering.forms if self.entering else ()
        if code not in [form.code for form in forms]:
            return False
        left = code == self._code or self.leave()
        if left:
            self._code = code
            self._show_form()
        self.tabs.mark(self._code)
        return left

    def _follow(self, table: FigureTable) -> None:
        """Write what is done in the table of a form that came into view."""
        if self.entering is not None:
            self.entry = FigureEntry(self.context, table, self.entering, self)
            self.entry.entered.connect(self.messages.settle)

    def _step(self, move: Move, words: str) -> None:
        key = self.undo_key
        if key is None or not self.leave():
            return
        step = move(key, partial(enter, self.context))
        if step is not None:
            self.go_to(next(iter(step.before)))
            self.context.tell(words.format(what=step.words), "ok")

    def _next_finding(self, step: int) -> None:
        """Go to the next cell of the findings from the top, round and round."""
        found = self.findings.cells
        if not found:
            self.context.tell(texts.SOUND, "ok")
            return
        self._reached = (self._reached + step) % len(found)
        self.go_to(found[self._reached])
