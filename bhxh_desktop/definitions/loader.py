"""Regime folders: find, read, upgrade, decode, check; what is faulty is told of and skipped."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from bhxh_desktop.definitions.decode import decode
from bhxh_desktop.definitions.folder import HEAD, RegimeFolder
from bhxh_desktop.definitions.form_checks import too_many_cells
from bhxh_desktop.definitions.integrity import check
from bhxh_desktop.definitions.loaded import Loaded
from bhxh_desktop.definitions.upgrade_checks import upgrade_faults
from bhxh_desktop.domain.regime import Definition, Regime
from bhxh_desktop.errors import Problem, Problems

_REFERRED_TO = re.compile(r"(^|\.)(code|item|(rows|columns)(\[\d+\])?)$|^periods\b")
"""Paths of what others name: where one is unreadable, references are not judged."""
_PERIOD = re.compile(r"periods\[\d+\]")


def load_regimes(root: Path) -> Loaded:
    """Load every ``<code>/<version>/`` below *root*; names that begin with ``_`` or ``.`` are none.

    A faulty regime is left out and its faults listed, each naming its file from *root* on.
    """
    found: dict[tuple[str, int], Definition] = {}
    faults: list[Problem] = []

    def loaded(folder: Path) -> Definition | None:
        return found.get((folder.parent.name, int(folder.name)))

    for folder in _folders(root):
        name = folder.relative_to(root).as_posix()
        try:
            definition = _load(folder, f"{name}/", loaded)
            _check_identity(definition, name, found)
        except Problems as several:
            faults += several.problems
        except Problem as fault:
            faults.append(fault)
        else:
            found[definition.regime.code, definition.regime.version] = definition
    return Loaded(tuple(found[key] for key in sorted(found)), tuple(faults))


def load_regime(folder: Path) -> Definition:
    """Load one regime; raise Problems with all its faults, each naming its file and line.

    Of a *folder* that holds versions, the newest is meant.
    """
    versions = _versions(folder)
    if (folder / HEAD).exists() or not versions:
        return _load(folder, "", _load_before)
    newest = versions[max(versions)]
    return _load(newest, f"{newest.name}/", _load_before)


def _load_before(folder: Path) -> Definition | None:
    """Return the version before, None where it has faults: they are told when it is loaded."""
    try:
        return load_regime(folder)
    except Problems:
        return None


def _versions(folder: Path) -> dict[int, Path]:
    """Return the versions in the folder of a regime by number."""
    found = [each for each in folder.glob("[0-9]*") if each.name.isdecimal() and each.is_dir()]
    return {int(each.name): each for each in found}


def _folders(root: Path) -> list[Path]:
    codes = [folder for folder in sorted(root.glob("*")) if _is_regime(folder)]
    return [version for code in codes for version in _in_order(code) if _is_regime(version)]


def _in_order(code: Path) -> list[Path]:
    """Return what is in the folder of a regime, each version after the one it goes on from."""
    numbers = {path: number for number, path in _versions(code).items()}
    return sorted(code.glob("*"), key=lambda path: (numbers.get(path, 0), path))


def _is_regime(folder: Path) -> bool:
    return folder.is_dir() and not folder.name.startswith(("_", "."))


def _load(folder: Path, shown: str, load_before: Callable[[Path], Definition | None]) -> Definition:
    files = RegimeFolder(folder, shown)
    table = files.assemble()
    if table is None:
        raise Problems(files.faults)
    regime, faults = decode(table, Regime, files.place)
    faults += files.faults
    readable = files.complete and not any(_REFERRED_TO.search(_path(fault)) for fault in faults)
    later = check(regime, files.place, references=readable)
    versioned = not any(_path(fault).startswith(("version", "upgrade")) for fault in faults)
    if readable and versioned and too_many_cells(regime) is None:
        before = {n: path for n, path in _versions(folder.parent).items() if n < regime.version}
        number = max(before, default=None)
        older = load_before(before[number]) if number is not None else None
        later += upgrade_faults(Definition(regime), number, older, files.place)
    faults += [fault for fault in later if not any(_follows(fault, other) for other in faults)]
    if faults:
        raise Problems(sorted(faults, key=_order))
    return Definition(regime)


def _path(fault: Problem) -> str:
    return str(fault.fields.get("path", ""))


def _follows(fault: Problem, other: Problem) -> bool:
    """Tell whether *fault* may come from *other* alone: one lies within what the other spoilt."""
    if fault.fields["file"] != other.fields["file"]:
        return False
    one, two = _path(fault), _path(other)
    period = _PERIOD.match(two)  # its keys only mean something together
    two = period[0] if period else two
    return one.startswith(two) or two.startswith(one)


def _order(fault: Problem) -> tuple[str, int]:
    line = fault.fields.get("line", 0)
    return str(fault.fields["file"]), line if isinstance(line, int) else 0


def _check_identity(
    definition: Definition, name: str, found: dict[tuple[str, int], Definition]
) -> None:
    """Refuse a second content under one code and version, and a folder of another name."""
    regime = definition.regime
    other = found.get((regime.code, regime.version))
    identity = f"{regime.code}/{regime.version}"
    if other is not None and other.hash != definition.hash:
        raise Problem("definition_two_contents", file=name, found=identity)
    if name != identity:
        raise Problem("definition_folder", file=name, expected=identity)
