"""Formulas of a definition as live Excel formulas that keep the states of cells (model.md §2).

In a workbook a blank cell is empty or "", *không phát sinh* is "–", *không áp dụng* is "x"; SUM and
COUNT pass over all three, so each formula first asks whether there is a number at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Literal, NamedTuple

from openpyxl.utils import quote_sheetname

from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.formula import Around, Constant, Name, Node, Quotient, TargetOf, Tasks
from bhxh_desktop.domain.regime import Definition, Item
from bhxh_desktop.errors import Bug
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.sheet_map import Place
from bhxh_desktop.vietnamese.numbers import figure_text

_LONGEST = 8192
_NONE = f'"{texts.NONE_ARISING}"'
_HYPHEN = '"-"'
_NOT_APPLICABLE = f'"{texts.NOT_APPLICABLE}"'
_EMPTY = '""'


def excel_formula(
    program: Program, key: FigureKey, places: Mapping[FigureKey, Place], *, hyphens: bool = False
) -> str | None:
    """Return the formula of the derived cell *key*; None where Excel cannot say it.

    With *hyphens*, *không phát sinh* may also stand there as people type it: "-".
    That is where tasks are counted, where a cell of the formula is on no sheet, and where the
    formula would be longer than Excel takes.
    """
    try:
        marks = (_NONE, _HYPHEN) if hyphens else (_NONE,)
        text = "=" + _Translator(program, key, places, marks).formula()
    except _CannotSayError:
        return None
    return text if len(text) <= _LONGEST else None


class _CannotSayError(Exception):
    """The formula has a part Excel cannot know."""


class _Sum(NamedTuple):
    """A signed sum of cells as the three things Excel has to be asked."""

    not_applicable: str
    """Whether every cell says so; "" where there is no cell."""
    missing: str
    """Whether there is nothing to add, once the first question was answered by no."""
    value: str
    nothing: str = ""
    """Whether all cells say *không phát sinh*; asked only where a constant is added to them."""


class _Translator:
    def __init__(
        self,
        program: Program,
        key: FigureKey,
        places: Mapping[FigureKey, Place],
        marks: tuple[str, ...],
    ) -> None:
        expression, self.scope = program.expressions[key]
        self.node = expression.node
        self.definition = program.definition
        self.decimals = _item(program.definition, key).places
        self.here = places[key].sheet
        self.places = places
        self.marks = marks
        """What stands for *không phát sinh*."""

    def formula(self) -> str:
        node = self.node
        if isinstance(node, Name):
            cell = _reference(self._place(node.path), self.here)
            return f"IF({cell}={_EMPTY},{_EMPTY},{cell})"
        if isinstance(node, Quotient):
            return self._quotient(node)
        total = self._sum(node, self.decimals)
        value = f"IF({total.nothing},{_NONE},{total.value})" if total.nothing else total.value
        return _guarded([total], value)

    def _quotient(self, node: Quotient) -> str:
        top, bottom = self._sum(node.numerator), self._sum(node.denominator)
        if top.nothing or bottom.nothing:
            raise _CannotSayError
        shift = 2 if node.kind == "percent" else 0
        scaled = f"ROUND({top.value}*{10 ** (self.decimals + shift)}/{bottom.value},0)"
        value = f"{scaled}/{10**self.decimals}" if self.decimals else scaled
        if node.kind == "percent":
            value += self._exactness(top.value, bottom.value, scaled)
        return _guarded([top, bottom], f"IF({bottom.value}=0,{_NONE},{value})")

    def _exactness(self, top: str, bottom: str, scaled: str) -> str:
        """Return what keeps a percentage from printing 100 or 0 where it is not exactly that."""
        step = figure_text(Decimal(1).scaleb(-self.decimals))
        hundred = 10 ** (self.decimals + 2)
        near_hundred = f"AND(ABS({scaled})={hundred},ABS({top})<>ABS({bottom}))"
        near_nothing = f"AND({scaled}=0,{top}<>0)"
        return (
            f"+IF({near_hundred},SIGN({scaled})*SIGN(ABS({top})-ABS({bottom}))*{step},"
            f"IF({near_nothing},SIGN({top})*SIGN({bottom})*{step},0))"
        )

    def _sum(self, node: Node, decimals: int | None = None) -> _Sum:
        """Return a sum rounded at *decimals*, which keep what the cells have by default."""
        terms = list(_leaves(node, 1))
        constant = sum(
            (s * leaf.value for s, leaf in terms if isinstance(leaf, Constant)), Decimal(0)
        )
        signed = [(s, self._place(leaf.path)) for s, leaf in terms if isinstance(leaf, Name)]
        added = _ranges((place for sign, place in signed if sign > 0), self.here)
        taken = _ranges((place for sign, place in signed if sign < 0), self.here)
        value = _total(added) + (f"-{_total(taken)}" if taken else "")
        value += f"{'+' if constant > 0 else '-'}{figure_text(abs(constant))}" if constant else ""
        most = max(self._decimals(leaf) for _, leaf in terms)
        if most:  # binary fractions leave dust
            value = f"ROUND({value},{most if decimals is None else decimals})"
        elif taken or constant:
            value = f"({value})"
        places = {place for _, place in signed}
        if not places:
            return _Sum("", "", value)
        nothing = _all_of(self.marks, places, self.here) if len(signed) < len(terms) else ""
        return _Sum(*_questions(self.marks, places, self.here), value, nothing)

    def _place(self, path: tuple[str, ...]) -> Place:
        place = self.places.get(self.scope.resolve(path))
        if place is None:
            raise _CannotSayError
        return place

    def _decimals(self, leaf: Name | Constant) -> int:
        if isinstance(leaf, Constant):
            return max(0, -int(leaf.value.as_tuple().exponent))
        return _item(self.definition, self.scope.resolve(leaf.path)).places


def _guarded(sums: Sequence[_Sum], value: str) -> str:
    """Return *value* behind the questions whether it applies and whether anything is known."""
    for mark, questions in (
        (_EMPTY, [each.missing for each in sums if each.missing]),
        (_NOT_APPLICABLE, [each.not_applicable for each in sums if each.not_applicable]),
    ):
        if questions:
            test = questions[0] if len(questions) == 1 else f"OR({','.join(questions)})"
            value = f"IF({test},{mark},{value})"
    return value


def _total(ranges: list[str]) -> str:
    """Return the sum of cells, in which marks count as 0."""
    single = len(ranges) == 1 and ":" not in ranges[0]
    return f"N({ranges[0]})" if single else f"SUM({','.join(ranges)})" if ranges else "0"


def _questions(marks: tuple[str, ...], places: Collection[Place], here: str) -> tuple[str, str]:
    """Return the tests whether no cell applies, and whether none of them is known.

    *marks* are what stands for *không phát sinh*.
    """
    cells = _ranges(places, here)
    applies = _all_of((_NOT_APPLICABLE,), places, here)
    if len(places) == 1:
        return applies, f"{cells[0]}={_EMPTY}"
    return applies, f"COUNT({','.join(cells)})+{_count(marks, cells)}=0"


def _all_of(marks: tuple[str, ...], places: Collection[Place], here: str) -> str:
    """Return the test whether every cell holds one of *marks*."""
    cells = _ranges(places, here)
    if len(places) > 1:
        return f"{_count(marks, cells)}={len(places)}"
    tests = [f"{cells[0]}={mark}" for mark in marks]
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"


def _count(marks: tuple[str, ...], cells: list[str]) -> str:
    return "+".join(f"COUNTIF({cell},{mark})" for mark in marks for cell in cells)


def _item(definition: Definition, key: FigureKey) -> Item:
    item = definition.item(*key)
    if item is None:
        raise Bug(f"{'.'.join(key)} has a formula and no item")
    return item


def _leaves(node: Node, sign: Literal[1, -1]) -> Iterator[tuple[int, Name | Constant]]:
    """Yield the cells and numbers of a sum with their signs, brackets opened."""
    if isinstance(node, Name | Constant):
        yield sign, node
    elif isinstance(node, Tasks | Quotient | Around | TargetOf):
        raise _CannotSayError
    else:
        for inner, term in node.terms:
            yield from _leaves(term, 1 if sign == inner else -1)


def _ranges(places: Iterable[Place], here: str) -> list[str]:
    """Return references to the cells, neighbours in one row or column told as a range."""
    found: list[str] = []
    for _, group in groupby(sorted(places), key=lambda place: place.sheet):
        cells = list(group)
        along_row = len({place.row for place in cells}) == 1
        runs: list[list[Place]] = []
        for place in cells:
            at = place.column if along_row else place.row
            beside = runs and at == 1 + (runs[-1][-1].column if along_row else runs[-1][-1].row)
            aligned = runs and (along_row or place.column == runs[-1][-1].column)
            if beside and aligned:
                runs[-1].append(place)
            else:
                runs.append([place])
        found += [_range(run, here) for run in runs]
    return found


def _range(run: list[Place], here: str) -> str:
    first = _reference(run[0], here)
    return f"{first}:{run[-1].coordinate}" if len(run) > 1 else first


def _reference(place: Place, here: str) -> str:
    sheet = "" if place.sheet == here else f"{quote_sheetname(place.sheet)}!"
    return sheet + place.coordinate
