"""Reading again, after a restore, what was written and received since the backup."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import one_line, say
from bhxh_desktop.operations.catching_up import CaughtUp, catch_up
from ui.context import AppContext
from ui.dialogs.frame import QUESTION, DialogFrame
from ui.texts import safety_texts as texts
from ui.widgets.basics import label

BEHIND = ("restored_behind", "workspace_restored")
_VOUCHED = {
    "catch_up_finds_none": (texts.VOUCH_ASK, texts.VOUCH_WHAT, texts.VOUCH_DO),
    "catch_up_gaps": (texts.GAPS_ASK, texts.GAPS_WHAT, texts.GAPS_DO),
}
"""By the code of what a person may vouch for: the question, what it means, the deed."""


def catch_up_now(context: AppContext, window: QWidget, failed: Callable[[Exception], None]) -> None:
    """Read in the runner; where nothing is found ask whether nothing was written.

    *failed* is told what else went wrong; the question stands over *window*.
    """

    def run(*, nothing: bool) -> None:
        context.runner.run(
            texts.CATCHING_UP,
            lambda session, _progress: catch_up(session, nothing=nothing),
            lambda found: _caught_up(context, found),
            refused,
        )

    def refused(error: Exception) -> None:
        if isinstance(error, Problem) and error.code in _VOUCHED:
            _ask(context, window, error, lambda: run(nothing=True))
        else:
            failed(error)

    run(nothing=False)


def _ask(context: AppContext, window: QWidget, said: Problem, vouched: Callable[[], None]) -> None:
    context.changed.emit(Changes("import", ""))  # what was found stays read
    ask, what, do = (words.format(**said.fields) for words in _VOUCHED[said.code])
    asked = DialogFrame(texts.VOUCH_TITLE, ask, do, window, QUESTION)
    asked.setObjectName("vouch")
    asked.body.addWidget(label(what, "secondary", wraps=True))
    asked.prefer_later()
    asked.accepted.connect(vouched)
    asked.open()


def _caught_up(context: AppContext, found: CaughtUp) -> None:
    context.settled.emit(BEHIND)
    context.changed.emit(Changes("catch_up", ""))
    refused = [
        texts.NOT_READ.format(name=one_line(path.name), fault=say(fault))
        for path, fault in found.refused.items()
    ]
    words = texts.CAUGHT_UP.format(count=len(found.imported))
    context.tell("\n".join([words, *refused]), "warning" if refused else "ok")
