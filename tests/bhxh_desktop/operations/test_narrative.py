"""Own text on real workspaces: it follows the figures until it is locked."""

from __future__ import annotations

import pytest

from bhxh_desktop.domain.figure import FigureKey, number_cell
from bhxh_desktop.domain.parts import Paragraph
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.messages import say_all
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.narrative import set_narrative
from bhxh_desktop.operations.submissions import lock, lock_total, reopen
from bhxh_desktop.operations.transcripts import transcribe
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.report_source import source_of, source_of_total
from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.document import Paragraph as Printed
from tests.helpers.workspaces import OFFICE, PROVINCE, definition, key_of, total_of

KEY = key_of(OFFICE)
ID = "0" * 16
PLACE = FigureKey("dossiers", "policy", "new")
QUOTED = "Nhận mới <q dossiers.policy.new>0</q> hồ sơ chính sách."
REASON = "Theo báo cáo giấy"


def write(session, text: str, key: SubmissionKey = KEY, section: str = "one_stop") -> str:
    """Write one paragraph; what is stored then."""
    set_narrative(session, key, {section: (Paragraph(ID, text),)})
    return contents(session, key).narrative[section][0].text


def printed(session, key: SubmissionKey = KEY) -> list[str]:
    """The paragraphs of the report as it would print."""
    blocks = compose(source_of(session, contents(session, key))).blocks
    return [block.text for block in blocks if isinstance(block, Printed)]


def test_text_follows_the_figure_until_it_is_locked(open_at):
    """Then it says what was signed, and after reopening it follows again."""
    session = open_at("filled", OFFICE)
    write(session, QUOTED)
    fill(session, KEY, {PLACE: (number_cell(16321), None)})
    assert "Nhận mới 16.321 hồ sơ chính sách." in printed(session)
    record = lock(session, KEY, REASON)
    assert ">16.321</q>" in contents(session, KEY).narrative["one_stop"][0].text
    assert "Nhận mới 16.321 hồ sơ chính sách." in printed(session)
    assert record.id == (reopen(session, KEY), lock(session, KEY, REASON))[1].id
    reopen(session, KEY)
    fill(session, KEY, {PLACE: (number_cell(17000), None)})
    assert "Nhận mới 17.000 hồ sơ chính sách." in printed(session)


def test_the_provinces_text_follows_the_total_in_the_total(open_at):
    """The same words quote the unit's figure in its own report, the sum in the province's."""
    session = open_at("received")
    own = key_of(PROVINCE)
    reopen(session, own)
    write(session, QUOTED, own)
    lock(session, own, REASON)
    mine = contents(session, own).cells[PLACE].number
    total = total_of(session)
    whole = total.total.cells[PLACE].number
    assert whole > mine
    record = lock_total(session, total, REASON)
    source = source_of_total(session, total_of(session), None)
    assert source.lock is not None
    assert source.lock.revision == record.id
    (text,) = source.narrative["one_stop"]
    assert f">{whole:,}</q>".replace(",", ".") in text


def test_a_typed_number_is_remembered(open_at):
    """It is stored with its source, and keeps it when the paragraph is typed anew later."""
    session = open_at("filled", OFFICE)
    fill(session, KEY, {PLACE: (number_cell(16321), None)})
    assert "<t dossiers.policy.new>16.321</t>" in write(session, "Nhận 16.321 hồ sơ")
    fill(session, KEY, {PLACE: (number_cell(17000), None)})
    assert "<t dossiers.policy.new>16.321</t>" in write(session, "Đã nhận 16.321 hồ sơ mới")


def test_control_characters_are_refused_inside_marks_too(open_at):
    """Nothing that does not print gets into a report."""
    session = open_at("filled", OFFICE)
    with pytest.raises((Problem, Problems)):
        write(session, "a<b>\x07b</b>")


def test_a_refused_text_names_its_section(open_at):
    """By the heading people read, not by its code."""
    session = open_at("filled", OFFICE)
    with pytest.raises(Problems) as caught:
        write(session, "a\x07b")
    (section,) = [s for s in definition().regime.sections if s.code == "one_stop"]
    assert say_all(caught.value).startswith(f"{section.heading}: ")


def test_many_numbers_leave_room_to_lock(open_at):
    """Marks that would make a paragraph too long are left out: what saves can be locked."""
    session = open_at("filled", OFFICE)
    fill(session, KEY, {PLACE: (number_cell(16321), None)})
    assert "<t " not in write(session, "16.321 " * 2800)
    assert "<t " in write(session, "16.321 " * 20)
    write(session, "16.321 " * 2800)
    lock(session, KEY, REASON)


def test_a_quotation_of_nothing_there_is_are_words(open_at):
    """A pasted source nobody knows is no chip that follows nothing."""
    session = open_at("filled", OFFICE)
    assert "Nhận 5 hồ sơ" == write(session, "Nhận <q sum:x>5</q> hồ sơ")


def test_what_compares_with_other_periods_is_signed(open_at, tmp_path):
    """What is locked says the same whatever is learnt of last year afterwards; not twice."""
    session = open_at("filled", OFFICE)
    earlier, resolved = KEY._replace(period="2022"), "dossiers.policy.on_time"
    paper = tmp_path / "2022.csv"

    def learn(number):
        rows = {row for form, row, _ in definition().items if form == "dossiers"} - {"total"}
        cells = [f"dossiers,{r},{c},{number}" for r in sorted(rows) for c in ("on_time", "late")]
        paper.write_text("\n".join(["form,row,column,value", *cells]), encoding="utf-8")
        transcribe(session, earlier, paper)

    learn(1000)
    write(session, f"So với năm trước <q change_last_year:{resolved}>…</q>.")
    said = [text for text in printed(session) if "tăng" in text or "giảm" in text]
    assert said
    lock(session, KEY, REASON)
    signed = [text for text in printed(session) if "tăng" in text or "giảm" in text]
    assert sorted(said) == sorted(signed)
    learn(2000)
    assert signed == [text for text in printed(session) if "tăng" in text or "giảm" in text]
    reopen(session, KEY)
    assert 1 == len(contents(session, KEY).narrative["one_stop"])
    again = [text for text in printed(session) if "tăng" in text or "giảm" in text]
    assert len(signed) == len(again)
    assert signed != again
