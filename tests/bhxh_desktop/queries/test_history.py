"""What was signed, judged: by regime and period, and one revision by the name people give it."""

from __future__ import annotations

from itertools import count

import pytest

from bhxh_desktop.bundles.trust import sign
from bhxh_desktop.domain.heads import Heads
from bhxh_desktop.domain.review import Choice, Verdict
from bhxh_desktop.domain.revision import HeadRecord, SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.queries.history import SHORTEST_NAME, find_revision, history
from bhxh_desktop.store import revisions
from tests.helpers.workspaces import (
    MENDED,
    OFFICES,
    PERIOD,
    PROVINCE,
    RECEIVED_AT,
    REGIME,
    STRANGER,
    UNITS,
    a_record,
    head_of,
    key_of,
)


@pytest.fixture
def session(open_at):
    """The province with every office approved."""
    return open_at("received")


def test_everything_of_a_period(session):
    """Of each unit one revision, of each office one review."""
    known = history(session, REGIME, PERIOD)
    assert {key_of(unit) for unit in UNITS} == known.groups.keys() == known.heads.keys()
    assert (len(UNITS), len(OFFICES)) == (len(known.records), len(known.reviews))
    assert {Verdict.APPROVED} == set(known.verdicts.values())
    assert known == history(session) == history(session, REGIME)


@pytest.mark.parametrize("asked", [("other", PERIOD), (REGIME, "2024"), ("other", None)])
def test_nothing_of_another(session, asked):
    """Another regime or period has no history; what never came has no heads and no choice."""
    known = history(session, *asked)
    assert ({}, {}, {}, {}) == (known.records, known.reviews, known.heads, known.verdicts)
    key = SubmissionKey(PROVINCE, "own", *asked)
    assert (Heads(), Choice()) == (known.heads_at(key), known.choose(key))


def test_who_followed_whom(session, templates):
    """The graph of a submission holds its revisions only."""
    first = head_of(session, MENDED)
    import_files(session, [templates.bundle(MENDED, 2)])
    second = head_of(session, MENDED)
    graph = history(session).graph(key_of(MENDED))
    assert {first.id, second.id} == graph.records.keys()
    assert {first.id} == graph.ancestors([second.id])


def test_what_counts(session, templates):
    """The approved one counts while a newer one waits for its review."""
    first = head_of(session, MENDED)
    import_files(session, [templates.bundle(MENDED, 2)])
    second = head_of(session, MENDED)
    expected = Choice(first.id, approved=True, newer=(second.id,))
    assert expected == history(session).choose(key_of(MENDED))
    assert expected == history(session).choose(key_of(MENDED), unapproved=True)


def names(record: HeadRecord) -> list[str]:
    """What people may call a revision."""
    code = record.verification_code
    return [
        record.id,
        record.id[:12],
        record.id[:12].upper(),
        code,
        code.lower(),
        code.replace("-", ""),
        code[:5],
        f"  {code[:11]}\n",
    ]


def test_found_by_any_of_its_names(session):
    """An id, its beginning, a mã đối chiếu with or without dashes, in any case."""
    for unit in UNITS:
        record = head_of(session, unit)
        assert [record] * 8 == [find_revision(session, name) for name in names(record)]


def test_names_of_nothing(session):
    """What is too short, empty or of no revision finds none; the answer repeats a little of it."""
    record = head_of(session)
    short = [record.id[: SHORTEST_NAME - 1], record.verification_code[: SHORTEST_NAME - 1]]
    for text in [*short, "", " - ", "x" * 200, record.verification_code + "A", f"{record.id}0"]:
        with pytest.raises(Problem) as caught:
            find_revision(session, text)
        expected = ("revision_unknown", {"found": text[:80]})
        assert expected == (caught.value.code, caught.value.fields)


def test_a_name_of_two(session):
    """A beginning that two revisions share is not guessed at."""
    seen: dict[str, HeadRecord] = {}
    for n in count():
        record = a_record(STRANGER, MENDED, {}, author=f"Máy {n}")
        twin = seen.setdefault(record.id[:SHORTEST_NAME], record)
        if twin is not record:
            break
    kept = [sign(STRANGER, each) for each in (twin, record)]
    with session.writing():
        revisions.add(session.connection, kept, RECEIVED_AT.isoformat())
    with pytest.raises(Problem) as caught:
        find_revision(session, record.id[:SHORTEST_NAME])
    assert ("revision_ambiguous", 2) == (caught.value.code, caught.value.fields["count"])
    assert record == find_revision(session, record.id)
