"""What can be done at once about a Problem, offered beside its sentence."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.texts import resolve_texts as texts

Remedies = dict[str, tuple[str, Callable[[], object]]]


def remedies(context: AppContext, window: QWidget) -> Remedies:
    """Return caption and deed by the code of a Problem; dialogs are imported when asked for."""

    def resolve() -> None:
        module = importlib.import_module("ui.dialogs.resolving")
        module.ask_resolve(context, context.key, window)

    return {
        "heads_in_conflict": (texts.RESOLVE, resolve),
        "head_moved": (texts.MERGE, resolve),
    }
