"""The window: bars, navigation, pickers and the stack of pages; nothing else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from bhxh_desktop import clock
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.queries.desk import latest_backup, period_name
from bhxh_desktop.queries.places import offered_periods, offered_regimes, period_at
from bhxh_desktop.session import Session
from bhxh_desktop.vietnamese.dates import short_date
from ui import errors
from ui.commands import Commands
from ui.context import AppContext, Notice
from ui.leaving import Leaving
from ui.page import Page
from ui.pages import PAGES
from ui.remedies import remedies
from ui.texts import help_texts
from ui.texts import shell_texts as texts
from ui.undo import UndoHistory
from ui.widgets.app_bar import AppBar
from ui.widgets.navigation import Navigation
from ui.widgets.status_bar import StatusBar
from ui.widgets.work_line import WorkLine

FIGURES = "figures"


class MainWindow(QMainWindow):
    """Holds the pages and shows the one chosen; a page is built when it is first shown."""

    def __init__(self, context: AppContext) -> None:
        """Build the frame and show the first page."""
        super().__init__()
        self._context = context
        session = context.session
        self._specs = [spec for spec in PAGES if session.unit.level in spec.levels]
        self._pages: dict[str, Page] = {}
        self._wide: dict[str, bool] = {}
        self._coming: Page | None = None  # it reads its place, and tells its own troubles
        self.setWindowTitle(texts.WINDOW_TITLE.format(unit=session.unit.name))
        self.bar = AppBar(session.unit.name, sample=session.is_sample)
        self.navigation = Navigation([(spec.key, spec.group) for spec in self._specs])
        self._stack = QStackedWidget()
        self.foot = StatusBar(session.workspace.folder, session.author)
        self._arrange()
        self._connect()
        self._fill_menu()
        self._offer()
        for warning in session.warnings:
            context.tell_problem(warning, about=warning.code)
        self.show_page(self._specs[0].key)

    def page(self, key: str) -> Page:
        """Return a page, built when first asked for."""
        if key not in self._pages:
            spec = next(spec for spec in self._specs if spec.key == key)
            self._pages[key] = spec.make(self._context)
            self._stack.addWidget(self._pages[key])
        return self._pages[key]

    @property
    def keys(self) -> list[str]:
        """The pages there are, in order."""
        return [spec.key for spec in self._specs]

    @property
    def busy(self) -> bool:
        """Whether a work is under way in the background."""
        return self._context.runner.busy

    @property
    def current(self) -> Page | None:
        """The page in view."""
        found = self._stack.currentWidget()
        return found if isinstance(found, Page) else None

    def show_page(self, key: str) -> None:
        """Show a page with the place as it is now, once the one in view may be left."""
        if self.current is not None and self.current.key != key and not self.current.leave():
            self.navigation.choose(self.current.key)
            return
        if key != FIGURES:
            self._context.forget_unit()
        page = self.page(key)
        self.navigation.choose(key)
        self.navigation.open_up(wide=self._wide.get(key, key == "home"))
        self.bar.show_pickers(visible=page.needs_submission)
        self.foot.show_selection("")
        self._coming = page
        try:
            page.show_place()
        finally:
            self._coming = None
        self._stack.setCurrentWidget(page)
        self._steps.refresh()

    def show_help(self) -> None:
        """Tell how the work goes, the keys, and where everything is."""
        from ui.dialogs.help_dialog import HelpDialog  # noqa: PLC0415 -- when first asked for

        session = self._context.session
        self.help = HelpDialog(session.unit.level, session.workspace.folder, self)
        self.help.open()

    def _arrange(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addWidget(self._stack, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(middle, 1)
        column.addWidget(self.foot)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        context = self._context
        context.remedies = remedies(context, self, partial(errors.told, context))
        self.commands = Commands(context, self)
        context.respond = self.commands.respond
        context.may_leave = lambda: self.current is None or self.current.leave()
        self._choose = partial(_choose, self, context)
        self.navigation.chosen.connect(self._choose)
        self.navigation.help_wanted.connect(self.show_help)
        context.page_wanted.connect(self.show_page)
        context.place_changed.connect(self._on_place)
        context.changed.connect(self._on_changes)
        context.noticed.connect(self._on_notice)
        context.selected.connect(self.foot.show_selection)
        context.settled.connect(self._on_settled)
        rest = partial(_backup_words, context.session)
        self.work = WorkLine(context.runner, self.foot, self._stack, rest)
        self.leaving = Leaving(context, self, lambda: self._built)
        self.bar.regime.chosen.connect(self._on_regime)
        self.bar.period.chosen.connect(lambda code: context.go(period=code))
        stop = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        stop.activated.connect(context.runner.stop)

    def _fill_menu(self) -> None:
        menu = self.bar.menu_button.menu()
        toggle = QAction(texts.COLLAPSE, self)
        toggle.triggered.connect(self._toggle_navigation)
        self._steps = _StepActions(self._context.undo, lambda: self.current, self)
        leave = QAction(texts.QUIT, self)
        leave.triggered.connect(self.close)
        menu.addActions([self._steps.undo, self._steps.redo])
        menu.addSeparator()
        for spec in self._specs:
            shown = menu.addAction(texts.PAGES[spec.key])
            shown.triggered.connect(lambda _checked, key=spec.key: self._choose(key))
        menu.addSeparator()
        for caption, act in self.commands.offered():
            menu.addAction(caption).triggered.connect(act)
        menu.addSeparator()
        menu.addAction(help_texts.HELP).triggered.connect(self.show_help)
        menu.addActions([toggle, leave])

    def _toggle_navigation(self) -> None:
        key = self.navigation.current
        self._wide[key] = not self._wide.get(key, key == "home")
        self.navigation.open_up(wide=self._wide[key])

    def _offer(self) -> None:
        session, place = self._context.session, self._context.place
        found = offered_regimes(session, place.regime)
        self.bar.regime.offer([(r.code, r.short_title) for r in found], place.regime)
        periods = offered_periods(session, place.regime, place.period)
        self.bar.period.offer([(str(p), period_name(p)) for p in periods], place.period)

    @property
    def _built(self) -> list[Page]:
        """The pages built so far, the one in view first."""
        current = [self.current] if self.current is not None else []
        return [*current, *(page for page in self._pages.values() if page not in current)]

    def _on_regime(self, code: str) -> None:
        """Go to a regime, at a period it has."""
        period = period_at(self._context.session, code, self._context.place.period)
        self._context.go(regime=code, period=period)

    def _on_place(self) -> None:
        """Show another submission; what was told of the one before holds no more on any page."""
        self._offer()
        for page in self._built:
            if page.needs_submission or page is self.current:
                page.messages.clear()
        if self.current is not None:
            self.current.show_place()
        self._steps.refresh()

    def _on_changes(self, changes: Changes) -> None:
        self.bar.show_saved(f"{clock.now():%H:%M}")
        if self.current is not None:
            self.current.on_changes(changes)

    def _on_settled(self, things: Collection[Hashable]) -> None:
        for page in self._built:
            page.messages.settle(things)

    def _on_notice(self, notice: Notice) -> None:
        page = self._coming or self.current or self.page(self._specs[0].key)
        page.tell(notice)

    def shut(self) -> None:
        """Close without a user to be asked: what is under way is stopped and waited for."""
        self._context.runner.close()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        """Go only where nothing is lost by it; else later, or not."""
        if not self.leaving.may_close():
            event.ignore()
            return
        self._context.runner.close()
        super().closeEvent(event)


class _StepActions(QObject):
    """Undo and redo, only where what they change is seen."""

    def __init__(
        self, history: UndoHistory, page: Callable[[], Page | None], parent: QWidget
    ) -> None:
        """Follow *history* on the *page* in view."""
        super().__init__(parent)
        self._history, self._page = history, page
        self.undo, self.redo = QAction(parent), QAction(parent)
        self.undo.setShortcut(QKeySequence.StandardKey.Undo)
        self.redo.setShortcut(QKeySequence("Ctrl+Y"))
        self.undo.triggered.connect(self._undo)
        self.redo.triggered.connect(self._redo)
        history.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Offer what the page in view can take back, by its name."""
        page = self._page()
        key = page.undo_key if page is not None else None
        last, following = self._history.last, self._history.next
        for action, verb, step in (
            (self.undo, texts.UNDO, last(key) if key else None),
            (self.redo, texts.REDO, following(key) if key else None),
        ):
            action.setEnabled(step is not None)
            words = texts.WITH_STEP.format(verb=verb, what=step.words) if step else verb
            action.setText(words)

    def _undo(self) -> None:
        page = self._page()
        if page is not None:
            page.undo()

    def _redo(self) -> None:
        page = self._page()
        if page is not None:
            page.redo()


def _choose(window: MainWindow, context: AppContext, key: str) -> None:
    """Show a page; from the figures of another unit the own ones are a page of their own."""
    if key == FIGURES and context.place.unit:
        context.go(unit="")
    else:
        window.show_page(key)


def _backup_words(session: Session) -> str:
    day = latest_backup(session)
    return texts.BACKUP.format(day=short_date(day)) if day else texts.NO_BACKUP
