"""Naming a cell for people; see `domain.naming`."""

from __future__ import annotations

from bhxh_desktop.domain.naming import cell_name, place_name, row_name

__all__ = ["cell_name", "place_name", "row_name"]
