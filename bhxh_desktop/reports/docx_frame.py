"""What stands around the body of a report: letterhead, title, addressees, sign-off, recipients."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement

from bhxh_desktop.reports import page
from bhxh_desktop.reports.document import Annex, Document, Letterhead
from bhxh_desktop.reports.docx_styles import (
    ANNEX,
    ANNEX_REFERENCE,
    ANNEX_TITLE,
    BODY,
    LETTERHEAD,
    NORMAL,
    SUBTITLE,
    TITLE,
)
from bhxh_desktop.reports.ooxml import (
    framed,
    justified,
    paragraph,
    rule,
    table,
    table_cell,
    table_row,
    text_run,
    w,
)
from bhxh_desktop.reports.text_width import even_lines, text_width

_ROOM = page.UPRIGHT.text_width
_LEFT = 4150  # twips for the bodies; the other column holds the nation's name on one line
_RIGHT = _ROOM - _LEFT
_SIGN_LEFT = _ROOM // 2
_BOX_WIDTH = 2300
_ADDRESSEES_INDENT = 1700


def letterhead(document: Document) -> Iterator[BaseOxmlElement]:
    """Yield the head of the first page: two columns without borders (Decree 30/2020, II.1-4)."""
    head = document.letterhead
    number = _line(head.number_line, page.NUMBER_SIZE, before=120)
    boxes = [
        framed(text, _BOX_WIDTH, _LEFT, LETTERHEAD, page.NUMBER_SIZE)
        for text in document.marks.boxes
    ]
    place = _line(head.place_line, page.PLACE_SIZE, italic=True, before=120)
    upper = table_row([table_cell(_LEFT, _bodies(head)), table_cell(_RIGHT, _nation(head))])
    lower = table_row([table_cell(_LEFT, [number, *boxes]), table_cell(_RIGHT, [place])])
    yield table((_LEFT, _RIGHT), [upper, lower], bordered=False)


def title(document: Document) -> Iterator[BaseOxmlElement]:
    """Yield the kind and subject with the rule below, and whom the report is addressed to."""
    size = page.BODY_SIZE
    yield paragraph(TITLE, (text_run(document.title.kind),))
    lines = even_lines(document.title.subject, size, _ROOM)
    for line in lines:
        yield paragraph(SUBTITLE, (text_run(line),))
    yield rule(_part_of(lines, size), _ROOM, SUBTITLE)
    yield from _addressees(document)


def sign_off(document: Document) -> Iterator[BaseOxmlElement]:
    """Yield recipients on the left, level with the signer's title on the right."""
    heading = text_run(
        document.recipients_heading, bold=True, italic=True, size=page.RECIPIENTS_HEADING_SIZE
    )
    size = page.RECIPIENTS_SIZE
    left = [paragraph(NORMAL, (heading,))]
    left += [paragraph(NORMAL, (text_run(line, size=size),)) for line in document.recipients]
    right = [_line(text, page.BODY_SIZE, bold=True) for text in document.sign_off.titles]
    right += [_line("", page.BODY_SIZE) for _ in range(page.SIGNATURE_LINES)]
    right.append(_line(document.sign_off.name, page.BODY_SIZE, bold=True))
    cells = [table_cell(_SIGN_LEFT, left), table_cell(_ROOM - _SIGN_LEFT, right)]
    yield table((_SIGN_LEFT, _ROOM - _SIGN_LEFT), [table_row(cells)], bordered=False)


def annex_head(annex: Annex, room: int) -> Iterator[BaseOxmlElement]:
    """Yield number, title and reference of an annex on a sheet with *room* twips (III.1.b, c)."""
    yield paragraph(ANNEX, (text_run(annex.number),))
    for line in even_lines(annex.title, page.BODY_SIZE, room):
        yield paragraph(ANNEX_TITLE, (text_run(line),))
    yield paragraph(ANNEX_REFERENCE, (text_run(annex.reference),))


def _bodies(head: Letterhead) -> list[BaseOxmlElement]:
    size = page.BODY_NAME_SIZE
    above = even_lines(head.parent_body, size, _LEFT)
    lines = even_lines(head.body, size, _LEFT)
    return [
        *(_line(text, size) for text in above),
        *(_line(text, size, bold=True) for text in lines),
        rule(_part_of(lines, size), _LEFT, LETTERHEAD),
    ]


def _nation(head: Letterhead) -> list[BaseOxmlElement]:
    motto = text_width(head.motto, page.MOTTO_SIZE)
    return [
        _line(head.nation, page.NATION_SIZE, bold=True),
        _line(head.motto, page.MOTTO_SIZE, bold=True),
        rule(motto, _RIGHT, LETTERHEAD),
    ]


def _addressees(document: Document) -> Iterator[BaseOxmlElement]:
    names = document.addressees
    before = w("spacing", before=240, after=240 if len(names) == 1 else 0)
    if len(names) == 1:
        run = text_run(f"{document.addressed} {names[0]}")
        yield paragraph(BODY, (run,), before, w("ind", firstLine=0), justified("center"))
        return
    indent = w("ind", left=_ADDRESSEES_INDENT, firstLine=0)
    if names:
        yield paragraph(BODY, (text_run(document.addressed),), before, indent, justified("left"))
    for number, name in enumerate(names, 1):
        after = w("spacing", before=0, after=240 if number == len(names) else 0)
        indent = w("ind", left=_ADDRESSEES_INDENT + page.FIRST_LINE, firstLine=0)
        yield paragraph(BODY, (text_run(name),), after, indent, justified("left"))
    if not names:
        yield paragraph(NORMAL, ())


def _part_of(lines: tuple[str, ...], size: float) -> int:
    """Return the length of the rule under these lines."""
    return round(page.RULE_SHARE * max(text_width(line, size) for line in lines))


def _line(
    text: str, size: float, *, bold: bool = False, italic: bool = False, before: int = 0
) -> BaseOxmlElement:
    run = text_run(text, bold=bold, italic=italic, size=size)
    return paragraph(LETTERHEAD, (run,), w("spacing", before=before, after=0))
