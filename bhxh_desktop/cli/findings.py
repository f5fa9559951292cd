"""A finding in words: where, the calculation, what should hold, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from bhxh_desktop.cli import texts
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.rules import Finding, Term
from bhxh_desktop.queries.findings import Checked
from bhxh_desktop.reports.naming import cell_name, row_name
from bhxh_desktop.vietnamese.numbers import format_number

INDENT = "   "


def all_words(definition: Definition, found: Sequence[Checked]) -> Iterator[str]:
    """Yield the paragraphs people read, and their count at the end.

    Blank cells are listed by form, rules that could not be tested together.
    """
    for (kind, form), run in groupby(found, key=_group):
        checked_here = list(run)
        group = [checked.finding for checked in checked_here]
        if kind == "blank":
            cells = [cell_name(definition, finding.cells[0]) for finding in group]
            yield _listed(texts.FINDING_BLANKS.format(form=definition.forms[form].title), cells)
        elif kind == "incomplete":
            yield _listed(texts.FINDING_UNTESTED, [f.rule.sentence for f in group if f.rule])
        else:
            yield from (finding_words(definition, checked) for checked in checked_here)
    errors = sum(checked.finding.severity == "error" for checked in found)
    yield texts.FINDINGS.format(errors=errors, warnings=len(found) - errors)


def finding_words(definition: Definition, checked: Checked) -> str:
    """Return the paragraph people read: where; then the calculation, the rule, how to mend it."""
    finding = checked.finding
    lines = [
        texts.FINDING.format(
            severity=texts.SEVERITIES[finding.severity],
            form=definition.forms[finding.cells[0].form].title,
        ),
        texts.FINDING_PLACE.format(place=_place(definition, finding)),
        _what(definition, finding),
    ]
    if finding.rule is not None:
        lines.append(texts.FINDING_RULE.format(sentence=finding.rule.sentence))
        if finding.rule.mend and finding.kind == "rule":
            lines.append(texts.FINDING_MEND.format(mend=finding.rule.mend))
    if checked.reason is not None:
        said = {"reason": checked.reason.reason, "author": checked.reason.author}
        lines.append(texts.FINDING_REASON.format(**said))
    return f"\n{INDENT}".join(lines)


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
    if finding.kind != "rule" or finding.rule is None:
        return texts.FINDING_KINDS[finding.kind]
    return texts.FINDING_CALCULATION.format(
        left=_side(definition, finding.left, finding.left_value),
        relation=texts.RELATIONS[finding.rule.kind],
        right=_side(definition, finding.right, finding.right_value),
        gap=format_number(abs(finding.left_value - finding.right_value)),
    )


def _place(definition: Definition, finding: Finding) -> str:
    cell = finding.cells[0]
    if finding.kind in ("blank", "range") or not finding.row:
        return cell_name(definition, cell)
    return row_name(definition.forms[cell.form], finding.row)


def _group(checked: Checked) -> tuple[str, str]:
    """Return what findings are listed together by: blank cells of a form, untested rules."""
    kind = checked.finding.kind
    return kind, checked.finding.cells[0].form if kind == "blank" else ""


def _listed(head: str, lines: Iterable[str]) -> str:
    return f"\n{INDENT}".join([head, *dict.fromkeys(lines)])


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
