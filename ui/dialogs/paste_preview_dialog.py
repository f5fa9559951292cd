"""What a paste would write: how each text was read, where it goes, what stood there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ui.dialogs.frame import FORM, DialogFrame
from ui.models.pasting import Pasted
from ui.texts import figures_texts as texts
from ui.theme import colour
from ui.widgets.basics import label, on_ctrl_enter

MOST_SHOWN = 300


class PastePreviewDialog(DialogFrame):
    """Shows a paste, doubtful texts first; they are left out."""

    def __init__(self, pasted: Sequence[Pasted], outside: bool, parent: QWidget | None) -> None:  # noqa: FBT001
        """Show *pasted*; *outside*: the block was larger than the form."""
        sound = [each for each in pasted if each.cell is not None]
        super().__init__(
            texts.PASTE_TITLE,
            texts.PASTE_TITLE,
            texts.PASTE_DO.format(count=len(sound)),
            parent,
            FORM,
        )
        self.do.setEnabled(bool(sound))
        on_ctrl_enter(self, self.do)
        rows = sorted(pasted, key=lambda each: each.cell is not None)[:MOST_SHOWN]
        table = QTableWidget(len(rows), len(texts.PASTE_HEAD))
        table.setHorizontalHeaderLabels(list(texts.PASTE_HEAD))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)  # Tab goes on to the buttons
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(1, 200)
        for number, each in enumerate(rows):
            words = (each.text, each.read_as, each.name, each.before)
            for column, text in enumerate(words):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if each.cell is None:
                    item.setBackground(colour("warn_s"))
                table.setItem(number, column, item)
        table.setMinimumHeight(min(420, 60 + 34 * len(rows)))
        self.body.addWidget(table, 1)
        if outside:
            self.body.addWidget(label(texts.PASTE_OUTSIDE, "warnWords", wraps=True))
