"""The figures page of one submission: its cells, findings and state, read at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bhxh_desktop.domain.figure import BLANK, Cell, FigureKey
from bhxh_desktop.domain.period import Period, Window
from bhxh_desktop.domain.regime import Definition, Form
from bhxh_desktop.domain.revision import HeadRecord, SubmissionKey
from bhxh_desktop.domain.suggestion import Suggested
from bhxh_desktop.queries.figures import Contents, empty, entered, suggested
from bhxh_desktop.queries.findings import Checked, findings, forms_of
from bhxh_desktop.session import Session

Severity = Literal["", "linked", "warning", "error"]
"""What a cell has to do with broken rules; *linked*: an error stands at another of its cells."""
_WEIGHT: dict[Severity, int] = {"": 0, "linked": 1, "warning": 2, "error": 3}


@dataclass(frozen=True)
class Entering:
    """A submission as it is typed, or as it was locked."""

    key: SubmissionKey
    definition: Definition
    window: Window
    forms: tuple[Form, ...]
    """Those units of this level fill."""
    said: Contents | None
    """None where nothing was typed yet."""
    findings: tuple[Checked, ...]
    marks: Mapping[FigureKey, Severity]
    """Of :func:`marks_of`; blank cells are no marks, their shape says it."""
    suggested: Mapping[FigureKey, Suggested] = field(default_factory=dict)
    """Offered for cells, blank or typed in; nothing once it is locked."""

    @property
    def offered(self) -> dict[FigureKey, Cell]:
        """What is offered for cells of the forms of this level that are blank still."""
        cells = self.said.cells if self.said else {}
        forms = {form.code for form in self.forms}
        return {
            key: offer.cell
            for key, offer in self.suggested.items()
            if key.form in forms and cells.get(key, BLANK) == BLANK
        }

    @property
    def locked(self) -> HeadRecord | None:
        """The revision in view, None while the submission is being typed."""
        return self.said.revision if self.said else None


def entering(session: Session, key: SubmissionKey) -> Entering:
    """Return what the figures page shows of a submission.

    Raises Problem ``heads_in_conflict``, ``regime_later``, ``period_not_owed``.
    """
    said = entered(session, key)
    shown = said or empty(session, key)
    definition, found = shown.definition, findings(session, shown)
    return Entering(
        key=key,
        definition=definition,
        window=session.window_of(definition, Period.parse(key.period), session.tree[key.unit]),
        forms=forms_of(definition, session.tree[key.unit].level),
        said=said,
        findings=found,
        marks=marks_of(found),
        suggested={} if shown.revision else suggested(shown),
    )


def marks_of(found: tuple[Checked, ...]) -> dict[FigureKey, Severity]:
    """Return the gravest mark of each cell that broken rules concern.

    A rule marks its first cell; the others it reads are linked where it is an error.
    """
    marks: dict[FigureKey, Severity] = {}
    for checked in found:
        finding = checked.finding
        if finding.kind not in ("rule", "range") or checked.reason is not None:
            continue
        for number, cell in enumerate(finding.cells):
            linked: Severity = "linked" if finding.severity == "error" else ""
            mark = linked if number else finding.severity
            if _WEIGHT[marks.get(cell, "")] < _WEIGHT[mark]:
                marks[cell] = mark
    return marks
