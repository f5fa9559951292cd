"""What can be asked for from several places: the deeds behind menu, buttons and messages."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from bhxh_desktop.queries.recovery import serves_others
from ui import errors
from ui.context import AppContext
from ui.texts import respond_texts


class Commands:
    """Begins dialogs over the window; each is imported and made when first asked for.

    Attributes: ``made`` holds what begins them, by module; tests look there.
    """

    def __init__(self, context: AppContext, window: QWidget) -> None:
        """Work for *context* in front of *window*."""
        self._context, self._window = context, window
        self.made: dict[str, Any] = {}

    def respond(self) -> None:
        """Answer the offices."""
        self._get("responding", "Responding").begin()

    def offered(self) -> list[tuple[str, Callable[[], None]]]:
        """Return what the menu offers: caption and deed."""
        below = serves_others(self._context.session)
        return [(respond_texts.RESPOND, self.respond)] if below else []

    def _get(self, module: str, name: str) -> Any:
        if module not in self.made:
            found = getattr(importlib.import_module(f"ui.dialogs.{module}"), name)
            failed = partial(errors.told, self._context)
            self.made[module] = found(self._context, self._window, failed)
        return self.made[module]
