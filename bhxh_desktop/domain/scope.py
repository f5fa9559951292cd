"""Scope: what the names of a formula mean where it stands."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.formula import Around
from bhxh_desktop.domain.regime import VALUE_COLUMN, Definition, Form, ItemKind
from bhxh_desktop.domain.surroundings import Reference
from bhxh_desktop.errors import Problem
from bhxh_desktop.vietnamese.numbers import parse_figure

Resolve = Callable[[tuple[str, ...]], FigureKey]


class Scope:
    """Where a formula stands, which decides what its bare names mean.

    In a column's formula they are columns of the same row; in a row's formula, rows of the same
    column; a rule over the rows of a form reads as a column's formula. Elsewhere there are none.
    """

    def __init__(
        self, definition: Definition, form: Form | None, row: str, column: str, *, across: bool
    ) -> None:
        """Stand at a cell; *across* tells a column's formula from a row's."""
        self._definition = definition
        self._form = form
        self._row = row
        self._column = column
        self._across = across

    def resolve(self, path: tuple[str, ...], kind: ItemKind = "number") -> FigureKey:
        """Return the cell a name means.

        Raises Problem ``formula_reference``, or ``formula_text`` for a cell of another kind.
        """
        key = self._key(path)
        item = self._definition.items.get(key) if key is not None else None
        if key is None or item is None:
            raise Problem("formula_reference", reference=".".join(path), place=self.place)
        if item.kind != kind:
            raise Problem("formula_text", reference=".".join(path), place=self.place)
        return key

    def target(self, path: tuple[str, ...]) -> Decimal:
        """Return what a cell should reach; raise Problem ``formula_reference`` without any."""
        item = self._definition.item(*self.resolve(path))
        if item is None or item.target is None:
            named = f"target({'.'.join(path)})"
            raise Problem("formula_reference", reference=named, place=self.place)
        return parse_figure(item.target.value)

    @property
    def place(self) -> str:
        """Where the formula stands, for people."""
        codes = (self._form.code if self._form else "", self._row, self._column)
        return ".".join(filter(None, codes))

    def _key(self, path: tuple[str, ...]) -> FigureKey | None:
        if len(path) > 1:
            return FigureKey(*(*path, VALUE_COLUMN)[:3])
        if self._form is None:
            return None
        if self._across:
            return FigureKey(self._form.code, self._row, path[0])
        return FigureKey(self._form.code, path[0], self._column)


def refer(node: Around, resolve: Resolve) -> Reference:
    """Return the cell of another report that is meant; raises what *resolve* does.

    Whether another regime has the cell is not known here.
    """
    if node.relation == "elsewhere":
        key = FigureKey(*(*node.path, VALUE_COLUMN)[:3])
        return Reference(node.relation, node.regime, 0, key)
    return Reference(node.relation, "", node.number, resolve(node.path))
