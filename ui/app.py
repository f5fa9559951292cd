"""The composition root: makes the application, the session, the runner and the window."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEventLoop,
    QLocale,
    QMessageLogContext,
    QSettings,
    QStandardPaths,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from bhxh_desktop import clock, log
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.queries import places
from bhxh_desktop.session import Session
from ui import errors, theme
from ui.context import AppContext, Place, sentence
from ui.day_copy import DayCopy
from ui.mailbox_visits import MailboxVisits
from ui.main_window import MainWindow
from ui.runner import Runner
from ui.start import Start
from ui.texts import shell_texts as texts

SIZE = (1366, 768)
PATIENCE_MS, PAGES_MS = 20_000, 400


class _Translator(QTranslator):
    """Gives Qt's own dialogs, which come without Vietnamese, our words for their buttons."""

    def translate(
        self,
        context: str,  # noqa: ARG002 -- Qt's signature
        source: str,
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str | None:
        return texts.STANDARD.get(source)

    def isEmpty(self) -> bool:  # noqa: N802 -- Qt's name
        return False


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the workspace and run until the window is closed; gives the exit code."""
    options = _options(sys.argv[1:] if arguments is None else arguments)
    if options.pictures:
        qInstallMessageHandler(_said_by_qt)
    app = application()
    with ExitStack() as stack:
        if options.today:
            stack.enter_context(clock.held(datetime.fromisoformat(options.today)))
        try:
            session = _session(options.data, stack)
        except (Problem, Problems, OSError) as error:
            return _refused(error, shown=options.data is None)
        if session is None:
            return 0
        stack.enter_context(log.written_to(session.workspace.folder))
        context = joined(session, Place(*options.place) if options.place else None)
        window = opened(context)
        if options.first_paint:
            window.show()
            window.grab()
            window.shut()
            return 0
        if options.pictures:
            _collect_again()
            return _picture(window, options.pictures)
        errors.watch(lambda: window)
        window.show()
        QTimer.singleShot(0, _collect_again)
        DayCopy(context, window)
        MailboxVisits(context, window.foot, window)
        return app.exec()


def _said_by_qt(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """Pass on what Qt has to say, but not that a platform without a screen sets no sizes."""
    if "propagateSizeHints" not in words and kind is not QtMsgType.QtDebugMsg:
        sys.stderr.write(f"{words}\n")


def _collect_again() -> None:
    """Turn the collector of circles on, sparing it what the start made."""
    gc.freeze()
    gc.enable()


def _session(folder: Path | None, stack: ExitStack) -> Session | None:
    """Return the session of *folder*, else of the workspace of this PC; None: not now."""
    if folder is not None:
        return stack.enter_context(Session.open(folder))
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    usual = Path(QStandardPaths.writableLocation(documents)) / texts.PRODUCT_FOLDER
    return Start(QSettings(texts.PRODUCT_FOLDER, texts.PRODUCT_FOLDER), usual).open(stack)


def _refused(error: Exception, *, shown: bool) -> int:
    """Say why the workspace did not open, in a dialog where nobody sees a terminal."""
    words = sentence(error)
    if shown:
        errors.RefusedDialog(words).exec()
    elif sys.stderr is not None:
        sys.stderr.write(f"{words}\n")
    return 1


def joined(session: Session, place: Place | None = None) -> AppContext:
    """Return what a window on an open workspace uses, at *place* or where work goes on."""
    return AppContext(session, Runner(session.workspace.folder), place or first_place(session))


def opened(context: AppContext) -> MainWindow:
    """Return the window."""
    window = MainWindow(context)
    window.resize(*SIZE)
    return window


def application() -> QApplication:
    """Return the application, dressed and speaking Vietnamese."""
    found = QCoreApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([texts.PRODUCT])
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    translator = _Translator(app)
    app.installTranslator(translator)
    theme.apply(app)
    return app


def first_place(session: Session) -> Place:
    """Return where work goes on."""
    return Place(*places.first_place(session))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bhxh-desktop", add_help=False)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--today", default="")
    parser.add_argument("--place", nargs=2, help="regime and period to begin with")
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--first-paint", action="store_true")
    return parser.parse_args(arguments)


def _settle(window: MainWindow) -> None:
    """Let what the page began in the background come into view."""
    patience = QDeadlineTimer(PATIENCE_MS)
    loop = QEventLoop()
    QCoreApplication.processEvents()
    while window.busy and not patience.hasExpired():
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 100)
    pages_drawn = QDeadlineTimer(PAGES_MS)  # Qt draws the pages of a PDF in a thread of its own
    while not pages_drawn.hasExpired():
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def _picture(window: MainWindow, folder: Path) -> int:
    """Leave a picture of every page in *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    window.show()
    for key in window.keys:
        window.show_page(key)
        _settle(window)
        window.grab().save(str(folder / f"{key}.png"))
    window.shut()
    return 0
