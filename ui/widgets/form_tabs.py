"""The tabs over the grid: one for each form, with how much of it is filled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QTabBar

from bhxh_desktop.queries.grid import Entering
from bhxh_desktop.queries.how_far import Share, filled
from ui.texts import figures_texts as texts

LONGEST = 34
"""Letters of a form's title on its tab; the whole title stands in its hint."""


class FormTabs(QTabBar):
    """Offers the forms of a submission. Signals: ``wanted(code)`` when another form is asked for.

    The tab of the form in view is marked by whoever shows the form, so that a form that may not be
    left keeps its tab.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._codes: Sequence[str] = ()
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.currentChanged.connect(self._want)

    def show_forms(self, shown: Entering | None, current: str) -> None:
        """Show a tab for each form of a submission, none of none; mark the one of *current*."""
        forms = shown.forms if shown else ()
        blocked = QSignalBlocker(self)
        while self.count() > len(forms):
            self.removeTab(self.count() - 1)
        for number, form in enumerate(forms):
            title = _words(form.title, filled(shown.said if shown else None, [form]))
            if number >= self.count():
                self.addTab(title)
            elif self.tabText(number) != title:
                self.setTabText(number, title)
            self.setTabToolTip(number, form.title)
        self._codes = [form.code for form in forms]
        blocked.unblock()
        self.mark(current)

    def mark(self, code: str) -> None:
        """Mark the tab of a form."""
        if code in self._codes:
            blocked = QSignalBlocker(self)
            self.setCurrentIndex(self._codes.index(code))
            blocked.unblock()

    def turn(self, step: int) -> None:
        """Ask for the form *step* tabs further, where there is one."""
        number = self.currentIndex() + step
        if 0 <= number < self.count():
            self.setCurrentIndex(number)

    def _want(self, number: int) -> None:
        if 0 <= number < len(self._codes):
            self.wanted.emit(self._codes[number])


def _words(title: str, share: Share) -> str:
    title = title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"
    if not share.of:
        return title
    words = texts.TAB_FULL if share.done == share.of else texts.TAB
    return words.format(title=title, done=share.done, of=share.of)
