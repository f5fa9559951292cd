"""Every regime that comes with the program loads without fault, as do templates."""

from __future__ import annotations

from pathlib import Path

import pytest

from bhxh_desktop.definitions.form_checks import items
from bhxh_desktop.definitions.loader import load_regime, load_regimes
from bhxh_desktop.domain import canonical
from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.regime import Definition, Item, from_plain, to_plain
from bhxh_desktop.domain.rules import Checker
from bhxh_desktop.messages import say

REGIMES = Path(__file__).parents[1] / "resources" / "regimes"
FOLDERS = sorted(path.parent for path in REGIMES.rglob("regime.toml"))


def test_no_fault() -> None:
    """The shipped regimes are sound, and all of them are found."""
    loaded = load_regimes(REGIMES)
    assert [] == list(map(say, loaded.faults))
    shipped = [folder for folder in FOLDERS if "/_" not in f"/{folder.relative_to(REGIMES)}"]
    assert len(shipped) == len(loaded.definitions) > 0


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.relative_to(REGIMES).as_posix())
def test_each_is_usable(folder: Path) -> None:
    """Formulas and rules compile, and the definition survives the journey in a bundle."""
    definition = load_regime(folder)
    Checker(Program(definition))
    again = Definition(from_plain(canonical.decode(definition.content)))
    assert definition.regime == again.regime
    assert definition.hash == again.hash
    assert to_plain(definition.regime) == canonical.decode(definition.content)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.relative_to(REGIMES).as_posix())
def test_suggestions_are_for_typed_cells(folder: Path) -> None:
    """What is offered for a computed cell reaches nobody."""
    forms = load_regime(folder).regime.forms
    lost = [(form.code, path) for form in forms for path, item, _ in items(form) if _idle(item)]
    assert [] == lost


def _idle(item: Item) -> bool:
    return bool(item.formula and item.suggestion)
