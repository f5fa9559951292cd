"""What a rule may ask: one function for each field of `ruleset.Expect`, of the same name."""

from __future__ import annotations

from inspect import isfunction
from types import ModuleType

from bhxh_desktop.layout.checks import letters, pages, paragraphs, standing, tables, words
from bhxh_desktop.layout.checks.context import Check


def _checks(module: ModuleType) -> dict[str, Check]:
    own = vars(module).items()
    return {
        name: each
        for name, each in own
        if isfunction(each) and each.__module__ == module.__name__ and not name.startswith("_")
    }


CHECKS: dict[str, Check] = {
    name: check
    for module in (pages, letters, paragraphs, words, standing, tables)
    for name, check in _checks(module).items()
}
"""Every check by its name."""
