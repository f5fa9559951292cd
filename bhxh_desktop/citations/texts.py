"""Every Vietnamese word citations are written with."""

from __future__ import annotations

NUMBER = "số {name}"
YEAR = "năm {year}"
ISSUER = "của {issuer}"
SUBJECT = "về {subject}"
