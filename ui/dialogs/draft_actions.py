"""The head of the draft page: whose report is shown, and the ways from it to paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from bhxh_desktop.domain.paper_frame import PaperFrame
from bhxh_desktop.domain.period import Period
from bhxh_desktop.operations.frames import set_frame
from bhxh_desktop.operations.previews import Wanted
from bhxh_desktop.queries.desk import period_name
from bhxh_desktop.queries.history import find_revision
from bhxh_desktop.queries.produced import produced
from bhxh_desktop.queries.sections import Narrative
from ui.context import AppContext
from ui.dialogs.final_dialog import FinalDialog
from ui.dialogs.frame_dialog import FrameDialog
from ui.dialogs.produced_dialog import ProducedDialog
from ui.texts import draft_texts as texts
from ui.texts import final_texts, frame_texts, produced_texts
from ui.widgets.basics import Segments, button
from ui.widgets.page_head import PageHead
from ui.widgets.to_paper import Failed, ToPaper


class DraftActions:
    """Saves and prints the report in view.

    Attributes: ``whose`` chooses between the unit's report and the province's, None at an office;
    ``finished`` saves what is typed and returns what is in view then, None where there is nothing
    to print or that was refused; ``wanted`` is the report to print, ``locked`` the revision it is
    printed from, "" for a draft. The page sets the last three.
    """

    def __init__(self, context: AppContext, head: PageHead, page: QWidget, failed: Failed) -> None:
        """Fill *head*; questions stand over *page*, *failed* is told of work gone wrong."""
        self._context, self._page = context, page
        self.finished: Callable[[], Narrative | None] = lambda: None
        self.wanted: Callable[[], Wanted] = lambda: Wanted(context.key)
        self.paper = ToPaper(context, page, failed)
        self.locked: Callable[[], str] = lambda: ""
        self.asked: FrameDialog | None = None
        self.final: FinalDialog | None = None
        self.listed: ProducedDialog | None = None
        self.whose: Segments | None = None
        if context.session.unit.level == "province":
            self.whose = Segments((texts.OWN, texts.TOTAL))
            head.add(self.whose)
        self.other = QPushButton(texts.SAVE_OTHER)
        menu = QMenu(self.other)
        for caption, suffix in ((texts.SAVE_PDF, ".pdf"), (texts.SAVE_EXCEL, ".xlsx")):
            action = menu.addAction(caption)
            action.triggered.connect(lambda _=False, kind=suffix: self.save_file(kind))
        menu.addSeparator()
        menu.addAction(texts.PRODUCED).triggered.connect(lambda _=False: self.show_produced())
        menu.addAction(texts.FINAL).triggered.connect(lambda _=False: self.show_final())
        menu.addAction(texts.FRAME).triggered.connect(lambda _=False: self.ask_frame())
        self.other.setMenu(menu)
        self.print = button(texts.PRINT, self._print, icon="print", key="Ctrl+P")
        self.word = button(
            texts.SAVE_WORD, lambda: self.save_file(".docx"), icon="save", key="F12", primary=True
        )
        for each in (self.other, self.print, self.word):
            head.add(each)

    @property
    def total(self) -> bool:
        """Whether the report of the whole province is chosen."""
        return self.whose is not None and self.whose.current == 1

    def enable(self, *, on: bool) -> None:
        """Let people print, or not where there is nothing."""
        for each in (self.other, self.print, self.word):
            each.setEnabled(on)

    def save_file(self, suffix: str) -> None:
        """Save the report as a file of the kind *suffix* names."""
        shown = self.finished()
        if shown is None:
            return
        wanted = self.wanted()
        period = period_name(Period.parse(wanted.key.period))
        name = (texts.FILE_TOTAL if wanted.total else texts.FILE_OWN).format(
            what=texts.FILE_KINDS[suffix],
            regime=shown.definition.regime.short_title,
            period=period[0].lower() + period[1:],
            unit=self._context.session.unit.short_name,
        )
        self.paper.save(wanted, name, suffix)

    def show_produced(self) -> None:
        """Show which files the report in view was written to."""
        shown, context = self.finished(), self._context
        if shown is None:
            return
        files = produced(context.session, context.key, self.locked())
        heading = produced_texts.HEADING.format(
            regime=shown.definition.regime.short_title,
            period=Period.parse(context.key.period).words,
            count=len(files),
        )
        self.listed = ProducedDialog(heading, files, self.paper.open_path, self._page)
        self.listed.open()

    def show_final(self) -> None:
        """Show the signed file of the report in view, where it is locked, and take another."""
        context, locked = self._context, self.locked()
        if not locked:
            context.tell(final_texts.NOT_LOCKED)
            return
        record = find_revision(context.session, locked)
        definition = context.session.definition(record.definition.hash)
        heading = final_texts.HEADING.format(
            regime=definition.regime.short_title,
            period=Period.parse(record.period).words,
            number=record.number,
            code=record.verification_code,
        )
        self.final = FinalDialog(context, record, heading, self._page)
        self.final.open_path = self.paper.open_path
        self.final.open()

    def ask_frame(self) -> None:
        """Let people say what stands around their reports."""
        context = self._context
        self.asked = FrameDialog(context.session, context.key, self._keep_frame, self._page)
        self.asked.open()

    def _keep_frame(self, frame: PaperFrame, regime: str) -> None:
        self._context.changed.emit(set_frame(self._context.session, frame, regime))
        self._context.tell(frame_texts.SAVED, "ok")

    def _print(self) -> None:
        if self.finished() is not None:
            self.paper.print(self.wanted())
