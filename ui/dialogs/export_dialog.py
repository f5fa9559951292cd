"""Asking before an export: what goes out, and where to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from bhxh_desktop.domain.sealing import Sealing
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from ui.dialogs.frame import QUESTION, DialogFrame
from ui.texts import exchange_texts as texts
from ui.widgets.basics import label
from ui.widgets.drives import Drive
from ui.widgets.place_choice import PlaceChoice
from ui.widgets.sealing_choice import SealingChoice

PATH_WIDTH = QUESTION - 90


class ExportDialog(DialogFrame):
    """Asks where a bundle goes: the workspace's own folder, a stick, or elsewhere."""

    def __init__(
        self, ask: str, code: str, home: Path, drives: Sequence[Drive], parent: QWidget
    ) -> None:
        """Offer *home* and *drives*, a stick first; *code* is the code of what goes out, or ""."""
        super().__init__(texts.EXPORT_TITLE, ask, texts.EXPORT_DO, parent, QUESTION)
        if code:
            self.body.addWidget(label(texts.EXPORT_CODE.format(code=code), "secondary"))
        self.merged = QCheckBox(texts.MERGED)
        self.merged.hide()
        self.warnings, self.gaps = (label("", "warnWords", wraps=True) for _ in range(2))
        for part in (self.warnings, self.merged, self.gaps):
            part.hide()
            self.body.addWidget(part)
        self._place = PlaceChoice(texts.EXPORT_WHERE, home, drives, width=PATH_WIDTH)
        self.body.addWidget(self._place)

    @property
    def folder(self) -> Path | None:
        """The folder that was chosen, None for elsewhere."""
        return self._place.folder

    def offer_sealing(self, sealing: Sealing, unit: str) -> None:
        """Say, and where there is a choice ask, who can open what is written for *unit*."""
        self.sealing = SealingChoice(sealing, unit)
        self.body.addWidget(self.sealing)
        self.sealing.guard(self.do)

    def warn(self, problems: Sequence[Problem]) -> None:
        """Say what of the report is not in the bundle."""
        self.warnings.setText("\n".join(map(say, problems)))
        self.warnings.setVisible(bool(problems))

    def offer_merged(self, gaps: Sequence[Problem], *, forced: bool) -> None:
        """Ask too whether the figures of all units below go along, and tell what they lack.

        They must where there is nothing else: *forced*.
        """
        self.merged.show()
        self.gaps.setText("\n".join(map(say, gaps)))
        self.merged.toggled.connect(self._show_gaps)
        if forced:
            self.merged.setChecked(True)
            self.merged.setEnabled(False)

    def _show_gaps(self, on: bool) -> None:  # noqa: FBT001 -- Qt's way
        self.gaps.setVisible(on and bool(self.gaps.text()))
        self.grow()
