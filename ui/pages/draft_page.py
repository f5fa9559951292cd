"""Draft: the unit's own text section by section, and beside it the report as it will print."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from bhxh_desktop.operations.previews import Preview, Wanted
from bhxh_desktop.operations.submissions import reopen
from bhxh_desktop.queries.sections import Narrative, SectionRow, narrative
from bhxh_desktop.queries.status import status_of
from ui import errors
from ui.context import AppContext
from ui.dialogs.draft_actions import DraftActions
from ui.dialogs.issued_line import IssuedLine
from ui.dialogs.quoting_actions import QuotingActions
from ui.dialogs.section_saver import Place, SectionSaver
from ui.page import Page
from ui.texts import draft_texts as texts
from ui.widgets.draft_panes import NARROW, TIGHT, DraftPanes
from ui.widgets.live_preview import LivePreview
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.return_strip import ReturnStrip
from ui.widgets.section_list import SectionList
from ui.widgets.standing import Standing
from ui.widgets.writing_pane import WritingPane

FIGURES = "figures"


class DraftPage(Page):
    """Sections, editor and preview of one report; what is typed is saved by itself."""

    key = "draft"
    saver: SectionSaver

    def __init__(self, context: AppContext) -> None:
        """Lay out the three panes and the ways to paper."""
        super().__init__(context)
        self.narrative: Narrative | None = None
        self._key: SubmissionKey | None = None
        self._code = self._printed = ""
        self.saver = SectionSaver(context, self)
        self.saver.saved.connect(self._on_saved)
        self.saver.refused.connect(partial(self._say_saved, words=texts.NOT_SAVED))
        self.sections = SectionList()
        self.sections.chosen.connect(self.go_to)
        self.writing = WritingPane(self._reopen)
        self.writing.edited.connect(self._on_edited)
        self.writing.picker.chosen.connect(self.go_to)
        self.preview = PdfPreview()
        self._live = LivePreview(context.runner, self.preview, lambda: self.wanted)
        self._live.shown.connect(self._show_standing)
        self.acts = DraftActions(context, self.head, self, partial(errors.told, context))
        self.acts.finished = lambda: self.narrative if self.save() else None
        self.acts.wanted = lambda: self.wanted
        self.acts.locked = lambda: self._printed
        self.quoting = QuotingActions(
            context, self.writing, lambda: self.wanted, lambda: self._code
        )
        self._live.shown.connect(self.quoting.know)
        if self.acts.whose is not None:
            self.acts.whose.chosen.connect(lambda _choice: self._show_standing(None))
            self.acts.whose.chosen.connect(lambda _choice: self._live.now())
        self._standing = Standing(self.head.chip, self.head.words)
        self.panes = DraftPanes(self.sections, self.writing, self.preview)
        self.panes.turned.connect(lambda: QTimer.singleShot(0, self._follow))  # once it has a size
        self.returned = ReturnStrip()
        self.returned.wanted.connect(lambda cell: context.go(FIGURES, detail=".".join(cell)))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.issued = IssuedLine(context, self)
        around = QVBoxLayout()
        around.setContentsMargins(20, 0, 16, 0)
        for strip in (self.returned, self.issued):
            around.addWidget(strip)
        self.body.addLayout(around)
        self.body.addWidget(self.panes, 1)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save)

    @property
    def wanted(self) -> Wanted:
        """The report in view, with what is typed and not saved yet."""
        key = self.context.key
        return Wanted(key, total=self.acts.total, typed=self.saver.typed(key))

    def show_place(self) -> None:
        """Read the submission, at the section that was asked for or that was in view."""
        try:
            self.narrative = narrative(self.session, self.context.key)
        except Problem as problem:  # both sides of a conflict have their own text
            self._show_nothing(say(problem))
            return
        self._enable(on=True)
        row = status_of(self.session, self.context.key)
        self.returned.show_row(row, self.narrative.definition, self.session.tree)
        self.sections.show_narrative(self.narrative)
        self.writing.show_lock(self.narrative.locked)
        self._choose(_first(self.narrative, self.context.place.detail, self._code))
        if not self.wanted.total:
            self._show_standing(None)
        self._live.now()

    def on_changes(self, changes: Changes) -> None:
        """Read all anew, but for what this page itself writes."""
        if not self.saver.saving and changes.operation != "report":
            self.show_place()

    def go_to(self, code: str) -> None:
        """Save the section in view and show another; where that is refused, stay."""
        self._choose(code if self.save() else self._code)
        self._follow()

    def save(self) -> bool:
        """Save what is typed; False where it was refused, and then it stays in the editor."""
        return self.saver.save()

    def leave(self) -> bool:
        """Save what is typed; what is refused is kept and tried again, wherever people go."""
        self.save()
        return True

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        """Save on leaving, and make no preview nobody sees."""
        self.save()
        self.saver.remind()
        self._live.stop()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Go on with the preview where the window comes back: nothing else asks for it then."""
        super().showEvent(event)
        if event.spontaneous() and self.narrative is not None:
            self._live.now()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self.panes.arrange(self.width())
        self.acts.other.setVisible(self.width() >= TIGHT)
        self._standing.fit(short=self.width() < NARROW)

    def _show_nothing(self, reason: str) -> None:
        """Show why there is no report to write, nothing of the one that was in view before."""
        self.narrative, self._key, self._code = None, None, ""
        self._enable(on=False)
        self.returned.hide()
        self.issued.hide()
        self.sections.clear()
        self.writing.clear()
        self._standing.clear()
        self.preview.show_reason(reason)

    def _enable(self, *, on: bool) -> None:
        self.sections.setEnabled(on)
        self.writing.setEnabled(on)
        self.acts.enable(on=on)

    def _follow(self) -> None:
        row = _row(self.narrative, self._code)
        if row is not None:
            self.preview.show_heading(row.section.printed_number, row.section.heading)

    def _on_edited(self) -> None:
        row, of = _row(self.narrative, self._code), self.narrative
        if row is None or of is None:
            return
        self.saver.put(of, row, self.writing.editor.paragraphs)
        self.writing.saved.setText(texts.SAVING)
        self.sections.model.show_typing(self._code)
        self._live.soon()

    def _on_saved(self, place: Place) -> None:
        if place.key != self._key:
            return
        self.narrative = narrative(self.session, place.key)
        self._say_saved(place, texts.SAVED)
        if place.code == self._code:
            self.sections.model.show_typing("")
        self.sections.show_narrative(self.narrative)

    def _say_saved(self, place: Place, words: str) -> None:
        if (place.key, place.code) == (self._key, self._code):
            self.writing.saved.setText(words)

    def _reopen(self) -> None:
        key = self.context.key
        if self.context.write(lambda session: reopen(session, key)) is not None:
            self.context.tell(texts.REOPENED, "ok")

    def _choose(self, code: str) -> None:
        """Show a section; the editor is left alone where it shows just that already."""
        row, of = _row(self.narrative, code), self.narrative
        if of is None or row is None:
            return
        self.sections.choose(code)
        captions = [(r.section.code, _caption(r)) for r in of.rows if not r.is_title]
        self.writing.picker.offer(captions, code)
        kept = None if of.locked else self.saver.typed(of.key).get(code)
        if kept and (of.key, code) == (self._key, self._code):
            return
        said = kept or tuple(paragraph.text for paragraph in row.paragraphs)
        same = (of.key, code) == (self._key, self._code) and self.writing.editor.shows(said)
        if not same:
            self._key, self._code = of.key, code
            self.writing.show_section(row, said, of.definition)
            self.writing.saved.setText("")
        if kept:
            self.writing.saved.setText(texts.NOT_SAVED)
            self.sections.model.show_typing(code)

    def _show_standing(self, made: Preview | None) -> None:
        """Say in the head whether it is a draft, and what a total was made from."""
        locked = self.narrative.locked if self.narrative else None
        lock = (locked.number, locked.verification_code) if locked else None
        self._printed = locked.id if locked else ""
        if self.wanted.total:
            of_total = made.lock if made else None
            lock = (of_total.number, of_total.code) if of_total else None
            self._printed = of_total.revision if of_total else ""
            self.issued.show_total(of_total)
        else:
            self.issued.show_own(locked)
        self._standing.show(lock, made)


def _row(of: Narrative | None, code: str) -> SectionRow | None:
    rows = of.rows if of else ()
    return next((row for row in rows if row.section.code == code), None)


def _first(of: Narrative, *wanted: str) -> str:
    """Return the first of the sections *wanted* that can be written, else the first there is."""
    codes = [row.section.code for row in of.rows if not row.is_title]
    return next((code for code in wanted if code in codes), codes[0] if codes else "")


def _caption(row: SectionRow) -> str:
    return texts.SECTION_LINE.format(number=row.section.printed_number, heading=row.section.heading)
