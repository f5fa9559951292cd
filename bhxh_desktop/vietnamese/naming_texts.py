"""Words that name cells."""

from __future__ import annotations

ADDED_ROW = "dòng tự thêm"
NUMBERED_ADDED_ROW = "dòng tự thêm {number}"
CELL_OF_FORM = "“{cell}” của biểu “{form}”"
LINE = "Dòng {number}"
