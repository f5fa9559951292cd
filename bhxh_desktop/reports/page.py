"""Page, margins and type of an administrative document: Decree 30/2020/NĐ-CP, appendix I.

Lengths in twips (1/1440 inch), sizes of type in points. The items in brackets are the decree's.
"""

from __future__ import annotations

from typing import NamedTuple

TWIPS_PER_INCH = 1440
FONT = "Times New Roman"


class Page(NamedTuple):
    """A sheet of A4 with its margins (I.1-3)."""

    width: int
    height: int
    top: int = 1134
    bottom: int = 1134
    left: int = 1701
    right: int = 850

    @property
    def text_width(self) -> int:
        """Room between the margins."""
        return self.width - self.left - self.right


UPRIGHT = Page(11906, 16838)
LANDSCAPE = Page(16838, 11906)
"""For tables too wide for an upright page (I.2); the margins stay those of the decree."""

HEADER_DISTANCE = 567
FOOTER_DISTANCE = 340

BODY_SIZE = 14.0  # 13 to 14 (II.6.e)
NATION_SIZE = 12.0  # 12 to 13 (II.1.a)
MOTTO_SIZE = 13.0  # 13 to 14 (II.1.b)
BODY_NAME_SIZE = 12.0  # 12 to 13 (II.2)
NUMBER_SIZE = 13.0  # (II.3.c)
PLACE_SIZE = 13.0  # 13 to 14 (II.4)
ANNEX_REFERENCE_SIZE = 13.0  # 13 to 14 (III.1.c)
PAGE_NUMBER_SIZE = 13.0  # 13 to 14 (I.7)
RECIPIENTS_HEADING_SIZE = 12.0  # (II.9.d)
RECIPIENTS_SIZE = 11.0  # (II.9.d)
FOOTER_SIZE = 11.0  # 11 to 12 (III.4)

FIRST_LINE = 720  # 1.27 cm (II.6.e)
PARAGRAPH_GAP = 120  # at least 6 pt, in one place only (II.6.e)
LINE = 264  # single to one and a half, in 240ths of a line (II.6.e)
RULE_SHARE = 0.42
"""Of the text above it, for rules of a third to a half of its length (II.2.b, II.5.b)."""
SIGNATURE_LINES = 5
"""Left blank for signature and seal (II.7.d)."""
