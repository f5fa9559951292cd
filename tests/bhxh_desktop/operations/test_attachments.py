"""Files kept with documents: kept, locked, sent to the province, opened there."""

from __future__ import annotations

import os
from hashlib import sha256

import pytest

from bhxh_desktop import clock
from bhxh_desktop.domain import attachment as limits
from bhxh_desktop.domain.attachment import attachment_of, safe_name
from bhxh_desktop.domain.document import WrittenDocument, key_of
from bhxh_desktop.domain.parts import DocumentEntry
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from bhxh_desktop.operations import attachments as writing
from bhxh_desktop.operations.attachments import attach, detach, write_out
from bhxh_desktop.operations.documents import (
    add_documents,
    change_document,
    put_back,
    remove_documents,
    unlist_documents,
)
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.resolving import resolve
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.submissions import lock, lock_total, reopen
from bhxh_desktop.queries.conflicts import conflicted
from bhxh_desktop.queries.consolidation import consolidated
from bhxh_desktop.queries.figures import contents, of_revision
from bhxh_desktop.queries.register import register_of, sent_documents
from bhxh_desktop.store import attachments, audit, working
from tests.helpers.bundles import read
from tests.helpers.responding import respond
from tests.helpers.workspaces import OFFICE, PERIOD, PROVINCE, REASON, REGIME, Open, dump
from tests.helpers.workspaces import key_of as submission_of

KEY = submission_of(OFFICE)
HOME = "BHXH Cam Ranh"
PLAN = DocumentEntry(HOME, "07", "KH-BHXH", 2023, "2023-01-19", "Một")
LETTER = DocumentEntry(HOME, "12", "BHXH-VP", 2023, "2023-02-02", "Hai")
SCAN = b"%PDF-1.7 ke hoach"


@pytest.fixture
def scan(tmp_path):
    """A file somebody scanned."""
    path = tmp_path / "Kế hoạch 07.pdf"
    path.write_bytes(SCAN)
    return path


@pytest.fixture
def office(open_at: Open, scan):
    """An office that lists two documents, one with its scan."""
    session = open_at("filled", OFFICE)
    add_documents(session, [PLAN, LETTER], KEY)
    attach(session, key_of(PLAN), scan)
    return session


def kept(session, entry=PLAN):
    """The names of the files of a document of the register."""
    row = register_of(session, KEY).by_key[key_of(entry)]
    return [file.name for file in row.files]


def code_of(path, session, entry=PLAN):
    """Why a file is refused."""
    before = dump(session.connection)
    with pytest.raises(Problem) as refused:
        attach(session, key_of(entry), path)
    assert before == dump(session.connection)
    assert say(refused.value)
    return refused.value.code


def test_kept_with_its_document(office, scan):
    """A copy, by hash; the same file twice is one; it goes along when the document is put right."""
    (file,) = register_of(office, KEY).by_key[key_of(PLAN)].files
    assert (scan.name, len(SCAN), sha256(SCAN).hexdigest()) == (file.name, file.size, file.hash)
    attach(office, key_of(PLAN), scan)
    assert [scan.name] == kept(office)
    scan.unlink()
    assert SCAN == write_out(office, file).read_bytes()
    change_document(office, key_of(PLAN), WrittenDocument("9", "KH-BHXH", "20/1/2023", HOME))
    moved = DocumentEntry(HOME, "09", "KH-BHXH", 2023)
    assert [scan.name] == kept(office, moved)
    put_back(office, remove_documents(office, [key_of(moved)]))
    assert [scan.name] == kept(office, moved)
    detach(office, register_of(office).by_key[key_of(moved)].files[0])
    assert [] == kept(office, moved)


def test_refused(office, tmp_path, monkeypatch):
    """Too large, empty, a program, too many, of no document: one sentence, nothing written."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"")
    assert "attachment_empty" == code_of(path, office)
    path.write_bytes(bytes(limits.LARGEST + 1))
    assert "attachment_large" == code_of(path, office)
    program = tmp_path / "a.pdf.exe"
    program.write_bytes(b"MZ")
    assert "attachment_kind" == code_of(program, office)
    path.write_bytes(b"1")
    other = DocumentEntry(HOME, "99", "KH-BHXH", 2023)
    assert "document_unknown" == code_of(path, office, other)
    monkeypatch.setattr(writing, "MOST", 1)
    assert "attachment_many" == code_of(path, office)
    with pytest.raises(FileNotFoundError):
        attach(office, key_of(PLAN), tmp_path / "b.pdf")


def test_to_the_province_and_open_there(office, open_at: Open, tmp_path):
    """Locked, sent, taken in: the province sees the document and opens the very same file."""
    made = lock(office, KEY, REASON)
    assert "attachments" in made.parts
    province = open_at("received", PROVINCE)
    sent = export(office, tmp_path / "a.bhxh", plain=True).path
    assert import_files(province, [sent]).complete
    rows = {row.key: row for row in sent_documents(province, REGIME, PERIOD)}
    assert {key_of(PLAN), key_of(LETTER)} == rows.keys()
    (file,) = rows[key_of(PLAN)].files
    assert (OFFICE, ()) == (rows[key_of(PLAN)].unit, rows[key_of(LETTER)].files)
    path = write_out(province, file)
    assert (SCAN, ".pdf") == (path.read_bytes(), path.suffix)
    assert of_revision(province, made.id).attachments == of_revision(office, made.id).attachments


def test_not_in_totals_nor_back(open_at: Open, scan, tmp_path):
    """Files stay between a unit and the one above it; an answer does not carry them back."""
    office = open_at("sent", OFFICE)
    reopen(office, KEY)
    add_documents(office, [PLAN], KEY)
    attach(office, key_of(PLAN), scan)
    made = lock(office, KEY, REASON)
    province = open_at("received", PROVINCE)
    import_files(province, [export(office, tmp_path / "a.bhxh").path])
    review(province, made, "approve")
    record = lock_total(province, consolidated(province, REGIME, PERIOD), REASON)
    assert "attachments" not in record.parts
    upward = export(province, tmp_path / "up.bhxh", merged=True, plain=True).path
    assert {} == read(upward.read_bytes()).contents.attachments
    (tmp_path / "back").mkdir()
    back = respond(province, tmp_path / "back", plain=True)
    assert all(not read(each.path.read_bytes()).contents.attachments for each in back)
    assert import_files(office, [each.path for each in back if each.addressee == OFFICE]).complete


def test_large_ones_are_listed_only(office, open_at: Open, tmp_path, monkeypatch):
    """What a bundle has no room for is known by name; opening it says what to do."""
    monkeypatch.setattr(writing, "LARGEST_SENT", len(SCAN) - 1)
    lock(office, KEY, REASON)
    province = open_at("received", PROVINCE)
    assert import_files(province, [export(office, tmp_path / "a.bhxh").path]).complete
    rows = {row.key: row for row in sent_documents(province, REGIME, PERIOD)}
    (file,) = rows[key_of(PLAN)].files
    with pytest.raises(Problem, match="attachment_missing"):
        write_out(province, file)


def test_looked_at(office, tmp_path):
    """What was opened on another day makes room, but for what somebody went on writing in."""
    letter = tmp_path / "b.png"
    letter.write_bytes(b"png")
    second = attach(office, key_of(LETTER), letter)
    (first,) = register_of(office, KEY).by_key[key_of(PLAN)].files
    before = write_out(office, first)
    now = clock.now().timestamp()
    os.utime(before, (now, now))
    path = write_out(office, second)
    assert {before, path} == set(before.parent.iterdir())
    path.write_bytes(b"png, changed")
    for each in (before, path):
        os.utime(each, (0, 0))
    again = write_out(office, second)
    assert {again, path} == set(before.parent.iterdir())
    assert (b"png", b"png, changed") == (again.read_bytes(), path.read_bytes())


def test_audited_alike(office):
    """What was taken away is told as what was put there."""
    (file,) = register_of(office, KEY).by_key[key_of(PLAN)].files
    detach(office, file)
    put, taken = (
        next(audit.of_operation(office.connection, name)).changes
        for name in ("document_attach", "document_detach")
    )
    assert put.after == taken.before


def test_only_with_listed_documents(office, scan):
    """A file of a document the report does not list is in no report."""
    assert [scan.name] == [file.name for file in contents(office, KEY).attachments]
    unlist_documents(office, KEY, [key_of(PLAN)])
    assert () == contents(office, KEY).attachments
    assert "attachments" not in lock(office, KEY, REASON).parts


def test_locked_again(office, scan):
    """Reopened, what was locked is there; only another file makes another revision."""
    made = lock(office, KEY, REASON)
    reopen(office, KEY)
    assert made.id == lock(office, KEY, REASON).id
    reopen(office, KEY)
    scan.write_bytes(SCAN + b"2")
    attach(office, key_of(LETTER), scan)
    assert made.id != lock(office, KEY, REASON).id


def test_two_pcs(office, open_at: Open, scan, tmp_path):
    """Each kept another file: a decision has both, without being asked about."""
    lock(office, KEY, REASON)
    two = open_at("filled", OFFICE, "two")
    working.delete(two.connection, KEY)
    import_files(two, [export(office, tmp_path / "first.bhxh").path])
    for session, letters in ((office, b"one"), (two, b"two")):
        reopen(session, KEY)
        scan.write_bytes(letters)
        attach(session, key_of(LETTER), scan)
        lock(session, KEY, REASON)
    import_files(office, [export(two, tmp_path / "two.bhxh").path])
    shown = conflicted(office, KEY)
    assert () == tuple(shown.between.questions)
    resolve(office, shown, [])
    lock(office, KEY, REASON)
    files = contents(office, KEY).attachments
    held = attachments.contents(office.connection, [file.hash for file in files])
    assert {SCAN, b"one", b"two"} == set(held.values())


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a.pdf", "a.pdf"),
        ("../../b.PDF", "b.pdf"),
        ("C:\\x\\c.docx", "c.docx"),
        ("d:e|f?.png", "d_e_f_.png"),
        (f"{'g' * 120}.jpg", f"{'g' * 80}.jpg"),
    ],
)
def test_names(name, safe):
    """Whatever a unit calls a file, it is written under a name any PC takes."""
    made = attachment_of(key_of(PLAN), name, b"1")
    assert f"{made.hash[:8]}-{safe}" == safe_name(made.name, made.hash)
