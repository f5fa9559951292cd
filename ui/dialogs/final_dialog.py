"""The signed file of a locked report: chosen, kept, and what differs in it from what was locked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from bhxh_desktop.domain.revision import HeadRecord
from bhxh_desktop.operations.finals import Final, final_of, keep_final, write_final
from bhxh_desktop.session import Session
from bhxh_desktop.vietnamese.dates import parse_date, short_date
from ui.context import AppContext, sentence
from ui.dialogs.frame import FORM, DialogFrame
from ui.texts import final_texts as texts
from ui.widgets.basics import button, label

HEIGHT = 220


class FinalDialog(DialogFrame):
    """Shows the file that is kept, and takes another; all in the runner.

    Attributes: ``choose`` asks for a file, ``open_path`` hands one to the system's program for it;
    tests put their answers there.
    """

    def __init__(
        self, context: AppContext, record: HeadRecord, heading: str, parent: QWidget | None
    ) -> None:
        """Show what is kept of *record*."""
        super().__init__(texts.TITLE, heading, texts.CHOOSE, parent, FORM, later=texts.CLOSE)
        self._context, self._record = context, record
        self._final: Final | None = None
        self._gone = False
        self.choose: Callable[[QWidget], Path | None] = _ask
        self.open_path: Callable[[Path], bool] = lambda _path: False
        self.said = label("", "strong", wraps=True)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setFixedHeight(HEIGHT)
        self.words.setAccessibleName(texts.TITLE)
        self.look = button(texts.OPEN, self._look)
        self.look.setAutoDefault(False)
        self.bulk.insertWidget(1, self.look)
        for part in (label(texts.WHAT, "small", wraps=True), self.said, self.words):
            self.body.addWidget(part)
        self._show(None)
        self._run(lambda session: final_of(session, record))

    def accept(self) -> None:
        """Take a file; the dialog stays and tells what differs."""
        path = self.choose(self)
        if path is not None:
            self._run(lambda session: keep_final(session, self._record, path))

    def done(self, result: int) -> None:
        """Close; what still runs tells nobody."""
        self._gone = True
        super().done(result)

    def _run(self, work: Callable[[Session], Final | None]) -> None:
        self.do.setEnabled(False)
        self._context.runner.run(
            texts.READING, lambda session, _progress: work(session), self._done, self._failed
        )

    def _done(self, final: Final | None) -> None:
        if self._gone:
            return
        self.do.setEnabled(True)
        self._show(final)

    def _failed(self, error: Exception) -> None:
        words = sentence(error)
        if not self._gone:
            self.do.setEnabled(True)
            self.words.setPlainText(words)

    def _show(self, final: Final | None) -> None:
        self._final = final
        self.look.setEnabled(final is not None and final.is_here)
        self.said.setText(_kept(final) if final is not None else texts.NONE)
        self.words.setPlainText(_differs(final) if final is not None else "")

    def _look(self) -> None:
        if self._final is not None:
            try:
                self.open_path(write_final(self._context.session, self._final))
            except OSError as error:
                self.words.setPlainText(sentence(error))


def _kept(final: Final) -> str:
    day = short_date(parse_date(final.said.day))
    return texts.KEPT.format(name=final.said.file_name, who=final.said.author, day=day)


def _differs(final: Final) -> str:
    if not final.is_here:
        return texts.NOT_HERE
    if final.differences is None:
        return texts.NOT_COMPARED
    if not final.differences:
        return texts.SAME
    head = texts.DIFFERS.format(count=len(final.differences))
    return "\n".join([head, *(f"- {each}" for each in final.differences)])


def _ask(parent: QWidget) -> Path | None:
    chosen, _ = QFileDialog.getOpenFileName(parent, texts.ASK, "", texts.KINDS)
    return Path(chosen) if chosen else None
