"""A register too large to be read at once: read in the background, and shown as any other."""

from __future__ import annotations

import pytest

from bhxh_desktop.domain.document import key_of as key_of_document
from bhxh_desktop.domain.parts import DocumentEntry
from bhxh_desktop.operations.documents import add_documents
from bhxh_desktop.queries.figures import contents
from tests.helpers.window import click
from tests.helpers.workspaces import OFFICE, key_of
from ui.pages.documents_page import FEW

KEY = key_of(OFFICE)
COUNT = FEW + 1


@pytest.fixture
def page(qtbot, open_window):
    """The page at an office with one document more than is read at once."""
    window = open_window("filled", OFFICE)
    many = [
        DocumentEntry("BHXH Cam Ranh", str(n), "TB-BHXH", 2023, "2023-06-15", f"việc {n}")
        for n in range(1, COUNT + 1)
    ]
    add_documents(window.current.session, many)
    window.show_page("documents")
    qtbot.waitUntil(lambda: window.current.view is not None)
    return window.current


def test_all_of_it_is_shown(page, qtmodeltester) -> None:
    """In the order of any register; the model is a sound one."""
    assert COUNT == len(page.model.rows)
    qtmodeltester.check(page.model)


def test_what_is_chosen_is_listed(qtbot, page) -> None:
    """A write is seen as soon as it is read again, with the same document chosen."""
    page.go_to(key_of_document(page.model.rows[300].entry))
    chosen = page.selected[0].key
    click(qtbot, page.take_in_button)
    qtbot.waitUntil(lambda: page.view is not None and bool(page.selected[0].listed))
    assert (
        [chosen]
        == [row.key for row in page.selected]
        == list(contents(page.session, KEY).documents)
    )


def test_only_the_last_place_asked_for_is_shown(qtbot, page) -> None:
    """Until it is read nothing can be listed: what is in view may stand beside another report."""
    read = []
    page.model.modelReset.connect(lambda: read.append(page.view))
    page.show_place()
    page.show_place()
    assert not page.take_in_button.isEnabled()
    assert not page.paste_button.isEnabled()
    qtbot.waitUntil(lambda: not page.context.runner.busy)
    assert 1 == len(read)
    assert page.take_in_button.isEnabled()
