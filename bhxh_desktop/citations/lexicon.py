"""The words by which citations are recognised, from resources/documents."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import msgspec
from msgspec import Struct

from bhxh_desktop import paths
from bhxh_desktop.citations.words import Phrases, key_of


class DocumentType(Struct, frozen=True, forbid_unknown_fields=True):
    """A type of document with its codes in symbols, the usual one first."""

    name: str
    codes: tuple[str, ...]
    short: tuple[str, ...] = ()
    """How the name is shortened before a number."""
    also_unit: bool = False
    """Its code is the name of units too."""


class Symbols(Struct, frozen=True, forbid_unknown_fields=True):
    """Bodies as symbols write them."""

    bodies: tuple[str, ...]
    party: tuple[str, ...]


class Types(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """What types.toml holds."""

    types: tuple[DocumentType, ...]
    symbols: Symbols

    @cached_property
    def by_code(self) -> dict[str, DocumentType]:
        """The first type of each code, codes without case."""
        pairs = [(code.casefold(), each) for each in self.types for code in each.codes]
        return dict(reversed(pairs))

    @cached_property
    def by_name(self) -> dict[str, DocumentType]:
        """Types by name."""
        return {each.name: each for each in self.types}

    @cached_property
    def spelling(self) -> dict[str, str]:
        """Codes and bodies as they are written, by their form without case."""
        codes = [code for each in self.types for code in each.codes]
        return {
            part.casefold(): part for part in (*self.symbols.party, *self.symbols.bodies, *codes)
        }


class Bodies(Struct, frozen=True, forbid_unknown_fields=True):
    """Words the names of issuing bodies are made of."""

    officers: tuple[str, ...]
    heads: tuple[str, ...]
    named: tuple[str, ...]
    fields: tuple[str, ...]
    levels: tuple[str, ...]
    after_name: tuple[str, ...]
    ordinals: tuple[str, ...]
    places: tuple[str, ...]


class Vocabulary(Struct, frozen=True, forbid_unknown_fields=True):
    """What words.toml holds; each list is told of there."""

    general: tuple[str, ...]
    not_documents: tuple[str, ...]
    number: tuple[str, ...]
    plural: tuple[str, ...]
    owner: tuple[str, ...]
    together: tuple[str, ...]
    about: tuple[str, ...]
    repeated: tuple[str, ...]
    openers: tuple[str, ...]
    verbs: tuple[str, ...]
    issuing: tuple[str, ...]
    clause_verbs: tuple[str, ...]
    clauses: tuple[str, ...]
    after_year: tuple[str, ...]
    open: tuple[str, ...]
    closing: tuple[str, ...]
    continuing: tuple[str, ...]
    shortened: tuple[str, ...]
    bodies: Bodies


@dataclass(frozen=True)
class Lexicon:
    """Everything in the form in which it is looked up."""

    types: Types
    names: Phrases
    """Types, long and short, to their names."""
    openers: Phrases
    phrases: dict[str, Phrases]
    bodies: dict[str, Phrases]
    open: frozenset[str]
    closing: frozenset[str]
    continuing: frozenset[str]
    shortened: frozenset[str]
    owner: frozenset[str]
    together: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the words of this installation."""
    types = msgspec.convert(_table("types.toml"), Types)
    said = msgspec.convert(_table("words.toml"), Vocabulary)
    long = {each.name: each.name for each in types.types}
    short = {short: each.name for each in types.types for short in each.short}
    plain = (
        *("general", "not_documents", "number", "plural", "about", "repeated", "verbs", "issuing"),
        *("clause_verbs", "clauses", "after_year", "together"),
    )
    keys = {
        name: frozenset(key_of(word) for word in getattr(said, name))
        for name in ("open", "closing", "continuing", "shortened", "owner", "together")
    }
    return Lexicon(
        types=types,
        names=Phrases({**short, **long}),
        openers=Phrases([*said.openers, *long]),
        phrases={name: Phrases(getattr(said, name)) for name in plain},
        bodies={
            name: Phrases(words) for name, words in msgspec.structs.asdict(said.bodies).items()
        },
        **keys,
    )


def _table(name: str) -> dict[str, Any]:
    path = paths.resources() / "documents" / name
    return tomllib.loads(path.read_text(encoding="utf-8"))
