"""Two versions of a form in one year: begun with one, carried over, added up in the later one."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from bhxh_desktop.domain.entries import Entries
from bhxh_desktop.domain.figure import Cell, FigureKey, number_cell, text_cell
from bhxh_desktop.domain.parts import Paragraph
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.domain.upgrade import Upgrade
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.narrative import set_narrative
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.submissions import lock, lock_total, reopen
from bhxh_desktop.operations.versions import renew
from bhxh_desktop.queries.consolidation import consolidated
from bhxh_desktop.queries.drill import drill, total_view
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from tests.helpers.versions import SMALL, YEAR, two_versions
from tests.helpers.workspaces import OFFICES, PROVINCE, REASON, Open

NEW, FRESH = (FigureKey("dossiers", "cards", column) for column in ("new", "fresh"))
COLLECTION = FigureKey("dossiers", "collection", "carried")
LAUNCHED = FigureKey("sheet", "launched", "value")
WAY = FigureKey("sheet", "way", "value")
OLD_UNIT, NEW_UNIT, *OTHERS = OFFICES

Versions = tuple[Definition, Definition]


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    """Both versions of the small regime."""
    return two_versions(tmp_path / "regimes")


def small(unit: str) -> SubmissionKey:
    """A unit's own report."""
    return SubmissionKey(unit, "own", SMALL, YEAR)


def fill_in(session: Session, number: int) -> None:
    """Fill every typed cell of the unit's form in the version in force there."""
    key = small(session.unit.code)
    definition = session.installed[-1]
    said: dict[FigureKey, tuple[Cell, None]] = {
        FigureKey(*place): (
            text_cell(item.choices[0]) if item.choices else number_cell(number),
            None,
        )
        for place, item in definition.items.items()
        if not item.formula
    }
    fill(session, key, said)


def sent(session: Session, path: Path) -> Path:
    """Lock the unit's report and write it to a bundle."""
    lock(session, small(session.unit.code), REASON)
    return export(session, path, regime=SMALL).path


@pytest.fixture
def province(open_at: Open, versions: Versions, tmp_path: Path) -> Session:
    """A province with both versions, where one office has sent the first, another the second."""
    files = []
    for unit, installed in ((OLD_UNIT, versions[:1]), (NEW_UNIT, versions)):
        office = open_at("empty", unit)
        office.installed = installed
        fill_in(office, 3)
        files.append(sent(office, tmp_path / f"{unit}.bhxh"))
    session = open_at("empty", PROVINCE)
    session.installed = versions
    import_files(session, files)
    for record in history(session, SMALL, YEAR).records.values():
        review(session, record, "approve")
    return session


def test_added_up_in_the_later_version(province: Session, versions: Versions) -> None:
    """The column of the first version goes into that of the second; the drill shows both."""
    left_out = dict.fromkeys((*OTHERS, PROVINCE), "chưa nộp")
    view = total_view(province, SMALL, YEAR, excluded=left_out)
    assert versions[1].hash == view.made.definition.hash
    assert number_cell(6) == view.cells[FRESH]
    taken = drill(view, FRESH)
    assert taken is not None
    assert taken.adds_up
    assert [number_cell(3)] * 2 == [row.cell for row in taken.rows]
    words = dict(view.made.total.by_unit[WAY])
    assert {OLD_UNIT: text_cell("Phiếu"), NEW_UNIT: text_cell("Phiếu")} == words
    assert () == view.made.total.differences


def test_a_total_locked_before(province: Session, versions: Versions) -> None:
    """Locked in the first version it says just what today's says in the second, but for its own."""
    left_out = dict.fromkeys((*OTHERS, NEW_UNIT, PROVINCE), "chưa nộp")
    province.installed = versions[:1]
    lock_total(province, consolidated(province, SMALL, YEAR, excluded=left_out), REASON)
    province.installed = versions
    after = consolidated(province, SMALL, YEAR, excluded=left_out).afterwards
    assert after is not None
    assert {LAUNCHED, FigureKey("sheet", "extra", "value")} >= {each.key for each in after.changes}


def test_an_older_total_program(province: Session, versions: Versions) -> None:
    """With the first version alone, the second cannot be read back."""
    province.installed = versions[:1]
    with pytest.raises(Problems) as caught:
        consolidated(province, SMALL, YEAR)
    assert ["definition_differs"] == codes_of(caught.value)


def test_a_number_without_a_place(province: Session, versions: Versions) -> None:
    """A map that forgets a column stops the total, and names each cell with its unit."""
    first, second = versions
    forgetful = Definition(msgspec.structs.replace(second.regime, upgrade=Upgrade(older=1)))
    province.installed = first, forgetful
    with pytest.raises(Problems) as caught:
        consolidated(province, SMALL, YEAR, excluded={NEW_UNIT: "chưa nộp"})
    assert {"figure_unmapped"} == {*codes_of(caught.value)}
    told = " ".join(_of(problem) for problem in caught.value.problems)
    assert all(name in told for name in ("Trong kỳ", "Thẻ", "Thu", "Cách làm"))


def test_carried_over(open_at: Open, versions: Versions) -> None:
    """A begun report stays with its version until a person asks; then all of it moves."""
    office = open_at("empty", OLD_UNIT)
    office.installed = versions[:1]
    key = small(OLD_UNIT)
    said: Entries = {
        NEW: (number_cell(5), "mới"),
        LAUNCHED: (number_cell(7), None),
        COLLECTION: (number_cell(2), None),
    }
    fill(office, key, said)
    set_narrative(office, key, {"received": (Paragraph("0" * 16, "Đã nhận."),)})
    office.installed = versions
    assert versions[0].hash == contents(office, key).definition.hash
    left = renew(office, key)
    assert ["figure_retired", "section_retired"] == [problem.code for problem in left]
    now = contents(office, key)
    assert versions[1].hash == now.definition.hash
    assert (number_cell(5), "mới") == (now.cells[FRESH], now.notes[FRESH])
    assert number_cell(2) == now.cells[COLLECTION]
    with pytest.raises(Problem, match="version_current"):
        renew(office, key)


def test_nothing_is_half_carried(open_at: Open, versions: Versions) -> None:
    """Without a working copy there is nothing to carry; where a number has no place, all stays."""
    office = open_at("empty", OLD_UNIT)
    office.installed = versions[:1]
    key = small(OLD_UNIT)
    with pytest.raises(Problem, match="nothing_to_lock"):
        renew(office, key)
    fill(office, key, {NEW: (number_cell(5), None)})
    first, second = versions
    office.installed = (
        first,
        Definition(msgspec.structs.replace(second.regime, upgrade=Upgrade(older=1))),
    )
    with pytest.raises(Problems) as caught:
        renew(office, key)
    assert ["figure_homeless"] == codes_of(caught.value)
    assert number_cell(5) == contents(office, key).cells[NEW]


def test_reopened_and_carried_over(open_at: Open, versions: Versions) -> None:
    """What was locked in the first version is mended in the second and follows it."""
    office = open_at("empty", OLD_UNIT)
    office.installed = versions[:1]
    key = small(OLD_UNIT)
    fill_in(office, 3)
    first = lock(office, key, REASON)
    office.installed = versions
    reopen(office, key)
    renew(office, key)
    fill(office, key, {FigureKey("sheet", "extra", "value"): (number_cell(1), None)})
    record = lock(office, key, REASON)
    assert (first.id,) == record.parents
    assert 2 == record.definition.version


def codes_of(problems: Problems) -> list[str]:
    """The codes of what was told."""
    return [problem.code for problem in problems.problems]


def _of(problem: Problem) -> str:
    return str(problem.fields["cell"])
