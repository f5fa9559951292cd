"""A column of a list: what it shows of a row, and how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Row = TypeVar("Row")
IconOf = Callable[[Row], tuple[str, str]]


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column of a record table."""

    key: str
    """Names it in code and tests."""
    title: str
    show: Callable[[Row], str]
    width: int = 0
    """Logical pixels; 0 takes what is left."""
    align: Literal["left", "right"] = "left"
    """Text left, numbers right."""
    spare: bool = False
    """Whether it gives way to the others in a narrow window: it stands elsewhere too."""
    icon: IconOf[Row] | None = None
    """Name and colour token of the icon before the words."""
    colour: Callable[[Row], str] | None = None
    """Colour token of the words."""
    tip: Callable[[Row], str] | None = None
    """What stands in the tooltip, by default the words themselves."""
