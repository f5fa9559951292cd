"""Deciding between two sides of a report, from wherever the conflict is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.divergence import Choice
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.resolving import resolve, resolve_below
from bhxh_desktop.queries.conflicts import Conflicted, conflicted
from ui.context import AppContext
from ui.dialogs.resolve_dialog import ResolveDialog
from ui.texts import resolve_texts as texts
from ui.texts import respond_texts


def ask_resolve(context: AppContext, key: SubmissionKey, parent: QWidget) -> ResolveDialog | None:
    """Open the dialog on what waits at *key*; None where nothing does, which is told."""
    try:
        shown = conflicted(context.session, key)
    except (Problem, Problems) as error:
        context.tell_problem(error)
        return None
    dialog = ResolveDialog(context.session, shown, parent)
    dialog.accepted.connect(lambda: _decide(context, shown, dialog))
    dialog.open()
    return dialog


def _decide(context: AppContext, shown: Conflicted, dialog: ResolveDialog) -> None:
    choices = dialog.model.choices
    if shown.key.unit != context.session.unit.code:
        _decide_below(context, shown, choices, dialog.reason)
    elif context.write(lambda session: resolve(session, shown, choices)) is not None:
        context.undo.clear(shown.key)  # its commands speak of a side that is merged now
        context.tell(texts.MERGED, "ok")


def _decide_below(
    context: AppContext, shown: Conflicted, choices: list[Choice], reason: str
) -> None:
    try:
        record = resolve_below(context.session, shown, choices, reason)
    except (Problem, Problems) as error:
        context.tell_problem(error)
        return
    context.changed.emit(Changes("resolve", record.id))
    unit = context.session.tree[record.unit].short_name
    words = texts.DECIDED.format(unit=unit, number=record.number)
    context.tell(words, "ok", ((respond_texts.RESPOND, context.respond),))
