"""Version maps: the figures of one version of a regime read as those of a later one (model.md §3).

Figures only ever go forward; nothing is moved where both versions are the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from bhxh_desktop.domain.figure import BLANK, Cell, FigureKey, Figures
from bhxh_desktop.domain.parts import ByUnit
from bhxh_desktop.domain.regime import Definition, is_open_row
from bhxh_desktop.domain.upgrade import Upgrade

Path = tuple[str, ...]
"""A name of an upgrade: form · form, row · form, row or ANY, column."""
ANY = "*"
"""Every row of a form."""
V = TypeVar("V")
_NOTHING = Upgrade(older=1)
_ADDED_ROW = "r-" + "0" * 16
"""Stands for any row that a unit adds to a form."""


class Moved(NamedTuple):
    """What a report of an older version says in a later one."""

    figures: Figures
    by_unit: ByUnit
    unmapped: tuple[FigureKey, ...]
    """Cells of the older version that hold something and go nowhere: an error."""
    retired: tuple[FigureKey, ...]
    """Cells of the older version that hold something nobody asks for any longer."""


class VersionMap:
    """Where each cell of a version stands in the next."""

    def __init__(self, older: Definition, newer: Definition) -> None:
        """Read what *newer* says of *older*; `definitions.upgrade_checks` tells if it is sound."""
        self.older = older
        self.newer = newer
        upgrade = newer.regime.upgrade or _NOTHING
        pairs = [(path_of(old), path_of(new)) for old, new in upgrade.renamed.items()]
        self._renamed = {old: new for old, new in pairs if shape(old) == shape(new)}
        self._retired = frozenset(map(path_of, upgrade.retired))

    def target(self, key: FigureKey) -> FigureKey | None:
        """Return the cell that *key* became; None for what is retired.

        Whether the newer version has it is not asked here.
        """
        if names(self._retired, key):
            return None
        exact = self._renamed.get(tuple(key))
        if exact is not None:
            return FigureKey(*exact)
        (form,) = self._renamed.get((key.form,), (key.form,))
        row = self._renamed.get((key.form, key.row))
        column = self._renamed.get((key.form, ANY, key.column))
        form = row[0] if row else column[0] if column else form
        return FigureKey(form, row[1] if row else key.row, column[2] if column else key.column)

    def arrival(self, key: FigureKey) -> FigureKey | None:
        """Return the cell of the newer version that holds what *key* held: one of its kind."""
        target, item = self.target(key), self.older.item(*key)
        there = self.newer.item(*target) if target is not None else None
        same = item is not None and there is not None and item.kind == there.kind
        return target if same else None


class VersionPath:
    """From a version of a regime to a later one, through all between them."""

    def __init__(self, maps: Sequence[VersionMap]) -> None:
        """Go through *maps* in turn: each begins where the one before it ends."""
        self.maps = tuple(maps)
        self._arrivals: dict[FigureKey, FigureKey | None] = {}

    @property
    def older(self) -> Definition:
        """The version it begins with."""
        return self.maps[0].older

    @property
    def newer(self) -> Definition:
        """The version it ends with."""
        return self.maps[-1].newer

    def arrival(self, key: FigureKey) -> FigureKey | None:
        """Return the cell that holds in the end what *key* held, None where there is none."""
        if key not in self._arrivals:
            place: FigureKey | None = key
            for each in self.maps:
                place = each.arrival(place) if place is not None else None
            self._arrivals[key] = place
        return self._arrivals[key]

    def is_retired(self, key: FigureKey) -> bool:
        """Tell whether some version says that nobody asks for *key* any longer."""
        place = key
        for each in self.maps:
            if each.target(place) is None:
                return True
            arrival = each.arrival(place)
            if arrival is None:
                return False
            place = arrival
        return False

    def move(self, figures: Figures, by_unit: ByUnit | None = None) -> Moved:
        """Return what *figures*, and what units said, come to in the later version.

        What was computed goes along as it was printed, and gets lost without a word where the
        later version has no such cell: there it is computed from others or not at all.
        """
        left: list[FigureKey] = []
        cells = self._moved({k: cell for k, cell in figures.items() if not _is_blank(cell)}, left)
        told = self._moved({k: said for k, said in (by_unit or {}).items() if said}, left)
        retired = [key for key in dict.fromkeys(left) if self.is_retired(key)]
        unmapped = [key for key in dict.fromkeys(left) if key not in retired]
        return Moved(cells, told, tuple(unmapped), tuple(retired))

    def _moved(self, said: Mapping[FigureKey, V], left: list[FigureKey]) -> dict[FigureKey, V]:
        moved: dict[FigureKey, V] = {}
        for key, value in said.items():
            arrival = self.arrival(key)
            if arrival is not None and arrival not in moved:
                moved[arrival] = value
            elif not self._is_computed(key):
                left.append(key)
        return moved

    def _is_computed(self, key: FigureKey) -> bool:
        item = self.older.item(*key)
        return item is not None and bool(item.formula)


class MapFaults:
    """What is wrong with a map, cell by cell."""

    def __init__(self, versions: VersionMap) -> None:
        """Judge *versions*."""
        self._map = versions

    @cached_property
    def _old(self) -> dict[FigureKey, FigureKey | None]:
        """Every old cell with where it goes."""
        return {key: self._map.target(key) for key in places(self._map.older)}

    @cached_property
    def _new(self) -> dict[FigureKey, None]:
        return dict.fromkeys(places(self._map.newer))

    def strangers(self) -> list[FigureKey]:
        """Return the old cells that are neither retired nor anywhere in the newer version."""
        return [key for key, to in self._old.items() if to is not None and to not in self._new]

    def newcomers(self) -> list[FigureKey]:
        """Return the cells of the newer version that no old one became."""
        known = set(self._old.values())
        return [key for key in self._new if key not in known]

    def doubled(self) -> list[FigureKey]:
        """Return the cells of the newer version that more than one old cell became."""
        seen: set[FigureKey] = set()
        found: dict[FigureKey, None] = {}
        for to in self._old.values():
            if to in self._new:
                if to in seen:
                    found[to] = None
                seen.add(to)
        return list(found)

    def reused(self) -> list[FigureKey]:
        """Return the cells of the newer version whose name the older one gave to another cell."""
        return [key for key in self._new if key in self._old and self._old[key] != key]

    def pairs(self) -> Iterator[tuple[FigureKey, FigureKey]]:
        """Yield every old cell with the new one it became."""
        for key, to in self._old.items():
            if to is not None and to in self._new:
                yield key, to


def path_of(name: str) -> Path:
    """Return the codes of a name."""
    return tuple(name.split("."))


def shape(path: Path) -> tuple[int, bool]:
    """Return what two names of one kind, of forms, rows, columns or cells, have in common."""
    return len(path), ANY in path


def names(paths: frozenset[Path], key: FigureKey) -> bool:
    """Tell whether one of *paths* names the cell."""
    return any(path in paths for path in _ways(key))


def known_paths(definition: Definition) -> set[Path]:
    """Return every name by which an upgrade may call cells of a version."""
    return {tuple(path) for key in places(definition) for path in _ways(key)}


def places(definition: Definition) -> Iterator[FigureKey]:
    """Yield every cell of the fixed rows, and of one added row where a form has any."""
    yield from (FigureKey(*place) for place in definition.items)
    for form in definition.regime.forms:
        for column in form.column_codes if form.open_rows is not None else ():
            key = FigureKey(form.code, _ADDED_ROW, column)
            if definition.item(*key) is not None:
                yield key


def shortest(keys: Iterable[FigureKey], definition: Definition) -> list[str]:
    """Return as few names as an upgrade can call just these cells of a version by."""
    wanted = list(dict.fromkeys(keys))
    here = Counter(path for key in wanted for path in _ways(key))
    everywhere = Counter(path for key in places(definition) for path in _ways(key))
    return list(dict.fromkeys(_shortest(key, here, everywhere) for key in wanted))


def _shortest(key: FigureKey, here: Counter[Path], everywhere: Counter[Path]) -> str:
    whole = (path for path in _ways(key) if here[path] == everywhere[path])
    return ".".join(next(whole, key))


def _ways(key: FigureKey) -> list[Path]:
    """Return the names an upgrade may call a cell by, the widest first."""
    form, row, column = key
    column_path = (form, ANY, column)
    return [(form,), column_path] if is_open_row(row) else [(form,), (form, row), column_path, key]


def _is_blank(cell: Cell) -> bool:
    return cell == BLANK
