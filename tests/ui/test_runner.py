"""Long work: its own thread and connection, results on the window's thread, stopping."""

from __future__ import annotations

import threading

import pytest

from bhxh_desktop.errors import Problem
from tests.helpers.workspaces import OFFICES
from ui.errors import told
from ui.runner import Stopped


@pytest.fixture
def window(open_window):
    """A window with its runner."""
    return open_window("filled", OFFICES[0])


def run(qtbot, window, work):
    """Run a work to its end; give what came back, or the error."""
    came = []
    runner = window._context.runner
    with qtbot.waitSignal(runner.finished):
        runner.run("thử", work, came.append, came.append)
    return came[0]


def test_a_work_has_its_own_session(qtbot, window):
    """It reads the same store in another thread, and the answer comes back to this one."""
    seen = run(qtbot, window, lambda s, p: (s.unit.code, threading.current_thread().name, s))
    assert OFFICES[0] == seen[0]
    assert seen[1] != threading.current_thread().name
    assert seen[2] is not window._context.session


def test_an_error_comes_back(qtbot, window):
    """What the work raised is told under the page head."""

    def refuse(_session, _progress):
        raise Problem("figure_form", found="abc")

    error = run(qtbot, window, refuse)
    told(window._context, error)
    assert "abc" in window.current.messages.text


def test_stopping(qtbot, window):
    """A work asked to stop does so at its next step; it is told as what it is."""
    runner = window._context.runner
    begun, go_on = threading.Event(), threading.Event()

    def count(_session, progress):
        begun.set()
        go_on.wait(5)
        progress(1, 2)

    came = []
    with qtbot.waitSignal(runner.finished):
        runner.run("thử", count, came.append, came.append)
        begun.wait(5)
        runner.stop()
        go_on.set()
    assert isinstance(came[0], Stopped)
    told(window._context, came[0])
    assert "Đã dừng; chưa có gì thay đổi." == window.current.messages.text
    assert not runner.busy


def test_two_works_wait_for_each_other(qtbot, window):
    """The second begins after the first ended; the runner is busy until both have."""
    runner = window._context.runner
    order = []
    runner.run("một", lambda s, p: order.append("one"), lambda _: order.append(runner.busy), print)
    runner.run("hai", lambda s, p: order.append("two"), lambda _: order.append(runner.busy), print)
    qtbot.waitUntil(lambda: len(order) == 4)
    assert ["one", "two"] == [each for each in order if isinstance(each, str)]
    assert [True, False] == [each for each in order if isinstance(each, bool)]
    assert not runner.busy


def test_progress_shows_after_a_second(qtbot, window):
    """A short work flashes nothing; a long one shows its words, how far it is, and a way out."""
    runner = window._context.runner
    hold = threading.Event()

    def slow(_session, progress):
        progress(3, 7)
        hold.wait(10)

    runner.run("nhập gói", slow, lambda _: None, print)
    line = window.work.bar
    assert not line.isVisible()
    qtbot.waitUntil(line.isVisible, timeout=5000)
    assert (3, 7) == (line.value(), line.maximum())
    assert "Đang làm: nhập gói, 42%" == window.foot.status.text()
    with qtbot.waitSignal(runner.finished):
        hold.set()
    assert not line.isVisible()


def test_the_words_are_of_the_work_under_way(qtbot, window):
    """A work that waits for its turn is not said to be done; when its turn comes it is."""
    runner = window._context.runner
    window.work._patience.setInterval(20)
    first, second = threading.Event(), threading.Event()
    runner.run("ghi tệp A", lambda s, p: first.wait(10), lambda _: None, print)
    runner.run("lập bản xem trước", lambda s, p: second.wait(10), lambda _: None, print)
    qtbot.waitUntil(window.work.bar.isVisible)
    assert "Đang làm: ghi tệp A" == window.foot.status.text()
    first.set()
    qtbot.waitUntil(lambda: window.foot.status.text() == "Đang làm: lập bản xem trước")
    second.set()
    qtbot.waitUntil(lambda: not runner.busy)


def test_what_waits_does_not_begin_once_stopped(qtbot, window):
    """Stopping stops those that wait too, also one that would never ask."""
    runner = window._context.runner
    begun, hold, came, ran = threading.Event(), threading.Event(), [], []
    runner.run("một", lambda s, p: (begun.set(), hold.wait(10)), came.append, came.append)
    runner.run("hai", lambda s, p: ran.append("two"), came.append, came.append)
    begun.wait(5)
    runner.stop()
    hold.set()
    qtbot.waitUntil(lambda: not runner.busy)
    assert [] == ran
    assert isinstance(came[1], Stopped)


def test_closing_in_the_middle_of_a_work(qtbot, window):
    """It is stopped and waited for; what it came to is told to nobody."""
    runner = window._context.runner
    begun, came = threading.Event(), []

    def count(_session, progress):
        begun.set()
        for step in range(1000):
            progress(step, 1000)
            threading.Event().wait(0.01)

    runner.run("đếm", count, came.append, came.append)
    begun.wait(5)
    runner.close()
    assert not runner.busy
    qtbot.wait(20)
    assert [] == came


def test_a_closed_runner_takes_no_work(window):
    """Whoever asks after the end is told that it was stopped; nothing stays busy."""
    runner = window._context.runner
    runner.close()
    came = []
    runner.run("muộn", lambda s, p: 1, came.append, came.append)
    assert isinstance(came[0], Stopped)
    assert not runner.busy
