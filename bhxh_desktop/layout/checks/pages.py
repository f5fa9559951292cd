"""Sheets: size, margins, the number of the page."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from bhxh_desktop.layout.checks.context import MM, Context, Fault, shown, shown_range, within
from bhxh_desktop.layout.paper import Grid, Line, Paper, Section
from bhxh_desktop.layout.ruleset import Between, Margins
from bhxh_desktop.layout.texts import PAGES_OF, SIDES

_SIDES = ("top", "right", "bottom", "left")
_ONE_PAGE = 34
"""Lines that surely stand on one sheet."""
_LETTER = 120
"""Twips of a letter, by and large."""
_LETTERS_OF_LINE = 80


def paper(context: Context, wanted: Between) -> Iterator[Fault]:
    """Check the size of the sheets, turned or not."""
    for section, where in _sections(context):
        found = section.width / MM, section.height / MM
        asked = sorted(wanted, reverse=section.width > section.height)
        slack = context.rules.tolerance_page
        if not all(within(a, b, slack) for a, b in zip(found, asked, strict=True)):
            expected = " × ".join(map(shown, wanted))
            yield Fault("paper", found=_rounded(*found), expected=expected, where=where)


def landscape_for_tables(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that sheets are turned for tables only."""
    holding = {grid.section for grid in context.found.paper.grids}
    for number, (section, where) in enumerate(_sections(context)):
        turned = section.width > section.height
        if wanted and turned and number not in holding:
            yield Fault("landscape_for_tables", where=where)


def margins(context: Context, wanted: Margins) -> Iterator[Fault]:
    """Check the margins; of a turned sheet they may have been turned with it."""
    asked = [getattr(wanted, side) for side in _SIDES]
    slack = context.rules.tolerance
    for section, where in _sections(context):
        found = [abs(getattr(section, side)) / MM for side in _SIDES]
        turns = range(4) if section.width > section.height else range(1)
        turned = ([*asked[by:], *asked[:by]] for by in turns)
        if any(all(within(a, b, slack) for a, b in zip(found, t, strict=True)) for t in turned):
            continue
        for side, length, span in zip(_SIDES, found, asked, strict=True):
            if not within(length, span, slack):
                said = f"{SIDES[side]} {_rounded(length)}"
                yield Fault("margins", found=said, expected=shown_range(span), where=where)


def in_header(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that the number of the page stands in the head of every page but the first."""
    held = context.found.paper
    kinds = ("default", "even") if held.even_differs else ("default",)
    for number, (section, where) in enumerate(_sections(context)):
        if not wanted or (number == 0 and _is_one_page(held)):
            continue
        for kind in kinds:
            head, foot = section.headers.get(kind), section.footers.get(kind)
            if head is not None and head.number_line is not None:
                continue
            below = foot is not None and foot.number_line is not None
            yield Fault("number_in_footer" if below else "number_missing", where=where)
            break


def hidden_on_first(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that only the first page shows no number, and the first page of an annex may."""
    sections = [each for each, _ in _sections(context)]
    if not wanted or not sections:
        return
    hidden = _hides_first(sections[0]) or _is_one_page(context.found.paper)
    if _is_numbered(sections[0]) and not hidden:
        yield Fault("hidden_on_first")
    annexes = {annex.heading.section for annex in context.found.annexes}
    for number, (section, where) in enumerate(_sections(context)):
        hides = _is_numbered(section) and _hides_first(section)
        if number and hides and number not in annexes:
            yield Fault("hidden_later", where=where)


def numbered_from(context: Context, wanted: int) -> Iterator[Fault]:
    """Check that pages are counted from 1 and go on through the text."""
    annexes = {annex.heading.section for annex in context.found.annexes}
    for number, (section, where) in enumerate(_sections(context)):
        start = section.start
        counted = number in annexes or start is None or (number == 0 and start == wanted)
        if _is_numbered(section) and not counted:
            yield Fault("numbered_from", found=str(start), expected=str(wanted), where=where)


def numerals(context: Context, wanted: str) -> Iterator[Fault]:
    """Check the figures the pages are counted in."""
    for section, where in _sections(context):
        if _is_numbered(section) and section.numerals != wanted:
            yield Fault("numerals", where=where)


def own_pages(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that every annex begins a section whose pages are counted from 1."""
    held = context.found.paper
    for annex in context.found.annexes if wanted else ():
        number = annex.heading.section
        first = next((x for x in held.lines if x.section == number and not x.is_blank), None)
        begins = first is not None and first.order == annex.heading.order
        section = held.sections[number] if number < len(held.sections) else Section()
        counted = section.start == 1 or (number == 0 and section.start is None)
        if not begins or not counted:
            yield Fault("own_pages", annex.heading)


def _is_one_page(held: Paper) -> bool:
    """Tell whether the first section surely fits on one sheet, which carries no number."""
    lines = 0
    for block in held.blocks:
        if block.section:
            return True
        if isinstance(block, Line) and block.shape.new_page and lines:
            return False
        if isinstance(block, Grid):
            lines += sum(_height(block, number) for number in range(len(block.rows)))
        else:
            lines += max(1, ceil(len(block.text) / _LETTERS_OF_LINE))
        if lines > _ONE_PAGE:
            return False
    return True


def _height(grid: Grid, number: int) -> int:
    """Return about how many lines high a row is."""
    heights = [1]
    for cell in grid.rows[number].cells:
        letters = max(1, max((line.room for line in cell.lines), default=0) // _LETTER)
        heights.append(sum(max(1, ceil(len(line.text) / letters)) for line in cell.lines))
    return max(heights)


def _is_numbered(section: Section) -> bool:
    head = section.headers.get("default")
    return head is not None and head.number_line is not None


def _hides_first(section: Section) -> bool:
    head = section.headers.get("first")
    return section.first_differs and (head is None or head.number_line is None)


def _sections(context: Context) -> Iterator[tuple[Section, str]]:
    """Yield the sections and what they are called; one alone has no name."""
    sections = context.found.paper.sections
    for number, section in enumerate(sections, 1):
        yield section, PAGES_OF.format(number=number) if len(sections) > 1 else ""


def _rounded(*lengths: float) -> str:
    return " × ".join(shown(round(length, 1)) for length in lengths)
