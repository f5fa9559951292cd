"""The questions before going back, pruning, and taking a key out: each names what is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from bhxh_desktop.operations.going_back import Lost
from bhxh_desktop.operations.pruning import Pruned
from bhxh_desktop.vietnamese.dates import short_date
from ui.dialogs.frame import QUESTION, DialogFrame
from ui.dialogs.reason_field import ReasonField
from ui.models.file_columns import size_words
from ui.texts import safety_texts as texts
from ui.widgets.basics import label
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.waiting_keys import large_fingerprint

MOST = 4
"""Reports named one by one."""
OFFERED = 12
"""Years before which old parts may go."""


class GoBackDialog(DialogFrame):
    """Asks whether to go back; the safe answer is the default."""

    def __init__(self, lost: Lost, name: Callable[[str], str], parent: QWidget | None) -> None:
        """Name what is *lost*; *name* gives the name of a unit by its code."""
        when = {"time": f"{lost.made_at:%H:%M}", "day": short_date(lost.made_at.date())}
        ask = texts.BACK_ASK.format(**when)
        super().__init__(texts.BACK_TITLE, ask, texts.BACK_DO, parent, QUESTION)
        lines = []
        if lost.revisions:
            names = _names(
                texts.REVISION.format(
                    unit=name(each.unit), regime=each.regime, period=each.period, number=each.number
                )
                for each in lost.revisions
            )
            lines.append(texts.LOST_REVISIONS.format(count=len(lost.revisions), names=names))
        if lost.typed:
            names = _names(
                texts.REPORT.format(unit=name(key.unit), regime=key.regime, period=key.period)
                for key in lost.typed
            )
            lines.append(texts.LOST_TYPED.format(count=len(lost.typed), names=names))
        if lost.files:
            lines.append(texts.LOST_FILES.format(count=lost.files))
        if lines:
            self.body.addWidget(label(texts.LOSES, "strong", wraps=True))
        for line in lines or [texts.LOST_NOTHING]:
            self.body.addWidget(label(line, "warnWords" if lines else "secondary", wraps=True))
        self.body.addWidget(label(texts.BACK_KEPT, "secondary", wraps=True))
        self.prefer_later()


class NewWorkspaceDialog(DialogFrame):
    """Asks how a backup of another workspace is to be opened. ``with_code`` tells the answer."""

    def __init__(self, path: Path, parent: QWidget | None) -> None:
        """Ask about the backup at *path*."""
        ask = texts.NEW_ASK.format(name=path.name)
        super().__init__(texts.NEW_TITLE, ask, texts.NEW_WITH_CODE, parent, QUESTION)
        self.with_code = True
        self.body.addWidget(label(texts.NEW_WHAT, "secondary", wraps=True))
        self.without = QPushButton(texts.NEW_KEYS)
        self.without.setAutoDefault(False)
        self.without.clicked.connect(self._without)
        self.bulk.insertWidget(0, self.without)

    def _without(self) -> None:
        self.with_code = False
        self.accept()


class PruneDialog(DialogFrame):
    """Asks before which year, the choice ``years``; :meth:`show_found` shows what would go."""

    def __init__(self, year: int, parent: QWidget | None) -> None:
        """Ask, beginning with *year*, the latest there may be."""
        super().__init__(texts.PRUNE_TITLE, texts.PRUNE_ASK, texts.PRUNE_DO, parent, QUESTION)
        self.body.addWidget(label(texts.PRUNE_WHAT, "secondary", wraps=True))
        self.years = ChoiceBox()
        for each in range(year, year - OFFERED, -1):
            self.years.addItem(str(each), each)
        row = QHBoxLayout()
        row.addWidget(label(texts.PRUNE_BEFORE))
        row.addWidget(self.years)
        row.addStretch(1)
        self.body.addLayout(row)
        self.found = label("", "strong", wraps=True)
        self.body.addWidget(self.found)
        self.do.setEnabled(False)
        self.prefer_later()

    @property
    def year(self) -> int:
        """The year chosen."""
        return int(self.years.currentData())

    def show_found(self, found: Pruned) -> None:
        """Tell what would be taken out."""
        words = texts.PRUNE_WOULD if found.parts else texts.PRUNE_NONE
        size = size_words(found.size)
        self.found.setText(words.format(revisions=len(found.revisions), size=size))
        self.do.setEnabled(bool(found.parts))


class KeyDialog(DialogFrame):
    """Asks whether to take a key out: for this workspace, or by revoking it for all."""

    def __init__(
        self, unit: str, fingerprint: str, signed: int, parent: QWidget | None, *, revoke: bool
    ) -> None:
        """Ask about the key of *unit* that signed so many things here."""
        title = texts.REVOKE_TITLE if revoke else texts.WITHDRAW_TITLE
        do = texts.REVOKE_DO if revoke else texts.WITHDRAW_DO
        super().__init__(title, texts.KEY_OF.format(unit=unit), do, parent, QUESTION)
        self.body.addWidget(large_fingerprint(fingerprint))
        what = texts.REVOKE_WHAT if revoke else texts.WITHDRAW_WHAT
        self.body.addWidget(label(what.format(count=signed), "warnWords", wraps=True))
        self.past = QCheckBox(texts.REVOKE_PAST.format(count=signed))
        self.reason = ReasonField(texts.REASON, height=60)
        if revoke:
            needs = label(texts.NEEDS_REASON, "small")
            for part in (self.past, self.reason, needs):
                self.body.addWidget(part)
            self.reason.guard(self.do, needs)
        self.prefer_later()


def _names(each: Iterable[str]) -> str:
    named = list(each)
    rest = [texts.AND_MORE.format(count=len(named) - MOST)] if len(named) > MOST else []
    return texts.COMMA.join([*named[:MOST], *rest])
