"""The findings on a submission, with the reasons some were locked over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bhxh_desktop.domain.contribution import is_filled
from bhxh_desktop.domain.parts import LockReason
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition, Form
from bhxh_desktop.domain.revision import Scope
from bhxh_desktop.domain.rules import Finding
from bhxh_desktop.domain.suggestion import overridden, unexplained
from bhxh_desktop.domain.tailored import is_asked
from bhxh_desktop.domain.unit import Level
from bhxh_desktop.queries.figures import Contents, suggested
from bhxh_desktop.session import Session


@dataclass(frozen=True)
class Checked:
    """A finding and the reason given for it, None where there is none yet."""

    finding: Finding
    reason: LockReason | None


def filled_forms(definition: Definition, level: Level, scope: Scope = "own") -> frozenset[str]:
    """Return the codes of the forms that units of this level fill, or that their totals hold."""
    return frozenset(form.code for form in forms_of(definition, level, scope))


def forms_of(definition: Definition, level: Level, scope: Scope = "own") -> tuple[Form, ...]:
    """Return the same forms as :func:`filled_forms`, in printed order."""
    forms = definition.regime.forms
    return tuple(f for f in forms if is_filled(f, level, scope) and is_asked(definition, f))


def findings(session: Session, contents: Contents) -> tuple[Checked, ...]:
    """Return the findings on *contents*, errors first."""
    definition, key = contents.definition, contents.key
    forms = filled_forms(definition, session.tree[key.unit].level, key.scope)
    found = session.compiled(definition).checker.check(
        contents.cells,
        forms,
        contents.task_counts,
        contents.around,
        Period.parse(key.period),
        key.scope,
    )
    if key.scope == "own":
        found = (*found, *_unexplained(session, contents, forms, found))
    found = tuple(replace(f, as_of=contents.as_of) if f.around else f for f in found)
    reasons = {(r.rule, r.row): r for r in contents.explanations.reasons}
    return tuple(Checked(f, reasons.get((f.code, f.row))) for f in found)


def _unexplained(
    session: Session, contents: Contents, forms: frozenset[str], found: Iterable[Finding]
) -> Iterator[Finding]:
    """Yield what overrides a suggestion without a note, where no rule says so already."""
    told = {finding.cells[0] for finding in found if finding.kind == "rule"}
    offers = suggested(session, contents)
    for cell in overridden(offers, contents.cells):
        if cell.form in forms and cell not in told and cell not in contents.notes:
            yield unexplained(cell, contents.cells[cell], offers[cell])
