"""What a report is made from: the definition, one unit's figures, its words, its standing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.figure import BLANK, Cell, FigureKey, Figures
from bhxh_desktop.domain.paper_frame import NO_FRAME, PaperFrame
from bhxh_desktop.domain.parts import DocumentEntry, TaskProgress
from bhxh_desktop.domain.period import Period, Window
from bhxh_desktop.domain.regime import Form, Layout, Regime, is_open_row
from bhxh_desktop.domain.surroundings import Surroundings
from bhxh_desktop.domain.tailored import is_asked
from bhxh_desktop.domain.task import Task
from bhxh_desktop.domain.unit import Level, Unit


@dataclass(frozen=True)
class Lock:
    """The locked revision a report is printed from."""

    revision: str
    """Its id, for the QR code."""
    code: str
    """Mã đối chiếu."""
    number: int
    """Lần thứ mấy."""


@dataclass(frozen=True)
class Issued:
    """The number and day a report was issued with."""

    number: str
    day: date


@dataclass(frozen=True, kw_only=True)
class ReportSource:
    """Everything `compose` and the workbook writer need; nothing is read from anywhere else."""

    program: Program
    unit: Unit
    parent: Unit | None
    period: Period
    window: Window
    cells: Figures
    """All cells, derived ones included, open rows in printed order."""
    row_units: Mapping[str, str] = field(default_factory=dict)
    """In a total, the name of the unit that added each open row."""
    around: Surroundings = field(default_factory=dict)
    """The figures of other periods that sentences compare with."""
    narrative: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The office's own paragraphs by section, as `domain.marked_text` has them."""
    tasks: tuple[Task, ...] = ()
    progress: Mapping[str, TaskProgress] = field(default_factory=dict)
    """By task code."""
    documents: tuple[DocumentEntry, ...] = ()
    unit_documents: Mapping[str, tuple[DocumentEntry, ...]] = field(default_factory=dict)
    """In a total, what each other unit lists, by its name."""
    as_of: date | None = None
    """Up to which day the figures run; None: to the end of the window."""
    missing: tuple[str, ...] = ()
    """Names of the units a consolidated report lacks."""
    lock: Lock | None = None
    """None for a draft."""
    issued: Issued | None = None
    """None until it is known: number and day are then left to be written by hand."""
    sample: bool = False
    total: bool = False
    """Whether it adds up units below."""
    frame: PaperFrame = NO_FRAME
    """What the settings of the unit say; what is empty is as definition and unit have it."""

    @property
    def regime(self) -> Regime:
        """The definition the report follows."""
        return self.program.definition.regime

    @property
    def level(self) -> Level:
        """Whose layout and sections."""
        return self.unit.level

    @property
    def layout(self) -> Layout:
        """The frame for this level."""
        return self.regime.layouts[self.level]

    @property
    def place(self) -> str:
        """Where it is signed."""
        return self.frame.place or self.unit.place

    @property
    def body(self) -> str:
        """The name of the body that issues it."""
        return self.frame.body or self.unit.name

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms filled at this level."""
        definition = self.program.definition
        filled = (form for form in self.regime.forms if self.level in form.levels)
        return tuple(form for form in filled if is_asked(definition, form))

    def cell(self, key: FigureKey) -> Cell:
        """Return what stands in a cell."""
        return self.cells.get(key, BLANK)

    def open_rows(self, form: str) -> tuple[tuple[str, str], ...]:
        """Return the rows added to *form*: id and, in a total, name of the unit."""
        return tuple((row, self.row_units.get(row, "")) for row in self._open_rows.get(form, ()))

    @cached_property
    def _open_rows(self) -> dict[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = {}
        for key in self.cells:
            if is_open_row(key.row):
                found.setdefault(key.form, {})[key.row] = None
        return found
