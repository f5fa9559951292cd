"""Saying what became of a locked report, from wherever it is seen."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.operations.annotations import issue, receive
from bhxh_desktop.queries.annotations import Noted
from bhxh_desktop.queries.exchange import report_name
from bhxh_desktop.vietnamese.dates import short_date
from ui.context import AppContext
from ui.dialogs.annotate_dialog import IssueDialog, ReceiptDialog
from ui.texts import annotate_texts as texts
from ui.texts import respond_texts


def ask_issue(context: AppContext, noted: Noted, parent: QWidget) -> IssueDialog:
    """Ask for number and day of issue of a locked report, and keep them."""
    report, unit = _names(context, noted)
    dialog = IssueDialog(report, unit, noted, parent)

    def keep(day: date) -> None:
        said = issue(context.session, noted.record, day, dialog.number, dialog.person)
        context.changed.emit(Changes("annotate", noted.record.id))
        which = {"number": said.number, "day": short_date(day), "revision": noted.record.number}
        context.tell(texts.DID_ISSUE.format(**which), "ok")

    dialog.keep = keep
    dialog.open()
    return dialog


def ask_receipt(
    context: AppContext, noted: Noted, day: date | None, parent: QWidget
) -> ReceiptDialog:
    """Ask on which day a report was received, known so far as *day*, and keep it."""
    report, unit = _names(context, noted)
    dialog = ReceiptDialog(report, unit, noted, day, parent)

    def keep(said: date) -> None:
        receive(context.session, noted.record, said, dialog.reason)
        context.changed.emit(Changes("annotate", noted.record.id))
        which = {"day": short_date(said), "revision": noted.record.number, "unit": unit}
        words = texts.DID_RECEIVE.format(**which)
        context.tell(words, "ok", ((respond_texts.RESPOND, context.respond),))

    dialog.keep = keep
    dialog.open()
    return dialog


def _names(context: AppContext, noted: Noted) -> tuple[str, str]:
    record = noted.record
    name = report_name(context.session, record.regime, record.period)
    return name, context.session.tree[record.unit].short_name
