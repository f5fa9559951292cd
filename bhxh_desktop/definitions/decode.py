"""From plain tables to structs, key by key, so that every fault is found and not only the first.

Where a value cannot be used something harmless stands in for it, so that the checks after
decoding can go on; a definition with faults is never used.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_args, get_origin

import msgspec
from msgspec import Struct, inspect

from bhxh_desktop.definitions.lines import KeyPath
from bhxh_desktop.definitions.toml_file import Place, show_value
from bhxh_desktop.domain import canonical
from bhxh_desktop.domain.regime import Code, Form, FormColumn, FormRow, Rule, Section
from bhxh_desktop.domain.unit import Unit
from bhxh_desktop.errors import Problem

S = TypeVar("S", bound=Struct)

LONGEST_TEXT = 4000
MOST: dict[Any, int] = {
    Form: 50,
    FormRow: 2000,
    FormColumn: 100,
    Rule: 1000,
    Section: 500,
    Unit: 5000,
}
"""Elements a list may have, by what they are."""
MOST_OTHERS = 400
_FAULTY = object()


def decode(table: dict[str, Any], kind: type[S], place: Place) -> tuple[S, list[Problem]]:
    """Return *table* as a *kind* and all its faults; with a fault the struct is a stand-in.

    Each fault is placed by *place*; what it may be stands in :func:`_value_fault`,
    :func:`_text_fault` and the ``definition_…`` codes of the decoder.
    """
    decoder = _Decoder(place)
    return decoder.struct(table, kind, ()), decoder.faults


def nearest(found: str, known: Iterable[str], others: Iterable[str] = ()) -> str:
    """Return the word of *known*, else of *others*, most like *found*.

    Where none is like it, the first dozen of *known*.
    """
    words = list(known)
    for choice in (words[:2000], list(others)):
        like = difflib.get_close_matches(found[:60], choice, n=1)
        if like:
            return like[0]
    return ", ".join(words[:12]) or "–"


class _Key(NamedTuple):
    """A field of a struct as a file writes it."""

    field: str
    kind: Any
    required: bool


@cache
def _keys(kind: type[Struct]) -> dict[str, _Key]:
    fields = msgspec.structs.fields(kind)
    return {f.encode_name: _Key(f.name, _without_none(f.type), f.required) for f in fields}


def _without_none(kind: Any) -> Any:
    others = [each for each in get_args(kind) if each is not type(None)]
    return others[0] if type(None) in get_args(kind) else kind


class _Decoder:
    """Walks a table along its type and gathers the faults."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.faults: list[Problem] = []

    def struct(self, table: dict[str, Any], kind: type[S], path: KeyPath) -> S:
        keys = _keys(kind)
        self._unknown(table, keys, path)
        values: dict[str, Any] = {}
        for key, (field, inner, required) in keys.items():
            value = _FAULTY
            if key in table:
                value = self._value(table[key], inner, (*path, key))
            elif required:
                self._faulty((*path, key), Problem("definition_key_missing"))
            if value is not _FAULTY:
                values[field] = value
            elif required:
                values[field] = _stand_in(inner, table.get(key))
        return kind(**values)

    def _value(self, value: Any, kind: Any, path: KeyPath) -> Any:
        origin = get_origin(kind)
        if origin is tuple:
            return self._list(value, get_args(kind)[0], path)
        if origin is not dict and not _is_struct(kind):
            return self._leaf(value, kind, path)
        if not isinstance(value, dict):
            return self._faulty(path, Problem("definition_table", found=show_value(value)))
        if origin is dict:
            names, inner = get_args(kind)
            return self._by_name(value, get_args(names) or self._names(value, path), inner, path)
        return self.struct(value, kind, path)

    def _list(self, value: Any, kind: Any, path: KeyPath) -> Any:
        if not isinstance(value, list):
            return self._faulty(path, Problem("definition_list", found=show_value(value)))
        size, most = len(value), MOST.get(kind, MOST_OTHERS)
        if size > most:
            fault = Problem("definition_too_many", found=size, expected=most)
            return self._faulty(path, fault)
        elements = [self._value(each, kind, (*path, i)) for i, each in enumerate(value)]
        return tuple(_stand_in(kind, None) if each is _FAULTY else each for each in elements)

    def _by_name(
        self, table: dict[str, Any], names: tuple[str, ...], kind: Any, path: KeyPath
    ) -> dict[str, Any]:
        self._unknown(table, names, path)
        pairs = [(n, self._value(table[n], kind, (*path, n))) for n in names if n in table]
        return {name: value for name, value in pairs if value is not _FAULTY}

    def _names(self, table: dict[str, Any], path: KeyPath) -> tuple[str, ...]:
        """Return the names of a table that may hold any; what they mean is judged later."""
        if len(table) > MOST_OTHERS:
            fault = Problem("definition_too_many", found=len(table), expected=MOST_OTHERS)
            self._faulty(path, fault)
        return tuple(table)

    def _leaf(self, value: Any, kind: Any, path: KeyPath) -> Any:
        try:
            result = msgspec.convert(value, kind)
        except msgspec.ValidationError:
            return self._faulty(path, _value_fault(value, kind))
        if type(result) is int and abs(result) > canonical.LARGEST_COUNTER:
            return self._faulty(path, _value_fault(value, kind))
        fault = _text_fault(result) if isinstance(result, str) else None
        return result if fault is None else self._faulty(path, fault)

    def _unknown(self, table: dict[str, Any], allowed: Iterable[str], path: KeyPath) -> None:
        for key in [each for each in table if each not in allowed][:MOST_OTHERS]:
            unused = [each for each in allowed if each not in table]
            expected = nearest(key, unused or allowed, allowed)
            self._faulty((*path, key), Problem("definition_key_unknown", expected=expected))

    def _faulty(self, path: KeyPath, fault: Problem) -> object:
        self.faults.append(self.place(path, fault))
        return _FAULTY


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Struct)


def _value_fault(value: Any, kind: Any) -> Problem:
    """Return what is wrong with a *value* of the wrong type or outside its range."""
    info = inspect.type_info(kind)
    found = show_value(value)
    if isinstance(info, inspect.LiteralType):
        expected = ", ".join(map(str, info.values))
        return Problem("definition_choice", found=found, expected=expected)
    if isinstance(info, inspect.IntType):
        high = canonical.LARGEST_COUNTER if info.le is None else info.le
        return Problem("definition_whole_number", found=found, low=info.ge or 0, high=high)
    if isinstance(info, inspect.BoolType):
        return Problem("definition_choice", found=found, expected="true, false")
    if isinstance(info, inspect.DateType):
        return Problem("definition_date", found=found)
    if not isinstance(value, str):
        return Problem("definition_text", found=found)
    form = Problem("definition_code", found=found)
    return form if kind == Code else Problem("definition_unit_code", found=found)


def _text_fault(value: str) -> Problem | None:
    """Return what makes *value* unfit for a definition, None if nothing does."""
    if len(value) > LONGEST_TEXT:
        return Problem("definition_text_long", found=len(value), expected=LONGEST_TEXT)
    try:
        canonical.encode(value)
    except Problem as fault:
        if fault.fields["reason"] == "nfc":
            return Problem("definition_text_loose", found=show_value(value))
        return Problem("definition_text_control", found=ascii(value)[1:-1][:60])
    return None


def _stand_in(kind: Any, value: object) -> Any:
    """Return something harmless of *kind* for a *value* that cannot be used."""
    if _is_struct(kind):
        required = [key for key in _keys(kind).values() if key.required]
        return kind(**{key.field: _stand_in(key.kind, None) for key in required})
    info = inspect.type_info(kind)
    if isinstance(info, inspect.StrType):
        return value if isinstance(value, str) else ""
    if isinstance(info, inspect.LiteralType):
        return info.values[0]
    if isinstance(info, inspect.DateType):
        return date.min
    if isinstance(info, inspect.DictType):
        return {}
    return () if isinstance(info, inspect.VarTupleType) else 1
