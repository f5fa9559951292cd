"""The columns of the log of files."""

from __future__ import annotations

from decimal import Decimal

from bhxh_desktop.queries.exchange import FileRow, ReportIn
from bhxh_desktop.vietnamese.dates import short_date
from bhxh_desktop.vietnamese.numbers import format_number
from ui.models.columns import Column
from ui.texts import exchange_texts as texts

SHORT = 12
"""Letters of the identity of a bundle that stand in the list."""
_KILO = 1024


def size_words(size: int) -> str:
    """Return a size in bytes as people read it: ``12,3 KB``, ``1,5 MB``, ``3,2 GB``."""
    if 0 < size < _KILO:
        return texts.TINY
    shown, last = Decimal(size) / _KILO, len(texts.SIZES) - 1
    unit = 0
    while shown >= _KILO and unit < last:
        shown, unit = shown / _KILO, unit + 1
    return texts.SIZES[unit].format(size=format_number(shown, 1))


def time_words(row: FileRow) -> str:
    """Return when the file was written or read: ``18/12/2023 09:00``."""
    return texts.TIME.format(day=short_date(row.at.date()), time=f"{row.at:%H:%M}")


def _way(row: FileRow) -> str:
    return texts.FAILED_WAY if row.failed else texts.WAYS[row.direction]


def _way_icon(row: FileRow) -> tuple[str, str]:
    if row.failed:
        return "error", "error"
    return ("sent", "carry") if row.direction == "out" else ("received", "accent")


def _what(row: FileRow, most: int = 1) -> str:
    """Return whose file it is and the reports it is about, so many of them by name."""
    if row.failed:
        return texts.SENT_FAILED
    sent = row.direction == "out"
    said = [_report(each) for each in row.reports[:most]]
    if len(row.reports) > most:
        said.append(texts.MORE_REPORTS.format(count=len(row.reports) - most))
    parts = [texts.AND.join(said)] if said else []
    if sent or row.revisions:
        if row.revisions != len(row.reports):
            words = texts.SENT_COUNT if sent else texts.GOT_COUNT
            parts.append(words.format(count=row.revisions))
    else:
        parts.append(texts.GOT_NOTHING)
    told = texts.SEPARATOR.join(parts)
    unit = row.unit or texts.UNKNOWN_SENDER
    return told if sent else texts.FROM.format(unit=unit, what=told)


def _report(report: ReportIn) -> str:
    return texts.REPORT_NUMBER.format(name=report.name, number=report.number)


FILE_COLUMNS: tuple[Column[FileRow], ...] = (
    Column("time", texts.HEAD_TIME, time_words, 138),
    Column(
        "way",
        texts.HEAD_WAY,
        _way,
        128,
        icon=_way_icon,
        colour=lambda row: "error" if row.failed else "text",
    ),
    Column("name", texts.HEAD_NAME, lambda row: row.name, 224, tip=lambda row: row.path),
    Column("what", texts.HEAD_WHAT, _what, tip=lambda row: _what(row, len(row.reports))),
    Column("size", texts.HEAD_SIZE, lambda row: size_words(row.size), 84, "right"),
    Column(
        "code",
        texts.HEAD_CODE,
        lambda row: row.digest[:SHORT],
        122,
        spare=True,
        colour=lambda _row: "text3",
        tip=lambda row: row.digest,
    ),
)
