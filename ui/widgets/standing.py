"""What the paper will say of itself, in the head of the page: draft, or locked as what."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from bhxh_desktop.operations.previews import Preview
from ui.texts import draft_texts as texts
from ui.widgets.basics import Chip

Lock = tuple[int, str]
"""Lần thứ mấy, mã đối chiếu."""


class Standing:
    """Fills the chip and the words of a head; both get short where there is little room."""

    def __init__(self, chip: Chip, words: QLabel) -> None:
        """Say it in *chip*, and in *words* what a total was made from."""
        self._chip, self._words = chip, words
        self._lock: Lock | None = None
        self._known = self._short = False

    def show(self, lock: Lock | None, made: Preview | None) -> None:
        """Show a draft, or what was locked; *made* knows the sources of a total."""
        self._lock, self._known = lock, True
        words = ""
        if made is not None and made.sources:
            sources = texts.SOURCES_MISSING if made.missing else texts.SOURCES
            words = sources.format(count=made.sources, missing=len(made.missing))
        self._words.setText(words)
        self._fill()

    def clear(self) -> None:
        """Show nothing: there is no report."""
        self._known = False
        self._words.setText("")
        self._chip.hide()

    def fit(self, *, short: bool) -> None:
        """Show the *short* words, or all."""
        self._short = short
        self._words.setVisible(not short)
        self._fill()

    def _fill(self) -> None:
        if not self._known:
            return
        brief, words, look = texts.DRAFT_SHORT, texts.DRAFT_CHIP, ("file", "warn")
        if self._lock is not None:
            number, code = self._lock
            brief = texts.LOCKED_SHORT.format(number=number)
            words, look = texts.LOCKED_CHIP.format(number=number, code=code), ("lock", "carry")
        self._chip.show_words(brief if self._short else words, *look)
        self._chip.setToolTip(words)
