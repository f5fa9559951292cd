"""Locking, reopening and renewing the submission in place, with the questions before."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.period import Period
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.messages import say
from bhxh_desktop.operations.submissions import lock, reopen
from bhxh_desktop.operations.versions import renew
from bhxh_desktop.queries.desk import period_name
from bhxh_desktop.queries.grid import Entering, entering
from bhxh_desktop.queries.how_far import Share
from bhxh_desktop.queries.restored import check_caught_up
from bhxh_desktop.queries.sections import narrative_of
from bhxh_desktop.queries.versions import later_version
from ui.context import AppContext
from ui.dialogs.lock_dialog import LockDialog
from ui.texts import behalf_texts, respond_texts
from ui.texts import figures_texts as texts

EXCHANGE = "exchange"


def ask_lock(context: AppContext, shown: Entering, parent: QWidget) -> LockDialog | None:
    """Open the question whether to lock the submission in view; Enter or a click locks it.

    None where nothing may be locked yet in this workspace.
    """
    try:
        check_caught_up(context.session)
    except Problem as problem:
        context.tell_problem(problem, about=problem.code)
        return None
    open_still = [each.finding for each in shown.findings if each.reason is None]
    blanks = sum(finding.blocks for finding in open_still)
    errors = sum(f.severity == "error" and not f.blocks for f in open_still)
    warnings = sum(f.severity == "warning" for f in open_still)
    period = period_name(Period.parse(shown.key.period))
    report = f"{shown.definition.regime.short_title}, {period}"
    written = narrative_of(context.session, shown.key, shown.said)
    rows = written.asked
    sections = Share(sum(row.state != "nothing" for row in rows), len(rows))
    behalf = _behalf(context, shown)
    dialog = LockDialog(report, (errors, warnings, blanks), sections, parent, behalf)
    if written.outdated:
        dialog.warn(texts.LOCK_OUTDATED.format(count=written.outdated))
    if written.silent:
        dialog.warn(texts.LOCK_SILENT.format(count=written.silent))
    dialog.accepted.connect(lambda: _lock(context, shown, dialog.reason))
    dialog.open()
    return dialog


def _behalf(context: AppContext, shown: Entering) -> tuple[str, str] | None:
    """Return who is typed for and who types, None for the own report."""
    session = context.session
    if shown.key.unit == session.unit.code:
        return None
    return session.tree[shown.key.unit].short_name, session.unit.short_name


def reopen_in_place(context: AppContext, shown: Entering) -> None:
    """Begin the next revision of the locked submission in view."""
    if context.write(lambda session: reopen(session, shown.key)) is not None:
        context.tell(texts.REOPENED, "ok")


def offer_renewal(context: AppContext, shown: Entering) -> None:
    """Tell of a later version of the form than the submission in view was begun with."""
    begun = shown.said is not None and shown.locked is None
    if begun and later_version(context.session, shown.key, shown.definition) is not None:
        context.tell(texts.NEWER, "info", ((texts.RENEW, lambda: _renew(context, shown)),))


def _renew(context: AppContext, shown: Entering) -> None:
    try:
        left = renew(context.session, shown.key)
    except (Problem, Problems) as error:
        context.tell_problem(error)
        return
    context.undo.clear(shown.key)  # its steps name cells of the version left behind
    context.changed.emit(Changes("renew", " ".join(shown.key)))
    context.tell("\n".join((texts.RENEWED, *map(say, left))), "warning" if left else "ok")


def _lock(context: AppContext, shown: Entering, reason: str) -> None:
    """Lock what was asked about; what was written since, a person has not seen."""
    try:
        if entering(context.session, shown.key) != shown:
            context.tell(texts.LOCK_MOVED, "warning")
            return
        record = lock(context.session, shown.key, reason)
    except (Problem, Problems) as error:
        context.tell_problem(error)
        return
    context.undo.clear(shown.key)  # a lock is not taken back
    context.changed.emit(Changes("lock", record.id))
    is_new = shown.said is None or record.id not in shown.said.base
    words = texts.LOCKED if is_new else texts.LOCKED_BEFORE
    act = (texts.EXPORT, lambda: context.go(EXCHANGE))
    said = {"number": record.number, "code": record.verification_code}
    behalf = _behalf(context, shown)
    if behalf is not None and is_new:
        words, act = behalf_texts.DID_LOCK, (respond_texts.RESPOND, context.respond)
        said["unit"] = behalf[0]
    context.tell(words.format(**said), "ok" if is_new else "warning", (act,) if is_new else ())
