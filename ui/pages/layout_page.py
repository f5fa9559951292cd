"""The layout check: Word files of any hand beside Decree 30, and beside what was locked."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from bhxh_desktop.domain.revision import HeadRecord
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.previews import Wanted, save_report
from bhxh_desktop.queries.exchange import report_name
from bhxh_desktop.queries.history import history
from bhxh_desktop.queries.layout_check import check_layout
from bhxh_desktop.session import Session
from ui import errors
from ui.context import AppContext, Place, sentence
from ui.models.checked_files import CHECKED_COLUMNS, CheckedFile
from ui.models.record_table_model import RecordTableModel
from ui.page import Page
from ui.runner import Progress
from ui.texts import layout_texts as texts
from ui.widgets.basics import button, card, empty_state
from ui.widgets.layout_findings import LayoutFindings, as_text
from ui.widgets.one_work import OneWork
from ui.widgets.opening import open_path
from ui.widgets.record_table import RecordTable

SUFFIX = ".docx"
LIST_WIDTH = 436


class LayoutPage(Page):
    """Checks Word files and shows what is to be mended; the files stay as they are.

    Attributes: ``choose_files`` and ``open_path`` ask for files and open one; tests put their
    answers there.
    """

    key = "layout"

    def __init__(self, context: AppContext) -> None:
        """Lay out the files and what was found in the one in view."""
        super().__init__(context)
        self.setAcceptDrops(True)
        self.choose_files: Callable[[QWidget, Path], list[Path]] = _ask_files
        self.open_path: Callable[[Path], bool] = open_path
        self._asked: Place | None = None
        self.works = OneWork(context.runner, self)
        self.works.changed.connect(self._allow)
        self.own_button = button(texts.OUR_OWN, self.check_own, icon="draft")
        self.choose_button = button(
            texts.CHOOSE, self.ask, icon="file", key=texts.CHOOSE_KEY, primary=True
        )
        self.head.add(self.own_button)
        self.head.add(self.choose_button)
        self.model = RecordTableModel[CheckedFile](CHECKED_COLUMNS, self)
        self.table = RecordTable(self.model)
        self.table.setAccessibleName(texts.FILES)
        self.findings = LayoutFindings(self.compare)
        self.again_button = button(texts.AGAIN, self.check_again, icon="refresh", small=True)
        self.open_button = button(texts.OPEN, self._open, icon="folder", small=True)
        self.copy_button = button(texts.COPY, self._copy, icon="note", small=True)
        for each in (self.copy_button, self.open_button, self.again_button):
            self.findings.acts.addWidget(each)
        self.table.moved.connect(self._show_current)
        self.table.activated.connect(lambda _index: self._open())
        self._stack = QStackedWidget()
        self._stack.setStyleSheet("QStackedWidget { background: transparent; }")
        self._stack.addWidget(self._panes())
        empty, inside = card()
        act = button(texts.CHOOSE, self.ask)
        inside.addWidget(empty_state("approved", texts.EMPTY_TITLE, texts.EMPTY, act))
        self._stack.addWidget(empty)
        self._stack.setCurrentIndex(1)
        self.body.addWidget(self._stack, 1)

    def show_place(self) -> None:
        """Check the file that was asked for, and offer the report in view to compare with."""
        place = self.context.place
        self._show_current()
        if place is not self._asked and Path(place.detail).suffix == SUFFIX:
            self._asked = place
            self.check([Path(place.detail)])

    def ask(self) -> None:
        """Ask which files to check."""
        rows = [row for row in self.model.rows if not row.name]
        folder = rows[0].path.parent if rows else self.context.exports
        self.check(self.choose_files(self, folder if folder.is_dir() else Path.home()))

    def check(self, paths: Iterable[Path]) -> None:
        """Check files, the first of them then in view."""
        self._run([CheckedFile(path) for path in dict.fromkeys(paths)])

    def check_again(self) -> None:
        """Check the file in view once more, after it was mended in Word."""
        row = self.table.current
        if row is not None:
            self.check_own() if row.name else self._run([row])

    def check_own(self) -> None:
        """Check the report in view as the program would write it now."""
        key = self.context.key
        name = texts.OWN_NAME.format(report=report_name(self.session, key.regime, key.period))

        def work(session: Session, _progress: Progress) -> list[CheckedFile]:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / f"{key.regime}{SUFFIX}"
                save_report(session, Wanted(key), path)
                return [_checked(session, CheckedFile(path, name=name))]

        self.works.run(texts.CHECKING_ONE.format(name=name), work, self._add, self._failed)

    def compare(self) -> None:
        """Compare the file in view with what is locked of the report in view."""
        row, head = self.table.current, self._locked()
        if row is not None and head is not None:
            self._run([replace(row, revision=head.id)])

    def _run(self, rows: Sequence[CheckedFile]) -> None:
        if not rows:
            return

        def work(session: Session, progress: Progress) -> list[CheckedFile]:
            found = []
            for number, row in enumerate(rows):
                progress(number, len(rows))
                found.append(_checked(session, row))
            return found

        one = texts.CHECKING_ONE.format(name=rows[0].title)
        words = one if len(rows) == 1 else texts.CHECKING.format(count=len(rows))
        self.works.run(words, work, self._add, self._failed)

    def _add(self, found: list[CheckedFile]) -> None:
        """Put what was checked on top, in place of what was said of the same files before."""
        anew = {row.identity for row in found}
        kept = [row for row in self.model.rows if row.identity not in anew]
        self.model.show_rows([*found, *kept])
        self._stack.setCurrentIndex(0)
        self.table.go_to(0)

    def _show_current(self) -> None:
        row = self.table.current
        if row is None:
            return
        head = self._locked()
        offer = ""
        if head is not None:
            report = report_name(self.session, head.regime, head.period)
            offer = texts.COMPARE.format(report=report, number=head.number)
        self.findings.show_file(row, offer)
        self.open_button.setVisible(not row.name)

    def _locked(self) -> HeadRecord | None:
        """Return what is locked of the report in view."""
        key = self.context.key
        known = history(self.session, key.regime, key.period)
        heads = known.heads_at(key).ids
        return known.records[heads[0]] if len(heads) == 1 else None

    def _panes(self) -> QWidget:
        frame, column = card()
        column.addWidget(self.table)
        panes = QSplitter()
        panes.setHandleWidth(12)
        panes.setStyleSheet("QSplitter::handle { background: transparent; }")
        panes.setChildrenCollapsible(False)
        panes.addWidget(frame)
        panes.addWidget(self.findings)
        panes.setStretchFactor(1, 1)
        panes.setSizes([LIST_WIDTH, 2 * LIST_WIDTH])
        around = QWidget()
        inside = QVBoxLayout(around)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(panes)
        return around

    def _allow(self) -> None:
        for each in (self.choose_button, self.own_button, self.again_button):
            each.setEnabled(not self.works.busy)

    def _open(self) -> None:
        row = self.table.current
        if row is not None and not row.name and not self.open_path(row.path):
            self.context.tell(texts.NOT_OPENED.format(name=row.title), "error")

    def _copy(self) -> None:
        row = self.table.current
        if row is not None:
            QGuiApplication.clipboard().setText(as_text(row))
            self.context.tell(texts.COPIED.format(name=row.title), "ok")

    def _failed(self, error: Exception) -> None:
        errors.told(self.context, error)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 -- Qt's name
        """Take Word files."""
        if self._dropped(event) and not self.works.busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 -- Qt's name
        """Check what was dropped."""
        event.acceptProposedAction()
        self.check(self._dropped(event))

    def _dropped(self, event: QDropEvent) -> list[Path]:
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        return [p for url in urls if (p := Path(url.toLocalFile())).suffix.lower() == SUFFIX]


def _checked(session: Session, row: CheckedFile) -> CheckedFile:
    """Return *row* with what is to be said of its file; a faulty one does not stop the others."""
    try:
        return replace(row, checked=check_layout(row.path, session, row.revision), fault="")
    except (Problem, Problems, OSError) as error:
        return replace(row, checked=None, fault=sentence(error))


def _ask_files(parent: QWidget, folder: Path) -> list[Path]:
    found, _ = QFileDialog.getOpenFileNames(
        parent, texts.CHOOSE_TITLE, str(folder), texts.WORD_FILES
    )
    return [Path(path) for path in found]
