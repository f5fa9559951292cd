"""The frame of reports as the settings of a workspace say: for all of them, and for one regime."""

from __future__ import annotations

import msgspec

from bhxh_desktop.domain.paper_frame import PaperFrame
from bhxh_desktop.session import Session

ALL = ""
"""In place of a regime: for every report."""


def frame_said(session: Session, regime: str = ALL) -> PaperFrame:
    """Return what was set for *regime* alone, or for all reports."""
    said = session.workspace.meta(fact_of(regime))
    return msgspec.json.decode(said, type=PaperFrame) if said else PaperFrame()


def frame_for(session: Session, regime: str) -> PaperFrame:
    """Return what holds for the reports of *regime*: its own settings before those for all."""
    return frame_said(session, regime).over(frame_said(session))


def fact_of(regime: str) -> str:
    """Return the name of the fact of a workspace that keeps a frame."""
    return f"frame {regime}".strip()
