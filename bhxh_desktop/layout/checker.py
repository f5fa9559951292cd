"""All rules on one document."""

from __future__ import annotations

from collections.abc import Sequence

from bhxh_desktop.layout import texts
from bhxh_desktop.layout.checks import CHECKS
from bhxh_desktop.layout.checks.context import Context, Fault
from bhxh_desktop.layout.elements import Elements
from bhxh_desktop.layout.finding import LayoutFinding, Place
from bhxh_desktop.layout.paper import Line, Paper
from bhxh_desktop.layout.recognising import recognise
from bhxh_desktop.layout.ruleset import Expect, Rule, Ruleset

_FIRST_WORDS = 48
"""Letters shown of a paragraph."""
_ORDER = ("error", "warning", "info")


def check_paper(
    paper: Paper, rules: Ruleset, places: Sequence[str] = ()
) -> tuple[LayoutFinding, ...]:
    """Return what is wrong with a document, errors first.

    *places* are the names of places units sit in, where they are known.
    """
    found = recognise(paper, rules.words)
    where = _Places(found)
    faults: dict[tuple[str, str, str, str], tuple[Rule, Fault, list[Place]]] = {}
    for rule in rules.rules:
        context = Context(rules, rule, found, tuple(places))
        for name in Expect.__struct_fields__:
            wanted = getattr(rule.expect, name)
            for fault in CHECKS[name](context, wanted) if wanted is not None else ():
                key = rule.id, fault.code, fault.found, fault.expected
                faults.setdefault(key, (rule, fault, []))[2].append(where.of(fault))
    made = [_finding(rules, *each) for each in faults.values()]
    return tuple(sorted(made, key=lambda finding: _ORDER.index(finding.level)))


def _finding(rules: Ruleset, rule: Rule, fault: Fault, places: Sequence[Place]) -> LayoutFinding:
    fields = {"found": fault.found, "expected": fault.expected}
    return LayoutFinding(
        rule=rule.id,
        code=fault.code,
        level=rule.level,
        element=rules.elements[rule.elements[0]],
        says=texts.SAYS[fault.code].format(**fields),
        mend=texts.MENDS[fault.code].format(**fields),
        source=rules.source_of(rule),
        places=tuple(dict.fromkeys(places)),
    )


class _Places:
    """Names places as people find them."""

    def __init__(self, found: Elements) -> None:
        self._tables = {grid.number: number for number, grid in enumerate(found.tables, 1)}

    def of(self, fault: Fault) -> Place:
        line = fault.line
        if line is None:
            return Place(fault.where)
        words = line.text
        text = words if len(words) <= _FIRST_WORDS else f"{words[:_FIRST_WORDS].rstrip()}…"
        return Place(fault.where or self._where(line), text)

    def _where(self, line: Line) -> str:
        if line.on_margin:
            return texts.ON_MARGIN
        spot = line.spot
        if spot is None:
            return texts.PARAGRAPH.format(number=line.number) if line.number else ""
        if spot.table not in self._tables:
            return ""
        number = self._tables[spot.table]
        return texts.CELL.format(number=number, row=spot.row + 1, column=spot.column + 1)
