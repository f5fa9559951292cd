"""What to do next on the open reports: the worst first, one click from its cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bhxh_desktop.domain.naming import row_name
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.domain.rules import Finding
from bhxh_desktop.domain.submission import State
from bhxh_desktop.queries.desk import DeskRow, HowFar
from bhxh_desktop.session import Session
from ui.texts import home_texts as texts


@dataclass(frozen=True)
class Step:
    """One thing to do: its sentence, where it is, and the cell to go to."""

    key: SubmissionKey
    icon: str
    colour: str
    sentence: str
    where: str
    act: str
    detail: str = ""


def steps_of(row: DeskRow, done: HowFar | None, session: Session) -> Iterator[Step]:
    """Yield what is left to do on one report: broken rules, then blank cells as one step."""
    if row.status.state not in (State.NOTHING, State.ENTERING):
        return
    definition = session.definition_for(row.key.regime, Period.parse(row.key.period))
    if row.status.state is State.NOTHING:
        yield Step(row.key, "edit", "accent", texts.START, _report(row), texts.STEP_ENTER)
        return
    found = [each.finding for each in (done.findings if done else ()) if each.reason is None]
    for finding in found:
        if finding.kind in ("rule", "range"):
            yield _of_finding(row, definition, finding)
    blanks = [finding.cells[0] for finding in found if finding.kind == "blank"]
    if blanks:
        yield Step(
            row.key,
            "blank",
            "text2",
            texts.BLANKS.format(count=len(blanks)),
            _where(row, definition, blanks[0].form),
            texts.STEP_ENTER,
            ".".join(blanks[0]),
        )


def _of_finding(row: DeskRow, definition: Definition, finding: Finding) -> Step:
    cell = finding.cells[0]
    severe = finding.severity == "error"
    name = row_name(definition.forms[cell.form], finding.row or cell.row)
    return Step(
        row.key,
        "error" if severe else "warning",
        "error" if severe else "warn",
        texts.STEP_RULE.format(row=name, sentence=finding.rule.sentence if finding.rule else ""),
        _where(row, definition, cell.form),
        texts.STEP_CELL,
        ".".join(cell),
    )


def _where(row: DeskRow, definition: Definition, form: str) -> str:
    return texts.STEP_WHERE.format(report=_report(row), form=definition.forms[form].title)


def _report(row: DeskRow) -> str:
    words = Period.parse(row.key.period).words
    return texts.REPORT.format(title=row.title, period=words)
