"""Draft: the unit's own text section by section, and beside it the report as it will print."""

from __future__ import annotations

import secrets

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.paragraphs import reworded
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from bhxh_desktop.operations.figures import set_narrative
from bhxh_desktop.operations.previews import Preview, Wanted
from bhxh_desktop.operations.submissions import reopen
from bhxh_desktop.queries.desk import period_name
from bhxh_desktop.queries.sections import Narrative, SectionRow, narrative
from ui import errors
from ui.context import AppContext
from ui.page import Page
from ui.texts import draft_texts as texts
from ui.widgets.basics import Segments, button
from ui.widgets.draft_panes import NARROW, TIGHT, DraftPanes
from ui.widgets.live_preview import LivePreview
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.section_list import SectionList
from ui.widgets.standing import Standing
from ui.widgets.to_paper import ToPaper
from ui.widgets.writing_pane import WritingPane

AUTOSAVE_MS = 600


class DraftPage(Page):
    """Sections, editor and preview of one report; what is typed is saved by itself."""

    key = "draft"

    def __init__(self, context: AppContext) -> None:
        """Lay out the three panes and the ways to paper."""
        super().__init__(context)
        self.narrative: Narrative | None = None
        self._key: SubmissionKey | None = None
        self._code = ""
        self._dirty = self._saving = False
        self._unsaved: dict[tuple[SubmissionKey, str], tuple[str, ...]] = {}
        self._autosave = QTimer(self)
        self._autosave.setSingleShot(True)
        self._autosave.setInterval(AUTOSAVE_MS)
        self._autosave.timeout.connect(self.save)
        self.sections = SectionList()
        self.sections.chosen.connect(self.go_to)
        self.writing = WritingPane(self._reopen)
        self.writing.edited.connect(self._on_edited)
        self.writing.picker.chosen.connect(self.go_to)
        self.preview = PdfPreview()
        self._live = LivePreview(context.runner, self.preview, lambda: self.wanted)
        self._live.shown.connect(self._show_standing)
        self.paper = ToPaper(context, self, lambda error: errors.told(context, error))
        self._standing = Standing(self.head.chip, self.head.words)
        self._fill_head()
        self.panes = DraftPanes(self.sections, self.writing, self.preview)
        self.panes.turned.connect(lambda: QTimer.singleShot(0, self._follow))  # once it has a size
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.panes)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save)

    @property
    def wanted(self) -> Wanted:
        """The report in view, with what is typed and not saved yet."""
        typed = {self._code: self.writing.editor.paragraphs} if self._dirty else {}
        total = self.whose is not None and self.whose.current == 1
        return Wanted(self.context.key, total=total, typed=typed)

    def show_place(self) -> None:
        """Read the submission, at the section that was asked for or that was in view."""
        if not self.save() and self.narrative is not None:
            self._unsaved[self.narrative.key, self._code] = self.writing.editor.paragraphs
        self._dirty = False
        try:
            self.narrative = narrative(self.session, self.context.key)
        except Problem as problem:  # both sides of a conflict have their own text
            self._show_nothing(say(problem))
            return
        self._enable(on=True)
        self.sections.show_narrative(self.narrative)
        self.writing.show_lock(self.narrative.locked)
        self._choose(_first(self.narrative, self.context.place.detail, self._code))
        if not self.wanted.total:
            self._show_standing(None)
        self._live.now()

    def on_changes(self, changes: Changes) -> None:
        """Read all anew, but for what this page itself writes."""
        if not self._saving and changes.operation != "report":
            self.show_place()

    def go_to(self, code: str) -> None:
        """Save the section in view and show another; where that is refused, stay."""
        self._choose(code if self.save() else self._code)
        self._follow()

    def save(self) -> bool:
        """Save what is typed; False where it was refused, and then it stays in the editor."""
        self._autosave.stop()
        row, of = _row(self.narrative, self._code), self.narrative
        if not self._dirty or row is None or of is None:
            return True
        code = self._code
        made = reworded(row.paragraphs, self.writing.editor.paragraphs, _new_id)
        self._saving = True
        done = self.context.write(lambda session: set_narrative(session, of.key, {code: made}))
        self._saving = False
        if done is None:
            self.writing.saved.setText(texts.NOT_SAVED)
            return False
        self._dirty = False
        self._unsaved.pop((of.key, code), None)
        self.narrative = narrative(self.session, of.key)
        self.writing.saved.setText(texts.SAVED)
        self.sections.model.show_typing("")
        self.sections.show_narrative(self.narrative)
        return True

    def save_file(self, suffix: str) -> None:
        """Save the report as a file of the kind *suffix* names."""
        if self.narrative is not None and self.save():
            period = period_name(Period.parse(self.context.place.period))
            name = (texts.FILE_TOTAL if self.wanted.total else texts.FILE_OWN).format(
                what=texts.FILE_KINDS[suffix],
                regime=self.narrative.definition.regime.short_title,
                period=period[0].lower() + period[1:],
                unit=self.session.unit.short_name,
            )
            self.paper.save(self.wanted, name, suffix)

    def print_report(self) -> None:
        """Print the report as it is now."""
        if self.narrative is not None and self.save():
            self.paper.print(self.wanted)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        """Save on leaving, and make no preview nobody sees."""
        self.save()
        self._live.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self.panes.arrange(self.width())
        self.other_button.setVisible(self.width() >= TIGHT)
        self._standing.fit(short=self.width() < NARROW)

    def _show_nothing(self, reason: str) -> None:
        """Show why there is no report to write, nothing of the one that was in view before."""
        self.narrative, self._key, self._code = None, None, ""
        self._enable(on=False)
        self.sections.clear()
        self.writing.clear()
        self._standing.clear()
        self.preview.show_reason(reason)

    def _enable(self, *, on: bool) -> None:
        parts = (self.sections, self.writing, self.other_button, self.print_button)
        for part in (*parts, self.word_button):
            part.setEnabled(on)

    def _follow(self) -> None:
        row = _row(self.narrative, self._code)
        if row is not None:
            self.preview.show_heading(row.section.printed_number, row.section.heading)

    def _on_edited(self) -> None:
        self._dirty = True
        self.writing.saved.setText(texts.SAVING)
        self.sections.model.show_typing(self._code)
        self._autosave.start()
        self._live.soon()

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
        if self._dirty and (of.key, code) == (self._key, self._code):
            return
        kept = None if of.locked else self._unsaved.get((of.key, code))
        said = kept or tuple(paragraph.text for paragraph in row.paragraphs)
        there = tuple(text.strip() for text in self.writing.editor.paragraphs if text.strip())
        if (of.key, code, said) != (self._key, self._code, there):
            self._key, self._code = of.key, code
            self.writing.show_section(row, said, of.definition)
            self.writing.saved.setText("")
        if kept:
            self._on_edited()

    def _show_standing(self, made: Preview | None) -> None:
        """Say in the head whether it is a draft, and what a total was made from."""
        locked = self.narrative.locked if self.narrative else None
        lock = (locked.number, locked.verification_code) if locked else None
        if self.wanted.total:
            lock = (made.lock.number, made.lock.code) if made and made.lock else None
        self._standing.show(lock, made)

    def _take(self, _choice: int) -> None:
        """Show the report of the unit or of the province."""
        self._show_standing(None)
        self._live.now()

    def _fill_head(self) -> None:
        self.whose: Segments | None = None
        if self.session.unit.level == "province":
            self.whose = Segments((texts.OWN, texts.TOTAL))
            self.whose.chosen.connect(self._take)
            self.head.add(self.whose)
        self.other_button = QPushButton(texts.SAVE_OTHER)
        menu = QMenu(self.other_button)
        for caption, suffix in ((texts.SAVE_PDF, ".pdf"), (texts.SAVE_EXCEL, ".xlsx")):
            action = menu.addAction(caption)
            action.triggered.connect(lambda _=False, kind=suffix: self.save_file(kind))
        self.other_button.setMenu(menu)
        self.print_button = button(texts.PRINT, self.print_report, icon="print", key="Ctrl+P")
        self.word_button = button(
            texts.SAVE_WORD, lambda: self.save_file(".docx"), icon="save", key="F12", primary=True
        )
        for each in (self.other_button, self.print_button, self.word_button):
            self.head.add(each)


def _row(of: Narrative | None, code: str) -> SectionRow | None:
    rows = of.rows if of else ()
    return next((row for row in rows if row.section.code == code), None)


def _first(of: Narrative, *wanted: str) -> str:
    """Return the first of the sections *wanted* that can be written, else the first there is."""
    codes = [row.section.code for row in of.rows if not row.is_title]
    return next((code for code in wanted if code in codes), codes[0] if codes else "")


def _caption(row: SectionRow) -> str:
    return texts.SECTION_LINE.format(number=row.section.printed_number, heading=row.section.heading)


def _new_id() -> str:
    return secrets.token_hex(8)
