"""The whole of one task beside the list: what was assigned, and what was said of it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from bhxh_desktop.domain.parts import TaskProgress
from bhxh_desktop.queries.tasks import TaskRow
from bhxh_desktop.reports.lists import short_citation
from bhxh_desktop.vietnamese.dates import parse_date, short_date
from ui.models.task_columns import state_icon, state_words
from ui.texts import tasks_texts as texts
from ui.widgets.basics import Chip, label, rule

WIDTH = 304


class TaskPanel(QFrame):
    """Shows one task."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = label(texts.PANEL, "panelTitle")
        title.setContentsMargins(16, 10, 40, 10)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(title)
        column.addWidget(rule())
        column.addWidget(self._scroll, 1)
        self.show_task(None)

    def show_task(self, row: TaskRow | None) -> None:
        """Show *row* in place of the one before."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(3)
        if row is None:
            column.addWidget(label(texts.NOTHING_CHOSEN, "secondary", wraps=True))
        else:
            words = texts.HEADING.format(code=row.task.code, text=row.task.text)
            column.addWidget(label(words, "strong", wraps=True))
            chip = Chip()
            chip.show_words(state_words(row), *state_icon(row))
            column.addSpacing(5)
            column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
            for caption, said in _parts(row):
                column.addSpacing(7)
                column.addWidget(label(caption, "smallWords"))
                column.addWidget(label(said, wraps=True))
        column.addStretch(1)
        self._scroll.setWidget(inside)


def day_words(progress: TaskProgress) -> str:
    """Return the day a task was done as people write it, "" where nobody said."""
    return short_date(parse_date(progress.done_on)) if progress.done_on else ""


def _parts(row: TaskRow) -> Iterator[tuple[str, str]]:
    """Yield caption and words of what is known of a task."""
    task, progress = row.task, row.progress
    shown = "\n".join(short_citation(entry) for entry in progress.documents)
    said = (
        (texts.DONE_ON, day_words(progress)),
        (texts.NOTE, progress.note),
        (texts.SHOWN, shown),
        (texts.GROUP, row.group),
        (texts.TIME, task.time),
        (texts.PRODUCT, task.product),
        (texts.LEAD, task.lead),
        (texts.COOPERATING, task.cooperating),
    )
    return ((caption, words) for caption, words in said if words)
