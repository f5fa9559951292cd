"""Setups: an office begins from one file, and goes by what the province decides later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from bhxh_desktop.bundles.reader import Reader
from bhxh_desktop.bundles.trust import sign
from bhxh_desktop.bundles.writer import write_bundle
from bhxh_desktop.definitions.cache import shipped
from bhxh_desktop.domain.assignment import Assignment
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.task import Task
from bhxh_desktop.domain.trust import Standing
from bhxh_desktop.domain.unit import Unit
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.assignments import assign
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.setups import accept, read_invitation, write_setup, write_setups
from bhxh_desktop.operations.workspaces import confirm_key
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session, forget
from bhxh_desktop.store import setups, units
from bhxh_desktop.store.database import transaction
from tests.helpers.bundles import private_key
from tests.helpers.workspaces import (
    FIGURES,
    OFFICE,
    OFFICES,
    PERIOD,
    PROVINCE,
    REGIME,
    STRANGER,
    a_record,
    definition,
    dump,
    key_of,
    write_one,
)

YEAR = 2023
FIRST = "Việc thứ nhất"


@pytest.fixture
def province(open_at) -> Session:
    """A province that has decided something."""
    session = open_at("received", PROVINCE)
    decide(session, FIRST)
    return session


def decide(session: Session, text: str) -> None:
    """Assign one task to the office, in place of all others."""
    group = definition().regime.task_groups[0].code
    task = Task(code="1", group=group, text=text, units=(OFFICE,))
    assign(session, Assignment(regime=REGIME, year=YEAR, tasks=(task,), sample=True))


def begun(folder: Path, path: Path, *, confirmed: bool = True) -> Path:
    """A workspace made from the setup at *path*."""
    accept(folder, read_invitation(path), "Người mới", confirmed=confirmed)
    return folder


def decided(session: Session) -> str:
    """What the office is to do."""
    return "".join(task.text for task in session.tasks(REGIME, PERIOD, OFFICE))


def extra_form() -> Definition:
    """A form of which no program knows anything."""
    regime = msgspec.structs.replace(definition().regime, code="later", title="Sau này")
    return Definition(regime)


def respelt(path: Path, target: Path, session: Session, **changes: object) -> Path:
    """The bundle at *path* with a setup changed and signed anew by the province."""
    contents = Reader({d.hash: d for d in shipped().definitions}).read(path).contents
    (setup,) = contents.decisions.values()
    more = changes.pop("more", {})
    made = msgspec.structs.replace(setup, **changes)
    signed = sign(session.key, made)
    definitions = {
        h: c for h, c in {**contents.definitions, **more}.items() if h in made.definitions
    }
    whole = replace(contents, setups={made.id: signed}, definitions=definitions)
    return write_bundle(target, whole, session.key).path


def test_first_start(province, tmp_path):
    """Choose the file, compare the fingerprint, done: units, decisions, keys are there."""
    made = write_setup(province, tmp_path, OFFICE)
    said = read_invitation(made.path)
    assert (OFFICE, PROVINCE) == (said.unit.code, said.sender.code)
    with Session.open(begun(tmp_path / "new", made.path)) as office:
        assert OFFICE == office.unit.code
        assert tuple(province.tree) == tuple(office.tree)
        assert FIRST == decided(office)
        assert {province.key.public} == office.trust.rings[PROVINCE]
        assert office.is_sample


def test_another_pc_of_the_office_is_vouched_for(province, tmp_path, open_at):
    """The keys confirmed at the province travel along: the old PC counts at the new one."""
    made = write_setup(province, tmp_path, OFFICE)
    old = open_at("sent", OFFICE, "old")
    with Session.open(begun(tmp_path / "new", made.path)) as office:
        brought = import_files(office, [export(old, tmp_path / "old.bhxh").path])
        assert brought.complete
        assert 1 == len(history(office).heads_at(key_of(OFFICE)).ids)


def test_unconfirmed_waits(province, tmp_path):
    """Without the telephone nothing of it holds; it does once the key is confirmed."""
    made = write_setup(province, tmp_path, OFFICE)
    with Session.open(begun(tmp_path / "new", made.path, confirmed=False)) as office:
        assert FIRST != decided(office)
        again = import_files(office, [made.path])
        (doubt,) = again.imported[0].doubts
        assert (PROVINCE, "setup", Standing.UNKNOWN) == (doubt.unit, doubt.kind, doubt.standing)
        confirm_key(office, PROVINCE, province.key.public)
        assert FIRST == decided(office)


def test_later_decisions_in_any_order(province, tmp_path):
    """The last decision holds, whichever file comes last."""
    folder = tmp_path / "setups"
    folder.mkdir()
    paths = []
    for text in ("một", "hai", "ba"):
        decide(province, text)
        paths.append(write_setup(province, folder, OFFICE).path)
    with Session.open(begun(tmp_path / "new", paths[1])) as office:
        assert "hai" == decided(office)
        import_files(office, [paths[0]])
        assert "hai" == decided(office)
        import_files(office, [paths[2], paths[0]])
        assert "ba" == decided(office)
        before = dump(office.connection, "files", "audit")
        import_files(office, paths)
        assert before == dump(office.connection, "files", "audit")


def test_the_same_decision_is_one(province, tmp_path):
    """Nothing changed: the setup for each office is the same statement."""
    folder = tmp_path / "setups"
    folder.mkdir()
    made = write_setups(province, folder)
    assert len(OFFICES) == len({each.path for each in made})
    reader = Reader({d.hash: d for d in shipped().definitions})
    ids = {tuple(reader.read(each.path).contents.setups) for each in made}
    assert 1 == len(ids)
    decide(province, "khác")
    later = write_setup(province, folder, OFFICE)
    assert tuple(reader.read(later.path).contents.setups) not in ids


def test_two_offices_open_the_same_file(province, tmp_path):
    """They are told apart by their keys: neither counts before the province has asked."""
    made = write_setup(province, tmp_path, OFFICE)
    keys = set()
    for name in ("right", "wrong"):
        with Session.open(begun(tmp_path / name, made.path)) as office:
            keys.add(office.key.public)
    assert 2 == len(keys)
    assert not keys & province.trust.rings[OFFICE]


def test_a_second_key_is_told_of(province, templates, tmp_path):
    """The office has a key already: whoever confirms another is told to ask first."""
    key = private_key("wrong office")
    record = a_record(key, OFFICE, FIGURES)
    path = write_one(tmp_path / "wrong.bhxh", key, record, FIGURES, sample=True)
    (doubt,) = import_files(province, [path]).imported[0].doubts
    assert doubt.second
    assert Standing.UNKNOWN is doubt.standing


def test_an_office_that_was_there(province, open_at, tmp_path):
    """An office made without a setup takes one like any bundle, and its report goes on."""
    office = open_at("sent", OFFICE)
    before = history(office).heads_at(key_of(OFFICE))
    made = write_setup(province, tmp_path, OFFICE)
    result = import_files(office, [made.path])
    assert result.complete
    assert 1 == len(result.imported[0].new_setups)
    assert FIRST == decided(office)
    assert before == history(office).heads_at(key_of(OFFICE))


def test_new_units_and_forms(province, tmp_path):
    """A unit that opened and a regime the program never heard of: there at once."""
    added = Unit(
        code="KH-MOI", name="BHXH cơ sở Mới", short_name="BHXH Mới", level="office",
        parent=PROVINCE, valid_from=date(2023, 7, 1),
    )  # fmt: skip
    with transaction(province.connection):
        units.save(province.connection, [*province.tree, added])
    forget(province)
    form = extra_form()
    made = write_setup(province, tmp_path, OFFICE)
    known = tuple(sorted(d.hash for d in province.installed))
    more = {"definitions": tuple(sorted((*known, form.hash))), "more": {form.hash: form.content}}
    sent = respelt(made.path, tmp_path / "more.bhxh", province, **more)
    with Session.open(begun(tmp_path / "new", sent)) as office:
        assert "KH-MOI" in office.tree
        assert "later" in {d.regime.code for d in office.installed}
        assert form.hash == office.definition_for("later", Period.parse(PERIOD)).hash
    with Session.open(tmp_path / "new") as office:  # also after the program was closed
        assert "later" in {d.regime.code for d in office.installed}


def faulty_form() -> Definition:
    """A form that names a column it does not have."""
    regime = extra_form().regime
    rule = msgspec.structs.replace(regime.rules[0], left="nothing_like_it")
    return Definition(msgspec.structs.replace(regime, rules=(rule, *regime.rules[1:])))


def test_refused(province, open_at, tmp_path):
    """For others, with a faulty form, with another content of a version: not a row is kept."""
    made = write_setup(province, tmp_path, OFFICE).path
    form, doubled = faulty_form(), Definition(
        msgspec.structs.replace(definition().regime, title="Khác")
    )  # fmt: skip
    alone = tuple(unit for unit in province.tree if unit.code in (PROVINCE, "KH-NH", "VN"))
    office = open_at("sent", OFFICE)
    for number, (changes, code) in enumerate(
        [
            ({"definitions": (form.hash,), "more": {form.hash: form.content}}, "setup_form"),
            (
                {"definitions": (doubled.hash,), "more": {doubled.hash: doubled.content}},
                "definition_doubled",
            ),
            ({"units": alone}, "setup_for_others"),
        ]
    ):
        path = respelt(made, tmp_path / f"{number}.bhxh", province, **changes)
        before = dump(office.connection)
        (fault,) = import_files(office, [path]).refused.values()
        assert code == fault.code
        assert before == dump(office.connection)


def test_signed_by_nobody_known(province, open_at, tmp_path):
    """A stranger's setup waits; a neighbour's key decides nothing."""
    made = write_setup(province, tmp_path, OFFICE).path
    contents = Reader({d.hash: d for d in shipped().definitions}).read(made).contents
    (setup,) = contents.decisions.values()
    neighbour = open_at("sent", OFFICES[1], "neighbour")
    office = open_at("sent", OFFICE)
    for number, key in enumerate((STRANGER, neighbour.key, office.key)):
        forged = msgspec.structs.replace(setup, signer=key.public, assignments=())
        header = msgspec.structs.replace(contents.header, signer=key.public)
        whole = replace(contents, header=header, setups={forged.id: sign(key, forged)})
        path = write_bundle(tmp_path / f"forged-{number}.bhxh", whole, key).path
        tree, days = tuple(office.tree), decided(office)
        import_files(office, [path])
        assert (tree, days) == (tuple(office.tree), decided(office))
    import_files(office, [made])
    assert FIRST == decided(office)


def test_no_invitation(province, templates, tmp_path):
    """Any other bundle begins no workspace."""
    with pytest.raises(Problem, match="setup_expected"):
        read_invitation(templates.bundle(OFFICE))
    with pytest.raises(Problem, match="setup_not_below"):
        write_setup(province, tmp_path, "VN")


def test_offices_send_none(open_at, tmp_path):
    """Nobody is below an office."""
    with pytest.raises(Problem, match="setup_nobody_below"):
        write_setups(open_at("sent", OFFICE), tmp_path)


def test_forms_do_not_go_back_to_who_sent_them(province, open_at, tmp_path):
    """A report to the province leaves out the province's own forms, and is read there all the same.

    With them a bundle of five regimes would be twice as large.
    """
    office = open_at("sent", OFFICE)
    whole = export(office, tmp_path / "whole.bhxh").path
    import_files(office, [write_setup(province, tmp_path / "setup.bhxh", OFFICE).path])
    lean = export(office, tmp_path / "lean.bhxh", plain=True).path
    assert lean.stat().st_size < whole.stat().st_size * 2 // 3
    known = Reader({d.hash: d for d in shipped().definitions})
    assert {} == known.read(lean).contents.definitions
    assert not import_files(province, [lean]).refused


def test_a_second_pc_of_the_province(province, tmp_path):
    """The province's own setup makes its second PC."""
    made = write_setup(province, tmp_path, PROVINCE)
    with Session.open(begun(tmp_path / "new", made.path)) as second:
        assert PROVINCE == second.unit.code
        assert 1 == len(setups.known(second.connection))
