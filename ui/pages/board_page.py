"""The board: where every unit stands with every regime of the period, and the verdicts on them."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from bhxh_desktop import clock
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.queries.board import Board, BoardColumn, Side, UnitReport, board, unit_report
from bhxh_desktop.queries.status import StatusRow
from bhxh_desktop.session import Session
from bhxh_desktop.vietnamese.dates import long_date, short_date, weekday_name
from ui import icons
from ui.context import AppContext
from ui.dialogs.annotating import ask_receipt
from ui.dialogs.behalf import go_typing
from ui.dialogs.resolving import ask_resolve
from ui.dialogs.return_dialog import ReturnDialog
from ui.dialogs.unit_figures_dialog import UnitFiguresDialog
from ui.models.board_model import ALL, GROUPS, LOOKS, BoardModel
from ui.page import Page
from ui.texts import board_texts as texts
from ui.texts import respond_texts
from ui.theme import COLOURS
from ui.widgets.basics import button, card, clear, empty_state, label
from ui.widgets.beside import Beside
from ui.widgets.board_table import BoardTable
from ui.widgets.filter_chips import Filter, FilterChips
from ui.widgets.report_panel import ReportPanel

EXCHANGE, FIGURES = "exchange", "figures"
SOON = 3
"""Working days: a regime due so soon is named in the head."""
SAID = {"approve": texts.DID_APPROVE, "return": texts.DID_RETURN}


class BoardPage(Page):
    """The matrix, its filters, and the report of the chosen cell beside it."""

    key = "board"

    def __init__(self, context: AppContext) -> None:
        """Lay out filters, the room for the matrix, the strip of conflicts and the panel."""
        super().__init__(context)
        self.head.add(button(texts.IMPORT, self._exchange, icon="import", key="Ctrl+O"))
        self.head.add(_respond_button(context))
        self.table: BoardTable | None = None
        self._chosen = ""
        self._group = ALL
        self._following = False  # whether the place is changed from here, the board staying
        self._unsaid: dict[SubmissionKey, str] = {}  # reasons of verdicts that were refused
        self.filters = FilterChips()
        self.filters.chosen.connect(self.choose)
        self.panel = ReportPanel()
        self.panel.approved.connect(lambda: self._judge(*self._in_view(), "approve", ""))
        self.panel.return_wanted.connect(self._ask_return)
        self.panel.figures_wanted.connect(self._show_figures)
        self.panel.own_wanted.connect(self._open_own)
        self.panel.resolve_wanted.connect(self._ask_resolve)
        self.panel.typing_wanted.connect(self._type)
        self.panel.receipt_wanted.connect(self._ask_receipt)
        sheet, self._room = card()
        work = QWidget()
        self.beside = Beside(work, self.panel)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.filters, 1)
        above.addWidget(self.beside.toggle_button())
        left = QVBoxLayout(work)
        left.setContentsMargins(0, 0, 12, 12)
        left.setSpacing(10)
        left.addLayout(above)
        left.addWidget(sheet, 1)
        left.addWidget(self._strip())
        self.body.setContentsMargins(20, 0, 0, 0)
        self.body.addWidget(self.beside, 1)

    def show_place(self) -> None:
        """Read the board of the period and keep the chosen cell in view."""
        if self._following:
            return
        shown = board(self.session, self.context.place.period)
        clear(self._room)
        if not shown.rows:
            self.table = None
            self.panel.show_report(None)
            self.filters.offer([], ALL)
            self._show_strip(0)
            self._room.addWidget(empty_state("board", texts.EMPTY_TITLE, texts.EMPTY))
            self._show_head()
            return
        model = BoardModel(shown, self.session.unit.code)
        self.table = BoardTable(model)
        self._room.addWidget(self.table)
        self._show_filters(model)
        self.table.choose(self._group)
        self._show_strip(model.counts["conflict"])
        self.table.moved.connect(self._on_moved)
        self.table.clicked.connect(lambda _index: self.beside.open_drawer())
        self.table.activated.connect(lambda _index: self.beside.open_drawer())
        self._go_to_first(shown)
        self._show_head()

    def choose(self, group: str) -> None:
        """Show the reports of one group; the first of them becomes the current one."""
        self._group = group
        if self.table is None:
            return
        self.table.choose(group)
        self.filters.chip(group).setChecked(True)
        current = self.table.current
        if group != ALL and (current is None or self.table.board.group_of(current) != group):
            rows = self.table.board.board.rows.values()
            first = next(row for row in rows if self.table.board.group_of(row) == group)
            self.table.go_to(first.unit.code, first.key.regime)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _exchange(self) -> None:
        self.context.go(EXCHANGE)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Leave out today's date where the room is needed for what is late."""
        super().resizeEvent(event)
        self.head.words.setVisible(not self.beside.is_drawer)

    def _strip(self) -> QFrame:
        self.strip = QFrame()
        self.strip.setObjectName("message")
        fill, frame = COLOURS["fork_s"], COLOURS["fork_l"]
        look = f"QFrame#message {{ background: {fill}; border: 1px solid {frame}; }}"
        self.strip.setStyleSheet(look)
        row = QHBoxLayout(self.strip)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("conflict", 18, "fork"))
        self._strip_words = label("", wraps=True)
        row.addWidget(picture)
        row.addWidget(self._strip_words, 1)
        row.addWidget(button(texts.SHOW_CONFLICTS, lambda: self.choose("conflict"), small=True))
        return self.strip

    def _show_strip(self, count: int) -> None:
        self._strip_words.setText(texts.CONFLICTS.format(count=count))
        self.strip.setVisible(count > 0)

    def _show_head(self) -> None:
        today = clock.today()
        words = texts.TODAY.format(weekday=weekday_name(today), day=long_date(today))
        self.head.words.setText(words)
        columns = self.table.board.board.columns if self.table else ()
        here = [each for each in columns if each.regime == self.context.place.regime]
        self.head.due.setText(_to_say(here[0], self.table.board) if here and self.table else "")

    def _show_filters(self, model: BoardModel) -> None:
        counts = model.counts
        if not counts.get(self._group):
            self._group = ALL
        offered = []
        for group in GROUPS:
            if counts[group] or group == ALL:
                words = texts.GROUP_COUNT.format(group=texts.GROUPS[group], count=counts[group])
                icon, colour, filled = LOOKS.get(group, ("", "text2", False))
                offered.append(Filter(group, words, icon, colour, filled))
        self.filters.offer(offered, self._group)

    def _go_to_first(self, shown: Board) -> None:
        """Go to the unit asked for, the one chosen before, or the first report that waits.

        Only where nobody owes the regime in place another one is gone to.
        """
        if self.table is None:
            return
        regime, detail = self.context.place.regime, self.context.place.detail
        if detail:
            self.context.go()
        wanted = [(detail, regime), (self._chosen, regime)]
        group_of = self.table.board.group_of
        rows = sorted(
            shown.rows.values(),
            key=lambda row: (row.key.regime != regime, group_of(row) != "received"),
        )
        wanted += [(row.unit.code, row.key.regime) for row in rows]
        next(place for place in wanted if self.table is not None and self.table.go_to(*place))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_moved(self, row: StatusRow) -> None:
        self._chosen = row.unit.code
        self._follow(row.key.regime)
        self.panel.show_report(unit_report(self.session, row))

    def _follow(self, regime: str) -> None:
        """Let picker and head speak of the regime of the current cell."""
        if regime != self.context.place.regime:
            self._following = True
            self.context.go(regime=regime)
            self._following = False
            self._show_head()

    def _judge(
        self, report: UnitReport, side: Side, verdict: Literal["approve", "return"], reason: str
    ) -> None:
        """Sign a verdict on just the *side* that was read, whatever is in view by now."""

        def judge(session: Session) -> Changes:
            made = review(session, side.record, verdict, reason, as_head=True)
            return Changes("review", made.revision)

        if self.context.write(judge) is None:
            self._unsaid[report.row.key] = reason
            self.show_place()
            return
        self._unsaid.pop(report.row.key, None)
        unit = report.row.unit.short_name
        words = SAID[verdict].format(number=side.record.number, unit=unit)
        self.context.tell(words, "ok", ((respond_texts.RESPOND, self.context.respond),))

    def _ask_return(self) -> None:
        report, side = self._in_view()
        reason = self._unsaid.get(report.row.key, "")
        self.question = ReturnDialog(report, side, self, reason)
        self.question.accepted.connect(
            lambda: self._judge(report, side, "return", self.question.reason)
        )
        self.question.open()

    def _ask_resolve(self) -> None:
        if self.panel.report is not None:
            self.decision = ask_resolve(self.context, self.panel.report.row.key, self)

    def _type(self) -> None:
        if self.panel.report is not None:
            go_typing(self.context, self.panel.report.row.key)

    def _ask_receipt(self) -> None:
        report, side = self._in_view()
        self.receipt = ask_receipt(self.context, side.noted, report.row.received_on, self)

    def _show_figures(self) -> None:
        report, side = self._in_view()
        if side.said is not None:
            self.figures = UnitFiguresDialog(report, side, side.said, self)
            self.figures.open()

    def _open_own(self) -> None:
        report = self.panel.report
        if report is not None:
            self.context.go(FIGURES, regime=report.row.key.regime)

    def _in_view(self) -> tuple[UnitReport, Side]:
        report, side = self.panel.report, self.panel.side
        assert report is not None  # noqa: S101 -- the buttons are in view with a side only
        assert side is not None  # noqa: S101
        return report, side


def _respond_button(context: AppContext) -> QPushButton:
    keys = respond_texts.KEY
    return button(respond_texts.RESPOND, context.respond, icon="export", key=keys)


def _to_say(column: BoardColumn, model: BoardModel) -> str:
    """Return what is to be said of a regime; "" where nothing is near or all is approved."""
    done, of = model.done(regime=column.regime)
    groups = model.groups_in(column.regime)
    missing, came = (
        sum(map(groups.count, each)) for each in (("overdue", "coming"), ("received",))
    )
    if missing:
        when = _when(column)
        return texts.NOT_SENT.format(title=column.title, when=when, count=missing) if when else ""
    if came:
        return texts.TO_JUDGE.format(title=column.title, count=came)
    return texts.TO_MEND.format(title=column.title, done=done, of=of) if done < of else ""


def _when(column: BoardColumn) -> str:
    """Return how near the due day is, or since when it is past; "" where it is far."""
    if column.days_left < 0:
        since = texts.SINCE.format(day=short_date(column.due_on))
        return since[0].lower() + since[1:]
    if column.days_left > SOON:
        return ""
    return texts.DUE_SOON.format(count=column.days_left) if column.days_left else texts.DUE_TODAY
