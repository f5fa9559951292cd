"""The self-test of a program that was handed over: everything it came with, once, without a user.

It makes the sample in a folder of its own, loads all definitions, writes each kind of draft, and
shows every page of an office and of the province offscreen. What fails is named; nothing is left.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bhxh_desktop import messages
from bhxh_desktop.domain.compiled import compiled
from bhxh_desktop.errors import Bug, Problem
from bhxh_desktop.operations import demo
from bhxh_desktop.operations.reports import write_report
from bhxh_desktop.operations.sealing import try_sealing
from bhxh_desktop.queries.desk import first_report
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.report_source import source_of
from bhxh_desktop.session import Session
from ui.texts import self_test_texts as texts

SUFFIXES = (".docx", ".xlsx", ".pdf")
SMALLEST = 2000
"""Bytes; a draft or picture below that holds nothing."""


def main() -> int:
    """Run all steps, saying each; 0 where all went well."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        units = demo.create_workspaces(folder / "sample")
        office = next(unit for unit in units if unit.workspace.name != demo.PROVINCE)
        province = next(unit for unit in units if unit.workspace.name == demo.PROVINCE)
        steps: list[tuple[str, Callable[[], object]]] = [
            (texts.STORE, lambda: _fill(office)),
            (texts.DEFINITIONS, lambda: _definitions(office.workspace)),
            *((texts.DRAFT.format(kind=s), partial(_draft, office, folder, s)) for s in SUFFIXES),
            (texts.SEALING, lambda: _seal(office.workspace)),
            (texts.OFFICE, lambda: _pages(office.workspace)),
            (texts.PROVINCE, lambda: _pages(province.workspace)),
        ]
        failed = [words for words, step in steps if not _went_well(words, step)]
    _say(texts.FAILED.format(steps=", ".join(failed)) if failed else texts.ALL_WELL)
    return 1 if failed else 0


def _went_well(words: str, step: Callable[[], object]) -> bool:
    try:
        step()
    except Exception as error:  # noqa: BLE001 -- each step is tried, whatever another did
        said = messages.say(error) if isinstance(error, Problem) else repr(error)
        _say(texts.STEP_FAILED.format(step=words, error=said))
        return False
    _say(texts.STEP_DONE.format(step=words))
    return True


def _fill(unit: demo.SampleUnit) -> None:
    with Session.open(unit.workspace) as session:
        demo.fill_unit(session, unit)


def _definitions(workspace: Path) -> None:
    with Session.open(workspace) as session:
        for definition in session.installed:
            found = compiled(definition)
            if not (found.checker and found.suggestions):
                raise Bug(definition.hash)
        if not session.installed:
            raise Bug("no definition was found")


def _draft(unit: demo.SampleUnit, folder: Path, suffix: str) -> None:
    path = folder / f"draft{suffix}"
    with Session.open(unit.workspace) as session:
        key = first_report(session)
        if key is None:
            raise Bug("the sample was not filled in")
        write_report(session, source_of(session, contents(session, key)), path, force=True)
    if path.stat().st_size < SMALLEST:
        raise Bug(f"{path.name} is empty")


def _seal(workspace: Path) -> None:
    with Session.open(workspace) as session:
        try_sealing(session)


def _pages(workspace: Path) -> None:
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 -- a draft may fail without it

    from ui.app import application, joined, opened  # noqa: PLC0415

    application()
    with Session.open(workspace) as session:
        window = opened(joined(session))
        window.show()
        try:
            for key in window.keys:
                window.show_page(key)
                QCoreApplication.processEvents()
                if window.grab().isNull():
                    raise Bug(f"page {key} shows nothing")
        finally:
            window.shut()


def _say(words: str) -> None:
    if sys.stdout is not None:  # a window program on Windows has no terminal
        sys.stdout.write(f"{words}\n")
