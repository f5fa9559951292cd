"""Exports that are refused: nothing to send, a choice left open, figures that are not here."""

from __future__ import annotations

from pathlib import Path

import pytest

from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from tests.helpers.bundles import held
from tests.helpers.workspaces import (
    FIGURES,
    OFFICE,
    PROVINCE,
    REGIME,
    STRANGER,
    a_record,
    dump,
    key_of,
    write_one,
    write_withheld,
)


def refused(session: Session, path: Path, *args: str, merged: bool = False) -> Problem:
    """What an export is refused with; no file is there then and nothing was noted."""
    before = dump(session.connection)
    with pytest.raises(Problem) as caught:
        export(session, path, *args, merged=merged)
    assert before == dump(session.connection)
    assert [] == list(path.parent.glob("*.bhxh*"))
    return caught.value


@pytest.mark.parametrize(
    ("stage", "args"),
    [("empty", ()), ("filled", ()), ("sent", ("other",)), ("sent", (REGIME, "x"))],
)
@pytest.mark.parametrize("merged", [False, True])
def test_nothing_to_export(open_at, out, stage, args, merged):
    """What was never locked, or is of another regime or period, is no file."""
    session = open_at(stage, OFFICE)
    assert "nothing_to_export" == refused(session, out / "a.bhxh", *args, merged=merged).code


def test_a_conflict_of_another_unit(open_at, out, tmp_path):
    """A conflict keeps the whole file back and names the unit; the unit's own can still go."""
    session = open_at("received")
    path = write_one(tmp_path / "1.bhxh", STRANGER, a_record(STRANGER, OFFICE, FIGURES), FIGURES)
    import_files(session, [path], enrol=True)
    fault = refused(session, out / "a.bhxh", merged=True)
    assert ("heads_in_conflict", {"unit": "BHXH Cam Ranh"}) == (fault.code, fault.fields)
    assert PROVINCE == held(export(session, out)).header.sender


def test_withheld_figures(open_at, templates, out, tmp_path):
    """A head without its figures is no bundle anybody could read: it is refused before writing.

    It comes about by a later revision that waits for its key, with the earlier one's part pruned.
    """
    session = open_at("empty")
    path = write_withheld(tmp_path / "1.bhxh", templates.key(OFFICE), STRANGER, FIGURES)
    assert {} == import_files(session, [path]).refused
    assert 1 == len(history(session).heads_at(key_of(OFFICE)).ids)
    fault = refused(session, out / "a.bhxh", merged=True)
    assert ("part_withheld", {"unit": "BHXH Cam Ranh"}) == (fault.code, fault.fields)
