"""What must hold of the words of a regime: sections, the figures they quote, both layouts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import get_args

from bhxh_desktop.definitions.decode import nearest
from bhxh_desktop.definitions.form_checks import code_faults
from bhxh_desktop.definitions.lines import KeyPath
from bhxh_desktop.definitions.period_checks import numbers_of
from bhxh_desktop.definitions.toml_file import Place, show_value
from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.formula import TaskCount
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.quotation import (
    COUNT_OF_DOCUMENTS,
    OF_FIGURES,
    name_of,
    read_quotation,
)
from bhxh_desktop.domain.regime import Definition, Layout, Regime, Section
from bhxh_desktop.domain.unit import Level
from bhxh_desktop.errors import Problem

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_IN_LAYOUT = ("unit", "parent", "period")
_LEVELS: tuple[Level, ...] = ("office", "province")


def section_faults(regime: Regime, place: Place) -> Iterator[Problem]:
    """Yield what is wrong with the sections and layouts themselves."""
    yield from code_faults(regime.sections, ("sections",), place)
    yield from code_faults(regime.task_groups, ("task_groups",), place)
    yield from _number_faults(regime.sections, place)
    for level in _LEVELS:
        if level not in regime.layouts:
            yield place(("layouts",), Problem("definition_layout_missing", expected=level))
    for name, layout in regime.layouts.items():
        yield from _layout_faults(layout, ("layouts", name), place)


def quotation_faults(definition: Definition, place: Place) -> Iterator[Problem]:
    """Yield references from sections to periods, forms and cells that do not exist."""
    names = _period_names(definition.regime)
    for number, section in enumerate(definition.regime.sections):
        path = ("sections", number)
        for position, name in enumerate(section.periods):
            if name not in names:
                fault = Problem("definition_reference", found=name, expected=nearest(name, names))
                yield place((*path, "periods", position), fault)
        for position, code in enumerate(section.forms):
            if code not in definition.forms:
                expected = nearest(code, definition.forms)
                fault = Problem("definition_reference", found=code, expected=expected)
                yield place((*path, "forms", position), fault)
        for position, sentence in enumerate(section.sentences):
            where = (*path, "sentences", position)
            yield from _placeholder_faults(sentence, definition, where, place)


def _number_faults(sections: tuple[Section, ...], place: Place) -> Iterator[Problem]:
    """Yield sections printed with one number under one heading, at one level, in one period."""
    path: list[Section] = []
    seen: list[tuple[tuple[str, ...], Section]] = []
    for number, section in enumerate(sections):
        path = [above for above in path if above.level < section.level]
        under = tuple(above.code for above in path)
        path.append(section)
        if any(under == other and _meet(section, before) for other, before in seen):
            fault = Problem("definition_repeated", found=show_value(section.number))
            yield place(("sections", number, "number"), fault)
        seen.append((under, section))


def _meet(one: Section, other: Section) -> bool:
    """Tell whether two sections of one number may be printed in the same report."""
    return (
        bool(one.number)
        and one.number == other.number
        and not set(one.levels).isdisjoint(other.levels)
        and not (one.periods and other.periods and set(one.periods).isdisjoint(other.periods))
    )


def _period_names(regime: Regime) -> list[str]:
    """Return what a section may call the periods it is for, as ``quarter`` or ``Q3``."""
    names: list[str] = [rule.kind for rule in regime.periods]
    periods = [Period(2000, rule.kind, n) for rule in regime.periods for n in numbers_of(rule) if n]
    return [*names, *(str(period).partition("-")[2] for period in periods)]


def _layout_faults(layout: Layout, path: KeyPath, place: Place) -> Iterator[Problem]:
    texts: list[tuple[KeyPath, str]] = [
        ((*path, "subject"), layout.subject),
        ((*path, "opening"), layout.opening),
        ((*path, "closing"), layout.closing),
    ]
    texts += [((*path, "addressee", i), line) for i, line in enumerate(layout.addressee)]
    texts += [((*path, "recipients", i), line) for i, line in enumerate(layout.recipients)]
    for where, text in texts:
        for name in _placeholders(text):
            if name not in _IN_LAYOUT:
                yield place(where, _unknown(name, _IN_LAYOUT))


def _placeholder_faults(
    sentence: str, definition: Definition, path: KeyPath, place: Place
) -> Iterator[Problem]:
    groups = {"", *(group.code for group in definition.regime.task_groups)}
    for name in _placeholders(sentence):
        quoted = read_quotation(name)
        if quoted is not None and quoted.kind == "tasks" and quoted.path[0] in groups:
            continue
        if name == COUNT_OF_DOCUMENTS:
            continue
        path_of = quoted.path if quoted is not None and quoted.kind in OF_FIGURES else ()
        if path_of not in definition.items:
            yield place(path, _unknown(name, _quotable(definition, name)))


def _quotable(definition: Definition, name: str) -> Iterator[str]:
    """Yield what may be meant by a placeholder that names nothing."""
    kind, colon, _ = name.partition(":")
    if kind == "tasks":
        for group in definition.regime.task_groups:
            yield from (f"tasks:{group.code}.{state}" for state in get_args(TaskCount))
    of_period = f"{kind}:" if colon and kind in OF_FIGURES else ""
    yield from (f"{of_period}{cell}" for cell in cell_names(definition))


def cell_names(definition: Definition) -> Iterator[str]:
    """Yield every cell as formulas and sentences may name it: of a sheet without its column."""
    return (name_of(FigureKey(*place)) for place in definition.items)


def _placeholders(text: str) -> list[str]:
    """Return what stands in braces; a lone brace counts as a name that nothing bears."""
    names = _PLACEHOLDER.findall(text)
    rest = _PLACEHOLDER.sub("", text)
    return [*names, *(brace for brace in "{}" if brace in rest)]


def _unknown(name: str, known: Iterable[str]) -> Problem:
    return Problem("definition_placeholder", found=show_value(name), expected=nearest(name, known))
