"""Importing is set union: neither order nor repetition changes what is here or what counts."""

from __future__ import annotations

import csv
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bhxh_desktop import clock
from bhxh_desktop.bundles.package import Contents
from bhxh_desktop.bundles.trust import PrivateKey, sign
from bhxh_desktop.bundles.writer import write_bundle
from bhxh_desktop.domain.canonical import digest
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.figure import FigureKey, Figures
from bhxh_desktop.domain.parts import figures_to_part
from bhxh_desktop.domain.revision import Enrolment, Revocation, Statement
from bhxh_desktop.domain.trust import Standing
from bhxh_desktop.operations.arrivals import Doubt
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.workspaces import confirm_key
from bhxh_desktop.queries.figures import of_revision
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from bhxh_desktop.store import audit, files
from tests.helpers.bundles import a_header, private_key
from tests.helpers.workspaces import (
    FIGURES,
    LOCKED_AT,
    MENDED,
    OFFICE,
    OFFICES,
    PROVINCE,
    RECEIVED_AT,
    STRANGER,
    UNITS,
    Templates,
    a_record,
    definition,
    dump,
    key_of,
    total_of,
    write_one,
)

POOL = 21
LOGS = ("audit", "files")
"""Tables that tell what was done, in the order it was done."""
EXPECTED = Path(__file__).parents[2] / "data" / "expected" / "seed_002.csv"


def published() -> dict[FigureKey, Decimal]:
    """What the official report says of the whole province."""
    with EXPECTED.open(encoding="utf-8", newline="") as stream:
        return {
            FigureKey(line["form"], line["row"], line["column"]): Decimal(line["value"])
            for line in csv.DictReader(stream)
        }


def totals(session: Session) -> Figures:
    """What the province's units add up to, approved or not."""
    return total_of(session, unapproved=True).total.cells


def write_keys(path: Path, unit: str, signer: PrivateKey, statement: Statement) -> Path:
    """Write a bundle of one statement about keys, sent by a unit."""
    held = {statement.id: sign(signer, statement)}
    field = "enrolments" if isinstance(statement, Enrolment) else "revocations"
    header = a_header(unit, use="setup", signer=signer.public, addressee=None)
    return write_bundle(path, Contents(header, **{field: held}), signer).path


@pytest.fixture(scope="module")
def pool(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """What was sent, merged and answered, a second PC, and the keys' comings and goings.

    The second PC of one office is enrolled by the first and goes on with its work; that of another
    is enrolled and later revoked by the province, which honours nothing it signed.
    """
    folder = tmp_path_factory.mktemp("pool")
    found = [*templates.bundles, templates.bundle(MENDED, 2), templates.merged]
    found += templates.responses
    province = templates.key(PROVINCE)
    for unit in ("KH-CR", "KH-NH"):
        key, at = private_key(unit), LOCKED_AT.isoformat()
        own = templates.key(unit)
        record = a_record(key, unit, FIGURES, author=f"Máy thứ hai của {unit}")
        joined = Enrolment(unit=unit, key=key.public, made_at=at, signer=own.public)
        gone = Revocation(key=key.public, reason="Mất máy", made_at=at, signer=province.public)
        found.append(write_one(folder / f"{unit}.bhxh", key, record, FIGURES))
        found.append(write_keys(folder / f"{unit}-joined.bhxh", unit, own, joined))
        if unit == "KH-NH":
            found.append(write_keys(folder / f"{unit}-gone.bhxh", PROVINCE, province, gone))
    return found


def outcome(session: Session) -> tuple[object, ...]:
    """Everything but the logs, and what it amounts to."""
    told = history(session)
    return dump(session.connection, *LOGS), told.heads, told.verdicts, totals(session)


@pytest.fixture(scope="module")
def at_once(
    templates: Templates, pool: list[Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[object, ...]:
    """What importing the whole pool in one call comes to."""
    folder = templates.copy("sent", PROVINCE, tmp_path_factory.mktemp("once") / "workspace")
    with clock.held(RECEIVED_AT), Session.open(folder) as session:
        assert {} == import_files(session, pool).refused
        return outcome(session)


@st.composite
def calls(draw: st.DrawFn) -> list[list[int]]:
    """All places of the pool in any order, some again, split into a few calls."""
    again = draw(st.lists(st.integers(0, POOL - 1), max_size=4))
    order = draw(st.permutations([*range(POOL), *again]))
    cuts = sorted(draw(st.sets(st.integers(1, POOL - 1), max_size=4)))
    return [order[start:end] for start, end in pairwise([0, *cuts, len(order)])]


@settings(max_examples=12)
@given(calls())
def test_any_order_and_twice(templates, pool, at_once, tmp_path_factory, orders):
    """Calls of any few files in any order, some again, end in the same store and the same total."""
    folder = templates.copy("sent", PROVINCE, tmp_path_factory.mktemp("order") / "workspace")
    with Session.open(folder) as session:
        for places in orders:
            assert {} == import_files(session, [pool[place] for place in places]).refused
        assert at_once == outcome(session)


def test_what_the_pool_holds(at_once, pool):
    """The pool is worth turning about: a conflict, a waiting key, a dead one, two revisions."""
    _, heads, verdicts, _ = at_once
    assert POOL == len(pool)
    assert heads[key_of("KH-CR")].in_conflict
    assert 1 == len(heads[key_of("KH-NH")].ids) == len(heads[key_of("KH-NH")].waiting)
    assert 1 == len(heads[key_of(MENDED)].ids)
    assert set(UNITS) == {key.unit for key in heads}
    assert len(OFFICES) == len(verdicts)


@pytest.mark.parametrize("paths", [OFFICES, OFFICES[::-1], OFFICES * 2])
def test_the_published_report(open_at, templates, paths):
    """Seven bundles and the province's own figures give the published report to the last digit."""
    session = open_at("sent")
    import_files(session, map(templates.bundle, paths))
    expected = published()
    cells = totals(session)
    assert expected == {place: cells[place].number for place in expected}


def test_what_came(open_at, templates):
    """A result tells, by file, what was new; the same again is nothing new."""
    session = open_at("sent")
    paths = [templates.bundle(MENDED, 2), templates.bundle(MENDED), templates.bundle(OFFICE)]
    result = import_files(session, [*paths, paths[2]])
    assert [paths[0], paths[1], paths[2], paths[2]] == [item.path for item in result.imported]
    assert [2, 0, 1, 0] == [len(item.new) for item in result.imported]
    assert result.complete
    again = import_files(session, paths)
    assert [(), (), ()] == [item.new for item in again.imported]
    assert again.complete
    numbers = {record.number: record.unit for record in result.imported[0].new}
    assert {1: MENDED, 2: MENDED} == numbers


def test_logs(open_at, templates):
    """Each file is one line in the log of files and one in the audit."""
    session = open_at("sent")
    path = templates.bundle(OFFICE)
    (item,) = import_files(session, [path]).imported
    *_, entry = files.entries(session.connection)
    at = RECEIVED_AT.isoformat()
    sent = (OFFICE, templates.key(OFFICE).public)
    what = str(path), path.stat().st_size, at, "1 cchc/2023/1"
    assert ("in", item.bundle.digest, *what, *sent) == entry
    *_, line = audit.entries(session.connection)
    after = {"digest": item.bundle.digest, "revisions": [record.id for record in item.new]}
    assert (at, session.author, Changes("import", str(path), {}, after)) == line


@pytest.fixture
def unknown(tmp_path: Path) -> Path:
    """A bundle of an office by a key nobody knows."""
    record = a_record(STRANGER, OFFICE, FIGURES)
    return write_one(tmp_path / "unknown.bhxh", STRANGER, record, FIGURES)


def test_an_unknown_key_waits(open_at, templates, unknown):
    """What an unknown key signed is kept and counts nothing until the key is confirmed."""
    session = open_at("received")
    key = key_of(OFFICE)
    before = history(session)
    total = totals(session)
    result = import_files(session, [unknown])
    (item,) = result.imported
    assert not result.complete
    assert item.new == item.waiting
    (record,) = item.new
    known = history(session)
    assert before.heads[key].ids == known.heads[key].ids
    assert {record.id} == known.heads[key].waiting
    assert before.choose(key) == known.choose(key)
    assert total == totals(session)
    confirm_key(session, OFFICE, STRANGER.public)
    known = history(session)
    assert {*before.heads[key].ids, record.id} == set(known.heads[key].ids)
    assert frozenset() == known.heads[key].waiting


def test_confirmed_before_or_after(open_at, unknown):
    """Whether a key is confirmed before or after the import makes no difference."""
    sessions = [open_at("empty", name=name) for name in ("before", "after")]
    confirm_key(sessions[0], OFFICE, STRANGER.public)
    assert import_files(sessions[0], [unknown]).complete
    assert not import_files(sessions[1], [unknown]).complete
    confirm_key(sessions[1], OFFICE, STRANGER.public)
    one, other = (outcome(session) for session in sessions)
    assert one == other


@pytest.fixture
def newcomer(tmp_path: Path, templates: Templates) -> list[Path]:
    """A neighbour's key on its own bundle, and the bundle that enrols it for this office too.

    The second brings what the key signed before it may have been known to have a right to it.
    """
    key, at = templates.key("KH-NH"), LOCKED_AT.isoformat()
    record = a_record(key, OFFICE, FIGURES, author="Người mới chuyển về")
    part = figures_to_part(FIGURES)
    joined = Enrolment(
        unit=OFFICE, key=key.public, made_at=at, signer=templates.key(PROVINCE).public
    )
    header = a_header(OFFICE, signer=key.public, addressee=PROVINCE)
    contents = Contents(
        header,
        revisions={record.id: sign(key, record)},
        parts={digest(part): part},
        enrolments={joined.id: sign(templates.key(PROVINCE), joined)},
        definitions={definition().hash: definition().content},
        figures={record.id: FIGURES},
    )
    whole = write_bundle(tmp_path / "whole.bhxh", contents, key).path
    alone = write_keys(tmp_path / "alone.bhxh", PROVINCE, templates.key(PROVINCE), joined)
    return [whole, alone]


def test_statements_of_the_call_are_judged_first(open_at, newcomer):
    """A bundle that brings its own right to speak counts, whatever was known of the key before."""
    whole, alone = newcomer
    orders = {"whole": [whole], "after": [whole, alone], "before": [alone, whole]}
    found = []
    for name, paths in orders.items():
        session = open_at("empty", name=name)
        assert import_files(session, paths).complete
        found.append(outcome(session))
    assert found[0] == found[1] == found[2]
    assert 1 == len(found[0][1][key_of(OFFICE)].ids)


def test_a_foreign_revision_waits(open_at, templates, tmp_path):
    """Beside what counts, a revision by a key without a right is kept and counts nothing.

    It is said whose key it was; when the key gets the right later, the revision counts by itself.
    """
    key = templates.key("KH-NH")
    foreign, own = a_record(key, OFFICE, FIGURES), a_record(key, "KH-NH", FIGURES)
    part = figures_to_part(FIGURES)
    contents = Contents(
        a_header("KH-NH", signer=key.public),
        revisions={record.id: sign(key, record) for record in (foreign, own)},
        parts={digest(part): part},
        definitions={definition().hash: definition().content},
        figures={foreign.id: FIGURES, own.id: FIGURES},
    )
    path = write_bundle(tmp_path / "mixed.bhxh", contents, key).path
    session = open_at("empty")
    result = import_files(session, [path])
    assert ({}, False) == (result.refused, result.complete)
    (item,) = result.imported
    doubt = Doubt(OFFICE, key.public, Standing.FOREIGN, "revision", ("KH-NH",))
    assert ((doubt,), ()) == (item.doubts, item.waiting)
    heads = history(session).heads
    assert ((), (own.id,)) == (heads[key_of(OFFICE)].ids, heads[key_of("KH-NH")].ids)
    confirm_key(session, OFFICE, key.public)
    assert (foreign.id,) == history(session).heads_at(key_of(OFFICE)).ids


def test_neighbours_keys_are_nobodys_business_here(open_at, templates):
    """An office that gets what the province sends upward is not asked about its neighbours."""
    office = open_at("sent", OFFICE)
    result = import_files(office, [templates.merged])
    (item,) = result.imported
    assert (True, (), ()) == (result.complete, item.doubts, item.waiting)
    assert len(UNITS) - 1 == len(item.new)


def test_enrol(open_at, unknown):
    """With enrol the sender's unknown key is confirmed for the sender, and the audit says so."""
    session = open_at("empty")
    result = import_files(session, [unknown], enrol=True)
    assert result.complete
    assert STRANGER.public in session.trust.rings[OFFICE]
    assert frozenset({OFFICE}) == session.trust.units_of(STRANGER.public)
    assert 1 == len(history(session).heads[key_of(OFFICE)].ids)
    said = [entry.changes for entry in audit.entries(session.connection)]
    assert Changes("confirm_key", OFFICE, {}, {"key": STRANGER.public}) in said


def test_enrol_leaves_known_keys(open_at, templates):
    """A key that is known is not confirmed again."""
    session = open_at("empty")
    rings = session.trust.rings
    before = dump(session.connection)["confirmed_keys"]
    import_files(session, templates.bundles, enrol=True)
    assert rings == session.trust.rings
    assert before == dump(session.connection)["confirmed_keys"]


@pytest.mark.parametrize("enrol", [False, True])
def test_dry_run(open_at, templates, unknown, enrol):
    """A dry run tells what would come, and leaves not a trace in the store."""
    session = open_at("sent")
    paths = [*templates.bundles, templates.merged, unknown]
    before, heads, trust = dump(session.connection), history(session).heads, session.trust
    preview = import_files(session, paths, enrol=enrol, dry_run=True)
    assert before == dump(session.connection)
    assert (heads, trust) == (history(session).heads, session.trust)
    assert not session.connection.in_transaction
    result = import_files(session, paths, enrol=enrol)
    assert preview == result
    assert enrol == result.complete
    assert before != dump(session.connection)


def test_an_old_version_still_opens(open_at, templates):
    """What was imported opens, and comes in again, after its version is no longer shipped."""
    session = open_at("empty")
    import_files(session, [templates.bundle(OFFICE)])
    (head,) = history(session).records
    before = of_revision(session, head)
    later = Session(session.workspace)
    later.installed = ()
    after = of_revision(later, head)
    assert (before.cells, before.definition.hash) == (after.cells, after.definition.hash)
    assert import_files(later, [templates.bundle(OFFICE)]).complete


@pytest.mark.parametrize(
    ("home", "beside"), [("KH-NH", [True, False, False]), (PROVINCE, [False] * 3)]
)
def test_a_neighbours_bundle_is_told(open_at, templates, home, beside):
    """What an office sends is for its own PCs and those above; elsewhere it is kept, and told."""
    response = next(path for path in templates.responses if home in path.name or home == PROVINCE)
    paths = [templates.bundle(OFFICE), templates.merged, response]
    result = import_files(open_at("sent", home), paths)
    assert ({}, beside) == (result.refused, [item.is_beside for item in result.imported])
