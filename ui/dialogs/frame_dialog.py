"""What stands around a report, letterhead to recipients, set for all reports or for one."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import asdict, replace
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from bhxh_desktop.domain.paper_frame import NO_FRAME, PaperFrame
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from bhxh_desktop.queries.frames import ALL, frame_defined, frame_said
from bhxh_desktop.session import Session
from ui.dialogs.frame import FORM, DialogFrame
from ui.texts import frame_texts as texts
from ui.widgets.basics import Segments, label

_LINES = {"signer": 2, "addressees": 2, "recipients": 6}
"""The fields of several lines, with how many are in view."""
_LINE_HEIGHT, _EDGE = 20, 14
Save = Callable[[PaperFrame, str], None]
"""Keeps a frame for a regime; raises Problem where it cannot be printed."""


class FrameDialog(DialogFrame):
    """Edits the frame; it stays open, with what is wrong, where it was refused."""

    def __init__(
        self, session: Session, key: SubmissionKey, save: Save, parent: QWidget | None
    ) -> None:
        """Show what is set for all reports, *key* being in view; *save* takes what was written."""
        period = Period.parse(key.period)
        definition = session.definition_for(key.regime, period)
        heading = texts.HEADING.format(unit=session.unit.short_name)
        super().__init__(texts.TITLE, heading, texts.DO, parent, FORM, later=texts.LEAVE)
        self._session, self._save = session, save
        self._regime = definition.regime.code
        title = definition.regime.short_title
        self.scope = Segments(tuple(each.format(regime=title) for each in texts.SCOPES))
        self.scope.chosen.connect(lambda _choice: self._show())
        self.body.addWidget(self.scope)
        self.fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        self.body.addLayout(self._grid(frame_defined(session, definition, period)))
        self.body.addWidget(label(texts.EMPTY, "small", wraps=True))
        self.fault = label("", "warnWords", wraps=True)
        self.fault.hide()
        self.body.addWidget(self.fault)
        self._show()

    @property
    def frame(self) -> PaperFrame:
        """What was written."""
        said = {name: _text(field) for name, field in self.fields.items()}
        lines = {name: tuple(said.pop(name).splitlines()) for name in _LINES}
        return replace(NO_FRAME, **said, **lines)

    def accept(self) -> None:
        """Keep what was written, or say what is wrong with it."""
        try:
            self._save(self.frame, self._regime if self.scope.current else ALL)
        except Problem as problem:
            self.fault.setText(say(problem))
            self.fault.show()
            self.grow()
        else:
            super().accept()

    def _grid(self, defined: PaperFrame) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for row, (name, caption) in enumerate(texts.FIELDS.items()):
            value = getattr(defined, name)
            hint = value if isinstance(value, str) else "\n".join(value)
            field: QLineEdit | QPlainTextEdit = QLineEdit()
            if name in _LINES:
                field = QPlainTextEdit()
                field.setTabChangesFocus(True)
                field.setFixedHeight(_LINES[name] * _LINE_HEIGHT + _EDGE)
            field.setPlaceholderText(hint or texts.NOBODY)
            field.setAccessibleName(caption)
            self.fields[name] = field
            grid.addWidget(label(caption), row, 0)
            grid.addWidget(field, row, 1)
        return grid

    def _show(self) -> None:
        """Show what is set for all reports, or for this one."""
        said = asdict(frame_said(self._session, self._regime if self.scope.current else ALL))
        for name, field in self.fields.items():
            text = said[name] if isinstance(said[name], str) else "\n".join(said[name])
            if isinstance(field, QLineEdit):
                field.setText(text)
            else:
                field.setPlainText(text)


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
