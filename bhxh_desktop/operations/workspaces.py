"""Making a workspace, and confirming the keys of others."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from bhxh_desktop import clock, paths
from bhxh_desktop.bundles.trust import create_key
from bhxh_desktop.definitions.units import load_units
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.unit import UnitTree
from bhxh_desktop.session import Session
from bhxh_desktop.store import audit, trust, workspace


def create(folder: Path, unit: str, author: str, *, sample: bool = False) -> None:
    """Make the workspace of *unit* in *folder*, with a key of its own that it trusts.

    Raises Problem ``unit_unknown``, ``workspace_exists``.
    """
    unit_list = load_units(paths.resources() / "units")
    UnitTree.of(unit_list)[unit]
    facts = {"unit": unit, "author": author}
    if sample:
        facts["sample"] = "1"

    def prepare(draft: Path, connection: sqlite3.Connection) -> None:
        key = create_key(draft / "keys").public
        at = clock.stamp()
        trust.confirm(connection, unit, key, at, author)
        audit.append(connection, at, author, Changes("create", unit, {}, {"key": key}))

    workspace.create(folder, unit_list, prepare, **facts)


def confirm_key(session: Session, unit: str, key: str) -> Changes:
    """Keep that *key* was confirmed for *unit*, by its fingerprint over the telephone.

    What the key signed and waited here counts from now on.
    """
    with session.writing():
        code = session.tree[unit].code
        trust.confirm(session.connection, code, key, clock.stamp(), session.author)
        return session.record(Changes("confirm_key", code, {}, {"key": key}))
