"""The frame of reports as the settings of a workspace say: for all of them, and for one regime."""

from __future__ import annotations

import msgspec

from bhxh_desktop.domain.paper_frame import PaperFrame
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.reports.sentences import fill
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


def frame_defined(session: Session, definition: Definition, period: Period) -> PaperFrame:
    """Return what is printed where nothing is set: by the definition and the list of units."""
    unit = session.unit
    parent = session.tree[unit.parent].name if unit.parent else ""
    layout = definition.regime.layouts[unit.level]
    words = {"unit": unit.name, "parent": parent, "period": period.words}
    return PaperFrame(
        parent_body=parent,
        body=unit.name,
        symbol=unit.symbol,
        place=unit.place,
        signer=tuple(filter(None, (layout.authority, layout.signer_title))),
        addressees=tuple(fill(line, words) for line in layout.addressee),
        recipients=tuple(fill(line, words) for line in layout.recipients),
    )


def fact_of(regime: str) -> str:
    """Return the name of the fact of a workspace that keeps a frame."""
    return f"frame {regime}".strip()
