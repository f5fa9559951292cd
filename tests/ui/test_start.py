"""Where the program begins: never in a new workspace because a stick is not plugged in."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import ExitStack

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog

from bhxh_desktop.errors import Problem
from bhxh_desktop.session import Session
from tests.helpers.window import click, words_in
from tests.helpers.workspaces import OFFICE
from ui.app import application
from ui.dialogs.missing_dialog import MissingDialog
from ui.start import FOLDER, Start


@pytest.fixture
def workspace(templates, tmp_path):
    """A workspace on a stick."""
    return templates.copy("filled", OFFICE, tmp_path / "stick" / "BaoCaoBHXH")


@pytest.fixture
def settings(tmp_path):
    """What this PC remembers."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def begin(settings, usual, first=(), missing=()):
    """Begin with these answers; give the unit, what was asked, and what is remembered."""
    start, asked = Start(settings, usual), []
    answers = {"first": iter(first), "missing": iter(missing)}

    def answered(kind):
        def ask(folder):
            asked.append((kind, folder))
            return next(answers[kind])

        return ask

    start.ask_first, start.ask_missing = answered("first"), answered("missing")
    with ExitStack() as stack:
        session = start.open(stack)
        unit = session.unit.code if session is not None else None
    return unit, asked, settings.value(FOLDER)


def test_the_first_start_asks_what_to_make(settings, workspace, tmp_path):
    """With nothing known and nothing there; what was made is remembered."""
    usual = tmp_path / "usual"
    got = begin(settings, usual, first=[workspace])
    assert (OFFICE, [("first", usual)], str(workspace)) == got
    assert (OFFICE, [], str(workspace)) == begin(settings, usual)


def test_a_first_start_that_is_put_off(settings, tmp_path):
    """Nothing is made, nothing remembered."""
    usual = tmp_path / "usual"
    assert (None, [("first", usual)], None) == begin(settings, usual, first=[None])


def test_a_stick_that_is_not_plugged_in(settings, workspace, tmp_path):
    """The user is asked, and asked again, until it is there; nothing new is begun meanwhile."""
    settings.setValue(FOLDER, str(workspace))
    away = workspace.rename(tmp_path / "away")
    unit, asked, known = begin(settings, tmp_path / "usual", missing=[workspace, None])
    assert (None, [("missing", workspace)] * 2, str(workspace)) == (unit, asked, known)
    away.rename(workspace)
    assert (OFFICE, [], str(workspace)) == begin(settings, tmp_path / "usual")


def test_a_workspace_that_moved(settings, workspace, tmp_path):
    """A folder that holds none is asked about too; only what opens is remembered."""
    empty = tmp_path / "empty"
    (empty / "x").mkdir(parents=True)
    settings.setValue(FOLDER, str(empty))
    other = tmp_path / "other"
    other.mkdir()
    unit, asked, known = begin(settings, tmp_path / "usual", missing=[other, workspace])
    assert [("missing", empty), ("missing", other)] == asked
    assert (OFFICE, str(workspace)) == (unit, known)


def test_what_is_there_and_cannot_be_opened_is_refused(settings, workspace, tmp_path):
    """A workspace in use is no missing one."""
    settings.setValue(FOLDER, str(workspace))
    with Session.open(workspace), pytest.raises(Problem) as caught:
        begin(settings, tmp_path / "usual")
    assert "workspace_in_use" == caught.value.code


@pytest.fixture
def dialog(qtbot, workspace, tmp_path):
    """The question about a workspace that is not there."""
    application()
    shutil.rmtree(workspace)
    made = MissingDialog(workspace, tmp_path / "usual")
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_question_says_where_and_offers_three_ways(qtbot, dialog, workspace, tmp_path):
    """Looking again is what Enter does; a folder given up leaves the question open."""
    said = " ".join(words_in(dialog))
    assert f"Không thấy sổ làm việc ở {workspace}" in said
    assert "cắm hoặc nối ổ rồi bấm Thử lại" in said
    assert dialog.do.isDefault()
    dialog.choose_folder = lambda _parent, _usual: None
    click(qtbot, dialog.elsewhere)
    assert dialog.isVisible()
    dialog.make_new = lambda _parent, usual: usual
    click(qtbot, dialog.new)
    assert (QDialog.DialogCode.Accepted, tmp_path / "usual") == (dialog.result(), dialog.chosen)


def test_looking_again(qtbot, dialog, workspace):
    """The same folder is tried."""
    click(qtbot, dialog.do)
    assert (QDialog.DialogCode.Accepted, workspace) == (dialog.result(), dialog.chosen)


def test_a_folder_without_a_store(qtbot, tmp_path):
    """It says what the folder lacks."""
    application()
    made = MissingDialog(tmp_path, tmp_path / "usual")
    qtbot.addWidget(made)
    made.show()
    assert "không chứa sổ làm việc" in " ".join(words_in(made))


def test_what_is_due_shows_before_anything_is_computed(workspace):
    """The first picture stands without the rooms that compute, check, draft and send."""
    code = (
        "import sys; from ui.app import main\n"
        f"assert main(['--data', {str(workspace)!r}, '--first-paint']) == 0\n"
        "heavy = ('bhxh_desktop.domain.rules', 'bhxh_desktop.domain.compiled',"
        " 'bhxh_desktop.reports', 'bhxh_desktop.operations', 'bhxh_desktop.layout',"
        " 'cryptography', 'docx', 'openpyxl', 'tomllib')\n"
        "print(*(name for name in heavy if name in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert "\n" == run.stdout
