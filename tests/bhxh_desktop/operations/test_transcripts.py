"""Figures of old papers: they feed what comes after them and go nowhere."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from bhxh_desktop.domain.figure import BLANK, FigureKey, number_cell
from bhxh_desktop.domain.period import Period
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.submissions import lock
from bhxh_desktop.operations.transcripts import transcribe
from bhxh_desktop.queries.figures import contents, entered
from bhxh_desktop.queries.grid import entering
from bhxh_desktop.queries.transcripts import definition_of, transcript
from tests.helpers.filling import CONTROL, at, filled, locked
from tests.helpers.workspaces import OFFICE, OFFICES, REASON

CARRIED = FigureKey("dossiers", "policy", "carried_in")
OLD, NOW = at("2023"), at("2024-Q1")


def paper(folder: Path, **cells: int) -> Path:
    """A file with cells of the dossiers' line of policy."""
    path = folder / "giay.csv"
    lines = [f"dossiers,policy,{column},{number}" for column, number in cells.items()]
    path.write_text("\n".join(["form,row,column,value", *lines]), "utf-8")
    return path


def test_an_old_paper_feeds_the_opening(open_at, tmp_path):
    """What was pending at the end of the old year is offered, and told where it does not go on."""
    session = open_at("empty", OFFICE)
    made = transcribe(session, OLD, paper(tmp_path, not_yet_due=30, overdue=4))
    assert 2 == made.count
    assert number_cell(34) == entering(session, NOW).offered[CARRIED]
    filled(session, NOW)
    said = [each.finding for each in entering(session, NOW).findings]
    assert ("auto_opening", "policy") in {(finding.code, finding.row) for finding in said}
    assert entered(session, OLD) is None


def test_typed_again_it_is_put_right(open_at, tmp_path):
    """A second file changes what it names, and blank takes a cell out."""
    session = open_at("empty", OFFICE)
    transcribe(session, OLD, paper(tmp_path, not_yet_due=30, overdue=4))
    transcribe(session, OLD, paper(tmp_path, overdue=5))
    definition = definition_of(session, CONTROL, Period.parse("2023"))
    cells = transcript(session, OLD, definition)
    assert number_cell(35) == cells[FigureKey("dossiers", "policy", "pending")]
    path = tmp_path / "b.csv"
    path.write_text("form,row,column,value,state\ndossiers,policy,overdue,,blank\n", "utf-8")
    transcribe(session, OLD, path)
    left = transcript(session, OLD, definition)
    assert BLANK == left.get(FigureKey("dossiers", "policy", "overdue"), BLANK)


def test_it_never_leaves(open_at, tmp_path):
    """Nothing of it is in a bundle, locked or counted."""
    session = open_at("empty", OFFICE)
    transcribe(session, OLD, paper(tmp_path, not_yet_due=12345))
    locked(session, NOW)
    bundle = export(session, tmp_path / "b.bhxh", CONTROL, NOW.period).path
    with zipfile.ZipFile(bundle) as package:
        assert not any(b"12345" in package.read(name) for name in package.namelist())
    with pytest.raises(Problem, match="nothing_entered"):
        contents(session, OLD)


def test_refused(open_at, tmp_path):
    """A period the program has figures of, another's, cells that are computed or unknown."""
    session = open_at("empty", OFFICE)
    filled(session, NOW)
    with pytest.raises(Problem, match="transcript_entered"):
        transcribe(session, NOW, paper(tmp_path, overdue=1))
    lock(session, NOW, REASON)
    with pytest.raises(Problem, match="transcript_entered"):
        transcribe(session, NOW, paper(tmp_path, overdue=1))
    with pytest.raises(Problem, match="not_ours"):
        transcribe(session, OLD._replace(unit=OFFICES[1]), paper(tmp_path, overdue=1))
    with pytest.raises(Problem, match="period_not_owed"):
        transcribe(session, at("2023-M05"), paper(tmp_path, overdue=1))
    with pytest.raises(Problems):
        transcribe(session, OLD, paper(tmp_path, nothing=1))
    with pytest.raises(Problem, match="regime_unknown"):
        transcribe(session, OLD._replace(regime="xx"), paper(tmp_path, overdue=1))
    assert {} == transcript(session, OLD, definition_of(session, CONTROL, Period.parse("2023")))
