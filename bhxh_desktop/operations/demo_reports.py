"""The sample's other reports: of further regimes and periods, each in a folder of its own.

A folder says in ``report.toml`` what it is; beside that stand the same files per unit as the
sample has itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import msgspec

from bhxh_desktop import clock, paths
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.operations.demo import PROVINCE, SampleUnit, type_files
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.submissions import lock
from bhxh_desktop.session import Session

_ABOUT = "report.toml"


class Excuse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why some units lock although rules found something."""

    units: tuple[str, ...]
    rules: tuple[str, ...]
    """The codes of all they may find."""
    text: str


class About(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the folder of a report says of itself."""

    format: int
    title: str
    mark: str
    regime: str
    version: int
    period: str
    as_of: date
    written_at: datetime
    """When it is filled and locked in the story."""
    left_open: bool = False
    """Filled, not locked: for people to try."""
    reasons: tuple[Excuse, ...] = ()


@dataclass(frozen=True)
class OtherReport:
    """A report that every unit of the sample makes."""

    about: About
    folder: Path

    def key(self, unit: str) -> SubmissionKey:
        """Return the submission of a unit."""
        return SubmissionKey(unit, "own", self.about.regime, self.about.period)

    def reason(self, unit: str) -> str:
        """Return why a unit locks all the same, "" where nothing is to be found."""
        return " ".join(said.text for said in self.about.reasons if unit in said.units)


def other_reports() -> tuple[OtherReport, ...]:
    """Return the reports in the order in which they are written."""
    found = [
        OtherReport(msgspec.convert(tomllib.loads(path.read_text("utf-8")), About), path.parent)
        for path in sorted((paths.resources() / "samples").glob(f"*/{_ABOUT}"))
    ]
    return tuple(sorted(found, key=lambda report: report.about.written_at))


def write_reports(session: Session) -> None:
    """Fill a unit's other reports and lock them, but those that are left open.

    Each at its own time and in their order, so that one reads what those before it say.
    """
    for report in other_reports():
        key = report.key(session.unit.code)
        with clock.held(report.about.written_at):
            type_files(session, key, report.folder)
            if not report.about.left_open:
                lock(session, key, report.reason(key.unit))


def deliver(units: Sequence[SampleUnit], folder: Path) -> None:
    """Write what the offices locked to bundles in *folder*, and let the province take them in.

    The reports of one regime and period get a folder of their own, and come in as they are made.
    """
    sent = [report.about for report in other_reports() if not report.about.left_open]
    at_province = [unit for unit in units if unit.workspace.name == PROVINCE]
    for unit in units:
        if unit not in at_province:
            with Session.open(unit.workspace) as session:
                for about in sent:
                    with clock.held(about.written_at):
                        export(session, _folder_of(about, folder), about.regime, about.period)
    for unit in at_province:
        with Session.open(unit.workspace) as session:
            for about in sent:
                with clock.held(about.written_at):
                    import_files(session, sorted(_folder_of(about, folder).iterdir()))


def _folder_of(about: About, folder: Path) -> Path:
    made = folder / f"{about.regime}-{about.period}"
    made.mkdir(parents=True, exist_ok=True)
    return made
