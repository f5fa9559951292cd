"""Sending and receiving: bundles go out and come in; every file ever written or read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from bhxh_desktop import clock
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.submission import State
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.annotations import noted_of
from bhxh_desktop.queries.exchange import (
    FileRow,
    file_rows,
    outgoing,
    own_fingerprint,
    waiting_keys,
)
from bhxh_desktop.queries.going_out import going_out
from bhxh_desktop.queries.recovery import serves_others
from bhxh_desktop.queries.status import StatusRow
from bhxh_desktop.vietnamese.dates import short_date, weekday_name
from ui import errors, icons
from ui.context import AppContext
from ui.dialogs.exporting import Exporting
from ui.dialogs.importing import Importing
from ui.dialogs.key_dialog import KeysDialog
from ui.dialogs.mailbox_line import MailboxLine
from ui.models.file_columns import FILE_COLUMNS
from ui.models.record_table_model import RecordTableModel
from ui.page import Page
from ui.texts import exchange_texts as texts
from ui.texts import respond_texts, shell_texts
from ui.widgets.basics import STATE_LOOKS, button, card, empty_state, label, rule
from ui.widgets.file_details import FileDetails
from ui.widgets.issued_strip import issued_words
from ui.widgets.one_work import OneWork
from ui.widgets.record_table import RecordTable
from ui.widgets.recovery_strip import RecoveryStrip
from ui.widgets.strip import Strip
from ui.widgets.waiting_keys import spread

FIGURES = "figures"
TO_BE_SENT = (State.NOTHING, State.ENTERING, State.LOCKED, State.RETURNED)
TO_BE_ENTERED = (State.NOTHING, State.ENTERING, State.RETURNED, State.CONFLICT)
"""Where the way on leads over the figures."""


class ExchangePage(Page):
    """Exports the submission in place, imports what came, shows the log of both.

    Attributes: ``choose_files`` asks for files; tests put their answer there.
    """

    key = "exchange"

    def __init__(self, context: AppContext) -> None:
        """Lay out where the submission stands, keys that wait, the log and its details."""
        super().__init__(context)
        self.setAcceptDrops(True)
        self.choose_files: Callable[[QWidget, Path], list[Path]] = _ask_files
        self.works = OneWork(context.runner, self)
        self.works.changed.connect(self._allow)
        self.importing = Importing(context, self.works, self, self._failed)
        self.exporting = Exporting(context, self.works, self, self._failed)
        self._row: StatusRow | None = None
        self._report = ""
        self.import_button = button(
            texts.IMPORT, self.ask_import, icon="import", key=texts.IMPORT_KEY
        )
        self.export_button = button(
            texts.EXPORT, self.ask_export, icon="export", key=texts.EXPORT_KEY
        )
        self.respond_button = button(
            respond_texts.RESPOND, context.respond, icon="returned", key=respond_texts.KEY
        )
        self.respond_button.setVisible(serves_others(self.session))
        for each in (self.import_button, self.respond_button, self.export_button):
            self.head.add(each)
        self.standing = Strip(texts.OPEN_FIGURES, lambda: context.go(FIGURES))
        self.waiting = Strip(texts.SEE_KEYS, self._see_keys)
        self.body.addWidget(self.standing)
        self.body.addWidget(self.waiting)
        self.recovery = RecoveryStrip(context, self._failed)
        self.body.addWidget(self.recovery)
        self.body.addWidget(self._log(), 1)
        self.mailbox = MailboxLine(context, self.works, self._failed)
        self.body.addWidget(self.mailbox)
        self.body.addWidget(self._own_key())

    def show_place(self) -> None:
        """Read where the submission stands, the keys that wait and the log anew."""
        self._show_standing()
        waiting = waiting_keys(self.session)
        self.waiting.say(texts.KEYS_WAIT.format(count=len(waiting)), "waiting_key", "warn")
        self.waiting.setVisible(bool(waiting))
        self.recovery.look()
        self.mailbox.look()
        rows = file_rows(self.session)
        if rows != self.model.rows:
            self.model.show_rows(rows)
            self.table.go_to(0)
        self._stack.setCurrentIndex(0 if rows else 1)

    def ask_import(self) -> None:
        """Ask which files to import, then show what they would bring."""
        self.importing.begin(self.choose_files(self, self._where_files_come()))

    def _where_files_come(self) -> Path:
        """Return the stick that is plugged in, else where files came from last."""
        found = [drive.root for drive in self.exporting.list_drives()]
        found += [Path(row.path).parent for row in self.model.rows if row.direction == "in"]
        return next((folder for folder in found if folder.is_dir()), Path.home())

    def ask_export(self) -> None:
        """Ask where to export to; where there is nothing to export, say what is missing."""
        row, key = self._row, self.context.key
        going = going_out(self.session, key.regime, key.period)
        if row is not None and (going.own or going.below):
            self.exporting.begin(row, self._report)
            return
        acts = ((texts.OPEN_FIGURES, lambda: self.context.go(FIGURES)),) if row else ()
        words = texts.NOTHING_TO_EXPORT.format(why=self._standing_words(row))
        self.context.tell(words, "warning", acts)

    def _log(self) -> QWidget:
        frame, column = card()
        self.model = RecordTableModel[FileRow](FILE_COLUMNS, self)
        self.table = RecordTable(self.model)
        self.table.setAccessibleName(texts.LOG)
        self.details = FileDetails()
        self.table.moved.connect(lambda: self.details.show_file(self.table.current))
        self.table.activated.connect(lambda _index: self._open_folder())
        self.details.folder_wanted.connect(self._open_folder)
        filled = QWidget()
        inside = QVBoxLayout(filled)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.table, 1)
        inside.addWidget(rule())
        inside.addWidget(self.details)
        act = button(texts.EMPTY_ACT, self.ask_import)
        self._stack = QStackedWidget()
        self._stack.setStyleSheet("QStackedWidget { background: transparent; }")
        self._stack.addWidget(filled)
        self._stack.addWidget(empty_state("exchange", texts.EMPTY_TITLE, texts.EMPTY, act))
        column.addWidget(self._stack)
        return frame

    def _own_key(self) -> QWidget:
        words = f"{texts.OWN_KEY} {spread(own_fingerprint(self.session))}"
        made = label(words, "smallWords", wraps=True)
        made.setTextInteractionFlags(self.details.code.textInteractionFlags())
        return made

    def _show_standing(self) -> None:
        key = self.context.key
        period = Period.parse(key.period)
        try:
            title = self.session.definition_for(key.regime, period).regime.short_title
            self._row = outgoing(self.session, key)
        except Problem as problem:
            self._row = None
            self.context.tell_problem(problem)
            return
        words = period.words
        self._report = texts.REPORT.format(title=title, period=words)
        row, state = self._row, self._row.state if self._row else State.NOTHING
        self.head.chip.show_state(state)
        self.head.due.setText(_due_words(row) if row and state in TO_BE_SENT else "")
        self.standing.say(self._standing_words(row), *STATE_LOOKS[state][:2])
        self.standing.action.setVisible(state in TO_BE_ENTERED)
        self._make_primary(state is State.LOCKED)

    def _standing_words(self, row: StatusRow | None) -> str:
        if row is None:
            return texts.NOT_OWED
        mending = row.state is State.ENTERING and row.number
        words = texts.MENDING if mending else texts.STANDS[row.state]
        said = words.format(report=self._report, number=row.number, code=row.verification_code)
        return f"{said}{self._paper_words(row)}"

    def _paper_words(self, row: StatusRow) -> str:
        """Return under which number the head was issued, " " before it; "" where nobody said."""
        said = noted_of(self.session, row.head) if row.head else None
        return f" {issued_words(said.issued)}." if said and said.issued else ""

    def _make_primary(self, primary: bool) -> None:  # noqa: FBT001 -- a state, not a choice
        each = self.export_button
        each.setProperty("primary", primary)
        each.setIcon(icons.icon("export", "on_accent" if primary else "text2"))
        each.style().unpolish(each)
        each.style().polish(each)

    def _allow(self) -> None:
        """Take no second work while one is under way; the status bar says which."""
        for each in (self.import_button, self.export_button):
            each.setEnabled(not self.works.busy)

    def _see_keys(self) -> None:
        self.keys_dialog = KeysDialog(self.context, self)
        self.keys_dialog.open()

    def _open_folder(self) -> None:
        row = self.table.current
        if row is not None:
            self.exporting.open_folder(Path(row.path).parent)

    def _failed(self, error: Exception) -> None:
        errors.told(self.context, error)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 -- Qt's name
        """Take files and folders."""
        if event.mimeData().hasUrls() and not self.works.busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 -- Qt's name
        """Import what was dropped: files, and of folders the bundles in them."""
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        dropped = [Path(url.toLocalFile()) for url in urls]
        event.acceptProposedAction()
        self.importing.begin_dropped(dropped)


def _due_words(row: StatusRow) -> str:
    due = {"weekday": weekday_name(row.due_on), "day": short_date(row.due_on)}
    words = shell_texts.DUE_TODAY if clock.today() == row.due_on else shell_texts.DUE
    return words.format(**due)


def _ask_files(parent: QWidget, folder: Path) -> list[Path]:
    paths, _ = QFileDialog.getOpenFileNames(parent, texts.CHOOSE_FILES, str(folder), texts.BUNDLES)
    return [Path(path) for path in paths]
