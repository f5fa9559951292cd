"""The list of units: resources/units/*.toml, read and checked as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from bhxh_desktop.definitions.decode import decode
from bhxh_desktop.definitions.lines import KeyPath
from bhxh_desktop.definitions.toml_file import TomlFile, read
from bhxh_desktop.definitions.upgrades import upgrade
from bhxh_desktop.domain.unit import Unit, UnitTree
from bhxh_desktop.errors import Problem, Problems


class _UnitFile(Struct):
    format: int = 0
    units: tuple[Unit, ...] = ()


def load_units(folder: Path) -> tuple[Unit, ...]:
    """Return the units of every file in *folder*, in the order of names and lines.

    Raises Problems with every fault of every file: wrong values, doubled codes, superiors and
    successors that do not exist, days out of order, circles.
    """
    placed: list[tuple[Unit, TomlFile, KeyPath]] = []
    faults: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            file = read(path, path.name)
            table = upgrade(file, "units")
        except Problem as fault:
            faults.append(fault)
            continue
        content, wrong = decode(table, _UnitFile, file.place)
        faults += wrong
        placed += [(unit, file, ("units", i)) for i, unit in enumerate(content.units)]
    if all(_spares_codes(fault) for fault in faults):
        faults += _relation_faults(placed)
    if faults:
        raise Problems(faults)
    return tuple(unit for unit, _, _ in placed)


def _spares_codes(fault: Problem) -> bool:
    """Tell whether every unit's code can be read in spite of *fault*."""
    path = str(fault.fields.get("path", ""))
    return path.count(".") > 0 and not path.endswith(".code")


def _relation_faults(placed: list[tuple[Unit, TomlFile, KeyPath]]) -> list[Problem]:
    codes = {unit.code for unit, _, _ in placed}
    seen: set[str] = set()
    faults = []
    for unit, file, path in placed:
        if unit.code in seen:
            fault = Problem("unit_doubled", unit=unit.code)
            faults.append(file.place((*path, "code"), fault))
        seen.add(unit.code)
        faults += [file.place((*path, key), fault) for key, fault in _own_faults(unit, codes)]
    if not faults:
        try:
            UnitTree.of(unit for unit, _, _ in placed)
        except Problem as fault:  # a circle: all the rest was found above
            circle = next(each for each in placed if each[0].code == fault.fields["unit"])
            faults.append(circle[1].place((*circle[2], "parent"), fault))
    return faults


def _own_faults(unit: Unit, codes: set[str]) -> Iterator[tuple[str, Problem]]:
    if unit.parent is not None and unit.parent not in codes:
        yield "parent", Problem("unit_parent_unknown", unit=unit.code, parent=unit.parent)
    for successor in unit.succession.to if unit.succession else ():
        if successor not in codes:
            fault = Problem("unit_successor_unknown", unit=unit.code, successor=successor)
            yield "succession", fault
    if unit.valid_to is not None and unit.valid_to < unit.valid_from:
        yield "valid_to", Problem("unit_closed_early", unit=unit.code)
    if unit.succession is not None and unit.valid_to is None:
        yield "valid_to", Problem("unit_not_closed", unit=unit.code)
