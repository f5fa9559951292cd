"""What the province sends upward of all units' work, and what of it stays below."""

from __future__ import annotations

from bhxh_desktop.bundles.package import Contents
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.submissions import lock_total
from bhxh_desktop.queries.history import history
from tests.helpers.bundles import held
from tests.helpers.workspaces import (
    FIGURES,
    MENDED,
    OFFICE,
    PROVINCE,
    REASON,
    STRANGER,
    UNITS,
    a_record,
    key_of,
    total_of,
    write_one,
)


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
