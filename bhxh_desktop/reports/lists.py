"""Lists that a section prints: issued documents in the decree's citation form, task progress."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from bhxh_desktop.domain.formula import TaskCount
from bhxh_desktop.domain.parts import DocumentEntry
from bhxh_desktop.domain.task import Task, count_tasks
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.document import Bullet, Paragraph, Run
from bhxh_desktop.reports.source import ReportSource
from bhxh_desktop.vietnamese.dates import long_date

_STATES: tuple[TaskCount, ...] = ("done", "in_progress", "not_started")


def document_list(source: ReportSource, bullet: Bullet) -> Iterator[Paragraph]:
    """Yield the documents in order of date and number, each as Decree 30/2020 II.6.b cites it."""
    entries = sorted(source.documents, key=_order)
    for entry, following in zip(entries, (*entries[1:], None), strict=False):
        yield _line(f"{citation(entry)}{';' if following else '.'}", bullet)


def citation(entry: DocumentEntry) -> str:
    """Return kind, number and symbol, date, issuer and subject of a document."""
    first = entry.symbol.partition("-")[0]
    kind = texts.DOCUMENT_KINDS.get(first, texts.LETTER)
    text = texts.CITATION_NUMBER.format(kind=kind, number=entry.number, symbol=entry.symbol)
    if entry.day:
        text += texts.CITATION_DAY.format(day=long_date(date.fromisoformat(entry.day)))
    else:
        text += texts.CITATION_YEAR.format(year=entry.year)
    text += texts.CITATION_ISSUER.format(issuer=entry.issuer)
    subject = entry.subject.strip().removeprefix(texts.CITATION_ABOUT)
    return text + texts.CITATION_SUBJECT.format(subject=subject) if subject else text


def task_progress(source: ReportSource) -> Iterator[Paragraph]:
    """Yield how far the tasks are: all, each group, then the late ones by name."""
    if not source.tasks:
        return
    counts = count_tasks(source.tasks, source.progress, source.window.end)
    groups = [g for g in source.regime.task_groups if counts.get((g.code, "planned"))]
    done = sum(counts.get((group.code, "done"), 0) for group in groups)
    planned = sum(counts[group.code, "planned"] for group in groups)
    yield _line(texts.TASKS_DONE.format(done=done, planned=planned), "-")
    for group in groups:
        of_group = {count: n for (code, count), n in counts.items() if code == group.code}
        line = texts.TASKS_OF_GROUP.format(
            caption=group.caption, planned=of_group["planned"], states=_states(of_group)
        )
        yield _line(f"{line}.", "+")
    for task in source.tasks:
        if _is_late(source, task):
            said = source.progress.get(task.code)
            note = f" ({said.note})" if said and said.note else ""
            yield _line(f"{texts.TASK_LATE.format(text=task.text, note=note)}.", "+")


def _states(counts: Mapping[TaskCount, int]) -> str:
    """Return how many tasks are in each state; the late ones are also in one of the others."""
    if counts["planned"] == counts.get("done") and not counts.get("late"):
        return texts.TASKS_ALL_DONE
    told = ((state, counts.get(state, 0)) for state in _STATES)
    states = ", ".join(texts.TASK_STATES[state].format(count=n) for state, n in told if n)
    late = counts.get("late", 0)
    return states + texts.TASKS_LATE.format(count=late) if late else states


def _is_late(source: ReportSource, task: Task) -> bool:
    counts = count_tasks([task], source.progress, source.window.end)
    return bool(counts.get((task.group, "late")))


def _order(entry: DocumentEntry) -> tuple[str, int, str]:
    """By date, the undated of a year last; then by number as a number."""
    digits = "".join(filter(str.isdigit, entry.number))
    return entry.day or f"{entry.year}-99", int(digits or 0), entry.symbol


def _line(text: str, bullet: Bullet) -> Paragraph:
    return Paragraph(runs=(Run(text=text),), bullet=bullet)
