"""Consolidation: the total of the place, what it is made of, and each cell by unit."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import HeadRecord, SubmissionKey
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.messages import say
from bhxh_desktop.operations.reports import write_report
from bhxh_desktop.operations.submissions import lock_shown
from bhxh_desktop.queries.consolidation import consolidated
from bhxh_desktop.queries.desk import period_name
from bhxh_desktop.queries.drill import TotalView, drill, total_view
from bhxh_desktop.queries.figures import Contents, contents
from bhxh_desktop.queries.report_source import source_of_total
from bhxh_desktop.session import Session
from ui import errors
from ui.context import AppContext
from ui.dialogs.lock_total_dialog import LockTotalDialog
from ui.models.total_model import TotalModel, odd_cells
from ui.page import Page
from ui.runner import Progress
from ui.texts import consolidation_texts as texts
from ui.widgets.basics import button, card, clear, empty_state
from ui.widgets.beside import Beside
from ui.widgets.drill_panel import DrillPanel
from ui.widgets.figure_table import FigureTable
from ui.widgets.sources_strip import SourcesStrip
from ui.widgets.to_paper import ToPaper

BOARD, EXCHANGE = "board", "exchange"
FEW = 20
"""Units whose total is made at once; more are added up in the background."""


class ConsolidationPage(Page):
    """The total of all units below, form by form."""

    key = "consolidation"

    def __init__(self, context: AppContext) -> None:
        """Lay out the strip of sources, the tabs, the room for the grid and the drill."""
        super().__init__(context)
        self.paper = ToPaper(context, self, self._failed)
        self.few = FEW
        self.view: TotalView | None = None
        self.table: FigureTable | None = None
        self._asked = 0
        self._shown: FigureKey | None = None
        self.word_button = button(texts.WORD, lambda: self._save(".docx"), icon="save", key="F12")
        self.excel_button = button(texts.EXCEL, lambda: self._save(".xlsx"), icon="save")
        self.lock_button = button(
            texts.LOCK, self.ask_lock, icon="lock", key="Ctrl+L", primary=True
        )
        for each in (self.word_button, self.excel_button, self.lock_button):
            self.head.add(each)
        self.strip = SourcesStrip()
        self.strip.unapproved_wanted.connect(lambda _wanted: self.show_place())
        self.strip.next_wanted.connect(self._go_to_odd)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(lambda _number: self._show_form())
        sheet, self._room = card()
        self.panel = DrillPanel()
        work = QWidget()
        self.beside = Beside(work, self.panel)
        self.strip.add_action(self.beside.toggle_button())
        left = QVBoxLayout(work)
        left.setContentsMargins(0, 0, 12, 12)
        left.setSpacing(8)
        left.addWidget(self.strip)
        left.addWidget(self.tabs)
        left.addWidget(sheet, 1)
        self.body.setContentsMargins(20, 0, 0, 0)
        self.body.addWidget(self.beside, 1)

    def show_place(self) -> None:
        """Add up the place's total: at once for few units, else in the background."""
        place, unapproved = self.context.place, self.strip.option.isChecked()
        self._asked += 1
        asked = self._asked

        def work(session: Session, _progress: Progress | None = None) -> TotalView:
            return total_view(session, place.regime, place.period, unapproved=unapproved)

        if len(self.session.tree.units) > self.few:
            self._empty(empty_state(self.key, texts.ADDING_TITLE, texts.ADDING))
            self.context.runner.run(
                texts.READING,
                work,
                lambda view: self._show(view, asked),
                lambda error: self._show_fault(error, asked),
            )
            return
        try:
            view = work(self.session)
        except (Problem, Problems) as error:
            self._show_fault(error, asked)
        else:
            self._show(view, asked)

    def ask_lock(self) -> None:
        """Ask whether to lock the total in view."""
        view, unapproved = self.view, self.strip.option.isChecked()
        if view is not None and view.made.locked is None:
            self.question = LockTotalDialog(view, self)
            self.question.accepted.connect(
                lambda: self._lock(view, self.question.reason, unapproved=unapproved)
            )
            self.question.open()

    def _show(self, view: TotalView, asked: int) -> None:
        if asked != self._asked:
            return  # another place was asked for meanwhile
        self.view = view
        self._show_head(view)
        self.strip.show_view(view)
        self._show_tabs(view)
        self._show_form()

    def _show_fault(self, error: Exception, asked: int) -> None:
        if asked != self._asked:
            return
        if not isinstance(error, Problem | Problems):
            self._empty(empty_state("warning", texts.FAILED_TITLE, texts.STOPPED))
            self._failed(error)
            return
        go = button(texts.BOARD, lambda: self.context.go(BOARD), primary=True)
        if isinstance(error, Problem) and error.code == "nothing_to_consolidate":
            self._empty(empty_state(self.key, texts.EMPTY_TITLE, texts.EMPTY, go))
            return
        faults = error.problems if isinstance(error, Problems) else (error,)
        said = "\n".join(map(say, faults))
        self._empty(empty_state("warning", texts.FAILED_TITLE, said, go))

    def _empty(self, said: QWidget) -> None:
        """Show no total but why there is none: another place's must not stay in view."""
        self.view, self.table = None, None
        self._show_head(None)
        self.strip.show_view(None)
        self.tabs.hide()
        self.panel.show_cell(None, None)
        clear(self._room)
        self._room.addWidget(said)

    def go_to(self, place: FigureKey) -> None:
        """Show the form of a cell and make the cell current."""
        codes = [form.code for form in self.view.forms] if self.view else []
        if place.form in codes:
            self._shown = place
            self.tabs.setCurrentIndex(codes.index(place.form))
            if self.table is not None:
                self.table.go_to(place)
                self.beside.open_drawer()

    def _go_to_odd(self) -> None:
        """Go to the next cell that a person should look at, after the last the first."""
        if self.view is None:
            return
        forms = [form.code for form in self.view.forms]
        odd = [cell for cell in odd_cells(self.view) if cell.form in forms]
        order = sorted(odd, key=lambda cell: forms.index(cell.form))
        at = order.index(self._shown) + 1 if self._shown in order else 0
        self.go_to(order[at % len(order)])

    def _show_head(self, view: TotalView | None) -> None:
        locked = view.made.locked if view else None
        self.head.words.setText(
            texts.CODE.format(code=locked.verification_code)
            if locked
            else period_name(Period.parse(self.context.place.period))
        )
        if locked:
            words = texts.LOCKED_CHIP.format(number=locked.number)
            self.head.chip.show_words(words, "lock", "carry")
        elif view:
            self.head.chip.show_words(texts.OPEN_CHIP, "edit", "accent")
        else:
            self.head.chip.hide()
        for each in (self.word_button, self.excel_button):
            each.setVisible(view is not None)
        self.lock_button.setVisible(view is not None and locked is None)

    def _show_tabs(self, view: TotalView) -> None:
        self.tabs.show()
        titles = [form.title for form in view.forms]
        if titles == [self.tabs.tabText(number) for number in range(self.tabs.count())]:
            return
        self.tabs.blockSignals(True)  # noqa: FBT003 -- Qt's way
        while self.tabs.count():
            self.tabs.removeTab(0)
        for title in titles:
            self.tabs.addTab(title)
        self.tabs.blockSignals(False)  # noqa: FBT003

    def _show_form(self) -> None:
        number = self.tabs.currentIndex()
        if self.view is None or not 0 <= number < len(self.view.forms):
            return
        clear(self._room)
        grid = TotalModel(self.view, self.view.forms[number])
        self.table = FigureTable(grid)
        self.table.moved.connect(self._show_cell)
        self.table.clicked.connect(lambda _index: self.beside.open_drawer())
        self._room.addWidget(self.table)
        if self._shown is None or not self.table.go_to(self._shown):
            self.table.setCurrentIndex(grid.first_input())
        self.table.setFocus()

    def _show_cell(self, place: FigureKey) -> None:
        if self.view is not None:
            self._shown = place
            self.panel.show_cell(self.view, drill(self.view, place))

    def _lock(self, view: TotalView, reason: str, *, unapproved: bool) -> None:
        """Lock just the *view* that was asked about, whatever is shown by now."""

        def work(session: Session, _progress: Progress) -> HeadRecord:
            return lock_shown(session, view.made, reason, unapproved=unapproved)

        self.context.runner.run(texts.LOCKING, work, self._locked, self._not_locked)

    def _not_locked(self, error: Exception) -> None:
        if isinstance(error, Problem) and error.code == "total_moved":
            self.show_place()
        self._failed(error)

    def _locked(self, record: HeadRecord) -> None:
        self.context.changed.emit(Changes("lock_total", record.id))
        words = texts.LOCKED.format(number=record.number, code=record.verification_code)
        self.context.tell(words, "ok", ((texts.EXPORT, lambda: self.context.go(EXCHANGE)),))

    def _save(self, suffix: str) -> None:
        if self.view is None:
            return
        key, unapproved = self.view.made.key, self.strip.option.isChecked()
        excluded = self.view.made.plan.excluded
        name = texts.FILE_NAME.format(unit=key.unit, regime=key.regime, period=key.period)

        def work(session: Session, path: Path) -> Changes:
            made = consolidated(
                session, key.regime, key.period, unapproved=unapproved, excluded=excluded
            )
            source = source_of_total(session, made, _own(session, key))
            write_report(session, source, path, force=True)  # the dialog asked
            return Changes("report", str(path))

        self.paper.write(name, suffix, work)

    def _failed(self, error: Exception) -> None:
        errors.told(self.context, error)


def _own(session: Session, key: SubmissionKey) -> Contents | None:
    """Return what the unit itself wrote, if anything: it lends the total its narrative."""
    try:
        return contents(session, key._replace(scope="own"))
    except Problem:
        return None
