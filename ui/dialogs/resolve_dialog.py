"""The dialog in which a person decides between two sides of a report."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.unit import Unit
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from bhxh_desktop.queries.conflicts import Conflicted, outcome
from bhxh_desktop.queries.desk import period_name
from bhxh_desktop.queries.findings import findings
from bhxh_desktop.reports.conflict_words import side_words
from bhxh_desktop.reports.finding_words import finding_words
from bhxh_desktop.session import Session
from ui import icons
from ui.dialogs.frame import DialogFrame
from ui.dialogs.reason_field import ReasonField
from ui.models.conflict_model import ConflictModel, answered
from ui.texts import resolve_texts as texts
from ui.widgets.basics import Chip, card, clear, label
from ui.widgets.conflict_table import ConflictTable

WIDEST, TALLEST, EDGE = 1180, 680, 24
CHECKS, LOW_CHECKS = 112, 58
MOST_SENTENCES = 3


class ResolveDialog(DialogFrame):
    """Shows where the sides differ; ``model.choices`` and ``reason`` are the answers."""

    def __init__(self, session: Session, shown: Conflicted, parent: QWidget) -> None:
        """Ask about *shown*."""
        unit, period = session.tree[shown.key.unit], period_name(Period.parse(shown.key.period))
        regime = shown.definition.regime.short_title
        room = parent.window().size()
        self._below = unit.code != session.unit.code
        super().__init__(
            texts.REBASE_TITLE if shown.is_rebase else texts.TITLE,
            texts.HEADING.format(unit=unit.name, regime=regime, period=period),
            texts.DO["below" if self._below else "own"],
            parent,
            min(WIDEST, room.width() - EDGE),
        )
        self.setFixedHeight(min(TALLEST, room.height() - EDGE))
        self.session, self.shown = session, shown
        self.model = ConflictModel(shown, self)
        self.table = ConflictTable(self.model)
        self._check = QTimer(self)
        self._check.setSingleShot(True)
        self._check.timeout.connect(self._recheck)
        self._arrange(unit)
        self.do.setAutoDefault(False)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.do.click)
        QShortcut(QKeySequence("Ctrl+Enter"), self).activated.connect(self.do.click)
        self.model.chosen.connect(self._on_chosen)
        self.model.refused.connect(self._tell_refused)
        self._on_chosen()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def reason(self) -> str:
        """What was written, in one line."""
        return self.field.line

    def _arrange(self, unit: Unit) -> None:
        about = texts.ABOUT
        if self.shown.further:
            about += texts.FURTHER.format(count=self.shown.further)
        self.progress = Chip()
        head = QHBoxLayout()
        head.addWidget(label(about, "secondary", wraps=True), 1)
        head.addWidget(self.progress)
        self.body.addLayout(head)
        self.body.addLayout(self._sides())
        sheet, room = card()
        room.addWidget(self.table)
        self.body.addWidget(sheet, 1)
        self.body.addLayout(self._foot())
        for caption, side in ((texts.LEFT, "left"), (texts.RIGHT, "right")):
            each = QPushButton(caption)
            each.setAutoDefault(False)
            each.clicked.connect(lambda _checked, side=side: self.model.choose_all(side))
            each.setEnabled(bool(self.model.choices))
            self.bulk.insertWidget(self.bulk.count() - 3, each)
        self.field.setAccessibleName(texts.REASON)
        self.setAccessibleName(unit.name)

    def _sides(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        sides = zip(texts.SIDES, (self.shown.left, self.shown.right), strict=True)
        for caption, said in sides:
            words = f"{caption}: {side_words(said.revision)}"
            column.addWidget(label(words, "secondary", wraps=True))
        return column

    def _foot(self) -> QHBoxLayout:
        inside = QWidget()
        self.checks = QVBoxLayout(inside)
        self.checks.setContentsMargins(0, 0, 0, 0)
        self.checks.setSpacing(3)
        self.checks.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFixedHeight(CHECKS if self.height() >= TALLEST else LOW_CHECKS)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(label(texts.CHECK, "smallWords"))
        left.addWidget(scroll)
        self.field = ReasonField(texts.REASON, height=72)
        self.needs = label(texts.NEEDS, "small")
        right = QVBoxLayout()
        right.addWidget(self.field)
        right.addWidget(self.needs)
        right.addStretch(1)
        for part in (self.field, self.needs):
            part.setHidden(not self._below)
        self.field.textChanged.connect(self._allow)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(left, 3)
        row.addLayout(right, 2 if self._below else 0)
        return row

    def _on_chosen(self) -> None:
        choices = self.model.choices
        done, of = answered(choices), len(choices)
        words = texts.PROGRESS.format(done=done, of=of)
        icon, colour = ("check", "ok") if done == of else ("warning", "warn")
        self.progress.show_words(words, icon, colour)
        self.progress.setHidden(not of)
        self._allow()
        self._check.start()

    def _allow(self) -> None:
        needs = self._below and not self.reason
        self.needs.setHidden(not needs)
        self.do.setEnabled(self.model.first_open < 0 and not needs)

    def _recheck(self) -> None:
        """Run the rules on what the answers come to so far."""
        said = outcome(self.session, self.shown, self.model.choices)
        found = [checked.finding for checked in findings(self.session, said)]
        found = [finding for finding in found if finding.kind == "rule"]
        clear(self.checks)
        for finding in found[:MOST_SENTENCES]:
            words = finding_words(said.definition, finding, said.cells)
            look = "error" if finding.severity == "error" else "warning"
            self._say(f"{words.place}: {words.calculation}", look)
        if len(found) > MOST_SENTENCES:
            more = texts.MORE.format(count=len(found) - MOST_SENTENCES)
            self.checks.addWidget(label(more, "secondary"))
        if not found:
            self._say(texts.SOUND, "check")
        if self.model.first_open >= 0:
            self.checks.addWidget(label(texts.NOT_ALL, "small"))

    def _say(self, words: str, icon: str) -> None:
        colour = {"error": "error", "warning": "warn", "check": "ok"}[icon]
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, 16, colour, filled=icon != "check"))
        inside.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(label(words, wraps=True), 1)
        self.checks.addWidget(row)

    def _tell_refused(self, fault: Problem) -> None:
        clear(self.checks)
        self._say(say(fault), "error")
