"""Answering units where nothing is to go wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bhxh_desktop.bundles.writer import BundleInfo
from bhxh_desktop.operations import responding
from bhxh_desktop.session import Session

REVOKED = "sealing_revoked"


def respond(session: Session, folder: Path, *units: str, **how: Any) -> list[BundleInfo]:
    """Answer *units*, by default all, and return the files; the first fault is raised."""
    made = []
    for each in responding.respond(session, folder, units or None, **how):
        if each.fault is not None:
            raise each.fault
        assert each.written is not None
        made.append(each.written)
    return made


def respond_somehow(session: Session, folder: Path) -> list[BundleInfo]:
    """Answer all units: plain those whose keys were all revoked."""
    answers = responding.respond(session, folder)
    shut_out = [e.unit for e in answers if e.fault and getattr(e.fault, "code", "") == REVOKED]
    made = [each.written for each in answers if each.written is not None]
    return made + (respond(session, folder, *shut_out, plain=True) if shut_out else [])
