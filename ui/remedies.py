"""What can be done at once about a Problem, offered beside its sentence."""

from __future__ import annotations

import importlib

from PySide6.QtWidgets import QWidget

from ui.context import AppContext, Remedy
from ui.texts import resolve_texts as texts


def remedies(context: AppContext, window: QWidget) -> dict[str, Remedy]:
    """Return caption and deed by the code of a Problem; dialogs are imported when asked for."""

    def resolve() -> None:
        module = importlib.import_module("ui.dialogs.resolving")
        module.ask_resolve(context, context.typing_key, window)

    return {
        "heads_in_conflict": (texts.RESOLVE, resolve),
        "head_moved": (texts.MERGE, resolve),
    }
