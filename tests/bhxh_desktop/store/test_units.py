"""The table of units."""

from __future__ import annotations

import pytest

from bhxh_desktop.errors import Problem
from bhxh_desktop.store import units
from tests.helpers.model import a_unit, small_tree


def test_round_trip(connection):
    """Units come back with every field and in the province's own order."""
    assert list(small_tree()) == list(units.load(connection))
    turned = list(small_tree())[::-1]
    units.save(connection, turned)
    assert turned == list(units.load(connection))


def test_replaced(connection):
    """A new list takes the place of the old one whole."""
    units.save(connection, [a_unit("Q", None)])
    assert ["Q"] == [unit.code for unit in units.load(connection)]


def test_only_a_tree(connection):
    """A list that is no tree is refused before anything changes."""
    with pytest.raises(Problem):
        units.save(connection, [a_unit("Q", "missing")])
    assert small_tree() == units.load(connection)
