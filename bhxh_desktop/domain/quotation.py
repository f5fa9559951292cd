"""What sentences may quote: ``form.row.column``, or a kind and what it is about after a colon.

``preceding:`` and ``last_year:`` name the figure of another period, ``change_preceding:`` and
``change_last_year:`` how this one compares with it, ``tasks:group.state`` a count of tasks
(``tasks:.state`` of all), ``documents:count`` how many documents the report lists, ``document:``
one of them. The regime's sentences and the office's own text are read alike.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, get_args

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.formula import TaskCount
from bhxh_desktop.domain.regime import VALUE_COLUMN
from bhxh_desktop.domain.surroundings import Reference

Kind = Literal[
    "figure",
    "preceding",
    "last_year",
    "change_preceding",
    "change_last_year",
    "tasks",
    "documents",
    "document",
]
OF_FIGURES: tuple[Kind, ...] = get_args(Kind)[:5]
COUNT_OF_DOCUMENTS = "documents:count"
_TASK_COUNTS = get_args(TaskCount)
PLACEHOLDER = re.compile(r"\{([a-z0-9_.:]+)\}")
_PATH = 3


class Quotation(NamedTuple):
    """A kind of thing and which one."""

    kind: Kind
    path: tuple[str, ...]
    """Form, row and column; group and state; of a document its key in one text."""

    @property
    def key(self) -> FigureKey:
        """The cell, of the kinds that name one."""
        return FigureKey(*self.path)

    @property
    def reference(self) -> Reference | None:
        """The cell of another period that is needed to tell it."""
        if self.kind in ("preceding", "change_preceding"):
            return Reference("preceding", "", 0, self.key)
        if self.kind in ("last_year", "change_last_year"):
            return Reference("last_year", "", 0, self.key)
        return None


def placeholders(sentence: str) -> list[str]:
    """Return what a sentence of a regime quotes, in order."""
    return PLACEHOLDER.findall(sentence)


def read_quotation(text: str) -> Quotation | None:
    """Return what *text* quotes, None where it is none."""
    head, colon, rest = text.partition(":")
    kind = head if colon else "figure"
    name = rest if colon else head
    if kind in OF_FIGURES:
        parts = name.split(".")
        codes = (*parts, VALUE_COLUMN) if len(parts) == _PATH - 1 else tuple(parts)
        return Quotation(kind, codes) if len(codes) == _PATH and all(codes) else None
    if kind == "tasks":
        group, dot, state = name.rpartition(".")
        return Quotation("tasks", (group, state)) if dot and state in _TASK_COUNTS else None
    if kind == "documents":
        return Quotation("documents", ()) if text == COUNT_OF_DOCUMENTS else None
    return Quotation("document", (name,)) if kind == "document" and name else None


def name_of(key: FigureKey) -> str:
    """Return how a cell is quoted: of a sheet without its column."""
    return ".".join(key[:-1] if key.column == VALUE_COLUMN else key)
