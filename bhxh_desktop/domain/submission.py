"""The state of one submission, as people see it on lists and boards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bhxh_desktop.domain.heads import Heads
from bhxh_desktop.domain.review import Verdict


class State(Enum):
    """Where a submission stands (design §5), in the order of a journey, then what hinders it."""

    NOTHING = "nothing"
    """chưa nhập at the unit itself, chưa nhận above it."""
    ENTERING = "entering"
    LOCKED = "locked"
    EXPORTED = "exported"
    RECEIVED = "received"
    RETURNED = "returned"
    APPROVED = "approved"
    CONSOLIDATED = "consolidated"
    CONFLICT = "conflict"
    """Several heads: a person decides."""
    DISPUTED = "disputed"
    """Different verdicts on the head: "cần thống nhất"."""
    WAITING_KEY = "waiting_key"
    MISSING_PARENT = "missing_parent"


@dataclass(frozen=True)
class Facts:
    """What a state is read from; all of one submission."""

    heads: Heads
    verdict: Verdict
    """Of the head, where there is just one."""
    working: bool
    """A working copy exists here."""
    exported: bool
    """The head was written to a file here."""
    at_home: bool
    """This workspace is the unit's own."""
    in_total: bool = False
    """A locked total counts the head."""


def state_of(facts: Facts) -> State:
    """Return the state; a working copy at home comes first, since it is what people go on with."""
    if facts.working:
        return State.ENTERING
    hindered = _hindrance(facts)
    if hindered is not None:
        return hindered
    if facts.verdict is Verdict.RETURNED:
        return State.RETURNED
    if facts.in_total:
        return State.CONSOLIDATED
    return State.APPROVED if facts.verdict is Verdict.APPROVED else _on_its_way(facts)


def _on_its_way(facts: Facts) -> State:
    if not facts.at_home:
        return State.RECEIVED
    return State.EXPORTED if facts.exported else State.LOCKED


def _hindrance(facts: Facts) -> State | None:
    if facts.heads.in_conflict:
        return State.CONFLICT
    if facts.heads.missing:
        return State.MISSING_PARENT
    if not facts.heads.ids:
        return State.WAITING_KEY if facts.heads.waiting else State.NOTHING
    return State.DISPUTED if facts.verdict is Verdict.DISPUTED else None
