"""A finding in words: where, the calculation written out, what should hold, how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from bhxh_desktop.domain.automatic import TARGET
from bhxh_desktop.domain.figure import CellState, FigureKey, Figures
from bhxh_desktop.domain.formula import WindowDay
from bhxh_desktop.domain.naming import cell_name, row_name
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition, Rule
from bhxh_desktop.domain.rule_test import change
from bhxh_desktop.domain.rules import Finding
from bhxh_desktop.domain.sides import Side, Term, total_of
from bhxh_desktop.domain.suggestion import Suggested
from bhxh_desktop.domain.surroundings import Reference
from bhxh_desktop.reports import finding_texts as texts
from bhxh_desktop.vietnamese.numbers import format_number, parse_figure
from bhxh_desktop.vietnamese.rounding import printed_percent, printed_ratio, round_half_up

_PLACES = 2
"""Of a printed quotient."""
_MOST_PLACES = 20
"""More are shown where fewer would look as if the rule held."""


class FindingWords(NamedTuple):
    """What people read of a finding; "" for what it does not have."""

    severity: str
    form: str
    """Title of the form."""
    place: str
    """The row, or the cell."""
    calculation: str
    """What was computed, or what is wrong with the cell; one sentence."""
    rule: str
    """What should hold; one sentence."""
    mend: str


def finding_words(
    definition: Definition, finding: Finding, cells: Figures | None = None
) -> FindingWords:
    """Return the words of a finding; *cells* tell the rows the unit added apart."""
    cell = finding.cells[0]
    form = definition.forms[cell.form]
    of_row = finding.row and finding.kind not in ("blank", "range")
    name = cell_name(definition, cell, cells or {})
    return FindingWords(
        severity=texts.SEVERITIES[finding.severity],
        form=form.title,
        place=row_name(form, finding.row) if of_row else name,
        calculation=calculation(definition, finding),
        rule=_sentence(definition, finding),
        mend=_mend(finding),
    )


def calculation(definition: Definition, finding: Finding) -> str:
    """Return the broken rule as it was computed: ``(1) 12 khác (4) 5 + (7) 6 = 11; lệch 1.``."""
    if finding.kind != "rule" or finding.rule is None:
        return texts.KINDS[finding.kind]
    left, right = finding.left, finding.right
    if finding.rule.kind == "order":
        first, last = (_date(side.terms[0].cell.value) for side in (left, right))
        return texts.ORDER.format(left=first, right=last)
    percent = "percent" in (left.kind, right.kind)
    totals = _printed(left, right)
    said = [
        _side(definition, finding, side, texts.PERCENT.format(number=shown) if percent else shown)
        for side, shown in zip((left, right), map(_number, totals), strict=True)
    ]
    if finding.rule.kind == "change":
        return _changed(finding.rule, left, right, said)
    gap = _number(abs(totals[0] - totals[1]))
    return texts.CALCULATION.format(
        left=said[0],
        relation=texts.RELATIONS[finding.rule.kind],
        right=said[1],
        gap=texts.PERCENT_POINTS.format(number=gap) if percent else gap,
    )


def _sentence(definition: Definition, finding: Finding) -> str:
    if finding.rule is None:
        return ""
    item = definition.items.get(finding.cells[0])
    if finding.rule.code != TARGET or item is None or item.target is None:
        return finding.rule.sentence or texts.AUTOMATIC.get(finding.rule.code, "")
    value = parse_figure(item.target.value)
    shown = format_number(value, max(0, -int(value.as_tuple().exponent)))
    number = texts.PERCENT.format(number=shown) if item.measure == "%" else shown
    source = item.target.source
    return texts.TARGET.format(
        bound=texts.BOUNDS[finding.rule.kind].format(number=number),
        source=texts.OF_SOURCE.format(source=source) if source else "",
    )


def _mend(finding: Finding) -> str:
    if finding.rule is None or finding.kind != "rule":
        return ""
    return finding.rule.mend or texts.MENDS.get(finding.rule.code, "")


def _changed(rule: Rule, left: Side, right: Side, said: Sequence[str]) -> str:
    by = change(left, right)
    percent = round_half_up(abs(by), _PLACES).normalize()
    return texts.CHANGE.format(
        left=said[0],
        right=said[1],
        word=texts.ROSE if by > 0 else texts.FELL,
        percent=_number(percent),
        limit=_number(parse_figure(rule.limit)),
    )


def _date(iso: object) -> str:
    return f"{date.fromisoformat(str(iso)):%d/%m/%Y}"


def _printed(left: Side, right: Side) -> tuple[Decimal, Decimal]:
    """Return what the sides come to as printed, with places enough to tell them apart."""
    for places in range(_PLACES, _MOST_PLACES):
        totals = _rounded(left, places), _rounded(right, places)
        if totals[0] != totals[1]:
            break
    return totals


def _rounded(side: Side, places: int) -> Decimal:
    if side.kind == "sum":
        return total_of(side.terms)
    printed = printed_percent if side.kind == "percent" else printed_ratio
    return printed(total_of(side.terms), total_of(side.divisor), places)


def _number(value: Decimal) -> str:
    """Return a number with the places it was printed at."""
    return format_number(value, max(0, -int(value.as_tuple().exponent)))


def _side(definition: Definition, finding: Finding, side: Side, total: str) -> str:
    terms = _terms(definition, finding, side.terms)
    if side.kind != "sum":
        bottom = _terms(definition, finding, side.divisor)
        template = texts.PERCENT_OF if side.kind == "percent" else texts.RATIO_OF
        return template.format(top=_bracketed(terms), bottom=_bracketed(bottom), total=total)
    if len(side.terms) == 1 and side.terms[0].sign > 0:
        return f"{_name(definition, finding, side.terms[0])} {total}".lstrip()
    return texts.EQUALS.format(terms=" ".join(terms), total=total)


def _bracketed(terms: Sequence[str]) -> str:
    joined = " ".join(terms)
    return texts.BRACKETS.format(terms=joined) if len(terms) > 1 else joined


def _terms(definition: Definition, finding: Finding, terms: Sequence[Term]) -> list[str]:
    """Return each addend with its sign and name; what does not apply was not added."""
    found: list[str] = []
    for term in terms:
        if term.cell.state is CellState.NOT_APPLICABLE:
            continue
        sign = texts.MINUS if term.sign < 0 else texts.PLUS if found else ""
        parts = (sign, _name(definition, finding, term), format_number(term.cell.number))
        found.append(" ".join(filter(None, parts)))
    return found


def _name(definition: Definition, finding: Finding, term: Term) -> str:
    """Return what tells a term from the others: its column, its row, its form where it is another.

    A number of the rule itself has no name, nor has a day.
    """
    if isinstance(term.leaf, FigureKey):
        return _cell(definition, finding, term.leaf)
    if isinstance(term.leaf, Reference):
        return _elsewhere(definition, finding, term.leaf)
    return "" if isinstance(term.leaf, Decimal | WindowDay) else texts.TASKS[term.leaf]


def _elsewhere(definition: Definition, finding: Finding, reference: Reference) -> str:
    """Return what names a cell of another report, and which report that is."""
    source = dict(finding.around)[reference]
    period = Period.parse(source.period).words
    if reference.regime:
        apart = source.as_of and finding.as_of and source.as_of != finding.as_of
        return (texts.ELSEWHERE_AT if apart else texts.ELSEWHERE).format(
            name=source.name,
            regime=source.regime,
            period=period,
            there=_date(source.as_of) if apart else "",
            here=_date(finding.as_of) if apart else "",
        )
    return texts.OF_PERIOD.format(name=_cell(definition, finding, reference.key), period=period)


def source_words(definition: Definition, place: FigureKey, offer: Suggested) -> str:
    """Return what a suggestion for *place* was made from: which cells of which reports."""
    found = []
    for reference, source in offer.sources:
        period = Period.parse(source.period).words
        if reference.regime:
            words = texts.FROM_ELSEWHERE.format(
                name=source.name, regime=source.regime, period=period
            )
        else:
            name = cell_name(definition, reference.key)
            if reference.key[:2] == place[:2]:  # of the same row, which stands there already
                name = name.removeprefix(f"{row_name(definition.forms[place.form], place.row)}, ")
            words = texts.FROM_PERIOD.format(name=name, period=period)
        found.append(words)
    return "; ".join(found)


def _cell(definition: Definition, finding: Finding, key: FigureKey) -> str:
    form = definition.forms[key.form]
    if key.form != finding.cells[0].form:
        return texts.OF_FORM.format(name=cell_name(definition, key), form=form.title)
    column = next((c for c in form.columns if c.code == key.column), None)
    if column is None or key.row != finding.row:
        return texts.QUOTED.format(name=cell_name(definition, key))
    if column.number:
        return texts.COLUMN.format(number=column.number)
    return texts.QUOTED.format(name=column.caption)
