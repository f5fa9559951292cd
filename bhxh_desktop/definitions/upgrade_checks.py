"""What must hold between a version of a regime and the one before it; all faults at once."""

from __future__ import annotations

from collections.abc import Iterator

from bhxh_desktop.definitions.decode import nearest
from bhxh_desktop.definitions.lines import KeyPath
from bhxh_desktop.definitions.toml_file import Place, show_value
from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.regime import Definition, Item
from bhxh_desktop.domain.upgrade import Upgrade
from bhxh_desktop.domain.version_map import (
    MapFaults,
    Path,
    VersionMap,
    known_paths,
    names,
    path_of,
    shape,
    shortest,
)
from bhxh_desktop.errors import Problem

TABLE: KeyPath = ("upgrade",)
_MEANING = ("kind", "nature", "measure", "window", "since")
"""What a cell may not change without a new code; a cell may become computed or be typed again."""


def upgrade_faults(
    definition: Definition, number: int | None, older: Definition | None, place: Place
) -> Iterator[Problem]:
    """Yield what is wrong with how a version goes on from the one before, each placed by *place*.

    *number* is the version before, None for the first; *older* is None where that one has faults
    of its own, so that nothing can be said of its cells.
    """
    upgrade = definition.regime.upgrade
    if number is None:
        if upgrade is not None:
            yield place((*TABLE, "from"), Problem("upgrade_alone", found=upgrade.older))
    elif upgrade is None:
        yield place(("version",), Problem("upgrade_missing", expected=number))
    elif upgrade.older != number:
        fault = Problem("upgrade_from", found=upgrade.older, expected=number)
        yield place((*TABLE, "from"), fault)
    elif older is not None:
        unknown = list(_name_faults(upgrade, older, definition, place))
        yield from unknown or _cell_faults(VersionMap(older, definition), place)
        yield from _meaning_faults(VersionMap(older, definition), place)


def _name_faults(
    upgrade: Upgrade, older: Definition, newer: Definition, place: Place
) -> Iterator[Problem]:
    """Yield names of nothing, and pairs of which one names more than the other."""
    old, new = known_paths(older), known_paths(newer)
    for before, after in upgrade.renamed.items():
        path = (*TABLE, "renamed", before)
        faults = [*_unknown(before, old), *_unknown(after, new)]
        if not faults and shape(path_of(before)) != shape(path_of(after)):
            faults = [Problem("upgrade_shape", found=show_value(before), expected=after)]
        yield from (place(path, fault) for fault in faults)
    for key, listed, known in (("retired", upgrade.retired, old), ("added", upgrade.added, new)):
        for position, name in enumerate(listed):
            for fault in _unknown(name, known):
                yield place((*TABLE, key, position), fault)


def _unknown(name: str, known: set[Path]) -> list[Problem]:
    if path_of(name) in known:
        return []
    expected = nearest(name, sorted(".".join(path) for path in known))
    return [Problem("definition_reference", found=show_value(name), expected=expected)]


def _cell_faults(versions: VersionMap, place: Place) -> Iterator[Problem]:
    """Yield cells that get lost, arrive together, or take another's name."""
    faults = MapFaults(versions)
    version = versions.older.regime.version
    for name in shortest(faults.doubled(), versions.newer):
        fault = Problem("upgrade_doubled", found=name, version=version)
        yield place((*TABLE, "renamed"), fault)
    for name in shortest(faults.strangers(), versions.older):
        fault = Problem("upgrade_stranger", found=name, version=version)
        yield place((*TABLE, "retired"), fault)
    for name in shortest(faults.reused(), versions.newer):
        yield place(TABLE, Problem("upgrade_reused", found=name, version=version))
    yield from _added_faults(faults, versions, place)


def _added_faults(faults: MapFaults, versions: VersionMap, place: Place) -> Iterator[Problem]:
    """Yield new cells not listed as added, and what is listed though it was there before."""
    version = versions.older.regime.version
    added = versions.newer.regime.upgrade.added if versions.newer.regime.upgrade else ()
    listed = frozenset(map(path_of, added))
    told = {*faults.reused()}
    silent = [key for key in faults.newcomers() if key not in told and not names(listed, key)]
    for name in shortest(silent, versions.newer):
        fault = Problem("upgrade_newcomer", found=name, version=version)
        yield place((*TABLE, "added"), fault)
    for position, name in enumerate(added):
        if any(names(frozenset({path_of(name)}), key) for _, key in faults.pairs()):
            fault = Problem("upgrade_not_new", found=name, version=version)
            yield place((*TABLE, "added", position), fault)


def _meaning_faults(versions: VersionMap, place: Place) -> Iterator[Problem]:
    """Yield cells that go on under their code and mean something else, each item's fault once."""
    told: set[KeyPath] = set()
    for old, new in MapFaults(versions).pairs():
        before, after = versions.older.item(*old), versions.newer.item(*new)
        if before is None or after is None:
            continue
        for field in _changed(before, after):
            path = _item_path(versions.newer, new, field)
            if path not in told:
                told.add(path)
                yield place(path, _meaning(field, before, after, versions.older.regime.version))


def _changed(before: Item, after: Item) -> Iterator[str]:
    computed = before.formula or after.formula
    for field in _MEANING:
        if getattr(before, field) != getattr(after, field):
            if field == "nature" and computed:
                continue
            yield field


def _meaning(field: str, before: Item, after: Item, version: int) -> Problem:
    found, expected = (show_value(getattr(item, field)) or "–" for item in (after, before))
    return Problem("upgrade_meaning", found=found, version=version, expected=expected)


def _item_path(definition: Definition, key: FigureKey, field: str) -> KeyPath:
    """Return where the item of a cell stands: in its column, in a sheet in its row."""
    codes = [form.code for form in definition.regime.forms]
    number = codes.index(key.form)
    form = definition.regime.forms[number]
    for position, column in enumerate(form.columns):
        if column.code == key.column and column.item is not None:
            return ("forms", number, "columns", position, "item", field)
    rows = [row.code for row in form.rows]
    return ("forms", number, "rows", rows.index(key.row), "item", field)
