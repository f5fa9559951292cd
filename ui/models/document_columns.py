"""The columns of the register and of what a pasted list was read as."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from functools import partial

from bhxh_desktop.document_texts import DOUBTS, OUTCOMES
from bhxh_desktop.domain.document import DocumentKey, day_of, key_of
from bhxh_desktop.domain.parts import DocumentEntry
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.unit import UnitTree
from bhxh_desktop.messages import say
from bhxh_desktop.queries.register import PastedLine, RegisterRow
from bhxh_desktop.vietnamese.dates import short_date
from ui.models.columns import Column
from ui.texts import documents_texts as texts

_ODD = ("waits", "dated", "faulty")
_PLAIN = ("issuer_ours",)
"""Said of most lines of a list: not worth a warning."""


def day_words(entry: DocumentEntry) -> str:
    """Return the day of a document, its year where the day is not known."""
    day = day_of(entry)
    return short_date(day) if isinstance(day, date) else texts.NO_DAY.format(year=entry.year)


def register_columns(
    doubtful: Container[DocumentKey], units: UnitTree
) -> tuple[Column[RegisterRow], ...]:
    """Return the columns of the register; *doubtful* documents are marked, *units* named."""

    def mark(row: RegisterRow) -> tuple[str, str]:
        return ("warning", "warn") if row.key in doubtful else ("documents", "text3")

    return (
        Column("day", texts.HEAD_DAY, lambda row: day_words(row.entry), 98),
        Column("name", texts.HEAD_NAME, lambda row: row.key.printed, 166, icon=mark),
        Column(
            "issuer", texts.HEAD_ISSUER, lambda row: row.entry.issuer, 168, colour=_issuer_colour
        ),
        Column("subject", texts.HEAD_SUBJECT, lambda row: row.entry.subject),
        Column("files", texts.HEAD_FILES, _files, 62),
        Column(
            "report",
            texts.HEAD_REPORT,
            partial(_report, units),
            156,
            icon=_report_icon,
            tip=_reports,
        ),
    )


def _issuer_colour(row: RegisterRow) -> str:
    return "warn" if row.waits else "text"


def _report(units: UnitTree, row: RegisterRow) -> str:
    if row.unit:
        return units[row.unit].short_name
    if row.waits:
        return texts.WAITS
    return texts.IS_LISTED if row.listed else texts.IS_NOT_LISTED


def _files(row: RegisterRow) -> str:
    return texts.FILE_COUNT.format(count=len(row.files)) if row.files else ""


def _report_icon(row: RegisterRow) -> tuple[str, str]:
    if row.unit:
        return "unit", "text2"
    if row.waits:
        return "late", "warn"
    return ("check", "ok") if row.listed else ("nothing", "text3")


def _reports(row: RegisterRow) -> str:
    if not row.reports:
        return texts.NO_REPORT
    named = (
        texts.IN_REPORT.format(regime=regime.upper(), period=Period.parse(period).words)
        for regime, period in row.reports
    )
    return texts.REPORTS.format(reports="; ".join(named))


def odd_words(line: PastedLine) -> str:
    """Return what was odd about a pasted line, in one sentence; "" where nothing was."""
    said = [DOUBTS[each] for each in line.doubts]
    if line.fault is not None:
        said.append(say(line.fault))
    return "; ".join(said)


def line_words(line: PastedLine) -> str:
    """Return all that is said of a pasted line; its text where nothing is odd."""
    return texts.LINE.format(row=line.row, said=odd_words(line) or line.line)


def _outcome(line: PastedLine) -> str:
    odd = odd_words(line)
    return f"{OUTCOMES[line.outcome]} · {odd}" if odd else OUTCOMES[line.outcome]


def _outcome_icon(line: PastedLine) -> tuple[str, str]:
    if line.outcome == "faulty":
        return "error", "error"
    if line.outcome in _ODD or any(each not in _PLAIN for each in line.doubts):
        return "warning", "warn"
    return {"new": ("plus", "ok"), "mentioned": ("minus", "text3")}.get(
        line.outcome, ("check", "text2")
    )


def _of(line: PastedLine, part: int) -> str:
    entry = line.entry
    if entry is None:
        return line.line if part == 1 else ""
    return (day_words(entry), key_of(entry).printed, entry.issuer, entry.subject)[part]


def pasted_columns(skipped: Container[PastedLine]) -> tuple[Column[PastedLine], ...]:
    """Return the columns of a pasted list; *skipped* lines say so."""

    def outcome(line: PastedLine) -> str:
        return texts.SKIPPED if line in skipped else _outcome(line)

    def icon(line: PastedLine) -> tuple[str, str]:
        return ("close", "text3") if line in skipped else _outcome_icon(line)

    def colour(line: PastedLine) -> str:
        return "text3" if line in skipped or line.outcome == "mentioned" else "text"

    head = texts.PASTE_HEAD
    return (
        Column("row", head[0], lambda line: str(line.row), 56, "right", colour=colour),
        Column("day", head[1], lambda line: _of(line, 0), 98, colour=colour),
        Column("name", head[2], lambda line: _of(line, 1), 142, colour=colour),
        Column("issuer", head[3], lambda line: _of(line, 2), 160, colour=colour),
        Column("subject", head[4], lambda line: _of(line, 3), colour=colour),
        Column("outcome", head[5], outcome, 232, colour=colour, icon=icon),
    )
