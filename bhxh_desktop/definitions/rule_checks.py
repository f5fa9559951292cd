"""What must hold of a rule because of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from bhxh_desktop.definitions.lines import KeyPath
from bhxh_desktop.definitions.toml_file import Place, show_value
from bhxh_desktop.domain.regime import Rule
from bhxh_desktop.errors import Problem
from bhxh_desktop.vietnamese.numbers import parse_figure


def rule_kind_faults(rule: Rule, path: KeyPath, place: Place) -> Iterator[Problem]:
    """Yield a change without its limit, and a limit of anything else."""
    if rule.kind == "change" and not rule.limit:
        yield place((*path, "limit"), Problem("definition_key_missing"))
    if rule.limit and (rule.kind != "change" or not _is_positive(rule.limit)):
        yield place((*path, "limit"), Problem("definition_figure", found=show_value(rule.limit)))


def _is_positive(text: str) -> bool:
    try:
        return parse_figure(text) > 0
    except Problem:
        return False
