"""The register of documents: written, listed by reports, locked, merged, added up."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from bhxh_desktop.domain.document import DocumentKey, WrittenDocument, by_key, key_of
from bhxh_desktop.domain.parts import DocumentEntry, decode_part
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.documents import (
    add_documents,
    change_document,
    list_documents,
    put_back,
    remove_documents,
    taken_from,
    unlist_documents,
)
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.resolving import resolve
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.submissions import lock, lock_total, reopen
from bhxh_desktop.queries.conflicts import conflicted
from bhxh_desktop.queries.consolidation import consolidated
from bhxh_desktop.queries.figures import contents, of_revision
from bhxh_desktop.queries.history import history
from bhxh_desktop.queries.register import find_documents, read_list, register_of
from bhxh_desktop.reports.conflict_words import question_words
from bhxh_desktop.store import audit, register, revisions, working
from tests.helpers.workspaces import (
    OFFICE,
    PERIOD,
    PROVINCE,
    REASON,
    REGIME,
    Open,
    definition,
    dump,
)
from tests.helpers.workspaces import (
    key_of as submission_of,
)

KEY = submission_of(OFFICE)
HOME = "BHXH Cam Ranh"
ABOVE = "BHXH tỉnh Khánh Hòa"


def entry(number="07", symbol="KH-BHXH", day="2023-01-19", issuer=HOME, subject="Một", year=2023):
    """A document of the office."""
    return DocumentEntry(issuer, number, symbol, year, day, subject)


ODD = ("document_outside", "document_undated")
PLAN, LETTER = entry(), entry("12", "BHXH-VP", "2023-02-02")


def listed(session, key=KEY):
    """What the report lists, by printed name."""
    return {name.printed for name in contents(session, key).documents}


def in_register(session):
    """The register, by printed name."""
    return {name.printed for name in register.documents(session.connection)}


def test_added(open_at: Open):
    """In the register and in the report, with one entry in the audit each; twice is once."""
    session = open_at("filled", OFFICE)
    made = add_documents(session, [PLAN, LETTER], KEY)
    assert (key_of(PLAN), key_of(LETTER)) == made.new
    assert {PERIOD: 2} == made.listed
    assert {"07/KH-BHXH", "12/BHXH-VP"} == in_register(session) == listed(session)
    operations = [each.changes.operation for each in audit.entries(session.connection)]
    assert ["document_add", "documents"] == operations[-2:]
    before = dump(session.connection)
    again = add_documents(session, [PLAN], KEY)
    assert ((), (key_of(PLAN),), {PERIOD: 0}) == (again.new, again.known, again.listed)
    assert before == dump(session.connection)


def test_another_day_is_kept_beside(open_at: Open):
    """The day may be disputed: the first stays, the other is told, until somebody settles it."""
    session = open_at("filled", OFFICE)
    add_documents(session, [entry(day=None, subject=""), entry(), entry(day="2023-01-20")])
    (held,) = register.documents(session.connection).values()
    assert (entry(), ("2023-01-20",)) == held
    assert ["document_days"] == [f.problem.code for f in register_of(session).findings]
    change_document(session, key_of(PLAN), WrittenDocument("7", "KH-BHXH", "20/1/2023", HOME))
    assert () == register_of(session).findings


def test_unsettled_issuers_wait(open_at: Open):
    """In the register, not in the report; named, or accepted, it goes where it belongs."""
    session = open_at("filled", OFFICE)
    strange = entry(issuer="Đoàn kiểm tra số 2", symbol="TB-ĐKT")
    made = add_documents(session, [strange, entry("08", issuer="BHXH tỉnh")], KEY)
    assert ((key_of(strange),), {PERIOD: 1}) == (made.waiting, made.listed)
    assert {(ABOVE, "08")} == {n[:2] for n in contents(session, KEY).documents}
    with pytest.raises(Problems, match="document_waits"):
        list_documents(session, KEY, [key_of(strange)])
    written = WrittenDocument("7", "TB-ĐKT", "19/01/2023", "Đoàn kiểm tra số 2")
    found = change_document(session, key_of(strange), written, accept=True, key=KEY)
    assert key_of(strange) == found
    assert {"07/TB-ĐKT", "08/KH-BHXH"} == listed(session)
    assert not any(row.waits for row in register_of(session, KEY).rows)


def test_changed_everywhere(open_at: Open):
    """A number put right is put right in the report too; another's number is refused."""
    session = open_at("filled", OFFICE)
    add_documents(session, [PLAN, LETTER], KEY)
    written = WrittenDocument("9", "KH-BHXH", "21/01/2023", HOME, "Hai")
    assert "09/KH-BHXH" == change_document(session, key_of(PLAN), written).printed
    assert {"09/KH-BHXH", "12/BHXH-VP"} == in_register(session) == listed(session)
    before = dump(session.connection)
    with pytest.raises(Problem, match="document_taken"):
        change_document(session, key_of(LETTER), written)
    with pytest.raises(Problems, match="document_unknown"):
        change_document(session, key_of(PLAN), written)
    with pytest.raises(Problem, match="date_impossible"):
        change_document(session, key_of(LETTER), written._replace(day="31/02/2023"))
    assert before == dump(session.connection)


def test_removed_and_unlisted(open_at: Open):
    """Out of the list it stays in the register; out of the register it goes from both."""
    session = open_at("filled", OFFICE)
    add_documents(session, [PLAN, LETTER], KEY)
    assert 1 == unlist_documents(session, KEY, [key_of(PLAN)])
    assert ({"12/BHXH-VP"}, 2) == (listed(session), len(in_register(session)))
    assert 1 == list_documents(session, KEY, [key_of(PLAN)])
    remove_documents(session, [key_of(PLAN)])
    assert {"12/BHXH-VP"} == listed(session) == in_register(session)
    with pytest.raises(Problems, match="document_unknown"):
        remove_documents(session, [key_of(PLAN)])


def test_removed_by_mistake(open_at: Open):
    """Put back as it was, in the register and in the report that is still begun."""
    session = open_at("filled", OFFICE)
    add_documents(session, [PLAN, LETTER], KEY)
    add_documents(session, [entry(day="2023-01-20")])
    before = register.documents(session.connection)
    removed = remove_documents(session, [key_of(PLAN)])
    assert 1 == put_back(session, removed)
    assert before == register.documents(session.connection)
    assert {"07/KH-BHXH", "12/BHXH-VP"} == listed(session)
    remove_documents(session, [key_of(PLAN)])
    add_documents(session, [entry(subject="Viết lại")])
    assert 0 == put_back(session, removed)
    assert "Viết lại" == register.documents(session.connection)[key_of(PLAN)].entry.subject
    assert {"12/BHXH-VP"} == listed(session)


def test_put_back_into_no_locked_report(open_at: Open):
    """What was locked meanwhile stays as it was signed; the register has the document again."""
    session = open_at("filled", OFFICE)
    add_documents(session, [PLAN, LETTER], KEY)
    removed = remove_documents(session, [key_of(PLAN)])
    lock(session, KEY, REASON)
    assert 1 == put_back(session, removed)
    assert {"07/KH-BHXH", "12/BHXH-VP"} == in_register(session)
    assert {"12/BHXH-VP"} == listed(session)


def test_of_another_time(open_at: Open):
    """What a report lists without a day, or of another year, is told; in the register it is not."""
    session = open_at("filled", OFFICE)
    late, undated = entry("14", day="2024-01-08", year=2024), entry("15", day=None)
    add_documents(session, [PLAN, late, undated])
    assert not [f for f in register_of(session, KEY).findings if f.problem.code in ODD]
    list_documents(session, KEY, [key_of(each) for each in (PLAN, late, undated)])
    found = register_of(session, KEY).findings
    told = {f.problem.code: f.documents for f in found if f.problem.code in ODD}
    assert {"document_outside": (key_of(late),), "document_undated": (key_of(undated),)} == told


def test_by_its_day(open_at: Open):
    """Given only a regime, each document goes into the report of its day; without a day in none."""
    session = open_at("filled", OFFICE)
    undated = entry("13", day=None)
    early = entry("14", day="2022-12-20", year=2022)
    before = entry("15", day="1999-12-20", year=1999)
    made = add_documents(session, [PLAN, undated, early, before], REGIME)
    assert {PERIOD: 2} == made.listed
    assert {"07/KH-BHXH", "14/KH-BHXH"} == listed(session)
    with pytest.raises(Problem, match="regime_unknown"):
        add_documents(session, [PLAN], "abc")


def test_what_prints_no_documents(open_at: Open):
    """A report without such a list takes none."""
    session = open_at("filled", OFFICE)
    bare = msgspec.structs.replace(definition().regime, sections=())
    session.installed = (Definition(bare),)
    before = dump(session.connection)
    with pytest.raises(Problem, match="document_not_printed"):
        add_documents(session, [PLAN], KEY)
    assert before == dump(session.connection)


def test_locked_by_value(open_at: Open):
    """The revision holds the list; the register goes on; reopening begins on what was locked."""
    session = open_at("filled", OFFICE)
    add_documents(session, [LETTER, PLAN], KEY)
    record = lock(session, KEY, REASON)
    (data,) = revisions.parts(session.connection, [record.parts["documents"]]).values()
    assert (LETTER, PLAN) == tuple(reversed(decode_part("documents", data).documents))
    with pytest.raises(Problem, match="already_locked"):
        add_documents(session, [entry("20")], KEY)
    assert "20/KH-BHXH" not in in_register(session)
    remove_documents(session, [key_of(PLAN)])
    assert {"07/KH-BHXH", "12/BHXH-VP"} == listed(session)
    row = register_of(session, KEY).by_key[key_of(PLAN)]
    assert (True, ((REGIME, PERIOD),)) == (row.listed, row.reports)
    reopen(session, KEY)
    assert record.id == lock(session, KEY, REASON).id
    reopen(session, KEY)
    assert by_key([LETTER, PLAN]) == working.load(session.connection, KEY).documents
    unlist_documents(session, KEY, [key_of(PLAN)])
    assert record.id != lock(session, KEY, REASON).id


def test_no_list_no_part(open_at: Open):
    """A report that lists nothing has no such part: revisions of before stay as they are."""
    session = open_at("filled", OFFICE)
    assert "documents" not in lock(session, KEY, REASON).parts


@pytest.fixture
def pcs(open_at: Open, tmp_path):
    """Two PCs of the office that went on from one list; the first knows what the second did."""
    one = open_at("filled", OFFICE, "one")
    add_documents(one, [PLAN, LETTER], KEY)
    lock(one, KEY, REASON)
    two = open_at("filled", OFFICE, "two")
    working.delete(two.connection, KEY)
    import_files(two, [export(one, tmp_path / "first.bhxh").path])
    for session in (one, two):
        reopen(session, KEY)
    return one, two


def test_merged(pcs, tmp_path):
    """What one side added or changed is taken; deleted against changed is asked."""
    one, two = pcs
    changed = WrittenDocument("7", "KH-BHXH", "19/01/2023", HOME, "Hai")
    change_document(one, key_of(PLAN), changed)
    add_documents(one, [entry("20")], KEY)
    unlist_documents(two, KEY, [key_of(PLAN)])
    add_documents(two, [entry("21")], KEY)
    for session in (one, two):
        lock(session, KEY, REASON)
    import_files(one, [export(two, tmp_path / "two.bhxh").path])
    shown = conflicted(one, KEY)
    (question,) = shown.between.questions
    assert ("document", (HOME, "07", "KH-BHXH", "2023")) == question[0].key
    (words,) = question_words(shown.definition, shown.between, ())
    assert "Văn bản 07/KH-BHXH năm 2023 của BHXH Cam Ranh" == words.place
    assert {"19/01/2023, Hai", "không có trong danh sách"} == {words.left, words.right}
    assert "19/01/2023, Một" == words.base
    side = "left" if words.left.endswith("Hai") else "right"
    resolve(one, shown, [side])
    assert {"07/KH-BHXH", "12/BHXH-VP", "20/KH-BHXH", "21/KH-BHXH"} == listed(one)
    assert "Hai" == contents(one, KEY).documents[key_of(PLAN)].subject
    assert lock(one, KEY, REASON).id in history(one).heads_at(KEY).ids
    assert {"21/KH-BHXH"} <= {row.key.printed for row in register_of(one, KEY).rows}


def test_a_document_of_another_pc(pcs):
    """What only the report lists can be changed and removed like the rest."""
    _, two = pcs
    assert set() == in_register(two)
    change_document(two, key_of(PLAN), WrittenDocument("7", "KH-BHXH", "20/1/2023", HOME))
    assert "2023-01-20" == next(
        e.day for k, e in contents(two, KEY).documents.items() if k.number == "07"
    )
    remove_documents(two, [key_of(LETTER)])
    assert {"07/KH-BHXH"} == listed(two) == in_register(two)
    unlist_documents(two, KEY, [key_of(PLAN)])
    assert set() == listed(two)


def test_the_total_lists_by_unit(open_at: Open, tmp_path):
    """What an office lists comes to the province and into its total, under the office."""
    office = open_at("sent", OFFICE)
    reopen(office, KEY)
    add_documents(office, [PLAN], KEY)
    made = lock(office, KEY, REASON)
    province = open_at("received", PROVINCE)
    import_files(province, [export(office, tmp_path / "a.bhxh").path])
    assert by_key([PLAN]) == of_revision(province, made.id).documents
    review(province, made, "approve")
    total = consolidated(province, REGIME, PERIOD)
    assert {PROVINCE, OFFICE} == set(total.documents)
    assert (PLAN,) == total.documents[OFFICE]
    record = lock_total(province, total, REASON)
    said = of_revision(province, record.id)
    assert by_key(total.documents[PROVINCE]) == said.documents
    assert {OFFICE: (PLAN,)} == said.unit_documents
    assert record.id == lock_total(province, consolidated(province, REGIME, PERIOD), REASON).id


LIST = """- Kế hoạch số 7/KH-BHXH ngày 19/01/2023 của BHXH Cam Ranh về công tác lưu trữ.
- Công văn số 12/BHXH-VP ngày 02/02/2023 về việc cử nhân sự.
- Công văn số 12/BHXH-VP ngày 02/02/2023 về việc cử nhân sự.
- Quyết định số 15/QĐ-BHXH ngày 31/02/2023 của BHXH tỉnh về việc b
"""


def test_a_pasted_list(open_at: Open):
    """Shown before anything is written; then all of it at once."""
    session = open_at("filled", OFFICE)
    before = dump(session.connection)
    lines = read_list(session, LIST)
    assert before == dump(session.connection)
    assert ["new", "new", "known", "new"] == [each.outcome for each in lines]
    assert ({"issuer_ours"}, {"date_impossible"}) == tuple(set(lines[n].doubts) for n in (1, 3))
    assert (None, 2023) == (lines[3].entry.day, lines[3].entry.year)
    assert HOME == lines[1].entry.issuer
    add_documents(session, taken_from(lines), KEY)
    assert {"07/KH-BHXH", "12/BHXH-VP", "15/QĐ-BHXH"} == listed(session)
    again = read_list(session, LIST.replace("19/01/2023", "20/01/2023"))
    assert ["dated", "known", "known", "known"] == [each.outcome for each in again]


def test_what_a_pasted_list_cannot_say(open_at: Open):
    """No year, no document; what another only mentions is not taken; strangers wait."""
    session = open_at("filled", OFFICE)
    text = """Kế hoạch số 8/KH-BHXH của BHXH tỉnh về việc a.
Công văn số 12/BHXH-VP ngày 02/02/2023 về việc thực hiện Quyết định số 9/QĐ-BHXH ngày 05/01/2023.
Thông báo số 3/TB-ĐKT ngày 03/3/2023 của Đoàn kiểm tra số 2 về việc b."""
    lines = read_list(session, text)
    assert ["faulty", "new", "mentioned", "waits"] == [each.outcome for each in lines]
    assert "document_year" == lines[0].fault.code
    assert ["12", "03"] == [each.number for each in taken_from(lines)]


def test_found_by_name(open_at: Open):
    """As people say it, zeros and capitals aside."""
    session = open_at("filled", OFFICE)
    add_documents(session, [PLAN, entry(issuer=ABOVE), entry(year=2022, day=None)])
    assert 3 == len(find_documents(session, "7/kh-bhxh", None, ""))
    assert 2 == len(find_documents(session, "07/KH-BHXH", 2023, ""))
    assert [key_of(PLAN)] == find_documents(session, "07/KH-BHXH", 2023, HOME)
    assert [] == find_documents(session, "8/KH-BHXH", None, "")


def test_rows(open_at: Open):
    """By day, with where each is listed and whether it is of the period."""
    session = open_at("filled", OFFICE)
    add_documents(session, [LETTER, PLAN], KEY)
    add_documents(session, [entry("30", day="2022-01-05", year=2022), entry("31", day=None)])
    shown = register_of(session, KEY)
    assert (True, False) == (shown.prints, shown.locked)
    said = [(row.key.number, row.listed, row.within, row.reports) for row in shown.rows]
    at = ((REGIME, PERIOD),)
    assert [
        ("30", False, False, ()),
        ("07", True, True, at),
        ("12", True, True, at),
        ("31", False, False, ()),
    ] == said
    assert DocumentKey(HOME, "07", "KH-BHXH", 2023) in shown.by_key
    assert date(2023, 1, 19).isoformat() == shown.by_key[key_of(PLAN)].entry.day


def test_what_is_learnt_of_a_document_reaches_every_report_that_lists_it(open_at: Open):
    """Pasted again with its subject for one report, the other prints it too."""
    session = open_at("filled", OFFICE)
    quarter = KEY._replace(period="2023-Q1")
    bare = entry(subject="")
    add_documents(session, [bare], KEY)
    add_documents(session, [PLAN], quarter)
    for key in (KEY, quarter):
        assert "Một" == contents(session, key).documents[key_of(PLAN)].subject


def test_a_document_only_a_report_holds_keeps_what_was_known(pcs):
    """Pasted again without its day, it keeps the day that the other PC wrote."""
    _, two = pcs
    assert set() == in_register(two)
    add_documents(two, [entry(day=None)], KEY)
    assert "2023-01-19" == contents(two, KEY).documents[key_of(PLAN)].day
