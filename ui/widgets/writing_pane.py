"""The middle of the draft page: one section, its editor, and what stands beside its own text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from bhxh_desktop.domain.regime import Definition, Section
from bhxh_desktop.domain.revision import HeadRecord
from bhxh_desktop.queries.sections import SectionRow
from bhxh_desktop.reports.quoting import Quoter
from ui import icons
from ui.texts import draft_texts as texts
from ui.texts import quoting_texts
from ui.widgets.basics import button, label, rule
from ui.widgets.narrative_editor import NarrativeEditor
from ui.widgets.outdated_strip import OutdatedStrip
from ui.widgets.pickers import Picker
from ui.widgets.quotation_chips import is_bold

HEADER, TOOLS = 40, 34


class WritingPane(QFrame):
    """Shows one section. Signals: ``edited()`` for each change the user makes."""

    edited = Signal()

    def __init__(self, reopen: Callable[[], object]) -> None:
        """Make an empty pane; *reopen* begins the next revision of a locked report."""
        super().__init__()
        self.setObjectName("pane")
        self.setMinimumWidth(260)
        self.editor = NarrativeEditor()
        self.picker = Picker(texts.CHOOSE_SECTION)
        self.picker.setMinimumWidth(80)
        self.picker.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.picker.hide()
        self.title, self.saved = label("", "cardTitle"), label("", "small")
        self.title.setMinimumWidth(60)
        self.reopen = button(texts.REOPEN, reopen, icon="reopen", small=True)
        self._locked, self._locked_words = QFrame(), label("", "warnWords", wraps=True)
        self._note = label("", "small", wraps=True)
        self._note.setContentsMargins(16, 6, 16, 8)
        self._showing = False
        self.outdated = OutdatedStrip(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._header(), rule(), self._tools(), rule(), self._banner()):
            column.addWidget(part)
        column.addWidget(self.editor, 1)
        column.addLayout(self._strip())
        column.addWidget(rule())
        column.addWidget(self._note)
        self.editor.textChanged.connect(self._on_text)

    def show_section(
        self, row: SectionRow, paragraphs: tuple[str, ...], definition: Definition
    ) -> None:
        """Show a section with its own text and what the program prints there by itself."""
        section = row.section
        words = texts.SECTION_LINE.format(number=section.printed_number, heading=section.heading)
        self.title.setText(words)
        self.title.setToolTip(words)
        self.editor.hint = section.hint or texts.NO_HINT
        self.editor.setAccessibleName(words)
        self.editor.setAccessibleDescription(section.hint)
        things = _printed(section, definition)
        itself = texts.PRINTS_ITSELF.format(things=texts.COMMA.join(things)) if things else ""
        self._note.setText("\n".join(filter(None, (itself, texts.BULLETS))))
        self._showing = True
        self.editor.show_paragraphs(paragraphs)
        self._showing = False
        self.outdated.look()

    def know(self, quoter: Quoter | None) -> None:
        """Show what quotations say now; without it they keep the words they have."""
        self.editor.quoter = quoter
        self._allow()

    def clear(self) -> None:
        """Show no section at all."""
        self._showing = True
        self.editor.show_paragraphs(())
        self._showing = False
        self.editor.hint = ""
        self._locked.hide()
        for words in (self.title, self.saved, self._note):
            words.setText("")
        self.picker.offer((), "")

    def show_lock(self, locked: HeadRecord | None) -> None:
        """Let people write, or say why they cannot."""
        self.editor.setReadOnly(locked is not None)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
        self._allow()
        self._locked.setVisible(locked is not None)
        if locked is not None:
            self._locked_words.setText(texts.LOCKED.format(number=locked.number))
            self.saved.setText("")

    def show_picker(self, *, visible: bool) -> None:
        """Choose sections by a button where there is no room for the list."""
        self.picker.setVisible(visible)
        self.title.setVisible(not visible)

    def _on_text(self) -> None:
        if not self._showing:
            self.edited.emit()

    def _header(self) -> QWidget:
        made = QFrame()
        made.setFixedHeight(HEADER)
        row = QHBoxLayout(made)
        row.setContentsMargins(18, 0, 12, 0)
        row.addWidget(self.title, 1)
        at_left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute  # it runs leftwards
        row.addWidget(self.picker, 0, at_left)
        row.addWidget(self.saved, 0, Qt.AlignmentFlag.AlignRight)
        return made

    def _tools(self) -> QWidget:
        made = QFrame()
        made.setFixedHeight(TOOLS)
        editor, document = self.editor, self.editor.document()
        self.insert = _tool("insert", quoting_texts.INSERT_TIP)
        self.insert.setText(quoting_texts.INSERT)
        self.insert.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.phrases = _tool("phrases", quoting_texts.PHRASES_TIP)
        self.phrases.setText(quoting_texts.PHRASES)
        self.phrases.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.phrases.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.phrases.setMenu(QMenu(self.phrases))
        self.bold = _tool("bold", quoting_texts.BOLD, editor.toggle_bold)
        self.italic = _tool("italic", quoting_texts.ITALIC, editor.toggle_italic)
        dashes, numbers = editor.toggle_list, partial(editor.toggle_list, numbered=True)
        self.dashes = _tool("dashes", quoting_texts.DASHES, dashes)
        self.numbers = _tool("numbers", quoting_texts.NUMBERS, numbers)
        self.undo = _tool("undo", texts.UNDO, editor.undo)
        self.redo = _tool("redo", texts.REDO, editor.redo)
        document.undoAvailable.connect(self.undo.setEnabled)
        document.redoAvailable.connect(self.redo.setEnabled)
        self.bold.setCheckable(True)
        self.italic.setCheckable(True)
        editor.currentCharFormatChanged.connect(lambda _shape: self._show_hand())
        row = QHBoxLayout(made)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(2)
        styling = (self.bold, self.italic, self.dashes, self.numbers)
        for part in (self.insert, self.phrases, *styling, self.undo, self.redo):
            row.addWidget(part)
        row.addStretch(1)
        return made

    def _strip(self) -> QVBoxLayout:
        around = QVBoxLayout()
        around.setContentsMargins(12, 0, 12, 8)
        around.addWidget(self.outdated)
        return around

    def _allow(self) -> None:
        """Let people use the tools that would do something."""
        writes = not self.editor.isReadOnly()
        for part in (self.phrases, self.bold, self.italic, self.dashes, self.numbers):
            part.setEnabled(writes)
        self.insert.setEnabled(writes and self.editor.quoter is not None)

    def _show_hand(self) -> None:
        shape = self.editor.currentCharFormat()
        self.bold.setChecked(is_bold(shape))
        self.italic.setChecked(shape.fontItalic())

    def _banner(self) -> QWidget:
        self._locked.setObjectName("message")
        self._locked.setProperty("level", "warning")
        picture = QLabel()
        picture.setPixmap(icons.pixmap("lock", 18, "warn"))
        row = QHBoxLayout(self._locked)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(picture)
        row.addWidget(self._locked_words, 1)
        row.addWidget(self.reopen)
        made = QWidget()
        around = QVBoxLayout(made)
        around.setContentsMargins(8, 0, 8, 0)
        around.addWidget(self._locked)
        self._locked.hide()
        return made


def _printed(section: Section, definition: Definition) -> list[str]:
    """Return what the report prints in a section besides the unit's own text."""
    titles = [form.title for form in definition.regime.forms if form.code in section.forms]
    found = [
        (section.sentences, texts.SENTENCES.format(count=len(section.sentences))),
        (section.documents, texts.DOCUMENTS),
        (section.tasks, texts.TASKS),
        (titles, texts.FORMS.format(titles=texts.COMMA.join(titles))),
    ]
    return [words for there, words in found if there]


def _tool(icon: str, name: str, act: Callable[[], object] = lambda: None) -> QToolButton:
    made = QToolButton()
    made.setIcon(icons.icon(icon))
    made.setIconSize(QSize(16, 16))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setEnabled(False)
    made.clicked.connect(lambda _checked: act())
    return made
