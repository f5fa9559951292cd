"""The strip over a total: how many units are in it, which are not and why."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bhxh_desktop.domain.submission import State
from bhxh_desktop.queries.drill import LeftOut, TotalView
from bhxh_desktop.queries.findings import counted
from ui.models.finding_counts import shown_counts
from ui.models.total_model import odd_cells
from ui.texts import consolidation_texts as texts
from ui.widgets.basics import Chip, button, label
from ui.widgets.flow import FlowLayout

_Count = tuple[str, str, str]
"""The words, icon and colour."""


class SourcesStrip(QFrame):
    """Tells what a total is made of.

    Signals: ``unapproved_wanted(bool)``; ``next_wanted()`` for the next cell to be looked at.
    """

    unapproved_wanted = Signal(bool)
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cell")
        self.chips = [Chip() for _ in range(10)]
        self.option = QCheckBox(texts.UNAPPROVED_OPTION)
        self.option.toggled.connect(self.unapproved_wanted)
        self.words = label("", "smallWords", wraps=True)
        counts = FlowLayout()
        for chip in self.chips:
            counts.addWidget(chip)
        self.next_button = button(texts.NEXT_ODD, self.next_wanted.emit, key="F8", link=True)
        row = self._row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(counts, 1)
        row.addWidget(self.next_button)
        row.addWidget(self.option)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 12, 6)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.words)
        self.show_view(None)

    def add_action(self, action: QWidget) -> None:
        """Add a button at the right end."""
        self._row.addWidget(action)

    def show_view(self, view: TotalView | None) -> None:
        """Show the sources of *view*; None where there is no total."""
        counts = list(_counts(view)) if view else []
        for chip in self.chips:
            chip.hide()
        for chip, (words, icon, colour) in zip(self.chips, counts, strict=False):
            chip.show_words(words, icon, colour)
        said = "\n".join(_sentences(view)) if view else ""
        self.next_button.setVisible(view is not None and bool(odd_cells(view)))
        self.words.setText(said)
        self.words.setVisible(bool(said))


def _counts(view: TotalView) -> Iterator[_Count]:
    missing = [each for each in view.left_out if not each.reason]
    taken, total = len(view.made.plan.taken), view.made.total
    words = texts.INCLUDED.format(count=taken, of=taken + len(view.left_out))
    yield words, "approved", "warn" if missing else "ok"
    for count, said, icon, colour in (
        (len(missing), texts.MISSING, "late", "error"),
        (len(view.left_out) - len(missing), texts.LEFT_OUT, "minus", "text2"),
        (len(view.unapproved), texts.UNAPPROVED, "received", "warn"),
        (len(view.newer), texts.NEWER, "refresh", "warn"),
        (len(total.differences), texts.DIFFERENCES, "warning", "warn"),
        (len(total.disagreements), texts.DISAGREEMENTS, "warning", "warn"),
    ):
        if count:
            yield said.format(count=count), icon, colour
    for shown in shown_counts(counted(view.findings)):
        yield shown.words, shown.icon, shown.colour


def _sentences(view: TotalView) -> Iterator[str]:
    missing = [each for each in view.left_out if not each.reason]
    left_out = [each for each in view.left_out if each.reason]
    for words, units in (
        (texts.WHO_MISSING, [_why(view, each) for each in missing]),
        (texts.WHO_LEFT_OUT, [_why(view, each) for each in left_out]),
        (texts.WHO_UNAPPROVED, [view.names[each.unit] for each in view.unapproved]),
        (texts.WHO_NEWER, [view.names[each.unit] for each in view.newer]),
    ):
        if units:
            yield words.format(units=texts.JOIN.join(units))
    yield from _since(view)


def _since(view: TotalView) -> Iterator[str]:
    """Yield what moved after the last locked total."""
    then = view.made.afterwards
    if then is None or then.is_current:
        return
    parts = [
        words.format(units=texts.JOIN.join(view.names[unit] for unit in units))
        for words, units in (
            (texts.JOINED, then.joined),
            (texts.GONE, then.gone),
            (texts.REVISED, then.revised),
        )
        if units
    ]
    if then.changes:
        parts.append(texts.OTHER_CELLS.format(count=len(then.changes)))
    if parts:
        yield texts.SINCE.format(number=then.record.number, what=texts.SEMICOLON.join(parts))


def _why(view: TotalView, each: LeftOut) -> str:
    at_home = each.unit == view.made.key.unit and each.state is State.NOTHING
    why = texts.NOT_ENTERED if at_home else texts.WHY.get(each.state, texts.NOT_COUNTED)
    why = each.reason or why
    return texts.UNIT_WHY.format(unit=view.names[each.unit], why=why)
