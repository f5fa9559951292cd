"""Every Vietnamese word citations are written with."""

from __future__ import annotations

NUMBER = "số {name}"
YEAR = "năm {year}"
ISSUER = "của {issuer}"
ABOUT = "về {subject}"
ABOUT_DOING = "về việc {subject}"
