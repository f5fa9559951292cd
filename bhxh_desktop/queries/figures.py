"""The figures of one submission: what is being typed, or what its head holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from bhxh_desktop.domain.attachment import document_of
from bhxh_desktop.domain.calculation import TaskCounts
from bhxh_desktop.domain.compiled import compiled
from bhxh_desktop.domain.document import DocumentKey, by_key
from bhxh_desktop.domain.figure import Cell, FigureKey, Figures
from bhxh_desktop.domain.parts import (
    Attachment,
    AttachmentsPart,
    ByUnit,
    DocumentEntry,
    DocumentsPart,
    ExplanationsPart,
    NarrativePart,
    Paragraph,
    TaskProgress,
    TasksPart,
    decode_part,
    notes_of,
)
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import HeadRecord, PartName, SubmissionKey
from bhxh_desktop.domain.suggestion import Suggested
from bhxh_desktop.domain.surroundings import Surroundings
from bhxh_desktop.domain.tailored import spared_cells
from bhxh_desktop.domain.task import Task, count_tasks
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.assigned import tailored
from bhxh_desktop.queries.contributions import told_in
from bhxh_desktop.queries.history import history
from bhxh_desktop.queries.journal import feed
from bhxh_desktop.queries.surroundings import quoted_in, surroundings
from bhxh_desktop.session import Session
from bhxh_desktop.store import attachments, revisions, working


@dataclass(frozen=True)
class Contents:
    """All that a submission says, typed and derived, wherever it was read from."""

    key: SubmissionKey
    definition: Definition
    as_of: str
    cells: Mapping[FigureKey, Cell]
    """Typed and derived."""
    by_unit: ByUnit = field(default_factory=dict)
    """Of a total: what its units said in cells that cannot be added up."""
    notes: Mapping[FigureKey, str] = field(default_factory=dict)
    tasks: tuple[Task, ...] = ()
    """What the unit was assigned."""
    progress: Mapping[str, TaskProgress] = field(default_factory=dict)
    narrative: Mapping[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    documents: Mapping[DocumentKey, DocumentEntry] = field(default_factory=dict)
    """What the report lists of its own unit."""
    attachments: tuple[Attachment, ...] = ()
    """The files kept with these documents."""
    unit_documents: Mapping[str, tuple[DocumentEntry, ...]] = field(default_factory=dict)
    """Of a total: what its other units list."""
    explanations: ExplanationsPart = field(default_factory=ExplanationsPart)
    revision: HeadRecord | None = None
    """None while it is being typed."""
    base: tuple[str, ...] = ()
    """What a working copy was begun on."""
    around: Surroundings = field(default_factory=dict)
    """What it reads of other periods and regimes."""

    @property
    def task_counts(self) -> TaskCounts | None:
        """How many tasks are in which state; None where none was assigned."""
        return counts_of(self.tasks, self.progress, self.as_of)


def counts_of(
    tasks: Sequence[Task], progress: Mapping[str, TaskProgress], as_of: str
) -> TaskCounts | None:
    """Return the counts of *tasks* as of a day; None without tasks, or for a day there is not."""
    try:
        return count_tasks(tasks, progress, date.fromisoformat(as_of)) if tasks else None
    except ValueError:  # a bundle may bring any digits
        return None


def contents(session: Session, key: SubmissionKey) -> Contents:
    """Return the working copy of a submission, else its head.

    Raises Problem ``nothing_entered``, or ``heads_in_conflict`` where a person has to decide.
    """
    said = entered(session, key)
    if said is None:
        raise Problem("nothing_entered", unit=session.tree[key.unit].short_name, period=key.period)
    return said


def entered(session: Session, key: SubmissionKey) -> Contents | None:
    """Return the working copy of a submission, else its head, None where there is neither.

    Raises Problem ``heads_in_conflict`` where a person has to decide.
    """
    copy = working.load(session.connection, key)
    if copy is not None:
        return of_working_copy(session, copy)
    heads = history(session, key.regime, key.period).heads_at(key)
    if not heads.ids:
        return None
    if len(heads.ids) > 1:
        raise Problem("heads_in_conflict", unit=session.tree[key.unit].short_name)
    return of_revision(session, heads.ids[0])


def empty(session: Session, key: SubmissionKey) -> Contents:
    """Return a submission in which nothing was entered yet.

    Raises Problem ``regime_unknown``, ``regime_later``, ``period_not_owed``.
    """
    period = Period.parse(key.period)
    definition = tailored(session, session.definition_for(key.regime, period), key)
    return Contents(
        key=key,
        definition=definition,
        as_of=session.window(definition, period).as_of.isoformat(),
        cells=spared_cells(definition),
        around=surroundings(session, key, definition),
    )


def suggested(said: Contents) -> Mapping[FigureKey, Suggested]:
    """Return what is offered for cells; it counts once a person takes it over."""
    offered = compiled(said.definition).suggestions
    return offered.suggest(said.cells, said.task_counts, said.around)


def of_revision(session: Session, revision: str) -> Contents:
    """Return what a revision holds; derived cells as they were printed.

    Raises Problem ``part_withheld`` where the figures are not here.
    """
    record = revisions.records(session.connection, ids=[revision])[revision]
    definition = tailored(session, session.definition(record.definition.hash), record.key)
    figures = session.figures_of([record])
    parts = revisions.parts_of(session.connection, record)
    if revision not in figures:
        raise Problem("part_withheld", unit=session.tree[record.unit].short_name)
    said: Mapping[PartName, object] = {
        name: decode_part(name, data) for name, data in parts.items() if name != "figures"
    }
    explanations = said.get("explanations")
    tasks = said.get("tasks")
    narrative = said.get("narrative")
    listed = said.get("documents")
    files = said.get("attachments")
    documents = listed if isinstance(listed, DocumentsPart) else DocumentsPart()
    reasons = explanations if isinstance(explanations, ExplanationsPart) else ExplanationsPart()
    return Contents(
        key=record.key,
        definition=definition,
        as_of=record.as_of,
        cells=figures[revision],
        by_unit=told_in(session, [record]).get(revision, {}),
        notes=notes_of(reasons, definition),
        tasks=session.tasks(record.regime, record.period, record.unit),
        progress=tasks.tasks if isinstance(tasks, TasksPart) else {},
        narrative=narrative.sections if isinstance(narrative, NarrativePart) else {},
        documents=by_key(documents.documents),
        attachments=files.attachments if isinstance(files, AttachmentsPart) else (),
        unit_documents=documents.units,
        explanations=reasons,
        revision=record,
        around=surroundings(session, record.key, definition),
    )


def of_working_copy(session: Session, copy: working.WorkingCopy) -> Contents:
    """Return what a working copy comes to: with what is fed from the journal, and computed."""
    definition = tailored(session, session.definition(copy.definition), copy.key)
    tasks = session.tasks(copy.key.regime, copy.key.period, copy.key.unit)
    counts = counts_of(tasks, copy.progress, copy.as_of)
    around = surroundings(session, copy.key, definition, quoted_in(copy.narrative))
    fed = feed(session, copy.key, definition, copy.cells, partial(_cells, session))
    typed = {**copy.cells, **fed, **spared_cells(definition)}
    return Contents(
        key=copy.key,
        definition=definition,
        as_of=copy.as_of,
        cells=compiled(definition).program.compute(typed, counts, around),
        notes=copy.notes,
        tasks=tasks,
        progress=copy.progress,
        narrative=copy.narrative,
        documents=copy.documents,
        attachments=_files_of(session, copy.documents),
        base=copy.base,
        around=around,
    )


def _cells(session: Session, key: SubmissionKey) -> Figures:
    """Return the cells of another submission, none where it is not begun or in conflict."""
    try:
        said = entered(session, key)
    except Problem:
        return {}
    return said.cells if said is not None else {}


def _files_of(session: Session, documents: Iterable[DocumentKey]) -> tuple[Attachment, ...]:
    """Return the files kept with documents, in the one order in which they are signed."""
    held = attachments.of_documents(session.connection)
    found = [file for name in documents for file in held.get(name, ())]
    return tuple(sorted(found, key=lambda file: (document_of(file), file.hash)))
