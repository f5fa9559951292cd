"""Exporting: the heads and all that came before them, in a file that stands on its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bhxh_desktop.bundles.package import Contents, Header, heads_within
from bhxh_desktop.bundles.trust import sign
from bhxh_desktop.bundles.writer import write_bundle
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.revision import Enrolment, Revocation
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.submissions import lock, lock_total
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from bhxh_desktop.store import audit, files, revisions
from tests.helpers.bundles import a_header, held
from tests.helpers.workspaces import (
    LOCKED_AT,
    MENDED,
    OFFICE,
    PROVINCE,
    REASON,
    RECEIVED_AT,
    STRANGER,
    definition,
    key_of,
    relock,
    total_of,
)

ROOT = Path(__file__).parents[3]


def test_written(open_at, out):
    """A file says who sent it to whom and when, and holds the head with its parts as kept here."""
    session = open_at("sent", OFFICE)
    contents = held(export(session, out / "a.bhxh"))
    header = Header(
        format=1,
        use="submission",
        sender=OFFICE,
        signer=session.key.public,
        addressee=PROVINCE,
        made_at=RECEIVED_AT.isoformat(),
        author=session.author,
        sequence=2,
        sample=True,
    )
    assert header == contents.header
    assert revisions.signed_revisions(session.connection) == contents.revisions
    ((revision, record),) = contents.records.items()
    assert set(record.parts.values()) == contents.parts.keys()
    assert session.figures_of([record]) == contents.figures
    assert {definition().hash: definition().content} == contents.definitions
    assert (revision,) == history(session).heads_at(key_of(OFFICE)).ids


def test_noted(open_at, out):
    """The file is in the log of files and in the audit, and its heads count as sent."""
    session = open_at("sent", OFFICE)
    (head,) = history(session).records
    written = export(session, out / "a.bhxh")
    at = RECEIVED_AT.isoformat()
    *_, line = files.entries(session.connection)
    what = written.digest, str(written.path), written.size, at, "1 cchc/2023/1"
    assert ("out", *what, "", "") == line
    *_, entry = audit.entries(session.connection)
    after = {"digest": written.digest, "revisions": [head]}
    assert (at, session.author, Changes("export", str(written.path), {}, after)) == entry
    assert {head} == revisions.exported(session.connection, [head])


def test_only_heads_count_as_sent(open_at, out):
    """A revision that nobody ever sent by itself does not become lần thứ 1 by being passed on."""
    session = open_at("sent", OFFICE)
    records = [relock(session, n) for n in (1, 2)]
    contents = held(export(session, out))
    assert 3 == len(contents.revisions)
    (first,) = contents.records.keys() - {record.id for record in records}
    assert {first, records[1].id} == revisions.exported(session.connection, contents.records)


def test_ancestors_go_along(open_at, out):
    """A second revision brings the first with it, parts and all."""
    contents = held(export(open_at("mended", MENDED), out))
    assert [1, 2] == sorted(record.number for record in contents.records.values())
    named = {part for record in contents.records.values() for part in record.parts.values()}
    assert named == contents.parts.keys()
    (head,) = heads_within(contents.records)
    assert {head} == contents.figures.keys()


def test_what_was_judged_is_there(open_at, out, templates):
    """Whoever gave a verdict has what it was given on; another revision then goes by itself."""
    session = open_at("sent", OFFICE)
    (first,) = history(session).records.values()
    import_files(session, [p for p in templates.responses if OFFICE in p.name])
    second = relock(session, 9)
    contents = held(export(session, out, plain=True))
    assert {first.id, second.id} == contents.records.keys()
    assert set(second.parts.values()) == contents.parts.keys()
    province = open_at("received")
    assert import_files(province, list(out.iterdir())).complete
    assert second.id in history(province).heads_at(key_of(OFFICE)).ids


def test_totals_go_along(open_at, out):
    """A locked total is one of the unit's own heads."""
    session = open_at("received")
    record = lock_total(session, total_of(session), REASON)
    contents = held(export(session, out))
    assert {"own", "total"} == {r.scope for r in contents.records.values()}
    assert contents.records[record.id].sources == record.sources


def test_keys_go_along(open_at, out, tmp_path):
    """Signed statements about keys, comings and goings, travel with whatever is sent."""
    session = open_at("sent", OFFICE)
    at, own = LOCKED_AT.isoformat(), session.key
    came = Enrolment(unit=OFFICE, key=STRANGER.public, made_at=at, signer=own.public)
    went = Revocation(key=STRANGER.public, reason="Mất máy", made_at=at, signer=STRANGER.public)
    brought = Contents(
        a_header(OFFICE, signer=own.public),
        enrolments={came.id: sign(own, came)},
        revocations={went.id: sign(STRANGER, went)},
    )
    path = write_bundle(tmp_path / "keys.bhxh", brought, own).path
    assert {} == import_files(session, [path]).refused
    sent = held(export(session, out))
    assert (brought.enrolments, brought.revocations) == (sent.enrolments, sent.revocations)


def test_noted_before_it_is_written(open_at, out):
    """Killed before the file is there, the next lock is lần 2 and the next file another one."""
    session = open_at("sent", MENDED, "killed")
    connection = session.connection
    connection.execute("UPDATE revisions SET exported = 0")  # as if never sent before
    (head,) = history(session).records
    draft = out / ".a.bhxh.tmp"
    draft.mkdir()  # writing fails after everything was made
    with pytest.raises(OSError, match="tmp"):
        export(session, out / "a.bhxh")
    assert {head} == revisions.exported(connection, [head])
    assert 3 == files.sequence(connection)
    *_, line = files.entries(connection)
    assert (str(out / "a.bhxh"), files.FAILED) == (line.path, line.summary)
    *_, entry = audit.entries(connection)
    expected = Changes("export_failed", str(out / "a.bhxh"), {}, {"digest": line.digest})
    assert expected == entry.changes
    assert 2 == relock(session, 1).number


def test_killed_before_the_file(templates, out, tmp_path):
    """Killed at that instant, the next lock is lần 2 and the next file has another number."""
    folder = templates.copy("filled", OFFICE, tmp_path / "workspace")
    with Session.open(folder) as session:
        lock(session, key_of(OFFICE), REASON)
    command = [sys.executable, "-m", "tests.helpers.export_killed", folder, out]
    assert 9 == subprocess.run(command, cwd=ROOT, check=False).returncode
    assert [] == list(out.iterdir())
    with Session.open(folder) as session:
        assert 2 == relock(session, 1).number
        assert "KH-CR_all_all_0002.bhxh" == export(session, out).path.name
