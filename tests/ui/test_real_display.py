"""The window on a real X server, worked by keys that come from the server."""

from __future__ import annotations

import ctypes.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest

from bhxh_desktop.queries.figures import contents
from bhxh_desktop.session import Session
from tests.helpers.real_keys import PLACE
from tests.helpers.workspaces import OFFICES, key_of

pytestmark = [
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="no X server here"),
    pytest.mark.skipif(ctypes.util.find_library("Xtst") is None, reason="no library for keys"),
]


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of a common office PC."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


def test_keys_from_the_server(display, templates, tmp_path):
    """A number typed over a cell is kept, Enter goes down, Ctrl+Z and Ctrl+Y go back to it."""
    folder = templates.copy("filled", OFFICES[0], tmp_path / "office")
    with Session.open(folder) as session:
        before = contents(session, key_of(OFFICES[0])).cells[PLACE].value
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.helpers.real_keys", str(folder)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "" == done.stderr
    said = json.loads(done.stdout)
    below = [PLACE.form, "payment", PLACE.column]
    kept, at = ["16123", str(before), "16123"], [below, [*PLACE]]
    assert {"platform": "xcb", "kept": kept, "at": at} == said
