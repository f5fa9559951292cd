"""The report of one cell of the board: what proves it, what changed, what happened, the verdict."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bhxh_desktop import clock
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.review import Verdict
from bhxh_desktop.domain.submission import State
from bhxh_desktop.queries.board import Side, UnitReport
from bhxh_desktop.vietnamese.dates import short_date
from ui.texts import annotate_texts, behalf_texts, shell_texts
from ui.texts import board_texts as texts
from ui.widgets.basics import Chip, Segments, button, label, rule
from ui.widgets.report_parts import changed_part, events_part, main_part, proof_part

WIDTH = 340


class ReportPanel(QFrame):
    """Shows one report.

    Signals: ``approved()``, ``return_wanted()``, ``figures_wanted()``, ``own_wanted()``,
    ``resolve_wanted()``, ``receipt_wanted()``, ``typing_wanted()``; each is about ``report``
    and ``side``.
    """

    approved = Signal()
    return_wanted = Signal()
    figures_wanted = Signal()
    own_wanted = Signal()
    resolve_wanted = Signal()
    receipt_wanted = Signal()
    typing_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self.report: UnitReport | None = None
        self._side = 0
        self._title, self._about = (
            label("", "panelTitle", wraps=True),
            label("", "secondary", wraps=True),
        )
        self.state, self.time = Chip(), Chip()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(rule())
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._scroll, 1)
        column.addWidget(rule())
        column.addLayout(self._foot())
        self.show_report(None)

    @property
    def side(self) -> Side | None:
        """The head in view."""
        sides = self.report.sides if self.report else ()
        return sides[self._side] if self._side < len(sides) else None

    def show_report(self, report: UnitReport | None) -> None:
        """Show *report*; None where no cell is chosen."""
        read = self.side.record.id if self.side else ""
        ids = [side.record.id for side in report.sides] if report else []
        self._side = ids.index(read) if read in ids else 0
        self.report = report
        self._show()

    def _head(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(16, 12, 16, 10)
        column.setSpacing(4)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        chips.addWidget(self.state)
        chips.addWidget(self.time)
        chips.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addLayout(chips)
        return column

    def _foot(self) -> QVBoxLayout:
        self.why = label("", "smallWords", wraps=True)
        self.approve = button(
            texts.APPROVE, self.approved.emit, icon="check", key="Ctrl+Enter", primary=True
        )
        # the key above is the one of the number pad; the large one has another name
        QShortcut(QKeySequence("Ctrl+Return"), self.approve).activated.connect(self.approve.click)
        self.send_back = button(texts.RETURN, self.return_wanted.emit, icon="returned")
        self.figures = button(texts.FIGURES, self.figures_wanted.emit, icon="figures")
        self.own = button(texts.OPEN_OWN, self.own_wanted.emit, icon="figures")
        self.typing = button(
            behalf_texts.TYPE, self.typing_wanted.emit, icon="edit", key=behalf_texts.KEY
        )
        self.resolve = button(texts.RESOLVE, self.resolve_wanted.emit, icon="conflict")
        column = QVBoxLayout()
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.send_back, 3)
        row.addWidget(self.figures, 2)
        for part in (self.why, self.resolve, self.approve, self.own):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.typing)
        return column

    def _show(self) -> None:
        report, side = self.report, self.side
        self._title.setText(report.row.unit.short_name if report else texts.NO_CELL)
        self._about.setText(_about(report) if report else "")
        self._show_chips(report)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in self._parts(report, side) if report else ():
            column.addWidget(part)
        column.addStretch(1)
        self._scroll.setWidget(inside)
        self._show_acts(report, side)

    def _show_chips(self, report: UnitReport | None) -> None:
        self.state.hide()
        self.time.hide()
        if report is None:
            return
        row = report.row
        nothing = row.state is State.NOTHING and not report.at_home
        waits = texts.GROUPS["received"] if row.state is State.RECEIVED else ""
        self.state.show_state(row.state, shell_texts.NOT_RECEIVED if nothing else waits)
        if nothing and row.due_on < clock.today():
            words = texts.SINCE.format(day=short_date(row.due_on))
            self.time.show_words(words, "late", "error")
        elif row.late_by:
            words = texts.LATE_CHIP.format(count=row.late_by)
            self.time.show_words(words, "late", "error")
        elif row.received_on is not None:
            self.time.show_words(texts.IN_TIME, "check", "ok")

    def _parts(self, report: UnitReport, side: Side | None) -> Sequence[QWidget]:
        parts: list[QWidget] = []
        if len(report.sides) > 1:
            parts.append(self._choice(report))
        if side is not None:
            parts += [proof_part(report, side), *self._receipt(report)]
            parts += [*changed_part(side), *main_part(side)]
        return [*parts, *events_part(report)]

    def _receipt(self, report: UnitReport) -> Sequence[QWidget]:
        """Return what leads to the day of receipt; there is none at home."""
        if report.at_home:
            return ()
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(12, 0, 16, 8)
        act = self.receipt_wanted.emit
        row.addWidget(button(annotate_texts.NOTE_RECEIPT, act, key=annotate_texts.KEY, link=True))
        row.addStretch(1)
        return (made,)

    def _choice(self, report: UnitReport) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 10, 16, 4)
        column.addWidget(label(texts.SIDES, "smallWords", wraps=True))
        captions = [texts.SIDE.format(letter=letter) for letter in texts.SIDE_LETTERS]
        choice = Segments(captions[: len(report.sides)], self._side)
        choice.chosen.connect(self._choose)
        column.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _choose(self, number: int) -> None:
        self._side = number
        self._show()

    def _show_acts(self, report: UnitReport | None, side: Side | None) -> None:
        judged = report is not None and side is not None and not report.at_home
        approved = side is not None and side.verdict is Verdict.APPROVED
        self.approve.setVisible(judged)
        self.approve.setEnabled(judged and not approved)
        self.send_back.setVisible(judged)
        self.figures.setVisible(judged)
        self.figures.setEnabled(side is not None and side.said is not None)
        self.own.setVisible(report is not None and report.at_home)
        self.resolve.setVisible(report is not None and report.row.state is State.CONFLICT)
        split = report is not None and report.row.state is State.CONFLICT
        self.typing.setVisible(report is not None and not report.at_home and not split)
        came = behalf_texts.CORRECT if side is not None else behalf_texts.TYPE
        begun = report is not None and report.begun
        self.typing.setText(behalf_texts.GO_ON if begun else came)
        words = _why(report, side) if report else ""
        self.why.setText(words)
        self.why.setVisible(bool(words))


def _about(report: UnitReport) -> str:
    words = Period.parse(report.row.key.period).words
    return texts.OF_PERIOD.format(title=report.title, period=words)


def _why(report: UnitReport, side: Side | None) -> str:
    """Return why a verdict cannot be given, or what one would change."""
    if report.at_home:
        return texts.OWN
    if report.begun:
        return behalf_texts.BEGUN
    if side is None:
        waiting = report.row.state is State.WAITING_KEY
        return texts.WAITING_KEY if waiting else texts.NOTHING_CAME
    if report.row.state is State.CONSOLIDATED:
        return texts.IS_CONSOLIDATED
    if side.verdict is Verdict.APPROVED:
        return texts.IS_APPROVED
    return texts.IS_RETURNED if side.verdict is Verdict.RETURNED else ""
