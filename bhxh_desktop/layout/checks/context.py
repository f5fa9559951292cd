"""What every check is given and what it returns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from bhxh_desktop.layout.elements import Elements
from bhxh_desktop.layout.paper import Line
from bhxh_desktop.layout.ruleset import Rule, Ruleset
from bhxh_desktop.vietnamese.text import fold

MM = 1440 / 25.4
"""Twips of a millimetre."""
POINT = 20
"""Twips of a point."""
RUNNING = frozenset({"text", "clause", "point", "basis"})
"""Elements in which some words may be in another hand than the rest."""


class Fault(NamedTuple):
    """Where something does not hold."""

    code: str
    """Which sentence tells of it."""
    line: Line | None = None
    found: str = ""
    expected: str = ""
    where: str = ""
    """The place, where it is no paragraph."""


@dataclass(frozen=True)
class Context:
    """A rule to be checked in a document."""

    rules: Ruleset
    rule: Rule
    found: Elements
    places: tuple[str, ...] = ()
    """Names of places units sit in; none: not known."""

    def lines(self, name: str) -> Sequence[Line]:
        """Return the paragraphs of an element with text."""
        if name == "all_text":
            paper = self.found.paper
            return [each for each in (*paper.lines, *paper.marks) if not each.is_blank]
        return self.found.of(name)

    def each(self) -> Iterator[tuple[str, Line]]:
        """Yield every paragraph the rule is about, with the name of its element."""
        for name in self.rule.elements:
            for line in self.lines(name):
                yield name, line

    def begins(self, line: Line, word: str) -> bool:
        """Tell whether a paragraph begins with a word, marks and case apart."""
        return fold(line.text).startswith(fold(word))


Check = Callable[[Context, Any], Iterator[Fault]]


def shown(number: float) -> str:
    """Return a number as it is written here: "1,27"."""
    return f"{round(number, 2):g}".replace(".", ",")


def shown_range(wanted: float | Sequence[float]) -> str:
    """Return one number, or from where to where."""
    if isinstance(wanted, int | float):
        return shown(wanted)
    return "–".join(map(shown, wanted))


def within(number: float, wanted: float | Sequence[float], tolerance: float = 0.01) -> bool:
    """Tell whether a number is in a range, or is the one wanted."""
    low, high = (wanted, wanted) if isinstance(wanted, int | float) else (wanted[0], wanted[-1])
    return low - tolerance <= number <= high + tolerance
