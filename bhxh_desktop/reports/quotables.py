"""What the own text of a report may quote, with the names by which people look for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.naming import cell_name
from bhxh_desktop.domain.quotation import COUNT_OF_DOCUMENTS, OF_FIGURES, name_of
from bhxh_desktop.domain.surroundings import Reference
from bhxh_desktop.reports import quotable_texts as texts
from bhxh_desktop.reports.lists import citation
from bhxh_desktop.reports.quoting import document_name
from bhxh_desktop.reports.source import ReportSource


class Quotable(NamedTuple):
    """One thing to quote."""

    source: str
    """As `domain.quotation` has it; of a figure the one of this period."""
    name: str
    where: str
    """The form, or the list, it stands in."""
    is_number: bool = False
    """Whether it can be compared with earlier periods."""


def quotables(source: ReportSource) -> Iterator[Quotable]:
    """Yield the figures of the report in printed order, counts of tasks, documents."""
    definition = source.program.definition
    filled = {form.code: form.title for form in source.forms}
    for place, item in definition.items.items():
        if place[0] in filled:
            key = FigureKey(*place)
            number = item.kind == "number"
            yield Quotable(name_of(key), cell_name(definition, key), filled[key.form], number)
    yield from _tasks(source)
    listed = [entry for entries in source.unit_documents.values() for entry in entries]
    if source.documents or listed:
        yield Quotable(COUNT_OF_DOCUMENTS, texts.COUNT_OF_DOCUMENTS, texts.DOCUMENTS)
    for entry in (*source.documents, *listed):
        yield Quotable(f"document:{document_name(entry)}", citation(entry), texts.DOCUMENTS)


def comparable(source: ReportSource) -> frozenset[Reference]:
    """Return the figures of earlier periods that a text may quote or compare with."""
    found = (
        Reference(relation, "", 0, FigureKey(*place))
        for place, item in source.program.definition.items.items()
        if item.kind == "number"
        for relation in ("preceding", "last_year")
    )
    return frozenset(found)


def compared(source: str, kind: int) -> str:
    """Return what quotes the figure *source* in the way of the *kind* in `OF_FIGURES`."""
    return source if kind == 0 else f"{OF_FIGURES[kind]}:{source}"


def _tasks(source: ReportSource) -> Iterator[Quotable]:
    if not source.tasks:
        return
    used = {task.group for task in source.tasks}
    groups = [group for group in source.regime.task_groups if group.code in used]
    for count, words in texts.TASK_COUNTS.items():
        yield Quotable(f"tasks:.{count}", words, texts.TASKS)
    for group in groups:
        for count, words in texts.TASK_COUNTS.items():
            name = texts.OF_GROUP.format(count=words, group=group.caption)
            yield Quotable(f"tasks:{group.code}.{count}", name, texts.TASKS)
