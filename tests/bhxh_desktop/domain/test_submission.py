"""States: one word for where a submission stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bhxh_desktop.domain.heads import Heads
from bhxh_desktop.domain.review import Verdict
from bhxh_desktop.domain.submission import Facts, State, state_of

LOCKED = Facts(Heads(("a",)), Verdict.NONE, working=False, exported=False, at_home=True)


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, State.LOCKED),
        ({"heads": Heads()}, State.NOTHING),
        ({"heads": Heads(), "working": True}, State.ENTERING),
        ({"working": True}, State.ENTERING),
        ({"exported": True}, State.EXPORTED),
        ({"at_home": False}, State.RECEIVED),
        ({"verdict": Verdict.APPROVED}, State.APPROVED),
        ({"verdict": Verdict.RETURNED, "in_total": True}, State.RETURNED),
        ({"verdict": Verdict.APPROVED, "in_total": True}, State.CONSOLIDATED),
        ({"verdict": Verdict.DISPUTED}, State.DISPUTED),
        ({"heads": Heads(("a", "b"))}, State.CONFLICT),
        ({"heads": Heads(("a", "b"), missing=frozenset("c"))}, State.MISSING_PARENT),
        ({"heads": Heads(waiting=frozenset("c"))}, State.WAITING_KEY),
    ],
)
def test_states(changes, state):
    """Each state from what it is read from."""
    assert state is state_of(replace(LOCKED, **changes))
