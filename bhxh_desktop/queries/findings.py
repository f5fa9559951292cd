"""The findings on a submission, with the reasons some were locked over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bhxh_desktop.domain.compiled import compiled
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


@dataclass(frozen=True)
class Counts:
    """How much a person should look at; each finding is in one count."""

    errors: int
    warnings: int
    blanks: int
    """Required cells without anything."""
    untested: int
    """Rules that wait for those cells."""
    unexplained: int
    """Of errors and warnings, those without a written reason."""


def counted(found: Sequence[Checked]) -> Counts:
    """Count findings as people are told of them, with or without reasons, the same everywhere.

    A rule that cannot be tested yet is no warning while cells wait to be filled.
    """
    kinds = [checked.finding.kind for checked in found]
    blanks = kinds.count("blank")
    untested = kinds.count("incomplete") if blanks else 0
    apart = ("blank", "incomplete") if blanks else ("blank",)
    rest = [checked for checked in found if checked.finding.kind not in apart]
    errors = sum(checked.finding.severity == "error" for checked in rest)
    open_still = sum(checked.reason is None for checked in rest)
    return Counts(errors, len(rest) - errors, blanks, untested, open_still)


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
    found = compiled(definition).checker.check(
        contents.cells,
        forms,
        contents.task_counts,
        contents.around,
        Period.parse(key.period),
        key.scope,
    )
    if key.scope == "own":
        found = (*found, *_unexplained(contents, forms, found))
    found = tuple(replace(f, as_of=contents.as_of) if f.around else f for f in found)
    reasons = {(r.rule, r.row): r for r in contents.explanations.reasons}
    return tuple(Checked(f, reasons.get((f.code, f.row))) for f in found)


def _unexplained(
    contents: Contents, forms: frozenset[str], found: Iterable[Finding]
) -> Iterator[Finding]:
    """Yield what overrides a suggestion without a note, where no rule says so already."""
    told = {finding.cells[0] for finding in found if finding.kind == "rule"}
    offers = suggested(contents)
    for cell in overridden(offers, contents.cells):
        if cell.form in forms and cell not in told and cell not in contents.notes:
            yield unexplained(cell, contents.cells[cell], offers[cell])
