"""Reviews: a signed verdict of a unit above, which replaces those before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bhxh_desktop.bundles.package import Contents
from bhxh_desktop.bundles.trust import PrivateKey, sign, verify
from bhxh_desktop.bundles.writer import write_bundle
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.review import Verdict
from bhxh_desktop.domain.revision import HeadRecord, Review
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.workspaces import confirm_key
from bhxh_desktop.queries.history import find_revision, history
from bhxh_desktop.session import Session
from bhxh_desktop.store import audit, revisions
from tests.helpers.bundles import a_header
from tests.helpers.responding import respond
from tests.helpers.workspaces import (
    FIGURES,
    MENDED,
    OFFICE,
    PROVINCE,
    RECEIVED_AT,
    STRANGER,
    a_record,
    dump,
    head_of,
    key_of,
    write_one,
)


def verdict_on(session: Session, record: HeadRecord) -> Verdict:
    """What the reviews of a revision amount to."""
    return history(session).verdicts.get(record.id, Verdict.NONE)


def refused(session: Session, *args: object) -> Problem:
    """What a review is refused with; nothing was kept then."""
    before = dump(session.connection)
    with pytest.raises(Problem) as caught:
        review(session, *args)
    assert before == dump(session.connection)
    return caught.value


def write_review(path: Path, signer: PrivateKey, record: HeadRecord, sender: str) -> Path:
    """Write a bundle of one approval in the province's name, by whatever key."""
    made = Review(
        unit=PROVINCE,
        revision=record.id,
        verdict="approve",
        author="Người duyệt",
        made_at=RECEIVED_AT.isoformat(),
        signer=signer.public,
    )
    contents = Contents(
        a_header(sender, signer=signer.public), reviews={made.id: sign(signer, made)}
    )
    return write_bundle(path, contents, signer).path


@pytest.fixture
def session(open_at, templates) -> Session:
    """The province with all bundles here and nothing judged."""
    opened = open_at("sent")
    import_files(opened, templates.bundles)
    return opened


def test_approved(session):
    """An approval is a signed statement on one revision."""
    record = head_of(session)
    made = review(session, record, "approve")
    expected = Review(
        unit=PROVINCE,
        revision=record.id,
        verdict="approve",
        author=session.author,
        made_at=RECEIVED_AT.isoformat(),
        signer=session.key.public,
    )
    assert expected == made
    kept = revisions.signed_reviews(session.connection, [record.id])[made.id]
    assert made == kept.statement
    assert verify(made, kept.signature)
    assert Verdict.APPROVED is verdict_on(session, record)
    *_, entry = audit.entries(session.connection)
    changes = Changes("review", record.id, {}, {"verdict": "approve", "reason": ""})
    assert (RECEIVED_AT.isoformat(), session.author, changes) == entry


def test_returned(session):
    """A return gives its reason, without the blanks around it; other units stay as they were."""
    record = head_of(session)
    made = review(session, record, "return", "  Lệch cột 5\n")
    assert ("return", "Lệch cột 5") == (made.verdict, made.reason)
    assert {record.id: Verdict.RETURNED} == history(session).verdicts


def test_a_reason_is_one_line(session):
    """Lines are drawn together: what is signed prints in one line everywhere."""
    made = review(session, head_of(session), "return", "Lệch cột 5.\nXem \u202elại")
    assert "Lệch cột 5. Xem lại" == made.reason


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_return_needs_a_reason(session, reason):
    """Nothing is sent back without a word."""
    assert "review_needs_reason" == refused(session, head_of(session), "return", reason).code


@pytest.mark.parametrize("verdict", ["approve", "return"])
def test_only_units_above(open_at, session, templates, verdict):
    """Nobody judges the own figures, a neighbour's or a superior's."""
    own = head_of(session, PROVINCE)
    fault = refused(session, own, verdict, "Sai")
    assert ("review_not_above", {"unit": "BHXH tỉnh Khánh Hòa"}) == (fault.code, fault.fields)
    office = open_at("sent", MENDED)
    for record in (head_of(office, MENDED), own, head_of(session)):
        assert "review_not_above" == refused(office, record, verdict, "Sai").code


def test_what_waits_is_not_judged(session, tmp_path):
    """A revision by an unknown key says nothing yet; once the key is confirmed it is judged."""
    record = a_record(STRANGER, OFFICE, FIGURES)
    import_files(session, [write_one(tmp_path / "1.bhxh", STRANGER, record, FIGURES)])
    fault = refused(session, record, "approve")
    assert ("review_of_waiting", {"unit": "BHXH Cam Ranh"}) == (fault.code, fault.fields)
    confirm_key(session, OFFICE, STRANGER.public)
    review(session, record, "approve")
    assert Verdict.APPROVED is verdict_on(session, record)


def test_a_new_verdict_replaces_all(session):
    """Each review names all before it, so the last word stands."""
    record = head_of(session)
    made = [
        review(session, record, "return", "Một"),
        review(session, record, "approve"),
        review(session, record, "return", "Ba"),
    ]
    ids = [each.id for each in made]
    assert [(), (ids[0],), tuple(sorted(ids[:2]))] == [each.replaces for each in made]
    assert Verdict.RETURNED is verdict_on(session, record)
    assert set(ids) == history(session).reviews.keys()


def test_an_earlier_revision(session, templates):
    """A verdict belongs to one revision: judging the first says nothing of the second."""
    first = head_of(session, MENDED)
    import_files(session, [templates.bundle(MENDED, 2)])
    second = head_of(session, MENDED)
    review(session, first, "return", "Sai")
    assert {first.id: Verdict.RETURNED} == history(session).verdicts
    review(session, second, "approve")
    assert second.id == history(session).choose(key_of(MENDED)).revision


def test_not_passed_over(session, templates):
    """Who read a revision as the last one does not judge it once another has come."""
    record = head_of(session, MENDED)
    import_files(session, [templates.bundle(MENDED, 2)])
    with pytest.raises(Problem) as caught:
        review(session, record, "approve", as_head=True)
    said = {"unit": "BHXH Khánh Sơn", "number": 1}
    assert ("review_moved", said) == (caught.value.code, caught.value.fields)
    review(session, head_of(session, MENDED), "approve", as_head=True)


def test_two_people_differ(open_at, templates, tmp_path):
    """Concurrent different verdicts approve nothing, until somebody who has seen both decides."""
    one, two = (open_at("sent", name=name) for name in ("one", "two"))
    for each in (one, two):
        import_files(each, templates.bundles)
    record = head_of(one)
    review(one, record, "approve")
    review(two, record, "return", "Sai")
    import_files(one, [answer.path for answer in respond(two, tmp_path)])
    assert Verdict.DISPUTED is verdict_on(one, record)
    assert history(one).choose(key_of(OFFICE)).revision is None
    assert 2 == len(review(one, record, "approve").replaces)
    assert Verdict.APPROVED is verdict_on(one, record)


def test_the_office_learns_of_it(open_at, session, tmp_path):
    """The verdict comes home with what the province sends, since the office has its key."""
    record = head_of(session)
    review(session, record, "return", "Lệch cột 5")
    (answer,) = respond(session, tmp_path)
    office = open_at("sent", OFFICE)
    (item,) = import_files(office, [answer.path]).imported
    assert [("return", "Lệch cột 5", record)] == [
        (judged.review.verdict, judged.review.reason, judged.record) for judged in item.judged
    ]
    assert Verdict.RETURNED is verdict_on(office, record)
    assert record == find_revision(office, record.verification_code)


def test_a_forged_verdict(session, templates, tmp_path):
    """An office's approval of itself, written in the province's name, counts nowhere."""
    record = head_of(session)
    path = write_review(tmp_path / "1.bhxh", templates.key(OFFICE), record, OFFICE)
    assert not import_files(session, [path]).refused
    assert 1 == len(history(session).reviews)
    assert Verdict.NONE is verdict_on(session, record)
    review(session, record, "return", "Sai")
    assert Verdict.RETURNED is verdict_on(session, record)


def test_a_verdict_by_an_unknown_key(session, tmp_path):
    """It waits for its key as a revision does."""
    record = head_of(session)
    import_files(session, [write_review(tmp_path / "1.bhxh", STRANGER, record, PROVINCE)])
    assert Verdict.NONE is verdict_on(session, record)
    confirm_key(session, PROVINCE, STRANGER.public)
    assert Verdict.APPROVED is verdict_on(session, record)


def test_a_verdict_before_its_revision(open_at, templates, tmp_path):
    """A verdict on what is not here yet waits for it."""
    record = head_of(open_at("sent", OFFICE), OFFICE)
    session = open_at("sent")
    path = write_review(tmp_path / "1.bhxh", templates.key(PROVINCE), record, PROVINCE)
    import_files(session, [path])
    assert {} == history(session).verdicts
    import_files(session, [templates.bundle(OFFICE)])
    assert Verdict.APPROVED is verdict_on(session, record)
