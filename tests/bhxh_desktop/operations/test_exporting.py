"""Exporting: the heads and all that came before them, in a file that stands on its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bhxh_desktop.bundles.package import Contents, Header, heads_within
from bhxh_desktop.bundles.reader import Reader
from bhxh_desktop.bundles.trust import sign
from bhxh_desktop.bundles.writer import BundleInfo, write_bundle
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.revision import Enrolment, Revocation
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.exporting import export, respond
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.submissions import lock, lock_total
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from bhxh_desktop.store import audit, files, revisions
from tests.helpers.bundles import a_header
from tests.helpers.workspaces import (
    FIGURES,
    LOCKED_AT,
    MENDED,
    OFFICE,
    OFFICES,
    PERIOD,
    PROVINCE,
    REASON,
    RECEIVED_AT,
    REGIME,
    STRANGER,
    UNITS,
    a_record,
    definition,
    dump,
    key_of,
    relock,
    total_of,
    write_one,
    write_withheld,
)

ROOT = Path(__file__).parents[3]


def held(written: BundleInfo) -> Contents:
    """What a bundle holds, read by somebody who knows no definition."""
    bundle = Reader().read(written.path)
    assert (written.digest, written.size) == (bundle.digest, bundle.size)
    return bundle.contents


def refused(session: Session, path: Path, *args: str, merged: bool = False) -> Problem:
    """What an export is refused with; no file is there then and nothing was noted."""
    before = dump(session.connection)
    with pytest.raises(Problem) as caught:
        export(session, path, *args, merged=merged)
    assert before == dump(session.connection)
    assert [] == list(path.parent.glob("*.bhxh*"))
    return caught.value


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with nothing in it."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def test_written(open_at, out):
    """A file says who sent it to whom and when, and holds the head with its parts as kept here."""
    session = open_at("sent", OFFICE)
    contents = held(export(session, out / "a.bhxh"))
    header = Header(
        format=0,
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
    assert ("out", written.digest, str(written.path), written.size, at, "1", "", "") == line
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


@pytest.mark.parametrize(
    ("args", "name"),
    [
        ((), "KH-CR_all_all_0002.bhxh"),
        ((REGIME,), "KH-CR_cchc_all_0002.bhxh"),
        ((REGIME, PERIOD), "KH-CR_cchc_2023_0002.bhxh"),
    ],
)
def test_into_a_folder(open_at, out, args, name):
    """In a folder the file gets its proper name, and the next one another."""
    session = open_at("sent", OFFICE)
    assert out / name == export(session, out, *args).path
    assert out / name.replace("0002", "0003") == export(session, out, *args).path
    assert [2, 3] == [
        Reader().read(path).contents.header.sequence for path in sorted(out.iterdir())
    ]


def test_ancestors_go_along(open_at, out):
    """A second revision brings the first with it, parts and all."""
    contents = held(export(open_at("mended", MENDED), out))
    assert [1, 2] == sorted(record.number for record in contents.records.values())
    named = {part for record in contents.records.values() for part in record.parts.values()}
    assert named == contents.parts.keys()
    (head,) = heads_within(contents.records)
    assert {head} == contents.figures.keys()


def test_own_and_merged(open_at, out):
    """The province sends its own by itself, or all units' with it; reviews stay here."""
    session = open_at("received")
    own = held(export(session, out / "own.bhxh"))
    assert ("submission", "VN") == (own.header.use, own.header.addressee)
    assert {PROVINCE} == {record.unit for record in own.records.values()}
    assert {} == own.reviews
    merged = held(export(session, out / "merged.bhxh", merged=True))
    assert "merged" == merged.header.use
    assert set(UNITS) == {record.unit for record in merged.records.values()}
    assert {} == merged.reviews


def named(contents: Contents, *names: str) -> set[tuple[str, str]]:
    """Units and names of the parts that a bundle brings under one of *names*."""
    return {
        (record.unit, name)
        for record in contents.records.values()
        for name, digest in record.parts.items()
        if name in names and digest in contents.parts
    }


def test_explanations_stay_below(open_at, out):
    """What an office explained to the province goes no further; the province's own does."""
    session = open_at("received")
    contents = held(export(session, out, merged=True))
    explained = {r.unit for r in contents.records.values() if "explanations" in r.parts}
    assert {PROVINCE, OFFICE} <= explained
    assert {(PROVINCE, "explanations")} == named(contents, "explanations", "journal", "attachments")
    assert set(UNITS) == {unit for unit, _ in named(contents, "figures")}


def test_returned_revisions_stay_below(open_at, templates, out):
    """A returned head does not go upward, nor what stands in it once it was mended."""
    session = open_at("received")
    (first,) = history(session).heads_at(key_of(MENDED)).ids
    review(session, history(session).records[first], "return", "Sai")
    contents = held(export(session, out, merged=True))
    assert set(UNITS) - {MENDED} == {record.unit for record in contents.records.values()}
    import_files(session, [templates.bundle(MENDED, 2)])
    contents = held(export(session, out, merged=True))
    assert {first} < {i for i, r in contents.records.items() if r.unit == MENDED}
    assert contents.records[first].parts["figures"] not in contents.parts


def test_the_approved_one_goes_up(open_at, templates, out):
    """Where the newer revision was returned, what was approved before is sent."""
    session = open_at("received")
    (first,) = history(session).heads_at(key_of(MENDED)).ids
    import_files(session, [templates.bundle(MENDED, 2)])
    (second,) = history(session).heads_at(key_of(MENDED)).ids
    review(session, history(session).records[second], "return", "Sai")
    contents = held(export(session, out, merged=True))
    assert {first} == {i for i, r in contents.records.items() if r.unit == MENDED}


def test_no_total_beside_one_that_holds_it(open_at, templates, out, tmp_path):
    """A total below that did not go into the province's would count its units twice."""
    session = open_at("received")
    key = templates.key(OFFICE)
    lesser = a_record(key, OFFICE, FIGURES, scope="total")
    import_files(session, [write_one(tmp_path / "1.bhxh", key, lesser, FIGURES, sample=True)])
    alone = held(export(session, out, merged=True))
    assert lesser.id in alone.records
    record = lock_total(session, total_of(session), REASON)
    written = export(session, out, merged=True)
    contents = held(written)
    totals = [i for i, r in contents.records.items() if r.scope == "total"]
    assert [record.id] == totals
    taken = {source.revision for source in record.sources.values()}
    assert taken <= contents.figures.keys()
    assert {} == import_files(open_at("empty", name="above"), [written.path]).refused


def test_respond(open_at, out):
    """Each office gets one file with its own reports and the verdicts on them, and no other's."""
    session = open_at("received")
    answers = respond(session, out)
    names = [f"KH_to_{unit}_{number:04}.bhxh" for number, unit in enumerate(sorted(OFFICES), 9)]
    assert names == [answer.path.name for answer in answers]
    for unit, answer in zip(sorted(OFFICES), answers, strict=True):
        contents = held(answer)
        assert ("response", unit) == (contents.header.use, contents.header.addressee)
        assert {unit} == {record.unit for record in contents.records.values()}
        assert 1 == len(contents.reviews)
    assert 9 + len(OFFICES) == files.sequence(session.connection)


def test_nothing_to_respond(open_at, out):
    """Nobody was judged."""
    session = open_at("sent")
    before = dump(session.connection)
    with pytest.raises(Problem, match="nothing_to_respond"):
        respond(session, out)
    assert (before, []) == (dump(session.connection), list(out.iterdir()))


def test_a_response_that_cannot_be_written(open_at, out):
    """What was not written says so; what was stays."""
    session = open_at("received")
    (out / f".KH_to_{sorted(OFFICES)[1]}_0010.bhxh.tmp").mkdir()
    with pytest.raises(OSError, match="tmp"):
        respond(session, out)
    assert 1 == len(list(out.glob("*.bhxh")))
    summaries = [line.summary for line in files.entries(session.connection)[-7:]]
    assert ["1"] + [files.FAILED] * 6 == summaries


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


@pytest.mark.parametrize(
    ("stage", "args"),
    [("empty", ()), ("filled", ()), ("sent", ("other",)), ("sent", (REGIME, "x"))],
)
@pytest.mark.parametrize("merged", [False, True])
def test_nothing_to_export(open_at, out, stage, args, merged):
    """What was never locked, or is of another regime or period, is no file."""
    session = open_at(stage, OFFICE)
    assert "nothing_to_export" == refused(session, out / "a.bhxh", *args, merged=merged).code


def test_waiting_revisions_stay(open_at, out, tmp_path):
    """What an unknown key signed is not passed on in the province's name."""
    record = a_record(STRANGER, OFFICE, FIGURES)
    path = write_one(tmp_path / "1.bhxh", STRANGER, record, FIGURES)
    session = open_at("received")
    import_files(session, [path])
    assert record.id in history(session).records
    contents = held(export(session, out, merged=True))
    assert len(UNITS) == len(contents.records)
    assert record.id not in contents.records


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


def test_a_folder_that_is_not_there(open_at, tmp_path):
    """A medium that was pulled out leaves no note of a file that never was."""
    session = open_at("sent", OFFICE)
    before = dump(session.connection)
    with pytest.raises(FileNotFoundError):
        export(session, tmp_path / "none" / "a.bhxh")
    assert before == dump(session.connection)


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


def test_a_generated_name_replaces_nothing(open_at, out):
    """A store brought back from a copy counts its files again; the file of then stays."""
    written = [
        export(open_at("sent", OFFICE, name), out).path for name in ("first", "again", "third")
    ]
    names = ["KH-CR_all_all_0002.bhxh", "KH-CR_all_all_0002-2.bhxh", "KH-CR_all_all_0002-3.bhxh"]
    assert names == [path.name for path in written]


def test_a_given_name_replaces_only_when_told(open_at, out):
    """A name that is taken is refused before anything is noted, with force it is written anew."""
    session = open_at("sent", OFFICE)
    path = out / "a.bhxh"
    path.write_bytes(b"mine")
    before = dump(session.connection)
    for name in ("a.bhxh", "a"):
        with pytest.raises(Problem) as caught:
            export(session, out / name)
        assert ("file_exists", {"path": path}) == (caught.value.code, caught.value.fields)
    assert (b"mine", before) == (path.read_bytes(), dump(session.connection))
    assert path == export(session, out / "a", force=True).path
    assert OFFICE == Reader().read(path).contents.header.sender


@pytest.mark.parametrize(
    ("given", "name"), [("a", "a.bhxh"), ("a.BHXH", "a.BHXH"), ("a.1", "a.1.bhxh")]
)
def test_suffix(open_at, out, given, name):
    """A name without the suffix gets it."""
    assert out / name == export(open_at("sent", OFFICE), out / given).path


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
