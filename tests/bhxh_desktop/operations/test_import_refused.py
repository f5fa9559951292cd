"""A bundle that is not right is refused whole, with one Problem; its neighbours come in as ever."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from bhxh_desktop.bundles.archive import pack
from bhxh_desktop.bundles.descriptor import SIGNATURE
from bhxh_desktop.bundles.package import Contents
from bhxh_desktop.bundles.trust import sign
from bhxh_desktop.bundles.writer import write_bundle
from bhxh_desktop.domain.canonical import digest
from bhxh_desktop.domain.parts import figures_to_part
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import Source
from bhxh_desktop.messages import say
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.workspaces import create
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from bhxh_desktop.store import definitions
from tests.helpers.bundles import a_header, entries_of
from tests.helpers.model import small_definition
from tests.helpers.workspaces import (
    FIGURES,
    PROVINCE,
    STRANGER,
    Templates,
    a_record,
    definition,
    dump,
    key_of,
    write_one,
)

VICTIM = "KH-KV"
GOOD = ("KH-CR", "KH-KS")
OTHERS_SIGNATURE = "f" * 128
Spoil = Callable[[bytes, dict[str, bytes]], bytes]


def without(files: dict[str, bytes], folder: str) -> dict[str, bytes]:
    """Return the files of a bundle without the first of a folder."""
    name = next(name for name in files if name.startswith(folder))
    return {path: data for path, data in files.items() if path != name}


def changed(files: dict[str, bytes], folder: str) -> dict[str, bytes]:
    """Return the files with one digit of the first of a folder altered and packed anew."""
    name = next(name for name in files if name.startswith(folder))
    data = files[name]
    place = next(n for n, byte in enumerate(data) if byte in b"12345678")
    return {**files, name: data[:place] + bytes([data[place] + 1]) + data[place + 1 :]}


def twice(data: bytes) -> bytes:
    """Return a bundle with every entry again behind the first ones."""
    return data[: data.index(b"PK\1\2")] + data


def resigned(data: bytes, files: dict[str, bytes]) -> bytes:
    """Return a bundle under a signature of the right form that is not the sender's."""
    said = msgspec.json.decode(files[SIGNATURE])
    return pack({**files, SIGNATURE: msgspec.json.encode({**said, "signature": OTHERS_SIGNATURE})})


def flipped(data: bytes) -> bytes:
    """Return a bundle with one bit of its first entry's content altered, as a bad stick would."""
    place = data.index(b"PK\3\4", 1) - 9
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


SPOILT: dict[str, tuple[Spoil, str]] = {
    "empty": (lambda data, files: b"", "bundle_truncated"),
    "another file": (lambda data, files: b"%PDF-1.7", "bundle_not_one"),
    "cut short": (lambda data, files: data[: len(data) // 2], "bundle_truncated"),
    "without its end": (lambda data, files: data[:-1], "bundle_truncated"),
    "bytes behind": (lambda data, files: data + b"\n", "bundle_odd"),
    "a bit": (lambda data, files: flipped(data), "bundle_damaged"),
    "a figure": (lambda data, files: pack(changed(files, "parts/")), "bundle_hash"),
    "the table": (lambda data, files: pack(changed(files, "figures.csv")), "bundle_hash"),
    "missing part": (lambda data, files: pack(without(files, "parts/")), "bundle_entry_missing"),
    "missing head": (lambda data, files: pack(without(files, "heads/")), "bundle_entry_missing"),
    "unsigned": (lambda data, files: pack(without(files, SIGNATURE)), "bundle_entry_missing"),
    "added": (lambda data, files: pack({**files, "a.json": b"1"}), "bundle_entry_undeclared"),
    "climbing": (lambda data, files: pack({**files, "../a.json": b"1"}), "bundle_name"),
    "doubled": (lambda data, files: twice(data), "bundle_entry_doubled"),
    "signature": (resigned, "bundle_signature"),
}


@pytest.fixture(scope="module")
def shared(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> Session:
    """One province that refuses everything it is given here."""
    folder = templates.copy("sent", PROVINCE, tmp_path_factory.mktemp("shared") / "workspace")
    with Session.open(folder) as opened:
        yield opened


def refuse(session: Session, path: Path, **options: bool) -> str:
    """Import one file, which must be refused and leave the store as it was; return the code."""
    before = dump(session.connection)
    result = import_files(session, [path], **options)
    assert () == result.imported
    assert [path] == list(result.refused)
    assert not result.complete
    assert before == dump(session.connection)
    problem = result.refused[path]
    assert re.search("[0-9a-f]{12}|parts/|heads/", say(problem)) is None
    return problem.code


@pytest.mark.parametrize(("spoil", "code"), SPOILT.values(), ids=SPOILT)
@pytest.mark.parametrize("enrol", [False, True])
def test_spoilt(shared, templates, tmp_path, spoil, code, enrol):
    """Whatever happened to a file on its way, nothing of it is kept and one sentence says why."""
    data = templates.bundle(VICTIM).read_bytes()
    path = tmp_path / "spoilt.bhxh"
    path.write_bytes(spoil(data, entries_of(data)))
    assert code == refuse(shared, path, enrol=enrol)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_neighbours_come_in(open_at, templates, tmp_path, place):
    """The other files of the same call come in as if the spoilt one had not been named."""
    data = templates.bundle(VICTIM).read_bytes()
    path = tmp_path / "spoilt.bhxh"
    path.write_bytes(flipped(data))
    good = [templates.bundle(unit) for unit in GOOD]
    mixed, plain = (open_at("sent", name=name) for name in ("mixed", "plain"))
    result = import_files(mixed, [*good[:place], path, *good[place:]])
    assert {path: "bundle_damaged"} == {p: fault.code for p, fault in result.refused.items()}
    expected = import_files(plain, good)
    assert expected.imported == result.imported
    assert dump(plain.connection) == dump(mixed.connection)


def test_many_refused(shared, templates, tmp_path):
    """Each file that is refused has its own Problem, in the order they were named."""
    data = templates.bundle(VICTIM).read_bytes()
    paths = {tmp_path / f"{n}.bhxh": case for n, case in enumerate(SPOILT.values())}
    for path, (spoil, _) in paths.items():
        path.write_bytes(spoil(data, entries_of(data)))
    before = dump(shared.connection)
    refused = import_files(shared, paths).refused
    assert [code for _, code in SPOILT.values()] == [fault.code for fault in refused.values()]
    assert list(paths) == list(refused)
    assert before == dump(shared.connection)


def test_paths_that_cannot_be_read(open_at, templates, tmp_path):
    """Nothing there, a folder, a name no disk takes: each is told by its path, the good come in."""
    session = open_at("sent")
    odd = {
        tmp_path / "none.bhxh": "file_missing",
        tmp_path: "file_is_folder",
        tmp_path / "a\0b": "file_unreadable",
        tmp_path / ("x" * 300): "file_unreadable",
    }
    good = templates.bundle(VICTIM)
    result = import_files(session, [*odd, good])
    assert odd == {path: fault.code for path, fault in result.refused.items()}
    assert all(path == fault.fields["path"] for path, fault in result.refused.items())
    assert [good] == [item.path for item in result.imported]
    assert not result.complete
    assert 1 == len(history(session).heads_at(key_of(VICTIM)).ids)


def test_signed_by_another_unit(shared, templates, tmp_path):
    """An office that reports for its neighbour is refused, and so is one that sends in its name."""
    key = templates.key("KH-CR")
    record = a_record(key, VICTIM, FIGURES)
    as_itself = write_one(tmp_path / "1.bhxh", key, record, FIGURES, sender="KH-CR")
    in_its_name = write_one(tmp_path / "2.bhxh", key, record, FIGURES, sender=VICTIM)
    assert "bundle_foreign_signature" == refuse(shared, as_itself)
    assert "bundle_foreign_signature" == refuse(shared, in_its_name, enrol=True)
    (fault,) = import_files(shared, [as_itself]).refused.values()
    names = {"unit": "BHXH Khánh Vĩnh", "signer": "BHXH Cam Ranh"}
    assert names == fault.fields


def test_signed_by_the_parent(open_at, templates, tmp_path):
    """The province may report for an office, *nhập thay*; that counts as approved."""
    key = templates.key(PROVINCE)
    record = a_record(key, VICTIM, FIGURES)
    session = open_at("sent")
    path = write_one(tmp_path / "1.bhxh", key, record, FIGURES, sender=PROVINCE)
    assert import_files(session, [path]).complete
    choice = history(session).choose(key_of(VICTIM))
    assert (record.id, True) == (choice.revision, choice.approved)


def test_an_office_cannot_report_for_the_province(shared, templates, tmp_path):
    """No key speaks for units above its own."""
    key = templates.key("KH-CR")
    record = a_record(key, PROVINCE, FIGURES)
    path = write_one(tmp_path / "1.bhxh", key, record, FIGURES, sender="KH-CR")
    assert "bundle_foreign_signature" == refuse(shared, path)


def test_enrol_is_for_the_sender_only(shared, tmp_path):
    """A key enrolled on the way in speaks for its sender alone, and a refusal takes it back."""
    record = a_record(STRANGER, VICTIM, FIGURES)
    path = write_one(tmp_path / "1.bhxh", STRANGER, record, FIGURES, sender="KH-CR")
    assert "bundle_foreign_signature" == refuse(shared, path, enrol=True)
    assert frozenset() == shared.trust.units_of(STRANGER.public)


def test_enrolled_once_in_a_call(open_at, tmp_path):
    """One unknown key sent in the name of two units is enrolled for the first only."""
    paths = [
        write_one(tmp_path / f"{unit}.bhxh", STRANGER, a_record(STRANGER, unit, FIGURES), FIGURES)
        for unit in ("KH-CR", VICTIM)
    ]
    session = open_at("empty")
    result = import_files(session, paths, enrol=True)
    assert [paths[1]] == list(result.refused)
    assert frozenset({"KH-CR"}) == session.trust.units_of(STRANGER.public)
    assert {key_of("KH-CR")} == set(history(session).heads)


def test_totals_that_count_a_unit_twice(shared, templates, tmp_path):
    """Two totals that neither holds the other but share a unit are refused, naming the unit."""
    key = templates.key(PROVINCE)
    own = a_record(key, "KH-CR", FIGURES)
    sources = {"KH-CR": Source(revision=own.id)}
    totals = [a_record(key, u, FIGURES, scope="total", sources=sources) for u in ("KH", "KH-NH")]
    part = figures_to_part(FIGURES)
    contents = Contents(
        a_header(PROVINCE, signer=key.public, use="merged"),
        revisions={r.id: sign(key, r) for r in (own, *totals)},
        parts={digest(part): part},
        definitions={definition().hash: definition().content},
        figures={r.id: FIGURES for r in (own, *totals)},
    )
    path = write_bundle(tmp_path / "1.bhxh", contents, key).path
    assert "totals_overlap" == refuse(shared, path)
    (fault,) = import_files(shared, [path]).refused.values()
    assert {"unit": "BHXH Cam Ranh"} == fault.fields


def test_sample_data_stays_out_of_real_workspaces(templates, tmp_path):
    """A bundle of the sample says so under its signature, and only a sample workspace takes it."""
    create(tmp_path / "real", PROVINCE, "Người thật")
    with Session.open(tmp_path / "real") as real:
        assert "bundle_sample" == refuse(real, templates.bundle(VICTIM), enrol=True)
        record = a_record(STRANGER, VICTIM, FIGURES)
        path = write_one(tmp_path / "1.bhxh", STRANGER, record, FIGURES)
        assert {} == import_files(real, [path]).refused


@pytest.mark.parametrize("sender", ["KH-CR", "KH-XX"])
def test_unknown_units(shared, templates, tmp_path, sender):
    """A unit that is not on the list neither reports nor sends."""
    unit = "KH-CR" if sender == "KH-XX" else "KH-XX"
    record = a_record(STRANGER, unit, FIGURES)
    path = write_one(tmp_path / "1.bhxh", STRANGER, record, FIGURES, sender=sender)
    assert "bundle_unit_unknown" == refuse(shared, path, enrol=True)


def other_content() -> Definition:
    """The sample's regime under its own code and version, with another title."""
    return Definition(msgspec.structs.replace(definition().regime, title="Báo cáo khác"))


@pytest.mark.parametrize(
    ("made", "code"),
    [(small_definition(), "regime_version_unknown"), (other_content(), "definition_doubled")],
    ids=["unknown", "doubled"],
)
def test_definitions_are_not_brought_along(shared, templates, tmp_path, made, code):
    """A definition in a bundle only serves to read it; it never becomes one of this program's."""
    key = templates.key("KH-CR")
    cells = FIGURES if made.regime.code == "cchc" else {}
    record = a_record(key, "KH-CR", cells, definition=made)
    path = write_one(tmp_path / "1.bhxh", key, record, cells, made)
    assert code == refuse(shared, path)
    assert definitions.load(shared.connection, made.hash) is None
