"""The sample's reports of every regime: whole, sound, and adding up to what was printed."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bhxh_desktop.definitions.cache import shipped
from bhxh_desktop.domain.figure import Cell, FigureKey
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.layout.checker import check_paper
from bhxh_desktop.layout.reading import read_paper
from bhxh_desktop.layout.ruleset import current_rules
from bhxh_desktop.operations import demo, demo_reports
from bhxh_desktop.queries.consolidation import as_contents, consolidated
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.findings import findings
from bhxh_desktop.queries.report_source import source_of, source_of_total
from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.docx_writer import write_docx
from bhxh_desktop.reports.form_grid import grid_of
from bhxh_desktop.reports.sheet_map import SheetMap
from bhxh_desktop.reports.source import Lock, ReportSource
from bhxh_desktop.reports.typst_writer import write_pdf
from bhxh_desktop.reports.xlsx_writer import write_xlsx
from bhxh_desktop.session import Session
from tests.helpers import pdf
from tests.helpers.commands import ROOT
from tests.helpers.office import convert_all
from tests.helpers.sample import office_source, total_source
from tests.helpers.workbook import open_book, seen, without_results
from tests.helpers.workspaces import OFFICE, PROVINCE, UNITS

LOCK = Lock("ab12" * 16, "ABCDE-FGHIJ-KLMNO-PQRST", 2)
PRINTED = ROOT / "tests" / "data" / "expected" / "seed_000.csv"


@pytest.fixture(scope="module")
def units(tmp_path_factory):
    """The workspaces of all units with their other reports, the offices' at the province too."""
    folder = tmp_path_factory.mktemp("reports")
    made = demo.create_workspaces(folder / "units")
    for unit in made:
        with Session.open(unit.workspace) as session:
            demo_reports.write_reports(session)
    demo_reports.deliver(made, folder / "bundles")
    return {unit.code: unit.workspace for unit in made}


def test_every_regime_has_one():
    """Whatever regime comes with the program can be tried on the sample."""
    told = {report.about.regime for report in demo_reports.other_reports()}
    assert {d.regime.code for d in shipped().definitions} == {*told, demo.read_sample().regime}


@pytest.mark.parametrize("unit", UNITS)
def test_nothing_is_found_but_what_is_excused(units, unit):
    """Every form is filled and every rule kept, but those the sample gives a reason for."""
    with Session.open(units[unit]) as session:
        for report in demo_reports.other_reports():
            excused = {
                rule for said in report.about.reasons if unit in said.units for rule in said.rules
            }
            found = findings(session, contents(session, report.key(unit)))
            assert excused >= {each.finding.code for each in found}, report.about.title


def test_quarters_go_on_from_each_other(units):
    """What a quarter leaves pending is what the next one begins with, in every line."""
    quarters = [r for r in demo_reports.other_reports() if "-Q" in r.about.period]
    assert 3 == len(quarters)
    with Session.open(units[OFFICE]) as session:
        cells = [contents(session, report.key(OFFICE)).cells for report in quarters]
    rows = {key.row for key in cells[0] if (key.form, key.column) == ("dossiers", "pending")}
    assert len(rows) > 3
    for before, after in itertools.pairwise(cells):
        for row in rows:
            pending = before[FigureKey("dossiers", row, "pending")]
            assert pending.number == after[FigureKey("dossiers", row, "carried_in")].number


def test_offices_and_province_come_to_what_was_printed(units):
    """The figures of the printed report; its percentages, a form of their own, are no figures."""
    with PRINTED.open(encoding="utf-8", newline="") as stream:
        printed = [row for row in csv.DictReader(stream) if row["form"] != "printed"]
    with Session.open(units["KH"]) as session:
        total = consolidated(session, "pci", "2023", unapproved=True)
    assert () == total.plan.missing
    differing = {}
    for row in printed:
        key = FigureKey(row["form"], row["row"], row["column"])
        found = total.total.cells[key].value
        if Decimal(row["value"]) != found:
            differing[".".join(key)] = (row["value"], str(found))
    assert {} == differing


def test_a_total_lacks_nothing(units):
    """What is not added up, such as the percentages on paper, is not missed in a total."""
    locked = [r.about for r in demo_reports.other_reports() if not r.about.left_open]
    with Session.open(units["KH"]) as session:
        for about in locked:
            made = consolidated(session, about.regime, about.period, unapproved=True)
            kinds = {each.finding.kind for each in findings(session, as_contents(made))}
            assert kinds <= {"rule"}, about.title


def _layout(source: ReportSource, path: Path) -> list[str]:
    """What the layout check says of a report, but hints."""
    path.write_bytes(write_docx(compose(source)))
    found = check_paper(read_paper(path), current_rules(), (source.unit.place,))
    return [f"{f.rule}: {f.sentence}" for f in found if f.level != "info"]


def _drafts(session: Session, unit: str) -> Iterator[ReportSource]:
    """Every report of a unit, locked and not; at the province, that of the total too."""
    for report in demo_reports.other_reports():
        own = source_of(session, contents(session, report.key(unit)))
        yield own
        yield replace(own, lock=None, sample=False)
        if unit == PROVINCE and not report.about.left_open:
            key = report.about.regime, report.about.period
            total = source_of_total(session, consolidated(session, *key, unapproved=True), None)
            yield total
            yield replace(total, lock=own.lock, sample=False)


@pytest.mark.parametrize("unit", [OFFICE, PROVINCE])
def test_reports_are_laid_out_as_the_decree_wants(units, unit, tmp_path):
    """Every regime, locked and not: nothing is to be mended in Word before it is signed."""
    with Session.open(units[unit]) as session:
        for source in _drafts(session, unit):
            assert [] == _layout(source, tmp_path / "a.docx"), source.regime.title
    for source in (office_source(OFFICE), total_source()):
        assert [] == _layout(source, tmp_path / "a.docx")


@pytest.fixture(scope="module")
def every(units):
    """Every report of an office and of the province, the totals too, by a name of its own."""
    sources = [office_source(OFFICE), total_source(), total_source(lock=LOCK, sample=False)]
    for unit in (OFFICE, PROVINCE):
        with Session.open(units[unit]) as session:
            sources += [source for source in _drafts(session, unit) if source.sample]
    return {f"{n:02}-{s.regime.code}-{s.period}": s for n, s in enumerate(sources)}


def test_libreoffice_lays_out_every_report(every, judge, tmp_path):
    """Each opens and says what our PDF says, on as many pages give or take one."""
    paths = [tmp_path / f"{name}.docx" for name in every]
    for path, source in zip(paths, every.values(), strict=True):
        path.write_bytes(write_docx(compose(source)))
    for made, source in zip(
        convert_all(judge("soffice"), paths, "pdf"), every.values(), strict=True
    ):
        theirs, ours = made.read_bytes(), write_pdf(source)
        assert _words(judge, ours) == _words(judge, theirs), made.stem
        pages = [len(pdf.texts(judge, data)) for data in (ours, theirs)]
        assert abs(pages[0] - pages[1]) <= 1, made.stem


def _words(judge, data):
    """Every word on the pages; how often depends on breaks, for heads and feet are repeated."""
    return {*" ".join(pdf.texts(judge, data, "-raw")).split()}


def test_libreoffice_calculates_every_annex(every, judge, tmp_path):
    """Recalculated from nothing but inputs, each formula gives just our cell."""
    paths = [tmp_path / f"{name}.xlsx" for name in every]
    for path, source in zip(paths, every.values(), strict=True):
        path.write_bytes(without_results(write_xlsx(source)))
    formulas = 0
    for path, made in zip(paths, convert_all(judge("soffice"), paths, "xlsx"), strict=True):
        source = every[path.stem]
        asked, found = open_book(path.read_bytes()), open_book(made.read_bytes(), results=True)
        sheets = SheetMap.of(grid_of(f, source.open_rows(f.code)) for f in source.forms)
        for key in source.program.expressions:
            place = sheets.places.get(key)
            if place and str(asked[place.sheet][place.coordinate].value).startswith("="):
                ours = source.cell(key)
                said = Cell(ours.state, ours.value)
                assert said == seen(found, place), (path.stem, key)
                formulas += 1
    assert formulas > 1000


def test_the_year_is_left_for_people(units):
    """The reports of the last year are filled and not locked."""
    left = [report for report in demo_reports.other_reports() if report.about.left_open]
    assert left
    with Session.open(units[OFFICE]) as session:
        for report in left:
            key: SubmissionKey = report.key(OFFICE)
            assert contents(session, key).revision is None
