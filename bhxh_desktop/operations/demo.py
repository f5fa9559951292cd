"""Sample workspaces: a province and its offices, made from the files of a sample folder."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from bhxh_desktop import paths
from bhxh_desktop.domain.assignment import Assignment
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.long_csv import read_entries
from bhxh_desktop.domain.parts import NarrativePart, TasksPart
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.operations.documents import add_documents, taken_from
from bhxh_desktop.operations.figures import fill, set_progress
from bhxh_desktop.operations.narrative import set_narrative
from bhxh_desktop.operations.workspaces import confirm_key, create
from bhxh_desktop.queries.register import read_list
from bhxh_desktop.session import Session
from bhxh_desktop.store import assignments

PROVINCE = "province"


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """The times of the journey, and the slip one office makes and mends."""

    locked_at: datetime
    received_at: datetime
    late_at: datetime
    mended_at: datetime
    mistaken: str
    """The unit that errs; its files are told by name."""
    mistake: str
    reason: str
    unreadable: str


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """What the sample folder says of itself."""

    format: int
    title: str
    mark: str
    regime: str
    version: int
    period: str
    as_of: date
    units_file: str
    province: str
    units: tuple[str, ...]
    authors: dict[str, str]
    story: Story
    published: dict[str, str]
    """Cells of the total that the published report states, with what it calls them."""


@dataclass(frozen=True)
class SampleUnit:
    """One unit of the sample with its workspace and files."""

    code: str
    workspace: Path
    figures: Path
    narrative: Path
    progress: Path
    documents: Path
    """A list as people write it."""


def sample_folder() -> Path:
    """Return the folder of the sample that comes with the program, the story told first."""
    return next(
        path.parent for path in sorted((paths.resources() / "samples").glob("*/sample.toml"))
    )


def read_sample() -> Sample:
    """Return what the sample is."""
    data = tomllib.loads((sample_folder() / "sample.toml").read_text("utf-8"))
    return msgspec.convert(data, Sample)


def sample_units(sample: Sample, folder: Path) -> list[SampleUnit]:
    """Return the units of the sample, the province first, with workspaces below *folder*."""
    source = sample_folder()
    return [
        SampleUnit(
            code=code,
            workspace=folder / (PROVINCE if code == sample.province else code.lower()),
            figures=source / f"{code}.csv",
            narrative=source / f"{code}.narrative.toml",
            progress=source / f"{code}.progress.toml",
            documents=source / f"{code}.documents.txt",
        )
        for code in sample.units
    ]


def create_workspaces(folder: Path) -> list[SampleUnit]:
    """Make the workspaces of all units of the sample, each trusting the others' keys as it should.

    The province holds every office's key, every office the province's; tasks are assigned.
    Raises Problem ``workspace_exists``.
    """
    sample = read_sample()
    units = sample_units(sample, folder)
    keys: dict[str, str] = {}
    for unit in units:
        create(unit.workspace, unit.code, sample.authors[unit.code], sample=True)
        with Session.open(unit.workspace) as session:
            keys[unit.code] = session.key.public
            _assign(session)
    for unit in units:
        with Session.open(unit.workspace) as session:
            others = set(units_trusted(sample, unit.code))
            for code in sorted(others):
                confirm_key(session, code, keys[code])
    return units


def units_trusted(sample: Sample, code: str) -> list[str]:
    """Return whose keys a unit of the sample confirms: the province all, an office its province."""
    if code == sample.province:
        return [other for other in sample.units if other != code]
    return [sample.province]


def fill_unit(session: Session, unit: SampleUnit) -> Changes:
    """Fill a unit's working copy from the sample's files."""
    sample = read_sample()
    key = SubmissionKey(unit.code, "own", sample.regime, sample.period)
    return type_files(session, key, unit.figures.parent)


def type_files(session: Session, key: SubmissionKey, folder: Path) -> Changes:
    """Fill a working copy from the files that *folder* has for the unit."""
    definition = session.definition_for(key.regime, Period.parse(key.period))
    figures = (folder / f"{key.unit}.csv").read_text("utf-8-sig")
    made = fill(session, key, read_entries(figures, definition, key))
    narrative, progress = (folder / f"{key.unit}.{part}.toml" for part in ("narrative", "progress"))
    if narrative.exists():
        set_narrative(session, key, _part(narrative, NarrativePart).sections)
    if progress.exists():
        set_progress(session, key, _part(progress, TasksPart).tasks)
    documents = folder / f"{key.unit}.documents.txt"
    if documents.exists():
        add_documents(session, taken_from(read_list(session, documents.read_text("utf-8"))), key)
    return made


def _part(path: Path, kind: type[Any]) -> Any:
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), kind)


def _assign(session: Session) -> None:
    data = tomllib.loads((sample_folder() / "tasks.toml").read_text("utf-8"))
    assignment = msgspec.convert(data, Assignment)
    with session.writing():
        assignments.save(session.connection, assignment)
        session.record(Changes("assign", assignment.regime, {}, {"tasks": len(assignment.tasks)}))
