"""The first usable window, and what an edit costs, against a bare PySide6 window in the same run.

Each start is a process of its own: import, open the workspace, show, paint once. Medians of runs
in turn; pass ``quarter`` to hold everything at a quarter of a core (needs systemd-run or a cgroup
the caller set up).
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from _timing import report
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from bhxh_desktop.operations.demo import create_workspaces, fill_unit, read_sample, sample_units
from bhxh_desktop.session import Session

RUNS = 9
OFFICE = "KH-CR"
BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([]); window = QMainWindow(); window.setCentralWidget(QLabel("x"))
window.resize(1366, 768); window.show(); app.processEvents(); window.grab()
"""


def main() -> None:
    """Time both kinds of start in turn, then edits in a window of this process."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as name:
        folder = _office(Path(name))
        bare, ours = [], []
        for _ in range(RUNS):
            bare.append(_start("-c", BARE))
            ours.append(_start("-m", "ui", "--data", str(folder), "--first-paint"))
        times = [statistics.median(run[0] for run in runs) for runs in (ours, bare)]
        report("first usable window", times[0], bare=(times[1], "promised ≤ 1.5"))
        peaks = [statistics.median(run[1] for run in runs) for runs in (ours, bare)]
        print(
            f"peak memory: {peaks[0]:.0f} MiB, bare {peaks[1]:.0f} MiB, "
            f"ratio {peaks[0] / peaks[1]:.2f} (promised ≤ 1.6)"
        )
        _edits(folder)


def _office(folder: Path) -> Path:
    create_workspaces(folder / "sample")
    units = sample_units(read_sample(), folder / "sample")
    unit = next(unit for unit in units if unit.code == OFFICE)
    with Session.open(unit.workspace) as session:
        fill_unit(session, unit)
    return unit.workspace


def _start(*arguments: str) -> tuple[float, float]:
    """Return seconds and peak MiB of one process."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments])
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit("a start failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


class _Painted(QObject):
    """Tells when a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._at = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        if event.type() == QEvent.Type.Paint:
            self._at = time.perf_counter()
        return False

    def after(self, act: Callable[[], object]) -> float:
        """Return the seconds from *act* to the paint it brings; what follows is let pass."""
        start, self._at = time.perf_counter(), 0.0
        act()
        while not self._at:
            QCoreApplication.processEvents()
        seconds = self._at - start
        QCoreApplication.processEvents()
        return seconds


def _edits(folder: Path) -> None:
    from bhxh_desktop.domain.figure import FigureKey  # noqa: PLC0415 -- after the starts were timed
    from ui.app import application, joined, opened  # noqa: PLC0415

    application()
    with Session.open(folder) as session:
        window = opened(joined(session))
        window.show()
        window.show_page("figures")
        page = window.current
        place = FigureKey("dossiers", "policy", "new")
        page.go_to(place)
        painted = _Painted(page.table.viewport())
        times = [painted.after(partial(page.entry.edit, place, str(16000 + n))) for n in range(60)]
        report("edit to repaint", statistics.median(times))
        window.close()
    print(
        f"(promised ≤ 16 ms; {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MiB here)"
    )


if __name__ == "__main__":
    main()
