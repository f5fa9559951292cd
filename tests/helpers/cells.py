"""Strategies for cells, as a form may hold them."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from bhxh_desktop.domain.figure import NONE_ARISING, NOT_APPLICABLE, Cell, CellState, FigureKey
from bhxh_desktop.vietnamese.numbers import FIGURE

numbers = st.from_regex(FIGURE, fullmatch=True).map(Decimal)
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=30)
stateless = st.sampled_from([NONE_ARISING, NOT_APPLICABLE])
number_cells = stateless | st.builds(Cell, st.just(CellState.VALUE), numbers, st.booleans())
text_cells = stateless | st.builds(Cell, st.just(CellState.VALUE), texts)
codes = st.from_regex(r"[a-z][a-z0-9_]{0,39}", fullmatch=True)
open_rows = st.from_regex(r"r-[0-9a-f]{16}", fullmatch=True)
places = st.builds(FigureKey, codes, codes | open_rows, codes)
