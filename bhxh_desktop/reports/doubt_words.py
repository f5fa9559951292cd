"""What people read of own text that does not agree with its sources."""

from __future__ import annotations

from bhxh_desktop.domain.naming import cell_name
from bhxh_desktop.domain.quotation import OF_FIGURES, Quotation, read_quotation
from bhxh_desktop.domain.regime import Definition, Section
from bhxh_desktop.reports import doubt_texts as texts
from bhxh_desktop.reports.typed_numbers import Doubt


def doubt_words(definition: Definition, section: Section, doubt: Doubt) -> str:
    """Return one sentence: the section, what it says, what holds now, what to do."""
    heading = f"{section.printed_number} {section.heading}".strip()
    quoted = read_quotation(doubt.piece.source)
    said = {"section": heading, "name": _name(definition, quoted, doubt.piece.text)}
    if doubt.now is not None:
        return texts.OUTDATED.format(typed=doubt.piece.text, now=doubt.now, **said)
    if quoted is not None and quoted.kind in OF_FIGURES:
        return texts.NO_FIGURE.format(**said)
    if quoted is not None and quoted.kind in ("tasks", "documents"):
        return texts.NOTHING_COUNTED.format(**said)
    return texts.NO_DOCUMENT.format(**said)


def _name(definition: Definition, quoted: Quotation | None, words: str) -> str:
    if quoted is None or quoted.kind == "document":
        return words
    if quoted.kind == "documents":
        return texts.DOCUMENTS
    if quoted.kind == "tasks":
        return texts.TASKS
    known = definition.item(*quoted.key) is not None
    return cell_name(definition, quoted.key) if known else ".".join(quoted.path)
