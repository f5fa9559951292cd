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
    """Each line of the file is a migration as it was released; --update-expected adds new ones.

    Until a first release a line may be taken out by hand and added anew.
    """
    lines = [line.split() for line in RELEASED.read_text("ascii").splitlines()]
    kept = {name: digest for digest, name in lines}
    if request.config.getoption("--update-expected"):
        kept = {**history(), **kept}
        text = "".join(f"{digest}  {name}\n" for name, digest in sorted(kept.items()))
        RELEASED.write_text(text, encoding="ascii")
    assert kept == history()


def test_version_counts_them():
    """The version kept in a store is the number of migrations."""
    assert len(history()) == database.SCHEMA


def test_nothing_of_the_program_is_used():
    """A migration means the same for ever, so it stands on nothing that changes."""
    tree = ast.parse(inspect.getsource(migrations))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {"__future__", "sqlite_utils"} == modules
