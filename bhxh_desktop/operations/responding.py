"""Answering units below: one file each, with what was said about its own reports."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from bhxh_desktop.bundles.package import response_name
from bhxh_desktop.bundles.writer import BundleInfo, free
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.exporting import contents_of, header_of, noted, write_noted
from bhxh_desktop.queries.answers import Said, said_below
from bhxh_desktop.queries.history import History, history
from bhxh_desktop.session import Session
from bhxh_desktop.store import answered

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Answered:
    """What became of the file for one unit: written, or why not."""

    unit: str
    written: BundleInfo | None = None
    fault: Problem | OSError | None = None


def respond(
    session: Session,
    folder: Path,
    units: Collection[str] | None = None,
    *,
    plain: bool = False,
    progress: Progress = lambda _done, _of: None,
) -> tuple[Answered, ...]:
    """Write one file per unit below with what was said about its reports, and nothing of others.

    *units* are those to answer, by default all of whose reports anything was said: verdicts,
    decisions and corrections, days noted. Each file is sealed where the unit's keys are known,
    unless *plain*. What keeps one unit from being answered keeps no other; *progress* is told
    (files done, of how many) and may raise, what was written then stays.

    *folder* is there. Raises Problem ``nothing_to_respond``; of one file ``sealing_revoked``,
    ``part_withheld``, OSError and what `write_whole` raises.
    """
    known = history(session)
    said = said_below(session, known)
    wanted = [unit for unit in sorted(said) if units is None or unit in units]
    if not wanted:
        raise Problem("nothing_to_respond")
    made = []
    for number, unit in enumerate(wanted):
        progress(number, len(wanted))
        try:
            written = _answer(session, folder, known, unit, said[unit], plain=plain)
        except (Problem, OSError) as fault:
            made.append(Answered(unit, fault=fault))
        else:
            made.append(Answered(unit, written))
    return tuple(made)


def _answer(
    session: Session, folder: Path, known: History, unit: str, said: Said, *, plain: bool
) -> BundleInfo:
    with session.writing():
        header = header_of(session, "response", unit)
        heads = {i for key in said.keys for i in known.heads_at(key).ids}
        contents = contents_of(session, known, header, heads)
        target = free(folder / response_name(header))
        written, data = noted(session, target, contents, plain=plain)
        answered.add(session.connection, unit, said.names, written.digest)
    write_noted(session, [(written, data)])
    return written
