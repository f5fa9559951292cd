"""A session: an open workspace with the definitions, tree, trust and key to work on it."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Self

from bhxh_desktop import clock
from bhxh_desktop.bundles.identity import IDENTITY_FILE, keep_identity
from bhxh_desktop.bundles.trust import KEY_FILE, PrivateKey, load_key
from bhxh_desktop.definitions.cache import shipped
from bhxh_desktop.definitions.work_days import load_calendar
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.figure import Figures
from bhxh_desktop.domain.parts import figures_from_part
from bhxh_desktop.domain.period import Period, Window, window_of
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import HeadRecord
from bhxh_desktop.domain.task import Task, official
from bhxh_desktop.domain.trust import Trust
from bhxh_desktop.domain.unit import Level, Unit, UnitTree
from bhxh_desktop.errors import Problem
from bhxh_desktop.store import assignments, audit, revisions, trust, units
from bhxh_desktop.store import definitions as kept
from bhxh_desktop.store.backups import daily_backup
from bhxh_desktop.store.database import transaction
from bhxh_desktop.store.workspace import Workspace
from bhxh_desktop.vietnamese.dates import short_date


class Session:
    """What every query and operation works on.

    Attributes: ``workspace``, ``author`` (the name chosen on this PC), ``warnings`` (Problems that
    stop nothing and that people are told of), ``fault`` (why nothing may be written here).
    """

    def __init__(self, workspace: Workspace, author: str | None = None) -> None:
        """Work on an open *workspace* as *author*, by default the name it was set up with."""
        self.workspace = workspace
        self.author = author or workspace.meta("author") or ""
        self.warnings: list[Problem] = []
        self.fault: Problem | None = None
        self.hurried = False
        """A write waits neither for another one nor for the copy of the day; whoever sets it, since
        a window must not stand still, sees to the copy."""
        if workspace.on_network:
            self.warnings.append(Problem("workspace_on_network", path=workspace.folder))
        self.copied_on: date | None = None
        self._definitions: dict[str, Definition] = {}
        self._figures: dict[str, Figures] = {}
        self._windows: dict[tuple[str, Period], Window] = {}

    @classmethod
    @contextmanager
    def open(
        cls,
        folder: Path,
        author: str | None = None,
        *,
        beside: bool = False,
        reading: bool = False,
    ) -> Iterator[Self]:
        """Open the workspace in *folder* and close it again.

        *beside*: this program holds it open already, and another of its threads wants to work;
        *reading*: nothing is written, so that the holder, the window say, need not be closed.
        """
        with Workspace(folder, beside=beside, reading=reading) as workspace:
            session = cls(workspace, author)
            if not workspace.beside:
                session.warnings += _completed(folder / KEYS)
            if not beside:
                session.warnings += _restored(workspace)
            yield session

    @cached_property
    def installed(self) -> tuple[Definition, ...]:
        """The definitions in use: what this program comes with and what the unit above sent."""
        found = {definition.hash: definition for definition in shipped().definitions}
        for digest in (self.workspace.meta(INSTALLED) or "").split():
            sent = None if digest in found else kept.load(self.connection, digest)
            if sent is not None:
                found[digest] = sent
        return tuple(sorted(found.values(), key=lambda d: (d.regime.code, d.regime.version)))

    @property
    def connection(self) -> sqlite3.Connection:
        """The open database."""
        return self.workspace.connection

    @cached_property
    def tree(self) -> UnitTree:
        """All units."""
        return units.load(self.connection)

    @cached_property
    def unit(self) -> Unit:
        """The unit this workspace belongs to."""
        return self.tree[self.workspace.meta("unit") or ""]

    @property
    def is_sample(self) -> bool:
        """Whether everything here is sample data."""
        return self.workspace.meta("sample") is not None

    @property
    def trust(self) -> Trust:
        """What the keys and statements here amount to, read anew each time."""
        return trust.load(self.connection, self.tree)

    @cached_property
    def key(self) -> PrivateKey:
        """The key this PC signs with."""
        return load_key(self.workspace.folder / KEYS)

    def definition(self, digest: str) -> Definition:
        """Return a definition by its hash; raise Problem ``definition_missing``."""
        if digest not in self._definitions:
            found = next((d for d in self.installed if d.hash == digest), None)
            found = found or kept.load(self.connection, digest)
            if found is None:
                raise Problem("definition_missing", found=digest[:12])
            self._definitions[digest] = found
        return self._definitions[digest]

    def definition_for(self, regime: str, period: Period) -> Definition:
        """Return the version of a regime that serves *period*.

        Raises Problem ``regime_unknown``, ``regime_later`` or, for a kind of period the regime
        does not have, ``period_not_owed``.
        """
        definition = version_for(self.installed, regime, period.year)
        self.window(definition, period)
        self._definitions[definition.hash] = definition
        return definition

    def figures_of(self, records: Iterable[HeadRecord]) -> dict[str, Figures]:
        """Return the cells of revisions whose figures are here, by revision.

        Parts are named by their content, so what was read once is remembered.
        """
        wanted = {record.id: record for record in records}
        unread = [r.parts["figures"] for r in wanted.values() if _name(r) not in self._figures]
        parts = revisions.parts(self.connection, unread)
        for record in wanted.values():
            data = parts.get(record.parts["figures"])
            if data is not None:
                definition = self.definition(record.definition.hash)
                self.remember(record, figures_from_part(data, definition))
        return {
            revision: self._figures[_name(record)]
            for revision, record in wanted.items()
            if _name(record) in self._figures
        }

    def remember(self, record: HeadRecord, figures: Figures) -> None:
        """Keep the cells of a revision that were just read and checked."""
        if len(self._figures) >= MOST_REMEMBERED:
            self._figures.clear()
        self._figures[_name(record)] = figures

    def window_of(self, definition: Definition, period: Period, unit: Unit) -> Window:
        """Return the window of a period as a unit owes it: offices may be due days earlier.

        Raises Problem ``period_not_owed``.
        """
        window = self.window(definition, period)
        if unit.level != "office":
            return window
        said = assignments.load(self.connection, definition.regime.code, period.year)
        return earlier(window, said.office_days)

    def window(self, definition: Definition, period: Period) -> Window:
        """Return the window of a period as the province owes it; raise ``period_not_owed``."""
        place = definition.hash, period
        if place not in self._windows:
            self._windows[place] = period_window(definition, period)
        return self._windows[place]

    def tasks(self, regime: str, period: str, unit: str) -> tuple[Task, ...]:
        """Return the tasks a unit reports on in the year of *period*."""
        said = assignments.load(self.connection, regime, Period.parse(period).year)
        if said.tasks:
            return said.tasks_of(unit)
        return _official_tasks(self, regime, period, (self.tree[unit].level,))

    def all_tasks(self, regime: str, period: str) -> tuple[Task, ...]:
        """Return every task assigned in the year of *period*."""
        said = assignments.load(self.connection, regime, Period.parse(period).year)
        return said.tasks or _official_tasks(self, regime, period, ("office", "province"))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Open the one transaction of an operation; a day's first waits for a copy of the store."""
        if self.fault is not None:
            raise self.fault
        if not self.hurried:
            self.warnings += copy_day(self)
        with transaction(self.connection, hurried=self.hurried):
            yield

    def record(self, changes: Changes) -> Changes:
        """Write *changes* into the audit, inside the operation's transaction."""
        audit.append(self.connection, clock.stamp(), self.author, changes)
        return changes


def _official_tasks(
    session: Session, regime: str, period: str, levels: tuple[Level, ...]
) -> tuple[Task, ...]:
    """Return the tasks of the official annex; they serve until the province assigns its own."""
    try:
        definition = version_for(session.installed, regime, Period.parse(period).year)
    except Problem:  # a regime of others, kept only to read what came with it
        return ()
    return tuple(official(t) for t in definition.regime.tasks if set(levels) & set(t.levels))


def copy_day(session: Session) -> list[Problem]:
    """Copy the store as it is, once a day; return warnings, raise Problem ``store_damaged``."""
    today = clock.today()
    if today == session.copied_on:
        return []
    warnings = _copied(session.workspace, today)
    session.copied_on = today
    return warnings


def forget(session: Session) -> None:
    """Let units and forms be read anew when next asked for: a setup has changed them."""
    for name in ("tree", "unit", "installed"):
        vars(session).pop(name, None)


SETUP, INSTALLED = "setup", "installed"
"""Facts of a workspace: the setup in force, the forms it names."""


@contextmanager
def in_bulk() -> Iterator[None]:
    """Hold the collector of circles while hundreds of thousands of cells are made.

    They hold no circles, and looking for some again and again takes half the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


MOST_REMEMBERED = 4000
"""Revisions whose cells are kept in memory: some 40 KB each."""


KEYS = "keys"
RESTORED = "restored"
"""When the backup was made from which a workspace comes, until what followed was read again."""
SEQUEL = "sequel"
"""What is known of the bundles this PC wrote since then (`queries.restored.Sequel`)."""


def _completed(keys: Path) -> list[Problem]:
    """Make the key that opens sealed bundles for a workspace from before there were any.

    One that has lost its signing key waits for its keys to be brought back.
    """
    if (keys / IDENTITY_FILE).exists() or not (keys / KEY_FILE).exists():
        return []
    try:
        keep_identity(keys)
    except OSError:
        return [Problem("sealing_key_unwritable", path=keys)]
    return []


def _restored(workspace: Workspace) -> list[Problem]:
    """Warn of a workspace that may lack what was written or read since its backup."""
    made_at = workspace.meta(RESTORED)
    if not made_at:
        return []
    return [Problem("workspace_restored", day=short_date(date.fromisoformat(made_at[:10])))]


def _copied(workspace: Workspace, day: date) -> list[Problem]:
    """Copy the store as it is before the day's first write; readers never wait for it.

    A copy that finds no room is a warning: the work itself may still have room enough. Raises
    Problem ``store_damaged``.
    """
    try:
        daily_backup(workspace, day.isoformat())
    except Problem as problem:
        if problem.code == "store_damaged":
            raise
        return [Problem("backup_failed", path=workspace.folder / "backups")]
    return []


def _name(record: HeadRecord) -> str:
    """Return what names the cells of a revision: their bytes and the form they are read with."""
    return record.parts["figures"] + record.definition.hash


def version_for(definitions: Sequence[Definition], regime: str, year: int) -> Definition:
    """Return the version of a regime that serves *year*.

    Raises Problem ``regime_unknown`` (with the codes there are) or ``regime_later``.
    """
    versions = [d for d in definitions if d.regime.code == regime]
    if not versions:
        codes = ", ".join(sorted({d.regime.code for d in definitions}))
        raise Problem("regime_unknown", found=regime[:40], expected=codes)
    serving = [d for d in versions if int(d.regime.valid_from) <= year]
    if not serving:
        first = min(d.regime.valid_from for d in versions)
        raise Problem("regime_later", regime=versions[0].regime.short_title, first=first)
    return max(serving, key=lambda d: d.regime.version)


def earlier(window: Window, working_days: int) -> Window:
    """Return a window that is due so many working days earlier."""
    if not working_days:
        return window
    due = load_calendar(range(window.due_on.year - 1, window.due_on.year + 1))
    return replace(window, due_on=due.before(window.due_on, working_days))


def period_window(definition: Definition, period: Period) -> Window:
    """Return the window of a period of a regime."""
    days = load_calendar(range(period.year - 1, period.year + 2))
    return window_of(period, definition.regime.periods, days)
