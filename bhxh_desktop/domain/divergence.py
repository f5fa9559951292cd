"""Two revisions of one submission side by side: each thing they say has a place (model.md §6)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from bhxh_desktop.domain.document import DocumentKey, by_key
from bhxh_desktop.domain.figure import BLANK, Cell, FigureKey
from bhxh_desktop.domain.merge import Conflict, Merged, decide, merge, merge_order
from bhxh_desktop.domain.parts import DocumentEntry, Paragraph, TaskProgress
from bhxh_desktop.domain.regime import is_open_row

Side = Literal["left", "right"]
Choice = Side | Cell | None
"""The side that holds, for a single cell also another value; None where nothing is decided."""
Value = Cell | str | TaskProgress | DocumentEntry
"""A cell, the text of a note or paragraph, how far a task is, a document of the list."""


class Place(NamedTuple):
    """Where something is said."""

    kind: Literal["cell", "note", "task", "text", "document"]
    name: tuple[str, ...]
    """form, row, column · code of a task · section and id of a paragraph ·
    issuer, number, symbol, year of a document."""


@dataclass(frozen=True)
class Spoken:
    """Everything people typed in a submission: what is merged. Derived cells are no part of it."""

    cells: Mapping[FigureKey, Cell] = field(default_factory=dict)
    notes: Mapping[FigureKey, str] = field(default_factory=dict)
    progress: Mapping[str, TaskProgress] = field(default_factory=dict)
    narrative: Mapping[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    documents: Mapping[DocumentKey, DocumentEntry] = field(default_factory=dict)

    @property
    def places(self) -> dict[Place, Value]:
        """Each thing by its place."""
        found: dict[Place, Value] = {Place("cell", key): cell for key, cell in self.cells.items()}
        found |= {Place("note", key): note for key, note in self.notes.items()}
        found |= {Place("task", (code,)): said for code, said in self.progress.items()}
        for section, paragraphs in self.narrative.items():
            found |= {Place("text", (section, each.id)): each.text for each in paragraphs}
        for document, entry in self.documents.items():
            found[Place("document", (*document[:3], str(document.year)))] = entry
        return found


Question = tuple[Conflict[Place, Value], ...]
"""Conflicts that are decided in one: a single place, or a whole row that one side deleted."""


@dataclass(frozen=True)
class Divergence:
    """Two sides compared with what both began on."""

    left: Spoken
    right: Spoken
    merged: Merged[Place, Value]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What people are asked, in the order of the form."""
        torn: dict[Hashable, list[Conflict[Place, Value]]] = {}
        for conflict in self.merged.conflicts:
            row = _open_row(conflict.key)
            whole = row is not None and not (_has(self.left, row) and _has(self.right, row))
            torn.setdefault(row if whole else conflict.key, []).append(conflict)
        return tuple(map(tuple, torn.values()))

    def decided(self, choices: Sequence[Choice]) -> Spoken:
        """Return what holds once each question, in their order, is answered.

        Raises Problem ``conflict_undecided`` with how many places are not.
        """
        return self._spoken(decide(self.merged, self._chosen(choices)))

    def so_far(self, choices: Sequence[Choice]) -> Spoken:
        """Return what holds already, with nothing where a question is not answered."""
        open_still = dict.fromkeys(conflict.key for conflict in self.merged.conflicts)
        return self._spoken(decide(self.merged, {**open_still, **self._chosen(choices)}))

    def _chosen(self, choices: Sequence[Choice]) -> dict[Place, Value | None]:
        return {
            conflict.key: _answer(conflict, choice)
            for question, choice in zip(self.questions, choices, strict=False)
            for conflict in question
            if choice is not None
        }

    def _spoken(self, said: Mapping[Place, Value]) -> Spoken:
        cells: dict[FigureKey, Cell] = {}
        notes: dict[FigureKey, str] = {}
        progress: dict[str, TaskProgress] = {}
        texts: dict[str, dict[str, str]] = {}
        documents: list[DocumentEntry] = []
        for (kind, name), value in said.items():
            if isinstance(value, Cell):
                cells[FigureKey(*name)] = value
            elif isinstance(value, TaskProgress):
                progress[name[0]] = value
            elif isinstance(value, DocumentEntry):
                documents.append(value)
            elif kind == "note":
                notes[FigureKey(*name)] = value
            else:
                texts.setdefault(name[0], {})[name[1]] = value
        narrative = {section: self._ordered(section, said) for section, said in texts.items()}
        return Spoken(cells, notes, progress, narrative, by_key(documents))

    def _ordered(self, section: str, said: Mapping[str, str]) -> tuple[Paragraph, ...]:
        left, right = (
            [each.id for each in side.narrative.get(section, ())]
            for side in (self.left, self.right)
        )
        return tuple(Paragraph(each, said[each]) for each in merge_order(left, right, said))


def diverge(bases: Sequence[Spoken], left: Spoken, right: Spoken) -> Divergence:
    """Compare two sides; what only one of them changed since *bases* resolves itself."""
    merged = merge([base.places for base in bases], left.places, right.places, _open_row)
    return Divergence(left, right, merged)


def _answer(conflict: Conflict[Place, Value], choice: Side | Cell) -> Value | None:
    if isinstance(choice, Cell):
        return None if choice == BLANK else choice
    return conflict.left if choice == "left" else conflict.right


def _has(side: Spoken, row: Hashable) -> bool:
    return any(key[:2] == row for key in side.cells)


def _open_row(place: Place) -> Hashable | None:
    """Return the row of the unit's own that a cell belongs to: it stands or falls whole."""
    if place.kind != "cell" or not is_open_row(place.name[1]):
        return None
    return place.name[:2]
