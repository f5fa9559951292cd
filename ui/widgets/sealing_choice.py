"""Who can open a bundle that is to be written: told, and where there is a choice, asked."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QPushButton, QRadioButton, QVBoxLayout, QWidget

from bhxh_desktop.domain.sealing import Sealing
from ui.texts import sealing_texts as texts
from ui.widgets.basics import label


class SealingChoice(QWidget):
    """Offers to seal for *unit*, the plain bundle beside it; or says why it will be plain.

    Where every key of the unit was revoked, plain is to be chosen: :meth:`guard`.
    """

    def __init__(self, sealing: Sealing, unit: str) -> None:
        """Show how a bundle for *unit* would go by itself."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(texts.WHO, "strong"))
        self.sealed = QRadioButton(texts.SEALED.format(unit=unit))
        self.open = QRadioButton(texts.PLAIN)
        self.sealed.setToolTip(texts.SEALED_TIP.format(unit=unit))
        group = QButtonGroup(self)
        for each in (self.sealed, self.open):
            group.addButton(each)
            column.addWidget(each)
            each.setVisible(bool(sealing.recipients))
        self.sealed.setChecked(bool(sealing.recipients))
        self._is_refused = sealing.plain == "revoked"
        self.open.setVisible(self._is_refused or bool(sealing.recipients))
        if not sealing.recipients:
            why = texts.BECAUSE[sealing.plain or "unknown"].format(unit=unit)
            column.addWidget(label(why, "secondary", wraps=True))

    def guard(self, button: QPushButton) -> None:
        """Keep *button* shut while nothing can be sealed and nobody chose to do without."""
        if self._is_refused:
            button.setEnabled(False)
            self.open.toggled.connect(button.setEnabled)

    @property
    def plain(self) -> bool:
        """Whether somebody chose a bundle that is open to all."""
        return self.open.isChecked()
