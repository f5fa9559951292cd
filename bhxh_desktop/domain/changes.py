"""Changes: what a write did, for the audit and for screens that show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Changes:
    """One write: its name, what it was about, and what stood there before and after."""

    operation: str
    """Name of the operation, as the audit keeps it."""
    subject: str
    """What was changed: a submission, a revision, a file."""
    before: Mapping[str, Any] = field(default_factory=dict)
    """Plain JSON by place; a place that held nothing is left out."""
    after: Mapping[str, Any] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many places changed."""
        return len(self.before.keys() | self.after.keys())


def changes(
    operation: str, subject: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Changes:
    """Return what differs between two states, leaving out what stayed the same."""
    different = {k for k in {*before, *after} if before.get(k) != after.get(k)}
    return Changes(
        operation,
        subject,
        {k: before[k] for k in sorted(different) if k in before},
        {k: after[k] for k in sorted(different) if k in after},
    )
