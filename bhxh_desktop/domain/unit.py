"""Units: offices with validity dates and successors, and the tree they form."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from msgspec import Meta, Struct

from bhxh_desktop.errors import Problem

UnitCode = Annotated[str, Meta(pattern=r"^[A-Z][A-Z0-9]{0,9}(-[A-Z0-9]{1,10}){0,3}\Z")]
Level = Literal["office", "province", "central"]


class Succession(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What became of a unit when it closed (model.md §1)."""

    kind: Literal["rename", "merge", "split"]
    to: tuple[UnitCode, ...]


class Unit(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One office, from the day it opened to the day it closed."""

    code: UnitCode
    """Stable, ASCII, never used again for another office."""
    name: str
    """Official name: "Bảo hiểm xã hội thành phố Cam Ranh"."""
    short_name: str
    """As people say it on lists and buttons: "BHXH Cam Ranh"."""
    level: Level
    parent: UnitCode | None = None
    place: str = ""
    """Name of the administrative unit where it sits, printed before the date (Decree 30, II.4)."""
    symbol: str = "BHXH"
    """What stands after the type code in the symbols of its documents."""
    valid_from: date
    valid_to: date | None = None
    """The last day it existed."""
    succession: Succession | None = None

    def valid_on(self, day: date) -> bool:
        """Tell whether the unit existed on *day*."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class UnitTree:
    """All units by code, in the province's own order."""

    units: dict[str, Unit]

    @classmethod
    def of(cls, units: Iterable[Unit]) -> UnitTree:
        """Build the tree; raise Problem for a doubled code, a missing parent or a circle."""
        by_code: dict[str, Unit] = {}
        for unit in units:
            if unit.code in by_code:
                raise Problem("unit_doubled", unit=unit.code)
            by_code[unit.code] = unit
        tree = cls(by_code)
        for unit in by_code.values():
            tree._check(unit)
        return tree

    def __getitem__(self, code: str) -> Unit:
        """Return the unit with this code; raise Problem ``unit_unknown`` with the likest units."""
        try:
            return self.units[code]
        except KeyError:
            near = difflib.get_close_matches(code[:40].upper(), self.units, n=6, cutoff=0)
            named = ", ".join(f"{each} ({self.units[each].short_name})" for each in near)
            raise Problem("unit_unknown", unit=code[:40], expected=named) from None

    def __contains__(self, code: object) -> bool:
        """Tell whether there is a unit with this code."""
        return code in self.units

    def name_of(self, code: str) -> str:
        """Return the short name of a unit; the code itself where there is none with it."""
        return self.units[code].short_name if code in self.units else code

    def __iter__(self) -> Iterator[Unit]:
        """Walk all units in the province's order."""
        return iter(self.units.values())

    def ancestors(self, code: str) -> tuple[str, ...]:
        """Return the codes above *code*, nearest first; none for an unknown unit."""
        found: list[str] = []
        unit = self.units.get(code)
        while unit is not None and unit.parent is not None and unit.parent not in found:
            found.append(unit.parent)
            unit = self.units.get(unit.parent)
        return tuple(found)

    def concerns(self, home: str, other: str) -> bool:
        """Tell whether the keys of *other* concern *home*: those above it, its own, those below.

        A neighbour's work may come along in what the province sends; nothing depends on it.
        """
        return home in (other, *self.ancestors(other)) or other in self.ancestors(home)

    def children(self, code: str, day: date) -> tuple[Unit, ...]:
        """Return the units right below *code* that existed on *day*."""
        return tuple(unit for unit in self._below.get(code, ()) if unit.valid_on(day))

    @cached_property
    def _below(self) -> dict[str, list[Unit]]:
        found: dict[str, list[Unit]] = {}
        for unit in self.units.values():
            found.setdefault(unit.parent or "", []).append(unit)
        return found

    def successors(self, code: str) -> tuple[str, ...]:
        """Return all units that came after *code*, directly or in turn."""
        found: list[str] = []
        waiting = [code]
        while waiting:
            unit = self.units.get(waiting.pop())
            after = unit.succession.to if unit and unit.valid_to and unit.succession else ()
            for successor in after:
                if successor not in found and successor != code:
                    found.append(successor)
                    waiting.append(successor)
        return tuple(found)

    def may_sign_for(self, code: str) -> frozenset[str]:
        """Return the units whose keys speak for *code*: itself, ancestors, successors."""
        return frozenset((code, *self.ancestors(code), *self.successors(code)))

    def _check(self, unit: Unit) -> None:
        if unit.parent is not None and unit.parent not in self.units:
            raise Problem("unit_parent_unknown", unit=unit.code, parent=unit.parent)
        if unit.code in self.ancestors(unit.code):
            raise Problem("unit_circle", unit=unit.code)
        for successor in unit.succession.to if unit.succession else ():
            if successor not in self.units:
                raise Problem("unit_successor_unknown", unit=unit.code, successor=successor)
