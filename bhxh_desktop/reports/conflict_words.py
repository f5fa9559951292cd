"""Two sides of a report in words: where they differ, what each of them says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from bhxh_desktop.domain.divergence import Divergence, Place, Question, Side, Value
from bhxh_desktop.domain.document import DocumentKey
from bhxh_desktop.domain.figure import Cell, FigureKey
from bhxh_desktop.domain.merge import Conflict
from bhxh_desktop.domain.naming import cell_name, place_name
from bhxh_desktop.domain.parts import DocumentEntry, TaskProgress
from bhxh_desktop.domain.regime import Definition, is_open_row
from bhxh_desktop.domain.revision import HeadRecord
from bhxh_desktop.domain.task import Task
from bhxh_desktop.reports import conflict_texts as texts
from bhxh_desktop.reports.lists import short_citation
from bhxh_desktop.reports.printed import printed_cell, with_measure
from bhxh_desktop.vietnamese.dates import short_date


class QuestionWords(NamedTuple):
    """What people read of a question."""

    place: str
    base: str
    """What stood there before both; "" where nothing did, or not the same for both."""
    left: str
    right: str
    form: str = ""
    """Title of the form, where the place is a cell."""


def side_words(record: HeadRecord | None) -> str:
    """Return what names a side: a revision, or what is being typed."""
    if record is None:
        return texts.WORKING_SIDE
    at = datetime.fromisoformat(record.locked_at)
    return texts.LOCKED_SIDE.format(
        number=record.number,
        author=record.author,
        at=f"{at:%H:%M} {short_date(at.date())}",
        code=record.verification_code,
    )


def question_words(
    definition: Definition, between: Divergence, tasks: Sequence[Task]
) -> list[QuestionWords]:
    """Return every question in words, in their order."""
    words = _Words(definition, between, {task.code: task for task in tasks})
    return [words.of(question) for question in between.questions]


def taken_words(
    definition: Definition, between: Divergence, tasks: Sequence[Task]
) -> list[tuple[Side, QuestionWords]]:
    """Return what only one side changed, with that side, in the order of the form."""
    words = _Words(definition, between, {task.code: task for task in tasks})
    left, right = between.left.places, between.right.places
    merged = between.merged
    found: list[tuple[Side, QuestionWords]] = []
    for place in dict.fromkeys((*left, *right)):
        if place in merged.from_left or place in merged.from_right:
            side: Side = "left" if place in merged.from_left else "right"
            old = (right if side == "left" else left).get(place)
            whole: Conflict[Place, Value] = Conflict(place, old, left.get(place), right.get(place))
            found.append((side, words.of((whole,))))
    return found


class _Words:
    def __init__(
        self, definition: Definition, between: Divergence, tasks: Mapping[str, Task]
    ) -> None:
        self._definition, self._tasks = definition, tasks
        self._cells = {**between.right.cells, **between.left.cells}
        self._headings = {each.code: each.heading for each in definition.regime.sections}

    def of(self, question: Question) -> QuestionWords:
        first = question[0]
        place = self._place(first.key)
        if len(question) == 1:
            return QuestionWords(
                place,
                "" if first.base is None else self._said(first.key, first.base),
                self._said(first.key, first.left),
                self._said(first.key, first.right),
                self._form(first.key),
            )
        return QuestionWords(
            place,
            self._row([(each, each.base) for each in question]),
            self._row([(each, each.left) for each in question]),
            self._row([(each, each.right) for each in question]),
            self._form(first.key),
        )

    def _form(self, place: Place) -> str:
        form = self._definition.forms.get(place.name[0])
        return form.title if place.kind in ("cell", "note") and form is not None else ""

    def _place(self, place: Place) -> str:
        if place.kind == "task":
            task = self._tasks.get(place.name[0])
            text = task.text if task else ""
            return texts.TASK.format(number=place.name[0], text=text).rstrip(": ")
        if place.kind == "document":
            issuer, number, symbol, year = place.name
            printed = DocumentKey(issuer, number, symbol, int(year)).printed
            return texts.DOCUMENT.format(document=printed, year=year, issuer=issuer)
        if place.kind == "text":
            code = place.name[0]
            return texts.PARAGRAPH.format(section=self._headings.get(code, code))
        key = FigureKey(*place.name)
        known = self._definition.item(*key) is not None
        name = (cell_name if known else place_name)(self._definition, key, self._cells)
        return texts.NOTE_OF.format(cell=name) if place.kind == "note" else name

    def _said(self, place: Place, value: Value | None) -> str:
        if value is None:
            return texts.GONE.get(place.kind, texts.BLANK)
        if isinstance(value, DocumentEntry):
            day = _day(value.day) if value.day else texts.NO_DAY
            subject = value.subject
            return texts.DOCUMENT_SAID.format(day=day, subject=subject) if subject else day
        if isinstance(value, TaskProgress):
            said = texts.TASK_STATES[value.state]
            if value.done_on:
                said = texts.DONE_ON.format(state=said, day=_day(value.done_on))
            shown = (short_citation(entry) for entry in value.documents)
            notes = texts.JOINED.join(filter(None, (value.note, *shown)))
            return texts.WITH_NOTE.format(said=said, note=notes) if notes else said
        return self._printed(FigureKey(*place.name), value) if isinstance(value, Cell) else value

    def _printed(self, key: FigureKey, cell: Cell) -> str:
        item = self._definition.item(*key)
        return with_measure(printed_cell(cell, item), item) if item else str(cell.value)

    def _row(self, said: Sequence[tuple[Conflict[Place, Value], Value | None]]) -> str:
        """Return a whole row of the unit's own, column by column."""
        found = []
        for conflict, value in said:
            key = FigureKey(*conflict.key.name)
            if isinstance(value, Cell) and is_open_row(key.row):
                form = self._definition.forms[key.form]
                column = next(each for each in form.columns if each.code == key.column)
                shown = self._printed(key, value)
                found.append(texts.IN_ROW.format(caption=column.caption, value=shown))
        return texts.JOINED.join(found) or texts.ROW_GONE


def _day(iso: str) -> str:
    try:
        return short_date(date.fromisoformat(iso))
    except ValueError:  # a bundle may bring any digits
        return iso
