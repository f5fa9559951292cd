"""A regime: the official form of one kind of report, as data.

The structs `definitions.loader` decodes the TOML of a regime folder into; they hold nothing of any
one regime. All are frozen; a definition is identified by the SHA-256 of its canonical JSON
(model.md §3) without the fields at their default, so a later such field changes no identity.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from bhxh_desktop.domain import canonical
from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.period import Period, PeriodRule
from bhxh_desktop.domain.unit import Level
from bhxh_desktop.domain.upgrade import Upgrade

Code = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}\Z")]
"""What definitions call things: lower-case ASCII, also a name in formulas."""

ItemKind = Literal["number", "text", "date", "choice", "yes_no", "document"]
Nature = Literal["flow", "opening", "closing", "point", "since_launch", "derived"]
Consolidation = Literal["sum", "ratio", "weighted", "equal", "list", "text", "province", "none"]
RuleKind = Literal["equal", "at_most", "at_least", "above", "below", "change", "order"]
"""``above``, ``below``: strictly · ``change``: against an earlier period · ``order``: of dates."""
Comparison = Literal[">=", ">", "<=", "<"]
VALUE_COLUMN = "value"
"""The one column of a sheet."""
MOST_CELLS = 20_000  # of all forms together; the largest regime known has some 500


class _Definition(
    Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True
):
    """Base of everything a definition file may hold."""


class Target(_Definition, frozen=True, kw_only=True):
    """What an indicator should reach; tested on the exact fraction with its own operator."""

    operator: Comparison = ">="
    value: str
    """Canonical figure."""
    year: int | None = None
    source: str = ""
    """The document that set it, as cited."""


class Item(_Definition, frozen=True, kw_only=True):
    """What one cell means (model.md §2)."""

    kind: ItemKind = "number"
    nature: Nature = "flow"
    window: Literal["period", "year_to_date", "since", "as_of"] = "period"
    since: str = ""
    """ISO date, for the window ``since``."""
    measure: str = ""
    """Đơn vị tính: hồ sơ, người, % …"""
    places: Annotated[int, Meta(ge=0, le=6)] = 0
    signed: bool = False
    """Whether a typed number may be below zero."""
    required: bool = True
    """A blank in a required cell blocks the lock."""
    consolidate: Consolidation = "sum"
    weight: str = ""
    """For ``weighted``: the cell each unit's number is weighted by, named as in a formula."""
    formula: str = ""
    """Derived from other cells where given (language: `domain.formula`)."""
    choices: tuple[str, ...] = ()
    target: Target | None = None
    closing: str = ""
    """For an opening: the cell it goes on from, at the end of the period before."""
    suggestion: str = ""
    """Formula of what is offered for a blank cell; nothing counts before a person takes it over."""


class FormRow(_Definition, frozen=True, kw_only=True):
    """One printed line of a form. A line of a sheet without an item is a heading."""

    code: Code
    number: str = ""
    """As printed: "1", "a)", "II"."""
    caption: str
    indent: Annotated[int, Meta(ge=0, le=4)] = 0
    """How deep under "trong đó"."""
    item: Item | None = None
    formula: str = ""
    """For a total line of a table: computed so in every column that has no formula itself."""


class FormColumn(_Definition, frozen=True, kw_only=True):
    """One printed column of a table."""

    code: Code
    number: str = ""
    """As printed under the caption."""
    caption: str
    group: str = ""
    """Caption printed over neighbouring columns of the same group."""
    width: Annotated[int, Meta(ge=4, le=60)] = 10
    """Share of the page's width in a draft."""
    item: Item | None = None
    """None only in a sheet whose rows hold the items."""


class OpenRows(_Definition, frozen=True, kw_only=True):
    """Rows the office adds itself; each gets a stable random id."""

    key: tuple[Code, ...]
    """Columns that name a row to people and match rows on import."""
    limit: Annotated[int, Meta(ge=1, le=2000)] = 200


class Form(_Definition, frozen=True, kw_only=True):
    """A table (rows x columns), a sheet (lines with one value each), or open rows."""

    format: Annotated[int, Meta(ge=0, le=0)] = 0
    code: Code
    title: str
    note: str = ""
    """Printed under the table."""
    rows: tuple[FormRow, ...] = ()
    columns: tuple[FormColumn, ...] = ()
    """Empty for a sheet."""
    open_rows: OpenRows | None = None
    row_caption: str = ""
    """Heading over the captions of the rows: "Lĩnh vực", "Nội dung"."""
    levels: tuple[Level, ...] = ("office", "province")
    """Who fills it."""
    landscape: bool = False
    annex: bool = False
    """Printed behind the signature with pages of its own; its section points to it."""

    @property
    def is_sheet(self) -> bool:
        """Tell whether each line holds one value."""
        return not self.columns

    @property
    def column_codes(self) -> tuple[str, ...]:
        """Return the codes of the columns, ``value`` alone for a sheet."""
        return tuple(c.code for c in self.columns) or (VALUE_COLUMN,)

    def item(self, row: FormRow | None, column: str) -> Item | None:
        """Return what the cell means; None where the line is a heading.

        *row* is None for an open row. A total line turns the column's number into a derived one.
        """
        return self.combined(row, self.column_items.get(column))

    @property
    def column_items(self) -> dict[str, Item | None]:
        """Return the item of each column by code."""
        return {c.code: c.item for c in reversed(self.columns)}

    def combined(self, row: FormRow | None, of_column: Item | None) -> Item | None:
        """Return what the cell means where a row and a column with this item meet."""
        item = of_column or (row.item if row else None)
        if item is None or row is None or not row.formula or item.formula:
            return item
        if item.kind != "number":
            return item
        return msgspec.structs.replace(item, formula=row.formula, nature="derived")


class Rule(_Definition, frozen=True, kw_only=True):
    """A relation that sound figures keep; breaking it is a finding (design §4)."""

    code: Code
    kind: RuleKind
    severity: Literal["error", "warning"] = "error"
    form: Code | None = None
    """With a form the rule is tested on each of its rows, its expressions naming columns."""
    rows: tuple[Code, ...] = ()
    """Only these rows of the form; empty: all."""
    left: str
    right: str
    limit: str = ""
    """Of a ``change``: by how many percent of the right side the left one may differ from it."""
    sentence: str
    """What should hold, in Vietnamese, with a full stop."""
    mend: str = ""
    """What would put it right."""


class Section(_Definition, frozen=True, kw_only=True):
    """A heading of the report with its figures, generated sentences and the office's own text."""

    code: Code
    number: str
    """As printed: "I", "1.1", "a)"."""
    heading: str
    level: Annotated[int, Meta(ge=1, le=4)]
    levels: tuple[Level, ...] = ("office", "province")
    periods: tuple[str, ...] = ()
    """Only in these kinds of period (``year``, ``Q3`` …); empty: always."""
    hint: str = ""
    """What the office should write here."""
    sentences: tuple[str, ...] = ()
    """Default text; ``{form.row.column}`` stands for a figure as printed."""
    forms: tuple[Code, ...] = ()
    """Forms printed in this section, after its text."""
    documents: bool = False
    """The list of issued documents is printed here."""
    tasks: bool = False
    """The progress of tasks is printed here."""

    def serves(self, level: Level, period: Period) -> bool:
        """Tell whether the section is part of the report of a level and kind of period."""
        kinds = {period.kind, str(period).partition("-")[2]}
        of_period = not self.periods or not kinds.isdisjoint(self.periods)
        return of_period and level in self.levels

    @property
    def printed_number(self) -> str:
        """The number with its stop, or its bracket; empty where there is none."""
        bare = not self.number or self.number.endswith(")")
        return self.number if bare else f"{self.number}."


class TaskGroup(_Definition, frozen=True, kw_only=True):
    """A group of tasks; the tasks themselves may be the regime's or the assignment's."""

    code: Code
    number: str
    caption: str


class OfficialTask(_Definition, frozen=True, kw_only=True):
    """One line of the official annex of tasks; a province's own list stands in the assignment."""

    code: Code
    group: Code
    number: Annotated[str, Meta(min_length=1, max_length=20)]
    """As printed, "1.2"; where several lead one task, with a letter of ours: "1.2a"."""
    text: str
    lead: tuple[str, ...] = ()
    """Chủ trì, each as printed."""
    cooperating: tuple[str, ...] = ()
    time: str = ""
    """As printed; `vietnamese.task_times` reads it."""
    due: tuple[date, ...] = ()
    """Where the printed time cannot be read, or says it shorter than it means."""
    product: str = ""
    levels: tuple[Level, ...] = ("province",)
    """Who reports on it."""


class Layout(_Definition, frozen=True, kw_only=True):
    """What differs between the report of an office and of a province."""

    title: str
    """Tên loại, in capitals."""
    subject: str
    """Trích yếu; ``{period}`` stands for the period in words."""
    addressee: tuple[str, ...]
    """Kính gửi; ``{parent}`` stands for the unit above."""
    opening: str
    """First paragraph; ``{unit}``, ``{period}`` as above."""
    closing: str
    """Last sentence, without the "./." that ends the report."""
    recipients: tuple[str, ...]
    """Nơi nhận, one per line, without dash and stop; the last is the archive line."""
    authority: str = ""
    """KT., TL., TUQ. and the title replaced; empty when the head signs."""
    signer_title: str


class Regime(_Definition, frozen=True, kw_only=True):
    """The whole definition of one version of one kind of report."""

    format: Annotated[int, Meta(ge=0, le=0)] = 0
    code: Code
    version: Annotated[int, Meta(ge=1, le=999)]
    title: str
    """chế độ báo cáo, as people call it."""
    short_title: str
    basis: tuple[str, ...]
    """Legal basis, each as cited."""
    valid_from: str
    """First period this version serves, by year."""
    periods: tuple[PeriodRule, ...]
    forms: tuple[Form, ...]
    rules: tuple[Rule, ...] = ()
    sections: tuple[Section, ...] = ()
    task_groups: tuple[TaskGroup, ...] = ()
    tasks: tuple[OfficialTask, ...] = ()
    layouts: dict[Level, Layout]
    upgrade: Upgrade | None = None

    @property
    def cells(self) -> int:
        """How many cells the forms have, all added rows of one as a single line."""
        return sum(
            (len(form.rows) + (form.open_rows is not None)) * len(form.column_codes)
            for form in self.forms
        )

    def form(self, code: str) -> Form | None:
        """Return the form with this code, None where there is none."""
        return next((form for form in self.forms if form.code == code), None)


class Definition:
    """A regime with its identity and the indexes that reading it needs."""

    def __init__(self, regime: Regime) -> None:
        """Wrap the decoded *regime*."""
        self.regime = regime

    @cached_property
    def content(self) -> bytes:
        """The canonical JSON of the definition, as it travels in bundles."""
        return canonical.encode(to_plain(self.regime))

    @cached_property
    def hash(self) -> str:
        """The identity of the definition."""
        return canonical.digest(self.content)

    @cached_property
    def rows(self) -> dict[tuple[str, str], FormRow]:
        """Every fixed row by (form, row)."""
        return {(form.code, row.code): row for form in self.regime.forms for row in form.rows}

    @cached_property
    def forms(self) -> dict[str, Form]:
        """Every form by code."""
        return {form.code: form for form in self.regime.forms}

    @cached_property
    def _columns(self) -> dict[str, dict[str, Item | None]]:
        return {form.code: form.column_items for form in self.regime.forms}

    @cached_property
    def items(self) -> dict[tuple[str, str, str], Item]:
        """The item of every cell of every fixed row, in printed order; headings are left out."""
        found: dict[tuple[str, str, str], Item] = {}
        for form in self.regime.forms:
            codes, columns = form.column_codes, self._columns[form.code]
            for row in form.rows:
                for column in codes:
                    item = form.combined(row, columns.get(column))
                    if item is not None:
                        found[form.code, row.code, column] = item
        return found

    @cached_property
    def places(self) -> dict[tuple[str, str], dict[str, tuple[FigureKey, bool]]]:
        """The cells of every fixed row, and whether each is a number: what reading a part asks."""
        found: dict[tuple[str, str], dict[str, tuple[FigureKey, bool]]] = {}
        for (form, row, column), item in self.items.items():
            place = FigureKey(form, row, column), item.kind == "number"
            found.setdefault((form, row), {})[column] = place
        return found

    def item(self, form: str, row: str, column: str) -> Item | None:
        """Return what a cell means, also in an open row; None where there is no such cell."""
        item = self.items.get((form, row, column))
        if item is None and is_open_row(row):
            owner = self.forms.get(form)
            if owner is not None and owner.open_rows is not None:
                return self._columns[form].get(column)
        return item


def is_open_row(row: str) -> bool:
    """Tell whether *row* is the id of an open row: ``r-`` and 16 hexadecimal digits."""
    return row.startswith("r-") and len(row) == len("r-") + 16 and _HEX.issuperset(row[2:])


_HEX = frozenset("0123456789abcdef")


def to_plain(struct: Struct) -> Any:
    """Return *struct* as dicts, lists, strings, counters; negative numbers become strings.

    Canonical JSON has no negative counters; only the months of anchors are ever negative.
    """
    return _without_negatives(msgspec.to_builtins(struct, str_keys=True))


def _without_negatives(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_negatives(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_negatives(item) for item in value]
    if isinstance(value, int) and value < 0:
        return str(value)
    return value


def from_plain(value: Any) -> Regime:
    """Return the regime that :func:`to_plain` wrote; raise msgspec.ValidationError."""
    return msgspec.convert(value, Regime, strict=False)
