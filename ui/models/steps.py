"""What to do next: on the open reports, and on what came from the units below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from bhxh_desktop.domain.naming import row_name
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.submission import State
from bhxh_desktop.queries.below import Below
from bhxh_desktop.queries.desk import DeskRow, period_name
from ui.texts import home_texts as texts

if TYPE_CHECKING:
    from bhxh_desktop.domain.regime import Definition
    from bhxh_desktop.domain.rules import Finding
    from bhxh_desktop.queries.how_far import HowFar

FIGURES, TASKS, DRAFT, EXCHANGE = "figures", "tasks", "draft", "exchange"
BOARD, CONSOLIDATION = "board", "consolidation"
LATE, BELOW, DUE, FOLLOWING = range(4)
SOON = 3
"""Working days: a report due so soon is marked."""


class Act(NamedTuple):
    """What a link on the desk does."""

    words: str
    page: str
    detail: str = ""


@dataclass(frozen=True)
class Step:
    """One thing to do: its sentence, where it is, and the way there."""

    regime: str
    period: str
    rank: int
    """What is late here, what came from below, what is due here, and what follows those."""
    days: int
    """Working days to its day: within a rank the fewest come first."""
    look: tuple[str, str]
    """Icon and colour."""
    sentence: str
    where: str
    act: Act


def next_act(row: DeskRow, done: HowFar | None) -> Act:
    """Return the one way on with a report, the same words as in its step."""
    state = row.status.state
    if row.is_done or state not in texts.NEXT_ACT:
        return Act(texts.OPEN, FIGURES)
    if state is State.ENTERING and done is not None and _is_ready(done):
        if done.untold:
            return Act(texts.TELL_TASKS, TASKS)
        return Act(texts.WRITE, DRAFT) if _unwritten(done) else Act(texts.LOCK, FIGURES)
    return Act(texts.NEXT_ACT[state], EXCHANGE if state is State.LOCKED else FIGURES)


def steps_of(row: DeskRow, done: HowFar) -> Iterator[Step]:
    """Yield what is left to do on one report, the gravest first."""
    state = row.status.state
    if row.is_done or state not in texts.NEXT_ACT:
        return
    act = next_act(row, done)
    if row.status.reason:
        said = texts.RETURNED.format(reason=row.status.reason)
        yield _step(row, ("returned", "warn"), said, act)
    if state is State.NOTHING:
        yield _step(row, ("edit", urgent(row)), texts.START, act)
    elif state is State.LOCKED:
        words = texts.EXPORT_LEFT.format(number=row.status.number)
        yield _step(row, ("lock", urgent(row)), words, act)
    elif state is State.ENTERING:
        yield from _of_findings(row, done)
        if done.untold:
            words = texts.TASKS_LEFT.format(count=done.untold)
            yield _step(row, ("tasks", "text2"), words, Act(texts.TELL_TASKS, TASKS))
        if _unwritten(done):
            words = texts.WRITE_LEFT.format(count=_unwritten(done))
            yield _step(row, ("edit", "text2"), words, Act(texts.WRITE, DRAFT))
        if _is_ready(done) and not (done.untold or _unwritten(done)):
            yield _step(row, ("lock", urgent(row)), texts.LOCK_LEFT, act)


def steps_below(work: Sequence[Below]) -> Iterator[Step]:
    """Yield what is to be done about the reports of the units below, nearest to its day first."""
    by_day = sorted(work, key=lambda each: abs(each.days_left))
    for period, here in _by_period(by_day).items():
        for words, act, look, counts in (
            (texts.SPLIT, texts.SEE, ("conflict", "fork"), [each.split for each in here]),
            (texts.TO_JUDGE, texts.JUDGE, ("received", "accent"), [e.received for e in here]),
        ):
            named = [
                texts.COUNTED.format(title=each.title, count=count)
                for each, count in zip(here, counts, strict=True)
                if count
            ]
            if named:
                where = texts.IN_PERIOD.format(
                    period=period_name(Period.parse(period)), regimes=", ".join(named)
                )
                first = next(each for each, count in zip(here, counts, strict=True) if count)
                sentence = words.format(count=sum(counts))
                yield _below(first, look, sentence, where, Act(act, BOARD))
        for each in here:
            if each.whole:
                where = texts.REPORT.format(title=each.title, period=_period(period))
                sentence = texts.WHOLE.format(count=each.whole)
                act_on = Act(texts.ADD_UP, CONSOLIDATION)
                yield _below(each, ("consolidated", "accent"), sentence, where, act_on)


def in_order(groups: Iterable[Sequence[Step]]) -> list[Step]:
    """Return all steps, the most urgent first.

    That is what is late here, then the first thing that came from below, then the first thing of
    each other report by due date, and then the rest of all of them.
    """
    found = [
        replace(step, rank=FOLLOWING) if number else step
        for group in groups
        for number, step in enumerate(group)
    ]
    return sorted(found, key=lambda step: (step.rank, step.days))


def _by_period(work: Iterable[Below]) -> dict[str, list[Below]]:
    found: dict[str, list[Below]] = {}
    for each in work:
        found.setdefault(each.period, []).append(each)
    return found


def _is_ready(done: HowFar) -> bool:
    """Tell whether all is filled in and nothing is wrong."""
    return done.figures.done == done.figures.of and not (done.counts.blanks or done.counts.errors)


def _unwritten(done: HowFar) -> int:
    """Return how many sections the unit is asked to write are not finished."""
    return done.narrative.of - done.narrative.done


def _of_findings(row: DeskRow, done: HowFar) -> Iterator[Step]:
    found = [each.finding for each in done.findings if each.reason is None]
    blanks = [finding.cells[0] for finding in found if finding.kind == "blank"]
    for finding in found:
        if finding.kind in ("rule", "range"):
            yield _of_finding(row, done.definition, finding)
    if blanks:
        act = Act(texts.NEXT_ACT[State.ENTERING], FIGURES, ".".join(blanks[0]))
        form = done.definition.forms[blanks[0].form].title
        yield _step(row, ("blank", "text2"), texts.BLANKS.format(count=len(blanks)), act, form)


def _of_finding(row: DeskRow, definition: Definition, finding: Finding) -> Step:
    cell = finding.cells[0]
    look = ("error", "error") if finding.severity == "error" else ("warning", "warn")
    name = row_name(definition.forms[cell.form], finding.row or cell.row)
    said = texts.STEP_RULE.format(row=name, sentence=finding.rule.sentence if finding.rule else "")
    act = Act(texts.STEP_CELL, FIGURES, ".".join(cell))
    return _step(row, look, said, act, definition.forms[cell.form].title)


def _step(row: DeskRow, look: tuple[str, str], sentence: str, act: Act, form: str = "") -> Step:
    words = _period(row.key.period)
    late = texts.DAYS_LATE.format(count=-row.days_left) if row.days_left < 0 else ""
    where = filter(None, (texts.REPORT.format(title=row.title, period=words), form, late))
    return Step(
        regime=row.key.regime,
        period=row.key.period,
        rank=LATE if row.days_left < 0 or row.status.reason else DUE,
        days=row.days_left,
        look=look,
        sentence=sentence,
        where=texts.SEPARATOR.join(where),
        act=act,
    )


def _below(at: Below, look: tuple[str, str], sentence: str, where: str, act: Act) -> Step:
    return Step(at.regime, at.period, BELOW, abs(at.days_left), look, sentence, where, act)


def _period(period: str) -> str:
    return Period.parse(period).words


def urgent(row: DeskRow) -> str:
    """Return the colour of how near, or how long past, the due day is."""
    return "error" if row.days_left < 0 else "warn" if row.days_left <= SOON else "accent"
