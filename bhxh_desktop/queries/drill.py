"""A total as it is shown: who is in it, who is not and why, and each cell by unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bhxh_desktop.domain.calculation import add
from bhxh_desktop.domain.consolidation import Taken
from bhxh_desktop.domain.contribution import is_filled
from bhxh_desktop.domain.figure import BLANK, Cell, CellState, FigureKey, Figures
from bhxh_desktop.domain.regime import Form, Item
from bhxh_desktop.domain.submission import State
from bhxh_desktop.domain.unit import Level
from bhxh_desktop.queries.consolidation import Consolidated, as_contents, consolidated
from bhxh_desktop.queries.findings import Checked, filled_forms, findings, forms_of
from bhxh_desktop.queries.status import status
from bhxh_desktop.reports.by_unit import cells_of_total
from bhxh_desktop.session import Session

Way = Literal["sum", "rate", "own", "words"]


@dataclass(frozen=True)
class LeftOut:
    """A unit that is not in the total, and why."""

    unit: str
    state: State
    reason: str = ""
    """Why it was left out on purpose; "" where it is missing."""
    forms: frozenset[str] = frozenset()
    """Those it fills."""

    def fills(self, form: str) -> bool:
        """Tell whether the unit fills a form."""
        return form in self.forms


@dataclass(frozen=True)
class TotalView:
    """A total with all that is needed to show it and to take it apart, cell by cell."""

    made: Consolidated
    cells: Figures
    """As printed: texts of several units joined, their open rows one after the other."""
    owners: Mapping[str, str]
    """Short name of the unit of each open row."""
    forms: tuple[Form, ...]
    """Those any unit in the total fills."""
    figures: Mapping[str, Figures]
    """Of every revision taken."""
    names: Mapping[str, str]
    """Short names of units by code."""
    levels: Mapping[str, Level]
    left_out: tuple[LeftOut, ...]
    findings: tuple[Checked, ...]
    """On the total itself."""

    @property
    def newer(self) -> tuple[Taken, ...]:
        """Units of which something newer came that is not approved."""
        return tuple(taken for taken in self.made.plan.taken if taken.choice.newer)

    @property
    def unapproved(self) -> tuple[Taken, ...]:
        """Units that are in without approval."""
        return tuple(taken for taken in self.made.plan.taken if not taken.choice.approved)


@dataclass(frozen=True)
class DrillRow:
    """What one unit brings to a cell."""

    unit: str
    """Short name."""
    cell: Cell
    whole: bool
    """It is the total of the unit and all below it."""
    share: float
    """Of the largest: 0 … 1."""


@dataclass(frozen=True)
class Drill:
    """One cell of a total taken apart."""

    key: FigureKey
    item: Item
    total: Cell
    way: Way
    """How it came about: added up, computed from totals, said by the unit itself, in words."""
    rows: tuple[DrillRow, ...]
    added: Cell
    """What the rows add up to, where they are to be added."""
    missing: tuple[str, ...]
    """Short names of units that would have a row and are not in the total."""

    @property
    def adds_up(self) -> bool:
        """Whether the rows come to just the total."""
        return self.way == "sum" and self.added.number == self.total.number


def total_view(
    session: Session,
    regime: str,
    period: str,
    *,
    unapproved: bool = False,
    excluded: Mapping[str, str] | None = None,
) -> TotalView:
    """Return the total of the session's unit, ready to be shown.

    Where just those are missing whom the last locked total left out, they stay left out. Raises
    what :func:`consolidated` raises.
    """
    made = consolidated(session, regime, period, unapproved=unapproved, excluded=excluded)
    as_locked = _left_out_then(made)
    if not excluded and as_locked.keys() == {*made.plan.missing} != set():
        made = consolidated(session, regime, period, unapproved=unapproved, excluded=as_locked)
    names = {unit.code: unit.short_name for unit in session.tree}
    cells, owners = cells_of_total(made.total, made.definition, names)
    return TotalView(
        made=made,
        cells=cells,
        owners=owners,
        forms=forms_of(made.definition, session.unit.level, "total"),
        levels={unit.code: unit.level for unit in session.tree},
        figures={revision: said.figures for revision, said in made.said.items()},
        names=names,
        left_out=tuple(_left_out(session, made)),
        findings=findings(session, as_contents(made)),
    )


def _left_out_then(made: Consolidated) -> dict[str, str]:
    """Return the units that the last locked total leaves out, with the reasons."""
    sources = made.afterwards.record.sources if made.afterwards else {}
    return {unit: source.excluded for unit, source in sources.items() if source.excluded}


def _left_out(session: Session, made: Consolidated) -> Sequence[LeftOut]:
    """Return the missing units and those left out on purpose."""
    rows = status(session, made.key.period, made.key.regime)
    states = {row.unit.code: row.state for row in rows}
    reasons = made.plan.excluded
    codes = dict.fromkeys((*made.plan.missing, *reasons))
    return [
        LeftOut(
            unit=code,
            state=states.get(code, State.NOTHING),
            reason=reasons.get(code, ""),
            forms=filled_forms(made.definition, session.tree[code].level),
        )
        for code in codes
    ]


def drill(view: TotalView, key: FigureKey) -> Drill | None:
    """Take a cell of a total apart; None where the place is only a heading."""
    item = view.made.definition.item(*key)
    if item is None:
        return None
    total = view.cells.get(key, BLANK)
    if key.row in view.owners:
        row = DrillRow(view.owners[key.row], total, whole=False, share=1)
        return Drill(key, item, total, "words", (row,), BLANK, ())
    said = _said(view, key)
    if _way(item) != "sum":  # what was not added up is listed only where someone said it
        said = [(taken, cell) for taken, cell in said if not is_nothing(cell)]
    most = max((abs(cell.number) for _, cell in said), default=0)
    rows = tuple(
        DrillRow(
            unit=view.names[taken.unit],
            cell=cell,
            whole=taken.scope == "total",
            share=float(abs(cell.number) / most) if most else 0,
        )
        for taken, cell in said
    )
    return Drill(
        key=key,
        item=item,
        total=total,
        way=_way(item),
        rows=rows,
        added=add((1, cell) for _, cell in said),
        missing=tuple(view.names[each.unit] for each in view.left_out if each.fills(key.form)),
    )


def _said(view: TotalView, key: FigureKey) -> list[tuple[Taken, Cell]]:
    """Return what every unit of the total has in a cell, in the order of the units."""
    words = dict(view.made.total.by_unit.get(key, ()))
    form = view.made.definition.forms[key.form]
    order = {unit: number for number, unit in enumerate(view.names)}
    found = []
    for taken in sorted(view.made.plan.taken, key=lambda each: order[each.unit]):
        if not is_filled(form, view.levels[taken.unit], taken.scope):
            continue
        figures = view.figures.get(taken.revision, {})
        cell = figures.get(key, words.get(taken.unit, BLANK))
        found.append((taken, cell))
    return found


def _way(item: Item) -> Way:
    if item.kind != "number":
        return "words"
    if item.consolidate == "sum":
        return "sum"
    return "own" if item.consolidate in ("province", "equal", "none") else "rate"


def is_nothing(cell: Cell) -> bool:
    """Tell whether a unit says nothing in a cell."""
    return cell.state is CellState.BLANK and cell.value is None
