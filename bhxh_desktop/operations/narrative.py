"""Writing the office's own text: cleaned, numbers that a figure gave remembered as such."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.marked_text import Piece, plain_words, read_marks, write_marks
from bhxh_desktop.domain.parts import LONGEST_PARAGRAPH, Paragraph
from bhxh_desktop.domain.quotation import read_quotation
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.figures import cleaned_each, save, working_copy
from bhxh_desktop.queries.figures import of_working_copy
from bhxh_desktop.queries.report_source import source_of
from bhxh_desktop.reports.quoting import Quoter
from bhxh_desktop.reports.typed_numbers import remembered, told_numbers
from bhxh_desktop.session import Session
from bhxh_desktop.store.working import WorkingCopy
from bhxh_desktop.vietnamese.text import plain_text, refuse_legacy


def set_narrative(
    session: Session, key: SubmissionKey, sections: Mapping[str, tuple[Paragraph, ...]]
) -> Changes:
    """Write the paragraphs of sections, as `domain.marked_text` has them.

    A number typed by hand that is what a figure of the report says, or that was so when its
    paragraph was written, is marked as that: where the figure changes it can be told.
    Raises Problems for every section the form lacks and every faulty text: ``text_control``,
    ``text_long``, ``text_legacy``.
    """
    with session.writing():
        copy = working_copy(session, key)
        regime = session.definition(copy.definition).regime
        known = {section.code: section.heading for section in regime.sections}
        unknown = [Problem("section_unknown", section=s) for s in sections if s not in known]
        if unknown:
            raise Problems(unknown)
        written = cleaned_each(sections, _clean_paragraphs, known)
        narrative = {**copy.narrative, **_remembering(session, copy, written)}
        return save(session, "narrative", replace(copy, narrative=narrative))


def _remembering(
    session: Session, copy: WorkingCopy, written: Mapping[str, tuple[Paragraph, ...]]
) -> dict[str, tuple[Paragraph, ...]]:
    """Return paragraphs with the numbers in them marked that were typed as a figure says."""
    quoter = Quoter(source_of(session, of_working_copy(session, copy)))
    made = {}
    for code, paragraphs in written.items():
        told = told_numbers(quoter, code)
        before = {p.id: read_marks(p.text) for p in copy.narrative.get(code, ())}
        made[code] = tuple(_marked(p, before.get(p.id, ()), told) for p in paragraphs)
    return made


def _marked(paragraph: Paragraph, before: tuple[Piece, ...], told: Mapping[str, str]) -> Paragraph:
    """Return a paragraph with its numbers marked, as it is where there is no room for marks."""
    text = write_marks(remembered(read_marks(paragraph.text), before, told))
    return Paragraph(paragraph.id, text) if len(text) <= LONGEST_PARAGRAPH else paragraph


def _clean_paragraphs(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(p.id, _clean(p.text)) for p in paragraphs)


def _honest(piece: Piece) -> Piece:
    """Return a piece as plain words where it quotes nothing there is."""
    if piece.source and read_quotation(piece.source) is None:
        return piece._replace(source="", typed=False, kept="")
    return piece


def _clean(stored: str) -> str:
    refuse_legacy(plain_words(stored))
    return write_marks(map(_honest, read_marks(plain_text(stored, LONGEST_PARAGRAPH))))
