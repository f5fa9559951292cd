"""Units: validity, the tree, and faults of a list of units."""

from __future__ import annotations

from datetime import date

import pytest

from bhxh_desktop.domain.unit import Succession, UnitTree
from bhxh_desktop.errors import Problem
from tests.helpers.model import a_unit, small_tree


def test_the_tree():
    """Ancestors nearest first; children on a day; successors."""
    tree = small_tree()
    assert ("C", "P", "VN") == tree.ancestors("C-X")
    assert ["A", "B", "C", "D"] == [u.code for u in tree.children("P", date(2023, 6, 30))]
    assert ["A", "B", "C"] == [u.code for u in tree.children("P", date(2023, 7, 1))]
    assert ("A",) == tree.successors("D")
    assert () == tree.ancestors("nowhere")


@pytest.mark.parametrize(
    ("units", "code"),
    [
        ([a_unit("A", None), a_unit("A", None)], "unit_doubled"),
        ([a_unit("A", "B")], "unit_parent_unknown"),
        ([a_unit("A", "B"), a_unit("B", "A")], "unit_circle"),
        (
            [a_unit("A", None, succession=Succession("merge", ("B",)))],
            "unit_successor_unknown",
        ),
    ],
)
def test_faulty_lists(units, code):
    """Each fault by name."""
    with pytest.raises(Problem) as caught:
        UnitTree.of(units)
    assert code == caught.value.code


def test_successors_of_successors():
    """A rename after a merge; a circle ends."""
    closed = {"valid_to": date(2023, 6, 30)}
    tree = UnitTree.of(
        [
            a_unit("A", None, succession=Succession("merge", ("B",)), **closed),
            a_unit("B", None, succession=Succession("rename", ("C",)), **closed),
            a_unit("C", None, succession=Succession("rename", ("A",)), **closed),
        ]
    )
    assert ("B", "C") == tree.successors("A")
