"""Patterns with Vietnamese letters or words in them."""

from __future__ import annotations

import re

POINT = re.compile(r"[a-zđ]{1,2}\)")
"""The letter of a point."""
HEADED = re.compile(r"\W*[^\W\d_]+(?: [^\W\d_]+)?? (?:[IVXLC]+|\d+|thứ \w+)\b[.:]?", re.IGNORECASE)
"""The word and the number of a part, chapter, section or annex."""
CITED = re.compile(r"(?<![\w/])(\d{1,5}[a-zA-Z]?/(?:\d{4}/)?[A-ZĐ][A-ZĐa-z]*(?:-[\wĐ]+)+)")
"""Number and symbol of a document."""
DATED = re.compile(r"ngày \d|\d{1,2}[/-]\d{1,2}[/-]\d{4}")
