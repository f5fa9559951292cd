"""What the unit wrote into a section for earlier periods, to go on from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bhxh_desktop.domain.marked_text import read_marks, write_marks
from bhxh_desktop.domain.parts import Paragraph
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.queries.contributions import written_in
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from bhxh_desktop.store import revisions, working


class EarlierText(NamedTuple):
    """The text of a section in another period."""

    period: Period
    paragraphs: tuple[str, ...]
    """As `domain.marked_text` has them; what they quote is that of the report they come into."""


def earlier_texts(session: Session, key: SubmissionKey, code: str) -> Iterator[EarlierText]:
    """Yield the text of the preceding period and of the same one last year, empty where none is."""
    period = Period.parse(key.period)
    for earlier in dict.fromkeys((period.preceding, period.a_year_earlier())):
        if earlier is not None:
            said = _narrative(session, key._replace(period=str(earlier))).get(code, ())
            yield EarlierText(earlier, tuple(_taken_over(each.text) for each in said))


def _narrative(session: Session, key: SubmissionKey) -> Mapping[str, tuple[Paragraph, ...]]:
    """Return what is typed or locked for a submission, nothing where two versions differ."""
    copy = working.load(session.connection, key)
    if copy is not None:
        return copy.narrative
    heads = history(session, key.regime, key.period).heads_at(key).ids
    if len(heads) != 1:
        return {}
    return written_in(session, revisions.records(session.connection, ids=heads)[heads[0]])


def _taken_over(stored: str) -> str:
    """Return a text of which all that a figure gave follows that figure here."""
    return write_marks(piece._replace(typed=False, kept="") for piece in read_marks(stored))
