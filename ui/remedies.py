"""What can be done at once about a Problem, offered beside its sentence."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.context import AppContext, Remedy
from ui.texts import resolve_texts as texts
from ui.texts import safety_texts


def remedies(
    context: AppContext, window: QWidget, failed: Callable[[Exception], None]
) -> dict[str, Remedy]:
    """Return caption and deed by the code of a Problem; dialogs are imported when asked for.

    *failed* is told where a work in the background went wrong.
    """

    def resolve() -> None:
        module = importlib.import_module("ui.dialogs.resolving")
        module.ask_resolve(context, context.typing_key, window)

    def catch_up() -> None:
        module = importlib.import_module("ui.dialogs.catching_up")
        module.catch_up_now(context, window, failed)

    again = (safety_texts.CATCH_UP, catch_up)
    return {
        "restored_behind": again,
        "workspace_restored": again,
        "heads_in_conflict": (texts.RESOLVE, resolve),
        "head_moved": (texts.MERGE, resolve),
    }
