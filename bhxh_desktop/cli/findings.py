"""Findings in print: a paragraph each, blank cells and untested rules in lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from bhxh_desktop.domain.figure import Figures
from bhxh_desktop.domain.naming import cell_name
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.queries.findings import Checked, counted
from bhxh_desktop.queries.sections import Narrative
from bhxh_desktop.reports import finding_texts as texts
from bhxh_desktop.reports.doubt_words import doubt_words
from bhxh_desktop.reports.finding_words import finding_words

INDENT = "   "


def all_words(definition: Definition, found: Sequence[Checked], cells: Figures) -> Iterator[str]:
    """Yield the paragraphs people read of findings on *cells*, and their count at the end.

    Blank cells are listed by form, rules that could not be tested together.
    """
    for (kind, form), run in groupby(found, key=_group):
        checked_here = list(run)
        group = [checked.finding for checked in checked_here]
        if kind == "blank":
            names = [cell_name(definition, finding.cells[0], cells) for finding in group]
            yield _listed(texts.BLANKS.format(form=definition.forms[form].title), names)
        elif kind == "incomplete":
            head = texts.UNTESTED_YET if counted(found).untested else texts.UNTESTED
            yield _listed(head, [f.rule.sentence for f in group if f.rule])
        else:
            yield from (paragraph(definition, checked, cells) for checked in checked_here)
    counts = counted(found)
    words = texts.COUNT_WITH_BLANKS if counts.blanks else texts.COUNT
    yield words.format(errors=counts.errors, warnings=counts.warnings, blanks=counts.blanks)


def paragraph(definition: Definition, checked: Checked, cells: Figures) -> str:
    """Return the paragraph people read: where; then the calculation, the rule, how to mend it."""
    words = finding_words(definition, checked.finding, cells)
    lines = [
        texts.IN_FORM.format(severity=words.severity, form=words.form),
        texts.PLACE.format(place=words.place),
        words.calculation,
    ]
    if words.rule:
        lines.append(texts.RULE.format(sentence=words.rule))
    if words.mend:
        lines.append(texts.MEND.format(mend=words.mend))
    if checked.reason is not None:
        said = {"reason": checked.reason.reason, "author": checked.reason.author}
        lines.append(texts.REASON.format(**said))
    return f"\n{INDENT}".join(lines)


def finding_plain(definition: Definition, checked: Checked, cells: Figures) -> dict[str, Any]:
    """Return a finding as plain JSON."""
    finding = checked.finding
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "code": finding.code,
        "row": finding.row,
        "cells": [".".join(cell) for cell in finding.cells],
        "left": str(finding.left.value),
        "right": str(finding.right.value),
        "words": paragraph(definition, checked, cells),
        "reason": checked.reason.reason if checked.reason else None,
    }


def narrative_words(written: Narrative) -> Iterator[str]:
    """Yield a sentence for every place where own text does not agree with its source."""
    for row in written.rows:
        for doubt in row.doubts:
            yield doubt_words(written.definition, row.section, doubt)


def _group(checked: Checked) -> tuple[str, str]:
    """Return what findings are listed together by: blank cells of a form, untested rules."""
    kind = checked.finding.kind
    return kind, checked.finding.cells[0].form if kind == "blank" else ""


def _listed(head: str, lines: Iterable[str]) -> str:
    return f"\n{INDENT}".join([head, *dict.fromkeys(lines)])
