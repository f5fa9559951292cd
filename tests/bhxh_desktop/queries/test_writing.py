"""Help with writing: suggested sentences, last period's words, what may be quoted."""

from __future__ import annotations

import pytest

from bhxh_desktop.domain.figure import FigureKey, number_cell
from bhxh_desktop.domain.marked_text import plain_words
from bhxh_desktop.domain.parts import Paragraph
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.narrative import keep_number, set_narrative
from bhxh_desktop.operations.submissions import lock
from bhxh_desktop.queries.sections import narrative
from bhxh_desktop.queries.writing import Writing
from tests.helpers.workspaces import OFFICE, key_of

KEY = key_of(OFFICE)
EARLIER, LATER = KEY._replace(period="2023-Q2"), KEY._replace(period="2023-Q3")
NEW = FigureKey("dossiers", "policy", "new")
ID = "0" * 16


@pytest.fixture
def session(open_at):
    """An office that has typed everything."""
    return open_at("filled", OFFICE)


def section(session, code="one_stop", key=KEY):
    """A section of the report."""
    rows = narrative(session, key).rows
    return next(row.section for row in rows if row.section.code == code)


def row(session, code="one_stop", key=KEY):
    """A section with what is written there."""
    return next(row for row in narrative(session, key).rows if row.section.code == code)


def write(session, text, key=KEY):
    """Write one paragraph."""
    set_narrative(session, key, {"one_stop": (Paragraph(ID, text),)})


def test_suggested_sentences_print_until_they_are_taken_over(session):
    """One that is in the own text is not suggested again."""
    writing = Writing(session, KEY)
    first, *others = writing.suggestions(section(session), ())
    assert plain_words(first).startswith("Trong kỳ đã giải quyết ")
    assert tuple(others) == writing.suggestions(section(session), [first])


def test_last_periods_words_quote_the_figures_of_now(session):
    """Typed numbers that a figure gave become quotations of it."""
    fill(session, EARLIER, {NEW: (number_cell(111), None)})
    write(session, "Nhận 111 hồ sơ, <b>đã <q dossiers.policy.new>5</q></b>.", EARLIER)
    fill(session, LATER, {NEW: (number_cell(222), None)})
    taken = Writing(session, LATER).last_time(section(session, key=LATER))
    quoted = "<q dossiers.policy.new>222</q>"
    assert (f"Nhận {quoted} hồ sơ, <b>đã {quoted}</b>.",) == taken
    assert () == Writing(session, KEY._replace(period="2024-Q3")).last_time(section(session))


def test_figures_of_the_section_are_offered_first(session):
    """With the name people know them by, and what they say."""
    offered = list(Writing(session, KEY).figures(section(session)))
    assert "dossiers" == offered[0].source.split(".")[0]
    assert len({one.source for one in offered}) == len(offered)
    (one,) = [each for each in offered if each.source == ".".join(NEW)]
    assert one.words
    assert "chính sách" in one.name
    assert one.where


def test_a_figure_can_be_compared(session):
    """With another period, where there is a report of it."""
    fill(session, EARLIER, {NEW: (number_cell(100), None)})
    fill(session, LATER, {NEW: (number_cell(125), None)})
    writing, source = Writing(session, LATER), ".".join(NEW)
    assert writing.of_period(source, "change_preceding") is None
    assert "125" == writing.of_period(source, "figure").words


def test_an_outdated_number_is_told_until_it_is_kept_or_mended(session):
    """The section says so; what was kept is told again only when the figure moves on."""
    fill(session, KEY, {NEW: (number_cell(16321), None)})
    write(session, "Nhận 16.321 hồ sơ.")
    assert "done" == row(session).state
    fill(session, KEY, {NEW: (number_cell(17000), None)})
    (found,) = row(session).outdated
    assert ("outdated", 1) == (row(session).state, narrative(session, KEY).outdated)
    keep_number(session, KEY, "one_stop", found.paragraph, found.piece, found.now)
    assert "done" == row(session).state
    fill(session, KEY, {NEW: (number_cell(18000), None)})
    assert "outdated" == row(session).state
    lock(session, KEY, "Theo báo cáo giấy")
    assert "done" == row(session).state
