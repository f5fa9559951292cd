"""Cells no entry would take, come by a bundle: every report and list is made all the same."""

from __future__ import annotations

import pytest

from bhxh_desktop.domain.figure import Cell, FigureKey, number_cell, text_cell
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.submission import State
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.reports import write_report
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.submissions import lock_total
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.findings import findings
from bhxh_desktop.queries.report_source import source_of, source_of_total
from bhxh_desktop.queries.status import status
from tests.helpers.workspaces import (
    OFFICE,
    PERIOD,
    REASON,
    a_record,
    definition,
    head_of,
    key_of,
    total_of,
    write_one,
)

ROW = "r-0123456789abcdef"
ODD = ("hôm nay", "2023-02-31", "9999999999", "")


def odd_cells(word: str) -> dict[FigureKey, Cell]:
    """*word* in every cell that is no number, of fixed rows and of an added one."""
    made: Definition = definition()
    places = [FigureKey(*place) for place, item in made.items.items() if item.kind != "number"]
    for form in made.regime.forms:
        if form.open_rows is not None:
            places += [FigureKey(form.code, ROW, column.code) for column in form.columns]
    return {
        place: text_cell(word) if made.item(*place).kind != "number" else number_cell(-1)
        for place in places
    }


@pytest.mark.parametrize("word", ODD)
def test_it_is_shown_and_added(open_at, templates, tmp_path, word):
    """One office's odd cells stop neither its own lists nor the province's total."""
    session, key = open_at("received"), templates.key(OFFICE)
    head = head_of(session)
    figures = {**session.figures_of([head])[head.id], **odd_cells(word)}
    record = a_record(key, OFFICE, figures, head)
    assert (
        {} == import_files(session, [write_one(tmp_path / "1.bhxh", key, record, figures)]).refused
    )
    said = contents(session, key_of(OFFICE))
    assert record == said.revision
    assert findings(session, said)
    review(session, record, "approve")
    assert State.APPROVED in {row.state for row in status(session, PERIOD)}
    lock_total(session, total_of(session), REASON)
    total = total_of(session)
    assert total.locked is not None
    assert {ROW} <= {place.row for place in total.total.by_unit}
    sources = (source_of(session, said), source_of_total(session, total, None))
    for number, source in enumerate(sources):
        for suffix in ("docx", "xlsx", "pdf"):
            path = tmp_path / f"{number}.{suffix}"
            write_report(session, source, path)
            assert path.stat().st_size
