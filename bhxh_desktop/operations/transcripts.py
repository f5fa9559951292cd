"""Typing in figures of old papers, which feed openings and comparisons and are never sent."""

from __future__ import annotations

from pathlib import Path

from bhxh_desktop.domain.changes import Changes, changes
from bhxh_desktop.domain.figure import BLANK
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.figures import check_ours, checked
from bhxh_desktop.operations.templates import read_file
from bhxh_desktop.queries.figures import entered
from bhxh_desktop.queries.transcripts import definition_of
from bhxh_desktop.session import Session
from bhxh_desktop.store import transcribed
from bhxh_desktop.store.working import WorkingCopy, content_of


def transcribe(session: Session, key: SubmissionKey, path: Path) -> Changes:
    """Take over the figures of a file as those of an old paper: every entry, or none.

    Raises Problem ``not_ours``, ``transcript_entered`` where the program itself has figures of the
    period, and as `templates.fill_file`; Problems for every entry the form does not take.
    """
    check_ours(session, key)
    definition = definition_of(session, key.regime, Period.parse(key.period))
    with session.writing():
        if entered(session, key) is not None:
            raise Problem("transcript_entered", period=Period.parse(key.period).words)
        before = dict(transcribed.load(session.connection, key))
        copy = WorkingCopy(key, base=(), definition=definition.hash, as_of="", cells=before)
        entries = checked(session, copy, read_file(session, path, definition, key).entries)
        typed = {place: cell for place, (cell, _) in entries.items() if cell is not None}
        after = {place: cell for place, cell in {**before, **typed}.items() if cell != BLANK}
        transcribed.save(session.connection, key, after)
        old, new = (
            {f"cell {'.'.join(place)}": content_of(cell) for place, cell in cells.items()}
            for cells in (before, after)
        )
        return session.record(changes("transcribe", " ".join(key), old, new))
