"""The parts of the panel beside the board, each a group of lines under a title."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from bhxh_desktop.domain.figure import BLANK, Cell
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.queries.board import Changed, Side, UnitReport
from bhxh_desktop.queries.findings import counted
from bhxh_desktop.reports.printed import with_measure
from bhxh_desktop.vietnamese.dates import short_date
from ui import icons
from ui.models.board_model import day_and_month
from ui.models.figure_grid_model import shown
from ui.models.finding_counts import CountShown, said_counts, shown_counts
from ui.texts import board_texts as texts
from ui.widgets.basics import label, rule
from ui.widgets.issued_strip import issued_words

MOST_CHANGED, SHORT = 6, 12
_TOP = Qt.AlignmentFlag.AlignTop


def proof_part(report: UnitReport, side: Side) -> QWidget:
    """Return who locked what, when it came, its code, whose key signed it, what was found."""
    record = side.record
    made, grid = _grid()
    _line(grid, texts.LOCKED, _locked_words(side))
    _paper_lines(grid, side)
    code = label(record.verification_code, "strong")
    code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    _line(grid, texts.CODE, code)
    if not report.at_home:
        _line(grid, texts.SIGNATURE, _with_icon("backup", "ok", texts.SIGNED[side.signed_by]))
    _line(grid, texts.AUTHOR, record.author)
    _line(grid, texts.CHECKS, _checks(side))
    return made


def _paper_lines(grid: QGridLayout, side: Side) -> None:
    """Say when the file came, and what was noted of the paper."""
    said = side.noted
    if said.issued is not None:
        _line(grid, texts.ISSUED, issued_words(said.issued))
    if said.received is not None:
        day = short_date(date.fromisoformat(said.received.day))
        _line(grid, texts.RECEIVED, texts.RECEIVED_NOTE.format(day=day, note=said.received.note))
        if side.received_at:
            _line(grid, texts.CAME, _moment(texts.MOMENT, side.received_at))
    elif side.received_at:
        _line(grid, texts.RECEIVED, _moment(texts.MOMENT, side.received_at))


def changed_part(side: Side) -> Sequence[QWidget]:
    """Return the typed cells that differ from the number sent before."""
    if not side.before:
        return ()
    if not side.changed:
        return [rule(), _title(texts.UNCHANGED.format(number=side.before))]
    title = texts.CHANGED.format(count=len(side.changed), number=side.before)
    made, grid = _grid(stretch=0)
    for change in side.changed[:MOST_CHANGED]:
        _change(grid, change)
    more = len(side.changed) - MOST_CHANGED
    if more > 0:
        words = label(texts.MORE_CHANGED.format(count=more), "small")
        grid.addWidget(words, grid.rowCount(), 0, 1, 4)
    return [rule(), _title(title), made]


def main_part(side: Side) -> Sequence[QWidget]:
    """Return the figures that tell most."""
    if not side.main:
        return ()
    made, grid = _grid(stretch=0)
    for figure in side.main:
        row = grid.rowCount()
        grid.addWidget(label(figure.name, "smallWords", wraps=True), row, 0)
        value = label(with_measure(shown(figure.cell, figure.item), figure.item), "strong")
        grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight | _TOP)
    return [rule(), _title(texts.MAIN), made]


def events_part(report: UnitReport) -> Sequence[QWidget]:
    """Return what happened, oldest first."""
    if not report.events:
        return ()
    made, grid = _grid(stretch=1)
    for event in report.events:
        said = texts.EVENT[event.kind].format(number=event.number, reason=event.reason)
        _line(grid, _moment(texts.EVENT_AT, event.at, short=True), label(said, wraps=True))
    return [rule(), _title(texts.EVENTS), made]


def _locked_words(side: Side) -> str:
    at = datetime.fromisoformat(side.record.locked_at)
    return texts.LOCKED_AT.format(
        number=side.record.number, time=f"{at:%H:%M}", day=short_date(at.date())
    )


def _moment(words: str, stamp: str, *, short: bool = False) -> str:
    at = datetime.fromisoformat(stamp)
    day = day_and_month(at.date()) if short else short_date(at.date())
    return words.format(time=f"{at:%H:%M}", day=day)


def _checks(side: Side) -> QWidget:
    if side.said is None:
        return label(texts.WITHHELD, "smallWords", wraps=True)
    counts = counted(side.findings)
    worst = next(shown_counts(counts), CountShown("", "check", "ok", filled=False))
    return _with_icon(worst.icon, worst.colour, said_counts(counts), filled=worst.filled)


def _change(grid: QGridLayout, change: Changed) -> None:
    row = grid.rowCount()
    before = label(_value(change.before, change.item), "small")
    struck = before.font()
    struck.setStrikeOut(change.before != BLANK)
    before.setFont(struck)
    name = label(change.name, "smallWords", wraps=True)
    parts = (name, before, label(texts.ARROW, "small"))
    for column, part in enumerate(parts):
        grid.addWidget(part, row, column, _TOP if column else Qt.AlignmentFlag(0))
    after = label(_value(change.after, change.item), "strong")
    grid.addWidget(after, row, 3, Qt.AlignmentFlag.AlignRight | _TOP)


def _value(cell: Cell, item: Item) -> str:
    words = shown(cell, item).replace("\n", " ") or texts.BLANK
    return words if len(words) <= SHORT else f"{words[: SHORT - 1]}…"


def _grid(stretch: int = 1) -> tuple[QWidget, QGridLayout]:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(16, 8, 16, 10)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(stretch, 1)
    return made, grid


def _line(grid: QGridLayout, words: str, value: str | QWidget) -> None:
    row = grid.rowCount()
    first = label(words, "smallWords")
    first.setFixedWidth(84)
    grid.addWidget(first, row, 0, _TOP)
    grid.addWidget(label(value, wraps=True) if isinstance(value, str) else value, row, 1)


def _title(words: str) -> QLabel:
    made = label(words, "panelGroup")
    made.setContentsMargins(16, 8, 16, 0)
    return made


def _with_icon(icon: str, colour: str, words: str, *, filled: bool = False) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    picture = QLabel()
    picture.setPixmap(icons.pixmap(icon, 16, colour, filled=filled))
    row.addWidget(picture, 0, _TOP)
    row.addWidget(label(words, wraps=True), 1)
    return made
