"""Words that name cells."""

from __future__ import annotations

ADDED_ROW = "dòng tự thêm"
NUMBERED_ADDED_ROW = "dòng tự thêm {number}"
NAMED_ADDED_ROW = "dòng tự thêm {number} ({name})"
CELL_OF_FORM = "“{cell}” của biểu “{form}”"
LINE = "Dòng {number}"
