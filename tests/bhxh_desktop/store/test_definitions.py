"""Definitions kept for old periods."""

from __future__ import annotations

import pytest

from bhxh_desktop.errors import Problem
from bhxh_desktop.store import definitions
from tests.helpers.model import small_definition


def test_round_trip(connection):
    """A definition comes back with its identity; keeping it again changes nothing."""
    definition = small_definition()
    for _ in range(2):
        definitions.keep(connection, definition)
    found = definitions.load(connection, definition.hash)
    assert (definition.hash, definition.content) == (found.hash, found.content)
    assert definition.hash == definitions.hash_of(connection, "small", 1)


def test_never_kept(connection):
    """What was never kept is not there."""
    assert definitions.load(connection, "0" * 64) is None
    assert definitions.hash_of(connection, "small", 1) is None


def test_one_content_for_a_version(connection):
    """A second content for one version is refused; another version is not."""
    first = small_definition()
    definitions.keep(connection, first)
    with pytest.raises(Problem) as caught:
        definitions.keep(connection, small_definition(title="Khác"))
    assert "definition_doubled" == caught.value.code
    definitions.keep(connection, small_definition(title="Khác", version=2))
    assert first.hash == definitions.hash_of(connection, "small", 1)
