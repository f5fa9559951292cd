"""Figures by way of Excel: a file to fill in goes out, the filled one comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.messages import say
from bhxh_desktop.operations.templates import Filled, fill_file, save_template
from ui.context import AppContext
from ui.texts import figures_texts as texts
from ui.undo import Step
from ui.widgets.printing import ask_path

SUFFIX = ".xlsx"
Failed = Callable[[Exception], None]


class ExcelEntry:
    """Asks which file, works in the runner, tells how it went.

    Attributes: ``choose_file`` and ``choose_path`` are what asks the user; tests put their
    answers there.
    """

    def __init__(self, context: AppContext, parent: QWidget, failed: Failed) -> None:
        """Ask in front of *parent*; *failed* is told what went wrong."""
        self._context, self._parent, self._failed = context, parent, failed
        self.choose_file: Callable[[QWidget, Path], Path | None] = _ask_file
        self.choose_path: Callable[[QWidget, str, Path, str], Path | None] = ask_path

    def menu_button(self) -> QPushButton:
        """Return the button with both ways."""
        made = QPushButton(texts.EXCEL)
        menu = QMenu(made)
        self.take_in = menu.addAction(texts.IMPORT_EXCEL)
        self.take_in.triggered.connect(self.read)
        self.give_out = menu.addAction(texts.SAVE_TEMPLATE)
        self.give_out.triggered.connect(self.write)
        made.setMenu(menu)
        return made

    def read(self) -> None:
        """Take the figures of a filled file over: all of them, or none."""
        path = self.choose_file(self._parent, self._context.exports)
        if path is None:
            return
        key = self._context.typing_key
        self._context.runner.run(
            texts.READING_TEMPLATE,
            lambda session, _progress: fill_file(session, key, path),
            lambda done: self._taken(done, key, path),
            self._failed,
        )

    def write(self) -> None:
        """Write a file to fill in, with what was entered so far."""
        key = self._context.typing_key
        name = f"{key.unit}_{key.regime}_{key.period}{SUFFIX}"
        title, kind = texts.SAVE_TEMPLATE_TITLE, texts.EXCEL_FILES
        path = self.choose_path(self._parent, title, self._context.exports / name, kind)
        if path is None:
            return
        told = texts.TEMPLATE_SAVED.format(name=path.name)
        self._context.runner.run(
            texts.WRITING_TEMPLATE,
            lambda session, _progress: save_template(session, key, path, force=True),
            lambda _done: self._context.tell(told, "ok"),
            self._failed,
        )

    def _taken(self, done: Filled, key: SubmissionKey, path: Path) -> None:
        """Tell of what was written into *key*, which need not be in view any more."""
        if done.changes.count:
            words = texts.UNDO_EXCEL.format(name=path.name)
            self._context.undo.push(Step(words, key, done.before, done.after))
        self._context.changed.emit(done.changes)
        count = done.changes.count
        words = texts.TEMPLATE_DONE if count else texts.TEMPLATE_SAME
        told = [words.format(count=count, name=path.name), *map(say, done.warnings)]
        if key != self._context.typing_key:
            told.append(texts.TEMPLATE_ELSEWHERE.format(report=self._report_name(key)))
        self._context.tell("\n".join(told), "warning" if done.warnings else "ok")

    def _report_name(self, key: SubmissionKey) -> str:
        period = Period.parse(key.period)
        regime = self._context.session.definition_for(key.regime, period).regime
        return f"{regime.short_title} {period.words}"


def _ask_file(parent: QWidget, folder: Path) -> Path | None:
    chosen, _ = QFileDialog.getOpenFileName(
        parent, texts.CHOOSE_TEMPLATE, str(folder), texts.EXCEL_FILES
    )
    return Path(chosen) if chosen else None
