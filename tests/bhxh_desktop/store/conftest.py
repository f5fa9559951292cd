"""A workspace of its own for each test."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bhxh_desktop.store import workspace as workspaces
from bhxh_desktop.store.workspace import Workspace
from tests.helpers.model import small_tree


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a closed workspace of province P."""
    path = tmp_path / "workspace"
    workspaces.create(path, small_tree(), lambda _folder, _connection: None, unit="P")
    return path


@pytest.fixture
def workspace(folder: Path) -> Iterator[Workspace]:
    """An open workspace."""
    with Workspace(folder) as opened:
        yield opened


@pytest.fixture
def connection(workspace: Workspace) -> sqlite3.Connection:
    """The database of an open workspace."""
    return workspace.connection


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A database for all examples of a property, which cleans up what it finds."""
    path = tmp_path_factory.mktemp("shared") / "workspace"
    workspaces.create(path, small_tree(), lambda _folder, _connection: None, unit="P")
    with Workspace(path) as opened:
        yield opened.connection
