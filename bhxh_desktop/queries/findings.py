"""The findings on a submission, with the reasons some were locked over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bhxh_desktop.domain.figure import Figures
from bhxh_desktop.domain.formula import TaskCount
from bhxh_desktop.domain.parts import LockReason
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.rules import Finding
from bhxh_desktop.domain.unit import Level
from bhxh_desktop.queries.figures import Contents
from bhxh_desktop.session import Session


@dataclass(frozen=True)
class Checked:
    """A finding and the reason given for it, None where there is none yet."""

    finding: Finding
    reason: LockReason | None


def filled_forms(definition: Definition, level: Level) -> frozenset[str]:
    """Return the forms that units of this level fill."""
    return frozenset(form.code for form in definition.regime.forms if level in form.levels)


def findings(session: Session, contents: Contents) -> tuple[Checked, ...]:
    """Return the findings on *contents*, errors first."""
    level = session.tree[contents.key.unit].level
    found = check(session, contents.definition, level, contents.cells)
    reasons = {(r.rule, r.row): r for r in contents.explanations.reasons}
    return tuple(Checked(f, reasons.get((f.code, f.row))) for f in found)


def check(
    session: Session,
    definition: Definition,
    level: Level,
    cells: Figures,
    tasks: Mapping[tuple[str, TaskCount], int] | None = None,
) -> tuple[Finding, ...]:
    """Return the findings on figures as a unit of *level* fills them."""
    checker = session.checker(definition)
    return checker.check(cells, filled_forms(definition, level), tasks)
