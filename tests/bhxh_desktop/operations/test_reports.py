"""Reports: what a submission or a total hands to the writers, and the files they become."""

from __future__ import annotations

import zipfile

import msgspec
import pytest

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.figure import FigureKey, number_cell
from bhxh_desktop.domain.parts import Paragraph
from bhxh_desktop.domain.regime import is_open_row
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.narrative import set_narrative
from bhxh_desktop.operations.reports import write_report
from bhxh_desktop.operations.submissions import lock, lock_total, reopen
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.layout_check import check_layout
from bhxh_desktop.queries.produced import produced
from bhxh_desktop.queries.report_source import empty_source, source_of, source_of_total
from bhxh_desktop.reports.source import Lock
from bhxh_desktop.store import assignments, audit
from tests.helpers.workbook import open_book
from tests.helpers.workspaces import (
    ATTENDEES,
    OFFICE,
    PROVINCE,
    REASON,
    REGIME,
    Templates,
    dump,
    key_of,
    total_of,
)

NEW = FigureKey("dossiers", "total", "new")


def test_of_a_draft(open_at):
    """A draft prints what is typed, bears no code, and says that it is a sample."""
    session = open_at("filled", OFFICE)
    said = contents(session, key_of(OFFICE))
    source = source_of(session, said)
    assert (OFFICE, PROVINCE, "office") == (source.unit.code, source.parent.code, source.level)
    assert ("năm 2023", "2023-12-14") == (source.period.words, source.window.end.isoformat())
    assert (said.cells, None, True) == (source.cells, source.lock, source.sample)
    assert said.narrative.keys() == source.narrative.keys() != set()
    fill(session, key_of(OFFICE), {ATTENDEES: (number_cell(5), None)})
    again = source_of(session, contents(session, key_of(OFFICE)))
    assert number_cell(5) == again.cells[ATTENDEES]


def test_of_a_locked_submission(open_at):
    """A locked one bears the code of its revision and which time it is."""
    session = open_at("mended", "KH-KS")
    said = contents(session, key_of("KH-KS"))
    record = said.revision
    expected = Lock(record.id, record.verification_code, 2)
    assert expected == source_of(session, said).lock


def test_tasks_are_the_units_own(open_at):
    """The province reports on its tasks, an office that was assigned none on none."""
    session = open_at("filled")
    source = source_of(session, contents(session, key_of(PROVINCE)))
    assert 39 == len(source.tasks) == len(source.progress)
    office = open_at("filled", OFFICE)
    assert () == source_of(office, contents(office, key_of(OFFICE))).tasks


def test_of_a_total(open_at):
    """A total prints all units' cells, names who added a row, and lends the province's words."""
    session = open_at("received")
    total = total_of(session)
    own = contents(session, key_of(PROVINCE))
    source = source_of_total(session, total, own)
    assert (PROVINCE, "VN", "province") == (source.unit.code, source.parent.code, source.level)
    assert total.total.cells[NEW] == source.cells[NEW]
    rows = {place.row for place in source.cells if is_open_row(place.row)}
    assert rows == source.row_units.keys()
    assert 13 == len(rows)
    names = {unit.short_name for unit in session.tree}
    assert set(source.row_units.values()) <= names
    assert 1 < len(set(source.row_units.values()))
    assert own.narrative.keys() == source.narrative.keys() != set()
    assert ((), None) == (source.missing, source.lock)
    assert {} == source_of_total(session, total, None).narrative


def test_of_a_total_with_gaps(open_at, templates: Templates):
    """Units that are missing are named as people call them."""
    session = open_at("sent")
    import_files(session, templates.bundles[:-2])
    total = total_of(session, unapproved=True)
    source = source_of_total(session, total, None)
    assert ("BHXH Khánh Vĩnh", "BHXH Khánh Sơn") == source.missing


def test_of_a_locked_total(open_at):
    """Once locked, the total bears its code as long as it says the same."""
    session = open_at("received")
    record = lock_total(session, total_of(session), REASON)
    source = source_of_total(session, total_of(session), None)
    assert Lock(record.id, record.verification_code, 1) == source.lock
    left_out = total_of(session, excluded={OFFICE: "Hư máy"})
    assert source_of_total(session, left_out, None).lock is None


def test_a_code_stands_by_what_was_locked(open_at):
    """With the code of a locked total stand its own words, whatever was typed since."""
    session = open_at("received")
    lock_total(session, total_of(session), REASON)
    own = contents(session, key_of(PROVINCE))
    locked = {code: tuple(p.text for p in said) for code, said in own.narrative.items()}
    assert locked
    reopen(session, key_of(PROVINCE))
    code = next(iter(own.narrative))
    set_narrative(session, key_of(PROVINCE), {code: (Paragraph("0" * 16, "Viết sau khi chốt."),)})
    typed = contents(session, key_of(PROVINCE))
    total = total_of(session)
    assert locked == source_of_total(session, total, typed).narrative
    assert locked == source_of_total(session, total, None).narrative
    draft = total_of(session, excluded={OFFICE: "Hư máy"})
    assert ("Viết sau khi chốt.",) == source_of_total(session, draft, typed).narrative[code]


def test_no_code_where_the_numbers_changed(open_at):
    """A locked total whose sources add up to something else today prints as a draft."""
    session = open_at("received")
    locked = lock_total(session, total_of(session), REASON)
    with session.writing():
        said = assignments.load(session.connection, REGIME, 2023)
        fewer = msgspec.structs.replace(said, tasks=said.tasks[1:])
        assignments.save(session.connection, fewer)
    total = total_of(session)
    after = total.afterwards
    planned = FigureKey("task_totals", "planned", "value")
    changes = {found.key: (found.printed, found.computed) for found in after.changes}
    assert (number_cell(39), number_cell(38)) == changes[planned]
    assert (locked, False, None) == (after.record, after.is_current, total.locked)
    source = source_of_total(session, total, None)
    assert (number_cell(38), None) == (source.cells[planned], source.lock)
    again = lock_total(session, total, REASON)
    assert (locked.id,) == again.parents
    assert again == total_of(session).locked


def test_of_nothing(open_at):
    """An empty template has a unit and a period, and not one figure."""
    session = open_at("empty", OFFICE)
    source = empty_source(session, key_of(OFFICE))
    assert ({}, None, ()) == (source.cells, source.lock, source.tasks)
    assert (OFFICE, "năm 2023") == (source.unit.code, source.period.words)


@pytest.mark.parametrize("name", ["bao-cao.docx", "BAO-CAO.DOCX", "phu-luc.xlsx"])
def test_written(open_at, tmp_path, name):
    """The suffix says what is written; the audit says of which revision it was made."""
    session = open_at("sent", OFFICE)
    said = contents(session, key_of(OFFICE))
    path = tmp_path / name
    write_report(session, source_of(session, said), path)
    with zipfile.ZipFile(path) as archive:
        main = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}[name[-4:].lower()]
        assert main in archive.namelist()
    *_, entry = audit.entries(session.connection)
    about = {"unit": OFFICE, "regime": "cchc", "period": "2023", "scope": "own"}
    state = {"revision": said.revision.id, "number": "1"}
    assert Changes("report", str(path), {}, {**about, **state}) == entry.changes
    assert [name] == [each.name for each in tmp_path.iterdir() if each.is_file()]


def test_annexes_hold_the_total(open_at, tmp_path):
    """The workbook of a total shows its figures."""
    session = open_at("received")
    total = total_of(session)
    path = tmp_path / "phu-luc.xlsx"
    write_report(session, source_of_total(session, total, None), path)
    book = open_book(path.read_bytes(), results=True)
    shown = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert int(total.total.cells[NEW].number) in shown
    *_, entry = audit.entries(session.connection)
    assert ("total", "") == (entry.changes.after["scope"], entry.changes.after["revision"])


def test_what_was_produced_is_listed(open_at, tmp_path):
    """Newest first, each path once, with its state; of other reports nothing."""
    session = open_at("filled", OFFICE)
    key = key_of(OFFICE)
    first, second = tmp_path / "a.docx", tmp_path / "b.pdf"
    for path in (first, second, first):
        write_report(session, source_of(session, contents(session, key)), path, force=True)
    record = lock(session, key, REASON)
    third = tmp_path / "c.xlsx"
    write_report(session, source_of(session, contents(session, key)), third)
    second.unlink()
    found = produced(session, key, record.id)
    assert [third, first, second] == [each.path for each in found]
    assert [("1", True), ("", False), ("", False)] == [(e.number, e.is_current) for e in found]
    assert [True, True, False] == [each.is_there for each in found]
    assert {session.author} == {each.who for each in found}
    assert [] == produced(session, key._replace(period="2022"))


def test_a_locked_total_says_what_was_locked(open_at, tmp_path):
    """Its file, held against the revision it carries the code of: no word and no figure differs."""
    session = open_at("received")
    record = lock_total(session, total_of(session), REASON)
    path = tmp_path / "a.docx"
    write_report(session, source_of_total(session, total_of(session), None), path)
    compared = check_layout(path, session).compared
    assert record.id == compared.record.id
    assert [] == compared.sentences


def test_another_kind_of_file(open_at, tmp_path):
    """What is neither Word, PDF nor Excel is refused before anything is written."""
    session = open_at("sent", OFFICE)
    source = source_of(session, contents(session, key_of(OFFICE)))
    before = dump(session.connection)
    with pytest.raises(Problem) as caught:
        write_report(session, source, tmp_path / "bao-cao.odt")
    expected = {"found": "bao-cao.odt", "expected": ".docx, .pdf, .xlsx"}
    assert ("report_suffix", expected) == (caught.value.code, caught.value.fields)
    assert before == dump(session.connection)
    assert not (tmp_path / "bao-cao.odt").exists()
