"""What happens with an error nobody expected: one dialog with a report to copy, and the log."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.log import logger
from ui.context import AppContext, sentence
from ui.dialogs.frame import QUESTION, DialogFrame
from ui.runner import Stopped
from ui.texts import shell_texts as texts
from ui.widgets.basics import label


class ProblemDialog(QDialog):
    """Says that the fault is ours, what was lost, and gives the report."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        """Show *report*, the trace of the error."""
        super().__init__(parent)
        self.setWindowTitle(texts.PROBLEM_TITLE)
        self.setMinimumWidth(720)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(texts.PROBLEM_HEAD, "panelTitle"))
        column.addWidget(label(texts.PROBLEM_BODY, wraps=True))
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        column.addWidget(self._report, 1)
        buttons = QDialogButtonBox()
        copy = buttons.addButton(texts.COPY_REPORT, QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        close = buttons.addButton(texts.CLOSE, QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def add(self, report: str) -> None:
        """Show a further error below."""
        self._report.appendPlainText(report)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._report.toPlainText())


class RefusedDialog(DialogFrame):
    """Says why the program cannot begin."""

    def __init__(self, words: str) -> None:
        """Show the sentences of what was refused."""
        super().__init__(texts.REFUSED_TITLE, texts.REFUSED_TITLE, texts.CLOSE, None, QUESTION)
        self.body.addWidget(label(words, wraps=True))
        self.later.hide()


def watch(parent: Callable[[], QWidget | None]) -> None:
    """Show errors that reach the top, in one dialog; *parent* gives the window."""
    shown: list[ProblemDialog] = []

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = "".join(traceback.format_exception(kind, error, trace))
        logger(__name__).error("%s", report)
        if shown:
            shown[0].add(report)
            return
        dialog = ProblemDialog(report, parent())
        shown.append(dialog)
        dialog.finished.connect(shown.clear)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    sys.excepthook = show


def told(context: AppContext, error: Exception) -> None:
    """Tell what a work in the background ran into; raise what nobody expected."""
    if isinstance(error, Problem | Problems):
        context.tell_problem(error)  # it knows what can be done about some
        return
    context.tell(sentence(error), "info" if isinstance(error, Stopped) else "error")
