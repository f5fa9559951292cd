"""What stands around a report, set in the window."""

from __future__ import annotations

import pytest

from tests.helpers.window import click
from tests.helpers.workspaces import OFFICE
from ui.texts import frame_texts as texts


@pytest.fixture
def page(qtbot, open_window):
    """The draft page of an office that has typed everything, with its preview."""
    window = open_window("filled", OFFICE)
    window.show_page("draft")
    qtbot.waitUntil(lambda: window.current.preview.document is not None)
    return window.current


def asked(page):
    """Open the dialog from the menu."""
    page.acts.other.menu().actions()[-1].trigger()
    return page.acts.asked


def shown(page):
    """All words of the preview."""
    document = page.preview.document
    return " ".join(document.getAllText(n).text() for n in range(document.pageCount()))


def test_what_is_set_is_printed(qtbot, page):
    """The fields say what is printed without them; what is written is in the preview."""
    dialog = asked(page)
    assert "Bảo hiểm xã hội thành phố Cam Ranh" == dialog.fields["body"].placeholderText()
    assert "GIÁM ĐỐC" == dialog.fields["signer"].placeholderText()
    dialog.fields["signer"].setPlainText("TL. Giám đốc\nTrưởng phòng")
    dialog.fields["signer_name"].setText("Trần Văn A")
    click(qtbot, dialog.do)
    assert texts.SAVED == page.messages.text
    qtbot.waitUntil(lambda: "TL. GIÁM ĐỐC" in shown(page))
    assert "TRƯỞNG PHÒNG" in shown(page)
    assert "Trần Văn A" in shown(page)
    assert "TL. GIÁM ĐỐC\nTRƯỞNG PHÒNG" == asked(page).fields["signer"].toPlainText()


def test_one_report_may_be_set_alone(qtbot, page):
    """The other choice shows and keeps what is set for this regime only."""
    dialog = asked(page)
    click(qtbot, dialog.scope._group.button(1))
    dialog.fields["place"].setText("Ba Ngòi")
    click(qtbot, dialog.do)
    qtbot.waitUntil(lambda: "Ba Ngòi, ngày" in shown(page))
    dialog = asked(page)
    assert "" == dialog.fields["place"].text()
    click(qtbot, dialog.scope._group.button(1))
    assert "Ba Ngòi" == dialog.fields["place"].text()


def test_what_cannot_be_printed_stays_in_the_dialog(qtbot, page):
    """With the sentence of it; mended it is kept."""
    dialog = asked(page)
    dialog.fields["recipients"].setPlainText("- Như trên;\n- Phòng A.")
    click(qtbot, dialog.do)
    assert dialog.isVisible()
    assert dialog.fault.text().startswith("Dòng cuối của nơi nhận ghi “Phòng A”")
    dialog.fields["recipients"].setPlainText("- Như trên;\n- Lưu: VT.")
    click(qtbot, dialog.do)
    assert texts.SAVED == page.messages.text
