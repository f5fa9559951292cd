"""The sections of a report and how far each is."""

from __future__ import annotations

import msgspec
import pytest

from bhxh_desktop.domain.figure import FigureKey, number_cell
from bhxh_desktop.domain.parts import Paragraph
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Section
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.narrative import set_narrative
from bhxh_desktop.operations.submissions import lock
from bhxh_desktop.queries.how_far import how_far
from bhxh_desktop.queries.report_source import empty_source
from bhxh_desktop.queries.sections import Narrative, narrative
from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.document import Heading
from bhxh_desktop.session import Session
from tests.helpers.workspaces import OFFICE, Open, key_of

ID = "0123456789abcdef"


def _states(found: Narrative) -> dict[str, str]:
    return {row.section.code: row.state for row in found.rows}


@pytest.mark.parametrize("unit", ["KH", "KH-CR"])
@pytest.mark.parametrize("period", ["2023", "2023-Q1"])
def test_the_sections_are_those_of_the_paper(open_at: Open, unit: str, period: str) -> None:
    """The page lists what the report prints, in its order."""
    session = open_at("empty", unit)
    key = SubmissionKey(unit, "own", "cchc", period)
    printed = compose(empty_source(session, key)).blocks
    headings = [block.number for block in printed if isinstance(block, Heading)]
    listed = [row.section.number for row in narrative(session, key).rows]
    assert headings == [n if n.endswith(")") else f"{n}." for n in listed]


@pytest.mark.parametrize(
    ("levels", "periods", "expected"),
    [
        (("office",), (), True),
        (("province",), (), False),
        (("office",), ("year",), False),
        (("office",), ("quarter", "year"), True),
        (("office",), ("Q1",), True),
        (("office",), ("Q3",), False),
    ],
)
def test_sections_serve_levels_and_periods(
    levels: tuple[str, ...], periods: tuple[str, ...], expected
) -> None:
    """A section may be for one level, one kind of period, one quarter."""
    fields = {"code": "x", "number": "1", "heading": "Mục", "level": 1}
    section = msgspec.convert({**fields, "levels": levels, "periods": periods}, Section)
    assert expected == section.serves("office", Period.parse("2023-Q1"))


def test_what_is_written_is_done(open_at: Open) -> None:
    """A text is done, none is nothing, one with dots left to fill is begun."""
    session = open_at("empty", "KH-CR")
    key = key_of("KH-CR")
    assert {"nothing"} == set(_states(narrative(session, key)).values())
    texts = {
        "direction": "Đơn vị phân công từng viên chức, v.v…",
        "inspection": "Đã kiểm tra …… đơn vị.",
        "outreach": "Tổ chức .... hội nghị.",
    }
    said = {code: (Paragraph(ID, text),) for code, text in texts.items()}
    set_narrative(session, key, said)
    found = narrative(session, key)
    states = _states(found)
    assert ["done", "begun", "begun"] == [states[code] for code in texts]
    assert 1 == found.done


def test_headings_only_lead(open_at: Open) -> None:
    """A heading without a hint and with sections below is a title; the others can be written."""
    rows = narrative(open_at("empty", "KH-CR"), key_of("KH-CR")).rows
    titles = [row.section.code for row in rows if row.is_title]
    assert ["situation", "outreach_training", "results"] == titles[:3]
    assert {row.section.code for row in rows if row.section.hint}.isdisjoint(titles)


def test_the_desk_counts_the_same_sections(open_at: Open) -> None:
    """The desk and the page agree on how many sections there are to write."""
    session: Session = open_at("filled", "KH-CR")
    found = narrative(session, key_of("KH-CR"))
    share = how_far(session, found.key).narrative
    assert (share.done, share.of) == (found.done, len(found.asked))


def test_a_locked_report_says_so(open_at: Open) -> None:
    """What is read from a revision carries it."""
    assert narrative(open_at("filled", "KH-CR"), key_of("KH-CR")).locked is None
    locked = narrative(open_at("sent", "KH-CR", "sent"), key_of("KH-CR")).locked
    assert locked is not None
    assert 1 == locked.number


def test_an_outdated_number_is_told_until_it_agrees_or_the_report_is_locked(open_at):
    """The section says so; what was kept is told again only when the figure moves on."""
    session, key = open_at("filled", OFFICE), key_of(OFFICE)
    place = FigureKey("dossiers", "policy", "new")

    def become(number):
        fill(session, key, {place: (number_cell(number), None)})
        rows = narrative(session, key).rows
        return next(row.state for row in rows if row.section.code == "one_stop")

    become(16321)
    set_narrative(session, key, {"one_stop": (Paragraph("0" * 16, "Nhận 16.321 hồ sơ."),)})
    assert "outdated" == become(17000)
    assert 1 == narrative(session, key).outdated
    assert "done" == become(16321)
    kept = "Nhận <t dossiers.policy.new|17.000>16.321</t> hồ sơ."
    set_narrative(session, key, {"one_stop": (Paragraph("0" * 16, kept),)})
    assert ["done", "outdated"] == [become(number) for number in (17000, 18000)]
    lock(session, key, "Theo báo cáo giấy")
    assert 0 == narrative(session, key).outdated


def test_a_quotation_of_nothing_is_no_finished_text(open_at):
    """A figure nobody knows, a document that is no longer listed; once known it is done."""
    session, key = open_at("filled", OFFICE), key_of(OFFICE)

    def row(text):
        set_narrative(session, key, {"one_stop": (Paragraph("0" * 16, text),)})
        return next(r for r in narrative(session, key).rows if r.section.code == "one_stop")

    figure = "Nhận <q last_year:dossiers.policy.new>…</q> hồ sơ"
    document = "theo <q document:12 · CV · 2023 · BHXH>Công văn số 12/CV</q>."
    assert ("begun", 2, 0) == (
        (found := row(f"{figure} {document}")).state,
        found.silent,
        found.outdated,
    )
    known = row("Nhận <q dossiers.policy.new>…</q> hồ sơ.")
    assert ("done", ()) == (known.state, known.doubts)
