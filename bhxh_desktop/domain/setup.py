"""Setups: what a unit decides for those below it, signed as one whole (model.md §3, §5)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar

from msgspec import Meta

from bhxh_desktop.domain.assignment import Assignment
from bhxh_desktop.domain.revision import Hash, Moment, Name, Statement
from bhxh_desktop.domain.trust import Standing, Trust
from bhxh_desktop.domain.unit import Unit, UnitCode, UnitTree

MOST_UNITS = 2000


class Setup(Statement, frozen=True, kw_only=True):
    """Units, assignments and forms as they are to be at every unit below; nothing is added up.

    Each setup is whole, so that one alone is in force: what it does not name is no more.
    """

    TAG: ClassVar[str] = "bhxh-setup-1"

    unit: UnitCode
    """Who decided."""
    units: Annotated[tuple[Unit, ...], Meta(min_length=1, max_length=MOST_UNITS)]
    """In the order in which they are listed everywhere."""
    assignments: tuple[Assignment, ...] = ()
    definitions: tuple[Hash, ...] = ()
    """Official forms, sorted; they travel beside it."""
    replaces: tuple[Hash, ...] = ()
    """Every setup that was known when this one was made: clocks order nothing."""
    author: Name
    made_at: Moment

    @property
    def decided(self) -> tuple[object, ...]:
        """What makes two setups say the same."""
        return self.unit, self.units, self.assignments, self.definitions


def is_for(setup: Setup, home: str) -> bool:
    """Tell whether *setup* speaks to *home*: to all below its unit, and that unit's own PCs.

    Raises Problem where its units form no tree.
    """
    tree = UnitTree.of(setup.units)
    return home in tree and setup.unit in (home, *tree.ancestors(home))


def standing_of(setup: Setup, trust: Trust) -> Standing:
    """Return what the signer of *setup* is to it."""
    return trust.standing(setup.signer, (setup.unit,), setup.id)


def in_force(setups: Iterable[Setup], home: str, trust: Trust, tree: UnitTree) -> Setup | None:
    """Return the setup that holds at *home*: a pure function of what is here and trusted.

    Of those that count the one no other replaces; where two PCs made one each without knowing of
    the other, the one that replaces more, then the smallest id. A unit's own setup gives way to
    one of a unit above it.
    """
    above = tree.ancestors(home)
    counting = [
        setup
        for setup in setups
        if setup.unit in (home, *above) and standing_of(setup, trust) is Standing.COUNTS
    ]
    replaced = {old for setup in counting for old in setup.replaces}
    latest = [setup for setup in counting if setup.id not in replaced]
    nearest = {unit: near for near, unit in enumerate((*above, home))}
    return min(latest, key=lambda s: (nearest[s.unit], -len(s.replaces), s.id), default=None)
