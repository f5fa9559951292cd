"""The columns of the copies of the store, and of the keys."""

from __future__ import annotations

from collections.abc import Callable

from bhxh_desktop.queries.copies import CopyRow
from bhxh_desktop.queries.keys import KeyRow
from bhxh_desktop.vietnamese.dates import short_date
from ui.models.columns import Column
from ui.models.file_columns import size_words
from ui.texts import safety_texts as texts

COPY_COLUMNS = (
    Column[CopyRow](
        "at",
        texts.AT,
        lambda row: texts.TIME.format(day=short_date(row.at.date()), time=f"{row.at:%H:%M}"),
        width=170,
        icon=lambda _row: ("backup", "carry"),
    ),
    Column[CopyRow]("why", texts.WHY, lambda row: texts.WHYS.get(row.why, row.why)),
    Column[CopyRow]("size", texts.SIZE, lambda row: size_words(row.size), width=100, align="right"),
)


def standing_of(row: KeyRow) -> str:
    """Return which of the words of `texts.STANDINGS` tells where a key stands."""
    if row.revoked:
        return "revoked"
    if row.own:
        return "own"
    return "confirmed" if row.units else "waiting"


_LOOKS = {
    "revoked": ("error", "error"),
    "own": ("approved", "ok"),
    "confirmed": ("approved", "ok"),
    "waiting": ("waiting_key", "warn"),
}


def key_columns(name: Callable[[str], str]) -> tuple[Column[KeyRow], ...]:
    """Return the columns of keys; *name* gives the name of a unit by its code."""
    return (
        Column[KeyRow](
            "unit",
            texts.UNIT,
            lambda row: texts.COMMA.join(map(name, row.units or row.signed_for)),
            width=220,
        ),
        Column[KeyRow](
            "fingerprint", texts.FINGERPRINT, lambda row: row.fingerprint.replace("-", texts.APART)
        ),
        Column[KeyRow](
            "standing",
            texts.STANDING,
            lambda row: texts.STANDINGS[standing_of(row)],
            width=150,
            icon=lambda row: _LOOKS[standing_of(row)],
        ),
    )
