"""The gate before PySide6: a release that loses references to None aborts within minutes."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 1000


def test_none_keeps_its_references(qtbot: QtBot) -> None:
    """A thousand calls that return nothing leave None alone (6.12.0 on Python 3.11 did not)."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("x")
    assert before - sys.getrefcount(None) < CALLS / 2
