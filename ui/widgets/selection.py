"""What the foot of the window says of the cells selected, as Excel does."""

from __future__ import annotations

from decimal import Decimal, localcontext

from bhxh_desktop.domain.calculation import EXACT
from bhxh_desktop.vietnamese.numbers import format_number
from bhxh_desktop.vietnamese.rounding import round_half_up
from ui.texts import figures_texts as texts
from ui.widgets.figure_table import FigureTable

PLACES = 2
"""Of the mean; a sum is exact."""


def selection_words(table: FigureTable) -> str:
    """Return how many cells are selected, with sum and mean where several hold numbers."""
    places = table.selected
    numbers = [
        value for place in places if isinstance(value := table.grid.cell(place).value, Decimal)
    ]
    if len(numbers) < 2:
        return texts.SELECTED.format(count=len(places)) if places else ""
    with localcontext(EXACT):
        total = sum(numbers, Decimal(0))
    mean = round_half_up(Decimal(total) / len(numbers), PLACES)
    return texts.SELECTED_NUMBERS.format(
        count=len(places), total=format_number(total), mean=format_number(mean)
    )
