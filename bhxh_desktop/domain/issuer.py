"""Who issued a document: the units of the tree and the bodies beside them, however written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from bhxh_desktop.domain.document import groups_of
from bhxh_desktop.domain.unit import Level, Unit, UnitTree
from bhxh_desktop.vietnamese.text import fold

_NO_ALIASES: tuple[str, ...] = ()


class Body(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A body that is no unit of the tree."""

    name: str
    """As it is cited; ``{place}`` stands for the province."""
    aliases: tuple[str, ...] = _NO_ALIASES
    symbols: tuple[str, ...] = ()
    """What stands for it in symbols: "CP" of "NĐ-CP"."""


class UnitWords(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How people shorten the names of units."""

    long: str
    short: str
    levels: tuple[tuple[str, ...], ...]
    """Words for a level, the official first, then what is written for it."""
    office: tuple[str, ...]
    province: tuple[str, ...]
    """Words that alone stand for the office or the province of the workspace."""
    heads: tuple[str, ...]


class Bodies(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is known of issuers and symbols: resources/documents/bodies.toml."""

    format: int
    types: tuple[str, ...]
    """Codes of kinds of documents."""
    departments: tuple[str, ...]
    """Codes of kinds that may be departments too."""
    own_series: tuple[str, ...]
    units: UnitWords
    bodies: tuple[Body, ...]


class Issuer(NamedTuple):
    """Somebody who issues documents."""

    name: str
    """As documents are cited, and part of their identity."""
    symbols: tuple[str, ...]
    is_unit: bool = False


class Issuers:
    """Finds who is meant.

    Attributes: ``bodies``, the data; ``home``, the workspace's own unit as an issuer.
    """

    def __init__(
        self, bodies: Bodies, tree: UnitTree, home: str, accepted: Iterable[str] = ()
    ) -> None:
        """Know the units of *tree* as seen from *home*, and the names people *accepted*."""
        self.bodies = bodies
        self._tree = tree
        self._units: dict[str, list[Unit]] = {}
        self._named: dict[str, Issuer] = {}
        words = bodies.units
        for unit in tree:
            for name in _names_of(unit, words):
                self._units.setdefault(_folded(name), []).append(unit)
        own = tree[home]
        for level, said in (("office", words.office), ("province", words.province)):
            near = _nearest(tree, own, level)  # type: ignore[arg-type]  # two of the levels
            for word in said if near else ():
                for body in (words.long, words.short):
                    self._units.setdefault(_folded(f"{body} {word}"), [near] if near else [])
        province = _nearest(tree, own, "province")
        place = province.place if province else ""
        for each in bodies.bodies:
            issuer = Issuer(each.name.replace("{place}", place).strip(), each.symbols)
            for name in (issuer.name, *each.aliases):
                self._named.setdefault(_folded(name.replace("{place}", place)), issuer)
        for name in accepted:
            self._named.setdefault(_folded(name), Issuer(name, ()))
        self.home = _of_unit(own)

    def resolve(self, text: str, day: date | None = None) -> Issuer | None:
        """Return who is meant; None for nobody known, or several who existed on *day*."""
        said = _folded(text)
        for _ in range(2):
            if said in self._named:
                return self._named[said]
            units = self._units.get(said, [])
            if day is not None and len(units) > 1:
                units = [unit for unit in units if unit.valid_on(day)]
            if len(units) == 1:
                return _of_unit(units[0])
            heads = (_folded(head) for head in self.bodies.units.heads)
            head = next((each for each in heads if said.startswith(f"{each} ")), "")
            said = said[len(head) :].strip()
        return None

    def known(self, name: str) -> Issuer | None:
        """Return the issuer of just this name; None where a document's issuer is not settled."""
        found = self.resolve(name)
        return found if found is not None and found.name == name else None

    def default(self, symbol: str) -> Issuer | None:
        """Return the workspace's own unit where *symbol* could be its: offices often leave it."""
        return self.home if set(self.home.symbols) & set(owners_in(symbol)) else None

    def owners(self, symbol: str) -> tuple[str, ...]:
        """Return the names of all whose symbol stands in *symbol*, shortest first; units as one."""
        said = set(owners_in(symbol))
        found = {i.name for i in self._named.values() if said & set(i.symbols)}
        if any(unit.symbol in said for unit in self._tree):
            found.add(self.bodies.units.short)
        return tuple(sorted(found, key=lambda name: (len(name), name)))

    @property
    def names(self) -> tuple[str, ...]:
        """Return everybody by name, units first."""
        units = (_of_unit(unit).name for unit in self._tree)
        return tuple(dict.fromkeys((*units, *(each.name for each in self._named.values()))))


def owners_in(symbol: str) -> Iterator[str]:
    """Yield the groups of a symbol as bodies are named in them: "QH15" is QH."""
    for group in groups_of(symbol):
        yield re.sub(r"[0-9]+\Z", "", group) or group


def _of_unit(unit: Unit) -> Issuer:
    return Issuer(unit.short_name, (unit.symbol,), is_unit=True)


def _nearest(tree: UnitTree, own: Unit, level: Level) -> Unit | None:
    line = (own, *(tree[code] for code in tree.ancestors(own.code)))
    return next((unit for unit in line if unit.level == level), None)


def _names_of(unit: Unit, words: UnitWords) -> set[str]:
    """Return what a unit is called: with the long or short name of the body, its level or none."""
    tails = set()
    for name in (unit.name, unit.short_name):
        for body in (words.long, words.short):
            if name.startswith(f"{body} "):
                tails.add(name.removeprefix(body).strip())
    for tail in tuple(tails):
        for official, *short in words.levels:
            if tail == official:
                tails |= {*short}
            elif tail.startswith(f"{official} "):
                rest = tail.removeprefix(official).strip()
                tails |= {rest, *(f"{each} {rest}" for each in short)}
                tails |= {f"{each}{rest}" for each in short}
    made = {f"{body} {tail}" for body in (words.long, words.short) for tail in tails}
    joined = {f"{words.short}{tail}" for tail in tails if tail.isupper()}
    return {unit.name, unit.short_name, *made, *joined}


@lru_cache(4096)  # few bodies issue most documents
def _folded(text: str) -> str:
    return " ".join(fold(text).split())
