"""The schema's history: what is released is never edited."""

from __future__ import annotations

import ast
import hashlib
import inspect
from pathlib import Path

from sqlite_utils import Database

from bhxh_desktop.store import database, migrations

RELEASED = Path(__file__).parents[2] / "data" / "migrations.sha256"


def history() -> dict[str, str]:
    """SHA-256 of each migration with its script, by name."""
    found = {}
    for migration in migrations.migrations.pending(Database(memory=True)):
        script = getattr(migrations, migration.name[:5].upper(), "")
        text = inspect.getsource(migration.fn) + script
        found[migration.name] = hashlib.sha256(text.encode()).hexdigest()
    return found


def test_released_migrations_stay(request):
    """Each line of the file is a migration as it was released; --update-expected adds the rest.

    Before a first release the one migration there is may still change, with its line.
    """
    if request.config.getoption("--update-expected"):
        lines = (f"{digest}  {name}\n" for name, digest in history().items())
        RELEASED.write_text("".join(lines), encoding="ascii")
    lines = [line.split() for line in RELEASED.read_text("ascii").splitlines()]
    assert {name: digest for digest, name in lines} == history()


def test_version_counts_them():
    """The version kept in a store is the number of migrations."""
    assert len(history()) == database.SCHEMA


def test_nothing_of_the_program_is_used():
    """A migration means the same for ever, so it stands on nothing that changes."""
    tree = ast.parse(inspect.getsource(migrations))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {"__future__", "sqlite_utils"} == modules
