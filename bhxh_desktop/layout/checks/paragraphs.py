"""How paragraphs stand: alignment, indents, gaps, the lines drawn below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bhxh_desktop.layout.checks.context import (
    MM,
    POINT,
    Context,
    Fault,
    shown,
    shown_range,
    within,
)
from bhxh_desktop.layout.elements import Ruled
from bhxh_desktop.layout.paper import Line
from bhxh_desktop.layout.pattern_texts import HEADED
from bhxh_desktop.layout.ruleset import Between

_SINGLE = 240
_HEIGHT = 23
"""Twips of a single line of Times New Roman for each point of type."""
_SIDES = {"top", "bottom", "left", "right"}


def align(context: Context, wanted: str) -> Iterator[Fault]:
    """Check on which side, or sides, the lines end evenly."""
    allowed = {wanted, "both"} if wanted == "left" else {wanted}
    for _, line in context.each():
        if line.shape.align not in allowed:
            yield Fault(f"align_{wanted}", line)


def first_line(context: Context, wanted: Sequence[float]) -> Iterator[Fault]:
    """Check how far the first letter stands from the margin."""
    for _, line in context.each():
        at = line.start / MM
        if not any(abs(at - each) <= context.rules.tolerance for each in wanted):
            expected = "/".join(shown(each / 10) for each in wanted)
            yield Fault("first_line", line, shown(at / 10), expected)


def gap(context: Context, wanted: float) -> Iterator[Fault]:
    """Check the room between paragraphs; Word takes the larger of what two neighbours ask for."""
    for _, line in context.each():
        found = max(line.shape.before, line.shape.after) / POINT
        if line.shape.contextual or not within(found, (wanted, 1e6)):
            found = 0 if line.shape.contextual else found
            yield Fault("gap", line, shown(found), shown(wanted))


def gap_above(context: Context, wanted: float) -> Iterator[Fault]:
    """Check the room above, which a blank line gives too."""
    for name, line in context.each():
        if line.order != context.lines(name)[0].order:
            continue
        above = [each for each in context.found.left if each.order < line.order]
        room = max(line.shape.before, above[-1].shape.after if above else 0) / POINT
        if room + 0.01 < wanted and not (above and above[-1].is_blank):
            yield Fault("gap_above", line, shown(room), shown(wanted))
        return


def line_spacing(context: Context, wanted: Between) -> Iterator[Fault]:
    """Check the distance of lines, in lines; an exact one is compared with the size of the type."""
    for _, line in context.each():
        found = _lines(line)
        if not within(found, wanted, 0.05):
            yield Fault("line_spacing", line, shown(found), shown_range(wanted))


def single_spaced(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that lines stand close, without gaps."""
    for _, line in context.each():
        shape = line.shape
        loose = not within(_lines(line), (0, 1), 0.02) or shape.before > 0 or shape.after > 0
        if wanted and loose:
            yield Fault("single_spaced", line)


def line_below(context: Context, wanted: Between) -> Iterator[Fault]:
    """Check the line under an element against the length of its words."""
    for name in context.rule.elements:
        lines = context.lines(name)
        if not lines:
            continue
        ruled = context.found.ruled.get(name, Ruled())
        expected = shown_range([100 * each for each in wanted])
        if ruled.length is None:
            underlined = any(piece.hand.underlined for line in lines for piece in line.visible)
            if not underlined:  # that is told of already
                yield Fault("line_typed" if ruled.typed else "line_missing", lines[-1])
        elif not within(ruled.length / max(ruled.text, 1), wanted):
            found = shown(round(100 * ruled.length / max(ruled.text, 1)))
            yield Fault("line_length", lines[-1], found, expected)


def boxed(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that a frame stands around; of a cell it is not known whether its borders show."""
    for _, line in context.each():
        framed = line.boxed or line.shape.borders >= _SIDES
        if wanted and not framed:
            yield Fault("boxed", line)


def own_line(context: Context, wanted: bool) -> Iterator[Fault]:
    """Check that the number of a part or an annex stands alone, its title below."""
    shared = {annex.heading.order for annex in context.found.annexes if annex.shares_line}
    for _, line in context.each():
        match = HEADED.match(line.text)
        behind = match is not None and line.text[match.end() :].strip()
        if wanted and (behind or line.order in shared):
            yield Fault("own_line", line)


def _lines(line: Line) -> float:
    """Return the distance of lines as a multiple of the single one."""
    shape = line.shape
    if shape.line_kind == "auto":
        return shape.line / _SINGLE
    found = shape.line / (_HEIGHT * max(line.size, 1))
    return max(1.0, found) if shape.line_kind == "atLeast" else found
