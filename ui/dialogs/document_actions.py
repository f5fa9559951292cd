"""What is done with documents: asked for, written, told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.document import DocumentKey, WrittenDocument, entry_of, key_of
from bhxh_desktop.domain.parts import DocumentEntry
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.documents import (
    REGISTER,
    Added,
    Removed,
    add_documents,
    change_document,
    list_documents,
    put_back,
    remove_documents,
    unlist_documents,
)
from bhxh_desktop.queries.register import RegisterRow, issuers_of
from bhxh_desktop.reports.lists import citation
from bhxh_desktop.session import Session
from ui.context import AppContext
from ui.dialogs.document_dialog import DocumentDialog
from ui.dialogs.document_files_dialog import DocumentFilesDialog
from ui.dialogs.document_paste_dialog import DocumentPasteDialog
from ui.dialogs.frame import QUESTION, DialogFrame
from ui.texts import documents_texts as texts
from ui.widgets.basics import label

FEW = 100
"""Documents that are written while the window waits: a few milliseconds."""


class DocumentActions:
    """Asks in front of a page. ``into`` names the report that may list documents, "" for none.

    Attributes: ``dialog``, what was asked last.
    """

    def __init__(
        self, context: AppContext, parent: QWidget, failed: Callable[[Exception], None]
    ) -> None:
        """Ask in front of *parent*; *failed* tells what a work ran into."""
        self._failed = failed
        self._context, self._parent = context, parent
        self.dialog: DialogFrame | None = None
        self._removed: Removed | None = None

    def paste(self, copied: str, into: str) -> None:
        """Ask for a list, beginning with what was *copied* where that looks like one."""
        text = copied if "/" in copied else ""
        dialog = DocumentPasteDialog(self._context, into, text, self._parent)
        dialog.accepted.connect(lambda: self._take(dialog.entries, into=dialog.into.isChecked()))
        self._ask(dialog)

    def add(self, into: str) -> None:
        """Ask for one document."""
        issuers = issuers_of(self._context.session)
        write = partial(self._write_new, bool(into))
        self._ask(DocumentDialog(issuers, None, write, self._parent))

    def edit(self, row: RegisterRow, into: str) -> None:
        """Ask for a document anew."""
        issuers = issuers_of(self._context.session)
        write = partial(self._write_anew, row, bool(into))
        self._ask(DocumentDialog(issuers, row.entry, write, self._parent))

    def remove(self, rows: Sequence[RegisterRow]) -> None:
        """Ask whether documents are to go."""
        keys = [row.key for row in rows]
        if not keys:
            return
        heading = texts.REMOVE_HEADING.format(count=len(keys))
        do = texts.REMOVE_DO.format(count=len(keys))
        asked = DialogFrame(
            texts.REMOVE_TITLE, heading, do, self._parent, QUESTION, later=texts.KEEP
        )
        asked.body.addWidget(label(texts.REMOVE_WHY, wraps=True))
        asked.prefer_later()
        asked.accepted.connect(lambda: self._remove(keys))
        self._ask(asked)

    def files(self, rows: Sequence[RegisterRow]) -> None:
        """Show the files kept with the one chosen document."""
        if len(rows) == 1:
            self._ask(DocumentFilesDialog(self._context, rows[0], self._parent))

    def take_back(self) -> None:
        """Put back what was removed last."""
        removed, self._removed = self._removed, None
        if removed is not None:
            count = len(removed.rows)
            said = texts.PUT_BACK.format(count=count)
            self._do(lambda session: put_back(session, removed), said, count)

    def copy(self, rows: Sequence[RegisterRow]) -> None:
        """Copy documents as the decree cites them, one in each line."""
        if rows:
            QApplication.clipboard().setText("\n".join(citation(row.entry) for row in rows))
            self._context.tell(texts.COPIED.format(count=len(rows)), "ok")

    def take_in(self, rows: Sequence[RegisterRow]) -> None:
        """Let the report list those of *rows* it does not list yet."""
        keys = [row.key for row in rows if not row.listed and not row.waits]
        key, said = self._context.key, texts.TAKEN_IN.format(count=len(keys))
        if keys:
            self._removed = None
            self._do(lambda session: list_documents(session, key, keys), said, len(keys))

    def take_out(self, rows: Sequence[RegisterRow]) -> None:
        """Let the report no longer list *rows*."""
        keys = [row.key for row in rows if row.listed]
        key, said = self._context.key, texts.TAKEN_OUT.format(count=len(keys))
        if keys:
            self._removed = None
            self._do(lambda session: unlist_documents(session, key, keys), said, len(keys))

    def _remove(self, keys: list[DocumentKey]) -> None:
        def act(session: Session) -> None:
            self._removed = remove_documents(session, keys)

        self._do(act, texts.REMOVED.format(count=len(keys)), len(keys))

    def _take(self, entries: list[DocumentEntry], *, into: bool) -> None:
        target = self._context.key if into else None
        self._context.runner.run(
            texts.WRITING,
            lambda session, _progress: add_documents(session, entries, target),
            self._taken,
            self._failed,
        )

    def _taken(self, made: Added) -> None:
        self._context.changed.emit(Changes("document_add", REGISTER))
        known = len(made.known) + len(made.completed)
        listed = sum(made.listed.values())
        said = texts.PASTED.format(new=len(made.new), known=known, listed=listed)
        waiting = len(made.waiting)
        if waiting:
            said = f"{said} {texts.PASTED_WAITING.format(count=waiting)}"
        self._context.tell(said, "warning" if waiting else "ok")

    def _write_new(self, into: bool, written: WrittenDocument, accept: bool) -> None:  # noqa: FBT001 -- bound first
        session = self._context.session
        entry = entry_of(written, issuers_of(session).bodies.types)
        add_documents(session, [entry], self._context.key if into else None, accept=accept)
        self._written(key_of(entry).printed)

    def _write_anew(
        self,
        row: RegisterRow,
        into: bool,  # noqa: FBT001 -- bound first
        written: WrittenDocument,
        accept: bool,  # noqa: FBT001 -- a callback
    ) -> None:
        """Write it; one that waited goes into the report once its issuer is settled."""
        key = self._context.key if into and row.waits else None
        found = change_document(self._context.session, row.key, written, accept=accept, key=key)
        self._written(found.printed)

    def _written(self, name: str) -> None:
        self._context.changed.emit(Changes("document_change", REGISTER))
        self._context.tell(texts.CHANGED.format(document=name), "ok")

    def _do(self, operation: Callable[[Session], object], said: str, count: int) -> None:
        """Write at once what is short, beside the window what is about many documents."""
        if count > FEW:
            self._context.runner.run(
                texts.WRITING,
                lambda session, _progress: operation(session),
                lambda _done: self._done(said),
                self._failed,
            )
            return
        try:
            operation(self._context.session)
        except (Problem, Problems) as error:
            self._context.tell_problem(error)
            return
        self._done(said)

    def _done(self, said: str) -> None:
        self._context.changed.emit(Changes("documents", REGISTER))
        undo = (texts.UNDO, self.take_back)
        if self._removed is not None:
            self._context.tell(said, "info", (undo,), REGISTER)
        else:
            self._context.tell(said, "ok", about=REGISTER)

    def _ask(self, dialog: DialogFrame) -> None:
        self.dialog = dialog
        dialog.open()
