"""Putting into force what the unit above decided: the setup that counts (model.md §3)."""

from __future__ import annotations

from bhxh_desktop.domain import canonical
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.regime import Definition, from_plain
from bhxh_desktop.domain.setup import Setup, in_force
from bhxh_desktop.errors import Bug
from bhxh_desktop.session import INSTALLED, SETUP, Session, forget
from bhxh_desktop.store import assignments, definitions, setups, units


def settle(session: Session) -> Setup | None:
    """Put the setup that counts by now into force, inside the caller's transaction.

    Returns it where it was another before. Where none counts any more, what was in force stays:
    units and forms cannot be forgotten under reports made with them. Raises Problem
    ``definition_doubled``.
    """
    said = [signed.statement for signed in setups.signed(session.connection).values()]
    held = [setup for setup in said if isinstance(setup, Setup)]
    chosen = in_force(held, session.unit.code, session.trust, session.tree) if held else None
    before = session.workspace.meta(SETUP) or ""
    if chosen is None or chosen.id == before:
        return None
    if chosen.unit != session.unit.code:  # who decided has all of it already
        _apply(session, chosen)
    session.workspace.set_meta(SETUP, chosen.id)
    session.record(Changes("setup", chosen.id, {"setup": before}, {"setup": chosen.id}))
    return chosen


def _apply(session: Session, setup: Setup) -> None:
    connection = session.connection
    units.save(connection, setup.units)
    assignments.replace_all(connection, setup.assignments)
    here = {definition.hash for definition in session.installed}
    for digest in setup.definitions:
        if digest not in here:
            definitions.keep(connection, _form(session, digest))
    session.workspace.set_meta(INSTALLED, " ".join(setup.definitions))
    forget(session)


def _form(session: Session, digest: str) -> Definition:
    content = setups.definition(session.connection, digest)
    if content is None:
        raise Bug(f"a setup was kept without its form {digest}")
    return Definition(from_plain(canonical.decode(content)))
