"""A later version of the form: told of on the figures page, taken up by one click."""

from __future__ import annotations

from bhxh_desktop.domain.figure import FigureKey, number_cell
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.queries.figures import contents
from tests.helpers.versions import SMALL, YEAR, two_versions
from tests.helpers.window import words_in
from tests.helpers.workspaces import OFFICE
from ui.context import Place
from ui.models.figure_grid_model import VIEW
from ui.texts import figures_texts as texts


def test_carried_over_in_place(open_window, tmp_path):
    """The number stands in its new column, what is gone is named, and nothing is offered again."""
    first, second = two_versions(tmp_path / "regimes")
    window = open_window("empty", OFFICE)
    context = window._context
    session = context.session
    session.installed = (first,)
    key = SubmissionKey(OFFICE, "own", SMALL, YEAR)
    typed = {FigureKey("dossiers", "cards", "new"): 5, FigureKey("sheet", "launched", "value"): 7}
    fill(session, key, {place: (number_cell(number), None) for place, number in typed.items()})
    session.installed = first, second
    context.place = Place(SMALL, YEAR)
    window.show_page("figures")
    page = window.current
    assert texts.NEWER == page.messages.text
    (button,) = page.messages._buttons
    assert texts.RENEW == button.text()
    button.click()
    assert page.messages.text.startswith(texts.RENEWED)
    assert "Từ khi bắt đầu" in page.messages.text
    fresh = FigureKey("dossiers", "cards", "fresh")
    assert number_cell(5) == contents(session, key).cells[fresh]
    page.go_to(fresh)
    assert "5" == page.table.grid.find(fresh).data(VIEW).text
    page.messages.clear()
    window.show_page("home")
    window.show_page("figures")
    assert not page.messages.text
    assert words_in(page)
