"""What must hold of a rule because of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from bhxh_desktop.definitions.lines import KeyPath
from bhxh_desktop.definitions.toml_file import Place, show_value
from bhxh_desktop.domain.formula import (
    Around,
    Name,
    Node,
    TargetOf,
    Tasks,
    WindowDay,
    parse,
    parse_day,
    walk,
)
from bhxh_desktop.domain.regime import Rule
from bhxh_desktop.errors import Problem
from bhxh_desktop.vietnamese.numbers import parse_figure


def rule_kind_faults(rule: Rule, path: KeyPath, place: Place) -> Iterator[Problem]:
    """Yield a change without its limit, a limit of anything else, and a rule of no figure."""
    if rule.kind == "change" and not rule.limit:
        yield place((*path, "limit"), Problem("definition_key_missing"))
    if rule.limit and (rule.kind != "change" or not _is_positive(rule.limit)):
        yield place((*path, "limit"), Problem("definition_figure", found=show_value(rule.limit)))
    if _is_idle(rule):
        yield place((*path, "left"), Problem("definition_rule_constant"))


def _is_idle(rule: Rule) -> bool:
    """Tell whether nothing that people fill decides the rule, or no place can be shown for it."""
    try:
        nodes = [node for side in (rule.left, rule.right) for node in _nodes(rule, side)]
    except Problem:
        return False  # told of already
    placed = (Name, Around, TargetOf, *((Tasks,) if rule.form else ()))
    return not any(isinstance(node, placed) for node in nodes)


def _nodes(rule: Rule, side: str) -> Iterator[Node | WindowDay]:
    if rule.kind == "order":
        yield parse_day(side)
    else:
        yield from walk(parse(side).node)


def _is_positive(text: str) -> bool:
    try:
        return parse_figure(text) > 0
    except Problem:
        return False
