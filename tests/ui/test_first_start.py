"""The whole way on screens: first start, typing, lock, export; the province imports and adds up."""

from __future__ import annotations

import pytest

from bhxh_desktop.bundles.trust import fingerprint
from bhxh_desktop.operations.setups import write_setup
from bhxh_desktop.session import Session
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import OFFICES, PROVINCE, total_of
from ui.app import application
from ui.dialogs.first_start_dialog import FirstStartDialog
from ui.errors import RefusedDialog


@pytest.fixture
def question(qtbot, tmp_path):
    """The question of the first start."""
    application()
    dialog = FirstStartDialog(tmp_path / "Sổ làm việc")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_workspace_is_made_for_the_unit_chosen(qtbot, question):
    """Nothing is preselected; with unit and name the workspace is made and opens."""
    assert not question.do.isEnabled()
    question.unit.setCurrentIndex(question.unit.findData(OFFICES[0]))
    assert not question.do.isEnabled()
    question.author.setText("Trần Thị Thử")
    click(qtbot, question.do)
    assert not question.isVisible()
    with Session.open(question.chosen) as session:
        assert (OFFICES[0], "Trần Thị Thử") == (session.unit.code, session.author)
        assert not session.is_sample


def test_a_folder_in_use_is_refused_in_place(qtbot, question):
    """The sentence stands in the dialog, which stays open with what was typed."""
    question.chosen.mkdir()
    (question.chosen / "thư.txt").write_text("của tôi", "utf-8")
    question.unit.setCurrentIndex(0)
    question.author.setText("Trần Thị Thử")
    click(qtbot, question.do)
    assert question.isVisible()
    assert str(question.chosen) in question.fault.text()
    assert ["thư.txt"] == [path.name for path in question.chosen.iterdir()]


def test_begin_from_a_setup(qtbot, question, open_window, tmp_path):
    """Choose the file, compare the fingerprint, done: the unit is the one the file is for."""
    province = open_window("received", PROVINCE)._context.session
    made = write_setup(province, tmp_path / "kh-cr.bhxh", OFFICES[0])
    question.choose_setup = lambda _parent: made.path
    question.author.setText("Trần Thị Thử")
    question.take_setup()
    assert fingerprint(province.key.public) in words_in(question)
    assert OFFICES[0] == question.unit.currentData()
    assert not question.do.isEnabled()
    question.compared.click()
    click(qtbot, question.do)
    assert not question.isVisible()
    with Session.open(question.chosen) as session:
        assert OFFICES[0] == session.unit.code
        assert {province.key.public} == session.trust.rings[PROVINCE]


def test_a_file_that_is_no_setup(question, templates):
    """The sentence stands in the dialog; the unit may be chosen as before."""
    question.choose_setup = lambda _parent: templates.bundle(OFFICES[0])
    question.take_setup()
    assert "không phải gói thiết lập" in question.fault.text()
    assert question.unit.isEnabled()
    assert not question.call.isVisible()


def test_what_cannot_be_opened_is_said(qtbot):
    """A sentence and one way out."""
    dialog = RefusedDialog("Sổ làm việc đang mở ở máy khác.")
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Sổ làm việc đang mở ở máy khác." in words_in(dialog)
    click(qtbot, dialog.do)
    assert not dialog.isVisible()


def test_the_total_on_screen_is_the_published_one(open_window):
    """At the province the page shows what the seed printed."""
    window = open_window("received", "KH")
    window.show_page("consolidation")
    total = total_of(window._context.session)
    assert total.plan.taken
    assert any("617.759" in str(value) for value in _shown(window.current))


def _shown(page):
    model = page.table.model()
    return [
        model.index(row, column).data()
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
