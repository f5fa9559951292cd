"""The sample's workspaces at the stages of a journey, made once and copied for each test."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from bhxh_desktop import clock
from bhxh_desktop.bundles.identity import Identity, load_identity
from bhxh_desktop.bundles.package import Contents
from bhxh_desktop.bundles.trust import PrivateKey, load_key, sign
from bhxh_desktop.bundles.writer import write_bundle
from bhxh_desktop.definitions.cache import shipped
from bhxh_desktop.domain.canonical import digest
from bhxh_desktop.domain.figure import FigureKey, Figures, number_cell
from bhxh_desktop.domain.parts import figures_to_part
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import DefinitionRef, HeadRecord, Scope, SubmissionKey
from bhxh_desktop.operations import demo
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.submissions import lock, reopen
from bhxh_desktop.queries.consolidation import Consolidated, consolidated
from bhxh_desktop.queries.history import history
from bhxh_desktop.queries.status import StatusRow, status
from bhxh_desktop.session import Session
from tests.helpers.bundles import a_header, private_key
from tests.helpers.responding import respond

REGIME, PERIOD = "cchc", "2023"
PROVINCE = "KH"
OFFICES = ("KH-CR", "KH-NH", "KH-VN", "KH-DK", "KH-CL", "KH-KV", "KH-KS")
UNITS = (PROVINCE, *OFFICES)
OFFICE = OFFICES[0]
MENDED = "KH-KS"
"""The office that locks a second time."""
LOCKED_AT = datetime.fromisoformat("2023-12-15T08:30:00+07:00")
RECEIVED_AT = datetime.fromisoformat("2023-12-18T09:00:00+07:00")
REASON = "Số hồ sơ trực tuyến gồm cả chiều nhận và chiều trả."
ATTENDEES = FigureKey("outreach", "attendees", "value")
"""A cell of every unit that no rule and no derived cell reads."""
FIGURES: Figures = {ATTENDEES: number_cell(7)}
"""The figures of a revision that says almost nothing."""
STRANGER = private_key("stranger")
"""A key that nobody knows."""

Open = Callable[..., Session]
"""Opens a unit's workspace at a stage: ``open_at("filled", "KH-CR")``, the province by default."""


def key_of(unit: str = PROVINCE, scope: Scope = "own") -> SubmissionKey:
    """The submission of a unit of the sample."""
    return SubmissionKey(unit, scope, REGIME, PERIOD)


class Templates:
    """Folders of workspaces by stage.

    ``empty`` (made, keys confirmed, tasks assigned), ``filled``, ``sent`` (all locked, the offices'
    bundles written), ``mended`` (the last office only: locked and written a second time) and
    ``received`` (the province only: the first bundles imported, all but its own approved).
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with clock.held(LOCKED_AT):
            demo.create_workspaces(folder / "empty")
            self._next("empty", "filled", _fill)
            self._next("filled", "sent", self._send)
            self._next("sent", "mended", self._mend, MENDED)
        with clock.held(RECEIVED_AT):
            self._next("sent", "received", self._receive, PROVINCE)

    def copy(self, stage: str, unit: str, target: Path) -> Path:
        """Copy a unit's workspace to *target* and return it."""
        return shutil.copytree(self._at(stage, unit), target)

    def bundle(self, unit: str, number: int = 1) -> Path:
        """What an office sent; the last one also sent a second bundle."""
        return self._folder / f"{unit}-{number}.bhxh"

    @property
    def bundles(self) -> list[Path]:
        """What the offices sent first."""
        return [self.bundle(unit) for unit in OFFICES]

    @property
    def merged(self) -> Path:
        """What the province sends upward of all this."""
        return self._folder / "merged.bhxh"

    @property
    def responses(self) -> list[Path]:
        """What the province sends back: one file per office with its verdict."""
        return sorted((self._folder / "responses").iterdir())

    def key(self, unit: str) -> PrivateKey:
        """The key a unit signs with."""
        return load_key(self._at("empty", unit) / "keys")

    def identity(self, unit: str) -> Identity:
        """The key a unit opens sealed bundles with."""
        return load_identity(self._at("empty", unit) / "keys")

    def _at(self, stage: str, unit: str) -> Path:
        name = demo.PROVINCE if unit == PROVINCE else unit.lower()
        return self._folder / stage / name

    def _next(
        self, before: str, stage: str, action: Callable[[Session], object], *units: str
    ) -> None:
        for unit in units or UNITS:
            with Session.open(self.copy(before, unit, self._at(stage, unit))) as session:
                action(session)

    def _send(self, session: Session) -> None:
        unit = session.unit.code
        lock(session, key_of(unit), REASON)
        if unit != PROVINCE:
            export(session, self.bundle(unit))

    def _mend(self, session: Session) -> None:
        relock(session, 1)
        export(session, self.bundle(MENDED, 2))

    def _receive(self, session: Session) -> None:
        import_files(session, self.bundles)
        for record in history(session).records.values():
            if record.unit != PROVINCE:
                review(session, record, "approve")
        export(session, self.merged, merged=True)
        (self._folder / "responses").mkdir()
        respond(session, self._folder / "responses")


def _fill(session: Session) -> None:
    units = demo.sample_units(demo.read_sample(), session.workspace.folder.parent)
    demo.fill_unit(session, next(unit for unit in units if unit.code == session.unit.code))


def head_of(session: Session, unit: str = "KH-CR") -> HeadRecord:
    """The one head of a unit's own figures."""
    known = history(session)
    (head,) = known.heads_at(key_of(unit)).ids
    return known.records[head]


def total_of(session: Session, **more: Any) -> Consolidated:
    """The total of the sample's year, locked or not."""
    return consolidated(session, REGIME, PERIOD, **more)


def row_of(session: Session, unit: str = OFFICE) -> StatusRow:
    """The row of a unit's own figures for the sample's year, due on Monday 18 December 2023."""
    (row,) = (row for row in status(session, PERIOD, REGIME) if row.unit.code == unit)
    return row


def relock(session: Session, attendees: int) -> HeadRecord:
    """Reopen the unit's submission, write one number, lock again."""
    key = key_of(session.unit.code)
    reopen(session, key)
    fill(session, key, {ATTENDEES: (number_cell(attendees), None)})
    return lock(session, key, REASON)


def dump(connection: sqlite3.Connection, *leave_out: str) -> dict[str, list[Any]]:
    """Every row of every table."""
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    names = {name for (name,) in tables} - {*leave_out}
    return {name: _rows(connection, "SELECT * FROM " + name) for name in names}  # noqa: S608


def _rows(connection: sqlite3.Connection, query: str) -> list[Any]:
    return sorted(connection.execute(query), key=repr)


def definition() -> Definition:
    """The regime of the sample."""
    return next(d for d in shipped().definitions if d.regime.code == REGIME)


def a_record(
    key: PrivateKey, unit: str, figures: Figures, *parents: HeadRecord, **more: Any
) -> HeadRecord:
    """A revision of a unit of the sample, to be signed by *key*."""
    made = more.pop("definition", None) or definition()
    fields = {
        "unit": unit,
        "scope": "own",
        "regime": made.regime.code,
        "period": PERIOD,
        "as_of": "2023-12-14",
        "parents": tuple(sorted(parent.id for parent in parents)),
        "author": "Người lập",
        "locked_at": LOCKED_AT.isoformat(),
        "definition": DefinitionRef(made.regime.code, made.regime.version, made.hash),
        "parts": {"figures": digest(figures_to_part(figures))},
        "signer": key.public,
    }
    return HeadRecord(**{**fields, **more})


def write_one(
    path: Path,
    key: PrivateKey,
    record: HeadRecord,
    figures: Figures,
    made: Definition | None = None,
    **header: Any,
) -> Path:
    """Write a bundle of one revision to *path*, sent by its unit unless *header* says otherwise."""
    used = made or definition()
    part = figures_to_part(figures)
    fields = {"signer": key.public, "addressee": None}
    contents = Contents(
        header=a_header(record.unit, **{**fields, **header}),
        revisions={record.id: sign(key, record)},
        parts={digest(part): part},
        definitions={used.hash: used.content},
        figures={record.id: figures},
    )
    return write_bundle(path, contents, key).path


def write_withheld(path: Path, key: PrivateKey, stranger: PrivateKey, figures: Figures) -> Path:
    """Write the first office's revision without its figures and one by *stranger* on top of it.

    As long as the stranger's key waits, the first is a head whose figures are not here.
    """
    unit = OFFICES[0]
    first = a_record(key, unit, {})
    second = a_record(stranger, unit, figures, first)
    part, used = figures_to_part(figures), definition()
    contents = Contents(
        header=a_header(unit, signer=key.public, addressee=None),
        revisions={first.id: sign(key, first), second.id: sign(stranger, second)},
        parts={digest(part): part},
        definitions={used.hash: used.content},
        figures={second.id: figures},
    )
    return write_bundle(path, contents, key).path
