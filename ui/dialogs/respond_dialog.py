"""Choosing which offices are answered, and seeing what became of each file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from bhxh_desktop.operations.responding import Answered
from bhxh_desktop.queries.answers import AnswerRow
from ui.context import sentence
from ui.dialogs.frame import FORM, DialogFrame
from ui.models.columns import Column
from ui.models.tick_model import TickModel
from ui.texts import respond_texts as texts
from ui.texts import sealing_texts, shell_texts
from ui.widgets.basics import button, card, label, on_ctrl_enter
from ui.widgets.drives import Drive
from ui.widgets.place_choice import PlaceChoice
from ui.widgets.record_table import HEADER, HEIGHT, RecordTable

AROUND = 24
ROWS, FEW, LOW = 7, 3, 640
PATH_WIDTH = 260


@dataclass(frozen=True)
class AnswerLine:
    """A unit, and what became of its file; None before."""

    row: AnswerRow
    made: Answered | None = None


class RespondDialog(DialogFrame):
    """Asks whom to answer and where to. Signals: ``wanted()`` to write what is ticked."""

    wanted = Signal()

    def __init__(
        self, rows: Sequence[AnswerRow], home: Path, drives: Sequence[Drive], parent: QWidget
    ) -> None:
        """Offer *rows*, those ticked that wait."""
        room = parent.window().size()
        width = min(FORM + 160, room.width() - AROUND)
        super().__init__(texts.TITLE, _heading(rows), texts.DO_NONE, parent, width)
        self.setMaximumHeight(room.height() - AROUND)
        self.model = TickModel[AnswerLine](_COLUMNS, lambda line: line.row.unit.code, self)
        self.model.show_rows([AnswerLine(row) for row in rows])
        self.table = RecordTable(self.model)
        self.table.setAccessibleName(texts.TITLE)
        few = FEW if room.height() < LOW else ROWS
        self.table.setMinimumHeight(HEADER + HEIGHT * min(len(rows), few) + 2)
        frame, inside = card()
        inside.addWidget(self.table)
        self.outcome = label("", wraps=True)
        self.outcome.hide()
        self.body.addWidget(label(texts.ABOUT, "secondary", wraps=True))
        self.body.addLayout(self._ticking())
        self.body.addWidget(frame, 1)
        self.body.addWidget(self.outcome)
        self.body.addLayout(self._how(home, drives))
        self.needs = label(texts.NEEDS, "secondary")
        self.bulk.insertWidget(0, self.needs)
        self.model.ticks_changed.connect(self._allow)
        on_ctrl_enter(self, self.do)
        self.tick_waiting()
        self.table.go_to(0)
        self.table.setFocus()

    @property
    def folder(self) -> Path | None:
        """Where the files go, None for elsewhere."""
        return self.place.folder

    @property
    def plain(self) -> bool:
        """Whether the files are to be open to all."""
        return self.unsealed.isChecked()

    @property
    def units(self) -> list[str]:
        """The units to be answered."""
        return [line.row.unit.code for line in self.model.ticked]

    def accept(self) -> None:
        """Have the files written; the dialog stays, to show what became of them."""
        self.do.setEnabled(False)
        self.wanted.emit()

    def tick_waiting(self) -> None:
        """Tick those that wait."""
        self.model.tick(line.row.unit.code for line in self.model.rows if line.row.waits)

    def tick_all(self) -> None:
        """Tick every unit."""
        self.model.tick(line.row.unit.code for line in self.model.rows)

    def show_made(self, rows: Sequence[AnswerRow], made: Sequence[Answered], words: str) -> None:
        """Show what became of each file, and who still waits."""
        of = {each.unit: each for each in made}
        before = {line.row.unit.code: line.made for line in self.model.rows}
        lines = [AnswerLine(r, of.get(r.unit.code, before.get(r.unit.code))) for r in rows]
        self.model.show_rows(lines)
        self.heading.setText(_heading(rows))
        self.tick_waiting()
        self.say(words, failed=any(each.fault for each in made))
        self.later.setText(shell_texts.CLOSE)
        self.later.setFocus()

    def say(self, words: str, *, failed: bool) -> None:
        """Say below the list how it went."""
        self.outcome.setObjectName("errorWords" if failed else "strong")
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))
        self.outcome.style().unpolish(self.outcome)
        self.outcome.style().polish(self.outcome)
        self._allow()
        self.grow()

    def _ticking(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, act in (
            (texts.TICK_WAITING, self.tick_waiting),
            (texts.TICK_ALL, self.tick_all),
            (texts.TICK_NONE, lambda: self.model.tick(())),
        ):
            made = button(words, act, small=True)
            made.setAutoDefault(False)
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _how(self, home: Path, drives: Sequence[Drive]) -> QHBoxLayout:
        self.place = PlaceChoice(texts.WHERE, home, drives, width=PATH_WIDTH)
        self.sealed, self.unsealed = QRadioButton(texts.SEAL), QRadioButton(texts.PLAIN)
        self.sealed.setToolTip(texts.SEAL_TIP)
        self.sealed.setChecked(True)
        choices = QButtonGroup(self)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(label(sealing_texts.WHO, "strong"))
        for each in (self.sealed, self.unsealed):
            choices.addButton(each)
            column.addWidget(each)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.place, 1)
        row.addLayout(column, 1)
        return row

    def _allow(self) -> None:
        count = len(self.model.ticked)
        self.do.setText(texts.DO.format(count=count) if count else texts.DO_NONE)
        self.do.setEnabled(bool(count))
        self.needs.setVisible(not count)


def _heading(rows: Sequence[AnswerRow]) -> str:
    waiting = sum(row.waits for row in rows)
    return texts.HEAD_WAITING.format(count=waiting) if waiting else texts.HEAD_NONE


def _waits_for(line: AnswerLine) -> str:
    row = line.row
    said = (
        (row.returned, texts.RETURNED),
        (row.approved, texts.APPROVED),
        (row.decided, texts.DECIDED),
        (row.noted, texts.NOTED),
    )
    return texts.AND.join(words.format(count=n) for n, words in said if n) or texts.TOLD


def _sealing(line: AnswerLine) -> str:
    made = line.made.written if line.made else None
    if made is not None:
        return texts.OPEN_TO_ALL if made.sealing.plain else texts.SEALED
    plain = line.row.plain
    return texts.NOT_SEALED.get(plain, texts.OPEN_TO_ALL) if plain else texts.SEALED


def _result(line: AnswerLine) -> str:
    if line.made is None:
        return ""
    if line.made.written is not None:
        return texts.WRITTEN.format(name=line.made.written.path.name)
    return texts.NOT_WRITTEN


def _why(line: AnswerLine) -> str:
    fault = line.made.fault if line.made else None
    return sentence(fault) if fault else _result(line)


def _look(line: AnswerLine) -> str:
    return "error" if line.made and line.made.fault else "text2"


_COLUMNS = (
    Column[AnswerLine]("unit", texts.COLUMNS[0], lambda line: line.row.unit.short_name, 170),
    Column[AnswerLine]("waits", texts.COLUMNS[1], _waits_for),
    Column[AnswerLine]("sealing", texts.COLUMNS[2], _sealing, 190),
    Column[AnswerLine]("result", texts.COLUMNS[3], _result, 270, colour=_look, tip=_why),
)
