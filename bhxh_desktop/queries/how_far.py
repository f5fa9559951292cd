"""How far a report is: cells filled, tasks done, sections written, findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bhxh_desktop.domain.figure import BLANK, FigureKey
from bhxh_desktop.domain.regime import Definition, Form
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.figures import Contents, empty, entered
from bhxh_desktop.queries.findings import Checked, Counts, counted, findings, forms_of
from bhxh_desktop.queries.sections import narrative_of
from bhxh_desktop.session import Session


@dataclass(frozen=True)
class Share:
    """How many of how many."""

    done: int
    of: int


@dataclass(frozen=True)
class HowFar:
    """What of a report is done, and what is wrong with it."""

    definition: Definition
    figures: Share
    tasks: Share
    untold: int
    """Tasks of which nobody said how far they are."""
    narrative: Share
    findings: tuple[Checked, ...]

    @property
    def counts(self) -> Counts:
        """How many findings of each kind."""
        return counted(self.findings)


def how_far(session: Session, key: SubmissionKey) -> HowFar:
    """Return what is done of a report; all forms are computed and checked for it."""
    try:
        said = entered(session, key)
    except Problem:  # a choice between heads is open: the state says so
        said = None
    definition = (said or empty(session, key)).definition
    narrative = narrative_of(session, key, said)
    tasks = said.tasks if said else session.tasks(key.regime, key.period, key.unit)
    progress = said.progress if said else {}
    return HowFar(
        definition=definition,
        figures=filled(said, forms_of(definition, session.unit.level)),
        tasks=Share(sum(each.state == "done" for each in progress.values()), len(tasks)),
        untold=sum(task.code not in progress for task in tasks),
        narrative=Share(narrative.done, len(narrative.asked)),
        findings=findings(session, said) if said else (),
    )


def input_places(form: Form) -> list[tuple[str, str]]:
    """Return (row, column) of the cells people must fill in the fixed rows of *form*."""
    return [
        (row.code, column)
        for row in form.rows
        for column in form.column_codes
        if (item := form.item(row, column)) is not None and item.required and not item.formula
    ]


def filled(said: Contents | None, forms: Sequence[Form]) -> Share:
    """Return how many of the cells people must fill are not blank."""
    cells = said.cells if said else {}
    places = [FigureKey(form.code, *place) for form in forms for place in input_places(form)]
    return Share(sum(cells.get(place, BLANK) != BLANK for place in places), len(places))
