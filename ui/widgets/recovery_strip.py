"""The line that asks a unit with others below it to make its recovery code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.operations.recovery import make_recovery_code
from bhxh_desktop.queries.recovery import has_code, serves_others
from ui.context import AppContext
from ui.texts import sealing_texts as texts
from ui.widgets.opening import open_path
from ui.widgets.strip import Strip


class RecoveryStrip(Strip):
    """In view until the code is made; its button writes the page to print.

    Attributes: ``choose_target`` asks where to; tests put their answer there.
    """

    def __init__(self, context: AppContext, failed: Callable[[Exception], None]) -> None:
        """Watch over the workspace of *context*; *failed* is told what went wrong."""
        super().__init__(texts.MAKE_CODE, self.make)
        self._context, self._failed = context, failed
        self.choose_target: Callable[[QWidget, Path], Path | None] = _ask_target
        unit = context.session.unit.short_name
        self.say(texts.NO_CODE.format(unit=unit), "warning", "warn")
        self._serves = serves_others(context.session)

    def look(self) -> None:
        """Be in view where a code is wanted and there is none."""
        self.setVisible(self._serves and not has_code(self._context.session))

    def make(self) -> None:
        """Ask where the page goes, make the code, tell what to do with the page."""
        path = self.choose_target(self, Path.home() / texts.CODE_NAME)
        if path is not None:
            self._context.runner.run(
                texts.MAKING_CODE,
                lambda session, _progress: make_recovery_code(session, path, force=True),
                lambda _page: self._made(path),
                self._failed,
            )

    def _made(self, path: Path) -> None:
        self._context.changed.emit(Changes("recovery_code", self._context.session.unit.code))
        act = (texts.OPEN_PAGE, lambda: open_path(path))
        self._context.tell(texts.CODE_WRITTEN.format(name=path.name), "ok", (act,))
        self.look()


def _ask_target(parent: QWidget, suggested: Path) -> Path | None:
    path, _ = QFileDialog.getSaveFileName(
        parent, texts.CODE_TARGET, str(suggested), texts.CODE_KINDS
    )
    return Path(path) if path else None
