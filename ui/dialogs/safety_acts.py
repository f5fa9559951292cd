"""What the acts of the page of data safety have in common."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.dialogs.asking import Asking
from ui.dialogs.frame import DialogFrame
from ui.widgets.one_work import OneWork


class SafetyActs:
    """Acts of the page. ``asking`` asks for paths; ``question`` is what was asked last."""

    def __init__(
        self,
        context: AppContext,
        works: OneWork,
        parent: QWidget,
        failed: Callable[[Exception], None],
    ) -> None:
        """Ask in front of *parent*; *failed* is told what went wrong."""
        self._context, self._works = context, works
        self._parent, self._failed = parent, failed
        self.asking = Asking()
        self.question: DialogFrame | None = None
