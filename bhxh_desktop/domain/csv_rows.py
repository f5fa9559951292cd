"""The lines of a CSV file people hand in, by the names of its columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from bhxh_desktop.errors import Problem

MOST_LINES = 200_000


def read_rows(
    text: str, needed: Sequence[str], allowed: Sequence[str]
) -> list[tuple[int, Mapping[str, str]]]:
    """Return the lines as mappings with their numbers; a fault in the frame is told alone.

    Raises Problem ``csv_separator``, ``csv_columns``, ``csv_columns_unknown``, ``csv_width``,
    ``csv_too_long``, ``csv_syntax``.
    """
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    if (";" in head and "," not in head) or "\t" in head:
        raise Problem("csv_separator", found=head[:60])
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        names = [name.strip() for name in next(reader, [])]
        if missing := [name for name in needed if name not in names]:
            raise Problem("csv_columns", missing=", ".join(missing), found=", ".join(names)[:200])
        if unknown := [name for name in names if name not in allowed]:
            raise Problem("csv_columns_unknown", found=", ".join(unknown)[:200])
        rows: list[tuple[int, Mapping[str, str]]] = []
        for values in reader:
            if not any(values):
                continue
            if len(values) != len(names):
                raise Problem(
                    "csv_width", line=reader.line_num, found=len(values), expected=len(names)
                )
            rows.append((reader.line_num, dict(zip(names, values, strict=True))))
            if len(rows) > MOST_LINES:
                raise Problem("csv_too_long", limit=MOST_LINES)
    except csv.Error as error:
        raise Problem("csv_syntax", line=reader.line_num, detail=error) from None
    return rows
