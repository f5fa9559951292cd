"""What the question before a lock says of the text."""

from __future__ import annotations

from bhxh_desktop.domain.figure import FigureKey, number_cell
from bhxh_desktop.domain.parts import Paragraph
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.narrative import set_narrative
from tests.helpers.window import words_in
from tests.helpers.workspaces import OFFICE, key_of
from ui.dialogs.lock_dialog import LockDialog
from ui.texts import figures_texts as texts

PLACE = FigureKey("dossiers", "policy", "new")


def asked(window):
    """All that the question says."""
    window.show_page("figures")
    window.current.acts.ask_lock()
    dialog = window.findChildren(LockDialog)[-1]
    said = words_in(dialog)
    dialog.reject()
    return said


def test_outdated_numbers_in_the_text_are_told(open_window):
    """Typed by hand, and others now."""
    window = open_window("filled", OFFICE)
    session, key = window._context.session, key_of(OFFICE)
    fill(session, key, {PLACE: (number_cell(16321), None)})
    set_narrative(session, key, {"one_stop": (Paragraph("0" * 16, "Nhận 16.321 hồ sơ."),)})
    told = texts.LOCK_OUTDATED.format(count=1)
    assert told not in asked(window)
    fill(session, key, {PLACE: (number_cell(17000), None)})
    window.current.show_place()
    assert told in asked(window)


def test_quotations_of_nothing_are_told(open_window):
    """A figure of a period without a report: the paper would print dots."""
    window = open_window("filled", OFFICE)
    session, key = window._context.session, key_of(OFFICE)
    text = "Nhận <q last_year:dossiers.policy.new>…</q> hồ sơ."
    set_narrative(session, key, {"one_stop": (Paragraph("0" * 16, text),)})
    window.current.show_place()
    assert texts.LOCK_SILENT.format(count=1) in asked(window)
