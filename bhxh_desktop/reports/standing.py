"""What a report says of itself: draft or locked, sample data, what its figures lack."""

from __future__ import annotations

from collections.abc import Iterator

from bhxh_desktop.domain.figure import CellState
from bhxh_desktop.domain.regime import Form
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.document import Marks
from bhxh_desktop.reports.source import ReportSource


def marks_of(source: ReportSource) -> Marks:
    """Return the marks of a draft, or the code by which a locked report can be checked."""
    sample = (texts.SAMPLE,) if source.sample else ()
    if source.lock is None:
        boxes = (texts.DRAFT, *sample)
        return Marks(boxes=boxes, footer=boxes)
    lock = source.lock
    said = texts.VERIFICATION.format(code=lock.code, number=lock.number)
    return Marks(boxes=sample, footer=(said, *sample), code=lock.revision)


def notes_of(source: ReportSource, form: Form) -> Iterator[str]:
    """Yield what the signs in a table mean, which units it lacks, the form's own note."""
    signs = list(_signs(source, form))
    if signs:
        yield _legend(*signs)
    if source.missing:
        yield texts.MISSING.format(units=", ".join(source.missing))
    if form.note:
        yield form.note


def list_notes_of(source: ReportSource, form: Form) -> Iterator[str]:
    """Yield what stands below a form printed as lines: words take the place of most signs there."""
    if texts.INCOMPLETE in _signs(source, form):
        yield _legend(texts.INCOMPLETE)
    if form.note:
        yield form.note


def _legend(*signs: str) -> str:
    return texts.LEGEND.format(meanings="; ".join(texts.MEANINGS[sign] for sign in signs))


def _signs(source: ReportSource, form: Form) -> Iterator[str]:
    """Yield the signs that stand for states in the form's cells."""
    cells = [cell for key, cell in source.cells.items() if key.form == form.code]
    if any(cell.state is CellState.NONE_ARISING for cell in cells):
        yield texts.NONE_ARISING
    if any(cell.state is CellState.NOT_APPLICABLE for cell in cells):
        yield texts.NOT_APPLICABLE
    if any(cell.incomplete and cell.value is not None for cell in cells):
        yield texts.INCOMPLETE
