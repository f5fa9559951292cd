"""The sample's workspaces: made from files, trusting whom they should, filled without a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from bhxh_desktop.domain.long_csv import read_entries
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations import demo
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.findings import findings
from bhxh_desktop.queries.register import register_of
from bhxh_desktop.session import Session
from bhxh_desktop.store import audit, working
from tests.helpers.workspaces import OFFICES, PROVINCE, UNITS, definition, key_of


def test_units_and_files(tmp_path):
    """The province comes first; every unit has its figures and a folder of its own."""
    units = demo.sample_units(demo.read_sample(), tmp_path)
    assert list(UNITS) == [unit.code for unit in units]
    assert len(units) == len({unit.workspace for unit in units})
    assert all(unit.figures.is_file() for unit in units)
    assert tmp_path / "province" == units[0].workspace


def test_whose_keys(tmp_path):
    """The province confirms every office's key, an office its province's only."""
    sample = demo.read_sample()
    assert set(OFFICES) == set(demo.units_trusted(sample, PROVINCE))
    assert {(PROVINCE,)} == {tuple(demo.units_trusted(sample, office)) for office in OFFICES}


def test_made_as_samples(open_at):
    """Every workspace is marked as sample data, by an author nobody is, with the tasks assigned."""
    authors = demo.read_sample().authors
    for unit in UNITS:
        session = open_at("empty", unit)
        assert (True, authors[unit]) == (session.is_sample, session.author)
        assert 39 == len(session.all_tasks("cchc", "2023"))
        assert "assign" in {e.changes.operation for e in audit.entries(session.connection)}
        assert [] == working.keys(session.connection)


def test_never_over_another(templates, tmp_path):
    """A folder that has a workspace already is left alone."""
    folder = templates.copy("empty", PROVINCE, tmp_path / "province")
    with pytest.raises(Problem, match="workspace_exists"):
        demo.create_workspaces(tmp_path)
    with Session.open(folder) as session:
        assert PROVINCE == session.unit.code


@pytest.mark.parametrize("unit", UNITS)
def test_filled(open_at, unit):
    """Every figure of a unit's file stands in its working copy, and no error is found in it."""
    session = open_at("filled", unit)
    (file,) = (u.figures for u in demo.sample_units(demo.read_sample(), Path()) if u.code == unit)
    entries = read_entries(file.read_text("utf-8-sig"), definition(), key_of(unit))
    copy = working.load(session.connection, key_of(unit))
    assert {place: cell for place, (cell, _) in entries.items()} == copy.cells
    assert {place: note for place, (_, note) in entries.items() if note} == copy.notes
    found = findings(session, contents(session, key_of(unit)))
    assert {"warning"} >= {checked.finding.severity for checked in found}


def test_words_and_tasks(open_at):
    """The province also has its words and the progress of all its tasks."""
    copy = working.load(open_at("filled").connection, key_of(PROVINCE))
    assert {"done"} == {said.state for said in copy.progress.values()}
    assert 39 == len(copy.progress)
    assert copy.narrative


def test_documents(open_at):
    """The province has the documents its published report cites, with what is odd about them."""
    session = open_at("filled")
    shown = register_of(session, key_of(PROVINCE))
    assert 36 == len(shown.rows) == sum(row.listed for row in shown.rows)
    assert not any(row.waits for row in shown.rows)
    assert {"BHXH tỉnh Khánh Hòa"} == {row.entry.issuer for row in shown.rows}
    said = [(f.problem.code, f.problem.fields["document"]) for f in shown.findings]
    assert [("document_inverted", "1348/VP-BHXH")] == [each for each in said if "inv" in each[0]]
    assert ("document_order", "1493/BHXH-VP") in said
    assert 2 == len(said)
