"""Keys confirmed on this PC, and signed statements about keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from bhxh_desktop.domain.revision import (
    Enrolment,
    Revocation,
    SealingKey,
    Signed,
    Statement,
    open_envelope,
)
from bhxh_desktop.domain.sealing import Recipients, recipients_from
from bhxh_desktop.domain.trust import Trust, trust_from
from bhxh_desktop.domain.unit import UnitTree

_KINDS: dict[str, type[Enrolment | Revocation | SealingKey]] = {
    "enrolment": Enrolment,
    "revocation": Revocation,
    "sealingkey": SealingKey,
}


def confirm(connection: sqlite3.Connection, unit: str, key: str, at: str, who: str) -> None:
    """Keep that a person confirmed *key* for *unit*; a second time changes nothing."""
    connection.execute(
        "INSERT OR IGNORE INTO confirmed_keys VALUES (?, ?, ?, ?)", (unit, key, at, who)
    )


def withdraw(connection: sqlite3.Connection, unit: str, key: str) -> bool:
    """Forget that *key* was confirmed for *unit*; tell whether it had been."""
    query = "DELETE FROM confirmed_keys WHERE unit = ? AND key = ?"
    return connection.execute(query, (unit, key)).rowcount > 0


def add(connection: sqlite3.Connection, statements: Iterable[Signed], at: str) -> None:
    """Keep signed statements about keys; known ones change nothing."""
    rows = [(s.statement.id, type(s.statement).__name__.lower(), s.content, at) for s in statements]
    connection.executemany("INSERT OR IGNORE INTO trust_statements VALUES (?, ?, ?, ?)", rows)


def known(connection: sqlite3.Connection) -> set[str]:
    """Return the ids of the statements kept here."""
    return {str(name) for (name,) in connection.execute("SELECT id FROM trust_statements")}


def load(
    connection: sqlite3.Connection,
    tree: UnitTree,
    more: Iterable[Statement] = (),
    also_confirmed: Iterable[tuple[str, str]] = (),
) -> Trust:
    """Return the trust that everything kept here amounts to.

    With *more* statements and pairs of unit and key *also_confirmed*: what it would amount to.
    """
    rows = connection.execute("SELECT unit, key FROM confirmed_keys").fetchall()
    confirmed = [*rows, *also_confirmed]
    said = [*(signed.statement for signed in statements(connection)), *more]
    enrolments = [statement for statement in said if isinstance(statement, Enrolment)]
    revocations = [statement for statement in said if isinstance(statement, Revocation)]
    return trust_from(confirmed, enrolments, revocations, tree)


def recipients(connection: sqlite3.Connection, tree: UnitTree) -> Recipients:
    """Return the keys that bundles are sealed to, as everything kept here amounts to."""
    return recipients_from(sealing_keys(connection), load(connection, tree), tree)


def sealing_keys(connection: sqlite3.Connection) -> list[SealingKey]:
    """Return what is said of sealing keys, in order of id."""
    said = (signed.statement for signed in statements(connection))
    return [each for each in said if isinstance(each, SealingKey)]


def statements(connection: sqlite3.Connection) -> list[Signed]:
    """Return every signed statement about keys, in order of id."""
    rows = connection.execute("SELECT kind, envelope FROM trust_statements ORDER BY id")
    return [Signed(*open_envelope(envelope, _KINDS[kind])) for kind, envelope in rows]
