"""Figures of an older version of a regime read as those of a later one (model.md §3)."""

from __future__ import annotations

from itertools import pairwise

from bhxh_desktop.domain.figure import Figures
from bhxh_desktop.domain.parts import ByUnit
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import HeadRecord, SubmissionKey
from bhxh_desktop.domain.version_map import Moved, VersionMap, VersionPath
from bhxh_desktop.errors import Problem
from bhxh_desktop.session import Session
from bhxh_desktop.store import definitions


def version_path(session: Session, older: Definition, newer: Definition) -> VersionPath | None:
    """Return the way from a version to a later one; None where a version between is not here."""
    if older.regime.code != newer.regime.code or older.regime.version >= newer.regime.version:
        return None
    versions = [older]
    for version in range(older.regime.version + 1, newer.regime.version):
        between = _version(session, newer.regime.code, version)
        if between is None:
            return None
        versions.append(between)
    versions.append(newer)
    return VersionPath([VersionMap(*pair) for pair in pairwise(versions)])


def moved(
    session: Session,
    older: Definition,
    newer: Definition,
    figures: Figures,
    by_unit: ByUnit | None = None,
) -> Moved | None:
    """Return what is said with one version in the cells of another; None where no map leads there.

    Within a version nothing moves.
    """
    if older.hash == newer.hash:
        return Moved(figures, by_unit or {}, (), ())
    path = version_path(session, older, newer)
    return path.move(figures, by_unit) if path is not None else None


def figures_in(session: Session, record: HeadRecord, target: Definition) -> Figures | None:
    """Return a revision's cells for comparing with those of *target*; None where they are not here.

    What the later version has no cell for is left out. Read with an earlier version a cell keeps
    its codes, which never come to mean something else.
    """
    figures = session.figures_of([record]).get(record.id)
    if figures is None:
        return None
    said = moved(session, session.definition(record.definition.hash), target, figures)
    return said.figures if said is not None else figures


def later_version(session: Session, key: SubmissionKey, older: Definition) -> Definition | None:
    """Return the version a report would be begun with today, if later than *older*."""
    try:
        newest = session.definition_for(key.regime, Period.parse(key.period))
    except Problem:  # a regime of others, or one that no longer has this period
        return None
    return newest if newest.regime.version > older.regime.version else None


def _version(session: Session, code: str, version: int) -> Definition | None:
    for each in session.installed:
        if (each.regime.code, each.regime.version) == (code, version):
            return each
    digest = definitions.hash_of(session.connection, code, version)
    return session.definition(digest) if digest is not None else None
