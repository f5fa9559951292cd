"""The whole way on screens: first start, typing, lock, export; the province imports and adds up."""

from __future__ import annotations

import pytest

from bhxh_desktop.session import Session
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import OFFICES, total_of
from ui.app import application
from ui.dialogs.first_start_dialog import first_start
from ui.errors import RefusedDialog


@pytest.fixture
def question(qtbot, tmp_path):
    """The question of the first start."""
    application()
    dialog = first_start(tmp_path / "Sổ làm việc")
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
