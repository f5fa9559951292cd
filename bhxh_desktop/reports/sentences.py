"""Default sentences of a definition with their figures as printed, and the office's own text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from bhxh_desktop.domain.figure import Cell, CellState, FigureKey
from bhxh_desktop.domain.regime import VALUE_COLUMN, Section
from bhxh_desktop.errors import Bug
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.document import Bullet, Paragraph, Run
from bhxh_desktop.reports.printed import told_cell
from bhxh_desktop.reports.source import ReportSource

_PLACEHOLDER = re.compile(r"\{([a-z0-9_.]+)\}")
_BULLETS: tuple[tuple[re.Pattern[str], Bullet], ...] = (
    (re.compile("[-\u2010-\u2015\u2022]\\s+"), "-"),
    (re.compile(r"\+\s+"), "+"),
)


def fill(template: str, words: Mapping[str, str]) -> str:
    """Return *template* with every ``{name}`` replaced; Bug for a name nobody gave."""

    def word(match: re.Match[str]) -> str:
        if match[1] not in words:
            raise Bug(f"no {match[1]} for {template!r}")
        return words[match[1]]

    return _PLACEHOLDER.sub(word, template)


def layout_words(source: ReportSource) -> dict[str, str]:
    """Return what the texts of a layout may name."""
    parent = source.parent.name if source.parent else ""
    return {"unit": source.unit.name, "parent": parent, "period": source.period.words}


def default_sentences(source: ReportSource, section: Section) -> Iterator[Paragraph]:
    """Yield the section's sentences.

    A sentence is left out where none of its figures is known, or where one of them has no number
    to read out: it does not apply, or is a ratio over nothing. A single unknown figure is "…".
    """
    for sentence in section.sentences:
        keys = {name: _key(name) for name in _PLACEHOLDER.findall(sentence)}
        cells = {name: source.cell(key) for name, key in keys.items()}
        if _is_told(source, keys, cells):
            figures = {name: _figure(source, keys[name], cell) for name, cell in cells.items()}
            yield paragraph(fill(sentence, figures))


def own_text(paragraphs: Iterable[str]) -> Iterator[Paragraph]:
    """Yield the office's paragraphs, one per line; "- " and "+ " begin lines of a list."""
    for text in paragraphs:
        yield from (paragraph(line) for line in text.splitlines() if line.strip())


def paragraph(text: str) -> Paragraph:
    """Return a paragraph, its typed bullet taken off the text."""
    text = text.strip()
    for pattern, bullet in _BULLETS:
        match = pattern.match(text)
        if match:
            return Paragraph(runs=(Run(text=text[match.end() :]),), bullet=bullet)
    return Paragraph(runs=(Run(text=text),))


def _key(name: str) -> FigureKey:
    form, row, column = (*name.split("."), VALUE_COLUMN)[:3]
    return FigureKey(form, row, column)


def _is_told(
    source: ReportSource, keys: Mapping[str, FigureKey], cells: Mapping[str, Cell]
) -> bool:
    derived = source.program.expressions
    for name, cell in cells.items():
        nothing = cell.state is CellState.NONE_ARISING and keys[name] in derived
        if nothing or cell.state is CellState.NOT_APPLICABLE:
            return False
    return not cells or any(map(_is_known, cells.values()))


def _is_known(cell: Cell) -> bool:
    """Tell whether the cell can be quoted: a sum that lacks something cannot."""
    return cell.state is not CellState.BLANK and not cell.incomplete


def _figure(source: ReportSource, key: FigureKey, cell: Cell) -> str:
    item = source.program.definition.item(*key)
    if item is None:
        raise Bug(f"a sentence names {'.'.join(key)}")
    return told_cell(cell, item) if _is_known(cell) else texts.NO_FIGURE_IN_SENTENCE
