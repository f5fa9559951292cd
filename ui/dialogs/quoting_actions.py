"""Quoting in the section in view: the picker, pasting refused, what quotations say now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from bhxh_desktop.operations.previews import Preview, Wanted, quotable
from bhxh_desktop.queries.earlier_text import earlier_texts
from bhxh_desktop.reports.quoting import Quoter
from bhxh_desktop.reports.sentences import left, suggested
from ui.context import AppContext
from ui.dialogs.quotation_picker import QuotationPicker
from ui.texts import quoting_texts as texts
from ui.widgets.writing_pane import WritingPane

KEYS = ("Ctrl+M", "Ctrl+Space")


class QuotingActions(QObject):
    """Lets people quote. Attributes: ``picker``, the one that is open."""

    def __init__(
        self,
        context: AppContext,
        writing: WritingPane,
        wanted: Callable[[], Wanted],
        section: Callable[[], str],
    ) -> None:
        """Quote in the editor of *writing*: in the report *wanted*, in the *section* in view."""
        super().__init__(writing)
        self._context, self._writing, self._wanted = context, writing, wanted
        self._section = section
        self.menu = writing.phrases.menu()
        self.menu.aboutToShow.connect(self.offer)
        self.picker: QuotationPicker | None = None
        writing.insert.clicked.connect(lambda _checked: self.pick())
        writing.editor.refused.connect(self._refuse)
        for keys in KEYS:
            QShortcut(QKeySequence(keys), writing).activated.connect(self.pick)

    def know(self, made: Preview | None) -> None:
        """Show what quotations say in the report as it was made last."""
        self._writing.know(made.quoter if made else None)

    def pick(self) -> None:
        """Open the picker; figures of earlier periods come while it is open."""
        editor = self._writing.editor
        if editor.quoter is None or editor.isReadOnly() or self.picker is not None:
            return
        picker = self.picker = QuotationPicker(editor.quoter, self._writing.window())
        picker.picked.connect(self._quote)
        picker.finished.connect(self._close)
        picker.open()
        wanted = self._wanted()

        def know(quoter: Quoter) -> None:
            if self.picker is picker:
                picker.know(quoter)

        self._context.runner.run(
            texts.READING,
            lambda session, _progress: quotable(session, wanted),
            know,
            lambda _error: None,  # this period's figures are there; the preview tells what is wrong
        )

    def offer(self) -> None:
        """Offer what can be put into the section: sentences with figures, earlier texts."""
        self.menu.clear()
        code = self._section()
        self._add(*self._sentences(code))
        self.menu.addSeparator()
        for period, said in earlier_texts(self._context.session, self._context.key, code):
            words = texts.EARLIER if said else texts.NO_EARLIER
            self._add(words.format(period=period.words, count=len(said)), said)

    def _sentences(self, code: str) -> tuple[str, tuple[str, ...]]:
        """Return the caption and the sentences the report prints in a section by itself."""
        editor = self._writing.editor
        sections = editor.quoter.source.regime.sections if editor.quoter else ()
        section = next((each for each in sections if each.code == code), None)
        if editor.quoter is None or section is None or not section.sentences:
            return texts.NO_SENTENCES, ()
        found = tuple(left(editor.quoter, section, editor.paragraphs))
        if found:
            return texts.SENTENCES.format(count=len(found)), found
        known = any(suggested(editor.quoter, section))
        return texts.SENTENCES_TAKEN if known else texts.SENTENCES_WAIT, ()

    def _add(self, caption: str, paragraphs: tuple[str, ...]) -> None:
        action = self.menu.addAction(caption)
        action.setEnabled(bool(paragraphs))
        action.triggered.connect(lambda _=False: self._writing.editor.append_paragraphs(paragraphs))

    def _quote(self, source: str, words: str) -> None:
        self._writing.editor.quote(source, words)

    def _close(self, _result: int) -> None:
        self.picker = None
        self._writing.editor.setFocus()

    def _refuse(self, encoding: str) -> None:
        self._context.tell(texts.LEGACY.format(encoding=encoding), "warning")
