"""Answering the offices: their own reports and the verdicts on them."""

from __future__ import annotations

import pytest

from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.exporting import respond
from bhxh_desktop.store import files
from tests.helpers.bundles import held
from tests.helpers.workspaces import (
    OFFICES,
    dump,
)


def test_respond(open_at, templates, out):
    """Each office gets one file with its own reports and the verdicts on them, and no other's."""
    session = open_at("received")
    answers = respond(session, out)
    names = [f"KH_to_{unit}_{number:04}.bhxh" for number, unit in enumerate(sorted(OFFICES), 9)]
    assert names == [answer.path.name for answer in answers]
    for unit, answer in zip(sorted(OFFICES), answers, strict=True):
        contents = held(answer, templates.identity(unit))
        assert ("response", unit) == (contents.header.use, contents.header.addressee)
        assert {unit} == {record.unit for record in contents.records.values()}
        assert 1 == len(contents.reviews)
    assert 9 + len(OFFICES) == files.sequence(session.connection)


def test_nothing_to_respond(open_at, out):
    """Nobody was judged."""
    session = open_at("sent")
    before = dump(session.connection)
    with pytest.raises(Problem, match="nothing_to_respond"):
        respond(session, out)
    assert (before, []) == (dump(session.connection), list(out.iterdir()))


def test_a_response_that_cannot_be_written(open_at, out):
    """What was not written says so; what was stays."""
    session = open_at("received")
    (out / f".KH_to_{sorted(OFFICES)[1]}_0010.bhxh.tmp").mkdir()
    with pytest.raises(OSError, match="tmp"):
        respond(session, out)
    assert 1 == len(list(out.glob("*.bhxh")))
    summaries = [line.summary for line in files.entries(session.connection)[-7:]]
    assert ["1 cchc/2023/1"] + [files.FAILED] * 6 == summaries
