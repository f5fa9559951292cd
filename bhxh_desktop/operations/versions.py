"""Carrying a begun report over to a later version of its form."""

from __future__ import annotations

from dataclasses import replace

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.naming import place_name
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.domain.version_map import VersionPath
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.figures import check_ours, save
from bhxh_desktop.queries.versions import later_version, version_path
from bhxh_desktop.session import Session
from bhxh_desktop.store import working
from bhxh_desktop.store.working import WorkingCopy


def renew(session: Session, key: SubmissionKey) -> tuple[Problem, ...]:
    """Carry the working copy of a submission over to the version in force today.

    Nothing is renewed unasked: a report stays with the version it was begun with. Returns what
    the later version does not ask for and is therefore left out; it stays in the audit.
    Raises Problem ``not_ours``, ``nothing_to_lock`` without a working copy, ``version_current``,
    ``version_unmapped`` where no map leads there; Problems ``figure_homeless`` for every number
    that goes nowhere.
    """
    with session.writing():
        check_ours(session, key)
        copy = working.load(session.connection, key)
        if copy is None:
            raise Problem("nothing_to_lock", period=key.period)
        older = session.definition(copy.definition)
        newer = later_version(session, key, older)
        if newer is None:
            raise Problem("version_current", version=older.regime.version)
        path = version_path(session, older, newer)
        if path is None:
            here, there = older.regime.version, newer.regime.version
            raise Problem("version_unmapped", version=here, expected=there)
        carried, left = _carried(copy, path)
        save(session, "renew", carried)
        return left


def _carried(copy: WorkingCopy, path: VersionPath) -> tuple[WorkingCopy, tuple[Problem, ...]]:
    said = path.move(copy.cells)
    if said.unmapped:
        raise Problems([Problem("figure_homeless", cell=_name(path, key)) for key in said.unmapped])
    sections = {section.code for section in path.newer.regime.sections}
    arrivals = {key: path.arrival(key) for key in copy.notes}
    carried = replace(
        copy,
        definition=path.newer.hash,
        cells=said.figures,
        notes={to: copy.notes[key] for key, to in arrivals.items() if to is not None},
        narrative={code: text for code, text in copy.narrative.items() if code in sections},
    )
    lost_notes = [key for key, to in arrivals.items() if to is None]
    cells = dict.fromkeys((*said.retired, *lost_notes))
    texts = [code for code, text in copy.narrative.items() if code not in sections and text]
    return carried, (
        *(Problem("figure_retired", cell=_name(path, key)) for key in cells),
        *(Problem("section_retired", section=_title(path.older, code)) for code in texts),
    )


def _name(path: VersionPath, key: FigureKey) -> str:
    return place_name(path.older, key)


def _title(definition: Definition, code: str) -> str:
    return next((s.heading for s in definition.regime.sections if s.code == code), code)
