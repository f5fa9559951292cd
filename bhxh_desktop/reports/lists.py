"""Lists that a section prints: issued documents in the decree's citation form, task progress."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from bhxh_desktop.citations.lexicon import lexicon
from bhxh_desktop.citations.writing import format_citation
from bhxh_desktop.domain.citation import Citation
from bhxh_desktop.domain.document import count_of, day_of, groups_of
from bhxh_desktop.domain.formula import TaskCount
from bhxh_desktop.domain.parts import DocumentEntry, TaskProgress
from bhxh_desktop.domain.task import count_tasks, is_late
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.document import Bullet, Paragraph, Run
from bhxh_desktop.reports.source import ReportSource
from bhxh_desktop.vietnamese.numbers import format_count
from bhxh_desktop.vietnamese.sorting import SortKey, sort_key
from bhxh_desktop.vietnamese.text import fold

_BETWEEN = "; "
_STATES: tuple[TaskCount, ...] = ("done", "in_progress", "not_started")


def document_list(source: ReportSource, words: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the documents in order of date and number, each as Decree 30/2020 II.6.b cites it.

    They go on from the *words* above them: text that leads to no list is followed by a line that
    does. In a total the unit's own stand first, then those of each unit under its name.
    """
    above = words[-1] if words else None
    if above and not above.bullet and not above.text.endswith(":") and source.documents:
        yield _line(texts.DOCUMENTS, "")
    bullet: Bullet = "+" if above and above.bullet == "-" else "-"
    yield from _cited(source.documents, bullet)
    for unit, entries in source.unit_documents.items():
        yield _line(texts.DOCUMENTS_OF.format(unit=unit), "-")
        yield from _cited(entries, "+")


def _cited(entries: Iterable[DocumentEntry], bullet: Bullet) -> Iterator[Paragraph]:
    listed = sorted(entries, key=_order)
    for entry, following in zip(listed, (*listed[1:], None), strict=False):
        yield _line(f"{citation(entry)}{';' if following else '.'}", bullet)


def citation(entry: DocumentEntry) -> str:
    """Return kind, number and symbol, date, issuer and subject of a document."""
    return format_citation(
        Citation(
            type=_kind(entry.symbol),
            number=entry.number,
            symbol=entry.symbol,
            date=day_of(entry),
            issuer=entry.issuer,
            subject=_subject(entry.subject),
            line="",
            year=entry.year,
        )
    )


def short_citation(entry: DocumentEntry) -> str:
    """Return kind, number and symbol, and date: how a sentence names a document."""
    return citation(msgspec.structs.replace(entry, issuer="", subject=""))


def _kind(symbol: str) -> str:
    """Return the type that a symbol says; a symbol that begins with a body is a letter's."""
    first = next(iter(groups_of(symbol)), "")
    found = lexicon().types.by_code.get(first.rstrip("0123456789").casefold())
    return found.name if found else texts.LETTER


def _subject(text: str) -> str:
    """Return a subject as it goes on after "về": small but for names, without the word itself."""
    said = text.strip()
    for about in texts.CITATION_ABOUT:
        if fold(said).startswith(fold(about)):
            said = said[len(about) :].strip()
            break
    first, _, rest = said.partition(" ")
    is_word = first[1:].islower() and first[:1].isupper() and rest[:1].islower()
    return f"{first.lower()} {rest}" if is_word else said


def task_progress(source: ReportSource) -> Iterator[Paragraph]:
    """Yield how far the tasks are: all, each group, then by name the late and those with evidence.

    Evidence are the documents that show how far a task is; they stand behind its name.
    """
    if not source.tasks:
        return
    counts = count_tasks(source.tasks, source.progress, source.window.end)
    groups = [g for g in source.regime.task_groups if counts.get((g.code, "planned"))]
    done = sum(counts.get((group.code, "done"), 0) for group in groups)
    planned = sum(counts[group.code, "planned"] for group in groups)
    yield _line(texts.TASKS_DONE.format(done=_count(done), planned=_count(planned)), "-")
    for group in groups:
        of_group = {count: n for (code, count), n in counts.items() if code == group.code}
        line = texts.TASKS_OF_GROUP.format(
            caption=group.caption, planned=_count(of_group["planned"]), states=_states(of_group)
        )
        yield _line(f"{line}.", "+")
    for task in source.tasks:
        said = source.progress.get(task.code)
        late = is_late(task, said, source.window.end)
        if late or (said and said.documents):
            words = texts.TASK_LATE if late or said is None else texts.TASKS_SHOWN[said.state]
            yield _line(f"{words.format(text=task.text, shown=_shown(said))}.", "+")


def _shown(said: TaskProgress | None) -> str:
    """Return the note on a task and the documents that show it, in brackets."""
    if said is None:
        return ""
    cited = (short_citation(entry) for entry in sorted(said.documents, key=_order))
    parts = tuple(filter(None, (said.note.rstrip("."), *cited)))
    return f" ({_BETWEEN.join(parts)})" if parts else ""


def _states(counts: Mapping[TaskCount, int]) -> str:
    """Return how many tasks are in each state; the late ones are also in one of the others."""
    if counts["planned"] == counts.get("done") and not counts.get("late"):
        return texts.TASKS_ALL_DONE
    told = ((state, counts.get(state, 0)) for state in _STATES)
    states = ", ".join(texts.TASK_STATES[state].format(count=_count(n)) for state, n in told if n)
    late = counts.get("late", 0)
    return states + texts.TASKS_LATE.format(count=_count(late)) if late else states


def _count(number: int) -> str:
    return format_count(Decimal(number))


def _order(entry: DocumentEntry) -> tuple[str, int, SortKey, SortKey]:
    """By date, the undated of a year last; then by number as a number."""
    names = sort_key(entry.symbol), sort_key(entry.issuer)
    return entry.day or f"{entry.year}-99", count_of(entry.number), *names


def _line(text: str, bullet: Bullet) -> Paragraph:
    return Paragraph(runs=(Run(text=text),), bullet=bullet)
