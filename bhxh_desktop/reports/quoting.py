"""What quotations say at this moment: figures, comparisons, counts of tasks, documents."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from bhxh_desktop.domain.calculation import TaskCounts
from bhxh_desktop.domain.figure import Cell, CellState, FigureKey
from bhxh_desktop.domain.parts import DocumentEntry
from bhxh_desktop.domain.quotation import OF_FIGURES, Quotation, read_quotation
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.domain.task import count_tasks
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.lists import short_citation
from bhxh_desktop.reports.printed import PERCENT, told_cell, with_measure
from bhxh_desktop.reports.source import ReportSource
from bhxh_desktop.vietnamese.numbers import format_count, format_number
from bhxh_desktop.vietnamese.rounding import printed_percent

_SHARE_PLACES = 2


def document_name(entry: DocumentEntry) -> str:
    """Return how a document is quoted: its identity in one text, without what marks a quotation."""
    words = " · ".join((entry.number, entry.symbol, str(entry.year), entry.issuer))
    return words.translate(str.maketrans("<>|\n", "    "))


class Quoter:
    """Tells what quotations say in one report. Attribute ``source``: the report."""

    def __init__(self, source: ReportSource) -> None:
        """Tell of *source*."""
        self.source = source

    def words(self, text: str) -> str | None:
        """Return what *text* quotes as prose writes it, None where there is nothing to say.

        Nothing is said of a figure that is not known, that lacks something, does not apply, or is
        a ratio over nothing; nor of one that cannot be compared.
        """
        quoted = read_quotation(text)
        if quoted is None:
            return None
        if quoted.kind == "tasks":
            return self._count_of_tasks(*quoted.path)
        if quoted.kind == "documents":
            count = len(self._documents)
            return format_count(Decimal(count)) if count else None
        if quoted.kind == "document":
            entry = self._documents.get(quoted.path[0])
            return short_citation(entry) if entry else None
        return self._of_figure(quoted)

    def is_figure(self, text: str) -> bool:
        """Tell whether *text* quotes a figure, of whatever period, known or not."""
        quoted = read_quotation(text)
        return quoted is not None and quoted.kind in OF_FIGURES

    def is_awaited(self, text: str) -> bool:
        """Tell whether *text* quotes a figure of this report that is still to come."""
        quoted = read_quotation(text)
        if quoted is None or quoted.kind != "figure":
            return False
        cell = self.source.cell(quoted.key)
        return cell.state is CellState.BLANK or cell.incomplete

    def _of_figure(self, quoted: Quotation) -> str | None:
        item = self._item(quoted.key)
        if item is None:
            return None
        now = self.source.cell(quoted.key)
        if quoted.reference is None:
            ratio = quoted.key in self.source.program.expressions
            nothing = ratio and now.state is CellState.NONE_ARISING
            return told_cell(now, item) if is_known(now) and not nothing else None
        period = self.source.period
        if quoted.reference.relation == "preceding" and period.preceding == period.a_year_earlier():
            return None  # a year before is the same time last year: that is said once
        found = self.source.around.get(quoted.reference)
        if found is None or not is_known(found.cell):
            return None
        if not quoted.kind.startswith("change"):
            return told_cell(found.cell, item)
        return change(now, found.cell, item) if is_known(now) else None

    def _item(self, key: FigureKey) -> Item | None:
        return self.source.program.definition.item(*key)

    def _count_of_tasks(self, group: str, state: str) -> str | None:
        found = [n for (of, said), n in self._tasks.items() if said == state and group in (of, "")]
        return format_count(Decimal(sum(found))) if self.source.tasks else None

    @cached_property
    def _tasks(self) -> TaskCounts:
        source = self.source
        return count_tasks(source.tasks, source.progress, source.window.end)

    @cached_property
    def _documents(self) -> dict[str, DocumentEntry]:
        listed = (self.source.documents, *self.source.unit_documents.values())
        return {document_name(entry): entry for entries in listed for entry in entries}


def is_known(cell: Cell) -> bool:
    """Tell whether a cell can be quoted: a sum that lacks something cannot."""
    return cell.state not in (CellState.BLANK, CellState.NOT_APPLICABLE) and not cell.incomplete


def change(now: Cell, before: Cell, item: Item) -> str | None:
    """Return how a figure compares with an earlier one: "tăng 2.017 người (9,81%)".

    Percentages differ by percentage points; nothing can be a share of nothing. None for what is no
    number.
    """
    if item.kind != "number":
        return None
    difference = now.number - before.number
    if not difference:
        return texts.UNCHANGED
    size = abs(difference)
    if item.measure == PERCENT:
        shown = texts.POINTS.format(points=format_number(size, item.places))
    else:
        shown = with_measure(format_number(size, item.places), item)
        if before.number > 0:
            share = printed_percent(size, before.number, _SHARE_PLACES)
            shown = texts.WITH_SHARE.format(size=shown, share=format_number(share, _SHARE_PLACES))
    words = texts.RISEN if difference > 0 else texts.FALLEN
    told = words.format(size=shown)
    return texts.ESTIMATED.format(figure=told) if now.estimated or before.estimated else told
