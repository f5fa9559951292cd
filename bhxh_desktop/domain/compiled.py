"""Everything a definition says in formulas, compiled once."""

from __future__ import annotations

from functools import cached_property, lru_cache

from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.quotation import placeholders, read_quotation
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.rules import Checker
from bhxh_desktop.domain.suggestion import Suggestions
from bhxh_desktop.domain.surroundings import Reference


class Compiled:
    """The formulas, rules and suggestions of a definition, each compiled when first asked for."""

    def __init__(self, definition: Definition) -> None:
        """Compile *definition*, which was loaded without faults."""
        self.definition = definition

    @cached_property
    def program(self) -> Program:
        """The formulas of derived cells."""
        return Program(self.definition)

    @cached_property
    def checker(self) -> Checker:
        """The rules."""
        return Checker(self.program)

    @cached_property
    def suggestions(self) -> Suggestions:
        """What is offered for blank cells."""
        return Suggestions(self.program)

    @cached_property
    def quoted(self) -> frozenset[Reference]:
        """What the sentences of sections read of other periods."""
        found = (
            read_quotation(name)
            for section in self.definition.regime.sections
            for sentence in section.sentences
            for name in placeholders(sentence)
        )
        return frozenset(each.reference for each in found if each and each.reference)


@lru_cache(maxsize=16)
def compiled(definition: Definition) -> Compiled:
    """Return what *definition* says, compiled once for all who work with that very object.

    Every thread of the window opens the workspace for itself; none changes what is compiled.
    """
    return Compiled(definition)
