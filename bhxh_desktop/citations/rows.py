"""A row of a table, pasted from Excel or Word: cells between tabs."""

from __future__ import annotations

from dataclasses import dataclass

from bhxh_desktop.citations.dating import Dated, read_date
from bhxh_desktop.citations.heads import heads_of
from bhxh_desktop.citations.issuers import Issuers
from bhxh_desktop.citations.items import Item
from bhxh_desktop.citations.lexicon import Lexicon
from bhxh_desktop.citations.words import Words
from bhxh_desktop.domain.citation import Citation, Doubt


@dataclass
class _Row:
    """What its cells said so far."""

    type: str = ""
    issuer: str = ""
    subject: str = ""
    dated: Dated = Dated(0)  # noqa: RUF009 -- frozen


def read_row(item: Item, lexicon: Lexicon) -> Citation | None:
    """Return the document of a row one cell of which is a number with symbol and no more.

    None for any other row: it is read like a line.
    """
    named = [cell for cell in item.cells if _is_name(cell, lexicon)]
    if len(named) != 1:
        return None
    words = Words(named[0])
    (head,) = heads_of(words, lexicon)
    row = _Row(dated=read_date(named[0], words.ends[head.end - 1]))
    for cell in item.cells:
        if cell != named[0]:
            _take(row, cell, lexicon)
    guessed = "type_guessed" in head.doubts
    kind = row.type if row.type and guessed else head.type
    doubts: list[Doubt] = [each for each in head.doubts if each != "type_guessed" or not row.type]
    year = head.named.year or row.dated.year
    return Citation(
        type=kind,
        number=head.number,
        symbol=head.named.symbol,
        date=row.dated.day,
        issuer=row.issuer,
        subject=row.subject,
        line=item.line,
        year=year,
        doubts=(*doubts, *row.dated.doubts, *(() if row.dated else ("no_date",))),
        row=item.row,
    )


def _is_name(cell: str, lexicon: Lexicon) -> bool:
    """Tell whether a cell names one document and says nothing else but its date."""
    words = Words(cell)
    heads = heads_of(words, lexicon)
    if len(heads) != 1 or words.index(0) < heads[0].first > 1:
        return False
    end = read_date(cell, words.ends[heads[0].end - 1]).end
    return words.index(end) >= len(words) or not cell[end:].strip(" ).,;")


def _take(row: _Row, cell: str, lexicon: Lexicon) -> None:
    """Tell what a cell is by what it looks like; the longest of the rest is the subject."""
    words = Words(cell)
    dated = read_date(cell, 0)
    if not row.dated and dated and dated.end >= len(cell.rstrip(" .")):
        row.dated = dated
        return
    end, name = lexicon.names.named(words.keys, 0)
    if name and end == len(words) and not row.type:
        row.type = name
        return
    if not row.issuer and len(words) and Issuers(words, lexicon).known(0) == len(words):
        row.issuer = cell
        return
    about = lexicon.phrases["about"].match(words.keys, 0)
    bare = cell[words.starts[about] :] if 0 < about < len(words) else cell
    if not bare.isdigit() and len(bare) > len(row.subject):
        row.subject = bare.rstrip(" .;")
