"""A finding in words: where, the calculation, what should hold, how to mend it."""

from __future__ import annotations

from typing import Any

from bhxh_desktop.cli import texts
from bhxh_desktop.cli.common import cell_name
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.rules import Finding, Term
from bhxh_desktop.queries.findings import Checked
from bhxh_desktop.vietnamese.numbers import format_number


def finding_words(definition: Definition, checked: Checked) -> str:
    """Return the paragraph people read."""
    finding = checked.finding
    lines = [f"{texts.SEVERITIES[finding.severity]}: {_what(definition, finding)}"]
    if finding.rule is not None and finding.rule.mend and finding.kind == "rule":
        lines.append("  " + texts.FINDING_MEND.format(mend=finding.rule.mend))
    if checked.reason is not None:
        said = {"reason": checked.reason.reason, "author": checked.reason.author}
        lines.append("  " + texts.FINDING_REASON.format(**said))
    return "\n".join(lines)


def finding_plain(definition: Definition, checked: Checked) -> dict[str, Any]:
    """Return a finding as plain JSON."""
    finding = checked.finding
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "code": finding.code,
        "row": finding.row,
        "cells": [".".join(cell) for cell in finding.cells],
        "left": str(finding.left_value),
        "right": str(finding.right_value),
        "words": finding_words(definition, checked),
        "reason": checked.reason.reason if checked.reason else None,
    }


def _what(definition: Definition, finding: Finding) -> str:
    place = _place(definition, finding)
    sentence = finding.rule.sentence if finding.rule else ""
    if finding.kind == "blank":
        return texts.FINDING_BLANK.format(place=place)
    if finding.kind == "range":
        return texts.FINDING_RANGE.format(place=place)
    if finding.kind == "incomplete" or finding.rule is None:
        return texts.FINDING_INCOMPLETE.format(place=place, sentence=sentence)
    said = texts.FINDING_RULE.format(
        place=place,
        left=_side(definition, finding.left, finding.left_value),
        relation=texts.RELATIONS[finding.rule.kind],
        right=_side(definition, finding.right, finding.right_value),
        sentence=sentence,
    )
    gap = format_number(abs(finding.left_value - finding.right_value))
    return f"{said} {texts.FINDING_GAP.format(gap=gap)}"


def _place(definition: Definition, finding: Finding) -> str:
    if finding.kind in ("blank", "range") or not finding.row:
        return cell_name(definition, finding.cells[0])
    row = definition.rows[finding.cells[0].form, finding.row]
    return f"{definition.forms[finding.cells[0].form].title}, {row.caption}"


def _side(definition: Definition, terms: tuple[Term, ...], value: Any) -> str:
    """Return one side as it was added up: ``(4) 28.470 + (7) 151 = 28.621``."""
    total = format_number(value)
    if not terms:
        return total
    parts = []
    for number, term in enumerate(terms):
        sign = "− " if term.sign < 0 else "+ " if number else ""
        parts.append(f"{sign}{_short_name(definition, term)} {format_number(term.cell.number)}")
    said = " ".join(parts)
    return said if len(terms) == 1 else f"{said}{texts.EQUALS}{total}"


def _short_name(definition: Definition, term: Term) -> str:
    form = definition.forms[term.key.form]
    column = next((c for c in form.columns if c.code == term.key.column), None)
    if column is not None and column.number:
        return f"({column.number})"
    row = definition.rows.get((term.key.form, term.key.row))
    return f"“{row.caption}”" if row else ""
