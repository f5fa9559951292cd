"""Setting what stands around the reports of this workspace's unit."""

from __future__ import annotations

import msgspec

from bhxh_desktop.domain.changes import Changes, changes
from bhxh_desktop.domain.paper_frame import PaperFrame, checked_frame
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.frames import ALL, fact_of, frame_said
from bhxh_desktop.session import Session


def set_frame(session: Session, frame: PaperFrame, regime: str = ALL) -> Changes:
    """Print *frame* around the reports of *regime* from now on, around all without one.

    An empty field goes back to what is said for all reports, then by definition and list of units.
    Raises as `checked_frame`, and Problem ``regime_unknown``.
    """
    known = {definition.regime.code for definition in session.installed}
    if regime != ALL and regime not in known:
        raise Problem("regime_unknown", found=regime, expected=", ".join(sorted(known)))
    made = checked_frame(frame)
    with session.writing():
        before = msgspec.to_builtins(frame_said(session, regime))
        session.workspace.set_meta(fact_of(regime), msgspec.json.encode(made).decode())
        return session.record(changes("frame", regime, before, msgspec.to_builtins(made)))
